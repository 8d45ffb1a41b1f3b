//! The table `[kpi.servqual]`.

use super::question::{KpiQuestion, answer_keys, questions_in_columns};
use crate::diagnostics::Diagnostic;
use crate::document::{Entry, TableReader};
use crate::model::Scale;
use crate::study::study::ItemChoice;

/// Keys of the table that are no dimensions.
const ANSWER_KEYS: [&str; 6] = ["min", "max", "missing", "labels", "reverse", "decimals"];

/// What the weights of the dimensions sum to.
const TOTAL: f64 = 100.0;

/// How far given weights may be off their sum.
const TOLERANCE: f64 = 0.1;

/// Importance points that a respondent deals out to the dimensions.
const POINTS: Scale = Scale {
    min: 0.0,
    max: TOTAL,
};

/// How important a dimension is.
#[derive(Debug, Clone, PartialEq)]
pub enum DimensionWeight {
    /// A question: each respondent deals out 100 points to all dimensions.
    Points(Box<KpiQuestion>),
    /// A number of the study; those of all dimensions sum to 100.
    Given(f64),
}

/// The questions about one dimension of service quality.
#[derive(Debug, Clone, PartialEq)]
pub struct DimensionQuestions {
    /// Its name, such as `tangibles`.
    pub name: String,
    /// What was expected, one question per item in the order of `perceptions`; empty when it was not asked.
    pub expectations: Vec<KpiQuestion>,
    /// What was perceived.
    pub perceptions: Vec<KpiQuestion>,
    /// Its importance; all dimensions have the same kind, or none has one.
    pub weight: Option<DimensionWeight>,
}

impl DimensionQuestions {
    /// Its importance points, when they were asked.
    #[must_use]
    pub fn points(&self) -> Option<&KpiQuestion> {
        match &self.weight {
            Some(DimensionWeight::Points(question)) => Some(question.as_ref()),
            _ => None,
        }
    }

    /// Every question.
    pub fn questions(&self) -> impl Iterator<Item = &KpiQuestion> {
        let items = self.expectations.iter().chain(&self.perceptions);
        items.chain(self.points())
    }
}

/// `[kpi.servqual]`: a table for each dimension, beside the keys of how all answers are read.
pub(super) fn servqual(entry: &Entry<'_>) -> Vec<DimensionQuestions> {
    let Some(mut table) = entry.table() else {
        return Vec::new();
    };
    let mut shared = ItemChoice::default();
    answer_keys(&mut table, &mut shared);
    let document = table.document();
    let entries = table.entries();
    let tables = entries
        .iter()
        .filter(|entry| !ANSWER_KEYS.contains(&entry.name()));
    let tables: Vec<&Entry<'_>> = tables.collect();
    if tables.is_empty() {
        entry.reject("study-no-dimensions", "study-no-dimensions-advice");
    }
    let read = tables
        .iter()
        .filter_map(|entry| Some((dimension(entry, &shared)?, *entry)));
    let read: Vec<(DimensionQuestions, &Entry<'_>)> = read.collect();
    check_alike(&read);
    // What is not read may be what the sum lacks.
    if let Some(first) = tables.first().filter(|_| read.len() == tables.len())
        && let Some(fault) = total_fault(&read, first)
    {
        document.report(fault);
    }
    read.into_iter().map(|(dimension, _)| dimension).collect()
}

fn dimension(entry: &Entry<'_>, shared: &ItemChoice) -> Option<DimensionQuestions> {
    let mut table = entry.table()?;
    let document = table.document();
    let name = entry.name();
    let prefix = format!("servqual.{name}");
    let perceived = table.required("perceptions");
    let expected = table.optional("expectations");
    let perceptions = perceived
        .as_ref()
        .and_then(|entry| questions_in_columns(entry, &prefix, shared));
    let expectations = match &expected {
        Some(entry) => questions_in_columns(entry, &prefix, shared),
        None => Some(Vec::new()),
    };
    let weight = weight(&mut table, &prefix);
    table.finish();
    let (perceptions, expectations) = (perceptions?, expectations?);
    if let Some(entry) = &expected {
        let unequal = perceptions.len() != expectations.len();
        let perceived = |column: &str| perceptions.iter().any(|item| item.column() == column);
        let twice = expectations.iter().any(|item| perceived(item.column()));
        if unequal {
            let fault = entry
                .fault()
                .with("expectations", expectations.len())
                .with("perceptions", perceptions.len())
                .with_word("problem", "study-servqual-unequal")
                .with_word("advice", "study-servqual-unequal-advice");
            document.report(fault);
        } else if twice {
            entry.reject("study-servqual-twice", "study-servqual-twice-advice");
        }
        if unequal || twice {
            return None;
        }
    }
    Some(DimensionQuestions {
        name: name.to_owned(),
        expectations,
        perceptions,
        weight: weight?,
    })
}

/// The importance of a dimension; `None` when it cannot be read, `Some(None)` when it has none.
#[expect(clippy::option_option, reason = "a fault differs from no importance")]
fn weight(table: &mut TableReader<'_>, prefix: &str) -> Option<Option<DimensionWeight>> {
    match (table.optional("points"), table.optional("weight")) {
        (Some(points), None) => {
            let mut question = KpiQuestion::new(format!("{prefix}.points"), points.text()?);
            question.item.scale = Some(POINTS);
            question.item.decimals = Some(true);
            question.item.line = Some(points.line());
            Some(Some(DimensionWeight::Points(Box::new(question))))
        }
        (None, Some(weight)) => {
            let given = weight.number()?;
            if given < 0.0 {
                weight.reject("study-servqual-negative", "study-servqual-total-advice");
                return None;
            }
            Some(Some(DimensionWeight::Given(given)))
        }
        (Some(_), Some(weight)) => {
            weight.reject("study-servqual-two-weights", "study-servqual-kind-advice");
            None
        }
        (None, None) => Some(None),
    }
}

/// A fault for each dimension that has expectations, or an importance of its kind, where the first has none, and the other way.
fn check_alike(dimensions: &[(DimensionQuestions, &Entry<'_>)]) {
    let Some((first, _)) = dimensions.first() else {
        return;
    };
    let kind =
        |dimension: &DimensionQuestions| dimension.weight.as_ref().map(std::mem::discriminant);
    for (dimension, table) in dimensions {
        if dimension.expectations.is_empty() != first.expectations.is_empty() {
            table.reject("study-servqual-half", "study-servqual-half-advice");
        }
        if kind(dimension) != kind(first) {
            table.reject("study-servqual-kind", "study-servqual-kind-advice");
        }
    }
}

/// A fault when the weights that are given do not sum to 100.
fn total_fault(
    dimensions: &[(DimensionQuestions, &Entry<'_>)],
    first: &Entry<'_>,
) -> Option<Diagnostic> {
    let given = dimensions
        .iter()
        .map(|(dimension, _)| match dimension.weight {
            Some(DimensionWeight::Given(weight)) => Some(weight),
            _ => None,
        });
    let given: Option<Vec<f64>> = given.collect();
    let total: f64 = given?.iter().sum();
    let fault = || {
        let fault = first.fault().with("total", total);
        fault
            .with_word("problem", "study-servqual-total")
            .with_word("advice", "study-servqual-total-advice")
    };
    ((total - TOTAL).abs() > TOLERANCE).then(fault)
}
