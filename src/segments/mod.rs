//! Segments of respondents for whom different paths hold: FIMIX-PLS.
//!
//! Input: the standardised construct scores of a fit ([`construct_scores`](crate::robustness::construct_scores)) and its
//! structural equations. Output: for each number of segments the best [`Solution`] over random starts, its [`Criteria`],
//! which number these suggest ([`suggest`]), and what describes the segments ([`profile`]). Sources: Hahn, Johnson, Herrmann &
//! Huber (2002), Schmalenbach Business Review 54, 243–269; Sarstedt, Becker, Ringle & Schwaiger (2011), Schmalenbach Business
//! Review 63, 34–62. Invariants: a solution is converged and none of its segments has collapsed; segments stand in the order
//! of their shares, the largest first; a start draws from its own random stream, so that nothing depends on the number of
//! threads.
//!
//! *Not computed*: intervals by resampling. In a resample the segments come in another order, other respondents found them,
//! and with overlapping segments there is no rule that tells which is which; standard errors here take the memberships as
//! given.

mod criteria;
mod mixture;
mod profile;
mod run;
mod search;

pub use criteria::{Agreement, Criteria, Suggestion, suggest};
pub use mixture::{SMALLEST_VARIANCE, SegmentModel, Solution, StructuralScores};
pub use profile::{CrossTable, Independence, profile};
pub use run::{SegmentFailure, Segmentation, segment};
pub use search::{Searched, SegmentPlan, StartLedger, find_segments};
