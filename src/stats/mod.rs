//! Pure numerics on numbers: regression from correlations, the normal distribution and tests of it.
//!
//! Input and output: numbers and matrices. Sources stand at each function. Invariant: "not defined" is an
//! `Option` or an error, never 0, 1 or NaN.

mod factor;
mod families;
mod normal;
mod normality;
mod regression;

pub use factor::CholeskyFactor;
pub use families::holm;
pub use normal::{standard_normal_cdf, standard_normal_quantile, standard_normal_tail};
pub use normality::{NormalityTest, anderson_darling, normal_scores_into};
pub use regression::{CorrelationRegression, SMALLEST_TOLERANCE, Singular};
