//! Pure numerics on numbers: regression from correlations.
//!
//! Input and output: numbers and matrices. Sources stand at each function. Invariant: "not defined" is an
//! `Option` or an error, never 0, 1 or NaN.

mod regression;

pub use regression::{CorrelationRegression, SMALLEST_TOLERANCE, Singular};
