//! The tables of an assessment.

use super::robustness_tables;
use super::rows::{
    AssessReport, CriterionRow, DiscriminantRow, EquationRow, ExactFitRow, FornellLarckerRow,
    IndirectEffectRow, MeasurementRow, ModelFitRow, RedundancyRow, StructureRow,
};
use super::shown::AssessSection;
use crate::assessment::Area;
use crate::report::choice_name;
use crate::report::model_tables::{construct, construct_columns, indicator};
use crate::report::prediction_tables::{construct_prediction_table, cvpat_table, prediction_table};
use crate::report::run_tables::choice;
use crate::report::section::Section;
use crate::report::table::{Cell, Column, Table, table};
use crate::words::Words;

pub(super) fn section_table(report: &AssessReport, section: AssessSection, words: &Words) -> Table {
    match section {
        AssessSection::Criteria => criteria(report, &[], words),
        AssessSection::Measurement => measurement(report, words),
        AssessSection::Reliability => table(&report.fit, Section::Reliability, words),
        AssessSection::Redundancy => redundancy(report, words),
        AssessSection::FornellLarcker => fornell_larcker(report, words),
        AssessSection::CrossLoadings => table(&report.fit, Section::CrossLoadings, words),
        AssessSection::Discriminant => discriminant(report, words),
        AssessSection::Structure => structure(report, words),
        AssessSection::Equations => equations(report, words),
        AssessSection::Effects => table(&report.fit, Section::Effects, words),
        AssessSection::IndirectEffects => indirect_effects(report, words),
        AssessSection::ModelFit => model_fit(report, words),
        AssessSection::ExactFit => exact_fit(report, words),
        AssessSection::Prediction => {
            prediction_table(&report.prediction, &report.fit.labels, words)
        }
        AssessSection::ConstructPrediction => construct_prediction_table(
            (&report.construct_prediction, report.prediction_run.as_ref()),
            &report.fit.labels,
            words,
        ),
        AssessSection::Cvpat => cvpat_table(&report.cvpat, &report.fit.labels, words),
        AssessSection::CommonMethod => robustness_tables::common_method(report, words),
        AssessSection::Endogeneity => robustness_tables::endogeneity(report, words),
        AssessSection::Nonlinearity => robustness_tables::nonlinearity(report, words),
        AssessSection::Thresholds => robustness_tables::thresholds(report, words),
        AssessSection::Interactions => robustness_tables::interactions(report, words),
        AssessSection::Tetrads => robustness_tables::tetrads(report, words),
        AssessSection::Cleaning => table(&report.fit, Section::Cleaning, words),
        AssessSection::Settings => table(&report.fit, Section::Settings, words),
    }
}

/// One table per area: its criteria, and its paragraph below them.
pub(super) fn criteria_by_area(report: &AssessReport, words: &Words) -> Vec<Table> {
    let of_area = |area: &Area| {
        let rows = report.fit.criteria.iter();
        let rows: Vec<&CriterionRow> = rows.filter(|row| row.area == *area).collect();
        let mut table = criteria(report, &rows, words);
        table.remove_column("area");
        table.title = words.text(area.key());
        let paragraphs = report.areas.iter().filter(|row| row.area == *area);
        table.notes = paragraphs.map(|row| row.paragraph.clone()).collect();
        table
    };
    let tables = Area::ALL.iter().map(of_area);
    tables.filter(|table| !table.rows.is_empty()).collect()
}

pub(super) fn criteria(report: &AssessReport, rows: &[&CriterionRow], words: &Words) -> Table {
    let columns = vec![
        Column::text("area", words),
        Column::key("criterion", words),
        Column::number("value", words),
        Column::text("place", words),
        Column::text("threshold", words),
        Column::text("verdict", words),
        Column::number("passed", words),
        Column::number("watched", words),
        Column::number("failed", words),
    ];
    let row = |row: &&CriterionRow| {
        let place = row.place.label(&report.fit.labels, words);
        let names = row.place.names().join(" -> ");
        vec![
            choice("area", row.area, words),
            Cell::named(
                row.criterion,
                words.text(&format!("criterion-{}", row.criterion)),
            ),
            Cell::coefficient(row.value),
            if place.is_empty() {
                Cell::Missing
            } else {
                Cell::named(&names, place)
            },
            Cell::text(row.threshold.as_deref()),
            Cell::verdict(row.verdict, words),
            Cell::Count(row.passed),
            Cell::Count(row.watched),
            Cell::Count(row.failed),
        ]
    };
    let rows = rows.iter().map(row).collect();
    Table::of_section(AssessSection::Criteria, columns, rows, words)
}

