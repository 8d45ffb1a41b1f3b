//! Indices from 0 to 100 of constructs and items.
//!
//! Input: outer weights, item means and covariances on 0–100. Output: index weights, indices and the standard
//! deviations of respondent scores. Source: Fornell et al. 1996, J. Marketing 60(4) 7–18. Invariant: 0 and 100
//! are the ends of the questionnaire's scale, never of the sample; a negative index weight gives no index.

mod weights;

pub use weights::{ConstructIndex, construct_index, index_weights_into};
