//! From replicates to standard errors, intervals and p-values.

use super::design::{Design, variance_factor};
use super::ledger::{Ledger, SMALLEST_KEPT_SHARE};
use super::plan::ResamplingPlan;
use super::replicates::Resamples;
use super::run::Resampled;
use crate::analysis::{Figure, FigureLayout};
use crate::stats::{standard_normal_cdf, standard_normal_quantile, standard_normal_tail};
use crate::study::{IntervalKind, ReplicateKind};

/// Figures whose replicates are gathered together: those of one cache line.
const GATHERED: usize = 8;

/// What resampling says of one figure.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Inference {
    /// Standard error: standard deviation of the replicates (or from replicate weights, of their kind).
    pub standard_error: f64,
    /// Mean of the replicates − estimate.
    pub bias: f64,
    /// Lower and upper end.
    pub interval: (f64, f64),
    /// Two-sided p-value of the hypothesis that the figure is 0.
    pub p_value: f64,
}

/// What resampling says of every figure of a fit.
#[derive(Debug, Clone)]
pub struct Inferences {
    /// What became of the replicates.
    pub ledger: Ledger,
    layout: FigureLayout,
    of_figures: Vec<Option<Inference>>,
}

impl Inferences {
    /// The inference on a figure; `None` when the fit does not have it, when it is not defined, or when fewer than
    /// nine tenths of the kept replicates define it.
    #[must_use]
    pub fn of(&self, figure: Figure) -> Option<Inference> {
        self.of_figures[self.layout.position(figure)?]
    }

    /// Summarises the replicates as `plan` says.
    #[must_use]
    pub fn new(resampled: &Resampled, plan: &ResamplingPlan) -> Self {
        let estimates = &resampled.estimates;
        let mut inferences = vec![None; estimates.len()];
        let summary = Summary {
            resamples: &resampled.replicates,
            left_out: resampled.left_out.as_ref(),
            plan,
        };
        let share = estimates.len().div_ceil(plan.threads.max(1)).max(1);
        let parts = inferences
            .chunks_mut(share)
            .zip(estimates.chunks(share))
            .enumerate();
        std::thread::scope(|scope| {
            for (part, (slots, estimates)) in parts {
                let summary = &summary;
                scope.spawn(move || summary.inferences(part * share, estimates, slots));
            }
        });
        Self {
            ledger: resampled.replicates.ledger,
            layout: resampled.layout.clone(),
            of_figures: inferences,
        }
    }
}

impl Resampled {
    /// The inference on a number that follows from the figures, such as a product of paths: `value` gives it for the
    /// figures of one sample, in the order of the layout, NaN where it is not defined.
    ///
    /// `None` when the full sample or more than a tenth of the kept replicates do not define it.
    #[must_use]
    pub fn inference(
        &self,
        plan: &ResamplingPlan,
        value: impl Fn(&[f64]) -> f64,
    ) -> Option<Inference> {
        let summary = Summary {
            resamples: &self.replicates,
            left_out: self.left_out.as_ref(),
            plan,
        };
        let mut column = Vec::new();
        self.replicates.values_into(&value, &mut column);
        summary.inference(&value, value(&self.estimates), &mut column)
    }
}

impl Inferences {
    /// Only the ledger: for a run in which too many replicates failed.
    #[must_use]
    pub fn withheld(mut self) -> Self {
        self.of_figures.fill(None);
        self
    }
}

struct Summary<'a> {
    resamples: &'a Resamples,
    left_out: Option<&'a Resamples>,
    plan: &'a ResamplingPlan,
}

impl Summary<'_> {
    /// Inferences on the figures from number `first`, given their estimates.
    fn inferences(&self, first: usize, estimates: &[f64], slots: &mut [Option<Inference>]) {
        let kept = self.resamples.ledger.kept;
        let mut columns: [Vec<f64>; GATHERED] = std::array::from_fn(|_| Vec::with_capacity(kept));
        let parts = estimates.chunks(GATHERED).zip(slots.chunks_mut(GATHERED));
        for (part, (estimates, slots)) in parts.enumerate() {
            let start = first + part * GATHERED;
            self.resamples.columns_into(start, &mut columns);
            let figures = slots.iter_mut().zip(estimates).zip(&mut columns);
            for (offset, ((slot, estimate), column)) in figures.enumerate() {
                let figure = start + offset;
                *slot = self.inference(&|row| row[figure], *estimate, column);
            }
        }
    }

    /// The inference on what `value` makes of the figures, given its estimate and its values in the replicates.
    fn inference(
        &self,
        value: &dyn Fn(&[f64]) -> f64,
        estimate: f64,
        column: &mut [f64],
    ) -> Option<Inference> {
        let kept = self.resamples.ledger.kept;
        let enough = column.len() as f64 >= SMALLEST_KEPT_SHARE * kept as f64;
        if estimate.is_nan() || column.len() < 2 || !enough {
            return None;
        }
        if let Design::Given { kind, .. } = self.plan.design {
            return Some(from_replicate_weights(
                column,
                estimate,
                kind,
                self.plan.confidence,
            ));
        }
        let n = column.len() as f64;
        let mean = column.iter().sum::<f64>() / n;
        let squares: f64 = column.iter().map(|value| (value - mean).powi(2)).sum();
        let standard_error = (squares / (n - 1.0)).sqrt();
        Some(Inference {
            standard_error,
            bias: mean - estimate,
            p_value: two_sided(column),
            interval: self.interval(value, column, (estimate, standard_error)),
        })
    }

    fn interval(
        &self,
        value: &dyn Fn(&[f64]) -> f64,
        column: &mut [f64],
        (estimate, standard_error): (f64, f64),
    ) -> (f64, f64) {
        let tail = (1.0 - self.plan.confidence) / 2.0;
        match self.plan.interval {
            IntervalKind::Percentile => (quantile(column, tail), quantile(column, 1.0 - tail)),
            IntervalKind::Basic => (
                2.0 * estimate - quantile(column, 1.0 - tail),
                2.0 * estimate - quantile(column, tail),
            ),
            IntervalKind::Normal => {
                let reach = standard_normal_quantile(1.0 - tail) * standard_error;
                (estimate - reach, estimate + reach)
            }
            IntervalKind::Bca => {
                let acceleration = self.acceleration(value);
                let correction = bias_correction(column, estimate);
                let level = |z: f64| {
                    let sum = correction + z;
                    standard_normal_cdf(correction + sum / (1.0 - acceleration * sum))
                };
                let z = standard_normal_quantile(1.0 - tail);
                (quantile(column, level(-z)), quantile(column, level(z)))
            }
        }
    }

    /// a = Σ(θ̄ − θᵢ)³ / (6 (Σ(θ̄ − θᵢ)²)^{3/2}) over the jackknife; 0 without variance. Source: Efron & Tibshirani
    /// 1993, eq. 14.15.
    fn acceleration(&self, value: &dyn Fn(&[f64]) -> f64) -> f64 {
        let Some(left_out) = self.left_out else {
            return 0.0;
        };
        let mut column = Vec::new();
        left_out.values_into(value, &mut column);
        let mean = column.iter().sum::<f64>() / column.len() as f64;
        let sum = |power: i32| {
            column
                .iter()
                .map(|value| (mean - value).powi(power))
                .sum::<f64>()
        };
        let squares = sum(2);
        if squares > 0.0 {
            sum(3) / (6.0 * squares.powf(1.5))
        } else {
            0.0
        }
    }
}

