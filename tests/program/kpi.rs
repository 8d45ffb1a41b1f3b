//! `csi kpi`: figures, formats, and what is said when they cannot be had.

use std::path::Path;

use serde_json::Value;

use super::program;

const STUDY: &str = "examples/complaints/study.toml";

/// Exit code, standard output and standard error.
fn kpi(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = program()
        .arg("kpi")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

fn document(folder: &Path, arguments: &[&str]) -> Value {
    let (code, stdout, stderr) = kpi(folder, &[arguments, &["--format", "json"]].concat());
    assert_eq!(code, 0, "{stderr}");
    serde_json::from_str(&stdout).unwrap()
}

/// A folder with a survey `s.csv`.
fn survey(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("s.csv"), text).unwrap();
    folder
}

/// The row of a measure.
fn row<'d>(document: &'d Value, section: &str, measure: &str) -> &'d Value {
    let rows = document[section].as_array().unwrap();
    rows.iter().find(|row| row["measure"] == measure).unwrap()
}

fn near(found: &Value, expected: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - expected).abs() < 1e-3, "{found} {expected}");
}

#[test]
fn flags_name_the_questions_and_numbers_are_those_of_the_hand() {
    let folder = survey(
        "rec,sat,eff,w\n10,5,7,2\n10,4,5,1\n9,4,4,1\n9,2,6,1\n9,1,2,1\n8,5,7,1\n7,3,6,1\n6,4,5,1\n3,2,1,1\n0,1,3,1\n",
    );
    let questions = [
        "s.csv",
        "--nps",
        "rec",
        "--csat",
        "sat",
        "--ces",
        "eff",
        "--satisfied",
        "sat",
    ];
    let found = document(folder.path(), &questions);
    let nps = row(&found, "scores", "net_promoter_score");
    near(&nps["value"], 20.0);
    near(&nps["interval"][0], -30.3260);
    near(&nps["interval"][1], 61.0952);
    assert_eq!(nps["method"], "adjusted_wald");
    near(&row(&found, "scores", "top_boxes")["value"], 50.0);
    near(&row(&found, "scores", "effort_mean")["value"], 4.6);
    near(&row(&found, "scores", "effort_share")["value"], 60.0);
    // The share of the satisfied is not the index.
    near(&row(&found, "scores", "satisfied_share")["value"], 50.0);
    near(&row(&found, "scores", "satisfaction_index")["value"], 52.5);
    let weighted = document(
        folder.path(),
        &[&questions[..], &["--weight", "w"]].concat(),
    );
    let nps = row(&weighted, "scores", "net_promoter_score");
    near(&nps["value"], 300.0 / 11.0);
    near(&nps["effective_respondents"], 121.0 / 13.0);
}

#[test]
fn the_example_says_what_complaints_are_about() {
    let root = Path::new(".");
    let found = document(root, &[STUDY]);
    assert_eq!(
        (&found["command"], &found["schema_version"]),
        (&"kpi".into(), &1.into())
    );
    near(
        &row(&found, "complaints", "complaint_rate")["value"],
        100.0 * 63.0 / 320.0,
    );
    near(
        &row(&found, "complaints", "told_firm_share")["value"],
        100.0 * 51.0 / 63.0,
    );
    near(
        &row(&found, "complaints", "resolved_share")["value"],
        100.0 * 39.0 / 63.0,
    );
    let reasons = found["reasons"].as_array().unwrap();
    near(&reasons.last().unwrap()["cumulative_share"], 100.0);
    let situations: Vec<&str> = found["recovery"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["situation"].as_str().unwrap())
        .collect();
    let expected = ["no_problem", "not_complained", "resolved", "unresolved"];
    assert_eq!(situations, expected);
    assert!(found["complaint_loyalty"]["difference"].as_f64().unwrap() < 0.0);
    assert_eq!(found["groups"].as_array().unwrap().len(), 3 * 16);
    let schema = program().args(["schema", "kpi"]).output().unwrap().stdout;
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    for key in schema["required"].as_array().unwrap() {
        assert!(found.get(key.as_str().unwrap()).is_some(), "{key}");
    }
}

#[test]
fn every_section_has_a_table_in_both_languages() {
    for (language, word) in [("en", "满意率"), ("zh", "净推荐值 NPS")] {
        let shown = ["--show", "all", "--lang", language];
        let (code, stdout, stderr) = kpi(Path::new("."), &[&[STUDY], &shown[..]].concat());
        assert_eq!(code, 0, "{stderr}");
        assert!(stdout.contains(word), "{stdout}");
        for forgotten in ["kpi-", "column-", "setting-", "section-"] {
            assert!(!stdout.contains(forgotten), "{forgotten}: {stdout}");
        }
    }
    for format in ["csv", "md"] {
        let (code, stdout, _) = kpi(Path::new("."), &[STUDY, "--format", format]);
        assert_eq!(code, 0);
        assert!(
            stdout.contains("unresolved") || stdout.contains("not resolved"),
            "{stdout}"
        );
    }
}

