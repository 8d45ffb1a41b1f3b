//! Answers in words that the study does not explain: which numbers they stand for.
//!
//! Columns that share answers are read together, because a label means another number on another list: 不满意 is 2 beside
//! 非常不满意 and 1 on a list of three. Nothing is guessed where two lists fit.

use super::column_groups::{ColumnGroup, column_groups};
use super::label_faults::{
    ambiguous_lists, labels_chosen, other_ends, reversed_numbers, scales_from_labels,
};
use super::log::LabelBasis;
use super::respondents::Respondents;
use super::vocabulary::VocabularyKind;
use crate::diagnostics::Diagnostic;
use crate::study::{Codebook, CodebookItem, LabelEvidence, LabelFit, Labels};
use crate::survey::Responses;

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
    let groups = column_groups(responses, codebook, respondents, &declared);
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
        let are_reversed = known.is_some_and(|known| group.runs_backwards(&known));
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
        // Several items can be read from one column.
        let mut names: Vec<String> = Vec::new();
        for column in columns {
            if !names.contains(&column.name) {
                names.push(column.name.clone());
            }
        }
        names
    }
}
