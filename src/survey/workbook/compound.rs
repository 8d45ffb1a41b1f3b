//! A look into a compound file (OLE2) before it is parsed: whether it is a workbook, and how large its sheets are.

use std::io::{self, Read, Seek};

use cfb::CompoundFile;

use super::super::faults;
use super::HELD_CELLS;
use super::format::TableFormat;
use super::parsing::Fault;

/// Streams that an Excel workbook can be in.
const STREAMS: &[&str] = &["/Workbook", "/Book"];
/// In this stream Excel puts an XLSX workbook that has a password.
const ENCRYPTED: &str = "/EncryptedPackage";

// Kinds of records, by the names of MS-XLS 2.3.
const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const MUL_RK: u16 = 0x00BD;
const R_STRING: u16 = 0x00D6;
const LABEL_SST: u16 = 0x00FD;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_ERR: u16 = 0x0205;
const RK: u16 = 0x027E;
const BEGIN: u16 = 0x0809;

/// The kind of workbook in a compound file whose sheets are not too large.
pub(super) fn inspect<R: Read + Seek>(source: &mut R) -> Result<TableFormat, Fault> {
    let damaged = |error: io::Error| Box::new(faults::damaged_workbook(&error.to_string()));
    let mut file = CompoundFile::open(source).map_err(damaged)?;
    if file.exists(ENCRYPTED) {
        return Err(faults::protected_workbook());
    }
    let Some(name) = STREAMS.iter().find(|name| file.is_stream(name)) else {
        return Err(Box::new(faults::not_text("OLE2 (DOC, PPT, MSG)")));
    };
    let mut stream = Vec::new();
    let mut reader = file.open_stream(name).map_err(damaged)?;
    reader.read_to_end(&mut stream).map_err(damaged)?;
    check_sheets(&stream)?;
    Ok(TableFormat::Xls)
}

/// That all sheets together have not too many cells and do not overlap, which would read them many times.
fn check_sheets(stream: &[u8]) -> Result<(), Fault> {
    let globals = records(stream).take_while(|record| record.kind != END);
    let starts = globals.filter(|record| record.kind == BOUND_SHEET);
    let (mut cells, mut bytes) = (0_u64, 0_usize);
    for start in starts.filter_map(|sheet| long(sheet.data, 0)) {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let sheet = sheet_size(stream.get(start..).unwrap_or_default());
        cells += sheet.cells;
        bytes += sheet.bytes;
        if cells > HELD_CELLS || sheet.declared > HELD_CELLS {
            return Err(faults::large_workbook());
        }
        if bytes > stream.len() {
            return Err(Box::new(faults::damaged_workbook("BoundSheet8")));
        }
    }
    Ok(())
}

/// How large one sheet is.
#[derive(Debug, Default, PartialEq, Eq)]
struct SheetSize {
    /// Cells of the rectangle around those that the sheet has.
    cells: u64,
    /// Cells of the rectangle that it declares.
    declared: u64,
    /// Bytes of its records.
    bytes: usize,
}

fn sheet_size(stream: &[u8]) -> SheetSize {
    let mut size = SheetSize::default();
    let (mut rows, mut columns, mut depth) = (Extent::default(), Extent::default(), 0_usize);
    for record in records(stream) {
        size.bytes += record.data.len() + HEAD;
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            // Charts inside a sheet.
            _ if depth > 1 => {}
            DIMENSIONS => size.declared = size.declared.max(declared(record.data)),
            FORMULA | MUL_RK | R_STRING | LABEL_SST | NUMBER | LABEL | BOOL_ERR | RK => {
                if let (Some(row), Some(column)) = (short(record.data, 0), short(record.data, 2)) {
                    rows.include(row);
                    columns.include(column);
                }
                if let (MUL_RK, Some(last)) = (record.kind, record.data.len().checked_sub(2)) {
                    columns.include(short(record.data, last).unwrap_or(0));
                }
            }
            _ => {}
        }
    }
    size.cells = rows.length() * columns.length();
    size
}

