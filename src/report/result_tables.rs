//! The tables of the main results: indices and drivers.

use super::fit_report::{ConstructIndexRow, DriverRow, FitReport, GroupRow, ItemDriverRow};
use super::section::Section;
use super::table::{Cell, Column, Table};
use crate::drivers::CutLines;
use crate::words::Words;

/// Items that the overview shows.
const OVERVIEW_ITEMS: usize = 5;

pub(super) fn indices(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::number("index", words),
        Column::number("standard_error", words),
        Column::interval(report.settings.confidence, words),
        Column::number("standard_deviation", words),
        Column::number("missing_share", words),
        Column::number("respondents", words),
    ];
    let row = |row: &ConstructIndexRow| {
        let label = report.labels.construct(&row.construct);
        let label = if row.construct == report.model.index {
            words.fill("index-construct", &[("construct", label.to_owned())])
        } else {
            label.to_owned()
        };
        vec![
            Cell::named(&row.construct, label),
            Cell::index(row.index),
            Cell::index(row.uncertainty.standard_error),
            Cell::index_interval(row.uncertainty.interval),
            Cell::index(row.standard_deviation),
            Cell::share(row.missing_share),
            Cell::Count(row.respondents),
        ]
    };
    let rows = report.indices.iter().map(row).collect();
    Table::of_section(Section::Indices, columns, rows, words)
        .if_resampled(report)
        .with_note(words.text("note-index-construct"))
}

pub(super) fn groups(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("group", words),
        Column::key("construct", words),
        Column::number("index", words),
        Column::number("standard_error", words),
        Column::interval(report.settings.confidence, words),
        Column::number("standard_deviation", words),
        Column::number("respondents", words),
    ];
    let row = |row: &GroupRow| {
        vec![
            Cell::Text(row.group.clone()),
            Cell::named(&row.construct, report.labels.construct(&row.construct)),
            Cell::index(row.index),
            Cell::index(row.standard_error),
            Cell::index_interval(row.interval),
            Cell::index(row.standard_deviation),
            Cell::Count(row.respondents),
        ]
    };
    let rows = report.groups.iter().map(row).collect();
    let mut table = Table::of_section(Section::Groups, columns, rows, words);
    if let Some(row) = report.groups.first() {
        table.title = words.fill("title-groups", &[("column", row.column.clone())]);
    }
    table.with_note(words.text("note-groups"))
}

/// [`groups`] for the index construct alone.
pub(super) fn groups_of_index(report: &FitReport, words: &Words) -> Table {
    let mut table = groups(report, words);
    let of_index: Vec<bool> = report
        .groups
        .iter()
        .map(|row| row.construct == report.model.index)
        .collect();
    let mut kept = of_index.iter();
    table.rows.retain(|_| kept.next().copied().unwrap_or(false));
    table.remove_column("construct");
    table
}

pub(super) fn drivers(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::number("importance", words),
        Column::interval(report.settings.confidence, words),
        Column::number("impact", words),
        Column::number("performance", words),
        Column::number("potential", words),
        Column::text("priority", words),
    ];
    let row = |row: &DriverRow| {
        vec![
            Cell::named(&row.construct, report.labels.construct(&row.construct)),
            Cell::importance(row.importance),
            Cell::importance_interval(row.uncertainty.interval),
            Cell::index(row.impact),
            Cell::index(row.performance),
            Cell::index(row.potential),
            Cell::class(row.priority, words),
        ]
    };
    let rows = report.drivers.iter().map(row).collect();
    let target = report.labels.construct(&report.model.index).to_owned();
    let table = Table::of_section(Section::Drivers, columns, rows, words);
    let mut table = table.if_resampled(report);
    table.title = words.fill("title-drivers", &[("target", target.clone())]);
    table.notes.extend(cut_lines(report.cut_lines, words));
    table.with_note(words.fill("note-linear", &[("target", target)]))
}

pub(super) fn item_drivers(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("indicator", words),
        Column::text("construct", words),
        Column::number("importance", words),
        Column::interval(report.settings.confidence, words),
        Column::number("performance", words),
        Column::number("potential", words),
        Column::text("priority", words),
    ];
    let row = |row: &ItemDriverRow| {
        vec![
            Cell::named(&row.indicator, report.labels.indicator(&row.indicator)),
            Cell::named(&row.construct, report.labels.construct(&row.construct)),
            Cell::importance(row.importance),
            Cell::importance_interval(row.uncertainty.interval),
            Cell::index(row.performance),
            Cell::index(row.potential),
            Cell::class(row.priority, words),
        ]
    };
    let rows = report.item_drivers.iter().map(row).collect();
    let table = Table::of_section(Section::ItemDrivers, columns, rows, words);
    let mut table = table.if_resampled(report);
    table.notes.extend(cut_lines(report.item_cut_lines, words));
    table
}

/// [`drivers`], with intervals without the potential, which the verdict uses: it would be too wide for one screen.
pub(super) fn narrow_drivers(report: &FitReport, words: &Words) -> Table {
    let mut table = drivers(report, words);
    if report.resampling.is_some() {
        table.remove_column("potential");
    }
    table
}

/// The first items of [`item_drivers`] without what makes them too wide or long for one screen.
pub(super) fn most_important_items(report: &FitReport, words: &Words) -> Table {
    let mut table = item_drivers(report, words);
    let total = table.rows.len();
    table.remove_column("construct");
    if report.resampling.is_some() {
        table.remove_column("potential");
    }
    table.rows.truncate(OVERVIEW_ITEMS);
    table.notes.clear();
    let shown = table.rows.len();
    if shown < total {
        let numbers = [("shown", shown.to_string()), ("total", total.to_string())];
        table.notes.push(words.fill("note-more-items", &numbers));
    }
    table
}

fn cut_lines(lines: Option<CutLines>, words: &Words) -> Option<String> {
    let lines = lines?;
    let numbers = [
        ("importance", format!("{:.2}", lines.importance)),
        ("performance", format!("{:.1}", lines.performance)),
    ];
    Some(words.fill("note-cut-lines", &numbers))
}
