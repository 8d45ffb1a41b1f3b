//! Importance: the unstandardised total effect.

/// The rise of a driver, in index points, that "impact" speaks of.
pub const IMPACT_STEP: f64 = 5.0;

/// Index points of the target per index point of the source: T · sd(target)/sd(source).
///
/// `total_effect` is standardised; the deviations are those of respondent scores on 0–100. `None` when the source
/// has no variance or a figure is not a number. Source: Ringle & Sarstedt 2016, p. 1869.
#[must_use]
pub fn importance(total_effect: f64, source_deviation: f64, target_deviation: f64) -> Option<f64> {
    let value = total_effect * target_deviation / source_deviation;
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::importance;

    #[test]
    fn by_hand_and_undefined() {
        assert!((importance(0.6, 15.0, 20.0).unwrap() - 0.8).abs() < 1e-15);
        assert_eq!(importance(0.6, 0.0, 20.0), None);
    }
}
