//! The tables of the robustness checks.

use super::robustness_rows::{
    CommonMethodRow, EndogeneityRow, InteractionRow, NonlinearityRow, TetradRow, ThresholdRow,
};
use super::rows::AssessReport;
use super::shown::AssessSection;
use crate::report::model_tables::construct;
use crate::report::table::{Cell, Column, Table};
use crate::words::Words;

/// The table with its note, unless it has no rows.
fn noted(table: Table, key: &str, words: &Words) -> Table {
    if table.rows.is_empty() {
        return table;
    }
    table.with_note(words.text(key))
}

pub(super) fn common_method(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::number("vif", words),
    ];
    let row = |row: &CommonMethodRow| {
        vec![
            construct(&report.fit, &row.construct),
            Cell::importance(row.vif),
        ]
    };
    let rows = report.robustness.common_method.iter().map(row).collect();
    let table = Table::of_section(AssessSection::CommonMethod, columns, rows, words);
    noted(table, "note-common-method", words)
}

pub(super) fn endogeneity(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("source", words),
        Column::key("target", words),
        Column::number("normality_p_value", words),
        Column::number("coefficient", words),
        Column::number("corrected", words),
        Column::number("copula", words),
        Column::number("standard_error", words),
        Column::interval(report.fit.settings.confidence, words),
        Column::number("p_value", words),
        Column::number("p_value_together", words),
    ];
    let row = |row: &EndogeneityRow| {
        vec![
            construct(&report.fit, &row.source),
            construct(&report.fit, &row.target),
            Cell::coefficient(row.normality_p_value),
            Cell::coefficient(row.coefficient),
            Cell::coefficient(row.corrected),
            Cell::coefficient(row.copula),
            Cell::coefficient(row.uncertainty.standard_error),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::coefficient(row.uncertainty.p_value),
            Cell::coefficient(row.p_value_together),
        ]
    };
    let rows = report.robustness.endogeneity.iter().map(row).collect();
    let mut table = Table::of_section(AssessSection::Endogeneity, columns, rows, words)
        .if_resampled(&report.fit);
    if report.fit.resampling.is_none() {
        table.remove_column("p_value_together");
    }
    noted(table, "note-endogeneity", words)
}

pub(super) fn nonlinearity(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("source", words),
        Column::key("target", words),
        Column::number("linear", words),
        Column::number("quadratic", words),
        Column::number("standard_error", words),
        Column::interval(report.fit.settings.confidence, words),
        Column::number("p_value", words),
        Column::number("effect_size", words),
        Column::number("turning_index", words),
    ];
    let row = |row: &NonlinearityRow| {
        vec![
            construct(&report.fit, &row.source),
            construct(&report.fit, &row.target),
            Cell::coefficient(row.linear),
            Cell::coefficient(row.quadratic),
            Cell::coefficient(row.uncertainty.standard_error),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::coefficient(row.uncertainty.p_value),
            Cell::coefficient(row.effect_size),
            // Beyond the scores a parabola says nothing of the respondents.
            Cell::index(
                row.turning_index
                    .filter(|_| row.turns_among_scores == Some(true)),
            ),
        ]
    };
    let rows = report.robustness.nonlinearity.iter().map(row).collect();
    let table = Table::of_section(AssessSection::Nonlinearity, columns, rows, words)
        .if_resampled(&report.fit);
    noted(table, "note-nonlinearity", words)
}

pub(super) fn thresholds(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("source", words),
        Column::key("target", words),
        Column::number("f_statistic", words),
        Column::number("p_value", words),
        Column::number("break_point", words),
        Column::interval(report.fit.settings.confidence, words),
        Column::number("share_below", words),
        Column::number("slope_below", words),
        Column::number("slope_above", words),
    ];
    let row = |row: &ThresholdRow| {
        vec![
            construct(&report.fit, &row.source),
            construct(&report.fit, &row.target),
            Cell::importance(row.f_statistic),
            Cell::coefficient(row.p_value),
            Cell::index(row.break_point),
            Cell::index_interval(row.interval),
            Cell::share(row.share_below),
            Cell::importance(row.slope_below),
            Cell::importance(row.slope_above),
        ]
    };
    let rows = report.robustness.thresholds.iter().map(row).collect();
    let table = Table::of_section(AssessSection::Thresholds, columns, rows, words)
        .if_resampled(&report.fit);
    noted(table, "note-thresholds", words)
}

pub(super) fn interactions(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("source", words),
        Column::key("target", words),
        Column::key("moderator", words),
        Column::number("interaction", words),
        Column::number("standard_error", words),
        Column::interval(report.fit.settings.confidence, words),
        Column::number("p_value", words),
        Column::number("effect_size", words),
        Column::number("slope_low", words),
        Column::number("slope_mean", words),
        Column::number("slope_high", words),
    ];
    let row = |row: &InteractionRow| {
        vec![
            construct(&report.fit, &row.source),
            construct(&report.fit, &row.target),
            construct(&report.fit, &row.moderator),
            Cell::coefficient(row.interaction),
            Cell::coefficient(row.uncertainty.standard_error),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::coefficient(row.uncertainty.p_value),
            Cell::coefficient(row.effect_size),
            Cell::coefficient(row.slope_low),
            Cell::coefficient(row.slope_mean),
            Cell::coefficient(row.slope_high),
        ]
    };
    let rows = report.robustness.interactions.iter().map(row).collect();
    let table = Table::of_section(AssessSection::Interactions, columns, rows, words)
        .if_resampled(&report.fit);
    noted(table, "note-interactions", words)
}

pub(super) fn tetrads(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::key("tetrad_items", words),
        Column::number("tetrad", words),
        Column::number("standard_error", words),
        Column::number("tetrad_interval", words),
        Column::text("vanishes", words),
    ];
    let row = |row: &TetradRow| {
        let items = row.tetrad_items.iter();
        let labels: Vec<&str> = items
            .map(|item| report.fit.labels.indicator(item))
            .collect();
        let vanishes = row.vanishes.map(|zero| if zero { "yes" } else { "no" });
        vec![
            construct(&report.fit, &row.construct),
            Cell::named(&row.tetrad_items.join(" "), labels.join(" · ")),
            Cell::coefficient(row.tetrad),
            Cell::coefficient(row.standard_error),
            Cell::coefficient_interval(row.tetrad_interval),
            match vanishes {
                Some(name) => Cell::named(name, words.text(&format!("answer-{name}"))),
                None => Cell::Missing,
            },
        ]
    };
    let rows = report.robustness.tetrads.iter().map(row).collect();
    let mut table =
        Table::of_section(AssessSection::Tetrads, columns, rows, words).if_resampled(&report.fit);
    if report.fit.resampling.is_none() {
        table.remove_column("tetrad_interval");
        table.remove_column("vanishes");
    }
    noted(table, "note-tetrads", words)
}
