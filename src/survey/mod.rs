//! From export bytes to answers by respondent and column.
//!
//! Input: bytes (`impl Read + Seek`) and how to read them. Output: [`Responses`], decoded and with the header
//! rows resolved. Invariants: answers are kept as codes into a per-column list of distinct texts, one byte a
//! cell while a column has at most 256 of them; nothing is trimmed or interpreted here.

mod answers;
mod responses;

pub use answers::{Answers, Codes};
pub use responses::{Column, ExportDescription, Responses};
