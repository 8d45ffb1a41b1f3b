//! Columns that look like ratings, for a check without a model.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::Scale;
use crate::study::{Codebook, CodebookItem, missing_code, normalised, number};
use crate::survey::{Column, Responses};

/// The largest answer that a rating can be; larger whole numbers are codes or something else.
const LARGEST: f64 = 10.0;

/// Share of the answers that must be whole numbers from 0 to [`LARGEST`].
const LEAST_SHARE: f64 = 0.8;

/// The most distinct numbers off the scale that a rating has: codes, not quantities.
const MOST_CODES: usize = 4;

/// The ends of scales in use, short ones first.
const SCALES: &[(f64, f64)] = &[
    (0.0, 1.0),
    (1.0, 2.0),
    (1.0, 3.0),
    (1.0, 4.0),
    (1.0, 5.0),
    (1.0, 7.0),
    (1.0, 10.0),
    (0.0, 10.0),
];

/// The rating columns of a survey as items of a codebook.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ratings {
    /// One item per column, each called as its column.
    pub items: Vec<CodebookItem>,
    /// Whether a model is named, and they stand in because columns of its items lack.
    pub for_want_of_columns: bool,
}

/// Finds the columns whose answers are whole numbers from 0 to 10, but for blanks, declared missing answers and a few
/// codes. Columns with another role (ids, weights, groups …) are none. An item's scale is `scale` where its answers fit,
/// or else the shortest one in use that holds its answers up to 10.
#[must_use]
pub fn ratings(responses: &Responses, codebook: &Codebook, scale: Option<Scale>) -> Ratings {
    let taken = codebook.columns();
    let columns = responses.columns.iter();
    let free = columns.filter(|column| !taken.contains(&column.position));
    let item = |column: &Column| {
        Some(CodebookItem {
            indicator: column.name.clone(),
            column: column.position,
            scale: rating_scale(column, codebook, scale)?,
            labels: Vec::new(),
            label_set: None,
            missing_codes: codebook.missing_codes.clone(),
            reverse: false,
            decimals: false,
        })
    };
    Ratings {
        items: free.filter_map(item).collect(),
        for_want_of_columns: false,
    }
}

impl Ratings {
    /// `CSI-N011`: which columns they are.
    pub(super) fn note(&self, responses: &Responses) -> Diagnostic {
        let name = |item: &CodebookItem| {
            let column = responses.column(item.column)?;
            let Scale { min, max } = item.scale;
            Some(format!("\"{}\" ({min}–{max})", column.name))
        };
        let names: Vec<String> = self.items.iter().filter_map(name).collect();
        let subject = match (self.for_want_of_columns, names.is_empty()) {
            (true, _) => "check-columns-lack",
            (false, true) => "check-no-ratings",
            (false, false) => "check-ratings",
        };
        Diagnostic::new(Code::RatingsWithoutModel)
            .with("columns", names.join(", "))
            .with_word("subject", subject)
    }
}

/// The scale of a column that looks like a rating; `None` for any other column.
fn rating_scale(column: &Column, codebook: &Codebook, wanted: Option<Scale>) -> Option<Scale> {
    let texts = column.answers.texts.iter().zip(column.answers.counts());
    let mut answers = 0;
    let mut on_scale: Vec<(f64, usize)> = Vec::new();
    let mut codes: Vec<f64> = Vec::new();
    for (text, count) in texts.filter(|(_, count)| *count > 0) {
        let text = normalised(text);
        if text.is_empty() || missing_code(&text, &codebook.missing_codes).is_some() {
            continue;
        }
        answers += count;
        match number(&text).filter(|value| value.fract().abs() < f64::EPSILON) {
            Some(value) if (0.0..=LARGEST).contains(&value) => on_scale.push((value, count)),
            Some(value) => codes.push(value),
            None => {}
        }
    }
    let rated: usize = on_scale.iter().map(|(_, count)| count).sum();
    let looks_so = on_scale.len() > 1
        && codes.len() <= MOST_CODES
        && rated as f64 >= LEAST_SHARE * answers as f64;
    if !looks_so {
        return None;
    }
    let values = || on_scale.iter().map(|(value, _)| *value);
    let (min, max) = (values().reduce(f64::min)?, values().reduce(f64::max)?);
    let fits = |scale: &Scale| scale.min <= min && max <= scale.max;
    let yes_no = max <= 1.0;
    wanted.filter(|scale| fits(scale) && !yes_no).or_else(|| {
        let mut scales = SCALES.iter().map(|(min, max)| Scale {
            min: *min,
            max: *max,
        });
        scales.find(fits)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::samples::responses;

    #[test]
    fn ratings_are_told_from_everything_else() {
        let answers = responses(&[
            ("id", &["1", "2", "3", "4", "5", "6"]),
            ("q", &["1", "98", "10", "4", "", "7"]),
            ("complaint", &["0", "1", "0", "0", "0", "1"]),
            ("weight", &["1.1", "0.9", "1.2", "0.8", "1.05", "0.95"]),
            ("age", &["23", "45", "67", "31", "52", "40"]),
            ("region", &["n", "s", "n", "s", "n", "s"]),
            ("five", &["1", "2", "3", "4", "5", "n/a"]),
            ("constant", &["3", "3", "3", "3", "3", "3"]),
        ]);
        let mut codebook = Codebook::default();
        codebook.roles.id = Some(0);
        let found = ratings(&answers, &codebook, None);
        let told: Vec<_> = found
            .items
            .iter()
            .map(|item| (item.indicator.as_str(), item.scale.min, item.scale.max))
            .collect();
        assert_eq!(
            told,
            [
                ("q", 1.0, 10.0),
                ("complaint", 0.0, 1.0),
                ("five", 1.0, 5.0)
            ]
        );
        let wanted = Some(Scale { min: 1.0, max: 7.0 });
        let found = ratings(&answers, &codebook, wanted);
        assert_eq!(Some(found.items[2].scale), wanted);
        assert_eq!(found.items[1].scale.max.to_bits(), 1.0_f64.to_bits());
    }
}
