//! What a report is made of.

use schemars::JsonSchema;
use serde::Serialize;

use super::fit_report::LabelRow;
use super::uncertainty::ResamplingMethod;
use crate::analysis::{Analysis, GroupIndex};
use crate::cleaning::Groups;
use crate::diagnostics::Diagnostic;
use crate::model::{PathModel, Scale};
use crate::moments::Moments;
use crate::resampling::Inferences;
use crate::study::{ResamplingSettings, Settings};

/// What an input file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum InputRole {
    /// Answers.
    Survey,
    /// The study file.
    Study,
    /// A model file.
    Model,
    /// A correlation or covariance matrix.
    Matrix,
    /// Item means.
    Means,
    /// The survey's data dictionary.
    Dictionary,
    /// A matrix of pairwise judgements.
    Judgements,
}

/// One file that the run has read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InputFile {
    /// What the file is for.
    pub role: InputRole,
    /// Path as it was given; `-` for standard input.
    pub path: String,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Respondents in the file; null for files without respondents.
    pub respondents_read: Option<usize>,
    /// Respondents that the estimation used; null for files without respondents.
    pub respondents_used: Option<usize>,
}

/// What the study says of the survey as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SurveySettings {
    /// Column of the respondent weights.
    pub weight: Option<String>,
    /// Filter expression.
    #[serde(rename = "where")]
    pub filter: Option<String>,
    /// Answers that mean "missing" in every column.
    pub missing_codes: Vec<String>,
}

/// What is known of one indicator's answers.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemFacts {
    /// Its column in the survey; `None` for a matrix.
    pub column: Option<String>,
    /// Scale ends.
    pub scale: Scale,
    /// Share of missing answers, 0 to 1, before any replacement; `None` for a matrix.
    pub missing_share: Option<f64>,
}

/// How the answers were changed, or who was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CleaningAction {
    /// Respondents outside the filter.
    FilteredOut,
    /// Respondents who answered no item.
    EmptyLeftOut,
    /// Respondents who answered too few items or did not get to the end.
    UnfinishedLeftOut,
    /// Records that repeat the id or the answers of an earlier one.
    DuplicateLeftOut,
    /// Respondents who gave one answer all along.
    StraightLinerLeftOut,
    /// Respondents who took a fraction of the usual time.
    SpeederLeftOut,
    /// Respondents with a missing answer, under listwise deletion.
    IncompleteLeftOut,
    /// Respondent weights, divided by their mean.
    WeightsScaled,
    /// Blank answers, which are missing.
    Blank,
    /// Answers that a code declares missing.
    DeclaredMissing,
    /// Missing answers that became the item's mean.
    MeanReplaced,
    /// Answers read by labels that the study does not declare.
    LabelsChosen,
    /// Answers in words that became a number.
    LabelRead,
    /// Answers of an item whose best answer has the lowest number.
    Reversed,
}

/// One line of the cleaning ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CleaningEntry {
    /// What was done.
    pub action: CleaningAction,
    /// The indicator; null when it concerns all.
    pub indicator: Option<String>,
    /// Its column in the survey.
    pub column: Option<String>,
    /// The filter, the mean weight, the code, the label set and its ends, or the label and its value.
    pub detail: Option<String>,
    /// Respondents or answers concerned.
    pub count: usize,
}

/// The products of the rooms before: all that a report of one fit says.
#[derive(Debug, Clone)]
pub struct FitMaterial<'a> {
    /// Files read.
    pub inputs: Vec<InputFile>,
    /// The model that was fitted.
    pub model: &'a PathModel,
    /// Settings of the estimation.
    pub settings: &'a Settings,
    /// Settings of the survey.
    pub survey: SurveySettings,
    /// Settings of resampling.
    pub resampling: &'a ResamplingSettings,
    /// What resampling says, and how it was done; `None` without.
    pub inferences: Option<(&'a Inferences, ResamplingMethod)>,
    /// Moments of the items.
    pub moments: &'a Moments,
    /// The fit.
    pub analysis: &'a Analysis,
    /// One per indicator, in the model's order.
    pub items: &'a [ItemFacts],
    /// The group column, the groups' names and their indices.
    pub groups: Option<(&'a Groups, Vec<GroupIndex>)>,
    /// Everything that was dropped or changed.
    pub cleaning: Vec<CleaningEntry>,
    /// Answers in words and their numbers.
    pub label_maps: Vec<LabelRow>,
    /// Errors that leave the rest standing, warnings and notes.
    pub diagnostics: &'a [Diagnostic],
}
