//! Cronbach α, Jöreskog ρ_C, average variance extracted.

use std::ops::Range;

use nalgebra::DMatrix;

/// The reliability figures of one construct; `None` = not defined.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reliability {
    /// Cronbach's standardised α.
    pub alpha: Option<f64>,
    /// Dijkstra & Henseler's ρ_A (Mode A, two items or more).
    pub rho_a: Option<f64>,
    /// Jöreskog's ρ_C.
    pub rho_c: Option<f64>,
    /// Average variance extracted (Mode A).
    pub ave: Option<f64>,
}

/// Standardised Cronbach α of the items `block`: p/(p − 1) · (1 − p/ΣΣr).
///
/// `correlations` is k × k. At most 1, negative when the items contradict each other; `None` for a single item
/// or when the correlations sum to nothing positive. Source: Cronbach 1951, Psychometrika 16(3) 297–334.
#[must_use]
pub fn cronbach_alpha(correlations: &DMatrix<f64>, block: &Range<usize>) -> Option<f64> {
    let p = block.len() as f64;
    let pairs = block
        .clone()
        .flat_map(|i| block.clone().map(move |j| (i, j)));
    let sum: f64 = pairs.map(|pair| correlations[pair]).sum();
    (block.len() > 1 && sum > 0.0).then(|| p / (p - 1.0) * (1.0 - p / sum))
}

/// Jöreskog's ρ_C = (Σλ)²/((Σλ)² + Σ(1 − λ²)) of standardised `loadings`.
///
/// Between 0 and 1; `None` for a single item. Source: Jöreskog 1971, Psychometrika 36(2) 109–133.
#[must_use]
pub fn rho_c(loadings: &[f64]) -> Option<f64> {
    let sum: f64 = loadings.iter().sum();
    let errors: f64 = loadings.iter().map(|loading| 1.0 - loading * loading).sum();
    (loadings.len() > 1).then(|| sum * sum / (sum * sum + errors))
}

/// Average variance extracted: the mean squared standardised loading.
///
/// Between 0 and 1; `None` for a single item. Source: Fornell & Larcker 1981, J. Marketing Research 18(1) 39–50.
#[must_use]
pub fn average_variance_extracted(loadings: &[f64]) -> Option<f64> {
    let squares: f64 = loadings.iter().map(|loading| loading * loading).sum();
    (loadings.len() > 1).then(|| squares / loadings.len() as f64)
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::*;

    #[test]
    fn figures_by_hand() {
        // two items, r = .6: α = 2·.6/1.6
        let r = dmatrix![1.0, 0.6; 0.6, 1.0];
        assert!((cronbach_alpha(&r, &(0..2)).unwrap() - 0.75).abs() < 1e-15);
        // (1.4)²/(1.96 + .36 + .64) and (.64 + .36)/2
        assert!((rho_c(&[0.8, 0.6]).unwrap() - 1.96 / 2.96).abs() < 1e-15);
        assert!((average_variance_extracted(&[0.8, 0.6]).unwrap() - 0.5).abs() < 1e-15);
    }

    #[test]
    fn a_single_item_has_none() {
        assert_eq!(cronbach_alpha(&dmatrix![1.0], &(0..1)), None);
        assert_eq!(rho_c(&[1.0]), None);
        assert_eq!(average_variance_extracted(&[1.0]), None);
    }
}
