//! The sections of an assessment and how they are shown.

use super::rows::{AssessReport, CriterionRow};
use super::tables::{criteria, criteria_by_area, section_table};
use crate::diagnostics::Severity;
use crate::report::fit_report::{FitReport, Message};
use crate::report::heading;
use crate::report::section::Selection;
use crate::report::shown::{Document, Report, absent, by_severity};
use crate::report::table::Table;
use crate::words::Words;

sections! {
    /// One table of the report of an assessment.
    AssessSection: overview [Criteria]
    /// What each area's criteria come to.
    Criteria = "criteria" "criteria";
    /// Items: loadings, weights, collinearity.
    Measurement = "measurement" "measurement";
    /// Reliability and convergent validity.
    Reliability = "reliability" "reliability";
    /// Mode B constructs against a global item.
    Redundancy = "redundancy" "redundancy";
    /// √AVE against the correlations of the constructs.
    FornellLarcker = "fornell-larcker" "fornell_larcker";
    /// Correlations of the items with all construct scores.
    CrossLoadings = "cross-loadings" "cross_loadings";
    /// Ratios of correlations.
    Discriminant = "discriminant" "discriminant";
    /// Paths with collinearity and effect size.
    Structure = "structure" "structure";
    /// Explained variance and information criteria.
    Equations = "equations" "equations";
    /// Direct, indirect and total effects.
    Effects = "effects" "effects";
    /// Specific indirect effects, one per route.
    IndirectEffects = "indirect-effects" "indirect_effects";
    /// Overall fit by reading and structure.
    ModelFit = "model-fit" "model_fit";
    /// Bootstrap tests of exact fit.
    ExactFit = "exact-fit" "exact_fit";
    /// Prediction of held-out answers, item by item.
    Prediction = "prediction" "prediction";
    /// Prediction of held-out respondents' scores, and predictive power.
    ConstructPrediction = "construct-prediction" "construct_prediction";
    /// Predictive losses against benchmarks.
    Cvpat = "cvpat" "cvpat";
    /// Collinearity with all other constructs, for common-method bias.
    CommonMethod = "common-method" "common_method";
    /// Copula terms of the paths.
    Endogeneity = "endogeneity" "endogeneity";
    /// Quadratic terms of the paths.
    Nonlinearity = "nonlinearity" "nonlinearity";
    /// Break points of the index construct's paths.
    Thresholds = "thresholds" "thresholds";
    /// Declared interactions.
    Interactions = "interactions" "interactions";
    /// Tetrads of the Mode A blocks.
    Tetrads = "tetrads" "tetrads";
    /// Everything that was dropped or changed.
    Cleaning = "cleaning" "cleaning";
    /// Settings that ran.
    Settings = "settings" "settings";
}

/// An assessment and which of its sections are shown.
#[derive(Debug, Clone, Copy)]
pub struct ShownAssessment<'a> {
    /// The report.
    pub report: &'a AssessReport,
    /// Its sections.
    pub selection: &'a Selection<AssessSection>,
}

impl Report for AssessReport {
    type Section = AssessSection;

    fn shown<'a>(&'a self, selection: &'a Selection<AssessSection>) -> impl Document + 'a {
        ShownAssessment {
            report: self,
            selection,
        }
    }
}

impl Document for ShownAssessment<'_> {
    fn machine(&self) -> &impl serde::Serialize {
        self.report
    }

    fn heading(&self, words: &Words) -> Vec<String> {
        heading(&self.report.fit, words)
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        let sections = self.selection.sections();
        let alone = sections.len() == 1;
        let of_section = |section: &AssessSection| match section {
            AssessSection::Criteria => criteria_by_area(self.report, words),
            section => vec![section_table(self.report, *section, words)],
        };
        let tables = sections.iter().flat_map(of_section);
        // Among several sections, a table without rows and remarks says nothing.
        tables
            .filter(|table| alone || !table.rows.is_empty() || !table.notes.is_empty())
            .collect()
    }

    fn whole_tables(&self, words: &Words) -> Vec<Table> {
        let sections = self.selection.sections().iter();
        let whole = |section: &AssessSection| match section {
            AssessSection::Criteria => {
                let rows: Vec<&CriterionRow> = self.report.fit.criteria.iter().collect();
                criteria(self.report, &rows, words)
            }
            section => section_table(self.report, *section, words),
        };
        sections.map(whole).collect()
    }

    fn absent(&self, words: &Words) -> Vec<&'static str> {
        absent(self.selection, &self.whole_tables(words))
    }

    fn conclusions(&self, _: &Words) -> Vec<String> {
        // The areas' paragraphs stand below their tables.
        Vec::new()
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
