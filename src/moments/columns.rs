//! Answers decoded into columns of numbers, block by block of respondents.

use std::ops::Range;

use nalgebra::DMatrix;

use crate::cleaning::{ItemColumn, ItemMatrix};
use crate::survey::Codes;

/// Respondents decoded at a time: 25 columns of them stay within a level-2 cache.
pub(crate) const BLOCK: usize = 512;

/// Single precision holds every whole number below this.
pub(crate) const EXACT_SINGLE: f64 = (1_u64 << 24) as f64;

/// The columns \[1, z₁ … zₖ, flags of incomplete items\] of a survey, z = answer − anchor (0 where missing).
#[derive(Debug, Clone)]
pub(crate) struct AnswerColumns<'a> {
    respondents: usize,
    anchors: Vec<f64>,
    answered: Vec<usize>,
    columns: Vec<&'a ItemColumn>,
    tables: Vec<Vec<f64>>,
    single_tables: Vec<Vec<f32>>,
}

impl<'a> AnswerColumns<'a> {
    /// The columns of `items`.
    pub(crate) fn new(items: &'a ItemMatrix) -> Self {
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
        // Whole numbers below 2²⁴ lose nothing; other answers are never decoded in single precision.
        #[expect(clippy::cast_possible_truncation)]
        let single = |table: &Vec<f64>| table.iter().map(|value| *value as f32).collect();
        Self {
            respondents: items.respondents,
            anchors,
            answered,
            columns,
            single_tables: tables.iter().map(single).collect(),
            tables,
        }
    }

    /// Number of respondents.
    pub(crate) fn respondents(&self) -> usize {
        self.respondents
    }

    /// Number of columns, the column of ones included.
    pub(crate) fn width(&self) -> usize {
        1 + self.columns.len()
    }

    /// The whole number that each item's answers are measured from.
    pub(crate) fn anchors(&self) -> &[f64] {
        &self.anchors
    }

    /// The column that says whether each item is answered; 0, the column of ones, for complete items.
    pub(crate) fn answered(&self) -> &[usize] {
        &self.answered
    }

    /// Whether every answer is a whole number.
    pub(crate) fn whole_numbers(&self) -> bool {
        self.tables
            .iter()
            .flatten()
            .all(|value| value.fract() == 0.0)
    }

    /// The largest absolute value of any column.
    pub(crate) fn largest(&self) -> f64 {
        self.tables
            .iter()
            .flatten()
            .fold(1.0, |largest: f64, value| largest.max(value.abs()))
    }

    /// Fills the first `rows` rows of `block` (BLOCK × width) with the respondents from `first`; the rest become
    /// zeros.
    pub(crate) fn decode(&self, first: usize, rows: usize, block: &mut DMatrix<f64>) {
        decode(
            &self.columns,
            &self.tables,
            first..first + rows,
            block.as_mut_slice(),
        );
    }

    /// Writes the columns of one respondent (width).
    pub(super) fn row_into(&self, respondent: usize, row: &mut [f64]) {
        let (one, cells) = row.split_at_mut(1);
        one.fill(1.0);
        let columns = self.columns.iter().zip(&self.tables);
        for (cell, (column, table)) in cells.iter_mut().zip(columns) {
            *cell = match &column.codes {
                Codes::Narrow(codes) => table[usize::from(codes[respondent])],
                Codes::Wide(codes) => table[codes[respondent] as usize],
            };
        }
    }

    /// As [`AnswerColumns::decode`], in single precision, which is exact for whole numbers.
    pub(crate) fn decode_single(&self, first: usize, rows: usize, block: &mut DMatrix<f32>) {
        decode(
            &self.columns,
            &self.single_tables,
            first..first + rows,
            block.as_mut_slice(),
        );
    }
}

/// Writes a column of ones, then the value of each respondent's code in each column.
fn decode<T: Copy + From<u8>>(
    columns: &[&ItemColumn],
    tables: &[Vec<T>],
    respondents: Range<usize>,
    cells: &mut [T],
) {
    let (ones, rest) = cells.split_at_mut(BLOCK);
    let (filled, unused) = ones.split_at_mut(respondents.len());
    filled.fill(T::from(1));
    unused.fill(T::from(0));
    let items = columns.iter().zip(tables);
    for (cells, (column, table)) in rest.chunks_exact_mut(BLOCK).zip(items) {
        let (filled, unused) = cells.split_at_mut(respondents.len());
        unused.fill(T::from(0));
        match &column.codes {
            Codes::Narrow(codes) => {
                for (cell, code) in filled.iter_mut().zip(&codes[respondents.clone()]) {
                    *cell = table[usize::from(*code)];
                }
            }
            Codes::Wide(codes) => {
                for (cell, code) in filled.iter_mut().zip(&codes[respondents.clone()]) {
                    *cell = table[*code as usize];
                }
            }
        }
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
