//! Maximum-likelihood mean and covariance of incomplete normal data by EM over missing patterns.
//!
//! Source: Dempster, Laird & Rubin 1977, JRSS B 39(1) 1–38; Little & Rubin 2002, section 11.2. Respondents with
//! the same pattern enter by their sums, so that an iteration costs patterns × k³ whatever n.

use std::collections::BTreeMap;

use nalgebra::{Cholesky, DMatrix, DVector};

use super::cross_products::CrossProducts;
use super::sample::MomentsFailure;
use crate::cleaning::ItemMatrix;

/// Largest change of a mean or covariance in an iteration, relative to the items' deviations, at convergence.
pub const EM_TOLERANCE: f64 = 1e-12;

/// The same for a replicate that starts from the full sample: far below its sampling error.
const EM_REPLICATE_TOLERANCE: f64 = 1e-8;

/// Iterations after which EM has not converged.
pub const EM_MAX_ITERATIONS: usize = 10_000;

/// Sums over the respondents who answered exactly the items `answered`.
struct Pattern {
    answered: Vec<usize>,
    missing: Vec<usize>,
    weight: f64,
    mean: DVector<f64>,
    /// Σ w (x − mean)(x − mean)' over the answered items.
    scatter: DMatrix<f64>,
}

/// Where the iterations begin.
pub(crate) type EmStart<'s> = (&'s DVector<f64>, &'s DMatrix<f64>);

/// Mean (k) and covariance (k × k, divisor Σw), from the available answers or from `start`: the limit is the same.
pub(super) fn em_moments(
    items: &ItemMatrix,
    weights: Option<&[f64]>,
    products: &CrossProducts,
    start: Option<EmStart<'_>>,
) -> Result<(DVector<f64>, DMatrix<f64>), MomentsFailure> {
    let k = items.items.len();
    let patterns = patterns(items, weights);
    let total: f64 = patterns.iter().map(|pattern| pattern.weight).sum();
    let variance = |i| products.centred_product(i, i) / products.pair_weight(i, i);
    let units: Vec<f64> = (0..k).map(|i| variance(i).sqrt()).collect();
    let (mut mean, mut covariance) = match start {
        Some((mean, covariance)) => (mean.clone(), covariance.clone()),
        None => (
            DVector::from_fn(k, |i, _| products.mean(i)),
            DMatrix::from_diagonal(&DVector::from_fn(k, |i, _| variance(i))),
        ),
    };
    let tolerance = if start.is_some() {
        EM_REPLICATE_TOLERANCE
    } else {
        EM_TOLERANCE
    };
    for _ in 0..EM_MAX_ITERATIONS {
        let (next_mean, next_covariance) = iterate(&patterns, total, &mean, &covariance)?;
        let moved = largest_change(&units, (&mean, &next_mean), (&covariance, &next_covariance));
        (mean, covariance) = (next_mean, next_covariance);
        if moved < tolerance {
            return Ok((mean, covariance));
        }
    }
    Err(MomentsFailure::EmNotConverged {
        iterations: EM_MAX_ITERATIONS,
    })
}

fn largest_change(
    units: &[f64],
    means: (&DVector<f64>, &DVector<f64>),
    covariances: (&DMatrix<f64>, &DMatrix<f64>),
) -> f64 {
    let mut largest = 0.0_f64;
    for (i, unit) in units.iter().enumerate() {
        largest = largest.max((means.0[i] - means.1[i]).abs() / unit);
        for (j, other) in units.iter().enumerate() {
            let change = (covariances.0[(i, j)] - covariances.1[(i, j)]).abs();
            largest = largest.max(change / (unit * other));
        }
    }
    largest
}

/// One E and one M step.
fn iterate(
    patterns: &[Pattern],
    total: f64,
    mean: &DVector<f64>,
    covariance: &DMatrix<f64>,
) -> Result<(DVector<f64>, DMatrix<f64>), MomentsFailure> {
    let k = mean.len();
    let factor = Cholesky::new(covariance.clone()).ok_or(MomentsFailure::NotPositiveDefinite)?;
    let precision = factor.inverse();
    // Expected sums of (x − mean) and of its products, over all respondents.
    let mut sums = DVector::zeros(k);
    let mut products = DMatrix::zeros(k, k);
    for pattern in patterns {
        pattern.add_expected(mean, &precision, &mut sums, &mut products)?;
    }
    let shift = sums / total;
    let next = products / total - &shift * shift.transpose();
    Ok((mean + shift, next))
}

