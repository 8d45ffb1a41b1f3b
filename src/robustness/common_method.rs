//! Full collinearity: does one method run through all constructs?

use nalgebra::DMatrix;

use crate::assessment::variance_inflation;

/// Full-collinearity VIF of each construct: 1/(1 − R²) of its regression on all others, (C⁻¹)ⱼⱼ.
///
/// `correlations` are the m × m construct correlations. At least 1; `None` for all when the constructs are collinear (no
/// construct's VIF is finite then that takes part, and which ones do is not unique), and for a single construct. Source:
/// Kock 2015, Int. J. e-Collaboration 11(4) 1–10.
#[must_use]
pub fn full_collinearity(correlations: &DMatrix<f64>) -> Vec<Option<f64>> {
    let m = correlations.nrows();
    let all: Vec<usize> = (0..m).collect();
    match variance_inflation(correlations, &all) {
        Some(factors) => factors.into_iter().map(Some).collect(),
        None => vec![None; m],
    }
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::*;

    #[test]
    fn two_constructs_and_three_by_hand() {
        // 1/(1 − .6²)
        let two = full_collinearity(&dmatrix![1.0, 0.6; 0.6, 1.0]);
        assert!(
            two.iter()
                .all(|vif| (vif.unwrap() - 1.0 / 0.64).abs() < 1e-12)
        );
        // r₁₂ = .5, r₁₃ = r₂₃ = 0 → 1/(1 − .25), 1/(1 − .25), 1
        let three = dmatrix![1.0, 0.5, 0.0; 0.5, 1.0, 0.0; 0.0, 0.0, 1.0];
        let expected = [4.0 / 3.0, 4.0 / 3.0, 1.0];
        for (vif, expected) in full_collinearity(&three).iter().zip(expected) {
            assert!((vif.unwrap() - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn collinear_constructs_and_a_single_one_have_none() {
        assert_eq!(
            full_collinearity(&dmatrix![1.0, 1.0; 1.0, 1.0]),
            [None, None]
        );
        assert_eq!(full_collinearity(&dmatrix![1.0]), [None]);
    }
}
