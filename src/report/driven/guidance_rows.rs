//! The rows of relative weights, penalty–reward contrasts, marginal effects and necessary conditions.

use schemars::JsonSchema;
use serde::Serialize;

use crate::drivers::{AsymmetryClass, CeilingLine, FactorClass, Priority};
use crate::report::ThresholdRow;
use crate::report::schema;
use crate::report::uncertainty::Uncertainty;

/// Everything about what to do beyond the maps; lists are empty and objects null where a part was not asked for, or needs respondents
/// that a run does not have.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct GuidanceRows {
    /// Shares of R² of the structural equation of the target.
    pub relative_weights: Vec<RelativeWeightRow>,
    /// That equation.
    pub relative_weights_regression: Option<RegressionRow>,
    /// Shares of R² of a regression on items.
    pub item_weights: Vec<ItemWeightRow>,
    /// That regression.
    pub item_weights_regression: Option<RegressionRow>,
    /// What low answers to the items cost and high ones earn.
    pub penalty_reward: Vec<PenaltyRewardRow>,
    /// The regression on low and high answers.
    pub penalty_reward_regression: Option<RegressionRow>,
    /// The effects of the target below and above their break points.
    pub marginal_effect: Vec<ThresholdRow>,
    /// Necessary conditions of the target.
    pub necessity: Vec<NecessityRow>,
    /// Permutations behind their p-values; null without an analysis.
    pub permutations: Option<usize>,
    /// Levels of the drivers that levels of the target need.
    pub bottlenecks: Vec<BottleneckRow>,
    /// Importance, performance and necessity of the drivers side by side.
    pub combined_map: Vec<CombinedMapRow>,
}

/// A regression whose explained variance is divided.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RegressionRow {
    /// Construct or item that is explained.
    pub outcome: String,
    /// R².
    pub r_squared: Option<f64>,
    /// Interval of R².
    pub r_squared_interval: Option<[f64; 2]>,
    /// Orders that were sampled; null when the shares are exact or nothing is divided.
    pub sampled_orders: Option<usize>,
    /// Resamples that gave figures: those of the run, fewer where one is dear; null without resampling.
    pub resamples: Option<usize>,
}

/// The shares of one predictor. The uncertainty beside them is that of the LMG share.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct ShareFigures {
    /// Correlation with the outcome.
    pub correlation: f64,
    /// Standardised coefficient in the regression.
    pub coefficient: f64,
    /// Interval of the coefficient.
    pub coefficient_interval: Option<[f64; 2]>,
    /// LMG (Shapley) share of R².
    pub lmg: f64,
    /// Uncertainty of that share.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Monte-Carlo standard error of that share; null when it is exact.
    pub lmg_error: Option<f64>,
    /// The share as a part of R², 0 to 1.
    pub share: Option<f64>,
    /// Johnson's relative weight.
    pub johnson: f64,
    /// Interval of that weight.
    pub johnson_interval: Option<[f64; 2]>,
    /// Rank by LMG among the predictors, from 1.
    pub rank: usize,
    /// Impact on the target: 5 × importance; null when the model has no route or the outcome is another one.
    pub impact: Option<f64>,
    /// Rank by the size of the impact; null unless all predictors have one.
    pub impact_rank: Option<usize>,
    /// Whether the two ranks differ by more than chance neighbours: by a fifth of the number of predictors, at least 1.
    pub ranks_differ: Option<bool>,
}

/// A predictor of the target's structural equation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RelativeWeightRow {
    /// The predictor.
    pub construct: String,
    /// Its shares.
    #[serde(flatten)]
    pub figures: ShareFigures,
}

/// An item of a regression on items.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ItemWeightRow {
    /// The item.
    pub indicator: String,
    /// Its construct.
    pub construct: String,
    /// Its shares.
    #[serde(flatten)]
    pub figures: ShareFigures,
}

