//! The product of the room.

use super::answers::Answers;
use super::export::{ColumnRole, ExportKind, ExportReason, Wording};
use super::options::EncodingChoice;
use crate::diagnostics::{Diagnostic, Row};

/// What the file turned out to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ExportDescription {
    /// The survey tool's layout.
    pub kind: ExportKind,
    /// Why it is taken for one, as a sentence of the catalogue.
    #[serde(skip)]
    pub reason: ExportReason,
    /// Name of the encoding, lower case; of another file its kind (`xlsx`, `xlsb`, `xls`, `ods`, `sav`).
    pub encoding: String,
    /// Whether the encoding was guessed from the bytes rather than known (BOM, strict UTF-8, `--encoding`).
    pub encoding_guessed: bool,
    /// The delimiter; of a file that is no text a comma.
    pub delimiter: char,
    /// The sheet of a workbook that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Number of records before the first respondent: the header, and a title before it.
    pub header_rows: usize,
    /// Number of columns of the file.
    pub columns: usize,
    /// Number of respondents.
    pub respondents: usize,
}

impl ExportDescription {
    /// Whether the file is text in an encoding; no workbook and no SPSS file.
    #[must_use]
    pub fn is_text(&self) -> bool {
        EncodingChoice::parse(&self.encoding).is_ok()
    }
}

/// One column that was kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Position in the file, from 0; of several columns that are one rating, the first's.
    pub position: usize,
    /// The name by which a study refers to it; empty or repeated where a plain file has it so.
    pub name: String,
    /// Its other texts in the header.
    pub header_texts: Vec<String>,
    /// What was asked, as far as the header or a data dictionary says so.
    pub wording: Wording,
    /// What it holds.
    pub role: ColumnRole,
    /// Answers by which the survey tool says that there is none, and how often; they are empty in `answers`.
    pub marks: Vec<(String, usize)>,
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
    /// Numbers of the file's records, from 0, that are no respondents and were left out; ascending.
    pub left_out: Vec<usize>,
    /// What the reader noticed and read on: the survey tool, a guessed encoding, ragged records, previews, which of
    /// several sheets was read, cells with errors.
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
        Row {
            record: respondent + 1,
            line: line_of(respondent, &self.line_starts)
                .unwrap_or(self.export.header_rows + 1 + respondent),
        }
    }
}

/// The line of a respondent from the list [`Responses::line_starts`]; `None` when that is empty.
pub(super) fn line_of(respondent: usize, line_starts: &[(usize, usize)]) -> Option<usize> {
    let after = line_starts.partition_point(|(first, _)| *first <= respondent);
    let (first, line) = line_starts.get(after.checked_sub(1)?)?;
    Some(line + (respondent - first))
}
