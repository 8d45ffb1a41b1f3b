//! Which constructs and items move the index construct, by how much.

use crate::drivers::{CutLines, Priority};
use crate::index::ConstructIndex;
use crate::model::{ConstructId, IndicatorId};
use crate::pls::Layout;

/// A construct with a path, direct or not, to the index construct.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Driver {
    /// The construct.
    pub construct: ConstructId,
    /// Index points of the target per point of the driver; `None` when undefined.
    pub importance: Option<f64>,
    /// The driver's own index.
    pub performance: Option<f64>,
    /// Importance × (100 − performance).
    pub potential: Option<f64>,
    /// Class by the mean lines.
    pub priority: Option<Priority>,
}

/// An item of a driver.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemDriver {
    /// The item.
    pub indicator: IndicatorId,
    /// Its construct.
    pub construct: ConstructId,
    /// Index weight × importance of the construct.
    pub importance: Option<f64>,
    /// The item's mean on 0–100.
    pub performance: Option<f64>,
    /// Importance × (100 − performance).
    pub potential: Option<f64>,
    /// Class by the mean lines of the items.
    pub priority: Option<Priority>,
}

/// A construct as part of a higher-order construct.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dimension {
    /// The higher-order construct.
    pub whole: ConstructId,
    /// The dimension.
    pub dimension: ConstructId,
    /// Weight of the dimension's standardised score in the whole.
    pub weight: f64,
    /// Weight of the dimension's index in the index of the whole; `None` when the items' units are not known.
    pub index_weight: Option<f64>,
    /// Correlation of the dimension's score with that of the whole.
    pub loading: f64,
    /// Index weight × importance of the whole; `None` when the whole is no driver.
    pub importance: Option<f64>,
    /// The dimension's own index.
    pub performance: Option<f64>,
    /// Importance × (100 − performance).
    pub potential: Option<f64>,
    /// Class by the mean lines of the dimensions.
    pub priority: Option<Priority>,
}

impl Dimension {
    /// The cut lines of the dimensions' map, and the class of each by these.
    pub(super) fn classify(dimensions: &mut [Self]) -> Option<CutLines> {
        let lines = cut_lines(
            dimensions
                .iter()
                .map(|part| (part.importance, part.performance)),
        );
        for part in dimensions {
            (part.potential, part.priority) =
                potential_and_priority(part.importance, part.performance, lines);
        }
        lines
    }
}

/// Positions of the constructs with a directed route to `target`, in the order of the model.
pub(crate) fn antecedents(layout: &Layout, target: usize) -> Vec<usize> {
    let mut reached = vec![false; layout.constructs()];
    let mut open = vec![target];
    while let Some(construct) = open.pop() {
        let equation = layout.equations.iter().find(|e| e.target == construct);
        for &source in equation.iter().flat_map(|e| &e.predecessors) {
            if !reached[source] {
                reached[source] = true;
                open.push(source);
            }
        }
    }
    (0..layout.constructs())
        .filter(|&construct| reached[construct])
        .collect()
}

/// The drivers of the index construct, most important first, and the cut lines of their map.
pub(super) fn construct_drivers(
    antecedents: &[usize],
    importances: &[Option<f64>],
    indices: &[ConstructIndex],
) -> (Vec<Driver>, Option<CutLines>) {
    let figures = |construct: usize| (importances[construct], indices[construct].index);
    let lines = cut_lines(antecedents.iter().map(|&construct| figures(construct)));
    let mut drivers: Vec<Driver> = antecedents
        .iter()
        .map(|&construct| {
            let (importance, performance) = figures(construct);
            let (potential, priority) = potential_and_priority(importance, performance, lines);
            let construct = ConstructId(construct);
            Driver {
                construct,
                importance,
                performance,
                potential,
                priority,
            }
        })
        .collect();
    drivers.sort_by(|a, b| by_importance(a.importance, b.importance));
    (drivers, lines)
}

/// The items of the drivers, most important first, and the cut lines of their map.
pub(super) fn item_drivers(
    items: &[(IndicatorId, ConstructId)],
    figures: impl Fn(IndicatorId, ConstructId) -> (Option<f64>, Option<f64>),
) -> (Vec<ItemDriver>, Option<CutLines>) {
    let lines = cut_lines(
        items
            .iter()
            .map(|&(item, construct)| figures(item, construct)),
    );
    let mut drivers: Vec<ItemDriver> = items
        .iter()
        .map(|&(indicator, construct)| {
            let (importance, performance) = figures(indicator, construct);
            let (potential, priority) = potential_and_priority(importance, performance, lines);
            ItemDriver {
                indicator,
                construct,
                importance,
                performance,
                potential,
                priority,
            }
        })
        .collect();
    drivers.sort_by(|a, b| by_importance(a.importance, b.importance));
    (drivers, lines)
}

fn cut_lines(figures: impl Iterator<Item = (Option<f64>, Option<f64>)>) -> Option<CutLines> {
    let points: Vec<(f64, f64)> = figures
        .filter_map(|(importance, performance)| importance.zip(performance))
        .collect();
    CutLines::at_means(&points)
}

fn potential_and_priority(
    importance: Option<f64>,
    performance: Option<f64>,
    lines: Option<CutLines>,
) -> (Option<f64>, Option<Priority>) {
    let both = importance.zip(performance);
    let potential = both.map(|(importance, performance)| importance * (100.0 - performance));
    let priority = both
        .zip(lines)
        .map(|((importance, performance), lines)| lines.priority(importance, performance));
    (potential, priority)
}

fn by_importance(a: Option<f64>, b: Option<f64>) -> std::cmp::Ordering {
    let value = |figure: Option<f64>| figure.unwrap_or(f64::NEG_INFINITY);
    value(b).total_cmp(&value(a))
}
