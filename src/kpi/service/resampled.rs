//! Figures of the whole sample and what resampling says of them.

use crate::resampling::{
    Interrupted, Resamples, ResamplingPlan, WeightedFigures, infer_each, resample_respondents,
};
use crate::robustness::Estimate;

/// A row of figures and its replicates.
pub(super) struct Resampled {
    /// `None` where a figure is not defined.
    pub(super) estimates: Vec<Option<Estimate>>,
    /// `None` without resampling.
    pub(super) replicates: Option<Resamples>,
}

/// Estimates `width` figures and resamples them as `plan` says (0 replicates: no inference).
pub(super) fn resampled(
    weights: &[f64],
    plan: &ResamplingPlan,
    (width, figures): (usize, WeightedFigures<'_>),
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Resampled, Interrupted> {
    let mut values = vec![f64::NAN; width];
    figures(weights, &mut values);
    let (mut inferences, mut replicates) = (vec![None; width], None);
    if plan.replicates > 0 {
        let (kept, left_out) = resample_respondents(weights, plan, (width, figures), progress)?;
        inferences = infer_each(&values, (&kept, left_out.as_ref()), plan);
        replicates = Some(kept);
    }
    let estimate = |(value, inference): (&f64, _)| {
        let value = *value;
        value.is_finite().then_some(Estimate { value, inference })
    };
    Ok(Resampled {
        estimates: values.iter().zip(inferences).map(estimate).collect(),
        replicates,
    })
}
