//! Which survey tool wrote a file, and what its columns are.
//!
//! Input: the first records as cells, whatever they were read from. Output: [`Recognised`]: the kind with the reason,
//! where the header ends, and each column with its name, its wording and its role. Only strong signatures count; what
//! has none is a plain table. One file for each tool; [`TOOLS`] lists them.

mod chinese;
mod column;
mod dictionary;
mod expanded;
mod forms;
mod head;
mod kind;
mod kobotoolbox;
mod limesurvey;
mod plain;
mod qualtrics;
mod redcap;
mod summary;
mod surveymonkey;
#[cfg(test)]
mod tests;
mod ticks;
mod wenjuanxing;

use self::head::Head;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::study::ExportChoice;

pub use column::{ColumnRole, SurveyColumn, Wording};
pub use dictionary::Dictionary;
pub use kind::{ExportKind, ExportReason};
pub use ticks::is_ticked;

/// Records that the recognition looks at.
pub(super) const HEAD_RECORDS: usize = 50;

/// What the user says of a file's layout.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'a> {
    /// The tool, or that the file decides.
    pub choice: ExportChoice,
    /// Number of header records.
    pub header_rows: Option<usize>,
    /// The data dictionary of the survey.
    pub dictionary: Option<&'a Dictionary>,
}

/// What a file turned out to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognised {
    /// The tool.
    pub kind: ExportKind,
    /// Why.
    pub reason: ExportReason,
    /// Records before the first respondent: a title, and the header.
    pub header_rows: usize,
    /// The columns, by position in the file.
    pub columns: Vec<SurveyColumn>,
    /// What is to be done and watched when the answers are read.
    pub(super) reading: Reading,
}

/// What a tool's layout means for the answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// Answers that the tool writes when there is none, normalised.
    pub(super) marks: &'static [&'static str],
    /// Ratings to put together, by the position of their first column.
    pub(super) merges: Vec<Merge>,
    /// Rows to count or to leave out.
    pub(super) watches: Vec<Watch>,
}

/// Columns that are one rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Merge {
    /// Each column with the answer that it stands for; the first holds the rating.
    pub(super) points: Vec<(usize, String)>,
}

/// Rows to look out for in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Watch {
    /// The column.
    pub(super) column: usize,
    /// What such rows are.
    pub(super) rows: WatchedRows,
    /// By what they are known.
    pub(super) test: Test,
}

/// What rows that are watched are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WatchedRows {
    /// Written by the author while trying the questionnaire.
    Preview,
    /// Not finished.
    Incomplete,
    /// Further rows of a respondent: no respondents, left out.
    Repeats,
}

/// By what an answer is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Test {
    /// It is one of these, normalised.
    OneOf(&'static [&'static str]),
    /// It is none of these, normalised, and not blank.
    NoneOf(&'static [&'static str]),
    /// It is blank.
    Blank,
    /// It is a number below this.
    Below(f64),
}

impl Eq for Test {}

/// What a tool's own file says when it recognises a file.
#[derive(Debug, Default)]
struct Found {
    reason: ExportReason,
    header_rows: usize,
    columns: Vec<SurveyColumn>,
    reading: Reading,
}

/// Tries one tool; `forced` when the user named it, so that weaker signs will do.
type Tool = fn(Head<'_>, bool) -> Option<Found>;

/// The tools in the order in which they are tried.
const TOOLS: &[(ExportKind, Tool)] = &[
    (ExportKind::Qualtrics, qualtrics::find),
    (ExportKind::SurveyMonkey, surveymonkey::find),
    (ExportKind::Wenjuanxing, wenjuanxing::find),
    (ExportKind::Wenjuan, chinese::find_wenjuan),
    (ExportKind::Tencent, chinese::find_tencent),
    (ExportKind::LimeSurvey, limesurvey::find),
    (ExportKind::Typeform, forms::find_typeform),
    (ExportKind::MicrosoftForms, forms::find_microsoft),
    (ExportKind::Alchemer, forms::find_alchemer),
    (ExportKind::Redcap, redcap::find),
    (ExportKind::Kobotoolbox, kobotoolbox::find),
    (ExportKind::GoogleForms, forms::find_google),
    (ExportKind::Spss, plain::find_spss),
];

/// Finds out which tool's layout the first records of a file have.
///
/// # Errors
/// CSI-D002 when the rows are no respondents (a summary of questions, an aggregate); CSI-D031 when the file has not the
/// layout that the user named.
pub fn recognise(records: &[Vec<String>], request: Request<'_>) -> Result<Recognised, Diagnostics> {
    let head = Head { records };
    let mut recognised = match ExportKind::chosen(request.choice) {
        Some(ExportKind::Plain) => plain::read(head, request.header_rows.unwrap_or(1)),
        Some(kind) => forced(head, kind)?,
        None => automatic(head, request.header_rows)?,
    };
    if let Some(rows) = request.header_rows {
        recognised.header_rows = rows;
    }
    if let Some(dictionary) = request.dictionary {
        dictionary.describe(&mut recognised.columns);
    }
    Ok(recognised)
}

fn automatic(head: Head<'_>, header_rows: Option<usize>) -> Result<Recognised, Diagnostics> {
    if let Some(fault) = summary::find(head) {
        return Err(fault.into());
    }
    let found = found(head);
    let fits = |found: &Recognised| header_rows.is_none_or(|rows| rows == found.header_rows);
    Ok(found
        .filter(fits)
        .unwrap_or_else(|| plain::read(head, header_rows.unwrap_or(1))))
}

/// The first tool whose signature the file has.
fn found(head: Head<'_>) -> Option<Recognised> {
    let mut tried = TOOLS
        .iter()
        .map(|(kind, find)| Some(of_kind(*kind, find(head, false)?)));
    tried.find_map(|found| found)
}

fn forced(head: Head<'_>, kind: ExportKind) -> Result<Recognised, Diagnostics> {
    let tool = TOOLS.iter().find(|(known, _)| *known == kind);
    let chosen = tool.and_then(|(kind, find)| Some(of_kind(*kind, find(head, true)?)));
    chosen.ok_or_else(|| {
        let other = found(head).map_or(ExportKind::Plain, |found| found.kind);
        Diagnostic::new(Code::ExportMismatch)
            .with("kind", kind.name())
            .with("found", other.name())
            .with_word("tool", kind.title_key())
            .into()
    })
}

fn of_kind(kind: ExportKind, found: Found) -> Recognised {
    let mut columns = found.columns;
    column::make_unique(&mut columns);
    Recognised {
        kind,
        reason: found.reason,
        header_rows: found.header_rows,
        columns,
        reading: found.reading,
    }
}
