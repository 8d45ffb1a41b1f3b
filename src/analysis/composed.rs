//! What constructs that are made of others are in items of the survey.

use nalgebra::{DMatrix, DVector};

use crate::index::{ConstructIndex, construct_index};
use crate::pls::Layout;

/// Index weights of the k items of the survey in one construct: ũ of its block, zero elsewhere; for a higher-order
/// construct ũ of each dimension × ũ of the dimension's items. They sum to 1.
pub(super) fn flat_index_weights_into(
    layout: &Layout,
    construct: usize,
    index_weights: &DVector<f64>,
    flat: &mut DVector<f64>,
) {
    flat.fill(0.0);
    let block = layout.blocks[construct].clone();
    if !layout.is_higher_order(construct) {
        block.for_each(|item| flat[item] = index_weights[item]);
        return;
    }
    for (score, dimension) in block.zip(layout.dimensions(construct)) {
        for item in layout.blocks[dimension].clone() {
            flat[item] = index_weights[score] * index_weights[item];
        }
    }
}

/// The index of a higher-order construct: Σ ũ_c · index_c over its dimensions c, and the deviation of its respondent
/// scores.
///
/// `index_weights` has k + d entries, `means` k, `covariance` k × k, all on 0–100; `flat` is a buffer of k. No index when a
/// weight of a dimension or of one of its items is negative.
pub(super) fn composed_index(
    layout: &Layout,
    construct: usize,
    index_weights: &DVector<f64>,
    (means, covariance): (Option<&DVector<f64>>, &DMatrix<f64>),
    flat: &mut DVector<f64>,
) -> ConstructIndex {
    flat_index_weights_into(layout, construct, index_weights, flat);
    let items = layout
        .dimensions(construct)
        .flat_map(|part| layout.blocks[part].clone());
    let mut weights = layout.blocks[construct].clone().chain(items);
    let sound = weights.all(|item| index_weights[item] >= 0.0);
    let whole = 0..flat.len();
    construct_index(&whole, flat, means.filter(|_| sound), covariance)
}

#[cfg(test)]
mod tests {
    use nalgebra::dvector;

    use super::*;
    use crate::model::PathModel;

    const MODEL: &str = "T =~ t1 + t2\nR =~ r1\nQ =~ R + T\nSAT =~ s1\nSAT ~ Q";

    /// Items t1 t2 r1 s1, then the scores of R and T.
    fn layout() -> Layout {
        Layout::new(&PathModel::parse_lavaan(MODEL, "m", None).unwrap())
    }

    #[test]
    fn by_hand() {
        let layout = layout();
        let weights = dvector![0.25, 0.75, 1.0, 1.0, 0.6, 0.4];
        let means = dvector![80.0, 60.0, 50.0, 70.0];
        let covariance = DMatrix::identity(4, 4);
        let mut flat = DVector::zeros(4);
        let whole = composed_index(&layout, 2, &weights, (Some(&means), &covariance), &mut flat);
        assert!((flat - dvector![0.1, 0.3, 0.6, 0.0]).amax() < 1e-15);
        // .1·80 + .3·60 + .6·50 and √(.01 + .09 + .36)
        assert!((whole.index.unwrap() - 56.0).abs() < 1e-12);
        assert!((whole.standard_deviation.unwrap() - 0.46_f64.sqrt()).abs() < 1e-15);
    }

    #[test]
    fn two_negative_weights_do_not_make_a_right() {
        let weights = dvector![1.2, -0.2, 1.0, 1.0, 1.3, -0.3];
        let (means, covariance) = (dvector![80.0, 60.0, 50.0, 70.0], DMatrix::identity(4, 4));
        let mut flat = DVector::zeros(4);
        let whole = composed_index(
            &layout(),
            2,
            &weights,
            (Some(&means), &covariance),
            &mut flat,
        );
        assert_eq!(whole.index, None);
        assert!(whole.standard_deviation.is_some());
    }
}
