//! What a study file for a survey may say: which column is which indicator, scale ends, missing codes, label sets, and the
//! columns for weight and groups.
//!
//! Input: all columns of a survey ([`Responses`](crate::survey::Responses)) and a model. Output: [`Proposal`], every part
//! with its evidence. Invariants: a column is proposed for one indicator at most; what rests on names is certain, what
//! rests on wording or position is not and says so; nothing is changed or left out.
//!
//! Wording is compared by what it is about (`concepts.toml`: expectation, price, recommendation …, in English and
//! Chinese), so that a question need not have the model's words or its language.

mod concepts;
mod matching;
mod profile;
#[expect(
    clippy::module_inception,
    reason = "the room is named after its product"
)]
mod proposal;
mod roles;
mod scales;
#[cfg(test)]
mod tests;
mod wording;

pub use matching::{Candidate, Confidence, Evidence};
pub use proposal::{ColumnMatch, ItemProposal, Proposal, propose};
pub use roles::{Role, RoleProposal};
pub use scales::{MissingCode, ScaleProposal};
