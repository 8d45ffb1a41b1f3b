//! Loadings, path coefficients and effects from a PLS solution.
//!
//! Input: construct correlations (m × m) and a [`Layout`](crate::pls::Layout). Output: [`StructuralEstimates`].
//! Source: Tenenhaus et al. 2005, CSDA 48(1) 159–205, section 2. Invariant: matrices are source × target; a pair
//! without a path has a coefficient of 0 and is named by no equation.

mod routes;
mod structural;

pub use routes::{Route, indirect_routes};
pub use structural::{
    StructuralEstimates, StructuralEstimator, adjusted_r_squared, path_standard_error,
};
