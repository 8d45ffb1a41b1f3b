//! What a what-if says in words.

use super::rows::{ChangeRow, PlanRow, TargetRow, WhatIfReport};
use crate::whatif::PlanOutcome;
use crate::words::Words;

/// Steps of a plan that a sentence names; the table has all.
const NAMED_STEPS: usize = 4;

/// One paragraph on the moves and their consequences, one on the target.
pub(super) fn conclusions(report: &WhatIfReport, words: &Words) -> Vec<String> {
    let separator = words.text("sentence-separator");
    let paragraph =
        |sentences: Vec<String>| (!sentences.is_empty()).then(|| sentences.join(&separator));
    let moved: Vec<String> = index_sentence(report, words)
        .into_iter()
        .chain(consequences(report, words))
        .collect();
    let target = report.target.as_ref();
    let target = target.map(|target| target_sentences(report, target, words));
    [paragraph(target.unwrap_or_default()), paragraph(moved)]
        .into_iter()
        .flatten()
        .collect()
}

fn index_label(report: &WhatIfReport) -> String {
    let name = &report.fit.model.index;
    report.fit.labels.construct(name).to_owned()
}

/// From where to where the index goes.
fn index_sentence(report: &WhatIfReport, words: &Words) -> Option<String> {
    let index = &report.fit.model.index;
    let row = report.change.iter().find(|row| row.construct == *index)?;
    let (before, after, change) = (row.before?, row.after?, row.change?);
    let mut values = vec![
        ("construct", index_label(report)),
        ("before", format!("{before:.1}")),
        ("after", format!("{after:.1}")),
        ("change", signed(change)),
    ];
    let Some([lower, upper]) = row.uncertainty.interval else {
        return Some(words.fill("verdict-whatif", &values));
    };
    values.extend([
        ("confidence", percent(report.fit.settings.confidence)),
        ("lower", signed(lower)),
        ("upper", signed(upper)),
    ]);
    Some(words.fill("verdict-whatif-interval", &values))
}

/// What follows from the index.
fn consequences(report: &WhatIfReport, words: &Words) -> Option<String> {
    let phrase = |row: &ChangeRow| {
        let values = [
            (
                "construct",
                report.fit.labels.construct(&row.construct).to_owned(),
            ),
            ("change", signed(row.change?)),
            ("after", format!("{:.1}", row.after?)),
        ];
        Some(words.fill("whatif-consequence", &values))
    };
    let rows = report.change.iter().filter(|row| row.consequence);
    let phrases: Vec<String> = rows.filter_map(phrase).collect();
    let listed = phrases.join(&words.text("list-separator"));
    (!phrases.is_empty()).then(|| words.fill("verdict-consequences", &[("consequences", listed)]))
}

/// What it takes to reach the target, and how sure that is.
fn target_sentences(report: &WhatIfReport, target: &TargetRow, words: &Words) -> Vec<String> {
    let reached = target.reached.unwrap_or(f64::NAN);
    let values = [
        ("construct", index_label(report)),
        ("target", format!("{}", target.target)),
        ("reached", format!("{reached:.1}")),
        ("missing", format!("{:.1}", target.target - reached)),
        ("steps", steps(report, words)),
        ("cost", format!("{:.2}", target.cost)),
    ];
    let key = match target.outcome {
        PlanOutcome::AlreadyThere => "verdict-target-there",
        PlanOutcome::Reached => "verdict-target-reached",
        PlanOutcome::OutOfReach => "verdict-target-missed",
    };
    let share = target
        .probability
        .filter(|_| target.outcome != PlanOutcome::OutOfReach);
    let share = share.map(|share| {
        let share = [("share", format!("{:.0}", share * 100.0))];
        words.fill("verdict-target-probability", &share)
    });
    std::iter::once(words.fill(key, &values))
        .chain(share)
        .collect()
}

fn steps(report: &WhatIfReport, words: &Words) -> String {
    let phrase = |row: &PlanRow| {
        let values = [
            (
                "item",
                report.fit.labels.indicator(&row.indicator).to_owned(),
            ),
            ("from", format!("{:.2}", row.from)),
            ("to", format!("{:.2}", row.to)),
        ];
        words.fill("whatif-step", &values)
    };
    let named: Vec<String> = report.plan.iter().take(NAMED_STEPS).map(phrase).collect();
    let named = named.join(&words.text("list-separator"));
    match report.plan.len().saturating_sub(NAMED_STEPS) {
        0 => named,
        more => {
            let values = [("steps", named), ("more", more.to_string())];
            words.fill("whatif-steps-more", &values)
        }
    }
}

fn signed(points: f64) -> String {
    format!("{points:+.1}")
}

/// A confidence in percent: 95, or 97.5.
fn percent(share: f64) -> String {
    format!("{}", (share * 1e3).round() / 10.0)
}
