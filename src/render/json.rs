//! JSON: never rounded; what is not a finite number is null.

use serde::Serialize;
use serde_json::{Value, json};

use crate::report::{Cell, Named, Table};

/// `document` with indentation and a newline at the end.
pub(super) fn pretty(document: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A table as an array with one object per row.
pub(super) fn rows(table: &Table) -> Vec<Named<Value>> {
    let row = |cells: &Vec<Cell>| {
        let cells = cells.iter().zip(&table.columns);
        Named(
            cells
                .map(|(cell, column)| (column.key.clone(), value(cell)))
                .collect(),
        )
    };
    table.rows.iter().map(row).collect()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) | Cell::Named { name: text, .. } => json!(text),
        Cell::Class { priority, .. } => json!(priority),
        Cell::Verdict { verdict, .. } => json!(verdict),
        Cell::Number { value, .. } | Cell::Share(value) => json!(value),
        Cell::Interval { lower, upper, .. } => json!([lower, upper]),
        Cell::Count(count) => json!(count),
        Cell::Missing => Value::Null,
    }
}
