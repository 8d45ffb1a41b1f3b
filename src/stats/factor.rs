//! A Cholesky factor that is computed again and again on one buffer.

use nalgebra::{Cholesky, DMatrix, Dyn};

use super::regression::{SMALLEST_TOLERANCE, Singular};

/// The factor L of a symmetric p × p matrix A = LL', on a buffer made once.
#[derive(Debug, Clone)]
pub struct CholeskyFactor {
    size: usize,
    state: State,
}

#[derive(Debug, Clone)]
enum State {
    Unused(DMatrix<f64>),
    Factor(Cholesky<f64, Dyn>),
}

impl CholeskyFactor {
    /// A buffer for matrices of `size` rows.
    #[must_use]
    pub fn new(size: usize) -> Self {
        let state = State::Unused(DMatrix::zeros(size, size));
        Self { size, state }
    }

    /// Factors the matrix whose entries `entry` gives, row and column; it reads the lower triangle.
    ///
    /// # Errors
    /// [`Singular`] when the matrix is not positive definite, or when a variable is explained by those before it
    /// up to [`SMALLEST_TOLERANCE`] of its variance.
    pub fn compute(
        &mut self,
        entry: impl Fn(usize, usize) -> f64,
    ) -> Result<&Cholesky<f64, Dyn>, Singular> {
        let empty = State::Unused(DMatrix::zeros(0, 0));
        let mut matrix = match std::mem::replace(&mut self.state, empty) {
            State::Unused(matrix) => matrix,
            State::Factor(factor) => factor.unpack_dirty(),
        };
        if matrix.nrows() != self.size {
            // The last factorisation failed and took the buffer along.
            matrix = DMatrix::zeros(self.size, self.size);
        }
        for column in 0..self.size {
            for row in column..self.size {
                matrix[(row, column)] = entry(row, column);
            }
        }
        self.state = State::Factor(Cholesky::new(matrix).ok_or(Singular)?);
        let factor = self.last().ok_or(Singular)?;
        let lower = factor.l_dirty();
        let explained = |j: usize| !(lower[(j, j)].powi(2) >= SMALLEST_TOLERANCE * entry(j, j));
        if (0..self.size).any(explained) {
            return Err(Singular);
        }
        Ok(factor)
    }

    /// The factor of the last matrix; `None` when there was none or it was not positive definite.
    #[must_use]
    pub fn last(&self) -> Option<&Cholesky<f64, Dyn>> {
        match &self.state {
            State::Unused(_) => None,
            State::Factor(factor) => Some(factor),
        }
    }
}

#[cfg(test)]
mod tests {
    use nalgebra::dvector;

    use super::*;

    #[test]
    fn a_failure_does_not_spoil_the_next_factor() {
        let mut buffer = CholeskyFactor::new(2);
        assert!(buffer.last().is_none());
        let indefinite = |row: usize, column: usize| if row == column { 1.0 } else { 2.0 };
        assert!(buffer.compute(indefinite).is_err());
        let dependent = |_: usize, _: usize| 1.0;
        assert!(buffer.compute(dependent).is_err());
        // [[4, 2], [2, 5]] x = (8, 12) has x = (1, 2)
        let matrix = |row: usize, column: usize| [[4.0, 2.0], [2.0, 5.0]][row][column];
        let solution = buffer.compute(matrix).unwrap().solve(&dvector![8.0, 12.0]);
        assert!((solution[0] - 1.0).abs() < 1e-15 && (solution[1] - 2.0).abs() < 1e-15);
    }
}
