//! From decoded answers to numbers, with a log of everything that was dropped or changed.
//!
//! Input: [`Responses`](crate::survey::Responses) and a [`Codebook`](crate::study::Codebook). Output:
//! [`Cleaned`]: item matrix n × k (NaN = missing), respondent weights, groups, the
//! sample's design, [`CleaningLog`]. Invariants: an
//! answer is read once per distinct text, never per cell; nothing is dropped without an entry in the log; the
//! codes of the answers are moved, not copied.
//!
//! Answers in words whose labels the study does not declare are read by the embedded set that fits all columns with the
//! same answers, by the numbers that labels hold, or by the ends of a scale of numbers; nothing is guessed.
//!
//! Order: filter; labels; each item's answers (blank, declared missing, label, number; scale; decimals; reversal);
//! respondents without any answer leave; so do conspicuous ones whom the study excludes; under listwise treatment those
//! who lack one; respondent weights; design;
//! items without variation. All faults in all columns are reported together.
//!
//! [`inspect`] does the same without leaving anybody out, and gives what it found in place of numbers.

mod answer_faults;
mod bad_answers;
mod clean;
mod coincidence;
mod column_groups;
mod conspicuous;
mod design;
mod durations;
mod grids;
mod groups;
mod inspection;
mod item_answers;
mod item_checks;
mod item_matrix;
mod label_faults;
mod label_groups;
mod labelling;
#[cfg(test)]
mod labelling_tests;
mod listing;
mod located;
mod log;
mod off_scale;
mod partition;
mod respondents;
mod sample_checks;
#[cfg(test)]
pub(crate) mod samples;
mod shared;
#[cfg(test)]
mod tests;
mod vocabulary;
mod weights;

pub use clean::{Cleaned, clean, clean_questions};
pub use coincidence::Repeat;
pub use conspicuous::Conspicuous;
pub use grids::Straightness;
pub use groups::Groups;
pub use inspection::{InspectedItem, Inspection, inspect};
pub use item_matrix::{ItemColumn, ItemMatrix};
pub use labelling::label_sets;
pub use located::Located;
pub use log::{
    CleaningLog, FilterLog, ItemLog, LabelBasis, LabelCount, LabelGroup, MissingCodeCount,
    WeightLog,
};
pub use off_scale::{OffScale, sort_off_scale};
pub use partition::{GroupKey, Part, Partition};
pub use sample_checks::RECOMMENDED_RESPONDENTS;
pub use shared::UsedAnswers;
