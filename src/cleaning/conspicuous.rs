//! Respondents to look at: repeats, straight lines, haste, unfinished questionnaires. Nobody is left out for that
//! unless the study asks.

use std::collections::HashMap;

use super::coincidence::{Repeat, repeated_answers};
use super::durations::{durations, median_duration};
use super::grids::{Straightness, straight_liners};
use super::item_answers::ItemAnswers;
use super::respondents::Respondents;
use crate::diagnostics::{Code, Diagnostic};
use crate::study::{Codebook, Exclusion, Roles, normalised, number};
use crate::survey::{Column, Responses};

/// The largest share of records that may repeat in a column that only looks like an id: above it the column is
/// something else (a panel, a household).
const MOST_REPEATED_IDS: f64 = 0.05;

/// The fewest known durations whose median says what is usual.
const FEWEST_DURATIONS: usize = 10;

/// Answers to "finished?" that mean no.
const UNFINISHED: &[&str] = &[
    "false",
    "no",
    "n",
    "partial",
    "incomplete",
    "not completed",
    "[not completed]",
    "否",
    "未完成",
];

/// The header of a column of progress or of a yes/no flag, as opposed to one of words or codes.
const FLAGS: &[&str] = &["progress", "finished"];

/// The header of a column that holds the time at which the questionnaire was sent off, and nothing before.
const SENT_OFF: &str = "submitdate";

/// Conspicuous respondents, by position in the file, ascending. Each list holds those who pass the filter and answered
/// any item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Conspicuous {
    /// Records that repeat the id of an earlier one.
    pub duplicate_ids: Vec<Repeat>,
    /// Records that repeat the answers of an earlier one, which is no coincidence.
    pub duplicate_answers: Vec<Repeat>,
    /// Those with one answer all along, also with the best one.
    pub straight_liners: Vec<Straightness>,
    /// Those who took less than the limit's share of the median, and their seconds.
    pub speeders: Vec<(usize, f64)>,
    /// The others who took less than half of the median, and their seconds.
    pub fast: Vec<(usize, f64)>,
    /// The median duration in seconds, when it is known.
    pub median_duration: Option<f64>,
    /// Those who answered too few items or did not get to the end.
    pub incomplete: Vec<usize>,
}

