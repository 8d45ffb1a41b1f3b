//! Shares of R² by way of the nearest orthogonal variables: Johnson's relative weights.

use nalgebra::{DMatrix, SymmetricEigen};

use crate::stats::{SMALLEST_TOLERANCE, Singular};

/// Johnson's relative weights of p predictors: εⱼ = Σₖ Lⱼₖ² bₖ².
///
/// `correlations` is (p + 1) × (p + 1), the outcome last. With R = VΛV' the correlations of the predictors and r those with
/// the outcome, L = VΛ^½V' are the correlations of the predictors with the nearest orthogonal variables and b = L⁻¹r the
/// coefficients of these. Never negative; they sum to R². Source: Johnson 2000, Multivariate Behavioral Research 35(1) 1–19.
///
/// # Errors
/// [`Singular`] when the predictors are linearly dependent.
pub fn johnson_weights(correlations: &DMatrix<f64>) -> Result<Vec<f64>, Singular> {
    let p = correlations.nrows().saturating_sub(1);
    let among = correlations.view((0, 0), (p, p)).clone_owned();
    let with_outcome = correlations.view((0, p), (p, 1)).clone_owned();
    let SymmetricEigen {
        eigenvectors,
        eigenvalues,
    } = SymmetricEigen::new(among);
    if eigenvalues
        .iter()
        .any(|value| !(*value >= SMALLEST_TOLERANCE))
    {
        return Err(Singular);
    }
    let root = |power: f64| {
        let diagonal = DMatrix::from_diagonal(&eigenvalues.map(|value| value.powf(power)));
        &eigenvectors * diagonal * eigenvectors.transpose()
    };
    let squares = (root(-0.5) * with_outcome).map(|b| b * b);
    let weights = root(0.5).map(|loading| loading * loading) * squares;
    Ok(weights.column(0).iter().copied().collect())
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::super::shapley::tests::mobile;
    use super::*;

    #[test]
    fn the_mobile_answers_against_an_independent_program() {
        // numpy: eigh, L = VΛ^½V', b = solve(L, r)
        let weights = johnson_weights(&mobile()).unwrap();
        let expected = [
            0.1295051936847942,
            0.05524769429331425,
            0.04558655420027925,
            0.07574679800810298,
            0.035169975727956146,
            0.04275557353956748,
            0.0627367655957006,
        ];
        for (weight, expected) in weights.iter().zip(expected) {
            assert!((weight - expected).abs() < 1e-12);
        }
        assert!((weights.iter().sum::<f64>() - 0.44674855504971467).abs() < 1e-12);
    }

    #[test]
    fn uncorrelated_predictors_keep_their_squares_and_twins_are_singular() {
        let weights = johnson_weights(&dmatrix![1.0, 0.0, 0.6; 0.0, 1.0, -0.3; 0.6, -0.3, 1.0]);
        let weights = weights.unwrap();
        assert!((weights[0] - 0.36).abs() < 1e-12 && (weights[1] - 0.09).abs() < 1e-12);
        let twins = dmatrix![1.0, 1.0, 0.5; 1.0, 1.0, 0.5; 0.5, 0.5, 1.0];
        assert_eq!(johnson_weights(&twins), Err(Singular));
    }
}
