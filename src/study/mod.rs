//! The study: this questionnaire and how to treat it.
//!
//! Input: study TOML, or the same settings from the command line; then a model and the survey's headers.
//! Output: [`Study`] and, resolved against model and headers, [`Codebook`]. Invariant: everything a run depends
//! on is in them; unknown keys are errors with the nearest known key.

mod codebook;
mod settings;

pub use codebook::{Codebook, CodebookItem};
pub use settings::{IndexWeights, IntervalKind, Metric, MissingTreatment, Scheme, Settings};
