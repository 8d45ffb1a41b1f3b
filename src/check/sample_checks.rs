//! Findings about the sample: weights, groups, size.

use super::finding::Findings;
use super::power::{SMALLEST_R_SQUARED, least_for_path, least_for_r_squared, smallest_path};
use crate::cleaning::Inspection;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::PathModel;

/// Design effect above which weights cost half of the sample.
const LARGE_DESIGN_EFFECT: f64 = 2.0;

/// What a sample is good for.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleFigures {
    /// Respondents who pass the filter and answered any item.
    pub respondents: usize,
    /// Kish's effective sample size; `None` without weights.
    pub effective_respondents: Option<f64>,
    /// Respondents over the effective sample size; `None` without weights.
    pub design_effect: Option<f64>,
    /// The largest weight over the mean weight; `None` without weights.
    pub largest_weight: Option<f64>,
    /// Respondents needed to find a path of 0.2, by the inverse square root rule.
    pub needed_for_path: usize,
    /// The smallest path that this sample finds; `None` without respondents.
    pub smallest_path: Option<f64>,
    /// Predecessors of the construct that has the most; `None` without a model.
    pub most_predecessors: Option<usize>,
    /// Respondents needed to find an R² of 0.10 with so many predecessors; `None` without a model.
    pub needed_for_r_squared: Option<usize>,
}

pub(super) fn check_sample(
    inspection: &Inspection<'_>,
    model: Option<&PathModel>,
    findings: &mut Findings<'_>,
) -> SampleFigures {
    let figures = figures(inspection, model);
    weights(&figures, inspection, findings);
    groups(inspection, findings);
    if model.is_some() {
        size(&figures, findings);
    }
    figures
}

fn figures(inspection: &Inspection<'_>, model: Option<&PathModel>) -> SampleFigures {
    let respondents = inspection.used.len();
    let weights = inspection
        .weights
        .as_deref()
        .filter(|weights| !weights.is_empty());
    let effective = weights.map(|weights| {
        let sum: f64 = weights.iter().sum();
        let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
        sum * sum / squares
    });
    let predecessors = model.and_then(most_predecessors);
    SampleFigures {
        respondents,
        effective_respondents: effective,
        design_effect: effective.map(|effective| respondents as f64 / effective),
        largest_weight: weights.map(|weights| weights.iter().copied().fold(0.0, f64::max)),
        needed_for_path: least_for_path(super::SMALLEST_PATH),
        smallest_path: (respondents > 0).then(|| smallest_path(respondents)),
        most_predecessors: predecessors,
        needed_for_r_squared: predecessors
            .and_then(|predecessors| least_for_r_squared(SMALLEST_R_SQUARED, predecessors)),
    }
}

fn most_predecessors(model: &PathModel) -> Option<usize> {
    let targets = model.paths.iter().map(|path| path.target);
    let count = |target| {
        model
            .paths
            .iter()
            .filter(|path| path.target == target)
            .count()
    };
    targets.map(count).max()
}

/// `CSI-W015`: a weight above the limit, or weights that cost half of the sample.
fn weights(figures: &SampleFigures, inspection: &Inspection<'_>, findings: &mut Findings<'_>) {
    let (Some(largest), Some(effect), Some(effective)) = (
        figures.largest_weight,
        figures.design_effect,
        figures.effective_respondents,
    ) else {
        return;
    };
    let limit = findings.settings().limit(Code::ExtremeWeight);
    if largest > limit || effect > LARGE_DESIGN_EFFECT {
        let finding = Diagnostic::new(Code::ExtremeWeight)
            .with("ratio", format!("{largest:.1}"))
            .with("effect", format!("{effect:.2}"))
            .with("effective", format!("{effective:.0}"))
            .with("respondents", figures.respondents);
        let column = inspection.log.weights.as_ref();
        let column = column.map(|weights| weights.column.clone());
        findings.add(finding.in_column(column.unwrap_or_default()));
    }
}

/// `CSI-W016` with all groups below the limit.
fn groups(inspection: &Inspection<'_>, findings: &mut Findings<'_>) {
    let Some(groups) = &inspection.groups else {
        return;
    };
    let least = findings.settings().limit(Code::SmallGroup);
    let counts = groups.names.iter().zip(groups.counts());
    let small: Vec<String> = counts
        .filter(|(_, count)| (*count as f64) < least)
        .map(|(name, count)| format!("\"{name}\" ({count})"))
        .collect();
    if !small.is_empty() {
        findings.add(
            Diagnostic::new(Code::SmallGroup)
                .with("groups", small.join(", "))
                .with("least", least)
                .in_column(&groups.column),
        );
    }
}

/// `CSI-W004` by the rule that asks for the most.
fn size(figures: &SampleFigures, findings: &mut Findings<'_>) {
    let for_r_squared = figures.needed_for_r_squared.unwrap_or_default();
    let (needed, effect) = if for_r_squared > figures.needed_for_path {
        (for_r_squared, "cleaning-needed-for-r-squared")
    } else {
        (figures.needed_for_path, "cleaning-needed-for-path")
    };
    if figures.respondents < needed {
        let predecessors = figures.most_predecessors.unwrap_or_default();
        findings.add(
            Diagnostic::new(Code::SmallSample)
                .with("used", figures.respondents)
                .with("recommended", needed)
                .with("predecessors", predecessors)
                .with_word("effect", effect),
        );
    }
}
