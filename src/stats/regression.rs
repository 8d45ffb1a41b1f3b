//! Least squares from correlations: one regression solved again and again on its own buffers.

use nalgebra::{DMatrix, DVector};

use super::factor::CholeskyFactor;

/// Smallest share of a predecessor's variance that the others may leave unexplained (its tolerance,
/// 1/VIF) before the block counts as collinear.
pub const SMALLEST_TOLERANCE: f64 = 1e-10;

/// The predecessors of a regression are linearly dependent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the predecessors are linearly dependent")]
pub struct Singular;

/// The regression of one variable on p others, given their correlations.
///
/// b = R⁻¹ r by Cholesky, with R the p × p correlations of the predecessors and r their correlations with
/// the target. The buffers are made once; solving again allocates nothing.
#[derive(Debug, Clone)]
pub struct CorrelationRegression {
    target: usize,
    predecessors: Vec<usize>,
    factor: CholeskyFactor,
    coefficients: DVector<f64>,
    unit: DVector<f64>,
    inverse_diagonal: Vec<f64>,
}

impl CorrelationRegression {
    /// A regression of variable `target` on `predecessors` (positions in the correlation matrix).
    #[must_use]
    pub fn new(target: usize, predecessors: &[usize]) -> Self {
        let p = predecessors.len();
        Self {
            target,
            predecessors: predecessors.to_vec(),
            factor: CholeskyFactor::new(p),
            coefficients: DVector::zeros(p),
            unit: DVector::zeros(p),
            inverse_diagonal: vec![1.0; p],
        }
    }

    /// Position of the explained variable.
    #[must_use]
    pub fn target(&self) -> usize {
        self.target
    }

    /// Positions of the explaining variables.
    #[must_use]
    pub fn predecessors(&self) -> &[usize] {
        &self.predecessors
    }

    /// The coefficients of the last solution, one per predecessor.
    #[must_use]
    pub fn coefficients(&self) -> &[f64] {
        self.coefficients.as_slice()
    }

    /// The diagonal of R⁻¹ at the last [`CorrelationRegression::solve_with_inverse`]: the predecessors' variance
    /// inflation factors.
    #[must_use]
    pub fn inverse_diagonal(&self) -> &[f64] {
        &self.inverse_diagonal
    }

    /// Solves for the standardised coefficients under `correlations` (m × m, symmetric).
    ///
    /// # Errors
    /// [`Singular`] when a predecessor is explained by those before it up to [`SMALLEST_TOLERANCE`].
    pub fn solve(&mut self, correlations: &DMatrix<f64>) -> Result<(), Singular> {
        self.factor(correlations, false)
    }

    /// As [`CorrelationRegression::solve`], and computes the diagonal of R⁻¹.
    ///
    /// # Errors
    /// [`Singular`] as there.
    pub fn solve_with_inverse(&mut self, correlations: &DMatrix<f64>) -> Result<(), Singular> {
        self.factor(correlations, true)
    }

    fn factor(&mut self, correlations: &DMatrix<f64>, inverse: bool) -> Result<(), Singular> {
        let of = &self.predecessors;
        for (coefficient, &predecessor) in self.coefficients.iter_mut().zip(of) {
            *coefficient = correlations[(predecessor, self.target)];
        }
        if let ([coefficient], [only]) = (self.coefficients.as_mut_slice(), of.as_slice()) {
            *coefficient /= correlations[(*only, *only)];
            return Ok(());
        }
        let factor = self
            .factor
            .compute(|row, column| correlations[(of[row], of[column])])?;
        factor.solve_mut(&mut self.coefficients);
        if inverse {
            for (j, slot) in self.inverse_diagonal.iter_mut().enumerate() {
                self.unit.fill(0.0);
                self.unit[j] = 1.0;
                factor.solve_mut(&mut self.unit);
                *slot = self.unit[j];
            }
        }
        Ok(())
    }

    /// R² = b'r of the last solution under the same `correlations`.
    #[must_use]
    pub fn r_squared(&self, correlations: &DMatrix<f64>) -> f64 {
        let products = self.predecessors.iter().zip(self.coefficients.iter());
        products
            .map(|(&a, b)| b * correlations[(a, self.target)])
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::*;

    #[test]
    fn two_predecessors_by_hand() {
        // b1 = (r1 − r12 r2)/(1 − r12²) = (.5 − .4·.6)/.84, b2 = (.6 − .4·.5)/.84
        let c = dmatrix![1.0, 0.4, 0.5; 0.4, 1.0, 0.6; 0.5, 0.6, 1.0];
        let mut regression = CorrelationRegression::new(2, &[0, 1]);
        regression.solve(&c).unwrap();
        let b = regression.coefficients();
        assert!((b[0] - 0.26 / 0.84).abs() < 1e-15);
        assert!((b[1] - 0.40 / 0.84).abs() < 1e-15);
        let expected = 0.5 * 0.26 / 0.84 + 0.6 * 0.40 / 0.84;
        assert!((regression.r_squared(&c) - expected).abs() < 1e-15);
    }

    #[test]
    fn dependent_predecessors_are_singular_and_the_buffers_survive() {
        let dependent = dmatrix![1.0, 1.0, 0.5; 1.0, 1.0, 0.5; 0.5, 0.5, 1.0];
        let sound = dmatrix![1.0, 0.0, 0.5; 0.0, 1.0, 0.5; 0.5, 0.5, 1.0];
        let mut regression = CorrelationRegression::new(2, &[0, 1]);
        assert_eq!(regression.solve(&dependent), Err(Singular));
        assert_eq!(regression.solve(&sound), Ok(()));
        assert!((regression.coefficients()[1] - 0.5).abs() < 1e-15);
    }
}
