//! The product of the room.

use super::answers::Answers;
use crate::diagnostics::Row;

/// What the file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ExportDescription {
    /// The survey tool's layout (`plain` when none was recognised).
    pub kind: String,
    /// Why that kind.
    pub reason: String,
    /// Name of the encoding, lower case.
    pub encoding: String,
    /// Whether the encoding was guessed from the bytes rather than known (BOM, strict UTF-8, `--encoding`).
    pub encoding_guessed: bool,
    /// The delimiter.
    pub delimiter: char,
    /// Number of header records.
    pub header_rows: usize,
    /// Number of columns of the file.
    pub columns: usize,
    /// Number of respondents.
    pub respondents: usize,
}

/// One column that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Position in the file, from 0.
    pub position: usize,
    /// Header name: the last header row's text that names the column.
    pub name: String,
    /// The answers.
    pub answers: Answers,
}

/// Decoded answers by respondent and column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responses {
    /// What the file turned out to be.
    pub export: ExportDescription,
    /// The columns that were asked for, in the order of the file.
    pub columns: Vec<Column>,
    /// Where the physical line runs ahead of the record: (first respondent position from 0, its line). The line
    /// of a later respondent counts on from the last entry at or before it. Never empty when there are respondents.
    pub line_starts: Vec<(usize, usize)>,
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
