//! Is a sample normal? And what normal numbers would stand in its places?

use super::normal::{standard_normal_cdf, standard_normal_quantile, standard_normal_tail};

/// Units with a positive weight below which normality is not tested: Stephens' approximation starts there.
const SMALLEST_SAMPLE: usize = 8;

/// The outcome of a test of normality with mean and variance unknown.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct NormalityTest {
    /// Modified Anderson–Darling statistic A²(1 + .75/n + 2.25/n²).
    pub statistic: f64,
    /// Probability of a larger one under normality.
    pub p_value: f64,
}

/// Tests with Anderson & Darling's A² whether `values`, ascending with their weights, are normal.
///
/// A² = n ∫ (F̂ − Φ)²/(Φ(1 − Φ)) dΦ with F̂ the weighted share of values up to a point and Φ the normal distribution with
/// their mean and standard deviation (divisor Σw − 1); ties and weights enter through F̂. `n` is the effective sample
/// size, `values` (value, weight) pairs. `None` with fewer than eight units of positive weight or without variance.
/// Source: Stephens 1986, in D'Agostino & Stephens, *Goodness-of-fit techniques*, section 4.8.5 and table 4.9.
#[must_use]
pub fn anderson_darling(values: &[(f64, f64)], n: f64) -> Option<NormalityTest> {
    let drawn = || values.iter().filter(|(_, weight)| *weight > 0.0);
    if drawn().count() < SMALLEST_SAMPLE {
        return None;
    }
    let total: f64 = drawn().map(|(_, weight)| weight).sum();
    let mean = drawn().map(|(value, weight)| value * weight).sum::<f64>() / total;
    let squares: f64 = drawn().map(|(x, w)| w * (x - mean).powi(2)).sum();
    let deviation = (squares / (total - 1.0)).sqrt();
    if !(deviation > f64::EPSILON * mean.abs()) {
        return None;
    }
    let (mut below, mut integral) = (0.0, -1.0);
    for (value, weight) in drawn() {
        let z = (value - mean) / deviation;
        let (up_to, share) = (below + weight, |sum: f64| (sum / total).min(1.0));
        let (h, next) = (share(below), share(up_to));
        integral += (h * h - next * next) * standard_normal_cdf(z).ln();
        integral += ((1.0 - next).powi(2) - (1.0 - h).powi(2)) * standard_normal_tail(z).ln();
        below = up_to;
    }
    let statistic = n * integral * (1.0 + 0.75 / n + 2.25 / (n * n));
    Some(NormalityTest {
        statistic,
        p_value: anderson_darling_tail(statistic),
    })
}

/// Upper tail of the modified A² under normality with both parameters estimated.
fn anderson_darling_tail(a: f64) -> f64 {
    /// From here on the quadratic of the last branch turns up again; the probability is below 10⁻²³.
    const LARGEST: f64 = 10.0;
    if a < 0.2 {
        1.0 - (-13.436 + 101.14 * a - 223.73 * a * a).exp()
    } else if a < 0.34 {
        1.0 - (-8.318 + 42.796 * a - 59.938 * a * a).exp()
    } else if a < 0.6 {
        (0.9177 - 4.279 * a - 1.38 * a * a).exp()
    } else {
        let a = a.min(LARGEST);
        (1.2937 - 5.709 * a + 0.0186 * a * a).exp()
    }
}

/// Normal scores Φ⁻¹(rank/(n + 1)) of units sorted by their values.
///
/// `order` holds (value, unit) ascending, `weights` what each unit weighs, Σw = n; units that tie share the middle of
/// their ranks, and a unit of weight 0 may keep what it has. `scores` has one slot per unit. Finite
/// always, since no rank is 0 or n + 1. Source: van der Waerden 1952; ties as in Conover 1999, section 5.10.
pub fn normal_scores_into(order: &[(f64, u32)], weights: &[f64], scores: &mut [f64]) {
    let total: f64 = order.iter().map(|(_, unit)| weights[*unit as usize]).sum();
    let mut below = 0.0;
    for tied in order.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let weight: f64 = tied.iter().map(|(_, unit)| weights[*unit as usize]).sum();
        let rank = below + f64::midpoint(weight, 1.0);
        if weight > 0.0 {
            let score = standard_normal_quantile(rank / (total + 1.0));
            for (_, unit) in tied {
                scores[*unit as usize] = score;
            }
        }
        below += weight;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(values: &[f64]) -> Vec<(f64, f64)> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        sorted.into_iter().map(|value| (value, 1.0)).collect()
    }

    #[test]
    fn repeating_a_value_equals_its_weight() {
        let values = [0.1, 0.4, 0.9, 1.0, 1.2, 1.9, 2.5, 4.0, 8.0];
        let repeated: Vec<f64> = values.iter().flat_map(|v| [*v, *v]).collect();
        let weighted: Vec<(f64, f64)> = values.iter().map(|v| (*v, 2.0)).collect();
        let plain = anderson_darling(&pairs(&repeated), 18.0).unwrap();
        let test = anderson_darling(&weighted, 18.0).unwrap();
        assert!((plain.statistic - test.statistic).abs() < 1e-12);
    }

    #[test]
    fn too_few_or_equal_values_are_not_tested() {
        assert_eq!(anderson_darling(&pairs(&[1.0, 2.0, 3.0]), 3.0), None);
        assert_eq!(anderson_darling(&pairs(&[2.0; 20]), 20.0), None);
    }

    #[test]
    fn the_tail_falls_without_a_jump() {
        let tails: Vec<f64> = (0..1_200)
            .map(|a| anderson_darling_tail(f64::from(a) / 100.0))
            .collect();
        assert!(tails.windows(2).all(|pair| pair[1] <= pair[0] + 2e-3));
        // Stephens 1986, table 4.7: 5 % and 1 % points.
        assert!((anderson_darling_tail(0.752) - 0.05).abs() < 5e-4);
        assert!((anderson_darling_tail(1.035) - 0.01).abs() < 2e-4);
    }

    #[test]
    fn tied_ranks_share_their_middle() {
        // Ranks 1, 2.5, 2.5, 4 of n = 4 → Φ⁻¹(.2), Φ⁻¹(.5) twice, Φ⁻¹(.8)
        let order = [(1.0, 2), (3.0, 0), (3.0, 3), (9.0, 1)];
        let mut scores = [0.0; 4];
        normal_scores_into(&order, &[1.0; 4], &mut scores);
        let expected = [0.0, 0.8416212335729143, -0.8416212335729143, 0.0];
        for (score, expected) in scores.iter().zip(expected) {
            assert!((score - expected).abs() < 1e-9);
        }
        let mut weighted = [0.0; 4];
        let order = [(1.0, 0), (3.0, 1), (3.5, 3), (9.0, 2)];
        normal_scores_into(&order, &[1.0, 2.0, 1.0, 0.0], &mut weighted);
        assert!((weighted[1]).abs() < 1e-12 && (weighted[2] - expected[1]).abs() < 1e-9);
    }
}
