//! The document of one `csi fit`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::assessed::CriterionRow;
use super::material::{CleaningEntry, InputFile, SurveySettings};
use super::named::Named;
use super::schema;
use super::uncertainty::{ResamplingRow, Uncertainty};
use crate::cleaning::LabelBasis;
use crate::drivers::{CutLines, Priority};
use crate::model::{Mode, Stages, Status};
use crate::study::{
    IndexWeights, IntervalKind, Metric, MissingTreatment, ResamplingEngine, Scheme,
};

/// Version of the document's shape; it rises only when a field goes or changes its meaning.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything that one run of `csi fit` found, as machines read it. Numbers are not rounded; null = not defined.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FitReport {
    /// Version of this document's shape.
    pub schema_version: u32,
    /// The program.
    pub tool: Tool,
    /// What was run.
    pub command: Command,
    /// Files read.
    pub inputs: Vec<InputFile>,
    /// Settings that ran.
    pub settings: RunSettings,
    /// The model that was fitted.
    pub model: ModelDescription,
    /// Respondents.
    pub sample: Sample,
    /// Everything that was dropped or changed.
    pub cleaning: Vec<CleaningEntry>,
    /// Answers in words and the numbers they stand for, by groups of columns.
    #[serde(rename = "labels")]
    pub label_maps: Vec<LabelRow>,
    /// How the outer weights converged.
    pub convergence: Convergence,
    /// Indices of the constructs.
    pub indices: Vec<ConstructIndexRow>,
    /// Drivers of the index construct, most important first.
    pub drivers: Vec<DriverRow>,
    /// Means of importance and performance that cut the drivers' map.
    #[schemars(schema_with = "schema::cut_lines")]
    pub cut_lines: Option<CutLines>,
    /// Items of the drivers, most important first.
    pub item_drivers: Vec<ItemDriverRow>,
    /// Means of importance and performance that cut the items' map.
    #[schemars(schema_with = "schema::cut_lines")]
    pub item_cut_lines: Option<CutLines>,
    /// Dimensions of higher-order constructs with their weights and loadings; empty without higher-order constructs.
    pub dimensions: Vec<DimensionRow>,
    /// Means of importance and performance that cut the dimensions' map.
    #[schemars(schema_with = "schema::cut_lines")]
    pub dimension_cut_lines: Option<CutLines>,
    /// Items with their weights and loadings.
    pub outer_model: Vec<OuterModelRow>,
    /// Correlations of the items with all construct scores.
    pub cross_loadings: Vec<CrossLoadingRow>,
    /// Path coefficients.
    pub paths: Vec<PathRow>,
    /// Direct, indirect and total effects of every pair with a route.
    pub effects: Vec<EffectRow>,
    /// Explained variance of the endogenous constructs.
    pub r_squared: Vec<RSquaredRow>,
    /// Correlations of the constructs: every construct with every other.
    pub construct_correlations: Named<Named<f64>>,
    /// Reliability and convergent validity.
    pub reliability: Vec<ReliabilityRow>,
    /// Correlation and HTMT of every pair of constructs.
    pub htmt: Vec<HtmtRow>,
    /// What the fit was judged by.
    pub criteria: Vec<CriterionRow>,
    /// Indices of groups of respondents; empty without a group column.
    pub groups: Vec<GroupRow>,
    /// What became of the resamples; null without resampling.
    pub resampling: Option<ResamplingRow>,
    /// What could not be computed, although the rest stands.
    pub errors: Vec<Message>,
    /// What to take care of.
    pub warnings: Vec<Message>,
    /// What is worth knowing.
    pub notes: Vec<Message>,
    /// Labels for tables, in the language of the messages.
    #[serde(skip)]
    pub labels: Labels,
}

