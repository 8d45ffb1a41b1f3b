//! Every result of one fit.

use nalgebra::{DMatrix, DVector};

use super::driver_table::{Driver, ItemDriver, antecedents, construct_drivers, item_drivers};
use super::engine::Engine;
use super::failure::AnalysisFailure;
use super::figures::Figure;
use crate::assessment::Reliability;
use crate::diagnostics::{Code, Diagnostic};
use crate::drivers::{CutLines, importance};
use crate::estimates::StructuralEstimates;
use crate::index::ConstructIndex;
use crate::model::{ConstructId, IndicatorId, PathModel, Scale};
use crate::moments::Moments;
use crate::pls::{Layout, PlsSolution};
use crate::study::Settings;

/// The results of a converged, admissible fit. Vectors are by item (k) or construct (m) in the model's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// Blocks and equations by position.
    pub layout: Layout,
    /// Whether consistent PLS was used.
    pub consistent: bool,
    /// k × k item correlations.
    pub item_correlations: DMatrix<f64>,
    /// Outer weights, composite correlations, iterations.
    pub solution: PlsSolution,
    /// Paths, effects, R².
    pub structural: StructuralEstimates,
    /// Adjusted R² of each construct.
    pub adjusted_r_squared: Vec<Option<f64>>,
    /// m × m construct correlations, corrected under consistent PLS.
    pub construct_correlations: DMatrix<f64>,
    /// k standardised loadings, corrected under consistent PLS.
    pub loadings: DVector<f64>,
    /// k × m correlations of the items with the construct scores.
    pub cross_loadings: DMatrix<f64>,
    /// k item means on 0–100.
    pub item_indices: Option<DVector<f64>>,
    /// k index weights; `None` when the items' units are not known.
    pub index_weights: Option<DVector<f64>>,
    /// Index and score deviation of each construct.
    pub indices: Vec<ConstructIndex>,
    /// m × m HTMT ratios; `None` on the diagonal and where a ratio is not defined.
    pub htmt: DMatrix<Option<f64>>,
    /// Reliability of each construct.
    pub reliability: Vec<Reliability>,
    /// Drivers of the index construct, most important first.
    pub drivers: Vec<Driver>,
    /// Cut lines of the drivers' map.
    pub cut_lines: Option<CutLines>,
    /// Items of the drivers, most important first.
    pub item_drivers: Vec<ItemDriver>,
    /// Cut lines of the items' map.
    pub item_cut_lines: Option<CutLines>,
}

impl Analysis {
    /// Unstandardised total effect of one construct on another; `None` without a route or units.
    #[must_use]
    pub fn importance(&self, source: ConstructId, target: ConstructId) -> Option<f64> {
        let deviation = |construct: ConstructId| self.indices[construct.0].standard_deviation;
        let effect = self.structural.total_effects[(source.0, target.0)];
        importance(effect, deviation(source)?, deviation(target)?)
    }

    /// One CSI-E005 for each item with a negative index weight, for which its construct has no index.
    #[must_use]
    pub fn negative_index_weights(&self, model: &PathModel) -> Vec<Diagnostic> {
        let Some(weights) = &self.index_weights else {
            return Vec::new();
        };
        let owners = self.layout.construct_of_items();
        let fault = |(item, indicator): (usize, &crate::model::Indicator)| {
            (!(weights[item] >= 0.0)).then(|| {
                Diagnostic::new(Code::NegativeIndexWeight)
                    .with("item", &indicator.name)
                    .with("construct", &model.constructs[owners[item]].name)
                    .with("weight", format!("{:.3}", weights[item]))
            })
        };
        model.indicators().enumerate().filter_map(fault).collect()
    }

    /// One CSI-W005 for each item with a negative loading.
    #[must_use]
    pub fn reversed_items(&self, model: &PathModel) -> Vec<Diagnostic> {
        let owners = self.layout.construct_of_items();
        let negative = model
            .indicators()
            .enumerate()
            .filter(|(item, _)| self.loadings[*item] < 0.0);
        let warning = |(item, indicator): (usize, &crate::model::Indicator)| {
            Diagnostic::new(Code::ReversedItem)
                .with("indicator", &indicator.name)
                .with("construct", &model.constructs[owners[item]].name)
                .with("loading", format!("{:.3}", self.loadings[item]))
        };
        negative.map(warning).collect()
    }
}

