//! Respondent weights.

use super::listing::{FIRST_ROWS, quoted, with_counts};
use super::log::WeightLog;
use super::respondents::{Respondents, marked_in};
use crate::diagnostics::{Code, Diagnostic};
use crate::study::{Codebook, missing_code, normalised, number};
use crate::survey::{Column, Responses};

/// Weights of the respondents who are in, scaled to mean 1.
#[derive(Debug)]
pub(super) struct Weights {
    pub(super) scaled: Vec<f64>,
    pub(super) log: WeightLog,
}

/// The weights of the respondents who are in; `None` without a weight column or without respondents.
///
/// # Errors
/// `CSI-D017` with the first records whose weight is blank, declared missing, no number, negative or zero.
pub(super) fn weights(
    responses: &Responses,
    codebook: &Codebook,
    respondents: &Respondents,
) -> Result<Option<Weights>, Box<Diagnostic>> {
    let Some(column) = codebook
        .weight
        .and_then(|position| responses.column(position))
    else {
        return Ok(None);
    };
    let weight = |text: &String| {
        let text = normalised(text);
        let declared = missing_code(&text, &codebook.missing_codes).is_some();
        number(&text).filter(|weight| *weight > 0.0 && !declared)
    };
    let of_texts: Vec<Option<f64>> = column.answers.texts.iter().map(weight).collect();
    let of = |respondent| {
        let code = column.answers.codes.get(respondent);
        code.and_then(|code| of_texts.get(code).copied().flatten())
    };
    let unscaled: Option<Vec<f64>> = respondents.positions().map(of).collect();
    match unscaled {
        Some(unscaled) => Ok(scaled(&unscaled, column)),
        None => Err(Box::new(fault(responses, column, &of_texts, respondents))),
    }
}

/// Weights divided by their mean: `w_i / (Σw / n)`, so that they sum to n.
fn scaled(weights: &[f64], column: &Column) -> Option<Weights> {
    let mean = weights.iter().sum::<f64>() / weights.len() as f64;
    let log = WeightLog {
        column: column.name.clone(),
        smallest: weights.iter().copied().reduce(f64::min)?,
        largest: weights.iter().copied().reduce(f64::max)?,
        mean,
    };
    let scaled = weights.iter().map(|weight| weight / mean).collect();
    Some(Weights { scaled, log })
}

fn fault(
    responses: &Responses,
    column: &Column,
    of_texts: &[Option<f64>],
    respondents: &Respondents,
) -> Diagnostic {
    let answers = &column.answers;
    let bad: Vec<bool> = of_texts.iter().map(Option::is_none).collect();
    let counts = respondents.counts(&answers.codes, bad.len());
    let occurring = answers.texts.iter().zip(counts).zip(&bad);
    let values: Vec<(String, usize)> = occurring
        .filter(|((_, count), bad)| **bad && *count > 0)
        .map(|((text, count), _)| (quoted(text), count))
        .collect();
    let count = values.iter().map(|(_, count)| count).sum();
    let columns = std::iter::once((&answers.codes, bad));
    let marks = marked_in(columns, responses.respondents(), true);
    let first = respondents.marked(&marks).take(FIRST_ROWS);
    Diagnostic::new(Code::BadWeight)
        .in_column(&column.name)
        .at_rows(
            first.map(|position| responses.row(position)).collect(),
            count,
        )
        .with("values", with_counts(values))
        .with("count", count)
}
