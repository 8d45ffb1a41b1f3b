//! The data dictionary of a REDCap project: labels and choices of its fields.

use std::collections::HashMap;
use std::io::Read;

use csv::{ReaderBuilder, StringRecord};

use super::column::{ColumnRole, SurveyColumn};
use super::head::tidy;
use super::redcap::checkbox;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::study::normalised;

const NAME: &str = "variable / field name";
const TYPE: &str = "field type";
const LABEL: &str = "field label";
const CHOICES: &str = "choices, calculations, or slider labels";
const MATRIX: &str = "matrix group name";
const SECTION: &str = "section header";
/// Columns that a dictionary must have, with what REDCap calls them when it writes plain names.
const NEEDED: &[(&str, &str)] = &[
    (NAME, "field_name"),
    (LABEL, "field_label"),
    (TYPE, "field_type"),
];

/// What a dictionary says of one field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Field {
    label: String,
    kind: String,
    /// Codes and labels, in order.
    choices: Vec<(String, String)>,
    /// The section header of a matrix: the question of which the label is a row.
    matrix_question: Option<String>,
}

/// The fields of a survey with their labels and choices, from the CSV that REDCap calls data dictionary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dictionary {
    fields: HashMap<String, Field>,
}

impl Dictionary {
    /// Reads a data dictionary: CSV in UTF-8 with a header record.
    ///
    /// # Errors
    /// CSI-D032 when columns of a dictionary are absent, a record cannot be read, or there is no field.
    pub fn read(source: impl Read) -> Result<Self, Diagnostics> {
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(source);
        let fault = |found: String| {
            Diagnostics::from(Diagnostic::new(Code::BadDictionary).with("found", found))
        };
        let headers = reader.headers().map_err(|error| fault(error.to_string()))?;
        let headers: Vec<String> = headers.iter().map(normalised).collect();
        let columns = Columns::find(&headers).map_err(|absent| fault(absent.join(", ")))?;
        let mut fields = HashMap::new();
        let mut section = String::new();
        for record in reader.records() {
            let record = record.map_err(|error| fault(error.to_string()))?;
            let (name, field) = columns.field(&record, &mut section);
            if !name.is_empty() {
                fields.insert(name, field);
            }
        }
        if fields.is_empty() {
            return Err(fault("0".to_owned()));
        }
        Ok(Self { fields })
    }

    /// Gives columns the wording of their fields, and those that hold no rating by their field's type their role.
    pub(super) fn describe(&self, columns: &mut [SurveyColumn]) {
        for column in columns {
            let name = normalised(&column.name);
            if let Some(field) = self.fields.get(&name) {
                column.wording.question = Some(field.label.clone());
                if let Some(question) = &field.matrix_question {
                    column.wording.question = Some(question.clone());
                    column.wording.row = Some(field.label.clone());
                }
                column.wording.choices.clone_from(&field.choices);
                if field.kind == "notes" && column.role == ColumnRole::Answer {
                    column.role = ColumnRole::OtherText;
                }
            } else if let Some((field, code)) = checkbox(&name)
                && let Some(field) = self.fields.get(&field)
            {
                column.role = ColumnRole::Option;
                column.wording.question = Some(field.label.clone());
                let choice = field
                    .choices
                    .iter()
                    .find(|(known, _)| checkbox_code(known) == code);
                if let Some((_, label)) = choice {
                    column.wording.option = Some(label.clone());
                }
            }
        }
    }
}

/// A choice's code as it stands in the name of its checkbox column: `-1` becomes `_1`.
fn checkbox_code(code: &str) -> String {
    normalised(code).replace('-', "_")
}

/// Positions of a dictionary's columns.
struct Columns {
    name: usize,
    kind: usize,
    label: usize,
    choices: Option<usize>,
    matrix: Option<usize>,
    section: Option<usize>,
}

