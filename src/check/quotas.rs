//! Respondents wanted and achieved.

use super::checked::CheckMaterial;
use super::finding::Findings;
use crate::cleaning::Inspection;
use crate::diagnostics::{Code, Diagnostic, nearest_names};
use crate::study::{Quota, normalised};
use crate::survey::Column;

/// Respondents wanted and achieved for one answer of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaCount {
    /// The column.
    pub column: String,
    /// The answer.
    pub answer: String,
    /// Respondents wanted.
    pub target: usize,
    /// Respondents who gave the answer, pass the filter and answered any item.
    pub achieved: usize,
}

impl QuotaCount {
    /// Respondents that are still wanted.
    #[must_use]
    pub fn shortfall(&self) -> usize {
        self.target.saturating_sub(self.achieved)
    }
}

/// Counts the respondents of every quota; `CSI-W017` for each answer that is short of its target, `CSI-D004` for a
/// column that the survey does not have.
pub(super) fn check_quotas(
    inspection: &Inspection<'_>,
    material: &CheckMaterial<'_>,
    findings: &mut Findings<'_>,
) -> Vec<QuotaCount> {
    let mut counts = Vec::new();
    let columns = &material.responses.columns;
    for quota in &material.codebook.check.quotas {
        let wanted = normalised(&quota.column);
        let column = columns
            .iter()
            .find(|column| normalised(&column.name) == wanted);
        match column {
            Some(column) => counts.extend(count(quota, column, inspection)),
            None => findings.add(absent(quota, columns)),
        }
    }
    for count in counts.iter().filter(|count| count.shortfall() > 0) {
        findings.add(
            Diagnostic::new(Code::QuotaShortfall)
                .with("answer", &count.answer)
                .with("achieved", count.achieved)
                .with("target", count.target)
                .with("shortfall", count.shortfall())
                .in_column(&count.column),
        );
    }
    counts
}

fn absent(quota: &Quota, columns: &[Column]) -> Diagnostic {
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    Diagnostic::new(Code::MissingColumn)
        .with("columns", format!("\"{}\" (check.quota)", quota.column))
        .with("nearest", nearest_names(&[quota.column.as_str()], &names))
        .with_word("advice", "study-nearest-headers")
}

fn count(quota: &Quota, column: &Column, inspection: &Inspection<'_>) -> Vec<QuotaCount> {
    let texts: Vec<String> = column
        .answers
        .texts
        .iter()
        .map(|text| normalised(text))
        .collect();
    let achieved = |answer: &str| {
        let wanted = normalised(answer);
        let is_wanted: Vec<bool> = texts.iter().map(|text| *text == wanted).collect();
        let used = inspection.used.iter();
        let codes = used.filter_map(|position| column.answers.codes.get(*position));
        codes
            .filter(|code| is_wanted.get(*code).copied().unwrap_or(false))
            .count()
    };
    let counts = quota.targets.iter().map(|(answer, target)| QuotaCount {
        column: column.name.clone(),
        answer: answer.clone(),
        target: *target,
        achieved: achieved(answer),
    });
    counts.collect()
}