impl Pattern {
    /// Adds the expected deviations from `mean` of the pattern's respondents, and their expected products.
    ///
    /// The missing items given the answered ones have the covariance (P_MM)⁻¹ and the regression −(P_MM)⁻¹ P_MO, with P
    /// the inverse of the covariance matrix: only as many equations as items are missing.
    fn add_expected(
        &self,
        mean: &DVector<f64>,
        precision: &DMatrix<f64>,
        sums: &mut DVector<f64>,
        products: &mut DMatrix<f64>,
    ) -> Result<(), MomentsFailure> {
        let deviation = &self.mean - mean.select_rows(&self.answered);
        let mut answered = self.scatter.clone();
        answered.ger(self.weight, &deviation, &deviation, 1.0);
        for (a, &i) in self.answered.iter().enumerate() {
            sums[i] += self.weight * deviation[a];
            for (b, &j) in self.answered.iter().enumerate() {
                products[(i, j)] += answered[(a, b)];
            }
        }
        if self.missing.is_empty() {
            return Ok(());
        }
        let rows = precision.select_rows(&self.missing);
        let conditional = Cholesky::new(rows.select_columns(&self.missing))
            .ok_or(MomentsFailure::NotPositiveDefinite)?
            .inverse();
        let regression = -(&conditional * rows.select_columns(&self.answered));
        let expected = &regression * &deviation;
        let cross = &regression * &answered;
        let filled = &cross * regression.transpose();
        for (a, &i) in self.missing.iter().enumerate() {
            sums[i] += self.weight * expected[a];
            for (b, &j) in self.answered.iter().enumerate() {
                products[(i, j)] += cross[(a, b)];
                products[(j, i)] += cross[(a, b)];
            }
            for (b, &j) in self.missing.iter().enumerate() {
                products[(i, j)] += filled[(a, b)] + self.weight * conditional[(a, b)];
            }
        }
        Ok(())
    }
}

/// Groups respondents by which items they answered, in a fixed order.
fn patterns(items: &ItemMatrix, weights: Option<&[f64]>) -> Vec<Pattern> {
    let mut respondents: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
    let weight_of = |respondent: usize| weights.map_or(1.0, |weights| weights[respondent]);
    for respondent in (0..items.respondents).filter(|&respondent| weight_of(respondent) > 0.0) {
        let flags: Vec<bool> = items
            .items
            .iter()
            .map(|item| !item.value(respondent).is_nan())
            .collect();
        respondents.entry(flags).or_default().push(respondent);
    }
    let pattern = |(flags, members): (&Vec<bool>, &Vec<usize>)| {
        let (answered, missing): (Vec<usize>, Vec<usize>) =
            (0..flags.len()).partition(|&item| flags[item]);
        let answers = |respondent: usize| {
            DVector::from_iterator(
                answered.len(),
                answered
                    .iter()
                    .map(|&item| items.items[item].value(respondent)),
            )
        };
        let weight = members
            .iter()
            .map(|&respondent| weight_of(respondent))
            .sum();
        let mut mean = DVector::zeros(answered.len());
        for &respondent in members {
            mean.axpy(weight_of(respondent) / weight, &answers(respondent), 1.0);
        }
        let mut scatter = DMatrix::zeros(answered.len(), answered.len());
        for &respondent in members {
            let deviation = answers(respondent) - &mean;
            scatter.ger(weight_of(respondent), &deviation, &deviation, 1.0);
        }
        Pattern {
            answered,
            missing,
            weight,
            mean,
            scatter,
        }
    };
    respondents.iter().map(pattern).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::ItemColumn;

    #[test]
    fn monotone_pattern_has_the_closed_form() {
        // y is missing for the last two: its ML mean is ȳ + b(x̄_all − x̄_complete), b from the complete pairs.
        let x = [1.0, 2.0, 3.0, 4.0, 6.0, 8.0];
        let y = [2.0, 3.0, 5.0, 4.0, f64::NAN, f64::NAN];
        let items = ItemMatrix {
            respondents: 6,
            items: vec![ItemColumn::from_numbers(&x), ItemColumn::from_numbers(&y)],
        };
        let products = CrossProducts::new(&items, None, 1);
        let (mean, covariance) = em_moments(&items, None, &products, None).unwrap();
        // complete pairs: x̄ = 2.5, ȳ = 3.5, S_xy = 4, S_xx = 5, b = .8
        assert!((mean[0] - 4.0).abs() < 1e-10);
        assert!((mean[1] - (3.5 + 0.8 * 1.5)).abs() < 1e-9);
        assert!((covariance[(0, 1)] / covariance[(0, 0)] - 0.8).abs() < 1e-9);
    }
}