impl Columns {
    /// The columns, or the names of those that are absent.
    fn find(headers: &[String]) -> Result<Self, Vec<&'static str>> {
        let position = |name: &str| headers.iter().position(|header| header == name);
        let needed = |(name, other): &(&'static str, &str)| {
            position(name).or_else(|| position(other)).ok_or(*name)
        };
        let mut found = Vec::new();
        let mut absent = Vec::new();
        for column in NEEDED {
            match needed(column) {
                Ok(at) => found.push(at),
                Err(name) => absent.push(name),
            }
        }
        match found.as_slice() {
            [name, label, kind] => Ok(Self {
                name: *name,
                label: *label,
                kind: *kind,
                choices: position(CHOICES).or_else(|| position("select_choices_or_calculations")),
                matrix: position(MATRIX).or_else(|| position("matrix_group_name")),
                section: position(SECTION).or_else(|| position("section_header")),
            }),
            _ => Err(absent),
        }
    }

    /// The name of a record's field, normalised, and what is said of it; `section` is the last section header.
    fn field(&self, record: &StringRecord, section: &mut String) -> (String, Field) {
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let optional = |at: Option<usize>| at.map(cell).unwrap_or_default();
        let header = tidy(optional(self.section));
        if !header.is_empty() {
            *section = header;
        }
        let kind = normalised(cell(self.kind));
        let in_matrix = !optional(self.matrix).trim().is_empty() && !section.is_empty();
        let choices = match kind.as_str() {
            // Here the cell holds a formula or the texts under a slider.
            "calc" | "slider" | "sql" => Vec::new(),
            "yesno" => pairs(&[("1", "Yes"), ("0", "No")]),
            "truefalse" => pairs(&[("1", "True"), ("0", "False")]),
            _ => choices(optional(self.choices)),
        };
        let field = Field {
            label: tidy(cell(self.label)),
            kind,
            choices,
            matrix_question: in_matrix.then(|| section.clone()),
        };
        (normalised(cell(self.name)), field)
    }
}

fn pairs(choices: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(code, label): &(&str, &str)| ((*code).to_owned(), (*label).to_owned());
    choices.iter().map(owned).collect()
}

/// `1, Very poor | 2, Poor`: a label may hold commas.
fn choices(text: &str) -> Vec<(String, String)> {
    let choice = |choice: &str| {
        let (code, label) = choice.split_once(',')?;
        Some((code.trim().to_owned(), tidy(label)))
    };
    text.split('|').filter_map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "\u{feff}\"Variable / Field Name\",\"Form Name\",\"Section Header\",\"Field Type\",\"Field Label\",\
                          \"Choices, Calculations, OR Slider Labels\",\"Matrix Group Name\"\n";

    fn describe(text: &str, names: &[&str]) -> Vec<SurveyColumn> {
        let dictionary = Dictionary::read(format!("{HEADER}{text}").as_bytes()).unwrap();
        let column = |name: &&str| SurveyColumn::new(*name, ColumnRole::Answer);
        let mut columns: Vec<SurveyColumn> = names.iter().map(column).collect();
        dictionary.describe(&mut columns);
        columns
    }

    #[test]
    fn fields_give_questions_and_choices() {
        let text = "sat,f,,radio,<b>How</b> satisfied?,\"1, Not at all | 2, So, so | 3, Very\",\n\
                    tea,f,,checkbox,Drinks,\"1, Tea | -1, None\",\n\
                    fast,f,Rate us,radio,Speed,\"0, No | 1, Yes\",grid\n\
                    why,f,,notes,Why?,,\n";
        let columns = describe(
            text,
            &["sat", "tea___1", "tea____1", "fast", "why", "other"],
        );
        assert_eq!(
            columns[0].wording.question.as_deref(),
            Some("How satisfied?")
        );
        assert_eq!(
            columns[0].wording.choices[1],
            ("2".to_owned(), "So, so".to_owned())
        );
        assert_eq!(columns[1].wording.label().as_deref(), Some("Drinks – Tea"));
        assert_eq!(columns[2].wording.label().as_deref(), Some("Drinks – None"));
        assert_eq!(columns[1].role, ColumnRole::Option);
        assert_eq!(
            columns[3].wording.label().as_deref(),
            Some("Rate us – Speed")
        );
        assert_eq!(columns[4].role, ColumnRole::OtherText);
        assert_eq!(columns[5].wording.label(), None);
    }

    #[test]
    fn what_is_no_dictionary_is_refused() {
        for text in ["a,b\n1,2\n", HEADER] {
            let fault = Dictionary::read(text.as_bytes()).unwrap_err();
            assert_eq!(fault.0[0].code, Code::BadDictionary);
        }
    }
}
