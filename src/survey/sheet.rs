//! What is said of answers that come from a sheet: its own row numbers, and its errors.

use super::responses::{Column, ExportDescription};
use super::workbook::{ErrorCells, SheetTable};
use crate::diagnostics::{Code, Diagnostic, Row};

impl SheetTable {
    /// The lines of respondents as rows of the sheet.
    pub(super) fn rows_of(&self, line_starts: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        let row = |(respondent, line)| (respondent, self.lines.row(line));
        line_starts.into_iter().map(row).collect()
    }

    /// Puts the kind of workbook and the sheet in place of encoding and delimiter.
    pub(super) fn describe(&self, export: &mut ExportDescription) {
        self.format.name().clone_into(&mut export.encoding);
        export.sheet.clone_from(&self.sheet);
    }

    /// That there are other sheets, and the kept columns that have errors; `starts` are the rows of respondents.
    pub(super) fn warnings(
        &self,
        columns: &[Column],
        starts: &[(usize, usize)],
    ) -> Vec<Diagnostic> {
        let kept = |position: usize| columns.iter().find(|column| column.position == position);
        let errors = self.errors.iter();
        let errors = errors
            .filter_map(|(position, cells)| Some(error_cells(cells, kept(*position)?, starts)));
        self.note.iter().cloned().chain(errors).collect()
    }
}

fn error_cells(cells: &ErrorCells, column: &Column, starts: &[(usize, usize)]) -> Diagnostic {
    let name = Some(&column.name).filter(|name| !name.is_empty());
    let rows = cells
        .rows
        .iter()
        .map(|row| respondent(*row, starts))
        .collect();
    Diagnostic::new(Code::ErrorCells)
        .with("count", cells.count)
        .with("errors", cells.names.join(", "))
        .in_column(name.map_or_else(|| (column.position + 1).to_string(), Clone::clone))
        .at_rows(rows, cells.count)
}

/// The respondent in a row of the sheet; the rows above the first one are the header's.
fn respondent(row: usize, starts: &[(usize, usize)]) -> Row {
    let after = starts.partition_point(|(_, start)| *start <= row);
    let start = after.checked_sub(1).and_then(|at| starts.get(at));
    Row {
        record: start.map_or(0, |(first, start)| first + (row - start) + 1),
        line: row,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_above_the_first_respondent_are_the_headers() {
        let starts = [(0, 3), (2, 7)];
        let found: Vec<usize> = [1, 2, 3, 4, 7, 9]
            .into_iter()
            .map(|row| respondent(row, &starts).record)
            .collect();
        assert_eq!(found, [0, 0, 1, 2, 3, 5]);
    }
}
