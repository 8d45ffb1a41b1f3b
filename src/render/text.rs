//! Aligned text: rules and colours for a terminal, neither for a pipe.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Row, Table as Layout};
use comfy_table::{LineStyle, TableStyle, Width};

use unicode_width::UnicodeWidthStr;

use super::chart::scatter_text;
use super::escape::escape_for_terminal;
use super::ink::{Ink, colour_marks, mark};
use super::messages::message_block;
use super::number::shown;
use super::options::{Messages, RenderOptions};
use crate::report::{Alignment, Cell, Column, Document, DocumentPart, ScatterPlot, Table};
use crate::words::Words;

/// A rule below the header and one below the last row.
const RULES: TableStyle = TableStyle::new()
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));
/// Blanks between two columns; with rules the layout puts one of them there itself.
const GAP: u16 = 2;

/// Width of a label's word from which a narrow terminal may break it.
const WORD_WIDTH: usize = 14;
/// The same in the heading of a column that is called after a construct.
const HEADING_WORD_WIDTH: usize = 10;
/// Width to which labels shrink, broken anywhere, when even this is too wide: that of their headings.
const LABEL_WIDTH: u16 = 9;

/// Heading, tables and what they mean.
pub(super) fn report_text(report: &impl Document, options: RenderOptions, words: &Words) -> String {
    let mut blocks = vec![heading_block(&report.heading(words), options)];
    let tables = report.tables(words);
    blocks.extend(tables.iter().map(|table| {
        let plot = report.plot(table, words);
        table_text(table, plot.as_ref(), options)
    }));
    let conclusions = report.conclusions(words);
    blocks.extend(
        conclusions
            .iter()
            .map(|text| paragraph(text, None, options)),
    );
    if options.messages == Messages::Included {
        blocks.extend(message_block(&report.messages(), options.style, words));
    }
    for part in report.parts(words) {
        blocks.extend(part_blocks(&part, options, words));
    }
    blocks.join("\n")
}

/// Heading, tables and what they mean of a group.
fn part_blocks(part: &DocumentPart, options: RenderOptions, words: &Words) -> Vec<String> {
    let mut blocks = vec![heading_block(&part.heading, options)];
    let tables = part.tables.iter().zip(&part.plots);
    blocks.extend(tables.map(|(table, plot)| table_text(table, plot.as_ref(), options)));
    let conclusions = part.conclusions.iter();
    blocks.extend(conclusions.map(|text| paragraph(text, None, options)));
    if options.messages == Messages::Included {
        let messages: Vec<_> = part.messages.iter().map(|(s, m)| (*s, m)).collect();
        blocks.extend(message_block(&messages, options.style, words));
    }
    blocks
}