#[test]
fn clusters_are_resampled_and_replicates_repeat() {
    let rows: String = (0..120)
        .map(|i| format!("{},{}\n", 1 + 4 * (i / 6 % 2), i / 6))
        .collect();
    let folder = survey(&format!("sat,shop\n{rows}"));
    let clustered = [
        "s.csv",
        "--csat",
        "sat",
        "--cluster",
        "shop",
        "--resamples",
        "500",
    ];
    let found = document(folder.path(), &clustered);
    let top = row(&found, "scores", "top_boxes");
    assert_eq!(
        (&top["method"], &found["resampling"]["kept"]),
        (&"resampled".into(), &500.into())
    );
    assert_eq!(found["resampling"]["method"], "clusters");
    let again = document(
        folder.path(),
        &[&clustered[..], &["--threads", "1"]].concat(),
    );
    assert_eq!(found["scores"], again["scores"]);
    assert!(top["standard_error"].as_f64().unwrap() > 8.0);
}

#[test]
fn several_answers_come_from_cells_or_columns() {
    let folder = survey(
        "编号,原因,why_price,why_wait\n1,价格┋等待,1,1\n2,等待,0,1\n3,,0,0\n4,其他〖吵〗,1,0\n",
    );
    let write = |columns: &str| {
        let study = format!("[survey]\nfile = 's.csv'\n[kpi.complaints]\nreasons = {columns}\n");
        std::fs::write(folder.path().join("study.toml"), study).unwrap();
        let found = document(folder.path(), &["study.toml"]);
        let reasons = found["reasons"].as_array().unwrap().clone();
        let counts = reasons.iter().map(|row| {
            let option = row["option"].as_str().unwrap().to_owned();
            (option, row["count"].as_u64().unwrap())
        });
        counts.collect::<Vec<_>>()
    };
    let pair = |option: &str, count| (option.to_owned(), count);
    assert_eq!(
        write("'原因'"),
        [pair("等待", 2), pair("价格", 1), pair("其他", 1)]
    );
    assert_eq!(
        write("['why_*']"),
        [pair("why_price", 2), pair("why_wait", 2)]
    );
}

#[test]
fn faults_name_column_row_and_remedy() {
    let folder = survey("recommend,sat,region\n9,5,a\n99,4,b\n11,3,b\nno,2,\n");
    for (arguments, code, words) in [
        (&["s.csv"][..], 2, "no question is named"),
        (&["s.csv", "--nps", "recomend"], 3, "\"recommend\""),
        (&["s.csv", "--nps", "recommend"], 3, "99"),
        (
            &["s.csv", "--csat", "sat", "--show", "score"],
            2,
            "\"scores\"",
        ),
        (&["s.csv", "--mean", "sat"], 2, "CSI-S006"),
        (
            &["s.csv", "--csat", "sat", "--where", "region == 'z'"],
            3,
            "CSI-D018",
        ),
        (
            &["s.csv", "--csat", "sat", "--group", "regoin"],
            3,
            "\"region\"",
        ),
        (&["s.csv", "--csat", "sat", "--npss", "x"], 2, "--nps"),
    ] {
        let (found, stdout, stderr) = kpi(folder.path(), arguments);
        assert_eq!(
            (found, stdout.as_str()),
            (code, ""),
            "{arguments:?}\n{stderr}"
        );
        assert!(stderr.contains(words), "{words}\n{stderr}");
    }
}

#[test]
fn small_groups_are_flagged_and_what_has_no_answer_fails() {
    let folder = survey("sat,empty,one,region\n5,,,a\n4,,7,b\n3,,,b\n");
    let grouped = ["s.csv", "--csat", "sat", "--group", "region"];
    let (code, stdout, stderr) = kpi(folder.path(), &grouped);
    assert_eq!(code, 0, "{stderr}");
    assert!(stderr.contains("CSI-W016"), "{stderr}");
    assert!(stdout.contains("By group"), "{stdout}");
    let (code, stdout, stderr) = kpi(folder.path(), &["s.csv", "--csat", "sat", "--ces", "empty"]);
    assert_eq!(code, 3);
    assert!(
        stdout.contains("CSAT") && stderr.contains("CSI-D016"),
        "{stderr}"
    );
    let (code, stdout, stderr) = kpi(folder.path(), &["s.csv", "--ces", "one"]);
    assert_eq!(code, 0, "{stderr}");
    assert!(
        stdout.contains("7.00") && stderr.contains("CSI-W055"),
        "{stdout}{stderr}"
    );
}
