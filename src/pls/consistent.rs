//! Consistent PLS: the correction for attenuation of common-factor constructs.

use nalgebra::{DMatrix, DVector};

use super::layout::Layout;
use super::solver::PlsSolution;
use crate::model::Mode;
use crate::stats::CholeskyFactor;

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
#[derive(Debug, Clone)]
pub struct Correction {
    /// k standardised loadings: w√ρ_A/(w'w) for common factors, composite loadings otherwise.
    pub loadings: DVector<f64>,
    /// m × m construct correlations divided by √(ρ_A,i ρ_A,j).
    pub construct_correlations: DMatrix<f64>,
    roots: Vec<f64>,
    factor: CholeskyFactor,
}

/// Dijkstra & Henseler's ρ_A of each construct; `None` for single items and Mode B.
///
/// ρ_A = (w'w)² · \[w'(S − diag S)w\] / \[w'(ww' − diag(ww'))w\] with w'Sw = 1, S the item matrix that the weights
/// were estimated on. `rho_a` has one slot per construct. Source: Dijkstra & Henseler 2015, eq. 3.
pub(crate) fn rho_a_into(
    solution: &PlsSolution,
    layout: &Layout,
    items: &DMatrix<f64>,
    rho_a: &mut [Option<f64>],
) {
    for (construct, block) in layout.blocks.iter().enumerate() {
        let weights = block
            .clone()
            .map(|i| (solution.outer_weights[i].powi(2), items[(i, i)]));
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
    /// Buffers for the corrections of a layout's solutions.
    #[must_use]
    pub fn new(layout: &Layout) -> Self {
        let m = layout.constructs();
        Self {
            loadings: DVector::zeros(layout.items()),
            construct_correlations: DMatrix::zeros(m, m),
            roots: vec![1.0; m],
            factor: CholeskyFactor::new(m),
        }
    }

    /// The corrected loadings and correlations of a solution on `items`, given its ρ_A.
    ///
    /// # Errors
    /// [`Inadmissible`], naming the construct, when ρ_A is not in (0, 1], a corrected correlation leaves \[−1, 1\]
    /// or the corrected matrix is not positive definite.
    pub fn update(
        &mut self,
        solution: &PlsSolution,
        layout: &Layout,
        items: &DMatrix<f64>,
        rho_a: &[Option<f64>],
    ) -> Result<(), Inadmissible> {
        let m = layout.constructs();
        reliability_roots(rho_a, &mut self.roots)?;
        let (roots, correlations) = (&self.roots, &mut self.construct_correlations);
        correlations.copy_from(&solution.construct_correlations);
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
        if !positive_definite(&mut self.factor, correlations) {
            return Err(Inadmissible::NotPositiveDefinite);
        }
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
                self.loadings[i] = raw / items[(i, i)].sqrt();
            }
        }
        Ok(())
    }
}

fn positive_definite(factor: &mut CholeskyFactor, matrix: &DMatrix<f64>) -> bool {
    factor.compute(|row, column| matrix[(row, column)]).is_ok()
}

/// √ρ_A per construct, 1 where ρ_A is not defined.
fn reliability_roots(rho_a: &[Option<f64>], roots: &mut [f64]) -> Result<(), Inadmissible> {
    for (construct, (root, rho_a)) in roots.iter_mut().zip(rho_a).enumerate() {
        *root = match *rho_a {
            None => 1.0,
            Some(rho_a) if rho_a > 0.0 && rho_a <= 1.0 => rho_a.sqrt(),
            Some(rho_a) => return Err(Inadmissible::Reliability { construct, rho_a }),
        };
    }
    Ok(())
}
