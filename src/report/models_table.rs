//! The table of models that are at hand.

use super::assembly::label_or_name;
use super::choice_name;
use super::table::{Cell, Column, Table};
use crate::model::PathModel;
use crate::words::Words;

/// Name, title, status and size of each model: what `csi models` lists.
#[must_use]
pub fn models_table<'a>(models: impl IntoIterator<Item = &'a PathModel>, words: &Words) -> Table {
    let columns = vec![
        Column::key("model", words),
        Column::text("title", words),
        Column::text("status", words),
        Column::number("constructs", words),
        Column::number("indicators", words),
        Column::number("paths", words),
    ];
    let row = |model: &PathModel| {
        vec![
            Cell::Text(model.name.clone()),
            Cell::Text(label_or_name(&model.title, &model.name, words.language())),
            Cell::named(&choice_name(model.status), words.text(model.status.key())),
            Cell::Count(model.constructs.len()),
            Cell::Count(model.indicator_count()),
            Cell::Count(model.paths.len()),
        ]
    };
    Table {
        key: "models",
        title: words.text("title-models"),
        columns,
        rows: models.into_iter().map(row).collect(),
        notes: Vec::new(),
    }
}
