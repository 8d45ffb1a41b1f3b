//! The catalogue of every printed word, in English and Chinese.
//!
//! Input: a key and named arguments. Output: the sentence in one language. Source: Project Fluent files
//! beside this module, one per room and language, embedded in the program. Invariant: both languages have
//! the same keys and the same placeables (a test compares them).

mod catalogue;

pub use catalogue::{Arguments, Language, Words};
