//! The comparison of models as people read it.

use serde::Serialize;

use super::choice_name;
use super::fit_report::Message;
use super::models_report::{ComparedModelRow, ModelsReport};
use super::prediction_rows::LossTestRow;
use super::prediction_tables::model_tests_table;
use super::shown::{Document, by_severity};
use super::table::{Cell, Column, Table};
use crate::diagnostics::Severity;
use crate::prediction::Antecedents;
use crate::words::Words;

/// p-values below this count as evidence.
const SIGNIFICANCE: f64 = 0.05;

/// Share of a loss by which another must be larger to be called so.
const SMALLEST_ADVANTAGE: f64 = 1e-9;

impl Document for ModelsReport {
    fn machine(&self) -> &impl Serialize {
        self
    }

    fn heading(&self, words: &Words) -> Vec<String> {
        let counts = [
            ("models", self.models.len().to_string()),
            ("respondents", self.respondents.to_string()),
        ];
        let run = [
            ("repetitions", self.prediction.repetitions.to_string()),
            ("folds", self.prediction.folds.to_string()),
            ("seed", self.prediction.seed.to_string()),
        ];
        let held_out = if self.prediction.leave_one_out {
            words.text("heading-alone")
        } else {
            words.fill("heading-folds", &run)
        };
        vec![words.fill("heading-compared", &counts), held_out]
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        let mut tables = vec![models(self, words)];
        let direct = |row: &&LossTestRow| row.antecedents == Antecedents::Direct;
        let rows: Vec<LossTestRow> = self.loss_tests.iter().filter(direct).cloned().collect();
        tables.extend(tests(self, &rows, words).map(|mut table| {
            table.remove_column("antecedents");
            table
        }));
        tables
    }

    fn whole_tables(&self, words: &Words) -> Vec<Table> {
        let mut tables = vec![models(self, words)];
        tables.extend(tests(self, &self.loss_tests, words));
        tables
    }

    fn conclusions(&self, words: &Words) -> Vec<String> {
        let mut sentences = Vec::new();
        sentences.extend(smallest_loss(self, words));
        let of_all =
            |row: &&LossTestRow| row.scope.is_none() && row.antecedents == Antecedents::Direct;
        let rows = self.loss_tests.iter().filter(of_all);
        sentences.extend(rows.filter_map(|row| verdict_on(row, words)));
        if sentences.is_empty() {
            return Vec::new();
        }
        vec![sentences.join(&words.text("sentence-separator"))]
    }

    fn messages(&self) -> Vec<(Severity, &Message)> {
        by_severity(&self.errors, &self.warnings, &self.notes)
    }
}

fn models(report: &ModelsReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("model", words),
        Column::number("indicators", words),
        Column::number("srmr", words),
        Column::number("r_squared", words),
        Column::number("index", words),
        Column::number("bic", words),
        Column::number("q2_predict", words),
        Column::text("power", words),
        Column::number("loss", words),
    ];
    let row = |row: &ComparedModelRow| {
        vec![
            Cell::Text(row.model.clone()),
            Cell::Count(row.indicators),
            Cell::coefficient(row.srmr),
            Cell::coefficient(row.r_squared),
            Cell::index(row.index),
            Cell::index(row.bic),
            Cell::coefficient(row.q2_predict),
            row.power.map_or(Cell::Missing, |power| {
                Cell::named(&choice_name(power), words.text(power.key()))
            }),
            Cell::coefficient(row.loss),
        ]
    };
    let mut models = report.models.iter();
    let staged = models.any(|row| row.stages.is_some());
    let shared = match report.shared_items.len() {
        0 => words.text("note-compared-none"),
        items => words.fill("note-compared", &[("items", items.to_string())]),
    };
    Table {
        key: "models",
        title: words.text("section-models-compared"),
        columns,
        rows: report.models.iter().map(row).collect(),
        notes: std::iter::once(shared)
            .chain(staged.then(|| words.text("note-second-stage-fit")))
            .collect(),
    }
}

fn tests(report: &ModelsReport, rows: &[LossTestRow], words: &Words) -> Option<Table> {
    let first = report.models.first()?;
    (!rows.is_empty()).then(|| model_tests_table(rows, &report.labels, &first.model, words))
}

fn smallest_loss(report: &ModelsReport, words: &Words) -> Option<String> {
    let losses = report.models.iter();
    let losses = losses.filter_map(|row| Some((row.loss?, row)));
    let mut losses: Vec<(f64, &ComparedModelRow)> = losses.collect();
    losses.sort_by(|a, b| a.0.total_cmp(&b.0));
    let [(loss, row), (second, _), ..] = losses.as_slice() else {
        return None;
    };
    // Models that are the same for this survey do not beat each other by a rounding error.
    if second - loss <= SMALLEST_ADVANTAGE * loss {
        return None;
    }
    let values = [("model", row.model.clone()), ("loss", format!("{loss:.3}"))];
    Some(words.fill("verdict-smallest-loss", &values))
}

/// What a two-sided test says of a model and the first.
fn verdict_on(row: &LossTestRow, words: &Words) -> Option<String> {
    let p = row.p_value?;
    let key = match (p < SIGNIFICANCE, row.difference < 0.0) {
        (false, _) => "verdict-model-same",
        (true, true) => "verdict-model-better",
        (true, false) => "verdict-model-worse",
    };
    let values = [
        ("model", row.model.clone()),
        ("first", row.benchmark.clone()),
        ("p", shown_p(p)),
    ];
    Some(words.fill(key, &values))
}

/// `= 0.012`, or `< 0.001`.
fn shown_p(p: f64) -> String {
    if p < 0.001 {
        "< 0.001".to_owned()
    } else {
        format!("= {p:.3}")
    }
}
