//! What was dropped or changed.

use crate::model::Scale;
use crate::study::Exclusion;

/// The filter and what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterLog {
    /// The expression.
    pub expression: String,
    /// Respondents that it left out.
    pub left_out: usize,
}

/// The respondent weights as they were read, over the used respondents.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightLog {
    /// The column.
    pub column: String,
    /// The smallest weight.
    pub smallest: f64,
    /// The largest weight.
    pub largest: f64,
    /// Their mean, by which all were divided.
    pub mean: f64,
}

/// A declared missing code and how often it was an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingCodeCount {
    /// The code, normalised.
    pub code: String,
    /// Answers.
    pub count: usize,
}

/// A label, the value it was given and how often it was an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelCount {
    /// The label, normalised.
    pub label: String,
    /// Its value before any reversal.
    pub value: f64,
    /// Answers.
    pub count: usize,
}

/// How it is known which number a label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelBasis {
    /// The study gives the item its labels.
    Declared,
    /// The study gives them to another item with the same answers.
    Shared,
    /// The only embedded set that the answers fit.
    Chosen,
    /// The labels hold their numbers.
    Numbered,
    /// The other answers are numbers, and the labels are ends of their scale.
    Ends,
}

/// Columns that were read by the same labels.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelGroup {
    /// How the numbers are known.
    pub basis: LabelBasis,
    /// Name of the embedded set.
    pub set: Option<String>,
    /// Scale ends of the columns.
    pub scale: Scale,
    /// The columns, in the model's order.
    pub columns: Vec<String>,
    /// Labels with their values and counts over all columns, the worst first; of values that nobody chose one label
    /// each, with a count of 0.
    pub labels: Vec<LabelCount>,
}

/// What happened to one item. Counts are of the respondents that passed the filter and answered any item (under listwise
/// treatment: before those who lack an answer left).
#[derive(Debug, Clone, PartialEq)]
pub struct ItemLog {
    /// Indicator of the model.
    pub indicator: String,
    /// Column of the survey.
    pub column: String,
    /// Scale ends.
    pub scale: Scale,
    /// Answers with a value.
    pub answered: usize,
    /// Blank answers.
    pub blank: usize,
    /// Declared missing codes that occur.
    pub missing_codes: Vec<MissingCodeCount>,
    /// Whether values were reversed.
    pub reversed: bool,
    /// Name of the embedded label set that its answers were read by.
    pub label_set: Option<String>,
    /// How the numbers of its labels are known; `None` when its answers are numbers.
    pub label_basis: Option<LabelBasis>,
    /// Labels that occur.
    pub labels: Vec<LabelCount>,
}

impl ItemLog {
    /// Missing answers: blank and declared.
    #[must_use]
    pub fn missing(&self) -> usize {
        let declared = self.missing_codes.iter().map(|code| code.count);
        self.blank + declared.sum::<usize>()
    }
}

/// Everything that cleaning dropped or changed. `respondents_read` = left out by the filter + `empty` + `excluded` +
/// `listwise` + `respondents_used`.
#[derive(Debug, Clone, PartialEq)]
pub struct CleaningLog {
    /// Respondents of the file.
    pub respondents_read: usize,
    /// The filter, when there is one.
    pub filter: Option<FilterLog>,
    /// Respondents without an answer to any item.
    pub empty: usize,
    /// Conspicuous respondents left out as the study asks, by the first reason that holds.
    pub excluded: Vec<(Exclusion, usize)>,
    /// Respondents left out because they lack an answer (listwise treatment only).
    pub listwise: usize,
    /// Respondents that the estimates rest on.
    pub respondents_used: usize,
    /// The respondent weights, when there are any.
    pub weights: Option<WeightLog>,
    /// One entry per item, in the model's order.
    pub items: Vec<ItemLog>,
    /// The label maps, by groups of columns.
    pub label_groups: Vec<LabelGroup>,
}
