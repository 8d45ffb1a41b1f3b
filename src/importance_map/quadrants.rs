//! How often each point of a map falls into each of its quadrants.

use crate::drivers::{CutLines, Priority};
use crate::resampling::SMALLEST_KEPT_SHARE;
use crate::study::CutRule;

/// Probability of the class of the estimate below which the class is uncertain: another one, or the other three
/// together, are likelier.
pub const UNCERTAIN_BELOW: f64 = 0.5;

/// Shares of the replicates, in the order of [`Priority::ALL`]; they sum to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuadrantShares([f64; 4]);

impl QuadrantShares {
    /// The share of a class.
    #[must_use]
    pub fn of(&self, priority: Priority) -> f64 {
        let place = Priority::ALL.iter().position(|class| *class == priority);
        place.map_or(0.0, |place| self.0[place])
    }

    /// The class with the largest share; of equal ones the first of [`Priority::ALL`].
    #[must_use]
    pub fn likeliest(&self) -> Priority {
        let mut best = Priority::ALL[0];
        for class in Priority::ALL {
            if self.of(class) > self.of(best) {
                best = class;
            }
        }
        best
    }
}

/// The share of `replicates` in which each point lies in each quadrant.
///
/// A replicate gives the p points as pairs of importance and performance, NaN where not defined. Its lines are drawn by
/// `rule` through its own defined points; a point on a line counts as high. Shares are over the replicates that define
/// the point; `None` where fewer than nine tenths of them do, or where there are none. Which definition is ours: the
/// lines move with the replicate, as they would with another sample.
#[must_use]
pub fn quadrant_shares<'r>(
    points: usize,
    replicates: impl Iterator<Item = &'r [(f64, f64)]>,
    rule: &CutRule,
) -> Vec<Option<QuadrantShares>> {
    let mut counts = Counts::new(points);
    for replicate in replicates {
        counts.add(replicate, rule);
    }
    counts.shares()
}

/// Counts of replicates.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    replicates: usize,
    of_points: Vec<[usize; 4]>,
    defined: Vec<(f64, f64)>,
}

impl Counts {
    pub(super) fn new(points: usize) -> Self {
        Self {
            replicates: 0,
            of_points: vec![[0; 4]; points],
            defined: Vec::with_capacity(points),
        }
    }

    /// Counts one replicate.
    pub(super) fn add(&mut self, points: &[(f64, f64)], rule: &CutRule) {
        self.replicates += 1;
        let is_defined = |point: &&(f64, f64)| point.0.is_finite() && point.1.is_finite();
        self.defined.clear();
        self.defined.extend(points.iter().filter(is_defined));
        let Some(lines) = CutLines::by_rule(&self.defined, rule) else {
            return;
        };
        for (counts, point) in self.of_points.iter_mut().zip(points) {
            if !is_defined(&point) {
                continue;
            }
            let class = lines.priority(point.0, point.1);
            let counted = counts.iter_mut().zip(Priority::ALL);
            for (count, _) in counted.filter(|(_, known)| *known == class) {
                *count += 1;
            }
        }
    }

    pub(super) fn shares(&self) -> Vec<Option<QuadrantShares>> {
        let least = SMALLEST_KEPT_SHARE * self.replicates as f64;
        let share = |counts: &[usize; 4]| {
            let total = counts.iter().sum::<usize>() as f64;
            (total > 0.0 && total >= least)
                .then(|| QuadrantShares(counts.map(|count| count as f64 / total)))
        };
        self.of_points.iter().map(share).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Cut;
    use Priority::{ImproveFirst, Maintain, Opportunity, Strength};

    fn shares(replicates: &[&[(f64, f64)]], rule: &CutRule) -> Vec<Option<QuadrantShares>> {
        let points = replicates.first().map_or(0, |points| points.len());
        quadrant_shares(points, replicates.iter().copied(), rule)
    }

    fn is_close(shares: &QuadrantShares, expected: [f64; 4]) -> bool {
        let mut pairs = Priority::ALL.into_iter().zip(expected);
        pairs.all(|(class, share)| (shares.of(class) - share).abs() < 1e-12)
    }

    #[test]
    fn lines_move_with_the_replicate() {
        // Means (.5, 70): A is a strength, B an opportunity. Means (.5, 70) again with the performances exchanged: A to
        // improve first, B to maintain. In the third A lies on both lines, (.5, 80): high on both axes, as is B.
        let replicates: [&[(f64, f64)]; 4] = [
            &[(0.8, 80.0), (0.2, 60.0)],
            &[(0.8, 60.0), (0.2, 80.0)],
            &[(0.5, 80.0), (0.5, 80.0)],
            &[(0.9, 85.0), (0.7, 55.0)],
        ];
        let found = shares(&replicates, &CutRule::default());
        let a = found[0].unwrap();
        let b = found[1].unwrap();
        assert!(is_close(&a, [0.75, 0.25, 0.0, 0.0]));
        assert!(is_close(&b, [0.25, 0.0, 0.5, 0.25]));
        assert_eq!((a.likeliest(), b.likeliest()), (Strength, Opportunity));
        for shares in [a, b] {
            assert!(
                (Priority::ALL
                    .map(|class| shares.of(class))
                    .iter()
                    .sum::<f64>()
                    - 1.0)
                    .abs()
                    < 1e-12
            );
        }
        // Cut at .6 and 70, B of the last replicate is important: to improve first.
        let given = CutRule {
            importance: Cut::At(0.6),
            performance: Cut::At(70.0),
        };
        let found = shares(&replicates, &given);
        assert!(is_close(&found[0].unwrap(), [0.5, 0.25, 0.0, 0.25]));
        assert!(is_close(&found[1].unwrap(), [0.0, 0.25, 0.25, 0.5]));
        assert_eq!(found[1].unwrap().likeliest(), Maintain);
    }

    #[test]
    fn a_point_without_figures_draws_no_line_and_has_no_shares() {
        // Without C the means are (.5, 70).
        let replicate = [(0.8, 60.0), (0.2, 80.0), (f64::NAN, 10.0)];
        let found = shares(&[&replicate], &CutRule::default());
        assert!((found[0].unwrap().of(ImproveFirst) - 1.0).abs() < 1e-12);
        assert!((found[1].unwrap().of(Maintain) - 1.0).abs() < 1e-12);
        assert_eq!(found[2], None);
        assert_eq!(shares(&[], &CutRule::default()), []);
        assert_eq!(
            quadrant_shares(1, std::iter::empty(), &CutRule::default()),
            [None]
        );
    }

    #[test]
    fn a_point_that_too_few_replicates_define_has_no_shares() {
        let whole: &[(f64, f64)] = &[(0.8, 60.0), (0.2, 80.0)];
        let half: &[(f64, f64)] = &[(0.8, 60.0), (0.2, f64::NAN)];
        let mut replicates = vec![whole; 9];
        replicates.push(half);
        assert!(shares(&replicates, &CutRule::default())[1].is_some());
        replicates.push(half);
        let found = shares(&replicates, &CutRule::default());
        assert!(found[0].is_some());
        assert_eq!(found[1], None);
    }
}
