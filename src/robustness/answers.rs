//! Answers on 0–100 and the respondents' scores that follow from a fit.

use std::collections::BTreeMap;

use nalgebra::{Cholesky, DMatrix, DVector};

use crate::analysis::Engine;
use crate::cleaning::ItemMatrix;
use crate::model::Scale;
use crate::study::MissingTreatment;

/// Respondents who gave the same items no answer.
#[derive(Debug, Clone)]
struct Gap {
    answered: Vec<usize>,
    missing: Vec<usize>,
    respondents: Vec<usize>,
}

/// n × k answers on 0–100, missing ones filled in anew for every fit.
#[derive(Debug, Clone)]
pub(super) struct Answers {
    respondents: usize,
    /// Item after item.
    cells: Vec<f64>,
    gaps: Vec<Gap>,
    treatment: MissingTreatment,
}

impl Answers {
    pub(super) fn new(items: &ItemMatrix, scales: &[Scale], treatment: MissingTreatment) -> Self {
        let n = items.respondents;
        let mut cells = Vec::with_capacity(n * scales.len());
        let mut patterns: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
        for (item, scale) in items.items.iter().zip(scales) {
            let factor = 100.0 / (scale.max - scale.min);
            cells.extend((0..n).map(|respondent| (item.value(respondent) - scale.min) * factor));
        }
        for respondent in 0..n {
            let flags = cells.chunks_exact(n).map(|item| item[respondent].is_nan());
            let flags: Vec<bool> = flags.collect();
            if flags.contains(&true) {
                patterns.entry(flags).or_default().push(respondent);
            }
        }
        let gap = |(flags, respondents): (Vec<bool>, Vec<usize>)| {
            let (missing, answered) = (0..flags.len()).partition(|&item| flags[item]);
            Gap {
                answered,
                missing,
                respondents,
            }
        };
        Self {
            respondents: n,
            cells,
            gaps: patterns.into_iter().map(gap).collect(),
            treatment,
        }
    }

    /// Number of respondents.
    pub(super) fn respondents(&self) -> usize {
        self.respondents
    }

    /// Fills the missing answers in as the treatment does: with their expectation given the respondent's other answers
    /// under `Em`, with the item means otherwise. `false` when the fit has no means or the answers are singular.
    pub(super) fn fill_missing(&mut self, engine: &Engine) -> bool {
        let Some(means) = engine.item_indices() else {
            return false;
        };
        let n = self.respondents;
        for gap in &self.gaps {
            let regression = match self.treatment {
                MissingTreatment::Em => gap.regression(engine.item_covariances()),
                _ => Some(DMatrix::zeros(gap.missing.len(), gap.answered.len())),
            };
            let Some(regression) = regression else {
                return false;
            };
            let mut deviations = DVector::zeros(gap.answered.len());
            for &respondent in &gap.respondents {
                for (deviation, &item) in deviations.iter_mut().zip(&gap.answered) {
                    *deviation = self.cells[item * n + respondent] - means[item];
                }
                for (row, &item) in gap.missing.iter().enumerate() {
                    let expected = (regression.row(row) * &deviations).sum();
                    self.cells[item * n + respondent] = means[item] + expected;
                }
            }
        }
        true
    }

    /// Scores of the construct with the given [`sources`](crate::pls::Layout::sources): Σ coefficient · (answer − origin),
    /// one per respondent; `terms` gives coefficient and origin of a source.
    pub(super) fn scores_into(
        &self,
        sources: &[(usize, Option<usize>)],
        terms: impl Fn(usize, Option<usize>) -> (f64, f64),
        scores: &mut [f64],
    ) {
        scores.fill(0.0);
        for &(item, score_of_part) in sources {
            let (coefficient, origin) = terms(item, score_of_part);
            let answers = &self.cells[item * self.respondents..][..self.respondents];
            for (score, answer) in scores.iter_mut().zip(answers) {
                *score += coefficient * (answer - origin);
            }
        }
    }
}

