//! A matrix of pairwise judgements as CSV text.

use nalgebra::DMatrix;

use super::tree::unknown_name;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::study::normalised;

/// How far a_ij · a_ji may be from 1: 0.33 stands for 1/3, 0.14 for 1/7.
pub const RECIPROCAL_TOLERANCE: f64 = 0.05;

/// One record of the file.
struct Record {
    line: usize,
    cells: Vec<String>,
}

/// Reads the judgements of `members` among each other, in their order: a header with their names, then one record for each
/// with its name in front; numbers or fractions such as `1/3`, how many times as important the row is as the column.
///
/// Names may stand in any order. A blank cell takes the reciprocal of the mirrored one, a blank diagonal is 1. Judgements
/// that are each other's reciprocal but for rounding ([`RECIPROCAL_TOLERANCE`]) are made exactly so.
///
/// # Errors
/// `CSI-S066` the matrix is not square or lacks a member, `CSI-S065` a name is no member, `CSI-S067` a cell is no positive
/// number, `CSI-S068` two mirrored cells contradict each other; all of a kind at once, with line and column.
pub fn read_judgements(text: &str, members: &[&str]) -> Result<DMatrix<f64>, Diagnostics> {
    let records = records(text);
    let (header, body) = records.split_first().ok_or_else(|| {
        let fault = shape_fault("judgements-empty", members);
        Diagnostics::from(fault)
    })?;
    let names: Vec<&str> = header.cells.iter().skip(1).map(String::as_str).collect();
    let columns = places(&names, members, |_| header.line)?;
    let row_names: Vec<&str> = body.iter().map(first_cell).collect();
    let rows = places(&row_names, members, |row| body[row].line)?;
    let mut cells: DMatrix<Option<f64>> = DMatrix::from_element(members.len(), members.len(), None);
    let mut faults = Vec::new();
    for (record, row) in body.iter().zip(rows) {
        if record.cells.len() > names.len() + 1 {
            faults.push(shape_fault("judgements-long-record", members).at_line(record.line));
        }
        for ((cell, name), column) in record.cells.iter().skip(1).zip(&names).zip(&columns) {
            match judgement(cell) {
                Ok(number) => cells[(row, *column)] = number,
                Err(()) => faults.push(cell_fault(cell, members[row], name, record.line)),
            }
        }
    }
    Diagnostics::check(faults)?;
    reciprocal(&cells, members)
}

fn records(text: &str) -> Vec<Record> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    // The text is UTF-8 and records may be of any length: there is nothing else that could fail.
    let records = reader.records().filter_map(Result::ok);
    let records = records.map(|record| Record {
        line: record.position().map_or(1, |place| {
            usize::try_from(place.line()).unwrap_or(usize::MAX)
        }),
        cells: record.iter().map(str::to_owned).collect(),
    });
    let has_text = |record: &Record| record.cells.iter().any(|cell| !cell.is_empty());
    records.filter(has_text).collect()
}

fn first_cell(record: &Record) -> &str {
    record.cells.first().map_or("", String::as_str)
}

/// The member that each name is.
fn places(
    names: &[&str],
    members: &[&str],
    line: impl Fn(usize) -> usize,
) -> Result<Vec<usize>, Diagnostics> {
    let wanted: Vec<String> = members.iter().map(|name| normalised(name)).collect();
    let (mut found, mut faults): (Vec<usize>, _) = (Vec::new(), Vec::new());
    for (position, name) in names.iter().enumerate() {
        let known = wanted.iter().position(|member| *member == normalised(name));
        match known {
            Some(place) if found.contains(&place) => {
                let fault = shape_fault("judgements-twice", members).with("name", name);
                faults.push(fault.at_line(line(position)));
            }
            Some(place) => found.push(place),
            None => {
                let fault = unknown_name(name, members).at_line(line(position));
                faults.push(fault.with_word("problem", "hierarchy-unknown-member"));
            }
        }
    }
    let absent = members.iter().enumerate();
    let absent = absent.filter(|(place, _)| !found.contains(place));
    let absent: Vec<&str> = absent.map(|(_, name)| *name).collect();
    if faults.is_empty() && !absent.is_empty() {
        let fault = shape_fault("judgements-absent", members);
        faults.push(fault.with("absent", absent.join(", ")).at_line(line(0)));
    }
    Diagnostics::check(faults).map(|()| found)
}

/// A number, a fraction, or nothing.
fn judgement(cell: &str) -> Result<Option<f64>, ()> {
    let text = normalised(cell);
    if text.is_empty() {
        return Ok(None);
    }
    let number = |text: &str| text.trim().parse::<f64>().map_err(drop);
    let value = match text.split_once('/') {
        Some((above, below)) => number(above)? / number(below)?,
        None => number(&text)?,
    };
    let is_positive = value.is_finite() && value > 0.0;
    is_positive.then_some(Some(value)).ok_or(())
}

