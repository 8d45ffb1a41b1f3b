//! Pure numerics on numbers: regression from correlations, the normal and t distributions.
//!
//! Input and output: numbers and matrices. Sources stand at each function. Invariant: "not defined" is an
//! `Option` or an error, never 0, 1 or NaN.

mod factor;
mod normal;
mod regression;
mod student;

pub use factor::CholeskyFactor;
pub use normal::{standard_normal_cdf, standard_normal_quantile, standard_normal_tail};
pub use regression::{CorrelationRegression, SMALLEST_TOLERANCE, Singular};
pub use student::student_t_tail;
