//! The survey's headers, searched by name.

use std::collections::HashMap;

use super::normalise::normalised;
use crate::diagnostics::{Code, Diagnostic, nearest_names};

/// A column as the survey's header has it.
pub trait Header {
    /// Its name.
    fn name(&self) -> &str;

    /// Its other texts in the header, by which a study may name it, too.
    fn other_texts(&self) -> &[String] {
        &[]
    }

    /// Codes of its answers with their labels, from the survey's data dictionary.
    fn choices(&self) -> &[(String, String)] {
        &[]
    }

    /// What it tells about the respondents, as far as the survey tool's layout says so.
    fn role(&self) -> Option<RespondentRole> {
        None
    }

    /// What was asked, short enough for a table; `None` when the header does not say so.
    fn label(&self) -> Option<String> {
        None
    }
}

/// What a column can tell about the respondents rather than what they answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RespondentRole {
    /// What names a respondent.
    Id,
    /// How long a respondent took.
    Duration,
    /// When a respondent began.
    Start,
    /// When a respondent ended.
    End,
    /// The network address.
    Ip,
    /// Whether the respondent got to the end.
    Status,
}

impl Header for String {
    fn name(&self) -> &str {
        self
    }
}

/// What a name finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// Position of the only column of that name.
    Column(usize),
    /// Positions of several columns of that name.
    Several(Vec<usize>),
    /// No column.
    Nothing,
}

/// Positions of columns by a normalised text.
type Index = HashMap<String, Vec<usize>>;

/// Columns with an index of their names and other texts in normalised form.
#[derive(Debug)]
pub(super) struct Headers<'h> {
    names: Vec<&'h str>,
    choices: Vec<&'h [(String, String)]>,
    labels: Vec<Option<String>>,
    roles: Vec<Option<RespondentRole>>,
    by_name: Index,
    by_text: Index,
}

impl<'h> Headers<'h> {
    pub(super) fn new<H: Header>(columns: &'h [H]) -> Self {
        let (mut by_name, mut by_text) = (Index::new(), Index::new());
        for (position, column) in columns.iter().enumerate() {
            let name = normalised(column.name());
            by_name.entry(name).or_default().push(position);
            for text in column.other_texts() {
                let positions = by_text.entry(normalised(text)).or_default();
                if positions.last() != Some(&position) {
                    positions.push(position);
                }
            }
        }
        Self {
            names: columns.iter().map(Header::name).collect(),
            choices: columns.iter().map(Header::choices).collect(),
            labels: columns.iter().map(Header::label).collect(),
            roles: columns.iter().map(Header::role).collect(),
            by_name,
            by_text,
        }
    }

    /// The column called exactly `name`; failing that, the one whose normalised name is the same, then the one that has
    /// it as another text.
    pub(super) fn find(&self, name: &str) -> Found {
        match self.find_name(name) {
            Found::Nothing => self.find_text(name),
            found => found,
        }
    }

    /// The first column of a role.
    pub(super) fn of_role(&self, role: RespondentRole) -> Option<usize> {
        self.roles.iter().position(|found| *found == Some(role))
    }

    fn find_text(&self, text: &str) -> Found {
        let text = normalised(text);
        let found = self.by_text.get(&text).filter(|_| !text.is_empty());
        match found.map_or(&[][..], Vec::as_slice) {
            [] => Found::Nothing,
            [position] => Found::Column(*position),
            several => Found::Several(several.to_vec()),
        }
    }

    fn find_name(&self, name: &str) -> Found {
        let alike = self.by_name.get(&normalised(name));
        let alike = alike.map_or(&[][..], Vec::as_slice);
        let is_exact = |position: &usize| self.names.get(*position).is_some_and(|n| *n == name);
        let exact: Vec<usize> = alike.iter().copied().filter(is_exact).collect();
        let found = if exact.is_empty() { alike } else { &exact };
        match found {
            [] => Found::Nothing,
            [position] => Found::Column(*position),
            several => Found::Several(several.to_vec()),
        }
    }

    /// Positions of the columns whose names begin and end so; failing that, of those whose normalised names do.
    pub(super) fn matching(&self, (start, end): (&str, &str)) -> Vec<usize> {
        let matching = |name: fn(&str) -> String, start: &str, end: &str| -> Vec<usize> {
            let matches = |header: &str| {
                let rest = name(header);
                let rest = rest.strip_prefix(start);
                rest.is_some_and(|rest| rest.ends_with(end))
            };
            let all = self.names.iter().enumerate();
            let found = all.filter(|(_, header)| matches(header));
            found.map(|(position, _)| position).collect()
        };
        let exact = matching(str::to_owned, start, end);
        if exact.is_empty() {
            return matching(normalised, &normalised(start), &normalised(end));
        }
        exact
    }

    /// The name of the column at `position`.
    pub(super) fn name(&self, position: usize) -> &str {
        self.names.get(position).copied().unwrap_or_default()
    }

