//! Whole outputs, as they stood when somebody last read them. `SNAPSHOTS=overwrite cargo test` writes them anew.

use serde_json::{Value, json};
use snapbox::{Data, assert_data_eq};

use super::{HOTEL, QUICK, RETAILER, TELECOM, document, fitted, printed};

/// Significant digits that every machine agrees on.
const DIGITS: usize = 9;

const STUDIES: [(&str, &str); 3] = [
    ("retailer", RETAILER),
    ("hotel", HOTEL),
    ("telecom_zh", TELECOM),
];

fn assert_snapshot(name: &str, text: String) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/program/snapshots");
    let path = std::path::Path::new(folder).join(name);
    assert_data_eq!(text, Data::read_from(&path, None).raw());
}

#[test]
fn tables_and_markdown_of_every_study_in_both_languages() {
    for (name, study) in STUDIES {
        for language in ["en", "zh"] {
            let table = fitted(&[study, "--lang", language]);
            assert_snapshot(&format!("{name}.{language}.txt"), table);
            let markdown = fitted(&[study, "--lang", language, "--format", "md"]);
            assert_snapshot(&format!("{name}.{language}.md"), markdown);
        }
    }
}

#[test]
fn every_section_in_both_languages() {
    for language in ["en", "zh"] {
        let text = fitted(&[HOTEL, "--show", "all", "--lang", language]);
        assert_snapshot(&format!("hotel.all.{language}.txt"), text);
    }
}

#[test]
fn one_section_and_all_as_csv() {
    for sections in ["drivers", "all"] {
        let text = fitted(&[RETAILER, "--format", "csv", "--show", sections]);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let mut lines = vec![
            reader
                .headers()
                .unwrap()
                .iter()
                .collect::<Vec<_>>()
                .join(","),
        ];
        for record in reader.records() {
            let record = record.unwrap();
            let cells: Vec<String> = record.iter().map(rounded_text).collect();
            lines.push(cells.join(","));
        }
        assert_snapshot(&format!("retailer.{sections}.csv"), lines.join("\n") + "\n");
    }
}

#[test]
fn assessments_in_both_languages() {
    for language in ["en", "zh"] {
        let arguments = [&["assess"], &QUICK[..], &[HOTEL, "--lang", language]].concat();
        let text = printed(&arguments);
        assert_snapshot(&format!("hotel.assess.{language}.txt"), text);
        let text = printed(&[&arguments[..], &["--show", "all"]].concat());
        assert_snapshot(&format!("hotel.assess.all.{language}.txt"), text);
    }
    let arguments = ["explain", "HTMT"];
    assert_snapshot("htmt.en.txt", printed(&arguments));
    assert_snapshot(
        "htmt.zh.txt",
        printed(&[&arguments[..], &["--lang", "zh"]].concat()),
    );
}

/// A model that is small enough for its document to be read.
const SMALL: &str = "\
quality =~ qual_overall + qual_custom
satisfaction =~ sat_overall + sat_ideal
satisfaction ~ quality
";

#[test]
fn documents_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("small.lav");
    std::fs::write(&model, SMALL).unwrap();
    let survey = "testdata/surveys/acsi_missing.csv";
    let shown = model.to_str().unwrap();
    for language in ["en", "zh"] {
        let mut document = document(&[
            survey,
            "--model",
            shown,
            "--scale",
            "1..10",
            "--missing-code",
            "98,99",
            "--lang",
            language,
        ]);
        document["tool"]["version"] = json!("[VERSION]");
        document["inputs"][0]["path"] = json!("[MODEL]");
        let text = serde_json::to_string_pretty(&rounded(document)).unwrap();
        assert_snapshot(&format!("small.{language}.json"), text + "\n");
    }
}

#[test]
fn help_and_lists_in_both_languages() {
    for language in ["en", "zh"] {
        for (name, arguments) in [
            ("help", vec!["--help"]),
            ("models", vec!["models"]),
            ("questionnaire", vec!["models", "questionnaire", "acsi"]),
            ("codes", vec!["explain", "--list"]),
        ] {
            let text = printed(&[arguments.as_slice(), &["--lang", language]].concat());
            assert_snapshot(&format!("{name}.{language}.txt"), text);
        }
    }
}

fn rounded(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => json!(round(number.as_f64().unwrap())),
        Value::Array(values) => values.into_iter().map(rounded).collect(),
        Value::Object(pairs) => {
            let pairs = pairs.into_iter();
            pairs.map(|(key, value)| (key, rounded(value))).collect()
        }
        other => other,
    }
}

fn rounded_text(cell: &str) -> String {
    match cell.parse::<f64>() {
        Ok(number) if cell.contains('.') => round(number).to_string(),
        _ => cell.to_owned(),
    }
}

fn round(number: f64) -> f64 {
    format!("{number:.*e}", DIGITS - 1).parse().unwrap()
}
