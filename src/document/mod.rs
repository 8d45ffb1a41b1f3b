//! TOML with positions: a table whose keys know their lines, and a reader that collects every fault.
//!
//! Input: TOML text and the [`DocumentCodes`] of the room that reads it. Output: typed values by key, then all
//! faults at once. Invariants: a key that nobody asked for is a fault; no fault stops the reading of the rest.
//!
//! ```
//! use csi::diagnostics::Code;
//! use csi::document::{Document, DocumentCodes};
//!
//! let codes = DocumentCodes {
//!     syntax: Code::StudySyntax,
//!     unknown_key: Code::StudyUnknownKey,
//!     bad_value: Code::StudyBadValue,
//! };
//! let document = Document::parse("[survey]\nfile = 'a.csv'\nmissing = [98, 'N/A']\n", codes)?;
//! let mut root = document.root();
//! if let Some(mut survey) = root.table("survey") {
//!     let file = survey.required("file").and_then(|entry| entry.text());
//!     assert_eq!(file.as_deref(), Some("a.csv"));
//!     assert_eq!(survey.texts("missing").unwrap_or_default(), ["98", "N/A"]);
//!     survey.finish(); // reports the keys of the table that were not asked for
//! }
//! root.finish();
//! document.finish()?; // every fault, in the order of the lines
//! # Ok::<(), csi::diagnostics::Diagnostics>(())
//! ```
//!
//! A value that may be of several types is taken with [`TableReader::optional`] and matched on [`Entry::kind`]; a
//! table whose keys are free (labels, items) is taken with [`TableReader::entries`]. Faults of the caller's own go
//! to [`Entry::reject`] or [`Document::report`].
//!
//! # Arguments of the three codes
//! The messages and remedies of the codes can name these:
//!
//! | code | message | remedy |
//! | --- | --- | --- |
//! | `syntax` | `problem` (a phrase with the place in the line) | – |
//! | `unknown_key` | `key` (with its tables: `survey.fiel`) | `advice` (a sentence with the nearest or the known keys) |
//! | `bad_value` | `key`, `problem` (a phrase such as `"ten" where a number is expected`) | `advice` (a sentence) |

mod entry;
mod parsed;
mod syntax;
mod table_reader;
#[cfg(test)]
mod tests;

pub use entry::{Entry, Kind, advise};
pub use parsed::{Document, DocumentCodes};
pub use table_reader::TableReader;
