//! What a survey tool's layout means for the answers that were read: marks for missing answers, ratings over several
//! columns, rows that are no respondents, rows to report.

use std::collections::BTreeMap;

use super::answers::{Answers, Codes};
use super::column_builder::ColumnBuilder;
use super::export::{Merge, Reading, Test, Watch, WatchedRows};
use super::part::SHOWN;
use super::responses::line_of;
use crate::diagnostics::{Code, Diagnostic, Row};
use crate::study::{normalised, number};

/// Answers by position in the file, and where their records are.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) answers: BTreeMap<usize, Answers>,
    pub(super) respondents: usize,
    pub(super) line_starts: Vec<(usize, usize)>,
    /// Numbers of the records, from 0, that are no respondents and were left out; ascending.
    pub(super) left_out: Vec<usize>,
}

impl Reading {
    /// The columns that have to be read, so that those at `wanted` can be given; ascending.
    pub(super) fn needed(&self, wanted: &[usize]) -> Vec<usize> {
        let merges = self.merges.iter().filter(|merge| {
            let first = merge.points.first();
            first.is_some_and(|(first, _)| wanted.contains(first))
        });
        let points = merges.flat_map(|merge| merge.points.iter().map(|(column, _)| *column));
        let watched = self.watches.iter().map(|watch| watch.column);
        let mut needed: Vec<usize> = wanted
            .iter()
            .copied()
            .chain(points)
            .chain(watched)
            .collect();
        needed.sort_unstable();
        needed.dedup();
        needed
    }

    /// Leaves out rows that are no respondents, puts ratings together and says what else is worth knowing.
    pub(super) fn apply(&self, columns: &mut Columns) -> Vec<Diagnostic> {
        let repeats = self
            .watches
            .iter()
            .filter(|watch| watch.rows == WatchedRows::Repeats);
        let mut found: Vec<Diagnostic> = repeats
            .filter_map(|watch| leave_out(watch, columns))
            .collect();
        let others = self
            .watches
            .iter()
            .filter(|watch| watch.rows != WatchedRows::Repeats);
        found.extend(others.filter_map(|watch| report(watch, columns)));
        for merge in &self.merges {
            put_together(merge, &mut columns.answers);
        }
        let points = self.merges.iter().map(|merge| merge.points.len());
        if !self.merges.is_empty() {
            let note = Diagnostic::new(Code::ExpandedRatings).with("count", self.merges.len());
            found.push(note.with("columns", points.sum::<usize>()));
        }
        found
    }

    /// Empties the answers that say that there is none; each with its count.
    pub(super) fn clear_marks(&self, answers: &mut Answers) -> Vec<(String, usize)> {
        let is_mark = |text: &String| {
            // Most texts are ruled out by their length or first letter.
            let is_number = text.starts_with(|letter: char| letter.is_ascii_digit());
            !is_number
                && text.len() <= LONGEST_MARK
                && self.marks.contains(&normalised(text).as_str())
        };
        let marks: Vec<bool> = answers.texts.iter().map(is_mark).collect();
        if !marks.contains(&true) {
            return Vec::new();
        }
        let counts = answers.counts().into_iter().zip(&answers.texts).zip(&marks);
        let counts: Vec<(String, usize)> = counts
            .filter(|((count, _), mark)| **mark && *count > 0)
            .map(|((count, text), _)| (text.clone(), count))
            .collect();
        if !counts.is_empty() {
            let texts = answers.texts.iter().zip(&marks);
            let texts: Vec<&str> = texts
                .map(|(text, mark)| if *mark { "" } else { text.as_str() })
                .collect();
            *answers = recoded(answers, &texts);
        }
        counts
    }
}

/// Bytes of the longest mark as a file may write it.
const LONGEST_MARK: usize = 32;

/// The same column with other texts in place of its distinct ones.
fn recoded(answers: &Answers, texts: &[&str]) -> Answers {
    let mut column = ColumnBuilder::default();
    for respondent in 0..answers.codes.len() {
        let code = answers.codes.get(respondent);
        let text = code.and_then(|code| texts.get(code)).copied();
        column.push(text.unwrap_or_default().as_bytes());
    }
    column.finish()
}

