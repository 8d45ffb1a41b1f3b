//! Means, covariances and sample sizes: all that estimation needs.
//!
//! Input: an [`ItemMatrix`](crate::cleaning::ItemMatrix) with respondent weights, or a correlation or covariance
//! matrix as CSV. Output: [`Moments`]. Invariants: answers are touched once; sums over whole-number answers with
//! whole-number weights are exact, so that their order (and the number of threads) does not matter; everything
//! else is summed in a fixed order.

mod columns;
mod cross_products;
mod em;
mod held_out;
mod matrix_input;
mod sample;

pub(crate) use columns::{AnswerColumns, BLOCK, EXACT_SINGLE};
pub use cross_products::CrossProducts;
pub use em::{EM_MAX_ITERATIONS, EM_TOLERANCE};
pub use matrix_input::{NamedMatrix, NamedMeans, read_matrix, read_means};
pub(crate) use sample::replicate_moments;
pub use sample::{Moments, MomentsFailure, estimate_moments};
