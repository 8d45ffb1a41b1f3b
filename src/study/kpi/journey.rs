//! The table `[kpi.journey]`.

use super::question::{KpiQuestion, answer_keys, questions_in_columns};
use crate::document::{Entry, TableReader};
use crate::study::study::ItemChoice;

/// The questions about one stage of the customer journey.
#[derive(Debug, Clone, PartialEq)]
pub struct StageQuestions {
    /// Its name.
    pub name: String,
    /// Its items.
    pub items: Vec<KpiQuestion>,
}

/// The questions about the customer journey.
#[derive(Debug, Clone, PartialEq)]
pub struct JourneyQuestions {
    /// Stages in their order, at least one.
    pub stages: Vec<StageQuestions>,
    /// Satisfaction with the whole; empty when it was not asked.
    pub overall: Vec<KpiQuestion>,
    /// Score 0–100 from which a respondent is satisfied with a stage; `None` = the usual one.
    pub satisfied_from: Option<f64>,
}

impl JourneyQuestions {
    /// Every question.
    pub fn questions(&self) -> impl Iterator<Item = &KpiQuestion> {
        let stages = self.stages.iter().flat_map(|stage| &stage.items);
        stages.chain(&self.overall)
    }
}

/// `[kpi.journey]` with its `[[kpi.journey.stages]]`.
pub(super) fn journey(mut table: TableReader<'_>) -> Option<JourneyQuestions> {
    let mut shared = ItemChoice::default();
    answer_keys(&mut table, &mut shared);
    let satisfied_from = satisfied_from(&mut table);
    let overall = match table.optional("overall") {
        Some(entry) => questions_in_columns(&entry, "journey.overall", &shared),
        None => Some(Vec::new()),
    };
    let stages = table.required("stages");
    table.finish();
    let entries = stages.as_ref()?.list()?;
    if entries.is_empty() {
        stages?.reject("study-no-stages", "study-no-stages-advice");
        return None;
    }
    let mut found: Vec<StageQuestions> = Vec::new();
    for entry in &entries {
        let Some(stage) = stage(entry, &shared) else {
            continue;
        };
        if found.iter().any(|known| known.name == stage.name) {
            entry.reject("study-name-twice", "study-name-twice-advice");
        }
        let is_known = |column: &str| {
            let mut others = found
                .iter()
                .flat_map(|stage| &stage.items)
                .chain(overall.iter().flatten());
            others.any(|other| other.column() == column)
        };
        if stage.items.iter().any(|item| is_known(item.column())) {
            entry.reject("study-stage-shared", "study-stage-shared-advice");
        }
        found.push(stage);
    }
    (!found.is_empty()).then_some(JourneyQuestions {
        stages: found,
        overall: overall?,
        satisfied_from,
    })
}

fn stage(entry: &Entry<'_>, shared: &ItemChoice) -> Option<StageQuestions> {
    let mut table = entry.table()?;
    let name = table.required("stage").and_then(|entry| entry.text());
    let items = table.required("items");
    table.finish();
    let (name, items) = (name?, items?);
    let prefix = format!("journey.{name}");
    Some(StageQuestions {
        items: questions_in_columns(&items, &prefix, shared)?,
        name,
    })
}

fn satisfied_from(table: &mut TableReader<'_>) -> Option<f64> {
    let entry = table.optional("satisfied_from")?;
    let score = entry.number()?;
    if score > 0.0 && score <= 100.0 {
        return Some(score);
    }
    entry.reject("study-satisfied-from", "study-satisfied-from-advice");
    None
}