/// For each distinct text whether the watch is for it.
fn watched_texts(watch: &Watch, answers: &Answers) -> Vec<bool> {
    let is_watched = |text: &String| {
        let answer = normalised(text);
        match watch.test {
            Test::OneOf(known) => known.contains(&answer.as_str()),
            Test::NoneOf(known) => !answer.is_empty() && !known.contains(&answer.as_str()),
            Test::Blank => answer.is_empty(),
            Test::Below(limit) => number(&answer).is_some_and(|value| value < limit),
        }
    };
    answers.texts.iter().map(is_watched).collect()
}

/// The rows with such an answer: how many, and the first of them.
fn rows(watch: &Watch, columns: &Columns) -> Option<(usize, Vec<Row>)> {
    let answers = columns.answers.get(&watch.column)?;
    let watched = watched_texts(watch, answers);
    let counts = answers.counts().into_iter().zip(&watched);
    let count: usize = counts.filter(|(_, is)| **is).map(|(count, _)| count).sum();
    let is_watched = |respondent: &usize| {
        let code = answers.codes.get(*respondent);
        code.and_then(|code| watched.get(code)) == Some(&true)
    };
    let first = (0..columns.respondents)
        .filter(is_watched)
        .take(SHOWN.min(count));
    let row = |respondent| Row {
        record: respondent + 1,
        line: line_of(respondent, &columns.line_starts).unwrap_or(respondent + 1),
    };
    Some((count, first.map(row).collect()))
}

/// The rows of previews and unfinished responses.
fn report(watch: &Watch, columns: &Columns) -> Option<Diagnostic> {
    let (count, rows) = rows(watch, columns).filter(|(count, _)| *count > 0)?;
    let code = match watch.rows {
        WatchedRows::Preview => Code::PreviewResponse,
        WatchedRows::Incomplete => Code::UnfinishedResponse,
        WatchedRows::Repeats => Code::RepeatedRows,
    };
    let of = columns.respondents;
    Some(
        Diagnostic::new(code)
            .with("count", count)
            .with("of", of)
            .at_rows(rows, count),
    )
}

/// Leaves out the rows of repeating forms, unless there are no others.
fn leave_out(watch: &Watch, columns: &mut Columns) -> Option<Diagnostic> {
    let found = report(watch, columns)?;
    let answers = columns.answers.get(&watch.column)?;
    let watched = watched_texts(watch, answers);
    let is_kept = |respondent| {
        let code = answers.codes.get(respondent);
        code.and_then(|code| watched.get(code)) != Some(&true)
    };
    let keep: Vec<bool> = (0..columns.respondents).map(is_kept).collect();
    columns.line_starts = kept_lines(&keep, &columns.line_starts);
    // A layout has one such watch, so that positions are still those of the file.
    let left_out = keep.iter().enumerate().filter(|(_, keep)| !**keep);
    columns.left_out = left_out.map(|(record, _)| record).collect();
    columns.respondents = keep.iter().filter(|keep| **keep).count();
    for answers in columns.answers.values_mut() {
        answers.codes.retain(&keep);
    }
    Some(found)
}

/// The lines of the respondents who are kept, as a list of [`super::Responses::line_starts`].
fn kept_lines(keep: &[bool], line_starts: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut kept: Vec<(usize, usize)> = Vec::new();
    let respondents = keep.iter().enumerate().filter(|(_, keep)| **keep);
    for (number, (respondent, _)) in respondents.enumerate() {
        let Some(line) = line_of(respondent, line_starts) else {
            continue;
        };
        if line_of(number, &kept) != Some(line) {
            kept.push((number, line));
        }
    }
    kept
}