/// Fits `model` to `moments`; `scales` are the k items' scale ends.
///
/// # Errors
/// [`AnalysisFailure`]: a constant item, no convergence, a singular block or equation, or an inadmissible
/// correction.
pub fn analyse(
    moments: &Moments,
    model: &PathModel,
    scales: &[Scale],
    settings: &Settings,
) -> Result<Analysis, AnalysisFailure> {
    let mut engine = Engine::new(Layout::new(model), scales, settings);
    let means = moments.means.as_ref().filter(|_| moments.has_units);
    engine.set_respondents(moments.respondents);
    engine.fit(means, &moments.covariance)?;
    let layout = engine.layout().clone();
    let mut indices = engine.indices().to_vec();
    if !moments.has_units {
        indices.fill(ConstructIndex {
            index: None,
            standard_deviation: None,
        });
    }
    let mut analysis = Analysis {
        reliability: reliability(&engine),
        adjusted_r_squared: (0..model.constructs.len())
            .map(|construct| engine.figure(Figure::AdjustedRSquared(construct)))
            .collect(),
        htmt: htmt_matrix(&engine),
        consistent: settings.consistent,
        item_correlations: engine.item_correlations().clone(),
        solution: engine.solution().clone(),
        structural: engine.structural().clone(),
        construct_correlations: engine.construct_correlations().clone(),
        loadings: engine.loadings().clone(),
        cross_loadings: engine.cross_loadings(),
        item_indices: engine.item_indices().cloned(),
        index_weights: moments.has_units.then(|| engine.index_weights().clone()),
        indices,
        layout,
        drivers: Vec::new(),
        cut_lines: None,
        item_drivers: Vec::new(),
        item_cut_lines: None,
    };
    add_drivers(&mut analysis);
    Ok(analysis)
}

fn add_drivers(analysis: &mut Analysis) {
    let target = ConstructId(analysis.layout.index);
    let sources = antecedents(&analysis.layout, target.0);
    let importances: Vec<Option<f64>> = (0..analysis.layout.constructs())
        .map(|construct| analysis.importance(ConstructId(construct), target))
        .collect();
    let (drivers, lines) = construct_drivers(&sources, &importances, &analysis.indices);
    let items: Vec<(IndicatorId, ConstructId)> = sources
        .iter()
        .flat_map(|&construct| {
            let block = analysis.layout.blocks[construct].clone();
            block.map(move |item| (IndicatorId(item), ConstructId(construct)))
        })
        .collect();
    let figures = |item: IndicatorId, construct: ConstructId| {
        let weight = analysis
            .index_weights
            .as_ref()
            .map(|weights| weights[item.0]);
        let share = weight
            .zip(importances[construct.0])
            .map(|(weight, whole)| weight * whole);
        (
            share,
            analysis
                .item_indices
                .as_ref()
                .map(|indices| indices[item.0]),
        )
    };
    let (item_drivers, item_lines) = item_drivers(&items, figures);
    (analysis.drivers, analysis.cut_lines) = (drivers, lines);
    (analysis.item_drivers, analysis.item_cut_lines) = (item_drivers, item_lines);
}

fn htmt_matrix(engine: &Engine) -> DMatrix<Option<f64>> {
    let m = engine.layout().constructs();
    DMatrix::from_fn(m, m, |first, second| {
        if first == second {
            None
        } else {
            engine.figure(Figure::Htmt(first, second))
        }
    })
}

fn reliability(engine: &Engine) -> Vec<Reliability> {
    let figures = |(construct, block): (usize, &std::ops::Range<usize>)| {
        let several = block.len() > 1;
        let figure = |figure: fn(usize) -> Figure| {
            engine
                .figure(figure(construct))
                .filter(|value| several && value.is_finite())
        };
        Reliability {
            alpha: figure(Figure::Alpha),
            rho_a: figure(Figure::RhoA),
            rho_c: figure(Figure::RhoC),
            ave: figure(Figure::Ave),
        }
    };
    engine
        .layout()
        .blocks
        .iter()
        .enumerate()
        .map(figures)
        .collect()
}