fn measurement(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::text("construct", words),
        Column::key("indicator", words),
        Column::text("mode", words),
        Column::number("loading", words),
        Column::interval(report.fit.settings.confidence, words),
        Column::number("indicator_reliability", words),
        Column::number("outer_weight", words),
        Column::number("weight_p_value", words),
        Column::number("vif", words),
    ];
    let row = |row: &MeasurementRow| {
        vec![
            construct(&report.fit, &row.construct),
            indicator(&report.fit, &row.indicator),
            Cell::Text(choice_name(row.mode)),
            Cell::coefficient(row.loading),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::coefficient(row.indicator_reliability),
            Cell::coefficient(row.outer_weight),
            Cell::coefficient(row.weight_p_value),
            Cell::importance(row.vif),
        ]
    };
    let rows = report.measurement.iter().map(row).collect();
    let table = Table::of_section(AssessSection::Measurement, columns, rows, words)
        .if_resampled(&report.fit)
        .with_note(words.text("note-measurement"));
    without_p_values(table, report, "weight_p_value")
}

/// Without resampling, the table without a column that only resampling fills.
fn without_p_values(mut table: Table, report: &AssessReport, key: &str) -> Table {
    if report.fit.resampling.is_none() {
        table.remove_column(key);
    }
    table
}

fn redundancy(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::key("column", words),
        Column::number("coefficient", words),
        Column::interval(report.fit.settings.confidence, words),
        Column::number("r_squared", words),
    ];
    let row = |row: &RedundancyRow| {
        vec![
            construct(&report.fit, &row.construct),
            Cell::text(Some(&row.column)),
            Cell::coefficient(row.coefficient),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::coefficient(row.r_squared),
        ]
    };
    let rows: Vec<Vec<Cell>> = report.redundancy.iter().map(row).collect();
    let table = Table::of_section(AssessSection::Redundancy, columns, rows, words)
        .if_resampled(&report.fit);
    if table.rows.is_empty() {
        return table;
    }
    table.with_note(words.text("note-redundancy"))
}

fn fornell_larcker(report: &AssessReport, words: &Words) -> Table {
    let mut columns = vec![Column::key("construct", words)];
    columns.extend(construct_columns(&report.fit));
    columns.push(Column::number("margin", words));
    let row = |row: &FornellLarckerRow| {
        let constructs = report.fit.model.constructs.iter();
        let cells = constructs.map(|other| {
            if other.name == row.construct {
                Cell::coefficient(row.root_ave)
            } else {
                Cell::coefficient(row.correlations.value(&other.name).copied())
            }
        });
        std::iter::once(construct(&report.fit, &row.construct))
            .chain(cells)
            .chain([Cell::coefficient(row.margin)])
            .collect()
    };
    let rows = report.fornell_larcker.iter().map(row).collect();
    Table::of_section(AssessSection::FornellLarcker, columns, rows, words)
        .with_note(words.text("note-fornell-larcker"))
}

fn discriminant(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("first", words),
        Column::key("second", words),
        Column::number("htmt", words),
        Column::number("htmt_upper", words),
        Column::number("htmt2", words),
        Column::number("htmt2_upper", words),
    ];
    let row = |row: &DiscriminantRow| {
        vec![
            construct(&report.fit, &row.first),
            construct(&report.fit, &row.second),
            Cell::coefficient(row.htmt),
            Cell::coefficient(row.htmt_upper),
            Cell::coefficient(row.htmt2),
            Cell::coefficient(row.htmt2_upper),
        ]
    };
    let rows = report.discriminant.iter().map(row).collect();
    let table = Table::of_section(AssessSection::Discriminant, columns, rows, words);
    let table = without_p_values(table, report, "htmt_upper");
    without_p_values(table, report, "htmt2_upper").with_note(words.text("note-discriminant"))
}

