//! One resample of each resample, drawn where the model holds exactly in the latter.

use nalgebra::DMatrix;

use super::{exact_correlations, power};
use crate::analysis::{Engine, FigureLayout};
use crate::assessment::Structure;
use crate::resampling::plan::Sample;
use crate::resampling::random::Stream;
use crate::resampling::readout::{Readout, Replicate};

/// The streams of the second level lie beyond those of any replicate.
const SECOND_LEVEL: u64 = 1 << 63;

/// Reads the distances of a resample, and behind them those of a resample of it; these are NaN where it has no fit.
#[derive(Debug, Clone)]
pub(super) struct SecondLevel {
    layout: FigureLayout,
    structure: Structure,
    engine: Engine,
    seed: u64,
    /// n × k answers in which the model holds, from their means.
    answers: DMatrix<f64>,
    /// n respondent weights, 1 without any.
    weights: Vec<f64>,
    /// Units of each item's scale per index point.
    units: Vec<f64>,
    drawn: Vec<u32>,
    counts: Vec<f64>,
    centred: DMatrix<f64>,
}

impl SecondLevel {
    /// For resamples of `sample`, complete answers in which the model holds, whose fit is `engine`.
    pub(super) fn new(
        sample: &Sample<'_>,
        layout: &FigureLayout,
        (engine, structure): (&Engine, Structure),
        seed: u64,
    ) -> Self {
        let (n, k) = (sample.items.respondents, sample.items.items.len());
        let mut answers = DMatrix::from_fn(n, k, |unit, item| sample.items.items[item].value(unit));
        for mut column in answers.column_iter_mut() {
            let mean = column.mean();
            column.add_scalar_mut(-mean);
        }
        Self {
            layout: layout.clone(),
            structure,
            engine: engine.clone(),
            seed,
            answers,
            weights: sample.weights.map_or_else(|| vec![1.0; n], <[f64]>::to_vec),
            units: sample
                .scales
                .iter()
                .map(|scale| (scale.max - scale.min) / 100.0)
                .collect(),
            drawn: Vec::with_capacity(n),
            counts: vec![0.0; n],
            centred: DMatrix::zeros(n, k),
        }
    }

    /// Draws as many respondents as the resample has, from it.
    fn draw(&mut self, replicate: &Replicate<'_>) {
        self.drawn.clear();
        for (unit, (drawn, weight)) in (0..).zip(replicate.unit_weights.iter().zip(&self.weights)) {
            let times = (drawn / weight).round();
            // Nothing is drawn of a respondent without weight; counts are small whole numbers.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let times = if times > 0.0 { times as usize } else { 0 };
            self.drawn.extend(std::iter::repeat_n(unit, times));
        }
        self.counts.fill(0.0);
        let units = u32::try_from(self.drawn.len()).unwrap_or(u32::MAX);
        let mut stream = Stream::new(self.seed, SECOND_LEVEL + replicate.number as u64);
        for _ in 0..units {
            let unit = self.drawn[stream.below(units) as usize] as usize;
            self.counts[unit] += self.weights[unit];
        }
    }

    /// k × k covariances of the answers drawn, with the sum of weights as divisor: correlations do not ask for another.
    fn covariances(&mut self) -> DMatrix<f64> {
        let total: f64 = self.counts.iter().sum();
        for (mut to, from) in self
            .centred
            .column_iter_mut()
            .zip(self.answers.column_iter())
        {
            let weighted = self
                .counts
                .iter()
                .zip(from.iter())
                .map(|(count, x)| count * x);
            let mean = weighted.sum::<f64>() / total;
            for ((to, x), count) in to.iter_mut().zip(from.iter()).zip(&self.counts) {
                *to = (x - mean) * count.sqrt();
            }
        }
        self.centred.tr_mul(&self.centred) / total
    }

    /// Fits a resample of the resample; `None` when it has no fit.
    fn fit(&mut self, replicate: &Replicate<'_>) -> Option<()> {
        let variances = replicate.engine.item_covariances().diagonal();
        let deviations: Vec<f64> = variances
            .iter()
            .zip(&self.units)
            .map(|(v, unit)| v.sqrt() * unit)
            .collect();
        self.engine.clone_from(replicate.engine);
        let exact = exact_correlations(&mut self.engine, self.structure, &deviations)?;
        let correlations = replicate.engine.fitted_model().item_correlations;
        let root = power(correlations, -0.5)? * power(&exact, 0.5)?;
        let k = deviations.len();
        let transform = DMatrix::from_fn(k, k, |i, j| root[(i, j)] / deviations[i] * deviations[j]);
        self.draw(replicate);
        let covariances = transform.tr_mul(&self.covariances()) * transform;
        let reference = &replicate.engine.solution().outer_weights;
        self.engine.refit(None, &covariances, reference).ok()
    }
}

impl Readout for SecondLevel {
    const OF_RESPONDENTS: bool = true;

    fn width(&self) -> usize {
        2 * self.layout.width()
    }

    fn prepare(&self, engine: &mut Engine) {
        self.layout.prepare(engine);
    }

    fn read(&mut self, replicate: &Replicate<'_>, figures: &mut [f64]) {
        let (first, second) = figures.split_at_mut(self.layout.width());
        replicate.engine.figures_into(&self.layout, first);
        second.fill(f64::NAN);
        if self.fit(replicate).is_some() {
            self.layout.prepare(&mut self.engine);
            self.engine.figures_into(&self.layout, second);
        }
    }
}
