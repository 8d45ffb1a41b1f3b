//! From export bytes to answers by respondent and column.
//!
//! Input: bytes (`impl Read + Seek`) and how to read them. Output: [`Responses`], decoded and with the header
//! rows resolved. Invariants: answers are kept as codes into a per-column list of distinct texts, one byte a
//! cell while a column has at most 256 of them; nothing is trimmed or interpreted here, but for what a survey tool's
//! own layout defines (`export`): its marks for "no answer" become empty, the points of an expanded rating one column,
//! rows of repeating forms are no respondents; the product does not depend on the number of threads or the size of
//! the blocks.
//!
//! The door has two phases. [`SurveyFile::open`] finds encoding, delimiter and header, so that the caller can say
//! which columns it wants; [`SurveyFile::into_responses`] streams the body in blocks of whole records, which
//! threads parse side by side and put together in the order of the file. Blocks without quotes are split at
//! delimiters and line ends, numbers from 0 to 99 straight into codes; blocks with quotes go through the `csv`
//! crate.
//!
//! Text of any size is streamed: in memory are one block for each thread and the codes of the wanted columns, one
//! byte for each answer, so a file of 2 GB with 30 wanted rating columns of 8 million respondents takes about 250 MB.
//! A workbook (XLSX, XLSB, XLS, ODS) is recognised by its first bytes, and one of its sheets becomes text in memory;
//! lines are then rows of the sheet. So does an SPSS file, which also says which codes mean missing
//! ([`SurveyFile::declared`]); its lines are its cases.

mod answers;
mod blocks;
mod column_builder;
mod encoding;
mod export;
mod faults;
mod layout;
mod options;
mod part;
mod pass;
mod plain_records;
mod quoted_records;
mod ratings;
mod reading;
mod responses;
mod sheet;
mod source;
mod split;
mod survey_file;
mod text_reader;
mod workbook;

#[cfg(test)]
mod tests;

pub use answers::{Answers, Codes};
pub use export::{
    ColumnRole, Dictionary, ExportKind, ExportReason, Recognised, Request, SurveyColumn, Wording,
    is_ticked, recognise,
};
pub use options::{Delimiter, EncodingChoice, ReadOptions};
pub use responses::{Column, ExportDescription, Responses};
pub use split::{Excerpt, ExcerptFailure};
pub use survey_file::SurveyFile;
pub use workbook::{DeclaredCodes, PARSER_THREAD};
