//! Tables of service quality, disconfirmation and the customer journey.

use super::rows::KpiReport;
use super::score_tables::interval;
use super::service_rows::{
    DisconfirmationRow, GapFigures, ImportanceBasis, JourneyImpactRow, JourneyRow, JourneySummary,
    ServqualLevel,
};
use super::shown::{KpiSection, of_section};
use crate::kpi::SERVQUAL_DIMENSIONS;
use crate::report::table::{Cell, Column, Table};
use crate::words::Words;

/// Whether expectations were asked: then the table is of gaps.
fn has_gaps(report: &KpiReport) -> bool {
    let mut rows = report.service.servqual_items.iter();
    rows.any(|row| row.expectation_column.is_some())
}

/// The columns of expectation, perception and gap; of the perception alone under SERVPERF.
fn gap_columns(report: &KpiReport, words: &Words) -> Vec<Column> {
    let confidence = report.settings.confidence;
    let number = |key| Column::number(key, words);
    let mut columns = vec![number("respondents")];
    if has_gaps(report) {
        columns.extend(["expectation", "perception", "gap", "standard_error"].map(number));
        columns.extend([Column::interval(confidence, words), number("p_value")]);
    } else {
        columns.extend(["perception", "standard_error"].map(number));
        columns.push(Column::interval(confidence, words));
    }
    columns.push(number("index"));
    columns
}

fn gap_cells(gap: &GapFigures, report: &KpiReport) -> Vec<Cell> {
    let uncertainty = &gap.uncertainty;
    let mut cells = vec![Cell::Count(gap.respondents)];
    if has_gaps(report) {
        cells.extend([gap.expectation, gap.perception, gap.gap].map(Cell::importance));
    } else {
        cells.push(Cell::importance(gap.perception));
    }
    cells.push(Cell::importance(uncertainty.standard_error));
    cells.push(Cell::importance_interval(uncertainty.interval));
    if has_gaps(report) {
        cells.push(Cell::coefficient(uncertainty.p_value));
    }
    cells.push(Cell::index(gap.index));
    cells
}

/// A dimension in the reader's words, when it is one of SERVQUAL's.
fn dimension(name: &str, words: &Words) -> Cell {
    let known = SERVQUAL_DIMENSIONS.iter().any(|(known, _)| *known == name);
    if known {
        Cell::named(name, words.text(&format!("dimension-{name}")))
    } else {
        Cell::Text(name.to_owned())
    }
}

pub(super) fn servqual(report: &KpiReport, words: &Words) -> Table {
    let importance = report.service.servqual_importance.is_some();
    let mut columns = vec![Column::key("dimension", words)];
    if importance {
        columns.push(Column::number("importance", words));
    }
    columns.extend(gap_columns(report, words));
    let rows = report.service.servqual.iter().map(|row| {
        let mut cells = vec![match row.level {
            ServqualLevel::Dimension => dimension(&row.dimension, words),
            ServqualLevel::Overall => Cell::named("overall", words.text("service-overall")),
            ServqualLevel::Weighted => Cell::named("weighted", words.text("service-weighted")),
        }];
        if importance {
            cells.push(Cell::index(row.importance));
        }
        cells.extend(gap_cells(&row.gap, report));
        cells
    });
    let rows: Vec<_> = rows.collect();
    let mut table = of_section(KpiSection::Servqual, (columns, rows), words);
    if table.rows.is_empty() {
        return table;
    }
    let gaps = has_gaps(report);
    if !gaps {
        table.title = words.text("kpi-section-servperf");
    }
    let kind = if gaps {
        "note-servqual"
    } else {
        "note-servperf"
    };
    let mut notes = vec![kind, "note-servqual-overall"];
    notes.extend(report.service.servqual_importance.map(|basis| match basis {
        ImportanceBasis::Points => "note-servqual-points",
        ImportanceBasis::Given => "note-servqual-given",
    }));
    table.notes = notes.into_iter().map(|key| words.text(key)).collect();
    table
}

pub(super) fn servqual_items(report: &KpiReport, words: &Words) -> Table {
    let mut columns = vec![Column::key("dimension", words), Column::key("item", words)];
    columns.extend(gap_columns(report, words));
    let rows = report.service.servqual_items.iter().map(|row| {
        let item = Cell::named(&row.item, row.label.clone());
        let mut cells = vec![dimension(&row.dimension, words), item];
        cells.extend(gap_cells(&row.gap, report));
        cells
    });
    let rows = rows.collect();
    of_section(KpiSection::ServqualItems, (columns, rows), words)
}

