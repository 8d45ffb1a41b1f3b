//! Tests of the report as a whole.

use super::shown::{AssessSection, ShownAssessment};
use crate::assessment::{Area, Criterion, Verdict};
use crate::report::{AssessReport, Document, ReportSection, Selection, Table, sample};
use crate::words::{Language, Words};

fn whole_tables(report: &AssessReport, words: &Words) -> Vec<Table> {
    let selection = Selection::Sections(AssessSection::ALL.to_vec());
    let shown = ShownAssessment {
        report,
        selection: &selection,
    };
    shown.whole_tables(words)
}

#[test]
fn every_section_has_a_table_with_full_rows_and_known_words() {
    for language in [Language::English, Language::Chinese] {
        let (words, report) = (Words::new(language), sample::assessment(language));
        let tables = whole_tables(&report, &words);
        assert_eq!(tables.len(), AssessSection::ALL.len());
        for table in tables {
            assert!(!table.rows.is_empty(), "{}", table.key);
            assert!(!table.title.starts_with("section-"), "{}", table.title);
            for note in &table.notes {
                assert!(!note.starts_with("note-"), "{note}");
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
    let report = sample::assessment(Language::English);
    let document = serde_json::to_value(&report).unwrap();
    for table in whole_tables(&report, &words) {
        let by_name = ["cross_loadings", "fornell_larcker", "settings"];
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
fn the_overview_has_a_table_and_a_paragraph_per_area() {
    for language in [Language::English, Language::Chinese] {
        let (words, report) = (Words::new(language), sample::assessment(language));
        let shown = ShownAssessment {
            report: &report,
            selection: &Selection::Overview,
        };
        let tables = shown.tables(&words);
        assert_eq!(tables.len(), Area::ALL.len());
        for table in &tables {
            let [paragraph] = table.notes.as_slice() else {
                panic!("{:?}", table.notes)
            };
            assert!(!paragraph.contains("paragraph-"), "{paragraph}");
            assert!(!paragraph.contains("criterion-"), "{paragraph}");
        }
        assert!(report.fit.criteria.iter().all(|row| row.value.is_finite()));
    }
}

#[test]
fn exact_fit_is_judged_by_its_p_value() {
    let report = sample::assessment(Language::English);
    let row = |criterion: Criterion| {
        let name = criterion.name();
        report.fit.criteria.iter().find(|row| row.criterion == name)
    };
    assert_eq!(row(Criterion::DUls).unwrap().verdict, Some(Verdict::Pass));
    assert_eq!(row(Criterion::DG).unwrap().verdict, Some(Verdict::Watch));
    let fit = report.areas.iter().find(|row| row.area == Area::Fit);
    let paragraph = &fit.unwrap().paragraph;
    assert!(
        paragraph.contains("To watch: d_G (p) (0.030)"),
        "{paragraph}"
    );
}
