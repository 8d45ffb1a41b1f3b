//! One flat vector of every number that a fit prints, with a named layout.

use std::collections::HashMap;

use super::driver_table::antecedents;
use crate::assessment::{ModelFit, Structure};
use crate::pls::Layout;

/// A distance between the item correlations and those that the model implies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FitStatistic {
    /// Standardised root mean square residual.
    Srmr,
    /// Squared Euclidean distance.
    DUls,
    /// Geodesic distance.
    DG,
}

impl FitStatistic {
    /// Every distance.
    pub const ALL: [Self; 3] = [Self::Srmr, Self::DUls, Self::DG];

    /// This distance of a fit; `None` when it is not defined.
    #[must_use]
    pub fn of(self, fit: &ModelFit) -> Option<f64> {
        match self {
            Self::Srmr => Some(fit.srmr),
            Self::DUls => Some(fit.d_uls),
            Self::DG => fit.d_g,
        }
    }
}

/// One printed number; constructs and items by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// Index of a construct.
    Index(usize),
    /// Standard deviation of a construct's scores.
    ScoreDeviation(usize),
    /// Importance of a construct for the index construct.
    Importance(usize),
    /// Importance × room of a construct.
    Potential(usize),
    /// Mean of an item on 0–100.
    ItemIndex(usize),
    /// Importance of an item for the index construct.
    ItemImportance(usize),
    /// Importance × room of an item.
    ItemPotential(usize),
    /// Outer weight of an item.
    OuterWeight(usize),
    /// Index weight of an item.
    IndexWeight(usize),
    /// Loading of an item.
    Loading(usize),
    /// Path coefficient, source and target.
    PathCoefficient(usize, usize),
    /// Total effect, source and target.
    TotalEffect(usize, usize),
    /// Indirect effect, source and target.
    IndirectEffect(usize, usize),
    /// Total effect in index points per point, source and target.
    EffectInPoints(usize, usize),
    /// Effect size f² of a path.
    EffectSize(usize, usize),
    /// R² of a construct.
    RSquared(usize),
    /// Adjusted R² of a construct.
    AdjustedRSquared(usize),
    /// Correlation of two constructs.
    Correlation(usize, usize),
    /// HTMT of two constructs.
    Htmt(usize, usize),
    /// HTMT2 of two constructs.
    Htmt2(usize, usize),
    /// A distance of the whole fit, in the reading of its settings.
    ModelFit(FitStatistic, Structure),
    /// Cronbach α of a construct.
    Alpha(usize),
    /// ρ_A of a construct.
    RhoA(usize),
    /// ρ_C of a construct.
    RhoC(usize),
    /// Average variance extracted of a construct.
    Ave(usize),
}

/// Which figure stands where in the flat vector.
#[derive(Debug, Clone)]
pub struct FigureLayout {
    figures: Vec<Figure>,
    positions: HashMap<Figure, usize>,
}

impl FigureLayout {
    /// All figures of a model's fit.
    #[must_use]
    pub fn new(layout: &Layout) -> Self {
        let m = layout.constructs();
        let drivers = antecedents(layout, layout.index);
        let mut figures = Vec::new();
        for construct in 0..m {
            figures.extend([Figure::Index(construct), Figure::ScoreDeviation(construct)]);
            if layout.blocks[construct].len() > 1 {
                let reliabilities = [Figure::Alpha, Figure::RhoA, Figure::RhoC, Figure::Ave];
                figures.extend(reliabilities.map(|figure| figure(construct)));
            }
            for other in 0..construct {
                figures.push(Figure::Correlation(other, construct));
                figures.push(Figure::Htmt(other, construct));
            }
        }
        for &driver in &drivers {
            figures.extend([Figure::Importance(driver), Figure::Potential(driver)]);
            for item in layout.blocks[driver].clone() {
                figures.extend([Figure::ItemImportance(item), Figure::ItemPotential(item)]);
            }
        }
        for item in 0..layout.items() {
            figures.extend([
                Figure::ItemIndex(item),
                Figure::OuterWeight(item),
                Figure::IndexWeight(item),
                Figure::Loading(item),
            ]);
        }
        for equation in &layout.equations {
            let target = equation.target;
            figures.extend([Figure::RSquared(target), Figure::AdjustedRSquared(target)]);
            for &source in &equation.predecessors {
                figures.push(Figure::PathCoefficient(source, target));
                figures.push(Figure::EffectSize(source, target));
            }
            for source in antecedents(layout, target) {
                figures.push(Figure::TotalEffect(source, target));
                figures.push(Figure::IndirectEffect(source, target));
                figures.push(Figure::EffectInPoints(source, target));
            }
        }
        Self::of(figures)
    }

    /// All figures of a model's assessment: those of its fit and HTMT2.
    #[must_use]
    pub fn assessment(layout: &Layout) -> Self {
        let mut figures = Self::new(layout).figures;
        let pairs =
            (0..layout.constructs()).flat_map(|second| (0..second).map(move |f| (f, second)));
        figures.extend(pairs.map(|(first, second)| Figure::Htmt2(first, second)));
        Self::of(figures)
    }

    /// The distances of the whole fit under one structure.
    #[must_use]
    pub fn model_fit(structure: Structure) -> Self {
        let figures = FitStatistic::ALL.map(|statistic| Figure::ModelFit(statistic, structure));
        Self::of(figures.to_vec())
    }

    fn of(figures: Vec<Figure>) -> Self {
        let positions = figures
            .iter()
            .enumerate()
            .map(|(place, figure)| (*figure, place));
        Self {
            positions: positions.collect(),
            figures,
        }
    }

    /// The structure whose overall fit the layout needs, if any.
    pub(crate) fn structure(&self) -> Option<Structure> {
        self.figures.iter().find_map(|figure| match figure {
            Figure::ModelFit(_, structure) => Some(*structure),
            _ => None,
        })
    }

    /// The figures, in the order of the vector.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The place of a figure; `None` when the fit does not have it.
    #[must_use]
    pub fn position(&self, figure: Figure) -> Option<usize> {
        self.positions.get(&figure).copied()
    }
}
