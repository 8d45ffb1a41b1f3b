//! Columns that share answers are read together.

use super::respondents::Respondents;
use super::vocabulary::{Vocabulary, VocabularyKind};
use crate::model::Scale;
use crate::study::{
    Codebook, CodebookItem, LabelEvidence, LabelFit, Labels, ScaleBasis, ScaleEnd, scale_end,
};
use crate::survey::Responses;

/// Share of blank answers from which on the middle of a list may be among them: an export can write "neither" as
/// blank. It is the share above which non-response counts as noticeable.
const MOST_BLANK: f64 = 0.05;

/// Columns that share answers, by position in the codebook.
#[derive(Debug)]
pub(super) struct ColumnGroup {
    pub(super) kind: VocabularyKind,
    pub(super) members: Vec<usize>,
    pub(super) vocabulary: Vocabulary,
    pub(super) scale: Scale,
    basis: ScaleBasis,
}

/// The columns with words, those that share answers together. Columns with most words come first, so that a column
/// where few answers occur finds the list that it is part of.
pub(super) fn column_groups(
    responses: &Responses,
    codebook: &Codebook,
    respondents: &Respondents,
    declared: &[Labels],
) -> Vec<ColumnGroup> {
    let single = |(position, item): (usize, &CodebookItem)| {
        let column = responses.column(item.column)?;
        let vocabulary = Vocabulary::of(item, column, respondents)?;
        Some(ColumnGroup {
            kind: vocabulary.kind(),
            members: vec![position],
            vocabulary,
            scale: item.scale,
            basis: item.scale_basis,
        })
    };
    let items = codebook.items.iter().enumerate();
    let mut singles: Vec<ColumnGroup> = items.filter_map(single).collect();
    singles.sort_by_key(|single| std::cmp::Reverse(single.vocabulary.texts().count()));
    let mut groups: Vec<ColumnGroup> = Vec::new();
    for single in singles {
        let shared = |group: &&mut ColumnGroup| group.shared_texts(&single);
        let candidates = groups
            .iter_mut()
            .filter(|group| group.takes(&single, declared));
        match candidates.rev().max_by_key(shared) {
            Some(group) => {
                group.members.extend(&single.members);
                group.vocabulary.join(&single.vocabulary);
            }
            None => groups.push(single),
        }
    }
    for group in &mut groups {
        group.members.sort_unstable();
    }
    groups.sort_by_key(|group| group.members.first().copied());
    groups
}

impl ColumnGroup {
    fn shared_texts(&self, other: &Self) -> usize {
        let texts: Vec<&str> = self.vocabulary.texts().collect();
        let others = other.vocabulary.texts();
        others.filter(|text| texts.contains(text)).count()
    }

    /// Whether a column belongs to the group: it shares an answer and the scale, and one list has all words.
    fn takes(&self, single: &Self, declared: &[Labels]) -> bool {
        let is_fixed = self.is_fixed() || single.is_fixed();
        let same_scale = !is_fixed || (self.scale == single.scale && self.basis == single.basis);
        let is_single = matches!(self.kind, VocabularyKind::Mixed | VocabularyKind::Numbers);
        let same_kind = self.kind == single.kind && !is_single;
        if !same_kind || !same_scale || self.shared_texts(single) == 0 {
            return false;
        }
        match self.kind {
            VocabularyKind::Words => {
                let mut joined = self.vocabulary.clone();
                joined.join(&single.vocabulary);
                let words: Vec<&str> = joined.words.iter().map(String::as_str).collect();
                match Labels::fitting(&self.evidence(&words, declared)) {
                    LabelFit::Fits(list) => !list.joins_two(&words),
                    LabelFit::Ambiguous(_) => true,
                    LabelFit::Unknown(_) => false,
                }
            }
            VocabularyKind::Ends => self.scale == single.scale,
            VocabularyKind::Numbered => true,
            VocabularyKind::Mixed | VocabularyKind::Numbers => false,
        }
    }

    /// Whether the scale is the item's own, which labels cannot change.
    pub(super) fn is_fixed(&self) -> bool {
        self.basis == ScaleBasis::Item
    }

    pub(super) fn evidence<'e>(
        &self,
        words: &'e [&'e str],
        declared: &'e [Labels],
    ) -> LabelEvidence<'e> {
        LabelEvidence {
            words,
            declared,
            scale: self.scale,
            scale_is_fixed: self.is_fixed(),
            middle_may_be_blank: self.vocabulary.is_often_blank(MOST_BLANK),
        }
    }

    /// The lowest and highest number of a column of labels with numbers, as far as their words are ends of a scale.
    pub(super) fn numbered_ends(&self, list: Option<&Labels>) -> Scale {
        let is_end = |words: &str, end: ScaleEnd| {
            let of_list = list.and_then(|list| {
                let (value, scale) = (list.value(words)?, list.scale?);
                let wanted = match end {
                    ScaleEnd::Low => scale.min,
                    ScaleEnd::High => scale.max,
                };
                Some(value.total_cmp(&wanted).is_eq())
            });
            of_list.unwrap_or_else(|| scale_end(words) == Some(end))
        };
        let number = |end| {
            let mut labels = self.vocabulary.numbered.iter();
            let found = labels.find(|label| is_end(&label.words, end));
            found.map(|label| label.number)
        };
        match (number(ScaleEnd::Low), number(ScaleEnd::High)) {
            // Numbers may run against the words.
            (Some(low), Some(high)) => Scale {
                min: low.min(high),
                max: low.max(high),
            },
            (low, high) => Scale {
                min: low.unwrap_or(self.scale.min),
                max: high.unwrap_or(self.scale.max),
            },
        }
    }

    /// The number of a word at an end of the scale, if it is certain: nobody gave that number, and either the study
    /// states the scale or somebody gave the number beside it.
    pub(super) fn number_of_end(&self, word: &str) -> Option<f64> {
        let (end, beside) = match scale_end(word)? {
            ScaleEnd::Low => (self.scale.min, self.scale.min + 1.0),
            ScaleEnd::High => (self.scale.max, self.scale.max - 1.0),
        };
        let gave = |wanted: f64| {
            let mut numbers = self.vocabulary.all_numbers();
            numbers.any(|number| number.total_cmp(&wanted).is_eq())
        };
        let same_end = |other: &&String| scale_end(other) == scale_end(word);
        let is_only = self.vocabulary.words.iter().filter(same_end).count() == 1;
        let is_stated = matches!(self.basis, ScaleBasis::Item | ScaleBasis::Study);
        (is_only && !gave(end) && (is_stated || gave(beside))).then_some(end)
    }

    /// Whether the numbers fall where the words get better, all along.
    pub(super) fn runs_backwards(&self, list: &Labels) -> bool {
        let labels = self.vocabulary.numbered.iter();
        let mut steps: Vec<(f64, f64)> = labels
            .filter_map(|label| Some((label.number, list.value(&label.words)?)))
            .collect();
        steps.sort_by(|a, b| a.0.total_cmp(&b.0));
        steps.len() > 1 && steps.is_sorted_by(|a, b| a.0 < b.0 && a.1 > b.1)
    }
}
