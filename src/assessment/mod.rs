//! Reliability and convergent validity of the blocks.
//!
//! Input: item correlations, loadings, outer weights. Output: one [`Reliability`] per construct. Sources at each
//! figure. Invariant: not defined is `None`, never 0 or 1.

mod reliability;

pub use reliability::{Reliability, average_variance_extracted, cronbach_alpha, rho_c};
