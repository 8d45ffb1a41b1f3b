//! The tables of necessary conditions, their bottlenecks and the combined map.

use super::guidance_rows::{BottleneckRow, CombinedMapRow, NecessityRow, Need};
use super::guidance_tables::{answer, construct, finished, interval_of};
use super::rows::DriversReport;
use super::shown::DriverSection;
use crate::drivers::CeilingLine;
use crate::report::choice_name;
use crate::report::table::{Alignment, Cell, Column, Table};
use crate::words::Words;

fn ceiling(line: CeilingLine, words: &Words) -> Cell {
    let name = choice_name(line);
    Cell::named(&name, words.text(&format!("ceiling-{name}")))
}

/// Effect sizes of both ceilings.
pub(super) fn necessity(report: &DriversReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::key("ceiling", words),
        Column::number("d", words),
        Column::number("p_value", words),
        Column::number("accuracy", words),
        Column::text("necessary", words),
    ];
    let row = |row: &NecessityRow| {
        vec![
            construct(report, &row.construct),
            ceiling(row.ceiling, words),
            Cell::coefficient(row.d),
            Cell::coefficient(row.p_value),
            Cell::share(row.accuracy),
            answer(row.necessary, words),
        ]
    };
    let rows = report.guidance.necessity.iter().map(row).collect();
    let table = Table::of_section(DriverSection::Necessity, columns, rows, words);
    let permutations = report.guidance.permutations.unwrap_or_default();
    let mut notes = vec![words.text("note-necessity")];
    if permutations > 0 {
        let permutations = ("permutations", permutations.to_string());
        notes.push(words.fill("note-permutations", &[permutations]));
    }
    finished(table, report, (notes, words))
}

/// One row per ceiling, level and driver: for machines.
pub(super) fn bottlenecks(report: &DriversReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("ceiling", words),
        Column::number("target_share", words),
        Column::number("target_level", words),
        Column::key("construct", words),
        Column::text("need", words),
        Column::number("needed", words),
        Column::number("needed_share", words),
        Column::number("share_below", words),
    ];
    let row = |row: &BottleneckRow| {
        vec![
            ceiling(row.ceiling, words),
            Cell::Share(row.target_share),
            Cell::index(row.target_level),
            construct(report, &row.construct),
            need(Some(row.need), None, words),
            Cell::index(row.needed),
            Cell::share(row.needed_share),
            Cell::share(row.share_below),
        ]
    };
    let rows = report.guidance.bottlenecks.iter().map(row).collect();
    let table = Table::of_section(DriverSection::Bottlenecks, columns, rows, words);
    finished(table, report, (vec![words.text("note-bottlenecks")], words))
}

/// A level where there is one, the word for its absence elsewhere.
fn need(need: Option<Need>, level: Option<Cell>, words: &Words) -> Cell {
    match (need, level) {
        (Some(Need::Level), Some(level)) => level,
        (Some(need), _) => {
            let name = choice_name(need);
            Cell::named(&name, words.text(&format!("need-{name}")))
        }
        (None, _) => Cell::Missing,
    }
}

/// One table per ceiling and way of saying a level: rows are levels of the target, columns drivers.
pub(super) fn bottlenecks_side_by_side(report: &DriversReport, words: &Words) -> Vec<Table> {
    let rows = &report.guidance.bottlenecks;
    if rows.is_empty() {
        return vec![bottlenecks(report, words)];
    }
    let mut tables = Vec::new();
    for line in [CeilingLine::CeFdh, CeilingLine::CrFdh] {
        let of_line: Vec<&BottleneckRow> = rows.iter().filter(|row| row.ceiling == line).collect();
        tables.push(side_by_side(
            report,
            &of_line,
            ("bottlenecks-level", words),
            |row| Cell::index(row.needed),
        ));
        tables.push(side_by_side(
            report,
            &of_line,
            ("bottlenecks-share", words),
            |row| Cell::share(row.needed_share),
        ));
        tables.push(side_by_side(
            report,
            &of_line,
            ("bottlenecks-below", words),
            |row| Cell::share(row.share_below),
        ));
    }
    if let Some(last) = tables.last_mut() {
        last.notes.push(words.text("note-bottlenecks"));
    }
    tables
}

fn side_by_side(
    report: &DriversReport,
    rows: &[&BottleneckRow],
    (title, words): (&str, &Words),
    level: impl Fn(&BottleneckRow) -> Cell,
) -> Table {
    let mut drivers: Vec<&str> = Vec::new();
    for row in rows {
        if !drivers.contains(&row.construct.as_str()) {
            drivers.push(&row.construct);
        }
    }
    let mut columns = vec![
        Column::number("target_share", words),
        Column::number("target_level", words),
    ];
    let column = |name: &&str| Column::construct(name, report.fit.labels.construct(name));
    columns.extend(drivers.iter().map(column));
    let of_level = |cells: &[&BottleneckRow]| {
        let levels = cells.first().map(|cell| {
            [
                Cell::Share(cell.target_share),
                Cell::index(cell.target_level),
            ]
        });
        let needed = cells
            .iter()
            .map(|cell| need(Some(cell.need), Some(level(cell)), words));
        levels.into_iter().flatten().chain(needed).collect()
    };
    let line = rows.first().map_or(CeilingLine::CeFdh, |row| row.ceiling);
    let line = words.text(&format!("ceiling-{}", choice_name(line)));
    let title = words.fill(title, &[("ceiling", line)]);
    let cells = rows.chunks(drivers.len().max(1)).map(of_level).collect();
    let table = Table::of_section(DriverSection::Bottlenecks, columns, cells, words);
    Table { title, ..table }
}

/// Importance, performance and necessity side by side.
pub(super) fn combined_map(report: &DriversReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::number("importance", words),
        interval_of("importance", report, words),
        Column::number("performance", words),
        interval_of("performance", report, words),
        Column::text("priority", words),
        Column::number("d", words),
        Column::number("p_value", words),
        Column::text("necessary", words),
        Column {
            alignment: Alignment::Right,
            ..Column::text("needed", words)
        },
        Column::number("share_below", words),
    ];
    let row = |row: &CombinedMapRow| {
        vec![
            construct(report, &row.construct),
            Cell::importance(row.importance),
            Cell::importance_interval(row.importance_interval),
            Cell::index(row.performance),
            Cell::index_interval(row.performance_interval),
            Cell::class(row.priority, words),
            Cell::coefficient(row.d),
            Cell::coefficient(row.p_value),
            answer(row.necessary, words),
            need(row.need, Some(Cell::index(row.needed)), words),
            Cell::share(row.share_below),
        ]
    };
    let rows = report.guidance.combined_map.iter().map(row).collect();
    let table = Table::of_section(DriverSection::CombinedMap, columns, rows, words);
    let settings = &report.driver_settings;
    let target = report.fit.labels.construct(&settings.target).to_owned();
    let aim = ("aim", settings.aim.to_string());
    let note = words.fill("note-combined-map", &[("target", target), aim]);
    finished(table, report, (vec![note], words))
}
