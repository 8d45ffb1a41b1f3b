//! The rows of the importance–performance maps.

use schemars::JsonSchema;
use serde::Serialize;

use crate::drivers::{CutLines, Priority};
use crate::report::schema;
use crate::report::uncertainty::Uncertainty;

/// The maps of the drivers and of their items.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct MapRows {
    /// The drivers of the target, most important first.
    pub map: Vec<MapRow>,
    /// Where their map is cut.
    #[schemars(schema_with = "schema::cut_lines")]
    pub map_lines: Option<CutLines>,
    /// The items of the drivers, most important first.
    pub item_map: Vec<ItemMapRow>,
    /// Where their map is cut.
    #[schemars(schema_with = "schema::cut_lines")]
    pub item_map_lines: Option<CutLines>,
}

/// A driver on the map.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MapRow {
    /// What the plot calls it: a letter.
    pub mark: String,
    /// The driver.
    pub construct: String,
    /// The construct to be moved.
    pub target: String,
    /// Its place on the map.
    #[serde(flatten)]
    pub figures: MapFigures,
}

/// An item on the map.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ItemMapRow {
    /// What the plot calls it: a number.
    pub mark: String,
    /// The item.
    pub indicator: String,
    /// Its construct.
    pub construct: String,
    /// Its place on the map.
    #[serde(flatten)]
    pub figures: MapFigures,
}

/// A place on a map. The uncertainty beside it is that of the importance.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct MapFigures {
    /// Index points of the target per point of the driver or item; linear, other things equal.
    pub importance: Option<f64>,
    /// Uncertainty of the importance.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Index of the driver, or mean of the item on 0–100.
    pub performance: Option<f64>,
    /// Interval of the performance.
    pub performance_interval: Option<[f64; 2]>,
    /// Importance × (100 − performance).
    pub potential: Option<f64>,
    /// Interval of the potential.
    pub potential_interval: Option<[f64; 2]>,
    /// Class by the cut lines.
    #[schemars(schema_with = "schema::priority")]
    pub priority: Option<Priority>,
    /// Probability of that class: its share of the resamples, the lines drawn anew in each.
    pub probability: Option<f64>,
    /// Whether that probability is below one half; null without it.
    pub uncertain: Option<bool>,
    /// The class with the largest probability.
    #[schemars(schema_with = "schema::priority")]
    pub likeliest: Option<Priority>,
    /// Probability of high importance and high performance.
    pub strength: Option<f64>,
    /// Probability of high importance and low performance.
    pub improve_first: Option<f64>,
    /// Probability of low importance and low performance.
    pub opportunity: Option<f64>,
    /// Probability of low importance and high performance.
    pub maintain: Option<f64>,
}
