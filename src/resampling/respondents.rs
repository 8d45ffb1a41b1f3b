//! The bootstrap of figures that respondents' answers give without a fit.

use std::sync::atomic::{AtomicBool, Ordering};

use super::design::Design;
use super::draws::Draws;
use super::jackknife::JACKKNIFE_RESPONDENTS;
use super::plan::ResamplingPlan;
use super::replicates::{Interrupted, Progress, Resamples};
use crate::study::IntervalKind;

/// Writes the figures of a sample in which each respondent counts as much as its weight says (0: not at all), one per slot;
/// NaN = not defined.
pub type WeightedFigures<'a> = &'a (dyn Fn(&[f64], &mut [f64]) + Sync);

/// Writes how much each respondent counts in the replicate of a number.
type Fill<'a> = &'a (dyn Fn(usize, &mut [f64]) + Sync);

/// Draws respondents as `plan` says and has `figures` write a row of `width` figures for every replicate; with it, for
/// BCa, the jackknife.
///
/// `weights` has one weight per respondent (1 each without weights); a replicate multiplies it by how often the respondent
/// was drawn, given replicate weights take its place. Respondents are drawn whatever their number. No replicate fails:
/// figures that one does not define are NaN there. `progress` is called with the number of replicates just done, from any
/// thread; when it gives false the run stops. [`infer_each`](super::infer_each) makes standard errors, intervals and p-values
/// of the result. Source: Efron & Tibshirani 1993, chapters 6 and 11.
///
/// # Errors
/// [`Interrupted`] when `progress` gives false.
pub fn resample_respondents(
    weights: &[f64],
    plan: &ResamplingPlan,
    (width, figures): (usize, WeightedFigures<'_>),
    progress: Progress<'_>,
) -> Result<(Resamples, Option<Resamples>), Interrupted> {
    let run = WeightedRun {
        respondents: weights.len(),
        width,
        figures,
        threads: plan.threads.max(1),
        progress,
    };
    let draws = match &plan.design {
        Design::Given { weights, .. } => {
            let given = |replicate: usize, buffer: &mut [f64]| {
                buffer.copy_from_slice(&weights[replicate]);
            };
            return Ok((run.replicates(plan.replicates, &given)?, None));
        }
        Design::Stratified(strata) => Draws::RescaledClusters {
            seed: plan.seed,
            strata,
        },
        Design::Rows(rows) => Draws::Rows { rows },
        Design::Independent => Draws::Bootstrap { seed: plan.seed },
    };
    let drawn = |replicate: usize, buffer: &mut [f64]| {
        draws.fill(replicate, buffer);
        for (multiplier, weight) in buffer.iter_mut().zip(weights) {
            *multiplier *= weight;
        }
    };
    let replicates = run.replicates(plan.replicates, &drawn)?;
    let left_out = match plan.interval {
        IntervalKind::Bca => Some(run.jackknife(weights)?),
        _ => None,
    };
    Ok((replicates, left_out))
}

/// What all threads read.
struct WeightedRun<'a> {
    respondents: usize,
    width: usize,
    figures: WeightedFigures<'a>,
    threads: usize,
    progress: Progress<'a>,
}

