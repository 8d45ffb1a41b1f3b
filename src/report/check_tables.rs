//! What people see of a check.

use serde::Serialize;

use super::check_report::{CheckReport, FindingRow};
use super::fit_report::Message;
use super::section::{ReportSection, Selection};
use super::shown::Document;
use super::table::{Cell, Column, Table};
use crate::diagnostics::Severity;
use crate::words::Words;

sections! {
    /// One table of the report of a check.
    CheckSection: overview [Findings, Responses, Quotas]
    /// Findings.
    Findings = "findings" "findings";
    /// How many respondents there are, by kind.
    Responses = "responses" "responses";
    /// Respondents wanted and achieved.
    Quotas = "quotas" "quotas";
    /// Items as they were answered.
    CheckItems = "check-items" "items";
    /// What the sample is good for.
    Sample = "sample" "sample";
    /// Respondents with warnings or errors.
    Flagged = "flagged" "flagged";
}

/// Records of a finding that a table lists.
const LISTED: usize = 3;

/// The longest name in the table of findings, in characters.
const LONGEST: usize = 40;

/// A check and which of its sections are shown.
#[derive(Debug, Clone, Copy)]
pub struct ShownCheck<'a> {
    /// The report.
    pub report: &'a CheckReport,
    /// Its sections.
    pub selection: &'a Selection<CheckSection>,
}

impl Document for ShownCheck<'_> {
    fn machine(&self) -> &impl Serialize {
        self.report
    }

    fn heading(&self, words: &Words) -> Vec<String> {
        let file = ("file", self.report.survey_path().to_owned());
        let Some(export) = &self.report.export else {
            return vec![words.fill("heading-check-unread", &[file])];
        };
        let title = [
            file,
            ("respondents", export.respondents.to_string()),
            ("columns", export.columns.to_string()),
        ];
        let delimiter = match export.delimiter {
            '\t' => words.text("check-tab"),
            other => format!("\"{other}\""),
        };
        let found = [
            ("kind", export.kind.to_owned()),
            ("reason", export.reason.clone()),
            ("encoding", export.encoding.clone()),
            ("delimiter", delimiter),
            ("header_rows", export.header_rows.to_string()),
        ];
        vec![
            words.fill("heading-check", &title),
            words.fill("heading-export", &found),
        ]
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        let shown = self.whole_tables(words).into_iter();
        let shown = shown.map(|mut table| {
            if table.key == CheckSection::Findings.key() {
                // The messages below the tables say it.
                table.remove_column("message");
                table.remove_column("remedy");
                table.rows.iter_mut().flatten().for_each(shorten);
            }
            table
        });
        shown.collect()
    }

    fn whole_tables(&self, words: &Words) -> Vec<Table> {
        let sections = self.selection.sections();
        let tables = sections
            .iter()
            .map(|section| table(self.report, *section, words));
        // Among several sections, those without rows are left out.
        tables
            .filter(|table| !table.rows.is_empty() || sections.len() == 1)
            .collect()
    }

    fn conclusions(&self, words: &Words) -> Vec<String> {
        let summary = self.report.summary;
        let counts = [
            ("errors", summary.errors.to_string()),
            ("warnings", summary.warnings.to_string()),
            ("notes", summary.information.to_string()),
        ];
        let verdict = if self.report.passed() {
            "check-passed"
        } else {
            "check-failed"
        };
        vec![words.fill(verdict, &counts)]
    }

    fn messages(&self) -> Vec<(Severity, &Message)> {
        let messages = self.report.messages.iter();
        messages
            .map(|(severity, message)| (*severity, message))
            .collect()
    }
}

fn table(report: &CheckReport, section: CheckSection, words: &Words) -> Table {
    let (columns, rows) = match section {
        CheckSection::Findings => findings(report, words),
        CheckSection::Responses => responses(report, words),
        CheckSection::Quotas => quotas(report, words),
        CheckSection::CheckItems => items(report, words),
        CheckSection::Sample => sample(report, words),
        CheckSection::Flagged => flagged(report, words),
    };
    let notes = match section {
        CheckSection::Responses => vec![words.text("note-responses")],
        CheckSection::Sample => vec![words.text("note-sample")],
        _ => Vec::new(),
    };
    Table {
        key: section.key(),
        title: words.text(&format!("section-{}", section.name())),
        columns,
        rows,
        notes,
    }
}

type Content = (Vec<Column>, Vec<Vec<Cell>>);

fn findings(report: &CheckReport, words: &Words) -> Content {
    let columns = vec![
        Column::text("severity", words),
        Column::key("code", words),
        Column::key("finding", words),
        Column::key("column", words),
        Column::number("count", words),
        Column::text("records", words),
        Column::text("message", words),
        Column::text("remedy", words),
    ];
    let row = |finding: &FindingRow| {
        let severity = super::choice_name(finding.severity);
        vec![
            Cell::named(&severity, words.text(finding.severity.key())),
            Cell::Text(finding.id.to_owned()),
            Cell::Text(finding.name.to_owned()),
            Cell::text(finding.column.as_deref()),
            finding.count.map_or(Cell::Missing, Cell::Count),
            Cell::text(records(finding).as_deref()),
            Cell::Text(finding.message.clone()),
            Cell::Text(finding.remedy.clone()),
        ]
    };
    (columns, report.findings.iter().map(row).collect())
}

