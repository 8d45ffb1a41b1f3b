//! Questions with several answers: how often each option was chosen.

use super::answers::ChoiceAnswers;
use super::estimate::{Estimate, ScoreKind};
use super::score_table::ScoreTable;
use crate::study::{ChoiceColumn, ChoiceQuestion, missing_code, normalised};
use crate::survey::{Column, is_ticked};

/// What may stand between the answers of a cell when the study does not say so; the first that occurs in the column is
/// taken. The comma comes last: options may hold some themselves.
const SEPARATORS: &[&str] = &["┋", ";", "；", "|", ",", "，", "、"];

/// What opens the text that a respondent added to an option.
const ADDED_TEXT: char = '〖';

/// One option.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The option.
    pub option: String,
    /// Respondents who chose it.
    pub count: usize,
    /// Their share of the respondents who chose any, in percent, with its interval.
    pub share: Estimate,
    /// Its share of all mentions, in percent.
    pub mentions_share: f64,
    /// Share of all mentions of this option and those before it, in percent.
    pub cumulative_share: f64,
}

/// The options of a question, the most frequent first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reasons {
    /// The question: what the run calls it.
    pub question: String,
    /// Respondents who chose any option.
    pub respondents: usize,
    /// The options.
    pub options: Vec<Reason>,
}

/// A question before its figures are made: one table for each option.
pub(super) struct ReasonTables {
    question: String,
    respondents: usize,
    options: Vec<(String, usize)>,
    tables: Vec<ScoreTable>,
}

impl ReasonTables {
    pub(super) fn new(answers: &ChoiceAnswers) -> Self {
        let table = |option: usize| {
            let score = |chosen: &Vec<usize>| match chosen.as_slice() {
                [] => f64::NAN,
                chosen => f64::from(u8::from(chosen.contains(&option))),
            };
            let scores = answers.chosen.iter().map(score).collect();
            ScoreTable::new(ScoreKind::Share, scores)
        };
        let count = |option: usize| {
            let mut all = answers.chosen.iter();
            all.by_ref()
                .filter(|chosen| chosen.contains(&option))
                .count()
        };
        let options = answers.options.iter().enumerate();
        Self {
            question: answers.name.clone(),
            respondents: answers.chosen.iter().filter(|c| !c.is_empty()).count(),
            options: options
                .map(|(place, option)| (option.clone(), count(place)))
                .collect(),
            tables: (0..answers.options.len()).map(table).collect(),
        }
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = &ScoreTable> {
        self.tables.iter()
    }

    /// The options with their figures, taken in the order of the tables.
    pub(super) fn with(self, shares: impl Iterator<Item = Estimate>) -> Reasons {
        let mut options: Vec<Reason> = self
            .options
            .into_iter()
            .zip(shares)
            .map(|((option, count), share)| Reason {
                option,
                count,
                share,
                mentions_share: 0.0,
                cumulative_share: 0.0,
            })
            .collect();
        let share = |reason: &Reason| reason.share.value.unwrap_or_default();
        options.sort_by(|a, b| share(b).total_cmp(&share(a)));
        let mentions: f64 = options.iter().map(share).sum();
        let mut before = 0.0;
        for reason in &mut options {
            if mentions > 0.0 {
                reason.mentions_share = 100.0 * share(reason) / mentions;
                before += reason.mentions_share;
                reason.cumulative_share = before.min(100.0);
            }
        }
        Reasons {
            question: self.question,
            respondents: self.respondents,
            options,
        }
    }
}

impl ChoiceAnswers {
    /// Reads the answers of those who count: one column with all answers of a respondent, or one for each option.
    pub(super) fn read(
        (question, places): (&ChoiceQuestion, &Vec<ChoiceColumn>),
        columns: &[Column],
        used: &[bool],
        everywhere: &[String],
    ) -> Self {
        let codes = question.all_missing_codes(everywhere);
        let of = |place: &ChoiceColumn| columns.iter().find(|c| c.position == place.position);
        let read: Vec<(&ChoiceColumn, &Column)> = places
            .iter()
            .filter_map(|place| Some((place, of(place)?)))
            .collect();
        let mut answers = Self {
            name: question.name.clone(),
            ..Self::default()
        };
        if let [(_, column)] = read.as_slice() {
            answers.read_cells(column, question.separator.as_deref(), (used, &codes));
        } else {
            answers.read_ticks(&read, (used, &codes));
        }
        answers
    }

    fn read_cells(
        &mut self,
        column: &Column,
        separator: Option<&str>,
        (used, codes): (&[bool], &[String]),
    ) {
        let texts = &column.answers.texts;
        let occurs = |separator: &&&str| texts.iter().any(|text| text.contains(**separator));
        let separator = separator.or_else(|| SEPARATORS.iter().find(occurs).copied());
        let mut known: Vec<String> = Vec::new();
        let of_texts: Vec<Vec<usize>> = texts
            .iter()
            .map(|text| {
                let mut chosen = Vec::new();
                for answer in parts(text, separator) {
                    let answer = answer.split(ADDED_TEXT).next().unwrap_or_default().trim();
                    let key = normalised(answer);
                    if key.is_empty() || missing_code(&key, codes).is_some() {
                        continue;
                    }
                    let place = known.iter().position(|other| *other == key);
                    let place = place.unwrap_or_else(|| {
                        known.push(key);
                        self.options.push(answer.to_owned());
                        known.len() - 1
                    });
                    if !chosen.contains(&place) {
                        chosen.push(place);
                    }
                }
                chosen.sort_unstable();
                chosen
            })
            .collect();
        self.chosen = used
            .iter()
            .enumerate()
            .filter(|(_, used)| **used)
            .map(|(respondent, _)| {
                let code = column.answers.codes.get(respondent);
                let chosen = code.and_then(|code| of_texts.get(code));
                chosen.cloned().unwrap_or_default()
            })
            .collect();
        self.drop_unchosen();
    }

