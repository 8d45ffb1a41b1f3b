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

/// Units whose products all replicates of a batch take before the next: they stay within a level-2 cache.
const UNIT_BLOCK: usize = 64;

/// Cells of the largest table of products that is kept: 4 MB, some 3,000 respondents and 24 items.
const LARGEST_TABLE: usize = 1 << 20;

/// Where the products of a unit come from.
#[derive(Debug, Clone)]
pub(super) enum UnitProducts<'a> {
    /// Products of one respondent's answers.
    Respondents(RespondentProducts<'a>),
    /// Sums of products over groups of respondents.
    Groups(GroupSums),
}

/// Products of each respondent's answers.
#[derive(Debug, Clone)]
pub(super) struct RespondentProducts<'a> {
    columns: AnswerColumns<'a>,
    weights: Option<&'a [f64]>,
    /// Width × respondents: the products of a small sample of whole numbers, formed once for all threads.
    table: Option<DMatrix<f32>>,
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

impl<'a> UnitProducts<'a> {
    /// The products of each respondent's answers, times the respondent's weight.
    pub(super) fn respondents(columns: AnswerColumns<'a>, weights: Option<&'a [f64]>) -> Self {
        let mut products = RespondentProducts {
            columns,
            weights,
            table: None,
        };
        let cells = products.width() * products.columns.respondents();
        if products.exact_in_single() && cells <= LARGEST_TABLE {
            products.table = Some(products.single_products());
        }
        Self::Respondents(products)
    }

    /// Number of units that multipliers are drawn for.
    pub(super) fn units(&self) -> usize {
        match self {
            Self::Respondents(products) => products.columns.respondents(),
            Self::Groups(groups) => groups.sums.ncols(),
        }
    }

