//! What complaints tell: rates, reasons, recovery and loyalty.

use super::answers::KpiAnswers;
use super::estimate::{Difference, Estimate, ScoreKind};
use super::reasons::{ReasonTables, Reasons};
use super::score_table::{ScoreTable, Scored};
use super::scores::{Measure, Score, ScoreTables};
use crate::study::{ComplaintQuestions, KpiQuestion, KpiSettings};

/// How a respondent fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Situation {
    /// No problem and no complaint.
    NoProblem,
    /// A problem, and no complaint.
    NotComplained,
    /// No complaint; whether there was a problem is not asked.
    NoComplaint,
    /// A complaint that was resolved.
    Resolved,
    /// A complaint that was not resolved.
    Unresolved,
    /// A complaint; whether it was resolved is not known.
    Complained,
}

impl Situation {
    const ALL: [Self; 6] = [
        Self::NoProblem,
        Self::NotComplained,
        Self::NoComplaint,
        Self::Resolved,
        Self::Unresolved,
        Self::Complained,
    ];

    /// The situation of a respondent with these answers (1 yes, 0 no, NaN none); `asked` says whether problems are asked
    /// for.
    fn of(problem: f64, complained: f64, resolved: f64, asked: bool) -> Option<Self> {
        let (yes, no) = (|x: f64| x > 0.5, |x: f64| x < 0.5);
        Some(match () {
            () if yes(complained) && yes(resolved) => Self::Resolved,
            () if yes(complained) && no(resolved) => Self::Unresolved,
            () if yes(complained) => Self::Complained,
            () if yes(problem) && no(complained) => Self::NotComplained,
            () if no(problem) => Self::NoProblem,
            () if no(complained) && !asked => Self::NoComplaint,
            () => return None,
        })
    }
}

/// Respondents in one situation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recovery {
    /// The situation.
    pub situation: Situation,
    /// How many they are.
    pub respondents: usize,
    /// Their share of all whose situation is known, in percent.
    pub share: Estimate,
    /// Their mean loyalty on 0–100; without a question of loyalty not defined.
    pub loyalty: Estimate,
    /// Their loyalty minus that of all others.
    pub difference: Option<Difference>,
}

/// What complaints tell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Complaints {
    /// Rates, and the rating of how complaints were handled.
    pub scores: Vec<Score>,
    /// Why they complained, one for each question with several answers.
    pub reasons: Vec<Reasons>,
    /// Respondents by situation, as far as any are in it.
    pub recovery: Vec<Recovery>,
    /// Loyalty on 0–100 of the complainers and of the others: parts 0 and 1.
    pub loyalty: Option<Scored>,
    /// The question of loyalty: its position in [`KpiAnswers::questions`].
    pub loyalty_question: Option<usize>,
}

/// The complaints before their figures are made.
pub(super) struct ComplaintTables {
    scores: ScoreTables,
    reasons: Vec<ReasonTables>,
    situations: Vec<(Situation, usize)>,
    shares: Vec<ScoreTable>,
    recovery: Option<ScoreTable>,
    loyalty: Option<ScoreTable>,
    loyalty_question: Option<usize>,
}

