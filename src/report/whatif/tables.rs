//! The tables of a what-if.

use super::rows::{AssumptionRow, ChangeRow, MoveKind, MoveRow, PlanRow, WhatIfReport};
use super::shown::WhatIfSection;
use crate::report::model_tables::indicator;
use crate::report::section::Section;
use crate::report::table::{Cell, Column, Table, table};
use crate::report::uncertainty::Uncertainty;
use crate::words::Words;

/// Digits after the point of what is on an answer scale, and of costs.
const ANSWER_DECIMALS: usize = 2;

/// Digits after the point of a gain for each unit of cost, which may be small.
const GAIN_DECIMALS: usize = 3;

pub(super) fn section_table(report: &WhatIfReport, section: WhatIfSection, words: &Words) -> Table {
    match section {
        WhatIfSection::Change => change(report, words),
        WhatIfSection::Moves => moves(report, words),
        WhatIfSection::Plan => plan(report, words),
        WhatIfSection::Assumptions => assumptions(report, words),
        WhatIfSection::Cleaning => table(&report.fit, Section::Cleaning, words),
        WhatIfSection::Settings => table(&report.fit, Section::Settings, words),
    }
}

/// The column of the intervals of another number than the row's main one.
fn interval_of(key: &str, report: &WhatIfReport, words: &Words) -> Column {
    Column {
        key: format!("{key}_interval"),
        ..Column::interval(report.fit.settings.confidence, words)
    }
}

/// Without resampling, the table without columns of intervals.
fn without_intervals(mut table: Table, keys: &[&str], report: &WhatIfReport) -> Table {
    if report.fit.resampling.is_none() {
        for key in keys {
            table.remove_column(key);
        }
    }
    table.if_resampled(&report.fit)
}

fn change(report: &WhatIfReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::number("before", words),
        interval_of("before", report, words),
        Column::number("after", words),
        interval_of("after", report, words),
        Column::number("change", words),
        Column::number("standard_error", words),
        Column::interval(report.fit.settings.confidence, words),
    ];
    let row = |row: &ChangeRow| {
        let interval = |name: &str| {
            let found = row.resampled.value(name);
            Cell::index_interval(found.and_then(|found: &Uncertainty| found.interval))
        };
        vec![
            Cell::named(&row.construct, label(report, &row.construct, words)),
            Cell::index(row.before),
            interval("before"),
            Cell::index(row.after),
            interval("after"),
            Cell::index(row.change),
            Cell::index(row.uncertainty.standard_error),
            Cell::index_interval(row.uncertainty.interval),
        ]
    };
    let rows = report.change.iter().map(row).collect();
    let table = Table::of_section(WhatIfSection::Change, columns, rows, words);
    without_intervals(table, &["before_interval", "after_interval"], report)
        .with_note(words.text("note-whatif-change"))
}

/// The label of a construct, with a mark when it is the index construct.
fn label(report: &WhatIfReport, name: &str, words: &Words) -> String {
    let label = report.fit.labels.construct(name).to_owned();
    if name == report.fit.model.index {
        words.fill("index-construct", &[("construct", label)])
    } else {
        label
    }
}

fn moves(report: &WhatIfReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("moved", words),
        Column::number("from_value", words),
        Column::number("to_value", words),
        Column::number("moved_by", words),
        Column::number("effect_alone", words),
        Column::number("standard_error", words),
        Column::interval(report.fit.settings.confidence, words),
    ];
    let row = |row: &MoveRow| {
        let labels = &report.fit.labels;
        let (label, decimals) = match row.kind {
            MoveKind::Item => (labels.indicator(&row.name), ANSWER_DECIMALS),
            MoveKind::Construct => (labels.construct(&row.name), 1),
        };
        vec![
            Cell::named(&row.name, label),
            Cell::number(row.from, decimals),
            Cell::number(row.to, decimals),
            Cell::number(row.by, decimals),
            Cell::importance(row.effect),
            Cell::importance(row.uncertainty.standard_error),
            Cell::importance_interval(row.uncertainty.interval),
        ]
    };
    let rows = report.moves.iter().map(row).collect();
    let target = report.fit.labels.construct(&report.fit.model.index);
    let note = words.fill("note-whatif-moves", &[("target", target.to_owned())]);
    let table = Table::of_section(WhatIfSection::Moves, columns, rows, words);
    without_intervals(table, &[], report).with_note(note)
}

fn plan(report: &WhatIfReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("indicator", words),
        Column::number("from_value", words),
        Column::number("to_value", words),
        Column::number("cost_per_point", words),
        Column::number("gain", words),
        interval_of("gain", report, words),
        Column::number("gain_per_cost", words),
        Column::number("cost", words),
        Column::number("cumulative_cost", words),
        Column::number("cumulative_index", words),
        Column::interval(report.fit.settings.confidence, words),
    ];
    let row = |row: &PlanRow| {
        let gain = row.resampled.value("gain");
        vec![
            indicator(&report.fit, &row.indicator),
            Cell::number(row.from, ANSWER_DECIMALS),
            Cell::number(row.to, ANSWER_DECIMALS),
            Cell::number(row.cost_per_point, ANSWER_DECIMALS),
            Cell::importance(row.gain),
            Cell::importance_interval(gain.and_then(|found| found.interval)),
            Cell::number(row.gain_per_cost, GAIN_DECIMALS),
            Cell::number(row.cost, ANSWER_DECIMALS),
            Cell::number(row.cumulative_cost, ANSWER_DECIMALS),
            Cell::index(row.cumulative_index),
            Cell::index_interval(row.uncertainty.interval),
        ]
    };
    let rows = report.plan.iter().map(row).collect();
    let target = report.fit.labels.construct(&report.fit.model.index);
    let note = words.fill("note-whatif-plan", &[("target", target.to_owned())]);
    let table = Table::of_section(WhatIfSection::Plan, columns, rows, words);
    without_intervals(table, &["gain_interval"], report).with_note(note)
}

fn assumptions(report: &WhatIfReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("assumption", words),
        Column::text("meaning", words),
    ];
    let row = |row: &AssumptionRow| {
        let label = words.text(&format!("assumption-{}.name", row.name));
        vec![Cell::named(row.name, label), Cell::Text(row.text.clone())]
    };
    let rows = report.assumptions.iter().map(row).collect();
    Table::of_section(WhatIfSection::Assumptions, columns, rows, words)
}
