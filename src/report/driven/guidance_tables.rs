//! The tables of relative weights, penalty–reward contrasts and marginal effects.

use super::guidance_rows::{
    ItemWeightRow, PenaltyRewardRow, RegressionRow, RelativeWeightRow, ShareFigures,
};
use super::rows::DriversReport;
use super::shown::DriverSection;
use crate::report::ThresholdRow;
use crate::report::choice_name;
use crate::report::table::{Cell, Column, Table};
use crate::words::Words;

/// An interval column of another number than the row's main one.
pub(super) fn interval_of(key: &str, report: &DriversReport, words: &Words) -> Column {
    Column {
        key: format!("{key}_interval"),
        ..Column::interval(report.fit.settings.confidence, words)
    }
}

/// The table with its notes, without what only resampling fills; a note says what an empty one needs.
pub(super) fn finished(
    table: Table,
    report: &DriversReport,
    (notes, words): (Vec<String>, &Words),
) -> Table {
    if table.rows.is_empty() {
        return table.with_note(words.text("note-guidance-empty"));
    }
    let mut table = table;
    if report.fit.resampling.is_none() {
        let of_resampling = |column: &Column| {
            column.key == "interval" || column.key.ends_with("_interval") || column.key == "factor"
        };
        let keys = table.columns.iter().filter(|column| of_resampling(column));
        let keys: Vec<String> = keys.map(|column| column.key.clone()).collect();
        for key in keys {
            table.remove_column(&key);
        }
    }
    table.notes.extend(notes);
    table
}

pub(super) fn construct(report: &DriversReport, name: &str) -> Cell {
    Cell::named(name, report.fit.labels.construct(name))
}

fn indicator(report: &DriversReport, name: &str) -> Cell {
    Cell::named(name, report.fit.labels.indicator(name))
}

pub(super) fn answer(yes: Option<bool>, words: &Words) -> Cell {
    yes.map_or(Cell::Missing, |yes| {
        let name = if yes { "yes" } else { "no" };
        Cell::named(name, words.text(&format!("answer-{name}")))
    })
}

fn class(choice: Option<impl serde::Serialize>, kind: &str, words: &Words) -> Cell {
    choice.map_or(Cell::Missing, |choice| {
        let name = choice_name(choice);
        Cell::named(&name, words.text(&format!("{kind}-{name}")))
    })
}

/// Shares of the structural equation.
pub(super) fn relative_weights(report: &DriversReport, words: &Words) -> Table {
    let rows = &report.guidance.relative_weights;
    let columns = [
        vec![Column::key("construct", words)],
        share_columns(report, words),
    ];
    let row = |row: &RelativeWeightRow| {
        let name = construct(report, &row.construct);
        [vec![name], share_cells(&row.figures, words)].concat()
    };
    let cells = rows.iter().map(row).collect();
    let section = DriverSection::RelativeWeights;
    let table = Table::of_section(section, columns.concat(), cells, words);
    let labels = &report.fit.labels;
    let named = rows
        .iter()
        .map(|row| (labels.construct(&row.construct), &row.figures));
    let named: Vec<(&str, &ShareFigures)> = named.collect();
    let regression = report.guidance.relative_weights_regression.as_ref();
    share_table(table, report, (&named, regression), words)
}

/// Shares of the regression on items.
pub(super) fn item_weights(report: &DriversReport, words: &Words) -> Table {
    let rows = &report.guidance.item_weights;
    let columns = [
        vec![
            Column::key("indicator", words),
            Column::text("construct", words),
        ],
        share_columns(report, words),
    ];
    let row = |row: &ItemWeightRow| {
        let names = vec![
            indicator(report, &row.indicator),
            construct(report, &row.construct),
        ];
        [names, share_cells(&row.figures, words)].concat()
    };
    let cells = rows.iter().map(row).collect();
    let section = DriverSection::ItemWeights;
    let table = Table::of_section(section, columns.concat(), cells, words);
    let labels = &report.fit.labels;
    let named = rows
        .iter()
        .map(|row| (labels.indicator(&row.indicator), &row.figures));
    let named: Vec<(&str, &ShareFigures)> = named.collect();
    let regression = report.guidance.item_weights_regression.as_ref();
    share_table(table, report, (&named, regression), words)
}

fn share_columns(report: &DriversReport, words: &Words) -> Vec<Column> {
    vec![
        Column::number("coefficient", words),
        Column::number("lmg", words),
        Column::interval(report.fit.settings.confidence, words),
        Column::number("lmg_error", words),
        Column::number("share", words),
        Column::number("johnson", words),
        Column::number("impact", words),
        Column::number("rank", words),
        Column::number("impact_rank", words),
        Column::text("ranks_differ", words),
    ]
}

fn share_cells(figures: &ShareFigures, words: &Words) -> Vec<Cell> {
    vec![
        Cell::coefficient(figures.coefficient),
        Cell::coefficient(figures.lmg),
        Cell::coefficient_interval(figures.uncertainty.interval),
        Cell::number(figures.lmg_error, 4),
        Cell::share(figures.share),
        Cell::coefficient(figures.johnson),
        Cell::importance(figures.impact),
        Cell::Count(figures.rank),
        figures.impact_rank.map_or(Cell::Missing, Cell::Count),
        answer(figures.ranks_differ, words),
    ]
}

type Shares<'a> = (&'a [(&'a str, &'a ShareFigures)], Option<&'a RegressionRow>);

