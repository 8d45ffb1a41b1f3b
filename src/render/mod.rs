//! Bytes for terminals, pipes, documents and machines.
//!
//! Input: a [`Document`](crate::report::Document), tables or diagnostics, and how they are wanted. Output: bytes
//! or text. Invariants: machine formats are never rounded; text of surveys and users reaches a terminal or a
//! document only through [`escape_for_terminal`]; wide characters line up; colour never carries a meaning alone.

mod chart;
mod comma_separated;
mod escape;
mod explain;
mod findings;
mod ink;
mod json;
mod markdown;
mod messages;
mod number;
mod options;
mod output;
mod text;

pub use chart::scatter_svg;
pub use escape::escape_for_terminal;
pub use explain::{criterion_called, explain, explain_criterion, explain_list};
pub use findings::{render_annotations, render_junit, render_sarif};
pub use messages::render_diagnostics;
pub use options::{Format, Messages, RenderOptions, TextStyle};
pub use output::{RenderError, render, render_table};
