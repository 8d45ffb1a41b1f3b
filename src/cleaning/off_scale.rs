//! Answers off the scale: a longer scale, or codes for missing answers.

use super::item_answers::ItemAnswers;
use crate::model::Scale;

/// The fewest values in a row past a scale's end that are read as a longer scale and not as missing codes.
const SHORTEST_RUN: usize = 2;

/// How the answers of an item relate to its scale, each list by distinct value.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OffScale {
    /// Values that continue the scale (6, 7, 8 on 1 to 5) and decimals past its ends.
    pub continuing: Vec<f64>,
    /// Lonely whole numbers: 98 or 99, 0 or 6 beside 1 to 5, −9.
    pub codes: Vec<f64>,
}

/// How the numbers that occur among an item's answers relate to its scale.
pub(super) fn off_scale(answers: &ItemAnswers<'_>) -> OffScale {
    let values: Vec<f64> = answers
        .meanings
        .iter()
        .zip(&answers.counts)
        .filter(|(_, count)| **count > 0)
        .filter_map(|(meaning, _)| answers.value(*meaning))
        .collect();
    sort_off_scale(&values, answers.item.scale)
}

/// Sorts the numbers off the scale into those that continue it and lonely ones. A run past an end must have two values
/// at least, begin beside the end, and not lead below zero from a scale that does not.
#[must_use]
pub fn sort_off_scale(values: &[f64], scale: Scale) -> OffScale {
    let off = values.iter().copied();
    let mut values: Vec<f64> = off
        .filter(|number| !(scale.min..=scale.max).contains(number))
        .collect();
    values.sort_by(f64::total_cmp);
    values.dedup_by(|a, b| a.total_cmp(b).is_eq());
    let floor = if scale.min < 0.0 {
        f64::NEG_INFINITY
    } else {
        0.0
    };
    let above = run(&values, scale.max, 1.0);
    let not_below: Vec<f64> = values
        .iter()
        .copied()
        .filter(|value| *value >= floor)
        .collect();
    let below = run(&not_below, scale.min, -1.0);
    let continues = |value: f64| {
        let step = |run: usize, end: f64| run >= SHORTEST_RUN && (value - end).abs() <= run as f64;
        !is_whole(value)
            || (value > scale.max && step(above, scale.max))
            || (value < scale.min && value >= floor && step(below, scale.min))
    };
    let (continuing, codes) = values.into_iter().partition(|value| continues(*value));
    OffScale { continuing, codes }
}

/// How many of the values `end + step`, `end + 2 step`, … occur without a gap.
fn run(values: &[f64], end: f64, step: f64) -> usize {
    let occurs = |wanted: f64| {
        values
            .iter()
            .any(|value| (value - wanted).abs() < f64::EPSILON)
    };
    let mut length = 0;
    while length < values.len() && occurs(end + step * (length + 1) as f64) {
        length += 1;
    }
    length
}

/// The undeclared codes of all items that are no answer to any item: they can be declared for every column at once.
pub(super) fn codes_for_every_column(
    items: &[ItemAnswers<'_>],
    off_scales: &[OffScale],
) -> Vec<f64> {
    let is_answer = |code: f64| {
        let mut scales = items.iter().map(|answers| answers.item.scale);
        scales.any(|scale| (scale.min..=scale.max).contains(&code))
    };
    let codes = off_scales.iter().flat_map(|off_scale| &off_scale.codes);
    let mut codes: Vec<f64> = codes.copied().filter(|code| !is_answer(*code)).collect();
    codes.sort_by(f64::total_cmp);
    codes.dedup_by(|a, b| a.total_cmp(b).is_eq());
    codes
}

/// Whether a number has no fraction.
pub(super) fn is_whole(number: f64) -> bool {
    number.fract().abs() < f64::EPSILON
}
