//! The arithmetic of one fit on buffers made once.

mod higher_order;

use nalgebra::{DMatrix, DVector};

use super::failure::AnalysisFailure;
use super::figures::{Figure, FigureLayout};
use crate::assessment::{
    average_variance_extracted, cronbach_alpha, htmt, monotrait_means_into, rho_c,
};
use crate::drivers::importance;
use crate::estimates::{StructuralEstimates, StructuralEstimator, adjusted_r_squared};
use crate::index::{ConstructIndex, construct_index, index_weights_into};
use crate::model::{Mode, Scale};
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
    rho_a: Vec<Option<f64>>,
    correction: Option<Correction>,
    index_weights: DVector<f64>,
    /// Index weights of the survey's items in one higher-order construct.
    flat_weights: DVector<f64>,
    indices: Vec<ConstructIndex>,
    monotrait: Vec<f64>,
    respondents: f64,
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

    /// (k + d) × (k + d) item correlations of the last fit, the dimensions' scores behind the items of the survey.
    #[must_use]
    pub fn item_correlations(&self) -> &DMatrix<f64> {
        &self.correlations
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

    /// Writes the figures of the last fit in the order of `layout`; a figure that is not defined becomes NaN.
    pub fn figures_into(&self, layout: &FigureLayout, figures: &mut [f64]) {
        for (slot, figure) in figures.iter_mut().zip(layout.figures()) {
            *slot = self.figure(*figure).unwrap_or(f64::NAN);
        }
    }

    /// One number of the last fit; `None` when it is not defined.
    #[must_use]
    pub fn figure(&self, figure: Figure) -> Option<f64> {
        let structural = self.structural();
        match figure {
            Figure::Index(construct) => self.indices[construct].index,
            Figure::ScoreDeviation(construct) => self.indices[construct].standard_deviation,
            Figure::Importance(construct) => self.construct_importance(construct),
            Figure::Potential(construct) => {
                let room = 100.0 - self.indices[construct].index?;
                Some(self.construct_importance(construct)? * room)
            }
            Figure::ItemIndex(item) => self.means.as_ref().map(|means| means[item]),
            Figure::ItemImportance(item) => self.item_importance(item),
            Figure::ItemPotential(item) => {
                let room = 100.0 - self.means.as_ref()?[item];
                Some(self.item_importance(item)? * room)
            }
            Figure::OuterWeight(item) => Some(self.solution().outer_weights[item]),
            Figure::IndexWeight(item) => Some(self.index_weights[item]),
            Figure::Loading(item) => Some(self.loadings[item]),
            Figure::PathCoefficient(source, target) => {
                Some(structural.path_coefficients[(source, target)])
            }
            Figure::TotalEffect(source, target) => Some(structural.total_effects[(source, target)]),
            Figure::IndirectEffect(source, target) => {
                let pair = (source, target);
                Some(structural.total_effects[pair] - structural.path_coefficients[pair])
            }
            Figure::EffectInPoints(source, target) => self.effect_in_points(source, target),
            Figure::EffectSize(source, target) => Some(structural.effect_sizes[(source, target)]),
            Figure::RSquared(construct) => structural.r_squared[construct],
            Figure::AdjustedRSquared(construct) => {
                let equation = self
                    .layout()
                    .equations
                    .iter()
                    .find(|e| e.target == construct)?;
                let r_squared = structural.r_squared[construct]?;
                adjusted_r_squared(r_squared, equation.predecessors.len(), self.respondents)
            }
            Figure::Correlation(first, second) => {
                Some(self.construct_correlations()[(first, second)])
            }
            // A dimension and its whole are not distinct.
            Figure::Htmt(first, second) if self.layout().is_part_and_whole(first, second) => None,
            Figure::Htmt(first, second) => {
                let blocks = &self.layout().blocks;
                let monotrait = (self.monotrait[first], self.monotrait[second]);
                htmt(
                    &self.correlations,
                    &blocks[first],
                    &blocks[second],
                    monotrait,
                )
            }
            Figure::Alpha(construct) => {
                cronbach_alpha(&self.correlations, &self.layout().blocks[construct])
            }
            Figure::RhoA(construct) => self.rho_a[construct],
            Figure::RhoC(construct) => rho_c(self.block_loadings(construct)),
            Figure::Ave(construct) => {
                let mode_a = self.layout().modes[construct] == Mode::A;
                average_variance_extracted(self.block_loadings(construct)).filter(|_| mode_a)
            }
        }
    }

    /// Unstandardised total effect of `source` on `target`.
    fn effect_in_points(&self, source: usize, target: usize) -> Option<f64> {
        let deviation = |construct: usize| self.indices[construct].standard_deviation;
        let effect = self.structural().total_effects[(source, target)];
        importance(effect, deviation(source)?, deviation(target)?)
    }

    fn block_loadings(&self, construct: usize) -> &[f64] {
        &self.loadings.as_slice()[self.layout().blocks[construct].clone()]
    }
}
