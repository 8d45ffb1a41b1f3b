//! Sums over the respondents who answered.

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
    use super::*;

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
