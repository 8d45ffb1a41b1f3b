//! calamine at work: from bytes to the text of one sheet.

use std::io::{BufReader, Read, Seek};

use calamine::{
    Data, DataRef, OdsError, Reader, SheetType, SheetVisible, Sheets, XlsError, XlsbError,
    XlsxError, open_workbook_from_rs,
};

use super::super::faults;
use super::cell_text::{CellText, cell_text};
use super::choice::{SheetName, first_with_data, named};
use super::format::{TableFormat, is_archive};
use super::sheet_text::{SheetFault, SheetText};
use super::{SheetTable, archive, compound};
use crate::diagnostics::Diagnostic;

/// Why there is no sheet.
pub(super) type Fault = Box<Diagnostic>;

/// Takes a cell (row and column from 0); `false` when no more are wanted.
type Visit<'v> = dyn FnMut(usize, usize, &DataRef<'_>) -> Result<bool, SheetFault> + 'v;

/// Reads the chosen sheet of a workbook.
pub(super) fn parse<R: Read + Seek>(
    source: &mut R,
    choice: Option<&str>,
) -> Result<SheetTable, Fault> {
    let format = inspect(source)?;
    source.rewind().map_err(|error| unreadable(&error))?;
    let mut workbook = open(BufReader::new(source), format)?;
    let sheets = sheet_names(&workbook);
    let chosen = match choice {
        Some(wanted) => Some(named(&sheets, wanted)?),
        None => first_with_data(&sheets, |name| has_data(&mut workbook, name)),
    };
    let Some(chosen) = chosen else {
        return Err(Box::new(faults::no_respondents(0, 1)));
    };
    let mut text = SheetText::default();
    walk(&mut workbook, &chosen.name, &mut |row, column, cell| {
        text.push(row, column, &cell_text(cell)).map(|()| true)
    })?;
    let finished = text.finish().map_err(sheet_fault)?;
    Ok(SheetTable {
        text: finished.text,
        lines: finished.lines,
        errors: finished.errors,
        format,
        sheet: Some(chosen.name),
        header_rows: None,
        declared: Vec::new(),
        note: chosen.note,
    })
}

fn inspect<R: Read + Seek>(source: &mut R) -> Result<TableFormat, Fault> {
    let mut head = Vec::new();
    source.rewind().map_err(|error| unreadable(&error))?;
    source
        .by_ref()
        .take(8)
        .read_to_end(&mut head)
        .map_err(|error| unreadable(&error))?;
    source.rewind().map_err(|error| unreadable(&error))?;
    if is_archive(&head) {
        archive::inspect(source)
    } else {
        compound::inspect(source)
    }
}

fn unreadable(error: &std::io::Error) -> Fault {
    Box::new(faults::unreadable(error))
}

fn open<R: Read + Seek>(reader: R, format: TableFormat) -> Result<Sheets<R>, Fault> {
    let opened = match format {
        TableFormat::Xlsx => open_workbook_from_rs(reader)
            .map(Sheets::Xlsx)
            .map_err(Into::into),
        TableFormat::Xlsb => open_workbook_from_rs(reader)
            .map(Sheets::Xlsb)
            .map_err(Into::into),
        TableFormat::Xls => open_workbook_from_rs(reader)
            .map(Sheets::Xls)
            .map_err(Into::into),
        TableFormat::Ods | TableFormat::Sav => open_workbook_from_rs(reader)
            .map(Sheets::Ods)
            .map_err(Into::into),
    };
    opened.map_err(|error| broken(&error))
}

/// The sheets that hold cells.
fn sheet_names<R: Read + Seek>(workbook: &Sheets<R>) -> Vec<SheetName> {
    let sheets = workbook.sheets_metadata().iter();
    let with_cells = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    with_cells
        .map(|sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        })
        .collect()
}

/// Whether a sheet has a cell that is not empty; so it is said of one that cannot be read, too.
fn has_data<R: Read + Seek>(workbook: &mut Sheets<R>, sheet: &str) -> bool {
    let mut found = false;
    let walked = walk(workbook, sheet, &mut |_, _, cell| {
        found = cell_text(cell) != CellText::Empty;
        Ok(!found)
    });
    found || walked.is_err()
}

/// Shows the cells of a sheet, row by row.
fn walk<R: Read + Seek>(
    workbook: &mut Sheets<R>,
    sheet: &str,
    visit: &mut Visit<'_>,
) -> Result<(), Fault> {
    // XLSX and XLSB are streamed: a sheet whose only two cells are far apart would fill the memory otherwise.
    match workbook {
        Sheets::Xlsx(xlsx) => {
            let mut cells = xlsx.worksheet_cells_reader(sheet).map_err(xlsx_fault)?;
            while let Some(cell) = cells.next_cell().map_err(xlsx_fault)? {
                if !shown(cell.get_position(), cell.get_value(), visit)? {
                    break;
                }
            }
        }
        Sheets::Xlsb(xlsb) => {
            let mut cells = xlsb.worksheet_cells_reader(sheet).map_err(xlsb_fault)?;
            while let Some(cell) = cells.next_cell().map_err(xlsb_fault)? {
                if !shown(cell.get_position(), cell.get_value(), visit)? {
                    break;
                }
            }
        }
        held => {
            let range = held
                .worksheet_range(sheet)
                .map_err(|error| broken(&error))?;
            let (first_row, first_column) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                let position = (
                    row as u64 + u64::from(first_row),
                    column as u64 + u64::from(first_column),
                );
                let position = (
                    u32::try_from(position.0).unwrap_or(u32::MAX),
                    u32::try_from(position.1).unwrap_or(u32::MAX),
                );
                if !shown(position, &borrowed(data), visit)? {
                    break;
                }
            }
        }
    }
    Ok(())
}

fn shown(
    (row, column): (u32, u32),
    cell: &DataRef<'_>,
    visit: &mut Visit<'_>,
) -> Result<bool, Fault> {
    visit(row as usize, column as usize, cell).map_err(sheet_fault)
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Int(whole) => DataRef::Int(*whole),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            DataRef::SharedString(text)
        }
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn sheet_fault(fault: SheetFault) -> Fault {
    match fault {
        SheetFault::TooLong => faults::large_workbook(),
        SheetFault::OutOfOrder { row } => {
            Box::new(faults::damaged_workbook(&format!("<row> {row}")))
        }
    }
}

fn xlsx_fault(error: XlsxError) -> Fault {
    broken(&calamine::Error::Xlsx(error))
}

fn xlsb_fault(error: XlsbError) -> Fault {
    broken(&calamine::Error::Xlsb(error))
}

/// What calamine says of a workbook that it cannot read.
fn broken(error: &calamine::Error) -> Fault {
    use calamine::Error;
    match error {
        Error::Xlsx(XlsxError::Password)
        | Error::Xlsb(XlsbError::Password)
        | Error::Xls(XlsError::Password)
        | Error::Ods(OdsError::Password) => faults::protected_workbook(),
        Error::Ods(OdsError::CellLimitExceeded { .. }) => faults::large_workbook(),
        other => Box::new(faults::damaged_workbook(&other.to_string())),
    }
}
