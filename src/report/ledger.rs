//! From the log of cleaning to the ledger and the facts of the items.

use super::choice_name;
use super::fit_report::LabelRow;
use super::material::{CleaningAction, CleaningEntry, ItemFacts};
use crate::cleaning::{CleaningLog, ItemLog, LabelBasis};
use crate::study::{Exclusion, MissingTreatment};

/// Everything that cleaning dropped or changed, and the replacement of missing answers under `missing`: what
/// concerned no respondent and no answer is left out.
#[must_use]
pub fn ledger(log: &CleaningLog, missing: MissingTreatment) -> Vec<CleaningEntry> {
    let filter = log.filter.iter().map(|filter| {
        let detail = Some(filter.expression.clone());
        overall(CleaningAction::FilteredOut, detail, filter.left_out)
    });
    let empty = overall(CleaningAction::EmptyLeftOut, None, log.empty);
    let excluded = log.excluded.iter();
    let excluded = excluded.map(|(reason, count)| overall(left_out(*reason), None, *count));
    let incomplete = overall(CleaningAction::IncompleteLeftOut, None, log.listwise);
    let left_out = [empty].into_iter().chain(excluded).chain([incomplete]);
    let weights = log.weights.iter().map(|weights| CleaningEntry {
        column: Some(weights.column.clone()),
        ..overall(
            CleaningAction::WeightsScaled,
            Some(weights.mean.to_string()),
            log.respondents_used,
        )
    });
    let items = log.items.iter().flat_map(|item| of_item(item, missing));
    let entries = filter.chain(left_out).chain(weights).chain(items);
    entries.filter(|entry| entry.count > 0).collect()
}

/// Column, scale and share of missing answers of each item, before any replacement.
#[must_use]
pub fn item_facts(log: &CleaningLog) -> Vec<ItemFacts> {
    let facts = |item: &ItemLog| {
        let asked = item.answered + item.missing();
        ItemFacts {
            column: Some(item.column.clone()),
            scale: item.scale,
            missing_share: (asked > 0).then(|| item.missing() as f64 / asked as f64),
        }
    };
    log.items.iter().map(facts).collect()
}

/// The label maps, one row for each label of each group of columns.
#[must_use]
pub fn label_rows(log: &CleaningLog) -> Vec<LabelRow> {
    let groups = log.label_groups.iter().zip(1..);
    let rows = groups.flat_map(|(group, number)| {
        group.labels.iter().map(move |label| LabelRow {
            group: number,
            columns: group.columns.clone(),
            set: group.set.clone(),
            basis: group.basis,
            label: label.label.clone(),
            value: label.value,
            count: label.count,
        })
    });
    rows.collect()
}

fn left_out(reason: Exclusion) -> CleaningAction {
    match reason {
        Exclusion::Empty => CleaningAction::EmptyLeftOut,
        Exclusion::Incomplete => CleaningAction::UnfinishedLeftOut,
        Exclusion::Duplicate => CleaningAction::DuplicateLeftOut,
        Exclusion::StraightLiner => CleaningAction::StraightLinerLeftOut,
        Exclusion::Speeder => CleaningAction::SpeederLeftOut,
    }
}

fn overall(action: CleaningAction, detail: Option<String>, count: usize) -> CleaningEntry {
    CleaningEntry {
        action,
        indicator: None,
        column: None,
        detail,
        count,
    }
}

