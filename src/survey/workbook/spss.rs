//! SPSS files: names, labels, codes and what the file declares missing.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{BufReader, Read, Seek};

use ambers::{MissingSpec, Scanner, SpssMetadata, Value};
use arrow::array::{Array, Float64Array, StringViewArray};
use arrow::util::display::array_value_to_string;

use super::super::faults;
use super::cell_text::{CellText, number_text};
use super::format::TableFormat;
use super::parsing::Fault;
use super::sheet_text::SheetText;
use super::{DeclaredCodes, SheetTable};

/// Cases that are held at a time.
const BATCH: usize = 4096;

/// Reads the table of an SPSS file.
pub(super) fn parse<R: Read + Seek>(source: &mut R) -> Result<SheetTable, Fault> {
    source
        .rewind()
        .map_err(|error| Box::new(faults::unreadable(&error)))?;
    let mut scanner = Scanner::open(BufReader::new(source), BATCH).map_err(damaged)?;
    let metadata = scanner.metadata().clone();
    let mut text = SheetText::default();
    let header_rows = write_header(&mut text, &metadata)?;
    let mut variables: Vec<Variable<'_>> = metadata
        .variable_names
        .iter()
        .map(|name| Variable::new(name, &metadata))
        .collect();
    let mut row = header_rows;
    while let Some(batch) = scanner.next_batch().map_err(damaged)? {
        for case in 0..batch.num_rows() {
            for (position, (values, variable)) in
                batch.columns().iter().zip(&mut variables).enumerate()
            {
                let cell = variable.cell(values.as_ref(), case)?;
                push(&mut text, (row, position), cell)?;
            }
            row += 1;
        }
    }
    let finished = text.finish().map_err(|_| damaged("> 1 GiB"))?;
    Ok(SheetTable {
        text: finished.text,
        lines: finished.lines.without_header(header_rows),
        errors: Vec::new(),
        format: TableFormat::Sav,
        sheet: None,
        header_rows: Some(header_rows),
        declared: variables.into_iter().map(Variable::declared).collect(),
        note: None,
    })
}

fn damaged(error: impl std::fmt::Display) -> Fault {
    Box::new(faults::damaged_spss(&error.to_string()))
}

/// The names, and the labels where there are any; gives the number of header records.
fn write_header(text: &mut SheetText, metadata: &SpssMetadata) -> Result<usize, Fault> {
    let names = &metadata.variable_names;
    for (position, name) in names.iter().enumerate() {
        push(text, (0, position), written(name))?;
    }
    if metadata.variable_labels.is_empty() {
        return Ok(1);
    }
    for (position, name) in names.iter().enumerate() {
        let label = metadata.label(name).unwrap_or_default();
        push(text, (1, position), written(label))?;
    }
    Ok(2)
}

/// Adds a cell; an empty first one makes its row a record all the same.
fn push(
    text: &mut SheetText,
    (row, position): (usize, usize),
    cell: CellText<'_>,
) -> Result<(), Fault> {
    let cell = match cell {
        CellText::Empty if position == 0 => CellText::Blank,
        other => other,
    };
    text.push(row, position, &cell)
        .map_err(|_| damaged("> 1 GiB"))
}

fn written(text: &str) -> CellText<'_> {
    if text.is_empty() {
        CellText::Empty
    } else {
        CellText::Text(Cow::Borrowed(text))
    }
}

/// One variable, with the codes found so far that it declares missing.
struct Variable<'m> {
    missing: &'m [MissingSpec],
    found: BTreeSet<String>,
    labels: Vec<(String, String)>,
}

impl<'m> Variable<'m> {
    fn new(name: &str, metadata: &'m SpssMetadata) -> Self {
        let missing = metadata.variable_missing_values.get(name);
        let labels = metadata.value_labels(name);
        let labels = labels.into_iter().flatten().map(|(value, label)| {
            let code = match value {
                Value::Numeric(code) => number_text(*code),
                Value::String(code) => code.clone(),
            };
            (code, label.clone())
        });
        Self {
            missing: missing.map_or(&[], Vec::as_slice),
            found: BTreeSet::new(),
            labels: labels.collect(),
        }
    }

    /// The answer of a case; what the variable declares missing is noted and stays as it is.
    fn cell<'v>(&mut self, values: &'v dyn Array, case: usize) -> Result<CellText<'v>, Fault> {
        if values.is_null(case) {
            return Ok(CellText::Empty);
        }
        if let Some(numbers) = values.as_any().downcast_ref::<Float64Array>() {
            let number = numbers.value(case);
            let text = number_text(number);
            if self
                .missing
                .iter()
                .any(|missing| has_number(missing, number))
            {
                self.found.insert(text.clone());
            }
            return Ok(CellText::Text(Cow::Owned(text)));
        }
        if let Some(texts) = values.as_any().downcast_ref::<StringViewArray>() {
            let text = texts.value(case);
            if self.missing.iter().any(|missing| has_text(missing, text)) {
                self.found.insert(text.to_owned());
            }
            return Ok(written(text));
        }
        // Dates, times and durations.
        let text = array_value_to_string(values, case).map_err(damaged)?;
        let day = text.strip_suffix("T00:00:00").map(str::to_owned);
        Ok(CellText::Text(Cow::Owned(day.unwrap_or(text))))
    }

    fn declared(self) -> DeclaredCodes {
        DeclaredCodes {
            missing: self.found.into_iter().collect(),
            labels: self.labels,
        }
    }
}

fn has_number(missing: &MissingSpec, number: f64) -> bool {
    match missing {
        MissingSpec::Value(value) => value.total_cmp(&number).is_eq(),
        MissingSpec::Range { lo, hi } => (*lo..=*hi).contains(&number),
        MissingSpec::StringValue(_) => false,
    }
}

fn has_text(missing: &MissingSpec, text: &str) -> bool {
    matches!(missing, MissingSpec::StringValue(value) if value.trim_end() == text.trim_end())
}
