//! `csi assess`: is the model to be believed?

use serde_json::Value;

use super::{BANK, QUICK, printed, run};

const SURVEY: &str = "testdata/surveys/ecsi_mobile.csv";

fn assessed(arguments: &[&str]) -> Value {
    let start = ["assess", "--format", "json"];
    let text = printed(&[&start[..], &QUICK[..], arguments].concat());
    serde_json::from_str(&text).unwrap()
}

fn criterion<'a>(document: &'a Value, name: &str) -> &'a Value {
    let rows = document["criteria"].as_array().unwrap();
    let row = rows.iter().find(|row| row["criterion"] == name);
    row.unwrap_or_else(|| panic!("{name} is not judged"))
}

#[test]
fn the_document_is_that_of_the_fit_with_what_judges_it() {
    let document = assessed(&[SURVEY, "--model", "ecsi"]);
    assert_eq!(document["command"], "assess");
    assert!(document["indices"][0]["index"].is_number());
    assert_eq!(criterion(&document, "htmt")["verdict"], "pass");
    assert_eq!(criterion(&document, "d_g")["area"], "fit");
    assert_eq!(document["areas"].as_array().unwrap().len(), 6);
    // Estimated and saturated, three distances each.
    assert_eq!(document["exact_fit"].as_array().unwrap().len(), 6);
    assert_eq!(document["model_fit"][2]["reading"], "common_factor");
    for row in document["discriminant"].as_array().unwrap() {
        let (htmt, upper) = (row["htmt"].as_f64(), row["htmt_upper"].as_f64());
        assert!(upper.unwrap() > htmt.unwrap() - 0.05, "{row}");
    }
    let routes = document["indirect_effects"].as_array().unwrap();
    let total: f64 = routes
        .iter()
        .filter(|row| row["source"] == "image" && row["target"] == "loyalty")
        .map(|row| row["effect"].as_f64().unwrap())
        .sum();
    let effects = document["effects"].as_array().unwrap();
    let mut pair = effects
        .iter()
        .filter(|row| row["source"] == "image" && row["target"] == "loyalty");
    let indirect = pair.next().unwrap()["indirect"].as_f64().unwrap();
    assert!((total - indirect).abs() < 1e-12);
}

#[test]
fn a_run_repeats_whatever_the_number_of_threads() {
    let one = assessed(&[SURVEY, "--model", "ecsi", "--threads", "1"]);
    let three = assessed(&[SURVEY, "--model", "ecsi", "--threads", "3"]);
    assert_eq!(one, three);
}

#[test]
fn consistent_pls_is_read_with_common_factors() {
    let document = assessed(&[SURVEY, "--model", "ecsi", "--consistent"]);
    let fits = document["model_fit"].as_array().unwrap();
    assert!(fits.iter().all(|row| row["reading"] == "common_factor"));
    assert!(criterion(&document, "rms_theta")["verdict"].is_string());
}

/// Quality in Mode B.
const FORMATIVE: &str = "\
quality <~ PERQ1 + PERQ2 + PERQ3 + PERQ4 + PERQ5
satisfaction =~ CUSA1 + CUSA2 + CUSA3
satisfaction ~ quality
";

#[test]
fn mode_b_is_judged_by_weights_collinearity_and_redundancy() {
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("formative.lav");
    std::fs::write(&model, FORMATIVE).unwrap();
    let arguments = [
        SURVEY,
        "--model",
        model.to_str().unwrap(),
        "--scale",
        "1..10",
        "--global",
        "quality=PERQ6",
    ];
    let document = assessed(&arguments);
    let row = &document["redundancy"][0];
    assert_eq!(row["column"], "PERQ6");
    let (path, explained) = (row["coefficient"].as_f64(), row["r_squared"].as_f64());
    assert!((path.unwrap().powi(2) - explained.unwrap()).abs() < 1e-12);
    assert!(row["interval"].is_array());
    assert_eq!(criterion(&document, "redundancy")["place"][0], "quality");
    assert_eq!(criterion(&document, "item_vif")["verdict"], "pass");
    assert!(criterion(&document, "weight")["watched"].as_u64().unwrap() > 0);
    // Mode B has no AVE and is not judged by loadings or HTMT.
    let rows = document["fornell_larcker"].as_array().unwrap();
    assert!(rows[0]["root_ave"].is_null());
    let judged = document["criteria"].as_array().unwrap();
    assert!(judged.iter().all(|row| row["criterion"] != "htmt"));
}

#[test]
fn without_resamples_nothing_is_tested_and_nothing_fails() {
    let text = printed(&["assess", SURVEY, "--model", "ecsi", "--resamples", "0"]);
    assert!(text.contains("SRMR"), "{text}");
    assert!(!text.contains("d_G"), "{text}");
}

#[test]
fn missing_answers_that_no_treatment_fills_in_leave_out_the_test() {
    let run = run(&[
        &[
            "assess",
            "testdata/surveys/acsi_missing.csv",
            "--model",
            "acsi",
        ],
        &["--missing-code", "98,99", "--missing", "pairwise"],
        &QUICK[..],
    ]
    .concat());
    assert_eq!(run.code, Some(0), "{}", run.errors);
    assert!(run.errors.contains("CSI-N025"), "{}", run.errors);
    assert!(!run.output.contains("d_G"), "{}", run.output);
}

#[test]
fn all_but_the_exact_fit_of_a_model_with_higher_order_constructs_is_assessed() {
    let arguments = [&["assess", BANK, "--format", "json"], &QUICK[..]].concat();
    let found = run(&arguments);
    assert_eq!(found.code, Some(0), "{}", found.errors);
    assert!(found.errors.contains("CSI-N025"), "{}", found.errors);
    let document: Value = serde_json::from_str(&found.output).unwrap();
    let rows = |key: &str| document[key].as_array().unwrap().clone();
    assert!(rows("exact_fit").is_empty());
    // Composites and common factors, estimated and saturated.
    assert_eq!(rows("model_fit").len(), 4);
    assert!(document["model_fit"][0]["srmr"].as_f64().unwrap() < 0.08);
    // 18 items and four constructs are endogenous, predicted from both kinds of antecedents.
    assert_eq!(rows("prediction").len(), 36);
    assert_eq!(rows("construct_prediction").len(), 8);
    let mut of_dimensions = rows("prediction");
    of_dimensions.retain(|row| row["construct"] == "service_quality");
    assert_eq!(of_dimensions.len(), 22);
    assert_eq!(criterion(&document, "q2_predict")["verdict"], "pass");
    for key in [
        "discriminant",
        "equations",
        "indirect_effects",
        "endogeneity",
        "nonlinearity",
    ] {
        assert!(!rows(key).is_empty(), "{key}");
    }
    // 21 items and four dimensions; five constructs stand in paths.
    assert_eq!(document["measurement"].as_array().unwrap().len(), 25);
    assert_eq!(document["common_method"].as_array().unwrap().len(), 5);
    let refused = run(&[&arguments[..], &["--global", "empathy=e1"]].concat());
    assert_eq!(refused.code, Some(2), "{}", refused.errors);
}

#[test]
fn wrong_global_items_are_refused() {
    for (global, code) in [
        ("quality", "CSI-S003"),
        ("qualty=PERQ6", "CSI-U002"),
        ("quality=nowhere", "CSI-D004"),
    ] {
        let run = run(&["assess", SURVEY, "--model", "ecsi", "--global", global]);
        assert_ne!(run.code, Some(0), "{global}");
        assert!(run.errors.contains(code), "{global}: {}", run.errors);
    }
}
