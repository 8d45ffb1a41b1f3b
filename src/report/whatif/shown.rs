//! The sections of a what-if and how they are shown.

use super::conclusions::conclusions;
use super::rows::WhatIfReport;
use super::tables::section_table;
use crate::diagnostics::Severity;
use crate::report::fit_report::{FitReport, Message};
use crate::report::heading;
use crate::report::section::Selection;
use crate::report::shown::{Document, Report, absent, by_severity};
use crate::report::table::Table;
use crate::words::Words;

sections! {
    /// One table of the report of a what-if.
    WhatIfSection: overview [Change, Moves, Plan]
    /// Constructs before and after the moves.
    Change = "change" "change";
    /// The moves that were asked for.
    Moves = "moves" "moves";
    /// The cheapest moves to the target.
    Plan = "plan" "plan";
    /// What the numbers rest on.
    Assumptions = "assumptions" "assumptions";
    /// Everything that was dropped or changed.
    Cleaning = "cleaning" "cleaning";
    /// Settings that ran.
    Settings = "settings" "settings";
}

/// A what-if and which of its sections are shown.
#[derive(Debug, Clone, Copy)]
pub struct ShownWhatIf<'a> {
    /// The report.
    pub report: &'a WhatIfReport,
    /// Its sections.
    pub selection: &'a Selection<WhatIfSection>,
}

impl Report for WhatIfReport {
    type Section = WhatIfSection;

    fn shown<'a>(&'a self, selection: &'a Selection<WhatIfSection>) -> impl Document + 'a {
        ShownWhatIf {
            report: self,
            selection,
        }
    }
}

impl Document for ShownWhatIf<'_> {
    fn machine(&self) -> &impl serde::Serialize {
        self.report
    }

    fn heading(&self, words: &Words) -> Vec<String> {
        heading(&self.report.fit, words)
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        let sections = self.selection.sections();
        let tables = sections
            .iter()
            .map(|section| section_table(self.report, *section, words));
        // Among several sections, a table without rows says nothing.
        tables
            .filter(|table| sections.len() == 1 || !table.rows.is_empty())
            .collect()
    }

    fn whole_tables(&self, words: &Words) -> Vec<Table> {
        self.tables(words)
    }

    fn absent(&self, words: &Words) -> Vec<&'static str> {
        absent(self.selection, &self.whole_tables(words))
    }

    fn conclusions(&self, words: &Words) -> Vec<String> {
        match self.selection {
            Selection::Overview => conclusions(self.report, words),
            Selection::Sections(_) => Vec::new(),
        }
    }

    fn messages(&self) -> Vec<(Severity, &Message)> {
        let FitReport {
            errors,
            warnings,
            notes,
            ..
        } = &self.report.fit;
        by_severity(errors, warnings, notes)
    }
}
