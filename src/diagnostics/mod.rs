//! Codes, places and sentences of everything that can be wrong.
//!
//! Input: a [`Code`], where it happened and the named values of its message. Output: one sentence and one
//! remedy in the reader's language, a severity and an exit code. Invariant: every code has a message, a
//! remedy and an explanation in both languages (a test asks for them).

mod code;
mod diagnostic;
mod nearest;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Diagnostics, Place, Row};
pub use nearest::{nearest_name, nearest_names};
