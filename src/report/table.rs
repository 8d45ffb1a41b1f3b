//! Tables without layout: a heading and a cell for people and for machines alike.

use super::fit_report::FitReport;
use super::section::{ReportSection, Section, Selection};
use super::{model_tables, result_tables, run_tables};
use crate::assessment::Verdict;
use crate::drivers::Priority;
use crate::words::Words;

/// Where the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Name for machines, English.
    pub key: String,
    /// Name for people.
    pub heading: String,
    /// Where its text stands.
    pub alignment: Alignment,
    /// Whether it is part of what names the row.
    pub identifies: bool,
    /// Whether it is called after a construct.
    pub is_construct: bool,
}

impl Column {
    /// A column that is part of what names the row; its heading is the catalogue's `column-KEY`.
    #[must_use]
    pub fn key(key: &str, words: &Words) -> Self {
        let identifies = true;
        Self {
            identifies,
            ..Self::text(key, words)
        }
    }

    /// A column of words.
    #[must_use]
    pub fn text(key: &str, words: &Words) -> Self {
        Self {
            key: key.to_owned(),
            heading: words.text(&format!("column-{key}")),
            alignment: Alignment::Left,
            identifies: false,
            is_construct: false,
        }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(key: &str, words: &Words) -> Self {
        let alignment = Alignment::Right;
        Self {
            alignment,
            ..Self::text(key, words)
        }
    }

    /// A column of intervals of a confidence from 0 to 1.
    #[must_use]
    pub fn interval(confidence: f64, words: &Words) -> Self {
        let percent = (confidence * 1e4).round() / 100.0;
        Self {
            heading: words.fill("column-interval", &[("confidence", percent.to_string())]),
            ..Self::number("interval", words)
        }
    }

    /// A column of numbers that is called after a construct.
    #[must_use]
    pub fn construct(name: &str, label: &str) -> Self {
        Self {
            key: name.to_owned(),
            heading: label.to_owned(),
            alignment: Alignment::Right,
            identifies: false,
            is_construct: true,
        }
    }
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// The same text for people and machines.
    Text(String),
    /// Something with a name for machines and a label for people.
    Named {
        /// Name.
        name: String,
        /// Label in the reader's language.
        label: String,
    },
    /// A priority class.
    Class {
        /// The class.
        priority: Priority,
        /// Its label in the reader's language.
        label: String,
    },
    /// A verdict.
    Verdict {
        /// The verdict.
        verdict: Verdict,
        /// Its word in the reader's language.
        label: String,
    },
    /// A number, whole for machines.
    Number {
        /// The number.
        value: f64,
        /// Digits after the point that people see.
        decimals: usize,
    },
    /// An interval, two numbers for machines.
    Interval {
        /// Lower end.
        lower: f64,
        /// Upper end.
        upper: f64,
        /// Digits after the point that people see.
        decimals: usize,
    },
    /// A share from 0 to 1, shown in percent.
    Share(f64),
    /// A count.
    Count(usize),
    /// Not defined.
    Missing,
}

/// Digits after the point of indices and of what is in index points.
const INDEX_DECIMALS: usize = 1;
/// Digits after the point of importances.
const IMPORTANCE_DECIMALS: usize = 2;
/// Digits after the point of coefficients.
const COEFFICIENT_DECIMALS: usize = 3;

impl Cell {
    /// A number with `decimals` digits; missing when it is not defined or not finite.
    #[must_use]
    pub fn number(value: impl Into<Option<f64>>, decimals: usize) -> Self {
        let value = value.into().filter(|value| value.is_finite());
        value.map_or(Self::Missing, |value| Self::Number { value, decimals })
    }

    /// An index or something else in index points.
    #[must_use]
    pub fn index(value: impl Into<Option<f64>>) -> Self {
        Self::number(value, INDEX_DECIMALS)
    }

    /// An importance.
    #[must_use]
    pub fn importance(value: impl Into<Option<f64>>) -> Self {
        Self::number(value, IMPORTANCE_DECIMALS)
    }

