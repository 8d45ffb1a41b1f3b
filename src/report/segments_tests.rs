use serde_json::Value;

use super::sample;
use super::{
    ByGroup, GroupReport, Report, ReportSection, SegmentSection, SegmentsMaterial, SegmentsReport,
    Selection, fit_schema, segments_schema,
};
use crate::index::ConstructIndex;
use crate::report::Document;
use crate::segments::{
    Agreement, Criteria, CrossTable, Independence, Searched, SegmentModel, SegmentPlan,
    Segmentation, Solution, StartLedger, Suggestion,
};
use crate::words::{Language, Words};

/// A solution whose numbers nobody looks at, with memberships of four respondents.
fn solution(segments: usize, equations: &[usize]) -> Solution {
    let model = |share| SegmentModel {
        share,
        coefficients: equations.iter().map(|paths| vec![0.5; *paths]).collect(),
        standard_errors: equations.iter().map(|paths| vec![0.1; *paths]).collect(),
        variances: vec![0.5; equations.len()],
        r_squared: vec![0.4; equations.len()],
    };
    let share = 1.0 / segments as f64;
    Solution {
        segments: vec![model(share); segments],
        memberships: vec![vec![share; 4]; segments],
        log_likelihood: -10.0 + segments as f64,
        iterations: 7,
        parameters: 5 * segments,
    }
}

fn searched(segments: usize, solution: Option<Solution>) -> Searched {
    Searched {
        segments,
        ledger: StartLedger {
            starts: 2,
            converged: 1,
            collapsed: 1,
            best: 1,
            not_converged: 0,
        },
        solution,
    }
}

fn report(language: Language) -> SegmentsReport {
    let plan = SegmentPlan {
        counts: vec![1, 2, 3],
        starts: 2,
        seed: 1,
        tolerance: 1e-9,
        max_iterations: 100,
        threads: 1,
    };
    sample::with_material(true, &sample::model(), |fit| {
        let equations = fit.analysis.layout.equations.iter();
        let equations: Vec<usize> = equations.map(|own| own.predecessors.len()).collect();
        let (one, two) = (solution(1, &equations), solution(2, &equations));
        let constructs = fit.model.constructs.len();
        let index = ConstructIndex {
            index: Some(60.0),
            standard_deviation: None,
        };
        let segmentation = Segmentation {
            criteria: vec![
                (1, Criteria::new(&one, None, Some(one.log_likelihood))),
                (2, Criteria::new(&two, None, Some(one.log_likelihood))),
            ],
            searched: vec![
                searched(1, Some(one)),
                searched(2, Some(two)),
                searched(3, None),
            ],
            suggestion: Some(Suggestion {
                segments: 2,
                agreement: Agreement::Aic4AndBic,
            }),
            described: Some(2),
            indices: vec![vec![index; constructs]; 2],
            profiles: vec![CrossTable {
                column: "region".to_owned(),
                answers: vec!["north".to_owned(), "south".to_owned()],
                counts: vec![vec![2, 0], vec![1, 1]],
                independence: Some(Independence {
                    chi_squared: 1.3,
                    degrees_of_freedom: 1,
                    p_value: Some(0.25),
                    cramers_v: 0.6,
                    smallest_expected: 0.5,
                }),
            }],
        };
        let material = SegmentsMaterial {
            fit,
            plan: &plan,
            segmentation: &segmentation,
            weights: None,
        };
        SegmentsReport::new(material, &Words::new(language))
    })
}

/// Every key of `value` is a property of `schema`, and every required key is there.
fn check(value: &Value, schema: &Value, root: &Value, place: &str) {
    let schema = schema.pointer("/anyOf/0").unwrap_or(schema);
    let schema = match schema.get("$ref").and_then(Value::as_str) {
        Some(reference) => root.pointer(&reference[1..]).unwrap(),
        None => schema,
    };
    match value {
        Value::Object(object) => {
            for key in schema["required"].as_array().into_iter().flatten() {
                assert!(value.get(key.as_str().unwrap()).is_some(), "{place}: {key}");
            }
            for (key, value) in object {
                let inner = schema["properties"].get(key);
                let inner = inner.or_else(|| schema.get("additionalProperties"));
                let place = format!("{place}.{key}");
                let inner = inner.unwrap_or_else(|| panic!("{place}"));
                check(value, inner, root, &place);
            }
        }
        Value::Array(values) => {
            for value in values {
                check(value, &schema["items"], root, place);
            }
        }
        _ => {}
    }
}

#[test]
fn every_section_has_a_table_with_full_rows_and_known_words() {
    for language in [Language::English, Language::Chinese] {
        let (words, report) = (Words::new(language), report(language));
        let all = Selection::Sections(SegmentSection::ALL.to_vec());
        let tables = report.shown(&all).whole_tables(&words);
        assert_eq!(tables.len(), SegmentSection::ALL.len());
        for table in tables {
            assert!(!table.rows.is_empty(), "{}", table.key);
            assert!(!table.title.starts_with("title-"), "{}", table.title);
            for column in &table.columns {
                assert!(!column.heading.starts_with("column-"), "{column:?}");
            }
            for row in &table.rows {
                assert_eq!(row.len(), table.columns.len(), "{}", table.key);
                assert!(!table.row_key(row).is_empty(), "{}", table.key);
            }
            for note in &table.notes {
                assert!(
                    !note.starts_with("note-") && !note.contains("segments-"),
                    "{note}"
                );
            }
        }
        let overview = Selection::Overview;
        let conclusions = report.shown(&overview).conclusions(&words);
        // Even memberships: the normed entropy is 0.
        assert!(conclusions[0].contains("0.00"), "{conclusions:?}");
    }
}

#[test]
fn the_schemas_describe_segments_and_groups() {
    let report = report(Language::English);
    let document = serde_json::to_value(&report).unwrap();
    let schema = segments_schema();
    check(&document, &schema, &schema, "");
    assert!(document["criteria"][2]["bic"].is_null());
    let fitted = sample::report(Language::English);
    let group = |report| GroupReport {
        group: vec![("region".to_owned(), "north".to_owned())],
        respondents: 3,
        minimum_sample: 155,
        report,
        errors: fitted.warnings.clone(),
    };
    let groups = [group(Some(fitted.clone())), group(None)];
    let (columns, selection) = (["region".to_owned()], Selection::Overview);
    let both = ByGroup::new(&fitted, (&columns, &groups), &selection);
    let document = serde_json::to_value(&both).unwrap();
    let schema = fit_schema();
    check(&document, &schema, &schema, "");
    assert_eq!(document["by_group"][0]["group"]["region"], "north");
    let words = Words::new(Language::English);
    let parts = both.parts(&words);
    assert_eq!(parts[0].heading[0], "region: north");
    assert!(parts[1].tables.is_empty());
    // What is about the run as a whole stands once.
    let all = Selection::Sections(super::Section::ALL.to_vec());
    let whole = ByGroup::new(&fitted, (&columns, &groups), &all);
    let tables = whole.parts(&words)[0].tables.len();
    assert_eq!(whole.tables(&words).len(), tables + 3);
}
