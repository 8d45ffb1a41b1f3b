//! `csi whatif`: moves, targets, their unhappy paths and both languages.

use serde_json::Value;

use super::program;

const PARCELS: &str = "examples/whatif/study.toml";
const BANK: &str = "examples/bank/study.toml";
const RETAILER: &str = "examples/retailer/study.toml";

struct Run {
    code: Option<i32>,
    output: String,
    errors: String,
}

fn run(arguments: &[&str]) -> Run {
    let output = program()
        .args(["whatif", "--resamples", "40"])
        .args(arguments)
        .output()
        .unwrap();
    Run {
        code: output.status.code(),
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

fn printed(arguments: &[&str]) -> String {
    let run = run(arguments);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    run.output
}

fn document(arguments: &[&str]) -> Value {
    let text = printed(&[&["--format", "json"], arguments].concat());
    serde_json::from_str(&text).unwrap()
}

fn row<'a>(document: &'a Value, section: &str, key: &str, name: &str) -> &'a Value {
    let rows = document[section].as_array().unwrap();
    let found = rows.iter().find(|row| row[key] == name);
    found.unwrap_or_else(|| panic!("{section} lacks {name}"))
}

#[test]
fn moves_are_shown_with_their_consequences() {
    let text = printed(&[PARCELS, "--set", "app_tracking=+1", "--set", "value=65"]);
    for part in [
        "Before and after",
        "Satisfaction *",
        "Loyalty",
        "Tracking",
        "Value for money",
        "Linear, other things equal",
        "Satisfaction goes from",
        "With it: Loyalty +",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // What is not moved and does not follow is not there.
    assert!(!text.contains("Customer service"), "{text}");
}

#[test]
fn the_document_has_moves_changes_and_intervals() {
    let document = document(&[PARCELS, "--set", "app_tracking=+1", "--set", "value=65"]);
    assert_eq!(document["command"], "whatif");
    assert_eq!(document["schema_version"], 1);
    assert_eq!(document["resampling"]["kept"], 40);
    assert_eq!(document["target"], Value::Null);
    let value = row(&document, "change", "construct", "value");
    assert!((value["after"].as_f64().unwrap() - 65.0).abs() < 1e-9);
    let moved = row(&document, "moves", "name", "app_tracking");
    assert_eq!(moved["kind"], "item");
    assert!((moved["by"].as_f64().unwrap() - 1.0).abs() < 1e-9);
    let drivers = row(&document, "item_drivers", "indicator", "app_tracking");
    let expected = drivers["importance"].as_f64().unwrap() * 100.0 / 9.0;
    assert!((moved["effect"].as_f64().unwrap() - expected).abs() < 1e-9);
    assert!(moved["interval"].is_array());
    let loyalty = row(&document, "change", "construct", "loyalty");
    assert_eq!(loyalty["consequence"], true);
    assert!(loyalty["resampled"]["after"]["interval"].is_array());
    let sum: f64 = document["moves"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["effect"].as_f64().unwrap())
        .sum();
    let satisfaction = row(&document, "change", "construct", "satisfaction");
    assert!((satisfaction["change"].as_f64().unwrap() - sum).abs() < 1e-9);
}

#[test]
fn every_field_is_in_the_schema() {
    let schema = program().args(["schema", "whatif"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    let document = document(&[PARCELS, "--set", "value=+1", "--target", "66"]);
    let required = schema["required"].as_array().unwrap();
    assert_eq!(required.len(), document.as_object().unwrap().len());
    for (section, definition) in [
        ("change", "ChangeRow"),
        ("moves", "MoveRow"),
        ("plan", "PlanRow"),
        ("assumptions", "AssumptionRow"),
    ] {
        let known = &schema["$defs"][definition]["properties"];
        for key in document[section][0].as_object().unwrap().keys() {
            assert!(known.get(key).is_some(), "{definition} lacks {key}");
        }
    }
    let known = &schema["$defs"]["TargetRow"]["properties"];
    for key in document["target"].as_object().unwrap().keys() {
        assert!(known.get(key).is_some(), "TargetRow lacks {key}");
    }
}

#[test]
fn a_target_is_reached_by_the_items_with_a_cost() {
    let document = document(&[PARCELS, "--target", "68"]);
    let target = &document["target"];
    assert_eq!(target["outcome"], "reached");
    assert!((target["reached"].as_f64().unwrap() - 68.0).abs() < 1e-6);
    assert!(target["probability"].as_f64().is_some());
    let plan = document["plan"].as_array().unwrap();
    let gains: Vec<f64> = plan
        .iter()
        .map(|row| row["gain_per_cost"].as_f64().unwrap())
        .collect();
    assert!(gains.windows(2).all(|pair| pair[0] >= pair[1]), "{gains:?}");
    let last = plan.last().unwrap();
    assert_eq!(last["cumulative_cost"], target["cost"]);
    assert!(plan.iter().all(|row| row["indicator"] != "val_price"));
    // A cost of the command line is one more lever, and wins over the study's.
    let cheap = ["--cost", "val_price=0.01", "--cost", "del_ontime=0.1"];
    let document = self::document(&[&[PARCELS, "--target", "68"], &cheap[..]].concat());
    assert_eq!(document["plan"][0]["indicator"], "val_price");
}

#[test]
fn without_costs_every_item_costs_the_same() {
    let run = run(&[RETAILER, "--target", "70"]);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    assert!(run.errors.contains("CSI-N052"), "{}", run.errors);
    assert!(run.output.contains("To bring Customer satisfaction to 70"));
}

#[test]
fn a_target_out_of_reach_fails_and_says_how_far_it_gets() {
    let run = run(&[PARCELS, "--target", "99"]);
    assert_eq!(run.code, Some(1));
    assert!(run.errors.contains("warning[CSI-W050]"), "{}", run.errors);
    assert!(
        run.output.contains("cannot be brought to 99"),
        "{}",
        run.output
    );
    let there = self::run(&[PARCELS, "--target", "10"]);
    assert_eq!(there.code, Some(0));
    assert!(
        there.output.contains("needs no further move"),
        "{}",
        there.output
    );
}

#[test]
fn ends_of_scales_and_idle_moves_are_noted() {
    let run = run(&[PARCELS, "--set", "app_tracking=+9", "--set", "loy_again=+1"]);
    assert_eq!(run.code, Some(0));
    assert!(run.errors.contains("CSI-N050"), "{}", run.errors);
    assert!(run.errors.contains("CSI-N051"), "{}", run.errors);
    assert!(run.errors.contains("loy_again"), "{}", run.errors);
    let run = self::run(&[PARCELS, "--set", "delivery=+60"]);
    assert!(run.errors.contains("CSI-W051"), "{}", run.errors);
}

#[test]
fn everything_wrong_with_the_moves_is_told_at_once() {
    let sets = [
        "del_ontim=+1",
        "del_care=11",
        "value=80",
        "value=+1",
        "val_price=+1",
    ];
    let mut arguments = vec![PARCELS];
    for set in sets {
        arguments.extend(["--set", set]);
    }
    let run = run(&arguments);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.output, "");
    for part in [
        "CSI-U002",
        "did you mean \"del_ontime\"?",
        "CSI-U050",
        "CSI-U051",
        "CSI-U052",
    ] {
        assert!(run.errors.contains(part), "{part}\n{}", run.errors);
    }
    for wrong in [
        &["--set", "value"][..],
        &["--set", "value=much"],
        &["--target", "101"],
        &["--target", "-1"],
        &["--cost", "value=0", "--target", "60"],
        &[],
    ] {
        let run = self::run(&[&[PARCELS], wrong].concat());
        assert_eq!(run.code, Some(2), "{wrong:?}\n{}", run.errors);
        assert!(run.errors.contains("CSI-S003") || run.errors.contains("CSI-U001"));
    }
}

#[test]
fn the_study_file_asks_as_the_command_line_does() {
    let folder = tempfile::tempdir().unwrap();
    for file in ["customers.csv", "model.toml", "study.toml"] {
        let source = std::path::Path::new("examples/whatif").join(file);
        std::fs::copy(source, folder.path().join(file)).unwrap();
    }
    let study = folder.path().join("study.toml");
    let text = std::fs::read_to_string(&study).unwrap();
    let asked = format!("{text}\n[drivers.whatif]\nset = ['app_tracking=+1']\ntarget = 66\n");
    std::fs::write(&study, &asked).unwrap();
    let path = study.to_str().unwrap();
    let of_file = document(&[path]);
    let of_flags = document(&[PARCELS, "--set", "app_tracking=+1", "--target", "66"]);
    for key in ["change", "moves", "plan", "target"] {
        assert_eq!(of_file[key], of_flags[key], "{key}");
    }
    // The command line wins; a fault has the line of the file.
    let other = document(&[path, "--set", "value=+1", "--target", "60"]);
    assert_eq!(other["moves"][0]["name"], "value");
    std::fs::write(&study, asked.replace("app_tracking=+1", "app_trackin=+1")).unwrap();
    let run = run(&[path]);
    assert_eq!(run.code, Some(2));
    assert!(run.errors.contains("study.toml:"), "{}", run.errors);
    assert!(run.errors.contains("app_tracking"), "{}", run.errors);
}

#[test]
fn a_matrix_has_no_intervals_and_without_means_no_index() {
    let folder = tempfile::tempdir().unwrap();
    let (matrix, means) = (folder.path().join("r.csv"), folder.path().join("m.csv"));
    std::fs::write(
        &matrix,
        "item,q1,q2,s1,s2\nq1,1,.6,.5,.4\nq2,.6,1,.4,.5\ns1,.5,.4,1,.7\ns2,.4,.5,.7,1\n",
    )
    .unwrap();
    let text = "indicator,mean,standard_deviation\nq1,6,2\nq2,7,2\ns1,6,2\ns2,6,2\n";
    std::fs::write(&means, text).unwrap();
    let model = folder.path().join("m.lav");
    std::fs::write(
        &model,
        "quality =~ q1 + q2\nsatisfaction =~ s1 + s2\nsatisfaction ~ quality\n",
    )
    .unwrap();
    let (matrix, means) = (matrix.to_str().unwrap(), means.to_str().unwrap());
    let start = [
        "--matrix",
        matrix,
        "--n",
        "200",
        "--model",
        model.to_str().unwrap(),
        "--index",
        "satisfaction",
        "--scale",
        "1..10",
        "--set",
        "quality=80",
    ];
    let with_means = run(&[&start[..], &["--means", means]].concat());
    assert_eq!(with_means.code, Some(0), "{}", with_means.errors);
    assert!(!with_means.output.contains("95% interval"));
    assert!(with_means.errors.contains("CSI-N007"));
    let without = run(&start);
    assert_eq!(without.code, Some(4), "{}", without.errors);
    assert!(without.errors.contains("CSI-E050"), "{}", without.errors);
    assert_eq!(without.output, "");
}

#[test]
fn dimensions_move_their_whole() {
    let document = document(&[BANK, "--set", "reliability=+5"]);
    let whole = row(&document, "change", "construct", "service_quality");
    let part = row(&document, "dimensions", "dimension", "reliability");
    let expected = 5.0 * part["index_weight"].as_f64().unwrap();
    assert!((whole["change"].as_f64().unwrap() - expected).abs() < 1e-9);
    let effect = document["moves"][0]["effect"].as_f64().unwrap();
    assert!((effect - 5.0 * part["importance"].as_f64().unwrap()).abs() < 1e-9);
}

#[test]
fn all_sections_and_formats_speak_both_languages() {
    let asked = [PARCELS, "--set", "value=+5", "--target", "66"];
    let chinese = printed(&[&asked[..], &["--lang", "zh", "--show", "all"]].concat());
    for part in [
        "变动前后",
        "变动项",
        "达到目标的最低成本方案",
        "结论所依据的假定",
        "其他条件不变",
    ] {
        assert!(chinese.contains(part), "{part}\n{chinese}");
    }
    let overview = printed(&[&asked[..], &["--lang", "zh"]].concat());
    assert!(overview.contains("要使顾客满意度达到 66"), "{overview}");
    let markdown = printed(&[&asked[..], &["--format", "md"]].concat());
    assert!(markdown.contains("| Satisfaction"), "{markdown}");
    let values = printed(&[&asked[..], &["--format", "csv", "--show", "plan"]].concat());
    let header = values.lines().next().unwrap();
    for column in ["indicator", "gain_interval_lower", "cumulative_index"] {
        assert!(header.contains(column), "{header}");
    }
    let run = run(&[PARCELS, "--set", "value=+5", "--show", "chang"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.errors.contains("did you mean \"change\"?"),
        "{}",
        run.errors
    );
}
