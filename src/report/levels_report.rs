//! The document of `csi hierarchy`.

use schemars::JsonSchema;
use serde::Serialize;

use super::fit_report::{
    Command, LabelRow, Labels, Message, ModelDescription, RunSettings, Sample, Tool,
};
use super::material::{CleaningEntry, InputFile};
use super::named::Named;
use super::schema;
use super::uncertainty::{ResamplingRow, Uncertainty};
use crate::levels::NodeKind;
use crate::study::{CombinationRule, WeightMethod};

/// Everything that one run of `csi hierarchy` found. Numbers are not rounded; null = not defined.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LevelsReport {
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
    /// Where the weights come from.
    pub weighting: WeightingRow,
    /// The model that was fitted; null without one.
    pub model: Option<ModelDescription>,
    /// Respondents.
    pub sample: Sample,
    /// Everything that was dropped or changed.
    pub cleaning: Vec<CleaningEntry>,
    /// Answers in words and the numbers they stand for, by groups of columns.
    #[serde(rename = "labels")]
    pub label_maps: Vec<LabelRow>,
    /// Scores on every level, each node before its members.
    pub levels: Vec<LevelRow>,
    /// Scores in groups of respondents; empty without a group column.
    pub groups: Vec<LevelGroupRow>,
    /// Weights on every level below the index.
    pub weights: Vec<WeightRow>,
    /// The index under the chosen weights and under every method that has what it needs.
    pub methods: Vec<MethodRow>,
    /// Weights of the constructs under each of these.
    pub method_weights: Vec<MethodWeightRow>,
    /// The index when the weight of a construct is another.
    pub sensitivity: Vec<SensitivityRow>,
    /// Whether judges contradict themselves; empty without judgements.
    pub consistency: Vec<ConsistencyRow>,
    /// The index of the model's index construct by its own items; null without a model.
    pub measured_index: Option<f64>,
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

/// Where the weights come from.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WeightingRow {
    /// Whether the tree is that of the model rather than the study's own.
    pub derived: bool,
    /// Method of the constructs in the index.
    #[schemars(schema_with = "schema::weight_method")]
    pub constructs: WeightMethod,
    /// Method of the attributes in their construct.
    #[schemars(schema_with = "schema::weight_method")]
    pub attributes: WeightMethod,
    /// Method of the questions in what they belong to.
    #[schemars(schema_with = "schema::weight_method")]
    pub questions: WeightMethod,
    /// The two methods of `combined`.
    #[schemars(schema_with = "schema::weight_methods")]
    pub combined: [WeightMethod; 2],
    /// Share of the first of them under the rule `sum`.
    pub share: f64,
    /// How they become one.
    #[schemars(schema_with = "schema::combination_rule")]
    pub rule: CombinationRule,
}

/// The score of one node. The uncertainty beside it is that of the score.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LevelRow {
    /// 1 (the index) to 4.
    pub level: usize,
    /// What the node is.
    #[schemars(schema_with = "schema::node_kind")]
    pub kind: NodeKind,
    /// Its name; of a question that of the item.
    pub name: String,
    /// The node it is a member of; null for the index.
    pub parent: Option<String>,
    /// 0 to 100; null where nobody answered.
    pub score: Option<f64>,
    /// Respondents who answered at least one of its questions.
    pub respondents: usize,
    /// Uncertainty of the score.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
}

/// The score of one node in a group, under the weights of all respondents. The uncertainty is that of the score.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LevelGroupRow {
    /// The column of the groups.
    pub column: String,
    /// The group.
    pub group: String,
    /// 1 (the index) to 4.
    pub level: usize,
    /// What the node is.
    #[schemars(schema_with = "schema::node_kind")]
    pub kind: NodeKind,
    /// Its name.
    pub name: String,
    /// 0 to 100; null where nobody of the group answered.
    pub score: Option<f64>,
    /// Respondents of the group who answered at least one of its questions.
    pub respondents: usize,
    /// Uncertainty of the score.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
}

/// The weights of one node. The uncertainty beside them is that of the global weight.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WeightRow {
    /// 2 to 4.
    pub level: usize,
    /// What the node is.
    #[schemars(schema_with = "schema::node_kind")]
    pub kind: NodeKind,
    /// Its name.
    pub name: String,
    /// The node it is a member of.
    pub parent: String,
    /// Where the weight comes from.
    #[schemars(schema_with = "schema::weight_method")]
    pub method: WeightMethod,
    /// Weight among the members of its parent; they sum to 1.
    pub weight: f64,
    /// Weight in the index; on a level they sum to 1.
    pub global_weight: f64,
    /// Uncertainty of the global weight; null for weights that do not come from the answers.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Its score.
    pub score: Option<f64>,
    /// Global weight × score: index points that it brings.
    pub contribution: Option<f64>,
    /// Global weight × (100 − score): index points still to gain.
    pub potential: Option<f64>,
}

/// The index under one choice of methods. The uncertainty beside it is that of the index.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MethodRow {
    /// The method on all levels; null for chosen methods that differ between levels.
    #[schemars(schema_with = "schema::weight_method_or_null")]
    pub method: Option<WeightMethod>,
    /// Whether it is the study's choice.
    pub chosen: bool,
    /// 0 to 100.
    pub index: Option<f64>,
    /// Uncertainty of the index.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Index − index under the chosen weights; null for these.
    pub difference: Option<f64>,
    /// Interval of the difference.
    pub difference_interval: Option<[f64; 2]>,
    /// Rank correlation of the questions' global weights with the chosen ones.
    pub rank_correlation: Option<f64>,
    /// The construct whose rank by weight changes most against the chosen weights; null when none does.
    pub most_moved: Option<String>,
    /// Its rank under the chosen weights.
    pub rank_chosen: Option<usize>,
    /// Its rank under this method.
    pub rank: Option<usize>,
}

/// The weight of one construct under every method; methods by their names, `mixed` for methods that differ by level.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MethodWeightRow {
    /// The construct.
    pub construct: String,
    /// Its weight in the index.
    pub weights: Named<Option<f64>>,
    /// Its rank by weight, 1 the largest.
    pub ranks: Named<Option<usize>>,
}

/// The index when the weight of one construct is changed and the others are scaled to sum to 1 with it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SensitivityRow {
    /// The construct.
    pub construct: String,
    /// Its weight.
    pub weight: f64,
    /// The index at −20 %.
    pub minus_20: Option<f64>,
    /// The index at −10 %.
    pub minus_10: Option<f64>,
    /// The index at +10 %.
    pub plus_10: Option<f64>,
    /// The index at +20 %.
    pub plus_20: Option<f64>,
    /// Largest − smallest of these.
    pub range: Option<f64>,
}

/// The consistency of one judge, or of all judges of a node together.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConsistencyRow {
    /// The node whose members were judged.
    pub name: String,
    /// File of the judge; null for the geometric mean of several.
    pub judge: Option<String>,
    /// Members.
    pub members: usize,
    /// Largest eigenvalue of the judgements.
    pub largest_eigenvalue: f64,
    /// (λ − n)/(n − 1); null for fewer than three members.
    pub consistency_index: Option<f64>,
    /// Consistency index over that of random judgements; null for fewer than three or more than nine members.
    pub consistency_ratio: Option<f64>,
    /// Whether the ratio is below 0.1.
    pub consistent: Option<bool>,
    /// The most inconsistent judgement: the member that was judged; null when all agree.
    pub row: Option<String>,
    /// The member it was compared with.
    pub against: Option<String>,
    /// The judgement.
    pub given: Option<f64>,
    /// What the priorities say.
    pub implied: Option<f64>,
}
