//! What a fit says of its own quality, beyond the figures of every fit.

use nalgebra::DMatrix;

use super::result::Analysis;
use super::stage_figures::StageFigures;
use crate::assessment::{
    FittedModel, InformationCriteria, ModelFit, Reading, Structure, fornell_larcker_margin, htmt2,
    information_criteria, variance_inflation,
};
use crate::estimates::{Route, indirect_routes, path_standard_error};
use crate::model::Mode;
use crate::moments::Moments;

/// Figures that judge a fit. Vectors are by item (k + d, the scores of dimensions last) or construct (m) in the
/// model's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// VIF of each item among its block; `None` for single items and dependent blocks.
    pub item_inflation: Vec<Option<f64>>,
    /// m × m VIF of each predecessor in its equation, source × target; `None` for an only predecessor.
    pub path_inflation: DMatrix<Option<f64>>,
    /// m × m least-squares standard errors, source × target; `None` with respondent weights.
    pub path_standard_errors: DMatrix<Option<f64>>,
    /// m × m HTMT2 ratios; `None` on the diagonal and where a ratio is not defined.
    pub htmt2: DMatrix<Option<f64>>,
    /// √AVE minus the largest correlation of each construct; `None` without AVE.
    pub fornell_larcker: Vec<Option<f64>>,
    /// Information criteria of each equation.
    pub information: Vec<Option<InformationCriteria>>,
    /// Directed routes of two paths or more.
    pub routes: Vec<Route>,
    /// How the constructs of this fit are read.
    pub reading: Reading,
    /// Overall fit by reading and structure, that of this fit's reading first.
    pub fits: Vec<(Reading, Structure, ModelFit)>,
    /// Root mean squared residual correlation of the items, in this fit's reading.
    pub rms_theta: Option<f64>,
    /// The same with blocks in Mode A as common factors.
    pub common_factor_rms_theta: Option<f64>,
    /// Goodness-of-fit index, descriptive.
    pub goodness_of_fit: Option<f64>,
}

impl Analysis {
    /// The figures that the implied correlations of this fit follow from.
    #[must_use]
    pub fn fitted_model(&self) -> FittedModel<'_> {
        FittedModel {
            layout: &self.layout,
            item_correlations: &self.item_correlations,
            loadings: &self.loadings,
            construct_correlations: &self.construct_correlations,
            structural: &self.structural,
        }
    }

    /// How the constructs are read: as common factors under consistent PLS, as composites otherwise.
    #[must_use]
    pub fn reading(&self) -> Reading {
        if self.consistent {
            Reading::CommonFactor
        } else {
            Reading::Composite
        }
    }
}

/// Assesses a fit of `moments`.
///
/// Under consistent PLS the fit is read with common factors only; otherwise with composites and, where a block of Mode A
/// has several items, also with common factors of the same loadings. The overall fit of a model with higher-order
/// constructs is that of its second stage, in which the scores of dimensions are items of their whole.
#[must_use]
pub fn assess(analysis: &Analysis, moments: &Moments) -> Assessment {
    let layout = &analysis.layout;
    let m = layout.constructs();
    let stage = StageFigures::new(analysis);
    let (model, cross_loadings) = match &stage {
        Some(stage) => (stage.fitted_model(), &stage.cross_loadings),
        None => (analysis.fitted_model(), &analysis.cross_loadings),
    };
    let path_inflation = path_inflation(analysis);
    Assessment {
        item_inflation: item_inflation(analysis),
        path_standard_errors: path_standard_errors(analysis, &path_inflation, moments),
        path_inflation,
        htmt2: DMatrix::from_fn(m, m, |a, b| {
            let blocks = &layout.blocks;
            (a != b && !layout.is_part_and_whole(a, b))
                .then(|| htmt2(&analysis.item_correlations, &blocks[a], &blocks[b]))
                .flatten()
        }),
        fornell_larcker: (0..m)
            .map(|construct| {
                let ave = analysis.reliability[construct].ave?;
                let distinct = |other: &usize| {
                    *other != construct && !layout.is_part_and_whole(construct, *other)
                };
                let others = (0..m).filter(distinct);
                let correlations = &analysis.construct_correlations;
                fornell_larcker_margin(ave, others.map(|other| correlations[(construct, other)]))
            })
            .collect(),
        information: information(analysis, moments.respondents as f64),
        routes: indirect_routes(layout),
        reading: analysis.reading(),
        fits: fits(&model, analysis.reading()),
        rms_theta: model.rms_theta(analysis.reading(), cross_loadings),
        common_factor_rms_theta: model.rms_theta(Reading::CommonFactor, cross_loadings),
        goodness_of_fit: model.goodness_of_fit(),
    }
}