impl ComplaintTables {
    pub(super) fn new(settings: &KpiSettings, answers: &KpiAnswers) -> Self {
        let questions = &settings.complaints;
        let asked = Asked::new(questions, answers);
        let loyalty = questions.loyalty.as_ref().or(settings.scores.nps.as_ref());
        let about_complaints = questions.complained.is_some() || questions.problem.is_some();
        let loyalty = loyalty.filter(|_| about_complaints || questions.loyalty.is_some());
        let loyalty = loyalty.and_then(|question| place(answers, question));
        let points = loyalty.map(|place| answers.questions[place].points(answers.respondents));
        let of_each = asked.situations();
        let occurs = |situation: &Situation| of_each.contains(&Some(*situation));
        let situations: Vec<Situation> = Situation::ALL.into_iter().filter(occurs).collect();
        let shares = situations
            .iter()
            .map(|situation| share(&of_each, *situation));
        let shares = shares.collect();
        let by_situation = |points: &Vec<f64>| {
            let part = |found: &Option<Situation>| {
                let found = (*found)?;
                situations.iter().position(|situation| *situation == found)
            };
            let parts: Vec<Option<usize>> = of_each.iter().map(part).collect();
            let known = points.iter().zip(&parts);
            let known = known.map(|(points, part)| part.map_or(f64::NAN, |_| *points));
            ScoreTable::new(ScoreKind::Mean, known.collect()).by(parts, situations.len())
        };
        Self {
            scores: asked.scores(questions, answers),
            reasons: answers.choices.iter().map(ReasonTables::new).collect(),
            recovery: points.as_ref().map(by_situation),
            loyalty: points.and_then(|points| asked.loyalty(&points)),
            situations: situations
                .iter()
                .map(|situation| (*situation, count(&of_each, *situation)))
                .collect(),
            shares,
            loyalty_question: loyalty,
        }
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = &ScoreTable> {
        let reasons = self.reasons.iter().flat_map(ReasonTables::tables);
        self.scores
            .tables()
            .chain(reasons)
            .chain(&self.shares)
            .chain(&self.recovery)
            .chain(&self.loyalty)
    }

    /// The figures, taken in the order of the tables.
    pub(super) fn with(self, figures: &mut impl Iterator<Item = Scored>) -> Complaints {
        let scores = self.scores.0.len();
        let scores = self.scores.with(&mut figures.by_ref().take(scores));
        let reasons = self.reasons.into_iter().map(|tables| {
            let options = tables.tables().count();
            let shares: Vec<Scored> = figures.by_ref().take(options).collect();
            tables.with(shares.into_iter().map(|scored| scored.overall))
        });
        let reasons = reasons.collect();
        let shares: Vec<Scored> = figures.by_ref().take(self.shares.len()).collect();
        let recovery = self.recovery.and_then(|_| figures.next());
        let loyalty = self.loyalty.and_then(|_| figures.next());
        let part = |place: usize| {
            let parts = recovery.as_ref().map(|scored| &scored.parts);
            parts
                .and_then(|parts| parts.get(place))
                .copied()
                .unwrap_or_default()
        };
        let situations = self.situations.iter().zip(&shares).enumerate();
        Complaints {
            scores,
            reasons,
            recovery: situations
                .map(|(place, ((situation, respondents), share))| Recovery {
                    situation: *situation,
                    respondents: *respondents,
                    share: share.overall,
                    loyalty: part(place).estimate,
                    difference: part(place).difference,
                })
                .collect(),
            loyalty,
            loyalty_question: self.loyalty_question,
        }
    }
}

fn place(answers: &KpiAnswers, question: &KpiQuestion) -> Option<usize> {
    let mut questions = answers.questions.iter();
    questions.position(|answers| answers.name == question.name())
}

fn count(of_each: &[Option<Situation>], situation: Situation) -> usize {
    let is_in = |found: &&Option<Situation>| **found == Some(situation);
    of_each.iter().filter(is_in).count()
}

/// Whether each respondent is in a situation, of those whose situation is known.
fn share(of_each: &[Option<Situation>], situation: Situation) -> ScoreTable {
    let score = |found: &Option<Situation>| {
        found.map_or(f64::NAN, |found| f64::from(u8::from(found == situation)))
    };
    ScoreTable::new(ScoreKind::Share, of_each.iter().map(score).collect())
}

/// The yes/no answers of each respondent; NaN where there is none.
struct Asked {
    problem: Option<Vec<f64>>,
    complained: Option<Vec<f64>>,
    resolved: Option<Vec<f64>>,
    respondents: usize,
}

impl Asked {
    fn new(questions: &ComplaintQuestions, answers: &KpiAnswers) -> Self {
        let values = |question: &Option<KpiQuestion>| {
            let found = answers.of(question.as_ref()?)?;
            Some(found.values(answers.respondents))
        };
        Self {
            problem: values(&questions.problem),
            complained: values(&questions.complained),
            resolved: values(&questions.resolved),
            respondents: answers.respondents,
        }
    }

    fn situations(&self) -> Vec<Option<Situation>> {
        let value = |values: &Option<Vec<f64>>, respondent: usize| {
            let values = values.as_ref();
            values.map_or(f64::NAN, |values| values[respondent])
        };
        let situation = |respondent| {
            Situation::of(
                value(&self.problem, respondent),
                value(&self.complained, respondent),
                value(&self.resolved, respondent),
                self.problem.is_some(),
            )
        };
        (0..self.respondents).map(situation).collect()
    }

    /// Rates of all, shares and ratings of the complainers. Where nobody is asked whether they complained, whoever
    /// answered counts.
    fn scores(&self, questions: &ComplaintQuestions, answers: &KpiAnswers) -> ScoreTables {
        let mut tables = ScoreTables(Vec::new());
        for (question, measure) in [
            (&questions.problem, Measure::ProblemRate),
            (&questions.complained, Measure::ComplaintRate),
            (&questions.told_firm, Measure::ToldFirmShare),
            (&questions.resolved, Measure::ResolvedShare),
            (&questions.handling, Measure::HandlingIndex),
        ] {
            let found = question.as_ref();
            let Some(place) = found.and_then(|question| place(answers, question)) else {
                continue;
            };
            let asked = &answers.questions[place];
            let values = match measure {
                Measure::HandlingIndex => asked.points(answers.respondents),
                _ => asked.values(answers.respondents),
            };
            let scores = match measure {
                Measure::ProblemRate | Measure::ComplaintRate => values,
                _ => self.of_complainers(values),
            };
            tables.push((measure, place, None), scores, answers);
        }
        tables
    }

    fn of_complainers(&self, values: Vec<f64>) -> Vec<f64> {
        let Some(complained) = &self.complained else {
            return values;
        };
        let pairs = values.into_iter().zip(complained);
        let kept =
            pairs.map(|(value, complained)| if *complained > 0.5 { value } else { f64::NAN });
        kept.collect()
    }

    /// Loyalty of the complainers (part 0) and of the others (part 1).
    fn loyalty(&self, points: &[f64]) -> Option<ScoreTable> {
        let complained = self.complained.as_ref()?;
        let part = |answer: &f64| (!answer.is_nan()).then(|| usize::from(*answer < 0.5));
        let parts: Vec<Option<usize>> = complained.iter().map(part).collect();
        let known = points.iter().zip(&parts);
        let known = known.map(|(points, part)| part.map_or(f64::NAN, |_| *points));
        Some(ScoreTable::new(ScoreKind::Mean, known.collect()).by(parts, 2))
    }
}
