//! The paired t test on losses.

use crate::stats::student_t_tail;

/// Whether one prediction has smaller losses than another.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct LossTest {
    /// Mean loss of the first.
    pub loss: f64,
    /// Mean loss of the second.
    pub other_loss: f64,
    /// First − second: below 0 the first predicts better.
    pub difference: f64,
    /// Standard error of the difference.
    pub standard_error: f64,
    /// Difference over standard error; `None` when the losses differ by the same amount for everyone.
    pub t: Option<f64>,
    /// Respondents − 1.
    pub degrees_of_freedom: f64,
    /// p-value of "both predict equally well" against "they do not".
    pub p_value: Option<f64>,
    /// p-value of "the first does not predict better" against "the first predicts better".
    pub p_better: Option<f64>,
    /// Respondents whose losses were compared.
    pub respondents: usize,
}

/// Share of the mean losses below which differences that are the same for everyone are a rounding error.
const SMALLEST_DEVIATION: f64 = 1e-12;

/// The cross-validated predictive ability test: a paired t test of the respondents' losses.
///
/// With d = first − second loss and weight w of each respondent, D̄ = Σwd/Σw, SE² = n/(n − 1) · Σw²(d − D̄)²/(Σw)²
/// (Σ(d − D̄)²/(n(n − 1)) without weights), t = D̄/SE on n − 1 degrees of freedom. `losses` are pairs with the
/// respondent's weight, all in the same unit. `None` with fewer than two respondents. Source: Liengaard et al. 2021,
/// *Decision Sciences* 52(2) 362–392; with weights the linearised variance of a ratio (Wolter 2007, chapter 6).
#[must_use]
pub fn paired_loss_test(losses: &[(f64, f64, f64)]) -> Option<LossTest> {
    let counted = losses.iter().filter(|(_, _, weight)| *weight > 0.0);
    let counted: Vec<&(f64, f64, f64)> = counted.collect();
    let n = counted.len() as f64;
    if counted.len() < 2 {
        return None;
    }
    let total: f64 = counted.iter().map(|(_, _, weight)| weight).sum();
    let first: f64 = counted.iter().map(|(a, _, w)| w * a).sum();
    let second: f64 = counted.iter().map(|(_, b, w)| w * b).sum();
    let (loss, other_loss) = (first / total, second / total);
    let difference = loss - other_loss;
    let squares: f64 = counted
        .iter()
        .map(|(a, b, w)| (w * (a - b - difference)).powi(2))
        .sum();
    let standard_error = (n / (n - 1.0) * squares).sqrt() / total;
    let degrees_of_freedom = n - 1.0;
    let varies = standard_error > SMALLEST_DEVIATION * (loss + other_loss);
    let t = varies.then(|| difference / standard_error);
    let tail = |t: f64| student_t_tail(t, degrees_of_freedom);
    Some(LossTest {
        loss,
        other_loss,
        difference,
        standard_error,
        t,
        degrees_of_freedom,
        p_value: t.and_then(|t| Some((2.0 * tail(t.abs())?).min(1.0))),
        p_better: t.and_then(|t| tail(-t)),
        respondents: counted.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_pairs_by_hand() {
        // d = −1 −2 0 −1: mean −1, variance 2/3, SE √(2/3/4) = .40825, t = −2.4495 on 3; R: t.test gives .09172
        let losses = [
            (1.0, 2.0, 1.0),
            (1.0, 3.0, 1.0),
            (2.0, 2.0, 1.0),
            (0.0, 1.0, 1.0),
        ];
        let test = paired_loss_test(&losses).unwrap();
        assert!((test.difference + 1.0).abs() < 1e-15);
        assert!((test.t.unwrap() + 6.0_f64.sqrt()).abs() < 1e-12);
        // P(|T₃| > √6) = 1 − 2/π · (arctan √2 + √2/3)
        let root = 2.0_f64.sqrt();
        let expected = 1.0 - 2.0 / std::f64::consts::PI * (root.atan() + root / 3.0);
        assert!((test.p_value.unwrap() - expected).abs() < 1e-9);
        assert!((test.p_better.unwrap() - expected / 2.0).abs() < 1e-9);
    }

    #[test]
    fn weights_of_one_size_change_nothing_and_respondents_of_weight_0_do_not_count() {
        let plain = [(1.0, 2.0, 1.0), (1.0, 3.0, 1.0), (2.0, 2.0, 1.0)];
        let mut heavy = plain.map(|(a, b, _)| (a, b, 2.5)).to_vec();
        heavy.push((9.0, 0.0, 0.0));
        let (one, other) = (paired_loss_test(&plain), paired_loss_test(&heavy));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert!((one.standard_error - other.standard_error).abs() < 1e-15);
        assert_eq!(one.respondents, other.respondents);
    }

    #[test]
    fn equal_losses_have_no_test() {
        let test = paired_loss_test(&[(1.0, 1.0, 1.0), (2.0, 2.0, 1.0)]).unwrap();
        assert_eq!((test.t, test.p_value, test.p_better), (None, None, None));
        assert_eq!(paired_loss_test(&[(1.0, 2.0, 1.0)]), None);
    }
}
