//! Weighted cross-products of answers, exact where answers and weights are whole numbers.

use nalgebra::DMatrix;

use crate::cleaning::{ItemColumn, ItemMatrix};
use crate::survey::Codes;

/// Rows decoded at a time: 25 columns of them stay within a level-2 cache.
const BLOCK: usize = 512;

/// Rows summed by one thread before the sums are added up, in order: fixes the order of additions.
const CHUNK: usize = 1 << 16;

/// Σ w z z', Σ w z and Σ w over all pairs of items, with z = answer − anchor and only where both are answered.
#[derive(Debug, Clone, PartialEq)]
pub struct CrossProducts {
    anchors: Vec<f64>,
    /// Column of each item's "answered" flag in `gram`; 0, the column of ones, for complete items.
    answered: Vec<usize>,
    /// Gram matrix of \[1, z₁ … zₖ, flags of incomplete items\].
    gram: DMatrix<f64>,
    squared_weights: f64,
}

impl CrossProducts {
    /// Sums over all respondents, on up to `threads` threads; `weights` are n respondent weights (all 1 without).
    ///
    /// The result does not depend on `threads`.
    #[must_use]
    pub fn new(items: &ItemMatrix, weights: Option<&[f64]>, threads: usize) -> Self {
        let anchors: Vec<f64> = items.items.iter().map(anchor).collect();
        let mut tables: Vec<Vec<f64>> = items.items.iter().zip(&anchors).map(shifted).collect();
        let mut columns: Vec<&ItemColumn> = items.items.iter().collect();
        let mut answered = Vec::with_capacity(anchors.len());
        for item in &items.items {
            if item.values.iter().any(|value| value.is_nan()) {
                answered.push(1 + columns.len());
                columns.push(item);
                tables.push(item.values.iter().map(|v| f64::from(!v.is_nan())).collect());
            } else {
                answered.push(0);
            }
        }
        let decoder = Decoder {
            columns,
            tables,
            weights,
        };
        Self {
            anchors,
            answered,
            gram: decoder.gram(items.respondents, threads),
            squared_weights: match weights {
                Some(weights) => weights.iter().map(|w| w * w).sum(),
                None => items.respondents as f64,
            },
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
        self.squared_weights
    }

    /// Σw over the respondents who answered both items.
    #[must_use]
    pub fn pair_weight(&self, i: usize, j: usize) -> f64 {
        self.gram[(self.answered[i], self.answered[j])]
    }

    /// Weighted mean of item `i` over its answers; NaN without any.
    #[must_use]
    pub fn mean(&self, i: usize) -> f64 {
        self.anchors[i] + self.shifted_mean(i)
    }

    /// Σ w (xᵢ − a)(xⱼ − b) over the respondents who answered both, around the items' own means a and b.
    #[must_use]
    pub fn centred_product(&self, i: usize, j: usize) -> f64 {
        let (a, b) = (self.shifted_mean(i), self.shifted_mean(j));
        self.product_around(i, j, a, b)
    }

    /// As [`CrossProducts::centred_product`], around the means over the pair's own respondents.
    #[must_use]
    pub fn pair_centred_product(&self, i: usize, j: usize) -> f64 {
        let weight = self.pair_weight(i, j);
        let (a, b) = (self.pair_sum(i, j) / weight, self.pair_sum(j, i) / weight);
        self.product_around(i, j, a, b)
    }

    fn product_around(&self, i: usize, j: usize, a: f64, b: f64) -> f64 {
        let product = self.gram[(1 + i, 1 + j)];
        product - b * self.pair_sum(i, j) - a * self.pair_sum(j, i) + a * b * self.pair_weight(i, j)
    }

    /// Σ w zᵢ over the respondents who answered both items.
    fn pair_sum(&self, i: usize, j: usize) -> f64 {
        self.gram[(1 + i, self.answered[j])]
    }

    fn shifted_mean(&self, i: usize) -> f64 {
        self.pair_sum(i, i) / self.pair_weight(i, i)
    }
}

/// A whole number near the middle of an item's values: keeps the sums small and whole.
fn anchor(item: &ItemColumn) -> f64 {
    let answered = item.values.iter().filter(|value| !value.is_nan());
    let (low, high) = answered.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| {
        (low.min(*v), high.max(*v))
    });
    let middle = f64::midpoint(low, high).round();
    if middle.is_finite() { middle } else { 0.0 }
}

fn shifted((item, anchor): (&ItemColumn, &f64)) -> Vec<f64> {
    item.values
        .iter()
        .map(|v| if v.is_nan() { 0.0 } else { v - anchor })
        .collect()
}

/// Turns codes into the columns of the Gram matrix, block by block.
struct Decoder<'a> {
    columns: Vec<&'a ItemColumn>,
    tables: Vec<Vec<f64>>,
    weights: Option<&'a [f64]>,
}

impl Decoder<'_> {
    fn gram(&self, respondents: usize, threads: usize) -> DMatrix<f64> {
        let width = 1 + self.columns.len();
        let chunks: Vec<(usize, usize)> = (0..respondents)
            .step_by(CHUNK)
            .map(|start| (start, (start + CHUNK).min(respondents)))
            .collect();
        let threads = threads.clamp(1, chunks.len().max(1));
        let mut sums = vec![DMatrix::zeros(width, width); chunks.len()];
        if threads == 1 {
            self.chunk_grams(&chunks, &mut sums);
        } else {
            let share = chunks.len().div_ceil(threads);
            std::thread::scope(|scope| {
                for (chunks, sums) in chunks.chunks(share).zip(sums.chunks_mut(share)) {
                    scope.spawn(move || self.chunk_grams(chunks, sums));
                }
            });
        }
        let mut gram = DMatrix::zeros(width, width);
        for sum in &sums {
            gram += sum;
        }
        gram
    }

    fn chunk_grams(&self, chunks: &[(usize, usize)], sums: &mut [DMatrix<f64>]) {
        let width = 1 + self.columns.len();
        let mut block = DMatrix::zeros(BLOCK, width);
        let mut weighted = DMatrix::zeros(width, BLOCK);
        for (&(start, end), sum) in chunks.iter().zip(sums) {
            for first in (start..end).step_by(BLOCK) {
                let rows = BLOCK.min(end - first);
                self.decode(first, rows, &mut block);
                block.transpose_to(&mut weighted);
                if let Some(weights) = self.weights {
                    for (mut respondent, weight) in
                        weighted.column_iter_mut().zip(&weights[first..])
                    {
                        respondent *= *weight;
                    }
                }
                sum.gemm(1.0, &weighted, &block, 1.0);
            }
        }
    }

    /// Fills the first `rows` rows of `block`; the rest become zeros.
    fn decode(&self, first: usize, rows: usize, block: &mut DMatrix<f64>) {
        let cells = block.as_mut_slice();
        for (position, column) in cells.chunks_exact_mut(BLOCK).enumerate() {
            let (filled, rest) = column.split_at_mut(rows);
            rest.fill(0.0);
            let Some(item) = position.checked_sub(1) else {
                filled.fill(1.0);
                continue;
            };
            let table = &self.tables[item];
            match &self.columns[item].codes {
                Codes::Narrow(codes) => {
                    for (cell, code) in filled.iter_mut().zip(&codes[first..first + rows]) {
                        *cell = table[usize::from(*code)];
                    }
                }
                Codes::Wide(codes) => {
                    for (cell, code) in filled.iter_mut().zip(&codes[first..first + rows]) {
                        *cell = table[*code as usize];
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
