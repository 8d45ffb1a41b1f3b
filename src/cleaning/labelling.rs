//! Answers in words that the study does not explain: which numbers they stand for.
//!
//! Columns that share answers are read together, because a label means another number on another list: 不满意 is 2 beside
//! 非常不满意 and 1 on a list of three. Nothing is guessed where two lists fit.

use super::label_faults::{
    ambiguous_lists, labels_chosen, other_ends, reversed_numbers, scales_from_labels,
};
use super::log::LabelBasis;
use super::respondents::Respondents;
use super::vocabulary::{Vocabulary, VocabularyKind};
use crate::diagnostics::Diagnostic;
use crate::model::Scale;
use crate::study::{
    Codebook, CodebookItem, LabelEvidence, LabelFit, Labels, ScaleBasis, ScaleEnd, scale_end,
};
use crate::survey::Responses;

/// Share of blank answers from which on the middle of a list may be among them: an export can write "neither" as
/// blank. It is the share above which non-response counts as noticeable.
const MOST_BLANK: f64 = 0.05;

/// What the texts of an item are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Reading {
    /// Numbers; a text among them is a slip.
    #[default]
    Numbers,
    /// Labels whose numbers are known.
    Labels(LabelBasis),
    /// Words that no list has.
    Unknown,
    /// Numbers with words at the ends of a scale that is not certain.
    UncertainEnds,
}

/// The codebook with the labels that the answers call for.
#[derive(Debug)]
pub(super) struct Labelled {
    pub(super) codebook: Codebook,
    /// One for each item.
    pub(super) readings: Vec<Reading>,
    pub(super) faults: Vec<Diagnostic>,
    pub(super) notes: Vec<Diagnostic>,
}

/// Columns that share answers, by position in the codebook.
#[derive(Debug)]
pub(super) struct ColumnGroup {
    kind: VocabularyKind,
    pub(super) members: Vec<usize>,
    pub(super) vocabulary: Vocabulary,
    scale: Scale,
    basis: ScaleBasis,
}

/// For each item how the numbers of its labels are known, and the embedded set that they are; `None` for items in
/// numbers, and for words that no list, or several, have.
#[must_use]
pub fn label_sets(
    responses: &Responses,
    codebook: &Codebook,
) -> Vec<(Option<LabelBasis>, Option<String>)> {
    let everybody = Respondents::that_pass(responses, codebook);
    let labelled = labelled(responses, codebook, &everybody);
    let items = labelled.codebook.items.iter().zip(&labelled.readings);
    let set = |(item, reading): (&CodebookItem, &Reading)| match reading {
        Reading::Labels(basis) => (Some(*basis), item.label_set.clone()),
        _ => (None, None),
    };
    items.map(set).collect()
}

/// Finds the labels of the items for which the study declares none.
pub(super) fn labelled(
    responses: &Responses,
    codebook: &Codebook,
    respondents: &Respondents,
) -> Labelled {
    let declared = declared_lists(codebook);
    let groups = groups(responses, codebook, respondents, &declared);
    let mut labelled = Labelled {
        codebook: codebook.clone(),
        readings: codebook.items.iter().map(declared_reading).collect(),
        faults: Vec::new(),
        notes: Vec::new(),
    };
    for group in &groups {
        match group.kind {
            VocabularyKind::Words => labelled.read_words(group, &declared, responses),
            VocabularyKind::Numbered => labelled.read_numbered(group, &declared, responses),
            VocabularyKind::Ends => labelled.read_ends(group),
            VocabularyKind::Mixed => labelled.set_reading(group, Reading::Unknown),
            VocabularyKind::Numbers => {}
        }
    }
    let notes = [
        labels_chosen(&labelled, responses),
        scales_from_labels(&labelled, codebook, responses),
    ];
    labelled.notes = notes.into_iter().flatten().collect();
    labelled
}

fn declared_reading(item: &CodebookItem) -> Reading {
    if item.labels.is_empty() {
        Reading::Numbers
    } else {
        Reading::Labels(LabelBasis::Declared)
    }
}

/// The lists that the study gives to some items; others may share them.
fn declared_lists(codebook: &Codebook) -> Vec<Labels> {
    let mut lists: Vec<Labels> = Vec::new();
    for item in codebook.items.iter().filter(|item| !item.labels.is_empty()) {
        let list = Labels {
            set: item.label_set.clone(),
            values: item.labels.clone(),
            scale: Some(item.scale),
        };
        if !lists.contains(&list) {
            lists.push(list);
        }
    }
    lists
}