/// Standardised scores of every construct of the last fit of `engine`, one per respondent, missing answers filled in as
/// `treatment` does: with their expectation given the respondent's other answers under `Em`, with the item means otherwise.
///
/// Scores are the composites, also under consistent PLS. `None` when the fit has no means or the answers are singular.
#[must_use]
pub fn construct_scores(
    engine: &Engine,
    items: &ItemMatrix,
    scales: &[Scale],
    treatment: MissingTreatment,
) -> Option<Vec<Vec<f64>>> {
    let mut answers = Answers::new(items, scales, treatment);
    if !answers.fill_missing(engine) {
        return None;
    }
    let layout = engine.layout();
    let constructs = 0..layout.constructs();
    let scores = constructs.map(|construct| {
        let mut scores = vec![0.0; answers.respondents()];
        let sources = layout.sources(construct);
        answers.scores_into(
            &sources,
            |item, part| score_term(engine, item, part),
            &mut scores,
        );
        scores
    });
    Some(scores.collect())
}

/// Coefficient and origin of an item in a standardised score; a dimension's score counts in its whole by its outer weight.
pub(super) fn score_term(engine: &Engine, item: usize, part: Option<usize>) -> (f64, f64) {
    let weight = part.map_or(1.0, |score| engine.solution().outer_weights[score]);
    let mean = engine.item_indices().map_or(0.0, |means| means[item]);
    (weight * engine.score_coefficient(item), mean)
}

impl Gap {
    /// Coefficients (missing × answered) of the regression of the missing items on the answered ones.
    fn regression(&self, covariance: &DMatrix<f64>) -> Option<DMatrix<f64>> {
        if self.answered.is_empty() {
            return Some(DMatrix::zeros(self.missing.len(), 0));
        }
        let columns = covariance.select_columns(&self.answered);
        let factor = Cholesky::new(columns.select_rows(&self.answered))?;
        let cross = columns.select_rows(&self.missing).transpose();
        Some(factor.solve(&cross).transpose())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::ItemColumn;
    use crate::model::Mode;
    use crate::pls::{Equation, Layout};
    use crate::study::Settings;

    fn filled(treatment: MissingTreatment) -> f64 {
        let layout = Layout {
            blocks: vec![0..1, 1..2],
            modes: vec![Mode::A; 2],
            dominant: vec![None; 2],
            equations: vec![Equation {
                target: 1,
                predecessors: vec![0],
            }],
            index: 1,
            hierarchy: crate::model::Hierarchy::default(),
        };
        let scales = [Scale {
            min: 0.0,
            max: 10.0,
        }; 2];
        let mut engine = Engine::new(layout, &scales, &Settings::default());
        let covariance = nalgebra::dmatrix![4.0, 2.0; 2.0, 9.0];
        let means = nalgebra::dvector![5.0, 6.0];
        engine.fit(Some(&means), &covariance).unwrap();
        let items = ItemMatrix {
            respondents: 2,
            items: vec![
                ItemColumn::from_numbers(&[7.0, 4.0]),
                ItemColumn::from_numbers(&[f64::NAN, 3.0]),
            ],
        };
        let mut answers = Answers::new(&items, &scales, treatment);
        assert!(answers.fill_missing(&engine));
        let mut scores = [0.0; 2];
        answers.scores_into(&[(1, None)], |_, _| (1.0, 0.0), &mut scores);
        assert!((scores[1] - 30.0).abs() < 1e-12);
        scores[0]
    }

    #[test]
    fn a_missing_answer_is_the_mean_or_what_the_others_let_expect() {
        assert!((filled(MissingTreatment::Mean) - 60.0).abs() < 1e-12);
        // 6 + (2/4)·(7 − 5) on 0–10
        assert!((filled(MissingTreatment::Em) - 70.0).abs() < 1e-12);
    }
}
