//! Would the conclusions stand if the model were a little wrong?
//!
//! Input: the answers, model and plan of a resampling run. Output: [`Robustness`]: full-collinearity VIF for common-method
//! bias (Kock 2015), Gaussian-copula terms for endogeneity (Park & Gupta 2012; Hult et al. 2018), quadratic terms and break
//! points for non-linearity (Hansen 2017), two-stage interactions (Chin, Marcolin & Newsted 2003; Henseler & Chin 2010) and
//! confirmatory tetrads of Mode A blocks (Gudergan et al. 2008). Invariants: a first stage of moments, outer weights and
//! respondents' scores and a second stage of regressions on them, both estimated again in every replicate; replicates are
//! those of the room before, so that nothing depends on the number of threads; what is not identified is not estimated.

mod answers;
mod blueprint;
mod common_method;
mod findings;
mod kink;
mod kink_test;
mod readout;
mod results;
mod run;
mod second_stage;
mod tetrads;

pub(crate) use answers::Answers;
pub use answers::construct_scores;
pub use blueprint::SLOPE_LEVELS;
pub use common_method::full_collinearity;
pub use kink::{BREAK_LEVELS, SMALLEST_CANDIDATES};
pub use results::{
    CopulaCheck, CopulaEstimates, Estimate, InteractionEffect, QuadraticEffect, Robustness,
    SimpleSlope, TetradCheck, TetradEstimate, Threshold, ThresholdFit,
};
pub(crate) use run::affordable;
pub use run::{
    LARGEST_DRAW, NORMALITY_LEVEL, SMALLEST_REPLICATES, assess_robustness, find_break_points,
};
pub use tetrads::{SMALLEST_TETRAD_BLOCK, nonredundant_tetrads, tetrad};
