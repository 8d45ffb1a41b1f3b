//! Weighted cross-products of answers, exact where answers and weights are whole numbers.

use std::ops::Range;

use nalgebra::{DMatrix, DVector};

use super::columns::{AnswerColumns, BLOCK, EXACT_SINGLE};
use super::sample::MomentsFailure;
use crate::cleaning::ItemMatrix;
use crate::stats::{CholeskyFactor, Singular};
use crate::study::MissingTreatment;

/// Rows summed by one thread before the sums are added up, in order: fixes the order of additions.
const CHUNK: usize = 1 << 16;

/// Σ w z z', Σ w z and Σ w over all pairs of items, with z = answer − anchor and only where both are answered.
#[derive(Debug, Clone, PartialEq)]
pub struct CrossProducts {
    anchors: Vec<f64>,
    /// Column of each item's "answered" flag in `gram`; 0, the column of ones, for complete items.
    answered: Vec<usize>,
    /// Gram matrix of \[1, z₁ … zₖ, flags of incomplete items\].
    pub(super) gram: DMatrix<f64>,
    /// Gram matrix of \[1, flags of incomplete items\] under the squared weights.
    pub(super) squared: DMatrix<f64>,
    /// Mean of each item − its anchor.
    shifted_means: Vec<f64>,
}

impl CrossProducts {
    /// Sums over all respondents, on up to `threads` threads; `weights` are n respondent weights (all 1 without).
    ///
    /// The result does not depend on `threads`.
    #[must_use]
    pub fn new(items: &ItemMatrix, weights: Option<&[f64]>, threads: usize) -> Self {
        let columns = AnswerColumns::new(items);
        let gram = gram(&columns, weights, threads);
        let squared = match weights {
            Some(weights) if columns.width() > 1 + items.items.len() => {
                let squares: Vec<f64> = weights.iter().map(|w| w * w).collect();
                flags_of(
                    &self::gram(&columns, Some(&squares), threads),
                    items.items.len(),
                )
            }
            Some(weights) => DMatrix::from_element(1, 1, weights.iter().map(|w| w * w).sum()),
            None => flags_of(&gram, items.items.len()),
        };
        let mut products = Self {
            shifted_means: vec![0.0; columns.anchors().len()],
            anchors: columns.anchors().to_vec(),
            answered: columns.answered().to_vec(),
            gram,
            squared,
        };
        products.update_means();
        products
    }

    /// An empty set of sums with the items of `columns`, to be filled by [`CrossProducts::load`].
    #[must_use]
    pub(crate) fn empty(columns: &AnswerColumns<'_>) -> Self {
        let flags = columns.width() - columns.anchors().len();
        Self {
            anchors: columns.anchors().to_vec(),
            answered: columns.answered().to_vec(),
            gram: DMatrix::zeros(columns.width(), columns.width()),
            squared: DMatrix::zeros(flags, flags),
            shifted_means: vec![0.0; columns.anchors().len()],
        }
    }

    /// Fills the sums from the upper triangle of the Gram matrix, row by row, then from that of the flags under
    /// the squared weights; without the latter every respondent weighs 1.
    pub(crate) fn load(&mut self, totals: &[f64]) {
        let width = self.gram.nrows();
        let used = fill_symmetric(&mut self.gram, totals);
        self.update_means();
        if totals.len() > used {
            fill_symmetric(&mut self.squared, &totals[used..]);
            return;
        }
        let items = self.anchors.len();
        for a in 0..width - items {
            for b in 0..width - items {
                self.squared[(a, b)] = self.gram[(flag_column(a, items), flag_column(b, items))];
            }
        }
    }

    /// Σw over all respondents.
    #[must_use]
    pub fn total_weight(&self) -> f64 {
        self.gram[(0, 0)]
    }

    /// Σw² over all respondents.
    #[must_use]
    pub fn total_squared_weight(&self) -> f64 {
        self.squared[(0, 0)]
    }

    /// Kish's effective sample size (Σw)²/Σw².
    #[must_use]
    pub fn effective_respondents(&self) -> f64 {
        self.total_weight() * self.total_weight() / self.total_squared_weight()
    }

