//! Scores, all together and by group.

use super::rows::{KpiGroupRow, KpiReport, KpiScoreRow};
use super::shown::{KpiSection, of_section};
use crate::kpi::{Measure, Unit};
use crate::report::choice_name;
use crate::report::run_tables::choice;
use crate::report::table::{Cell, Column, Table};
use crate::words::Words;

/// Scores or rates of all respondents.
pub(super) fn scores(
    section: KpiSection,
    rows: &[KpiScoreRow],
    (report, words): (&KpiReport, &Words),
) -> Table {
    let columns = vec![
        Column::key("measure", words),
        Column::key("column", words),
        Column::number("respondents", words),
        Column::number("value", words),
        Column::text("unit", words),
        Column::number("standard_error", words),
        Column::interval(report.settings.confidence, words),
    ];
    let cells = |row: &KpiScoreRow| {
        let number = |value| Cell::number(value, decimals(row));
        vec![
            measure(row, words),
            Cell::Text(row.column.clone()),
            Cell::Count(row.respondents),
            number(row.value),
            unit(row, words),
            number(row.standard_error),
            interval(row.interval, decimals(row)),
        ]
    };
    let rows: Vec<_> = rows.iter().map(cells).collect();
    let mut table = of_section(section, (columns, rows), words);
    if section == KpiSection::Scores {
        table.notes.extend(remarks(report, words));
    }
    table
}

/// What two similar names mean where both stand in the table.
fn remarks(report: &KpiReport, words: &Words) -> Vec<String> {
    let has = |measure| report.scores.iter().any(|row| row.measure == measure);
    let remarks = [
        (Measure::SatisfiedShare, "kpi-note-satisfied"),
        (Measure::NetPromoterScore, "kpi-note-nps"),
    ];
    let remarks = remarks.into_iter().filter(|(measure, _)| has(*measure));
    remarks.map(|(_, key)| words.text(key)).collect()
}

/// Measures of which an overview shows the groups: one for each question about all respondents.
const HEADLINES: [Measure; 6] = [
    Measure::NetPromoterScore,
    Measure::TopBoxes,
    Measure::EffortMean,
    Measure::SatisfactionIndex,
    Measure::Mean,
    Measure::ComplaintRate,
];

/// Scores and rates by group; `brief` keeps one measure for each question about all respondents.
pub(super) fn groups(report: &KpiReport, brief: bool, words: &Words) -> Table {
    let columns = vec![
        Column::key("measure", words),
        Column::key("column", words),
        Column::key("group", words),
        Column::number("respondents", words),
        Column::number("value", words),
        Column::text("unit", words),
        Column::interval(report.settings.confidence, words),
        Column::number("difference", words),
        Column::number("difference_interval", words),
        Column::number("p_value", words),
    ];
    let is_shown = |row: &&KpiGroupRow| !brief || HEADLINES.contains(&row.score.measure);
    let cells = |row: &KpiGroupRow| {
        let (score, decimals) = (&row.score, decimals(&row.score));
        vec![
            measure(score, words),
            Cell::Text(score.column.clone()),
            Cell::Text(row.group.clone()),
            Cell::Count(score.respondents),
            Cell::number(score.value, decimals),
            unit(score, words),
            interval(score.interval, decimals),
            Cell::number(row.contrast.difference, decimals),
            interval(row.contrast.difference_interval, decimals),
            Cell::coefficient(row.contrast.p_value),
        ]
    };
    let rows = report.groups.iter().filter(is_shown).map(cells).collect();
    let mut table = of_section(KpiSection::Groups, (columns, rows), words);
    if table.rows.is_empty() {
        table.notes.push(words.text("kpi-note-no-groups"));
    } else {
        table.notes.push(words.text("kpi-note-difference"));
        if brief {
            table.notes.push(words.text("kpi-note-more-groups"));
        }
    }
    table
}

/// A measure, its label with the answers that count.
fn measure(row: &KpiScoreRow, words: &Words) -> Cell {
    let name = choice_name(row.measure);
    let [min, max] = row.scale;
    let numbers = [
        ("from", row.from.unwrap_or(min).to_string()),
        ("min", min.to_string()),
        ("max", max.to_string()),
    ];
    let label = words.fill(&format!("kpi-measure-{name}"), &numbers);
    Cell::named(&name, label)
}

fn unit(row: &KpiScoreRow, words: &Words) -> Cell {
    let name = choice_name(row.unit);
    let [min, max] = row.scale;
    let ends = [("min", min.to_string()), ("max", max.to_string())];
    Cell::named(&name, words.fill(&format!("kpi-unit-{name}"), &ends))
}

/// Digits after the point.
fn decimals(row: &KpiScoreRow) -> usize {
    if row.unit == Unit::Scale { 2 } else { 1 }
}

/// An interval with so many digits.
pub(super) fn interval(ends: Option<[f64; 2]>, decimals: usize) -> Cell {
    match decimals {
        1 => Cell::index_interval(ends),
        _ => Cell::importance_interval(ends),
    }
}

/// Columns and rows of the settings.
pub(super) fn settings(report: &KpiReport, words: &Words) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let columns = vec![Column::key("setting", words), Column::text("value", words)];
    let settings = &report.settings;
    let codes = &settings.survey.missing_codes;
    let codes = (!codes.is_empty()).then(|| codes.join(", "));
    let rows = [
        ("confidence", Cell::Share(settings.confidence)),
        ("resamples", Cell::Count(settings.resamples)),
        ("seed", Cell::Text(settings.seed.to_string())),
        ("interval", choice("interval", settings.interval, words)),
        ("group", Cell::text(settings.group.as_deref())),
        ("weight", Cell::text(settings.survey.weight.as_deref())),
        ("where", Cell::text(settings.survey.filter.as_deref())),
        ("missing_codes", Cell::text(codes.as_deref())),
    ];
    let rows = rows.map(|(key, value)| {
        let label = words.text(&format!("setting-{key}"));
        vec![Cell::named(key, label), value]
    });
    (columns, rows.to_vec())
}
