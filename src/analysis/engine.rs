//! The arithmetic of one fit on buffers made once.

mod higher_order;

use nalgebra::{DMatrix, DVector};

use super::failure::AnalysisFailure;
use crate::assessment::{FittedModel, ModelFit, Reading, Structure, monotrait_means_into};
use crate::estimates::{StructuralEstimates, StructuralEstimator};
use crate::index::{ConstructIndex, construct_index, index_weights_into};
use crate::model::Scale;
use crate::pls::{Correction, Layout, PlsSolution, PlsSolver, rho_a_into};
use crate::study::{Metric, Settings};

/// Fits one model to any number of moments.
#[derive(Debug, Clone)]
pub struct Engine {
    settings: Settings,
    scales: Vec<Scale>,
    /// Index points per unit of each item's scale.
    factors: Vec<f64>,
    solver: PlsSolver,
    structural: StructuralEstimator,
    means: Option<DVector<f64>>,
    /// k × k covariances of the items of the survey on 0–100.
    covariance: DMatrix<f64>,
    /// (k + d) × (k + d) correlations of these and of the dimensions' scores.
    correlations: DMatrix<f64>,
    deviations: DVector<f64>,
    /// 1/deviation of each item.
    precisions: Vec<f64>,
    loadings: DVector<f64>,
    pub(super) rho_a: Vec<Option<f64>>,
    correction: Option<Correction>,
    index_weights: DVector<f64>,
    /// Index weights of the survey's items in one higher-order construct.
    flat_weights: DVector<f64>,
    indices: Vec<ConstructIndex>,
    pub(super) monotrait: Vec<f64>,
    pub(super) respondents: f64,
    /// Overall fit, where it was asked for.
    pub(super) model_fit: Option<(Structure, ModelFit)>,
}

impl Engine {
    /// An engine for a layout of k items of the survey with their `scales`.
    #[must_use]
    pub fn new(layout: Layout, scales: &[Scale], settings: &Settings) -> Self {
        let (k, m) = (layout.survey_items(), layout.constructs());
        // k + d: behind the items of the survey stand the scores of dimensions.
        let items = layout.items();
        Self {
            structural: StructuralEstimator::new(&layout),
            correction: settings.consistent.then(|| Correction::new(&layout)),
            solver: PlsSolver::new(
                layout,
                settings.scheme,
                settings.tolerance,
                settings.max_iterations,
            ),
            settings: settings.clone(),
            factors: scales
                .iter()
                .map(|scale| 100.0 / (scale.max - scale.min))
                .collect(),
            scales: scales.to_vec(),
            means: None,
            covariance: DMatrix::zeros(k, k),
            correlations: DMatrix::identity(items, items),
            deviations: DVector::zeros(items),
            precisions: vec![0.0; k],
            loadings: DVector::zeros(items),
            rho_a: vec![None; m],
            index_weights: DVector::zeros(items),
            flat_weights: DVector::zeros(k),
            indices: vec![
                ConstructIndex {
                    index: None,
                    standard_deviation: None
                };
                m
            ],
            monotrait: vec![1.0; m],
            respondents: f64::NAN,
            model_fit: None,
        }
    }

    /// Sets n, which adjusted R² needs.
    pub fn set_respondents(&mut self, respondents: usize) {
        self.respondents = respondents as f64;
    }

    /// Fits to item means (k) and covariances (k × k) in the items' units.
    ///
    /// # Errors
    /// [`AnalysisFailure`]: a constant item, no convergence, a singular block or equation, or an inadmissible
    /// correction. The engine can be used again.
    pub fn fit(
        &mut self,
        means: Option<&DVector<f64>>,
        covariance: &DMatrix<f64>,
    ) -> Result<(), AnalysisFailure> {
        self.estimate(means, covariance, None)
    }

