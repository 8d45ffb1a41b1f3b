//! The tables of predictions.

use super::choice_name;
use super::fit_report::Labels;
use super::prediction_rows::{
    AVERAGE, ConstructPredictionRow, LINEAR_MODEL, LossTestRow, PredictionRow, PredictionRun,
};
use super::table::{Cell, Column, Table};
use crate::prediction::{Antecedents, NoLinearModel};
use crate::words::Words;

/// Digits after the point of errors in the items' units.
const ERROR_DECIMALS: usize = 3;
/// Digits after the point of a t statistic.
const T_DECIMALS: usize = 2;

/// A table with the catalogue's title `section-NAME`.
fn titled(key: &'static str, columns: Vec<Column>, rows: Vec<Vec<Cell>>, words: &Words) -> Table {
    Table {
        key,
        title: words.text(&format!("section-{}", key.replace('_', "-"))),
        columns,
        rows,
        notes: Vec::new(),
    }
}

fn antecedents(kind: Antecedents, words: &Words) -> Cell {
    Cell::named(&choice_name(kind), words.text(kind.key()))
}

fn no_linear_model(reason: Option<NoLinearModel>, words: &Words) -> Cell {
    reason.map_or(Cell::Missing, |reason| {
        let name = choice_name(reason);
        let label = words.text(&format!("no-linear-model-short-{name}"));
        Cell::Named { name, label }
    })
}

/// Errors of every item, from both kinds of antecedents.
#[must_use]
pub fn prediction_table(rows: &[PredictionRow], labels: &Labels, words: &Words) -> Table {
    let columns = vec![
        Column::text("construct", words),
        Column::key("indicator", words),
        Column::key("antecedents", words),
        Column::number("rmse", words),
        Column::number("rmse_linear_model", words),
        Column::number("rmse_average", words),
        Column::number("mae", words),
        Column::number("mae_linear_model", words),
        Column::number("mae_average", words),
        Column::number("q2_predict", words),
        Column::number("q2_linear_model", words),
        Column::text("no_linear_model", words),
    ];
    let error = |value: Option<f64>| Cell::number(value, ERROR_DECIMALS);
    let row = |row: &PredictionRow| {
        vec![
            Cell::named(&row.construct, labels.construct(&row.construct)),
            Cell::named(&row.indicator, labels.indicator(&row.indicator)),
            antecedents(row.antecedents, words),
            error(Some(row.rmse)),
            error(row.rmse_linear_model),
            error(Some(row.rmse_average)),
            error(Some(row.mae)),
            error(row.mae_linear_model),
            error(Some(row.mae_average)),
            Cell::coefficient(row.q2_predict),
            Cell::coefficient(row.q2_linear_model),
            no_linear_model(row.no_linear_model, words),
        ]
    };
    let always = rows.iter().all(|row| row.no_linear_model.is_none());
    let rows: Vec<_> = rows.iter().map(row).collect();
    let mut table = titled("prediction", columns, rows, words);
    if always {
        table.remove_column("no_linear_model");
    }
    if table.rows.is_empty() {
        return table;
    }
    table.with_note(words.text("note-prediction"))
}

/// The verdict on every construct, from its direct antecedents first.
#[must_use]
pub fn construct_prediction_table(
    (rows, run): (&[ConstructPredictionRow], Option<&PredictionRun>),
    labels: &Labels,
    words: &Words,
) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::key("antecedents", words),
        Column::number("q2_predict", words),
        Column::text("power", words),
    ];
    let row = |row: &ConstructPredictionRow| {
        vec![
            Cell::named(&row.construct, labels.construct(&row.construct)),
            antecedents(row.antecedents, words),
            Cell::coefficient(row.q2_predict),
            row.power.map_or(Cell::Missing, |power| {
                Cell::named(&choice_name(power), words.text(power.key()))
            }),
        ]
    };
    let rows = rows.iter().map(row).collect();
    let table = titled("construct_prediction", columns, rows, words);
    match run {
        Some(run) => table
            .with_note(words.text("note-power"))
            .with_note(run_note(run, words)),
        None => table,
    }
}

/// How respondents were held out.
fn run_note(run: &PredictionRun, words: &Words) -> String {
    let values = [
        ("repetitions", run.repetitions.to_string()),
        ("folds", run.folds.to_string()),
        ("seed", run.seed.to_string()),
    ];
    if run.leave_one_out {
        words.text("note-prediction-alone")
    } else {
        words.fill("note-prediction-run", &values)
    }
}

/// The tests of a model against its benchmarks or another model.
#[must_use]
pub fn cvpat_table(rows: &[LossTestRow], labels: &Labels, words: &Words) -> Table {
    let mut table = loss_tests("cvpat", words.text("section-cvpat"), (rows, labels), words);
    table.remove_column("model");
    table
}

/// The tests of several models against the first, called `first`.
pub(super) fn model_tests_table(
    rows: &[LossTestRow],
    labels: &Labels,
    first: &str,
    words: &Words,
) -> Table {
    let title = words.fill("section-loss-tests", &[("model", first.to_owned())]);
    let mut table = loss_tests("loss_tests", title, (rows, labels), words);
    table.remove_column("benchmark");
    table
}

fn loss_tests(
    key: &'static str,
    title: String,
    (rows, labels): (&[LossTestRow], &Labels),
    words: &Words,
) -> Table {
    let columns = vec![
        Column::key("model", words),
        Column::key("benchmark", words),
        Column::key("scope", words),
        Column::key("antecedents", words),
        Column::number("items", words),
        Column::number("loss", words),
        Column::number("other_loss", words),
        Column::number("difference", words),
        Column::number("standard_error", words),
        Column::number("t", words),
        Column::number("p_value", words),
        Column::number("p_better", words),
    ];
    let row = |row: &LossTestRow| {
        let all = || Cell::named("all", words.text("all-constructs"));
        let scope = |name: &String| Cell::named(name, labels.construct(name));
        vec![
            Cell::Text(row.model.clone()),
            benchmark(&row.benchmark, words),
            row.scope.as_ref().map_or_else(all, scope),
            antecedents(row.antecedents, words),
            Cell::Count(row.items),
            Cell::coefficient(row.loss),
            Cell::coefficient(row.other_loss),
            Cell::coefficient(row.difference),
            Cell::coefficient(row.standard_error),
            Cell::number(row.t, T_DECIMALS),
            Cell::coefficient(row.p_value),
            Cell::coefficient(row.p_better),
        ]
    };
    let table = Table {
        key,
        title,
        columns,
        rows: rows.iter().map(row).collect(),
        notes: Vec::new(),
    };
    if rows.is_empty() {
        return table;
    }
    table.with_note(words.text("note-cvpat"))
}

/// The name of a benchmark or of another model.
fn benchmark(name: &str, words: &Words) -> Cell {
    match name {
        AVERAGE | LINEAR_MODEL => Cell::named(name, words.text(&format!("benchmark-{name}"))),
        _ => Cell::Text(name.to_owned()),
    }
}
