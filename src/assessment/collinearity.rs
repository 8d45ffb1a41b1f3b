//! Collinearity: how much of a variable do the others already say?

use nalgebra::{Cholesky, DMatrix};

use crate::stats::SMALLEST_TOLERANCE;

/// Variance inflation factors of the variables at `positions`: VIFⱼ = (R⁻¹)ⱼⱼ = 1/(1 − Rⱼ²), Rⱼ² that of the
/// regression of j on the others.
///
/// `correlations` is m × m; one factor per position, 1 or more. `None` for fewer than two variables, and when one
/// is explained by the others up to [`SMALLEST_TOLERANCE`]: its factor is without bound. Source: Marquardt 1970,
/// Technometrics 12(3) 591–612.
#[must_use]
pub fn variance_inflation(correlations: &DMatrix<f64>, positions: &[usize]) -> Option<Vec<f64>> {
    let size = positions.len();
    if size < 2 {
        return None;
    }
    let matrix = DMatrix::from_fn(size, size, |i, j| {
        correlations[(positions[i], positions[j])]
    });
    let inverse = Cholesky::new(matrix)?.inverse();
    let factors: Vec<f64> = inverse.diagonal().iter().copied().collect();
    let bounded = |factor: &f64| *factor * SMALLEST_TOLERANCE < 1.0;
    factors.iter().all(bounded).then_some(factors)
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::*;

    #[test]
    fn two_variables_inflate_each_other_alike() {
        // 1/(1 − .6²)
        let r = dmatrix![1.0, 0.3, 0.6; 0.3, 1.0, 0.0; 0.6, 0.0, 1.0];
        let factors = variance_inflation(&r, &[0, 2]).unwrap();
        assert!(
            factors
                .iter()
                .all(|factor| (factor - 1.0 / 0.64).abs() < 1e-15)
        );
    }

    #[test]
    fn one_variable_or_dependent_ones_have_none() {
        let r = dmatrix![1.0, 1.0; 1.0, 1.0];
        assert_eq!(variance_inflation(&r, &[0]), None);
        assert_eq!(variance_inflation(&r, &[0, 1]), None);
    }
}