/// The program that made the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tool {
    /// `csi`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// The command of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Command {
    /// `csi fit`.
    Fit,
    /// `csi check`.
    Check,
    /// `csi models compare`.
    #[serde(rename = "models compare")]
    ModelsCompare,
    /// `csi assess`.
    Assess,
    /// `csi segments`.
    Segments,
    /// `csi drivers`.
    Drivers,
    /// `csi kpi`.
    Kpi,
    /// `csi hierarchy`.
    Hierarchy,
    /// `csi whatif`.
    Whatif,
}

/// Settings that ran.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RunSettings {
    /// Inner weighting scheme.
    #[schemars(schema_with = "schema::scheme")]
    pub scheme: Scheme,
    /// Item metric.
    #[schemars(schema_with = "schema::metric")]
    pub metric: Metric,
    /// Treatment of missing answers.
    #[schemars(schema_with = "schema::missing")]
    pub missing: MissingTreatment,
    /// Whether consistent PLS was used.
    pub consistent: bool,
    /// Weights of the items in an index.
    #[schemars(schema_with = "schema::index_weights")]
    pub index_weights: IndexWeights,
    /// Largest change of an outer weight at convergence.
    pub tolerance: f64,
    /// Iterations after which a fit is not converged.
    pub max_iterations: usize,
    /// Resamples asked for; 0 = no intervals.
    pub resamples: usize,
    /// Seed of the random streams.
    pub seed: u64,
    /// Kind of interval.
    #[schemars(schema_with = "schema::interval")]
    pub interval: IntervalKind,
    /// Share of samples whose interval holds the true value.
    pub confidence: f64,
    /// Which bootstrap was asked for.
    #[schemars(schema_with = "schema::engine")]
    pub engine: ResamplingEngine,
    /// Settings of the survey.
    #[serde(flatten)]
    pub survey: SurveySettings,
}

/// The model that was fitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ModelDescription {
    /// Short name.
    pub name: String,
    /// How close it is to its source.
    #[schemars(schema_with = "schema::status")]
    pub status: Status,
    /// Citation; empty for a user's model without one.
    pub source: String,
    /// The index construct.
    pub index: String,
    /// Constructs with their blocks.
    pub constructs: Vec<ModelConstruct>,
    /// Relations.
    pub paths: Vec<ModelPath>,
    /// How the two stages of higher-order constructs hang together; null without higher-order constructs.
    #[schemars(schema_with = "schema::stages")]
    pub stages: Option<Stages>,
}

/// A construct of the model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ModelConstruct {
    /// Name.
    pub name: String,
    /// How its outer weights were estimated.
    #[schemars(schema_with = "schema::mode")]
    pub mode: Mode,
    /// Its block; empty for a higher-order construct.
    pub indicators: Vec<String>,
    /// The constructs that it is made of; empty when it is measured by indicators.
    pub dimensions: Vec<String>,
}

/// A relation of the model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ModelPath {
    /// The antecedent.
    pub source: String,
    /// The consequence.
    pub target: String,
}

/// Respondents that the estimation used.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Sample {
    /// n.
    pub respondents: usize,
    /// Whether respondents carry weights.
    pub weighted: bool,
    /// Kish's effective sample size; null without weights.
    pub effective_respondents: Option<f64>,
    /// n over the effective sample size; null without weights.
    pub design_effect: Option<f64>,
}

/// How the outer weights converged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Convergence {
    /// Always true: a fit that does not converge is an error.
    pub converged: bool,
    /// Iterations needed.
    pub iterations: usize,
}