/// Column names can be whole questions; the messages have them in full.
fn shorten(cell: &mut Cell) {
    if let Cell::Text(text) = cell
        && let Some((end, _)) = text.char_indices().nth(LONGEST)
    {
        text.truncate(end);
        text.push('…');
    }
}

/// The first records of a finding.
fn records(finding: &FindingRow) -> Option<String> {
    let listed = finding.rows.iter().take(LISTED);
    let listed: Vec<String> = listed.map(|row| row.record.to_string()).collect();
    let more = finding.count.is_some_and(|count| count > listed.len());
    (!listed.is_empty()).then(|| listed.join(", ") + if more { ", …" } else { "" })
}

fn responses(report: &CheckReport, words: &Words) -> Content {
    let columns = vec![
        Column::key("figure", words),
        Column::number("respondents_counted", words),
        Column::number("share", words),
    ];
    let Some(counts) = &report.respondents else {
        return (columns, Vec::new());
    };
    let lines = [
        ("read", counts.read),
        ("filtered_out", counts.filtered_out),
        ("empty", counts.empty),
        ("incomplete", counts.incomplete),
        ("duplicates", counts.duplicates),
        ("straight_liners", counts.straight_liners),
        ("speeders", counts.speeders),
        ("faulty", counts.faulty),
        ("sound", counts.sound),
    ];
    let share = |count: usize| (counts.read > 0).then(|| count as f64 / counts.read as f64);
    let rows = lines.into_iter().map(|(name, count)| {
        vec![
            Cell::named(name, words.text(&format!("responses-{name}"))),
            Cell::Count(count),
            Cell::share(share(count)),
        ]
    });
    (columns, rows.collect())
}

fn quotas(report: &CheckReport, words: &Words) -> Content {
    let columns = vec![
        Column::key("column", words),
        Column::key("answer", words),
        Column::number("wanted", words),
        Column::number("achieved", words),
        Column::number("shortfall", words),
    ];
    let rows = report.quotas.iter().map(|quota| {
        vec![
            Cell::Text(quota.column.clone()),
            Cell::Text(quota.answer.clone()),
            Cell::Count(quota.wanted),
            Cell::Count(quota.achieved),
            Cell::Count(quota.shortfall),
        ]
    });
    (columns, rows.collect())
}

fn items(report: &CheckReport, words: &Words) -> Content {
    let columns = vec![
        Column::key("indicator", words),
        Column::text("column", words),
        Column::number("answered", words),
        Column::number("missing_share", words),
        Column::number("mean", words),
        Column::number("lower_share", words),
        Column::number("upper_share", words),
        Column::number("item_rest", words),
    ];
    let rows = report.items.iter().map(|item| {
        vec![
            Cell::Text(item.indicator.clone()),
            Cell::Text(item.column.clone()),
            Cell::Count(item.answered),
            Cell::share(item.missing_share),
            Cell::importance(item.mean),
            Cell::share(item.lower_share),
            Cell::share(item.upper_share),
            Cell::importance(item.item_rest),
        ]
    });
    (columns, rows.collect())
}

fn sample(report: &CheckReport, words: &Words) -> Content {
    let columns = vec![Column::key("figure", words), Column::number("value", words)];
    let Some(sample) = &report.sample else {
        return (columns, Vec::new());
    };
    let count = |count: Option<usize>| count.map_or(Cell::Missing, Cell::Count);
    let lines = [
        ("respondents", Cell::Count(sample.respondents)),
        (
            "effective_respondents",
            Cell::index(sample.effective_respondents),
        ),
        ("design_effect", Cell::importance(sample.design_effect)),
        ("largest_weight", Cell::importance(sample.largest_weight)),
        ("needed_for_path", Cell::Count(sample.needed_for_path)),
        ("smallest_path", Cell::importance(sample.smallest_path)),
        ("most_predecessors", count(sample.most_predecessors)),
        ("needed_for_r_squared", count(sample.needed_for_r_squared)),
    ];
    let rows = lines.into_iter().map(|(name, cell)| {
        let label = words.text(&format!("sample-{name}"));
        vec![Cell::named(name, label), cell]
    });
    (columns, rows.collect())
}

fn flagged(report: &CheckReport, words: &Words) -> Content {
    let columns = vec![
        Column::key("record", words),
        Column::number("line", words),
        Column::text("findings", words),
        Column::number("longest_run", words),
        Column::number("seconds", words),
    ];
    let rows = report.flagged.iter().map(|flagged| {
        vec![
            Cell::Text(flagged.record.to_string()),
            Cell::Count(flagged.line),
            Cell::Text(flagged.findings.join(" ")),
            flagged.longest_run.map_or(Cell::Missing, Cell::Count),
            Cell::number(flagged.seconds, 0),
        ]
    });
    (columns, rows.collect())
}
