//! Questions with several answers: one column for each option.

use super::head::Head;
use crate::study::normalised;

/// What stands in the column of an option that was ticked, beside the option's own text or number.
const TICKED: &[&str] = &[
    "1", "yes", "y", "true", "x", "checked", "selected", "是", "√",
];
/// What stands there when it was not.
const NOT_TICKED: &[&str] = &[
    "0",
    "no",
    "n",
    "false",
    "unchecked",
    "not selected",
    "否",
    "n/a",
];

/// Whether the columns, each with its option, are the options of one question with several answers: in every column
/// nothing but one tick (the option's text, its number among the options, `1`, `Yes`, …) and its absence. A matrix whose
/// rows were all answered `1` is told apart by its having no blanks.
pub(super) fn are_ticks(head: Head<'_>, header_rows: usize, options: &[(usize, String)]) -> bool {
    let (mut ticks, mut absences) = (0, 0);
    for (number, (column, option)) in options.iter().enumerate() {
        let own = [normalised(option), (number + 1).to_string()];
        let mut tick: Option<String> = None;
        for answer in head.answers(header_rows, *column) {
            if NOT_TICKED.contains(&answer.as_str()) && answer != own[0] {
                absences += 1;
                continue;
            }
            let is_tick = own.contains(&answer) || TICKED.contains(&answer.as_str());
            if !is_tick || tick.as_ref().is_some_and(|tick| *tick != answer) {
                return false;
            }
            tick = Some(answer);
            ticks += 1;
        }
    }
    let cells = options.len() * head.records.len().saturating_sub(header_rows);
    let has_blanks = cells > ticks + absences;
    options.len() > 1 && ticks > 0 && (has_blanks || absences > 0)
}

/// Whether answers of a column are lists with this separator: options of a question with several answers in one cell.
pub(super) fn are_lists(
    head: Head<'_>,
    header_rows: usize,
    column: usize,
    separator: char,
) -> bool {
    head.answers(header_rows, column)
        .any(|answer| answer.contains(separator))
}

/// Whether an answer (normalised) in the column of an option says that the option was chosen: anything but a blank and the
/// usual words for "no".
#[must_use]
pub fn is_ticked(answer: &str) -> bool {
    !answer.is_empty() && !NOT_TICKED.contains(&answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(columns: [&str; 2], rows: &[[&str; 2]]) -> bool {
        let rows = rows.iter().map(|row| row.map(str::to_owned).to_vec());
        let records: Vec<Vec<String>> = rows.collect();
        let options = [(0, columns[0].to_owned()), (1, columns[1].to_owned())];
        are_ticks(Head { records: &records }, 0, &options)
    }

    #[test]
    fn ticks_are_texts_numbers_or_ones() {
        assert!(ticks(["Tea", "Milk"], &[["Tea", ""], ["", "Milk"]]));
        assert!(ticks(["Tea", "Milk"], &[["1", ""], ["1", "2"]]));
        assert!(ticks(["Tea", "Milk"], &[["1", ""], ["1", "1"]]));
        assert!(ticks(["Tea", "Milk"], &[["1", "0"], ["0", "1"]]));
        assert!(ticks(["Yes", "No"], &[["Yes", ""], ["", "No"]]));
    }

    #[test]
    fn ratings_are_no_ticks() {
        assert!(!ticks(["Tea", "Milk"], &[["1", "2"], ["3", ""]]));
        assert!(!ticks(["Tea", "Milk"], &[["1", "1"], ["1", "1"]]));
        assert!(!ticks(["Tea", "Milk"], &[["", ""]]));
        assert!(!ticks(["Tea", "Milk"], &[["Good", ""]]));
    }
}
