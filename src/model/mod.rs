//! The structural model: constructs, their indicators, the paths between them, and the index construct.
//!
//! Input: TOML (ours, embedded for the built-ins) or lavaan/cSEM text. Output: [`PathModel`]. Invariants of
//! every `PathModel` that this room gives: names are unique, every construct is measured and connected, the
//! paths have no cycle, the index construct exists, and indicators are numbered block by block.

mod path_model;

pub use path_model::{
    Construct, ConstructId, Indicator, IndicatorId, Label, Mode, Path, PathModel, Scale, Sign,
    Status,
};
