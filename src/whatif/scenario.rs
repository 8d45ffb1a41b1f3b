//! Moves, the steps behind them, and the figures that are read off every fit.

use super::moves::{Move, Subject, points_per_unit};
use super::network::{Fit, Network};
use super::outcome::outcome;
use super::plan::{Lever, gain_of_item};
use super::run::Question;
use crate::resampling::{Inference, Resampled, Resamples, ResamplingPlan, infer_each};
use crate::robustness::Estimate;
use crate::study::Amount;

/// Which constructs `moves` set to a value.
pub(super) fn held(moves: &[Move], network: &Network) -> Vec<bool> {
    let mut held = vec![false; network.constructs()];
    for found in moves {
        if let (Subject::Construct(construct), Amount::To(_)) = (found.subject, found.amount) {
            held[construct.0] = true;
        }
    }
    held
}

/// Moves, the steps to the target behind them, and what is read off every fit.
pub(super) struct Scenario<'a> {
    pub(super) question: &'a Question<'a>,
    pub(super) network: &'a Network,
    pub(super) moves: &'a [Move],
    pub(super) all: Vec<Move>,
    pub(super) levers: &'a [Lever],
}

/// Estimates of a scenario's figures and what the resamples say of them.
pub(super) struct Figures {
    values: Vec<f64>,
    inferences: Vec<Option<Inference>>,
    pub(super) resamples: Option<Resamples>,
}

impl Figures {
    pub(super) fn at(&self, place: usize) -> Option<Estimate> {
        let value = self.values[place];
        value.is_finite().then(|| Estimate {
            value,
            inference: self.inferences[place],
        })
    }
}

/// Figures of a construct: before, after, change.
pub(super) const OF_CONSTRUCT: usize = 3;

/// Figures of a step: gain per point, index.
const OF_STEP: usize = 2;

impl Scenario<'_> {
    pub(super) fn steps(&self) -> &[Move] {
        &self.all[self.moves.len()..]
    }

    pub(super) fn place_of_move(&self, number: usize) -> usize {
        OF_CONSTRUCT * self.network.constructs() + number
    }

    pub(super) fn place_of_step(&self, number: usize) -> usize {
        self.place_of_move(self.moves.len()) + OF_STEP * number
    }

    fn width(&self) -> usize {
        self.place_of_step(self.steps().len())
    }

    /// Writes the figures of one fit.
    fn read(&self, fit: &Fit<'_>, figures: &mut [f64]) {
        let (network, index) = (self.network, self.network.index);
        let all = outcome(fit, &self.all);
        for construct in 0..network.constructs() {
            let (before, change) = (fit.index(construct), all.changes[construct]);
            let slots = &mut figures[OF_CONSTRUCT * construct..][..OF_CONSTRUCT];
            slots.copy_from_slice(&[before, before + change, change]);
        }
        for (number, found) in self.moves.iter().enumerate() {
            let alone = outcome(fit, std::slice::from_ref(found));
            figures[self.place_of_move(number)] = alone.changes[index];
        }
        let gains = fit.gains(&held(self.moves, network));
        for (number, step) in self.steps().iter().enumerate() {
            let done = &self.all[..=self.moves.len() + number];
            let gain = step.item().map_or(f64::NAN, |item| {
                let unit = points_per_unit(self.question.scales[item.0]);
                gain_of_item(fit, &gains, (item.0, unit))
            });
            let slots = &mut figures[self.place_of_step(number)..][..OF_STEP];
            slots.copy_from_slice(&[gain, outcome(fit, done).index(fit, index)]);
        }
    }

    pub(super) fn infer(
        &self,
        fit: &Fit<'_>,
        resampled: Option<(&Resampled, &ResamplingPlan)>,
    ) -> Figures {
        let mut values = vec![f64::NAN; self.width()];
        self.read(fit, &mut values);
        let places = resampled.and_then(|(found, _)| self.network.places(&found.layout));
        let Some(((found, plan), places)) = resampled.zip(places) else {
            return Figures {
                inferences: vec![None; values.len()],
                values,
                resamples: None,
            };
        };
        let derive = |row: &[f64], slots: &mut [f64]| {
            self.read(&self.network.of_row(row, &places), slots);
        };
        let resamples = found.replicates.derived(values.len(), &derive);
        let left_out = found.left_out.as_ref();
        let left_out = left_out.map(|rows| rows.derived(values.len(), &derive));
        Figures {
            inferences: infer_each(&values, (&resamples, left_out.as_ref()), plan),
            values,
            resamples: Some(resamples),
        }
    }
}
