//! The plots of the maps, and their legends.

use super::map_rows::{ItemMapRow, MapFigures, MapRow};
use super::map_tables::cut_note;
use super::rows::DriversReport;
use super::shown::DriverSection;
use crate::drivers::{CutLines, Priority};
use crate::report::choice_name;
use crate::report::plot::{PlotAxis, PlotPoint, ScatterPlot};
use crate::report::table::{Cell, Column, Table};
use crate::words::Words;

impl DriversReport {
    /// The map of the drivers to be drawn; `None` when no driver has importance and performance.
    #[must_use]
    pub fn plot(&self, words: &Words) -> Option<ScatterPlot> {
        let point = |row: &MapRow| {
            let label = self.fit.labels.construct(&row.construct);
            point(&row.mark, label, &row.figures)
        };
        let points = self.maps.map.iter().filter_map(point).collect();
        let cut = cut_note((self.driver_settings.cut, self.maps.map_lines), words);
        self.scatter("title-map", (points, self.maps.map_lines?), cut, words)
    }

    /// The map of the items to be drawn; `None` when no item has importance and performance.
    #[must_use]
    pub fn item_plot(&self, words: &Words) -> Option<ScatterPlot> {
        let point = |row: &ItemMapRow| {
            let label = self.fit.labels.indicator(&row.indicator);
            point(&row.mark, label, &row.figures)
        };
        let points = self.maps.item_map.iter().filter_map(point).collect();
        let lines = self.maps.item_map_lines;
        let cut = cut_note((self.driver_settings.item_cut, lines), words);
        self.scatter("title-item-map", (points, lines?), cut, words)
    }

    fn scatter(
        &self,
        title: &str,
        (points, lines): (Vec<PlotPoint>, CutLines),
        cut: Option<String>,
        words: &Words,
    ) -> Option<ScatterPlot> {
        let quadrant = |class: Priority| words.text(&format!("priority-{}", choice_name(class)));
        let target = self.fit.labels.construct(&self.driver_settings.target);
        let any = points
            .iter()
            .any(|point| point.x_interval.is_some() || point.y_interval.is_some());
        let confidence = (self.fit.settings.confidence * 1e4).round() / 100.0;
        let whiskers = any.then(|| {
            words.fill(
                "note-map-whiskers",
                &[("confidence", confidence.to_string())],
            )
        });
        (!points.is_empty()).then(|| ScatterPlot {
            title: words.fill(title, &[("target", target.to_owned())]),
            x: PlotAxis {
                title: words.text("column-importance"),
                cut: lines.importance,
                limits: (f64::NEG_INFINITY, f64::INFINITY),
            },
            y: PlotAxis {
                title: words.text("column-performance"),
                cut: lines.performance,
                limits: (0.0, 100.0),
            },
            quadrants: Priority::ALL.map(quadrant),
            points,
            notes: cut.into_iter().chain(whiskers).collect(),
        })
    }
}

fn point(mark: &str, label: &str, figures: &MapFigures) -> Option<PlotPoint> {
    Some(PlotPoint {
        mark: mark.to_owned(),
        label: label.to_owned(),
        x: figures.importance?,
        x_interval: figures.uncertainty.interval,
        y: figures.performance?,
        y_interval: figures.performance_interval,
        priority: figures.priority,
    })
}

/// What the letters of the drivers' plot stand for.
pub(super) fn legend(report: &DriversReport, words: &Words) -> Table {
    let columns = [
        vec![Column::text("mark", words), Column::key("construct", words)],
        figure_columns(words),
    ];
    let row = |row: &MapRow| {
        let label = report.fit.labels.construct(&row.construct);
        let names = vec![
            Cell::Text(row.mark.clone()),
            Cell::named(&row.construct, label),
        ];
        [names, figure_cells(&row.figures, words)].concat()
    };
    let rows = report.maps.map.iter().map(row).collect();
    let table = Table::of_section(DriverSection::MapPlot, columns.concat(), rows, words);
    let lines = report.maps.map_lines;
    let cut = cut_note((report.driver_settings.cut, lines), words);
    table.with_note(cut.unwrap_or_else(|| words.text("note-map-empty")))
}

/// The same where a table with the letters stands above; without rows and notes when there is no plot.
pub(super) fn short_legend(report: &DriversReport, words: &Words) -> Table {
    let is_drawn = report.maps.map_lines.is_some();
    let note = is_drawn.then(|| words.text("note-map-marks"));
    Table {
        rows: Vec::new(),
        notes: note.into_iter().collect(),
        ..legend(report, words)
    }
}

/// What the numbers of the items' plot stand for.
pub(super) fn item_legend(report: &DriversReport, words: &Words) -> Table {
    let columns = [
        vec![
            Column::number("mark", words),
            Column::key("indicator", words),
        ],
        figure_columns(words),
    ];
    let row = |row: &ItemMapRow| {
        let label = report.fit.labels.indicator(&row.indicator);
        let names = vec![
            Cell::Text(row.mark.clone()),
            Cell::named(&row.indicator, label),
        ];
        [names, figure_cells(&row.figures, words)].concat()
    };
    let rows = report.maps.item_map.iter().map(row).collect();
    let section = DriverSection::ItemMapPlot;
    let table = Table::of_section(section, columns.concat(), rows, words);
    let lines = report.maps.item_map_lines;
    let cut = cut_note((report.driver_settings.item_cut, lines), words);
    table.with_note(cut.unwrap_or_else(|| words.text("note-map-empty")))
}

fn figure_columns(words: &Words) -> Vec<Column> {
    vec![
        Column::number("importance", words),
        Column::number("performance", words),
        Column::text("priority", words),
    ]
}

fn figure_cells(figures: &MapFigures, words: &Words) -> Vec<Cell> {
    vec![
        Cell::importance(figures.importance),
        Cell::index(figures.performance),
        Cell::class(figures.priority, words),
    ]
}
