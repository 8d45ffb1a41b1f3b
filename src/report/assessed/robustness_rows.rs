//! The rows of the robustness checks.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::uncertainty::Uncertainty;

/// Collinearity of a construct with all others.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CommonMethodRow {
    /// The construct.
    pub construct: String,
    /// Full-collinearity VIF; null when the constructs are collinear.
    pub vif: Option<f64>,
}

/// The test of a path for endogeneity. The uncertainty beside it is that of the copula term alone in the equation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EndogeneityRow {
    /// The antecedent.
    pub source: String,
    /// The consequence.
    pub target: String,
    /// Modified Anderson–Darling statistic of the antecedent's scores.
    pub normality_statistic: Option<f64>,
    /// p-value of "the scores are normal"; from 0.05 the copula term is not identified.
    pub normality_p_value: Option<f64>,
    /// Path coefficient without copula terms.
    pub coefficient: Option<f64>,
    /// Path coefficient with the antecedent's copula term.
    pub corrected: Option<f64>,
    /// Coefficient of that term; null when it is not identified.
    pub copula: Option<f64>,
    /// Uncertainty of the term.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Path coefficient with the terms of all antecedents whose scores are not normal; null for fewer than two.
    pub corrected_together: Option<f64>,
    /// Coefficient of the term among these.
    pub copula_together: Option<f64>,
    /// Two-sided p-value of the term among these.
    pub p_value_together: Option<f64>,
}

/// The test of a path for curvature. The uncertainty beside it is that of the square.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NonlinearityRow {
    /// The antecedent.
    pub source: String,
    /// The consequence.
    pub target: String,
    /// Slope at the antecedent's mean.
    pub linear: Option<f64>,
    /// Coefficient of the squared standardised antecedent.
    pub quadratic: Option<f64>,
    /// Uncertainty of the square.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// f² of the square.
    pub effect_size: Option<f64>,
    /// Where the parabola turns, in standard deviations from the antecedent's mean.
    pub turning_point: Option<f64>,
    /// The same in index points; null unless the index is a straight line in the score.
    pub turning_index: Option<f64>,
    /// Interval of the turning point in index points.
    pub turning_index_interval: Option<[f64; 2]>,
    /// Whether it turns between the lowest and the highest score.
    pub turns_among_scores: Option<bool>,
}

/// The search of a point where the effect of the index construct changes; null when there is nothing to search among.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ThresholdRow {
    /// The index construct.
    pub source: String,
    /// The consequence.
    pub target: String,
    /// Largest F statistic against the straight line.
    pub f_statistic: Option<f64>,
    /// p-value of "there is no such point".
    pub p_value: Option<f64>,
    /// Index at which the slope changes most.
    pub break_point: Option<f64>,
    /// Its interval; null unless the p-value is below 0.05, since a point that may not exist has none.
    pub interval: Option<[f64; 2]>,
    /// Points of the consequence per point of the index below it.
    pub slope_below: Option<f64>,
    /// Interval of that slope.
    pub slope_below_interval: Option<[f64; 2]>,
    /// Points of the consequence per point of the index above it.
    pub slope_above: Option<f64>,
    /// Interval of that slope.
    pub slope_above_interval: Option<[f64; 2]>,
    /// Share of the respondents at or below it, 0 to 1.
    pub share_below: Option<f64>,
}

/// A moderated path. The uncertainty beside it is that of the interaction.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct InteractionRow {
    /// The moderator.
    pub moderator: String,
    /// The antecedent.
    pub source: String,
    /// The consequence.
    pub target: String,
    /// Whether the moderator was added to the equation because the model has no path from it.
    pub moderator_added: bool,
    /// Coefficient of the moderator at the antecedent's mean.
    pub moderator_effect: Option<f64>,
    /// Coefficient of the product of the standardised scores.
    pub interaction: Option<f64>,
    /// Uncertainty of the interaction.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// f² of the product.
    pub effect_size: Option<f64>,
    /// The path one standard deviation of the moderator below its mean.
    pub slope_low: Option<f64>,
    /// Interval of that slope.
    pub slope_low_interval: Option<[f64; 2]>,
    /// The path at the moderator's mean.
    pub slope_mean: Option<f64>,
    /// Interval of that slope.
    pub slope_mean_interval: Option<[f64; 2]>,
    /// The path one standard deviation above it.
    pub slope_high: Option<f64>,
    /// Interval of that slope.
    pub slope_high_interval: Option<[f64; 2]>,
}

/// A tetrad of a Mode A block.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TetradRow {
    /// The construct.
    pub construct: String,
    /// The items g, h, i, j of r_gh r_ij − r_gi r_hj.
    pub tetrad_items: Vec<String>,
    /// Its value.
    pub tetrad: f64,
    /// Standard error.
    pub standard_error: Option<f64>,
    /// Confidence level of the interval: Bonferroni over the tetrads of the block.
    pub confidence: f64,
    /// Bias-corrected interval; null without enough resamples.
    pub tetrad_interval: Option<[f64; 2]>,
    /// Whether the interval holds 0.
    pub vanishes: Option<bool>,
}

/// How the resamples of the robustness checks came out.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RobustnessResampling {
    /// Resamples that were drawn: those of the run, fewer in large samples.
    pub requested: usize,
    /// Resamples that gave figures.
    pub kept: usize,
}

/// All robustness checks; empty lists for a matrix, which has no respondents.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct RobustnessRows {
    /// Collinearity of each construct with all others, for common-method bias.
    pub common_method: Vec<CommonMethodRow>,
    /// Copula terms, one row per path.
    pub endogeneity: Vec<EndogeneityRow>,
    /// Quadratic terms, one row per path.
    pub nonlinearity: Vec<NonlinearityRow>,
    /// Break points of the index construct's paths.
    pub thresholds: Vec<ThresholdRow>,
    /// Declared interactions.
    pub interactions: Vec<InteractionRow>,
    /// Tetrads of the Mode A blocks of four items or more.
    pub tetrads: Vec<TetradRow>,
    /// Resamples of these checks; null without.
    pub robustness_resampling: Option<RobustnessResampling>,
}