fn of_item(item: &ItemLog, missing: MissingTreatment) -> Vec<CleaningEntry> {
    let entry = |action, detail, count| CleaningEntry {
        indicator: Some(item.indicator.clone()),
        column: Some(item.column.clone()),
        ..overall(action, detail, count)
    };
    let mut entries = vec![entry(CleaningAction::Blank, None, item.blank)];
    entries.extend(item.missing_codes.iter().map(|code| {
        let detail = Some(code.code.clone());
        entry(CleaningAction::DeclaredMissing, detail, code.count)
    }));
    if missing == MissingTreatment::Mean {
        entries.push(entry(CleaningAction::MeanReplaced, None, item.missing()));
    }
    if let Some(basis) = item
        .label_basis
        .filter(|basis| *basis != LabelBasis::Declared)
    {
        let name = item.label_set.clone().unwrap_or_else(|| choice_name(basis));
        let detail = format!("{name} ({}…{})", item.scale.min, item.scale.max);
        let count = item.labels.iter().map(|label| label.count).sum();
        entries.push(entry(CleaningAction::LabelsChosen, Some(detail), count));
    }
    entries.extend(item.labels.iter().map(|label| {
        let detail = Some(format!("{} = {}", label.label, label.value));
        entry(CleaningAction::LabelRead, detail, label.count)
    }));
    if item.reversed {
        entries.push(entry(CleaningAction::Reversed, None, item.answered));
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::{FilterLog, LabelCount, LabelGroup, MissingCodeCount, WeightLog};
    use crate::model::Scale;

    fn log() -> CleaningLog {
        CleaningLog {
            respondents_read: 20,
            filter: Some(FilterLog {
                expression: "age >= 18".to_owned(),
                left_out: 4,
            }),
            empty: 1,
            excluded: vec![(Exclusion::Speeder, 2)],
            listwise: 0,
            respondents_used: 13,
            weights: Some(WeightLog {
                column: "weight".to_owned(),
                smallest: 1.0,
                largest: 3.0,
                mean: 1.5,
            }),
            items: vec![ItemLog {
                indicator: "q".to_owned(),
                column: "Q1".to_owned(),
                scale: Scale { min: 1.0, max: 5.0 },
                answered: 12,
                blank: 2,
                missing_codes: vec![MissingCodeCount {
                    code: "n/a".to_owned(),
                    count: 1,
                }],
                reversed: true,
                label_set: Some("quality-5".to_owned()),
                label_basis: Some(LabelBasis::Chosen),
                labels: vec![LabelCount {
                    label: "good".to_owned(),
                    value: 4.0,
                    count: 7,
                }],
            }],
            label_groups: vec![LabelGroup {
                basis: LabelBasis::Chosen,
                set: Some("quality-5".to_owned()),
                scale: Scale { min: 1.0, max: 5.0 },
                columns: vec!["Q1".to_owned()],
                labels: vec![LabelCount {
                    label: "good".to_owned(),
                    value: 4.0,
                    count: 7,
                }],
            }],
        }
    }

    #[test]
    fn every_change_has_its_line_and_nothing_else_has() {
        use CleaningAction::{
            Blank, DeclaredMissing, EmptyLeftOut, FilteredOut, LabelRead, LabelsChosen,
            MeanReplaced, Reversed, SpeederLeftOut, WeightsScaled,
        };
        let entries = ledger(&log(), MissingTreatment::Mean);
        let lines: Vec<_> = entries
            .iter()
            .map(|entry| (entry.action, entry.detail.as_deref(), entry.count))
            .collect();
        let expected = [
            (FilteredOut, Some("age >= 18"), 4),
            (EmptyLeftOut, None, 1),
            (SpeederLeftOut, None, 2),
            (WeightsScaled, Some("1.5"), 13),
            (Blank, None, 2),
            (DeclaredMissing, Some("n/a"), 1),
            (MeanReplaced, None, 3),
            (LabelsChosen, Some("quality-5 (1…5)"), 7),
            (LabelRead, Some("good = 4"), 7),
            (Reversed, None, 12),
        ];
        assert_eq!(lines, expected);
        let em = ledger(&log(), MissingTreatment::Em);
        assert!(em.iter().all(|entry| entry.action != MeanReplaced));
    }

    #[test]
    fn labels_have_rows_by_group() {
        let rows = label_rows(&log());
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].group, rows[0].count), (1, 7));
        assert_eq!(rows[0].columns, ["Q1"]);
    }

    #[test]
    fn shares_are_of_those_who_were_asked() {
        let facts = item_facts(&log());
        assert_eq!(facts[0].missing_share, Some(0.2));
        assert_eq!(facts[0].column.as_deref(), Some("Q1"));
    }
}
