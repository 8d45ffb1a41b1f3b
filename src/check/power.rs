//! How many respondents a model needs.

use statrs::distribution::{ContinuousCDF, FisherSnedecor};
use statrs::function::beta::beta_reg;

use crate::model::{Mode, PathModel};

/// The path that a sample should be able to find.
pub const SMALLEST_PATH: f64 = 0.2;

/// The R² that a sample should be able to find.
pub const SMALLEST_R_SQUARED: f64 = 0.10;

/// Level of significance and power of both rules.
const SIGNIFICANCE: f64 = 0.05;
const POWER: f64 = 0.80;

/// z₀.₉₅ + z₀.₈₀: what a path over its standard error 1/√n must reach.
const TEST_STATISTIC: f64 = 2.486;

/// More respondents than this are not looked for.
const MOST_RESPONDENTS: usize = 100_000;

/// Respondents needed to find a path of this size with a power of 80 % at the 5 % level, by the inverse square root
/// rule.
///
/// n > (2.486/|β|)², the standard error of a path taken as 1/√n; `path` is standardised, not 0. Source: Kock & Hadaya
/// (2018), Information Systems Journal 28(1), 227–261, eq. 8. Example: 0.2 → 155.
#[must_use]
pub fn least_for_path(path: f64) -> usize {
    let least = (TEST_STATISTIC / path).powi(2).floor();
    let mut n = 1;
    while (n as f64) <= least && n < MOST_RESPONDENTS {
        n += 1;
    }
    n
}

/// Respondents that a model asks for by the ten times rule: ten times the largest number of arrows that point at one
/// construct, from its predecessors or from its items in Mode B.
///
/// A lower bound only, blind to the size of effects. Source: Barclay, Higgins & Thompson (1995), Technology Studies 2(2),
/// 285–309.
#[must_use]
pub fn least_by_ten_times(model: &PathModel) -> usize {
    let arrows = |construct: usize| {
        let paths = model.paths.iter();
        let predecessors = paths.filter(|path| path.target.0 == construct).count();
        let formative = match model.constructs[construct].mode {
            Mode::B => model.blocks()[construct].len(),
            Mode::A => 0,
        };
        predecessors.max(formative)
    };
    10 * (0..model.constructs.len()).map(arrows).max().unwrap_or(0)
}

/// The minimum sample of a model: the larger of [`least_for_path`] of [`SMALLEST_PATH`] and [`least_by_ten_times`].
#[must_use]
pub fn minimum_sample(model: &PathModel) -> usize {
    least_for_path(SMALLEST_PATH).max(least_by_ten_times(model))
}

/// The smallest path that n respondents find by the same rule: 2.486/√n.
pub(super) fn smallest_path(respondents: usize) -> f64 {
    TEST_STATISTIC / (respondents as f64).sqrt()
}

/// Respondents needed to find an R² of this size in a regression on `predecessors` constructs with a power of 80 % at the
/// 5 % level: the minimum R² rule.
///
/// The smallest n with P(F′ > F₀.₉₅(u, v)) ≥ 0.80, u = predecessors, v = n − u − 1, F′ noncentral F with λ = n·f²,
/// f² = R²/(1 − R²). `None` when R² is not between 0 and 1, without predecessors, or above 100,000 respondents. Sources:
/// Cohen (1992), Psychological Bulletin 112(1), 155–159; Hair, Hult, Ringle & Sarstedt (2017), A Primer on PLS-SEM, 2nd ed.,
/// p. 25–26, who recommend the rule with a table. Example: f² = 0.15 with 3 predecessors → 77.
#[must_use]
pub fn least_for_r_squared(r_squared: f64, predecessors: usize) -> Option<usize> {
    if !(r_squared > 0.0 && r_squared < 1.0) || predecessors == 0 {
        return None;
    }
    let effect = r_squared / (1.0 - r_squared);
    let enough = |n: usize| power(effect, predecessors, n).is_some_and(|power| power >= POWER);
    let (mut few, mut many) = (predecessors + 1, 2 * (predecessors + 1));
    while !enough(many) {
        (few, many) = (many, 2 * many);
        if many > MOST_RESPONDENTS {
            return None;
        }
    }
    while many - few > 1 {
        let middle = usize::midpoint(few, many);
        if enough(middle) {
            many = middle;
        } else {
            few = middle;
        }
    }
    Some(many)
}

/// Power of the F test of R² with n respondents.
fn power(effect: f64, predecessors: usize, n: usize) -> Option<f64> {
    let u = predecessors as f64;
    let v = n.checked_sub(predecessors + 1).filter(|v| *v > 0)? as f64;
    let central = FisherSnedecor::new(u, v).ok()?;
    let critical = central.inverse_cdf(1.0 - SIGNIFICANCE);
    Some(1.0 - noncentral_f_cdf(critical, (u, v), effect * n as f64))
}

/// P(F′ ≤ x): Σ_j e^{−λ/2}(λ/2)^j/j! · I(ux/(ux + v); u/2 + j, v/2), a Poisson mixture of incomplete beta functions.
/// Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, eq. 30.10.
fn noncentral_f_cdf(x: f64, (u, v): (f64, f64), noncentrality: f64) -> f64 {
    let share = u * x / (u * x + v);
    let half = noncentrality / 2.0;
    let mut weight = (-half).exp();
    let (mut sum, mut seen, mut j) = (0.0, 0.0, 0.0);
    // The weights sum to 1; the rest that is left out is smaller than what they lack.
    while seen < 1.0 - 1e-12 && j < 10_000.0 {
        sum += weight * beta_reg(u / 2.0 + j, v / 2.0, share);
        seen += weight;
        j += 1.0;
        weight *= half / j;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::RECOMMENDED_RESPONDENTS;

    #[test]
    fn paths_need_respondents_by_the_inverse_square() {
        // Kock & Hadaya 2018: 155 for 0.2, 69 for 0.3 (the paper prints 160 for 0.197).
        assert_eq!(least_for_path(SMALLEST_PATH), RECOMMENDED_RESPONDENTS);
        assert_eq!(least_for_path(0.3), 69);
        assert!((smallest_path(155) - 0.1997).abs() < 1e-4);
    }

    #[test]
    fn ten_times_counts_arrows() {
        let model = crate::model::builtin("ecsi").unwrap();
        // Loyalty has three predecessors and satisfaction four.
        assert_eq!(least_by_ten_times(&model), 40);
        assert_eq!(minimum_sample(&model), 155);
    }

    #[test]
    fn r_squared_needs_what_g_power_says() {
        // G*Power 3.1, "linear multiple regression: fixed model, R² deviation from zero", f² = 0.15, α = 0.05,
        // power 0.80: the textbook totals.
        let medium = 0.15 / 1.15;
        for (predecessors, n) in [(1, 55), (2, 68), (3, 77), (5, 92)] {
            assert_eq!(least_for_r_squared(medium, predecessors), Some(n));
        }
        assert_eq!(least_for_r_squared(0.0, 3), None);
        assert_eq!(least_for_r_squared(0.1, 0), None);
        assert!(least_for_r_squared(1e-9, 3).is_none());
    }
}
