//! The cells of a sheet, one after the other, become CSV.

use std::collections::BTreeMap;

use memchr::memchr3;

use super::super::blocks::count_line_ends;
use super::super::part::SHOWN;
use super::SHEET_BYTES;
use super::cell_text::CellText;

/// Why the text of a sheet ends before the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetFault {
    /// The cells do not come row by row from left to right.
    OutOfOrder {
        /// Row of the sheet, from 1.
        row: usize,
    },
    /// The text would be longer than [`SHEET_BYTES`].
    TooLong,
}

/// Cells of a column that hold an error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::survey) struct ErrorCells {
    /// How many there are.
    pub(in crate::survey) count: usize,
    /// The names of the errors, each once.
    pub(in crate::survey) names: Vec<&'static str>,
    /// The first rows of the sheet that have one, from 1.
    pub(in crate::survey) rows: Vec<usize>,
}

impl ErrorCells {
    fn note(&mut self, name: &'static str, row: usize) {
        self.count += 1;
        if !self.names.contains(&name) {
            self.names.push(name);
        }
        if self.rows.len() < SHOWN {
            self.rows.push(row);
        }
    }
}

/// A row that has cells.
#[derive(Debug)]
struct RowSpan {
    /// Row of the sheet, from 0.
    row: usize,
    /// Its first and its last column.
    first: usize,
    last: usize,
    /// Where its text ends, and how many line ends its cells have.
    end: usize,
    breaks: usize,
}

/// The rows of a sheet while they are read.
#[derive(Debug, Default)]
pub(super) struct SheetText {
    /// The cells of each row from its first to its last, without line ends between rows.
    text: Vec<u8>,
    rows: Vec<RowSpan>,
    errors: BTreeMap<usize, ErrorCells>,
}

impl SheetText {
    /// Adds a cell (positions from 0).
    pub(super) fn push(
        &mut self,
        row: usize,
        column: usize,
        cell: &CellText<'_>,
    ) -> Result<(), SheetFault> {
        let text: &str = match cell {
            CellText::Empty => return Ok(()),
            CellText::Blank => "",
            CellText::Text(text) => text,
            CellText::Error(name) => {
                self.errors.entry(column).or_default().note(name, row + 1);
                name
            }
        };
        self.move_to(row, column)?;
        if self.text.len() + text.len() > SHEET_BYTES {
            return Err(SheetFault::TooLong);
        }
        if *cell == CellText::Blank {
            self.text.extend_from_slice(b"\"\"");
        }
        push_quoted(&mut self.text, text);
        if let Some(span) = self.rows.last_mut() {
            span.end = self.text.len();
            span.breaks += count_line_ends(text.as_bytes());
        }
        Ok(())
    }

    /// Starts a row, or goes on to a column of the last one.
    fn move_to(&mut self, row: usize, column: usize) -> Result<(), SheetFault> {
        match self.rows.last_mut() {
            Some(span) if span.row == row && span.last < column => {
                self.text
                    .extend(std::iter::repeat_n(b',', column - span.last));
                span.last = column;
                Ok(())
            }
            Some(span) if span.row >= row => Err(SheetFault::OutOfOrder { row: row + 1 }),
            _ => {
                self.rows.push(RowSpan {
                    row,
                    first: column,
                    last: column,
                    end: self.text.len(),
                    breaks: 0,
                });
                Ok(())
            }
        }
    }

    /// The table, every row as wide as the widest: each row of the sheet starts a line, and rows without cells are
    /// empty lines.
    pub(super) fn finish(self) -> Result<Finished, SheetFault> {
        let first = self.rows.iter().map(|span| span.first).min().unwrap_or(0);
        let last = self.rows.iter().map(|span| span.last).max().unwrap_or(0);
        let padding = |span: &RowSpan| (span.first - first, last - span.last);
        let row_count = self.rows.last().map_or(0, |span| span.row + 1);
        let commas = self
            .rows
            .iter()
            .map(|span| padding(span).0 + padding(span).1);
        let length = commas.sum::<usize>() + self.text.len() + row_count;
        if length > SHEET_BYTES {
            return Err(SheetFault::TooLong);
        }
        let mut text = Vec::with_capacity(length);
        let mut lines = SheetLines::default();
        let (mut start, mut row) = (0, 0);
        for span in &self.rows {
            text.extend(std::iter::repeat_n(b'\n', span.row - row));
            let (before, after) = padding(span);
            text.extend(std::iter::repeat_n(b',', before));
            text.extend_from_slice(self.text.get(start..span.end).unwrap_or_default());
            text.extend(std::iter::repeat_n(b',', after));
            text.push(b'\n');
            (start, row) = (span.end, span.row + 1);
            lines.note(row, span.breaks);
        }
        let errors = self.errors.into_iter();
        Ok(Finished {
            text,
            lines,
            errors: errors
                .map(|(column, cells)| (column - first, cells))
                .collect(),
        })
    }
}

/// The text of a sheet with its lines and errors.
#[derive(Debug)]
pub(super) struct Finished {
    /// CSV.
    pub(super) text: Vec<u8>,
    /// Its lines.
    pub(super) lines: SheetLines,
    /// The error cells by position of their column.
    pub(super) errors: Vec<(usize, ErrorCells)>,
}