impl WeightedRun<'_> {
    /// The figures with each respondent, or each of many groups of them, left out in turn.
    fn jackknife(&self, weights: &[f64]) -> Result<Resamples, Interrupted> {
        let groups = self.respondents.min(JACKKNIFE_RESPONDENTS);
        let kept = |left_out: usize, buffer: &mut [f64]| {
            buffer.copy_from_slice(weights);
            let group = buffer.iter_mut().skip(left_out).step_by(groups);
            group.for_each(|weight| *weight = 0.0);
        };
        self.replicates(groups, &kept)
    }

    fn replicates(&self, replicates: usize, fill: Fill<'_>) -> Result<Resamples, Interrupted> {
        let mut values = vec![f64::NAN; replicates * self.width];
        if values.is_empty() {
            return Ok(Resamples::of_rows(values, self.width));
        }
        let share = replicates.div_ceil(self.threads);
        let stopped = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let parts = values.chunks_mut(share * self.width).enumerate();
            for (part, rows) in parts {
                let stopped = &stopped;
                scope.spawn(move || {
                    let mut weights = vec![0.0; self.respondents];
                    for (row, slots) in rows.chunks_exact_mut(self.width).enumerate() {
                        fill(part * share + row, &mut weights);
                        (self.figures)(&weights, slots);
                        if !(self.progress)(1) {
                            stopped.store(true, Ordering::Relaxed);
                        }
                        if stopped.load(Ordering::Relaxed) {
                            break;
                        }
                    }
                });
            }
        });
        if stopped.into_inner() {
            return Err(Interrupted);
        }
        Ok(Resamples::of_rows(values, self.width))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Strata, infer_each};
    use super::*;
    use crate::study::{ReplicateKind, ResamplingEngine};

    fn plan(interval: IntervalKind, design: Design) -> ResamplingPlan {
        ResamplingPlan {
            replicates: 4000,
            seed: 1,
            threads: 2,
            interval,
            confidence: 0.95,
            design,
            engine: ResamplingEngine::Auto,
        }
    }

    /// Respondents 0, 1, …, 39 and their weighted mean.
    fn mean(weights: &[f64], slots: &mut [f64]) {
        let total: f64 = weights.iter().sum();
        let products = weights.iter().enumerate();
        slots[0] = products.map(|(i, weight)| weight * i as f64).sum::<f64>() / total;
    }

    fn standard_error(plan: &ResamplingPlan) -> f64 {
        let found = resample_respondents(&[1.0; 40], plan, (1, &mean), &|_| true).unwrap();
        let inferences = infer_each(&[19.5], (&found.0, found.1.as_ref()), plan);
        inferences[0].unwrap().standard_error
    }

    #[test]
    fn the_standard_error_of_a_mean_is_that_of_the_formula() {
        // √(Σ(x − x̄)²/n²) = √((40² − 1)/12/40)
        let expected = (1599.0_f64 / 12.0 / 40.0).sqrt();
        for interval in [IntervalKind::Percentile, IntervalKind::Bca] {
            let error = standard_error(&plan(interval, Design::Independent));
            assert!((error / expected - 1.0).abs() < 0.05, "{error}");
        }
        // 20 pairs of neighbours: √(Σ(m − m̄)²/(20·19)) with pair means 0.5, 2.5, …
        let clusters: Vec<u32> = (0..40).map(|i| i / 2).collect();
        let strata = Strata::new(40, None, Some(&clusters));
        let expected = (4.0 * 399.0_f64 / 12.0 / 19.0).sqrt();
        let error = standard_error(&plan(IntervalKind::Percentile, Design::Stratified(strata)));
        assert!((error / expected - 1.0).abs() < 0.05, "{error}");
    }

    #[test]
    fn given_weights_are_used_as_they_are_and_threads_change_nothing() {
        let weights = vec![vec![0.0, 2.0], vec![2.0, 0.0]];
        let design = Design::Given {
            weights,
            kind: ReplicateKind::Jk2,
        };
        let given = ResamplingPlan {
            replicates: 2,
            ..plan(IntervalKind::Percentile, design)
        };
        let (found, none) =
            resample_respondents(&[1.0; 2], &given, (1, &mean), &|_| true).unwrap();
        let rows: Vec<f64> = found.rows().map(|row| row[0]).collect();
        assert_eq!((rows, none.is_none()), (vec![1.0, 0.0], true));
        let one = ResamplingPlan {
            threads: 1,
            ..plan(IntervalKind::Percentile, Design::Independent)
        };
        let two = plan(IntervalKind::Percentile, Design::Independent);
        let same = standard_error(&one).total_cmp(&standard_error(&two));
        assert!(same.is_eq());
    }

    #[test]
    fn a_run_can_be_stopped_and_may_have_nothing_to_do() {
        let plan = plan(IntervalKind::Percentile, Design::Independent);
        let stopped = resample_respondents(&[1.0; 40], &plan, (1, &mean), &|_| false);
        assert_eq!(stopped.map(|_| ()).unwrap_err(), Interrupted);
        let (nothing, _) = resample_respondents(&[1.0], &plan, (0, &|_, _| ()), &|_| true).unwrap();
        assert_eq!(nothing.rows().count(), 0);
    }
}
