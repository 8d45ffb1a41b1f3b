//! What would the index be if something were better, and what is the cheapest way to an index?
//!
//! Input: a fit, its resamples and [`WhatIfSettings`](crate::study::WhatIfSettings): moves of items and constructs, a
//! target, costs. Output: [`WhatIf`]: every affected construct before and after, what each move does alone, and the
//! cheapest moves to the target. Source: the unstandardised path model (Ringle & Sarstedt 2016, IMDS 116(9) 1865–1886);
//! the continuous knapsack problem (Dantzig 1957, Operations Research 5(2) 266–288). Invariants: changes follow the paths
//! in causal order, linear, other things equal; a construct that is set stays where it is set; nothing leaves its
//! scale; every number is computed anew in every resample.

mod moves;
mod network;
mod outcome;
mod plan;
mod results;
mod run;
mod scenario;
mod summary;
#[cfg(test)]
mod tests;

pub use moves::{Move, Price, Subject, resolve_moves, resolve_prices};
pub use results::{Change, MoveEffect, PlanOutcome, PlanStep, TargetPlan, WhatIf, WhatIfNames};
pub use run::{Question, what_if};
