//! Priorities from pairwise judgements.

use nalgebra::{DMatrix, DVector};

/// Random consistency index of 3 to 9 members. Source: Saaty 1980, p. 21.
pub const RANDOM_INDEX: [f64; 7] = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45];

/// Consistency ratio from which judgements should be looked at again. Source: Saaty 1980, p. 21.
pub const LARGEST_RATIO: f64 = 0.1;

/// Change of a priority at which the power iteration ends.
const TOLERANCE: f64 = 1e-15;

/// Iterations at most: a positive matrix of nine members needs some twenty.
const MOST_ITERATIONS: usize = 10_000;

/// The judgement that is farthest from what the priorities say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inconsistency {
    /// Position of the member that was judged.
    pub row: usize,
    /// Position of the member it was compared with.
    pub column: usize,
    /// The judgement.
    pub given: f64,
    /// The ratio of the priorities.
    pub consistent: f64,
}

/// What a matrix of pairwise judgements comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Priorities {
    /// n priorities that sum to 1.
    pub weights: Vec<f64>,
    /// Largest eigenvalue; n for consistent judgements, never less.
    pub largest_eigenvalue: f64,
    /// (λ − n)/(n − 1); `None` for fewer than three members, which cannot contradict each other.
    pub consistency_index: Option<f64>,
    /// Consistency index over that of random judgements; `None` for fewer than three or more than nine members.
    pub consistency_ratio: Option<f64>,
    /// The most inconsistent judgement; `None` when all agree.
    pub worst: Option<Inconsistency>,
}

/// Priorities of n members: the principal eigenvector of the judgements, normalised to sum 1.
///
/// A w = λ w, by power iteration. `judgements`: n × n, positive, a_ij = 1/a_ji, how many times as important row i is as
/// column j. CI = (λ − n)/(n − 1), CR = CI/RI with [`RANDOM_INDEX`]. The most inconsistent judgement has the largest
/// |ln(a_ij · w_j/w_i)|. One member has the priority 1. Source: Saaty 1980, chapters 1 and 3; Saaty 2003, EJOR 145 85–91.
/// Example: two members judged 3 to 1 have the priorities .75 and .25.
#[must_use]
pub fn principal_priorities(judgements: &DMatrix<f64>) -> Priorities {
    let n = judgements.nrows();
    let mut weights = DVector::repeat(n, 1.0 / n as f64);
    for _ in 0..MOST_ITERATIONS {
        let product = judgements * &weights;
        let next = &product / product.sum();
        let change = (&next - &weights).amax();
        weights = next;
        if change < TOLERANCE {
            break;
        }
    }
    let ratios = (judgements * &weights).component_div(&weights);
    let largest_eigenvalue = ratios.mean();
    let several = (n > 2).then_some(n);
    let consistency_index = several.map(|n| (largest_eigenvalue - n as f64) / (n - 1) as f64);
    let random = n.checked_sub(3).and_then(|place| RANDOM_INDEX.get(place));
    Priorities {
        consistency_index,
        consistency_ratio: consistency_index
            .zip(random)
            .map(|(ci, random)| ci / random),
        worst: several.and_then(|_| worst(judgements, &weights)),
        weights: weights.iter().copied().collect(),
        largest_eigenvalue,
    }
}

/// Smallest |ln| of a ratio that is not a rounding error.
const SMALLEST_DEVIATION: f64 = 1e-9;

fn worst(judgements: &DMatrix<f64>, weights: &DVector<f64>) -> Option<Inconsistency> {
    let n = weights.len();
    let pairs = (0..n).flat_map(|row| (row + 1..n).map(move |column| (row, column)));
    let judged = pairs.map(|(row, column)| {
        // Said the way round in which a judge reads it: at least 1.
        let (row, column) = if judgements[(row, column)] < 1.0 {
            (column, row)
        } else {
            (row, column)
        };
        let (given, consistent) = (judgements[(row, column)], weights[row] / weights[column]);
        let found = Inconsistency {
            row,
            column,
            given,
            consistent,
        };
        ((given / consistent).ln().abs(), found)
    });
    let largest = judged.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (largest.0 > SMALLEST_DEVIATION).then_some(largest.1)
}

