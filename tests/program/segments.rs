//! Groups fitted on their own, and segments that the answers show.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::program;

const STUDY: &str = "examples/segments/study.toml";

/// Exit code, standard output and standard error.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = program().args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn document(arguments: &[&str]) -> Value {
    let (code, output, messages) = run(&[arguments, &["--format", "json"]].concat());
    assert_eq!(code, 0, "{messages}");
    serde_json::from_str(&output).unwrap()
}

/// The study of the example on a survey of its own.
fn study(folder: &Path, survey: &str) -> PathBuf {
    for file in ["study.toml", "model.toml"] {
        std::fs::copy(Path::new("examples/segments").join(file), folder.join(file)).unwrap();
    }
    std::fs::write(folder.join("subscribers.csv"), survey).unwrap();
    folder.join("study.toml")
}

fn survey() -> String {
    std::fs::read_to_string("examples/segments/subscribers.csv").unwrap()
}

#[test]
fn a_group_is_what_a_run_on_it_alone_is() {
    let both = document(&["fit", STUDY, "--by", "contract", "--resamples", "60"]);
    assert_eq!(both["command"], "fit");
    let groups = both["by_group"].as_array().unwrap();
    let names: Vec<&str> = groups
        .iter()
        .map(|group| group["group"]["contract"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["monthly", "prepaid"]);
    for (name, group) in names.iter().zip(groups) {
        let filter = format!("contract == \"{name}\"");
        let alone = document(&["fit", STUDY, "--where", &filter, "--resamples", "60"]);
        for section in ["indices", "paths", "drivers", "resampling", "sample"] {
            assert_eq!(group["report"][section], alone[section], "{name} {section}");
        }
        assert_eq!(group["errors"].as_array().unwrap().len(), 0);
        assert_eq!(group["minimum_sample"], 155);
    }
}

#[test]
fn combinations_of_columns_are_groups_and_csv_names_them() {
    let by = ["--by", "contract,area", "--resamples", "0"];
    let csv = ["--show", "indices", "--format", "csv"];
    let (code, output, messages) = run(&[&["fit", STUDY], &by[..], &csv[..]].concat());
    assert_eq!(code, 0, "{messages}");
    assert!(messages.contains("CSI-W070"), "{messages}");
    let lines: Vec<&str> = output.lines().collect();
    assert!(
        lines[0].starts_with("contract,area,construct,index,"),
        "{}",
        lines[0]
    );
    assert!(lines[1].starts_with(",,quality,"), "{}", lines[1]);
    assert_eq!(lines.len(), 1 + 4 * 7);
    assert!(
        lines[5].starts_with("monthly,city,quality,"),
        "{}",
        lines[5]
    );
    let several = ["--show", "indices,paths", "--format", "csv"];
    let (_, output, _) = run(&[&["fit", STUDY], &by[..], &several[..]].concat());
    assert!(output.starts_with("contract,area,section,row,column,value\n,,indices,quality,"));
    assert!(output.contains("\nprepaid,town,paths,"), "{output}");
}

#[test]
fn a_group_that_cannot_be_fitted_leaves_the_others_standing() {
    // In the country everybody says 5 to the question on the tariff.
    let constant = |line: &str| {
        let mut cells: Vec<&str> = line.split(',').collect();
        if cells[2] == "country" {
            cells[7] = "5";
        }
        cells.join(",") + "\n"
    };
    let folder = tempfile::tempdir().unwrap();
    let text: String = survey().lines().map(constant).collect();
    let path = study(folder.path(), &text);
    let path = path.to_str().unwrap();
    let arguments = ["fit", path, "--by", "area", "--resamples", "0"];
    let (code, output, messages) = run(&arguments);
    assert_eq!(code, 4, "{messages}");
    assert!(
        messages.contains("error[CSI-E070] 1 of 3 groups could not be computed: area: country")
    );
    assert!(
        messages.contains("error[CSI-E010] area: country: "),
        "{messages}"
    );
    assert!(output.contains("\narea: city\n"), "{output}");
    assert!(output.contains("\narea: country\nn = "), "{output}");
    assert!(output.contains("could not be computed"), "{output}");
    let (code, output, _) = run(&[&arguments[..], &["--format", "json"]].concat());
    assert_eq!(code, 4);
    let document: Value = serde_json::from_str(&output).unwrap();
    let country = &document["by_group"][1];
    assert_eq!(country["group"]["area"], "country");
    assert!(country["report"].is_null());
    assert_eq!(country["errors"][0]["code"], "CSI-E010");
    assert_eq!(document["errors"][0]["code"], "CSI-E070");
    assert!(document["by_group"][0]["report"]["indices"].is_array());
}

#[test]
fn assessments_and_segments_are_made_by_group_as_well() {
    let assessed = ["assess", STUDY, "--by", "contract", "--resamples", "0"];
    let folds = ["--folds", "4", "--repetitions", "1"];
    let document = document(&[&assessed[..], &folds[..]].concat());
    let groups = document["by_group"].as_array().unwrap();
    assert_eq!(groups.len(), 2);
    assert!(groups[1]["report"]["measurement"].is_array());
    let by = ["segments", STUDY, "--by", "contract", "--segments", "2"];
    let (code, output, messages) = run(&[&by[..], &["--lang", "zh", "--starts", "2"]].concat());
    assert_eq!(code, 0, "{messages}");
    assert!(output.contains("contract：prepaid"), "{output}");
    assert!(output.contains("各群体的路径系数"), "{output}");
}

#[test]
fn columns_that_do_not_group_are_refused() {
    let (code, _, messages) = run(&["fit", STUDY, "--by", "id"]);
    assert_eq!(code, 2);
    assert!(messages.contains("320 groups"), "{messages}");
    let (code, _, messages) = run(&["fit", STUDY, "--by", "contarct"]);
    assert_eq!(code, 3);
    assert!(messages.contains("contract"), "{messages}");
    let (code, _, _) = run(&["fit", STUDY, "--by", "contract,"]);
    assert_eq!(code, 2);
}

#[test]
fn respondents_without_a_group_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let text = survey().replacen("C1001,monthly,", "C1001,,", 1);
    let path = study(folder.path(), &text);
    let path = path.to_str().unwrap();
    let (code, _, messages) = run(&["fit", path, "--by", "contract", "--resamples", "0"]);
    assert_eq!(code, 0);
    assert!(messages.contains("note[CSI-N070] 1 respondents have no answer in contract"));
}

