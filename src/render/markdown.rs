//! GitHub Markdown.

use super::chart::scatter_text;
use super::escape::escape_for_terminal;
use super::number::shown;
use super::options::{Messages, RenderOptions};
use crate::diagnostics::Severity;
use crate::report::{Alignment, Document, DocumentPart, Message, ScatterPlot, Table};
use crate::words::Words;

/// Heading, tables and what they mean.
pub(super) fn report_markdown(
    report: &impl Document,
    options: RenderOptions,
    words: &Words,
) -> String {
    let mut blocks = heading_blocks(&report.heading(words));
    blocks.extend(report.tables(words).iter().map(|table| {
        let plot = report.plot(table, words);
        table_markdown(table, plot.as_ref())
    }));
    for text in report.conclusions(words) {
        blocks.push(format!("**{}**\n", escape_for_markdown(&text)));
    }
    if options.messages == Messages::Included {
        blocks.extend(message_list(&report.messages(), words));
    }
    for part in report.parts(words) {
        blocks.extend(part_blocks(&part, options, words));
    }
    blocks.join("\n")
}

/// Heading, tables and what they mean of a group.
fn part_blocks(part: &DocumentPart, options: RenderOptions, words: &Words) -> Vec<String> {
    let mut blocks = heading_blocks(&part.heading);
    let tables = part.tables.iter().zip(&part.plots);
    blocks.extend(tables.map(|(table, plot)| table_markdown(table, plot.as_ref())));
    let conclusions = part.conclusions.iter();
    blocks.extend(conclusions.map(|text| format!("**{}**\n", escape_for_markdown(text))));
    if options.messages == Messages::Included {
        let messages: Vec<_> = part.messages.iter().map(|(s, m)| (*s, m)).collect();
        blocks.extend(message_list(&messages, words));
    }
    blocks
}

/// Every line, the first as a title.
fn heading_blocks(lines: &[String]) -> Vec<String> {
    let line = |(position, line): (usize, &String)| {
        let mark = if position == 0 { "# " } else { "" };
        format!("{mark}{}\n", escape_for_markdown(line))
    };
    lines.iter().enumerate().map(line).collect()
}

/// Title, plot, table and notes.
pub(super) fn table_markdown(table: &Table, plot: Option<&ScatterPlot>) -> String {
    let mut text = format!("## {}\n", escape_for_markdown(&table.title));
    if let Some(plot) = plot {
        text += "\n```text\n";
        text += &scatter_text(plot, None);
        text += "```\n";
    }
    if !table.rows.is_empty() {
        let headings = table.columns.iter().map(|column| column.heading.clone());
        let rules = table.columns.iter().map(|column| match column.alignment {
            Alignment::Left => ":---",
            Alignment::Right => "---:",
        });
        text.push('\n');
        text += &row(headings);
        text += &raw_row(rules);
        for cells in &table.rows {
            text += &row(cells.iter().map(shown));
        }
    }
    for note in &table.notes {
        text.push('\n');
        text += &escape_for_markdown(note);
        text.push('\n');
    }
    text
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| escape_for_markdown(&cell)).collect();
    raw_row(cells.iter().map(String::as_str))
}

fn raw_row<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

fn message_list(messages: &[(Severity, &Message)], words: &Words) -> Option<String> {
    let items = messages.iter().map(|(severity, message)| {
        let severity = words.text(severity.key());
        let sentence = escape_for_markdown(&message.message);
        let remedy = escape_for_markdown(&message.remedy);
        let help = words.text("severity-help");
        format!(
            "- **{severity}** `{}` {sentence} *{help}:* {remedy}\n",
            message.code
        )
    });
    let items: String = items.collect();
    let title = words.text("title-messages");
    (!items.is_empty()).then(|| format!("## {title}\n\n{items}"))
}

/// Text that Markdown shows as it is: no cell ends, no markup, no HTML, no link, nothing hidden.
fn escape_for_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in escape_for_terminal(text).chars() {
        if matches!(character, '\\' | '|' | '<' | '&' | '`' | '*' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape_for_markdown;

    #[test]
    fn cells_cannot_end_or_mark_up() {
        assert_eq!(escape_for_markdown(r"a|b\|c"), r"a\|b\\\|c");
        assert_eq!(
            escape_for_markdown("<b>[x](y) sat_ideal"),
            r"\<b>\[x\](y) sat_ideal"
        );
        assert_eq!(escape_for_markdown("a\nb"), r"a\\nb");
    }
}
