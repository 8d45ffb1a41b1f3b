//! Disconfirmation: whether customers got what they expected.

use super::resampled::resampled;
use super::weighted::{Share, count_given, weighted_mean, weighted_share};
use crate::resampling::{Interrupted, ResamplingPlan};
use crate::robustness::Estimate;

/// Two answers that differ by less are the same: means over items are rounded.
const SAME: f64 = 1e-9;

/// Answers of the respondents, one each; NaN = missing.
#[derive(Debug, Clone, PartialEq)]
pub enum Disconfirmation {
    /// Expectation and perception, asked apart.
    Pair {
        /// What was expected.
        expected: Vec<f64>,
        /// What was perceived, on the same scale.
        perceived: Vec<f64>,
    },
    /// One item from "worse than expected" to "better than expected".
    Item {
        /// Its answers.
        answers: Vec<f64>,
        /// Lowest and highest answer that means "as expected".
        met: (f64, f64),
    },
}

/// How experience compares with expectation.
#[derive(Debug, Clone, PartialEq)]
pub struct DisconfirmationFigures {
    /// Respondents with both answers, or with an answer to the item.
    pub respondents: usize,
    /// Mean expectation; `None` in the item form.
    pub expected: Option<Estimate>,
    /// Mean perception, or mean answer to the item.
    pub perceived: Option<Estimate>,
    /// Mean of perceived − expected; in the item form of answer − middle of the answers that mean "as expected".
    pub difference: Option<Estimate>,
    /// Mean of perceived/expected over the respondents who expected more than 0; `None` in the item form, or when a number is
    /// negative, because a ratio needs a scale that begins at 0 or above.
    pub ratio: Option<Estimate>,
    /// Mean perceived over mean expected; `None` as there, or when nobody expected more than 0.
    pub ratio_of_means: Option<Estimate>,
    /// Respondents who expected 0 and have no ratio.
    pub zero_expectations: usize,
    /// Share whose experience exceeded the expectation, 0 to 1; `None` without respondents, as the next two.
    pub exceeded: Option<Share>,
    /// Share whose expectation was met.
    pub met: Option<Share>,
    /// Share whose experience fell short.
    pub fell_short: Option<Share>,
}

/// Mean disconfirmation as difference and ratio, and the shares of customers on either side of it.
///
/// With e expected and p perceived by a respondent: exceeded when p > e (ratio above 1), met when p = e, fell short when p < e.
/// The difference is on the scale of the answers, the ratio a positive number; an expectation of 0 has no ratio but its
/// respondent counts in the difference and the shares. The mean of ratios weighs customers equally, the ratio of means weighs
/// them by what they expected. Ratios depend on where the scale begins (3 of 2 is 1.5, 13 of 12 is 1.08), differences do not.
/// `weights`: one per respondent. Means, differences and ratios are resampled as `plan` says; a figure without respondents is
/// `None`. Source: Oliver 1980, *Journal of Marketing Research* 17(4) 460–469; the item form Oliver 2010, *Satisfaction*, ch. 4.
///
/// # Errors
/// [`Interrupted`] when `progress` gives false.
pub fn disconfirmation_figures(
    answers: &Disconfirmation,
    weights: &[f64],
    plan: &ResamplingPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<DisconfirmationFigures, Interrupted> {
    let compared = Compared::new(answers);
    let figures = |weights: &[f64], slots: &mut [f64]| compared.figures_into(weights, slots);
    let found = resampled(weights, plan, (FIGURES, &figures), progress)?;
    let counted = || {
        let pairs = weights.iter().zip(&compared.differences);
        let counted = pairs.filter(|(_, difference)| !difference.is_nan());
        counted.map(|(weight, _)| *weight)
    };
    let share = |side: Side| {
        let estimate = found.estimates[SHARES + side as usize];
        Share::new(estimate, counted(), plan)
    };
    Ok(DisconfirmationFigures {
        respondents: counted().count(),
        expected: found.estimates[0],
        perceived: found.estimates[1],
        difference: found.estimates[2],
        ratio: found.estimates[3],
        ratio_of_means: found.estimates[4],
        zero_expectations: compared.zero_expectations(),
        exceeded: share(Side::Exceeded),
        met: share(Side::Met),
        fell_short: share(Side::FellShort),
    })
}

/// Expected, perceived, difference, ratio, ratio of means, three shares.
const FIGURES: usize = 8;

/// Where the shares begin.
const SHARES: usize = 5;

/// How an experience compares with the expectation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Exceeded,
    Met,
    FellShort,
}

