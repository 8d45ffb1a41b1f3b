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

/// HTMT2 of two blocks: HTMT with geometric in place of arithmetic means.
///
/// `correlations` is k × k. Positive; `None` when a correlation between or within the blocks is not positive, because the
/// geometric mean of such correlations says nothing. A single item's monotrait mean is 1. Source: Roemer, Schuberth &
/// Henseler 2021, Ind. Manag. Data Syst. 121(12) 2637–2650, eq. 6.
#[must_use]
pub fn htmt2(
    correlations: &DMatrix<f64>,
    first: &Range<usize>,
    second: &Range<usize>,
) -> Option<f64> {
    let pairs = first
        .clone()
        .flat_map(|i| second.clone().map(move |j| (i, j)));
    let heterotrait = log_mean(correlations, pairs)?;
    let within = |block: &Range<usize>| {
        let pairs = block
            .clone()
            .flat_map(|i| (block.start..i).map(move |j| (i, j)));
        log_mean(correlations, pairs)
    };
    let monotrait = f64::midpoint(within(first)?, within(second)?);
    Some((heterotrait - monotrait).exp())
}

/// Mean logarithm of the correlations at `pairs`, 0 without pairs; `None` when one is not positive.
fn log_mean(
    correlations: &DMatrix<f64>,
    pairs: impl Iterator<Item = (usize, usize)>,
) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0_usize);
    for pair in pairs {
        let correlation = correlations[pair];
        if !(correlation > 0.0) {
            return None;
        }
        sum += correlation.ln();
        count += 1;
    }
    Some(sum / count.max(1) as f64)
}

/// √AVE of a construct against its correlations with the others: the margin by which it exceeds the largest.
///
/// `correlations` are those with the others. Positive when the construct shares more with its own items than with any other construct;
/// `None` without another construct. Source: Fornell & Larcker 1981, J. Marketing Research 18(1) 39–50, p. 46.
#[must_use]
pub fn fornell_larcker_margin(
    ave: f64,
    correlations: impl IntoIterator<Item = f64>,
) -> Option<f64> {
    let largest = correlations.into_iter().map(f64::abs).reduce(f64::max)?;
    Some(ave.sqrt() - largest)
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

    #[test]
    fn htmt2_takes_geometric_means() {
        // √(.3 · .5) over √.64; a correlation that is not positive leaves it undefined
        let mut r = dmatrix![1.0, 0.64, 0.3; 0.64, 1.0, 0.5; 0.3, 0.5, 1.0];
        let value = htmt2(&r, &(0..2), &(2..3)).unwrap();
        assert!((value - 0.15_f64.sqrt() / 0.8).abs() < 1e-15);
        r[(1, 2)] = 0.0;
        assert_eq!(htmt2(&r, &(0..2), &(2..3)), None);
    }

    #[test]
    fn the_margin_is_to_the_largest_correlation() {
        let margin = fornell_larcker_margin(0.64, [-0.7, 0.3]).unwrap();
        assert!((margin - 0.1).abs() < 1e-15);
        assert_eq!(fornell_larcker_margin(0.64, []), None);
    }
}
