//! `csi drivers`: relative weights, penalty–reward contrasts, marginal effects and necessary conditions.

use serde_json::Value;

use super::program;

const STUDY: &str = "examples/drivers/study.toml";
const SECTIONS: &str = "relative-weights,item-weights,penalty-reward,marginal-effect,necessity,bottlenecks,combined-map";

struct Run {
    code: Option<i32>,
    output: String,
    errors: String,
}

fn drivers(arguments: &[&str]) -> Run {
    let output = program()
        .args([&["drivers", STUDY], arguments].concat())
        .output()
        .unwrap();
    Run {
        code: output.status.code(),
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

fn document(arguments: &[&str]) -> Value {
    let run = drivers(&[&["--format", "json"], arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.errors);
    serde_json::from_str(&run.output).unwrap()
}

fn rows<'a>(document: &'a Value, key: &str) -> &'a [Value] {
    document[key].as_array().unwrap()
}

fn sum(rows: &[Value], key: &str) -> f64 {
    rows.iter().map(|row| row[key].as_f64().unwrap()).sum()
}

#[test]
fn the_document_has_shares_that_sum_contrasts_ceilings_and_levels() {
    let document = document(&["--resamples", "40"]);
    for key in ["relative_weights", "item_weights"] {
        let explained = document[format!("{key}_regression")]["r_squared"].as_f64();
        let rows = rows(&document, key);
        for share in ["lmg", "johnson"] {
            assert!(
                (sum(rows, share) - explained.unwrap()).abs() < 1e-10,
                "{key} {share}"
            );
        }
        for row in rows {
            assert!(
                row["lmg"].as_f64().unwrap() >= 0.0 && row["interval"].is_array(),
                "{row}"
            );
            assert_eq!(
                row["ranks_differ"].as_bool().is_some(),
                row["impact_rank"].is_u64()
            );
        }
    }
    // The structural equation explains what the fit says it does.
    let fitted = rows(&document, "r_squared").iter();
    let mut fitted = fitted.filter(|row| row["construct"] == "satisfaction");
    let fitted = fitted.next().unwrap()["r_squared"].as_f64().unwrap();
    let own = document["relative_weights_regression"]["r_squared"].as_f64();
    assert!((own.unwrap() - fitted).abs() < 1e-10);
    for row in rows(&document, "penalty_reward") {
        assert!(
            row["factor"].is_string() && row["penalty_interval"].is_array(),
            "{row}"
        );
        assert!(row["low"].as_f64() < row["high"].as_f64(), "{row}");
    }
    assert_eq!(document["permutations"], 40);
    let conditions = rows(&document, "map").len();
    assert_eq!(rows(&document, "necessity").len(), 2 * conditions);
    assert_eq!(rows(&document, "bottlenecks").len(), 2 * 11 * conditions);
    assert_eq!(rows(&document, "combined_map").len(), conditions);
    for row in rows(&document, "bottlenecks") {
        assert_eq!(row["needed"].is_f64(), row["need"] == "level", "{row}");
    }
    assert!(!rows(&document, "marginal_effect").is_empty());
}

#[test]
fn the_document_is_the_same_on_one_thread_and_two() {
    let asked = |threads: &str| document(&["--resamples", "30", "--threads", threads]);
    let (one, two) = (asked("1"), asked("2"));
    for key in [
        "relative_weights",
        "penalty_reward",
        "necessity",
        "marginal_effect",
    ] {
        assert_eq!(one[key], two[key], "{key}");
    }
}

#[test]
fn an_outcome_and_predictors_of_ones_own() {
    let document = document(&[
        "--resamples",
        "0",
        "--outcome",
        "sat_overall",
        "--predictors",
        "net_speed, srv_reach",
        "--aim",
        "90",
    ]);
    assert_eq!(
        document["item_weights_regression"]["outcome"],
        "sat_overall"
    );
    let names = rows(&document, "item_weights").iter();
    let names: Vec<&str> = names
        .map(|row| row["indicator"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["net_speed", "srv_reach"]);
    assert_eq!(rows(&document, "penalty_reward").len(), 2);
    assert_eq!(document["driver_settings"]["aim"], 90.0);
    // Without resamples there are estimates and nothing else.
    let contrast = &document["penalty_reward"][0];
    assert!(contrast["penalty"].is_f64() && contrast["factor"].is_null());
    assert!(document["necessity"][0]["p_value"].is_null());
}

#[test]
fn tables_speak_both_languages() {
    let shown = |more: &[&str]| {
        let run = drivers(&[&["--resamples", "30", "--show", SECTIONS], more].concat());
        assert_eq!(run.code, Some(0), "{}", run.errors);
        run.output
    };
    let english = shown(&[]);
    for word in [
        "Relative weights of the drivers",
        "LMG",
        "CE-FDH",
        "Bottlenecks",
        "Penalty",
    ] {
        assert!(english.contains(word), "{word}");
    }
    let chinese = shown(&["--lang", "zh"]);
    for word in [
        "驱动因素的相对权重",
        "惩罚",
        "瓶颈水平",
        "综合重要性",
        "必要条件",
    ] {
        assert!(chinese.contains(word), "{word}");
    }
    let separated = shown(&["--format", "csv"]);
    assert!(separated.contains("needed_share"));
    assert!(shown(&["--format", "md"]).contains("| CE-FDH"));
}

#[test]
fn wrong_names_and_levels_are_said_all_at_once() {
    let run = drivers(&[
        "--outcome",
        "sat_overal",
        "--predictors",
        "net_sped,srv_reach",
    ]);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.errors.matches("CSI-U002").count(), 2, "{}", run.errors);
    assert!(run.errors.contains("sat_overall") && run.errors.contains("net_speed"));
    let run = drivers(&["--predictors", "sat_overall,net_speed"]);
    assert_eq!(run.code, Some(2));
    assert!(run.errors.contains("CSI-U045"), "{}", run.errors);
    let run = drivers(&["--aim", "101"]);
    assert_eq!(run.code, Some(2));
    assert!(run.errors.contains("CSI-S003"), "{}", run.errors);
}

#[test]
fn predictors_that_repeat_each_other_are_an_error_and_the_rest_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let survey = folder.path().join("survey.csv");
    let answer = |i: usize, k: usize| 1 + (i * (3 + k) + i / 7 + (i * i) % (5 + k)) % 10;
    let mut text = "q1,q2,s1,s2\n".to_owned();
    for i in 0..80 {
        let (q, s) = (answer(i, 1), answer(i, 2));
        text += &format!(
            "{q},{q},{},{}\n",
            usize::midpoint(q, s),
            1 + (q + 2 * s) % 10
        );
    }
    std::fs::write(&survey, text).unwrap();
    let model = folder.path().join("model.txt");
    std::fs::write(&model, "Q =~ q1 + q2\nS =~ s1 + s2\nS ~ Q\n").unwrap();
    let output = program()
        .args([
            "drivers",
            survey.to_str().unwrap(),
            "--model",
            model.to_str().unwrap(),
        ])
        .args(["--index", "S", "--scale", "1..10", "--resamples", "0"])
        .args(["--show", "relative-weights,item-weights,necessity"])
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(4), "{errors}");
    assert!(
        errors.contains("CSI-E045") && errors.contains("q1, q2"),
        "{errors}"
    );
    let output = String::from_utf8(output.stdout).unwrap();
    assert!(output.contains("Relative weights of the drivers") && output.contains("CE-FDH"));
}

