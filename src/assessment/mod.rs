//! Reliability, validity, collinearity and overall fit.
//!
//! Input: item correlations, loadings, outer weights and paths of a fit. Output: [`Reliability`] per construct, HTMT and
//! HTMT2 per pair, variance inflation, information criteria per equation, [`ModelFit`] of the whole, and the [`Criterion`]s that judge
//! them. Sources at each
//! figure. Invariant: not defined is `None`, never 0 or 1.

mod collinearity;
mod criteria;
mod discriminant;
mod information;
mod model_fit;
mod reliability;

pub use collinearity::variance_inflation;
pub use criteria::{Area, Criterion, Rule, Verdict};
pub use discriminant::{fornell_larcker_margin, htmt, htmt2, monotrait_means_into};
pub use information::{InformationCriteria, information_criteria};
pub use model_fit::{FittedModel, ModelFit, Reading, Structure, model_fit};
pub use reliability::{Reliability, average_variance_extracted, cronbach_alpha, rho_c};
