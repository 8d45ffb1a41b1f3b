//! What low answers cost and high answers earn: the penalty–reward contrast of items.

use nalgebra::DMatrix;

use super::scores::RespondentScores;
use super::variable::Variable;
use crate::cleaning::ItemMatrix;
use crate::drivers::{AsymmetryClass, ExtremeAnswers, FactorClass, impact_range};
use crate::model::{IndicatorId, Scale};
use crate::resampling::{
    Ledger, Readout, Replicate, ResamplingFailure, ResamplingPlan, Sample, full_sample_engine,
    infer_each, resample_readout,
};
use crate::robustness::{Estimate, affordable};
use crate::stats::CorrelationRegression;

/// Figures per item: penalty, reward, range, asymmetry.
const FIGURES: usize = 4;

/// The dummies of one item and what they do to the outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contrast {
    /// Which answers are low and high, in the item's own units.
    pub extremes: ExtremeAnswers,
    /// Points of the outcome (0–100) by which low answers lie below the others, other items equal; 0 or less as a rule.
    pub penalty: Estimate,
    /// Points by which high answers lie above the others; 0 or more as a rule.
    pub reward: Estimate,
    /// Range of impact; `None` when the penalty or the reward has the wrong sign.
    pub range: Option<Estimate>,
    /// Its asymmetry, −1 (only penalty) to 1 (only reward); `None` with the range.
    pub asymmetry: Option<Estimate>,
    /// Class by significance; `None` without resampling.
    pub class: Option<FactorClass>,
    /// Class by asymmetry; `None` without one.
    pub asymmetry_class: Option<AsymmetryClass>,
}

/// One item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PenaltyReward {
    /// The item.
    pub item: IndicatorId,
    /// Its contrast; `None` with fewer than three different answers, and for all items when their dummies are dependent.
    pub contrast: Option<Contrast>,
}

/// The contrasts of several items in one regression.
#[derive(Debug, Clone, PartialEq)]
pub struct PenaltyRewards {
    /// What is explained.
    pub outcome: Variable,
    /// One entry per item.
    pub items: Vec<PenaltyReward>,
    /// Share of the outcome's variance that all dummies explain; `None` when they are dependent or the outcome has no index.
    pub r_squared: Option<Estimate>,
    /// What became of the resamples; `None` without.
    pub ledger: Option<Ledger>,
}