/// The columns with words, those that share answers together. Columns with most words come first, so that a column
/// where few answers occur finds the list that it is part of.
fn groups(
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
        if self.kind != single.kind || !same_scale || self.shared_texts(single) == 0 {
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
    fn is_fixed(&self) -> bool {
        self.basis == ScaleBasis::Item
    }

    fn evidence<'e>(&self, words: &'e [&'e str], declared: &'e [Labels]) -> LabelEvidence<'e> {
        LabelEvidence {
            words,
            declared,
            scale: self.scale,
            scale_is_fixed: self.is_fixed(),
            middle_may_be_blank: self.vocabulary.is_often_blank(MOST_BLANK),
        }
    }

    /// The lowest and highest number of a column of labels with numbers, as far as their words are ends of a scale.
    fn numbered_ends(&self, list: Option<&Labels>) -> Scale {
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
    fn number_of_end(&self, word: &str) -> Option<f64> {
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
}

impl Labelled {
    fn set_reading(&mut self, group: &ColumnGroup, reading: Reading) {
        for member in &group.members {
            if let Some(known) = self.readings.get_mut(*member) {
                *known = reading;
            }
        }
    }

    /// Gives the group's items their labels; their scale too, unless it is the items' own.
    fn set_labels(&mut self, group: &ColumnGroup, list: &Labels, reading: Reading) {
        self.set_reading(group, reading);
        for member in &group.members {
            if let Some(item) = self.codebook.items.get_mut(*member) {
                item.labels.clone_from(&list.values);
                item.label_set.clone_from(&list.set);
                if !group.is_fixed() {
                    item.scale = list.scale.unwrap_or(item.scale);
                }
            }
        }
    }

    fn read_words(&mut self, group: &ColumnGroup, declared: &[Labels], responses: &Responses) {
        let words = &group.vocabulary.words;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match Labels::fitting(&group.evidence(&words, declared)) {
            LabelFit::Fits(list) => {
                let basis = if declared.contains(&list) {
                    LabelBasis::Shared
                } else {
                    LabelBasis::Chosen
                };
                self.set_labels(group, &list, Reading::Labels(basis));
            }
            LabelFit::Ambiguous(lists) => {
                self.faults.push(ambiguous_lists(
                    &lists,
                    &words,
                    self.columns(group, responses),
                ));
                if let Some(list) = lists.first() {
                    self.set_labels(group, list, Reading::Unknown);
                }
            }
            LabelFit::Unknown(Some(list)) if words.iter().all(|w| list.value(w).is_some()) => {
                let columns = self.columns(group, responses);
                self.faults.push(other_ends(&list, group.scale, columns));
                self.set_reading(group, Reading::Labels(LabelBasis::Chosen));
                for member in &group.members {
                    if let Some(item) = self.codebook.items.get_mut(*member) {
                        item.labels.clone_from(&list.values);
                    }
                }
            }
            LabelFit::Unknown(Some(list)) => self.set_labels(group, &list, Reading::Unknown),
            LabelFit::Unknown(None) => self.set_reading(group, Reading::Unknown),
        }
    }

    fn read_numbered(&mut self, group: &ColumnGroup, declared: &[Labels], responses: &Responses) {
        let labels = &group.vocabulary.numbered;
        let words: Vec<&str> = labels
            .iter()
            .map(|label| label.words.as_str())
            .filter(|words| !words.is_empty())
            .collect();
        let free = LabelEvidence {
            scale_is_fixed: false,
            ..group.evidence(&words, declared)
        };
        let known = match Labels::fitting(&free) {
            _ if words.is_empty() => None,
            LabelFit::Fits(list) => Some(list),
            LabelFit::Ambiguous(lists) => lists.into_iter().next(),
            LabelFit::Unknown(list) => list,
        };
        let values = labels
            .iter()
            .map(|label| (label.text.clone(), label.number));
        let ends = group.numbered_ends(known.as_ref());
        let list = Labels {
            set: None,
            values: values.collect(),
            scale: (ends.min < ends.max).then_some(ends),
        };
        let are_reversed = known.is_some_and(|known| runs_backwards(group, &known));
        self.set_labels(group, &list, Reading::Labels(LabelBasis::Numbered));
        if are_reversed {
            let items = |member: &&usize| {
                let item = self.codebook.items.get(**member);
                item.is_some_and(|item| !item.reverse)
            };
            let turned: Vec<usize> = group.members.iter().filter(items).copied().collect();
            if !turned.is_empty() {
                let columns = self.names(&turned, responses);
                self.faults
                    .push(reversed_numbers(&group.vocabulary, columns));
            }
        }
    }

    fn read_ends(&mut self, group: &ColumnGroup) {
        let numbers = group.vocabulary.words.iter().map(|word| {
            let number = group.number_of_end(word)?;
            Some((word.clone(), number))
        });
        let Some(mut values) = numbers.collect::<Option<Vec<_>>>() else {
            self.set_reading(group, Reading::UncertainEnds);
            return;
        };
        let numbered = group.vocabulary.numbered.iter();
        values.extend(numbered.map(|label| (label.text.clone(), label.number)));
        self.set_labels(
            group,
            &Labels::own(&values),
            Reading::Labels(LabelBasis::Ends),
        );
    }

    /// Names of the group's columns.
    fn columns(&self, group: &ColumnGroup, responses: &Responses) -> Vec<String> {
        self.names(&group.members, responses)
    }

    /// Names of the columns of items.
    pub(super) fn names(&self, items: &[usize], responses: &Responses) -> Vec<String> {
        let items = items
            .iter()
            .filter_map(|item| self.codebook.items.get(*item));
        let columns = items.filter_map(|item| responses.column(item.column));
        columns.map(|column| column.name.clone()).collect()
    }
}

/// Whether the numbers fall where the words get better, all along.
fn runs_backwards(group: &ColumnGroup, list: &Labels) -> bool {
    let labels = group.vocabulary.numbered.iter();
    let mut steps: Vec<(f64, f64)> = labels
        .filter_map(|label| Some((label.number, list.value(&label.words)?)))
        .collect();
    steps.sort_by(|a, b| a.0.total_cmp(&b.0));
    steps.len() > 1 && steps.is_sorted_by(|a, b| a.0 < b.0 && a.1 > b.1)
}