/// Makes one column of a rating out of the columns of its points. Two answers are both kept, with `;` between them, so
/// that no later step can take them for a rating.
fn put_together(merge: &Merge, answers: &mut BTreeMap<usize, Answers>) {
    let points: Option<Vec<(Answers, &str)>> = merge
        .points
        .iter()
        .map(|(column, point)| Some((answers.get(column)?.clone(), point.as_str())))
        .collect();
    let (Some(points), Some((first, _))) = (points, merge.points.first()) else {
        return;
    };
    let blank: Vec<Vec<bool>> = points
        .iter()
        .map(|(answers, _)| {
            answers
                .texts
                .iter()
                .map(|text| text.trim().is_empty())
                .collect()
        })
        .collect();
    let is_marked = |(answers, blank): (&Answers, &Vec<bool>), respondent| {
        let code = answers.codes.get(respondent);
        code.and_then(|code| blank.get(code)) == Some(&false)
    };
    let respondents = points
        .first()
        .map_or(0, |(answers, _)| Codes::len(&answers.codes));
    let mut column = ColumnBuilder::default();
    for respondent in 0..respondents {
        let mut answer = String::new();
        for ((answers, point), blank) in points.iter().zip(&blank) {
            if is_marked((answers, blank), respondent) {
                if !answer.is_empty() {
                    answer.push(';');
                }
                answer.push_str(point);
            }
        }
        column.push(answer.as_bytes());
    }
    answers.insert(*first, column.finish());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(texts: &[&str]) -> Answers {
        let mut column = ColumnBuilder::default();
        for text in texts {
            column.push(text.as_bytes());
        }
        column.finish()
    }

    fn texts(answers: &Answers) -> Vec<&str> {
        (0..answers.codes.len())
            .filter_map(|row| answers.text(row))
            .collect()
    }

    #[test]
    fn points_become_one_answer() {
        let points = [(3, "1"), (4, "2"), (5, "N/A")];
        let columns = [["x", "", "", "x"], ["", "2", "", "x"], ["", "", " ", ""]];
        let mut read: BTreeMap<usize, Answers> = (3..)
            .zip(&columns)
            .map(|(at, column)| (at, answers(column)))
            .collect();
        let points = points.map(|(at, point)| (at, point.to_owned())).to_vec();
        put_together(&Merge { points }, &mut read);
        assert_eq!(texts(&read[&3]), ["1", "2", "", "1;2"]);
    }

    #[test]
    fn marks_become_empty_and_are_counted() {
        let reading = Reading {
            marks: &["(空)", "(跳过)"],
            ..Reading::default()
        };
        let mut column = answers(&["5", "（空）", "", "(跳过)", "（空）"]);
        let counts = reading.clear_marks(&mut column);
        assert_eq!(counts, [("（空）".to_owned(), 2), ("(跳过)".to_owned(), 1)]);
        assert_eq!(column, answers(&["5", "", "", "", ""]));
        assert!(reading.clear_marks(&mut column).is_empty());
    }

    #[test]
    fn repeats_are_left_out_and_lines_stay_right() {
        let watch = |rows, test| Watch {
            column: 0,
            rows,
            test,
        };
        let mut columns = Columns {
            answers: BTreeMap::from([(0, answers(&["", "visits", "", "visits", ""]))]),
            respondents: 5,
            line_starts: vec![(0, 2), (4, 9)],
            left_out: Vec::new(),
        };
        let reading = Reading {
            watches: vec![watch(WatchedRows::Repeats, Test::NoneOf(&[]))],
            ..Reading::default()
        };
        let found = reading.apply(&mut columns);
        assert_eq!(found[0].code, Code::RepeatedRows);
        assert_eq!(found[0].count, Some(2));
        assert_eq!(found[0].rows[1], Row { record: 4, line: 5 });
        assert_eq!(columns.respondents, 3);
        assert_eq!(columns.line_starts, [(0, 2), (1, 4), (2, 9)]);
        assert_eq!(columns.answers[&0].codes.len(), 3);
    }

    #[test]
    fn unfinished_responses_are_reported_and_kept() {
        let tests = [
            (Test::Below(100.0), 1),
            (Test::OneOf(&["100"]), 2),
            (Test::Blank, 1),
            (Test::NoneOf(&["100"]), 1),
        ];
        for (test, count) in tests {
            let mut columns = Columns {
                answers: BTreeMap::from([(0, answers(&["100", "40", "", "100"]))]),
                respondents: 4,
                line_starts: vec![(0, 3)],
                left_out: Vec::new(),
            };
            let watch = Watch {
                column: 0,
                rows: WatchedRows::Incomplete,
                test,
            };
            let reading = Reading {
                watches: vec![watch],
                ..Reading::default()
            };
            let found = reading.apply(&mut columns);
            assert_eq!(found[0].count, Some(count), "{test:?}");
            assert_eq!(columns.respondents, 4);
        }
    }
}
