//! n × k answers, one byte a cell while a column has at most 256 distinct answers.

use crate::survey::Codes;

/// One item: a code per respondent and the number that each code stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemColumn {
    /// Code of each respondent: a position in `values`.
    pub codes: Codes,
    /// Value of each code on the item's own scale, after labels and reversal; NaN = missing.
    pub values: Vec<f64>,
}

impl ItemColumn {
    /// A column from plain numbers (NaN = missing), for tests and simulations.
    #[must_use]
    pub fn from_numbers(numbers: &[f64]) -> Self {
        let mut values: Vec<f64> = Vec::new();
        let mut known = std::collections::HashMap::new();
        let mut codes = Vec::with_capacity(numbers.len());
        for number in numbers {
            let code = *known.entry(number.to_bits()).or_insert_with(|| {
                values.push(*number);
                values.len() - 1
            });
            codes.push(u32::try_from(code).unwrap_or(u32::MAX));
        }
        let narrow: Result<Vec<u8>, _> = codes.iter().map(|code| u8::try_from(*code)).collect();
        Self {
            codes: narrow.map_or(Codes::Wide(codes), Codes::Narrow),
            values,
        }
    }

    /// The answer of a respondent (position from 0): NaN when missing or past the end.
    #[must_use]
    pub fn value(&self, respondent: usize) -> f64 {
        let code = self.codes.get(respondent);
        code.and_then(|code| self.values.get(code))
            .copied()
            .unwrap_or(f64::NAN)
    }

    /// Share of the answers that are missing, 0 to 1; 0 without respondents.
    #[must_use]
    pub fn missing_share(&self) -> f64 {
        let counts = self.codes.counts(self.values.len());
        let missing = counts.iter().zip(&self.values);
        let missing = missing.filter(|(_, value)| value.is_nan());
        let missing: usize = missing.map(|(count, _)| count).sum();
        missing as f64 / self.codes.len().max(1) as f64
    }
}

/// Answers by respondent and item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ItemMatrix {
    /// One column per indicator, in the model's order; all of the same length.
    pub items: Vec<ItemColumn>,
    /// n.
    pub respondents: usize,
}

impl ItemMatrix {
    /// Keeps the respondents whose flag is true, in order.
    pub fn retain(&mut self, keep: &[bool]) {
        for item in &mut self.items {
            item.codes.retain(keep);
        }
        self.respondents = keep.iter().filter(|flag| **flag).count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_codes_and_back() {
        let column = ItemColumn::from_numbers(&[3.0, f64::NAN, 3.0, 1.5]);
        assert_eq!(column.codes, Codes::Narrow(vec![0, 1, 0, 2]));
        assert!(column.value(1).is_nan());
        assert!((column.value(3) - 1.5).abs() < f64::EPSILON);
    }
}
