//! Errors over all predictions.

use super::holdout::{HoldoutErrors, Method, ScoreSquares};
use super::losses::Losses;
use super::power::{PredictivePower, predictive_power};
use super::targets::{Antecedents, Target};
use super::training::NoLinearModel;
use crate::model::{ConstructId, IndicatorId};
use crate::resampling::Ledger;

/// How large prediction errors are, in the item's own units.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct ErrorSize {
    /// √(Σwe²/Σw).
    pub rmse: f64,
    /// Σw|e|/Σw.
    pub mae: f64,
}

/// How well the answers to one item are predicted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemPrediction {
    /// The item.
    pub indicator: IndicatorId,
    /// Its construct; for an item of a dimension the whole.
    pub construct: ConstructId,
    /// From which constructs it is predicted.
    pub antecedents: Antecedents,
    /// Errors of the model.
    pub model: ErrorSize,
    /// Errors of the training mean.
    pub average: ErrorSize,
    /// Errors of the linear model on the items of the same antecedents, or why there are none.
    pub linear_model: Result<ErrorSize, NoLinearModel>,
    /// 1 − Σwe²/Σw(y − training mean)², at most 1; `None` when the training means predict without error.
    pub q2_predict: Option<f64>,
    /// The same for the linear model.
    pub linear_model_q2: Option<f64>,
}

/// How well the scores of one construct are predicted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConstructPrediction {
    /// The construct.
    pub construct: ConstructId,
    /// From which constructs it is predicted.
    pub antecedents: Antecedents,
    /// 1 − Σw(score − prediction)²/Σw·score², scores by the training weights and centred at the training means; over
    /// the respondents who answered all of its items. `None` when nobody's score differs from 0.
    pub q2_predict: Option<f64>,
    /// Verdict on its items.
    pub power: Option<PredictivePower>,
}

/// How well a model predicts.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// What became of the folds of all repetitions.
    pub ledger: Ledger,
    /// Items of endogenous constructs, once for each kind of antecedents.
    pub items: Vec<ItemPrediction>,
    /// Endogenous constructs, once for each kind of antecedents.
    pub constructs: Vec<ConstructPrediction>,
    /// The predicted items in the order of the losses.
    pub(super) predicted: Vec<(IndicatorId, ConstructId)>,
    pub(super) losses: Losses,
    /// n respondent weights.
    pub(super) weights: Option<Vec<f64>>,
}

impl Prediction {
    /// The predicted items of a construct, from one kind of antecedents; of all constructs with `None`.
    pub fn items_of(
        &self,
        construct: Option<ConstructId>,
        antecedents: Antecedents,
    ) -> impl Iterator<Item = &ItemPrediction> {
        let wanted = move |item: &&ItemPrediction| {
            item.antecedents == antecedents && construct.is_none_or(|id| item.construct == id)
        };
        self.items.iter().filter(wanted)
    }
}

/// Weighted sums of errors.
#[derive(Debug, Clone, Copy, Default)]
struct ErrorSums {
    weight: f64,
    squares: f64,
    absolutes: f64,
}

impl ErrorSums {
    fn size(&self) -> ErrorSize {
        ErrorSize {
            rmse: (self.squares / self.weight).sqrt(),
            mae: self.absolutes / self.weight,
        }
    }
}

/// Sums over the holdouts, in their order.
pub(super) struct Accumulator {
    errors: Vec<ErrorSums>,
    scores: [Vec<ScoreSquares>; 2],
    absent: [Vec<Option<NoLinearModel>>; 2],
    losses: Losses,
    /// Variances of the predicted items in the full sample.
    variances: Vec<f64>,
}

impl Accumulator {
    /// Empty sums for `targets` constructs with predicted items of these `variances`.
    pub(super) fn new(respondents: usize, targets: usize, variances: Vec<f64>) -> Self {
        Self {
            errors: vec![ErrorSums::default(); variances.len() * Method::COUNT],
            scores: [(); 2].map(|()| vec![ScoreSquares::default(); targets]),
            absent: [(); 2].map(|()| vec![None; targets]),
            losses: Losses::new(respondents, variances.len()),
            variances,
        }
    }

    /// Adds the holdout at `positions`.
    pub(super) fn add(
        &mut self,
        positions: &[u32],
        weights: Option<&[f64]>,
        holdout: &HoldoutErrors,
    ) {
        self.losses.add(positions, holdout, &self.variances);
        let rows = holdout.errors.chunks_exact(self.errors.len());
        for (&position, row) in positions.iter().zip(rows) {
            let weight = weights.map_or(1.0, |weights| weights[position as usize]);
            for (sums, error) in self.errors.iter_mut().zip(row) {
                if error.is_finite() {
                    sums.weight += weight;
                    sums.squares += weight * error * error;
                    sums.absolutes += weight * error.abs();
                }
            }
        }
        for (sums, squares) in self.scores.iter_mut().zip(&holdout.scores) {
            for (sum, square) in sums.iter_mut().zip(squares) {
                sum.errors += square.errors;
                sum.scores += square.scores;
            }
        }
        for (known, found) in self.absent.iter_mut().zip(&holdout.absent) {
            for (reason, new) in known.iter_mut().zip(found) {
                *reason = reason.or(*new);
            }
        }
    }

    /// The errors of all predictions of `targets`.
    pub(super) fn finish(
        self,
        targets: &[Target],
        ledger: Ledger,
        weights: Option<&[f64]>,
    ) -> Prediction {
        let mut items = Vec::new();
        let mut constructs = Vec::new();
        for kind in Antecedents::ALL {
            let mut place = 0;
            for (number, target) in targets.iter().enumerate() {
                let first = items.len();
                for &item in &target.items {
                    items.push(self.item((item, target.construct), kind, (place, number)));
                    place += 1;
                }
                let squares = self.scores[kind as usize][number];
                constructs.push(ConstructPrediction {
                    construct: ConstructId(target.construct),
                    antecedents: kind,
                    q2_predict: share_predicted(squares.errors, squares.scores),
                    power: predictive_power(&items[first..]),
                });
            }
        }
        let predicted = targets.iter().flat_map(|target| {
            let construct = ConstructId(target.construct);
            let items = target.items.iter();
            items.map(move |&item| (IndicatorId(item), construct))
        });
        Prediction {
            ledger,
            items,
            constructs,
            predicted: predicted.collect(),
            losses: self.losses,
            weights: weights.map(<[f64]>::to_vec),
        }
    }

    fn item(
        &self,
        (item, construct): (usize, usize),
        kind: Antecedents,
        (place, target): (usize, usize),
    ) -> ItemPrediction {
        let sums = |method: Method| self.errors[place * Method::COUNT + method.place()];
        let (average, model) = (sums(Method::Average), sums(Method::Model(kind)));
        let linear_model = sums(Method::LinearModel(kind));
        let absent = self.absent[kind as usize][target];
        ItemPrediction {
            indicator: IndicatorId(item),
            construct: ConstructId(construct),
            antecedents: kind,
            model: model.size(),
            average: average.size(),
            linear_model: absent.map_or_else(|| Ok(linear_model.size()), Err),
            q2_predict: share_predicted(model.squares, average.squares),
            linear_model_q2: share_predicted(linear_model.squares, average.squares)
                .filter(|_| absent.is_none()),
        }
    }
}

/// 1 − errors/total; `None` without anything to predict.
fn share_predicted(errors: f64, total: f64) -> Option<f64> {
    (total > 0.0).then(|| 1.0 - errors / total)
}
