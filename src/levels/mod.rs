//! The four-level indicator system: index, constructs, attributes, questions, and their weights.
//!
//! Input: a tree of [`HierarchySettings`](crate::study::HierarchySettings) or of a model, judgement matrices as CSV text,
//! and the answers. Output: [`Levels`]: scores from 0 to 100 and weights on every level with intervals, the index under
//! every weighting method and under changed weights. Sources: Saaty 1980, The Analytic Hierarchy Process; Hwang & Yoon
//! 1981, Multiple Attribute Decision Making, pp. 52–54 (entropy); Fornell et al. 1996 (importances). Invariants: the
//! weights of the members of a node sum to 1; the score of a node is the weighted mean of its members' scores; a weight
//! that the data do not define is `None`, never a guess.

mod answers;
mod consistency;
mod entropy;
mod judgements;
mod priorities;
mod readout;
mod results;
mod run;
mod sensitivity;
mod tree;
mod weighting;

pub use consistency::Consistency;
pub use entropy::entropy_divergence;
pub use judgements::{RECIPROCAL_TOLERANCE, read_judgements};
pub use priorities::{
    Inconsistency, LARGEST_RATIO, Priorities, RANDOM_INDEX, geometric_mean, principal_priorities,
};
pub use results::{LevelFigure, Levels, MethodResult};
pub use run::{LevelsFailure, Weighed, assess_levels};
pub use sensitivity::{Sensitivity, WEIGHT_CHANGES, weight_sensitivity};
pub use tree::{IndicatorTree, Node, NodeKind, tree_model};
pub use weighting::{Judge, JudgedNode, Weighting};
