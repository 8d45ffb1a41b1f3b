//! The errors of the predictions of one holdout.

use nalgebra::{Cholesky, DMatrix, DVector};

use super::targets::{Antecedents, Target};
use super::training::{NoLinearModel, Rule, Training};
use crate::cleaning::ItemMatrix;

/// What predicts an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// The training mean.
    Average,
    /// The model.
    Model(Antecedents),
    /// Least squares on the items of the same antecedents.
    LinearModel(Antecedents),
}

impl Method {
    /// Number of methods.
    pub(super) const COUNT: usize = 5;

    /// Place of the method among all.
    pub(super) fn place(self) -> usize {
        match self {
            Self::Average => 0,
            Self::Model(kind) => 1 + 2 * kind as usize,
            Self::LinearModel(kind) => 2 + 2 * kind as usize,
        }
    }
}

/// Squared errors of a construct's scores over a holdout, weighted.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct ScoreSquares {
    /// Σ w (score − prediction)².
    pub(super) errors: f64,
    /// Σ w score²: the prediction by the training mean is 0.
    pub(super) scores: f64,
}

/// What was predicted and what was answered in one holdout.
#[derive(Debug, Clone)]
pub(super) struct HoldoutErrors {
    /// Answer − prediction by respondent, item of an endogenous construct (in the order of the targets) and method;
    /// NaN where there is no answer or no prediction.
    pub(super) errors: Vec<f64>,
    /// By kind of antecedents and target.
    pub(super) scores: [Vec<ScoreSquares>; 2],
    /// Why a linear model is absent, by kind of antecedents and target.
    pub(super) absent: [Vec<Option<NoLinearModel>>; 2],
}

/// The holdout's answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holdout<'a> {
    pub(super) items: &'a ItemMatrix,
    pub(super) weights: Option<&'a [f64]>,
    pub(super) positions: &'a [u32],
}

impl Holdout<'_> {
    /// Predicts every item of `targets` for every respondent of the holdout.
    pub(super) fn errors(&self, targets: [&[Target]; 2], training: &Training) -> HoldoutErrors {
        let predicted: usize = targets[0].iter().map(|target| target.items.len()).sum();
        let width = predicted * Method::COUNT;
        let mut errors = vec![f64::NAN; self.positions.len() * width];
        let mut scores = targets.map(|targets| vec![ScoreSquares::default(); targets.len()]);
        let mut deviations = DVector::zeros(training.means.len());
        for (&position, row) in self.positions.iter().zip(errors.chunks_exact_mut(width)) {
            for (item, column) in self.items.items.iter().enumerate() {
                deviations[item] = column.value(position as usize) - training.means[item];
            }
            let weight = self
                .weights
                .map_or(1.0, |weights| weights[position as usize]);
            for kind in Antecedents::ALL {
                let pairs = targets[kind as usize]
                    .iter()
                    .zip(&training.rules[kind as usize]);
                let mut place = 0;
                for ((target, rule), squares) in pairs.zip(&mut scores[kind as usize]) {
                    let end = place + target.items.len() * Method::COUNT;
                    let respondent = Respondent {
                        deviations: &deviations,
                        covariance: training.covariance.as_ref(),
                    };
                    let score = respondent.predict(target, rule, kind, &mut row[place..end]);
                    respondent.add_score(target, rule, (score, weight), squares);
                    place = end;
                }
            }
        }
        let absent = |rules: &Vec<Rule>| {
            let reason = |rule: &Rule| rule.linear_model.as_ref().err().copied();
            rules.iter().map(reason).collect()
        };
        HoldoutErrors {
            errors,
            scores,
            absent: training.rules.each_ref().map(absent),
        }
    }
}

/// One respondent's answers as deviations from the training means, NaN where missing.
struct Respondent<'a> {
    deviations: &'a DVector<f64>,
    covariance: Option<&'a DMatrix<f64>>,
}

impl Respondent<'_> {
    /// Writes the errors of the target's items under every method; gives the predicted score.
    fn predict(&self, target: &Target, rule: &Rule, kind: Antecedents, errors: &mut [f64]) -> f64 {
        let predictors = self.predictors(&target.predictors);
        let score = dot(&rule.score, &predictors);
        let cells = errors.chunks_exact_mut(Method::COUNT);
        for ((q, &item), cell) in target.items.iter().enumerate().zip(cells) {
            let deviation = self.deviations[item];
            cell[Method::Average.place()] = deviation;
            cell[Method::Model(kind).place()] = deviation - rule.loadings[q] * score;
            if let Ok(coefficients) = &rule.linear_model {
                let column = &coefficients.as_slice()[q * predictors.len()..][..predictors.len()];
                cell[Method::LinearModel(kind).place()] = deviation - dot(column, &predictors);
            }
        }
        score
    }

    /// Adds the error of the predicted score, when all items of the construct are answered.
    fn add_score(
        &self,
        target: &Target,
        rule: &Rule,
        (predicted, weight): (f64, f64),
        squares: &mut ScoreSquares,
    ) {
        let weighted = rule.weights.iter().zip(&target.items);
        let own: f64 = weighted
            .map(|(weight, &item)| weight * self.deviations[item])
            .sum();
        if own.is_finite() {
            squares.errors += weight * (own - predicted).powi(2);
            squares.scores += weight * own.powi(2);
        }
    }

    /// The predictors' deviations. A missing one is 0, the training mean; under maximum likelihood its expectation given
    /// the other predictors, never given the items that are to be predicted.
    fn predictors(&self, items: &[usize]) -> Vec<f64> {
        let mut values: Vec<f64> = items.iter().map(|&item| self.deviations[item]).collect();
        if values.iter().all(|value| value.is_finite()) {
            return values;
        }
        let known: Vec<usize> = (0..items.len())
            .filter(|&i| values[i].is_finite())
            .collect();
        let expectation = self.covariance.and_then(|covariance| {
            let answered: Vec<usize> = known.iter().map(|&i| items[i]).collect();
            let rows = covariance.select_rows(&answered);
            let factor = Cholesky::new(rows.select_columns(&answered))?;
            let observed = DVector::from_iterator(known.len(), known.iter().map(|&i| values[i]));
            Some((rows, factor.solve(&observed)))
        });
        for (value, &item) in values.iter_mut().zip(items) {
            if value.is_nan() {
                *value = expectation
                    .as_ref()
                    .map_or(0.0, |(rows, solved)| rows.column(item).dot(solved));
            }
        }
        values
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use nalgebra::{dmatrix, dvector};

    use super::*;

    #[test]
    fn a_missing_predictor_is_the_mean_or_its_expectation() {
        let covariance = dmatrix![4.0, 2.0, 1.0; 2.0, 9.0, 1.0; 1.0, 1.0, 1.0];
        let deviations = dvector![2.0, f64::NAN, 5.0];
        let mean = Respondent {
            deviations: &deviations,
            covariance: None,
        };
        assert_eq!(mean.predictors(&[0, 1]), [2.0, 0.0]);
        let expected = Respondent {
            deviations: &deviations,
            covariance: Some(&covariance),
        };
        // 2/4 · 2, whatever the third item says, which is not a predictor
        assert_eq!(expected.predictors(&[0, 1]), [2.0, 1.0]);
        assert_eq!(expected.predictors(&[1]), [0.0]);
    }
}
