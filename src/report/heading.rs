//! What stands above the tables: which model, whose answers, which settings.

use super::choice_name;
use super::fit_report::FitReport;
use super::material::InputRole;
use super::run_tables::choice_label;
use crate::study::IndexWeights;
use crate::words::Words;

/// The lines above the tables: model, title, status and n; settings; the effective sample size when weighted.
#[must_use]
pub fn heading(report: &FitReport, words: &Words) -> Vec<String> {
    let status = words.text(report.model.status.key());
    let model = [
        ("title", report.labels.title.clone()),
        ("name", report.model.name.clone()),
        ("status", status),
        ("respondents", report.sample.respondents.to_string()),
    ];
    let mut lines = vec![words.fill("heading-model", &model), settings(report, words)];
    let sample = &report.sample;
    if let (Some(effective), Some(effect)) = (sample.effective_respondents, sample.design_effect) {
        let numbers = [
            ("effective", format!("{effective:.1}")),
            ("effect", format!("{effect:.2}")),
        ];
        lines.push(words.fill("heading-weighted", &numbers));
    }
    lines.extend(resampling(report, words));
    lines
}

/// What the intervals come from.
fn resampling(report: &FitReport, words: &Words) -> Option<String> {
    let run = report.resampling.as_ref()?;
    let numbers = [
        ("kept", run.kept.to_string()),
        ("requested", run.requested.to_string()),
        ("seed", report.settings.seed.to_string()),
        (
            "kind",
            choice_label("interval", &choice_name(report.settings.interval), words),
        ),
        (
            "method",
            choice_label("resampling", &choice_name(run.method), words),
        ),
    ];
    Some(words.fill("heading-resampling", &numbers))
}

fn settings(report: &FitReport, words: &Words) -> String {
    let settings = &report.settings;
    let label = |kind: &str, name: String| choice_label(kind, &name, words);
    let mut parts = vec![
        label("scheme", choice_name(settings.scheme)),
        label("metric", choice_name(settings.metric)),
    ];
    if report
        .inputs
        .iter()
        .all(|input| input.role != InputRole::Matrix)
    {
        parts.push(label("missing", choice_name(settings.missing)));
    }
    if settings.consistent {
        parts.push(words.text("setting-consistent"));
    }
    if settings.index_weights != IndexWeights::Unstandardized {
        parts.push(label("index-weights", choice_name(settings.index_weights)));
    }
    parts.join(" · ")
}
