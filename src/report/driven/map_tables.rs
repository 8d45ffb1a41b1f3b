//! The tables of the importance–performance maps.

use super::map_rows::{ItemMapRow, MapFigures, MapRow};
use super::rows::DriversReport;
use super::shown::DriverSection;
use crate::drivers::CutLines;
use crate::report::table::{Cell, Column, Table};
use crate::study::{Cut, CutRule};
use crate::words::Words;

/// The drivers on the map.
pub(super) fn map(report: &DriversReport, words: &Words) -> Table {
    let columns = [
        vec![Column::text("mark", words), Column::key("construct", words)],
        place_columns(report, words),
    ];
    let row = |row: &MapRow| {
        let name = Cell::named(&row.construct, report.fit.labels.construct(&row.construct));
        [
            vec![Cell::Text(row.mark.clone()), name],
            place_cells(&row.figures, words),
        ]
        .concat()
    };
    let rows = report.maps.map.iter().map(row).collect();
    let table = Table::of_section(DriverSection::Map, columns.concat(), rows, words);
    let mut table = without_replicates(table, report);
    table.title = words.fill("title-map", &[("target", target(report))]);
    let settings = &report.driver_settings;
    let cut = (settings.cut, report.maps.map_lines);
    table.notes.extend(cut_note(cut, words));
    let uncertain = report
        .maps
        .map
        .iter()
        .filter(|row| is_uncertain(&row.figures));
    let uncertain = uncertain.map(|row| report.fit.labels.construct(&row.construct));
    table.notes.extend(uncertain_note(uncertain, words));
    let linear = words.fill("note-map-linear", &[("target", target(report))]);
    let is_empty = report.maps.map_lines.is_none();
    table.with_note(if is_empty {
        words.text("note-map-empty")
    } else {
        linear
    })
}

/// The items on the map.
pub(super) fn item_map(report: &DriversReport, words: &Words) -> Table {
    let columns = [
        vec![
            Column::number("mark", words),
            Column::key("indicator", words),
            Column::text("construct", words),
        ],
        place_columns(report, words),
    ];
    let row = |row: &ItemMapRow| {
        let labels = &report.fit.labels;
        [
            vec![
                Cell::Text(row.mark.clone()),
                Cell::named(&row.indicator, labels.indicator(&row.indicator)),
                Cell::named(&row.construct, labels.construct(&row.construct)),
            ],
            place_cells(&row.figures, words),
        ]
        .concat()
    };
    let rows = report.maps.item_map.iter().map(row).collect();
    let table = Table::of_section(DriverSection::ItemMap, columns.concat(), rows, words);
    let mut table = without_replicates(table, report);
    let settings = &report.driver_settings;
    let cut = (settings.item_cut, report.maps.item_map_lines);
    table.notes.extend(cut_note(cut, words));
    let uncertain = report.maps.item_map.iter();
    let uncertain = uncertain.filter(|row| is_uncertain(&row.figures));
    let uncertain = uncertain.map(|row| report.fit.labels.indicator(&row.indicator));
    table.notes.extend(uncertain_note(uncertain, words));
    table
}

/// The drivers on the map, for the overview.
pub(super) fn narrow_map(report: &DriversReport, words: &Words) -> Table {
    let mut table = map(report, words);
    table.remove_column("potential");
    table
}

/// The items on the map, for the overview.
pub(super) fn narrow_item_map(report: &DriversReport, words: &Words) -> Table {
    let mut table = item_map(report, words);
    table.remove_column("potential");
    table.remove_column("construct");
    table
}

/// The probabilities of the drivers' quadrants.
pub(super) fn quadrants(report: &DriversReport, words: &Words) -> Table {
    let columns = [
        vec![Column::key("construct", words)],
        quadrant_columns(words),
    ];
    let row = |row: &MapRow| {
        let name = Cell::named(&row.construct, report.fit.labels.construct(&row.construct));
        [vec![name], quadrant_cells(&row.figures, words)].concat()
    };
    let rows = report.maps.map.iter().map(row).collect();
    let table = Table::of_section(DriverSection::Quadrants, columns.concat(), rows, words);
    quadrants_noted(table, report, words)
}

