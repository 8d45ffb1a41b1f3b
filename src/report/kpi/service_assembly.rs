//! From the figures of service quality, disconfirmation and the journey to rows.

use super::service_rows::{
    DisconfirmationRow, DisconfirmationShareRow, GapFigures, ImportanceBasis, JourneyImpactRow,
    JourneyRow, JourneySummary, ServiceRows, ServqualItemRow, ServqualLevel, ServqualRow,
};
use crate::kpi::{
    DimensionGaps, DisconfirmationFigures, Gap, JourneyFigures, KpiAnswers, SATISFIED_FROM,
    ServiceFigures, ServiceGaps, Share, StageFigures,
};
use crate::model::Scale;
use crate::report::uncertainty::Uncertainty;
use crate::robustness::Estimate;
use crate::study::{
    DimensionQuestions, DimensionWeight, DisconfirmationQuestions, JourneyQuestions, KpiQuestion,
    KpiSettings, StageQuestions,
};

/// Shares from 0 to 1 in percent.
const PERCENT: f64 = 100.0;

impl ServiceRows {
    /// The rows of the questions that a study asks.
    pub(super) fn new(
        asked: &KpiSettings,
        (figures, answers): (&ServiceFigures, &KpiAnswers),
    ) -> Self {
        let gaps = figures.gaps.as_ref();
        let compared = || asked.disconfirmation.iter().zip(&figures.disconfirmation);
        let journey = asked.journey.as_ref().zip(figures.journey.as_ref());
        Self {
            servqual: gaps.map_or_else(Vec::new, |gaps| servqual(gaps, (&asked.servqual, answers))),
            servqual_importance: asked.servqual.first().and_then(importance_basis),
            servqual_items: gaps.map_or_else(Vec::new, |gaps| {
                servqual_items(gaps, (&asked.servqual, answers))
            }),
            disconfirmation: compared().map(disconfirmation).collect(),
            disconfirmation_shares: compared().flat_map(shares).collect(),
            journey: journey.map_or_else(Vec::new, |(asked, found)| {
                let stages = asked.stages.iter().zip(&found.stages);
                stages
                    .map(|(asked, found)| journey_row(&asked.name, found))
                    .collect()
            }),
            journey_impacts: journey.map_or_else(Vec::new, |(asked, found)| impacts(asked, found)),
            journey_summary: journey.map(|(asked, found)| summary(asked, found)),
        }
    }
}

fn importance_basis(dimension: &DimensionQuestions) -> Option<ImportanceBasis> {
    match dimension.weight.as_ref()? {
        DimensionWeight::Points(_) => Some(ImportanceBasis::Points),
        DimensionWeight::Given(_) => Some(ImportanceBasis::Given),
    }
}

fn value(estimate: Option<Estimate>) -> Option<f64> {
    estimate.map(|estimate| estimate.value)
}

fn interval(estimate: Option<Estimate>) -> Option<[f64; 2]> {
    let (lower, upper) = estimate?.inference?.interval;
    Some([lower, upper])
}

fn uncertainty(estimate: Option<Estimate>) -> Uncertainty {
    let inference = estimate.and_then(|estimate| estimate.inference);
    inference.map_or_else(Uncertainty::default, Uncertainty::from)
}

fn percent(share: Option<Share>) -> Option<f64> {
    share.map(|share| share.value * PERCENT)
}

fn percent_interval(share: Option<Share>) -> Option<[f64; 2]> {
    Some(share?.interval?.map(|end| end * PERCENT))
}

/// The scale that all perceptions have in common.
fn shared_scale<'q>(
    questions: impl Iterator<Item = &'q KpiQuestion>,
    answers: &KpiAnswers,
) -> Option<Scale> {
    let scales: Option<Vec<Scale>> = questions
        .map(|question| Some(answers.of(question)?.scale))
        .collect();
    let scales = scales?;
    let first = *scales.first()?;
    scales.iter().all(|scale| *scale == first).then_some(first)
}

fn gap_figures(gap: &Gap, scale: Option<Scale>) -> GapFigures {
    let points = |x: f64| {
        let Scale { min, max } = scale?;
        Some(100.0 * (x - min) / (max - min))
    };
    let perception_interval = interval(gap.perception);
    let index_interval = perception_interval.and_then(|[lower, upper]| {
        let ends = (points(lower)?, points(upper)?);
        Some([ends.0, ends.1])
    });
    GapFigures {
        respondents: gap.respondents,
        expectation: value(gap.expectation),
        perception: value(gap.perception),
        perception_interval,
        gap: value(gap.gap),
        uncertainty: match gap.gap {
            Some(_) => uncertainty(gap.gap),
            // That a perception is 0 is no hypothesis.
            None => Uncertainty {
                p_value: None,
                ..uncertainty(gap.perception)
            },
        },
        index: value(gap.perception).and_then(points),
        index_interval,
    }
}

