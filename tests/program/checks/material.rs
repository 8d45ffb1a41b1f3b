//! A survey without a fault, and how a case departs from it.

use std::path::Path;

pub(super) const MODEL: &str = "\
quality =~ q1 + q2 + q3
value =~ v1 + v2
satisfaction =~ s1 + s2 + s3
loyalty =~ l1 + l2 + l3 + l4
value ~ quality
satisfaction ~ quality + value
loyalty ~ satisfaction
";

pub(super) const STUDY: &str = "\
[survey]
file = 'survey.csv'
weight = 'weight'
group = 'region'
strata = 'stratum'
[model]
file = 'model.lav'
index = 'satisfaction'
[scale]
min = 1
max = 10
";

pub(super) const ITEMS: [&str; 12] = [
    "q1", "q2", "q3", "v1", "v2", "s1", "s2", "s3", "l1", "l2", "l3", "l4",
];

const OTHERS: [&str; 6] = ["id", "region", "stratum", "weight", "duration", "ip"];

/// Two hundred respondents who answer as they feel, on 1 to 10; cells can be changed.
#[derive(Clone)]
pub(super) struct Survey {
    pub(super) header: Vec<String>,
    pub(super) records: Vec<Vec<String>>,
    study: String,
    bytes: Option<Vec<u8>>,
}

impl Survey {
    pub(super) fn sound() -> Self {
        let mut state = 20_u64;
        let mut random = move |below: u64| {
            // Knuth's constants; the upper bits are the good ones.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let record = |number: u64| {
            let level = 3 + random(3) + random(4);
            let others = [
                number.to_string(),
                ["north", "south"][usize::from(number.is_multiple_of(3))].to_owned(),
                ["a", "b", "c", "d"][(number % 4) as usize].to_owned(),
                ["0.9", "1", "1.1"][(number % 3) as usize].to_owned(),
                (200 + random(200)).to_string(),
                format!("10.0.{}.{}", number / 250, number % 250),
            ];
            let answers = ITEMS.map(|_| (level + random(5) - 2).clamp(1, 10).to_string());
            others.into_iter().chain(answers).collect()
        };
        Self {
            header: OTHERS
                .iter()
                .chain(&ITEMS)
                .map(|name| (*name).to_owned())
                .collect(),
            records: (1..=200).map(record).collect(),
            study: STUDY.to_owned(),
            bytes: None,
        }
    }

    fn position(&self, column: &str) -> usize {
        let mut names = self.header.iter();
        names.position(|name| name == column).unwrap()
    }

    pub(super) fn cell(mut self, record: usize, column: &str, answer: &str) -> Self {
        let position = self.position(column);
        answer.clone_into(&mut self.records[record - 1][position]);
        self
    }

    pub(super) fn cells(
        self,
        records: impl IntoIterator<Item = usize>,
        column: &str,
        answer: &str,
    ) -> Self {
        let records = records.into_iter();
        records.fold(self, |survey, record| survey.cell(record, column, answer))
    }

    /// One answer to all items.
    pub(super) fn line(self, record: usize, answer: &str) -> Self {
        ITEMS
            .iter()
            .fold(self, |survey, item| survey.cell(record, item, answer))
    }

    pub(super) fn column(mut self, column: &str, answer: impl Fn(usize) -> String) -> Self {
        let position = self.position(column);
        for record in &mut self.records {
            record[position] = answer(record[position].parse().unwrap_or_default());
        }
        self
    }

    /// Gives a record the answers of another one.
    pub(super) fn like(mut self, record: usize, other: usize) -> Self {
        for item in ITEMS {
            let position = self.position(item);
            let answer = self.records[other - 1][position].clone();
            self.records[record - 1][position] = answer;
        }
        self
    }

    pub(super) fn renamed(mut self, column: &str, name: &str) -> Self {
        let position = self.position(column);
        name.clone_into(&mut self.header[position]);
        self
    }

    pub(super) fn first(mut self, respondents: usize) -> Self {
        self.records.truncate(respondents);
        self
    }

    /// Adds lines to the study file.
    pub(super) fn study(mut self, lines: &str) -> Self {
        self.study += lines;
        self
    }

    /// Replaces the file.
    pub(super) fn bytes(mut self, change: impl Fn(String) -> Vec<u8>) -> Self {
        self.bytes = Some(change(self.text()));
        self
    }

    pub(super) fn text(&self) -> String {
        let lines = std::iter::once(&self.header).chain(&self.records);
        lines.map(|cells| cells.join(",") + "\n").collect()
    }

    pub(super) fn write(&self, folder: &Path) {
        let bytes = self
            .bytes
            .clone()
            .unwrap_or_else(|| self.text().into_bytes());
        std::fs::write(folder.join("survey.csv"), bytes).unwrap();
        std::fs::write(folder.join("model.lav"), MODEL).unwrap();
        std::fs::write(folder.join("study.toml"), &self.study).unwrap();
    }
}
