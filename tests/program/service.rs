//! `csi kpi` on service quality, disconfirmation and the customer journey.

use std::path::Path;

use serde_json::Value;

use super::program;

const SERVQUAL: &str = "examples/servqual/study.toml";
const JOURNEY: &str = "examples/journey/study.toml";

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

fn document(arguments: &[&str]) -> Value {
    let all = [arguments, &["--format", "json", "--resamples", "200"]].concat();
    let (code, stdout, stderr) = kpi(Path::new("."), &all);
    assert_eq!(code, 0, "{stderr}");
    serde_json::from_str(&stdout).unwrap()
}

/// A folder with a survey `s.csv` and a study `study.toml` that reads it.
fn study(survey: &str, tables: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("[survey]\nfile = 's.csv'\n[scale]\nmin = 1\nmax = 5\n{tables}");
    std::fs::write(folder.path().join("s.csv"), survey).unwrap();
    std::fs::write(folder.path().join("study.toml"), text).unwrap();
    folder
}

fn run(survey: &str, tables: &str) -> (i32, String, String) {
    let folder = study(survey, tables);
    kpi(folder.path(), &["study.toml", "--resamples", "50"])
}

fn near(found: &Value, expected: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - expected).abs() < 1e-9, "{found} {expected}");
}

#[test]
fn gaps_are_those_of_an_independent_program() {
    // numpy on the answers of the example: paired means of items, of respondents' dimension means, and by points.
    let found = document(&[SERVQUAL]);
    let rows = found["servqual"].as_array().unwrap();
    let expected = [
        -0.3558333333333333,
        -1.0726666666666667,
        -1.1883333333333332,
        -0.42041666666666666,
        -0.66175,
        -0.7398,
        -0.8422294938917976,
    ];
    assert_eq!(rows.len(), expected.len());
    for (row, expected) in rows.iter().zip(expected) {
        near(&row["gap"], expected);
        let ends = [&row["interval"][0], &row["interval"][1]].map(|end| end.as_f64().unwrap());
        assert!(ends[0] < expected && expected < ends[1]);
        assert!(row["p_value"].as_f64().unwrap() < 0.05);
    }
    // s/√n of the differences is 0.0816; 200 resamples find it within a fifth.
    let error = rows[0]["standard_error"].as_f64().unwrap();
    assert!((error / 0.0816127 - 1.0).abs() < 0.2, "{error}");
    assert_eq!(
        (&rows[6]["level"], &rows[6]["respondents"]),
        (&"weighted".into(), &191.into())
    );
    assert_eq!(found["servqual_importance"], "points");
    let item = &found["servqual_items"][2];
    assert_eq!(
        (&item["item"], &item["respondents"]),
        (&"P03".into(), &198.into())
    );
    near(&item["gap"], -0.20202020202020202);
    assert_eq!(found["servqual_items"].as_array().unwrap().len(), 22);
    assert_eq!(found["resampling"]["kept"], 200);
}

#[test]
fn disconfirmation_has_three_forms() {
    let found = document(&[SERVQUAL]);
    let rows = found["disconfirmation"].as_array().unwrap();
    let (pair, item) = (&rows[0], &rows[1]);
    assert_eq!(
        (&pair["comparison"], &pair["zero_expectations"]),
        (&"visit".into(), &1.into())
    );
    assert!(pair["ratio"].as_f64().unwrap() < 1.0 && pair["difference"].as_f64().unwrap() < 0.0);
    assert_eq!(
        (&item["ratio"], &item["expected"]),
        (&Value::Null, &Value::Null)
    );
    let shares = found["disconfirmation_shares"].as_array().unwrap();
    let total: f64 = shares[..3]
        .iter()
        .map(|row| row["share"].as_f64().unwrap())
        .sum();
    assert!((total - 100.0).abs() < 1e-9);
}