impl Conspicuous {
    /// Looks for them, by the limits of the codebook.
    pub(super) fn find(
        items: &[ItemAnswers<'_>],
        responses: &Responses,
        codebook: &Codebook,
        respondents: &Respondents,
    ) -> Self {
        let check = &codebook.check;
        let roles = &codebook.roles;
        let straight_liners = straight_liners(items, respondents, check.limit(Code::StraightLiner));
        let straight: Vec<usize> = straight_liners.iter().map(|line| line.position).collect();
        let (speeders, fast, median_duration) = haste(responses, codebook, respondents);
        let mut found = Self {
            duplicate_ids: repeated_ids(responses, roles, respondents),
            duplicate_answers: repeated_answers(items, respondents, &straight),
            straight_liners,
            speeders,
            fast,
            median_duration,
            incomplete: incomplete(items, responses, codebook, respondents),
        };
        found.forget(|code| !check.looks_for(code));
        found
    }

    /// Empties the lists of checks that are switched off.
    fn forget(&mut self, is_off: impl Fn(Code) -> bool) {
        if is_off(Code::DuplicateId) {
            self.duplicate_ids.clear();
        }
        if is_off(Code::DuplicateAnswers) {
            self.duplicate_answers.clear();
        }
        if is_off(Code::StraightLiner) {
            self.straight_liners.clear();
        }
        if is_off(Code::Speeder) {
            self.speeders.clear();
            self.fast.clear();
        }
        if is_off(Code::IncompleteResponse) {
            self.incomplete.clear();
        }
    }

    /// Positions of the respondents whom an exclusion leaves out. A straight line of best answers is no reason; those
    /// without any answer are left out anyway.
    #[must_use]
    pub fn positions(&self, reason: Exclusion) -> Vec<usize> {
        match reason {
            Exclusion::Empty => Vec::new(),
            Exclusion::Incomplete => self.incomplete.clone(),
            Exclusion::Duplicate => {
                let repeats = self.duplicate_ids.iter().chain(&self.duplicate_answers);
                let mut positions: Vec<usize> = repeats.map(|repeat| repeat.position).collect();
                positions.sort_unstable();
                positions.dedup();
                positions
            }
            Exclusion::StraightLiner => {
                let lines = self.straight_liners.iter().filter(|line| !line.ceiling);
                lines.map(|line| line.position).collect()
            }
            Exclusion::Speeder => self
                .speeders
                .iter()
                .map(|(position, _)| *position)
                .collect(),
        }
    }

    /// `CSI-W018` with the numbers of those who were not left out.
    pub(super) fn left_in(&self, excluded: &[Exclusion]) -> Option<Diagnostic> {
        let count = |reason: Exclusion| {
            if excluded.contains(&reason) {
                return 0;
            }
            self.positions(reason).len()
        };
        let counts = [
            ("duplicates", count(Exclusion::Duplicate)),
            ("straight_liners", count(Exclusion::StraightLiner)),
            ("speeders", count(Exclusion::Speeder)),
            ("incomplete", count(Exclusion::Incomplete)),
        ];
        let warning = Diagnostic::new(Code::ConspicuousRespondents);
        let any = counts.iter().any(|(_, count)| *count > 0);
        any.then(|| {
            counts
                .into_iter()
                .fold(warning, |warning, (name, count)| warning.with(name, count))
        })
    }
}

/// Records whose id is that of an earlier record. Blank ids are none.
fn repeated_ids(responses: &Responses, roles: &Roles, respondents: &Respondents) -> Vec<Repeat> {
    let Some(column) = roles.id.and_then(|at| responses.column(at)) else {
        return Vec::new();
    };
    let texts = &column.answers.texts;
    let mut first: Vec<Option<usize>> = vec![None; texts.len()];
    let mut repeats = Vec::new();
    for position in respondents.positions() {
        let code = column.answers.codes.get(position).unwrap_or_default();
        let blank = texts.get(code).is_none_or(|text| text.trim().is_empty());
        let Some(slot) = first.get_mut(code).filter(|_| !blank) else {
            continue;
        };
        match *slot {
            Some(earlier) => repeats.push(Repeat { position, earlier }),
            None => *slot = Some(position),
        }
    }
    let share = repeats.len() as f64 / respondents.count().max(1) as f64;
    // A few records are too few for a share.
    if !roles.id_declared && repeats.len() > 1 && share > MOST_REPEATED_IDS {
        return Vec::new();
    }
    repeats
}

/// Who took less than the limit's share of the median duration, who of the others less than half, and the median.
type Haste = (Vec<(usize, f64)>, Vec<(usize, f64)>, Option<f64>);

fn haste(responses: &Responses, codebook: &Codebook, respondents: &Respondents) -> Haste {
    let durations = durations(responses, &codebook.roles);
    let known = respondents.positions();
    let known: Vec<(usize, f64)> = known
        .filter_map(|at| Some((at, durations.get(at).copied().flatten()?)))
        .collect();
    let median = median_duration(&durations, respondents);
    let Some(median) = median.filter(|_| known.len() >= FEWEST_DURATIONS) else {
        return (Vec::new(), Vec::new(), None);
    };
    let limit = codebook.check.limit(Code::Speeder) * median;
    let (speeders, others): (Vec<_>, Vec<_>) =
        known.into_iter().partition(|(_, seconds)| *seconds < limit);
    let fast = others
        .into_iter()
        .filter(|(_, seconds)| *seconds < median / 2.0);
    (speeders, fast.collect(), Some(median))
}

/// Who answered less than the limit's share of the items, or did not get to the end.
fn incomplete(
    items: &[ItemAnswers<'_>],
    responses: &Responses,
    codebook: &Codebook,
    respondents: &Respondents,
) -> Vec<usize> {
    let read = respondents.flags().len();
    let mut missing = vec![0_usize; read];
    for answers in items {
        let is_missing = answers.missing_texts();
        for (position, missing) in missing.iter_mut().enumerate() {
            let code = answers.codes().get(position);
            let lacks = code.and_then(|code| is_missing.get(code));
            *missing += usize::from(lacks.copied().unwrap_or(true));
        }
    }
    let least = codebook.check.limit(Code::IncompleteResponse) * items.len() as f64;
    let status = codebook.roles.status.and_then(|at| responses.column(at));
    let unfinished: Option<(&Column, Vec<bool>)> =
        status.map(|column| (column, unfinished_texts(column)));
    let is_unfinished = |position: usize| {
        let (column, texts) = unfinished.as_ref()?;
        texts.get(column.answers.codes.get(position)?).copied()
    };
    let lacks_many = |position: usize| {
        let missing = missing.get(position).copied().unwrap_or_default();
        ((items.len() - missing) as f64) < least
    };
    respondents
        .positions()
        .filter(|position| lacks_many(*position) || is_unfinished(*position).unwrap_or(false))
        .collect()
}

/// For each distinct text of a status column whether it means that the respondent did not get to the end.
fn unfinished_texts(column: &Column) -> Vec<bool> {
    let header = normalised(&column.name);
    let texts: Vec<String> = column
        .answers
        .texts
        .iter()
        .map(|text| normalised(text))
        .collect();
    let counts = column.answers.counts();
    let occurring = texts.iter().zip(counts).filter(|(_, count)| *count > 0);
    let numbers: HashMap<&str, f64> = occurring
        .filter_map(|(text, _)| Some((text.as_str(), number(text)?)))
        .collect();
    // Progress runs to 100, a flag to 1.
    let in_percent = numbers.values().any(|number| *number > 1.0);
    let end = if in_percent { 100.0 } else { 1.0 };
    let unfinished = |text: &String| match numbers.get(text.as_str()) {
        Some(number) => FLAGS.contains(&header.as_str()) && *number < end,
        None if text.is_empty() => header == SENT_OFF,
        None => UNFINISHED.contains(&text.as_str()),
    };
    texts.iter().map(unfinished).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{codebook, responses};
    use super::*;
    use crate::study::{CheckRule, Level};

    fn find(columns: &[(&str, &[&str])], change: impl FnOnce(&mut Codebook)) -> Conspicuous {
        let responses = responses(columns);
        let mut codebook = codebook(&["a", "b", "c"], 1.0, 5.0);
        change(&mut codebook);
        let respondents = Respondents::that_pass(&responses, &codebook);
        let items = codebook.items.iter().zip(&responses.columns);
        let items: Vec<_> = items
            .map(|(item, column)| ItemAnswers::read(item, column, &respondents))
            .collect();
        Conspicuous::find(&items, &responses, &codebook, &respondents)
    }

    const ANSWERS: [(&str, &[&str]); 3] = [
        ("A", &["1", "2", "3", "4"]),
        ("B", &["1", "", "3", ""]),
        ("C", &["1", "", "", "4"]),
    ];

    #[test]
    fn too_few_answers_are_incomplete_and_so_is_what_says_so() {
        let found = find(&ANSWERS, |_| {});
        assert_eq!(found.incomplete, [1]);
        for (header, texts, expected) in [
            ("Finished", &["1", "1", "0", "1"][..], vec![1, 2]),
            ("Finished", &["TRUE", "TRUE", "FALSE", "TRUE"], vec![1, 2]),
            ("Progress", &["100", "100", "57", "100"], vec![1, 2]),
            (
                "Status",
                &["Complete", "Complete", "Partial", "Complete"],
                vec![1, 2],
            ),
            ("Status", &["0", "0", "1", "0"], vec![1]),
            ("submitdate", &["2025", "2025", "", "2025"], vec![1, 2]),
        ] {
            let columns = [&ANSWERS[..], &[(header, texts)]].concat();
            let found = find(&columns, |codebook| codebook.roles.status = Some(3));
            assert_eq!(found.incomplete, expected, "{header} {texts:?}");
        }
    }

    #[test]
    fn repeated_ids_name_the_first_and_blanks_are_no_ids() {
        let ids: &[&str] = &["x", "", "x", ""];
        let columns = [&ANSWERS[..], &[("id", ids)]].concat();
        let found = find(&columns, |codebook| codebook.roles.id = Some(3));
        let repeat = Repeat {
            position: 2,
            earlier: 0,
        };
        assert_eq!(found.duplicate_ids, [repeat]);
        assert_eq!(found.positions(Exclusion::Duplicate), [2]);
        let warning = found.left_in(&[]).unwrap();
        assert_eq!(warning.code, Code::ConspicuousRespondents);
        assert!(warning.arguments.contains(&("duplicates", "1".to_owned())));
        let all = [Exclusion::Duplicate, Exclusion::Incomplete];
        assert_eq!(found.left_in(&all), None);
    }

    #[test]
    fn what_repeats_often_is_no_id_unless_the_study_says_so() {
        let ids: &[&str] = &["x", "x", "y", "y"];
        let columns = [&ANSWERS[..], &[("id", ids)]].concat();
        let found = |declared| {
            let found = find(&columns, |codebook| {
                codebook.roles.id = Some(3);
                codebook.roles.id_declared = declared;
            });
            found.duplicate_ids.len()
        };
        assert_eq!((found(false), found(true)), (0, 2));
    }

    #[test]
    fn haste_is_measured_by_the_median() {
        let seconds: Vec<String> = (0..12)
            .map(|at| match at {
                0 => "29".to_owned(),
                1 => "44".to_owned(),
                _ => "90秒".to_owned(),
            })
            .collect();
        let seconds: Vec<&str> = seconds.iter().map(String::as_str).collect();
        let answers: Vec<&str> = ["1", "3", "5"].into_iter().cycle().take(12).collect();
        let columns: [(&str, &[&str]); 4] = [
            ("A", &answers),
            ("B", &answers),
            ("C", &answers),
            ("duration", &seconds),
        ];
        let found = find(&columns, |codebook| codebook.roles.duration = Some(3));
        assert_eq!(found.median_duration, Some(90.0));
        assert_eq!(found.speeders, [(0, 29.0)]);
        assert_eq!(found.fast, [(1, 44.0)]);
        let off = find(&columns, |codebook| {
            codebook.roles.duration = Some(3);
            let level = Some(Level::Off);
            codebook
                .check
                .set(Code::Speeder, CheckRule { level, limit: None });
        });
        assert!(off.speeders.is_empty());
    }
}
