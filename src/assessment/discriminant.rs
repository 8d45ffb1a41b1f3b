//! Discriminant validity: can respondents tell two constructs apart?

use std::ops::Range;

use nalgebra::DMatrix;

/// Mean absolute correlation within each block, 1 for a single item: the monotrait part of HTMT.
///
/// `correlations` is k × k; `means` has one slot per block.
pub fn monotrait_means_into(
    correlations: &DMatrix<f64>,
    blocks: &[Range<usize>],
    means: &mut [f64],
) {
    for (mean, block) in means.iter_mut().zip(blocks) {
        let mut sum = 0.0;
        for i in block.clone() {
            for j in block.start..i {
                sum += correlations[(i, j)].abs();
            }
        }
        let pairs = block.len() * (block.len() - 1) / 2;
        *mean = if pairs == 0 { 1.0 } else { sum / pairs as f64 };
    }
}

/// HTMT of two blocks: mean absolute heterotrait correlation over the geometric mean of the monotrait means.
///
/// `correlations` is k × k; `monotrait` are the blocks' two monotrait means. Not negative; `None` when a monotrait
/// mean is 0. Source: Henseler, Ringle & Sarstedt 2015, JAMS 43(1) 115–135, eq. 6, with absolute values.
#[must_use]
pub fn htmt(
    correlations: &DMatrix<f64>,
    first: &Range<usize>,
    second: &Range<usize>,
    monotrait: (f64, f64),
) -> Option<f64> {
    let mut sum = 0.0;
    for j in second.clone() {
        let column = correlations.column(j);
        sum += first.clone().map(|i| column[i].abs()).sum::<f64>();
    }
    let heterotrait = sum / (first.len() * second.len()) as f64;
    let monotrait = (monotrait.0 * monotrait.1).sqrt();
    (monotrait > 0.0).then(|| heterotrait / monotrait)
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::*;

    #[test]
    fn two_items_against_one_by_hand() {
        // heterotrait (.3 + .5)/2, monotrait .64 and 1 → .4/.8
        let r = dmatrix![1.0, 0.64, 0.3; 0.64, 1.0, -0.5; 0.3, -0.5, 1.0];
        let mut means = [0.0; 2];
        monotrait_means_into(&r, &[0..2, 2..3], &mut means);
        let value = htmt(&r, &(0..2), &(2..3), (means[0], means[1])).unwrap();
        assert!((value - 0.5).abs() < 1e-15);
        assert_eq!(htmt(&r, &(0..2), &(2..3), (0.0, 1.0)), None);
    }
}
