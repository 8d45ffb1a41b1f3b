//! What is worth saying of service quality and the journey.

use super::measured::{ServiceFigures, bad_points};
use super::servqual::SERVQUAL_DIMENSIONS;
use super::stage_impacts::ImpactFailure;
use crate::diagnostics::{Code, Diagnostic, Row};
use crate::kpi::answers::KpiAnswers;
use crate::study::{DimensionQuestions, KpiSettings};

/// Faults that are listed with their place.
const MOST_LISTED: usize = 10;

/// `CSI-D060` with the first respondents whose importance points do not sum to 100; `row` gives the place of a respondent who
/// counts.
#[must_use]
pub fn points_fault(
    settings: &KpiSettings,
    answers: &KpiAnswers,
    row: impl Fn(usize) -> Row,
) -> Option<Diagnostic> {
    let bad = bad_points(settings, answers);
    let first = bad.iter().take(MOST_LISTED);
    let listed = first.clone().map(|bad| {
        let Row { record, line } = row(bad.respondent);
        format!("{} ({record}/{line})", bad.total)
    });
    let mut values = listed.collect::<Vec<_>>().join(", ");
    if bad.len() > MOST_LISTED {
        values += ", …";
    }
    let column = settings
        .servqual
        .iter()
        .find_map(DimensionQuestions::points);
    let rows = first.map(|bad| row(bad.respondent)).collect();
    (!bad.is_empty()).then(|| {
        Diagnostic::new(Code::BadPoints)
            .in_column(column.map_or("", |question| question.column()))
            .with("values", values)
            .with("count", bad.len())
            .at_rows(rows, bad.len())
    })
}

impl ServiceFigures {
    /// Errors for figures for which nobody counts (`CSI-D055`) and impacts that are not defined (`CSI-E060`), and a note of
    /// dimensions that are not SERVQUAL's (`CSI-N060`).
    #[must_use]
    pub fn findings(&self, settings: &KpiSettings) -> Vec<Diagnostic> {
        let failure = self
            .journey
            .as_ref()
            .and_then(|journey| journey.failure.as_ref());
        let impacts = failure.map(|failure| undefined_impacts(failure, settings));
        let other = other_dimensions(&settings.servqual);
        let undefined = self.undefined(settings);
        undefined.into_iter().chain(impacts).chain(other).collect()
    }

    fn undefined(&self, settings: &KpiSettings) -> Option<Diagnostic> {
        let gaps = self.gaps.iter().flat_map(|gaps| &gaps.dimensions);
        let gaps = gaps.zip(&settings.servqual);
        let gaps = gaps.filter(|(found, _)| found.gap.perception.is_none());
        let gaps = gaps.map(|(_, dimension)| format!("\"servqual.{}\"", dimension.name));
        let compared = self.disconfirmation.iter().zip(&settings.disconfirmation);
        let compared = compared.filter(|(found, _)| found.respondents == 0);
        let compared = compared.map(|(_, asked)| format!("\"disconfirmation.{}\"", asked.name));
        let stages = settings.journey.iter().flat_map(|journey| &journey.stages);
        let journey = self.journey.iter().flat_map(|journey| &journey.stages);
        let stages = journey.zip(stages);
        let stages = stages.filter(|(found, _)| found.respondents == 0);
        let stages = stages.map(|(_, stage)| format!("\"journey.{}\"", stage.name));
        let names: Vec<String> = gaps.chain(compared).chain(stages).collect();
        (!names.is_empty())
            .then(|| Diagnostic::new(Code::FigureUndefined).with("figures", names.join(", ")))
    }
}

fn undefined_impacts(failure: &ImpactFailure, settings: &KpiSettings) -> Diagnostic {
    let fault = Diagnostic::new(Code::UndefinedImpacts);
    let (fault, problem, advice) = match failure {
        ImpactFailure::ConstantStages(stages) => {
            let known = settings.journey.iter().flat_map(|journey| &journey.stages);
            let known: Vec<&str> = known.map(|stage| stage.name.as_str()).collect();
            let names = stages.iter().filter_map(|stage| known.get(*stage));
            let names: Vec<String> = names.map(|name| format!("\"{name}\"")).collect();
            (
                fault.with("stages", names.join(", ")),
                "journey-constant-stages",
                "journey-constant-stages-advice",
            )
        }
        ImpactFailure::ConstantOverall => (
            fault,
            "journey-constant-overall",
            "journey-constant-overall-advice",
        ),
        ImpactFailure::TooFewTogether {
            respondents,
            needed,
        } => (
            fault
                .with("respondents", respondents)
                .with("needed", needed),
            "journey-too-few",
            "journey-too-few-advice",
        ),
        ImpactFailure::Collinear => (fault, "journey-collinear", "journey-collinear-advice"),
    };
    fault
        .with_word("problem", problem)
        .with_word("advice", advice)
}

fn other_dimensions(dimensions: &[DimensionQuestions]) -> Option<Diagnostic> {
    let found: Vec<(&str, usize)> = dimensions
        .iter()
        .map(|dimension| (dimension.name.as_str(), dimension.perceptions.len()))
        .collect();
    let usual = SERVQUAL_DIMENSIONS
        .iter()
        .all(|usual| found.contains(usual));
    if found.is_empty() || (usual && found.len() == SERVQUAL_DIMENSIONS.len()) {
        return None;
    }
    let listed = found
        .iter()
        .map(|(name, items)| format!("{name} ({items})"));
    let listed: Vec<String> = listed.collect();
    Some(Diagnostic::new(Code::OtherDimensions).with("found", listed.join(", ")))
}
