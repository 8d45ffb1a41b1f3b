//! The tables of what higher-order constructs are made of.

use super::choice_name;
use super::fit_report::{DimensionRow, FitReport};
use super::result_tables::cut_lines;
use super::section::Section;
use super::table::{Cell, Column, Table};
use crate::words::Words;

fn named(report: &FitReport, construct: &str) -> Cell {
    Cell::named(construct, report.labels.construct(construct))
}

pub(super) fn dimensions(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::key("dimension", words),
        Column::number("weight", words),
        Column::number("index_weight", words),
        Column::number("loading", words),
        Column::interval(report.settings.confidence, words),
        Column::number("importance", words),
        Column::number("performance", words),
        Column::number("potential", words),
        Column::text("priority", words),
    ];
    let row = |row: &DimensionRow| {
        vec![
            named(report, &row.construct),
            named(report, &row.dimension),
            Cell::coefficient(row.weight),
            Cell::coefficient(row.index_weight),
            Cell::coefficient(row.loading),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::importance(row.importance),
            Cell::index(row.performance),
            Cell::index(row.potential),
            Cell::class(row.priority, words),
        ]
    };
    let rows = report.dimensions.iter().map(row).collect();
    let table = Table::of_section(Section::Dimensions, columns, rows, words);
    let mut table = table.if_resampled(report);
    table.notes.extend(dimension_cut_lines(report, words));
    table.notes.extend(report.model.stages.map(|stages| {
        let name = choice_name(stages);
        words.text(&format!("note-dimensions-{name}"))
    }));
    table
}

/// The dimensions as drivers of the index construct: what fits on one screen beside the drivers. Intervals are those of
/// the importances.
pub(super) fn dimensions_as_drivers(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::key("dimension", words),
        Column::number("importance", words),
        Column::interval(report.settings.confidence, words),
        Column::number("performance", words),
        Column::text("priority", words),
    ];
    let row = |row: &DimensionRow| {
        let importance = row.resampled.value("importance");
        vec![
            named(report, &row.construct),
            named(report, &row.dimension),
            Cell::importance(row.importance),
            Cell::importance_interval(importance.and_then(|found| found.interval)),
            Cell::index(row.performance),
            Cell::class(row.priority, words),
        ]
    };
    let rows = report.dimensions.iter().map(row).collect();
    let table = Table::of_section(Section::Dimensions, columns, rows, words);
    let mut table = table.if_resampled(report);
    table.notes.extend(dimension_cut_lines(report, words));
    table
}

fn dimension_cut_lines(report: &FitReport, words: &Words) -> Option<String> {
    cut_lines(
        "note-dimension-cut-lines",
        report.dimension_cut_lines,
        words,
    )
}
