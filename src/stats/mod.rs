//! Pure numerics on numbers: regression from correlations, the normal and t distributions, tests of normality,
//! intervals of shares.
//!
//! Input and output: numbers and matrices. Sources stand at each function. Invariant: "not defined" is an
//! `Option` or an error, never 0, 1 or NaN.

mod chi_squared;
mod factor;
mod families;
mod normal;
mod normality;
mod proportion;
mod regression;
mod student;

pub use chi_squared::chi_squared_tail;
pub use factor::CholeskyFactor;
pub use families::holm;
pub use normal::{standard_normal_cdf, standard_normal_quantile, standard_normal_tail};
pub use normality::{NormalityTest, anderson_darling, normal_scores_into};
pub use proportion::wilson_interval;
pub use regression::{CorrelationRegression, SMALLEST_TOLERANCE, Singular};
pub use student::{student_t_quantile, student_t_tail};
