//! The numbers of a fit, one by one and as a flat vector.

use super::engine::Engine;
use super::figures::{Figure, FigureLayout};
use crate::assessment::{average_variance_extracted, cronbach_alpha, htmt, htmt2, rho_c};
use crate::drivers::importance;
use crate::estimates::adjusted_r_squared;
use crate::model::Mode;

impl Engine {
    /// Writes the figures of the last fit in the order of `layout`; a figure that is not defined becomes NaN.
    pub fn figures_into(&self, layout: &FigureLayout, figures: &mut [f64]) {
        for (slot, figure) in figures.iter_mut().zip(layout.figures()) {
            *slot = self.figure(*figure).unwrap_or(f64::NAN);
        }
    }

    /// One number of the last fit; `None` when it is not defined.
    #[must_use]
    pub fn figure(&self, figure: Figure) -> Option<f64> {
        let target = self.layout().index;
        let structural = self.structural();
        match figure {
            Figure::Index(construct) => self.indices()[construct].index,
            Figure::ScoreDeviation(construct) => self.indices()[construct].standard_deviation,
            Figure::Importance(construct) => self.effect_in_points(construct, target),
            Figure::Potential(construct) => {
                let room = 100.0 - self.indices()[construct].index?;
                Some(self.effect_in_points(construct, target)? * room)
            }
            Figure::ItemIndex(item) => self.item_indices().map(|means| means[item]),
            Figure::ItemImportance(item) => self.item_importance(item),
            Figure::ItemPotential(item) => {
                let room = 100.0 - self.item_indices()?[item];
                Some(self.item_importance(item)? * room)
            }
            Figure::OuterWeight(item) => Some(self.solution().outer_weights[item]),
            Figure::IndexWeight(item) => Some(self.index_weights()[item]),
            Figure::Loading(item) => Some(self.loadings()[item]),
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
            Figure::Htmt(first, second) => {
                let blocks = &self.layout().blocks;
                let monotrait = (self.monotrait[first], self.monotrait[second]);
                htmt(
                    self.item_correlations(),
                    &blocks[first],
                    &blocks[second],
                    monotrait,
                )
            }
            Figure::Htmt2(first, second) => {
                let blocks = &self.layout().blocks;
                htmt2(self.item_correlations(), &blocks[first], &blocks[second])
            }
            Figure::ModelFit(statistic, structure) => {
                let (_, fit) = self.model_fit.filter(|(known, _)| *known == structure)?;
                statistic.of(&fit)
            }
            Figure::Alpha(construct) => {
                cronbach_alpha(self.item_correlations(), &self.layout().blocks[construct])
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
        let deviation = |construct: usize| self.indices()[construct].standard_deviation;
        let effect = self.structural().total_effects[(source, target)];
        importance(effect, deviation(source)?, deviation(target)?)
    }

    fn item_importance(&self, item: usize) -> Option<f64> {
        let construct = self
            .layout()
            .blocks
            .iter()
            .position(|block| block.contains(&item))?;
        let whole = self.effect_in_points(construct, self.layout().index)?;
        Some(self.index_weights()[item] * whole)
    }

    fn block_loadings(&self, construct: usize) -> &[f64] {
        &self.loadings().as_slice()[self.layout().blocks[construct].clone()]
    }
}
