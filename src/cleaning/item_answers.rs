//! The answers of one item, read once per distinct text.

use super::labelling::Reading;
use super::log::{ItemLog, LabelCount, MissingCodeCount};
use super::respondents::Respondents;
use super::vocabulary::missing_position;
use crate::study::{CodebookItem, normalised, number};
use crate::survey::{Codes, Column};

/// What one distinct text means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    /// Nothing but blanks.
    Blank,
    /// A declared missing code: its position in the item's codes.
    Missing(usize),
    /// A label: its position in the item's labels.
    Label(usize),
    /// A number, on the scale or not.
    Number(f64),
    /// Neither a label nor a number.
    Text,
}

/// One item's column with the meaning and the count of each distinct text.
#[derive(Debug)]
pub(super) struct ItemAnswers<'a> {
    pub(super) item: &'a CodebookItem,
    pub(super) column: &'a Column,
    /// What its texts are.
    pub(super) reading: Reading,
    /// One for each distinct text.
    pub(super) meanings: Vec<Meaning>,
    /// How often each text is the answer of a respondent that is in.
    pub(super) counts: Vec<usize>,
}

impl<'a> ItemAnswers<'a> {
    pub(super) fn read(
        (item, reading): (&'a CodebookItem, Reading),
        column: &'a Column,
        respondents: &Respondents,
    ) -> Self {
        let texts = column.answers.texts.iter();
        let mut answers = Self {
            item,
            column,
            reading,
            meanings: texts.map(|text| meaning(text, item)).collect(),
            counts: Vec::new(),
        };
        answers.recount(respondents);
        answers
    }

    /// Counts again, after respondents have left.
    pub(super) fn recount(&mut self, respondents: &Respondents) {
        self.counts = respondents.counts(&self.column.answers.codes, self.meanings.len());
    }

    /// The codes of the respondents' answers.
    pub(super) fn codes(&self) -> &'a Codes {
        &self.column.answers.codes
    }

    /// Text, meaning and count of every answer that occurs.
    pub(super) fn occurring(&self) -> impl Iterator<Item = (&'a str, Meaning, usize)> {
        let texts = self.column.answers.texts.iter().map(String::as_str);
        let meanings = self.meanings.iter().copied();
        texts
            .zip(meanings)
            .zip(self.counts.iter().copied())
            .filter(|(_, count)| *count > 0)
            .map(|((text, meaning), count)| (text, meaning, count))
    }

    /// Value of each answer that occurs and has one, as written (before reversal), with its count.
    pub(super) fn values(&self) -> impl Iterator<Item = (f64, usize)> {
        self.occurring()
            .filter_map(|(_, meaning, count)| Some((self.value(meaning)?, count)))
    }

    /// The number that a meaning stands for, before reversal.
    pub(super) fn value(&self, meaning: Meaning) -> Option<f64> {
        match meaning {
            Meaning::Number(number) => Some(number),
            Meaning::Label(at) => self.item.labels.get(at).map(|(_, value)| *value),
            Meaning::Blank | Meaning::Missing(_) | Meaning::Text => None,
        }
    }

    /// For each distinct text whether it counts as a missing answer.
    pub(super) fn missing_texts(&self) -> Vec<bool> {
        let missing = |meaning: &Meaning| matches!(meaning, Meaning::Blank | Meaning::Missing(_));
        self.meanings.iter().map(missing).collect()
    }

    /// How many respondents lack the answer.
    pub(super) fn missing(&self) -> usize {
        self.count_where(|meaning| matches!(meaning, Meaning::Blank | Meaning::Missing(_)))
    }

    /// How many answers mean something that `wanted` accepts.
    pub(super) fn count_where(&self, wanted: impl Fn(Meaning) -> bool) -> usize {
        let occurring = self.occurring();
        occurring
            .filter(|(_, meaning, _)| wanted(*meaning))
            .map(|(_, _, count)| count)
            .sum()
    }

    /// How many answers are the label at a position.
    pub(super) fn label_count(&self, at: usize) -> usize {
        self.count_where(|meaning| meaning == Meaning::Label(at))
    }

    /// The final value of each distinct text: reversed where the item is, NaN when missing.
    pub(super) fn final_values(&self) -> Vec<f64> {
        let scale = self.item.scale;
        let value = |meaning: &Meaning| match self.value(*meaning) {
            Some(value) if self.item.reverse => scale.min + scale.max - value,
            Some(value) => value,
            None => f64::NAN,
        };
        self.meanings.iter().map(value).collect()
    }

    /// The value of each distinct text as written; NaN when missing, unreadable or off the scale.
    pub(super) fn valid_values(&self) -> Vec<f64> {
        let scale = self.item.scale;
        let valid = |value: &f64| (scale.min..=scale.max).contains(value);
        let value = |meaning: &Meaning| self.value(*meaning).filter(valid);
        let values = self.meanings.iter().map(value);
        values.map(|value| value.unwrap_or(f64::NAN)).collect()
    }

    /// The item's entry in the log.
    pub(super) fn log(&self) -> ItemLog {
        let item = self.item;
        let codes = item.missing_codes.iter().enumerate();
        let codes = codes.map(|(at, code)| MissingCodeCount {
            code: code.clone(),
            count: self.count_where(|meaning| meaning == Meaning::Missing(at)),
        });
        let labels = item.labels.iter().enumerate();
        let labels = labels.map(|(at, (label, value))| LabelCount {
            label: label.clone(),
            value: *value,
            count: self.label_count(at),
        });
        ItemLog {
            indicator: item.indicator.clone(),
            column: self.column.name.clone(),
            scale: item.scale,
            answered: self.values().map(|(_, count)| count).sum(),
            blank: self.count_where(|meaning| meaning == Meaning::Blank),
            missing_codes: codes.filter(|code| code.count > 0).collect(),
            reversed: item.reverse,
            label_set: item.label_set.clone(),
            label_basis: match self.reading {
                Reading::Labels(basis) => Some(basis),
                _ => None,
            },
            labels: labels.filter(|label| label.count > 0).collect(),
        }
    }
}

/// Declared codes come before labels and labels before numbers: `labels = { "1" = 1, "2" = 0 }` recodes numbers.
fn meaning(text: &str, item: &CodebookItem) -> Meaning {
    let answer = normalised(text);
    if answer.is_empty() {
        return Meaning::Blank;
    }
    if let Some(at) = missing_position(&answer, &item.missing_codes) {
        return Meaning::Missing(at);
    }
    let label = item.labels.iter().position(|(label, _)| *label == answer);
    match (label, number(&answer)) {
        (Some(at), _) => Meaning::Label(at),
        (None, Some(number)) => Meaning::Number(number),
        (None, None) => Meaning::Text,
    }
}
