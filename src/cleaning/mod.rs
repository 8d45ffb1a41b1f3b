//! From decoded answers to numbers, with a log of everything that was dropped or changed.
//!
//! Input: [`Responses`](crate::survey::Responses) and a [`Codebook`](crate::study::Codebook). Output:
//! [`Cleaned`]: item matrix n × k (NaN = missing), respondent weights, groups, the
//! sample's design, [`CleaningLog`]. Invariants: an
//! answer is read once per distinct text, never per cell; nothing is dropped without an entry in the log; the
//! codes of the answers are moved, not copied.
//!
//! Order: filter; each item's answers (blank, declared missing, label, number; scale; decimals; reversal);
//! respondents without any answer leave; under listwise treatment those who lack one; respondent weights; design;
//! items without variation. All faults in all columns are reported together.

mod answer_faults;
mod bad_answers;
mod clean;
mod design;
mod groups;
mod item_answers;
mod item_checks;
mod item_matrix;
mod listing;
mod log;
mod off_scale;
mod respondents;
mod sample_checks;
#[cfg(test)]
pub(crate) mod samples;
mod shared;
#[cfg(test)]
mod tests;
mod weights;

pub use clean::{Cleaned, clean};
pub use groups::Groups;
pub use item_matrix::{ItemColumn, ItemMatrix};
pub use log::{CleaningLog, FilterLog, ItemLog, LabelCount, MissingCodeCount, WeightLog};
pub use sample_checks::RECOMMENDED_RESPONDENTS;
pub use shared::UsedAnswers;
