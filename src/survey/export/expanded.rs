//! Ratings that were exported as one column for each point.

use super::head::{Head, tidy};
use crate::study::{normalised, number};

/// Stands between the row of a matrix and the point of its scale.
const SEPARATOR: &str = " - ";
/// A scale has so many points at least.
const FEWEST_POINTS: usize = 3;
/// Points in words, such as `Staff - Good`, are only put together when so many answers show that they exclude each
/// other: `Staff - By phone`, `Staff - By mail` may both be ticked.
const ENOUGH_ANSWERS: usize = 3;

/// Columns that are one rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expanded {
    /// Text before the points: the row of a matrix, or empty.
    pub(super) row: String,
    /// Each column with the point that it stands for, in the order of the file.
    pub(super) points: Vec<(usize, String)>,
}

/// The ratings among the columns of one question, each column with its text. Columns of one rating stand side by side,
/// have the same text before the last ` - `, and no respondent has two of them.
pub(super) fn expanded_ratings(
    head: Head<'_>,
    header_rows: usize,
    columns: &[(usize, &str)],
) -> Vec<Expanded> {
    let mut runs: Vec<Expanded> = Vec::new();
    for (column, text) in columns {
        let Some((row, point)) = text.rsplit_once(SEPARATOR) else {
            continue;
        };
        let (row, point) = (tidy(row), (*column, tidy(point)));
        match runs.last_mut() {
            Some(run)
                if run.row == row && run.points.last().is_some_and(|p| p.0 + 1 == point.0) =>
            {
                run.points.push(point);
            }
            _ => runs.push(Expanded {
                row,
                points: vec![point],
            }),
        }
    }
    runs.retain(|run| is_rating(head, header_rows, &run.points));
    runs
}

fn is_rating(head: Head<'_>, header_rows: usize, points: &[(usize, String)]) -> bool {
    if points.len() < FEWEST_POINTS {
        return false;
    }
    let Some(answers) = exclusive_answers(head, header_rows, points) else {
        return false;
    };
    is_run_of_numbers(points) || answers >= ENOUGH_ANSWERS
}

/// Whether the points are numbers that rise or fall by one, but for points in words such as `N/A`.
fn is_run_of_numbers(points: &[(usize, String)]) -> bool {
    let values: Vec<f64> = points
        .iter()
        .filter_map(|(_, point)| number(&normalised(point)))
        .collect();
    let steps = |step: f64| {
        let pairs = values.windows(2);
        let step = |pair: &[f64]| matches!(pair, [a, b] if (b - a - step).abs() < f64::EPSILON);
        pairs.into_iter().all(step)
    };
    values.len() >= FEWEST_POINTS && (steps(1.0) || steps(-1.0))
}

/// How many respondents have an answer in one of the columns; `None` when one has two, or when an answer is neither the
/// point's text nor a whole number, as tools write it in place of a text.
fn exclusive_answers(
    head: Head<'_>,
    header_rows: usize,
    points: &[(usize, String)],
) -> Option<usize> {
    let mut count = 0;
    for record in head.records.iter().skip(header_rows) {
        let mut answered = 0;
        for (column, point) in points {
            let answer = record.get(*column).map_or("", String::as_str);
            let answer = normalised(answer);
            if answer.is_empty() {
                continue;
            }
            let is_number = answer.bytes().all(|byte| byte.is_ascii_digit());
            if answer != normalised(point) && !is_number {
                return None;
            }
            answered += 1;
        }
        if answered > 1 {
            return None;
        }
        count += answered;
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(rows: &[[&str; 4]]) -> Vec<Vec<String>> {
        rows.iter()
            .map(|row| row.map(str::to_owned).to_vec())
            .collect()
    }

    fn found(texts: [&str; 4], rows: &[[&str; 4]]) -> Vec<Expanded> {
        let records = records(rows);
        let columns: Vec<(usize, &str)> = texts.into_iter().enumerate().collect();
        expanded_ratings(Head { records: &records }, 0, &columns)
    }

    #[test]
    fn points_in_numbers_are_put_together() {
        let texts = [" - 1", " - 2", " - 3", " - N/A"];
        let [rating] = &found(texts, &[["", "2", "", ""], ["", "", "", "N/A"]])[..] else {
            unreachable!("one rating");
        };
        assert_eq!(rating.row, "");
        assert_eq!(rating.points[3], (3, "N/A".to_owned()));
    }

    #[test]
    fn two_answers_are_no_rating() {
        let texts = [" - 1", " - 2", " - 3", " - 4"];
        assert!(found(texts, &[["1", "2", "", ""]]).is_empty());
    }

    #[test]
    fn points_in_words_need_answers() {
        let texts = [
            "Staff - Poor",
            "Staff - Fair",
            "Staff - Good",
            "Other (please specify)",
        ];
        let row = ["", "Fair", "", ""];
        assert!(found(texts, &[row, row]).is_empty());
        let [rating] = &found(texts, &[row, ["1", "", "", ""], ["", "", "Good", "x"]])[..] else {
            unreachable!("one rating");
        };
        assert_eq!((rating.row.as_str(), rating.points.len()), ("Staff", 3));
    }
}