fn heading_block(lines: &[String], options: RenderOptions) -> String {
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

/// Title, plot, table and notes.
pub(super) fn table_text(
    table: &Table,
    plot: Option<&ScatterPlot>,
    options: RenderOptions,
) -> String {
    let mut text = paragraph(&table.title, Some(Ink::Title), options);
    if let Some(plot) = plot {
        text += &scatter_text(plot, options.width);
    }
    if !table.rows.is_empty() {
        text += &laid_out(table, options);
    }
    for note in &table.notes {
        text += &paragraph(note, Some(Ink::Remark), options);
    }
    text
}

/// Escaped text, broken between words (or wide characters) where the terminal ends.
fn paragraph(text: &str, ink: Option<Ink>, options: RenderOptions) -> String {
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
fn limit_width(layout: &mut Layout, options: RenderOptions) {
    if let (true, Some(width)) = (options.style.rules, options.width) {
        layout.set_content_arrangement(ContentArrangement::Dynamic);
        layout.set_width(width);
    }
}

fn laid_out(table: &Table, options: RenderOptions) -> String {
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
    let padding = if options.style.rules { GAP - 1 } else { GAP };
    let mut paddings = vec![padding; table.columns.len()];
    if let Some(last) = paddings.last_mut() {
        *last = 0;
    }
    let constraints = constraints(table, &paddings, options.width);
    let settings = paddings.into_iter().zip(constraints);
    for (column, (padding, constraint)) in layout.column_iter_mut().zip(settings) {
        column.set_padding((0, padding)).set_constraint(constraint);
    }
    let lines = layout.lines().map(|line| line.trim_end().to_owned() + "\n");
    let text: String = lines.collect();
    if colour { colour_marks(&text) } else { text }
}

/// How far a narrow terminal may break each column: between words; classes nowhere, because their colour would run
/// on. Labels are broken anywhere where only that makes the table fit: a table that is too wide even then stays
/// readable.
fn constraints(table: &Table, paddings: &[u16], width: Option<u16>) -> Vec<ColumnConstraint> {
    let columns = 0..table.columns.len();
    let words: Vec<u16> = columns
        .map(|position| least_width(table, position))
        .collect();
    let columns = table.columns.iter().zip(&words);
    let broken: Vec<u16> = columns
        .map(|(column, least)| match column.alignment {
            Alignment::Left => (*least).min(LABEL_WIDTH),
            Alignment::Right => *least,
        })
        .collect();
    let fits = |widths: &[u16]| {
        let gaps = widths.len().saturating_sub(1) * usize::from(GAP);
        let total = gaps + widths.iter().copied().map(usize::from).sum::<usize>();
        width.is_none_or(|width| total <= usize::from(width))
    };
    let chosen = if fits(&broken) && !fits(&words) {
        broken
    } else {
        words
    };
    let columns = chosen.iter().zip(paddings).enumerate();
    let constraint = |(position, (least, padding)): (usize, (&u16, &u16))| {
        if holds_classes(table, position) {
            return ColumnConstraint::ContentWidth;
        }
        ColumnConstraint::LowerBoundary(Width::Fixed(least.saturating_add(*padding)))
    };
    columns.map(constraint).collect()
}

fn holds_classes(table: &Table, position: usize) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| row.get(position));
    cells.any(|cell| matches!(cell, Cell::Class { .. } | Cell::Verdict { .. }))
}

/// The widest word of a column; of the long words only [`WORD_WIDTH`] or [`HEADING_WORD_WIDTH`].
fn least_width(table: &Table, position: usize) -> u16 {
    let Some(column) = table.columns.get(position) else {
        return 0;
    };
    let widest = |text: &str| {
        text.split(' ')
            .map(UnicodeWidthStr::width)
            .max()
            .unwrap_or(0)
    };
    let heading = widest(&column.heading);
    let heading = if column.is_construct {
        heading.min(HEADING_WORD_WIDTH)
    } else {
        heading
    };
    let cells = table.rows.iter().filter_map(|row| row.get(position));
    let cells = cells.map(|cell| match cell {
        Cell::Class { label, .. } | Cell::Verdict { label, .. } => label.width(),
        Cell::Text(text) | Cell::Named { label: text, .. } => widest(text).min(WORD_WIDTH),
        _ => shown(cell).width(),
    });
    let least = cells.max().unwrap_or(0).max(heading);
    u16::try_from(least).unwrap_or(u16::MAX)
}

fn heading_cell(column: &Column) -> comfy_table::Cell {
    let text = escape_for_terminal(&column.heading).into_owned();
    comfy_table::Cell::new(text).set_alignment(alignment(column))
}

fn text_cell(cell: &Cell, column: &Column, colour: bool) -> comfy_table::Cell {
    let text = shown(cell);
    let mut text = escape_for_terminal(&text).into_owned();
    match cell {
        Cell::Class { priority, .. } if colour => text = mark(&text, *priority),
        Cell::Verdict { verdict, .. } if colour => text = mark(&text, *verdict),
        _ => {}
    }
    comfy_table::Cell::new(text).set_alignment(alignment(column))
}

fn alignment(column: &Column) -> CellAlignment {
    match column.alignment {
        Alignment::Left => CellAlignment::Left,
        Alignment::Right => CellAlignment::Right,
    }
}
