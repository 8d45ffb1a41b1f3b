//! The tables of `csi hierarchy`.

use super::choice_name;
use super::levels_assembly::method_key;
use super::levels_report::{
    ConsistencyRow, LevelGroupRow, LevelRow, LevelsReport, MethodRow, MethodWeightRow,
    SensitivityRow, WeightRow,
};
use super::levels_shown::LevelsSection;
use super::run_tables::{cleaning_table, settings_table};
use super::table::{Alignment, Cell, Column, Table};
use crate::levels::NodeKind;
use crate::study::WeightMethod;
use crate::words::Words;

/// Questions that the overview lists, those with the largest potential.
const QUESTIONS_SHOWN: usize = 10;

/// The deepest level of groups in the overview.
const GROUP_LEVELS_SHOWN: usize = 2;

pub(super) fn section_table(report: &LevelsReport, section: LevelsSection, words: &Words) -> Table {
    match section {
        LevelsSection::Levels => levels(report, &all(&report.levels), words),
        LevelsSection::Groups => groups(report, &all(&report.groups), words),
        LevelsSection::Weights => weights(report, &all(&report.weights), words),
        LevelsSection::Methods => methods(report, words),
        LevelsSection::MethodWeights => method_weights(report, words),
        LevelsSection::Sensitivity => sensitivity(report, words),
        LevelsSection::Consistency => consistency(report, words),
        LevelsSection::Cleaning => cleaning_table(
            LevelsSection::Cleaning,
            &report.cleaning,
            &report.labels,
            words,
        ),
        LevelsSection::Settings => settings_table(LevelsSection::Settings, &report.settings, words),
    }
}

/// The scores down to the attributes, or all when there are only questions.
pub(super) fn levels_overview(report: &LevelsReport, words: &Words) -> Table {
    let above = |row: &&LevelRow| row.kind != NodeKind::Question;
    let rows: Vec<&LevelRow> = report.levels.iter().filter(above).collect();
    levels(report, &rows, words).with_note(words.text("note-levels-overview"))
}

/// Index and constructs of each group.
pub(super) fn groups_overview(report: &LevelsReport, words: &Words) -> Table {
    let above = |row: &&LevelGroupRow| row.level <= GROUP_LEVELS_SHOWN;
    groups(
        report,
        &report.groups.iter().filter(above).collect::<Vec<_>>(),
        words,
    )
}

/// The questions with the largest potential.
pub(super) fn weights_overview(report: &LevelsReport, words: &Words) -> Table {
    let questions = report.weights.iter();
    let questions = questions.filter(|row| row.kind == NodeKind::Question);
    let mut rows: Vec<&WeightRow> = questions.collect();
    let potential = |row: &WeightRow| row.potential.unwrap_or(f64::NEG_INFINITY);
    rows.sort_by(|a, b| potential(b).total_cmp(&potential(a)));
    let left_out = rows.len().saturating_sub(QUESTIONS_SHOWN);
    rows.truncate(QUESTIONS_SHOWN);
    let mut table = weights(report, &rows, words);
    for key in ["level", "method", "contribution"] {
        table.remove_column(key);
    }
    if left_out == 0 {
        return table;
    }
    let count = [("count", left_out.to_string())];
    table.with_note(words.fill("note-weights-overview", &count))
}

fn all<T>(rows: &[T]) -> Vec<&T> {
    rows.iter().collect()
}

/// The name of a node, as people read it.
pub(super) fn label<'r>(report: &'r LevelsReport, kind: NodeKind, name: &'r str) -> &'r str {
    match kind {
        NodeKind::Question => report.labels.indicator(name),
        _ => report.labels.construct(name),
    }
}

fn construct(report: &LevelsReport, name: &str) -> Cell {
    Cell::named(name, report.labels.construct(name))
}

fn kind(kind: NodeKind, words: &Words) -> Cell {
    let name = choice_name(kind);
    let label = words.text(&format!("level-{name}"));
    Cell::named(&name, label)
}

fn method(method: Option<WeightMethod>, words: &Words) -> Cell {
    let name = method_key(method);
    Cell::named(name, words.text(&format!("weight-method-{name}")))
}

