//! Workbooks (XLSX, XLSB, XLS, ODS): one sheet as CSV text; and the table of an SPSS file (SAV, ZSAV).
//!
//! Input: the bytes of a workbook and the sheet that is wanted. Output: [`SheetTable`], the sheet as UTF-8 text with
//! commas, which the door of the room reads like any other file, and how its lines stand to the rows of the sheet.
//!
//! What a cell becomes: text as it is; numbers in at most 15 digits, as Excel shows them, without a decimal point
//! where there is nothing behind it (`10`, `0.5`); dates and times in ISO 8601 (`2024-03-01`, `10:50:08`,
//! `2024-03-01T10:50:08`); `TRUE` and `FALSE`; a formula's last value; errors by their names (`#N/A`), which are
//! counted, except for `#NULL!`: with that SPSS writes a missing answer. Merged cells hold their text once, in the
//! first cell. Rows and columns in front of the table are left out, and so are empty rows in it. Hidden sheets are
//! read only when they are asked for or nothing else has data.
//!
//! Memory: calamine holds the shared texts, and of XLS and ODS every sheet. Before it sees the file, `archive` and
//! `compound` count what it will unpack to ([`INFLATED_BYTES`], [`HELD_CELLS`]) and that every element is closed; the
//! text of the sheet ends at [`SHEET_BYTES`]. The parser runs in a thread of its own, named [`PARSER_THREAD`]: where
//! it stops at a broken file, that is a message, not the end of the program.

mod archive;
mod cell_text;
mod choice;
mod compound;
mod elements;
mod format;
mod parsing;
mod sheet_text;
mod spss;

#[cfg(test)]
mod tests;

use std::io::{Read, Seek};

pub(super) use choice::listed;
use format::TableFormat;
pub(super) use format::{is_container, is_spss};
pub(super) use sheet_text::{ErrorCells, SheetLines};

use super::faults;
use crate::diagnostics::{Diagnostic, Diagnostics};

/// Name of the thread in which workbooks are parsed.
pub const PARSER_THREAD: &str = "csi-workbook";

/// The most that the parts of a workbook may unpack to.
const INFLATED_BYTES: u64 = 1 << 30;
/// The most cells of a workbook whose sheets are all held in memory (XLS, ODS).
const HELD_CELLS: u64 = 1 << 25;
/// The longest text that a sheet may become.
const SHEET_BYTES: usize = 1 << 30;

/// What a file says of the answers of one column beside the answers themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeclaredCodes {
    /// Answers that mean "missing", as they stand in the column.
    pub missing: Vec<String>,
    /// Answers with their labels.
    pub labels: Vec<(String, String)>,
}

/// One sheet as text.
#[derive(Debug)]
pub(super) struct SheetTable {
    /// The sheet's rows as CSV.
    pub(super) text: Vec<u8>,
    /// How the lines of the text stand to the rows of the sheet.
    pub(super) lines: SheetLines,
    /// Cells that hold an error, by the position of their column.
    pub(super) errors: Vec<(usize, ErrorCells)>,
    /// The kind of file.
    pub(super) format: TableFormat,
    /// The sheet's name; `None` where a file has one table only.
    pub(super) sheet: Option<String>,
    /// Number of header records, where the kind of file settles it.
    pub(super) header_rows: Option<usize>,
    /// What the file declares, by position of the column.
    pub(super) declared: Vec<DeclaredCodes>,
    /// That other sheets have data, too.
    pub(super) note: Option<Diagnostic>,
}

/// Reads a sheet of a workbook: the one that is named, or counted from 1; without a choice the only one with data,
/// or the first of several.
///
/// # Errors
/// CSI-U003 when the source cannot be read, CSI-D006 an archive or compound file that is no workbook, CSI-D029 a
/// workbook that is broken, protected, too large or empty, CSI-D030 a sheet that it does not have.
pub(super) fn read_sheet<R: Read + Seek + Send>(
    source: &mut R,
    choice: Option<&str>,
) -> Result<SheetTable, Diagnostics> {
    in_parser_thread(
        || parsing::parse(source, choice),
        || faults::damaged_workbook("-"),
    )
}

/// Reads the table of an SPSS file: a header record with the names of the variables and, where there are any, one with
/// their labels; codes as they are, system-missing answers empty.
///
/// # Errors
/// CSI-U003 when the source cannot be read, CSI-D033 a file that is broken or becomes too much text.
pub(super) fn read_spss<R: Read + Seek + Send>(source: &mut R) -> Result<SheetTable, Diagnostics> {
    in_parser_thread(|| spss::parse(source), || faults::damaged_spss("-"))
}

/// Parses in a thread of its own; `stopped` is the fault when the parser does not come to an end of its own.
fn in_parser_thread(
    parse: impl FnOnce() -> Result<SheetTable, parsing::Fault> + Send,
    stopped: impl FnOnce() -> Diagnostic,
) -> Result<SheetTable, Diagnostics> {
    let parsed = std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().name(PARSER_THREAD.to_owned());
        let parser = builder.spawn_scoped(scope, parse);
        parser.map(std::thread::ScopedJoinHandle::join)
    });
    match parsed {
        Ok(Ok(outcome)) => outcome.map_err(|fault| (*fault).into()),
        Ok(Err(_)) => Err(stopped().into()),
        Err(error) => Err(faults::unreadable(&error).into()),
    }
}