    /// Σw over the respondents who answered both items.
    #[must_use]
    pub fn pair_weight(&self, i: usize, j: usize) -> f64 {
        self.gram[(self.answered[i], self.answered[j])]
    }

    /// Weighted mean of item `i` over its answers; NaN without any.
    #[must_use]
    pub fn mean(&self, i: usize) -> f64 {
        self.anchors[i] + self.shifted_means[i]
    }

    /// Σ w (xᵢ − a)(xⱼ − b) over the respondents who answered both, around the items' own means a and b.
    #[must_use]
    pub fn centred_product(&self, i: usize, j: usize) -> f64 {
        let (a, b) = (self.shifted_means[i], self.shifted_means[j]);
        self.product_around(i, j, a, b)
    }

    /// As [`CrossProducts::centred_product`], around the means over the pair's own respondents.
    #[must_use]
    pub fn pair_centred_product(&self, i: usize, j: usize) -> f64 {
        let weight = self.pair_weight(i, j);
        let (a, b) = (self.pair_sum(i, j) / weight, self.pair_sum(j, i) / weight);
        self.product_around(i, j, a, b)
    }

    /// Weighted item means (k).
    pub(crate) fn means_into(&self, means: &mut DVector<f64>) {
        for (i, mean) in means.iter_mut().enumerate() {
            *mean = self.mean(i);
        }
    }

    /// Covariances (k × k) with missing answers at the item means, or from the available pairs; `factor` is a
    /// buffer of size k.
    ///
    /// # Errors
    /// [`MomentsFailure::TooFew`], or [`MomentsFailure::NotPositiveDefinite`] for impossible pairs.
    pub(crate) fn covariance_into(
        &self,
        treatment: MissingTreatment,
        covariance: &mut DMatrix<f64>,
        factor: &mut CholeskyFactor,
    ) -> Result<(), MomentsFailure> {
        if treatment == MissingTreatment::Pairwise {
            return self.pairwise_into(covariance, factor);
        }
        let divisor = self.total_weight() - self.total_squared_weight() / self.total_weight();
        if !(divisor > 0.0) {
            return Err(MomentsFailure::TooFew);
        }
        if self.answered.iter().all(|flag| *flag == 0) {
            self.complete_covariance_into(divisor, covariance);
            return Ok(());
        }
        for i in 0..self.anchors.len() {
            for j in 0..=i {
                let value = self.centred_product(i, j) / divisor;
                covariance[(i, j)] = value;
                covariance[(j, i)] = value;
            }
        }
        Ok(())
    }

    /// Covariances of items that everybody answered, column by column: (Σw z z' − Σw z Σw z'/Σw)/divisor.
    fn complete_covariance_into(&self, divisor: f64, covariance: &mut DMatrix<f64>) {
        let width = self.gram.nrows();
        let columns = self.gram.as_slice();
        let sums = &columns[1..width];
        let (share, scale) = (self.total_weight().recip(), divisor.recip());
        let targets = covariance.as_mut_slice().chunks_exact_mut(width - 1);
        let products = columns.chunks_exact(width).skip(1);
        for ((target, products), sum) in targets.zip(products).zip(sums) {
            let cells = target.iter_mut().zip(&products[1..]).zip(sums);
            for ((cell, product), other) in cells {
                *cell = (product - sum * other * share) * scale;
            }
        }
    }

    /// Covariances from the respondents who answered both items of each pair.
    fn pairwise_into(
        &self,
        covariance: &mut DMatrix<f64>,
        factor: &mut CholeskyFactor,
    ) -> Result<(), MomentsFailure> {
        let k = self.anchors.len();
        let flag = |i: usize| self.answered[i].saturating_sub(k);
        for i in 0..k {
            for j in 0..=i {
                let weight = self.pair_weight(i, j);
                let divisor = weight - self.squared[(flag(i), flag(j))] / weight;
                if !(divisor > 0.0) {
                    return Err(MomentsFailure::TooFew);
                }
                covariance[(i, j)] = self.pair_centred_product(i, j) / divisor;
                covariance[(j, i)] = covariance[(i, j)];
            }
        }
        let correlation = |i: usize, j: usize| {
            covariance[(i, j)] / (covariance[(i, i)] * covariance[(j, j)]).sqrt()
        };
        match factor.compute(correlation) {
            Ok(_) => Ok(()),
            Err(Singular) => Err(MomentsFailure::NotPositiveDefinite),
        }
    }

