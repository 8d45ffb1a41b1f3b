//! Tests of the report as a whole.

use super::shown::{DriverSection, ShownDrivers};
use crate::report::{Document, DriversReport, ReportSection, Selection, Table, sample};
use crate::words::{Language, Words};

fn whole_tables(report: &DriversReport, words: &Words) -> Vec<Table> {
    let selection = Selection::Sections(DriverSection::ALL.to_vec());
    let shown = ShownDrivers {
        report,
        selection: &selection,
    };
    shown.whole_tables(words)
}

#[test]
fn every_section_has_a_table_with_full_rows_and_known_words() {
    for language in [Language::English, Language::Chinese] {
        let (words, report) = (Words::new(language), sample::drivers(language));
        let tables = whole_tables(&report, &words);
        assert_eq!(tables.len(), DriverSection::ALL.len());
        for table in tables {
            assert!(!table.rows.is_empty(), "{}", table.key);
            assert!(!table.title.starts_with("section-"), "{}", table.title);
            for note in &table.notes {
                assert!(!note.contains("note-"), "{note}");
            }
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
    let report = sample::drivers(Language::English);
    let document = serde_json::to_value(&report).unwrap();
    for table in whole_tables(&report, &words) {
        let key = match table.key {
            "settings" => continue,
            // The probabilities stand in the rows of the maps.
            "quadrants" | "map_plot" => "map",
            "item_quadrants" | "item_map_plot" => "item_map",
            key => key,
        };
        for column in &table.columns {
            let first = &document[key][0];
            assert!(first.get(&column.key).is_some(), "{key} {column:?}");
        }
    }
}