fn share_table(
    mut table: Table,
    report: &DriversReport,
    (rows, regression): Shares<'_>,
    words: &Words,
) -> Table {
    if rows.iter().all(|(_, figures)| figures.lmg_error.is_none()) {
        table.remove_column("lmg_error");
    }
    if rows.iter().all(|(_, figures)| figures.impact.is_none()) {
        for key in ["impact", "impact_rank", "ranks_differ"] {
            table.remove_column(key);
        }
    }
    let mut notes = explained_note(regression, report, words);
    let listed = |chosen: &dyn Fn(&ShareFigures) -> bool| {
        let names = rows.iter().filter(|(_, figures)| chosen(figures));
        let names: Vec<&str> = names.map(|(name, _)| *name).collect();
        names.join(&words.text("list-separator"))
    };
    let differing = listed(&|figures| figures.ranks_differ == Some(true));
    if !differing.is_empty() {
        notes.push(words.fill("note-ranks-differ", &[("names", differing)]));
    }
    let negative = listed(&|figures| figures.coefficient < 0.0);
    if !negative.is_empty() {
        notes.push(words.fill("note-negative-coefficient", &[("names", negative)]));
    }
    notes.push(words.text("note-shares"));
    finished(table, report, (notes, words))
}

/// What is explained, how much of it, and how the shares were found.
fn explained_note(
    regression: Option<&RegressionRow>,
    report: &DriversReport,
    words: &Words,
) -> Vec<String> {
    let Some(regression) = regression else {
        return Vec::new();
    };
    let mut notes = Vec::new();
    let outcome = report.fit.labels.indicator(&regression.outcome).to_owned();
    if let Some(explained) = regression.r_squared {
        let explained = ("r_squared", format!("{explained:.3}"));
        let outcome = ("outcome", outcome);
        notes.push(words.fill("note-explained", &[outcome, explained]));
    }
    if let Some(orders) = regression.sampled_orders {
        notes.push(words.fill("note-sampled-orders", &[("orders", orders.to_string())]));
    }
    let of_run = report.fit.resampling.as_ref().map(|run| run.requested);
    if let (Some(own), Some(all)) = (regression.resamples, of_run)
        && own < all
    {
        notes.push(words.fill("note-fewer-resamples", &[("resamples", own.to_string())]));
    }
    notes
}

/// A point of an item's scale, with a digit only where it is no whole number.
fn answer_level(level: Option<f64>) -> Cell {
    let whole = level.is_none_or(|level| level.fract().abs() <= 0.0);
    Cell::number(level, usize::from(!whole))
}

/// What low answers cost and high ones earn.
pub(super) fn penalty_reward(report: &DriversReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("indicator", words),
        Column::number("low", words),
        Column::number("low_share", words),
        Column::number("high", words),
        Column::number("high_share", words),
        Column::number("penalty", words),
        interval_of("penalty", report, words),
        Column::number("reward", words),
        interval_of("reward", report, words),
        Column::text("factor", words),
        Column::number("impact_range", words),
        Column::number("asymmetry", words),
        interval_of("asymmetry", report, words),
        Column::text("leaning", words),
    ];
    let row = |row: &PenaltyRewardRow| {
        vec![
            indicator(report, &row.indicator),
            answer_level(row.low),
            Cell::share(row.low_share),
            answer_level(row.high),
            Cell::share(row.high_share),
            Cell::index(row.penalty),
            Cell::index_interval(row.penalty_interval),
            Cell::index(row.reward),
            Cell::index_interval(row.reward_interval),
            class(row.factor, "factor", words),
            Cell::index(row.impact_range),
            Cell::importance(row.asymmetry),
            Cell::importance_interval(row.asymmetry_interval),
            class(row.leaning, "leaning", words),
        ]
    };
    let rows = report.guidance.penalty_reward.iter().map(row).collect();
    let table = Table::of_section(DriverSection::PenaltyReward, columns, rows, words);
    let regression = report.guidance.penalty_reward_regression.as_ref();
    let mut notes = explained_note(regression, report, words);
    notes.push(words.text("note-penalty-reward"));
    notes.push(words.text("note-asymmetry"));
    finished(table, report, (notes, words))
}

/// The effects of the target below and above their break points.
pub(super) fn marginal_effect(report: &DriversReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("source", words),
        Column::key("target", words),
        Column::number("slope_below", words),
        interval_of("slope_below", report, words),
        Column::number("slope_above", words),
        interval_of("slope_above", report, words),
        Column::number("break_point", words),
        Column::interval(report.fit.settings.confidence, words),
        Column::number("share_below", words),
        Column::number("p_value", words),
    ];
    let row = |row: &ThresholdRow| {
        vec![
            construct(report, &row.source),
            construct(report, &row.target),
            Cell::importance(row.slope_below),
            Cell::importance_interval(row.slope_below_interval),
            Cell::importance(row.slope_above),
            Cell::importance_interval(row.slope_above_interval),
            Cell::index(row.break_point),
            Cell::index_interval(row.interval),
            Cell::share(row.share_below),
            Cell::coefficient(row.p_value),
        ]
    };
    let rows = report.guidance.marginal_effect.iter().map(row).collect();
    let table = Table::of_section(DriverSection::MarginalEffect, columns, rows, words);
    let notes = vec![words.text("note-marginal-effect")];
    finished(table, report, (notes, words))
}
