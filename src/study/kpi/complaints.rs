//! The table `[kpi.complaints]`.

use super::question::KpiQuestion;
use crate::document::{Entry, Kind, TableReader};

/// A question with several answers: all of them in one cell, or a column for each option.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChoiceQuestion {
    /// What the run calls it.
    pub name: String,
    /// Its column, or the columns of its options; a name that is no header may hold one `*` for any letters.
    pub columns: Vec<String>,
    /// What stands between the answers of a cell; `None` = found out.
    pub separator: Option<String>,
    /// Answers that mean "missing", beside those of every column.
    pub missing_codes: Vec<String>,
    /// Line of the study file.
    pub line: Option<usize>,
}

/// The questions about complaints. All are optional; each figure needs some of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ComplaintQuestions {
    /// Whether there was a problem (yes/no).
    pub problem: Option<KpiQuestion>,
    /// Whether the respondent complained to anybody (yes/no).
    pub complained: Option<KpiQuestion>,
    /// Whether the firm itself was told (yes/no).
    pub told_firm: Option<KpiQuestion>,
    /// Whether the complaint was resolved (yes/no).
    pub resolved: Option<KpiQuestion>,
    /// How well the complaint was handled, on a rating scale.
    pub handling: Option<KpiQuestion>,
    /// Loyalty, on a rating scale.
    pub loyalty: Option<KpiQuestion>,
    /// Why they complained: several answers.
    pub reasons: Option<ChoiceQuestion>,
}

impl ComplaintQuestions {
    /// Every question with one answer.
    pub fn questions(&self) -> impl Iterator<Item = &KpiQuestion> {
        let all = [
            &self.problem,
            &self.complained,
            &self.told_firm,
            &self.resolved,
            &self.handling,
            &self.loyalty,
        ];
        all.into_iter().flatten()
    }
}

pub(super) fn complaints(mut table: TableReader<'_>) -> ComplaintQuestions {
    let rating = |table: &mut TableReader<'_>, key: &'static str, name: &str| {
        let entry = table.optional(key)?;
        KpiQuestion::read(&entry, name, |_| {})
    };
    let questions = ComplaintQuestions {
        problem: KpiQuestion::yes_no(&mut table, "problem", "complaints.problem"),
        complained: KpiQuestion::yes_no(&mut table, "complained", "complaints.complained"),
        told_firm: KpiQuestion::yes_no(&mut table, "told_firm", "complaints.told_firm"),
        resolved: KpiQuestion::yes_no(&mut table, "resolved", "complaints.resolved"),
        handling: rating(&mut table, "handling", "complaints.handling"),
        loyalty: rating(&mut table, "loyalty", "complaints.loyalty"),
        reasons: table
            .optional("reasons")
            .and_then(|entry| choices(&entry, "complaints.reasons")),
    };
    table.finish();
    questions
}

/// `"column"`, `["column", …]` or `{ columns = …, separator = …, missing = … }`.
fn choices(entry: &Entry<'_>, name: &str) -> Option<ChoiceQuestion> {
    let mut question = ChoiceQuestion {
        name: name.to_owned(),
        line: Some(entry.line()),
        ..ChoiceQuestion::default()
    };
    if entry.kind() == Kind::Table {
        let mut table = entry.table()?;
        let columns = table.required("columns").and_then(|entry| entry.texts());
        question.separator = separator(&mut table);
        question.missing_codes = table.texts("missing").unwrap_or_default();
        table.finish();
        question.columns = columns?;
    } else {
        question.columns = entry.texts()?;
    }
    if question.columns.is_empty() {
        entry.reject("study-no-columns", "study-no-columns-advice");
        return None;
    }
    Some(question)
}

fn separator(table: &mut TableReader<'_>) -> Option<String> {
    let entry = table.optional("separator")?;
    let text = entry.text()?;
    if text.trim().is_empty() {
        entry.reject("study-blank-separator", "study-blank-separator-advice");
        return None;
    }
    Some(text)
}
