//! What to do about it, beyond the total effects: which predictors carry the explained variance, which items only cost or only
//! earn satisfaction, and which levels must be reached at all.
//!
//! Input: an [`Analysis`](crate::analysis::Analysis) and, for all that needs respondents, the sample and plan of a resampling run.
//! Output: [`RelativeWeights`], [`PenaltyRewards`] and [`Necessity`]. The arithmetic is that of [`drivers`](crate::drivers), where
//! the sources stand. Invariants: every replicate estimates moments, outer weights and scores again; random streams are numbered,
//! so that nothing depends on the number of threads; predictors that depend on each other have no weights at all.

mod necessity;
mod penalty_reward;
mod permutations;
mod question;
mod relative_weights;
mod scores;
mod share_solver;
#[cfg(test)]
mod tests;
mod variable;

pub use necessity::{
    Bottleneck, CeilingFigures, NECESSARY_EFFECT, NECESSITY_LEVEL, NecessaryCondition, Necessity,
    NecessityQuestion, OUTCOME_STEPS, assess_necessity,
};
pub use penalty_reward::{Contrast, PenaltyReward, PenaltyRewards, contrast_extremes};
pub use question::ItemQuestion;
pub use relative_weights::{PredictorWeight, RelativeWeights, relative_weights};
pub use share_solver::SAMPLED_ORDERS;
pub use variable::{Regression, Variable};

use crate::resampling::{Interrupted, ResamplingFailure};
use crate::robustness::Threshold;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum GuidanceFailure {
    /// A fit failed, or the run was stopped.
    #[error(transparent)]
    Resampling(#[from] ResamplingFailure),
    /// The predictors of a regression are linearly dependent.
    #[error("the predictors are linearly dependent")]
    DependentPredictors,
}

impl From<Interrupted> for GuidanceFailure {
    fn from(interrupted: Interrupted) -> Self {
        Self::Resampling(interrupted.into())
    }
}

/// What was found; `None` and empty where it was not asked for or needs respondents that a run does not have.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Guidance {
    /// Shares of the structural equation of the target.
    pub relative_weights: Option<RelativeWeights>,
    /// Shares of a regression on items.
    pub item_weights: Option<RelativeWeights>,
    /// Penalty–reward contrasts of the same items.
    pub contrasts: Option<PenaltyRewards>,
    /// Break points of the target's effects.
    pub thresholds: Vec<Threshold>,
    /// Necessary conditions of the target.
    pub necessity: Option<Necessity>,
}
