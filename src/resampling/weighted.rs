//! Resampling of figures that follow from respondent weights alone, without a fit.

use super::design::Design;
use super::draws::Draws;
use super::jackknife::JACKKNIFE_RESPONDENTS;
use super::ledger::{Ledger, Outcome};
use super::plan::ResamplingPlan;
use super::replicates::{Interrupted, Resamples};
use crate::study::IntervalKind;

/// The figures of the full sample and of every replicate.
#[derive(Debug, Clone)]
pub struct WeightedResamples {
    /// The figures of the full sample; NaN = not defined.
    pub estimates: Vec<f64>,
    /// The figures of the replicates.
    pub replicates: Resamples,
    /// The jackknife's figures, for BCa.
    pub left_out: Option<Resamples>,
}

/// A number of figures, and a rule that writes them for the weight of every respondent; NaN = not defined.
pub type WeightedFigures<'f> = (usize, &'f (dyn Fn(&[f64], &mut [f64]) + Sync));

/// Resamples figures of weighted respondents: independent respondents are drawn with replacement, clusters and strata by
/// Rao & Wu's rescaling bootstrap, and given replicate weights are used as they are.
///
/// `weights` has one number for each respondent, or is `None`. `progress` is called with the number of replicates just
/// done, from any thread; when it gives false the run stops. The figures do not depend on the number of threads.
///
/// # Errors
/// The run was stopped.
pub fn resample_weighted(
    (respondents, weights): (usize, Option<&[f64]>),
    plan: &ResamplingPlan,
    (width, read): WeightedFigures<'_>,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<WeightedResamples, Interrupted> {
    let own = |respondent: usize| weights.map_or(1.0, |weights| weights[respondent]);
    let full: Vec<f64> = (0..respondents).map(own).collect();
    let mut estimates = vec![f64::NAN; width];
    read(&full, &mut estimates);
    let scaled = |draws: &Draws<'_>, replicate: usize, buffer: &mut [f64]| {
        draws.fill(replicate, buffer);
        for (drawn, weight) in buffer.iter_mut().zip(&full) {
            *drawn *= weight;
        }
    };
    let seed = plan.seed;
    let draw = |replicate: usize, buffer: &mut [f64]| match &plan.design {
        Design::Independent => scaled(&Draws::Bootstrap { seed }, replicate, buffer),
        Design::Stratified(strata) => {
            scaled(&Draws::RescaledClusters { seed, strata }, replicate, buffer);
        }
        Design::Given { weights, .. } => buffer.copy_from_slice(&weights[replicate]),
        Design::Rows(rows) => scaled(&Draws::Rows { rows }, replicate, buffer),
    };
    let run = Run {
        respondents,
        width,
        read,
        threads: plan.threads.max(1),
        progress,
    };
    let replicates = run.replicates(plan.replicates, &draw)?;
    let wants_jackknife =
        plan.interval == IntervalKind::Bca && !matches!(plan.design, Design::Given { .. });
    let groups = respondents.min(JACKKNIFE_RESPONDENTS);
    let leave_out = |replicate: usize, buffer: &mut [f64]| {
        for (respondent, weight) in buffer.iter_mut().enumerate() {
            *weight = if respondent % groups == replicate {
                0.0
            } else {
                full[respondent]
            };
        }
    };
    let left_out = wants_jackknife.then(|| run.replicates(groups, &leave_out));
    Ok(WeightedResamples {
        estimates,
        replicates,
        left_out: left_out.transpose()?,
    })
}

struct Run<'a> {
    respondents: usize,
    width: usize,
    read: &'a (dyn Fn(&[f64], &mut [f64]) + Sync),
    threads: usize,
    progress: &'a (dyn Fn(usize) -> bool + Sync),
}

impl Run<'_> {
    fn replicates(
        &self,
        count: usize,
        draw: &(dyn Fn(usize, &mut [f64]) + Sync),
    ) -> Result<Resamples, Interrupted> {
        let mut values = vec![f64::NAN; count * self.width];
        let share = count.div_ceil(self.threads).max(1);
        let finished = std::thread::scope(|scope| {
            let parts = values.chunks_mut((share * self.width).max(1)).enumerate();
            let parts = parts.map(|(part, values)| {
                scope.spawn(move || {
                    let mut weights = vec![0.0; self.respondents];
                    let rows = values.chunks_mut(self.width.max(1)).enumerate();
                    for (row, figures) in rows {
                        draw(part * share + row, &mut weights);
                        (self.read)(&weights, figures);
                        if !(self.progress)(1) {
                            return false;
                        }
                    }
                    true
                })
            });
            let parts: Vec<_> = parts.collect();
            parts.into_iter().all(|part| part.join().unwrap_or(false))
        });
        if !finished {
            return Err(Interrupted);
        }
        let ledger = Ledger::count(&vec![Outcome::Kept; count]);
        Ok(Resamples::new(ledger, values, self.width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resampling::{Strata, infer_each};
    use crate::study::ResamplingEngine;

    fn plan(design: Design) -> ResamplingPlan {
        ResamplingPlan {
            replicates: 2_000,
            seed: 1,
            threads: 2,
            interval: IntervalKind::Percentile,
            confidence: 0.95,
            design,
            engine: ResamplingEngine::Auto,
        }
    }

    fn mean_of(values: &[f64]) -> impl Fn(&[f64], &mut [f64]) + Sync + '_ {
        move |weights, figures| {
            let sum: f64 = weights.iter().zip(values).map(|(w, x)| w * x).sum();
            figures[0] = sum / weights.iter().sum::<f64>();
        }
    }

    fn standard_error(values: &[f64], plan: &ResamplingPlan) -> f64 {
        let read = mean_of(values);
        let sample = (values.len(), None);
        let found = resample_weighted(sample, plan, (1, &read), &|_| true).unwrap();
        let replicates = (&found.replicates, found.left_out.as_ref());
        infer_each(&found.estimates, replicates, plan)[0]
            .unwrap()
            .standard_error
    }

    #[test]
    fn the_standard_error_of_a_mean_is_the_known_one() {
        let values: Vec<f64> = (0..200).map(|x| f64::from(x % 10)).collect();
        // Population deviation of 0 … 9: √8.25; over √200.
        let expected = (8.25_f64 / 200.0).sqrt();
        let found = standard_error(&values, &plan(Design::Independent));
        assert!((found / expected - 1.0).abs() < 0.06, "{found} {expected}");
    }

    #[test]
    fn equal_answers_within_clusters_make_the_clusters_the_sample() {
        let values: Vec<f64> = (0..200).map(|x| f64::from(x / 10 % 2)).collect();
        let clusters: Vec<u32> = (0..200).map(|x| x / 10).collect();
        let strata = Strata::new(200, None, Some(&clusters));
        // Twenty clusters of 0 or 1: s/√20 with s² = .25 · 20/19.
        let expected = (0.25_f64 / 19.0).sqrt();
        let found = standard_error(&values, &plan(Design::Stratified(strata)));
        assert!((found / expected - 1.0).abs() < 0.06, "{found} {expected}");
    }

    #[test]
    fn a_run_can_be_stopped() {
        let values = [1.0, 2.0, 3.0];
        let read = mean_of(&values);
        let stopped = resample_weighted((3, None), &plan(Design::Independent), (1, &read), &|_| {
            false
        });
        assert!(stopped.is_err());
    }
}
