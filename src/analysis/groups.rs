//! Indices of groups of respondents, on the ruler of the whole sample.

use nalgebra::{DMatrix, DVector};

use super::result::Analysis;
use crate::cleaning::{Groups, ItemMatrix};
use crate::index::construct_index;
use crate::model::{ConstructId, Scale};
use crate::moments::CrossProducts;
use crate::stats::CholeskyFactor;
use crate::study::MissingTreatment;

/// Index of one construct in one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupIndex {
    /// Position of the group in [`Groups::names`].
    pub group: usize,
    /// The construct.
    pub construct: ConstructId,
    /// Index from the group's means under the whole sample's index weights.
    pub index: Option<f64>,
    /// Standard deviation of the group's respondent scores.
    pub standard_deviation: Option<f64>,
    /// Deviation over √(effective respondents), the index weights taken as given.
    pub standard_error: Option<f64>,
    /// Respondents of the group.
    pub respondents: usize,
}

/// The indices of all groups; empty when the items' units are not known.
///
/// The index weights are those of the whole sample, so that groups differ by their answers alone. Missing answers
/// stand at the group's item mean. `weights` are n respondent weights, `scales` the k items' scale ends.
#[must_use]
pub fn group_indices(
    analysis: &Analysis,
    items: &ItemMatrix,
    weights: Option<&[f64]>,
    scales: &[Scale],
    groups: &Groups,
) -> Vec<GroupIndex> {
    let Some(index_weights) = &analysis.index_weights else {
        return Vec::new();
    };
    let k = scales.len();
    let factor = |item: usize| 100.0 / (scales[item].max - scales[item].min);
    let mut found = Vec::new();
    let mut buffer = CholeskyFactor::new(k);
    for (group, respondents) in groups.counts().into_iter().enumerate() {
        let weight = |respondent: usize| {
            let base = weights.map_or(1.0, |weights| weights[respondent]);
            if groups.of(respondent) == Some(group) {
                base
            } else {
                0.0
            }
        };
        let own: Vec<f64> = (0..items.respondents).map(weight).collect();
        let sums = CrossProducts::new(items, Some(&own), 1);
        let means = DVector::from_fn(k, |item, _| {
            (sums.mean(item) - scales[item].min) * factor(item)
        });
        let mut covariance = DMatrix::zeros(k, k);
        // A group of one respondent has an index but no deviation.
        let spread = sums
            .covariance_into(MissingTreatment::Mean, &mut covariance, &mut buffer)
            .is_ok();
        for (i, j) in (0..k).flat_map(|i| (0..k).map(move |j| (i, j))) {
            covariance[(i, j)] *= factor(i) * factor(j);
        }
        for (construct, block) in analysis.layout.blocks.iter().enumerate() {
            let figures = construct_index(block, index_weights, Some(&means), &covariance);
            let deviation = figures.standard_deviation.filter(|_| spread);
            found.push(GroupIndex {
                group,
                construct: ConstructId(construct),
                index: figures.index.filter(|index| index.is_finite()),
                standard_deviation: deviation,
                standard_error: deviation.map(|sd| sd / sums.effective_respondents().sqrt()),
                respondents,
            });
        }
    }
    found
}