    /// A standardised coefficient, weight or correlation.
    #[must_use]
    pub fn coefficient(value: impl Into<Option<f64>>) -> Self {
        Self::number(value, COEFFICIENT_DECIMALS)
    }

    /// An interval of indices.
    #[must_use]
    pub fn index_interval(ends: Option<[f64; 2]>) -> Self {
        Self::interval(ends, INDEX_DECIMALS)
    }

    /// An interval of importances.
    #[must_use]
    pub fn importance_interval(ends: Option<[f64; 2]>) -> Self {
        Self::interval(ends, IMPORTANCE_DECIMALS)
    }

    /// An interval of coefficients.
    #[must_use]
    pub fn coefficient_interval(ends: Option<[f64; 2]>) -> Self {
        Self::interval(ends, COEFFICIENT_DECIMALS)
    }

    fn interval(ends: Option<[f64; 2]>, decimals: usize) -> Self {
        let ends = ends.filter(|ends| ends.iter().all(|end| end.is_finite()));
        let cell = |[lower, upper]: [f64; 2]| Self::Interval {
            lower,
            upper,
            decimals,
        };
        ends.map_or(Self::Missing, cell)
    }

    /// A share from 0 to 1.
    #[must_use]
    pub fn share(value: Option<f64>) -> Self {
        let value = value.filter(|value| value.is_finite());
        value.map_or(Self::Missing, Self::Share)
    }

    /// A priority class in the reader's words.
    #[must_use]
    pub fn class(priority: Option<Priority>, words: &Words) -> Self {
        let class = |priority| Self::Class {
            priority,
            label: words.text(&format!("priority-{}", super::choice_name(priority))),
        };
        priority.map_or(Self::Missing, class)
    }

    /// A verdict in the reader's words; missing when nothing is judged.
    #[must_use]
    pub fn verdict(verdict: Option<Verdict>, words: &Words) -> Self {
        let cell = |verdict| Self::Verdict {
            verdict,
            label: words.text(&format!("verdict-{}", super::choice_name(verdict))),
        };
        verdict.map_or(Self::Missing, cell)
    }

    /// Something with a name and a label.
    #[must_use]
    pub fn named(name: &str, label: impl Into<String>) -> Self {
        Self::Named {
            name: name.to_owned(),
            label: label.into(),
        }
    }

    /// Text, or missing.
    #[must_use]
    pub fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Missing, |text| Self::Text(text.to_owned()))
    }
}

/// One table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Name for machines, as in JSON.
    pub key: &'static str,
    /// Title for people.
    pub title: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows, each with one cell per column.
    pub rows: Vec<Vec<Cell>>,
    /// Remarks below the table.
    pub notes: Vec<String>,
}

