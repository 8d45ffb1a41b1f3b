//! From the questions of a study to the figures of service quality, disconfirmation and the journey.

use super::disconfirmation::{Disconfirmation, DisconfirmationFigures, disconfirmation_figures};
use super::journey::{Journey, JourneyFigures, SATISFIED_FROM, journey_figures};
use super::servqual::{
    BadPoints, Column, DimensionImportance, ServiceDimension, ServiceGaps, ServiceQuality,
    complete_points, service_gaps,
};
use super::weighted::mean_answers;
use crate::kpi::answers::{KpiAnswers, QuestionAnswers};
use crate::resampling::{Interrupted, ResamplingPlan};
use crate::study::{
    DimensionQuestions, DimensionWeight, DisconfirmationForm, DisconfirmationQuestions,
    JourneyQuestions, KpiQuestion, KpiSettings,
};

/// What the study's questions about service tell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ServiceFigures {
    /// Gaps of service quality, one per dimension of the study; `None` when it was not asked.
    pub gaps: Option<ServiceGaps>,
    /// Comparisons of experience with expectation, in the order of the study.
    pub disconfirmation: Vec<DisconfirmationFigures>,
    /// The customer journey; `None` when it was not asked.
    pub journey: Option<JourneyFigures>,
}

impl ServiceFigures {
    /// Whether the study asks for none of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gaps.is_none() && self.disconfirmation.is_empty() && self.journey.is_none()
    }

    /// Whether any of it has respondents.
    pub(in crate::kpi) fn is_defined(&self) -> bool {
        let mut gaps = self.gaps.iter().flat_map(|gaps| &gaps.dimensions);
        let mut compared = self.disconfirmation.iter();
        gaps.any(|dimension| dimension.gap.perception.is_some())
            || compared.any(|found| found.respondents > 0)
            || self.journey.iter().any(|journey| journey.customers > 0)
    }
}

/// Makes the figures. Importance points that [`bad_points`] refuses count as unknown.
pub(in crate::kpi) fn measure_service(
    settings: &KpiSettings,
    answers: &KpiAnswers,
    plan: &ResamplingPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<ServiceFigures, Interrupted> {
    let equal = || vec![1.0; answers.respondents];
    let weights = answers.weights.clone().unwrap_or_else(equal);
    let mut found = ServiceFigures::default();
    if !settings.servqual.is_empty() {
        let survey = service_quality(&settings.servqual, answers);
        found.gaps = Some(service_gaps(&survey, &weights, plan, progress)?);
    }
    for questions in &settings.disconfirmation {
        let compared = disconfirmation(questions, answers);
        let figures = disconfirmation_figures(&compared, &weights, plan, progress)?;
        found.disconfirmation.push(figures);
    }
    if let Some(questions) = &settings.journey {
        let journey = journey(questions, answers);
        found.journey = Some(journey_figures(&journey, &weights, plan, progress)?);
    }
    Ok(found)
}

/// The respondents, by position among those who count, whose importance points do not sum to 100.
#[must_use]
pub fn bad_points(settings: &KpiSettings, answers: &KpiAnswers) -> Vec<BadPoints> {
    let points = points(&settings.servqual, answers);
    points.map_or_else(Vec::new, |points| {
        complete_points(points).err().unwrap_or_default()
    })
}

/// The answers to each question; a question without a column has none.
fn columns(questions: &[KpiQuestion], answers: &KpiAnswers) -> Vec<Column> {
    let column = |question| values(question, answers, QuestionAnswers::values);
    questions.iter().map(column).collect()
}

fn values(
    question: &KpiQuestion,
    answers: &KpiAnswers,
    of: fn(&QuestionAnswers, usize) -> Vec<f64>,
) -> Column {
    let n = answers.respondents;
    let found = answers.of(question);
    found.map_or_else(|| vec![f64::NAN; n], |question| of(question, n))
}

/// Each respondent's mean over several questions on 0–100.
fn scores(questions: &[KpiQuestion], answers: &KpiAnswers) -> Column {
    let points = |question| values(question, answers, QuestionAnswers::points);
    let points: Vec<Column> = questions.iter().map(points).collect();
    mean_answers(&points)
}

fn service_quality(dimensions: &[DimensionQuestions], answers: &KpiAnswers) -> ServiceQuality {
    let dimension = |questions: &DimensionQuestions| ServiceDimension {
        expectations: columns(&questions.expectations, answers),
        perceptions: columns(&questions.perceptions, answers),
    };
    ServiceQuality {
        dimensions: dimensions.iter().map(dimension).collect(),
        importance: importance(dimensions, answers),
    }
}

fn importance(dimensions: &[DimensionQuestions], answers: &KpiAnswers) -> DimensionImportance {
    let given = dimensions.iter().map(|dimension| match dimension.weight {
        Some(DimensionWeight::Given(weight)) => Some(weight),
        _ => None,
    });
    if let Some(given) = given.collect() {
        return DimensionImportance::Given(given);
    }
    let points = points(dimensions, answers).and_then(|points| complete_points(points).ok());
    points.map_or(DimensionImportance::Unknown, DimensionImportance::Points)
}

/// The points of each dimension as they were answered; `None` when they were not asked.
fn points(dimensions: &[DimensionQuestions], answers: &KpiAnswers) -> Option<Vec<Column>> {
    if dimensions.is_empty() {
        return None;
    }
    let points = dimensions.iter().map(|dimension| {
        let question = dimension.points()?;
        Some(values(question, answers, QuestionAnswers::values))
    });
    points.collect()
}

fn disconfirmation(questions: &DisconfirmationQuestions, answers: &KpiAnswers) -> Disconfirmation {
    match &questions.form {
        DisconfirmationForm::Pair {
            expected,
            perceived,
        } => Disconfirmation::Pair {
            expected: mean_answers(&columns(expected, answers)),
            perceived: mean_answers(&columns(perceived, answers)),
        },
        DisconfirmationForm::Item { question, met } => {
            let scale = answers.of(question).map(|question| question.scale);
            let middle = scale.map_or(f64::NAN, |scale| f64::midpoint(scale.min, scale.max));
            Disconfirmation::Item {
                answers: values(question, answers, QuestionAnswers::values),
                met: met.unwrap_or((middle, middle)),
            }
        }
    }
}

fn journey(questions: &JourneyQuestions, answers: &KpiAnswers) -> Journey {
    let stages = questions.stages.iter();
    let overall = &questions.overall;
    Journey {
        stages: stages.map(|stage| scores(&stage.items, answers)).collect(),
        overall: (!overall.is_empty()).then(|| scores(overall, answers)),
        satisfied_from: questions.satisfied_from.unwrap_or(SATISFIED_FROM),
    }
}