fn item_inflation(analysis: &Analysis) -> Vec<Option<f64>> {
    let mut inflation = vec![None; analysis.layout.items()];
    for block in &analysis.layout.blocks {
        let positions: Vec<usize> = block.clone().collect();
        let factors = variance_inflation(&analysis.item_correlations, &positions);
        for (item, factor) in positions.into_iter().zip(factors.into_iter().flatten()) {
            inflation[item] = Some(factor);
        }
    }
    inflation
}

fn path_inflation(analysis: &Analysis) -> DMatrix<Option<f64>> {
    let m = analysis.layout.constructs();
    let mut inflation = DMatrix::from_element(m, m, None);
    for equation in &analysis.layout.equations {
        let sources = &equation.predecessors;
        let factors = variance_inflation(&analysis.construct_correlations, sources);
        for (source, factor) in sources.iter().zip(factors.into_iter().flatten()) {
            inflation[(*source, equation.target)] = Some(factor);
        }
    }
    inflation
}

fn path_standard_errors(
    analysis: &Analysis,
    inflation: &DMatrix<Option<f64>>,
    moments: &Moments,
) -> DMatrix<Option<f64>> {
    let m = analysis.layout.constructs();
    let mut errors = DMatrix::from_element(m, m, None);
    if moments.is_weighted() {
        return errors;
    }
    for equation in &analysis.layout.equations {
        let target = equation.target;
        let predecessors = equation.predecessors.len();
        for &source in &equation.predecessors {
            let factor = inflation[(source, target)].or((predecessors == 1).then_some(1.0));
            let explained = analysis.structural.r_squared[target];
            let size = (predecessors, moments.respondents as f64);
            errors[(source, target)] = explained
                .zip(factor)
                .and_then(|(explained, factor)| path_standard_error(explained, factor, size));
        }
    }
    errors
}

fn information(analysis: &Analysis, respondents: f64) -> Vec<Option<InformationCriteria>> {
    let mut information = vec![None; analysis.layout.constructs()];
    for equation in &analysis.layout.equations {
        let (target, predecessors) = (equation.target, equation.predecessors.len());
        information[target] = analysis.structural.r_squared[target]
            .and_then(|explained| information_criteria(explained, predecessors, respondents));
    }
    information
}

fn fits(model: &FittedModel<'_>, own: Reading) -> Vec<(Reading, Structure, ModelFit)> {
    let mut blocks = model.layout.blocks.iter().zip(&model.layout.modes);
    let several = blocks.any(|(block, mode)| *mode == Mode::A && block.len() > 1);
    let readings: &[Reading] = match own {
        Reading::CommonFactor => &[Reading::CommonFactor],
        Reading::Composite if several => &[Reading::Composite, Reading::CommonFactor],
        Reading::Composite => &[Reading::Composite],
    };
    let structures = [Structure::Estimated, Structure::Saturated];
    let pairs = readings
        .iter()
        .flat_map(|reading| structures.map(|structure| (*reading, structure)));
    pairs
        .map(|(reading, structure)| (reading, structure, model.fit(structure, reading)))
        .collect()
}