#[test]
fn what_a_matrix_cannot_give_is_an_error_when_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (matrix, model) = (folder.path().join("r.csv"), folder.path().join("model.txt"));
    let rows = "name,q1,v1,s1\nq1,1,0.4,0.6\nv1,0.4,1,0.5\ns1,0.6,0.5,1\n";
    std::fs::write(&matrix, rows).unwrap();
    std::fs::write(&model, "Q =~ q1\nV =~ v1\nS =~ s1\nS ~ Q + V\n").unwrap();
    let shown = |sections: &str| {
        let output = program()
            .args([
                "drivers",
                "--matrix",
                matrix.to_str().unwrap(),
                "--n",
                "200",
            ])
            .args(["--model", model.to_str().unwrap(), "--index", "S"])
            .args(["--scale", "1..10", "--show", sections])
            .output()
            .unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap() + &errors,
        )
    };
    let (code, printed) = shown("relative-weights");
    assert_eq!(code, Some(0), "{printed}");
    // R² = (.36 + .25 − 2·.6·.5·.4)/(1 − .16); LMG of q1 = (.36 + R² − .25)/2
    assert!(
        printed.contains("0.440") && printed.contains("0.275"),
        "{printed}"
    );
    let (code, printed) = shown("penalty-reward,necessity,relative-weights");
    assert_eq!(code, Some(4), "{printed}");
    assert!(printed.contains("CSI-E046"), "{printed}");
    assert!(
        printed.contains("penalty-reward, necessity from"),
        "{printed}"
    );
}

#[test]
fn too_few_resamples_for_p_values_are_said_and_groups_that_are_not_shown() {
    let asked = |resamples: &str| drivers(&["--resamples", resamples, "--show", "penalty-reward"]);
    let few = asked("39");
    assert!(
        few.errors.contains("CSI-W041") && few.errors.contains("40"),
        "{}",
        few.errors
    );
    assert!(!asked("40").errors.contains("CSI-W041"));
    let survey = "testdata/surveys/acsi_retail.csv";
    let grouped = [
        "drivers",
        survey,
        "--model",
        "acsi",
        "--resamples",
        "0",
        "--group",
        "region",
    ];
    let output = program().args(grouped).output().unwrap();
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(messages.contains("CSI-N041"), "{messages}");
}
