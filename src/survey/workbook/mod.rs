//! Workbooks (XLSX, XLSB, XLS, ODS): one sheet as CSV text.
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

#[cfg(test)]
mod tests;

use std::io::{Read, Seek};

pub(super) use choice::listed;
pub use format::WorkbookFormat;
pub(super) use format::is_container;
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

/// One sheet as text.
#[derive(Debug)]
pub(super) struct SheetTable {
    /// The sheet's rows as CSV.
    pub(super) text: Vec<u8>,
    /// How the lines of the text stand to the rows of the sheet.
    pub(super) lines: SheetLines,
    /// Cells that hold an error, by the position of their column.
    pub(super) errors: Vec<(usize, ErrorCells)>,
    /// The kind of workbook.
    pub(super) format: WorkbookFormat,
    /// The sheet's name.
    pub(super) sheet: String,
    /// That other sheets have data, too.
    pub(super) note: Option<Diagnostic>,
}

/// Reads a sheet of a workbook: the one that is named, or counted from 1; without a choice the only one with data,
/// or the first of several.
///
/// # Errors
/// CSI-U003 when the source cannot be read, CSI-D006 an archive or compound file that is no workbook, CSI-D027 a
/// workbook that is broken, protected, too large or empty, CSI-D028 a sheet that it does not have.
pub(super) fn read_sheet<R: Read + Seek + Send>(
    source: &mut R,
    choice: Option<&str>,
) -> Result<SheetTable, Diagnostics> {
    let parsed = std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().name(PARSER_THREAD.to_owned());
        let parser = builder.spawn_scoped(scope, || parsing::parse(source, choice));
        parser.map(std::thread::ScopedJoinHandle::join)
    });
    match parsed {
        Ok(Ok(outcome)) => outcome.map_err(|fault| (*fault).into()),
        Ok(Err(_)) => Err(faults::damaged_workbook("-").into()),
        Err(error) => Err(faults::unreadable(&error).into()),
    }
}
