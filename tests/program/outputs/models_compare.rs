//! Several models on one survey, and the predictions of one.

use serde_json::Value;

use super::{BANK, printed, run};

const SURVEY: &str = "testdata/surveys/acsi_retail.csv";

/// The model `acsi` without complaints, loyalty and half of its paths.
const SHORT: &str = "expectations =~ exp_overall + exp_custom + exp_reliab
quality =~ qual_overall + qual_custom + qual_reliab
value =~ val_price + val_quality
satisfaction =~ sat_overall + sat_confirm + sat_ideal
quality ~ expectations
value ~ quality
satisfaction ~ value
";

/// The short model in a file that lives as long as the folder.
fn short_model() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("short.lav");
    std::fs::write(&path, SHORT).unwrap();
    let name = path.to_str().unwrap().to_owned();
    (folder, name)
}

/// Few folds: what is looked at here does not depend on how many.
const QUICK: [&str; 6] = ["--folds", "4", "--repetitions", "1", "--scale", "1..10"];

fn compared(models: [&str; 2], more: &[&str]) -> Vec<String> {
    let mut arguments = vec!["models", "compare", SURVEY];
    for model in models {
        arguments.extend(["--model", model]);
    }
    arguments.extend(QUICK);
    arguments.extend(more);
    arguments.into_iter().map(str::to_owned).collect()
}

fn output(arguments: &[String]) -> String {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    printed(&arguments)
}

#[test]
fn models_are_compared_on_the_items_that_both_predict() {
    let (_folder, short) = short_model();
    let text = output(&compared(["acsi", &short], &["--format", "json"]));
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["command"], "models compare");
    assert_eq!(document["respondents"], 260);
    assert_eq!(document["prediction"]["requested"], 8);
    let shared = document["shared_items"].as_array().unwrap();
    assert_eq!(shared.len(), 8);
    let models = document["models"].as_array().unwrap();
    assert_eq!((models.len(), &models[0]["model"]), (2, &"acsi".into()));
    let tests = document["loss_tests"].as_array().unwrap();
    let of_all = &tests[0];
    assert_eq!(
        (&of_all["scope"], &of_all["items"]),
        (&Value::Null, &8.into())
    );
    let difference = of_all["difference"].as_f64().unwrap();
    let losses = ["loss", "other_loss"].map(|key| of_all[key].as_f64().unwrap());
    assert!((losses[0] - losses[1] - difference).abs() < 1e-12);
    for (model, loss) in models.iter().zip([losses[1], losses[0]]) {
        assert!((model["loss"].as_f64().unwrap() - loss).abs() < 1e-12);
    }
    // The schema has a description of every key.
    let schema: Value = serde_json::from_str(&printed(&["schema", "models-compare"])).unwrap();
    for key in document.as_object().unwrap().keys() {
        assert!(schema["properties"].get(key).is_some(), "{key}");
    }
}

#[test]
fn the_order_of_the_models_turns_the_difference_round() {
    let (_folder, short) = short_model();
    let difference = |models| {
        let text = output(&compared(models, &["--format", "json"]));
        let document: Value = serde_json::from_str(&text).unwrap();
        document["loss_tests"][0]["difference"].as_f64().unwrap()
    };
    let one = difference(["acsi", &short]);
    let other = difference([&short, "acsi"]);
    assert!((one + other).abs() < 1e-12 && one.abs() > 1e-6);
}

#[test]
fn both_languages_and_all_formats_speak() {
    let (_folder, short) = short_model();
    for (language, words) in [
        ("en", "Models on the same respondents"),
        ("zh", "相同受访者上的各模型"),
    ] {
        for format in ["table", "md"] {
            let more = ["--lang", language, "--format", format];
            let text = output(&compared(["acsi", &short], &more));
            assert!(text.contains(words), "{text}");
            for prefix in ["section-", "column-", "note-", "verdict-", "heading-"] {
                assert!(!text.contains(prefix), "{prefix} in {text}");
            }
        }
    }
    let csv = output(&compared(["acsi", &short], &["--format", "csv"]));
    assert!(
        csv.contains("q2_predict") && csv.contains("p_better"),
        "{csv}"
    );
}

#[test]
fn listwise_models_are_compared_on_common_respondents() {
    let (_folder, short) = short_model();
    let mut arguments = compared(["acsi", &short], &["--missing", "listwise"]);
    arguments[2] = "testdata/surveys/acsi_missing.csv".to_owned();
    arguments.extend(["--missing-code".to_owned(), "98,99".to_owned()]);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let found = run(&arguments);
    assert_eq!(found.code, Some(0), "{}", found.errors);
    assert!(found.errors.contains("CSI-N027"), "{}", found.errors);
    assert!(found.output.contains("162 respondents"), "{}", found.output);
}