/// What low answers to an item cost and high ones earn; null where the item has fewer than three different answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct PenaltyRewardRow {
    /// The item.
    pub indicator: String,
    /// Its construct.
    pub construct: String,
    /// Answers at or below are low, in the item's own units.
    pub low: Option<f64>,
    /// Share of the respondents with a low answer, 0 to 1.
    pub low_share: Option<f64>,
    /// Answers at or above are high.
    pub high: Option<f64>,
    /// Share of the respondents with a high answer, 0 to 1.
    pub high_share: Option<f64>,
    /// Points of the outcome (0–100) by which low answers differ from those between, other items equal.
    pub penalty: Option<f64>,
    /// Interval of the penalty.
    pub penalty_interval: Option<[f64; 2]>,
    /// Two-sided p-value of "there is no penalty".
    pub penalty_p_value: Option<f64>,
    /// Points by which high answers differ from those between.
    pub reward: Option<f64>,
    /// Interval of the reward.
    pub reward_interval: Option<[f64; 2]>,
    /// Two-sided p-value of "there is no reward".
    pub reward_p_value: Option<f64>,
    /// Class by the significance of penalty and reward.
    #[schemars(schema_with = "schema::factor_class")]
    pub factor: Option<FactorClass>,
    /// Range of impact: reward − penalty; null when one of them has the wrong sign.
    pub impact_range: Option<f64>,
    /// Interval of the range.
    pub impact_range_interval: Option<[f64; 2]>,
    /// Impact asymmetry, −1 (only penalty) to 1 (only reward).
    pub asymmetry: Option<f64>,
    /// Interval of the asymmetry.
    pub asymmetry_interval: Option<[f64; 2]>,
    /// Class by the asymmetry.
    #[schemars(schema_with = "schema::asymmetry_class")]
    pub leaning: Option<AsymmetryClass>,
}

/// One ceiling over a driver and the target.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NecessityRow {
    /// The driver.
    pub construct: String,
    /// The construct to be moved.
    pub target: String,
    /// How the ceiling is drawn.
    #[schemars(schema_with = "schema::ceiling")]
    pub ceiling: CeilingLine,
    /// Effect size: empty zone as a share of the scope, 0 to 1; null without indices.
    pub d: Option<f64>,
    /// Share of the respondents on or below the ceiling, 0 to 1.
    pub accuracy: Option<f64>,
    /// Permutation p-value of "the zone is empty by chance".
    pub p_value: Option<f64>,
    /// Whether d ≥ 0.1 and p < 0.05; null without permutations.
    pub necessary: Option<bool>,
}

/// Whether a level of the target needs a level of a driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// It is reached at the lowest observed level.
    NotNecessary,
    /// It needs a level.
    Level,
    /// It needs more than was observed, or nobody reaches it.
    BeyondObserved,
}

/// What one level of the target needs of one driver.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BottleneckRow {
    /// How the ceiling is drawn.
    #[schemars(schema_with = "schema::ceiling")]
    pub ceiling: CeilingLine,
    /// Level of the target as a share of its observed range, 0 to 1.
    pub target_share: f64,
    /// The same as an index score.
    pub target_level: f64,
    /// The driver.
    pub construct: String,
    /// Whether a level is needed.
    pub need: Need,
    /// The needed level, as an index score.
    pub needed: Option<f64>,
    /// The needed level as a share of the driver's observed range, 0 to 1.
    pub needed_share: Option<f64>,
    /// Share of the respondents below the needed level, 0 to 1: its percentile.
    pub share_below: Option<f64>,
}

/// A driver on the combined importance–performance map.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CombinedMapRow {
    /// The driver.
    pub construct: String,
    /// The construct to be moved.
    pub target: String,
    /// Index points of the target per point of the driver.
    pub importance: Option<f64>,
    /// Interval of the importance.
    pub importance_interval: Option<[f64; 2]>,
    /// Index of the driver.
    pub performance: Option<f64>,
    /// Interval of the performance.
    pub performance_interval: Option<[f64; 2]>,
    /// Class by the cut lines of the map.
    #[schemars(schema_with = "schema::priority")]
    pub priority: Option<Priority>,
    /// Effect size of the driver as a necessary condition, CE-FDH.
    pub d: Option<f64>,
    /// Its permutation p-value.
    pub p_value: Option<f64>,
    /// Whether d ≥ 0.1 and p < 0.05; null without permutations.
    pub necessary: Option<bool>,
    /// Level of the target that is aimed at.
    pub aim: f64,
    /// Whether the aim needs a level of the driver.
    pub need: Option<Need>,
    /// The needed level, as an index score.
    pub needed: Option<f64>,
    /// Share of the respondents below it, 0 to 1.
    pub share_below: Option<f64>,
}
