//! The rows of a search for segments.

use schemars::JsonSchema;
use serde::Serialize;

use super::schema;
use crate::segments::Agreement;

/// One number of segments. All but the counts are null when no start gave a solution.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SegmentCriteriaRow {
    /// K.
    pub segments: usize,
    /// Number of free parameters.
    pub parameters: Option<usize>,
    /// ln L.
    pub log_likelihood: Option<f64>,
    /// Akaike.
    pub aic: Option<f64>,
    /// Akaike with factor 3.
    pub aic3: Option<f64>,
    /// Akaike with factor 4.
    pub aic4: Option<f64>,
    /// Schwarz.
    pub bic: Option<f64>,
    /// Consistent Akaike.
    pub caic: Option<f64>,
    /// Hannan and Quinn.
    pub hq: Option<f64>,
    /// Minimum description length with factor 5.
    pub mdl5: Option<f64>,
    /// Normed entropy, 1 = every membership is certain; null for one segment.
    pub normed_entropy: Option<f64>,
    /// Non-fuzzy index, 1 = every membership is certain; null for one segment.
    pub non_fuzzy_index: Option<f64>,
    /// Normalised entropy criterion, the smaller the better; null for one segment and without gain over it.
    pub normalised_entropy_criterion: Option<f64>,
    /// Share of the smallest segment.
    pub smallest_share: Option<f64>,
    /// Random starts.
    pub starts: usize,
    /// Starts that converged.
    pub converged: usize,
    /// Starts that converged to the best optimum.
    pub best: usize,
    /// Starts whose likelihood still rose at the last iteration.
    pub not_converged: usize,
    /// Starts in which a segment lost its respondents or its variance.
    pub collapsed: usize,
}

/// The number of segments that the criteria agree on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SuggestionRow {
    /// K.
    pub segments: usize,
    /// Which criteria agree.
    #[schemars(schema_with = "schema::agreement")]
    pub agreement: Agreement,
}

/// A segment.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SegmentRow {
    /// Its number, from 1.
    pub segment: usize,
    /// Share of the respondents, by case weight and membership.
    pub share: f64,
    /// The share in respondents.
    pub expected_respondents: f64,
    /// Respondents who belong to it most probably.
    pub assigned: usize,
    /// Their mean probability of belonging to it; null without any.
    pub mean_probability: Option<f64>,
}

/// A number of one segment.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OfSegment {
    /// The segment, from 1.
    pub segment: usize,
    /// The number.
    pub value: Option<f64>,
    /// Its standard error, the memberships taken as given; null where there is none.
    pub standard_error: Option<f64>,
}

/// A path in every segment.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SegmentPathRow {
    /// The antecedent.
    pub source: String,
    /// The consequence.
    pub target: String,
    /// Coefficient among all respondents.
    pub all: Option<f64>,
    /// Coefficient in each segment, in units of the whole sample's standardised scores.
    pub segments: Vec<OfSegment>,
}

/// R² in every segment.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SegmentRSquaredRow {
    /// The endogenous construct.
    pub construct: String,
    /// Among all respondents.
    pub all: Option<f64>,
    /// In each segment.
    pub segments: Vec<OfSegment>,
}

/// The index of a construct in every segment.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SegmentIndexRow {
    /// The construct.
    pub construct: String,
    /// Index of all respondents.
    pub all: Option<f64>,
    /// Index of each segment under the index weights of all.
    pub segments: Vec<OfSegment>,
}

/// An answer and who gave it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ProfileRow {
    /// The column.
    pub column: String,
    /// The answer.
    pub answer: String,
    /// Respondents who gave it.
    pub respondents: usize,
    /// Their share of all who answered.
    pub all: Option<f64>,
    /// Their share of those in each segment who answered.
    pub segments: Vec<OfSegment>,
}

/// Pearson's test of segments against the answers of a column.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ProfileTestRow {
    /// The column.
    pub column: String,
    /// χ²; null with a single answer or segment.
    pub chi_squared: Option<f64>,
    /// Degrees of freedom.
    pub degrees_of_freedom: Option<usize>,
    /// p-value, the memberships taken as given.
    pub p_value: Option<f64>,
    /// Cramér's V, 0 to 1.
    pub cramers_v: Option<f64>,
    /// The smallest expected count.
    pub smallest_expected: Option<f64>,
}
