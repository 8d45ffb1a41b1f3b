//! Standard errors, intervals and p-values of every figure of a fit.
//!
//! Input: an [`ItemMatrix`](crate::cleaning::ItemMatrix) with respondent weights, a model and a
//! [`ResamplingPlan`]. Output: [`Resamples`]: the figures of every replicate that could be fitted, and the ledger of
//! the others. Sources: Efron & Tibshirani 1993; Rao & Wu 1988; Kolenikov 2010. Invariants: replicate r draws from its
//! own random stream (seed, r), so that nothing depends on the number of threads; every figure comes from the same
//! replicates; a construct is turned round as a whole, never a single coefficient; a failed replicate is counted,
//! never replaced.

mod answers;
mod assessed;
mod design;
mod distribution;
mod draws;
mod exact_fit;
mod grouped;
mod jackknife;
mod ledger;
mod permutation;
mod plan;
mod products;
mod random;
mod readout;
mod replicates;
mod run;
mod weighted;

pub use answers::{AnswerReadout, resample_answers};
pub use assessed::AssessmentInference;
pub use design::{Design, Strata, variance_factor};
pub use distribution::{Inference, Inferences, bias_corrected_interval, infer_each, quantile};
pub use exact_fit::{DistanceTest, EXACT_FIT_LEVELS, ExactFit, Untested, exact_fit_test};
pub use jackknife::JACKKNIFE_RESPONDENTS;
pub(crate) use ledger::Outcome;
pub use ledger::{Ledger, SMALLEST_KEPT_SHARE};
pub use permutation::{PermutationTest, permutation_test};
pub use plan::{MOMENT_THRESHOLD, ResamplingPlan, Sample};
pub(crate) use random::{Stream, shuffle};
pub use readout::{Readout, Replicate};
pub use replicates::{Interrupted, Resamples, full_sample_engine};
pub use run::{Resampled, ResamplingFailure, resample, resample_figures, resample_readout};
pub use weighted::{WeightedFigures, WeightedResamples, resample_weighted};
