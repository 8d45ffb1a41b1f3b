//! The product of the room.

use super::answers::Answers;
use crate::diagnostics::{Diagnostic, Row};

/// The survey tool's layout that a file was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportKind {
    /// One table with its header: no tool's own layout.
    #[default]
    Plain,
}

impl ExportKind {
    /// The name in machine output and settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
        }
    }

    /// The catalogue key of the reason for the kind.
    #[must_use]
    pub fn reason_key(self) -> &'static str {
        match self {
            Self::Plain => "export-reason-plain",
        }
    }
}

/// What the file turned out to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ExportDescription {
    /// The survey tool's layout; [`ExportKind::reason_key`] says why.
    pub kind: ExportKind,
    /// Name of the encoding, lower case; of another file its kind (`xlsx`, `xlsb`, `xls`, `ods`,
    /// `sav`).
    pub encoding: String,
    /// Whether the encoding was guessed from the bytes rather than known (BOM, strict UTF-8, `--encoding`).
    pub encoding_guessed: bool,
    /// The delimiter; of a file that is no text a comma.
    pub delimiter: char,
    /// The sheet of a workbook that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Number of header records.
    pub header_rows: usize,
    /// Number of columns of the file.
    pub columns: usize,
    /// Number of respondents.
    pub respondents: usize,
}

/// One column that was kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Position in the file, from 0.
    pub position: usize,
    /// Header name: the first header row's text; empty or repeated where the file has it so.
    pub name: String,
    /// The texts of the further header rows, such as question wordings.
    pub header_texts: Vec<String>,
    /// The answers.
    pub answers: Answers,
}

/// Decoded answers by respondent and column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Responses {
    /// What the file turned out to be.
    pub export: ExportDescription,
    /// The columns that were asked for, in the order of the file.
    pub columns: Vec<Column>,
    /// Where the physical line runs ahead of the record: (first respondent position from 0, its line). The line
    /// of a later respondent counts on from the last entry at or before it. Never empty when there are respondents.
    /// Lines of a workbook are the rows of its sheet.
    pub line_starts: Vec<(usize, usize)>,
    /// What the reader noticed and read on: a guessed encoding, ragged records, which of several sheets was read,
    /// cells with errors.
    pub warnings: Vec<Diagnostic>,
}

impl Responses {
    /// Number of respondents.
    #[must_use]
    pub fn respondents(&self) -> usize {
        self.export.respondents
    }

    /// The kept column at `position` in the file.
    #[must_use]
    pub fn column(&self, position: usize) -> Option<&Column> {
        self.columns
            .iter()
            .find(|column| column.position == position)
    }

    /// Record and physical line of a respondent (position from 0).
    #[must_use]
    pub fn row(&self, respondent: usize) -> Row {
        let after = self
            .line_starts
            .partition_point(|(first, _)| *first <= respondent);
        let (first, line) = match after.checked_sub(1).and_then(|at| self.line_starts.get(at)) {
            Some(start) => *start,
            None => (0, self.export.header_rows + 1),
        };
        Row {
            record: respondent + 1,
            line: line + (respondent - first),
        }
    }
}