/// Without resampling, the table without its columns of standard errors and intervals.
fn if_resampled(mut table: Table, report: &LevelsReport) -> Table {
    if report.resampling.is_none() {
        for key in ["standard_error", "interval", "difference_interval"] {
            table.remove_column(key);
        }
    }
    table
}

fn levels(report: &LevelsReport, rows: &[&LevelRow], words: &Words) -> Table {
    let columns = vec![
        Column::key("level", words),
        Column::key("kind", words),
        Column::key("name", words),
        Column::number("score", words),
        Column::number("standard_error", words),
        Column::interval(report.settings.confidence, words),
        Column::number("respondents", words),
    ];
    let row = |row: &&LevelRow| {
        vec![
            Cell::Text(row.level.to_string()),
            kind(row.kind, words),
            Cell::named(&row.name, label(report, row.kind, &row.name)),
            Cell::index(row.score),
            Cell::index(row.uncertainty.standard_error),
            Cell::index_interval(row.uncertainty.interval),
            Cell::Count(row.respondents),
        ]
    };
    let rows = rows.iter().map(row).collect();
    let table = Table::of_section(LevelsSection::Levels, columns, rows, words);
    if_resampled(table, report)
}

fn groups(report: &LevelsReport, rows: &[&LevelGroupRow], words: &Words) -> Table {
    let columns = vec![
        Column::key("group", words),
        Column::key("level", words),
        Column::key("name", words),
        Column::number("score", words),
        Column::number("standard_error", words),
        Column::interval(report.settings.confidence, words),
        Column::number("respondents", words),
    ];
    let row = |row: &&LevelGroupRow| {
        vec![
            Cell::Text(row.group.clone()),
            Cell::Text(row.level.to_string()),
            Cell::named(&row.name, label(report, row.kind, &row.name)),
            Cell::index(row.score),
            Cell::index(row.uncertainty.standard_error),
            Cell::index_interval(row.uncertainty.interval),
            Cell::Count(row.respondents),
        ]
    };
    let rows = rows.iter().map(row).collect();
    let table = Table::of_section(LevelsSection::Groups, columns, rows, words);
    if_resampled(table, report)
}

fn weights(report: &LevelsReport, rows: &[&WeightRow], words: &Words) -> Table {
    let columns = vec![
        Column::key("level", words),
        Column::key("name", words),
        Column::text("parent", words),
        Column::text("method", words),
        Column::number("weight", words),
        Column::number("global_weight", words),
        Column::interval(report.settings.confidence, words),
        Column::number("score", words),
        Column::number("contribution", words),
        Column::number("potential", words),
    ];
    let row = |row: &&WeightRow| {
        vec![
            Cell::Text(row.level.to_string()),
            Cell::named(&row.name, label(report, row.kind, &row.name)),
            construct(report, &row.parent),
            method(Some(row.method), words),
            Cell::coefficient(row.weight),
            Cell::coefficient(row.global_weight),
            Cell::coefficient_interval(row.uncertainty.interval),
            Cell::index(row.score),
            Cell::importance(row.contribution),
            Cell::importance(row.potential),
        ]
    };
    let rows = rows.iter().map(row).collect();
    let mut table = Table::of_section(LevelsSection::Weights, columns, rows, words)
        .with_note(words.text("note-level-weights"));
    let estimated = |row: &WeightRow| row.uncertainty.interval.is_some();
    if !report.weights.iter().any(estimated) {
        // Weights that do not come from the answers have no interval worth a column.
        table.remove_column("interval");
    }
    if_resampled(table, report)
}

fn methods(report: &LevelsReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("method", words),
        Column::text("chosen", words),
        Column::number("index", words),
        Column::interval(report.settings.confidence, words),
        Column::number("difference", words),
        Column::number("difference_interval", words),
        Column::number("rank_correlation", words),
        Column::text("most_moved", words),
        Column::number("rank_chosen", words),
        Column::number("rank", words),
    ];
    let row = |row: &MethodRow| {
        vec![
            method(row.method, words),
            yes_if(row.chosen, words),
            Cell::index(row.index),
            Cell::index_interval(row.uncertainty.interval),
            Cell::index(row.difference),
            Cell::index_interval(row.difference_interval),
            Cell::coefficient(row.rank_correlation),
            row.most_moved
                .as_ref()
                .map_or(Cell::Missing, |name| construct(report, name)),
            row.rank_chosen.map_or(Cell::Missing, Cell::Count),
            row.rank.map_or(Cell::Missing, Cell::Count),
        ]
    };
    let rows = report.methods.iter().map(row).collect();
    let table = Table::of_section(LevelsSection::Methods, columns, rows, words)
        .with_note(words.text("note-methods"));
    if_resampled(table, report)
}

