//! Plans for tests of companion measures.

use crate::resampling::{Design, ResamplingPlan};
use crate::robustness::Estimate;
use crate::study::{IntervalKind, ResamplingEngine};

/// Two estimates that are not defined.
pub(super) const NONE: (Option<Estimate>, Option<Estimate>) = (None, None);

/// `replicates` resamples of independent respondents, 95 % percentile intervals.
pub(super) fn plan(replicates: usize) -> ResamplingPlan {
    ResamplingPlan {
        replicates,
        seed: 1,
        threads: 1,
        interval: IntervalKind::Percentile,
        confidence: 0.95,
        design: Design::Independent,
        engine: ResamplingEngine::Auto,
    }
}

/// A progress that nobody sees.
pub(super) fn quiet() -> &'static (dyn Fn(usize) -> bool + Sync) {
    &|_| true
}

/// Whether numbers agree to the last digits.
pub(super) fn close(found: &[f64], expected: &[f64]) {
    let far = |(a, b): (&f64, &f64)| !((a - b).abs() < 1e-12);
    let same = found.len() == expected.len() && !found.iter().zip(expected).any(far);
    assert!(same, "{found:?} is not {expected:?}");
}
