//! The report of `csi whatif`: what moves would change, and the cheapest way to a target.
//!
//! Input: [`FitMaterial`](super::FitMaterial) and a [`WhatIf`](crate::whatif::WhatIf). Output: [`WhatIfReport`], the document of
//! the fit with what the moves lead to.

mod assembly;
mod conclusions;
mod rows;
mod shown;
mod tables;

pub use rows::{
    AssumptionRow, ChangeRow, MoveKind, MoveRow, PlanRow, TargetRow, WhatIfReport, whatif_schema,
};
pub use shown::{ShownWhatIf, WhatIfSection};
