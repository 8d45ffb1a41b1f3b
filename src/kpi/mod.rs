//! Companion measures of a satisfaction index: figures of single questions, without a model.
//!
//! Input: [`KpiAnswers`], the cleaned answers to the questions of `[kpi]`, and a [`KpiPlan`]. Output: [`Kpi`]: scores such
//! as NPS, CSAT, CES, 满意率 and means, what complaints tell, and service quality, disconfirmation and the customer journey
//! ([`ServiceFigures`]). Invariants: every score is a weighted mean over respondents, so that one set of intervals serves all
//! ([`ScoreTable`]); a figure without answers is `None`;
//! nobody counts who did not answer the question.
//!
//! Intervals: Wilson's for shares, adjusted Wald for net scores, Student's t for means, with the effective sample size
//! (Kish) in place of n when respondents carry weights. Where the sample was drawn in strata or clusters, or replicate
//! weights came with the data, no closed form is right: there all intervals come from resampling, as those of service quality
//! and the journey always do, but for shares.

mod answers;
mod complaints;
mod estimate;
mod findings;
mod reasons;
mod run;
mod score_table;
mod scores;
mod service;

pub use answers::{ChoiceAnswers, KpiAnswers, QuestionAnswers};
pub use complaints::{Complaints, Recovery, Situation};
pub use estimate::{Difference, Estimate, IntervalMethod, ScoreKind};
pub use reasons::{Reason, Reasons};
pub use run::{Kpi, KpiPlan, measure_kpi};
pub use score_table::{Part, ScoreTable, Scored};
pub use scores::{Measure, Score, Unit};
pub use service::{
    BadPoints, DimensionGaps, DimensionImportance, Disconfirmation, DisconfirmationFigures, Gap,
    IMPORTANCE_TOLERANCE, IMPORTANCE_TOTAL, ImpactFailure, Journey, JourneyFigures, SATISFIED_FROM,
    SERVQUAL_DIMENSIONS, ServiceDimension, ServiceFigures, ServiceGaps, ServiceQuality, Share,
    StageFigures, StageImpacts, bad_points, complete_points, disconfirmation_figures,
    journey_figures, mean_answers, points_fault, service_gaps,
};

#[cfg(test)]
mod tests;
