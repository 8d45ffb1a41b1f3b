//! `csi hierarchy`: the four-level indicator system.

use serde_json::Value;

use super::program;

/// A folder with a survey of six questions and a study of this text.
fn folder(study: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut survey = "id,region,q1,q2,q3,q4,q5,q6\n".to_owned();
    for one in 0..30 {
        let answers: Vec<String> = (0..6)
            .map(|question| (1 + (one * (question + 2) + question * one / 3) % 5).to_string())
            .collect();
        let region = ["north", "south"][one % 2];
        survey += &format!("{},{region},{}\n", one + 1, answers.join(","));
    }
    std::fs::write(folder.path().join("survey.csv"), survey).unwrap();
    let whole = format!(
        "[survey]\nfile = 'survey.csv'\n[scale]\nmin = 1\nmax = 5\n[settings]\nresamples = 50\n{study}"
    );
    std::fs::write(folder.path().join("study.toml"), whole).unwrap();
    folder
}

const TREE: &str =
    "[hierarchy.levels]\nA = { x = ['q1', 'q2'], y = ['q3'] }\nB = ['q4', 'q5']\nC = ['q6']\n";

/// Exit code, standard output, standard error of a run on the study of `folder`.
fn run(folder: &tempfile::TempDir, arguments: &[&str]) -> (i32, String, String) {
    let study = folder.path().join("study.toml");
    let output = program()
        .arg("hierarchy")
        .arg(study)
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn json(folder: &tempfile::TempDir, arguments: &[&str]) -> Value {
    let arguments = [arguments, &["--format", "json"]].concat();
    let (code, document, messages) = run(folder, &arguments);
    assert_eq!(code, 0, "{messages}");
    serde_json::from_str(&document).unwrap()
}

fn write(folder: &tempfile::TempDir, name: &str, text: &str) {
    std::fs::write(folder.path().join(name), text).unwrap();
}

#[test]
fn the_index_is_the_weighted_mean_of_the_questions_on_every_level() {
    let folder = folder(&format!("[hierarchy]\nindex = 'Whole'\n{TREE}"));
    let document = json(&folder, &["--group", "region"]);
    assert_eq!(document["command"], "hierarchy");
    let levels = document["levels"].as_array().unwrap();
    assert_eq!(levels.len(), 12);
    assert_eq!(
        (&levels[0]["name"], &levels[0]["level"]),
        (&"Whole".into(), &1.into())
    );
    let index = levels[0]["score"].as_f64().unwrap();
    let questions = document["weights"].as_array().unwrap().iter();
    let questions = questions.filter(|row| row["kind"] == "question");
    let brought = questions.map(|row| row["contribution"].as_f64().unwrap());
    assert!((brought.sum::<f64>() - index).abs() < 1e-9);
    let interval = levels[0]["interval"].as_array().unwrap();
    assert!(interval[0].as_f64().unwrap() <= index && index <= interval[1].as_f64().unwrap());
    assert_eq!(document["groups"].as_array().unwrap().len(), 24);
    assert_eq!(document["groups"][0]["respondents"], 15);
    let methods = document["methods"].as_array().unwrap();
    assert_eq!(
        (&methods[0]["method"], &methods[1]["method"]),
        (&"equal".into(), &"entropy".into())
    );
    assert_eq!(document["resampling"]["kept"], 50);
    assert_eq!(document["inputs"].as_array().unwrap().len(), 2);
}

#[test]
fn judgements_weigh_and_contradictions_are_said() {
    let study = format!(
        "[hierarchy]\nweights = {{ constructs = 'ahp' }}\n{TREE}[hierarchy.ahp]\nindex = ['a.csv', 'b.csv']\n"
    );
    let folder = folder(&study);
    write(
        &folder,
        "a.csv",
        "item,A,B,C\nA,1,2,6\nB,1/2,1,3\nC,1/6,1/3,1\n",
    );
    write(&folder, "b.csv", "item,C,B,A\nC,1,,3\nB,3,1,\nA,,3,1\n");
    let document = json(&folder, &[]);
    let judges = document["consistency"].as_array().unwrap();
    assert_eq!(judges.len(), 3);
    assert!(judges[0]["consistency_ratio"].as_f64().unwrap().abs() < 1e-9);
    assert_eq!(
        (&judges[0]["row"], &judges[1]["consistent"]),
        (&Value::Null, &false.into())
    );
    let warnings = document["warnings"].as_array().unwrap();
    assert!(warnings.iter().any(|row| row["code"] == "CSI-W065"));
    let (code, table, messages) = run(&folder, &["--show", "consistency,weights", "--lang", "zh"]);
    assert_eq!(code, 0);
    assert!(
        table.contains("判断的一致性") && table.contains("层次分析法"),
        "{table}"
    );
    assert!(
        messages.contains("CSI-W065") && messages.contains("b.csv"),
        "{messages}"
    );
    let roles: Vec<&Value> = document["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|input| &input["role"])
        .collect();
    assert!(roles.contains(&&"judgements".into()), "{roles:?}");
}

#[test]
fn a_model_gives_importances_and_a_tree() {
    let survey = "testdata/surveys/acsi_retail.csv";
    let output = program()
        .args(["hierarchy", survey, "--model", "acsi", "--scale", "1..10"])
        .args(["--resamples", "20", "--format", "json"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["weighting"]["derived"], true);
    assert_eq!(document["notes"][0]["code"], "CSI-N065");
    assert_eq!(document["model"]["index"], "satisfaction");
    let constructs: Vec<&str> = document["method_weights"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["construct"].as_str().unwrap())
        .collect();
    assert_eq!(constructs, ["expectations", "quality", "value"]);
    assert!(document["measured_index"].as_f64().is_some());
    let weight = &document["weights"][0];
    assert_eq!(weight["method"], "pls");
    assert!(weight["standard_error"].as_f64().unwrap() > 0.0);
}

/// A run on a study with the judgements of `a.csv` ends with `code` and says these words.
fn refused(study: &str, judgements: &str, flags: &[&str], code: i32, words: [&str; 2]) {
    let folder = folder(study);
    write(&folder, "a.csv", judgements);
    let (found, output, messages) = run(&folder, flags);
    assert_eq!(found, code, "{study}{messages}");
    assert!(output.is_empty(), "{output}");
    for word in words {
        assert!(messages.contains(word), "{word}\n{messages}");
    }
}

#[test]
fn wrong_trees_and_methods_are_said_with_their_code() {
    let tree = format!("[hierarchy]\n{TREE}");
    for (method, words) in [
        ("pls", ["CSI-S069", "need a model"]),
        ("entropi", ["CSI-S003", "did you mean \"entropy\""]),
        ("ahp", ["CSI-S069", "A, B, C"]),
    ] {
        refused(&tree, "", &["--method", method], 2, words);
    }
    refused(
        &tree,
        "",
        &["--show", "level"],
        2,
        ["CSI-U002", "\"levels\""],
    );
    for (levels, code, words) in [
        ("A = ['q1', 'q7']", 3, ["CSI-D004", "q7"]),
        ("A = ['q1']\nB = ['q1']", 2, ["CSI-S003", "q1"]),
        ("A = { b = { c = ['q1'] } }", 2, ["CSI-S003", "fifth level"]),
    ] {
        refused(
            &format!("[hierarchy.levels]\n{levels}\n"),
            "",
            &[],
            code,
            words,
        );
    }
    refused("", "", &[], 2, ["CSI-U001", "[hierarchy.levels]"]);
}

#[test]
fn wrong_judgements_are_said_with_their_code() {
    let judged = format!(
        "[hierarchy]\nweights = {{ constructs = 'ahp' }}\n{TREE}[hierarchy.ahp]\nindex = 'a.csv'\n"
    );
    let good = "x,A,B,C\nA,1,2,3\nB,,1,2\nC,,,1\n";
    for (judgements, words) in [
        ("", ["CSI-S066", "empty"]),
        ("x,A,B\n", ["CSI-S066", "lacks C"]),
        ("x,A,B,CC\n", ["CSI-S065", "\"C\""]),
        (&good.replace(",2,3", ",-2,3"), ["CSI-S067", "a.csv:2"]),
        (
            &good.replace("B,,", "B,2,"),
            ["CSI-S068", "\"A\" against \"B\""],
        ),
    ] {
        refused(&judged, judgements, &[], 2, words);
    }
    let unknown = judged.replace("index =", "indexx =");
    refused(&unknown, good, &[], 2, ["CSI-S065", "\"index\""]);
}

#[test]
fn files_that_are_not_there_and_matrices_are_refused() {
    let study = format!("[hierarchy]\n{TREE}[hierarchy.ahp]\nindex = 'nowhere.csv'\n");
    let (code, _, messages) = run(&folder(&study), &[]);
    assert_eq!(code, 2);
    assert!(
        messages.contains("CSI-U003") && messages.contains("nowhere.csv"),
        "{messages}"
    );
    let output = program()
        .args([
            "hierarchy",
            "--model",
            "acsi",
            "--matrix",
            "m.csv",
            "--n",
            "100",
        ])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(messages.contains("no answers to score"), "{messages}");
}

#[test]
fn weights_that_sum_to_nothing_give_no_index() {
    let study = format!(
        "[hierarchy]\nweights = 'combined'\n{TREE}\
         [hierarchy.combined]\nof = ['expert', 'equal']\nrule = 'product'\n\
         [hierarchy.expert.index]\nA = 1\nB = 0\nC = 0\n[hierarchy.expert.A]\nx = 1\ny = 1\n\
         [hierarchy.expert.x]\nq1 = 1\nq2 = 1\n[hierarchy.expert.B]\nq4 = 1\nq5 = 1\n"
    );
    let document = json(&folder(&study), &[]);
    assert_eq!(document["weights"][0]["weight"], 1.0);
    let methods = document["methods"].as_array().unwrap();
    let names: Vec<&Value> = methods.iter().map(|row| &row["method"]).collect();
    assert_eq!(names, ["combined", "entropy", "expert", "equal"]);
    let zero = study.replace("of = ['expert', 'equal']", "of = ['expert', 'ahp']")
        + "[hierarchy.ahp]\nindex = 'a.csv'\n";
    let folder = folder(&zero);
    write(&folder, "a.csv", "x,A,B,C\nA,1,1,1\nB,,1,1\nC,,,1\n");
    let (code, _, messages) = run(&folder, &[]);
    assert_eq!(code, 2, "{messages}");
    assert!(messages.contains("CSI-S069"), "{messages}");
}

#[test]
fn every_format_holds_the_same_scores() {
    let folder = folder(&format!("[hierarchy]\nindex = 'Whole'\n{TREE}"));
    let score = json(&folder, &[])["levels"][0]["score"].as_f64().unwrap();
    let (code, csv, _) = run(&folder, &["--format", "csv", "--show", "levels"]);
    assert_eq!(code, 0);
    assert!(csv.contains(&score.to_string()), "{score}\n{csv}");
    let (code, markdown, _) = run(&folder, &["--format", "md", "--show", "all"]);
    assert_eq!(code, 0);
    for title in [
        "Scores by level",
        "Weights and what they bring",
        "The index when a weight changes",
    ] {
        assert!(markdown.contains(title), "{markdown}");
    }
    let (code, table, _) = run(&folder, &["--resamples", "0"]);
    assert_eq!(code, 0);
    assert!(!table.contains("interval"), "{table}");
    let schema = program().args(["schema", "hierarchy"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    assert!(schema["properties"]["method_weights"].is_object());
}

/// The rows of a list of `csi COMMAND examples/bank/study.toml --format json`.
fn bank(command: &str, list: &str) -> Vec<Value> {
    let output = program()
        .args([command, "examples/bank/study.toml", "--format", "json"])
        .args(["--resamples", "0", "--quiet"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    document[list].as_array().unwrap().clone()
}

#[test]
fn weights_and_scores_of_a_model_are_those_of_its_fit() {
    let number = |row: &Value, key: &str| row[key].as_f64().unwrap();
    let weights = bank("hierarchy", "weights");
    let named = |name: &Value| weights.iter().find(|row| row["name"] == *name).unwrap();
    let drivers = bank("fit", "drivers");
    let total: f64 = drivers.iter().map(|row| number(row, "importance")).sum();
    for driver in &drivers {
        let row = named(&driver["construct"]);
        let expected = number(driver, "importance") / total;
        assert!((number(row, "weight") - expected).abs() < 1e-9, "{row}");
        assert!((number(row, "score") - number(driver, "performance")).abs() < 1e-9);
    }
    for dimension in bank("fit", "dimensions") {
        let row = named(&dimension["dimension"]);
        assert_eq!(row["kind"], "attribute");
        assert!((number(row, "weight") - number(&dimension, "index_weight")).abs() < 1e-9);
        assert!((number(row, "score") - number(&dimension, "performance")).abs() < 1e-9);
    }
}

#[test]
fn judgements_in_gb18030_are_read() {
    let study = "[hierarchy]\nweights = { constructs = 'ahp' }\n[hierarchy.levels]\n'服务' = ['q1']\n'价格' = ['q2']\n[hierarchy.ahp]\nindex = 'a.csv'\n";
    let folder = folder(study);
    let text = "指标,服务,价格\n服务,1,3\n价格,1/3,1\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    std::fs::write(folder.path().join("a.csv"), bytes).unwrap();
    let document = json(&folder, &[]);
    let weights = document["weights"].as_array().unwrap();
    let found: Vec<f64> = ["服务", "价格"]
        .iter()
        .map(|name| {
            let row = weights.iter().find(|row| row["name"] == *name).unwrap();
            row["weight"].as_f64().unwrap()
        })
        .collect();
    assert!((found[0] - 0.75).abs() < 1e-9 && (found[1] - 0.25).abs() < 1e-9);
}
