//! Overall fit: how far are the item correlations from those that the model implies?
//!
//! Notation: R the k × k item correlations, Σ̂ those implied, λ loadings, C construct correlations (m × m), B path
//! coefficients, k* = k(k + 1)/2.

use nalgebra::{Cholesky, DMatrix, DVector};

use crate::estimates::StructuralEstimates;
use crate::model::Mode;
use crate::pls::Layout;

/// What the model says of the correlations within a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Constructs are composites: nothing, items of one block go together as they do.
    Composite,
    /// Constructs in Mode A are common factors: two items of a block correlate as λλ' says. Mode B stays composite.
    CommonFactor,
}

impl Reading {
    /// Whether blocks of this mode are composites.
    #[must_use]
    pub fn is_composite(self, mode: Mode) -> bool {
        self == Self::Composite || mode == Mode::B
    }
}

/// What the model says of the correlations between constructs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Structure {
    /// They follow from the paths.
    Estimated,
    /// Nothing: every construct may go with every other, so that only the measurement is judged.
    Saturated,
}

/// Distances between R and Σ̂; 0 is perfect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModelFit {
    /// Standardised root mean square residual √(Σ (R − Σ̂)²/k*) over the lower triangle with the diagonal.
    pub srmr: f64,
    /// Squared Euclidean distance ½ Σ (R − Σ̂)² over all cells.
    pub d_uls: f64,
    /// Geodesic distance ½ Σ (ln φ)², φ the eigenvalues of R⁻¹Σ̂; `None` when R or Σ̂ is not positive definite.
    pub d_g: Option<f64>,
    /// Maximum-likelihood discrepancy ln|Σ̂| + tr(RΣ̂⁻¹) − ln|R| − k; `None` as `d_g`.
    pub f_ml: Option<f64>,
    /// Normed fit index 1 − F_ML/F_null with F_null = −ln|R|, at most 1; `None` as `d_g` and for uncorrelated items.
    pub nfi: Option<f64>,
}

/// The figures of a fit that its implied correlations follow from.
#[derive(Debug, Clone, Copy)]
pub struct FittedModel<'a> {
    /// Blocks and equations.
    pub layout: &'a Layout,
    /// k × k item correlations R.
    pub item_correlations: &'a DMatrix<f64>,
    /// k standardised loadings, corrected under consistent PLS.
    pub loadings: &'a DVector<f64>,
    /// m × m construct correlations, corrected under consistent PLS.
    pub construct_correlations: &'a DMatrix<f64>,
    /// Paths and R².
    pub structural: &'a StructuralEstimates,
}