/// The index of a construct. The uncertainty beside it is that of the index.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConstructIndexRow {
    /// The construct.
    pub construct: String,
    /// 0 to 100; null without means or with a negative index weight.
    pub index: Option<f64>,
    /// Standard deviation of the respondent scores, in index points.
    pub standard_deviation: Option<f64>,
    /// Share of missing answers over the construct's items, 0 to 1.
    pub missing_share: Option<f64>,
    /// n.
    pub respondents: usize,
    /// Uncertainty of the index.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Uncertainty of the other numbers, by name; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// A driver of the index construct. The uncertainty beside it is that of the importance.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DriverRow {
    /// The driver.
    pub construct: String,
    /// The index construct.
    pub target: String,
    /// Index points of the target per point of the driver; linear, other things equal.
    pub importance: Option<f64>,
    /// Importance times 5: index points per 5 points of the driver.
    pub impact: Option<f64>,
    /// The driver's own index.
    pub performance: Option<f64>,
    /// Importance × (100 − performance).
    pub potential: Option<f64>,
    /// Class by the cut lines.
    #[schemars(schema_with = "schema::priority")]
    pub priority: Option<Priority>,
    /// Uncertainty of the importance.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Uncertainty of the other numbers, by name; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// An item of a driver.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ItemDriverRow {
    /// The item.
    pub indicator: String,
    /// Its construct.
    pub construct: String,
    /// Index weight × importance of the construct.
    pub importance: Option<f64>,
    /// The item's mean on 0–100.
    pub performance: Option<f64>,
    /// Importance × (100 − performance).
    pub potential: Option<f64>,
    /// Class by the cut lines of the items.
    #[schemars(schema_with = "schema::priority")]
    pub priority: Option<Priority>,
    /// Uncertainty of the importance.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Uncertainty of the other numbers, by name; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// A dimension of a higher-order construct. The uncertainty beside it is that of the loading.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DimensionRow {
    /// The higher-order construct.
    pub construct: String,
    /// The dimension.
    pub dimension: String,
    /// Weight of the dimension's standardised score in that of the construct.
    pub weight: f64,
    /// Weight of the dimension's index in the construct's; they sum to 1. Null when the items' units are not known.
    pub index_weight: Option<f64>,
    /// Correlation of the dimension's score with that of the construct.
    pub loading: f64,
    /// Index weight × importance of the construct; null when that is no driver.
    pub importance: Option<f64>,
    /// The dimension's own index.
    pub performance: Option<f64>,
    /// Importance × (100 − performance).
    pub potential: Option<f64>,
    /// Class by the cut lines of the dimensions.
    #[schemars(schema_with = "schema::priority")]
    pub priority: Option<Priority>,
    /// Uncertainty of the loading.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Uncertainty of the other numbers, by name; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// An item with its weights and loading.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OuterModelRow {
    /// Its construct.
    pub construct: String,
    /// The item.
    pub indicator: String,
    /// Its column in the survey; null for a matrix.
    pub column: Option<String>,
    /// Weight in the construct's composite, in the metric of the settings.
    pub outer_weight: f64,
    /// Weight in the index; a block's weights sum to 1. Null when the items' units are not known.
    pub index_weight: Option<f64>,
    /// Standardised loading.
    pub loading: f64,
    /// Weighted mean in the item's own units; null without means.
    pub mean: Option<f64>,
    /// The mean on 0–100.
    pub index: Option<f64>,
    /// The worst answer.
    pub scale_min: f64,
    /// The best answer.
    pub scale_max: f64,
    /// Share of missing answers, 0 to 1.
    pub missing_share: Option<f64>,
    /// Uncertainty of the other numbers, by name; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// Correlations of one item with all construct scores.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CrossLoadingRow {
    /// The item.
    pub indicator: String,
    /// Its own construct.
    pub construct: String,
    /// Correlation with each construct's score.
    pub loadings: Named<f64>,
}