    /// Number of products: the upper triangle of the columns' Gram matrix, and with weights that of the flags.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Respondents(products) => products.width(),
            Self::Groups(groups) => groups.sums.nrows(),
        }
    }

    /// Writes what each unit weighs under `multipliers`: a respondent's own weight times its multiplier.
    pub(super) fn unit_weights_into(&self, multipliers: &[f64], unit_weights: &mut [f64]) {
        unit_weights.copy_from_slice(multipliers);
        if let Self::Respondents(products) = self {
            for (unit, weight) in unit_weights.iter_mut().zip(products.weights.unwrap_or(&[])) {
                *unit *= weight;
            }
        }
    }

    /// Whether sums under whole-number multipliers that add up to the number of units are exact in single
    /// precision.
    pub(super) fn exact_in_single(&self) -> bool {
        match self {
            Self::Respondents(products) => products.exact_in_single(),
            Self::Groups(_) => false,
        }
    }

    /// Buffers for batches of `batch` replicates.
    pub(super) fn buffers(&self, batch: usize, single: bool) -> ProductBuffers {
        let width = self.width();
        let only = |wanted: bool, size: usize| if wanted { size } else { 0 };
        let (answer_columns, units, tabled) = match self {
            Self::Respondents(products) => {
                let columns = &products.columns;
                (
                    columns.width(),
                    columns.respondents(),
                    products.table.is_some(),
                )
            }
            Self::Groups(_) => (0, 0, false),
        };
        let streamed = single && !tabled;
        let counted = if tabled { units } else { PRODUCT_BLOCK };
        ProductBuffers {
            answers: DMatrix::zeros(only(!tabled || !single, BLOCK), answer_columns),
            single: DMatrix::zeros(only(streamed, width), PRODUCT_BLOCK),
            double: DMatrix::zeros(only(!single, width), PRODUCT_BLOCK),
            single_multipliers: DMatrix::zeros(only(single, counted), batch),
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
        match self {
            Self::Groups(groups) => {
                totals.fill(0.0);
                add_in_order(groups.sums.as_slice(), multipliers, 0, totals);
            }
            Self::Respondents(products) if single => {
                products.single_totals(multipliers, buffers);
                let exact = buffers.single_totals.as_slice();
                for (total, exact) in totals.as_mut_slice().iter_mut().zip(exact) {
                    *total = f64::from(*exact);
                }
            }
            Self::Respondents(products) => {
                totals.fill(0.0);
                products.in_places(&mut buffers.answers, |place, answers| {
                    let buffers = (&mut buffers.double, &mut buffers.double_row);
                    products.add_double(place, answers, (multipliers, buffers), totals);
                });
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

impl RespondentProducts<'_> {
    /// The upper triangle of the columns' Gram matrix, and with weights that of the flags.
    fn width(&self) -> usize {
        let triangle = |width: usize| width * (width + 1) / 2;
        let columns = &self.columns;
        let flags = columns.width() - columns.anchors().len();
        let squared = if self.weights.is_some() {
            triangle(flags)
        } else {
            0
        };
        triangle(columns.width()) + squared
    }

    fn exact_in_single(&self) -> bool {
        let columns = &self.columns;
        let bound = columns.largest().powi(2) * columns.respondents() as f64;
        self.weights.is_none() && columns.whole_numbers() && bound < EXACT_SINGLE
    }

    /// Decodes the answers block by block and gives them in runs of at most [`PRODUCT_BLOCK`] respondents.
    fn in_places(&self, answers: &mut DMatrix<f64>, mut visit: impl FnMut(&Place, &DMatrix<f64>)) {
        for first in (0..self.columns.respondents()).step_by(BLOCK) {
            let rows = BLOCK.min(self.columns.respondents() - first);
            self.columns.decode(first, rows, answers);
            for start in (0..rows).step_by(PRODUCT_BLOCK) {
                let place = Place {
                    first: first + start,
                    within: start,
                    size: PRODUCT_BLOCK.min(rows - start),
                };
                visit(&place, answers);
            }
        }
    }

    /// The products of every respondent, a column each.
    fn single_products(&self) -> DMatrix<f32> {
        let columns = self.columns.width();
        let mut table = DMatrix::zeros(self.width(), self.columns.respondents());
        let mut row = vec![0.0; columns];
        self.in_places(&mut DMatrix::zeros(BLOCK, columns), |place, answers| {
            let target = &mut table.as_mut_slice()[place.first * self.width()..];
            single_products(place, answers, &mut row, target);
        });
        table
    }

    /// Sums in single precision, from the table of products if there is one.
    fn single_totals(&self, multipliers: &DMatrix<f64>, buffers: &mut ProductBuffers) {
        let ProductBuffers {
            answers,
            single,
            single_multipliers: counts,
            single_totals: totals,
            single_row: row,
            ..
        } = buffers;
        if let Some(table) = &self.table {
            narrow(multipliers.as_slice(), counts.as_mut_slice());
            totals.gemm(1.0, table, counts, 0.0);
            return;
        }
        totals.fill(0.0);
        self.in_places(answers, |place, answers| {
            single_products(place, answers, row, single.as_mut_slice());
            let columns = multipliers.as_slice().chunks_exact(multipliers.nrows());
            let targets = counts.as_mut_slice().chunks_exact_mut(PRODUCT_BLOCK);
            for (target, source) in targets.zip(columns) {
                narrow(&source[place.first..][..place.size], target);
            }
            let (products, counts) = (single.columns(0, place.size), counts.rows(0, place.size));
            totals.gemm(1.0, &products, &counts, 1.0);
        });
    }

    fn add_double(
        &self,
        place: &Place,
        decoded: &DMatrix<f64>,
        (multipliers, (double, answers)): (&DMatrix<f64>, (&mut DMatrix<f64>, &mut Vec<f64>)),
        totals: &mut DMatrix<f64>,
    ) {
        let width = decoded.ncols();
        let triangle = width * (width + 1) / 2;
        let items = self.columns.anchors().len();
        for (row, mut column) in double.column_iter_mut().take(place.size).enumerate() {
            for (target, source) in answers
                .iter_mut()
                .zip(decoded.row(place.within + row).iter())
            {
                *target = *source;
            }
            let products = column.as_mut_slice();
            outer_triangle(answers, &mut products[..triangle]);
            if let Some(weights) = self.weights {
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
        let products = &double.as_slice()[..totals.nrows() * place.size];
        add_in_order(products, multipliers, place.first, totals);
    }
}

/// Whole numbers below 2²⁴ lose nothing in single precision.
#[expect(clippy::cast_possible_truncation)]
fn narrow(numbers: &[f64], target: &mut [f32]) {
    for (target, number) in target.iter_mut().zip(numbers) {
        *target = *number as f32;
    }
}

/// The products of the respondents of `place`, one after the other; `row` holds one respondent's answers.
#[expect(clippy::cast_possible_truncation)] // as in `narrow`
fn single_products(place: &Place, answers: &DMatrix<f64>, row: &mut [f32], products: &mut [f32]) {
    let width = row.len() * (row.len() + 1) / 2;
    let targets = products.chunks_exact_mut(width).take(place.size);
    for (respondent, target) in targets.enumerate() {
        let answers = answers.row(place.within + respondent);
        for (target, source) in row.iter_mut().zip(answers.iter()) {
            *target = *source as f32;
        }
        outer_triangle(row, target);
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

/// totals += products × multipliers (from row `first`), unit after unit, without fused operations: the same bits with
/// any instruction set.
///
/// `products` holds a column of `totals.nrows()` products per unit.
fn add_in_order(
    products: &[f64],
    multipliers: &DMatrix<f64>,
    first: usize,
    totals: &mut DMatrix<f64>,
) {
    pulp::Arch::new().dispatch(OrderedSums {
        products,
        multipliers: &multipliers.as_slice()[first..],
        units: multipliers.nrows(),
        width: totals.nrows(),
        totals: totals.as_mut_slice(),
    });
}

/// [`add_in_order`] on slices, compiled for each instruction set.
struct OrderedSums<'a> {
    products: &'a [f64],
    multipliers: &'a [f64],
    units: usize,
    width: usize,
    totals: &'a mut [f64],
}

impl pulp::WithSimd for OrderedSums<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        for (block, products) in self.products.chunks(self.width * UNIT_BLOCK).enumerate() {
            let replicates = self.totals.chunks_exact_mut(self.width).enumerate();
            for (replicate, sums) in replicates {
                let start = replicate * self.units + block * UNIT_BLOCK;
                let units = products.chunks_exact(self.width);
                for (values, multiplier) in units.zip(&self.multipliers[start..]) {
                    if *multiplier != 0.0 {
                        for (sum, value) in sums.iter_mut().zip(values) {
                            *sum += multiplier * value;
                        }
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
        let products = UnitProducts::respondents(columns.clone(), None);
        assert!(products.exact_in_single());
        let streamed = UnitProducts::Respondents(RespondentProducts {
            columns,
            weights: None,
            table: None,
        });
        let multipliers = DMatrix::from_fn(n, 5, |i, r| ((i * (r + 3)) % 4) as f64);
        let sums = |products: &UnitProducts<'_>, single: bool| {
            let mut buffers = products.buffers(5, single);
            let mut totals = DMatrix::zeros(products.width(), 5);
            products.totals(&multipliers, single, &mut buffers, &mut totals);
            totals
        };
        assert_eq!(sums(&products, true), sums(&products, false));
        assert_eq!(sums(&products, true), sums(&streamed, true));
    }
}
