//! Index weights and what they give.

use std::ops::Range;

use nalgebra::{DMatrix, DVector};

use crate::study::{IndexWeights, Metric};

/// The index of one construct.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConstructIndex {
    /// Weighted mean of the items on 0–100; `None` without means or with a negative index weight.
    pub index: Option<f64>,
    /// Standard deviation of the respondent scores, √(ũ'Sũ), in index points; `None` when the items' units are
    /// not known.
    pub standard_deviation: Option<f64>,
}

/// Index weights ũ of all items, summing to 1 within each block.
///
/// ũ = u/Σu with u = w/s for weights of standardised items (`Unstandardized`), w for weights of items on
/// 0–100, w as it is (`Standardized`), or 1 (`Equal`); s is the item's standard deviation on 0–100.
/// `outer_weights`, `deviations`, `weights`: k each. A block whose u sum to nothing positive gets NaN.
/// Source: Fornell et al. 1996, p. 14.
pub fn index_weights_into(
    blocks: &[Range<usize>],
    outer_weights: &DVector<f64>,
    deviations: &DVector<f64>,
    (choice, metric): (IndexWeights, Metric),
    weights: &mut DVector<f64>,
) {
    for block in blocks {
        for i in block.clone() {
            weights[i] = match (choice, metric) {
                (IndexWeights::Equal, _) => 1.0,
                (IndexWeights::Unstandardized, Metric::Standardized) => {
                    outer_weights[i] / deviations[i]
                }
                (IndexWeights::Standardized, Metric::Raw) => outer_weights[i] * deviations[i],
                (IndexWeights::Unstandardized, Metric::Raw)
                | (IndexWeights::Standardized, Metric::Standardized) => outer_weights[i],
            };
        }
        let sum: f64 = block.clone().map(|i| weights[i]).sum();
        for i in block.clone() {
            weights[i] = if sum > 0.0 {
                weights[i] / sum
            } else {
                f64::NAN
            };
        }
    }
}

/// The index of the construct with items `block`, given index weights ũ (k), item means (k) and covariances
/// (k × k) on 0–100.
#[must_use]
pub fn construct_index(
    block: &Range<usize>,
    weights: &DVector<f64>,
    means: Option<&DVector<f64>>,
    covariance: &DMatrix<f64>,
) -> ConstructIndex {
    let negative = block.clone().any(|i| !(weights[i] >= 0.0));
    let index = means
        .filter(|_| !negative)
        .map(|means| block.clone().map(|i| weights[i] * means[i]).sum());
    let mut variance = 0.0;
    for i in block.clone() {
        for j in block.clone() {
            variance += weights[i] * covariance[(i, j)] * weights[j];
        }
    }
    let standard_deviation = (variance >= 0.0).then(|| variance.sqrt());
    ConstructIndex {
        index,
        standard_deviation,
    }
}

#[cfg(test)]
mod tests {
    use nalgebra::{dmatrix, dvector};

    use super::*;

    #[test]
    fn unstandardised_weights_by_hand() {
        // u = .6/20, .4/10 = .03, .04 → ũ = 3/7, 4/7; index = (3·70 + 4·50)/7
        let mut weights = DVector::zeros(2);
        let kind = (IndexWeights::Unstandardized, Metric::Standardized);
        let (outer, deviations) = (dvector![0.6, 0.4], dvector![20.0, 10.0]);
        let whole = 0..2;
        index_weights_into(
            std::slice::from_ref(&whole),
            &outer,
            &deviations,
            kind,
            &mut weights,
        );
        let covariance = dmatrix![400.0, 0.0; 0.0, 100.0];
        let result = construct_index(&whole, &weights, Some(&dvector![70.0, 50.0]), &covariance);
        assert!((result.index.unwrap() - 410.0 / 7.0).abs() < 1e-12);
        // sd² = (9·400 + 16·100)/49
        assert!((result.standard_deviation.unwrap() - (5200.0_f64 / 49.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn a_negative_weight_or_no_mean_gives_no_index() {
        let (whole, covariance) = (0..2, dmatrix![1.0, 0.0; 0.0, 1.0]);
        let means = dvector![50.0, 50.0];
        let negative = construct_index(&whole, &dvector![1.2, -0.2], Some(&means), &covariance);
        assert_eq!(negative.index, None);
        assert_eq!(
            construct_index(&whole, &dvector![0.5, 0.5], None, &covariance).index,
            None
        );
    }
}