fn structure(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("source", words),
        Column::key("target", words),
        Column::number("coefficient", words),
        Column::number("standard_error_ols", words),
        Column::number("standard_error", words),
        Column::interval(report.fit.settings.confidence, words),
        Column::number("p_value", words),
        Column::number("effect_size", words),
        Column::number("vif", words),
    ];
    let row = |row: &StructureRow| {
        vec![
            construct(&report.fit, &row.source),
            construct(&report.fit, &row.target),
            Cell::coefficient(row.coefficient),
            Cell::coefficient(row.standard_error_ols),
            Cell::coefficient(row.uncertainty.standard_error),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::coefficient(row.uncertainty.p_value),
            Cell::coefficient(row.effect_size),
            Cell::importance(row.vif),
        ]
    };
    let rows = report.structure.iter().map(row).collect();
    let mut table = Table::of_section(AssessSection::Structure, columns, rows, words)
        .if_resampled(&report.fit)
        .with_note(words.text("note-structure"));
    if report
        .structure
        .iter()
        .all(|row| row.standard_error_ols.is_none())
    {
        table.remove_column("standard_error_ols");
    }
    table
}

fn equations(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::number("r_squared", words),
        Column::interval(report.fit.settings.confidence, words),
        Column::number("adjusted", words),
        Column::number("aic", words),
        Column::number("bic", words),
    ];
    let row = |row: &EquationRow| {
        vec![
            construct(&report.fit, &row.construct),
            Cell::coefficient(row.r_squared),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::coefficient(row.adjusted),
            Cell::importance(row.aic),
            Cell::importance(row.bic),
        ]
    };
    let rows = report.equations.iter().map(row).collect();
    Table::of_section(AssessSection::Equations, columns, rows, words)
        .if_resampled(&report.fit)
        .with_note(words.text("note-equations"))
}

fn indirect_effects(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("source", words),
        Column::key("through", words),
        Column::key("target", words),
        Column::number("effect", words),
        Column::number("standard_error", words),
        Column::interval(report.fit.settings.confidence, words),
        Column::number("p_value", words),
    ];
    let row = |row: &IndirectEffectRow| {
        let labels = row.through.iter();
        let labels: Vec<&str> = labels
            .map(|name| report.fit.labels.construct(name))
            .collect();
        vec![
            construct(&report.fit, &row.source),
            Cell::named(&row.through.join(" -> "), labels.join(" → ")),
            construct(&report.fit, &row.target),
            Cell::coefficient(row.effect),
            Cell::coefficient(row.uncertainty.standard_error),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::coefficient(row.uncertainty.p_value),
        ]
    };
    let rows = report.indirect_effects.iter().map(row).collect();
    Table::of_section(AssessSection::IndirectEffects, columns, rows, words)
        .if_resampled(&report.fit)
}

fn model_fit(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("reading", words),
        Column::key("structure", words),
        Column::number("srmr", words),
        Column::number("d_uls", words),
        Column::number("d_g", words),
        Column::number("f_ml", words),
        Column::number("nfi", words),
        Column::number("rms_theta", words),
    ];
    let row = |row: &ModelFitRow| {
        vec![
            choice("reading", row.reading, words),
            choice("structure", row.structure, words),
            Cell::coefficient(row.srmr),
            Cell::coefficient(row.d_uls),
            Cell::coefficient(row.d_g),
            Cell::coefficient(row.f_ml),
            Cell::coefficient(row.nfi),
            Cell::coefficient(row.rms_theta),
        ]
    };
    let rows = report.model_fit.iter().map(row).collect();
    let mut table = Table::of_section(AssessSection::ModelFit, columns, rows, words)
        .with_note(words.text("note-model-fit"));
    let stages = report.fit.model.stages;
    table
        .notes
        .extend(stages.map(|_| words.text("note-second-stage-fit")));
    table
}

fn exact_fit(report: &AssessReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("structure", words),
        Column::key("statistic", words),
        Column::number("observed", words),
        Column::number("quantile_95", words),
        Column::number("quantile_99", words),
        Column::number("p_value", words),
        Column::text("verdict", words),
    ];
    let row = |row: &ExactFitRow| {
        vec![
            choice("structure", row.structure, words),
            Cell::named(
                &choice_name(row.statistic),
                words.text(&format!("column-{}", choice_name(row.statistic))),
            ),
            Cell::coefficient(row.observed),
            Cell::coefficient(row.quantile_95),
            Cell::coefficient(row.quantile_99),
            Cell::coefficient(row.p_value),
            Cell::verdict(row.verdict, words),
        ]
    };
    let rows: Vec<Vec<Cell>> = report.exact_fit.iter().map(row).collect();
    let table = Table::of_section(AssessSection::ExactFit, columns, rows, words);
    if table.rows.is_empty() {
        return table;
    }
    table.with_note(words.text("note-exact-fit"))
}
