//! Reliability, convergent and discriminant validity of the blocks.
//!
//! Input: item correlations, loadings, outer weights. Output: one [`Reliability`] per construct,
//! HTMT per pair. Sources at each
//! figure. Invariant: not defined is `None`, never 0 or 1.

mod discriminant;
mod reliability;

pub use discriminant::{htmt, monotrait_means_into};
pub use reliability::{Reliability, average_variance_extracted, cronbach_alpha, rho_c};
