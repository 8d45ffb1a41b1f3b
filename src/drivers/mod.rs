//! What moves the index: importance, performance, impact, potential and priority; relative weights, factors and ceilings.
//!
//! Input: total effects, the standard deviations of respondent scores and a [`CutRule`](crate::study::CutRule); correlations;
//! answers. Output: importances in index points per point and priority classes; shares of R² ([`ShapleyShares`],
//! [`johnson_weights`]); classes of the two-factor theory ([`FactorClass`], [`AsymmetryClass`]); ceilings of necessary conditions
//! ([`Ceilings`]). Source: Martilla & James 1977, J. Marketing 41(1) 77–79; Ringle & Sarstedt 2016, IMDS 116(9) 1865–1886; the
//! others stand at each. Invariant: pure arithmetic, linear where nothing else is said, other things equal; nothing here says
//! "causes".

mod ceiling;
mod importance;
mod johnson;
mod priority;
mod shapley;
mod two_factor;

pub use ceiling::{CeilingLine, Ceilings, NeededLevel};
pub use importance::{IMPACT_STEP, importance};
pub use johnson::johnson_weights;
pub use priority::{CutLines, Priority};
pub use shapley::{LARGEST_EXACT, OrderedGains, ShapleyShares};
pub use two_factor::{AsymmetryClass, EXTREME_SHARE, ExtremeAnswers, FactorClass, impact_range};