/// How lines of the text stand to rows of the sheet: cells with line breaks make the text longer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::survey) struct SheetLines {
    /// The line from which on the text is so many lines ahead of the sheet.
    ahead: Vec<(usize, usize)>,
}

impl SheetLines {
    /// Notes that the cells of a row (from 1) have line breaks.
    fn note(&mut self, row: usize, breaks: usize) {
        if breaks > 0 {
            let ahead = self.ahead.last().map_or(0, |(_, ahead)| *ahead) + breaks;
            self.ahead.push((row + 1 + ahead, ahead));
        }
    }

    /// The lines of a text whose first `header_rows` rows are no cases.
    pub(super) fn without_header(mut self, header_rows: usize) -> Self {
        self.ahead
            .iter_mut()
            .for_each(|(_, ahead)| *ahead += header_rows);
        self.ahead.insert(0, (1, header_rows));
        self
    }

    /// The row of the sheet, from 1, that starts in a line of the text, from 1.
    pub(in crate::survey) fn row(&self, line: usize) -> usize {
        let after = self.ahead.partition_point(|(first, _)| *first <= line);
        let ahead = after.checked_sub(1).and_then(|at| self.ahead.get(at));
        line.saturating_sub(ahead.map_or(0, |(_, ahead)| *ahead))
    }
}

/// A cell as CSV; a zero byte, which no text has, becomes the replacement character.
fn push_quoted(text: &mut Vec<u8>, cell: &str) {
    let bytes = cell.as_bytes();
    if bytes.contains(&0) {
        push_quoted(text, &cell.replace('\0', "\u{fffd}"));
    } else if memchr3(b',', b'\n', b'\r', bytes).is_some() || bytes.contains(&b'"') {
        text.push(b'"');
        for byte in bytes {
            if *byte == b'"' {
                text.push(b'"');
            }
            text.push(*byte);
        }
        text.push(b'"');
    } else {
        text.extend_from_slice(bytes);
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn sheet(cells: &[(usize, usize, &'static str)]) -> Result<Finished, SheetFault> {
        let mut text = SheetText::default();
        for (row, column, cell) in cells {
            text.push(*row, *column, &CellText::Text(Cow::Borrowed(cell)))?;
        }
        text.finish()
    }

    fn text(cells: &[(usize, usize, &'static str)]) -> String {
        String::from_utf8(sheet(cells).unwrap().text).unwrap()
    }

    #[test]
    fn the_table_is_rectangular_and_starts_at_its_first_cell() {
        assert_eq!(
            text(&[
                (2, 1, "a"),
                (2, 3, "c"),
                (4, 2, "5"),
                (5, 1, "1"),
                (5, 3, "x,y")
            ]),
            "\n\na,,c\n\n,5,\n1,,\"x,y\"\n"
        );
        assert_eq!(text(&[]), "");
        assert_eq!(
            text(&[(0, 0, "he said \"no\"\0")]),
            "\"he said \"\"no\"\"\u{fffd}\"\n"
        );
    }

    #[test]
    fn lines_are_rows_whatever_breaks_cells_have() {
        let found = sheet(&[
            (0, 0, "a\nb"),
            (0, 1, "c\r\nd"),
            (1, 0, "1"),
            (3, 0, "2\n\n"),
            (4, 0, "3"),
        ]);
        let lines = found.unwrap().lines;
        let rows: Vec<usize> = [1, 4, 6, 9]
            .into_iter()
            .map(|line| lines.row(line))
            .collect();
        assert_eq!(rows, [1, 2, 4, 5]);
    }

    #[test]
    fn cells_that_go_back_are_refused() {
        for cells in [
            [(1, 0, "a"), (0, 1, "b")],
            [(1, 1, "a"), (1, 1, "b")],
            [(1, 1, "a"), (1, 0, "b")],
        ] {
            assert!(matches!(sheet(&cells), Err(SheetFault::OutOfOrder { .. })));
        }
    }

    #[test]
    fn a_stray_cell_far_away_is_too_much() {
        let mut text = SheetText::default();
        let cell = CellText::Text(Cow::Borrowed("x"));
        text.push(0, 16_383, &cell).unwrap();
        for row in 1..100_000 {
            text.push(row, 0, &cell).unwrap();
        }
        assert_eq!(text.finish().unwrap_err(), SheetFault::TooLong);
    }

    #[test]
    fn error_cells_are_counted_by_column() {
        let mut text = SheetText::default();
        text.push(0, 1, &CellText::Text(Cow::Borrowed("q")))
            .unwrap();
        for row in 1..20 {
            let name = if row % 2 == 0 { "#N/A" } else { "#REF!" };
            text.push(row, 1, &CellText::Error(name)).unwrap();
        }
        let (column, cells) = text.finish().unwrap().errors.remove(0);
        assert_eq!((column, cells.count), (0, 19));
        assert_eq!(cells.names, ["#REF!", "#N/A"]);
        assert_eq!(cells.rows.len(), SHOWN);
        assert_eq!(cells.rows[0], 2);
    }
}
