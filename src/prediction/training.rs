//! What a training sample says of the items of endogenous constructs.

use nalgebra::{Cholesky, DMatrix, DVector};

use super::targets::{Antecedents, Target, targets};
use crate::analysis::AnalysisFailure;
use crate::estimates::StructuralEstimator;
use crate::pls::{Layout, PlsSolver};
use crate::resampling::Sample;
use crate::stats::SMALLEST_TOLERANCE;
use crate::study::{Metric, MissingTreatment};

/// Why the benchmark by a linear model is not defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoLinearModel {
    /// A training sample has not more respondents than coefficients and intercept.
    TooFewRespondents,
    /// Items of the antecedents are linearly dependent in a training sample.
    Collinear,
}

/// How one construct and its items are predicted. Coefficients are in the items' own units and apply to deviations
/// from the training means.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    /// Predicted score per unit of each predictor.
    pub(super) score: Vec<f64>,
    /// Unit of each item of the construct per unit of the score.
    pub(super) loadings: Vec<f64>,
    /// The construct's own score per unit of each of its items.
    pub(super) weights: Vec<f64>,
    /// Least-squares coefficients, predictors × items of the construct.
    pub(super) linear_model: Result<DMatrix<f64>, NoLinearModel>,
}

/// Everything that predicts a holdout.
#[derive(Debug, Clone)]
pub(super) struct Training {
    /// k training means.
    pub(super) means: DVector<f64>,
    /// k × k training covariances, where missing predictors are replaced by their expectation.
    pub(super) covariance: Option<DMatrix<f64>>,
    /// One rule per target, for each kind of antecedents.
    pub(super) rules: [Vec<Rule>; 2],
}

/// Estimates one training sample after another on its own buffers.
#[derive(Debug, Clone)]
pub(super) struct Trainer {
    targets: [Vec<Target>; 2],
    solver: PlsSolver,
    structural: StructuralEstimator,
    metric: Metric,
    expects_missing: bool,
    /// k units of index points (0–100), for the metric `raw`.
    index_points: Vec<f64>,
    /// k variances of the full sample.
    variances: DVector<f64>,
    reference: Option<DVector<f64>>,
    items: DMatrix<f64>,
}

impl Trainer {
    /// A trainer for the model of `sample` that has learned the full sample's weights.
    ///
    /// # Errors
    /// [`AnalysisFailure`]: the full sample cannot be estimated.
    pub(super) fn new(
        sample: &Sample<'_>,
        covariance: &DMatrix<f64>,
    ) -> Result<Self, AnalysisFailure> {
        let (layout, settings) = (Layout::new(sample.model), sample.settings);
        let k = layout.survey_items();
        let scales = sample.scales.iter();
        let mut trainer = Self {
            targets: Antecedents::ALL.map(|kind| targets(&layout, kind)),
            structural: StructuralEstimator::new(&layout),
            solver: PlsSolver::new(
                layout,
                settings.scheme,
                settings.tolerance,
                settings.max_iterations,
            ),
            metric: settings.metric,
            expects_missing: settings.missing == MissingTreatment::Em,
            index_points: scales
                .map(|scale| (scale.max - scale.min) / 100.0)
                .collect(),
            variances: covariance.diagonal(),
            reference: None,
            items: DMatrix::zeros(k, k),
        };
        trainer.estimate(covariance)?;
        trainer.reference = Some(trainer.solver.solution().outer_weights.clone());
        Ok(trainer)
    }

    /// The endogenous constructs and what predicts them.
    pub(super) fn targets(&self, kind: Antecedents) -> &[Target] {
        &self.targets[kind as usize]
    }

    /// k variances of the full sample.
    pub(super) fn variances(&self) -> &DVector<f64> {
        &self.variances
    }

    /// The rules of a training sample of `respondents` respondents with the given means and covariances.
    ///
    /// # Errors
    /// [`AnalysisFailure`]: a constant item, no convergence, or a singular block or equation.
    pub(super) fn train(
        &mut self,
        means: DVector<f64>,
        covariance: DMatrix<f64>,
        respondents: usize,
    ) -> Result<Training, AnalysisFailure> {
        let units = self.estimate(&covariance)?;
        let rules = Antecedents::ALL.map(|kind| {
            let targets = self.targets[kind as usize].iter();
            targets
                .map(|target| self.rule(target, kind, &units, (&covariance, respondents)))
                .collect()
        });
        Ok(Training {
            means,
            covariance: self.expects_missing.then_some(covariance),
            rules,
        })
    }