    fn estimate(
        &mut self,
        means: Option<&DVector<f64>>,
        covariance: &DMatrix<f64>,
        reference: Option<&DVector<f64>>,
    ) -> Result<(), AnalysisFailure> {
        self.refuse_consistent_higher_order()?;
        self.model_fit = None;
        self.put_on_index_scale(means, covariance)?;
        let items = match self.settings.metric {
            Metric::Standardized => &self.correlations,
            Metric::Raw => &self.covariance,
        };
        self.solver.solve(items, reference)?;
        let solution = self.solver.solution();
        rho_a_into(solution, self.solver.layout(), items, &mut self.rho_a);
        if let Some(correction) = &mut self.correction {
            correction.update(solution, self.solver.layout(), items, &self.rho_a)?;
        }
        self.update_loadings();
        let correlations = match &self.correction {
            Some(correction) => &correction.construct_correlations,
            None => &self.solver.solution().construct_correlations,
        };
        self.structural
            .estimate(correlations)
            .map_err(|construct| AnalysisFailure::Singular { construct })?;
        self.update_indices();
        let blocks = &self.solver.layout().blocks;
        monotrait_means_into(&self.correlations, blocks, &mut self.monotrait);
        Ok(())
    }

    /// Fits to a resample: from the full sample's weights `reference` (k + d), and with every construct turned to
    /// correlate positively with them.
    ///
    /// # Errors
    /// As [`Engine::fit`].
    pub fn refit(
        &mut self,
        means: Option<&DVector<f64>>,
        covariance: &DMatrix<f64>,
        reference: &DVector<f64>,
    ) -> Result<(), AnalysisFailure> {
        self.estimate(means, covariance, Some(reference))
    }

    /// Means and covariances on 0–100, deviations and correlations.
    fn put_on_index_scale(
        &mut self,
        means: Option<&DVector<f64>>,
        covariance: &DMatrix<f64>,
    ) -> Result<(), AnalysisFailure> {
        let k = self.scales.len();
        for item in 0..k {
            let deviation = covariance[(item, item)].sqrt() * self.factors[item];
            if !(deviation > 0.0) {
                return Err(AnalysisFailure::Constant { item });
            }
            self.deviations[item] = deviation;
        }
        for (precision, deviation) in self.precisions.iter_mut().zip(self.deviations.iter()) {
            *precision = deviation.recip();
        }
        let sources = covariance.as_slice().chunks_exact(k);
        let covariances = self.covariance.as_mut_slice().chunks_exact_mut(k);
        let items = self.correlations.nrows();
        let correlations = self.correlations.as_mut_slice().chunks_exact_mut(items);
        for (j, ((source, covariances), correlations)) in
            sources.zip(covariances).zip(correlations).enumerate()
        {
            let (factor, precision) = (self.factors[j], self.precisions[j]);
            let units = self.factors.iter().zip(&self.precisions);
            let targets = covariances.iter_mut().zip(correlations.iter_mut());
            for (((covariance, correlation), source), (other, others)) in
                targets.zip(source).zip(units)
            {
                *covariance = source * (other * factor);
                *correlation = *covariance * (others * precision);
            }
            correlations[j] = 1.0;
        }
        match means {
            Some(means) => {
                let items = self.deviations.len();
                let target = self.means.get_or_insert_with(|| DVector::zeros(items));
                for (item, scale) in self.scales.iter().enumerate() {
                    target[item] = (means[item] - scale.min) * self.factors[item];
                }
            }
            None => self.means = None,
        }
        Ok(())
    }

    fn update_loadings(&mut self) {
        if let Some(correction) = &self.correction {
            self.loadings.copy_from(&correction.loadings);
            return;
        }
        let covariances = &self.solver.solution().item_covariances;
        for (construct, block) in self.solver.layout().blocks.iter().enumerate() {
            for item in block.clone() {
                self.loadings[item] = covariances[(item, construct)] / self.metric_unit(item);
            }
        }
    }

    /// Standard deviation of an item in the metric of the outer weights.
    fn metric_unit(&self, item: usize) -> f64 {
        match self.settings.metric {
            Metric::Raw if item < self.scales.len() => self.deviations[item],
            // Dimensions' scores are standardised in either metric.
            Metric::Raw | Metric::Standardized => 1.0,
        }
    }

