//! Sums of products of answers under many sets of multipliers at once.
//!
//! Whole-number answers and multipliers go through a blocked matrix product in single precision, which is exact
//! below 2²⁴ and therefore the same in any order and with any instruction set. Everything else is added up in
//! double precision in the order of the respondents.

use nalgebra::DMatrix;

use super::grouped::GroupSums;
use crate::moments::{AnswerColumns, BLOCK, EXACT_SINGLE};

/// Respondents whose products are formed at a time: 325 products of them stay within a level-2 cache.
const PRODUCT_BLOCK: usize = 128;

/// Replicates summed in one pass over the products by the ordered kernel.
const TILE: usize = 4;

/// Where the products of a unit come from.
#[derive(Debug, Clone)]
pub(super) enum UnitProducts<'a> {
    /// Products of one respondent's answers.
    Respondents {
        columns: AnswerColumns<'a>,
        weights: Option<&'a [f64]>,
    },
    /// Sums of products over groups of respondents.
    Groups(GroupSums),
}

/// Buffers of one thread.
pub(super) struct ProductBuffers {
    answers: DMatrix<f64>,
    single: DMatrix<f32>,
    double: DMatrix<f64>,
    single_multipliers: DMatrix<f32>,
    single_totals: DMatrix<f32>,
    single_row: Vec<f32>,
    double_row: Vec<f64>,
}

impl UnitProducts<'_> {
    /// Number of units that multipliers are drawn for.
    pub(super) fn units(&self) -> usize {
        match self {
            Self::Respondents { columns, .. } => columns.respondents(),
            Self::Groups(groups) => groups.sums.ncols(),
        }
    }

    /// Number of products: the upper triangle of the columns' Gram matrix, and with weights that of the flags.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Respondents { columns, weights } => {
                let triangle = |width: usize| width * (width + 1) / 2;
                let flags = columns.width() - columns.anchors().len();
                let squared = if weights.is_some() {
                    triangle(flags)
                } else {
                    0
                };
                triangle(columns.width()) + squared
            }
            Self::Groups(groups) => groups.sums.nrows(),
        }
    }

    /// Writes what each unit weighs under `multipliers`: a respondent's own weight times its multiplier.
    pub(super) fn unit_weights_into(&self, multipliers: &[f64], unit_weights: &mut [f64]) {
        unit_weights.copy_from_slice(multipliers);
        if let Self::Respondents {
            weights: Some(weights),
            ..
        } = self
        {
            for (unit, weight) in unit_weights.iter_mut().zip(*weights) {
                *unit *= weight;
            }
        }
    }

    /// Whether sums under whole-number multipliers that add up to the number of units are exact in single
    /// precision.
    pub(super) fn exact_in_single(&self) -> bool {
        match self {
            Self::Respondents {
                columns,
                weights: None,
            } => {
                let bound = columns.largest().powi(2) * columns.respondents() as f64;
                columns.whole_numbers() && bound < EXACT_SINGLE
            }
            _ => false,
        }
    }

    /// Buffers for batches of `batch` replicates.
    pub(super) fn buffers(&self, batch: usize, single: bool) -> ProductBuffers {
        let width = self.width();
        let only = |wanted: bool, size: usize| if wanted { size } else { 0 };
        let answer_columns = match self {
            Self::Respondents { columns, .. } => columns.width(),
            Self::Groups(_) => 0,
        };
        ProductBuffers {
            answers: DMatrix::zeros(BLOCK, answer_columns),
            single: DMatrix::zeros(only(single, width), PRODUCT_BLOCK),
            double: DMatrix::zeros(only(!single, width), PRODUCT_BLOCK),
            single_multipliers: DMatrix::zeros(only(single, PRODUCT_BLOCK), batch),
            single_totals: DMatrix::zeros(only(single, width), batch),
            single_row: vec![0.0; answer_columns],
            double_row: vec![0.0; answer_columns],
        }
    }

    /// Writes Σ multiplier × products for each column of `multipliers` (units × batch) to a column of `totals`
    /// (width × batch); `single` as the buffers were made.
    pub(super) fn totals(
        &self,
        multipliers: &DMatrix<f64>,
        single: bool,
        buffers: &mut ProductBuffers,
        totals: &mut DMatrix<f64>,
    ) {
        totals.fill(0.0);
        buffers.single_totals.fill(0.0);
        match self {
            Self::Groups(groups) => add_in_order(groups.sums.as_slice(), multipliers, 0, totals),
            Self::Respondents { columns, weights } => {
                for first in (0..columns.respondents()).step_by(BLOCK) {
                    let rows = BLOCK.min(columns.respondents() - first);
                    columns.decode(first, rows, &mut buffers.answers);
                    for start in (0..rows).step_by(PRODUCT_BLOCK) {
                        let size = PRODUCT_BLOCK.min(rows - start);
                        let place = Place {
                            first: first + start,
                            within: start,
                            size,
                        };
                        if single {
                            buffers.add_single(&place, multipliers);
                        } else {
                            buffers.add_double(&place, columns, *weights, multipliers, totals);
                        }
                    }
                }
            }
        }
        if single {
            for (total, exact) in totals.iter_mut().zip(buffers.single_totals.iter()) {
                *total = f64::from(*exact);
            }
        }
    }
}