/// The quantile of `values` at `level` (0 to 1), linear between order statistics (Hyndman & Fan 1996, type 7).
///
/// Reorders `values` instead of sorting them. NaN when there are none.
#[must_use]
pub fn quantile(values: &mut [f64], level: f64) -> f64 {
    let Some(last) = values.len().checked_sub(1) else {
        return f64::NAN;
    };
    let place = level.clamp(0.0, 1.0) * last as f64;
    // `place` lies between 0 and `last`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let below = (place.floor() as usize).min(last);
    let (_, &mut lower, above) = values.select_nth_unstable_by(below, f64::total_cmp);
    let fraction = place - below as f64;
    if fraction <= 0.0 {
        return lower;
    }
    let upper = above.iter().copied().fold(f64::INFINITY, f64::min);
    lower + fraction * (upper - lower)
}

/// p = 2 · min(1 + #{θ ≤ 0}, 1 + #{θ ≥ 0})/(B + 1), at most 1.
fn two_sided(column: &[f64]) -> f64 {
    let below = column.iter().filter(|value| **value <= 0.0).count();
    let above = column.iter().filter(|value| **value >= 0.0).count();
    let smaller = (1 + below.min(above)) as f64;
    (2.0 * smaller / (column.len() + 1) as f64).min(1.0)
}

/// z₀ = Φ⁻¹ of the share of replicates below the estimate, ties counted half, kept inside (0, 1).
fn bias_correction(column: &[f64], estimate: f64) -> f64 {
    let below = column.iter().filter(|value| **value < estimate).count() as f64;
    let ties = column
        .iter()
        .filter(|value| value.total_cmp(&estimate).is_eq())
        .count() as f64;
    let n = column.len() as f64;
    standard_normal_quantile(((below + ties / 2.0) / n).clamp(0.5 / n, 1.0 - 0.5 / n))
}

fn from_replicate_weights(
    column: &[f64],
    estimate: f64,
    kind: ReplicateKind,
    confidence: f64,
) -> Inference {
    let squares: f64 = column.iter().map(|value| (value - estimate).powi(2)).sum();
    let standard_error = (variance_factor(kind, column.len()) * squares).sqrt();
    let reach = standard_normal_quantile(f64::midpoint(confidence, 1.0)) * standard_error;
    let mean = column.iter().sum::<f64>() / column.len() as f64;
    Inference {
        standard_error,
        bias: mean - estimate,
        interval: (estimate - reach, estimate + reach),
        p_value: 2.0 * standard_normal_tail((estimate / standard_error).abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_type_7() {
        // R: quantile(c(3, 1, 2, 10), c(.25, .5, .975)) gives 1.75, 2.5, 9.475
        let values = [3.0, 1.0, 2.0, 10.0];
        for (level, expected) in [
            (0.25, 1.75),
            (0.5, 2.5),
            (0.975, 9.475),
            (0.0, 1.0),
            (1.0, 10.0),
        ] {
            assert!((quantile(&mut values.clone(), level) - expected).abs() < 1e-12);
        }
        assert!(quantile(&mut [], 0.5).is_nan());
    }

    #[test]
    fn p_values_count_the_smaller_side_and_never_reach_0() {
        let mut column: Vec<f64> = (1..=99).map(f64::from).collect();
        assert!((two_sided(&column) - 0.02).abs() < 1e-15);
        column[0] = -1.0;
        assert!((two_sided(&column) - 0.04).abs() < 1e-15);
        assert!((two_sided(&[-1.0, 1.0]) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn a_symmetric_distribution_has_no_bias_correction() {
        assert!(bias_correction(&[1.0, 2.0, 3.0], 2.0).abs() < 1e-12);
        assert!(bias_correction(&[1.0, 2.0, 3.0], 0.0).is_finite());
    }
}
