//! The importance–performance map and how sure it is.
//!
//! Input: an [`Analysis`](crate::analysis::Analysis), what resampling says of it, and where the maps are cut. Output:
//! [`ImportanceMaps`]: for each driver of the index construct, and for each of their items, importance, performance
//! and potential with their intervals, its class, and the probability of each of the four classes. Sources: Martilla
//! & James 1977, J. Marketing 41(1) 77–79; Ringle & Sarstedt 2016, IMDS 116(9) 1865–1886; the probabilities are ours.
//! Invariants: a point without importance or performance is on no map and draws no line; the lines are drawn again
//! in every replicate; the four probabilities of a point sum to 1.

mod map;
mod quadrants;

pub use map::{
    Figured, ImportanceMap, ImportanceMaps, MapInference, MapPoint, MapRules, Subject,
    importance_maps,
};
pub use quadrants::{QuadrantShares, UNCERTAIN_BELOW, quadrant_shares};