/// What each respondent's comparison is; NaN where there is none.
struct Compared {
    expected: Vec<f64>,
    perceived: Vec<f64>,
    differences: Vec<f64>,
    ratios: Vec<f64>,
    sides: Vec<Option<Side>>,
}

impl Compared {
    fn new(answers: &Disconfirmation) -> Self {
        match answers {
            Disconfirmation::Pair {
                expected,
                perceived,
            } => Self::of_pairs(expected, perceived),
            Disconfirmation::Item { answers, met } => Self::of_item(answers, *met),
        }
    }

    fn of_pairs(expected: &[f64], perceived: &[f64]) -> Self {
        let pairs = || expected.iter().zip(perceived);
        let differences: Vec<f64> = pairs().map(|(e, p)| p - e).collect();
        let negative = pairs().any(|(e, p)| *e < 0.0 || *p < 0.0);
        let ratio = |(e, p): (&f64, &f64)| {
            if negative || !(*e > 0.0) {
                f64::NAN
            } else {
                p / e
            }
        };
        Self {
            // A number plus a missing answer is missing.
            expected: pairs().map(|(e, p)| e + 0.0 * p).collect(),
            perceived: pairs().map(|(e, p)| p + 0.0 * e).collect(),
            ratios: pairs().map(ratio).collect(),
            sides: differences.iter().map(|d| side(*d, (0.0, 0.0))).collect(),
            differences,
        }
    }

    fn of_item(answers: &[f64], met: (f64, f64)) -> Self {
        let middle = f64::midpoint(met.0, met.1);
        Self {
            expected: vec![f64::NAN; answers.len()],
            perceived: answers.to_vec(),
            differences: answers.iter().map(|answer| answer - middle).collect(),
            ratios: vec![f64::NAN; answers.len()],
            sides: answers.iter().map(|answer| side(*answer, met)).collect(),
        }
    }

    fn figures_into(&self, weights: &[f64], slots: &mut [f64]) {
        let means = [
            &self.expected,
            &self.perceived,
            &self.differences,
            &self.ratios,
        ];
        for (slot, column) in slots.iter_mut().zip(means) {
            *slot = weighted_mean(column, weights);
        }
        let has_ratio = !slots[3].is_nan();
        slots[4] = if has_ratio {
            slots[1] / slots[0]
        } else {
            f64::NAN
        };
        for side in [Side::Exceeded, Side::Met, Side::FellShort] {
            slots[SHARES + side as usize] = self.share(weights, side);
        }
    }

    fn share(&self, weights: &[f64], wanted: Side) -> f64 {
        let counted = weights.iter().zip(&self.sides);
        let counted = counted.filter_map(|(weight, side)| Some((*weight, (*side)?)));
        let (weights, sides): (Vec<f64>, Vec<Side>) = counted.unzip();
        weighted_share(&weights, |respondent| sides[respondent] == wanted)
    }

    /// Respondents with both answers and no ratio, where others have one.
    fn zero_expectations(&self) -> usize {
        let zeros = self
            .expected
            .iter()
            .filter(|expected| expected.abs() < SAME);
        if count_given(&self.ratios) > 0 {
            zeros.count()
        } else {
            0
        }
    }
}