pub(super) fn disconfirmation(report: &KpiReport, words: &Words) -> Table {
    let number = |key| Column::number(key, words);
    let columns = vec![
        Column::key("comparison", words),
        number("respondents"),
        number("expected"),
        number("perceived"),
        number("difference"),
        Column::interval(report.settings.confidence, words),
        number("p_value"),
        number("ratio"),
        number("ratio_interval"),
        number("ratio_of_means"),
    ];
    let cells = |row: &DisconfirmationRow| {
        vec![
            Cell::Text(row.comparison.clone()),
            Cell::Count(row.respondents),
            Cell::importance(row.expected),
            Cell::importance(row.perceived),
            Cell::importance(row.difference),
            Cell::importance_interval(row.uncertainty.interval),
            Cell::coefficient(row.uncertainty.p_value),
            Cell::coefficient(row.ratio),
            Cell::coefficient_interval(row.ratio_interval),
            Cell::coefficient(row.ratio_of_means),
        ]
    };
    let found = &report.service.disconfirmation;
    let rows: Vec<_> = found.iter().map(cells).collect();
    let mut table = of_section(KpiSection::Disconfirmation, (columns, rows), words);
    if table.rows.is_empty() {
        return table;
    }
    table.notes.push(words.text("note-disconfirmation"));
    let zeros = found.iter().filter(|row| row.zero_expectations > 0);
    table.notes.extend(zeros.map(|row| {
        let count = row.zero_expectations.to_string();
        let named = [("name", row.comparison.clone()), ("count", count)];
        words.fill("note-zero-expectations", &named)
    }));
    table
}

pub(super) fn disconfirmation_shares(report: &KpiReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("comparison", words),
        Column::key("outcome", words),
        Column::number("share", words),
        Column::interval(report.settings.confidence, words),
    ];
    let rows = report.service.disconfirmation_shares.iter().map(|row| {
        let outcome = words.text(&format!("outcome-{}", row.outcome));
        vec![
            Cell::Text(row.comparison.clone()),
            Cell::named(row.outcome, outcome),
            Cell::index(row.share),
            interval(row.interval, 1),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let mut table = of_section(KpiSection::DisconfirmationShares, (columns, rows), words);
    if !table.rows.is_empty() {
        table.notes.push(words.text("note-disconfirmation-shares"));
    }
    table
}

pub(super) fn journey(report: &KpiReport, words: &Words) -> Table {
    let number = |key| Column::number(key, words);
    let columns = vec![
        Column::key("stage", words),
        number("respondents"),
        number("used"),
        number("index"),
        Column::interval(report.settings.confidence, words),
        number("satisfied"),
        number("kept"),
        number("lost"),
        number("lost_interval"),
        number("leakage"),
        number("weakest"),
    ];
    let cells = |row: &JourneyRow| {
        vec![
            Cell::Text(row.stage.clone()),
            Cell::Count(row.respondents),
            Cell::index(row.used),
            Cell::index(row.index),
            interval(row.interval, 1),
            Cell::index(row.satisfied),
            Cell::index(row.kept),
            Cell::index(row.lost),
            interval(row.lost_interval, 1),
            Cell::index(row.leakage),
            Cell::index(row.weakest),
        ]
    };
    let rows = report.service.journey.iter().map(cells).collect();
    let mut table = of_section(KpiSection::Journey, (columns, rows), words);
    if let Some(summary) = &report.service.journey_summary {
        table.notes.extend(journey_notes(report, summary, words));
    }
    table
}

fn journey_notes(report: &KpiReport, summary: &JourneySummary, words: &Words) -> [String; 2] {
    let numbers = [
        ("from", summary.satisfied_from.to_string()),
        ("customers", summary.customers.to_string()),
    ];
    let weakest = summary.weakest_link.as_ref().and_then(|weakest| {
        let mut stages = report.service.journey.iter();
        stages.find(|row| row.stage == *weakest)
    });
    let link = match weakest {
        Some(row) => {
            let lost = format!("{:.1}", row.lost.unwrap_or_default());
            let named = [("stage", row.stage.clone()), ("lost", lost)];
            words.fill("note-weakest-link", &named)
        }
        None => words.text("note-no-weakest-link"),
    };
    [words.fill("note-journey", &numbers), link]
}

pub(super) fn journey_impacts(report: &KpiReport, words: &Words) -> Table {
    let number = |key| Column::number(key, words);
    let columns = vec![
        Column::key("stage", words),
        number("correlation"),
        number("standardized"),
        number("impact"),
        number("standard_error"),
        Column::interval(report.settings.confidence, words),
        number("p_value"),
        number("index"),
        number("potential"),
    ];
    let cells = |row: &JourneyImpactRow| {
        vec![
            Cell::Text(row.stage.clone()),
            Cell::coefficient(row.correlation),
            Cell::coefficient(row.standardized),
            Cell::importance(row.impact),
            Cell::importance(row.uncertainty.standard_error),
            Cell::importance_interval(row.uncertainty.interval),
            Cell::coefficient(row.uncertainty.p_value),
            Cell::index(row.index),
            Cell::index(row.potential),
        ]
    };
    let rows: Vec<_> = report.service.journey_impacts.iter().map(cells).collect();
    let mut table = of_section(KpiSection::JourneyImpacts, (columns, rows), words);
    if let Some(summary) = report.service.journey_summary.as_ref() {
        let number = |value: Option<f64>, decimals: usize| {
            value.map_or_else(|| "–".to_owned(), |value| format!("{value:.decimals$}"))
        };
        let numbers = [
            ("overall", number(summary.overall, 1)),
            ("r_squared", number(summary.r_squared, 3)),
        ];
        if !table.rows.is_empty() {
            table
                .notes
                .push(words.fill("note-journey-impacts", &numbers));
        }
    }
    table
}
