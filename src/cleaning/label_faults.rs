//! What there is to say of labels that were found, or not.

use super::labelling::{Labelled, Reading};
use super::listing::quoted;
use super::log::LabelBasis;
use super::vocabulary::Vocabulary;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Scale;
use crate::study::{Codebook, Labels};
use crate::survey::Responses;

/// How many columns a message names.
const LISTED_COLUMNS: usize = 8;

/// `CSI-D027` when several lists fit the answers of the columns, with a word that tells them apart.
pub(super) fn ambiguous_lists(
    lists: &[Labels],
    words: &[&str],
    columns: Vec<String>,
) -> Diagnostic {
    let values = |word: &str| {
        lists
            .iter()
            .map(|list| list.value(word))
            .collect::<Vec<_>>()
    };
    let differs = |word: &&&str| {
        values(word)
            .windows(2)
            .any(|pair| pair.first() != pair.last())
    };
    let telling = words.iter().find(differs).or(words.first());
    let shown: Vec<String> = lists
        .iter()
        .map(|list| {
            let name = list.set.clone().unwrap_or_default();
            let value = telling.and_then(|word| Some((word, list.value(word)?)));
            let value = value.map(|(word, value)| format!("{word} = {value}; "));
            let (value, ends) = (value.unwrap_or_default(), list.scale.map(shown_scale));
            format!("\"{name}\" ({value}{})", ends.unwrap_or_default())
        })
        .collect();
    let name = lists.first().and_then(|list| list.set.clone());
    let several = lists.iter().any(|list| list.set.is_none());
    labels_fault(columns)
        .with("sets", shown.join(", "))
        .with("set", name.unwrap_or_default())
        .with_word(
            "problem",
            if several {
                "cleaning-several-declared-lists"
            } else {
                "cleaning-several-label-sets"
            },
        )
        .with_word("advice", "cleaning-several-label-sets-advice")
}

/// `CSI-D027` when the only list that fits has other ends than the items' own scale.
pub(super) fn other_ends(list: &Labels, scale: Scale, columns: Vec<String>) -> Diagnostic {
    labels_fault(columns)
        .with("set", list.set.clone().unwrap_or_default())
        .with("ends", list.scale.map(shown_scale).unwrap_or_default())
        .with("declared", shown_scale(scale))
        .with_word("problem", "cleaning-label-set-ends")
        .with_word("advice", "cleaning-label-set-ends-advice")
}

fn labels_fault(columns: Vec<String>) -> Diagnostic {
    let fault = Diagnostic::new(Code::AmbiguousLabelSet).with("columns", listed(&columns));
    match columns.into_iter().next() {
        Some(first) => fault.in_column(first),
        None => fault,
    }
}

/// `CSI-D028` when the numbers of labels fall where their words get better.
pub(super) fn reversed_numbers(vocabulary: &Vocabulary, columns: Vec<String>) -> Diagnostic {
    let labels = vocabulary.numbered.iter();
    let end = |pick: fn(f64, f64) -> bool| {
        let chosen = labels.clone().reduce(|known, next| {
            if pick(next.number, known.number) {
                next
            } else {
                known
            }
        });
        chosen.map(|label| quoted(&label.text)).unwrap_or_default()
    };
    let fault = Diagnostic::new(Code::ReversedLabels)
        .with("columns", listed(&columns))
        .with("lowest", end(|next, known| next < known))
        .with("highest", end(|next, known| next > known));
    match columns.into_iter().next() {
        Some(first) => fault.in_column(first),
        None => fault,
    }
}

/// `CSI-N008` with the columns that were read by each list that the study does not name.
pub(super) fn labels_chosen(labelled: &Labelled, responses: &Responses) -> Option<Diagnostic> {
    let mut lists: Vec<(String, Vec<usize>)> = Vec::new();
    for (position, reading) in labelled.readings.iter().enumerate() {
        let Reading::Labels(basis) = reading else {
            continue;
        };
        let set = labelled.codebook.items.get(position);
        let set = set.and_then(|item| item.label_set.clone());
        let name = match (basis, set) {
            (LabelBasis::Declared, _) => continue,
            (LabelBasis::Numbered, _) => "1 - …".to_owned(),
            (LabelBasis::Ends, _) => "… 2, 3 …".to_owned(),
            (_, set) => set.unwrap_or_else(|| "labels = {…}".to_owned()),
        };
        match lists.iter_mut().find(|(known, _)| *known == name) {
            Some((_, items)) => items.push(position),
            None => lists.push((name, vec![position])),
        }
    }
    let shown: Vec<String> = lists
        .iter()
        .map(|(name, items)| format!("\"{name}\": {}", listed(&labelled.names(items, responses))))
        .collect();
    let note = || Diagnostic::new(Code::LabelsChosen).with("lists", shown.join("; "));
    (!shown.is_empty()).then(note)
}

/// `CSI-N009` with the columns whose labels have other ends than study or model state.
pub(super) fn scales_from_labels(
    labelled: &Labelled,
    stated: &Codebook,
    responses: &Responses,
) -> Option<Diagnostic> {
    let items = labelled.codebook.items.iter().zip(&stated.items);
    let mut changes: Vec<(String, Vec<usize>)> = Vec::new();
    for (position, (now, before)) in items.enumerate() {
        if now.scale == before.scale {
            continue;
        }
        let change = format!("{} / {}", shown_scale(now.scale), shown_scale(before.scale));
        match changes.iter_mut().find(|(known, _)| *known == change) {
            Some((_, items)) => items.push(position),
            None => changes.push((change, vec![position])),
        }
    }
    let shown: Vec<String> = changes
        .iter()
        .map(|(change, items)| format!("{change}: {}", listed(&labelled.names(items, responses))))
        .collect();
    let note = || Diagnostic::new(Code::ScaleFromLabels).with("items", shown.join("; "));
    (!shown.is_empty()).then(note)
}

/// Column names in quotes, the first few.
fn listed(columns: &[String]) -> String {
    let shown: Vec<String> = columns
        .iter()
        .take(LISTED_COLUMNS)
        .map(|name| quoted(name))
        .collect();
    let more = columns.len().saturating_sub(LISTED_COLUMNS);
    let more = if more > 0 {
        format!(", … (+{more})")
    } else {
        String::new()
    };
    shown.join(", ") + &more
}

/// The ends of a scale as messages show them.
fn shown_scale(scale: Scale) -> String {
    format!("{}…{}", scale.min, scale.max)
}
