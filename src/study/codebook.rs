//! Which column is which indicator, and what its answers mean.

use crate::model::Scale;

/// One indicator's column and how to read it.
#[derive(Debug, Clone, PartialEq)]
pub struct CodebookItem {
    /// Indicator name in the model.
    pub indicator: String,
    /// Position of its column in the survey.
    pub column: usize,
    /// Scale ends.
    pub scale: Scale,
    /// Answer text -> value, whole labels after normalisation; empty when answers are numbers.
    pub labels: Vec<(String, f64)>,
    /// Answers that mean "missing", as normalised text.
    pub missing_codes: Vec<String>,
    /// Whether the best answer has the lowest number: value becomes min + max − value.
    pub reverse: bool,
}

/// The study resolved against a model and a survey's headers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Codebook {
    /// One entry per indicator of the model that was kept, in the model's order.
    pub items: Vec<CodebookItem>,
    /// Column of the respondent weights.
    pub weight: Option<usize>,
    /// Column of the groups.
    pub group: Option<usize>,
}
