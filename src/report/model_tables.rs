//! The tables of the measurement model and the structural model.

use super::fit_report::{
    CrossLoadingRow, EffectRow, FitReport, HtmtRow, OuterModelRow, PathRow, RSquaredRow,
    ReliabilityRow,
};
use super::section::Section;
use super::table::{Cell, Column, Table};
use super::verdict::{AVE_MINIMUM, RELIABILITY_MAXIMUM, RELIABILITY_MINIMUM};
use crate::words::Words;

pub(super) fn construct(report: &FitReport, name: &str) -> Cell {
    Cell::named(name, report.labels.construct(name))
}

pub(super) fn indicator(report: &FitReport, name: &str) -> Cell {
    Cell::named(name, report.labels.indicator(name))
}

/// One column of numbers for each construct.
pub(super) fn construct_columns(report: &FitReport) -> impl Iterator<Item = Column> {
    let constructs = report.model.constructs.iter();
    constructs.map(|construct| {
        Column::construct(&construct.name, report.labels.construct(&construct.name))
    })
}

pub(super) fn paths(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("source", words),
        Column::key("target", words),
        Column::number("coefficient", words),
        Column::number("standard_error", words),
        Column::interval(report.settings.confidence, words),
        Column::number("p_value", words),
        Column::number("effect_size", words),
    ];
    let row = |row: &PathRow| {
        vec![
            construct(report, &row.source),
            construct(report, &row.target),
            Cell::coefficient(row.coefficient),
            Cell::coefficient(row.uncertainty.standard_error),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::coefficient(row.uncertainty.p_value),
            Cell::coefficient(row.effect_size),
        ]
    };
    let rows = report.paths.iter().map(row).collect();
    Table::of_section(Section::Paths, columns, rows, words).if_resampled(report)
}

pub(super) fn effects(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("source", words),
        Column::key("target", words),
        Column::number("direct", words),
        Column::number("indirect", words),
        Column::number("total", words),
        Column::interval(report.settings.confidence, words),
        Column::number("p_value", words),
        Column::number("total_index_points", words),
    ];
    let row = |row: &EffectRow| {
        vec![
            construct(report, &row.source),
            construct(report, &row.target),
            Cell::coefficient(row.direct),
            Cell::coefficient(row.indirect),
            Cell::coefficient(row.total),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::coefficient(row.uncertainty.p_value),
            Cell::importance(row.total_index_points),
        ]
    };
    let rows = report.effects.iter().map(row).collect();
    Table::of_section(Section::Effects, columns, rows, words)
        .if_resampled(report)
        .with_note(words.text("note-index-points"))
}

pub(super) fn r_squared(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::number("r_squared", words),
        Column::interval(report.settings.confidence, words),
        Column::number("adjusted", words),
    ];
    let row = |row: &RSquaredRow| {
        vec![
            construct(report, &row.construct),
            Cell::coefficient(row.r_squared),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::coefficient(row.adjusted),
        ]
    };
    let rows = report.r_squared.iter().map(row).collect();
    Table::of_section(Section::RSquared, columns, rows, words).if_resampled(report)
}

pub(super) fn outer_model(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::text("construct", words),
        Column::key("indicator", words),
        Column::text("column", words),
        Column::number("outer_weight", words),
        Column::number("index_weight", words),
        Column::number("loading", words),
        Column::interval(report.settings.confidence, words),
        Column::number("mean", words),
        Column::number("index", words),
        Column::number("missing_share", words),
    ];
    let row = |row: &OuterModelRow| {
        vec![
            construct(report, &row.construct),
            indicator(report, &row.indicator),
            Cell::text(row.column.as_deref()),
            Cell::coefficient(row.outer_weight),
            Cell::coefficient(row.index_weight),
            Cell::coefficient(row.loading),
            Cell::coefficient_interval(
                row.resampled
                    .value("loading")
                    .and_then(|found| found.interval),
            ),
            Cell::importance(row.mean),
            Cell::index(row.index),
            Cell::share(row.missing_share),
        ]
    };
    let rows = report.outer_model.iter().map(row).collect();
    Table::of_section(Section::OuterModel, columns, rows, words).if_resampled(report)
}

pub(super) fn cross_loadings(report: &FitReport, words: &Words) -> Table {
    let mut columns = vec![Column::key("indicator", words)];
    columns.extend(construct_columns(report));
    let row = |row: &CrossLoadingRow| {
        let loadings = row.loadings.0.iter();
        let loadings = loadings.map(|(_, loading)| Cell::coefficient(*loading));
        std::iter::once(indicator(report, &row.indicator))
            .chain(loadings)
            .collect()
    };
    let rows = report.cross_loadings.iter().map(row).collect();
    Table::of_section(Section::CrossLoadings, columns, rows, words)
}

pub(super) fn construct_correlations(report: &FitReport, words: &Words) -> Table {
    let mut columns = vec![Column::key("construct", words)];
    columns.extend(construct_columns(report));
    let row = |(name, others): &(String, super::Named<f64>)| {
        let constructs = report.model.constructs.iter();
        let cells = constructs.map(|other| Cell::coefficient(others.value(&other.name).copied()));
        std::iter::once(construct(report, name))
            .chain(cells)
            .collect()
    };
    let rows = report.construct_correlations.0.iter().map(row).collect();
    Table::of_section(Section::ConstructCorrelations, columns, rows, words)
}

pub(super) fn htmt(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("first", words),
        Column::key("second", words),
        Column::number("correlation", words),
        Column::number("htmt", words),
        Column::interval(report.settings.confidence, words),
    ];
    let row = |row: &HtmtRow| {
        vec![
            construct(report, &row.first),
            construct(report, &row.second),
            Cell::coefficient(row.correlation),
            Cell::coefficient(row.htmt),
            Cell::coefficient_interval(row.uncertainty.interval),
        ]
    };
    let rows = report.htmt.iter().map(row).collect();
    Table::of_section(Section::Htmt, columns, rows, words)
        .if_resampled(report)
        .with_note(words.text("note-htmt"))
}

pub(super) fn reliability(report: &FitReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::number("alpha", words),
        Column::number("rho_a", words),
        Column::number("rho_c", words),
        Column::number("ave", words),
    ];
    let row = |row: &ReliabilityRow| {
        vec![
            construct(report, &row.construct),
            Cell::coefficient(row.alpha),
            Cell::coefficient(row.rho_a),
            Cell::coefficient(row.rho_c),
            Cell::coefficient(row.ave),
        ]
    };
    let rows = report.reliability.iter().map(row).collect();
    let limits = [
        ("minimum", format!("{RELIABILITY_MINIMUM:.2}")),
        ("maximum", format!("{RELIABILITY_MAXIMUM:.2}")),
        ("ave", format!("{AVE_MINIMUM:.2}")),
    ];
    Table::of_section(Section::Reliability, columns, rows, words)
        .with_note(words.fill("note-reliability", &limits))
}
