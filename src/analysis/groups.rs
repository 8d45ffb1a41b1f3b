//! Indices of groups of respondents, on the ruler of the whole sample.

use nalgebra::{DMatrix, DVector};

use super::composed::composed_index;
use super::result::Analysis;
use crate::cleaning::{Groups, ItemMatrix};
use crate::index::{ConstructIndex, construct_index};
use crate::model::{ConstructId, Scale};
use crate::moments::CrossProducts;
use crate::pls::Layout;
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
    let mut found = Vec::new();
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
        let (figures, effective) = weighted_indices((analysis, index_weights), items, &own, scales);
        found.extend(figures.into_iter().enumerate().map(|(construct, figures)| {
            let deviation = figures.standard_deviation;
            GroupIndex {
                group,
                construct: ConstructId(construct),
                index: figures.index,
                standard_deviation: deviation,
                standard_error: deviation.map(|sd| sd / effective.sqrt()),
                respondents,
            }
        }));
    }
    found
}

/// The indices of all constructs under n respondent weights of any sum, on the ruler of the whole sample; empty when the
/// items' units are not known.
///
/// As [`group_indices`], for respondents who belong to a group in part: segments.
#[must_use]
pub fn part_indices(
    analysis: &Analysis,
    items: &ItemMatrix,
    weights: &[f64],
    scales: &[Scale],
) -> Vec<ConstructIndex> {
    let index_weights = analysis.index_weights.as_ref();
    index_weights.map_or_else(Vec::new, |index_weights| {
        weighted_indices((analysis, index_weights), items, weights, scales).0
    })
}

/// Indices of all constructs and the effective number of respondents.
fn weighted_indices(
    (analysis, index_weights): (&Analysis, &DVector<f64>),
    items: &ItemMatrix,
    weights: &[f64],
    scales: &[Scale],
) -> (Vec<ConstructIndex>, f64) {
    let k = scales.len();
    let factor = |item: usize| 100.0 / (scales[item].max - scales[item].min);
    let sums = CrossProducts::new(items, Some(weights), 1);
    let means = DVector::from_fn(k, |item, _| {
        (sums.mean(item) - scales[item].min) * factor(item)
    });
    let mut covariance = DMatrix::zeros(k, k);
    // A group of one respondent has an index but no deviation.
    let spread = sums
        .covariance_into(
            MissingTreatment::Mean,
            &mut covariance,
            &mut CholeskyFactor::new(k),
        )
        .is_ok();
    for (i, j) in (0..k).flat_map(|i| (0..k).map(move |j| (i, j))) {
        covariance[(i, j)] *= factor(i) * factor(j);
    }
    let of_construct = |construct: usize| {
        let moments = (&means, &covariance);
        let found = figures(&analysis.layout, construct, index_weights, moments);
        ConstructIndex {
            index: found.index.filter(|index| index.is_finite()),
            standard_deviation: found.standard_deviation.filter(|_| spread),
        }
    };
    let constructs = 0..analysis.layout.constructs();
    (
        constructs.map(of_construct).collect(),
        sums.effective_respondents(),
    )
}

/// Index and deviation of a construct under given index weights.
fn figures(
    layout: &Layout,
    construct: usize,
    index_weights: &DVector<f64>,
    (means, covariance): (&DVector<f64>, &DMatrix<f64>),
) -> ConstructIndex {
    if layout.is_higher_order(construct) {
        let mut flat = DVector::zeros(means.len());
        let moments = (Some(means), covariance);
        return composed_index(layout, construct, index_weights, moments, &mut flat);
    }
    let block = &layout.blocks[construct];
    construct_index(block, index_weights, Some(means), covariance)
}
