//! Scale ends and missing codes from the answers.

use super::profile::Profile;
use crate::cleaning::sort_off_scale;
use crate::model::Scale;

/// The highest answers that questionnaires use.
const TOPS: [f64; 4] = [5.0, 7.0, 10.0, 100.0];

/// Answers to a question from which on a gap of several steps is no accident.
const ENOUGH_FOR_GAPS: usize = 30;

/// How many steps may lie between two answers of one scale, in the usual distance of two answers.
const WIDEST_GAP: f64 = 2.0;

/// Scale ends, and the answers that they come from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleProposal {
    /// The ends.
    pub scale: Scale,
    /// The lowest answer, without missing codes.
    pub lowest: f64,
    /// The highest answer, without missing codes.
    pub highest: f64,
    /// Columns with these answers.
    pub columns: usize,
    /// The ends that the model states.
    pub model: Option<Scale>,
}

/// Answers that look like "missing".
#[derive(Debug, Clone, PartialEq)]
pub struct MissingCode {
    /// The answer as it stands.
    pub code: String,
    /// How often it occurs.
    pub count: usize,
}

/// The run of answers without lone codes: its ends.
fn run(profile: &Profile<'_>, model: Option<Scale>) -> Option<(f64, f64)> {
    let numbers = &profile.numbers;
    let inside = |scale: Scale| {
        let mut on = numbers
            .iter()
            .map(|(n, _)| *n)
            .filter(|n| (scale.min..=scale.max).contains(n));
        let first = on.next()?;
        Some((first, on.next_back().unwrap_or(first)))
    };
    let values: Vec<f64> = numbers.iter().map(|(number, _)| *number).collect();
    if let (Some(scale), true) = (model, profile.answered < ENOUGH_FOR_GAPS) {
        let off = sort_off_scale(&values, scale);
        if off.continuing.is_empty() {
            return inside(scale);
        }
    }
    // The numbers that follow each other from the most frequent one.
    let most = numbers.iter().max_by_key(|(_, count)| *count)?.0;
    let widest = WIDEST_GAP * usual_gap(&values);
    let step = |from: f64, to: f64| (to - from).abs() <= widest;
    let mut ends = (most, most);
    for value in values.iter().rev().filter(|value| **value < most) {
        if step(ends.0, *value) {
            ends.0 = *value;
        }
    }
    for value in values.iter().filter(|value| **value > most) {
        if step(ends.1, *value) {
            ends.1 = *value;
        }
    }
    Some(ends)
}

/// The most frequent distance of neighbouring numbers; 1 without any.
fn usual_gap(values: &[f64]) -> f64 {
    let gaps = values
        .windows(2)
        .filter_map(|pair| Some(pair.last()? - pair.first()?));
    let gaps: Vec<f64> = gaps.collect();
    let often = |gap: &f64| {
        gaps.iter()
            .filter(|other| other.total_cmp(gap).is_eq())
            .count()
    };
    // The first of equals, the smaller numbers' distance.
    let usual = gaps.iter().copied().rev().max_by_key(often);
    usual.unwrap_or(1.0)
}

/// The ends of the shortest usual scale that holds the answers; the model's when they do not speak against it.
fn ends(lowest: f64, highest: f64, model: Option<Scale>) -> Scale {
    let min = if lowest < 0.0 {
        lowest
    } else {
        lowest.min(1.0)
    };
    let max = TOPS.iter().copied().find(|top| *top >= highest);
    let shortest = Scale {
        min,
        max: max.unwrap_or(highest),
    };
    match model {
        Some(model) if shortest.max.total_cmp(&model.max).is_eq() && lowest >= model.min => model,
        _ => shortest,
    }
}

/// The scale of one column.
pub(super) fn column_scale(profile: &Profile<'_>, model: Option<Scale>) -> Option<ScaleProposal> {
    let (lowest, highest) = run(profile, model)?;
    Some(ScaleProposal {
        scale: ends(lowest, highest, model),
        lowest,
        highest,
        columns: 1,
        model,
    })
}

