//! The segments as people read them.

use serde::Serialize;

use super::choice_name;
use super::fit_report::Message;
use super::run_tables::choice_label;
use super::section::Selection;
use super::segments_profile::profile;
use super::segments_report::SegmentsReport;
use super::segments_rows::{OfSegment, SegmentCriteriaRow};
use super::shown::{Document, Report, absent, by_severity};
use super::table::{Alignment, Cell, Column, Table};
use crate::diagnostics::Severity;
use crate::words::Words;

/// Normed entropy from which segments count as apart. Source: Ringle, Sarstedt & Mooi (2010), p. 27.
const SEPARATE: f64 = 0.5;

sections! {
    /// One table of the report of a search for segments.
    SegmentSection: overview [Criteria, Segments, Paths, Indices, Profile]
    /// Information criteria of each number of segments.
    Criteria = "criteria" "criteria";
    /// Sizes of the segments.
    Segments = "segments" "segments";
    /// Path coefficients by segment.
    Paths = "paths" "paths";
    /// Explained variance by segment.
    RSquared = "r-squared" "r_squared";
    /// Indices by segment.
    Indices = "indices" "indices";
    /// Answers that describe the segments.
    Profile = "profile" "profile";
}

/// A search for segments and which of its sections are shown.
#[derive(Debug, Clone, Copy)]
pub struct ShownSegments<'a> {
    /// The report.
    pub report: &'a SegmentsReport,
    /// Its sections.
    pub selection: &'a Selection<SegmentSection>,
}

impl Report for SegmentsReport {
    type Section = SegmentSection;

    fn shown<'a>(&'a self, selection: &'a Selection<SegmentSection>) -> impl Document + 'a {
        ShownSegments {
            report: self,
            selection,
        }
    }
}

impl Document for ShownSegments<'_> {
    fn machine(&self) -> &impl Serialize {
        self.report
    }

    fn heading(&self, words: &Words) -> Vec<String> {
        let report = self.report;
        let model = [
            ("title", report.labels.title.clone()),
            ("name", report.model.name.clone()),
            ("status", words.text(report.model.status.key())),
            ("respondents", report.sample.respondents.to_string()),
        ];
        let settings = &report.settings;
        let first = settings.segments.first().copied().unwrap_or(1);
        let last = settings.segments.last().copied().unwrap_or(1);
        let range = if first == last {
            first.to_string()
        } else {
            format!("{first}..{last}")
        };
        let search = [
            ("segments", range),
            ("starts", settings.starts.to_string()),
            ("seed", settings.seed.to_string()),
        ];
        let mut lines = vec![
            words.fill("heading-model", &model),
            words.fill("heading-segments", &search),
        ];
        let sample = &report.sample;
        if let (Some(effective), Some(effect)) =
            (sample.effective_respondents, sample.design_effect)
        {
            let numbers = [
                ("effective", format!("{effective:.1}")),
                ("effect", format!("{effect:.2}")),
            ];
            lines.push(words.fill("heading-case-weights", &numbers));
        }
        lines
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        let sections = self.selection.sections();
        let alone = sections.len() == 1;
        let table = |section: &SegmentSection| match (self.selection, section) {
            (Selection::Overview, SegmentSection::Criteria) => {
                let mut table = criteria(self.report, words);
                for key in ["aic", "hq", "mdl5", "non_fuzzy_index", "parameters"] {
                    table.remove_column(key);
                }
                for key in ["normalised_entropy_criterion", "not_converged", "collapsed"] {
                    table.remove_column(key);
                }
                table
            }
            _ => section_table(self.report, *section, words),
        };
        let tables = sections.iter().map(table);
        tables
            .filter(|table| alone || !table.rows.is_empty())
            .collect()
    }

    fn whole_tables(&self, words: &Words) -> Vec<Table> {
        let sections = self.selection.sections().iter();
        sections
            .map(|section| section_table(self.report, *section, words))
            .collect()
    }

    fn absent(&self, words: &Words) -> Vec<&'static str> {
        absent(self.selection, &self.whole_tables(words))
    }

    fn conclusions(&self, words: &Words) -> Vec<String> {
        match self.selection {
            Selection::Overview => vec![verdict(self.report, words)],
            Selection::Sections(_) => Vec::new(),
        }
    }

    fn messages(&self) -> Vec<(Severity, &Message)> {
        let report = self.report;
        by_severity(&report.errors, &report.warnings, &report.notes)
    }
}

