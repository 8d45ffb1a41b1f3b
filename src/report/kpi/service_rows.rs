//! What machines read of service quality, disconfirmation and the customer journey.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::uncertainty::Uncertainty;

/// Service quality, disconfirmation and the customer journey; empty lists where the study does not ask. Shares are in percent.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ServiceRows {
    /// Dimensions of service quality, then all together.
    pub servqual: Vec<ServqualRow>,
    /// Where the importance of the dimensions comes from; null when it is not known.
    pub servqual_importance: Option<ImportanceBasis>,
    /// Their items.
    pub servqual_items: Vec<ServqualItemRow>,
    /// Experience against expectation.
    pub disconfirmation: Vec<DisconfirmationRow>,
    /// Expectations exceeded, met and fallen short of.
    pub disconfirmation_shares: Vec<DisconfirmationShareRow>,
    /// Stages of the customer journey.
    pub journey: Vec<JourneyRow>,
    /// What each stage does to satisfaction with the whole; empty when that was not asked.
    pub journey_impacts: Vec<JourneyImpactRow>,
    /// The journey as a whole; null when it was not asked.
    pub journey_summary: Option<JourneySummary>,
}

/// Where the importance of dimensions comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportanceBasis {
    /// 100 points that each respondent dealt out.
    Points,
    /// Weights of the study.
    Given,
}

/// What a row of service quality is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ServqualLevel {
    /// One dimension.
    Dimension,
    /// The mean of the dimensions.
    Overall,
    /// The dimensions weighted by their importance.
    Weighted,
}

/// A dimension, or all.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ServqualRow {
    /// What the row is about.
    pub level: ServqualLevel,
    /// The dimension as the study names it; `overall` or `weighted` of all together.
    pub dimension: String,
    /// Importance, 0 to 100; null when it is not known and of all together.
    pub importance: Option<f64>,
    /// Interval of mean points; null for given weights.
    pub importance_interval: Option<[f64; 2]>,
    /// The gap.
    #[serde(flatten)]
    pub gap: GapFigures,
}

/// An item.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ServqualItemRow {
    /// Its dimension.
    pub dimension: String,
    /// Column of the perception.
    pub item: String,
    /// Column of the expectation; null when it was not asked.
    pub expectation_column: Option<String>,
    /// What is asked, as far as the header says so; the column otherwise.
    pub label: String,
    /// The gap.
    #[serde(flatten)]
    pub gap: GapFigures,
}

/// Expectation, perception and gap on the scale of the answers.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GapFigures {
    /// Respondents behind the figures.
    pub respondents: usize,
    /// Mean expectation; null when it was not asked.
    pub expectation: Option<f64>,
    /// Mean perception of the same respondents.
    pub perception: Option<f64>,
    /// Interval of the perception.
    pub perception_interval: Option<[f64; 2]>,
    /// Perception − expectation.
    pub gap: Option<f64>,
    /// Of the gap; without expectations of the perception, then without a p-value.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Perception on 0–100; null when the items of a dimension have different scales.
    pub index: Option<f64>,
    /// Interval of the index.
    pub index_interval: Option<[f64; 2]>,
}

/// One comparison of experience with expectation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DisconfirmationRow {
    /// Its name in the study.
    pub comparison: String,
    /// Respondents who can be compared.
    pub respondents: usize,
    /// Mean expectation; null in the item form.
    pub expected: Option<f64>,
    /// Mean perception, or mean answer to the item.
    pub perceived: Option<f64>,
    /// Mean of perceived − expected, or of answer − "as expected".
    pub difference: Option<f64>,
    /// Of the difference.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Mean of perceived/expected; null in the item form and where a number is negative.
    pub ratio: Option<f64>,
    /// Interval of the ratio.
    pub ratio_interval: Option<[f64; 2]>,
    /// Mean perceived over mean expected.
    pub ratio_of_means: Option<f64>,
    /// Interval of the ratio of means.
    pub ratio_of_means_interval: Option<[f64; 2]>,
    /// Respondents who expected 0 and have no ratio.
    pub zero_expectations: usize,
}

/// The share of one outcome.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DisconfirmationShareRow {
    /// Name of the comparison in the study.
    pub comparison: String,
    /// `exceeded`, `met` or `fell_short`.
    pub outcome: &'static str,
    /// Percentage of the respondents who can be compared.
    pub share: Option<f64>,
    /// Interval of the percentage.
    pub interval: Option<[f64; 2]>,
}

/// A stage of the customer journey.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct JourneyRow {
    /// Its name in the study.
    pub stage: String,
    /// Respondents who came to it.
    pub respondents: usize,
    /// Their percentage of all.
    pub used: Option<f64>,
    /// Interval of that percentage.
    pub used_interval: Option<[f64; 2]>,
    /// Index 0–100.
    pub index: Option<f64>,
    /// Standard error of the index.
    pub standard_error: Option<f64>,
    /// Interval of the index.
    pub interval: Option<[f64; 2]>,
    /// Percentage of those who came who are satisfied with it.
    pub satisfied: Option<f64>,
    /// Interval of that percentage.
    pub satisfied_interval: Option<[f64; 2]>,
    /// Percentage of the customers whom no stage so far has disappointed.
    pub kept: Option<f64>,
    /// Interval of that percentage.
    pub kept_interval: Option<[f64; 2]>,
    /// Percentage of the customers who are first disappointed here.
    pub lost: Option<f64>,
    /// Interval of that percentage.
    pub lost_interval: Option<[f64; 2]>,
    /// Percentage of those satisfied until here who came and were disappointed.
    pub leakage: Option<f64>,
    /// Interval of that percentage.
    pub leakage_interval: Option<[f64; 2]>,
    /// Percentage of resamples in which this stage loses most; null without them and with given replicate weights.
    pub weakest: Option<f64>,
}

/// What a stage does to satisfaction with the whole.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct JourneyImpactRow {
    /// Its name in the study.
    pub stage: String,
    /// Correlation with the whole.
    pub correlation: Option<f64>,
    /// Interval of the correlation.
    pub correlation_interval: Option<[f64; 2]>,
    /// Standardised regression coefficient.
    pub standardized: Option<f64>,
    /// Interval of the coefficient.
    pub standardized_interval: Option<[f64; 2]>,
    /// Points of the whole per point of the stage, other stages held.
    pub impact: Option<f64>,
    /// Of the impact.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Index 0–100 of the stage.
    pub index: Option<f64>,
    /// Impact × (100 − index).
    pub potential: Option<f64>,
}

/// The journey as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct JourneySummary {
    /// Respondents who came to any stage.
    pub customers: usize,
    /// Score 0–100 from which a respondent is satisfied with a stage.
    pub satisfied_from: f64,
    /// Stage where most customers are lost; null when none loses any.
    pub weakest_link: Option<String>,
    /// Index 0–100 of satisfaction with the whole; null when it was not asked.
    pub overall: Option<f64>,
    /// Interval of that index.
    pub overall_interval: Option<[f64; 2]>,
    /// Share of its variance that the stages explain, 0 to 1.
    pub r_squared: Option<f64>,
    /// Interval of that share.
    pub r_squared_interval: Option<[f64; 2]>,
}