fn servqual(
    gaps: &ServiceGaps,
    (asked, answers): (&[DimensionQuestions], &KpiAnswers),
) -> Vec<ServqualRow> {
    let dimension = |(asked, found): (&DimensionQuestions, &DimensionGaps)| ServqualRow {
        level: ServqualLevel::Dimension,
        dimension: asked.name.clone(),
        importance: value(found.importance),
        importance_interval: interval(found.importance),
        gap: gap_figures(&found.gap, shared_scale(asked.perceptions.iter(), answers)),
    };
    let all = asked.iter().flat_map(|asked| &asked.perceptions);
    let scale = shared_scale(all, answers);
    let together = |level, name: &str, gap: &Gap| ServqualRow {
        level,
        dimension: name.to_owned(),
        importance: None,
        importance_interval: None,
        gap: gap_figures(gap, scale),
    };
    let overall = together(ServqualLevel::Overall, "overall", &gaps.overall);
    let weighted = gaps.weighted.as_ref();
    let weighted = weighted.map(|gap| together(ServqualLevel::Weighted, "weighted", gap));
    let dimensions = asked.iter().zip(&gaps.dimensions).map(dimension);
    dimensions.chain([overall]).chain(weighted).collect()
}

fn servqual_items(
    gaps: &ServiceGaps,
    (asked, answers): (&[DimensionQuestions], &KpiAnswers),
) -> Vec<ServqualItemRow> {
    let of_dimension = |(asked, found): (&DimensionQuestions, &DimensionGaps)| {
        let items = asked.perceptions.iter().zip(&found.items).enumerate();
        let row = |(place, (question, gap)): (usize, (&KpiQuestion, &Gap))| {
            let known = answers.of(question);
            let expectation = asked.expectations.get(place);
            ServqualItemRow {
                dimension: asked.name.clone(),
                item: question.column().to_owned(),
                expectation_column: expectation.map(|question| question.column().to_owned()),
                label: known
                    .map_or(question.column(), |known| &known.label)
                    .to_owned(),
                gap: gap_figures(gap, known.map(|known| known.scale)),
            }
        };
        items.map(row).collect::<Vec<_>>()
    };
    let dimensions = asked.iter().zip(&gaps.dimensions);
    dimensions.flat_map(of_dimension).collect()
}

fn disconfirmation(
    (asked, found): (&DisconfirmationQuestions, &DisconfirmationFigures),
) -> DisconfirmationRow {
    DisconfirmationRow {
        comparison: asked.name.clone(),
        respondents: found.respondents,
        expected: value(found.expected),
        perceived: value(found.perceived),
        difference: value(found.difference),
        uncertainty: uncertainty(found.difference),
        ratio: value(found.ratio),
        ratio_interval: interval(found.ratio),
        ratio_of_means: value(found.ratio_of_means),
        ratio_of_means_interval: interval(found.ratio_of_means),
        zero_expectations: found.zero_expectations,
    }
}

fn shares(
    (asked, found): (&DisconfirmationQuestions, &DisconfirmationFigures),
) -> [DisconfirmationShareRow; 3] {
    [
        ("exceeded", found.exceeded),
        ("met", found.met),
        ("fell_short", found.fell_short),
    ]
    .map(|(outcome, share)| DisconfirmationShareRow {
        comparison: asked.name.clone(),
        outcome,
        share: percent(share),
        interval: percent_interval(share),
    })
}

fn journey_row(name: &str, found: &StageFigures) -> JourneyRow {
    JourneyRow {
        stage: name.to_owned(),
        respondents: found.respondents,
        used: percent(found.used),
        used_interval: percent_interval(found.used),
        index: value(found.index),
        standard_error: uncertainty(found.index).standard_error,
        interval: interval(found.index),
        satisfied: percent(found.satisfied),
        satisfied_interval: percent_interval(found.satisfied),
        kept: percent(found.kept),
        kept_interval: percent_interval(found.kept),
        lost: percent(found.lost),
        lost_interval: percent_interval(found.lost),
        leakage: percent(found.leakage),
        leakage_interval: percent_interval(found.leakage),
        weakest: found.weakest.map(|share| share * PERCENT),
    }
}

fn impacts(asked: &JourneyQuestions, found: &JourneyFigures) -> Vec<JourneyImpactRow> {
    if asked.overall.is_empty() {
        return Vec::new();
    }
    let row = |(asked, found): (&StageQuestions, &StageFigures)| {
        let (impact, index) = (value(found.impact), value(found.index));
        JourneyImpactRow {
            stage: asked.name.clone(),
            correlation: value(found.correlation),
            correlation_interval: interval(found.correlation),
            standardized: value(found.standardized),
            standardized_interval: interval(found.standardized),
            impact,
            uncertainty: uncertainty(found.impact),
            index,
            potential: impact
                .zip(index)
                .map(|(impact, index)| impact * (100.0 - index)),
        }
    };
    asked.stages.iter().zip(&found.stages).map(row).collect()
}

fn summary(asked: &JourneyQuestions, found: &JourneyFigures) -> JourneySummary {
    let weakest = found.weakest_link.and_then(|stage| asked.stages.get(stage));
    JourneySummary {
        customers: found.customers,
        satisfied_from: asked.satisfied_from.unwrap_or(SATISFIED_FROM),
        weakest_link: weakest.map(|stage| stage.name.clone()),
        overall: value(found.overall),
        overall_interval: interval(found.overall),
        r_squared: value(found.r_squared),
        r_squared_interval: interval(found.r_squared),
    }
}