/// One matrix of the judgements of several judges: the geometric mean, cell by cell, which stays reciprocal.
///
/// `matrices`: at least one, all n × n. Source: Aczél & Saaty 1983, J. Math. Psych. 27(1) 93–102.
#[must_use]
pub fn geometric_mean(matrices: &[DMatrix<f64>]) -> DMatrix<f64> {
    let n = matrices.first().map_or(0, DMatrix::nrows);
    let judges = matrices.len() as f64;
    DMatrix::from_fn(n, n, |i, j| {
        let logarithms = matrices.iter().map(|matrix| matrix[(i, j)].ln());
        (logarithms.sum::<f64>() / judges).exp()
    })
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::*;

    fn close(found: &[f64], expected: &[f64], tolerance: f64) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() <= tolerance, "{found} {expected}");
        }
    }

    /// Relative consumption of drinks in the United States: coffee, wine, tea, beer, sodas, milk, water. Saaty 2008,
    /// Int. J. Services Sciences 1(1) 83–98, table 2, prints the priorities and a consistency ratio of .022.
    #[test]
    fn the_drinks_of_saaty() {
        let matrix = DMatrix::from_row_slice(
            7,
            7,
            &[
                1.0,
                9.0,
                5.0,
                2.0,
                1.0,
                1.0,
                1.0 / 2.0, //
                1.0 / 9.0,
                1.0,
                1.0 / 3.0,
                1.0 / 9.0,
                1.0 / 9.0,
                1.0 / 9.0,
                1.0 / 9.0, //
                1.0 / 5.0,
                3.0,
                1.0,
                1.0 / 3.0,
                1.0 / 4.0,
                1.0 / 3.0,
                1.0 / 9.0, //
                1.0 / 2.0,
                9.0,
                3.0,
                1.0,
                1.0 / 2.0,
                1.0,
                1.0 / 3.0, //
                1.0,
                9.0,
                4.0,
                2.0,
                1.0,
                2.0,
                1.0 / 2.0, //
                1.0,
                9.0,
                3.0,
                1.0,
                1.0 / 2.0,
                1.0,
                1.0 / 3.0, //
                2.0,
                9.0,
                9.0,
                3.0,
                2.0,
                3.0,
                1.0,
            ],
        );
        let found = principal_priorities(&matrix);
        let printed = [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327];
        close(&found.weights, &printed, 0.0006);
        assert!((found.consistency_ratio.unwrap() - 0.022).abs() < 0.0006);
    }

    #[test]
    fn consistent_judgements_have_no_worst_one() {
        let weights = [0.5, 0.3, 0.2];
        let matrix = DMatrix::from_fn(3, 3, |i, j| weights[i] / weights[j]);
        let found = principal_priorities(&matrix);
        close(&found.weights, &weights, 1e-12);
        assert!((found.largest_eigenvalue - 3.0).abs() < 1e-12);
        assert!(found.consistency_ratio.unwrap().abs() < 1e-12);
        assert_eq!(found.worst, None);
    }

    #[test]
    fn the_judgement_that_contradicts_the_others_is_found() {
        // a = 2b, b = 3c, but c = 4a where 1/6 would agree.
        let matrix = dmatrix![1.0, 2.0, 0.25; 0.5, 1.0, 3.0; 4.0, 1.0 / 3.0, 1.0];
        let found = principal_priorities(&matrix);
        assert!(found.consistency_ratio.unwrap() > 1.0);
        let worst = found.worst.unwrap();
        assert!(worst.given >= 1.0);
        assert!((worst.given / worst.consistent).ln().abs() > 1.0);
    }

    #[test]
    fn one_and_two_members_cannot_contradict_each_other() {
        let one = principal_priorities(&dmatrix![1.0]);
        assert_eq!(
            (one.weights.as_slice(), one.consistency_ratio),
            ([1.0].as_slice(), None)
        );
        let two = principal_priorities(&dmatrix![1.0, 3.0; 1.0 / 3.0, 1.0]);
        close(&two.weights, &[0.75, 0.25], 1e-12);
        assert_eq!((two.consistency_index, two.consistency_ratio), (None, None));
        let ten = principal_priorities(&DMatrix::from_element(10, 10, 1.0));
        assert!(ten.consistency_index.is_some() && ten.consistency_ratio.is_none());
    }

    #[test]
    fn judges_are_averaged_geometrically() {
        let mean = geometric_mean(&[dmatrix![1.0, 2.0; 0.5, 1.0], dmatrix![1.0, 8.0; 0.125, 1.0]]);
        close(mean.as_slice(), &[1.0, 0.25, 4.0, 1.0], 1e-12);
    }
}