    fn product_around(&self, i: usize, j: usize, a: f64, b: f64) -> f64 {
        let product = self.gram[(1 + i, 1 + j)];
        product - b * self.pair_sum(i, j) - a * self.pair_sum(j, i) + a * b * self.pair_weight(i, j)
    }

    /// Σ w zᵢ over the respondents who answered both items.
    fn pair_sum(&self, i: usize, j: usize) -> f64 {
        self.gram[(1 + i, self.answered[j])]
    }

    pub(super) fn update_means(&mut self) {
        for i in 0..self.shifted_means.len() {
            self.shifted_means[i] = self.pair_sum(i, i) / self.pair_weight(i, i);
        }
    }
}

/// The column of a flag in the Gram matrix of k items: 0 stays the column of ones.
fn flag_column(flag: usize, items: usize) -> usize {
    if flag == 0 { 0 } else { items + flag }
}

fn flags_of(gram: &DMatrix<f64>, items: usize) -> DMatrix<f64> {
    let flags = gram.nrows() - items;
    DMatrix::from_fn(flags, flags, |a, b| {
        gram[(flag_column(a, items), flag_column(b, items))]
    })
}

/// Reads an upper triangle, row by row, into a symmetric matrix; gives the number of values read.
fn fill_symmetric(matrix: &mut DMatrix<f64>, triangle: &[f64]) -> usize {
    let width = matrix.nrows();
    let cells = matrix.as_mut_slice();
    let mut rest = triangle;
    for row in 0..width {
        let (values, after) = rest.split_at(width - row);
        cells[row * width + row..][..values.len()].copy_from_slice(values);
        for (column, value) in values.iter().enumerate() {
            cells[(row + column) * width + row] = *value;
        }
        rest = after;
    }
    triangle.len() - rest.len()
}

fn gram(columns: &AnswerColumns<'_>, weights: Option<&[f64]>, threads: usize) -> DMatrix<f64> {
    let (respondents, width) = (columns.respondents(), columns.width());
    let chunks: Vec<(usize, usize)> = (0..respondents)
        .step_by(CHUNK)
        .map(|start| (start, (start + CHUNK).min(respondents)))
        .collect();
    let threads = threads.clamp(1, chunks.len().max(1));
    let mut sums = vec![DMatrix::zeros(width, width); chunks.len()];
    if threads == 1 {
        chunk_grams(columns, weights, &chunks, &mut sums);
    } else {
        let share = chunks.len().div_ceil(threads);
        std::thread::scope(|scope| {
            for (chunks, sums) in chunks.chunks(share).zip(sums.chunks_mut(share)) {
                scope.spawn(move || chunk_grams(columns, weights, chunks, sums));
            }
        });
    }
    let mut gram = DMatrix::zeros(width, width);
    for sum in &sums {
        gram += sum;
    }
    gram
}

fn chunk_grams(
    columns: &AnswerColumns<'_>,
    weights: Option<&[f64]>,
    chunks: &[(usize, usize)],
    sums: &mut [DMatrix<f64>],
) {
    // A matrix product may add in any order and with fused operations: only exact sums go there.
    let single = weights.is_none()
        && columns.whole_numbers()
        && columns.largest().powi(2) * (BLOCK as f64) < EXACT_SINGLE;
    for (&(start, end), sum) in chunks.iter().zip(sums) {
        if single {
            add_exactly(columns, start..end, sum);
        } else {
            add_in_order(columns, weights, start..end, sum);
        }
    }
}

