//! Sums over some of the respondents, and over all but them: a holdout and its training sample.

use nalgebra::DVector;

use super::columns::AnswerColumns;
use super::cross_products::CrossProducts;

impl CrossProducts {
    /// Sums over the respondents at `positions` alone, one after the other; `weights` are all n respondent weights.
    #[must_use]
    pub(crate) fn over(
        columns: &AnswerColumns<'_>,
        weights: Option<&[f64]>,
        positions: &[u32],
    ) -> Self {
        let mut sums = Self::empty(columns);
        let items = columns.anchors().len();
        let mut row = DVector::zeros(columns.width());
        let mut flags = DVector::zeros(columns.width() - items);
        for &position in positions {
            let weight = weights.map_or(1.0, |weights| weights[position as usize]);
            columns.row_into(position as usize, row.as_mut_slice());
            sums.gram.ger(weight, &row, &row, 1.0);
            flags[0] = 1.0;
            let answered = &row.as_slice()[1 + items..];
            flags.as_mut_slice()[1..].copy_from_slice(answered);
            sums.squared.ger(weight * weight, &flags, &flags, 1.0);
        }
        sums.update_means();
        sums
    }

    /// The sums without those of `part`, some of the same respondents: exact where the sums are.
    #[must_use]
    pub(crate) fn without(&self, part: &Self) -> Self {
        let mut rest = self.clone();
        rest.gram -= &part.gram;
        rest.squared -= &part.squared;
        rest.update_means();
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::{ItemColumn, ItemMatrix};

    const GAP: f64 = f64::NAN;

    fn matrix(columns: &[&[f64]]) -> ItemMatrix {
        let items = columns
            .iter()
            .map(|column| ItemColumn::from_numbers(column));
        ItemMatrix {
            respondents: columns[0].len(),
            items: items.collect(),
        }
    }

    #[test]
    fn a_sample_without_a_part_is_the_other_part() {
        let items = matrix(&[
            &[1.0, 2.0, 6.0, 4.0, 3.0],
            &[2.0, GAP, 1.0, 5.0, 2.0],
            &[7.0, 7.0, GAP, 3.0, 1.0],
        ]);
        let weights = [2.0, 1.0, 3.0, 1.0, 1.0];
        let columns = AnswerColumns::new(&items);
        for weights in [None, Some(weights.as_slice())] {
            let whole = CrossProducts::new(&items, weights, 1);
            let part = CrossProducts::over(&columns, weights, &[3, 0]);
            let rest = CrossProducts::over(&columns, weights, &[1, 2, 4]);
            assert_eq!(whole.without(&part), rest);
            let all = CrossProducts::over(&columns, weights, &[0, 1, 2, 3, 4]);
            assert_eq!(whole, all);
        }
    }
}
