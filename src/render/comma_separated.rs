//! CSV: never rounded, English keys, safe to open in a spreadsheet.

use crate::report::{Cell, Column, Document, Table};
use crate::words::Words;

/// Tables of the same respondents, and the answers that make these a group; empty answers stand for everybody.
struct Part {
    answers: Vec<String>,
    tables: Vec<Table>,
}

/// The whole tables of a report; those of groups behind those of everybody, the groups' answers in leading columns.
pub(super) fn report_csv(report: &impl Document, words: &Words) -> Result<Vec<u8>, csv::Error> {
    let columns: Vec<String> = report.grouped_by().iter().map(|name| safe(name)).collect();
    let whole = Part {
        answers: vec![String::new(); columns.len()],
        tables: report.whole_tables(words),
    };
    let groups = report.parts(words).into_iter().map(|part| Part {
        answers: part.answers.iter().map(|answer| safe(answer)).collect(),
        tables: part.whole_tables,
    });
    let parts: Vec<Part> = [whole].into_iter().chain(groups).collect();
    parts_csv(&columns, &parts)
}

/// One table as it is; several as `section,row,column,value`.
pub(super) fn tables_csv(tables: &[Table]) -> Result<Vec<u8>, csv::Error> {
    let whole = Part {
        answers: Vec::new(),
        tables: tables.to_vec(),
    };
    parts_csv(&[], &[whole])
}

fn parts_csv(columns: &[String], parts: &[Part]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let keys = columns.iter().cloned();
    if let Some(header) = single_table(parts) {
        writer.write_record(keys.chain(header.iter().flat_map(names)))?;
        for part in parts {
            write_wide(part, &mut writer)?;
        }
    } else {
        let header = ["section", "row", "column", "value"];
        writer.write_record(keys.chain(header.map(str::to_owned)))?;
        for part in parts {
            write_long(part, &mut writer)?;
        }
    }
    writer
        .into_inner()
        .map_err(|failure| csv::Error::from(failure.into_error()))
}

/// The columns, when the whole is one table and every group has that table or none.
fn single_table(parts: &[Part]) -> Option<&[Column]> {
    let (whole, groups) = parts.split_first()?;
    let [table] = whole.tables.as_slice() else {
        return None;
    };
    let keys = |table: &Table| -> Vec<String> { table.columns.iter().flat_map(names).collect() };
    let same = |part: &Part| match part.tables.as_slice() {
        [] => true,
        [own] => keys(own) == keys(table),
        _ => false,
    };
    groups.iter().all(same).then_some(&table.columns)
}

fn write_wide(part: &Part, writer: &mut csv::Writer<Vec<u8>>) -> Result<(), csv::Error> {
    for table in &part.tables {
        for row in &table.rows {
            let cells = row.iter().zip(&table.columns);
            let cells = cells.flat_map(|(cell, column)| values(cell, column));
            writer.write_record(part.answers.iter().cloned().chain(cells))?;
        }
    }
    Ok(())
}

fn write_long(part: &Part, writer: &mut csv::Writer<Vec<u8>>) -> Result<(), csv::Error> {
    let answers = || part.answers.iter().map(String::as_str);
    for table in &part.tables {
        for row in &table.rows {
            let name = safe(&table.row_key(row));
            let cells = row.iter().zip(&table.columns);
            for (cell, column) in cells.filter(|(_, column)| !column.identifies) {
                for (key, value) in names(column).iter().zip(values(cell, column)) {
                    let record = [table.key, &name, key, &value];
                    writer.write_record(answers().chain(record))?;
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

/// Of the row's main number, or of another one that the key names.
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
    fn every_interval_has_two_columns() {
        let mut with_interval = table("t", "a", Cell::index_interval(Some([1.5, 2.5])));
        with_interval.columns[1].key = "gain_interval".to_owned();
        let header = "construct,gain_interval_lower,gain_interval_upper";
        assert_eq!(
            csv(&[with_interval.clone()]),
            format!("{header}\na,1.5,2.5\n")
        );
        with_interval.rows[0][1] = Cell::Missing;
        assert_eq!(csv(&[with_interval]), format!("{header}\na,,\n"));
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