/// Adds the products of whole numbers by blocked matrix products in single precision.
fn add_exactly(columns: &AnswerColumns<'_>, rows: Range<usize>, sum: &mut DMatrix<f64>) {
    let width = columns.width();
    let mut block = DMatrix::<f32>::zeros(BLOCK, width);
    let mut respondents = DMatrix::<f32>::zeros(width, BLOCK);
    let mut products = DMatrix::<f32>::zeros(width, width);
    for first in rows.clone().step_by(BLOCK) {
        columns.decode_single(first, BLOCK.min(rows.end - first), &mut block);
        block.transpose_to(&mut respondents);
        products.gemm(1.0, &respondents, &block, 0.0);
        for (total, product) in sum.iter_mut().zip(products.iter()) {
            *total += f64::from(*product);
        }
    }
}

/// Adds weighted products respondent after respondent.
fn add_in_order(
    columns: &AnswerColumns<'_>,
    weights: Option<&[f64]>,
    rows: Range<usize>,
    sum: &mut DMatrix<f64>,
) {
    let mut block = DMatrix::zeros(BLOCK, columns.width());
    let mut respondents = DMatrix::zeros(columns.width(), BLOCK);
    for first in rows.clone().step_by(BLOCK) {
        let size = BLOCK.min(rows.end - first);
        columns.decode(first, size, &mut block);
        block.transpose_to(&mut respondents);
        for (row, respondent) in respondents.column_iter().take(size).enumerate() {
            let weight = weights.map_or(1.0, |weights| weights[first + row]);
            sum.ger(weight, &respondent, &respondent, 1.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::ItemColumn;

    fn matrix(columns: &[&[f64]]) -> ItemMatrix {
        ItemMatrix {
            respondents: columns[0].len(),
            items: columns
                .iter()
                .map(|column| ItemColumn::from_numbers(column))
                .collect(),
        }
    }

    #[test]
    fn complete_pairs_by_hand() {
        // x 1 2 6, y 2 0 1: means 3 and 1, Σ(x − 3)(y − 1) = −2 + 1 + 0
        let products = CrossProducts::new(&matrix(&[&[1.0, 2.0, 6.0], &[2.0, 0.0, 1.0]]), None, 1);
        assert!((products.mean(0) - 3.0).abs() < 1e-15);
        assert!((products.centred_product(0, 1) + 1.0).abs() < 1e-15);
        assert!((products.centred_product(0, 0) - 14.0).abs() < 1e-15);
    }

    #[test]
    fn missing_answers_leave_their_pairs_alone() {
        let gap = f64::NAN;
        let items = matrix(&[&[1.0, 2.0, 6.0, gap], &[2.0, gap, 1.0, 5.0]]);
        let products = CrossProducts::new(&items, None, 1);
        assert!((products.mean(1) - 8.0 / 3.0).abs() < 1e-15);
        assert!((products.pair_weight(0, 1) - 2.0).abs() < 1e-15);
        // around the items' own means 3 and 8/3: (1−3)(2−8/3) + (6−3)(1−8/3) = 4/3 − 5
        assert!((products.centred_product(0, 1) - (4.0 / 3.0 - 5.0)).abs() < 1e-14);
        // around the pair's means 3.5 and 1.5: (−2.5)(.5) + (2.5)(−.5)
        assert!((products.pair_centred_product(0, 1) + 2.5).abs() < 1e-14);
    }

    #[test]
    fn threads_and_whole_weights_change_no_bit() {
        let n = 3 * CHUNK + 77;
        let column = |step: usize| (0..n).map(|i| ((i * step) % 10) as f64).collect::<Vec<_>>();
        let items = matrix(&[&column(7), &column(3), &column(11)]);
        let weights: Vec<f64> = (0..n).map(|i| 0.25 + (i % 13) as f64 / 7.0).collect();
        for weights in [None, Some(weights.as_slice())] {
            let one = CrossProducts::new(&items, weights, 1);
            assert_eq!(one, CrossProducts::new(&items, weights, 2));
            assert_eq!(one, CrossProducts::new(&items, weights, 7));
        }
    }
}
