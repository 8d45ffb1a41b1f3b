//! The document of one `csi drivers`.

use schemars::JsonSchema;
use serde::Serialize;

use super::guidance_rows::GuidanceRows;
use super::map_rows::MapRows;
use crate::report::fit_report::FitReport;
use crate::report::schema;
use crate::study::CutRule;

/// Everything that one run of `csi drivers` found: the document of the fit, and what decides between its drivers.
/// Numbers are not rounded; null = not defined.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DriversReport {
    /// The fit; its classes are cut at the means, whatever cuts the maps. Its index construct is the construct to be
    /// moved.
    #[serde(flatten)]
    pub fit: FitReport,
    /// Settings of the driver analyses that ran.
    pub driver_settings: DriverRunSettings,
    /// The importance–performance maps.
    #[serde(flatten)]
    pub maps: MapRows,
    /// Relative weights, contrasts, marginal effects and necessary conditions.
    #[serde(flatten)]
    pub guidance: GuidanceRows,
}

/// Settings of the driver analyses that ran.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DriverRunSettings {
    /// The construct to be moved.
    pub target: String,
    /// Where the map of the constructs is cut.
    #[schemars(schema_with = "schema::cut_rule")]
    pub cut: CutRule,
    /// Where the map of the items is cut.
    #[schemars(schema_with = "schema::cut_rule")]
    pub item_cut: CutRule,
    /// Level of the target for which necessary levels of its drivers are sought.
    pub aim: f64,
}
