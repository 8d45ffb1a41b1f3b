//! The structural model: constructs, their indicators, the paths between them, and the index construct.
//!
//! Input: TOML (ours, embedded for the built-ins) or lavaan/cSEM text. Output: [`PathModel`]. Invariants of
//! every `PathModel` that this room gives: names are unique, every construct is measured and connected, the
//! paths have no cycle, the index construct exists, and indicators are numbered block by block.

mod builtin;
mod changes;
mod checks;
mod cycles;
mod draft;
mod format;
mod lavaan_text;
mod names;
mod path_model;
mod questionnaire;
mod redundancy;
mod statements;
#[cfg(test)]
mod tests;
mod toml_text;

pub use builtin::{builtin, builtin_names, builtin_toml};
pub use format::ModelFormat;
pub use names::normalized_name;
pub use path_model::{
    Construct, ConstructId, Indicator, IndicatorId, Label, Mode, Path, PathModel, Scale, Sign,
    Status,
};
pub use questionnaire::questionnaire;