impl Table {
    /// What names a row: its identifying cells as machines write them, without those that are missing.
    #[must_use]
    pub fn row_key(&self, row: &[Cell]) -> String {
        let cells = row.iter().zip(&self.columns);
        let names = cells.filter(|(_, column)| column.identifies);
        let names = names.filter_map(|(cell, _)| match cell {
            Cell::Named { name: text, .. } | Cell::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let names: Vec<&str> = names.collect();
        names.join(" -> ")
    }
}

/// The tables that are shown, in the language of `words`.
#[must_use]
pub fn tables(report: &FitReport, selection: &Selection, words: &Words) -> Vec<Table> {
    let overview = [
        Section::Indices,
        Section::Groups,
        Section::Drivers,
        Section::ItemDrivers,
    ];
    let sections = match selection {
        Selection::Overview if !report.groups.is_empty() => overview.as_slice(),
        _ => selection.sections(),
    };
    // Among several sections, groups are shown when there are any.
    let shown = |section: &&Section| {
        **section != Section::Groups || !report.groups.is_empty() || sections.len() == 1
    };
    let tables = sections
        .iter()
        .filter(shown)
        .map(|section| match (selection, section) {
            (Selection::Overview, Section::ItemDrivers) => {
                result_tables::most_important_items(report, words)
            }
            (Selection::Overview, Section::Groups) => result_tables::groups_of_index(report, words),
            (Selection::Overview, Section::Drivers) => result_tables::narrow_drivers(report, words),
            _ => table(report, *section, words),
        });
    tables.collect()
}

pub(super) fn table(report: &FitReport, section: Section, words: &Words) -> Table {
    match section {
        Section::Indices => result_tables::indices(report, words),
        Section::Groups => result_tables::groups(report, words),
        Section::Drivers => result_tables::drivers(report, words),
        Section::ItemDrivers => result_tables::item_drivers(report, words),
        Section::Paths => model_tables::paths(report, words),
        Section::Effects => model_tables::effects(report, words),
        Section::RSquared => model_tables::r_squared(report, words),
        Section::OuterModel => model_tables::outer_model(report, words),
        Section::CrossLoadings => model_tables::cross_loadings(report, words),
        Section::ConstructCorrelations => model_tables::construct_correlations(report, words),
        Section::Reliability => model_tables::reliability(report, words),
        Section::Htmt => model_tables::htmt(report, words),
        Section::Cleaning => run_tables::cleaning(report, words),
        Section::Settings => run_tables::settings(report, words),
    }
}

impl Table {
    /// Without resampling, the table without its columns of standard errors, intervals and p-values.
    pub(super) fn if_resampled(mut self, report: &FitReport) -> Self {
        if report.resampling.is_none() {
            for key in ["standard_error", "interval", "p_value"] {
                self.remove_column(key);
            }
        }
        self
    }

    /// Takes a column out, if the table has it.
    pub(super) fn remove_column(&mut self, key: &str) {
        if let Some(position) = self.columns.iter().position(|column| column.key == key) {
            self.columns.remove(position);
            for row in &mut self.rows {
                row.remove(position);
            }
        }
    }
}

impl Table {
    /// A section's table without notes; its title is the catalogue's `section-NAME`.
    pub(super) fn of_section(
        section: impl ReportSection,
        columns: Vec<Column>,
        rows: Vec<Vec<Cell>>,
        words: &Words,
    ) -> Self {
        Self {
            key: section.key(),
            title: words.text(&format!("section-{}", section.name())),
            columns,
            rows,
            notes: Vec::new(),
        }
    }

    /// Adds a remark.
    pub(super) fn with_note(mut self, note: String) -> Self {
        self.notes.push(note);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;
    use crate::words::Language;

    #[test]
    fn every_section_has_a_table_with_full_rows_and_known_words() {
        for language in [Language::English, Language::Chinese] {
            let (words, report) = (Words::new(language), sample::report(language));
            let all = Selection::Sections(Section::ALL.to_vec());
            for table in tables(&report, &all, &words) {
                assert!(!table.rows.is_empty(), "{}", table.key);
                assert!(!table.title.starts_with("section-"), "{}", table.title);
                for column in &table.columns {
                    assert!(!column.heading.starts_with("column-"), "{column:?}");
                }
                for row in &table.rows {
                    assert_eq!(row.len(), table.columns.len(), "{}", table.key);
                    assert!(!table.row_key(row).is_empty(), "{}", table.key);
                }
            }
        }
    }

    #[test]
    fn columns_are_keys_of_the_document() {
        let words = Words::new(Language::English);
        let report = sample::report(Language::English);
        let document = serde_json::to_value(&report).unwrap();
        let all = Selection::Sections(Section::ALL.to_vec());
        for table in tables(&report, &all, &words) {
            let by_name = ["cross_loadings", "construct_correlations", "settings"];
            if by_name.contains(&table.key) {
                continue;
            }
            for column in &table.columns {
                let first = &document[table.key][0];
                assert!(first.get(&column.key).is_some(), "{} {column:?}", table.key);
            }
        }
    }

    #[test]
    fn what_is_not_finite_is_missing() {
        assert_eq!(Cell::number(f64::NAN, 1), Cell::Missing);
        assert_eq!(Cell::share(Some(f64::INFINITY)), Cell::Missing);
        assert_eq!(Cell::index(None), Cell::Missing);
    }
}
