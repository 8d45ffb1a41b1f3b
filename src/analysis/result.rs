//! Every result of one fit.

use nalgebra::{DMatrix, DVector};

use super::driver_table::{
    Dimension, Driver, ItemDriver, antecedents, construct_drivers, item_drivers,
};
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

/// The results of a converged, admissible fit. Vectors are by item or construct (m) in the model's order; behind the k
/// items of the survey stand the scores of the d dimensions of higher-order constructs.
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
    /// k + d standardised loadings, corrected under consistent PLS.
    pub loadings: DVector<f64>,
    /// (k + d) × m correlations of the items with the construct scores.
    pub cross_loadings: DMatrix<f64>,
    /// k + d item means on 0–100; NaN for a dimension without index.
    pub item_indices: Option<DVector<f64>>,
    /// k + d index weights; `None` when the items' units are not known.
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
    /// Dimensions of the higher-order constructs.
    pub dimensions: Vec<Dimension>,
    /// Cut lines of the dimensions' map.
    pub dimension_cut_lines: Option<CutLines>,
}

impl Analysis {
    /// Unstandardised total effect of one construct on another; `None` without a route or units.
    #[must_use]
    pub fn importance(&self, source: ConstructId, target: ConstructId) -> Option<f64> {
        let deviation = |construct: ConstructId| self.indices[construct.0].standard_deviation;
        let effect = self.structural.total_effects[(source.0, target.0)];
        importance(effect, deviation(source)?, deviation(target)?)
    }

    /// One CSI-E005 for each item or dimension with a negative index weight, for which its construct has no index.
    #[must_use]
    pub fn negative_index_weights(&self, model: &PathModel) -> Vec<Diagnostic> {
        let Some(weights) = &self.index_weights else {
            return Vec::new();
        };
        let owners = self.layout.construct_of_items();
        let fault = |(item, name): (usize, &str)| {
            (!(weights[item] >= 0.0)).then(|| {
                Diagnostic::new(Code::NegativeIndexWeight)
                    .with("item", name)
                    .with("construct", &model.constructs[owners[item]].name)
                    .with("weight", format!("{:.3}", weights[item]))
            })
        };
        item_names(model).enumerate().filter_map(fault).collect()
    }

    /// One CSI-W005 for each item or dimension with a negative loading.
    #[must_use]
    pub fn reversed_items(&self, model: &PathModel) -> Vec<Diagnostic> {
        let owners = self.layout.construct_of_items();
        let negative = item_names(model)
            .enumerate()
            .filter(|(item, _)| self.loadings[*item] < 0.0);
        let warning = |(item, name): (usize, &str)| {
            Diagnostic::new(Code::ReversedItem)
                .with("indicator", name)
                .with("construct", &model.constructs[owners[item]].name)
                .with("loading", format!("{:.3}", self.loadings[item]))
                .with_word("problem", "reversed-loading")
        };
        negative.map(warning).collect()
    }
}

/// Names of the items of the survey, then of the dimensions whose scores are items.
pub(crate) fn item_names(model: &PathModel) -> impl Iterator<Item = &str> {
    let indicators = model.indicators().map(|indicator| indicator.name.as_str());
    let dimensions = model.hierarchy.all_dimensions();
    indicators.chain(dimensions.map(|part| model.constructs[part.0].name.as_str()))
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
        dimensions: Vec::new(),
        dimension_cut_lines: None,
    };
    add_drivers(&mut analysis);
    add_dimensions(&mut analysis);
    Ok(analysis)
}

fn add_drivers(analysis: &mut Analysis) {
    let layout = &analysis.layout;
    let sources = antecedents(layout, layout.index);
    let importances = importances(analysis);
    let (drivers, lines) = construct_drivers(&sources, &importances, &analysis.indices);
    // The items of a higher-order construct are those of its dimensions.
    let measured = sources.iter().flat_map(|&construct| {
        let parts: Vec<usize> = layout.dimensions(construct).collect();
        if parts.is_empty() {
            vec![construct]
        } else {
            parts
        }
    });
    let items: Vec<(IndicatorId, ConstructId)> = measured
        .flat_map(|construct| {
            let block = layout.blocks[construct].clone();
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

/// Importance of every construct for the index construct; that of a dimension is its index weight × that of its whole.
fn importances(analysis: &Analysis) -> Vec<Option<f64>> {
    let layout = &analysis.layout;
    let target = ConstructId(layout.index);
    let importance = |construct: usize| analysis.importance(ConstructId(construct), target);
    let mut importances: Vec<Option<f64>> = (0..layout.constructs()).map(importance).collect();
    let owners = layout.construct_of_items();
    for (score, dimension) in layout.score_items() {
        let weight = analysis
            .index_weights
            .as_ref()
            .map(|weights| weights[score]);
        let whole = importances[owners[score]];
        importances[dimension] = weight.zip(whole).map(|(weight, whole)| weight * whole);
    }
    importances
}

fn add_dimensions(analysis: &mut Analysis) {
    let layout = &analysis.layout;
    let (importances, drivers) = (importances(analysis), antecedents(layout, layout.index));
    let owners = layout.construct_of_items();
    let figures = |(score, dimension): (usize, usize)| Dimension {
        whole: ConstructId(owners[score]),
        dimension: ConstructId(dimension),
        weight: analysis.solution.outer_weights[score],
        index_weight: analysis
            .index_weights
            .as_ref()
            .map(|weights| weights[score]),
        loading: analysis.loadings[score],
        importance: importances[dimension].filter(|_| drivers.contains(&owners[score])),
        performance: analysis.indices[dimension].index,
        potential: None,
        priority: None,
    };
    let mut dimensions: Vec<Dimension> = layout.score_items().map(figures).collect();
    analysis.dimension_cut_lines = Dimension::classify(&mut dimensions);
    analysis.dimensions = dimensions;
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