/// The probabilities of the items' quadrants.
pub(super) fn item_quadrants(report: &DriversReport, words: &Words) -> Table {
    let columns = [
        vec![Column::key("indicator", words)],
        quadrant_columns(words),
    ];
    let row = |row: &ItemMapRow| {
        let name = Cell::named(&row.indicator, report.fit.labels.indicator(&row.indicator));
        [vec![name], quadrant_cells(&row.figures, words)].concat()
    };
    let rows = report.maps.item_map.iter().map(row).collect();
    let section = DriverSection::ItemQuadrants;
    let table = Table::of_section(section, columns.concat(), rows, words);
    quadrants_noted(table, report, words)
}

fn target(report: &DriversReport) -> String {
    let target = &report.driver_settings.target;
    report.fit.labels.construct(target).to_owned()
}

fn place_columns(report: &DriversReport, words: &Words) -> Vec<Column> {
    let interval = Column::interval(report.fit.settings.confidence, words);
    vec![
        Column::number("importance", words),
        interval.clone(),
        Column::number("performance", words),
        Column {
            key: "performance_interval".to_owned(),
            ..interval
        },
        Column::number("potential", words),
        Column::text("priority", words),
        Column::number("probability", words),
    ]
}

fn place_cells(figures: &MapFigures, words: &Words) -> Vec<Cell> {
    vec![
        Cell::importance(figures.importance),
        Cell::importance_interval(figures.uncertainty.interval),
        Cell::index(figures.performance),
        Cell::index_interval(figures.performance_interval),
        Cell::index(figures.potential),
        Cell::class(figures.priority, words),
        Cell::share(figures.probability),
    ]
}

/// Without resampling, the table without what comes of it.
fn without_replicates(table: Table, report: &DriversReport) -> Table {
    let mut table = table.if_resampled(&report.fit);
    if report.fit.resampling.is_none() {
        table.remove_column("performance_interval");
        table.remove_column("probability");
    }
    table
}

fn quadrant_columns(words: &Words) -> Vec<Column> {
    vec![
        Column::text("priority", words),
        Column::number("strength", words),
        Column::number("improve_first", words),
        Column::number("opportunity", words),
        Column::number("maintain", words),
        Column::text("likeliest", words),
    ]
}

fn quadrant_cells(figures: &MapFigures, words: &Words) -> Vec<Cell> {
    vec![
        Cell::class(figures.priority, words),
        Cell::share(figures.strength),
        Cell::share(figures.improve_first),
        Cell::share(figures.opportunity),
        Cell::share(figures.maintain),
        Cell::class(figures.likeliest, words),
    ]
}

fn quadrants_noted(table: Table, report: &DriversReport, words: &Words) -> Table {
    let rows = report.maps.map.iter().map(|row| &row.figures);
    let mut rows = rows.chain(report.maps.item_map.iter().map(|row| &row.figures));
    let note = if rows.any(|figures| figures.probability.is_some()) {
        "note-quadrants"
    } else {
        "note-no-quadrants"
    };
    table.with_note(words.text(note))
}

fn is_uncertain(figures: &MapFigures) -> bool {
    figures.uncertain == Some(true)
}

fn uncertain_note<'n>(names: impl Iterator<Item = &'n str>, words: &Words) -> Option<String> {
    let names: Vec<&str> = names.collect();
    let names = (!names.is_empty()).then(|| names.join(&words.text("list-separator")))?;
    Some(words.fill("note-map-uncertain", &[("names", names)]))
}

/// Where a map is cut, and by which rule.
pub(super) fn cut_note(
    (rule, lines): (CutRule, Option<CutLines>),
    words: &Words,
) -> Option<String> {
    let lines = lines?;
    let kind = |cut: Cut| match cut {
        Cut::Means => words.text("cut-means"),
        Cut::Medians => words.text("cut-medians"),
        Cut::At(_) => words.text("cut-given"),
    };
    Some(words.fill(
        "note-map-lines",
        &[
            ("importance", format!("{:.2}", lines.importance)),
            ("importance_rule", kind(rule.importance)),
            ("performance", format!("{:.1}", lines.performance)),
            ("performance_rule", kind(rule.performance)),
        ],
    ))
}
