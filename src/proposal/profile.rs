//! What a column looks like.

use crate::study::{
    LabelEvidence, LabelFit, Labels, is_dont_know, normalised, number, numbered_label, scale_end,
};
use crate::survey::Column;

/// The most distinct answers of a question with steps.
const MOST_STEPS: usize = 15;

/// The highest number of a scale.
const HIGHEST_STEP: f64 = 100.0;

/// What a column may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnKind {
    /// No answers.
    Empty,
    /// Steps from bad to good, in numbers or words.
    Rating,
    /// Yes or no, or 0 and 1.
    YesNo,
    /// Few distinct texts.
    Classes,
    /// Anything else.
    Other,
}

/// A column and its distinct answers.
#[derive(Debug)]
pub(super) struct Profile<'a> {
    pub(super) column: &'a Column,
    /// Whether the study can name it: no other column has the name.
    pub(super) has_own_name: bool,
    pub(super) kind: ColumnKind,
    /// Numbers with their counts, ascending; also those within labels.
    pub(super) numbers: Vec<(f64, usize)>,
    /// Texts that say that there is no answer, as they stand, with their counts.
    pub(super) no_answers: Vec<(String, usize)>,
    /// Other texts, normalised, with their counts.
    pub(super) words: Vec<(String, usize)>,
    /// Answers that are not blank.
    pub(super) answered: usize,
    /// Distinct answers that are not blank.
    pub(super) distinct: usize,
}

impl<'a> Profile<'a> {
    pub(super) fn of(column: &'a Column, has_own_name: bool) -> Self {
        let mut profile = Self {
            column,
            has_own_name,
            kind: ColumnKind::Empty,
            numbers: Vec::new(),
            no_answers: Vec::new(),
            words: Vec::new(),
            answered: 0,
            distinct: 0,
        };
        for (text, count) in column.answers.texts.iter().zip(column.answers.counts()) {
            if count > 0 {
                profile.add(text, count);
            }
        }
        profile.numbers.sort_by(|a, b| a.0.total_cmp(&b.0));
        profile.numbers.dedup_by(|next, known| {
            let is_same = next.0.total_cmp(&known.0).is_eq();
            known.1 += if is_same { next.1 } else { 0 };
            is_same
        });
        profile.kind = profile.likely_kind();
        profile
    }

    fn add(&mut self, text: &str, count: usize) {
        let answer = normalised(text);
        if answer.is_empty() {
            return;
        }
        self.answered += count;
        self.distinct += 1;
        let label = numbered_label(&answer);
        let says_nothing = is_dont_know(&answer) || label.is_some_and(|l| is_dont_know(l.words));
        if says_nothing {
            self.no_answers.push((text.trim().to_owned(), count));
        } else if let Some(number) = number(&answer).or(label.map(|label| label.number)) {
            self.numbers.push((number, count));
        } else {
            self.words.push((answer, count));
        }
    }

    fn likely_kind(&self) -> ColumnKind {
        if self.numbers.is_empty() && self.words.is_empty() {
            return ColumnKind::Empty;
        }
        let words: Vec<&str> = self.words.iter().map(|(word, _)| word.as_str()).collect();
        let are_ends = words.iter().all(|word| scale_end(word).is_some());
        let steps = self.numbers.len() + self.words.len();
        if words.is_empty() || (!self.numbers.is_empty() && are_ends) {
            return if !self.are_steps() {
                ColumnKind::Other
            } else if words.is_empty() && self.are_bits() {
                ColumnKind::YesNo
            } else {
                ColumnKind::Rating
            };
        }
        if steps > MOST_STEPS || !self.numbers.is_empty() {
            return ColumnKind::Other;
        }
        match self.fit(&words) {
            LabelFit::Fits(list) if list.set.as_deref() == Some("yes-no") => ColumnKind::YesNo,
            LabelFit::Fits(_) | LabelFit::Ambiguous(_) | LabelFit::Unknown(Some(_)) => {
                ColumnKind::Rating
            }
            LabelFit::Unknown(None) => ColumnKind::Classes,
        }
    }

    fn fit(&self, words: &[&str]) -> LabelFit {
        let first = self.numbers.first().map_or(1.0, |(number, _)| *number);
        Labels::fitting(&LabelEvidence {
            words,
            declared: &[],
            scale: crate::model::Scale {
                min: first,
                max: first + 1.0,
            },
            scale_is_fixed: false,
            middle_may_be_blank: false,
        })
    }

    /// Whether the numbers are whole and few; lone codes may be among them.
    fn are_steps(&self) -> bool {
        let is_whole = |number: f64| number.fract().abs() < f64::EPSILON;
        let few = self.numbers.len() <= MOST_STEPS;
        let is_step = |number: f64| is_whole(number) && number.abs() <= HIGHEST_STEP;
        let steps = self.numbers.iter().filter(|(number, _)| is_step(*number));
        let answers: usize = steps.clone().map(|(_, count)| count).sum();
        let all: usize = self.numbers.iter().map(|(_, count)| count).sum();
        // Every respondent another number: an id.
        let are_names = self.numbers.len() == all && all > MOST_STEPS;
        few && !are_names && 10 * answers >= 9 * all
    }

    fn are_bits(&self) -> bool {
        let is_bit =
            |number: f64| number.abs() < f64::EPSILON || (number - 1.0).abs() < f64::EPSILON;
        let mut on_scale = self
            .numbers
            .iter()
            .filter(|(number, _)| (0.0..=10.0).contains(number));
        on_scale.clone().count() > 0 && on_scale.all(|(number, _)| is_bit(*number))
    }

    /// Whether the column can be an item: a rating or yes and no, with a name of its own.
    pub(super) fn can_be_item(&self, is_yes_no: bool) -> bool {
        let kind = match self.kind {
            ColumnKind::YesNo => is_yes_no,
            ColumnKind::Rating => !is_yes_no,
            ColumnKind::Classes => true,
            ColumnKind::Empty | ColumnKind::Other => false,
        };
        kind && self.has_own_name
    }

    /// All texts over the column.
    pub(super) fn texts(&self) -> Vec<&str> {
        let further = self.column.header_texts.iter().map(String::as_str);
        std::iter::once(self.column.name.as_str())
            .chain(further)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::samples::responses;

    fn kind(answers: &[&str]) -> ColumnKind {
        let responses = responses(&[("a", answers)]);
        Profile::of(&responses.columns[0], true).kind
    }

    #[test]
    fn kinds_are_told_apart() {
        for (answers, expected) in [
            (&["1", "10", "7", "99"][..], ColumnKind::Rating),
            (&["满意", "一般", "不适用"], ColumnKind::Rating),
            (&["5 - Very good", "4", "3"], ColumnKind::Rating),
            (&["Strongly agree", "9", "8"], ColumnKind::Rating),
            (&["0", "1", "1"], ColumnKind::YesNo),
            (&["yes", "no", ""], ColumnKind::YesNo),
            (&["north", "south", "north"], ColumnKind::Classes),
            (&["0.9537", "1.3898", "1"], ColumnKind::Other),
            (&["2019-04-09", "x", "7"], ColumnKind::Other),
            (&["", " "], ColumnKind::Empty),
        ] {
            assert_eq!(kind(answers), expected, "{answers:?}");
        }
        let ids: Vec<String> = (1..=40).map(|id| id.to_string()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(kind(&ids), ColumnKind::Other);
    }
}