    /// Codes and labels of the column at `position`.
    pub(super) fn choices(&self, position: usize) -> &'h [(String, String)] {
        self.choices.get(position).copied().unwrap_or_default()
    }

    /// What was asked in the column at `position`.
    pub(super) fn label(&self, position: usize) -> Option<&str> {
        self.labels.get(position)?.as_deref()
    }

    /// The first of `names` that is the name of any column, and what it finds. Other texts do not count: nobody has
    /// asked for them.
    pub(super) fn find_first<'n>(
        &self,
        names: impl IntoIterator<Item = &'n String>,
    ) -> Option<(&'n str, Found)> {
        let mut found = names
            .into_iter()
            .map(|name| (name.as_str(), self.find_name(name)));
        found.find(|(_, found)| *found != Found::Nothing)
    }
}

/// The columns that were asked for and not found, gathered into few diagnostics.
#[derive(Debug, Default)]
pub(super) struct Unfound {
    missing: Vec<Missing>,
    repeated: Vec<Diagnostic>,
}

#[derive(Debug)]
struct Missing {
    /// What to look for among the headers.
    name: String,
    /// As the message lists it.
    shown: String,
}

impl Unfound {
    /// Notes the indicator or column `name`, for which there is no column.
    pub(super) fn indicator(&mut self, name: &str) {
        self.missing.push(Missing {
            name: name.to_owned(),
            shown: name.to_owned(),
        });
    }

    /// Notes the pattern `name`, which no column matches; `letters` are what it says of their names.
    pub(super) fn pattern(&mut self, name: &str, letters: &str, user: &str) {
        self.missing.push(Missing {
            name: letters.to_owned(),
            shown: format!("\"{name}\" ({user})"),
        });
    }

    /// The column that `found` is; notes a fault when it is none. `user` is the indicator or key that needs it.
    pub(super) fn column(&mut self, name: &str, found: Found, user: &str) -> Option<usize> {
        match found {
            Found::Column(position) => return Some(position),
            Found::Nothing => self.missing.push(Missing {
                name: name.to_owned(),
                shown: if name == user {
                    format!("\"{name}\"")
                } else {
                    format!("\"{name}\" ({user})")
                },
            }),
            Found::Several(positions) => {
                let numbers: Vec<String> = positions.iter().map(|p| (p + 1).to_string()).collect();
                self.repeated.push(
                    Diagnostic::new(Code::DuplicateColumn)
                        .in_column(name)
                        .with("name", name)
                        .with("user", user)
                        .with("positions", numbers.join(", ")),
                );
            }
        }
        None
    }

    /// Whether every column was found.
    pub(super) fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.repeated.is_empty()
    }

    /// One diagnostic for all missing columns, one for each repeated name.
    pub(super) fn diagnostics(self, headers: &Headers<'_>) -> Vec<Diagnostic> {
        self.diagnostics_advising(headers, "study-nearest-headers")
    }

    /// As [`Unfound::diagnostics`], with another sentence that says what to do about missing columns.
    pub(super) fn diagnostics_advising(
        self,
        headers: &Headers<'_>,
        advice: &'static str,
    ) -> Vec<Diagnostic> {
        let mut found = self.repeated;
        if self.missing.is_empty() {
            return found;
        }
        let missing = self.missing.iter();
        let shown: Vec<&str> = missing
            .clone()
            .map(|missing| missing.shown.as_str())
            .collect();
        let wrong: Vec<&str> = missing.map(|missing| missing.name.as_str()).collect();
        let known: Vec<&str> = headers
            .names
            .iter()
            .copied()
            .filter(|name| !name.is_empty())
            .collect();
        found.push(
            Diagnostic::new(Code::MissingColumn)
                .with("columns", shown.join(", "))
                .with("nearest", nearest_names(&wrong, &known))
                .with_word("advice", advice),
        );
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_names_win_over_normalised_ones() {
        let names = ["Q1", "q1", "Sat ", "a", "a", ""].map(str::to_owned);
        let headers = Headers::new(&names);
        assert_eq!(headers.find("q1"), Found::Column(1));
        assert_eq!(headers.find("SAT"), Found::Column(2));
        assert_eq!(headers.find("a"), Found::Several(vec![3, 4]));
        assert_eq!(headers.find("ｑ１"), Found::Several(vec![0, 1]));
        assert_eq!(headers.find("b"), Found::Nothing);
    }

    /// A column with another text than its name.
    struct Worded(&'static str, Vec<String>);

    impl Header for Worded {
        fn name(&self) -> &str {
            self.0
        }

        fn other_texts(&self) -> &[String] {
            &self.1
        }
    }

    #[test]
    fn other_texts_count_where_no_name_does_and_only_when_asked_for() {
        let columns = [
            ("q1", "How good?"),
            ("q2", "q1"),
            ("q3", "Why?"),
            ("", "Why?"),
        ];
        let columns = columns.map(|(name, text)| Worded(name, vec![text.to_owned()]));
        let headers = Headers::new(&columns);
        assert_eq!(headers.find("q1"), Found::Column(0));
        assert_eq!(headers.find("how GOOD?"), Found::Column(0));
        assert_eq!(headers.find("why?"), Found::Several(vec![2, 3]));
        assert_eq!(headers.find_first(&["How good?".to_owned()]), None);
    }
}
