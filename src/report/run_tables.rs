//! The tables of the run itself: what was dropped or changed, and the settings.

use serde::Serialize;

use super::choice_name;
use super::fit_report::{FitReport, LabelRow, Labels, RunSettings};
use super::material::CleaningEntry;
use super::section::{ReportSection, Section};
use super::table::{Cell, Column, Table};
use crate::words::Words;

/// A choice by its name, with its label from the catalogue's `KIND-NAME`.
pub(super) fn choice(kind: &str, value: impl Serialize, words: &Words) -> Cell {
    let name = choice_name(value);
    let label = choice_label(kind, &name, words);
    Cell::Named { name, label }
}

pub(super) fn choice_label(kind: &str, name: &str, words: &Words) -> String {
    words.text(&format!("{kind}-{name}"))
}

pub(super) fn cleaning(report: &FitReport, words: &Words) -> Table {
    cleaning_table(Section::Cleaning, &report.cleaning, &report.labels, words)
}

/// The ledger of whatever was dropped or changed, as a section of any report.
pub(super) fn cleaning_table(
    section: impl ReportSection,
    entries: &[CleaningEntry],
    labels: &Labels,
    words: &Words,
) -> Table {
    let label = |name: &str| labels.indicator(name).to_owned();
    let (columns, rows) = cleaning_rows(entries, &label, words);
    let untouched = rows.is_empty();
    let table = Table::of_section(section, columns, rows, words);
    if untouched {
        table.with_note(words.text("note-nothing-cleaned"))
    } else {
        table
    }
}

/// Columns and rows of the ledger; `label` is what an item is called.
pub(super) fn cleaning_rows(
    entries: &[CleaningEntry],
    label: &dyn Fn(&str) -> String,
    words: &Words,
) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let columns = vec![
        Column::key("action", words),
        Column::key("indicator", words),
        Column::text("column", words),
        Column::key("detail", words),
        Column::number("count", words),
    ];
    let indicator = |name: &String| Cell::named(name, label(name));
    let row = |entry: &CleaningEntry| {
        vec![
            choice("cleaning", entry.action, words),
            entry.indicator.as_ref().map_or(Cell::Missing, indicator),
            Cell::text(entry.column.as_deref()),
            Cell::text(entry.detail.as_deref()),
            Cell::Count(entry.count),
        ]
    };
    (columns, entries.iter().map(row).collect())
}

pub(super) fn label_maps(report: &FitReport, words: &Words) -> Table {
    let (columns, rows) = label_map_rows(&report.label_maps, words);
    let note = if rows.is_empty() {
        "note-no-labels"
    } else {
        "note-labels"
    };
    let note = words.text(note);
    Table::of_section(Section::Labels, columns, rows, words).with_note(note)
}

/// Columns and rows of the label maps.
pub(super) fn label_map_rows(
    label_maps: &[LabelRow],
    words: &Words,
) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let columns = vec![
        Column::key("group", words),
        Column::key("label", words),
        Column::number("value", words),
        Column::number("count", words),
        Column::text("set", words),
        Column::text("basis", words),
        Column::text("columns", words),
    ];
    let mut last = 0;
    let row = |row: &LabelRow| {
        let is_first = row.group != last;
        last = row.group;
        // People read once which columns they are.
        let shown = |text: String| if is_first { text } else { String::new() };
        let names = row.columns.join(", ");
        let basis = super::choice_name(row.basis);
        let basis_label = choice_label("label-basis", &basis, words);
        let set = row.set.clone();
        vec![
            Cell::Text(row.group.to_string()),
            Cell::Text(row.label.clone()),
            Cell::number(row.value, decimals(row.value)),
            Cell::Count(row.count),
            set.map_or(Cell::Missing, |set| Cell::named(&set, shown(set.clone()))),
            Cell::named(&basis, shown(basis_label)),
            Cell::named(&names, shown(names.clone())),
        ]
    };
    (columns, label_maps.iter().map(row).collect())
}

/// None for a whole number.
fn decimals(value: f64) -> usize {
    if value.fract().abs() < f64::EPSILON {
        0
    } else {
        2
    }
}

pub(super) fn settings(report: &FitReport, words: &Words) -> Table {
    settings_table(Section::Settings, &report.settings, words)
}

/// The settings that ran, as a section of any report.
pub(super) fn settings_table(
    section: impl ReportSection,
    settings: &RunSettings,
    words: &Words,
) -> Table {
    let columns = vec![Column::key("setting", words), Column::text("value", words)];
    let codes = &settings.survey.missing_codes;
    let codes = (!codes.is_empty()).then(|| codes.join(", "));
    let rows = [
        ("scheme", choice("scheme", settings.scheme, words)),
        ("metric", choice("metric", settings.metric, words)),
        ("missing", choice("missing", settings.missing, words)),
        ("consistent", yes_or_no(settings.consistent, words)),
        (
            "index_weights",
            choice("index-weights", settings.index_weights, words),
        ),
        ("tolerance", Cell::Text(format!("{:e}", settings.tolerance))),
        ("max_iterations", Cell::Count(settings.max_iterations)),
        ("resamples", Cell::Count(settings.resamples)),
        ("seed", Cell::Text(settings.seed.to_string())),
        ("interval", choice("interval", settings.interval, words)),
        ("confidence", Cell::Share(settings.confidence)),
        ("engine", choice("engine", settings.engine, words)),
        ("weight", Cell::text(settings.survey.weight.as_deref())),
        ("where", Cell::text(settings.survey.filter.as_deref())),
        ("missing_codes", Cell::text(codes.as_deref())),
    ];
    let rows = rows.map(|(key, value)| {
        let label = words.text(&format!("setting-{key}"));
        vec![Cell::named(key, label), value]
    });
    Table::of_section(section, columns, rows.to_vec(), words)
}

fn yes_or_no(value: bool, words: &Words) -> Cell {
    let label = words.text(if value { "yes" } else { "no" });
    Cell::named(if value { "true" } else { "false" }, label)
}
