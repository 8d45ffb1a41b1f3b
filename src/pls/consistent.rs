//! Consistent PLS: the correction for attenuation of common-factor constructs.

use nalgebra::{Cholesky, DMatrix, DVector};

use super::layout::Layout;
use super::solver::PlsSolution;
use crate::model::Mode;

/// Why a correction is not admissible; constructs by position.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Inadmissible {
    /// ρ_A outside (0, 1].
    #[error("rho_A of construct {construct} is {rho_a}")]
    Reliability {
        /// The construct.
        construct: usize,
        /// Its ρ_A.
        rho_a: f64,
    },
    /// A corrected correlation beyond ±1.
    #[error("the corrected correlation of constructs {first} and {second} is {correlation}")]
    Correlation {
        /// One construct.
        first: usize,
        /// The other construct.
        second: usize,
        /// Their corrected correlation.
        correlation: f64,
    },
    /// The corrected construct correlations are not positive definite.
    #[error("the corrected construct correlations are not positive definite")]
    NotPositiveDefinite,
}

/// What consistent PLS puts in place of the composite figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// k standardised loadings: w√ρ_A/(w'w) for common factors, composite loadings otherwise.
    pub loadings: DVector<f64>,
    /// m × m construct correlations divided by √(ρ_A,i ρ_A,j).
    pub construct_correlations: DMatrix<f64>,
}

/// Dijkstra & Henseler's ρ_A of each construct; `None` for single items and Mode B.
///
/// ρ_A = (w'w)² · \[w'(S − diag S)w\] / \[w'(ww' − diag(ww'))w\] with w'Sw = 1, S the item matrix that the weights
/// were estimated on; dimensions' scores have variance 1. `rho_a` has one slot per construct. Source: Dijkstra & Henseler
/// 2015, eq. 3.
pub(crate) fn rho_a_into(
    solution: &PlsSolution,
    layout: &Layout,
    items: &DMatrix<f64>,
    rho_a: &mut [Option<f64>],
) {
    let survey_items = layout.survey_items();
    let variance = |i: usize| if i < survey_items { items[(i, i)] } else { 1.0 };
    for (construct, block) in layout.blocks.iter().enumerate() {
        let weights = block
            .clone()
            .map(|i| (solution.outer_weights[i].powi(2), variance(i)));
        let (mut squares, mut fourths, mut diagonal) = (0.0, 0.0, 0.0);
        for (square, variance) in weights {
            squares += square;
            fourths += square * square;
            diagonal += square * variance;
        }
        let common_factor = layout.modes[construct] == Mode::A && block.len() > 1;
        rho_a[construct] = common_factor
            .then(|| squares * squares * (1.0 - diagonal) / (squares * squares - fourths));
    }
}

impl Correction {
    /// The corrected loadings and correlations of a solution on `items`, given its ρ_A.
    ///
    /// # Errors
    /// [`Inadmissible`], naming the construct, when ρ_A is not in (0, 1], a corrected correlation leaves \[−1, 1\]
    /// or the corrected matrix is not positive definite.
    pub fn new(
        solution: &PlsSolution,
        layout: &Layout,
        items: &DMatrix<f64>,
        rho_a: &[Option<f64>],
    ) -> Result<Self, Inadmissible> {
        let m = layout.constructs();
        let roots = reliability_roots(rho_a)?;
        let mut correlations = solution.construct_correlations.clone();
        for first in 0..m {
            for second in 0..m {
                if first == second {
                    correlations[(first, second)] = 1.0;
                    continue;
                }
                correlations[(first, second)] /= roots[first] * roots[second];
                let correlation = correlations[(first, second)];
                if correlation.abs() > 1.0 {
                    return Err(Inadmissible::Correlation {
                        first,
                        second,
                        correlation,
                    });
                }
            }
        }
        if Cholesky::new(correlations.clone()).is_none() {
            return Err(Inadmissible::NotPositiveDefinite);
        }
        let mut loadings = DVector::zeros(layout.items());
        for (construct, block) in layout.blocks.iter().enumerate() {
            let squares: f64 = block
                .clone()
                .map(|i| solution.outer_weights[i].powi(2))
                .sum();
            for i in block.clone() {
                let raw = match rho_a[construct] {
                    Some(_) => solution.outer_weights[i] * roots[construct] / squares,
                    None => solution.item_covariances[(i, construct)],
                };
                loadings[i] = raw / items[(i, i)].sqrt();
            }
        }
        Ok(Self {
            loadings,
            construct_correlations: correlations,
        })
    }
}

/// √ρ_A per construct, 1 where ρ_A is not defined.
fn reliability_roots(rho_a: &[Option<f64>]) -> Result<Vec<f64>, Inadmissible> {
    let root = |(construct, rho_a): (usize, &Option<f64>)| match *rho_a {
        None => Ok(1.0),
        Some(rho_a) if rho_a > 0.0 && rho_a <= 1.0 => Ok(rho_a.sqrt()),
        Some(rho_a) => Err(Inadmissible::Reliability { construct, rho_a }),
    };
    rho_a.iter().enumerate().map(root).collect()
}
