//! How well a model predicts answers that it was not estimated from.
//!
//! Input: the [`Sample`](crate::resampling::Sample) of a fit and a [`PredictionPlan`]. Output: [`Prediction`]: the errors
//! of every item of an endogenous construct (of higher order: of its dimensions) under the model and under two benchmarks, and the losses of every
//! respondent, from which [`Prediction::against_average`], [`Prediction::against_linear_model`] and
//! [`PredictedModel::against`] test whether one predicts better than the other. Sources: Shmueli, Ray, Velasquez Estrada & Chatla
//! 2016, J. Business Research 69(10) 4552–4564; Shmueli et al. 2019, EJM 53(11) 2322–2347; Danks 2021, DATA BASE
//! 52(SI) 24–42; Liengaard et al. 2021, Decision Sciences 52(2) 362–392; Sharma et al. 2023, EJM 57(6)
//! 1662–1677. Invariants: nothing about a holdout
//! respondent enters the estimates that predict it; repetition r deals the respondents from its own random stream, so
//! that nothing depends on the number of threads; a fold that cannot be estimated is counted, never replaced.

mod accuracy;
mod cvpat;
mod folds;
mod holdout;
mod loss_test;
mod losses;
mod power;
mod run;
mod targets;
mod training;

#[cfg(test)]
mod tests;

pub use accuracy::{ConstructPrediction, ErrorSize, ItemPrediction, Prediction};
pub use cvpat::{PredictedModel, shared_items};
pub use folds::{FEWEST_FOLDS, Folds, PredictionPlan};
pub use loss_test::{LossTest, paired_loss_test};
pub use power::{PredictivePower, predictive_power};
pub use run::{PredictionFailure, predict};
pub use targets::Antecedents;

pub use training::NoLinearModel;