#[test]
fn an_assessment_predicts_and_compares_with_another_model() {
    let (_folder, short) = short_model();
    let arguments = ["assess", SURVEY, "--model", "acsi", "--against", &short];
    let settings = ["--resamples", "0", "--format", "json"];
    let arguments = [&arguments[..], &QUICK[..], &settings[..]].concat();
    let document: Value = serde_json::from_str(&printed(&arguments)).unwrap();
    // Twelve items, two kinds of antecedents.
    assert_eq!(document["prediction"].as_array().unwrap().len(), 24);
    assert_eq!(
        document["construct_prediction"].as_array().unwrap().len(),
        10
    );
    assert_eq!(document["prediction_run"]["folds"], 4);
    let tests = document["cvpat"].as_array().unwrap();
    // (all items + five constructs) × two benchmarks × two kinds, and the rival: all items and satisfaction
    assert_eq!(tests.len(), 24 + 4);
    assert_eq!(tests[27]["benchmark"], short);
    let areas = document["areas"].as_array().unwrap();
    assert!(areas.iter().any(|area| area["area"] == "prediction"));
}

#[test]
fn more_folds_than_respondents_leave_the_rest_of_an_assessment_standing() {
    let arguments = ["assess", SURVEY, "--model", "acsi", "--resamples", "0"];
    let found = run(&[&arguments[..], &["--folds", "300"]].concat());
    assert_eq!(found.code, Some(4));
    assert!(found.errors.contains("CSI-E014"), "{}", found.errors);
    assert!(found.output.contains("SRMR"), "{}", found.output);
}

/// The bank with the dimensions of service quality on paths of their own.
fn bank_apart() -> (tempfile::TempDir, String) {
    let text = std::fs::read_to_string("examples/bank/model.lav").unwrap();
    let parts = "tangibles + reliability + responsiveness + empathy";
    let paths: Vec<String> = text
        .lines()
        .filter(|line| !line.starts_with("service_quality"))
        .map(|line| line.replace("service_quality", parts))
        .chain([format!("{parts} ~ expectations")])
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("apart.lav");
    std::fs::write(&path, paths.join("\n")).unwrap();
    let name = path.to_str().unwrap().to_owned();
    (folder, name)
}

#[test]
fn a_whole_is_compared_with_its_dimensions() {
    let (_folder, apart) = bank_apart();
    let quick = ["--folds", "4", "--repetitions", "1", "--format", "json"];
    let models = ["--model", "examples/bank/model.toml", "--model", &apart];
    let start = ["models", "compare", BANK];
    let text = printed(&[&start[..], &models, &quick].concat());
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["shared_items"].as_array().unwrap().len(), 18);
    let [whole, parts] = [0, 1].map(|at| &document["models"][at]);
    assert_eq!(
        (&whole["stages"], &parts["stages"]),
        (&"disjoint".into(), &Value::Null)
    );
    assert!(whole["srmr"].as_f64().unwrap() < parts["srmr"].as_f64().unwrap());
    assert_eq!(document["loss_tests"].as_array().unwrap().len(), 4);
    // The same pair by `--against`, where the whole comes first.
    let arguments = ["assess", BANK, "--against", &apart, "--resamples", "0"];
    let assessed = run(&[&arguments[..], &quick].concat());
    assert_eq!(assessed.code, Some(0), "{}", assessed.errors);
    let assessed: Value = serde_json::from_str(&assessed.output).unwrap();
    let rows = assessed["cvpat"].as_array().unwrap();
    let rival = rows.iter().find(|row| row["benchmark"] == apart.as_str());
    let (ours, theirs) = (
        &rival.unwrap()["difference"],
        &document["loss_tests"][0]["difference"],
    );
    assert!((ours.as_f64().unwrap() + theirs.as_f64().unwrap()).abs() < 1e-12);
}

#[test]
fn the_table_says_whose_fit_is_that_of_a_second_stage() {
    let (_folder, apart) = bank_apart();
    let models = ["--model", "examples/bank/model.toml", "--model", &apart];
    let quick = ["--folds", "4", "--repetitions", "1"];
    for (language, words) in [("en", "second stage"), ("zh", "第二阶段")] {
        let start = ["models", "compare", BANK, "--lang", language];
        let text = printed(&[&start[..], &models, &quick].concat());
        assert!(text.contains(words), "{text}");
    }
}
