//! One question of a companion measure.

use crate::document::{Entry, Kind, TableReader};
use crate::model::Scale;
use crate::study::study::ItemChoice;
use crate::study::study_file::{labels, scale};

/// A yes/no question: 1 is yes, 0 is no.
const YES_NO: Scale = Scale { min: 0.0, max: 1.0 };

/// A question with one answer, and how its answers are read.
#[derive(Debug, Clone, PartialEq)]
pub struct KpiQuestion {
    /// What the study says of it; its name is what the run calls the question, unlike every other's.
    pub item: ItemChoice,
    /// Scale ends when neither the question, its labels nor the study's `[scale]` states them. A yes/no scale (0 to 1)
    /// comes before `[scale]`.
    pub usual_scale: Option<Scale>,
}

impl KpiQuestion {
    /// A question of a name in a column, without more.
    pub(super) fn new(name: impl Into<String>, column: impl Into<String>) -> Self {
        Self {
            item: ItemChoice {
                name: name.into(),
                columns: vec![column.into()],
                ..ItemChoice::default()
            },
            usual_scale: None,
        }
    }

    /// The same question with scale ends for want of others.
    #[must_use]
    pub(super) fn usually(mut self, scale: Option<Scale>) -> Self {
        self.usual_scale = scale;
        self
    }

    /// A question of a column, called after the column behind `prefix`, whose answers are read as `shared` says.
    pub(super) fn in_column(
        prefix: &str,
        column: String,
        (shared, line): (&ItemChoice, usize),
    ) -> Self {
        Self {
            item: ItemChoice {
                name: format!("{prefix}.{column}"),
                columns: vec![column],
                line: Some(line),
                ..shared.clone()
            },
            usual_scale: None,
        }
    }

    /// What the run calls it: `nps`, `mean.wait`, `complaints.resolved`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.item.name
    }

    /// The column that the study names.
    #[must_use]
    pub fn column(&self) -> &str {
        self.item.columns.first().map_or("", String::as_str)
    }

    /// Reads `key = "column"` or `key = { column = …, … }`; `more` takes the keys that only this question has.
    pub(super) fn read(
        entry: &Entry<'_>,
        name: &str,
        more: impl FnOnce(&mut TableReader<'_>),
    ) -> Option<Self> {
        let mut question = if entry.kind() == Kind::Table {
            let mut table = entry.table()?;
            let column = table.required("column").and_then(|entry| entry.text());
            let mut question = Self::new(name, column.clone().unwrap_or_default());
            answer_keys(&mut table, &mut question.item);
            more(&mut table);
            table.finish();
            column.map(|_| question)?
        } else {
            Self::new(name, entry.text()?)
        };
        question.item.line = Some(entry.line());
        Some(question)
    }

    /// A yes/no question of an optional key.
    pub(super) fn yes_no(
        table: &mut TableReader<'_>,
        key: &'static str,
        name: &str,
    ) -> Option<Self> {
        let entry = table.optional(key)?;
        Some(Self::read(&entry, name, |_| {})?.usually(Some(YES_NO)))
    }
}

/// A question for each column of a list, as [`KpiQuestion::in_column`]; `None` after a fault.
pub(super) fn questions_in_columns(
    entry: &Entry<'_>,
    prefix: &str,
    shared: &ItemChoice,
) -> Option<Vec<KpiQuestion>> {
    let columns = entry.texts()?;
    if columns.is_empty() {
        entry.reject("study-no-columns", "study-no-columns-advice");
        return None;
    }
    let repeats = columns.iter().enumerate();
    let mut repeats = repeats.map(|(place, column)| columns[..place].contains(column));
    if repeats.any(|repeats| repeats) {
        entry.reject("study-column-twice", "study-column-twice-advice");
        return None;
    }
    let question = |column| KpiQuestion::in_column(prefix, column, (shared, entry.line()));
    Some(columns.into_iter().map(question).collect())
}

/// `min`, `max`, `missing`, `labels`, `reverse` and `decimals` of a table.
pub(super) fn answer_keys(table: &mut TableReader<'_>, item: &mut ItemChoice) {
    item.scale = scale(table);
    item.missing_codes = table.texts("missing").unwrap_or_default();
    let document = table.document();
    item.labels = table
        .optional("labels")
        .and_then(|entry| labels(&entry, document));
    item.reverse = table.boolean("reverse").unwrap_or_default();
    item.decimals = table.boolean("decimals");
}
