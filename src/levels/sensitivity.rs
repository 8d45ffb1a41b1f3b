//! What becomes of the index when a weight is another.

/// Relative changes of a weight.
pub const WEIGHT_CHANGES: [f64; 4] = [-0.2, -0.1, 0.1, 0.2];

/// The index under changed weights of one member.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sensitivity {
    /// The index under each of [`WEIGHT_CHANGES`].
    pub indices: [f64; 4],
    /// Largest − smallest of them.
    pub range: f64,
}

/// For each member, the index Σ w·score when its weight is changed by each of [`WEIGHT_CHANGES`] and the others are scaled
/// so that all sum to 1.
///
/// w' = min(1, w(1 + δ)), others · (1 − w')/(1 − w). `weights` (summing to 1) and `scores` of n members. A member whose weight
/// is 1 leaves the index as it is. Example: weights .5 and .5, scores 80 and 60: +20 % of the first gives .6·80 + .4·60 = 72.
#[must_use]
pub fn weight_sensitivity(weights: &[f64], scores: &[f64]) -> Vec<Sensitivity> {
    let pairs = || weights.iter().zip(scores);
    let index: f64 = pairs().map(|(weight, score)| weight * score).sum();
    let of_member = |(weight, score): (&f64, &f64)| {
        let rest = 1.0 - weight;
        let changed = |change: f64| {
            if rest <= f64::EPSILON {
                return index;
            }
            let own = (weight * (1.0 + change)).min(1.0);
            own * score + (index - weight * score) * (1.0 - own) / rest
        };
        let indices = WEIGHT_CHANGES.map(changed);
        let largest = indices.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let smallest = indices.iter().copied().fold(f64::INFINITY, f64::min);
        Sensitivity {
            indices,
            range: largest - smallest,
        }
    };
    pairs().map(of_member).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_members_by_hand() {
        let found = weight_sensitivity(&[0.5, 0.5], &[80.0, 60.0]);
        for (found, expected) in found[0].indices.iter().zip([68.0, 69.0, 71.0, 72.0]) {
            assert!((found - expected).abs() < 1e-12);
        }
        assert!((found[0].range - 4.0).abs() < 1e-12);
        assert!((found[1].indices[0] - 72.0).abs() < 1e-12);
    }

    #[test]
    fn weights_stay_between_0_and_1() {
        let alone = weight_sensitivity(&[1.0], &[70.0]);
        assert!(alone[0].range.abs() < 1e-12);
        let found = weight_sensitivity(&[0.9, 0.1], &[80.0, 20.0]);
        assert!((found[0].indices[3] - 80.0).abs() < 1e-12);
        let nothing = weight_sensitivity(&[0.0, 1.0], &[80.0, 20.0]);
        assert!(nothing[0].range.abs() < 1e-12);
    }
}