    fn update_indices(&mut self) {
        let layout = self.solver.layout();
        let outer_weights = &self.solver.solution().outer_weights;
        let choice = (self.settings.index_weights, self.settings.metric);
        for (construct, block) in layout.blocks.iter().enumerate() {
            if layout.is_higher_order(construct) {
                continue;
            }
            let block = std::slice::from_ref(block);
            let weights = &mut self.index_weights;
            index_weights_into(block, outer_weights, &self.deviations, choice, weights);
            let means = self.means.as_ref();
            self.indices[construct] =
                construct_index(&block[0], &self.index_weights, means, &self.covariance);
        }
        if !layout.hierarchy.is_empty() {
            self.update_scores();
            self.update_composed_indices();
        }
    }

    /// Computes the overall fit of the last fit under `structure`, for [`Figure::ModelFit`](super::Figure::ModelFit).
    pub fn update_model_fit(&mut self, structure: Structure) {
        let fit = self.fitted_model().fit(structure, self.reading());
        self.model_fit = Some((structure, fit));
    }

    /// The figures that the implied correlations of the last fit follow from.
    #[must_use]
    pub fn fitted_model(&self) -> FittedModel<'_> {
        FittedModel {
            layout: self.layout(),
            item_correlations: &self.correlations,
            loadings: &self.loadings,
            construct_correlations: self.construct_correlations(),
            structural: self.structural(),
        }
    }

    /// How the constructs are read: as common factors under consistent PLS, as composites otherwise.
    #[must_use]
    pub fn reading(&self) -> Reading {
        if self.settings.consistent {
            Reading::CommonFactor
        } else {
            Reading::Composite
        }
    }

    /// The layout that is fitted.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        self.solver.layout()
    }

    /// Weights and composite correlations of the last fit.
    #[must_use]
    pub fn solution(&self) -> &PlsSolution {
        self.solver.solution()
    }

    /// Paths and effects of the last fit.
    #[must_use]
    pub fn structural(&self) -> &StructuralEstimates {
        self.structural.estimates()
    }

    /// m × m construct correlations of the last fit, corrected under consistent PLS.
    #[must_use]
    pub fn construct_correlations(&self) -> &DMatrix<f64> {
        match &self.correction {
            Some(correction) => &correction.construct_correlations,
            None => &self.solution().construct_correlations,
        }
    }

    /// k + d standardised loadings of the last fit, corrected under consistent PLS.
    #[must_use]
    pub fn loadings(&self) -> &DVector<f64> {
        &self.loadings
    }

    /// (k + d) × m correlations of the items with the construct scores (composites, also under consistent PLS).
    #[must_use]
    pub fn cross_loadings(&self) -> DMatrix<f64> {
        let mut loadings = self.solution().item_covariances.clone();
        for (item, mut row) in loadings.row_iter_mut().enumerate() {
            row /= self.metric_unit(item);
        }
        loadings
    }

    /// Correlation of one item with one construct's score, an entry of [`Engine::cross_loadings`].
    #[must_use]
    pub fn cross_loading(&self, item: usize, construct: usize) -> f64 {
        self.solution().item_covariances[(item, construct)] / self.metric_unit(item)
    }

    /// (k + d) × (k + d) item correlations of the last fit, the dimensions' scores behind the items of the survey.
    #[must_use]
    pub fn item_correlations(&self) -> &DMatrix<f64> {
        &self.correlations
    }

    /// k × k item covariances of the last fit on 0–100.
    #[must_use]
    pub fn item_covariances(&self) -> &DMatrix<f64> {
        &self.covariance
    }

    /// What a standardised construct score takes of one item on 0–100: w/s, or w where the weights are in index points.
    #[must_use]
    pub fn score_coefficient(&self, item: usize) -> f64 {
        let unit = match self.settings.metric {
            Metric::Standardized => self.deviations[item],
            Metric::Raw => 1.0,
        };
        self.solution().outer_weights[item] / unit
    }

    /// k + d item means on 0–100, if means were given; NaN for a dimension without index.
    #[must_use]
    pub fn item_indices(&self) -> Option<&DVector<f64>> {
        self.means.as_ref()
    }

    /// k + d index weights ũ of the last fit.
    #[must_use]
    pub fn index_weights(&self) -> &DVector<f64> {
        &self.index_weights
    }

    /// Index and score deviation of each construct.
    #[must_use]
    pub fn indices(&self) -> &[ConstructIndex] {
        &self.indices
    }
}