fn method_weights(report: &LevelsReport, words: &Words) -> Table {
    let mut columns = vec![Column::key("construct", words)];
    for row in &report.methods {
        let key = method_key(row.method);
        columns.push(Column {
            key: key.to_owned(),
            heading: words.text(&format!("weight-method-{key}")),
            alignment: Alignment::Right,
            identifies: false,
            is_construct: false,
        });
    }
    let row = |row: &MethodWeightRow| {
        let methods = report.methods.iter().map(|result| {
            let weight = row.weights.value(method_key(result.method));
            Cell::coefficient(weight.copied().flatten())
        });
        let mut cells = vec![construct(report, &row.construct)];
        cells.extend(methods);
        cells
    };
    let rows = report.method_weights.iter().map(row).collect();
    Table::of_section(LevelsSection::MethodWeights, columns, rows, words)
}

fn sensitivity(report: &LevelsReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("construct", words),
        Column::number("weight", words),
        Column::number("minus_20", words),
        Column::number("minus_10", words),
        Column::number("plus_10", words),
        Column::number("plus_20", words),
        Column::number("range", words),
    ];
    let row = |row: &SensitivityRow| {
        vec![
            construct(report, &row.construct),
            Cell::coefficient(row.weight),
            Cell::importance(row.minus_20),
            Cell::importance(row.minus_10),
            Cell::importance(row.plus_10),
            Cell::importance(row.plus_20),
            Cell::importance(row.range),
        ]
    };
    let rows = report.sensitivity.iter().map(row).collect();
    Table::of_section(LevelsSection::Sensitivity, columns, rows, words)
        .with_note(words.text("note-weight-sensitivity"))
}

fn consistency(report: &LevelsReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("name", words),
        Column::key("judge", words),
        Column::number("members", words),
        Column::number("largest_eigenvalue", words),
        Column::number("consistency_index", words),
        Column::number("consistency_ratio", words),
        Column::text("consistent", words),
        Column::text("row", words),
        Column::text("against", words),
        Column::number("given", words),
        Column::number("implied", words),
    ];
    let row = |row: &ConsistencyRow| {
        let judge = row.judge.as_ref();
        let member = |name: &Option<String>| {
            let name = name.as_ref();
            name.map_or(Cell::Missing, |name| {
                Cell::named(name, report.labels.indicator(name))
            })
        };
        vec![
            construct(report, &row.name),
            judge.map_or_else(
                || Cell::named("", words.text("levels-all-judges")),
                |file| Cell::Text(file.clone()),
            ),
            Cell::Count(row.members),
            Cell::coefficient(row.largest_eigenvalue),
            Cell::coefficient(row.consistency_index),
            Cell::coefficient(row.consistency_ratio),
            row.consistent
                .map_or(Cell::Missing, |consistent| yes_or_no(consistent, words)),
            member(&row.row),
            member(&row.against),
            Cell::importance(row.given),
            Cell::importance(row.implied),
        ]
    };
    let rows: Vec<_> = report.consistency.iter().map(row).collect();
    let note = if rows.is_empty() {
        "note-no-judgements"
    } else {
        "note-consistency"
    };
    let note = words.text(note);
    Table::of_section(LevelsSection::Consistency, columns, rows, words).with_note(note)
}

fn yes_or_no(value: bool, words: &Words) -> Cell {
    let label = words.text(if value { "yes" } else { "no" });
    Cell::named(if value { "true" } else { "false" }, label)
}

/// A mark where it is so; people see nothing where it is not.
fn yes_if(value: bool, words: &Words) -> Cell {
    if value {
        yes_or_no(true, words)
    } else {
        Cell::named("false", "")
    }
}
