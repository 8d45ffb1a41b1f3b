//! What machines read of a `csi kpi`.

use schemars::JsonSchema;
use serde::Serialize;

use super::service_rows::ServiceRows;
use crate::kpi::{IntervalMethod, Measure, Situation, Unit};
use crate::report::fit_report::{Command, LabelRow, Message, Tool};
use crate::report::material::{CleaningEntry, InputFile, SurveySettings};
use crate::report::schema;
use crate::report::uncertainty::ResamplingRow;
use crate::study::IntervalKind;

/// Everything that one run of `csi kpi` found, as machines read it. Numbers are not rounded; null = not defined.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct KpiReport {
    /// Version of this document's shape.
    pub schema_version: u32,
    /// The program.
    pub tool: Tool,
    /// What was run.
    pub command: Command,
    /// Files read.
    pub inputs: Vec<InputFile>,
    /// Settings that ran.
    pub settings: KpiSettingsRow,
    /// Respondents.
    pub sample: KpiSample,
    /// Everything that was dropped or changed.
    pub cleaning: Vec<CleaningEntry>,
    /// Answers in words and the numbers they stand for, by groups of columns.
    #[serde(rename = "labels")]
    pub label_maps: Vec<LabelRow>,
    /// Scores of single questions.
    pub scores: Vec<KpiScoreRow>,
    /// Every score and rate by group; empty without a group column.
    pub groups: Vec<KpiGroupRow>,
    /// Rates about complaints, and how they were handled.
    pub complaints: Vec<KpiScoreRow>,
    /// Reasons, the most frequent first.
    pub reasons: Vec<ReasonRow>,
    /// Respondents by how they fared.
    pub recovery: Vec<RecoveryRow>,
    /// Loyalty of complainers and of the others; null without the questions for it.
    pub complaint_loyalty: Option<ComplaintLoyaltyRow>,
    /// Service quality, disconfirmation and the customer journey.
    #[serde(flatten)]
    pub service: ServiceRows,
    /// What became of the resamples; null where intervals come from closed forms.
    pub resampling: Option<ResamplingRow>,
    /// What could not be computed, although the rest stands.
    pub errors: Vec<Message>,
    /// What to take care of.
    pub warnings: Vec<Message>,
    /// What is worth knowing.
    pub notes: Vec<Message>,
}

/// Settings that ran.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct KpiSettingsRow {
    /// Share of samples whose interval holds the true value.
    pub confidence: f64,
    /// Resamples asked for, where the sample is resampled.
    pub resamples: usize,
    /// Seed of the random streams.
    pub seed: u64,
    /// Kind of interval, where the sample is resampled.
    #[schemars(schema_with = "schema::interval")]
    pub interval: IntervalKind,
    /// Column of the groups.
    pub group: Option<String>,
    /// Settings of the survey.
    #[serde(flatten)]
    pub survey: SurveySettings,
}

/// Respondents that count.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct KpiSample {
    /// n.
    pub respondents: usize,
    /// Whether respondents carry weights.
    pub weighted: bool,
    /// Kish's effective sample size; null without weights.
    pub effective_respondents: Option<f64>,
    /// n over the effective sample size; null without weights.
    pub design_effect: Option<f64>,
}

/// A figure of one question. Value, standard error and interval are in its unit.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct KpiScoreRow {
    /// The measure.
    pub measure: Measure,
    /// What the run calls the question: the keys of the study file.
    pub question: String,
    /// Its column in the survey.
    pub column: String,
    /// What is asked, as far as the header says so; the column otherwise.
    pub label: String,
    /// What the numbers are in.
    pub unit: Unit,
    /// Scale ends of the question.
    pub scale: [f64; 2],
    /// The lowest answer that counts; null where all count.
    pub from: Option<f64>,
    /// Respondents whose answers count.
    pub respondents: usize,
    /// What they are worth under their weights.
    pub effective_respondents: f64,
    /// The figure.
    pub value: Option<f64>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// Lower and upper end.
    pub interval: Option<[f64; 2]>,
    /// What the interval is.
    pub method: Option<IntervalMethod>,
}

/// A figure of one group.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct KpiGroupRow {
    /// The group.
    pub group: String,
    /// Its figure.
    #[serde(flatten)]
    pub score: KpiScoreRow,
    /// Its figure minus that of all other respondents.
    #[serde(flatten)]
    pub contrast: Contrast,
}

/// A figure minus that of all other respondents.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, JsonSchema)]
pub struct Contrast {
    /// The difference.
    pub difference: Option<f64>,
    /// Lower and upper end.
    pub difference_interval: Option<[f64; 2]>,
    /// Two-sided p-value of "there is none"; among three or more adjusted for their number (Holm).
    pub p_value: Option<f64>,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReasonRow {
    /// What the run calls the question.
    pub question: String,
    /// The answer.
    pub option: String,
    /// Respondents who gave it.
    pub count: usize,
    /// Their percentage of the respondents who gave any.
    pub share: Option<f64>,
    /// Lower and upper end of that percentage.
    pub interval: Option<[f64; 2]>,
    /// Percentage of all mentions.
    pub mentions_share: f64,
    /// Percentage of all mentions of this reason and those before it.
    pub cumulative_share: f64,
}

/// Respondents who fared alike.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RecoveryRow {
    /// How they fared.
    pub situation: Situation,
    /// How many they are.
    pub respondents: usize,
    /// Their percentage of all whose situation is known.
    pub share: Option<f64>,
    /// Lower and upper end of that percentage.
    pub share_interval: Option<[f64; 2]>,
    /// Respondents with an answer to the question of loyalty.
    pub loyalty_respondents: usize,
    /// Their mean loyalty on its scale; null without the question.
    pub loyalty_mean: Option<f64>,
    /// Their mean loyalty on 0–100.
    pub loyalty: Option<f64>,
    /// Lower and upper end of the loyalty on 0–100.
    pub interval: Option<[f64; 2]>,
    /// Their loyalty minus that of all others.
    #[serde(flatten)]
    pub contrast: Contrast,
}

/// Loyalty on 0–100 of complainers and of the others.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ComplaintLoyaltyRow {
    /// What the run calls the question of loyalty.
    pub question: String,
    /// Those who complained.
    pub complained: LoyaltyRow,
    /// Those who did not.
    pub not_complained: LoyaltyRow,
    /// Complainers minus others.
    #[serde(flatten)]
    pub contrast: Contrast,
}

/// Loyalty of some respondents.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct LoyaltyRow {
    /// Respondents with an answer.
    pub respondents: usize,
    /// Mean on 0–100.
    pub loyalty: Option<f64>,
    /// Lower and upper end.
    pub interval: Option<[f64; 2]>,
}
