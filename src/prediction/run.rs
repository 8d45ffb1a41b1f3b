//! The loop over repetitions and folds: hold out, estimate, predict.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use nalgebra::{DMatrix, DVector};

use super::accuracy::{Accumulator, Prediction};
use super::folds::{FEWEST_FOLDS, Folds, PredictionPlan};
use super::holdout::{Holdout, HoldoutErrors};
use super::targets::{Antecedents, Target};
use super::training::Trainer;
use crate::analysis::AnalysisFailure;
use crate::moments::{
    AnswerColumns, CrossProducts, Moments, MomentsFailure, estimate_moments, replicate_moments,
};
use crate::pls::PlsFailure;
use crate::resampling::{Interrupted, Ledger, Outcome, Sample};
use crate::stats::CholeskyFactor;
use crate::study::MissingTreatment;

/// Why there is no prediction.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PredictionFailure {
    /// The full sample has no fit.
    #[error(transparent)]
    Fit(#[from] AnalysisFailure),
    /// Fewer than two folds, no repetition, or more folds than respondents.
    #[error("{folds} folds of {respondents} respondents")]
    Folds {
        /// Folds asked for.
        folds: usize,
        /// Respondents.
        respondents: usize,
    },
    /// Fewer than nine tenths of the folds could be estimated.
    #[error("too few training samples could be estimated")]
    TooFewFolds(Ledger),
    /// The user stopped the run.
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
}

/// Predicts the items of the endogenous constructs of respondents that the model was not estimated from.
///
/// In each repetition the respondents are dealt into folds. For each fold, means, weights, loadings and paths are
/// estimated from all other respondents; a predictor's score is Σ w(x − x̄)/s, the predicted score of an endogenous
/// construct the sum over its direct antecedents of path × score, or over its earliest antecedents of total effect ×
/// score, and the predicted answer x̄ + s · loading · predicted score. Always the composites' own loadings and paths:
/// the correction of consistent PLS is for relations between factors, not for prediction from scores. The score of a
/// higher-order construct is that of its dimensions' scores under the weights of both stages, each estimated from the
/// training sample, and its items are those of its dimensions. Benchmarks: the
/// training mean, and least squares with intercept on the items of the same antecedents. Missing answers: training
/// moments as the settings treat them; a missing predictor is the training mean, under maximum likelihood its
/// expectation given the other predictors; a missing answer is not predicted. Respondent weights count in training and
/// in every mean of errors. `progress` is called with the number of folds just done, from any thread; false stops the
/// run.
///
/// # Errors
/// [`PredictionFailure`]: the full sample cannot be fitted, impossible folds, too many folds that cannot be estimated,
/// or the run was stopped.
pub fn predict(
    sample: &Sample<'_>,
    plan: &PredictionPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Prediction, PredictionFailure> {
    let respondents = sample.items.respondents;
    check(plan, respondents)?;
    let treatment = sample.settings.missing;
    let moments = estimate_moments(sample.items, sample.weights, treatment, plan.threads)
        .map_err(AnalysisFailure::from)?;
    let trainer = Trainer::new(sample, &moments.covariance)?;
    let run = Run {
        columns: AnswerColumns::new(sample.items),
        products: CrossProducts::new(sample.items, sample.weights, plan.threads),
        sample: *sample,
        moments,
        threads: plan.threads,
        progress,
    };
    let targets = trainer.targets(Antecedents::Direct);
    let items = targets.iter().flat_map(|target| &target.items);
    let variances = items.map(|&item| trainer.variances()[item]).collect();
    let mut sums = Accumulator::new(respondents, targets.len(), variances);
    let mut outcomes = Vec::new();
    for repetition in 0..plan.rounds() {
        let folds = plan.deal(respondents, repetition);
        for (fold, result) in folds.iter().zip(run.repetition(&trainer, &folds)?) {
            match result {
                Ok(holdout) => {
                    sums.add(fold, sample.weights, &holdout);
                    outcomes.push(Outcome::Kept);
                }
                Err(failure) => outcomes.push(outcome(failure)),
            }
        }
    }
    let ledger = Ledger::count(&outcomes);
    if !ledger.enough() {
        return Err(PredictionFailure::TooFewFolds(ledger));
    }
    Ok(sums.finish(targets, ledger, sample.weights))
}

fn check(plan: &PredictionPlan, respondents: usize) -> Result<(), PredictionFailure> {
    let folds = match plan.folds {
        Folds::Number(folds) => folds,
        Folds::LeaveOneOut => respondents,
    };
    if folds < FEWEST_FOLDS || folds > respondents || plan.rounds() == 0 {
        return Err(PredictionFailure::Folds { folds, respondents });
    }
    Ok(())
}

fn outcome(failure: AnalysisFailure) -> Outcome {
    match failure {
        AnalysisFailure::Moments(MomentsFailure::EmNotConverged { .. })
        | AnalysisFailure::Pls(PlsFailure::NotConverged { .. }) => Outcome::NotConverged,
        other => other.into(),
    }
}

type FoldResult = Result<HoldoutErrors, AnalysisFailure>;

/// What all threads read.
struct Run<'a> {
    columns: AnswerColumns<'a>,
    products: CrossProducts,
    sample: Sample<'a>,
    /// Moments of the full sample.
    moments: Moments,
    threads: usize,
    progress: &'a (dyn Fn(usize) -> bool + Sync),
}

