//! The bootstrap test of exact fit: are the item correlations those that the model implies?
//!
//! The answers are transformed so that the model holds in them exactly, Z = (X − x̄) D⁻¹ R^{−½} Σ̂^{½} D, with D the
//! standard deviations, R the item correlations and Σ̂ the implied ones; resamples of Z then show which distances chance
//! alone makes. Sources: Beran & Srivastava 1985, Ann. Statist. 13(1) 95–115; Bollen & Stine 1992, Sociol. Methods Res.
//! 21(2) 205–229; for PLS Dijkstra & Henseler 2015, CSDA 81 10–23.

use nalgebra::{DMatrix, DVector, SymmetricEigen};

use super::design::Design;
use super::distribution::quantile;
use super::ledger::Ledger;
use super::plan::{ResamplingPlan, Sample};
use super::replicates::full_sample_engine;
use super::run::{ResamplingFailure, resample_figures};
use crate::analysis::{Engine, Figure, FigureLayout, FitStatistic};
use crate::assessment::{Reading, Structure};
use crate::cleaning::{ItemColumn, ItemMatrix};
use crate::diagnostics::{Code, Diagnostic};
use crate::moments::Moments;
use crate::study::{IntervalKind, MissingTreatment};

/// Largest distance that chance makes in 95 of 100 samples, and in 99.
pub const EXACT_FIT_LEVELS: [f64; 2] = [0.95, 0.99];

/// The test of exact fit under one structure.
#[derive(Debug, Clone, PartialEq)]
pub struct ExactFit {
    /// How constructs are read.
    pub reading: Reading,
    /// What is said of the correlations between constructs.
    pub structure: Structure,
    /// One test per distance that is defined.
    pub tests: Vec<DistanceTest>,
    /// What became of the resamples.
    pub ledger: Ledger,
}

/// One distance against its distribution when the model holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DistanceTest {
    /// Which distance.
    pub statistic: FitStatistic,
    /// That of the sample.
    pub observed: f64,
    /// Its quantiles at [`EXACT_FIT_LEVELS`] when the model holds.
    pub quantiles: [f64; 2],
    /// (1 + #{resampled ≥ observed})/(B + 1).
    pub p_value: f64,
}

/// Why a fit is not tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Untested {
    /// Answers are missing that no treatment has filled in.
    MissingAnswers,
    /// Replicate weights tell the variance of estimates, not the distribution of a distance.
    ReplicateWeights,
    /// The item correlations or the implied ones are not positive definite.
    NotPositiveDefinite,
    /// Too few resamples of the transformed answers could be fitted.
    TooFewResamples,
    /// The scores of dimensions follow from items of the survey: their correlations are singular.
    HigherOrder,
}

impl Untested {
    /// CSI-N025 with the reason.
    #[must_use]
    pub fn diagnostic(self) -> Diagnostic {
        let (reason, advice) = match self {
            Self::MissingAnswers => ("untested-missing", "untested-missing-advice"),
            Self::ReplicateWeights => ("untested-weights", "untested-weights-advice"),
            Self::NotPositiveDefinite => ("untested-definite", "untested-definite-advice"),
            Self::TooFewResamples => ("untested-resamples", "untested-resamples-advice"),
            Self::HigherOrder => ("untested-higher-order", "untested-higher-order-advice"),
        };
        Diagnostic::new(Code::NoExactFitTest)
            .with_word("reason", reason)
            .with_word("advice", advice)
    }
}

