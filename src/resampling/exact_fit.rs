//! The bootstrap test of exact fit: are the item correlations those that the model implies?
//!
//! The answers are transformed so that the model holds in them exactly, Z = (X − x̄) D⁻¹ R^{−½} Σ₀^{½} D, with D the
//! standard deviations, R the item correlations and Σ₀ those that a model which holds implies; resamples of Z then show
//! which distances chance alone makes. Σ₀ is where fitting to the implied correlations Σ̂, and to what that fit implies,
//! ends: Σ̂ itself for Mode B and common factors, but Mode A, fitted to Σ̂, does not give Σ̂ back. Sources: Beran & Srivastava 1985, Ann. Statist. 13(1) 95–115; Bollen & Stine 1992, Sociol. Methods Res.
//! 21(2) 205–229; for PLS Dijkstra & Henseler 2015, CSDA 81 10–23.
//!
//! Resampled distances are a little too long in small samples, because a resample repeats respondents. How much is seen
//! one level deeper: each resample is transformed in its turn, and drawn from once. Source: Davidson & MacKinnon 2007,
//! CSDA 51(7) 3259–3281 (fast double bootstrap).

mod second_level;

use nalgebra::{DMatrix, DVector, SymmetricEigen};

use super::design::Design;
use super::distribution::quantile;
use super::ledger::{Ledger, SMALLEST_KEPT_SHARE};
use super::plan::{ResamplingPlan, Sample};
use super::readout::Readout;
use super::replicates::{Resamples, full_sample_engine};
use super::run::{ResamplingFailure, resample_readout};
use crate::analysis::{Engine, Figure, FigureLayout, FitStatistic};
use crate::assessment::{Reading, Structure};
use crate::cleaning::{ItemColumn, ItemMatrix};
use crate::diagnostics::{Code, Diagnostic};
use crate::moments::Moments;
use crate::study::{IntervalKind, MissingTreatment, ResamplingEngine};
use second_level::SecondLevel;

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
    /// Whether the second level has corrected p-values and quantiles: not in samples so large that the moment bootstrap
    /// runs, not under strata and clusters, and not where too few resamples of resamples could be fitted.
    pub corrected: bool,
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
    /// (1 + #{resampled ≥ c})/(B + 1): c is the observed distance, or, corrected, the quantile of the second level at
    /// the share of resampled distances below the observed one.
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
    /// The second stage fits scores of dimensions: there are no answers to transform so that the model holds in both.
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
/// Mode A reproduces composites only when their weights are those of the first principal components of the blocks; with other
/// weights its model does not hold. The inner `Err` says why there is no test.
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
    let layout = FigureLayout::model_fit(structure);
    let (null_engine, null_moments) = full_sample_engine(&under_the_model, plan.threads)?;
    let full_sample = (&null_engine, &null_moments);
    let simple = plan.design == Design::Independent || matches!(plan.design, Design::Rows(_));
    let doubled = simple && plan.chosen_engine(sample) == ResamplingEngine::Ordinary;
    let resamples = if doubled {
        let second = SecondLevel::new(
            &under_the_model,
            &layout,
            (&null_engine, structure),
            plan.seed,
        );
        resample_readout(&under_the_model, &plan, full_sample, &second, progress)
    } else {
        resample_readout(&under_the_model, &plan, full_sample, &layout, progress)
    };
    let (resamples, _) = resamples?;
    if !resamples.ledger.enough() {
        return Ok(Err(Untested::TooFewResamples));
    }
    Ok(Ok(ExactFit {
        reading: engine.reading(),
        structure,
        ledger: resamples.ledger,
        corrected: doubled && second_level_holds(&resamples, layout.width()),
        tests: distance_tests(&engine, &layout, &resamples, doubled),
    }))
}

/// Whether enough resamples of resamples could be fitted.
fn second_level_holds(resamples: &Resamples, width: usize) -> bool {
    let fitted = resamples.rows().filter(|row| !row[width].is_nan()).count();
    fitted as f64 >= SMALLEST_KEPT_SHARE * resamples.ledger.kept as f64
}

