//! Sums over the respondents who answered.

use crate::resampling::{Design, ResamplingPlan};
use crate::robustness::Estimate;
use crate::stats::wilson_interval;

/// A share of some respondents.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share, 0 to 1.
    pub value: f64,
    /// Lower and upper end; `None` without resampling where no closed form is right.
    pub interval: Option<[f64; 2]>,
}

impl Share {
    /// A share of the respondents who weigh `counted`: Wilson's interval under their effective number where respondents were
    /// drawn independently, that of the resamples for every other design.
    pub(super) fn new(
        estimate: Option<Estimate>,
        counted: impl Iterator<Item = f64>,
        plan: &ResamplingPlan,
    ) -> Option<Self> {
        let Estimate { value, inference } = estimate?;
        let interval = if plan.design == Design::Independent {
            wilson_interval(
                value.clamp(0.0, 1.0),
                effective_number(counted),
                plan.confidence,
            )
        } else {
            inference.map(|inference| inference.interval)
        };
        Some(Self {
            value,
            interval: interval.map(|(lower, upper)| [lower, upper]),
        })
    }
}

/// Kish's effective number of respondents, (Σw)²/Σw²; NaN without any.
fn effective_number(weights: impl Iterator<Item = f64>) -> f64 {
    let (sum, squares) = weights.fold((0.0, 0.0), |(sum, squares), weight| {
        (sum + weight, squares + weight * weight)
    });
    sum * sum / squares
}

/// The mean of each respondent's answers to several items, over those that the respondent gave; NaN without any.
///
/// `items` holds one column per item, all of one length; NaN = missing.
#[must_use]
pub fn mean_answers(items: &[Vec<f64>]) -> Vec<f64> {
    let respondents = items.first().map_or(0, Vec::len);
    let mean = |respondent: usize| {
        let answers = items.iter().map(|item| item[respondent]);
        let given: Vec<f64> = answers.filter(|answer| !answer.is_nan()).collect();
        given.iter().sum::<f64>() / given.len() as f64
    };
    (0..respondents).map(mean).collect()
}

/// How many of `values` are given.
pub(super) fn count_given(values: &[f64]) -> usize {
    values.iter().filter(|value| !value.is_nan()).count()
}

/// Σwx/Σw over the values that are given; NaN when they weigh nothing.
pub(super) fn weighted_mean(values: &[f64], weights: &[f64]) -> f64 {
    let (mut sum, mut total) = (0.0, 0.0);
    for (value, weight) in values.iter().zip(weights) {
        if !value.is_nan() {
            sum += weight * value;
            total += weight;
        }
    }
    sum / total
}

/// Σw over those for whom `counts` holds, over Σw of all; NaN when they weigh nothing.
pub(super) fn weighted_share(weights: &[f64], counts: impl Fn(usize) -> bool) -> f64 {
    let total: f64 = weights.iter().sum();
    let counted = weights.iter().enumerate();
    let counted = counted.filter(|(respondent, _)| counts(*respondent));
    counted.map(|(_, weight)| weight).sum::<f64>() / total
}

#[cfg(test)]
mod tests {
    use super::super::samples::plan;
    use super::*;

    #[test]
    fn shares_of_independent_respondents_have_wilsons_interval() {
        let half = Estimate {
            value: 0.5,
            inference: None,
        };
        // n = 8²/16 = 4: (0.5 ± 1.96√(.25/4 + 1.96²/64)/(1 + 1.96²/4)): 0.15 to 0.85
        let weights = [2.0; 4];
        let found = Share::new(Some(half), weights.into_iter(), &plan(0)).unwrap();
        let [lower, upper] = found.interval.unwrap();
        assert!((lower - 0.15003898915214947).abs() < 1e-9, "{lower}");
        assert!((upper - 0.8499610108478505).abs() < 1e-9, "{upper}");
        assert_eq!(Share::new(None, weights.into_iter(), &plan(0)), None);
    }

    #[test]
    fn means_are_over_what_is_given() {
        let nan = f64::NAN;
        let means = mean_answers(&[vec![1.0, nan, nan], vec![4.0, 5.0, nan]]);
        assert_eq!(means[..2], [2.5, 5.0]);
        assert!(means[2].is_nan() && mean_answers(&[]).is_empty());
        assert_eq!(count_given(&means), 2);
        // (1·2.5 + 3·5)/4
        assert!((weighted_mean(&means, &[1.0, 3.0, 9.0]) - 4.375).abs() < 1e-15);
        assert!(weighted_mean(&[nan], &[1.0]).is_nan());
        let share = weighted_share(&[1.0, 3.0, 4.0], |respondent| respondent > 1);
        assert!((share - 0.5).abs() < 1e-15);
    }
}
