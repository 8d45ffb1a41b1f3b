//! What the engine does more for constructs that are made of others.

use super::Engine;
use crate::analysis::composed::composed_index;
use crate::analysis::failure::AnalysisFailure;
use crate::index::index_weights_into;
use crate::study::Metric;

impl Engine {
    /// A composite of composites is not corrected for attenuation: that would take reliabilities of both orders.
    pub(super) fn refuse_consistent_higher_order(&self) -> Result<(), AnalysisFailure> {
        let higher = &self.layout().hierarchy.constructs;
        match higher.first().filter(|_| self.settings.consistent) {
            Some(higher) => Err(AnalysisFailure::ConsistentHigherOrder {
                construct: higher.construct.0,
            }),
            None => Ok(()),
        }
    }

    /// Dimensions' scores as items: their correlations with all items, and their means and deviations on 0–100.
    pub(super) fn update_scores(&mut self) {
        let layout = self.solver.layout();
        let covariances = &self.solver.solution().item_covariances;
        for (score, dimension) in layout.score_items() {
            for item in 0..layout.items() {
                let correlation = covariances[(item, dimension)] / self.metric_unit(item);
                self.correlations[(item, score)] = correlation;
                self.correlations[(score, item)] = correlation;
            }
            self.correlations[(score, score)] = 1.0;
            let figures = self.indices[dimension];
            self.deviations[score] = figures.standard_deviation.unwrap_or(f64::NAN);
            if let Some(means) = &mut self.means {
                means[score] = figures.index.unwrap_or(f64::NAN);
            }
        }
    }

    /// Index weights of the dimensions, whose scores are standardised, by the rule of the items, and what they give.
    pub(super) fn update_composed_indices(&mut self) {
        let layout = self.solver.layout();
        let choice = (self.settings.index_weights, Metric::Standardized);
        for higher in &layout.hierarchy.constructs {
            let construct = higher.construct.0;
            index_weights_into(
                std::slice::from_ref(&layout.blocks[construct]),
                &self.solver.solution().outer_weights,
                &self.deviations,
                choice,
                &mut self.index_weights,
            );
            let moments = (self.means.as_ref(), &self.covariance);
            let (weights, flat) = (&self.index_weights, &mut self.flat_weights);
            self.indices[construct] = composed_index(layout, construct, weights, moments, flat);
        }
    }

    /// The unstandardised total effect on the index construct; that of a dimension goes through its whole.
    pub(in crate::analysis) fn construct_importance(&self, construct: usize) -> Option<f64> {
        match self.layout().score_item(construct) {
            Some(score) => self.item_importance(score),
            None => self.effect_in_points(construct, self.layout().index),
        }
    }

    /// Index weight × importance of the construct whose item it is.
    pub(in crate::analysis) fn item_importance(&self, item: usize) -> Option<f64> {
        let construct = self
            .layout()
            .blocks
            .iter()
            .position(|block| block.contains(&item))?;
        let whole = self.construct_importance(construct)?;
        Some(self.index_weights[item] * whole)
    }
}
