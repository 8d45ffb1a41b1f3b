//! Which predictors carry the explained variance of a regression.

use super::GuidanceFailure;
use super::share_solver::ShareSolver;
use super::variable::{Regression, Variable};
use crate::analysis::Analysis;
use crate::resampling::{
    Design, Inference, Ledger, Readout, Replicate, ResamplingPlan, Sample, full_sample_engine,
    infer_each, resample_readout,
};
use crate::robustness::{Estimate, SMALLEST_REPLICATES};

/// Subsets or steps of orders that all replicates together may cost: some seconds.
const LARGEST_EFFORT: usize = 200_000_000;

/// What one predictor contributes.
#[derive(Debug, Clone, PartialEq)]
pub struct PredictorWeight {
    /// The predictor.
    pub predictor: Variable,
    /// Standardised coefficient of the regression: it tells the direction, which shares do not.
    pub coefficient: Estimate,
    /// Correlation with the outcome.
    pub correlation: f64,
    /// LMG share of R².
    pub lmg: Estimate,
    /// Monte-Carlo standard error of the share; `None` when it is exact.
    pub lmg_error: Option<f64>,
    /// Johnson's relative weight.
    pub johnson: Estimate,
}

/// The shares of a regression's R².
#[derive(Debug, Clone, PartialEq)]
pub struct RelativeWeights {
    /// What is explained.
    pub outcome: Variable,
    /// R².
    pub r_squared: Estimate,
    /// Orders that were sampled; `None` when all were counted.
    pub sampled_orders: Option<usize>,
    /// One entry per predictor, in the order of the regression.
    pub weights: Vec<PredictorWeight>,
    /// What became of the resamples; `None` without.
    pub ledger: Option<Ledger>,
}

/// A sample, how it is resampled, and what is told of the replicates done (`false` stops the run).
type Resampling<'a> = (
    &'a Sample<'a>,
    &'a ResamplingPlan,
    &'a (dyn Fn(usize) -> bool + Sync),
);

/// LMG shares and Johnson's relative weights of a regression on the correlations of a fit.
///
/// Both sum to R² and are never negative. LMG is exact up to [`LARGEST_EXACT`](crate::drivers::LARGEST_EXACT) predictors; beyond,
/// it is the mean over [`SAMPLED_ORDERS`](super::SAMPLED_ORDERS) orders from the streams of `seed`. With `resampling`, every
/// replicate fits the model again; where one solution is dear there are fewer replicates, as the ledger says. Under consistent PLS
/// correlations of two constructs are the corrected ones.
///
/// # Errors
/// [`GuidanceFailure::DependentPredictors`], also without predictors; the failures of resampling.
pub fn relative_weights(
    analysis: &Analysis,
    regression: &Regression,
    seed: u64,
    resampling: Option<Resampling<'_>>,
) -> Result<RelativeWeights, GuidanceFailure> {
    if regression.predictors.is_empty() {
        return Err(GuidanceFailure::DependentPredictors);
    }
    let mut solver = ShareSolver::new(regression, seed);
    let mut estimates = vec![f64::NAN; solver.width()];
    solver
        .solve_into(analysis, &mut estimates)
        .map_err(|_| GuidanceFailure::DependentPredictors)?;
    let (inferences, ledger) = match resampling {
        Some(resampling) => infer(&solver, &estimates, resampling)?,
        None => (vec![None; estimates.len()], None),
    };
    let estimate = |place: usize| Estimate {
        value: estimates[place],
        inference: inferences[place],
    };
    let p = solver.predictors();
    let weight = |(number, predictor): (usize, &Variable)| PredictorWeight {
        predictor: *predictor,
        coefficient: estimate(1 + number),
        correlation: solver.correlation_with_outcome(number),
        lmg: estimate(1 + p + number),
        lmg_error: solver.sampling_error(number),
        johnson: estimate(1 + 2 * p + number),
    };
    Ok(RelativeWeights {
        outcome: regression.outcome,
        r_squared: estimate(0),
        sampled_orders: solver.sampled_orders(),
        weights: regression
            .predictors
            .iter()
            .enumerate()
            .map(weight)
            .collect(),
        ledger,
    })
}

fn infer(
    solver: &ShareSolver,
    estimates: &[f64],
    (sample, plan, progress): Resampling<'_>,
) -> Result<(Vec<Option<Inference>>, Option<Ledger>), GuidanceFailure> {
    let payable = (LARGEST_EFFORT / solver.effort()).max(SMALLEST_REPLICATES);
    let replicates = match plan.design {
        Design::Given { .. } | Design::Rows(_) => plan.replicates,
        _ => plan.replicates.min(payable),
    };
    if replicates == 0 {
        return Ok((vec![None; estimates.len()], None));
    }
    let plan = ResamplingPlan {
        replicates,
        ..plan.clone()
    };
    let (engine, moments) = full_sample_engine(sample, plan.threads)
        .map_err(crate::resampling::ResamplingFailure::from)?;
    let readout = ShareReadout(solver.clone());
    let (kept, left_out) =
        resample_readout(sample, &plan, (&engine, &moments), &readout, progress)?;
    let inferences = infer_each(estimates, (&kept, left_out.as_ref()), &plan);
    Ok((inferences, Some(kept.ledger)))
}

/// Reads R² and its shares off a fit.
#[derive(Debug, Clone)]
struct ShareReadout(ShareSolver);

impl Readout for ShareReadout {
    const OF_RESPONDENTS: bool = false;

    fn width(&self) -> usize {
        self.0.width()
    }

    fn read(&mut self, replicate: &Replicate<'_>, figures: &mut [f64]) {
        if self.0.solve_into(replicate.engine, figures).is_err() {
            figures.fill(f64::NAN);
        }
    }
}
