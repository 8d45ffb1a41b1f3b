//! The document of one `csi assess`.

use schemars::JsonSchema;
use serde::Serialize;

use super::place::Place;
use super::robustness_rows::RobustnessRows;
use crate::analysis::FitStatistic;
use crate::assessment::{Area, Reading, Structure, Verdict};
use crate::model::Mode;
use crate::report::fit_report::FitReport;
use crate::report::named::Named;
use crate::report::prediction_rows::{
    ConstructPredictionRow, LossTestRow, PredictionRow, PredictionRun,
};
use crate::report::schema;
use crate::report::uncertainty::Uncertainty;

/// Everything that one run of `csi assess` found: the document of the fit, and what judges it. Numbers are not rounded;
/// null = not defined.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AssessReport {
    /// The fit; its `criteria` are all that were judged.
    #[serde(flatten)]
    pub fit: FitReport,
    /// What each area's criteria come to.
    pub areas: Vec<AreaRow>,
    /// Items: loadings, weights, collinearity.
    pub measurement: Vec<MeasurementRow>,
    /// Mode B constructs against a global item; empty when none is named.
    pub redundancy: Vec<RedundancyRow>,
    /// √AVE of each construct and its correlations with the others.
    pub fornell_larcker: Vec<FornellLarckerRow>,
    /// Ratios of correlations of every pair of constructs.
    pub discriminant: Vec<DiscriminantRow>,
    /// Paths with collinearity and effect size.
    pub structure: Vec<StructureRow>,
    /// Explained variance and information criteria of each equation.
    pub equations: Vec<EquationRow>,
    /// Specific indirect effects, one per route.
    pub indirect_effects: Vec<IndirectEffectRow>,
    /// Overall fit by reading and structure.
    pub model_fit: Vec<ModelFitRow>,
    /// Bootstrap tests of exact fit; empty when there is none.
    pub exact_fit: Vec<ExactFitRow>,
    /// How respondents were held out and predicted; null without prediction.
    pub prediction_run: Option<PredictionRun>,
    /// How well the answers to each item are predicted.
    pub prediction: Vec<PredictionRow>,
    /// How well the scores of each endogenous construct are predicted.
    pub construct_prediction: Vec<ConstructPredictionRow>,
    /// Predictive losses against the benchmarks, and against another model when one is named.
    pub cvpat: Vec<LossTestRow>,
    /// Would the conclusions stand if the model were a little wrong?
    #[serde(flatten)]
    pub robustness: RobustnessRows,
}

/// One criterion over all places where it applies.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CriterionRow {
    /// What it judges.
    #[schemars(schema_with = "schema::area")]
    pub area: Area,
    /// Its name, which `csi explain` takes.
    pub criterion: &'static str,
    /// The value that is farthest from passing.
    pub value: f64,
    /// Where that value stands; empty for the whole model.
    pub place: Place,
    /// Values that pass; null when nothing is judged.
    pub threshold: Option<String>,
    /// The gravest verdict; null when nothing is judged.
    #[schemars(schema_with = "schema::verdict")]
    pub verdict: Option<Verdict>,
    /// Places that pass.
    pub passed: usize,
    /// Places to watch.
    pub watched: usize,
    /// Places that fail.
    pub failed: usize,
    /// The places that do not pass, gravest first.
    pub faults: Vec<FaultRow>,
    /// Where the threshold comes from.
    pub source: &'static str,
}

/// A place where a criterion does not pass.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FaultRow {
    /// The place.
    pub place: Place,
    /// The value there.
    pub value: f64,
    /// The verdict.
    #[schemars(schema_with = "schema::verdict")]
    pub verdict: Option<Verdict>,
}

/// What an area's criteria come to.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AreaRow {
    /// The area.
    #[schemars(schema_with = "schema::area")]
    pub area: Area,
    /// The gravest verdict of its criteria; null when none was judged.
    #[schemars(schema_with = "schema::verdict")]
    pub verdict: Option<Verdict>,
    /// What that means and what to do, in the language of the run.
    pub paragraph: String,
}

/// An item. The uncertainty beside it is that of the loading.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MeasurementRow {
    /// Its construct.
    pub construct: String,
    /// The item.
    pub indicator: String,
    /// How the construct's weights were estimated.
    #[schemars(schema_with = "schema::mode")]
    pub mode: Mode,
    /// Standardised loading.
    pub loading: f64,
    /// Uncertainty of the loading.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Squared loading; null for a single item.
    pub indicator_reliability: Option<f64>,
    /// Outer weight.
    pub outer_weight: f64,
    /// Interval of the weight.
    pub weight_interval: Option<[f64; 2]>,
    /// Two-sided p-value of "the weight is 0".
    pub weight_p_value: Option<f64>,
    /// Variance inflation among the items of the block; null for a single item.
    pub vif: Option<f64>,
}

