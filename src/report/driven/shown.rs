//! The sections of a driver analysis and how they are shown.

use super::rows::DriversReport;
use super::{guidance_tables, map_plot, map_tables, necessity_tables};
use crate::diagnostics::Severity;
use crate::report::fit_report::{FitReport, Message};
use crate::report::heading;
use crate::report::plot::ScatterPlot;
use crate::report::section::{ReportSection, Section, Selection};
use crate::report::shown::{Document, by_severity};
use crate::report::table::{Table, table};
use crate::words::Words;

sections! {
    /// One table of the report of a driver analysis.
    DriverSection: overview [Map, MapPlot, ItemMap]
    /// The drivers on the importance–performance map.
    Map = "map" "map";
    /// The same as a plot.
    MapPlot = "map-plot" "map_plot";
    /// Probabilities of the drivers' quadrants.
    Quadrants = "quadrants" "quadrants";
    /// The items of the drivers on their map.
    ItemMap = "item-map" "item_map";
    /// The same as a plot.
    ItemMapPlot = "item-map-plot" "item_map_plot";
    /// Probabilities of the items' quadrants.
    ItemQuadrants = "item-quadrants" "item_quadrants";
    /// Shares of R² of the structural equation.
    RelativeWeights = "relative-weights" "relative_weights";
    /// Shares of R² of a regression on items.
    ItemWeights = "item-weights" "item_weights";
    /// What low answers cost and high ones earn.
    PenaltyReward = "penalty-reward" "penalty_reward";
    /// Effects of the target below and above their break points.
    MarginalEffect = "marginal-effect" "marginal_effect";
    /// Necessary conditions.
    Necessity = "necessity" "necessity";
    /// Levels of the drivers that levels of the target need.
    Bottlenecks = "bottlenecks" "bottlenecks";
    /// Importance, performance and necessity side by side.
    CombinedMap = "combined-map" "combined_map";
    /// Everything that was dropped or changed.
    Cleaning = "cleaning" "cleaning";
    /// Settings that ran.
    Settings = "settings" "settings";
}

impl DriverSection {
    /// Whether the section says something of the importance–performance maps.
    #[must_use]
    pub fn is_of_maps(self) -> bool {
        use DriverSection::{ItemMap, ItemMapPlot, ItemQuadrants, Map, MapPlot, Quadrants};
        matches!(
            self,
            Map | MapPlot | Quadrants | ItemMap | ItemMapPlot | ItemQuadrants
        )
    }
}

/// A driver analysis and which of its sections are shown.
#[derive(Debug, Clone, Copy)]
pub struct ShownDrivers<'a> {
    /// The report.
    pub report: &'a DriversReport,
    /// Its sections.
    pub selection: &'a Selection<DriverSection>,
}

impl Document for ShownDrivers<'_> {
    fn machine(&self) -> &impl serde::Serialize {
        self.report
    }

    fn heading(&self, words: &Words) -> Vec<String> {
        heading(&self.report.fit, words)
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        let sections = self.selection.sections();
        let of_section = |section: &DriverSection| match (self.selection, section) {
            (Selection::Overview, DriverSection::MapPlot) => {
                vec![map_plot::short_legend(self.report, words)]
            }
            (Selection::Overview, DriverSection::Map) => {
                vec![map_tables::narrow_map(self.report, words)]
            }
            (Selection::Overview, DriverSection::ItemMap) => {
                vec![map_tables::narrow_item_map(self.report, words)]
            }
            (_, DriverSection::Bottlenecks) => {
                necessity_tables::bottlenecks_side_by_side(self.report, words)
            }
            (_, section) => vec![section_table(self.report, *section, words)],
        };
        let tables = sections.iter().flat_map(of_section);
        // Among several sections, a table without rows and remarks says nothing.
        tables
            .filter(|table| {
                sections.len() == 1 || !table.rows.is_empty() || !table.notes.is_empty()
            })
            .collect()
    }

    fn plot(&self, table: &Table, words: &Words) -> Option<ScatterPlot> {
        let is = |section: DriverSection| table.key == section.key();
        if is(DriverSection::MapPlot) {
            self.report.plot(words)
        } else if is(DriverSection::ItemMapPlot) {
            self.report.item_plot(words)
        } else {
            None
        }
    }

    fn whole_tables(&self, words: &Words) -> Vec<Table> {
        let sections = self.selection.sections().iter();
        sections
            .map(|section| section_table(self.report, *section, words))
            .collect()
    }

    fn conclusions(&self, _: &Words) -> Vec<String> {
        // What a table means stands below it.
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

fn section_table(report: &DriversReport, section: DriverSection, words: &Words) -> Table {
    match section {
        DriverSection::Map => map_tables::map(report, words),
        DriverSection::MapPlot => map_plot::legend(report, words),
        DriverSection::ItemMapPlot => map_plot::item_legend(report, words),
        DriverSection::Quadrants => map_tables::quadrants(report, words),
        DriverSection::ItemMap => map_tables::item_map(report, words),
        DriverSection::ItemQuadrants => map_tables::item_quadrants(report, words),
        DriverSection::RelativeWeights => guidance_tables::relative_weights(report, words),
        DriverSection::ItemWeights => guidance_tables::item_weights(report, words),
        DriverSection::PenaltyReward => guidance_tables::penalty_reward(report, words),
        DriverSection::MarginalEffect => guidance_tables::marginal_effect(report, words),
        DriverSection::Necessity => necessity_tables::necessity(report, words),
        DriverSection::Bottlenecks => necessity_tables::bottlenecks(report, words),
        DriverSection::CombinedMap => necessity_tables::combined_map(report, words),
        DriverSection::Cleaning => table(&report.fit, Section::Cleaning, words),
        DriverSection::Settings => table(&report.fit, Section::Settings, words),
    }
}