#[test]
fn journeys_are_those_of_an_independent_program() {
    // numpy on the answers of the example: means, funnel, and least squares on pairwise correlations.
    let found = document(&[JOURNEY]);
    let stages = found["journey"].as_array().unwrap();
    let impacts = found["journey_impacts"].as_array().unwrap();
    let expected = [
        (77.77777777777779, 15.76923076923077, 0.19045889),
        (74.97863247863249, 12.692307692307692, 0.18605488),
        (65.89743589743593, 22.692307692307693, 0.37366316),
        (55.91563786008231, 8.846153846153847, 0.31919524),
        (68.7321937321937, 1.1538461538461537, 0.10009999),
    ];
    for ((stage, impact), (index, lost, points)) in stages.iter().zip(impacts).zip(expected) {
        near(&stage["index"], index);
        near(&stage["lost"], lost);
        let found = impact["impact"].as_f64().unwrap();
        assert!((found - points).abs() < 1e-8, "{found} {points}");
        assert!(impact["interval"][0].as_f64().unwrap() < points);
    }
    let summary = &found["journey_summary"];
    near(&summary["r_squared"], 0.751659478078864);
    assert_eq!(
        (&summary["weakest_link"], &summary["customers"]),
        (&"delivery".into(), &260.into())
    );
}

#[test]
fn every_table_exists_in_both_languages_and_every_format() {
    for (language, words) in [("en", "Weakest"), ("zh", "客户旅程")] {
        let all = ["--show", "all", "--lang", language, "--resamples", "50"];
        for study in [SERVQUAL, JOURNEY] {
            let (code, stdout, stderr) = kpi(Path::new("."), &[&[study], &all[..]].concat());
            assert_eq!(code, 0, "{stderr}");
            for forgotten in [
                "kpi-",
                "column-",
                "note-",
                "heading-",
                "outcome-",
                "dimension-",
            ] {
                assert!(!stdout.contains(forgotten), "{forgotten}: {stdout}");
            }
            assert!(study == SERVQUAL || stdout.contains(words), "{stdout}");
        }
    }
    for (format, words) in [
        ("csv", "interval_lower"),
        ("md", "| Responsiveness"),
        ("json", "\"servqual_items\""),
    ] {
        let shown = [SERVQUAL, "--show", "servqual", "--format", format];
        let (code, stdout, _) = kpi(
            Path::new("."),
            &[&shown[..], &["--resamples", "50"]].concat(),
        );
        assert!(code == 0 && stdout.contains(words), "{stdout}");
    }
    let shown = [
        JOURNEY,
        "--show",
        "journey",
        "--format",
        "csv",
        "--resamples",
        "50",
    ];
    let (code, stdout, stderr) = kpi(Path::new("."), &shown);
    assert!(
        code == 0 && stdout.contains("lost_interval_upper"),
        "{stdout}{stderr}"
    );
    let (code, stdout, stderr) = kpi(Path::new("."), &[JOURNEY, "--resamples", "0"]);
    assert!(
        code == 0 && !stdout.contains("resamples of"),
        "{stdout}{stderr}"
    );
}

const PAIRS: &str = "e1,p1,e2,p2,wa,wb\n5,4,4,4,60,40\n4,4,5,3,50,50\n5,3,5,5,70,30\n4,2,3,3,,\n";

#[test]
fn points_must_sum_to_100() {
    let tables = "[kpi.servqual.a]\nexpectations = ['e1']\nperceptions = ['p1']\npoints = 'wa'\n\
                  [kpi.servqual.b]\nexpectations = ['e2']\nperceptions = ['p2']\npoints = 'wb'\n";
    let (code, stdout, stderr) = run(PAIRS, tables);
    assert_eq!(code, 0, "{stderr}");
    assert!(stdout.contains("By importance"), "{stdout}");
    assert!(stderr.contains("CSI-N060"), "{stderr}");
    let wrong = PAIRS.replace("50,50", "50,45").replace("70,30", "80,30");
    let (code, stdout, stderr) = run(&wrong, tables);
    assert_eq!((code, stdout.as_str()), (3, ""), "{stderr}");
    for words in ["CSI-D060", "95 (2/3)", "110 (3/4)", "s.csv"] {
        assert!(stderr.contains(words), "{words}: {stderr}");
    }
    let (code, _, stderr) = run(PAIRS, &tables.replace("'wb'", "'wc'"));
    assert!(code == 3 && stderr.contains("\"wb\""), "{stderr}");
}