/// The first and the last of some positions.
#[derive(Debug, Default)]
struct Extent(Option<(u16, u16)>);

impl Extent {
    fn include(&mut self, position: u16) {
        let (first, last) = self.0.unwrap_or((position, position));
        self.0 = Some((first.min(position), last.max(position)));
    }

    fn length(&self) -> u64 {
        self.0
            .map_or(0, |(first, last)| u64::from(last - first) + 1)
    }
}

/// The rectangle of a Dimensions record: rows in four bytes each, or in two in old files.
fn declared(data: &[u8]) -> u64 {
    let wide = data.len() >= 14;
    let row = |at: usize| {
        if wide {
            long(data, 2 * at)
        } else {
            short(data, at).map(u32::from)
        }
    };
    let column = |at: usize| short(data, if wide { 4 + at } else { at });
    let rows = row(2)
        .zip(row(0))
        .map(|(end, start)| end.saturating_sub(start));
    let columns = column(6)
        .zip(column(4))
        .map(|(end, start)| end.saturating_sub(start));
    u64::from(rows.unwrap_or(0)) * u64::from(columns.unwrap_or(0))
}

/// Bytes before the data of a record.
const HEAD: usize = 4;

/// A record of the stream.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

/// The records of a stream, up to one that runs past its end.
fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let kind = short(rest, 0)?;
        let end = HEAD + usize::from(short(rest, 2)?);
        let data = rest.get(HEAD..end)?;
        rest = rest.get(end..)?;
        Some(Record { kind, data })
    })
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..at + 2)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    }

    fn number(row: u16, column: u16) -> Vec<u8> {
        let mut data = [row.to_le_bytes(), column.to_le_bytes()].concat();
        data.extend([0; 10]);
        record(NUMBER, &data)
    }

    #[test]
    fn a_sheet_is_the_rectangle_around_its_cells() {
        let chart = [record(BEGIN, &[]), number(60_000, 0), record(END, &[])].concat();
        let sheet = [
            record(BEGIN, &[]),
            number(4, 2),
            chart,
            number(9, 1),
            record(END, &[]),
        ];
        let sheet = [sheet.concat(), number(1_000, 1_000)].concat();
        assert_eq!(sheet_size(&sheet).cells, 12);
        assert_eq!(sheet_size(&[]), SheetSize::default());
        assert_eq!(sheet_size(&sheet[..20]).cells, 0);
    }

    #[test]
    fn dimensions_come_in_two_widths() {
        let wide = [vec![1, 0, 0, 0, 11, 0, 0, 0, 2, 0, 6, 0], vec![0, 0]].concat();
        assert_eq!(declared(&wide), 40);
        assert_eq!(declared(&[1, 0, 11, 0, 2, 0, 6, 0, 0, 0]), 40);
        assert_eq!(declared(&[9, 9]), 0);
    }

    #[test]
    fn large_and_repeated_sheets_are_refused() {
        let sheet = [
            record(BEGIN, &[]),
            number(0, 0),
            number(60_000, 60_000),
            record(END, &[]),
        ];
        let sheet = sheet.concat();
        let globals = |positions: &[u32]| {
            let bound = positions
                .iter()
                .flat_map(|at| record(BOUND_SHEET, &at.to_le_bytes()));
            [bound.collect(), record(END, &[])].concat()
        };
        let start = u32::try_from(globals(&[0]).len()).unwrap();
        let fault = check_sheets(&[globals(&[start]), sheet].concat()).unwrap_err();
        assert_eq!(fault.phrases[0].1, "workbook-too-large");
        let small = [record(BEGIN, &[]), number(0, 0), record(END, &[])].concat();
        let many = vec![u32::try_from(globals(&[0; 50]).len()).unwrap(); 50];
        let fault = check_sheets(&[globals(&many), small].concat()).unwrap_err();
        assert_eq!(fault.phrases[0].1, "workbook-damaged");
    }
}
