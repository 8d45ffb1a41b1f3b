//! The group of each respondent.

use std::cmp::Ordering;

use super::respondents::Respondents;
use crate::study::{Codebook, missing_code, normalised, number};
use crate::survey::{Codes, Responses};

/// Groups of respondents. Answers that are the same after normalisation are one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// The column.
    pub column: String,
    /// Name of each group: the answer that is its most frequent spelling. Numbers ascend, texts follow in the order
    /// of their characters.
    pub names: Vec<String>,
    /// Code of each used respondent: a position in `groups_of_codes`.
    pub codes: Codes,
    /// The group of each code, a position in `names`; `None` when the answer is blank or declared missing.
    pub groups_of_codes: Vec<Option<usize>>,
}

impl Groups {
    /// The group of a used respondent (position from 0); `None` without one.
    #[must_use]
    pub fn of(&self, respondent: usize) -> Option<usize> {
        let code = self.codes.get(respondent)?;
        self.groups_of_codes.get(code).copied().flatten()
    }

    /// How many respondents each group has.
    #[must_use]
    pub fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.names.len()];
        let of_codes = self.codes.counts(self.groups_of_codes.len());
        for (group, count) in self.groups_of_codes.iter().zip(of_codes) {
            if let Some(slot) = group.and_then(|group| counts.get_mut(group)) {
                *slot += count;
            }
        }
        counts
    }

    /// The groups of those respondents whose flag is true; a group that none of them is in is gone.
    #[must_use]
    pub fn of_respondents(&self, keep: &[bool]) -> Self {
        let mut codes = self.codes.clone();
        codes.retain(keep);
        let all = Self {
            codes,
            ..self.clone()
        };
        let counts = all.counts();
        let mut next = 0;
        let numbers: Vec<Option<usize>> = counts
            .iter()
            .map(|count| {
                next += usize::from(*count > 0);
                (*count > 0).then(|| next - 1)
            })
            .collect();
        let names = all.names.iter().zip(&counts);
        let names = names.filter(|(_, count)| **count > 0);
        Self {
            names: names.map(|(name, _)| name.clone()).collect(),
            groups_of_codes: all
                .groups_of_codes
                .iter()
                .map(|group| numbers[(*group)?])
                .collect(),
            ..all
        }
    }
}

/// A spelling of a group: normalised, as written, how often.
type Spelling = (String, String, usize);

/// The groups of the respondents who are in, by the answers in the column at `position`.
pub(super) fn groups(
    responses: &Responses,
    (codebook, position): (&Codebook, usize),
    respondents: &Respondents,
) -> Option<Groups> {
    let column = responses.column(position)?;
    let texts = &column.answers.texts;
    let counts = respondents.counts(&column.answers.codes, texts.len());
    let keys: Vec<Option<String>> = texts
        .iter()
        .map(|text| normalised(text))
        .map(|key| {
            let is_missing = missing_code(&key, &codebook.missing_codes).is_some();
            (!key.is_empty() && !is_missing).then_some(key)
        })
        .collect();
    let mut spellings: Vec<Spelling> = keys
        .iter()
        .zip(texts)
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .filter_map(|((key, text), count)| Some((key.clone()?, text.trim().to_owned(), count)))
        .collect();
    spellings.sort_by(|a, b| {
        by_number_then_text(&(number(&a.0), &a.0), &(number(&b.0), &b.0))
            .then(b.2.cmp(&a.2))
            .then(a.1.cmp(&b.1))
    });
    spellings.dedup_by(|next, first| next.0 == first.0);
    let group = |key: &Option<String>| {
        let key = key.as_ref()?;
        spellings.iter().position(|(known, ..)| known == key)
    };
    let mut codes = column.answers.codes.clone();
    if !respondents.is_everybody() {
        codes.retain(respondents.flags());
    }
    Some(Groups {
        column: column.name.clone(),
        groups_of_codes: keys.iter().map(group).collect(),
        names: spellings.iter().map(|(_, name, _)| name.clone()).collect(),
        codes,
    })
}

/// The order of answers, each with the number that it is: numbers ascend, texts follow.
pub(super) fn by_number_then_text(a: &(Option<f64>, &str), b: &(Option<f64>, &str)) -> Ordering {
    match (a.0, b.0) {
        (Some(x), Some(y)) => x.total_cmp(&y).then(a.1.cmp(b.1)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => a.1.cmp(b.1),
    }
}
