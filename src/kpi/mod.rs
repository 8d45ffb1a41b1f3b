//! Companion measures of a satisfaction index: figures of single questions, without a model.
//!
//! Input: [`KpiAnswers`], the cleaned answers to the questions of `[kpi]`, and a [`KpiPlan`]. Output: [`Kpi`]: scores such
//! as NPS, CSAT, CES, 满意率 and means, and what complaints tell. Invariants: every figure is a weighted mean of a score for
//! each respondent, so that one set of intervals serves all ([`ScoreTable`]); a figure without answers is `None`;
//! nobody counts who did not answer the question.
//!
//! Intervals: Wilson's for shares, adjusted Wald for net scores, Student's t for means, with the effective sample size
//! (Kish) in place of n when respondents carry weights. Where the sample was drawn in strata or clusters, or replicate
//! weights came with the data, no closed form is right: there all intervals come from resampling.

mod answers;
mod complaints;
mod estimate;
mod findings;
mod reasons;
mod run;
mod score_table;
mod scores;

pub use answers::{ChoiceAnswers, KpiAnswers, QuestionAnswers};
pub use complaints::{Complaints, Recovery, Situation};
pub use estimate::{Difference, Estimate, IntervalMethod, ScoreKind};
pub use reasons::{Reason, Reasons};
pub use run::{Kpi, KpiPlan, measure_kpi};
pub use score_table::{Part, ScoreTable, Scored};
pub use scores::{Measure, Score, Unit};

#[cfg(test)]
mod tests;
