//! What the renderer asks of a report, whatever it is about.

use serde::Serialize;

use super::fit_report::{FitReport, Message};
use super::plot::ScatterPlot;
use super::section::{ReportSection, Section, Selection};
use super::table::{Table, tables};
use super::{heading, quality, verdict};
use crate::diagnostics::Severity;
use crate::words::Words;

/// A report as it can be shown: to machines whole, to people as far as they chose.
pub trait Document {
    /// The document that machines read.
    fn machine(&self) -> &impl Serialize;

    /// The lines above the tables; the first is the title.
    fn heading(&self, words: &Words) -> Vec<String>;

    /// The tables that people read.
    fn tables(&self, words: &Words) -> Vec<Table>;

    /// The same tables for machines: nothing is cut off to fit a screen.
    fn whole_tables(&self, words: &Words) -> Vec<Table>;

    /// The plot that belongs to one of these tables, whose rows are then its legend.
    fn plot(&self, _table: &Table, _words: &Words) -> Option<ScatterPlot> {
        None
    }

    /// What the tables mean, below them, paragraph by paragraph.
    fn conclusions(&self, words: &Words) -> Vec<String>;

    /// Errors, warnings and notes, the gravest first.
    fn messages(&self) -> Vec<(Severity, &Message)>;

    /// The sections that were asked for by name and have nothing to show, by the names that `--show` takes.
    fn absent(&self, _words: &Words) -> Vec<&'static str> {
        Vec::new()
    }

    /// The columns by whose groups the run was repeated; none unless it was asked for.
    fn grouped_by(&self) -> &[String] {
        &[]
    }

    /// The same for each of these groups, to be shown behind the whole.
    fn parts(&self, _words: &Words) -> Vec<DocumentPart> {
        Vec::new()
    }
}

/// What is shown of one group of respondents.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentPart {
    /// Its answers to the columns of [`Document::grouped_by`].
    pub answers: Vec<String>,
    /// The lines above its tables; the first is the title.
    pub heading: Vec<String>,
    /// The tables that people read.
    pub tables: Vec<Table>,
    /// The plot above each of them, where there is one.
    pub plots: Vec<Option<ScatterPlot>>,
    /// The same tables for machines.
    pub whole_tables: Vec<Table>,
    /// What the tables mean.
    pub conclusions: Vec<String>,
    /// Errors, warnings and notes, the gravest first.
    pub messages: Vec<(Severity, Message)>,
}

/// A report with sections, of all respondents or of a group of them.
pub trait Report: Serialize {
    /// Its sections.
    type Section: ReportSection;

    /// The report with a choice of its sections.
    fn shown<'a>(&'a self, selection: &'a Selection<Self::Section>) -> impl Document + 'a;
}

impl Report for FitReport {
    type Section = Section;

    fn shown<'a>(&'a self, selection: &'a Selection) -> impl Document + 'a {
        ShownFit {
            report: self,
            selection,
        }
    }
}

/// A fit and which of its sections are shown.
#[derive(Debug, Clone, Copy)]
pub struct ShownFit<'a> {
    /// The report.
    pub report: &'a FitReport,
    /// Its sections.
    pub selection: &'a Selection,
}

impl Document for ShownFit<'_> {
    fn machine(&self) -> &impl Serialize {
        self.report
    }

    fn heading(&self, words: &Words) -> Vec<String> {
        heading(self.report, words)
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        tables(self.report, self.selection, words)
    }

    fn whole_tables(&self, words: &Words) -> Vec<Table> {
        tables(self.report, &self.selection.whole(), words)
    }

    fn conclusions(&self, words: &Words) -> Vec<String> {
        match self.selection {
            Selection::Overview => std::iter::once(verdict(self.report, words))
                .chain(quality(self.report, words))
                .collect(),
            Selection::Sections(_) => Vec::new(),
        }
    }

    fn messages(&self) -> Vec<(Severity, &Message)> {
        let FitReport {
            errors,
            warnings,
            notes,
            ..
        } = self.report;
        by_severity(errors, warnings, notes)
    }
}

/// Sections that are about the run as a whole: they stand once, with all respondents, and can be empty.
pub(super) const OF_THE_RUN: [&str; 3] = ["cleaning", "labels", "settings"];

/// The sections of a choice by name of which none of `tables` has rows; who asks for all asks for what there is.
pub(super) fn absent<S: ReportSection>(
    selection: &Selection<S>,
    tables: &[Table],
) -> Vec<&'static str> {
    let named: &[S] = match selection {
        Selection::Sections(sections) if sections.len() < S::ALL.len() => sections,
        _ => &[],
    };
    let has_rows = |section: S| {
        let key = section.key();
        OF_THE_RUN.contains(&key)
            || tables
                .iter()
                .any(|table| table.key == key && !table.rows.is_empty())
    };
    let empty = named.iter().filter(|section| !has_rows(**section));
    empty.map(|section| section.name()).collect()
}

/// Messages with their severity, the gravest first.
pub(super) fn by_severity<'a>(
    errors: &'a [Message],
    warnings: &'a [Message],
    notes: &'a [Message],
) -> Vec<(Severity, &'a Message)> {
    let of = |severity, messages: &'a [Message]| messages.iter().map(move |m| (severity, m));
    of(Severity::Error, errors)
        .chain(of(Severity::Warning, warnings))
        .chain(of(Severity::Information, notes))
        .collect()
}

impl<S: ReportSection> Selection<S> {
    /// The same sections, each of them whole.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self::Sections(self.sections().to_vec())
    }
}
