//! From decoded answers to numbers, with a log of everything that was dropped or changed.
//!
//! Input: [`Responses`](crate::survey::Responses) and a [`Codebook`](crate::study::Codebook). Output:
//! [`Cleaned`]: item matrix n × k (NaN = missing), respondent weights, groups, [`CleaningLog`]. Invariants: an
//! answer is read once per distinct text, never per cell; nothing is dropped without an entry in the log.

mod item_matrix;
mod log;

pub use item_matrix::{ItemColumn, ItemMatrix};
pub use log::{CleaningLog, FilterLog, ItemLog, LabelCount, MissingCodeCount, WeightLog};