/// The scale of all columns that state none of their own: the one that most of them have, by the answers to all.
pub(super) fn shared_scale(columns: &[ScaleProposal]) -> Option<ScaleProposal> {
    let tops = columns.iter().map(|column| column.scale.max);
    let most = tops.max_by_key(|top| {
        let same = columns
            .iter()
            .filter(|c| c.scale.max.total_cmp(top).is_eq());
        same.count()
    })?;
    // A column where nobody chose the upper half does not speak against the others' scale.
    let of_scale = columns.iter().filter(|column| column.scale.max <= most);
    let from_zero = of_scale.clone().filter(|c| c.lowest <= 0.0).count();
    // Zeros in few columns may stand for "not applicable".
    let is_lowest = |lowest: &f64| *lowest > 0.0 || 2 * from_zero > of_scale.clone().count();
    let lowest = of_scale.clone().map(|c| c.lowest).filter(is_lowest);
    let lowest = lowest.fold(f64::MAX, f64::min);
    let highest = of_scale.clone().map(|c| c.highest).fold(f64::MIN, f64::max);
    let model = columns.first().and_then(|column| column.model);
    Some(ScaleProposal {
        scale: ends(lowest, highest, model),
        lowest,
        highest,
        columns: of_scale.count(),
        model,
    })
}

/// Lone answers off the scale and texts that say "no answer". A value right beside an end (0 on 1 to 5) may be an answer
/// of a longer scale; what it means is left to the reader.
pub(super) fn missing_codes(profile: &Profile<'_>, scale: Option<Scale>) -> Vec<MissingCode> {
    let values: Vec<f64> = profile.numbers.iter().map(|(number, _)| *number).collect();
    let lone = scale.map_or_else(Vec::new, |scale| {
        let beside = |code: &f64| (scale.min - code).max(code - scale.max) <= 1.0;
        let mut codes = sort_off_scale(&values, scale).codes;
        codes.retain(|code| !beside(code));
        codes
    });
    let is_lone = |number: f64| lone.iter().any(|code| code.total_cmp(&number).is_eq());
    let numbers = profile
        .numbers
        .iter()
        .filter(|(number, _)| is_lone(*number));
    let codes = numbers.map(|(number, count)| MissingCode {
        code: number.to_string(),
        count: *count,
    });
    let texts = profile.no_answers.iter().map(|(text, count)| MissingCode {
        code: text.clone(),
        count: *count,
    });
    codes.chain(texts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::samples::responses;

    const TEN: Option<Scale> = Some(Scale {
        min: 1.0,
        max: 10.0,
    });

    fn scale_of(answers: &[&str]) -> (f64, f64, Vec<String>) {
        let responses = responses(&[("a", answers)]);
        let profile = Profile::of(&responses.columns[0], true);
        let scale = column_scale(&profile, TEN).unwrap().scale;
        let codes = missing_codes(&profile, Some(scale));
        (
            scale.min,
            scale.max,
            codes.into_iter().map(|code| code.code).collect(),
        )
    }

    #[test]
    fn ends_come_from_the_answers_and_codes_stand_apart() {
        for (answers, min, max, codes) in [
            (
                &["1", "10", "5", "98", "99"][..],
                1.0,
                10.0,
                &["98", "99"][..],
            ),
            (&["2", "9", "5"], 1.0, 10.0, &[]),
            (&["0", "10", "5", "1"], 1.0, 10.0, &[]),
            (&["1", "5", "3", "9"], 1.0, 10.0, &[]),
            (&["1", "5", "3", "4"], 1.0, 5.0, &[]),
            (&["2", "4", "3"], 1.0, 5.0, &[]),
            (&["1", "7", "6", "-9"], 1.0, 7.0, &["-9"]),
            (&["1", "5", "N/A", "4"], 1.0, 5.0, &["N/A"]),
        ] {
            let (found_min, found_max, found) = scale_of(answers);
            assert!(
                (found_min - min).abs() < 1e-9 && (found_max - max).abs() < 1e-9,
                "{answers:?} {found_min} {found_max}"
            );
            assert_eq!(found, codes, "{answers:?}");
        }
    }
}
