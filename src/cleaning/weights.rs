//! Respondent weights and replicate weights.

use super::bad_answers::bad_answers;
use super::located::Located;
use super::log::WeightLog;
use super::respondents::Respondents;
use crate::diagnostics::Code;
use crate::study::{Codebook, missing_code, normalised, number};
use crate::survey::{Column, Responses};

/// Weights of the respondents who are in, scaled to mean 1.
#[derive(Debug)]
pub(super) struct Weights {
    pub(super) scaled: Vec<f64>,
    pub(super) log: WeightLog,
}

/// Which numbers are weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Least {
    /// Those above 0: every respondent stands for somebody.
    AboveZero,
    /// Zero, too: a replicate leaves respondents out.
    Zero,
}

/// The weights of the respondents who are in; `None` without a weight column or without respondents.
///
/// # Errors
/// `CSI-D017` with the first records whose weight is blank, declared missing, no number, negative or zero.
pub(super) fn weights(
    responses: &Responses,
    codebook: &Codebook,
    respondents: &Respondents,
) -> Result<Option<Weights>, Box<Located>> {
    let Some(column) = codebook
        .weight
        .and_then(|position| responses.column(position))
    else {
        return Ok(None);
    };
    let of_texts = of_texts(column, codebook, Least::AboveZero);
    if let Some(unscaled) = of_respondents(column, &of_texts, respondents) {
        Ok(scaled(&unscaled, column))
    } else {
        let bad = of_texts.iter().map(Option::is_none).collect();
        let fault = bad_answers(Code::BadWeight, column, bad, responses, respondents);
        Err(Box::new(fault.map(|fault| {
            fault
                .with_word("expected", "cleaning-weight-above-zero")
                .with_word("advice", "cleaning-weight-advice")
        })))
    }
}

/// The replicate weights of the respondents who are in, as they were read, one column for each replicate.
///
/// # Errors
/// `CSI-D017` for each column that holds anything but numbers from 0 up, or nothing but zeros.
pub(super) fn replicate_weights(
    responses: &Responses,
    codebook: &Codebook,
    respondents: &Respondents,
) -> Result<Vec<Vec<f64>>, Vec<Located>> {
    let columns = codebook.replicate_weights.iter();
    let columns = columns.filter_map(|position| responses.column(*position));
    let (mut replicates, mut faults) = (Vec::new(), Vec::new());
    for column in columns {
        let of_texts = of_texts(column, codebook, Least::Zero);
        let weights = of_respondents(column, &of_texts, respondents);
        let (bad, expected, advice) = match weights {
            Some(weights) if weights.is_empty() || weights.iter().any(|weight| *weight > 0.0) => {
                replicates.push(weights);
                continue;
            }
            Some(_) => (
                vec![true; of_texts.len()],
                "cleaning-weight-some-above-zero",
                "cleaning-weight-some-advice",
            ),
            None => (
                of_texts.iter().map(Option::is_none).collect(),
                "cleaning-weight-from-zero",
                "cleaning-weight-advice",
            ),
        };
        let fault = bad_answers(Code::BadWeight, column, bad, responses, respondents);
        faults.push(fault.map(|fault| {
            let fault = fault.with_word("expected", expected);
            fault.with_word("advice", advice)
        }));
    }
    if faults.is_empty() {
        Ok(replicates)
    } else {
        Err(faults)
    }
}

/// The weight that each distinct text of a column is.
fn of_texts(column: &Column, codebook: &Codebook, least: Least) -> Vec<Option<f64>> {
    let is_weight = |weight: &f64| match least {
        Least::AboveZero => *weight > 0.0,
        Least::Zero => *weight >= 0.0,
    };
    let weight = |text: &String| {
        let text = normalised(text);
        let declared = missing_code(&text, &codebook.missing_codes).is_some();
        number(&text).filter(|weight| is_weight(weight) && !declared)
    };
    column.answers.texts.iter().map(weight).collect()
}

/// The weights of the respondents who are in; `None` when one has none.
fn of_respondents(
    column: &Column,
    of_texts: &[Option<f64>],
    respondents: &Respondents,
) -> Option<Vec<f64>> {
    let of = |respondent| {
        let code = column.answers.codes.get(respondent);
        code.and_then(|code| of_texts.get(code).copied().flatten())
    };
    respondents.positions().map(of).collect()
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
