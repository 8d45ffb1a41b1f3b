//! Who counts, by how much, and what becomes of answers that are missing.

use serde_json::{Value, json};

use super::{document, estimates, printed, run};

const SURVEY: &str = "testdata/surveys/acsi_retail.csv";
const INCOMPLETE: &str = "testdata/surveys/acsi_missing.csv";

fn records(path: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.records().map(Result::unwrap).collect()
}

fn satisfaction(document: &Value) -> f64 {
    let rows = document["indices"].as_array().unwrap();
    let row = rows
        .iter()
        .find(|row| row["construct"] == "satisfaction")
        .unwrap();
    row["index"].as_f64().unwrap()
}

#[test]
fn a_filter_counts_whom_it_keeps() {
    let kept = records(SURVEY)
        .iter()
        .filter(|record| &record[1] == "north")
        .count();
    let document = document(&[SURVEY, "--model", "acsi", "--where", "region == \"north\""]);
    let survey = document["inputs"].as_array().unwrap().last().unwrap();
    assert_eq!(survey["respondents_used"], json!(kept));
    assert_eq!(survey["respondents_read"], json!(260));
    assert_eq!(document["sample"]["respondents"], json!(kept));
    assert_eq!(document["settings"]["where"], "region == \"north\"");
    let left_out = json!(260 - kept);
    let ledger = document["cleaning"].as_array().unwrap();
    assert!(
        ledger.iter().any(|entry| entry["count"] == left_out),
        "{ledger:?}"
    );
}

#[test]
fn weights_weigh() {
    let weights: Vec<f64> = records(SURVEY)
        .iter()
        .map(|record| record[2].parse().unwrap())
        .collect();
    let sum: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
    let plain = document(&[SURVEY, "--model", "acsi"]);
    let weighted = document(&[SURVEY, "--model", "acsi", "--weight", "weight"]);
    let effective = weighted["sample"]["effective_respondents"]
        .as_f64()
        .unwrap();
    assert!((effective - sum * sum / squares).abs() < 1e-9);
    assert!((satisfaction(&weighted) - satisfaction(&plain)).abs() > 0.1);
    assert!(plain["sample"]["effective_respondents"].is_null());
}

#[test]
fn every_treatment_of_missing_answers_runs() {
    let codes = ["--missing-code", "98,99"];
    let fitted = |missing: &str| {
        document(
            &[
                &[INCOMPLETE, "--model", "acsi", "--missing", missing],
                &codes[..],
            ]
            .concat(),
        )
    };
    let (mean, listwise) = (fitted("mean"), fitted("listwise"));
    let (pairwise, em) = (fitted("pairwise"), fitted("em"));
    let respondents = |document: &Value| document["sample"]["respondents"].as_u64().unwrap();
    assert_eq!([&mean, &pairwise, &em].map(respondents), [319; 3]);
    assert!(respondents(&listwise) < 319);
    let indices = [&mean, &listwise, &pairwise, &em].map(satisfaction);
    for (position, index) in indices.iter().enumerate() {
        assert!((60.0..75.0).contains(index), "{indices:?}");
        let others = &indices[position + 1..];
        assert!(
            others
                .iter()
                .all(|other| (index - other).abs() > 1e-6 || position == 0),
            "{indices:?}"
        );
    }
    assert_eq!(em["settings"]["missing"], "em");
}

#[test]
fn missing_codes_may_come_one_by_one_or_from_a_study() {
    let together = document(&[INCOMPLETE, "--model", "acsi", "--missing-code", "98,99"]);
    let one_by_one = document(&[
        INCOMPLETE,
        "--model",
        "acsi",
        "--missing-code",
        "98",
        "--missing-code=99",
    ]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.toml");
    std::fs::write(
        &path,
        "[survey]\nmissing = [\"98\", \"99\"]\n[model]\nuse = \"acsi\"\n",
    )
    .unwrap();
    let from_study = document(&[INCOMPLETE, "--study", path.to_str().unwrap()]);
    assert_eq!(estimates(&one_by_one), estimates(&together));
    assert_eq!(estimates(&from_study), estimates(&together));
}

/// The command line goes before the study file.
#[test]
fn flags_win_over_the_study() {
    let study = "examples/retailer/study.toml";
    let document = document(&[
        study,
        "--scheme",
        "centroid",
        "--metric",
        "raw",
        "--where",
        "region == \"south\"",
    ]);
    assert_eq!(document["settings"]["scheme"], "centroid");
    assert_eq!(document["settings"]["metric"], "raw");
    assert_eq!(document["settings"]["weight"], "weight");
    assert!(document["sample"]["respondents"].as_u64().unwrap() < 260);
}

#[test]
fn a_negative_index_weight_leaves_the_rest_standing() {
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("mode_b.toml");
    let text = printed(&["models", "show", "ecsi"]).replace("mode = \"A\"", "mode = \"B\"");
    std::fs::write(&model, text).unwrap();
    let report = folder.path().join("report.json");
    let fit = [
        "fit",
        "testdata/surveys/ecsi_mobile.csv",
        "--model",
        model.to_str().unwrap(),
    ];

    let table = run(&fit);
    assert_eq!(table.code, Some(4), "{}", table.errors);
    assert!(
        table
            .errors
            .contains("error[CSI-E005] the index weight of \"qual_2\""),
        "{}",
        table.errors
    );
    assert!(
        table
            .output
            .contains("Customer satisfaction stands at 68.6"),
        "{}",
        table.output
    );

    let written = [
        &fit[..],
        &["--format", "json", "-o", report.to_str().unwrap()],
    ]
    .concat();
    assert_eq!(run(&written).code, Some(4));
    let document: Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
    for row in document["indices"].as_array().unwrap() {
        let negative = row["construct"] == "quality" || row["construct"] == "loyalty";
        assert_eq!(row["index"].is_null(), negative, "{row}");
    }
    assert_eq!(document["errors"][0]["code"], "CSI-E005");
    assert_eq!(document["paths"].as_array().unwrap().len(), 12);
}
