//! The second stage of a model with higher-order constructs as an ordinary model: what its overall fit is judged by.

use nalgebra::{DMatrix, DVector};

use super::result::Analysis;
use crate::assessment::FittedModel;
use crate::estimates::StructuralEstimates;
use crate::model::Hierarchy;
use crate::pls::{Equation, Layout};

/// The figures of the constructs on paths and of their items, where a higher-order construct has its dimensions' scores
/// as items and the dimensions themselves are left out. Positions are its own.
#[derive(Debug, Clone)]
pub(super) struct StageFigures {
    layout: Layout,
    item_correlations: DMatrix<f64>,
    loadings: DVector<f64>,
    /// Correlations of the items with the construct scores.
    pub(super) cross_loadings: DMatrix<f64>,
    construct_correlations: DMatrix<f64>,
    structural: StructuralEstimates,
}

impl StageFigures {
    /// The second stage of a fit; `None` for a model without higher-order constructs, which has one stage.
    pub(super) fn new(analysis: &Analysis) -> Option<Self> {
        let whole = &analysis.layout;
        if whole.hierarchy.is_empty() {
            return None;
        }
        let constructs = 0..whole.constructs();
        let kept: Vec<usize> = constructs
            .filter(|&construct| whole.score_item(construct).is_none())
            .collect();
        let blocks = kept
            .iter()
            .map(|&construct| whole.blocks[construct].clone());
        let items: Vec<usize> = blocks.flatten().collect();
        let square = |matrix: &DMatrix<f64>, places: &[usize]| {
            matrix.select_rows(places).select_columns(places)
        };
        let structural = &analysis.structural;
        Some(Self {
            layout: layout(whole, &kept),
            item_correlations: square(&analysis.item_correlations, &items),
            loadings: analysis.loadings.select_rows(&items),
            cross_loadings: analysis
                .cross_loadings
                .select_rows(&items)
                .select_columns(&kept),
            construct_correlations: square(&analysis.construct_correlations, &kept),
            structural: StructuralEstimates {
                path_coefficients: square(&structural.path_coefficients, &kept),
                total_effects: square(&structural.total_effects, &kept),
                r_squared: kept.iter().map(|&c| structural.r_squared[c]).collect(),
                effect_sizes: square(&structural.effect_sizes, &kept),
            },
        })
    }

    /// The figures that the implied correlations of the stage follow from.
    pub(super) fn fitted_model(&self) -> FittedModel<'_> {
        FittedModel {
            layout: &self.layout,
            item_correlations: &self.item_correlations,
            loadings: &self.loadings,
            construct_correlations: &self.construct_correlations,
            structural: &self.structural,
        }
    }
}

/// The constructs `kept` with their blocks, one after the other, and all equations.
fn layout(whole: &Layout, kept: &[usize]) -> Layout {
    let mut place = vec![0; whole.constructs()];
    let (mut blocks, mut next) = (Vec::new(), 0);
    for (position, &construct) in kept.iter().enumerate() {
        place[construct] = position;
        let end = next + whole.blocks[construct].len();
        blocks.push(next..end);
        next = end;
    }
    let placed = |equation: &Equation| Equation {
        target: place[equation.target],
        predecessors: equation.predecessors.iter().map(|&c| place[c]).collect(),
    };
    Layout {
        blocks,
        modes: kept.iter().map(|&c| whole.modes[c]).collect(),
        dominant: vec![None; kept.len()],
        equations: whole.equations.iter().map(placed).collect(),
        index: place[whole.index],
        hierarchy: Hierarchy::default(),
    }
}
