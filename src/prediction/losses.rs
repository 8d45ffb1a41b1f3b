//! Every respondent's loss under every method.

use super::holdout::{HoldoutErrors, Method};

/// Squared errors by respondent, predicted item and method, averaged over the repetitions and divided by the item's
/// variance in the full sample.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Losses {
    items: usize,
    sums: Vec<f64>,
    /// Repetitions in which each respondent was predicted.
    counts: Vec<u32>,
}

impl Losses {
    /// Empty sums for `respondents` and `items` predicted items.
    pub(super) fn new(respondents: usize, items: usize) -> Self {
        Self {
            items,
            sums: vec![0.0; respondents * items * Method::COUNT],
            counts: vec![0; respondents],
        }
    }

    /// Adds a holdout; `variances` are those of the predicted items.
    pub(super) fn add(&mut self, positions: &[u32], holdout: &HoldoutErrors, variances: &[f64]) {
        let width = self.items * Method::COUNT;
        let rows = holdout.errors.chunks_exact(width);
        for (&position, errors) in positions.iter().zip(rows) {
            self.counts[position as usize] += 1;
            let sums = &mut self.sums[position as usize * width..][..width];
            for (cell, (sum, error)) in sums.iter_mut().zip(errors).enumerate() {
                *sum += error * error / variances[cell / Method::COUNT];
            }
        }
    }

    /// Number of respondents.
    pub(super) fn respondents(&self) -> usize {
        self.counts.len()
    }

    /// A respondent's mean loss over those of `items` that it answered; `None` when there are none, or no prediction.
    pub(super) fn mean(&self, respondent: usize, items: &[usize], method: Method) -> Option<f64> {
        let width = self.items * Method::COUNT;
        let row = &self.sums[respondent * width..][..width];
        let losses = items
            .iter()
            .map(|item| row[item * Method::COUNT + method.place()]);
        let (mut sum, mut answered) = (0.0, 0_u32);
        for loss in losses.filter(|loss| loss.is_finite()) {
            sum += loss;
            answered += 1;
        }
        let repetitions = f64::from(self.counts[respondent]);
        (answered > 0 && repetitions > 0.0).then(|| sum / (f64::from(answered) * repetitions))
    }
}
