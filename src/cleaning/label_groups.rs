//! The label maps of a run, by groups of columns that were read alike.

use super::item_answers::ItemAnswers;
use super::labelling::Reading;
use super::log::{LabelBasis, LabelCount, LabelGroup};
use crate::study::CodebookItem;

/// One group for all columns with the same map, in the order of their first columns.
pub(super) fn label_groups(items: &[ItemAnswers<'_>]) -> Vec<LabelGroup> {
    let mut groups: Vec<(LabelBasis, &CodebookItem, Vec<&ItemAnswers<'_>>)> = Vec::new();
    for answers in items {
        let Reading::Labels(basis) = answers.reading else {
            continue;
        };
        let item = answers.item;
        let same = |(known, other, _): &&mut (LabelBasis, &CodebookItem, Vec<_>)| {
            *known == basis
                && other.labels == item.labels
                && other.label_set == item.label_set
                && other.scale == item.scale
        };
        match groups.iter_mut().find(same) {
            // Several items can be read from one column.
            Some((_, _, members)) => {
                let column = answers.column.position;
                if members.iter().all(|other| other.column.position != column) {
                    members.push(answers);
                }
            }
            None => groups.push((basis, item, vec![answers])),
        }
    }
    let group = |(basis, item, members): (LabelBasis, &CodebookItem, Vec<&ItemAnswers<'_>>)| {
        let columns = members.iter().map(|answers| answers.column.name.clone());
        LabelGroup {
            basis,
            set: item.label_set.clone(),
            scale: item.scale,
            columns: columns.collect(),
            labels: counted(item, &members),
        }
    };
    let groups = groups.into_iter().map(group);
    groups.filter(|group| !group.labels.is_empty()).collect()
}

/// Labels that occur, and one label, without answers, for every value that none occurs of; the worst first.
fn counted(item: &CodebookItem, members: &[&ItemAnswers<'_>]) -> Vec<LabelCount> {
    let count = |at: usize| members.iter().map(|answers| answers.label_count(at)).sum();
    let labels = item.labels.iter().enumerate();
    let all: Vec<LabelCount> = labels
        .map(|(at, (label, value))| LabelCount {
            label: label.clone(),
            value: *value,
            count: count(at),
        })
        .collect();
    let occurs = |label: &&LabelCount| label.count > 0;
    let is_in_latin = all
        .iter()
        .filter(occurs)
        .all(|label| label.label.is_ascii());
    let mut shown: Vec<LabelCount> = all.iter().filter(occurs).cloned().collect();
    for label in all
        .iter()
        .filter(|label| label.label.is_ascii() == is_in_latin)
    {
        let has_value = |known: &LabelCount| known.value.total_cmp(&label.value).is_eq();
        if !shown.iter().any(has_value) {
            shown.push(label.clone());
        }
    }
    shown.sort_by(|a, b| a.value.total_cmp(&b.value));
    shown
}
