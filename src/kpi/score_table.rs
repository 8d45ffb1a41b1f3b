//! A score for each respondent, its mean over all and over parts of them.

use super::estimate::{Difference, Estimate, IntervalMethod, ScoreKind, Sums};
use crate::resampling::Inference;

/// A score for each respondent, and the part of the sample that the respondent is in.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreTable {
    /// What the scores are.
    pub kind: ScoreKind,
    /// The score of each respondent; NaN = not counted.
    pub scores: Vec<f64>,
    /// The part that each respondent is in, from 0; empty = no parts.
    pub part_of_each: Vec<Option<usize>>,
    /// Number of parts.
    pub parts: usize,
}

/// Some of the respondents against all others.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Part {
    /// Their figure.
    pub estimate: Estimate,
    /// Their figure minus that of all others with a score; `None` where a side has too few.
    pub difference: Option<Difference>,
}

/// The figures of a [`ScoreTable`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scored {
    /// Of all respondents with a score.
    pub overall: Estimate,
    /// Of each part.
    pub parts: Vec<Part>,
}

impl ScoreTable {
    /// Scores without parts.
    #[must_use]
    pub fn new(kind: ScoreKind, scores: Vec<f64>) -> Self {
        Self {
            kind,
            scores,
            part_of_each: Vec::new(),
            parts: 0,
        }
    }

    /// The same scores, by parts of the sample.
    #[must_use]
    pub fn by(mut self, part_of_each: Vec<Option<usize>>, parts: usize) -> Self {
        self.part_of_each = part_of_each;
        self.parts = parts;
        self
    }

    /// Number of figures: overall, each part, each part's difference.
    pub(super) fn width(&self) -> usize {
        1 + 2 * self.parts
    }

    /// The figures with their closed-form intervals. `weights` has one number for each respondent.
    #[must_use]
    pub fn estimate(&self, weights: Option<&[f64]>, confidence: f64) -> Scored {
        let (rough, _) = self.sums(weights, 0.0);
        // Squares about the mean lose no digits.
        let centre = if rough.weight > 0.0 {
            rough.mean()
        } else {
            0.0
        };
        let (all, parts) = self.sums(weights, centre);
        let part = |(place, own): (usize, &Sums)| {
            let others = all_but(place, &parts, self.without_part(weights, centre));
            Part {
                estimate: own.estimate(self.kind, (centre, confidence)),
                difference: own.minus(&others, self.kind, (centre, confidence)),
            }
        };
        Scored {
            overall: all.estimate(self.kind, (centre, confidence)),
            parts: parts.iter().enumerate().map(part).collect(),
        }
    }

    /// Writes the figures of a replicate, in which respondents have these weights; NaN = not defined.
    pub(super) fn read(&self, weights: &[f64], figures: &mut [f64]) {
        let (all, parts) = self.sums(Some(weights), 0.0);
        let factor = self.kind.factor();
        let mean = |score: f64, weight: f64| {
            if weight > 0.0 {
                factor * score / weight
            } else {
                f64::NAN
            }
        };
        let own = parts.iter().map(|part| mean(part.score, part.weight));
        let others = parts
            .iter()
            .map(|part| mean(all.score - part.score, all.weight - part.weight));
        let differences = own.clone().zip(others).map(|(own, others)| own - others);
        let values = std::iter::once(mean(all.score, all.weight))
            .chain(own)
            .chain(differences);
        for (figure, value) in figures.iter_mut().zip(values) {
            *figure = value;
        }
    }

    /// Sums over all respondents with a score, and over each part.
    fn sums(&self, weights: Option<&[f64]>, centre: f64) -> (Sums, Vec<Sums>) {
        let (mut all, mut parts) = (Sums::default(), vec![Sums::default(); self.parts]);
        self.visit(weights, |score, weight, part| {
            all.add(score, weight, centre);
            if let Some(sums) = part.and_then(|part| parts.get_mut(part)) {
                sums.add(score, weight, centre);
            }
        });
        (all, parts)
    }

    /// Sums over those with a score who are in no part.
    fn without_part(&self, weights: Option<&[f64]>, centre: f64) -> Sums {
        let mut sums = Sums::default();
        self.visit(weights, |score, weight, part| {
            if part.is_none() {
                sums.add(score, weight, centre);
            }
        });
        sums
    }

    /// Shows the score, the weight and the part of each respondent with a score and a weight above 0.
    fn visit(&self, weights: Option<&[f64]>, mut see: impl FnMut(f64, f64, Option<usize>)) {
        for (respondent, score) in self.scores.iter().enumerate() {
            let weight = weights.map_or(1.0, |weights| {
                weights.get(respondent).copied().unwrap_or_default()
            });
            if !score.is_nan() && weight > 0.0 {
                let part = self.part_of_each.get(respondent).copied().flatten();
                see(*score, weight, part);
            }
        }
    }
}

/// The sums of every part but one, and of those in no part.
fn all_but(place: usize, parts: &[Sums], without: Sums) -> Sums {
    let others = parts.iter().enumerate();
    let others = others.filter(|(other, _)| *other != place);
    others.fold(without, |sums, (_, part)| sums.with(*part))
}

impl Scored {
    /// The same figures with what resampling says of them, given in the order of [`ScoreTable::read`]; a figure of which
    /// it says nothing has no interval.
    pub(super) fn resampled(mut self, kind: ScoreKind, inferences: &[Option<Inference>]) -> Self {
        let parts = self.parts.len();
        let of = |place: usize| inferences.get(place).copied().flatten();
        self.overall = of_inference(self.overall, kind, of(0));
        for (place, part) in self.parts.iter_mut().enumerate() {
            part.estimate = of_inference(part.estimate, kind, of(1 + place));
            let inference = of(1 + parts + place);
            part.difference =
                part.difference
                    .zip(inference)
                    .map(|(difference, found)| Difference {
                        interval: [found.interval.0, found.interval.1],
                        p_value: found.p_value,
                        method: IntervalMethod::Resampled,
                        ..difference
                    });
        }
        self
    }

    /// The same figures with the p-values of the parts' differences adjusted for their number (Holm).
    pub(super) fn adjusted(mut self) -> Self {
        let found = self.parts.iter_mut();
        let mut differences: Vec<&mut Difference> =
            found.filter_map(|part| part.difference.as_mut()).collect();
        // The difference of one of two parts is that of the other, turned round.
        if differences.len() <= 2 {
            return self;
        }
        let p_values: Vec<f64> = differences.iter().map(|found| found.p_value).collect();
        for (difference, p) in differences.iter_mut().zip(crate::stats::holm(&p_values)) {
            difference.p_value = p;
        }
        self
    }
}

fn of_inference(estimate: Estimate, kind: ScoreKind, inference: Option<Inference>) -> Estimate {
    Estimate {
        standard_error: inference.map(|found| found.standard_error),
        interval: inference.map(|found| kind.cut([found.interval.0, found.interval.1])),
        method: inference.map(|_| IntervalMethod::Resampled),
        ..estimate
    }
}
