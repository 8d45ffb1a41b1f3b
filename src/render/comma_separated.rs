//! CSV: never rounded, English keys, safe to open in a spreadsheet.

use crate::report::{Cell, Column, Table};

/// One table as it is; several as `section,row,column,value`.
pub(super) fn tables_csv(tables: &[Table]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    match tables {
        [table] => write_wide(table, &mut writer)?,
        _ => write_long(tables, &mut writer)?,
    }
    writer
        .into_inner()
        .map_err(|failure| csv::Error::from(failure.into_error()))
}

fn write_wide(table: &Table, writer: &mut csv::Writer<Vec<u8>>) -> Result<(), csv::Error> {
    writer.write_record(table.columns.iter().flat_map(names))?;
    for row in &table.rows {
        let cells = row.iter().zip(&table.columns);
        writer.write_record(cells.flat_map(|(cell, column)| values(cell, column)))?;
    }
    Ok(())
}

fn write_long(tables: &[Table], writer: &mut csv::Writer<Vec<u8>>) -> Result<(), csv::Error> {
    writer.write_record(["section", "row", "column", "value"])?;
    for table in tables {
        for row in &table.rows {
            let name = safe(&table.row_key(row));
            let cells = row.iter().zip(&table.columns);
            for (cell, column) in cells.filter(|(_, column)| !column.identifies) {
                for (key, value) in names(column).iter().zip(values(cell, column)) {
                    writer.write_record([table.key, &name, key, &value])?;
                }
            }
        }
    }
    Ok(())
}

/// The column's key; of an interval one for each end.
fn names(column: &Column) -> Vec<String> {
    if is_interval(column) {
        return ["lower", "upper"]
            .map(|end| format!("{}_{end}", column.key))
            .to_vec();
    }
    vec![safe(&column.key)]
}

/// The cell's value; of an interval one for each end.
fn values(cell: &Cell, column: &Column) -> Vec<String> {
    match cell {
        Cell::Interval { lower, upper, .. } => [lower, upper]
            .map(|end| unsigned_zero(*end).to_string())
            .to_vec(),
        Cell::Missing if is_interval(column) => vec![String::new(), String::new()],
        _ => vec![value(cell)],
    }
}

fn is_interval(column: &Column) -> bool {
    column.key == "interval" || column.key.ends_with("_interval")
}

/// A cell as machines read it; empty when not defined.
fn value(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Named { name: text, .. } => safe(text),
        Cell::Class { priority, .. } => choice(priority),
        Cell::Verdict { verdict, .. } => choice(verdict),
        Cell::Number { value, .. } | Cell::Share(value) => unsigned_zero(*value).to_string(),
        Cell::Count(count) => count.to_string(),
        Cell::Interval { .. } | Cell::Missing => String::new(),
    }
}

fn choice(choice: &impl serde::Serialize) -> String {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn unsigned_zero(value: f64) -> f64 {
    // −0 + 0 = 0; every other number stays as it is.
    value + 0.0
}

/// Text that a spreadsheet does not take for a formula: behind ' when it starts with = + - @ TAB or CR.
fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Alignment;

    fn table(key: &'static str, name: &str, value: Cell) -> Table {
        let column = |key: &str, identifies| Column {
            key: key.to_owned(),
            heading: String::new(),
            alignment: Alignment::Left,
            identifies,
            is_construct: false,
        };
        Table {
            key,
            title: String::new(),
            columns: vec![column("construct", true), column("figure", false)],
            rows: vec![vec![Cell::named(name, "label"), value]],
            notes: Vec::new(),
        }
    }

    fn csv(tables: &[Table]) -> String {
        String::from_utf8(tables_csv(tables).unwrap()).unwrap()
    }

    #[test]
    fn formulas_are_quoted_and_numbers_are_not() {
        for start in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"] {
            let text = csv(&[table("t", start, Cell::Text(start.to_owned()))]);
            assert_eq!(text.matches(&format!("'{start}")).count(), 2, "{text:?}");
        }
        let text = csv(&[table("t", "a", Cell::coefficient(-0.25))]);
        assert_eq!(text, "construct,figure\na,-0.25\n");
    }

    #[test]
    fn numbers_are_whole_and_undefined_is_empty() {
        let third = 1.0 / 3.0;
        let text = csv(&[table("t", "a", Cell::coefficient(third))]);
        let number = text.lines().nth(1).unwrap().split(',').nth(1).unwrap();
        assert_eq!(number.parse::<f64>().unwrap().to_bits(), third.to_bits());
        let text = csv(&[table("t", "a", Cell::Missing)]);
        assert_eq!(text, "construct,figure\na,\n");
    }

    #[test]
    fn several_tables_are_long() {
        let text = csv(&[
            table("one", "a,b", Cell::Count(3)),
            table("two", "c", Cell::Share(-0.0)),
        ]);
        assert_eq!(
            text,
            "section,row,column,value\none,\"a,b\",figure,3\ntwo,c,figure,0\n"
        );
    }
}
