//! What the header says of one column.

use serde::Serialize;

use crate::study::{Header, RespondentRole};

/// What a column holds. Survey tools name the same thing differently; these are the common names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnRole {
    /// Answers to a question, or to one row of a matrix.
    #[default]
    Answer,
    /// One option of a question with several answers: ticked or not.
    Option,
    /// All ticked options of a question in one cell.
    Several,
    /// The text box beside a question.
    OtherText,
    /// A column whose answers another column holds: one point of a rating that was exported as a column for each
    /// point, or a column without name.
    Absorbed,
    /// What tells respondents apart.
    RespondentId,
    /// When the respondent began.
    Started,
    /// When the respondent ended.
    Ended,
    /// When the response was recorded or handed in.
    Submitted,
    /// How long the respondent took.
    Duration,
    /// How far the respondent got.
    Progress,
    /// What kind of response it is: genuine, preview, test, imported.
    Status,
    /// Whether the response, or one form of it, is complete.
    Complete,
    /// Internet address.
    IpAddress,
    /// Language of the questionnaire.
    Language,
    /// How the respondent came to the questionnaire: link, channel, device.
    Source,
    /// Where the respondent was.
    Location,
    /// Name, address or account of the respondent.
    Person,
    /// The analyst's own number of the respondent.
    ExternalId,
    /// The wave or visit that a record belongs to.
    Event,
    /// The repeating form that a record belongs to.
    RepeatInstrument,
    /// Which repeat it is.
    RepeatInstance,
    /// Points that the tool gave for the answers.
    Score,
    /// Anything else that the tool recorded and nobody was asked.
    Metadata,
}

impl ColumnRole {
    /// Whether nobody was asked: the tool recorded it.
    #[must_use]
    pub fn is_metadata(self) -> bool {
        !matches!(
            self,
            Self::Answer | Self::Option | Self::Several | Self::OtherText | Self::Absorbed
        )
    }
}

/// What was asked, as far as the header or a data dictionary says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// Text of the question.
    pub question: Option<String>,
    /// Row of a matrix.
    pub row: Option<String>,
    /// Option of a question with several answers.
    pub option: Option<String>,
    /// Codes and their labels from a data dictionary, in its order.
    pub choices: Vec<(String, String)>,
}

impl Wording {
    /// Question, row and option in one line; `None` when nothing is known.
    #[must_use]
    pub fn label(&self) -> Option<String> {
        let parts = [&self.question, &self.row, &self.option];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        (!parts.is_empty()).then(|| parts.join(" – "))
    }
}

/// One column as the header describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SurveyColumn {
    /// The name by which a study refers to it; may be empty, and repeat in a plain file.
    pub name: String,
    /// Its other texts in the header, each of which a study may use in place of the name.
    pub header_texts: Vec<String>,
    /// What was asked.
    pub wording: Wording,
    /// What it holds.
    pub role: ColumnRole,
}

impl SurveyColumn {
    /// A column of a name and a role.
    pub(super) fn new(name: impl Into<String>, role: ColumnRole) -> Self {
        Self {
            name: name.into(),
            role,
            ..Self::default()
        }
    }

    /// Adds another text of the header, unless it is empty or known.
    pub(super) fn also(mut self, text: &str) -> Self {
        let known = text == self.name || self.header_texts.iter().any(|other| other == text);
        if !text.is_empty() && !known {
            self.header_texts.push(text.to_owned());
        }
        self
    }

    /// Sets the question, unless it is empty.
    pub(super) fn asking(mut self, question: &str) -> Self {
        self.wording.question = (!question.is_empty()).then(|| question.to_owned());
        self
    }

    /// Sets the row of the matrix, unless it is empty.
    pub(super) fn in_row(mut self, row: &str) -> Self {
        self.wording.row = (!row.is_empty()).then(|| row.to_owned());
        self
    }

    /// Sets the option, unless it is empty.
    pub(super) fn of_option(mut self, option: &str) -> Self {
        self.wording.option = (!option.is_empty()).then(|| option.to_owned());
        self
    }
}

impl Header for SurveyColumn {
    fn name(&self) -> &str {
        &self.name
    }

    fn other_texts(&self) -> &[String] {
        &self.header_texts
    }

    fn choices(&self) -> &[(String, String)] {
        &self.wording.choices
    }

    fn role(&self) -> Option<RespondentRole> {
        match self.role {
            ColumnRole::RespondentId => Some(RespondentRole::Id),
            ColumnRole::Duration => Some(RespondentRole::Duration),
            ColumnRole::Started => Some(RespondentRole::Start),
            ColumnRole::Ended => Some(RespondentRole::End),
            ColumnRole::IpAddress => Some(RespondentRole::Ip),
            ColumnRole::Progress => Some(RespondentRole::Status),
            _ => None,
        }
    }

    fn label(&self) -> Option<String> {
        let wording = &self.wording;
        let asked = wording.option.as_ref().or(wording.row.as_ref());
        asked
            .or(wording.question.as_ref())
            .map(|text| shortened(text))
    }
}

/// Letters of a label in a table.
const LABEL_LETTERS: usize = 60;

/// The start of a text, up to a blank where there is one in its second half.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LABEL_LETTERS) else {
        return text.to_owned();
    };
    let start = text.get(..end).unwrap_or_default();
    let blank = start.rfind(' ').filter(|blank| *blank > end / 2);
    let start = start.get(..blank.unwrap_or(end)).unwrap_or(start);
    format!("{}…", start.trim_end())
}

/// Gives columns of the same name different ones: `Other`, `Other (2)`. Empty names stay empty.
pub(super) fn make_unique(columns: &mut [SurveyColumn]) {
    let mut used = std::collections::HashSet::new();
    for column in columns {
        let first = column.name.clone();
        let mut number = 2;
        while !first.is_empty() && !used.insert(column.name.clone()) {
            column.name = format!("{first} ({number})");
            number += 1;
        }
        if column.name != first {
            column.header_texts.push(first);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_names_are_numbered() {
        let mut columns: Vec<SurveyColumn> = ["a", "", "a", "a (2)", "", "a"]
            .map(|name| SurveyColumn::new(name, ColumnRole::Answer))
            .to_vec();
        make_unique(&mut columns);
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["a", "", "a (2)", "a (2) (2)", "", "a (3)"]);
        assert_eq!(columns[2].header_texts, ["a"]);
    }

    #[test]
    fn a_label_has_what_is_known() {
        let column = SurveyColumn::new("q", ColumnRole::Answer)
            .asking("How?")
            .in_row("Staff");
        assert_eq!(column.wording.label().as_deref(), Some("How? – Staff"));
        assert_eq!(Wording::default().label(), None);
        assert_eq!(
            crate::study::Header::label(&column).as_deref(),
            Some("Staff")
        );
    }

    #[test]
    fn long_texts_are_shortened_between_words() {
        let long = "word ".repeat(20);
        assert_eq!(
            shortened(&long),
            format!("{}…", "word ".repeat(11).trim_end().to_owned() + " word")
        );
        assert_eq!(shortened(&"满".repeat(70)), "满".repeat(60) + "…");
        assert_eq!(shortened("short"), "short");
    }
}
