//! A readable paragraph per area.

use super::rows::{AreaRow, CriterionRow, FaultRow};
use crate::assessment::{Area, Criterion, Verdict};
use crate::report::{Labels, choice_name};
use crate::words::Words;

/// Faults that a paragraph names for each verdict; the tables have all.
const NAMED_FAULTS: usize = 4;

/// The areas in which something was judged, each with its gravest verdict and a paragraph.
pub(super) fn area_rows(criteria: &[CriterionRow], labels: &Labels, words: &Words) -> Vec<AreaRow> {
    let row = |area: &Area| {
        let own: Vec<&CriterionRow> = criteria.iter().filter(|row| row.area == *area).collect();
        let verdict = own.iter().filter_map(|row| row.verdict).max()?;
        Some(AreaRow {
            area: *area,
            verdict: Some(verdict),
            paragraph: paragraph(*area, verdict, &own, (labels, words)),
        })
    };
    Area::ALL.iter().filter_map(row).collect()
}

/// What the verdict means, what does not pass, what to do about it.
fn paragraph(
    area: Area,
    verdict: Verdict,
    criteria: &[&CriterionRow],
    (labels, words): (&Labels, &Words),
) -> String {
    let key = format!("paragraph-{}-{}", choice_name(area), choice_name(verdict));
    let mut sentences = vec![words.text(&key)];
    for grave in [Verdict::Fail, Verdict::Watch] {
        sentences.extend(faults(criteria, grave, (labels, words)));
    }
    let advice = criteria
        .iter()
        .filter(|row| verdict > Verdict::Pass && row.verdict == Some(verdict))
        .map(|row| words.text(&format!("criterion-{}.advice", row.criterion)));
    for sentence in advice {
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    if area == Area::Robustness {
        sentences.extend(untested(criteria, words));
    }
    sentences.join(&words.text("sentence-separator"))
}

/// The robustness checks that every model with paths has and that could not be made here.
fn untested(criteria: &[&CriterionRow], words: &Words) -> Option<String> {
    let usual = [
        Criterion::Endogeneity,
        Criterion::Nonlinearity,
        Criterion::BreakPoint,
    ];
    let made = |name: &str| criteria.iter().any(|row| row.criterion == name);
    let absent = usual.iter().filter(|criterion| !made(criterion.name()));
    let absent: Vec<String> = absent
        .map(|criterion| words.text(&format!("criterion-{}", criterion.name())))
        .collect();
    let named = [("criteria", absent.join(&words.text("list-separator")))];
    (!absent.is_empty()).then(|| words.fill("paragraph-untested", &named))
}

/// "Not met: α of complaints (0.55), …".
fn faults(
    criteria: &[&CriterionRow],
    verdict: Verdict,
    (labels, words): (&Labels, &Words),
) -> Option<String> {
    let separator = words.text("list-separator");
    let found: Vec<(&CriterionRow, &FaultRow)> = criteria
        .iter()
        .flat_map(|row| row.faults.iter().map(move |fault| (*row, fault)))
        .filter(|(_, fault)| fault.verdict == Some(verdict))
        .collect();
    let shown = found.iter().take(NAMED_FAULTS).map(|(row, fault)| {
        let place = fault.place.label(labels, words);
        let key = if place.is_empty() {
            "fault-of-model"
        } else {
            "fault-of-place"
        };
        let values = [
            (
                "criterion",
                words.text(&format!("criterion-{}", row.criterion)),
            ),
            ("place", place),
            ("value", format!("{:.3}", fault.value)),
        ];
        words.fill(key, &values)
    });
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() {
        return None;
    }
    let more = found.len().saturating_sub(NAMED_FAULTS);
    let key = match (verdict, more) {
        (Verdict::Fail, 0) => "faults-fail",
        (Verdict::Fail, _) => "faults-fail-more",
        (_, 0) => "faults-watch",
        _ => "faults-watch-more",
    };
    let values = [
        ("faults", shown.join(&separator)),
        ("more", more.to_string()),
    ];
    Some(words.fill(key, &values))
}