/// A run of respondents: `first` in the sample, `within` the decoded block.
struct Place {
    first: usize,
    within: usize,
    size: usize,
}

impl ProductBuffers {
    /// Whole numbers below 2²⁴ lose nothing in single precision.
    #[expect(clippy::cast_possible_truncation)]
    fn add_single(&mut self, place: &Place, multipliers: &DMatrix<f64>) {
        let answers = &mut self.single_row;
        for (row, mut column) in self.single.column_iter_mut().take(place.size).enumerate() {
            for (target, source) in answers
                .iter_mut()
                .zip(self.answers.row(place.within + row).iter())
            {
                *target = *source as f32;
            }
            outer_triangle(answers, column.as_mut_slice());
        }
        let view = multipliers.rows(place.first, place.size);
        for (mut target, source) in self
            .single_multipliers
            .column_iter_mut()
            .zip(view.column_iter())
        {
            for (target, source) in target.iter_mut().zip(source.iter()) {
                *target = *source as f32;
            }
        }
        self.single_totals.gemm(
            1.0,
            &self.single.columns(0, place.size),
            &self.single_multipliers.rows(0, place.size),
            1.0,
        );
    }

    fn add_double(
        &mut self,
        place: &Place,
        columns: &AnswerColumns<'_>,
        weights: Option<&[f64]>,
        multipliers: &DMatrix<f64>,
        totals: &mut DMatrix<f64>,
    ) {
        let width = self.answers.ncols();
        let triangle = width * (width + 1) / 2;
        let items = columns.anchors().len();
        let answers = &mut self.double_row;
        for (row, mut column) in self.double.column_iter_mut().take(place.size).enumerate() {
            for (target, source) in answers
                .iter_mut()
                .zip(self.answers.row(place.within + row).iter())
            {
                *target = *source;
            }
            let products = column.as_mut_slice();
            outer_triangle(answers, &mut products[..triangle]);
            if let Some(weights) = weights {
                let weight = weights[place.first + row];
                for product in &mut products[..triangle] {
                    *product *= weight;
                }
                // The flags: the column of ones and those after the items.
                answers.copy_within(1 + items.., 1);
                let flags = &answers[..width - items];
                let squared = &mut products[triangle..];
                outer_triangle(flags, squared);
                for product in squared {
                    *product *= weight * weight;
                }
            }
        }
        let products = &self.double.as_slice()[..totals.nrows() * place.size];
        add_in_order(products, multipliers, place.first, totals);
    }
}

/// The products of all pairs of `values`, row by row of the upper triangle.
fn outer_triangle<T: Copy + std::ops::Mul<Output = T>>(values: &[T], products: &mut [T]) {
    let mut rest = products;
    for (position, &value) in values.iter().enumerate() {
        let (row, after) = rest.split_at_mut(values.len() - position);
        for (product, &other) in row.iter_mut().zip(&values[position..]) {
            *product = value * other;
        }
        rest = after;
    }
}

/// totals += products × multipliers (from row `first`), unit after unit, without fused operations.
///
/// `products` holds a column of `totals.nrows()` products per unit.
fn add_in_order(
    products: &[f64],
    multipliers: &DMatrix<f64>,
    first: usize,
    totals: &mut DMatrix<f64>,
) {
    let width = totals.nrows();
    for (tile, sums) in totals.as_mut_slice().chunks_mut(width * TILE).enumerate() {
        for (unit, values) in products.chunks_exact(width).enumerate() {
            for (replicate, sums) in sums.chunks_exact_mut(width).enumerate() {
                let multiplier = multipliers[(first + unit, tile * TILE + replicate)];
                if multiplier != 0.0 {
                    for (sum, value) in sums.iter_mut().zip(values) {
                        *sum += multiplier * value;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::{ItemColumn, ItemMatrix};

    #[test]
    fn both_kernels_give_the_same_bits_on_whole_numbers() {
        let n = 700;
        let column = |step: usize| -> Vec<f64> {
            (0..n)
                .map(|i| {
                    if i % 41 == 3 {
                        f64::NAN
                    } else {
                        ((i * step) % 10) as f64
                    }
                })
                .collect()
        };
        let items = ItemMatrix {
            respondents: n,
            items: [7, 3, 11]
                .map(|step| ItemColumn::from_numbers(&column(step)))
                .to_vec(),
        };
        let columns = AnswerColumns::new(&items);
        let products = UnitProducts::Respondents {
            columns,
            weights: None,
        };
        assert!(products.exact_in_single());
        let multipliers = DMatrix::from_fn(n, 5, |i, r| ((i * (r + 3)) % 4) as f64);
        let sums = |single: bool| {
            let mut buffers = products.buffers(5, single);
            let mut totals = DMatrix::zeros(products.width(), 5);
            products.totals(&multipliers, single, &mut buffers, &mut totals);
            totals
        };
        assert_eq!(sums(true), sums(false));
    }
}