    fn read_ticks(
        &mut self,
        read: &[(&ChoiceColumn, &Column)],
        (used, codes): (&[bool], &[String]),
    ) {
        let ticked: Vec<Vec<bool>> = read
            .iter()
            .map(|(_, column)| {
                let is_chosen = |text: &String| {
                    let answer = normalised(text);
                    missing_code(&answer, codes).is_none() && is_ticked(&answer)
                };
                column.answers.texts.iter().map(is_chosen).collect()
            })
            .collect();
        self.options = read.iter().map(|(place, _)| place.label.clone()).collect();
        let positions = used.iter().enumerate().filter(|(_, used)| **used);
        self.chosen = positions
            .map(|(respondent, _)| {
                let pairs = read.iter().zip(&ticked).enumerate();
                let chosen = pairs.filter(|(_, ((_, column), ticked))| {
                    let code = column.answers.codes.get(respondent);
                    code.is_some_and(|code| ticked.get(code).copied().unwrap_or_default())
                });
                chosen.map(|(option, _)| option).collect()
            })
            .collect();
    }

    /// Takes out options that only respondents chose who do not count.
    fn drop_unchosen(&mut self) {
        let is_chosen = |option: &usize| self.chosen.iter().any(|chosen| chosen.contains(option));
        let kept: Vec<usize> = (0..self.options.len()).filter(is_chosen).collect();
        let renumbered = |old: &usize| kept.iter().position(|kept| kept == old);
        for chosen in &mut self.chosen {
            *chosen = chosen.iter().filter_map(renumbered).collect();
        }
        self.options = kept
            .iter()
            .filter_map(|old| self.options.get(*old).cloned())
            .collect();
    }
}

/// The answers of a cell.
fn parts<'t>(text: &'t str, separator: Option<&str>) -> Vec<&'t str> {
    match separator {
        Some(separator) => text.split(separator).collect(),
        None => vec![text],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{Answers, Codes};

    fn column(position: usize, texts: &[&str]) -> Column {
        let mut answers = Answers::default();
        let mut codes = Vec::new();
        for text in texts {
            let known = answers.texts.iter().position(|other| other == text);
            let code = known.unwrap_or(answers.texts.len());
            if known.is_none() {
                answers.texts.push((*text).to_owned());
            }
            codes.push(u8::try_from(code).unwrap());
        }
        answers.codes = Codes::Narrow(codes);
        Column {
            position,
            answers,
            ..Column::default()
        }
    }

    fn place(position: usize, label: &str) -> ChoiceColumn {
        ChoiceColumn {
            position,
            name: label.to_owned(),
            label: label.to_owned(),
        }
    }

    fn read(question: &ChoiceQuestion, columns: &[Column], labels: &[&str]) -> ChoiceAnswers {
        let places: Vec<ChoiceColumn> = labels
            .iter()
            .enumerate()
            .map(|(position, label)| place(position, label))
            .collect();
        let used = vec![true; columns[0].answers.codes.len()];
        ChoiceAnswers::read((question, &places), columns, &used, &["98".to_owned()])
    }

    #[test]
    fn cells_are_split_at_the_separator_of_the_tool() {
        let question = ChoiceQuestion::default();
        for cell in ["价格┋等待", "价格;等待;", "价格|等待", "价格，等待"] {
            let found = read(&question, &[column(0, &[cell, "等待", "", "98"])], &["r"]);
            assert_eq!(found.options, ["价格", "等待"], "{cell}");
            assert_eq!(found.chosen, [vec![0, 1], vec![1], vec![], vec![]]);
        }
        let other = read(&question, &[column(0, &["a┋其他〖很吵〗", "其他"])], &["r"]);
        assert_eq!(other.options, ["a", "其他"]);
        let stated = ChoiceQuestion {
            separator: Some("/".to_owned()),
            ..ChoiceQuestion::default()
        };
        let found = read(&stated, &[column(0, &["slow, rude/dear", "Dear"])], &["r"]);
        assert_eq!(found.options, ["slow, rude", "dear"]);
        assert_eq!(found.chosen, [vec![0, 1], vec![1]]);
    }

    #[test]
    fn columns_of_options_are_ticked_or_not() {
        let columns = [
            column(0, &["1", "0", "price", ""]),
            column(1, &["yes", "no", "", "98"]),
        ];
        let found = read(&ChoiceQuestion::default(), &columns, &["price", "wait"]);
        assert_eq!(found.chosen, [vec![0, 1], vec![], vec![0], vec![]]);
    }

    #[test]
    fn reasons_come_by_frequency_and_add_up() {
        let answers = ChoiceAnswers {
            name: "r".to_owned(),
            options: vec!["a".to_owned(), "b".to_owned()],
            chosen: vec![vec![1], vec![0, 1], vec![], vec![1]],
        };
        let tables = ReasonTables::new(&answers);
        let shares: Vec<Estimate> = tables
            .tables()
            .map(|table| table.estimate(None, 0.95).overall)
            .collect();
        let reasons = tables.with(shares.into_iter());
        assert_eq!(reasons.respondents, 3);
        let found = &reasons.options;
        assert_eq!((found[0].option.as_str(), found[0].count), ("b", 3));
        assert!((found[1].share.value.unwrap() - 100.0 / 3.0).abs() < 1e-9);
        assert!((found[0].cumulative_share - 75.0).abs() < 1e-9);
        assert!((found[1].cumulative_share - 100.0).abs() < 1e-9);
    }
}
