//! Tables that are no survey tool's, and those that SPSS wrote.

use super::column::{ColumnRole, SurveyColumn};
use super::head::Head;
use super::{ExportReason, Found, Reading, Recognised};

/// What SPSS writes for a missing answer. No answer of any survey is such a text, so it counts in plain tables, too.
pub(super) const NULL: &[&str] = &["#null!"];

/// A plain table of so many header records: names from the first of them, or numbers from 1 without any.
pub(super) fn read(head: Head<'_>, header_rows: usize) -> Recognised {
    Recognised {
        header_rows,
        columns: columns(head, header_rows),
        reading: Reading {
            marks: NULL,
            ..Reading::default()
        },
        ..Recognised::default()
    }
}

fn columns(head: Head<'_>, header_rows: usize) -> Vec<SurveyColumn> {
    let width = head.width(header_rows.max(1));
    let column = |column: usize| {
        let name = match header_rows {
            0 => (column + 1).to_string(),
            _ => head.cell(0, column).to_owned(),
        };
        let further = (1..header_rows).map(|row| head.cell(row, column).to_owned());
        SurveyColumn {
            header_texts: further.collect(),
            ..SurveyColumn::new(name, ColumnRole::Answer)
        }
    };
    (0..width).map(column).collect()
}

/// SPSS: a cell `#NULL!` below the header.
pub(super) fn find_spss(head: Head<'_>, forced: bool) -> Option<Found> {
    let body = head.records.iter().skip(1);
    let cells = body.flatten();
    let nulls = cells.filter(|cell| cell.trim().eq_ignore_ascii_case("#null!"));
    let nulls = nulls.count();
    (nulls > 0 || forced).then(|| Found {
        reason: ExportReason::new("export-reason-spss").with("count", nulls.to_string()),
        header_rows: 1,
        columns: columns(head, 1),
        reading: Reading {
            marks: NULL,
            ..Reading::default()
        },
    })
}