fn side(answer: f64, (low, high): (f64, f64)) -> Option<Side> {
    if answer.is_nan() {
        None
    } else if answer > high + SAME {
        Some(Side::Exceeded)
    } else if answer < low - SAME {
        Some(Side::FellShort)
    } else {
        Some(Side::Met)
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{NONE, close, plan, quiet};
    use super::*;

    fn found(answers: &Disconfirmation, weights: &[f64]) -> DisconfirmationFigures {
        disconfirmation_figures(answers, weights, &plan(0), quiet()).unwrap()
    }

    fn value(estimate: Option<Estimate>) -> f64 {
        estimate.unwrap().value
    }

    fn shares(found: &DisconfirmationFigures) -> [f64; 3] {
        [found.exceeded, found.met, found.fell_short].map(|share| share.unwrap().value)
    }

    #[test]
    fn pairs_by_hand() {
        let nan = f64::NAN;
        let answers = Disconfirmation::Pair {
            expected: vec![4.0, 5.0, 2.0, 0.0, nan, 3.0],
            perceived: vec![5.0, 5.0, 1.0, 2.0, 4.0, nan],
        };
        let found = found(&answers, &[1.0; 6]);
        assert_eq!((found.respondents, found.zero_expectations), (4, 1));
        close(
            &[value(found.expected), value(found.perceived)],
            &[2.75, 3.25],
        );
        close(&[value(found.difference)], &[0.5]);
        // (5/4 + 1 + 1/2)/3; 13/11
        close(&[value(found.ratio)], &[2.75 / 3.0]);
        close(&[value(found.ratio_of_means)], &[13.0 / 11.0]);
        close(&shares(&found), &[0.5, 0.25, 0.25]);
        let [lower, upper] = found.exceeded.unwrap().interval.unwrap();
        // Wilson at 2 of 4
        assert!((lower - 0.15003898915214947).abs() < 1e-9 && (lower + upper - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_scale_below_zero_has_differences_only() {
        let answers = Disconfirmation::Pair {
            expected: vec![-1.0, 2.0, 0.0],
            perceived: vec![1.0, 2.0, -2.0],
        };
        let found = found(&answers, &[2.0, 1.0, 1.0]);
        close(&[value(found.difference)], &[0.5]);
        assert_eq!((found.ratio, found.ratio_of_means), NONE);
        assert_eq!(found.zero_expectations, 0);
        close(&shares(&found), &[0.5, 0.25, 0.25]);
    }

    #[test]
    fn the_item_form_by_hand() {
        let answers = Disconfirmation::Item {
            answers: vec![1.0, 3.0, 5.0, 6.0, 7.0, f64::NAN],
            met: (3.0, 5.0),
        };
        let item = found(&answers, &[1.0; 6]);
        close(
            &[value(item.perceived), value(item.difference)],
            &[4.4, 0.4],
        );
        assert_eq!((item.expected, item.ratio), NONE);
        close(&shares(&item), &[0.4, 0.4, 0.2]);
    }

    #[test]
    fn nobody_and_nothing_expected_are_not_defined() {
        let nobody = Disconfirmation::Pair {
            expected: vec![f64::NAN],
            perceived: vec![3.0],
        };
        let nobody = found(&nobody, &[1.0]);
        assert_eq!((nobody.respondents, nobody.exceeded), (0, None));
        assert_eq!((nobody.difference, nobody.perceived), NONE);
        let nothing = Disconfirmation::Pair {
            expected: vec![0.0, 0.0],
            perceived: vec![1.0, 0.0],
        };
        let nothing = found(&nothing, &[1.0; 2]);
        assert_eq!((nothing.ratio, nothing.ratio_of_means), NONE);
        close(&[value(nothing.difference)], &[0.5]);
        close(&shares(&nothing), &[0.5, 0.5, 0.0]);
    }

    #[test]
    fn intervals_come_from_the_resamples() {
        let answers = Disconfirmation::Pair {
            expected: (0..200).map(|i| f64::from(i % 5 + 1)).collect(),
            perceived: (0..200).map(|i| f64::from(i % 4 + 2)).collect(),
        };
        let found = disconfirmation_figures(&answers, &[1.0; 200], &plan(500), quiet()).unwrap();
        for estimate in [found.difference, found.ratio, found.ratio_of_means] {
            let Estimate { value, inference } = estimate.unwrap();
            let (lower, upper) = inference.unwrap().interval;
            assert!(lower < value && value < upper);
        }
    }
}
