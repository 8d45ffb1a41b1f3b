//! Service quality: what customers expected, what they perceived, and where on their way they are lost.
//!
//! Input: answers by respondent, weights and a resampling plan. Output: [`ServiceGaps`] (SERVQUAL, SERVPERF),
//! [`DisconfirmationFigures`], [`JourneyFigures`]. Sources stand at each function. Invariants: expectation and perception are
//! compared over the same respondents; every figure has its interval from respondents resampled as the design says; what
//! nobody answered is not defined.

mod disconfirmation;
mod findings;
mod journey;
mod measured;
mod resampled;
#[cfg(test)]
mod samples;
mod servqual;
mod stage_impacts;
mod weighted;

pub use disconfirmation::{Disconfirmation, DisconfirmationFigures, disconfirmation_figures};
pub use findings::points_fault;
pub use journey::{Journey, JourneyFigures, SATISFIED_FROM, StageFigures, journey_figures};
pub(in crate::kpi) use measured::measure_service;
pub use measured::{ServiceFigures, bad_points};
pub use servqual::{
    BadPoints, DimensionGaps, DimensionImportance, Gap, IMPORTANCE_TOLERANCE, IMPORTANCE_TOTAL,
    SERVQUAL_DIMENSIONS, ServiceDimension, ServiceGaps, ServiceQuality, complete_points,
    service_gaps,
};
pub use stage_impacts::{ImpactFailure, StageImpacts};
pub use weighted::{Share, mean_answers};