impl Run<'_> {
    /// The errors of every fold, in their order.
    fn repetition(
        &self,
        trainer: &Trainer,
        folds: &[Vec<u32>],
    ) -> Result<Vec<FoldResult>, Interrupted> {
        let mut results: Vec<Option<FoldResult>> = vec![None; folds.len()];
        let stopped = AtomicBool::new(false);
        let queue = Mutex::new(folds.iter().zip(&mut results));
        let next = || queue.lock().ok().and_then(|mut queue| queue.next());
        let work = || {
            let mut trainer = trainer.clone();
            while !stopped.load(Ordering::Relaxed) {
                let Some((fold, slot)) = next() else { break };
                *slot = Some(self.fold(&mut trainer, fold));
                if !(self.progress)(1) {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..self.threads.min(folds.len()) {
                scope.spawn(work);
            }
            work();
        });
        let finished: Option<Vec<FoldResult>> = results.into_iter().collect();
        finished
            .filter(|_| !stopped.into_inner())
            .ok_or(Interrupted)
    }

    fn fold(&self, trainer: &mut Trainer, positions: &[u32]) -> FoldResult {
        let (means, covariance) = self.training_moments(positions)?;
        let respondents = self.sample.items.respondents - positions.len();
        let training = trainer.train(means, covariance, respondents)?;
        let holdout = Holdout {
            items: self.sample.items,
            weights: self.sample.weights,
            positions,
        };
        let targets = Antecedents::ALL.map(|kind| -> &[Target] { trainer.targets(kind) });
        Ok(holdout.errors(targets, &training))
    }

    /// Means and covariances of everybody but those at `positions`.
    fn training_moments(
        &self,
        positions: &[u32],
    ) -> Result<(DVector<f64>, DMatrix<f64>), MomentsFailure> {
        let treatment = self.sample.settings.missing;
        if let (MissingTreatment::Em, Some(means)) = (treatment, &self.moments.means) {
            let n = self.sample.items.respondents;
            let mut weights = self
                .sample
                .weights
                .map_or_else(|| vec![1.0; n], <[f64]>::to_vec);
            for &position in positions {
                weights[position as usize] = 0.0;
            }
            let start = (means, &self.moments.covariance);
            let moments = replicate_moments(self.sample.items, &weights, treatment, start)?;
            let means = moments.means.unwrap_or_default();
            return Ok((means, moments.covariance));
        }
        let holdout = CrossProducts::over(&self.columns, self.sample.weights, positions);
        let training = self.products.without(&holdout);
        let k = self.sample.items.items.len();
        let (mut means, mut covariance) = (DVector::zeros(k), DMatrix::zeros(k, k));
        training.means_into(&mut means);
        let mut factor = CholeskyFactor::new(k);
        training.covariance_into(treatment, &mut covariance, &mut factor)?;
        Ok((means, covariance))
    }
}