/// Tests whether the model holds exactly, by `plan`'s resamples of transformed answers.
///
/// The p-values hold for composites in Mode B and for common factors under consistent PLS; Mode A reproduces composites
/// only up to a part that then stands in the resampled distances as well. The inner `Err` says why there is no test.
///
/// # Errors
/// [`ResamplingFailure`]: the sample, or the transformed one, cannot be fitted, or the run was stopped.
pub fn exact_fit_test(
    sample: &Sample<'_>,
    plan: &ResamplingPlan,
    structure: Structure,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Result<ExactFit, Untested>, ResamplingFailure> {
    if matches!(plan.design, Design::Given { .. }) {
        return Ok(Err(Untested::ReplicateWeights));
    }
    if !sample.model.hierarchy.is_empty() {
        return Ok(Err(Untested::HigherOrder));
    }
    let (mut engine, moments) = full_sample_engine(sample, plan.threads)?;
    engine.update_model_fit(structure);
    let items = match transformed(sample, (&engine, &moments), structure) {
        Ok(items) => items,
        Err(untested) => return Ok(Err(untested)),
    };
    let plan = ResamplingPlan {
        interval: IntervalKind::Percentile,
        ..plan.clone()
    };
    let under_the_model = Sample {
        items: &items,
        ..*sample
    };
    let figures = |_: &_| FigureLayout::model_fit(structure);
    let resampled = resample_figures(&under_the_model, &plan, figures, progress)?;
    let ledger = resampled.replicates.ledger;
    if !ledger.enough() {
        return Ok(Err(Untested::TooFewResamples));
    }
    let mut values = Vec::new();
    let tests = FitStatistic::ALL.iter().filter_map(|&statistic| {
        let figure = Figure::ModelFit(statistic, structure);
        let observed = engine.figure(figure)?;
        let place = resampled.layout.position(figure)?;
        resampled
            .replicates
            .values_into(&|row| row[place], &mut values);
        Some(distance_test(statistic, observed, &mut values))
    });
    Ok(Ok(ExactFit {
        reading: engine.reading(),
        structure,
        tests: tests.collect(),
        ledger,
    }))
}

fn distance_test(statistic: FitStatistic, observed: f64, values: &mut [f64]) -> DistanceTest {
    let beyond = values.iter().filter(|value| **value >= observed).count();
    DistanceTest {
        statistic,
        observed,
        p_value: (1 + beyond) as f64 / (1 + values.len()) as f64,
        quantiles: EXACT_FIT_LEVELS.map(|level| quantile(values, level)),
    }
}

/// The answers Z, in the items' own units, in which the model holds exactly.
fn transformed(
    sample: &Sample<'_>,
    (engine, moments): (&Engine, &Moments),
    structure: Structure,
) -> Result<ItemMatrix, Untested> {
    let means = moments.means.as_ref().ok_or(Untested::MissingAnswers)?;
    let deviations: DVector<f64> = moments.covariance.diagonal().map(f64::sqrt);
    let standardized = standardized(sample, (means, &deviations))?;
    let model = engine.fitted_model();
    let implied = model.implied_item_correlations(structure, engine.reading());
    let whiten = power(model.item_correlations, -0.5).ok_or(Untested::NotPositiveDefinite)?;
    let colour = power(&implied, 0.5).ok_or(Untested::NotPositiveDefinite)?;
    let answers = standardized * (whiten * colour);
    let columns = answers.column_iter().enumerate().map(|(item, column)| {
        let unit = |value: &f64| means[item] + deviations[item] * value;
        let numbers: Vec<f64> = column.iter().map(unit).collect();
        ItemColumn::from_numbers(&numbers)
    });
    Ok(ItemMatrix {
        items: columns.collect(),
        respondents: sample.items.respondents,
    })
}

/// n × k standardised answers, missing ones at the mean where that is their treatment.
fn standardized(
    sample: &Sample<'_>,
    (means, deviations): (&DVector<f64>, &DVector<f64>),
) -> Result<DMatrix<f64>, Untested> {
    let (n, k) = (sample.items.respondents, means.len());
    let mut answers = DMatrix::zeros(n, k);
    for (item, column) in sample.items.items.iter().enumerate() {
        for respondent in 0..n {
            let value = (column.value(respondent) - means[item]) / deviations[item];
            answers[(respondent, item)] = match sample.settings.missing {
                MissingTreatment::Mean if value.is_nan() => 0.0,
                _ if value.is_nan() => return Err(Untested::MissingAnswers),
                _ => value,
            };
        }
    }
    Ok(answers)
}

/// The symmetric power of a positive definite matrix; `None` for any other.
fn power(matrix: &DMatrix<f64>, exponent: f64) -> Option<DMatrix<f64>> {
    let eigen = SymmetricEigen::new(matrix.clone());
    let smallest = eigen.eigenvalues.min();
    if !(smallest > 0.0) {
        return None;
    }
    let powers = eigen.eigenvalues.map(|value| value.powf(exponent));
    let vectors = &eigen.eigenvectors;
    Some(vectors * DMatrix::from_diagonal(&powers) * vectors.transpose())
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::*;

    #[test]
    fn powers_multiply_back() {
        let matrix = dmatrix![1.0, 0.6; 0.6, 1.0];
        let (root, inverse) = (power(&matrix, 0.5).unwrap(), power(&matrix, -0.5).unwrap());
        assert!((&root * &root - &matrix).amax() < 1e-14);
        assert!((root * inverse - DMatrix::identity(2, 2)).amax() < 1e-14);
        assert_eq!(power(&dmatrix![1.0, 1.5; 1.5, 1.0], 0.5), None);
    }

    #[test]
    fn p_values_count_resamples_at_or_beyond_the_observed() {
        let mut values: Vec<f64> = (1..=99).map(f64::from).collect();
        let test = distance_test(FitStatistic::DUls, 95.0, &mut values);
        assert!((test.p_value - 0.06).abs() < 1e-15);
        assert!((test.quantiles[0] - 94.1).abs() < 1e-12);
    }
}