/// Fills blank cells and evens out rounding.
fn reciprocal(cells: &DMatrix<Option<f64>>, members: &[&str]) -> Result<DMatrix<f64>, Diagnostics> {
    let n = members.len();
    let mut matrix = DMatrix::from_element(n, n, 1.0);
    let mut faults = Vec::new();
    for (i, j) in (0..n).flat_map(|i| (i..n).map(move |j| (i, j))) {
        let (above, below) = (cells[(i, j)], cells[(j, i)]);
        let ratio = match (above, below) {
            _ if i == j => above.map_or(Some(1.0), |one| is_near_one(one).then_some(1.0)),
            (Some(above), Some(below)) => {
                is_near_one(above * below).then(|| (above / below).sqrt())
            }
            (Some(above), None) => Some(above),
            (None, Some(below)) => Some(1.0 / below),
            (None, None) => {
                faults.push(cell_fault("", members[i], members[j], 0));
                continue;
            }
        };
        match ratio {
            Some(ratio) => {
                matrix[(i, j)] = ratio;
                matrix[(j, i)] = 1.0 / ratio;
            }
            None => faults.push(
                Diagnostic::new(Code::JudgementNotReciprocal)
                    .with("first", members[i])
                    .with("second", members[j])
                    .with("above", shown(above))
                    .with("below", shown(below)),
            ),
        }
    }
    Diagnostics::check(faults).map(|()| matrix)
}

fn is_near_one(product: f64) -> bool {
    (product - 1.0).abs() <= RECIPROCAL_TOLERANCE
}

fn shown(cell: Option<f64>) -> String {
    cell.map_or(String::new(), |value| format!("{value:.4}"))
}

fn shape_fault(problem: &'static str, members: &[&str]) -> Diagnostic {
    Diagnostic::new(Code::JudgementShape)
        .with("members", members.join(", "))
        .with_word("problem", problem)
}

fn cell_fault(cell: &str, row: &str, column: &str, line: usize) -> Diagnostic {
    let fault = Diagnostic::new(Code::JudgementCell)
        .in_column(column)
        .with("found", format!("\"{cell}\""))
        .with("row", row)
        .with("column", column);
    if line > 0 { fault.at_line(line) } else { fault }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<Code> {
        let faults = read_judgements(text, &["a", "b", "c"]).unwrap_err().0;
        faults.iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn fractions_blanks_and_any_order_are_read() {
        let text = "\u{ff0c},b,A,c\nc,0.33,1/5,\na,1/2,,5\nb,,2,3\n".replace('\u{ff0c}', "");
        let matrix = read_judgements(&text, &["a", "b", "c"]).unwrap();
        assert!((matrix[(0, 1)] - 0.5).abs() < 1e-12);
        assert!((matrix[(0, 2)] - 5.0).abs() < 1e-12);
        assert!((matrix[(1, 2)] - (3.0_f64 / 0.33).sqrt()).abs() < 1e-12);
        assert!((matrix[(2, 1)] * matrix[(1, 2)] - 1.0).abs() < 1e-12);
        assert!((matrix[(2, 2)] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_wrong_is_named_all_at_once() {
        use Code::{HierarchyUnknownName, JudgementCell, JudgementNotReciprocal, JudgementShape};
        assert_eq!(codes(""), [JudgementShape]);
        assert_eq!(codes("x,a,b\na,1,2\nb,.5,1\n"), [JudgementShape]);
        assert_eq!(codes("x,a,b,c\na,1,2,3\nb,.5,1,2\n"), [JudgementShape]);
        assert_eq!(codes("x,a,b,d\n"), [HierarchyUnknownName]);
        assert_eq!(codes("x,a,b,b\n"), [JudgementShape]);
        let cells = "x,a,b,c\na,1,-2,zero\nb,0,1,2\nc,,1/0,1\n";
        assert_eq!(codes(cells), [JudgementCell; 4]);
        let blank = "x,a,b,c\na,1,2,\nb,,1,2\nc,,,1\n";
        assert_eq!(codes(blank), [JudgementCell]);
        let text = "x,a,b,c\na,2,3,3\nb,3,1,2\nc,1/3,1/2,1\n";
        assert_eq!(codes(text), [JudgementNotReciprocal; 2]);
        let long = "x,a,b,c\na,1,2,3,4\nb,,1,2\nc,,,1\n";
        assert_eq!(codes(long), [JudgementShape]);
    }
}
