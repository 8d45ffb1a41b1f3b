//! A walk over the elements of an XML part: that every one is closed, and how much repetition makes of them.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::faults;
use super::archive::broken;
use super::parsing::Fault;
use super::{HELD_CELLS, INFLATED_BYTES};

/// Deeper than any part of a workbook.
const DEEPEST: usize = 256;
/// Excel's and LibreOffice's limits: more cells in a row or rows in a sheet are cut off.
const COLUMNS: u64 = 16_384;
const ROWS: u64 = 1_048_576;

/// A part may stand for so many cells, and one more for each of its bytes: a written cell takes some thirty.
const REPEATED_CELLS: u64 = 1 << 20;

/// Walks over a part; `cells` counts those of an OpenDocument sheet.
///
/// Parsers may wait for the end of an element that never comes, so a part whose elements are not closed is broken.
pub(super) fn check_elements(
    part: impl BufRead,
    mut cells: Option<&mut HeldCells>,
) -> Result<(), Fault> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = true;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(fault)?;
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth == 0 => break,
            Event::Eof => return Err(damaged("XML")),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(damaged("XML"));
        }
        if let Some(cells) = &mut cells {
            cells.take(&event)?;
        }
        buffer.clear();
    }
    match cells {
        Some(cells) if cells.cells > REPEATED_CELLS + cells.written => {
            Err(faults::large_workbook())
        }
        _ => Ok(()),
    }
}

fn damaged(parser: &str) -> Fault {
    Box::new(faults::damaged_workbook(parser))
}

fn fault(error: quick_xml::Error) -> Fault {
    match error {
        quick_xml::Error::Io(error) => broken(&error),
        other => damaged(&other.to_string()),
    }
}

/// What the repetitions of an OpenDocument part make of it: `number-columns-repeated` and `number-rows-repeated`
/// stand for copies, and a blank may stand for many.
#[derive(Debug, Default)]
pub(super) struct HeldCells {
    /// Cells and bytes of all tables so far.
    cells: u64,
    bytes: u64,
    /// Bytes of the part so far.
    written: u64,
    table: Table,
    row: Row,
    cell: Cell,
}

#[derive(Debug, Default)]
struct Table {
    /// Rows so far, and up to the last one with a filled cell.
    rows: u64,
    filled_rows: u64,
    width: u64,
}

#[derive(Debug, Default)]
struct Row {
    repeated: u64,
    /// Cells so far, and up to the last filled one.
    cells: u64,
    filled: u64,
    bytes: u64,
}

#[derive(Debug, Default)]
struct Cell {
    repeated: u64,
    filled: bool,
    bytes: u64,
}

impl HeldCells {
    fn take(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        match event {
            Event::Start(element) => self.start(element),
            Event::Empty(element) => {
                self.start(element);
                self.end(element.name().0);
            }
            Event::End(element) => self.end(element.name().0),
            Event::Text(text) => self.cell.bytes += text.len() as u64,
            Event::CData(text) => self.cell.bytes += text.len() as u64,
            _ => {}
        }
        self.written += event.len() as u64;
        let table = self.table.filled_rows * self.table.width;
        let is_large = self.cells + table > HELD_CELLS || self.row.filled > HELD_CELLS;
        if is_large || self.bytes.max(self.cell.bytes) > INFLATED_BYTES {
            return Err(faults::large_workbook());
        }
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.name().0 {
            "table:table" => self.table = Table::default(),
            "table:table-row" => {
                self.row = Row {
                    repeated: number(element, "table:number-rows-repeated").min(ROWS),
                    ..Row::default()
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let filled = |key: &str| key.starts_with("office:") || key == "table:formula";
                let mut attributes = element.attributes();
                let mut attributes = attributes.with_checks(false).flatten();
                self.cell = Cell {
                    repeated: number(element, "table:number-columns-repeated").min(COLUMNS),
                    filled: attributes.any(|attribute| filled(attribute.key.0)),
                    bytes: element.len() as u64,
                };
            }
            "text:s" => {
                let blanks = number(element, "text:c");
                self.cell.bytes = self.cell.bytes.saturating_add(blanks);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let cell = std::mem::take(&mut self.cell);
                self.row.cells += cell.repeated;
                if cell.filled {
                    self.row.filled = self.row.cells;
                    self.row.bytes += cell.bytes.saturating_mul(cell.repeated);
                }
            }
            "table:table-row" => {
                let row = std::mem::take(&mut self.row);
                self.table.rows += row.repeated;
                if row.filled > 0 {
                    self.table.filled_rows = self.table.rows;
                    self.table.width = self.table.width.max(row.filled);
                    let bytes = row.bytes.saturating_mul(row.repeated);
                    self.bytes = self.bytes.saturating_add(bytes);
                }
            }
            "table:table" => {
                let table = std::mem::take(&mut self.table);
                self.cells += table.filled_rows * table.width;
            }
            _ => {}
        }
    }
}

/// A count that an element names; 1 without it.
fn number(element: &BytesStart<'_>, key: &str) -> u64 {
    let attribute = element.try_get_attribute(key).ok().flatten();
    attribute
        .and_then(|attribute| attribute.value.trim().parse().ok())
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    fn check(xml: &str) -> Result<(), &'static str> {
        check_elements(xml.as_bytes(), Some(&mut HeldCells::default())).map_err(|fault| {
            assert_eq!(fault.code, Code::UnreadableWorkbook);
            fault.phrases[0].1
        })
    }

    #[test]
    fn every_element_has_its_end() {
        assert_eq!(check("<a><b/>x</a>"), Ok(()));
        for xml in ["<a><b>", "<a></b>", "<a", &"<a>".repeat(300)] {
            assert_eq!(check(xml), Err("workbook-damaged"), "{xml}");
        }
    }

    #[test]
    fn repetition_counts_where_something_is_repeated() {
        let table = |rows: &str| format!("<table:table>{rows}</table:table>");
        let row = |count: u32, cells: &str| {
            format!(
                "<table:table-row table:number-rows-repeated=\"{count}\">{cells}</table:table-row>"
            )
        };
        let empty = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
        let five = "<table:table-cell office:value=\"5\" table:number-columns-repeated=\"16384\"/>";
        let one = "<table:table-cell office:value=\"5\"/>";
        // As LibreOffice ends every sheet.
        let usual = [row(20, one), row(1_048_556, empty)].concat();
        assert_eq!(check(&table(&usual)), Ok(()));
        assert_eq!(check(&table(&row(1025, five))), Err("workbook-too-large"));
        assert_eq!(check(&table(&row(200, five))), Err("workbook-too-large"));
        assert_eq!(check(&table(&row(60, five))), Ok(()));
        let apart = [row(1, five), row(5_000, empty), row(1, one)].concat();
        assert_eq!(check(&table(&apart)), Err("workbook-too-large"));
        let blanks =
            "<table:table-cell><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell>";
        assert_eq!(check(&table(&row(1, blanks))), Err("workbook-too-large"));
    }
}
