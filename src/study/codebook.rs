//! Which column is which indicator, and what its answers mean.

use super::checks::{CheckSettings, Exclusion};
use super::filter::{Condition, Filter};
use super::normalise::{normalised, number};
use super::roles::Roles;
use crate::model::Scale;

/// Who states the scale ends of an item, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ScaleBasis {
    /// The study's entry for the item or its construct.
    #[default]
    Item,
    /// The label set that the entry names.
    LabelSet,
    /// The scale of the whole study.
    Study,
    /// The model.
    Model,
}

/// One indicator's column and how to read it.
#[derive(Debug, Clone, PartialEq)]
pub struct CodebookItem {
    /// Indicator name in the model.
    pub indicator: String,
    /// Position of its column in the survey.
    pub column: usize,
    /// Scale ends.
    pub scale: Scale,
    /// Who says so.
    pub scale_basis: ScaleBasis,
    /// Answer text -> value, whole labels after normalisation; empty when answers are numbers.
    pub labels: Vec<(String, f64)>,
    /// Name of the embedded label set that `labels` is; `None` for labels that the study spells out.
    pub label_set: Option<String>,
    /// Answers that mean "missing", as normalised text.
    pub missing_codes: Vec<String>,
    /// Whether the best answer has the lowest number: value becomes min + max − value.
    pub reverse: bool,
    /// Whether decimals are answers of the scale (a slider, a mean of questions).
    pub decimals: bool,
}

/// A filter with its columns found.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedFilter {
    /// The expression.
    pub text: String,
    /// What it means, columns by position in the survey.
    pub condition: Condition<usize>,
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
    /// Columns by whose groups the model is fitted once more each.
    pub by: Vec<usize>,
    /// Columns whose answers describe respondents.
    pub profile: Vec<usize>,
    /// Column of the strata.
    pub strata: Option<usize>,
    /// Column of the clusters.
    pub cluster: Option<usize>,
    /// Columns of the replicate weights, in the order of the replicates.
    pub replicate_weights: Vec<usize>,
    /// Which respondents count; all without one.
    pub filter: Option<ResolvedFilter>,
    /// Answers that mean "missing" in every column, as normalised text.
    pub missing_codes: Vec<String>,
    /// Columns that tell about the respondents, as far as they are read.
    pub roles: Roles,
    /// From where on a respondent is conspicuous.
    pub check: CheckSettings,
    /// Who is left out.
    pub exclude: Vec<Exclusion>,
}

impl Codebook {
    /// Adds codes that mean "missing" to the items of a column: those that the survey file declares itself.
    pub fn declare_missing(&mut self, column: usize, codes: &[String]) {
        for item in self.items.iter_mut().filter(|item| item.column == column) {
            let known = item.missing_codes.iter().chain(codes);
            item.missing_codes = normalised_codes(known);
        }
    }

    /// Positions of all columns that a run reads, ascending, each once.
    #[must_use]
    pub fn columns(&self) -> Vec<usize> {
        let items = self.items.iter().map(|item| item.column);
        let others = [self.weight, self.group, self.strata, self.cluster];
        let others = others.into_iter().flatten();
        let replicates = self.replicate_weights.iter().copied();
        let by = self.by.iter().chain(&self.profile).copied();
        let filter = self.filter.iter();
        let filter = filter.flat_map(|filter| filter.condition.columns().into_iter().copied());
        let mut columns: Vec<usize> = items
            .chain(others)
            .chain(by)
            .chain(self.roles.columns())
            .chain(replicates)
            .chain(filter)
            .collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }
}

impl ResolvedFilter {
    pub(super) fn new(filter: &Filter, condition: Condition<usize>) -> Self {
        Self {
            text: filter.text.clone(),
            condition,
        }
    }
}

/// The position in `codes` (normalised) of a normalised answer: the same text, or the same number (`98` and `98.0`).
#[must_use]
pub fn missing_code(answer: &str, codes: &[String]) -> Option<usize> {
    let value = number(answer);
    let same_number = |code: &str| {
        let both = value.zip(number(code));
        both.is_some_and(|(a, b)| a.total_cmp(&b).is_eq())
    };
    codes
        .iter()
        .position(|code| code == answer || same_number(code))
}

/// The codes as [`missing_code`] takes them: normalised, without blanks, each once.
pub(super) fn normalised_codes<'c>(codes: impl IntoIterator<Item = &'c String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for code in codes {
        let code = normalised(code);
        if !code.is_empty() && !kept.contains(&code) {
            kept.push(code);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_adds_its_own_missing_codes() {
        let item = |column| CodebookItem {
            indicator: format!("q{column}"),
            column,
            scale: Scale { min: 1.0, max: 5.0 },
            scale_basis: ScaleBasis::Item,
            labels: Vec::new(),
            label_set: None,
            missing_codes: vec!["98".to_owned()],
            reverse: false,
            decimals: false,
        };
        let mut codebook = Codebook {
            items: vec![item(3), item(4)],
            ..Codebook::default()
        };
        codebook.declare_missing(4, &["98".to_owned(), "Refused ".to_owned()]);
        assert_eq!(codebook.items[0].missing_codes, ["98"]);
        assert_eq!(codebook.items[1].missing_codes, ["98", "refused"]);
    }

    #[test]
    fn codes_are_found_as_text_or_number() {
        let codes = normalised_codes(&["98".to_owned(), " N/A".to_owned(), "n/a".to_owned()]);
        assert_eq!(codes, ["98", "n/a"]);
        assert_eq!(missing_code("98.0", &codes), Some(0));
        assert_eq!(missing_code("n/a", &codes), Some(1));
        assert_eq!(missing_code("9", &codes), None);
    }
}
