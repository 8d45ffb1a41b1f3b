//! What is wrong with a survey's answers, before anything is estimated from them.
//!
//! Input: [`Responses`](crate::survey::Responses) and the codebook of a study, or of the columns that look like ratings
//! ([`ratings`]). Output: [`Checked`]: [`Finding`]s with their gravity and respondents, and the counts behind them.
//! Invariants: all findings come out of one run, whatever else is wrong; faults are those of
//! [`inspect`](crate::cleaning::inspect), which a fit would stop at; nothing is dropped or changed; a finding that could as well
//! be a sincere answer is information.

mod checked;
mod finding;
mod item_checks;
mod item_rest;
mod power;
mod quotas;
mod ratings;
mod respondent_checks;
mod sample_checks;

pub use checked::{CheckMaterial, Checked, FlaggedRespondent, ResponseCounts, check};
pub use finding::Finding;
pub use item_checks::ItemFigures;
pub use power::{
    SMALLEST_PATH, SMALLEST_R_SQUARED, least_by_ten_times, least_for_path, least_for_r_squared,
    minimum_sample,
};
pub use quotas::QuotaCount;
pub use ratings::{Ratings, ratings};
pub use sample_checks::SampleFigures;
