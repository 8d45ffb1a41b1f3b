//! One fit from moments to every result.
//!
//! Input: [`Moments`](crate::moments::Moments), a [`PathModel`](crate::model::PathModel), scales and settings.
//! Output: [`Analysis`]. The [`Engine`] does the arithmetic on buffers made once, so that a resampling loop
//! runs the very same code. Invariant: an `Analysis` is converged and admissible.

mod assessment;
mod composed;
mod driver_table;
mod engine;
mod failure;
mod figure_values;
mod figures;
mod groups;
mod result;
mod stage_figures;

pub use assessment::{Assessment, assess};
pub(crate) use driver_table::antecedents;
pub use driver_table::{Dimension, Driver, ItemDriver};
pub use engine::Engine;
pub use failure::AnalysisFailure;
pub use figures::{Figure, FigureLayout, FitStatistic};
pub use groups::{GroupIndex, group_indices, part_indices};
pub(crate) use result::item_names;
pub use result::{Analysis, analyse};