#[test]
fn without_expectations_the_table_is_of_perceptions() {
    let tables = "[kpi.servqual.a]\nperceptions = ['p1', 'p2']\nweight = 100\n";
    let (code, stdout, stderr) = run(PAIRS, tables);
    assert_eq!(code, 0, "{stderr}");
    assert!(
        stdout.contains("SERVPERF") && !stdout.contains("Gap"),
        "{stdout}"
    );
    // (4 + 4 + 3 + 2)/4 = 3.25, (4 + 3 + 5 + 3)/4 = 3.75: 3.5, 62.5 of 100
    assert!(
        stdout.contains("3.50") && stdout.contains("62.5"),
        "{stdout}"
    );
    let unequal = "[kpi.servqual.a]\nexpectations = ['e1']\nperceptions = ['p1', 'p2']\n";
    let (code, stdout, stderr) = run(PAIRS, unequal);
    assert_eq!((code, stdout.as_str()), (2, ""), "{stderr}");
    assert!(
        stderr.contains("1 expectations and 2 perceptions"),
        "{stderr}"
    );
}

const WAY: &str = "a,b,c,whole\n5,4,,5\n4,2,,4\n3,5,,4\n2,1,,1\n5,5,,5\n1,3,,2\n";

fn stages(names: &[&str]) -> String {
    let stages = names.iter();
    let stages = stages
        .map(|name| format!("[[kpi.journey.stages]]\nstage = '{name}'\nitems = ['{name}']\n"));
    format!(
        "[kpi.journey]\noverall = 'whole'\n{}",
        stages.collect::<String>()
    )
}

#[test]
fn impacts_that_cannot_be_had_leave_the_rest() {
    let (code, stdout, stderr) = run(WAY, &stages(&["a", "b"]));
    assert_eq!(code, 0, "{stderr}");
    assert!(stdout.contains("weakest link"), "{stdout}");
    // Nobody came to stage c.
    let (code, stdout, stderr) = run(WAY, &stages(&["a", "b", "c"]));
    assert_ne!(code, 0);
    for words in ["CSI-D016", "CSI-D055", "\"journey.c\"", "CSI-E060"] {
        assert!(stderr.contains(words), "{words}: {stderr}");
    }
    assert!(stdout.contains("Customer journey"), "{stdout}");
    // Everybody gave the same answer there.
    let constant = WAY.replace(",,", ",3,");
    let (code, stdout, stderr) = run(&constant, &stages(&["a", "b", "c"]));
    assert_eq!(code, 4, "{stderr}");
    assert!(
        stderr.contains("\"c\"") && stdout.contains("Impact"),
        "{stdout}{stderr}"
    );
    // Three respondents for two stages.
    let few: String = WAY
        .lines()
        .take(4)
        .map(|line| format!("{line}\n"))
        .collect();
    let (code, _, stderr) = run(&few, &stages(&["a", "b"]));
    assert_eq!(code, 4, "{stderr}");
    assert!(
        stderr.contains("3 respondents in common, 4 are needed"),
        "{stderr}"
    );
    let (code, _, stderr) = run(&few, &stages(&["a", "bb"]));
    assert!(code == 3 && stderr.contains("CSI-D004"), "{stderr}");
}

#[test]
fn clusters_are_resampled() {
    let rows: String = (0..60)
        .map(|i| format!("{},{},{}\n", i % 5 + 1, (i * 3 + i / 6) % 5 + 1, i / 6))
        .collect();
    let tables = "[[kpi.disconfirmation]]\nexpected = 'e'\nperceived = 'p'\n";
    let folder = study(&format!("e,p,shop\n{rows}"), tables);
    let clustered = [
        "study.toml",
        "--cluster",
        "shop",
        "--resamples",
        "100",
        "--format",
        "json",
    ];
    let (code, stdout, stderr) = kpi(folder.path(), &clustered);
    assert_eq!(code, 0, "{stderr}");
    let found: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(found["resampling"]["method"], "clusters");
    assert!(found["disconfirmation_shares"][0]["interval"][0].is_f64());
}