impl FittedModel<'_> {
    /// m × m construct correlations that the paths imply: (I + T)' Ψ (I + T) with unit diagonal.
    ///
    /// T = (I − B)⁻¹ − I are the total effects; Ψ holds the correlations of exogenous constructs and 1 − R² of the
    /// endogenous ones. The diagonal, off by little where implied and estimated correlations of predecessors differ, is
    /// set to 1. Source: Bollen 1989, eq. 8.45; the diagonal as in cSEM 0.6.
    #[must_use]
    pub fn implied_construct_correlations(&self) -> DMatrix<f64> {
        let m = self.layout.constructs();
        let r_squared = &self.structural.r_squared;
        let disturbances = DMatrix::from_fn(m, m, |i, j| match (r_squared[i], r_squared[j]) {
            (None, None) => self.construct_correlations[(i, j)],
            (Some(explained), _) if i == j => 1.0 - explained,
            _ => 0.0,
        });
        let effects = DMatrix::identity(m, m) + &self.structural.total_effects;
        let mut implied = effects.transpose() * disturbances * &effects;
        implied.fill_diagonal(1.0);
        implied
    }

    /// k × k item correlations Σ̂: λᵢ λⱼ C between blocks and, for common factors, within them; R within composites.
    #[must_use]
    pub fn implied_item_correlations(
        &self,
        structure: Structure,
        reading: Reading,
    ) -> DMatrix<f64> {
        let estimated;
        let constructs = match structure {
            Structure::Saturated => self.construct_correlations,
            Structure::Estimated => {
                estimated = self.implied_construct_correlations();
                &estimated
            }
        };
        let owners = self.layout.construct_of_items();
        let k = owners.len();
        DMatrix::from_fn(k, k, |i, j| {
            let (a, b) = (owners[i], owners[j]);
            if i == j {
                1.0
            } else if a == b && reading.is_composite(self.layout.modes[a]) {
                self.item_correlations[(i, j)]
            } else {
                self.loadings[i] * self.loadings[j] * constructs[(a, b)]
            }
        })
    }

    /// The distances between the item correlations and those implied.
    #[must_use]
    pub fn fit(&self, structure: Structure, reading: Reading) -> ModelFit {
        let implied = self.implied_item_correlations(structure, reading);
        model_fit(self.item_correlations, &implied)
    }

    /// Root mean squared residual correlation of the items, given the constructs.
    ///
    /// Θ = R − P L − (P L)' + L'CL, with `cross_loadings` P (k × m) the correlations of items with composites and L
    /// (m × k) the loadings; the mean is over the lower triangle without the diagonal and without pairs within
    /// composites. 0 is perfect; `None` without such pairs. Source: Lohmöller 1989; Henseler et al. 2014, Organizational
    /// Research Methods 17(2) 182–209.
    #[must_use]
    pub fn rms_theta(&self, reading: Reading, cross_loadings: &DMatrix<f64>) -> Option<f64> {
        let owners = self.layout.construct_of_items();
        let (mut squares, mut pairs) = (0.0, 0_usize);
        for i in 0..owners.len() {
            for j in 0..i {
                let (a, b) = (owners[i], owners[j]);
                if a == b && reading.is_composite(self.layout.modes[a]) {
                    continue;
                }
                let (first, second) = (self.loadings[i], self.loadings[j]);
                let residual = self.item_correlations[(i, j)]
                    - cross_loadings[(i, b)] * second
                    - cross_loadings[(j, a)] * first
                    + first * second * self.construct_correlations[(a, b)];
                squares += residual * residual;
                pairs += 1;
            }
        }
        (pairs > 0).then(|| (squares / pairs as f64).sqrt())
    }

    /// GoF = √(mean communality × mean R²), communality λ² over the items of blocks with several.
    ///
    /// 0 to 1, descriptive: it does not tell right from wrong models. `None` when every block is a single item.
    /// Source: Tenenhaus et al. 2005, section 2.4; Henseler & Sarstedt 2013, Comput. Stat. 28 565–580.
    #[must_use]
    pub fn goodness_of_fit(&self) -> Option<f64> {
        let blocks = self.layout.blocks.iter().filter(|block| block.len() > 1);
        let communalities: Vec<f64> = blocks
            .flat_map(Clone::clone)
            .map(|item| self.loadings[item].powi(2))
            .collect();
        let r_squared: Vec<f64> = self
            .structural
            .r_squared
            .iter()
            .flatten()
            .copied()
            .collect();
        Some((mean(&communalities)? * mean(&r_squared)?).sqrt())
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The distances between `correlations` R and `implied` Σ̂, both k × k.
///
/// F_ML = Σ (ln φ + 1/φ − 1) over the eigenvalues φ of R⁻¹Σ̂, which are those of L⁻¹Σ̂L⁻ᵀ with R = LL'. Sources: SRMR
/// Hu & Bentler 1999, Struct. Equ. Modeling 6(1) 1–55; distances Dijkstra & Henseler 2015, CSDA 81 10–23, section 2.3;
/// NFI Bentler & Bonett 1980, Psychol. Bull. 88(3) 588–606.
#[must_use]
pub fn model_fit(correlations: &DMatrix<f64>, implied: &DMatrix<f64>) -> ModelFit {
    let k = correlations.nrows();
    let (mut all, mut diagonal) = (0.0, 0.0);
    for j in 0..k {
        for i in 0..k {
            all += (correlations[(i, j)] - implied[(i, j)]).powi(2);
        }
        diagonal += (correlations[(j, j)] - implied[(j, j)]).powi(2);
    }
    let cells = (k * (k + 1)) as f64 / 2.0;
    let spectrum = relative_eigenvalues(correlations, implied);
    let f_ml = spectrum.as_ref().map(|(ratios, _)| {
        ratios
            .iter()
            .map(|ratio| ratio.ln() + 1.0 / ratio - 1.0)
            .sum()
    });
    let null = spectrum
        .as_ref()
        .map(|(_, log_determinant)| -log_determinant);
    ModelFit {
        srmr: (f64::midpoint(all, diagonal) / cells).sqrt(),
        d_uls: all / 2.0,
        d_g: spectrum
            .as_ref()
            .map(|(ratios, _)| ratios.iter().map(|ratio| ratio.ln().powi(2)).sum::<f64>() / 2.0),
        f_ml,
        nfi: f_ml
            .zip(null)
            .and_then(|(f_ml, null): (f64, f64)| (null > 0.0).then(|| 1.0 - f_ml / null)),
    }
}

/// The eigenvalues of R⁻¹Σ̂ and ln|R|; `None` unless both are positive definite.
fn relative_eigenvalues(
    correlations: &DMatrix<f64>,
    implied: &DMatrix<f64>,
) -> Option<(DVector<f64>, f64)> {
    let lower = Cholesky::new(correlations.clone())?.unpack();
    let half = lower.solve_lower_triangular(implied)?;
    let whitened = lower.solve_lower_triangular(&half.transpose())?;
    let ratios = whitened.symmetric_eigenvalues();
    let log_determinant = 2.0 * lower.diagonal().iter().map(|root| root.ln()).sum::<f64>();
    ratios
        .iter()
        .all(|ratio| *ratio > 0.0)
        .then_some((ratios, log_determinant))
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::*;

    #[test]
    fn two_items_by_hand() {
        // residual .2 once: SRMR √(.04/3), d_ULS .04. R⁻¹ for r = .6, Σ̂ with .4: eigenvalues 1.4/1.6 and .6/.4.
        let fit = model_fit(&dmatrix![1.0, 0.6; 0.6, 1.0], &dmatrix![1.0, 0.4; 0.4, 1.0]);
        assert!((fit.srmr - (0.04_f64 / 3.0).sqrt()).abs() < 1e-15);
        assert!((fit.d_uls - 0.04).abs() < 1e-15);
        let (a, b) = (1.4_f64 / 1.6, 0.6_f64 / 0.4);
        assert!((fit.d_g.unwrap() - f64::midpoint(a.ln().powi(2), b.ln().powi(2))).abs() < 1e-14);
        // ln(.84/.64) + tr(RΣ̂⁻¹) − 2, tr = 2(1 − .24)/.84
        let f_ml = (0.84_f64 / 0.64).ln() + 2.0 * 0.76 / 0.84 - 2.0;
        assert!((fit.f_ml.unwrap() - f_ml).abs() < 1e-14);
        assert!((fit.nfi.unwrap() - (1.0 - f_ml / -0.64_f64.ln())).abs() < 1e-13);
    }

    #[test]
    fn what_is_not_positive_definite_has_no_likelihood() {
        let sound = dmatrix![1.0, 0.5; 0.5, 1.0];
        let broken = dmatrix![1.0, 1.5; 1.5, 1.0];
        for (r, implied) in [(&sound, &broken), (&broken, &sound)] {
            let fit = model_fit(r, implied);
            assert_eq!((fit.d_g, fit.f_ml, fit.nfi), (None, None, None));
            assert!((fit.d_uls - 1.0).abs() < 1e-15);
        }
        let independent = DMatrix::identity(2, 2);
        let fit = model_fit(&independent, &independent);
        assert_eq!(fit.nfi, None);
        assert!(fit.d_g.unwrap().abs() < 1e-15);
    }
}
