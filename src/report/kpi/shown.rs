//! The sections of the companion measures and how they are shown.

use super::complaint_tables::{complaint_loyalty, reasons, recovery};
use super::rows::KpiReport;
use super::score_tables::{groups, scores, settings};
use super::service_tables::{
    disconfirmation, disconfirmation_shares, journey, journey_impacts, servqual, servqual_items,
};
use crate::diagnostics::Severity;
use crate::report::fit_report::Message;
use crate::report::run_tables::{cleaning_rows, label_map_rows};
use crate::report::section::{ReportSection, Selection};
use crate::report::shown::{Document, Report, absent, by_severity};
use crate::report::table::{Cell, Column, Table};
use crate::report::uncertainty::ResamplingMethod;
use crate::words::Words;

sections! {
    /// One table of the report of companion measures.
    KpiSection: overview [
        Scores, Groups, Complaints, Reasons, Recovery, ComplaintLoyalty, Servqual, Disconfirmation,
        DisconfirmationShares, Journey, JourneyImpacts
    ]
    /// Scores of single questions.
    Scores = "scores" "scores";
    /// Scores and rates by group.
    Groups = "groups" "groups";
    /// Rates about complaints.
    Complaints = "complaints" "complaints";
    /// Reasons, the most frequent first.
    Reasons = "reasons" "reasons";
    /// Respondents by how they fared.
    Recovery = "recovery" "recovery";
    /// Loyalty of complainers and of the others.
    ComplaintLoyalty = "complaint-loyalty" "complaint_loyalty";
    /// Gaps of the dimensions of service quality.
    Servqual = "servqual" "servqual";
    /// Gaps of their items.
    ServqualItems = "servqual-items" "servqual_items";
    /// Experience against expectation: means.
    Disconfirmation = "disconfirmation" "disconfirmation";
    /// Expectations exceeded, met and fallen short of.
    DisconfirmationShares = "disconfirmation-shares" "disconfirmation_shares";
    /// Stages of the customer journey.
    Journey = "journey" "journey";
    /// What each stage does to the whole.
    JourneyImpacts = "journey-impacts" "journey_impacts";
    /// Answers in words and the numbers they stand for.
    Labels = "labels" "labels";
    /// Everything that was dropped or changed.
    Cleaning = "cleaning" "cleaning";
    /// Settings that ran.
    Settings = "settings" "settings";
}

/// Companion measures and which of their sections are shown.
#[derive(Debug, Clone, Copy)]
pub struct ShownKpi<'a> {
    /// The report.
    pub report: &'a KpiReport,
    /// Its sections.
    pub selection: &'a Selection<KpiSection>,
}

impl Report for KpiReport {
    type Section = KpiSection;

    fn shown<'a>(&'a self, selection: &'a Selection<KpiSection>) -> impl Document + 'a {
        ShownKpi {
            report: self,
            selection,
        }
    }
}

impl Document for ShownKpi<'_> {
    fn machine(&self) -> &impl serde::Serialize {
        self.report
    }

    fn heading(&self, words: &Words) -> Vec<String> {
        let sample = &self.report.sample;
        let count = ("respondents", sample.respondents.to_string());
        let mut lines = vec![words.fill("heading-kpi", &[count])];
        let worth = sample.effective_respondents.zip(sample.design_effect);
        if let Some((effective, effect)) = worth {
            let numbers = [
                ("effective", format!("{effective:.1}")),
                ("effect", format!("{effect:.2}")),
            ];
            lines.push(words.fill("heading-weighted", &numbers));
        }
        if let Some(run) = &self.report.resampling {
            let numbers = [
                ("kept", run.kept.to_string()),
                ("seed", self.report.settings.seed.to_string()),
            ];
            let key = match run.method {
                ResamplingMethod::Ordinary => "heading-service-resampled",
                _ => "heading-kpi-resampled",
            };
            lines.push(words.fill(key, &numbers));
        }
        lines
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        let brief = *self.selection == Selection::Overview;
        self.chosen(brief, words)
    }

    fn whole_tables(&self, words: &Words) -> Vec<Table> {
        self.chosen(false, words)
    }

    fn absent(&self, words: &Words) -> Vec<&'static str> {
        absent(self.selection, &self.whole_tables(words))
    }

    fn conclusions(&self, _: &Words) -> Vec<String> {
        Vec::new()
    }

    fn messages(&self) -> Vec<(Severity, &Message)> {
        let KpiReport {
            errors,
            warnings,
            notes,
            ..
        } = self.report;
        by_severity(errors, warnings, notes)
    }
}

impl ShownKpi<'_> {
    /// The tables of the chosen sections; among several, those without rows are left out.
    fn chosen(&self, brief: bool, words: &Words) -> Vec<Table> {
        let sections = self.selection.sections();
        let tables = sections
            .iter()
            .map(|section| table(self.report, (*section, brief), words));
        tables
            .filter(|table| !table.rows.is_empty() || sections.len() == 1)
            .collect()
    }
}

fn table(report: &KpiReport, (section, brief): (KpiSection, bool), words: &Words) -> Table {
    match section {
        KpiSection::Scores => scores(section, &report.scores, (report, words)),
        KpiSection::Complaints => scores(section, &report.complaints, (report, words)),
        KpiSection::Groups => groups(report, brief, words),
        KpiSection::Reasons => reasons(report, words),
        KpiSection::Recovery => recovery(report, words),
        KpiSection::ComplaintLoyalty => complaint_loyalty(report, words),
        KpiSection::Servqual => servqual(report, words),
        KpiSection::ServqualItems => servqual_items(report, words),
        KpiSection::Disconfirmation => disconfirmation(report, words),
        KpiSection::DisconfirmationShares => disconfirmation_shares(report, words),
        KpiSection::Journey => journey(report, words),
        KpiSection::JourneyImpacts => journey_impacts(report, words),
        KpiSection::Labels => of_section(section, label_map_rows(&report.label_maps, words), words),
        KpiSection::Cleaning => {
            let label = |name: &str| name.to_owned();
            of_section(
                section,
                cleaning_rows(&report.cleaning, &label, words),
                words,
            )
        }
        KpiSection::Settings => of_section(section, settings(report, words), words),
    }
}

/// A section's table without notes; its title is the catalogue's `kpi-section-NAME`.
pub(super) fn of_section(
    section: KpiSection,
    (columns, rows): (Vec<Column>, Vec<Vec<Cell>>),
    words: &Words,
) -> Table {
    Table {
        key: section.key(),
        title: words.text(&format!("kpi-section-{}", section.name())),
        columns,
        rows,
        notes: Vec::new(),
    }
}
