//! Reasons, recovery and loyalty.

use super::rows::{KpiReport, LoyaltyRow, ReasonRow, RecoveryRow};
use super::score_tables::interval;
use super::shown::{KpiSection, of_section};
use crate::report::choice_name;
use crate::report::table::{Cell, Column, Table};
use crate::words::Words;

pub(super) fn reasons(report: &KpiReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("option", words),
        Column::number("count", words),
        Column::number("share", words),
        Column::interval(report.settings.confidence, words),
        Column::number("mentions_share", words),
        Column::number("cumulative_share", words),
    ];
    let cells = |row: &ReasonRow| {
        vec![
            Cell::Text(row.option.clone()),
            Cell::Count(row.count),
            Cell::index(row.share),
            interval(row.interval, 1),
            Cell::index(row.mentions_share),
            Cell::index(row.cumulative_share),
        ]
    };
    let rows = report.reasons.iter().map(cells).collect();
    let mut table = of_section(KpiSection::Reasons, (columns, rows), words);
    table.notes.push(words.text("kpi-note-reasons"));
    table
}

pub(super) fn recovery(report: &KpiReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("situation", words),
        Column::number("respondents", words),
        Column::number("share", words),
        Column::number("loyalty_mean", words),
        Column::number("loyalty", words),
        Column::interval(report.settings.confidence, words),
        Column::number("difference", words),
        Column::number("difference_interval", words),
        Column::number("p_value", words),
    ];
    let cells = |row: &RecoveryRow| {
        let name = choice_name(row.situation);
        let label = words.text(&format!("kpi-situation-{name}"));
        vec![
            Cell::named(&name, label),
            Cell::Count(row.respondents),
            Cell::index(row.share),
            Cell::importance(row.loyalty_mean),
            Cell::index(row.loyalty),
            interval(row.interval, 1),
            Cell::index(row.contrast.difference),
            interval(row.contrast.difference_interval, 1),
            Cell::coefficient(row.contrast.p_value),
        ]
    };
    let rows = report.recovery.iter().map(cells).collect();
    let mut table = of_section(KpiSection::Recovery, (columns, rows), words);
    table.notes.push(words.text("kpi-note-difference"));
    table
}

/// One row for each side and one for the difference.
pub(super) fn complaint_loyalty(report: &KpiReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("figure", words),
        Column::number("respondents", words),
        Column::number("loyalty", words),
        Column::interval(report.settings.confidence, words),
        Column::number("p_value", words),
    ];
    let named = |name: &str| Cell::named(name, words.text(&format!("kpi-loyalty-{name}")));
    let side = |name: &str, row: &LoyaltyRow| {
        vec![
            named(name),
            Cell::Count(row.respondents),
            Cell::index(row.loyalty),
            interval(row.interval, 1),
            Cell::Missing,
        ]
    };
    let rows = report.complaint_loyalty.iter().flat_map(|found| {
        let contrast = &found.contrast;
        let difference = vec![
            named("difference"),
            Cell::Count(found.complained.respondents + found.not_complained.respondents),
            Cell::index(contrast.difference),
            interval(contrast.difference_interval, 1),
            Cell::coefficient(contrast.p_value),
        ];
        [
            side("complained", &found.complained),
            side("not_complained", &found.not_complained),
            difference,
        ]
    });
    let rows: Vec<_> = rows.collect();
    of_section(KpiSection::ComplaintLoyalty, (columns, rows), words)
}
