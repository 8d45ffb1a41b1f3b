//! Confirmatory tetrad analysis: do the items of a Mode A block behave as effects of one factor?

use std::ops::Range;

use nalgebra::DMatrix;

/// Items that a block needs: fewer form no tetrad.
pub const SMALLEST_TETRAD_BLOCK: usize = 4;

/// A tetrad this close to 0 is 0: correlations are known to about 15 digits.
const ROUNDING: f64 = 1e-12;

/// τ_ghij = r_gh r_ij − r_gi r_hj of four items, given by position in the order g, h, i, j.
///
/// `correlations` is k × k. Between −2 and 2. A tetrad of correlations vanishes where that of covariances does, since the
/// two differ by the factor of the four deviations. Source: Bollen & Ting 2000, Psychological Methods 5(1) 3–22, eq. 1.
#[must_use]
pub fn tetrad(correlations: &DMatrix<f64>, [g, h, i, j]: [usize; 4]) -> f64 {
    let r = |a: usize, b: usize| correlations[(a, b)];
    let value = r(g, h) * r(i, j) - r(g, i) * r(h, j);
    if value.abs() < ROUNDING { 0.0 } else { value }
}

/// The k(k − 3)/2 tetrads of a block of k items that vanish under one factor and of which none follows from the others.
///
/// For the items 1, 2, 3, …: τ1234, τ1243; τ123b and τ13b2 for each b > 4; τ13ab for each 3 < a < b. With four and five items these
/// are the tetrads of Gudergan et al. 2008 (τ1234, τ1243, τ1235, τ1352, τ1345). In logarithms of the correlations each is a
/// difference of sums, and no such difference combines the others: r_ab stands in τ13ab only, and τ123b and τ13b2 weigh
/// r_1b, r_2b, r_3b differently. Empty for fewer than four items.
#[must_use]
pub fn nonredundant_tetrads(block: &Range<usize>) -> Vec<[usize; 4]> {
    if block.len() < SMALLEST_TETRAD_BLOCK {
        return Vec::new();
    }
    let (one, two, three, four) = (
        block.start,
        block.start + 1,
        block.start + 2,
        block.start + 3,
    );
    let mut tetrads = vec![[one, two, three, four], [one, two, four, three]];
    for b in four + 1..block.end {
        tetrads.extend([[one, two, three, b], [one, three, b, two]]);
        tetrads.extend((four..b).map(|a| [one, three, a, b]));
    }
    tetrads
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::*;

    #[test]
    fn a_tetrad_by_hand_and_one_factor_has_none() {
        // .5·.6 − .4·.3
        let r = dmatrix![
            1.0, 0.5, 0.4, 0.2; 0.5, 1.0, 0.1, 0.3; 0.4, 0.1, 1.0, 0.6; 0.2, 0.3, 0.6, 1.0
        ];
        assert!((tetrad(&r, [0, 1, 2, 3]) - 0.18).abs() < 1e-15);
        let loadings = [0.9, 0.7, 0.8, 0.6, 0.5, 0.4];
        let factor = DMatrix::from_fn(6, 6, |i, j| {
            if i == j {
                1.0
            } else {
                loadings[i] * loadings[j]
            }
        });
        let none = |items: &[usize; 4]| tetrad(&factor, *items).abs() < 1e-15;
        assert!(nonredundant_tetrads(&(0..6)).iter().all(none));
        let same = DMatrix::from_element(4, 4, 1.0 - 1e-16);
        assert!(tetrad(&same, [0, 1, 2, 3]).abs() < 1e-300);
    }

    #[test]
    fn four_and_five_items_have_the_published_tetrads() {
        let names = |size: usize| -> Vec<String> {
            let tetrads = nonredundant_tetrads(&(0..size));
            let name = |items: &[usize; 4]| items.map(|i| (i + 1).to_string()).concat();
            tetrads.iter().map(name).collect()
        };
        assert_eq!(names(3), Vec::<String>::new());
        assert_eq!(names(4), ["1234", "1243"]);
        assert_eq!(names(5), ["1234", "1243", "1235", "1352", "1345"]);
        assert_eq!(nonredundant_tetrads(&(2..6))[1], [2, 3, 5, 4]);
    }

    /// Rank of the tetrads' exponents of the correlations: as many as tetrads, and all that one factor implies.
    #[test]
    fn no_tetrad_follows_from_the_others() {
        for size in 4..10 {
            let tetrads = nonredundant_tetrads(&(0..size));
            assert_eq!(tetrads.len(), size * (size - 3) / 2);
            let mut exponents = DMatrix::<f64>::zeros(tetrads.len(), size * size);
            for (row, [g, h, i, j]) in tetrads.into_iter().enumerate() {
                for (a, b, sign) in [(g, h, 1.0), (i, j, 1.0), (g, i, -1.0), (h, j, -1.0)] {
                    exponents[(row, a.min(b) * size + a.max(b))] += sign;
                }
            }
            assert_eq!(exponents.rank(1e-9), size * (size - 3) / 2);
        }
    }
}
