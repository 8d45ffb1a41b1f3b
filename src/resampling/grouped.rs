//! Sums of products over random groups of respondents: what the moment bootstrap draws from.
//!
//! The covariance of a sample's moments is estimated from the scatter of the moments of G random groups
//! (interpenetrating subsamples, Mahalanobis 1946; Wolter 2007, chapter 2). A replicate adds to the totals the
//! groups' sums times independent normal multipliers, which is a draw from the normal distribution with that
//! covariance; indices, weights and paths are smooth functions of the moments, so that the delta method applies
//! (van der Vaart 1998, theorem 3.1). The cost of a replicate does not depend on n.

use nalgebra::DMatrix;

use super::random::Stream;
use crate::moments::{AnswerColumns, BLOCK};

/// Random groups; the standard error of a standard error is 1/√(2(G − 1)), 1.6 %.
pub(super) const GROUPS: u32 = 2048;

/// The stream of the assignment to groups: none of the replicates has it.
const ASSIGNMENT: u64 = u64::MAX;

/// Sums of products by group.
#[derive(Debug, Clone)]
pub(super) struct GroupSums {
    /// width × G.
    pub(super) sums: DMatrix<f64>,
}

impl GroupSums {
    /// Assigns every respondent to one of [`GROUPS`] groups at random and sums the products.
    pub(super) fn new(columns: &AnswerColumns<'_>, weights: Option<&[f64]>, seed: u64) -> Self {
        let width = columns.width();
        let items = columns.anchors().len();
        let triangle = |width: usize| width * (width + 1) / 2;
        let flags = width - items;
        let rows = triangle(width)
            + if weights.is_some() {
                triangle(flags)
            } else {
                0
            };
        let mut sums = DMatrix::zeros(rows, GROUPS as usize);
        let mut stream = Stream::new(seed, ASSIGNMENT);
        let mut block = DMatrix::zeros(BLOCK, width);
        let mut answers = vec![0.0; width];
        for first in (0..columns.respondents()).step_by(BLOCK) {
            let size = BLOCK.min(columns.respondents() - first);
            columns.decode(first, size, &mut block);
            for row in 0..size {
                let group = stream.below(GROUPS) as usize;
                for (target, source) in answers.iter_mut().zip(block.row(row).iter()) {
                    *target = *source;
                }
                let weight = weights.map_or(1.0, |weights| weights[first + row]);
                let target = &mut sums.as_mut_slice()[group * rows..][..rows];
                let (products, squared) = target.split_at_mut(triangle(width));
                add_outer_triangle(&answers, weight, products);
                if weights.is_some() {
                    answers.copy_within(1 + items.., 1);
                    add_outer_triangle(&answers[..flags], weight * weight, squared);
                }
            }
        }
        Self { sums }
    }
}

/// products += weight × the products of all pairs of `values`, row by row of the upper triangle.
fn add_outer_triangle(values: &[f64], weight: f64, products: &mut [f64]) {
    let mut rest = products;
    for (position, &value) in values.iter().enumerate() {
        let (row, after) = rest.split_at_mut(values.len() - position);
        let weighted = weight * value;
        for (product, &other) in row.iter_mut().zip(&values[position..]) {
            *product += weighted * other;
        }
        rest = after;
    }
}
