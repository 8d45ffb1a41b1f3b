//! What became of the replicates that were asked for.

use crate::analysis::AnalysisFailure;
use crate::pls::PlsFailure;

/// Share of replicates that must be kept for intervals to be trusted.
pub const SMALLEST_KEPT_SHARE: f64 = 0.9;

/// Counts of replicates by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Ledger {
    /// Replicates asked for.
    pub requested: usize,
    /// Replicates that gave figures.
    pub kept: usize,
    /// Replicates whose weights did not converge.
    pub not_converged: usize,
    /// Replicates with a constant item or collinear block or predecessors.
    pub singular: usize,
    /// Replicates inadmissible under consistent PLS.
    pub inadmissible: usize,
}

impl std::ops::Add for Ledger {
    type Output = Self;

    /// The counts of both.
    fn add(self, other: Self) -> Self {
        Self {
            requested: self.requested + other.requested,
            kept: self.kept + other.kept,
            not_converged: self.not_converged + other.not_converged,
            singular: self.singular + other.singular,
            inadmissible: self.inadmissible + other.inadmissible,
        }
    }
}

/// What became of one replicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Kept,
    NotConverged,
    Singular,
    Inadmissible,
}

impl From<AnalysisFailure> for Outcome {
    fn from(failure: AnalysisFailure) -> Self {
        match failure {
            AnalysisFailure::Pls(PlsFailure::NotConverged { .. }) => Self::NotConverged,
            AnalysisFailure::Inadmissible(_) | AnalysisFailure::ConsistentHigherOrder { .. } => {
                Self::Inadmissible
            }
            AnalysisFailure::Moments(_)
            | AnalysisFailure::Constant { .. }
            | AnalysisFailure::Singular { .. }
            | AnalysisFailure::Pls(_) => Self::Singular,
        }
    }
}

impl Ledger {
    /// Counts the outcomes.
    pub(crate) fn count(outcomes: &[Outcome]) -> Self {
        let of = |wanted: Outcome| {
            outcomes
                .iter()
                .filter(|outcome| **outcome == wanted)
                .count()
        };
        Self {
            requested: outcomes.len(),
            kept: of(Outcome::Kept),
            not_converged: of(Outcome::NotConverged),
            singular: of(Outcome::Singular),
            inadmissible: of(Outcome::Inadmissible),
        }
    }

    /// Whether at least nine tenths of the replicates were kept.
    #[must_use]
    pub fn enough(&self) -> bool {
        self.kept as f64 >= SMALLEST_KEPT_SHARE * self.requested as f64
    }
}
