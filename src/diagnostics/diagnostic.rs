//! One thing that is wrong, and a list of them as an error.

use std::fmt;

use super::code::{Code, Severity};
use crate::words::{Language, Words};

/// A respondent's position in the survey file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Row {
    /// Respondent number, from 1, header records not counted; 0 in the header.
    pub record: usize,
    /// Physical line in the file, from 1; differs from the record where answers hold line breaks. Of a workbook the
    /// row of the sheet.
    pub line: usize,
}

/// Where something is wrong; what is unknown or does not apply is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Group of respondents.
    pub group: Option<String>,
    /// File name as the user gave it.
    pub file: Option<String>,
    /// Line of a model or study file, from 1.
    pub line: Option<usize>,
    /// First respondent concerned.
    pub row: Option<Row>,
    /// Column as the header names it.
    pub column: Option<String>,
}

/// One fault, warning or note: a code, its place and the values of its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of thing it is.
    pub code: Code,
    /// Where it is.
    pub place: Place,
    /// How many respondents or cells are concerned, where that is counted.
    pub count: Option<usize>,
    /// The first respondents concerned.
    pub rows: Vec<Row>,
    /// Named values of the message and the remedy.
    pub arguments: Vec<(&'static str, String)>,
    /// Named phrases of the catalogue that fill placeables of the message and the remedy in the reader's language.
    pub phrases: Vec<(&'static str, &'static str)>,
}

impl Diagnostic {
    /// A diagnostic without place or arguments.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            place: Place::default(),
            count: None,
            rows: Vec::new(),
            arguments: Vec::new(),
            phrases: Vec::new(),
        }
    }

    /// CSI-U002: `name` is not in a fixed list. Suggests the nearest name when one is near; `known` tells the list.
    #[must_use]
    pub fn unknown_name(name: &str, nearest: Option<&str>, known: impl fmt::Display) -> Self {
        let fault = Self::new(Code::UnknownName)
            .with("name", name)
            .with("known", known);
        match nearest {
            Some(nearest) => fault
                .with("nearest", nearest)
                .with_word("advice", "unknown-name-nearest"),
            None => fault.with_word("advice", "unknown-name-known"),
        }
    }

    /// Adds a named value of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// Adds a named phrase: the placeable `name` becomes the catalogue's message `key`, itself filled with the
    /// arguments and with the phrases added before it.
    #[must_use]
    pub fn with_word(mut self, name: &'static str, key: &'static str) -> Self {
        self.phrases.push((name, key));
        self
    }

    /// Sets the file.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.place.file = Some(file.into());
        self
    }

    /// Sets the group of respondents.
    #[must_use]
    pub fn in_group(mut self, group: impl Into<String>) -> Self {
        self.place.group = Some(group.into());
        self
    }

    /// Sets the line of a model or study file.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.place.line = Some(line);
        self
    }

    /// Sets the column.
    #[must_use]
    pub fn in_column(mut self, column: impl Into<String>) -> Self {
        self.place.column = Some(column.into());
        self
    }

    /// Sets the first respondents concerned and how many there are in all.
    #[must_use]
    pub fn at_rows(mut self, rows: Vec<Row>, count: usize) -> Self {
        self.place.row = rows.first().copied();
        self.rows = rows;
        self.count = Some(count);
        self
    }

    /// The sentence that says what is wrong.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        words.fill(self.code.id(), &self.filled_arguments(words))
    }

    /// The sentence that says what to do.
    #[must_use]
    pub fn remedy(&self, words: &Words) -> String {
        let key = format!("{}.remedy", self.code.id());
        words.fill(&key, &self.filled_arguments(words))
    }

    fn filled_arguments(&self, words: &Words) -> Vec<(&'static str, String)> {
        let mut arguments = self.arguments.clone();
        for (name, key) in &self.phrases {
            let phrase = words.fill(key, &arguments);
            arguments.push((name, phrase));
        }
        arguments
    }

    /// Group, file, line, record and column, as far as they are known, in one phrase.
    #[must_use]
    pub fn place_phrase(&self, words: &Words) -> String {
        let place = &self.place;
        let mut parts: Vec<String> = place.group.iter().cloned().collect();
        if let Some(file) = &place.file {
            match place.line {
                Some(line) => parts.push(format!("{file}:{line}")),
                None => parts.push(file.clone()),
            }
        } else if let Some(line) = place.line {
            parts.push(words.fill("place-line", &[("line", line.to_string())]));
        }
        if let Some(row) = place.row {
            let numbers = [
                ("record", row.record.to_string()),
                ("line", row.line.to_string()),
            ];
            // The header is no respondent's record.
            let key = if row.record > 0 {
                "place-record"
            } else {
                "place-line"
            };
            parts.push(words.fill(key, &numbers));
        }
        if let Some(column) = &place.column {
            parts.push(words.fill("place-column", &[("column", column.clone())]));
        }
        parts.join(&words.text("place-separator"))
    }

    /// Severity, code, place, sentence and remedy: what a terminal shows, without colour.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        let severity = words.text(self.code.severity().key());
        let place = self.place_phrase(words);
        let colon = words.text("colon");
        let separator = if place.is_empty() { "" } else { &colon };
        let (code, message, remedy) = (self.code.id(), self.message(words), self.remedy(words));
        let help = words.text("severity-help");
        format!("{severity}[{code}] {place}{separator}{message}\n  {help}{colon}{remedy}")
    }
}

/// A non-empty list of diagnostics as an error: all faults of a kind at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// `Ok(())` when nothing was found, the list as an error otherwise.
    ///
    /// # Errors
    /// The given diagnostics, when there are any.
    pub fn check(found: Vec<Diagnostic>) -> Result<(), Self> {
        if found.is_empty() {
            Ok(())
        } else {
            Err(Self(found))
        }
    }

    /// Names the file in every diagnostic that names none.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        for diagnostic in &mut self.0 {
            diagnostic.place.file.get_or_insert_with(|| file.to_owned());
        }
        self
    }

    /// The exit code of the gravest kind: the first diagnostic's.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        self.0
            .iter()
            .find(|diagnostic| diagnostic.code.severity() == Severity::Error)
            .map_or(2, |diagnostic| diagnostic.code.exit_code())
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = Words::new(Language::English);
        let sentences: Vec<String> = self
            .0
            .iter()
            .map(|diagnostic| diagnostic.sentence(&words))
            .collect();
        formatter.write_str(&sentences.join("\n"))
    }
}

impl std::error::Error for Diagnostics {}
