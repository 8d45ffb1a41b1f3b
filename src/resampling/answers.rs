//! The bootstrap of figures that follow from the answers alone, without a fit.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::design::Design;
use super::draws::Draws;
use super::jackknife::JACKKNIFE_RESPONDENTS;
use super::plan::ResamplingPlan;
use super::replicates::{Interrupted, Resamples};
use crate::study::IntervalKind;

/// A rule that gives the same row of figures for every set of respondent weights, on buffers of its own.
///
/// Each thread works on a clone, so that `read` must not depend on what it read before.
pub trait AnswerReadout: Clone + Send + Sync {
    /// Number of figures.
    fn width(&self) -> usize;

    /// Writes the figures when each respondent counts as often as `unit_weights` says; NaN = not defined.
    fn read(&mut self, unit_weights: &[f64], figures: &mut [f64]);
}

/// Replicates that a thread takes at once.
const BATCH: usize = 16;

/// Reads `readout` off every replicate of the plan, and off the jackknife when the plan's intervals need it.
///
/// Respondents, clusters or replicate weights are drawn as [`resample`](super::resample) draws them from the same seed, but
/// nothing is fitted, so that every replicate is kept. `respondents` n, `weights` n respondent weights.
///
/// # Errors
/// [`Interrupted`] when `progress` gives false.
pub fn resample_answers<R: AnswerReadout>(
    (respondents, weights): (usize, Option<&[f64]>),
    plan: &ResamplingPlan,
    readout: &R,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<(Resamples, Option<Resamples>), Interrupted> {
    let base = |respondent: usize| weights.map_or(1.0, |weights| weights[respondent]);
    let scaled = |buffer: &mut [f64]| {
        let units = buffer.iter_mut().enumerate();
        units.for_each(|(respondent, multiplier)| *multiplier *= base(respondent));
    };
    let draws = match &plan.design {
        Design::Stratified(strata) => Draws::RescaledClusters {
            seed: plan.seed,
            strata,
        },
        Design::Rows(rows) => Draws::Rows { rows },
        Design::Independent | Design::Given { .. } => Draws::Bootstrap { seed: plan.seed },
    };
    let run = AnswerRun {
        respondents,
        threads: plan.threads,
        readout,
        progress,
    };
    let replicates = match &plan.design {
        Design::Given { weights, .. } => run.replicates(weights.len(), &|replicate, buffer| {
            buffer.copy_from_slice(&weights[replicate]);
        })?,
        _ => run.replicates(plan.replicates, &|replicate, buffer| {
            draws.fill(replicate, buffer);
            scaled(buffer);
        })?,
    };
    let left_out = match plan.interval {
        IntervalKind::Bca => {
            let groups = respondents.min(JACKKNIFE_RESPONDENTS);
            Some(run.replicates(groups, &|left_out, buffer| {
                let units = buffer.iter_mut().enumerate();
                units.for_each(|(one, unit)| *unit = f64::from(one % groups != left_out));
                scaled(buffer);
            })?)
        }
        _ => None,
    };
    Ok((replicates, left_out))
}

struct AnswerRun<'a, R> {
    respondents: usize,
    threads: usize,
    readout: &'a R,
    progress: &'a (dyn Fn(usize) -> bool + Sync),
}

impl<R: AnswerReadout> AnswerRun<'_, R> {
    fn replicates(
        &self,
        count: usize,
        fill: &(dyn Fn(usize, &mut [f64]) + Sync),
    ) -> Result<Resamples, Interrupted> {
        let width = self.readout.width().max(1);
        let mut values = vec![f64::NAN; count * width];
        let stopped = AtomicBool::new(false);
        {
            let queue = Mutex::new(values.chunks_mut(BATCH * width).enumerate());
            let next = || queue.lock().ok().and_then(|mut queue| queue.next());
            std::thread::scope(|scope| {
                for _ in 0..self.threads.max(1) {
                    scope.spawn(|| {
                        let mut readout = self.readout.clone();
                        let mut units = vec![0.0; self.respondents];
                        while !stopped.load(Ordering::Relaxed) {
                            let Some((batch, rows)) = next() else { break };
                            let rows = rows.chunks_exact_mut(width);
                            let done = rows.len();
                            for (position, row) in rows.enumerate() {
                                fill(batch * BATCH + position, &mut units);
                                readout.read(&units, row);
                            }
                            if !(self.progress)(done) {
                                stopped.store(true, Ordering::Relaxed);
                            }
                        }
                    });
                }
            });
        }
        if stopped.into_inner() {
            return Err(Interrupted);
        }
        Ok(Resamples::all_kept(values, width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resampling::infer_each;
    use crate::study::ResamplingEngine;

    #[derive(Clone)]
    struct Mean(Vec<f64>);

    impl AnswerReadout for Mean {
        fn width(&self) -> usize {
            1
        }

        fn read(&mut self, unit_weights: &[f64], figures: &mut [f64]) {
            let pairs = self.0.iter().zip(unit_weights);
            let sum: f64 = pairs.map(|(value, weight)| value * weight).sum();
            figures[0] = sum / unit_weights.iter().sum::<f64>();
        }
    }

    fn plan(interval: IntervalKind, threads: usize) -> ResamplingPlan {
        ResamplingPlan {
            replicates: 4_000,
            seed: 3,
            threads,
            interval,
            confidence: 0.95,
            design: Design::Independent,
            engine: ResamplingEngine::Auto,
        }
    }

    #[test]
    fn the_standard_error_of_a_mean_whatever_the_threads() {
        let values: Vec<f64> = (0..50).map(f64::from).collect();
        let mean = Mean(values);
        let errors: Vec<f64> = [(IntervalKind::Percentile, 1), (IntervalKind::Bca, 3)]
            .into_iter()
            .map(|(interval, threads)| {
                let plan = plan(interval, threads);
                let found = resample_answers((50, None), &plan, &mean, &|_| true).unwrap();
                assert_eq!(
                    (found.0.ledger.kept, found.1.is_some()),
                    (4_000, threads == 3)
                );
                let inference = infer_each(&[24.5], (&found.0, found.1.as_ref()), &plan);
                inference[0].unwrap().standard_error
            })
            .collect();
        assert!((errors[0] - errors[1]).abs() < 1e-12);
        // sd of 0…49 with divisor n over √n
        let expected = ((50.0_f64 * 50.0 - 1.0) / 12.0).sqrt() / 50.0_f64.sqrt();
        assert!((errors[0] / expected - 1.0).abs() < 0.05, "{errors:?}");
    }

    #[test]
    fn given_weights_are_used_as_they_are_and_a_run_can_be_stopped() {
        let given = ResamplingPlan {
            design: Design::Given {
                weights: vec![vec![1.0, 0.0], vec![0.0, 1.0]],
                kind: crate::study::ReplicateKind::Bootstrap,
            },
            ..plan(IntervalKind::Percentile, 2)
        };
        let mean = Mean(vec![4.0, 8.0]);
        let found = resample_answers((2, None), &given, &mean, &|_| true).unwrap();
        let rows: Vec<f64> = found.0.rows().map(|row| row[0]).collect();
        assert_eq!(rows, [4.0, 8.0]);
        assert!(resample_answers((2, None), &given, &mean, &|_| false).is_err());
    }
}
