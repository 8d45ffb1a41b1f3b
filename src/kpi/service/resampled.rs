//! Figures of the whole sample and what resampling says of them.

use crate::resampling::{
    Interrupted, Resamples, ResamplingPlan, WeightedFigures, infer_each, resample_weighted,
};
use crate::robustness::Estimate;

/// A row of figures and its replicates.
pub(super) struct Resampled {
    /// `None` where a figure is not defined.
    pub(super) estimates: Vec<Option<Estimate>>,
    /// `None` without resampling.
    pub(super) replicates: Option<Resamples>,
}

/// Estimates figures of the respondents who have these weights, and resamples them as `plan` says (0 replicates: no
/// inference).
pub(super) fn resampled(
    weights: &[f64],
    plan: &ResamplingPlan,
    figures: WeightedFigures<'_>,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Resampled, Interrupted> {
    let sample = (weights.len(), Some(weights));
    let found = resample_weighted(sample, plan, figures, progress)?;
    let resampled = plan.replicates > 0;
    let inferences = if resampled {
        let replicates = (&found.replicates, found.left_out.as_ref());
        infer_each(&found.estimates, replicates, plan)
    } else {
        vec![None; found.estimates.len()]
    };
    let estimate = |(value, inference): (&f64, _)| {
        let value = *value;
        value.is_finite().then_some(Estimate { value, inference })
    };
    Ok(Resampled {
        estimates: found
            .estimates
            .iter()
            .zip(inferences)
            .map(estimate)
            .collect(),
        replicates: resampled.then_some(found.replicates),
    })
}
