//! Every format is what its readers expect, whatever the survey says.

use serde_json::Value;
use snapbox::{Data, assert_data_eq};

use super::material::Survey;
use super::{check, check_in};

const MISSING: &str = "testdata/surveys/acsi_missing.csv";

/// Column names that try to break out of every format.
const HOSTILE: &str = "\u{1b}[31m]]><x & \"y\" | `z` ::error::%0A, \u{202e}=1+1";

fn assert_snapshot(name: &str, text: String) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/program/snapshots");
    let path = std::path::Path::new(folder).join(name);
    assert_data_eq!(text, Data::read_from(&path, None).raw());
}

#[test]
fn tables_and_markdown_in_both_languages() {
    for language in ["en", "zh"] {
        let arguments = [MISSING, "--model", "acsi", "--lang", language];
        let faulty = check(&arguments);
        assert_eq!(faulty.code, Some(1));
        assert_snapshot(&format!("check.{language}.txt"), faulty.output);
        let declared = [&arguments[..], &["--missing-code", "98,99"]].concat();
        let all = check(&[&declared[..], &["--show", "all"]].concat());
        assert_snapshot(&format!("check.all.{language}.txt"), all.output);
        let markdown = check(&[&declared[..], &["--format", "md"]].concat());
        assert_snapshot(&format!("check.{language}.md"), markdown.output);
        let help = check(&["--help", "--lang", language]);
        assert_snapshot(&format!("check.help.{language}.txt"), help.output);
    }
}

#[test]
fn formats_of_continuous_integration() {
    for format in ["junit", "github", "sarif", "csv"] {
        let arguments = [
            MISSING,
            "--model",
            "acsi",
            "--missing-code",
            "98,99",
            "--strict",
        ];
        let checked = check(&[&arguments[..], &["--format", format]].concat());
        assert_eq!(checked.code, Some(1), "{format}");
        let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
        let text = checked
            .output
            .replace(&version, "\"version\": \"[VERSION]\"");
        assert_snapshot(&format!("check.{format}"), text);
    }
}

#[test]
fn the_document_keeps_its_contract() {
    let document = check(&[MISSING, "--model", "acsi", "--format", "json"]).document();
    assert_eq!(document["schema_version"], 1);
    assert_eq!(document["command"], "check");
    let export = &document["export"];
    for (key, value) in [
        ("kind", Value::from("plain")),
        ("encoding", "utf-8".into()),
        ("delimiter", ",".into()),
        ("header_rows", 1.into()),
        ("columns", 16.into()),
        ("respondents", 320.into()),
    ] {
        assert_eq!(export[key], value, "{key}");
    }
    assert!(export["reason"].is_string());
    let finding = &document["findings"][0];
    for key in ["id", "name", "severity", "column", "message", "remedy"] {
        assert!(finding[key].is_string(), "{key}: {finding}");
    }
    assert!(finding["count"].is_u64());
    assert!(finding["rows"][0]["record"].is_u64() && finding["rows"][0]["line"].is_u64());
    assert_eq!(document["summary"]["errors"], 15);
    assert_eq!(document["summary"]["warnings"], 4);
    assert!(document["summary"]["information"].is_u64());
}

#[test]
fn the_schema_names_every_key_of_the_document() {
    let schema = super::super::program()
        .args(["schema", "check"])
        .output()
        .unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    let document = check(&[MISSING, "--model", "acsi", "--format", "json"]).document();
    let keys: Vec<&String> = document.as_object().unwrap().keys().collect();
    for key in &keys {
        assert!(schema["properties"].get(key.as_str()).is_some(), "{key}");
    }
    assert_eq!(schema["required"].as_array().unwrap().len(), keys.len());
}

/// The output of a check whose survey has a hostile column.
fn hostile(format: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let study = format!(
        "[items]\nq1 = {{ column = {} }}\n",
        Value::from(HOSTILE).to_string().replace("\\\"", "\\u0022")
    );
    let quoted = format!("\"{}\"", HOSTILE.replace('"', "\"\""));
    let survey = Survey::sound()
        .cell(4, "q1", "99")
        .cell(9, "q1", "=cmd|'/c calc'!A0\u{7}");
    survey
        .renamed("q1", &quoted)
        .study(&study)
        .write(folder.path());
    let checked = check_in(folder.path(), &["study.toml", "--format", format]);
    assert_eq!(checked.code, Some(1), "{format}: {}", checked.errors);
    checked.output
}

#[test]
fn hostile_text_stays_text() {
    for format in ["table", "md", "junit", "github", "sarif"] {
        let text = hostile(format);
        let controls = text.chars().filter(|c| c.is_control() && *c != '\n');
        assert_eq!(controls.count(), 0, "{format}");
        assert!(!text.contains('\u{202e}'), "{format}");
    }
    let xml = hostile("junit");
    let report = quick_junit::Report::deserialize_from_str(&xml).unwrap();
    assert_eq!(report.test_suites.len(), 1);
    let sarif: Value = serde_json::from_str(&hostile("sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 2);
    for line in hostile("github").lines() {
        let (head, _) = line.trim_start_matches("::").split_once("::").unwrap();
        assert!(head.starts_with("error file=survey.csv,line="), "{line}");
    }
    assert_eq!(hostile("github").lines().count(), 2);
    let csv = hostile("csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert!(reader.records().all(|record| record.unwrap().len() == 8));
}

#[test]
fn sarif_has_what_its_standard_requires() {
    let output = check(&[MISSING, "--model", "acsi", "--format", "sarif"]).output;
    let log: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "csi");
    let rules: Vec<&str> = run["tool"]["driver"]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    for result in run["results"].as_array().unwrap() {
        assert!(rules.contains(&result["ruleId"].as_str().unwrap()));
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let location = &result["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], MISSING);
        assert!(location["region"]["startLine"].as_u64().unwrap() >= 1);
    }
}

/// What cannot be read is a finding in every format, with the exit code of unreadable data.
#[test]
fn an_unreadable_survey_is_reported_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    Survey::sound().first(0).write(folder.path());
    for format in ["table", "json", "csv", "md", "junit", "github", "sarif"] {
        let checked = check_in(folder.path(), &["study.toml", "--format", format]);
        assert_eq!(checked.code, Some(3), "{format}");
        assert!(checked.output.contains("not-respondents") || checked.output.contains("CSI-D002"));
    }
    let absent = check(&["no_such.csv", "--model", "acsi"]);
    assert_eq!(absent.code, Some(2));
    assert!(absent.output.is_empty() && absent.errors.contains("CSI-U003"));
}