/// A path coefficient. The uncertainty beside it is that of the coefficient.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PathRow {
    /// The antecedent.
    pub source: String,
    /// The consequence.
    pub target: String,
    /// Standardised coefficient.
    pub coefficient: f64,
    /// Effect size f² of the path.
    pub effect_size: f64,
    /// Uncertainty of the coefficient.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Uncertainty of the other numbers, by name; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// Effects of one construct on another that it has a route to.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EffectRow {
    /// The antecedent.
    pub source: String,
    /// The consequence.
    pub target: String,
    /// Path coefficient, 0 without a path.
    pub direct: f64,
    /// Total − direct.
    pub indirect: f64,
    /// Over all routes, standardised.
    pub total: f64,
    /// Index points of the target per point of the source.
    pub total_index_points: Option<f64>,
    /// Uncertainty of the total effect.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Uncertainty of the other numbers, by name; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// Explained variance of an endogenous construct.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RSquaredRow {
    /// The construct.
    pub construct: String,
    /// R².
    pub r_squared: f64,
    /// Adjusted for the number of predecessors.
    pub adjusted: Option<f64>,
    /// Uncertainty of the R².
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Uncertainty of the other numbers, by name; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// Reliability and convergent validity of a construct.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReliabilityRow {
    /// The construct.
    pub construct: String,
    /// Cronbach's standardised α.
    pub alpha: Option<f64>,
    /// Dijkstra & Henseler's `ρ_A`.
    pub rho_a: Option<f64>,
    /// Jöreskog's `ρ_C`.
    pub rho_c: Option<f64>,
    /// Average variance extracted.
    pub ave: Option<f64>,
    /// Uncertainty of the other numbers, by name; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// Discriminant validity of a pair of constructs. The uncertainty beside it is that of HTMT.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HtmtRow {
    /// One construct.
    pub first: String,
    /// The other construct.
    pub second: String,
    /// Correlation of the two.
    pub correlation: f64,
    /// Heterotrait–monotrait ratio; null when not defined.
    pub htmt: Option<f64>,
    /// Uncertainty of the HTMT.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Uncertainty of the other numbers, by name; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// The index of a construct in a group of respondents, under the whole sample's index weights.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GroupRow {
    /// The column of the groups.
    pub column: String,
    /// The group.
    pub group: String,
    /// The construct.
    pub construct: String,
    /// 0 to 100.
    pub index: Option<f64>,
    /// Standard deviation of the group's respondent scores.
    pub standard_deviation: Option<f64>,
    /// Deviation over √(effective respondents), the index weights taken as given.
    pub standard_error: Option<f64>,
    /// Index ± normal quantile of the confidence × standard error.
    pub interval: Option<[f64; 2]>,
    /// Respondents of the group.
    pub respondents: usize,
}

/// An answer in words and the number that it stands for.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LabelRow {
    /// Number of the group of columns that were read alike, from 1.
    pub group: usize,
    /// The columns.
    pub columns: Vec<String>,
    /// Name of the embedded label set; null for other labels.
    pub set: Option<String>,
    /// How the number is known.
    #[schemars(schema_with = "schema::label_basis")]
    pub basis: LabelBasis,
    /// The label, in the form in which labels are compared.
    pub label: String,
    /// Its number, before any reversal.
    pub value: f64,
    /// Answers in all columns of the group.
    pub count: usize,
}

/// One error, warning or note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Message {
    /// Stable code, such as `CSI-W001`.
    pub code: &'static str,
    /// Stable name, such as `item-non-response`.
    pub name: &'static str,
    /// Column of the survey; null when it concerns none or several.
    pub column: Option<String>,
    /// Respondents or answers concerned; null when they are not counted.
    pub count: Option<usize>,
    /// The sentence, in the language of the run.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// Labels for tables, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// The model's title.
    pub title: String,
    /// Construct name → label.
    pub constructs: BTreeMap<String, String>,
    /// Indicator name → label.
    pub indicators: BTreeMap<String, String>,
}

impl Labels {
    /// The label of a construct; its name when there is none.
    #[must_use]
    pub fn construct<'a>(&'a self, name: &'a str) -> &'a str {
        self.constructs.get(name).map_or(name, String::as_str)
    }

    /// The label of an indicator, or of a dimension whose score is one; the name when there is none.
    #[must_use]
    pub fn indicator<'a>(&'a self, name: &'a str) -> &'a str {
        let label = self.indicators.get(name);
        label.map_or_else(|| self.construct(name), String::as_str)
    }
}