    /// Weights and paths; gives the units of the items in the metric of the weights.
    fn estimate(&mut self, covariance: &DMatrix<f64>) -> Result<Vec<f64>, AnalysisFailure> {
        let k = self.items.nrows();
        // Taking a holdout's sums off those of all may leave a rounding error where there is no variance.
        let smallest = |item: usize| SMALLEST_TOLERANCE * self.variances[item];
        if let Some(item) = (0..k).find(|&i| !(covariance[(i, i)] > smallest(i))) {
            return Err(AnalysisFailure::Constant { item });
        }
        let units: Vec<f64> = match self.metric {
            Metric::Standardized => (0..k).map(|i| covariance[(i, i)].sqrt()).collect(),
            Metric::Raw => self.index_points.clone(),
        };
        for j in 0..k {
            for i in 0..k {
                self.items[(i, j)] = covariance[(i, j)] / (units[i] * units[j]);
            }
        }
        self.solver.solve(&self.items, self.reference.as_ref())?;
        let correlations = &self.solver.solution().construct_correlations;
        self.structural
            .estimate(correlations)
            .map_err(|construct| AnalysisFailure::Singular { construct })?;
        Ok(units)
    }

    fn rule(
        &self,
        target: &Target,
        kind: Antecedents,
        units: &[f64],
        (covariance, respondents): (&DMatrix<f64>, usize),
    ) -> Rule {
        let solution = self.solver.solution();
        let effects = match kind {
            Antecedents::Direct => &self.structural.estimates().path_coefficients,
            Antecedents::Earliest => &self.structural.estimates().total_effects,
        };
        let score = target.sources.iter().flat_map(|&source| {
            let effect = effects[(source, target.construct)];
            self.flat_weights(source, units)
                .map(move |weight| effect * weight)
        });
        let loading =
            |item: usize| units[item] * solution.item_covariances[(item, target.construct)];
        Rule {
            score: score.collect(),
            loadings: target.items.iter().copied().map(loading).collect(),
            weights: self.flat_weights(target.construct, units).collect(),
            linear_model: linear_model(target, covariance, respondents),
        }
    }

    /// The score of `construct` per unit of each item of the survey behind it: the item's weight, for an item of a
    /// dimension times the weight of the dimension's score.
    fn flat_weights<'a>(
        &'a self,
        construct: usize,
        units: &'a [f64],
    ) -> impl Iterator<Item = f64> + 'a {
        let weights = &self.solver.solution().outer_weights;
        let sources = self.solver.layout().sources(construct).into_iter();
        sources.map(|(item, score)| {
            weights[item] / units[item] * score.map_or(1.0, |score| weights[score])
        })
    }
}

/// Least-squares coefficients of the construct's items on the predictors, from the training covariances.
fn linear_model(
    target: &Target,
    covariance: &DMatrix<f64>,
    respondents: usize,
) -> Result<DMatrix<f64>, NoLinearModel> {
    let predictors = &target.predictors;
    let p = predictors.len();
    if respondents <= p + 1 {
        return Err(NoLinearModel::TooFewRespondents);
    }
    let deviation = |item: usize| covariance[(item, item)].sqrt();
    let correlations = DMatrix::from_fn(p, p, |i, j| {
        let (a, b) = (predictors[i], predictors[j]);
        covariance[(a, b)] / (deviation(a) * deviation(b))
    });
    let factor = Cholesky::new(correlations).filter(|factor| {
        let lower = factor.l_dirty();
        (0..p).all(|i| lower[(i, i)].powi(2) >= SMALLEST_TOLERANCE)
    });
    let factor = factor.ok_or(NoLinearModel::Collinear)?;
    let mut coefficients = DMatrix::from_fn(p, target.items.len(), |i, q| {
        covariance[(predictors[i], target.items[q])] / deviation(predictors[i])
    });
    factor.solve_mut(&mut coefficients);
    for (i, mut row) in coefficients.row_iter_mut().enumerate() {
        row /= deviation(predictors[i]);
    }
    Ok(coefficients)
}