#[test]
fn segments_are_suggested_described_and_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memberships.csv");
    let path = path.to_str().unwrap();
    let document = document(&["segments", STUDY, "--write-segments", path]);
    assert_eq!(document["command"], "segments");
    assert_eq!(document["suggestion"]["segments"], 2);
    assert_eq!(document["described"], 2);
    let criteria = document["criteria"].as_array().unwrap();
    assert_eq!(criteria.len(), 4);
    assert!(criteria[0]["normed_entropy"].is_null());
    // With one segment the paths are those of the fit.
    let fit = self::document(&["fit", STUDY, "--resamples", "0"]);
    for (row, path) in document["paths"]
        .as_array()
        .unwrap()
        .iter()
        .zip(fit["paths"].as_array().unwrap())
    {
        let same = |key: &str| row[key] == path[key];
        assert!(same("source") && same("target"));
        let difference = row["all"].as_f64().unwrap() - path["coefficient"].as_f64().unwrap();
        assert!(difference.abs() < 1e-9, "{row}");
    }
    assert!(document["profile_tests"][0]["p_value"].as_f64().unwrap() < 0.001);
    let written = std::fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[0], "record,id,segment,probability_1,probability_2");
    assert_eq!(lines.len(), 321);
    assert!(lines[1].starts_with("1,C1001,"), "{}", lines[1]);
}

#[test]
fn segments_that_were_not_found_are_an_error_only_when_asked_for_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text: String = survey()
        .lines()
        .take(21)
        .map(|line| line.to_owned() + "\n")
        .collect();
    let path = study(folder.path(), &text);
    let path = path.to_str().unwrap();
    let (code, output, messages) = run(&["segments", path, "--segments", "8", "--starts", "2"]);
    assert_eq!(code, 4, "{output}");
    assert!(
        messages.contains("error[CSI-E071] no solution with 8 segments"),
        "{messages}"
    );
    assert!(output.contains("were not found"), "{output}");
    let (code, _, messages) = run(&["segments", path, "--segments", "1..8", "--starts", "2"]);
    assert_eq!(code, 0, "{messages}");
    assert!(
        messages.contains("warning[CSI-W071] 8 segments were not found"),
        "{messages}"
    );
}

#[test]
fn arguments_of_segments_are_checked() {
    for (arguments, expected) in [
        (vec![STUDY, "--segments", "0", "--starts", "0"], "starts"),
        (vec![STUDY, "--profile", "a,,b"], "profile"),
        (
            vec![
                STUDY,
                "--write-segments",
                "examples/segments/subscribers.csv",
            ],
            "subscribers.csv",
        ),
        (vec![STUDY, "--resamples", "100"], "not resampled"),
        (
            vec!["--model", "acsi", "--matrix", "m.csv", "--n", "99"],
            "segments are found among respondents",
        ),
    ] {
        let (code, _, messages) = run(&[&["segments"], arguments.as_slice()].concat());
        assert_eq!(code, 2, "{messages}");
        assert!(messages.contains(expected), "{messages}");
    }
    let (code, schema, _) = run(&["schema", "segments"]);
    assert_eq!(code, 0);
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert!(schema["properties"]["by_group"].is_object());
    let document = document(&["segments", STUDY, "--segments", "2", "--starts", "2"]);
    for key in document.as_object().unwrap().keys() {
        assert!(schema["properties"][key].is_object(), "{key}");
    }
}
