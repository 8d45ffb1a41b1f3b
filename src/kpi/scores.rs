//! Scores of single questions: NPS, CSAT, CES, 满意率 and means.

use super::answers::{KpiAnswers, QuestionAnswers};
use super::estimate::ScoreKind;
use super::score_table::{ScoreTable, Scored};
use crate::model::Scale;
use crate::study::{CountedQuestion, ScoreQuestions};

/// From this answer on a respondent is a promoter (Reichheld 2003, Harvard Business Review 81(12) 46–54).
const PROMOTER: f64 = 9.0;

/// Up to this answer a respondent is a detractor (the same).
const DETRACTOR: f64 = 6.0;

/// A figure of one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Net promoter score: promoters minus detractors.
    NetPromoterScore,
    /// Share of answers of 9 and 10.
    Promoters,
    /// Share of answers of 7 and 8.
    Passives,
    /// Share of answers from 0 to 6.
    Detractors,
    /// CSAT: share of answers at the top of the scale.
    TopBoxes,
    /// CES: mean effort, or ease.
    EffortMean,
    /// Share of answers to the question of effort in the upper half.
    EffortShare,
    /// 满意率: share of the satisfied.
    SatisfiedShare,
    /// 满意度: mean of the same question on 0–100.
    SatisfactionIndex,
    /// Mean on the scale of the question.
    Mean,
    /// Share of respondents with a problem.
    ProblemRate,
    /// Share of respondents who complained.
    ComplaintRate,
    /// Share of the complainers who told the firm.
    ToldFirmShare,
    /// Share of the complainers whose complaint was resolved.
    ResolvedShare,
    /// Mean rating of how complaints were handled, on 0–100, by complainers.
    HandlingIndex,
}

/// What the numbers of a figure are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Percent of respondents.
    Percent,
    /// Percentage points, −100 to 100.
    Points,
    /// Index points, 0 to 100.
    Index,
    /// The scale of the question.
    Scale,
}

impl Measure {
    /// What its numbers are in.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::NetPromoterScore => Unit::Points,
            Self::EffortMean | Self::Mean => Unit::Scale,
            Self::SatisfactionIndex | Self::HandlingIndex => Unit::Index,
            _ => Unit::Percent,
        }
    }

    fn kind(self) -> ScoreKind {
        match self.unit() {
            Unit::Points => ScoreKind::Net,
            Unit::Percent => ScoreKind::Share,
            Unit::Index | Unit::Scale => ScoreKind::Mean,
        }
    }
}

/// A measure of one question with its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The measure.
    pub measure: Measure,
    /// The question: its position in [`KpiAnswers::questions`].
    pub question: usize,
    /// The lowest answer that counts; `None` where all count.
    pub from: Option<f64>,
    /// Its figures; parts are the groups.
    pub scored: Scored,
}

/// A measure before its figures are made.
pub(super) struct Scorer {
    pub(super) measure: Measure,
    pub(super) question: usize,
    pub(super) from: Option<f64>,
    pub(super) table: ScoreTable,
}

/// The measures that the questions make.
pub(super) struct ScoreTables(pub(super) Vec<Scorer>);

impl ScoreTables {
    pub(super) fn new(questions: &ScoreQuestions, answers: &KpiAnswers) -> Self {
        let mut tables = Self(Vec::new());
        if let Some(question) = &questions.nps {
            tables.add_nps(answers, question.name());
        }
        tables.add_counted(
            answers,
            questions.csat.as_ref(),
            &|scale| scale.max - 1.0,
            &[Measure::TopBoxes],
        );
        let upper_half = |scale: Scale| above_middle(scale);
        let effort = [Measure::EffortMean, Measure::EffortShare];
        tables.add_counted(answers, questions.ces.as_ref(), &upper_half, &effort);
        let satisfied = [Measure::SatisfiedShare, Measure::SatisfactionIndex];
        tables.add_counted(
            answers,
            questions.satisfied.as_ref(),
            &upper_half,
            &satisfied,
        );
        for question in &questions.means {
            tables.add(answers, question.name(), (Measure::Mean, None));
        }
        tables
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = &ScoreTable> {
        self.0.iter().map(|scorer| &scorer.table)
    }

    /// The scores with their figures, taken in the order of the tables.
    pub(super) fn with(self, figures: &mut impl Iterator<Item = Scored>) -> Vec<Score> {
        let scorers = self.0.into_iter().zip(figures);
        let score = |(scorer, scored): (Scorer, Scored)| Score {
            measure: scorer.measure,
            question: scorer.question,
            from: scorer.from,
            scored,
        };
        scorers.map(score).collect()
    }

    fn add_nps(&mut self, answers: &KpiAnswers, question: &str) {
        for measure in [
            Measure::NetPromoterScore,
            Measure::Promoters,
            Measure::Passives,
            Measure::Detractors,
        ] {
            self.add(answers, question, (measure, None));
        }
    }

    fn add_counted(
        &mut self,
        answers: &KpiAnswers,
        counted: Option<&CountedQuestion>,
        usual: &dyn Fn(Scale) -> f64,
        measures: &[Measure],
    ) {
        let Some(counted) = counted else { return };
        let Some(question) = answers.of(&counted.question) else {
            return;
        };
        let from = counted.from.unwrap_or_else(|| usual(question.scale));
        for measure in measures {
            let counts = measure.kind() == ScoreKind::Share;
            let from = counts.then_some(from);
            self.add(answers, counted.question.name(), (*measure, from));
        }
    }

    fn add(&mut self, answers: &KpiAnswers, name: &str, (measure, from): (Measure, Option<f64>)) {
        let mut questions = answers.questions.iter();
        let Some(place) = questions.position(|question| question.name == name) else {
            return;
        };
        let scores = scores(
            &answers.questions[place],
            (measure, from),
            answers.respondents,
        );
        self.push((measure, place, from), scores, answers);
    }

    pub(super) fn push(
        &mut self,
        (measure, question, from): (Measure, usize, Option<f64>),
        scores: Vec<f64>,
        answers: &KpiAnswers,
    ) {
        let table = ScoreTable::new(measure.kind(), scores);
        let table = match answers.group_of_each() {
            Some((groups, count)) => table.by(groups, count),
            None => table,
        };
        self.0.push(Scorer {
            measure,
            question,
            from,
            table,
        });
    }
}

/// The lowest whole answer above the middle of a scale: 4 of 1–5, 5 of 1–7, 6 of 1–10.
fn above_middle(scale: Scale) -> f64 {
    f64::midpoint(scale.min, scale.max).floor() + 1.0
}

/// What each answer counts for; NaN without an answer.
fn scores(
    question: &QuestionAnswers,
    (measure, from): (Measure, Option<f64>),
    respondents: usize,
) -> Vec<f64> {
    let counts = |holds: bool| f64::from(u8::from(holds));
    let score = |answer: f64| match measure {
        _ if answer.is_nan() => f64::NAN,
        Measure::NetPromoterScore => counts(answer >= PROMOTER) - counts(answer <= DETRACTOR),
        Measure::Promoters => counts(answer >= PROMOTER),
        Measure::Passives => counts(answer > DETRACTOR && answer < PROMOTER),
        Measure::Detractors => counts(answer <= DETRACTOR),
        _ => from.map_or(answer, |from| counts(answer >= from)),
    };
    match measure {
        Measure::SatisfactionIndex | Measure::HandlingIndex => question.points(respondents),
        _ => {
            let answers = question.values(respondents);
            answers.into_iter().map(score).collect()
        }
    }
}
