//! Is an empty corner more than chance?

use crate::drivers::{CeilingLine, Ceilings};
use crate::resampling::{Stream, shuffle};

/// How far a permuted effect size may fall short of the observed one and still count as as large.
const TIE: f64 = 1e-12;

/// p-values of the effect sizes of CE-FDH and CR-FDH: (1 + #{d* ≥ d})/(1 + P).
///
/// `conditions` ascend, `outcomes` belong to the same respondents; each of the P `permutations` deals the outcomes anew, from its
/// own stream of `seed`, so that the value does not depend on `threads`. Source: Dul, van der Laan & Kuik 2020, Organizational
/// Research Methods 23(2) 385–395.
pub(super) fn permutation_p_values(
    (conditions, outcomes): (&[f64], &[f64]),
    (permutations, seed): (usize, u64),
    threads: usize,
) -> [f64; 2] {
    let observed = effect_sizes(&mut Ceilings::default(), conditions, outcomes);
    let share = permutations.div_ceil(threads.max(1)).max(1);
    let extreme = std::thread::scope(|scope| {
        let parts = (0..permutations).step_by(share).map(|first| {
            let last = permutations.min(first + share);
            scope
                .spawn(move || count_extreme((conditions, outcomes), first..last, (seed, observed)))
        });
        let parts: Vec<_> = parts.collect();
        parts.into_iter().fold([0_usize; 2], |sum, part| {
            let found = part.join().unwrap_or([0; 2]);
            [sum[0] + found[0], sum[1] + found[1]]
        })
    });
    extreme.map(|count| (1 + count) as f64 / (1 + permutations) as f64)
}

fn effect_sizes(ceilings: &mut Ceilings, conditions: &[f64], outcomes: &[f64]) -> [f64; 2] {
    ceilings.draw(conditions, outcomes);
    [CeilingLine::CeFdh, CeilingLine::CrFdh].map(|line| ceilings.effect_size(line))
}

fn count_extreme(
    (conditions, outcomes): (&[f64], &[f64]),
    permutations: std::ops::Range<usize>,
    (seed, observed): (u64, [f64; 2]),
) -> [usize; 2] {
    let (mut ceilings, mut dealt) = (Ceilings::default(), Vec::new());
    let mut extreme = [0; 2];
    for permutation in permutations {
        dealt.clear();
        dealt.extend_from_slice(outcomes);
        shuffle(&mut dealt, &mut Stream::new(seed, permutation as u64));
        let found = effect_sizes(&mut ceilings, conditions, &dealt);
        for ((count, found), observed) in extreme.iter_mut().zip(found).zip(observed) {
            *count += usize::from(found >= observed - TIE);
        }
    }
    extreme
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_points_by_counting() {
        // (0, 0), (1, 1), (2, 2): d = (1·1 + 2·1)/4. Of the 6 orders of the outcomes none has a larger zone, and only this one
        // has the same: p → 1/6.
        let points = [0.0, 1.0, 2.0];
        let [stairs, line] = permutation_p_values((&points, &points), (6000, 1), 2);
        assert!((stairs - 1.0 / 6.0).abs() < 0.02, "{stairs}");
        assert!(line > 0.1 && line < 0.6);
    }

    #[test]
    fn an_empty_corner_is_significant_and_threads_do_not_matter() {
        let conditions: Vec<f64> = (0..60).map(f64::from).collect();
        let below: Vec<f64> = (0..60).map(|i| f64::from((i * 37) % (i + 1))).collect();
        let anywhere: Vec<f64> = (0..60).map(|i| f64::from((i * 37) % 61)).collect();
        let p_values = |outcomes: &[f64], threads: usize| {
            permutation_p_values((&conditions, outcomes), (499, 3), threads)
        };
        assert!(p_values(&below, 1).iter().all(|p| *p < 0.01));
        assert!(p_values(&anywhere, 1).iter().all(|p| *p > 0.05));
        for (one, three) in p_values(&anywhere, 1).iter().zip(p_values(&anywhere, 3)) {
            assert!((one - three).abs() < 1e-15);
        }
    }
}