/// Regresses `outcome` on a low and a high dummy of each of `items`, with `plan.replicates` resamples.
///
/// Where answers begin to be low and high is found once, in the full sample ([`ExtremeAnswers::of`]), and stays as it is in the
/// replicates; these estimate moments, weights, scores and the regression again. Missing answers are filled in as the sample's
/// treatment does. A penalty or reward counts for the class when its two-sided p-value is below 1 − `plan.confidence` and it
/// has its own sign.
///
/// # Errors
/// [`ResamplingFailure`]: the full sample cannot be fitted, or the run was stopped.
pub fn contrast_extremes(
    sample: &Sample<'_>,
    (outcome, items): (Variable, &[IndicatorId]),
    plan: &ResamplingPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<PenaltyRewards, ResamplingFailure> {
    let (engine, moments) = full_sample_engine(sample, plan.threads)?;
    let ones = vec![1.0; sample.items.respondents];
    let weights = sample.weights.unwrap_or(&ones);
    let found = |item: &IndicatorId| (*item, extremes(sample.items, *item, weights));
    let extremes: Vec<(IndicatorId, Option<ExtremeAnswers>)> = items.iter().map(found).collect();
    let known = extremes
        .iter()
        .filter_map(|(item, of)| Some((*item, (*of)?)));
    let known: Vec<(IndicatorId, ExtremeAnswers)> = known.collect();
    let scores = RespondentScores::new(sample, engine.layout());
    let mut readout = ContrastReadout::new(scores, outcome, cuts(&known, sample.scales));
    let mut estimates = vec![f64::NAN; readout.width()];
    let full = Replicate {
        number: 0,
        engine: &engine,
        unit_weights: weights,
    };
    readout.read(&full, &mut estimates);
    let plan = ResamplingPlan {
        replicates: affordable(sample.items.respondents, plan),
        ..plan.clone()
    };
    let resamples = match plan.replicates {
        0 => None,
        _ => Some(resample_readout(
            sample,
            &plan,
            (&engine, &moments),
            &readout,
            progress,
        )?),
    };
    let inferences = match &resamples {
        Some((kept, left_out)) => infer_each(&estimates, (kept, left_out.as_ref()), &plan),
        None => vec![None; estimates.len()],
    };
    let estimate = |place: usize| {
        let (value, inference) = (estimates[place], inferences[place]);
        (!value.is_nan()).then_some(Estimate { value, inference })
    };
    let contrast = |item: &IndicatorId| {
        let number = known.iter().position(|(of, _)| of == item)?;
        let figure = |figure: usize| estimate(1 + number * FIGURES + figure);
        let figures = [figure(0), figure(1), figure(2), figure(3)];
        Contrast::new(known[number].1, figures, 1.0 - plan.confidence)
    };
    let of_item = |item: &IndicatorId| PenaltyReward {
        item: *item,
        contrast: contrast(item),
    };
    Ok(PenaltyRewards {
        outcome,
        items: items.iter().map(of_item).collect(),
        r_squared: estimate(0),
        ledger: resamples.map(|(kept, _)| kept.ledger),
    })
}

impl Contrast {
    fn new(
        extremes: ExtremeAnswers,
        [penalty, reward, range, asymmetry]: [Option<Estimate>; FIGURES],
        level: f64,
    ) -> Option<Self> {
        let (penalty, reward) = (penalty?, reward?);
        let costs = penalty
            .significant(level)
            .map(|yes| yes && penalty.value < 0.0);
        let earns = reward
            .significant(level)
            .map(|yes| yes && reward.value > 0.0);
        Some(Self {
            extremes,
            penalty,
            reward,
            range,
            asymmetry,
            class: costs
                .zip(earns)
                .map(|(costs, earns)| FactorClass::of(costs, earns)),
            asymmetry_class: asymmetry.map(|found| AsymmetryClass::of(found.value)),
        })
    }
}

/// The low and high answers of an item among those who answered.
fn extremes(items: &ItemMatrix, item: IndicatorId, weights: &[f64]) -> Option<ExtremeAnswers> {
    let column = &items.items[item.0];
    let answers = (0..items.respondents).map(|unit| (column.value(unit), weights[unit]));
    let mut answers: Vec<(f64, f64)> = answers
        .filter(|(answer, weight)| !answer.is_nan() && *weight > 0.0)
        .collect();
    answers.sort_by(|a, b| a.0.total_cmp(&b.0));
    ExtremeAnswers::of(&answers)
}

/// Item, and on 0–100 the highest low and the lowest high answer.
type Cut = (usize, f64, f64);

/// The cuts on 0–100, by the very arithmetic that puts answers there.
fn cuts(extremes: &[(IndicatorId, ExtremeAnswers)], scales: &[Scale]) -> Vec<Cut> {
    let cut = |(item, of): &(IndicatorId, ExtremeAnswers)| {
        let scale = scales[item.0];
        let factor = 100.0 / (scale.max - scale.min);
        let on_index_scale = |answer: f64| (answer - scale.min) * factor;
        (item.0, on_index_scale(of.low), on_index_scale(of.high))
    };
    extremes.iter().map(cut).collect()
}

/// Reads the regression on the dummies off a fit.
#[derive(Debug, Clone)]
struct ContrastReadout {
    scores: RespondentScores,
    outcome: Variable,
    cuts: Vec<Cut>,
    values: Vec<f64>,
    /// Low and high dummy of each item, then the outcome: weighted sums, then sums of products, then correlations.
    sums: Vec<f64>,
    products: DMatrix<f64>,
    active: Vec<usize>,
    regression: CorrelationRegression,
}

impl ContrastReadout {
    fn new(scores: RespondentScores, outcome: Variable, cuts: Vec<Cut>) -> Self {
        let dummies = 2 * cuts.len();
        let places: Vec<usize> = (0..dummies).collect();
        Self {
            scores,
            outcome,
            cuts,
            values: Vec::new(),
            sums: vec![0.0; dummies + 1],
            products: DMatrix::zeros(dummies + 1, dummies + 1),
            active: Vec::new(),
            regression: CorrelationRegression::new(dummies, &places),
        }
    }

    /// Sums and products over the respondents; few dummies of a respondent are 1.
    fn accumulate(&mut self, weights: &[f64]) {
        self.sums.fill(0.0);
        self.products.fill(0.0);
        let last = self.sums.len() - 1;
        for (unit, &weight) in weights.iter().enumerate().filter(|(_, w)| **w > 0.0) {
            self.active.clear();
            for (number, &(item, low, high)) in self.cuts.iter().enumerate() {
                let answer = self.scores.of_item(item)[unit];
                if answer <= low {
                    self.active.push(2 * number);
                } else if answer >= high {
                    self.active.push(2 * number + 1);
                }
            }
            let y = self.values[unit];
            for (position, &first) in self.active.iter().enumerate() {
                self.sums[first] += weight;
                self.products[(last, first)] += weight * y;
                for &second in &self.active[position..] {
                    self.products[(second, first)] += weight;
                }
            }
            self.sums[last] += weight * y;
            self.products[(last, last)] += weight * y * y;
        }
    }

    /// Turns sums of products into correlations; gives the deviations.
    fn correlate(&mut self, total: f64) -> Vec<f64> {
        let width = self.sums.len();
        let deviation = |place: usize| {
            let mean = self.sums[place] / total;
            (self.products[(place, place)] / total - mean * mean)
                .max(0.0)
                .sqrt()
        };
        let deviations: Vec<f64> = (0..width).map(deviation).collect();
        for first in 0..width {
            for second in first + 1..width {
                let means = self.sums[first] * self.sums[second] / (total * total);
                let covariance = self.products[(second, first)] / total - means;
                let correlation = covariance / (deviations[first] * deviations[second]);
                self.products[(first, second)] = correlation;
                self.products[(second, first)] = correlation;
            }
            self.products[(first, first)] = 1.0;
        }
        deviations
    }
}

impl Readout for ContrastReadout {
    const OF_RESPONDENTS: bool = true;

    fn width(&self) -> usize {
        1 + FIGURES * self.cuts.len()
    }

    fn read(&mut self, replicate: &Replicate<'_>, figures: &mut [f64]) {
        figures.fill(f64::NAN);
        let (engine, weights) = (replicate.engine, replicate.unit_weights);
        self.values.resize(weights.len(), 0.0);
        if self.cuts.is_empty()
            || !self.scores.fill(engine)
            || !self.scores.write(self.outcome, engine, &mut self.values)
        {
            return;
        }
        self.accumulate(weights);
        let deviations = self.correlate(weights.iter().sum());
        if deviations.iter().any(|deviation| !(*deviation > 0.0))
            || self.regression.solve(&self.products).is_err()
        {
            return;
        }
        figures[0] = self.regression.r_squared(&self.products);
        let unit = deviations[deviations.len() - 1];
        let coefficients = self.regression.coefficients().iter().zip(&deviations);
        let points: Vec<f64> = coefficients
            .map(|(b, deviation)| b * unit / deviation)
            .collect();
        for (slots, pair) in figures[1..]
            .chunks_exact_mut(FIGURES)
            .zip(points.chunks_exact(2))
        {
            let (range, asymmetry) = impact_range(pair[0], pair[1]).unwrap_or((f64::NAN, f64::NAN));
            slots.copy_from_slice(&[pair[0], pair[1], range, asymmetry]);
        }
    }
}
