//! Aligned text: rules and colours for a terminal, neither for a pipe.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Row, Table as Layout};
use comfy_table::{LineStyle, TableStyle, Width};

use super::escape::escape_for_terminal;
use super::ink::{Ink, colour_marks, mark};
use super::messages::message_block;
use super::number::shown;
use super::options::{Messages, RenderOptions};
use crate::report::{Alignment, Cell, Column, FitReport, Selection, Table};
use crate::report::{heading, tables, verdict};
use crate::words::Words;

/// A rule below the header and one below the last row.
const RULES: TableStyle = TableStyle::new()
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));
/// Blanks between two columns; with rules the layout puts one of them there itself.
const GAP: u16 = 2;
/// Digits that a coefficient takes: `-0.123`.
const COEFFICIENT_WIDTH: u16 = 6;

/// Heading, tables and, in the overview, the verdict.
pub(super) fn report_text(
    report: &FitReport,
    selection: &Selection,
    options: &RenderOptions,
    words: &Words,
) -> String {
    let mut blocks = vec![heading_block(report, options, words)];
    let tables = tables(report, selection, words);
    blocks.extend(tables.iter().map(|table| table_text(table, options)));
    if *selection == Selection::Overview {
        blocks.push(paragraph(&verdict(report, words), None, options));
    }
    if options.messages == Messages::Included {
        blocks.extend(message_block(report, options.style, words));
    }
    blocks.join("\n")
}

fn heading_block(report: &FitReport, options: &RenderOptions, words: &Words) -> String {
    let lines = heading(report, words);
    let lines = lines.iter().enumerate().map(|(position, line)| {
        let ink = if position == 0 {
            Ink::Title
        } else {
            Ink::Remark
        };
        paragraph(line, Some(ink), options)
    });
    lines.collect()
}

/// Title, table and notes.
pub(super) fn table_text(table: &Table, options: &RenderOptions) -> String {
    let mut text = paragraph(&table.title, Some(Ink::Title), options);
    if !table.rows.is_empty() {
        text += &laid_out(table, options);
    }
    for note in &table.notes {
        text += &paragraph(note, Some(Ink::Remark), options);
    }
    text
}

/// Escaped text, broken between words (or wide characters) where the terminal ends.
fn paragraph(text: &str, ink: Option<Ink>, options: &RenderOptions) -> String {
    let mut layout = Layout::new();
    layout.load_style(NOTHING);
    layout.add_row([escape_for_terminal(text).into_owned()]);
    if let Some(column) = layout.column_mut(0) {
        column.set_padding((0, 0));
    }
    limit_width(&mut layout, options);
    let lines = layout.lines().map(|line| {
        let line = line.trim_end();
        let painted = ink.map(|ink| ink.paint(line, options.style.colour));
        painted.unwrap_or_else(|| line.to_owned()) + "\n"
    });
    lines.collect()
}

/// Keeps a layout within the terminal; a pipe has no end.
fn limit_width(layout: &mut Layout, options: &RenderOptions) {
    if let (true, Some(width)) = (options.style.rules, options.width) {
        layout.set_content_arrangement(ContentArrangement::Dynamic);
        layout.set_width(width);
    }
}

fn laid_out(table: &Table, options: &RenderOptions) -> String {
    let colour = options.style.colour;
    let mut layout = Layout::new();
    layout.load_style(if options.style.rules { RULES } else { NOTHING });
    layout.set_header(Row::from(table.columns.iter().map(heading_cell)));
    for cells in &table.rows {
        let cells = cells.iter().zip(&table.columns);
        layout.add_row(Row::from(
            cells.map(|(cell, column)| text_cell(cell, column, colour)),
        ));
    }
    limit_width(&mut layout, options);
    let last = table.columns.len().saturating_sub(1);
    let gap = if options.style.rules { GAP - 1 } else { GAP };
    for (position, column) in layout.column_iter_mut().enumerate() {
        column.set_padding((0, if position == last { 0 } else { gap }));
        if let Some(constraint) = constraint(table, position) {
            column.set_constraint(constraint);
        }
    }
    let lines = layout.lines().map(|line| line.trim_end().to_owned() + "\n");
    let text: String = lines.collect();
    if colour { colour_marks(&text) } else { text }
}

/// How far a narrow terminal may break a column: labels and texts anywhere; numbers not, nor classes, whose colour
/// would run on; the columns called after constructs at their headings.
fn constraint(table: &Table, position: usize) -> Option<ColumnConstraint> {
    let column = table.columns.get(position)?;
    let mut cells = table.rows.iter().filter_map(|row| row.get(position));
    if column.is_construct {
        let least = Width::Fixed(COEFFICIENT_WIDTH + GAP);
        Some(ColumnConstraint::LowerBoundary(least))
    } else if column.alignment == Alignment::Right
        || cells.any(|cell| matches!(cell, Cell::Class { .. }))
    {
        Some(ColumnConstraint::ContentWidth)
    } else {
        None
    }
}

fn heading_cell(column: &Column) -> comfy_table::Cell {
    let text = escape_for_terminal(&column.heading).into_owned();
    comfy_table::Cell::new(text).set_alignment(alignment(column))
}

fn text_cell(cell: &Cell, column: &Column, colour: bool) -> comfy_table::Cell {
    let text = shown(cell);
    let mut text = escape_for_terminal(&text).into_owned();
    if let (Cell::Class { priority, .. }, true) = (cell, colour) {
        text = mark(&text, *priority);
    }
    comfy_table::Cell::new(text).set_alignment(alignment(column))
}

fn alignment(column: &Column) -> CellAlignment {
    match column.alignment {
        Alignment::Left => CellAlignment::Left,
        Alignment::Right => CellAlignment::Right,
    }
}
