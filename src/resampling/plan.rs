//! What is resampled, and how.

use super::design::Design;
use crate::cleaning::ItemMatrix;
use crate::model::{PathModel, Scale};
use crate::study::{IntervalKind, ResamplingEngine, Settings};

/// Respondents from which the moment bootstrap takes over: where a replicate of the ordinary bootstrap costs more
/// than one of it (`benches/resampling.rs`).
pub const MOMENT_THRESHOLD: usize = 10_000;

/// The answers of a fit and how they are fitted.
#[derive(Debug, Clone, Copy)]
pub struct Sample<'a> {
    /// n × k answers.
    pub items: &'a ItemMatrix,
    /// n respondent weights.
    pub weights: Option<&'a [f64]>,
    /// Scale ends of the k items.
    pub scales: &'a [Scale],
    /// The model.
    pub model: &'a PathModel,
    /// How it is estimated.
    pub settings: &'a Settings,
}

/// How many replicates, from which seed, and what is made of them.
#[derive(Debug, Clone, PartialEq)]
pub struct ResamplingPlan {
    /// Replicates.
    pub replicates: usize,
    /// Seed of the random streams.
    pub seed: u64,
    /// Threads; no figure depends on them.
    pub threads: usize,
    /// Kind of interval.
    pub interval: IntervalKind,
    /// Share of samples whose interval holds the true value, such as 0.95.
    pub confidence: f64,
    /// How the sample was drawn.
    pub design: Design,
    /// Which bootstrap runs.
    pub engine: ResamplingEngine,
}

impl ResamplingPlan {
    /// The smallest number B of replicates whose smallest p-value 2/(B + 1) lies below 1 − confidence.
    #[must_use]
    pub fn replicates_for_p_values(&self) -> usize {
        let enough =
            |replicates: &usize| 2.0 / (*replicates as f64 + 1.0) < 1.0 - self.confidence - 1e-12;
        (1..100_000).find(enough).unwrap_or(100_000)
    }

    /// The engine that runs for `respondents` respondents.
    #[must_use]
    pub fn chosen_engine(&self, sample: &Sample<'_>) -> ResamplingEngine {
        let independent = self.design == Design::Independent;
        let em = sample.settings.missing == crate::study::MissingTreatment::Em;
        match self.engine {
            _ if !independent || em => ResamplingEngine::Ordinary,
            ResamplingEngine::Auto if sample.items.respondents >= MOMENT_THRESHOLD => {
                ResamplingEngine::Moment
            }
            ResamplingEngine::Auto => ResamplingEngine::Ordinary,
            chosen => chosen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_values_need_forty_resamples_at_five_percent() {
        let plan = |confidence| ResamplingPlan {
            replicates: 100,
            seed: 1,
            threads: 1,
            interval: IntervalKind::Percentile,
            confidence,
            design: Design::Independent,
            engine: ResamplingEngine::Auto,
        };
        // 2/(40 + 1) < .05 = 2/(39 + 1)
        assert_eq!(plan(0.95).replicates_for_p_values(), 40);
        assert_eq!(plan(0.9).replicates_for_p_values(), 20);
    }
}