/// One test per distance that the sample has.
fn distance_tests(
    engine: &Engine,
    layout: &FigureLayout,
    resamples: &Resamples,
    doubled: bool,
) -> Vec<DistanceTest> {
    let width = layout.width();
    let second = doubled && second_level_holds(resamples, width);
    let (mut values, mut deeper) = (Vec::new(), Vec::new());
    let mut tests = Vec::new();
    for (place, figure) in layout.figures().iter().enumerate() {
        let (Figure::ModelFit(statistic, _), Some(observed)) = (*figure, engine.figure(*figure))
        else {
            continue;
        };
        resamples.values_into(&|row| row[place], &mut values);
        if second {
            resamples.values_into(&|row| row[width + place], &mut deeper);
        }
        tests.push(distance_test(
            statistic,
            observed,
            (&mut values, &mut deeper),
        ));
    }
    tests
}

/// Tests one distance by those of resamples, `values`, and of resamples of these, `deeper`: without any of these there is no
/// correction.
fn distance_test(
    statistic: FitStatistic,
    observed: f64,
    (values, deeper): (&mut [f64], &mut [f64]),
) -> DistanceTest {
    let share_beyond = |values: &[f64], limit: f64| {
        values.iter().filter(|value| **value >= limit).count() as f64 / values.len() as f64
    };
    let (limit, quantiles) = if deeper.is_empty() {
        (
            observed,
            EXACT_FIT_LEVELS.map(|level| quantile(values, level)),
        )
    } else {
        let beyond = share_beyond(values, observed);
        let corrected = EXACT_FIT_LEVELS.map(|level| {
            let beyond = share_beyond(deeper, quantile(values, level));
            quantile(values, 1.0 - beyond)
        });
        (quantile(deeper, 1.0 - beyond), corrected)
    };
    let beyond = values.iter().filter(|value| **value >= limit).count();
    DistanceTest {
        statistic,
        observed,
        p_value: (1 + beyond) as f64 / (1 + values.len()) as f64,
        quantiles,
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
    let correlations = engine.fitted_model().item_correlations;
    let whiten = power(correlations, -0.5).ok_or(Untested::NotPositiveDefinite)?;
    let exact = exact_correlations(&mut engine.clone(), structure, deviations.as_slice());
    let colour = exact.and_then(|exact| power(&exact, 0.5));
    let colour = colour.ok_or(Untested::NotPositiveDefinite)?;
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

/// Largest change of a correlation in the last fit.
const EXACTNESS: f64 = 1e-6;

/// Fits to implied correlations at most.
const LARGEST_FITS: usize = 100;

/// k × k correlations Σ₀ that the model fits exactly, near those of the `engine`'s fit; `deviations` are the items' in their
/// own units. `None` where a fit fails on the way, or the way has no end.
fn exact_correlations(
    engine: &mut Engine,
    structure: Structure,
    deviations: &[f64],
) -> Option<DMatrix<f64>> {
    let implied = |engine: &Engine| {
        let model = engine.fitted_model();
        model.implied_item_correlations(structure, engine.reading())
    };
    let mut exact = implied(engine);
    for _ in 0..LARGEST_FITS {
        let covariances = DMatrix::from_fn(deviations.len(), deviations.len(), |i, j| {
            exact[(i, j)] * deviations[i] * deviations[j]
        });
        let reference = engine.solution().outer_weights.clone();
        engine.refit(None, &covariances, &reference).ok()?;
        let next = implied(engine);
        let change = (&next - &exact).amax();
        exact = next;
        if change < EXACTNESS {
            return Some(exact);
        }
    }
    None
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
        let test = distance_test(FitStatistic::DUls, 95.0, (&mut values, &mut []));
        assert!((test.p_value - 0.06).abs() < 1e-15);
        assert!((test.quantiles[0] - 94.1).abs() < 1e-12);
    }

    #[test]
    fn a_second_level_that_is_longer_by_as_much_takes_the_excess_back() {
        // Resampled distances are 10 too long, those of their resamples another 10.
        let mut values: Vec<f64> = (11..=109).map(f64::from).collect();
        let mut deeper: Vec<f64> = (21..=119).map(f64::from).collect();
        let test = distance_test(FitStatistic::DUls, 95.0, (&mut values, &mut deeper));
        // 15 of 99 lie beyond 95; the second level's quantile there is 104.15 and 5 lie beyond that.
        assert!((test.p_value - 0.06).abs() < 1e-15, "{}", test.p_value);
        assert!(
            (test.quantiles[0] - 94.1).abs() < 1.0,
            "{:?}",
            test.quantiles
        );
    }
}
