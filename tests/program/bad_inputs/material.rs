//! A sound survey and model, and how a case departs from them.

/// Three constructs with two items each.
pub(super) const MODEL: &str = "\
quality =~ q1 + q2
value =~ v1 + v2
satisfaction =~ s1 + s2
value ~ quality
satisfaction ~ quality + value
";

const HEADER: &str = "id,region,weight,q1,q2,v1,v2,s1,s2";

const RECORDS: [&str; 16] = [
    "1,north,1.0,8,9,7,8,8,9",
    "2,south,0.8,5,7,5,4,5,6",
    "3,north,1.2,9,7,8,9,10,9",
    "4,south,1.1,3,4,6,3,3,2",
    "5,north,0.9,7,6,6,8,7,9",
    "6,south,1.0,10,8,7,8,9,10",
    "7,north,1.3,4,3,3,5,6,4",
    "8,south,0.7,6,9,8,5,7,6",
    "9,north,1.0,8,7,4,6,7,7",
    "10,south,1.0,2,4,2,3,4,3",
    "11,north,1.1,7,8,9,6,8,8",
    "12,south,0.9,9,6,9,10,9,7",
    "13,north,1.0,6,6,7,7,5,6",
    "14,south,1.2,5,4,4,6,6,5",
    "15,north,0.8,7,9,5,4,6,8",
    "16,south,1.0,4,5,6,7,5,5",
];

/// Sixteen respondents; cells can be changed.
pub(super) struct Survey {
    header: Vec<&'static str>,
    records: Vec<Vec<String>>,
}

impl Survey {
    pub(super) fn sound() -> Self {
        let cells = |record: &&str| record.split(',').map(str::to_owned).collect();
        Self {
            header: HEADER.split(',').collect(),
            records: RECORDS.iter().map(cells).collect(),
        }
    }

    /// Puts an answer into the record of that number, which is line `record + 1` of the file.
    pub(super) fn cell(mut self, record: usize, column: &str, answer: &str) -> Self {
        let position = self.position(column);
        answer.clone_into(&mut self.records[record - 1][position]);
        self
    }

    /// Changes all answers of a column.
    pub(super) fn column(mut self, column: &str, answer: impl Fn(&str) -> String) -> Self {
        let position = self.position(column);
        for record in &mut self.records {
            record[position] = answer(&record[position]);
        }
        self
    }

    /// Puts the answers of one column into another, too.
    pub(super) fn copied(mut self, from: &str, to: &str) -> Self {
        let (from, to) = (self.position(from), self.position(to));
        for record in &mut self.records {
            let answer = record[from].clone();
            record[to] = answer;
        }
        self
    }

    /// Takes the answers of some records to some columns away.
    pub(super) fn blank(self, columns: &[&str], records: impl IntoIterator<Item = usize>) -> Self {
        records.into_iter().fold(self, |survey, record| {
            let one = |survey: Self, column: &&str| survey.cell(record, column, "");
            columns.iter().fold(survey, one)
        })
    }

    pub(super) fn renamed(mut self, column: &str, name: &'static str) -> Self {
        let position = self.position(column);
        self.header[position] = name;
        self
    }

    pub(super) fn first(mut self, respondents: usize) -> Self {
        self.records.truncate(respondents);
        self
    }

    pub(super) fn text(&self) -> String {
        let records = self.records.iter().map(|record| record.join(",") + "\n");
        self.header.join(",") + "\n" + &records.collect::<String>()
    }

    fn position(&self, column: &str) -> usize {
        let position = self.header.iter().position(|name| *name == column);
        position.unwrap()
    }
}

/// One run of the program and what must come of it.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) files: Vec<(&'static str, Vec<u8>)>,
    pub(super) arguments: Vec<&'static str>,
    pub(super) exit_code: i32,
    /// What standard error must say.
    pub(super) needles: &'static [&'static str],
    pub(super) prints_results: bool,
}

impl Case {
    /// A run with these arguments.
    pub(super) fn run(name: &'static str, arguments: &[&'static str]) -> Self {
        Self {
            name,
            files: Vec::new(),
            arguments: arguments.to_vec(),
            exit_code: 0,
            needles: &[],
            prints_results: false,
        }
    }

    /// A fit of the folder's survey and model, with further arguments.
    pub(super) fn fit(name: &'static str, more: &[&'static str]) -> Self {
        let mut case = Self::run(name, &["fit", "survey.csv", "--model", "model.lav"]);
        case.arguments.extend(["--scale", "1..10"]);
        case.arguments.extend(more);
        case
    }

    /// A fit of a study file of this text.
    pub(super) fn study(name: &'static str, text: &str) -> Self {
        Self::run(name, &["fit", "study.toml"]).file("study.toml", text.as_bytes())
    }

    /// A fit of the folder's survey with a lavaan model of this text.
    pub(super) fn lavaan(name: &'static str, text: &str) -> Self {
        Self::fit(name, &[]).file("model.lav", text.as_bytes())
    }

    /// Further arguments.
    pub(super) fn also(mut self, more: &[&'static str]) -> Self {
        self.arguments.extend(more);
        self
    }

    pub(super) fn file(mut self, name: &'static str, content: impl AsRef<[u8]>) -> Self {
        self.files.push((name, content.as_ref().to_vec()));
        self
    }

    pub(super) fn survey(self, survey: &Survey) -> Self {
        self.file("survey.csv", survey.text())
    }

    /// The run ends with this exit code and says all of this.
    pub(super) fn fails(mut self, exit_code: i32, needles: &'static [&'static str]) -> Self {
        self.exit_code = exit_code;
        self.needles = needles;
        self
    }

    /// Everything that could be computed is printed all the same.
    pub(super) fn with_results(mut self) -> Self {
        self.prints_results = true;
        self
    }
}

/// The case that nothing is wrong with.
pub(super) fn sound_fit() -> Case {
    Case::fit("sound survey", &["--weight", "weight"]).with_results()
}
