//! What moves the index: importance, performance, impact, potential and priority.
//!
//! Input: total effects, the standard deviations of respondent scores and a
//! [`CutRule`](crate::study::CutRule). Output: importances in index points per point and priority classes. Source: Martilla & James 1977, J. Marketing 41(1) 77–79; Ringle &
//! Sarstedt 2016, IMDS 116(9) 1865–1886. Invariant: linear, other things equal; nothing here says "causes".

mod importance;
mod priority;

pub use importance::{IMPACT_STEP, importance};
pub use priority::{CutLines, Priority};
