//! Cells of text as a backend of `plotters`: a wide character takes two.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Lines fainter than this are broken.
const WHOLE_LINE: f64 = 0.9;

/// What a cell shows. ASCII alone draws lines: every terminal and font gives it one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Empty,
    Horizontal,
    Vertical,
    BrokenVertical,
    Cross,
    Letter(char),
    /// The second half of a wide letter.
    Continued,
}

impl Cell {
    fn is_upright(self) -> bool {
        matches!(self, Self::Vertical | Self::BrokenVertical | Self::Cross)
    }
}

/// Lines of cells.
#[derive(Debug, Clone)]
pub(super) struct TextCanvas {
    width: i32,
    cells: Vec<Vec<Cell>>,
}

impl TextCanvas {
    pub(super) fn new(width: u16, height: u16) -> Self {
        let line = vec![Cell::Empty; usize::from(width)];
        Self {
            width: i32::from(width),
            cells: vec![line; usize::from(height)],
        }
    }

    /// The lines without the blanks at their ends.
    pub(super) fn text(&self) -> String {
        let letter = |cell: &Cell| match cell {
            Cell::Empty => Some(' '),
            Cell::Horizontal => Some('-'),
            Cell::Vertical => Some('|'),
            Cell::BrokenVertical => Some(':'),
            Cell::Cross => Some('+'),
            Cell::Letter(letter) => Some(*letter),
            Cell::Continued => None,
        };
        let line = |cells: &Vec<Cell>| {
            let text: String = cells.iter().filter_map(letter).collect();
            format!("{}\n", text.trim_end())
        };
        let text: String = self.cells.iter().map(line).collect();
        format!("{}\n", text.trim_end_matches('\n'))
    }

    fn cell(&mut self, column: i32, line: i32) -> Option<&mut Cell> {
        let line = self.cells.get_mut(usize::try_from(line).ok()?)?;
        line.get_mut(usize::try_from(column).ok()?)
    }

    fn set(&mut self, column: i32, line: i32, new: Cell) {
        self.break_wide_letter(column, line);
        if let Some(cell) = self.cell(column, line) {
            *cell = match (*cell, new) {
                (old, Cell::Horizontal) if old.is_upright() => Cell::Cross,
                (Cell::Horizontal, new) if new.is_upright() => Cell::Cross,
                (_, new) => new,
            };
        }
    }

    /// Takes away the other half of a wide letter whose cell is to be written to.
    fn break_wide_letter(&mut self, column: i32, line: i32) {
        let other = match self.cell(column, line) {
            Some(Cell::Continued) => column - 1,
            Some(Cell::Letter(_)) => column + 1,
            _ => return,
        };
        let is_half = |cell: &Cell| match cell {
            Cell::Continued => other > column,
            Cell::Letter(_) => other < column,
            _ => false,
        };
        if let Some(half) = self.cell(other, line).filter(|cell| is_half(cell)) {
            *half = Cell::Empty;
        }
    }

    /// Writes letters from a cell on; what would run over the edge is left out.
    fn write(&mut self, text: &str, (column, line): (i32, i32)) {
        let mut next = column;
        for letter in text.chars() {
            let columns = letter.width().unwrap_or(0);
            let end = next + i32::from(columns > 1);
            if columns == 0 || next < 0 || end >= self.width {
                continue;
            }
            self.set(next, line, Cell::Letter(letter));
            if columns > 1 {
                self.set(end, line, Cell::Continued);
            }
            next = end + 1;
        }
    }

    fn draw_line(&mut self, from: BackendCoord, to: BackendCoord, is_whole: bool) {
        if from.0 == to.0 {
            let cell = if is_whole {
                Cell::Vertical
            } else {
                Cell::BrokenVertical
            };
            for line in from.1.min(to.1)..=from.1.max(to.1) {
                self.set(from.0, line, cell);
            }
        } else if from.1 == to.1 {
            let first = from.0.min(to.0);
            for column in first..=from.0.max(to.0) {
                if is_whole || (column - first) % 2 == 0 {
                    self.set(column, from.1, Cell::Horizontal);
                }
            }
        }
    }
}

/// Width of a text in columns.
pub(super) fn columns(text: &str) -> i32 {
    i32::try_from(text.width()).unwrap_or(i32::MAX)
}

/// A canvas while something is drawn on it.
pub(super) struct TextBackend<'c>(pub(super) &'c mut TextCanvas);

impl DrawingBackend for TextBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let size = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let width = self.0.cells.first().map_or(0, Vec::len);
        (size(width), size(self.0.cells.len()))
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn draw_pixel(
        &mut self,
        (column, line): BackendCoord,
        _: BackendColor,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.0.set(column, line, Cell::Letter('.'));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.0.draw_line(from, to, style.color().alpha > WHOLE_LINE);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((u32::try_from(text.width()).unwrap_or(u32::MAX), 1))
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (column, line): BackendCoord,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let width = columns(text);
        let column = match style.anchor().h_pos {
            HPos::Left => column,
            HPos::Right => column - width + 1,
            HPos::Center => column - width / 2,
        };
        let line = match style.anchor().v_pos {
            VPos::Top | VPos::Center => line,
            VPos::Bottom => line - 1,
        };
        self.0.write(text, (column, line));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_take_two_cells_and_nothing_runs_over() {
        let mut canvas = TextCanvas::new(8, 2);
        canvas.draw_line((0, 0), (0, 1), true);
        canvas.draw_line((0, 1), (7, 1), true);
        canvas.draw_line((6, 0), (6, 1), false);
        canvas.write("优势", (1, 0));
        assert_eq!(canvas.text(), "|优势 :\n+-----+-\n");
        canvas.write("维持区", (4, 0));
        assert_eq!(canvas.text().lines().next(), Some("|优 维持"));
        canvas.write("x", (1, 0));
        assert_eq!(canvas.text().lines().next(), Some("|x  维持"));
        canvas.write("x", (0, 7));
    }
}
