//! What resampling says of a number, as rows carry it.

use schemars::JsonSchema;
use serde::Serialize;

use super::named::Named;
use crate::analysis::Figure;
use crate::resampling::{Inference, Inferences, Ledger};
use crate::study::ResamplingEngine;

/// Standard error, interval and p-value of one number; null without resampling or when not defined.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, JsonSchema)]
pub struct Uncertainty {
    /// Standard error.
    pub standard_error: Option<f64>,
    /// Mean of the resamples − estimate.
    pub bias: Option<f64>,
    /// Lower and upper end.
    pub interval: Option<[f64; 2]>,
    /// Two-sided p-value of "the number is 0"; null where 0 is no hypothesis.
    pub p_value: Option<f64>,
}

/// How the resamples came out.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ResamplingRow {
    /// Resamples asked for.
    pub requested: usize,
    /// Resamples that gave figures.
    pub kept: usize,
    /// Resamples whose weights did not converge.
    pub not_converged: usize,
    /// Resamples with a constant item or collinear predecessors.
    pub singular: usize,
    /// Resamples inadmissible under consistent PLS.
    pub inadmissible: usize,
    /// Which bootstrap ran: `ordinary`, `moment`, `clusters` or `replicate_weights`.
    pub method: ResamplingMethod,
}

/// Which bootstrap ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResamplingMethod {
    /// Respondents were drawn.
    Ordinary,
    /// Moments were drawn from their estimated sampling distribution.
    Moment,
    /// Clusters, or respondents within strata, were drawn and rescaled.
    Clusters,
    /// Given replicate weights were used.
    ReplicateWeights,
}

impl ResamplingRow {
    pub(super) fn new(ledger: &Ledger, method: ResamplingMethod) -> Self {
        Self {
            requested: ledger.requested,
            kept: ledger.kept,
            not_converged: ledger.not_converged,
            singular: ledger.singular,
            inadmissible: ledger.inadmissible,
            method,
        }
    }
}

impl ResamplingMethod {
    /// The method of a plain sample under an engine.
    #[must_use]
    pub fn of_engine(engine: ResamplingEngine) -> Self {
        match engine {
            ResamplingEngine::Moment => Self::Moment,
            ResamplingEngine::Auto | ResamplingEngine::Ordinary => Self::Ordinary,
        }
    }
}

impl From<Inference> for Uncertainty {
    fn from(inference: Inference) -> Self {
        let (lower, upper) = inference.interval;
        Self {
            standard_error: Some(inference.standard_error),
            bias: Some(inference.bias),
            interval: Some([lower, upper]),
            p_value: Some(inference.p_value),
        }
    }
}

/// The inferences of a run, if it has any.
#[derive(Debug, Clone, Copy)]
pub(super) struct Uncertainties<'a>(pub(super) Option<&'a Inferences>);

impl Uncertainties<'_> {
    pub(super) fn of(self, figure: Figure) -> Uncertainty {
        self.scaled(figure, 1.0)
    }

    /// The uncertainty of a multiple of a figure.
    pub(super) fn scaled(self, figure: Figure, factor: f64) -> Uncertainty {
        let Some(inference) = self.0.and_then(|inferences| inferences.of(figure)) else {
            return Uncertainty::default();
        };
        let (lower, upper) = inference.interval;
        Uncertainty {
            standard_error: Some(inference.standard_error * factor),
            bias: Some(inference.bias * factor),
            interval: Some([lower * factor, upper * factor]),
            p_value: can_be_zero(figure).then_some(inference.p_value),
        }
    }

    /// Several figures by name; empty without resampling.
    pub(super) fn named(self, figures: &[(&str, Figure)]) -> Named<Uncertainty> {
        let of = |(name, figure): &(&str, Figure)| ((*name).to_owned(), self.of(*figure));
        Named(if self.0.is_some() {
            figures.iter().map(of).collect()
        } else {
            Vec::new()
        })
    }
}

/// Whether "it is 0" is a hypothesis about the figure.
fn can_be_zero(figure: Figure) -> bool {
    matches!(
        figure,
        Figure::Importance(_)
            | Figure::ItemImportance(_)
            | Figure::OuterWeight(_)
            | Figure::IndexWeight(_)
            | Figure::Loading(_)
            | Figure::PathCoefficient(..)
            | Figure::TotalEffect(..)
            | Figure::IndirectEffect(..)
            | Figure::EffectInPoints(..)
            | Figure::Correlation(..)
    )
}