/// A Mode B construct against a global item of the same meaning.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RedundancyRow {
    /// The construct.
    pub construct: String,
    /// The column of the global item.
    pub column: String,
    /// Standardised path from the construct to the item, in a model of the two alone.
    pub coefficient: f64,
    /// Uncertainty of the path.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Its square.
    pub r_squared: f64,
}

/// A construct's √AVE and its correlations with the others.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FornellLarckerRow {
    /// The construct.
    pub construct: String,
    /// √AVE; null without AVE.
    pub root_ave: Option<f64>,
    /// Correlation with each other construct.
    pub correlations: Named<f64>,
    /// √AVE minus the largest correlation; null without AVE.
    pub margin: Option<f64>,
}

/// Ratios of correlations of a pair of constructs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DiscriminantRow {
    /// One construct.
    pub first: String,
    /// The other construct.
    pub second: String,
    /// Heterotrait–monotrait ratio.
    pub htmt: Option<f64>,
    /// One-sided upper bound of HTMT at the run's confidence.
    pub htmt_upper: Option<f64>,
    /// The ratio of geometric means; null with a correlation that is not positive.
    pub htmt2: Option<f64>,
    /// One-sided upper bound of HTMT2.
    pub htmt2_upper: Option<f64>,
}

/// A path. The uncertainty beside it is that of the coefficient.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StructureRow {
    /// The antecedent.
    pub source: String,
    /// The consequence.
    pub target: String,
    /// Standardised coefficient.
    pub coefficient: f64,
    /// Uncertainty of the coefficient.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Least-squares standard error; null with respondent weights.
    pub standard_error_ols: Option<f64>,
    /// Effect size f².
    pub effect_size: f64,
    /// Variance inflation among the predecessors; null for an only one.
    pub vif: Option<f64>,
}

/// An equation. The uncertainty beside it is that of R².
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EquationRow {
    /// The explained construct.
    pub construct: String,
    /// R².
    pub r_squared: f64,
    /// Uncertainty of R².
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Adjusted R².
    pub adjusted: Option<f64>,
    /// Akaike's information criterion.
    pub aic: Option<f64>,
    /// Schwarz's information criterion.
    pub bic: Option<f64>,
}

/// The indirect effect along one route.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IndirectEffectRow {
    /// Where the route starts.
    pub source: String,
    /// Where it ends.
    pub target: String,
    /// The constructs between.
    pub through: Vec<String>,
    /// Product of the path coefficients.
    pub effect: f64,
    /// Uncertainty of the effect.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
}

/// Overall fit under one reading and structure.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ModelFitRow {
    /// How constructs are read.
    #[schemars(schema_with = "schema::reading")]
    pub reading: Reading,
    /// What is said of the correlations between constructs.
    #[schemars(schema_with = "schema::structure")]
    pub structure: Structure,
    /// Standardised root mean square residual.
    pub srmr: f64,
    /// Squared Euclidean distance.
    pub d_uls: f64,
    /// Geodesic distance.
    pub d_g: Option<f64>,
    /// Maximum-likelihood discrepancy.
    pub f_ml: Option<f64>,
    /// Normed fit index.
    pub nfi: Option<f64>,
    /// Root mean square residual correlation of the items, given the constructs.
    pub rms_theta: Option<f64>,
}

/// A distance against its bootstrap distribution when the model holds.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExactFitRow {
    /// What is said of the correlations between constructs.
    #[schemars(schema_with = "schema::structure")]
    pub structure: Structure,
    /// The distance.
    #[schemars(schema_with = "schema::statistic")]
    pub statistic: FitStatistic,
    /// Its value in the sample.
    pub observed: f64,
    /// Its 95 % quantile when the model holds.
    pub quantile_95: f64,
    /// Its 99 % quantile when the model holds.
    pub quantile_99: f64,
    /// Share of resamples at or beyond the sample's value.
    pub p_value: f64,
    /// The verdict.
    #[schemars(schema_with = "schema::verdict")]
    pub verdict: Option<Verdict>,
    /// Resamples that were fitted.
    pub resamples: usize,
    /// Whether resamples of resamples have corrected quantiles and p-value.
    pub corrected: bool,
}