fn section_table(report: &SegmentsReport, section: SegmentSection, words: &Words) -> Table {
    match section {
        SegmentSection::Criteria => criteria(report, words),
        SegmentSection::Segments => segments(report, words),
        SegmentSection::Paths => paths(report, words),
        SegmentSection::RSquared => r_squared(report, words),
        SegmentSection::Indices => indices(report, words),
        SegmentSection::Profile => profile(report, words),
    }
}

/// A table of this room; its title is the catalogue's `title-segments-NAME`.
pub(super) fn titled(
    section: SegmentSection,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    words: &Words,
) -> Table {
    use super::section::ReportSection;
    Table {
        title: words.text(&format!("title-segments-{}", section.name())),
        ..Table::of_section(section, columns, rows, words)
    }
}

/// Key of a criterion and its value in a row.
type Criterion = (&'static str, fn(&SegmentCriteriaRow) -> Option<f64>);

/// The criteria of which the smallest number decides.
const CRITERIA: [Criterion; 7] = [
    ("aic", |row| row.aic),
    ("aic3", |row| row.aic3),
    ("aic4", |row| row.aic4),
    ("bic", |row| row.bic),
    ("caic", |row| row.caic),
    ("hq", |row| row.hq),
    ("mdl5", |row| row.mdl5),
];

fn criteria(report: &SegmentsReport, words: &Words) -> Table {
    let names = CRITERIA.iter().map(|(key, _)| Column::number(key, words));
    let mut columns = vec![
        Column {
            identifies: true,
            ..Column::number("segment_count", words)
        },
        Column::number("parameters", words),
        Column::number("log_likelihood", words),
    ];
    columns.extend(names);
    for key in [
        "normed_entropy",
        "non_fuzzy_index",
        "normalised_entropy_criterion",
        "smallest_share",
        "starts",
        "converged",
        "best",
        "not_converged",
        "collapsed",
    ] {
        columns.push(Column::number(key, words));
    }
    let row = |row: &SegmentCriteriaRow| {
        let mut cells = vec![
            Cell::Text(row.segments.to_string()),
            row.parameters.map_or(Cell::Missing, Cell::Count),
            Cell::index(row.log_likelihood),
        ];
        cells.extend(CRITERIA.iter().map(|(_, value)| Cell::index(value(row))));
        cells.extend([
            Cell::coefficient(row.normed_entropy),
            Cell::coefficient(row.non_fuzzy_index),
            Cell::coefficient(row.normalised_entropy_criterion),
            Cell::share(row.smallest_share),
        ]);
        let ledger = [
            row.starts,
            row.converged,
            row.best,
            row.not_converged,
            row.collapsed,
        ];
        cells.extend(ledger.map(Cell::Count));
        cells
    };
    let rows = report.criteria.iter().map(row).collect();
    let table = titled(SegmentSection::Criteria, columns, rows, words);
    table
        .with_note(smallest(report, words))
        .with_note(words.text("note-segments-criteria"))
}

/// `Smallest: AIC at 4, AIC3 at 2, …`.
fn smallest(report: &SegmentsReport, words: &Words) -> String {
    let at = |(key, value): &Criterion| {
        let rows = report.criteria.iter();
        let rows = rows.filter_map(|row| Some((value(row)?, row.segments)));
        let (_, segments) = rows.min_by(|a, b| a.0.total_cmp(&b.0))?;
        let filled = [
            ("criterion", words.text(&format!("column-{key}"))),
            ("segments", segments.to_string()),
        ];
        Some(words.fill("segments-smallest-at", &filled))
    };
    let listed: Vec<String> = CRITERIA.iter().filter_map(at).collect();
    let listed = listed.join(&words.text("list-separator"));
    words.fill("note-segments-smallest", &[("listed", listed)])
}

fn segments(report: &SegmentsReport, words: &Words) -> Table {
    let columns = vec![
        Column::key("segment", words),
        Column::number("share", words),
        Column::number("expected_respondents", words),
        Column::number("assigned", words),
        Column::number("mean_probability", words),
    ];
    let rows = report.segments.iter().map(|row| {
        vec![
            Cell::Text(row.segment.to_string()),
            Cell::Share(row.share),
            Cell::index(row.expected_respondents),
            Cell::Count(row.assigned),
            Cell::coefficient(row.mean_probability),
        ]
    });
    titled(SegmentSection::Segments, columns, rows.collect(), words)
        .with_note(words.text("note-segments-assigned"))
}

/// `all`, then one column per segment, each with its standard errors if they are `with_errors`.
pub(super) fn segment_columns(
    report: &SegmentsReport,
    with_errors: bool,
    words: &Words,
) -> Vec<Column> {
    let number = |key: String, heading: String| Column {
        key,
        heading,
        alignment: Alignment::Right,
        identifies: false,
        is_construct: false,
    };
    let mut columns = vec![Column::number("all", words)];
    for segment in &report.segments {
        let named = [("segment", segment.segment.to_string())];
        let heading = words.fill("column-segment-number", &named);
        columns.push(number(format!("segment_{}", segment.segment), heading));
        if with_errors {
            let heading = words.text("column-standard_error");
            columns.push(number(
                format!("standard_error_{}", segment.segment),
                heading,
            ));
        }
    }
    columns
}

fn paths(report: &SegmentsReport, words: &Words) -> Table {
    let mut columns = vec![Column::key("source", words), Column::key("target", words)];
    columns.extend(segment_columns(report, true, words));
    let named = |name: &str| Cell::named(name, report.labels.construct(name));
    let rows = report.paths.iter().map(|row| {
        let mut cells = vec![named(&row.source), named(&row.target)];
        cells.push(Cell::coefficient(row.all));
        cells.extend(row.segments.iter().flat_map(|own| {
            [
                Cell::coefficient(own.value),
                Cell::coefficient(own.standard_error),
            ]
        }));
        cells
    });
    titled(SegmentSection::Paths, columns, rows.collect(), words)
        .with_note(words.text("note-segments-paths"))
}

pub(super) fn of_segments(
    all: Cell,
    segments: &[OfSegment],
    cell: fn(Option<f64>) -> Cell,
) -> Vec<Cell> {
    let own = segments.iter().map(|own| cell(own.value));
    [all].into_iter().chain(own).collect()
}

fn r_squared(report: &SegmentsReport, words: &Words) -> Table {
    let mut columns = vec![Column::key("construct", words)];
    columns.extend(segment_columns(report, false, words));
    let rows = report.r_squared.iter().map(|row| {
        let mut cells = vec![Cell::named(
            &row.construct,
            report.labels.construct(&row.construct),
        )];
        let all = Cell::coefficient(row.all);
        cells.extend(of_segments(all, &row.segments, Cell::coefficient));
        cells
    });
    titled(SegmentSection::RSquared, columns, rows.collect(), words)
}

fn indices(report: &SegmentsReport, words: &Words) -> Table {
    let mut columns = vec![Column::key("construct", words)];
    columns.extend(segment_columns(report, false, words));
    let rows = report.indices.iter().map(|row| {
        let mut cells = vec![Cell::named(
            &row.construct,
            report.labels.construct(&row.construct),
        )];
        cells.extend(of_segments(
            Cell::index(row.all),
            &row.segments,
            Cell::index,
        ));
        cells
    });
    titled(SegmentSection::Indices, columns, rows.collect(), words)
        .with_note(words.text("note-segments-indices"))
}

/// How many segments there are and how far they are apart.
fn verdict(report: &SegmentsReport, words: &Words) -> String {
    let Some(described) = report.described else {
        return words.text("segments-none-described");
    };
    let count = [("segments", described.to_string())];
    let mut sentences = vec![match report.suggestion {
        Some(suggestion) if suggestion.segments == 1 => words.text("segments-one-suggested"),
        Some(suggestion) => {
            let name = choice_name(suggestion.agreement);
            let criteria = choice_label("agreement", &name, words);
            let [count] = count;
            words.fill("segments-suggested", &[count, ("criteria", criteria)])
        }
        None if report.settings.segments.len() > 1 => words.fill("segments-choice-of-bic", &count),
        None => words.fill("segments-as-asked", &count),
    }];
    let mut rows = report.criteria.iter();
    let described = rows.find(|row| row.segments == described);
    if let Some(entropy) = described.and_then(|row| row.normed_entropy) {
        let key = if entropy >= SEPARATE {
            "segments-apart"
        } else {
            "segments-overlap"
        };
        sentences.push(words.fill(key, &[("entropy", format!("{entropy:.2}"))]));
    }
    sentences.join(&words.text("sentence-separator"))
}
