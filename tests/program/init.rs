//! `csi init`: the study it proposes fits.

use std::path::{Path, PathBuf};

use super::program;

fn survey(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("testdata/surveys")
        .join(name)
}

/// Exit code, standard output and standard error of a run in `folder`.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = program()
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

fn indices(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let fixed = ["fit", "--resamples", "0", "--format", "json"];
    let (code, stdout, stderr) = run(folder, &[&fixed, arguments].concat());
    assert_eq!(code, 0, "{stderr}");
    let document: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    document["indices"].clone()
}

/// Rewrites a survey of ratings: headers and answers by column.
fn rewritten(
    name: &str,
    header: impl Fn(&str) -> String,
    answer: impl Fn(&str, &str) -> String,
) -> String {
    let mut reader = csv::Reader::from_path(survey(name)).unwrap();
    let headers = reader.headers().unwrap().clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(headers.iter().map(header)).unwrap();
    for record in reader.records() {
        let record = record.unwrap();
        let cells = headers.iter().zip(&record).map(|(h, cell)| answer(h, cell));
        writer.write_record(cells).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn the_proposed_study_of_each_sample_fits_without_a_change() {
    for (name, model, indicators) in [
        ("acsi_retail.csv", "acsi", 15),
        ("ccsi_telecom_zh.csv", "ccsi", 20),
        ("ecsi_mobile.csv", "ecsi", 24),
    ] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(survey(name), folder.path().join(name)).unwrap();
        let (code, stdout, stderr) = run(folder.path(), &["init", name, "--model", model]);
        assert_eq!((code, stdout.as_str()), (0, ""), "{stderr}");
        assert!(
            stderr.contains(&format!("{indicators} of {indicators} items")),
            "{stderr}"
        );
        let study = std::fs::read_to_string(folder.path().join("study.toml")).unwrap();
        assert_eq!(study.matches("# certain: ").count(), indicators, "{study}");
        let proposed = indices(folder.path(), &["study.toml"]);
        let weight: &[&str] = if model == "acsi" {
            &["--weight", "weight"]
        } else {
            &[]
        };
        let direct = [&[name, "--model", model], weight].concat();
        assert_eq!(proposed, indices(folder.path(), &direct), "{name}");
    }
}

#[test]
fn questions_words_and_codes_are_understood() {
    let question = |name: &str| {
        let known = match name {
            "exp_overall" => "1、购买之前，您对总体质量的期望是？",
            "exp_custom" => "2、购买之前，您期望它在多大程度上满足您的个人需求？",
            "exp_reliab" => "Q3. Before buying, how often did you think things could go wrong?",
            "qual_overall" => "Q4. How would you rate the overall quality of our store?",
            "qual_custom" => "Q5. How well has the store met your personal requirements?",
            "qual_reliab" => "Q6. How often have things gone wrong?",
            "val_price" => "7、考虑到质量，您认为价格如何？",
            "val_quality" => "Q8. Given the price you paid, how would you rate the quality?",
            "sat_overall" => "Q9. Overall, how satisfied are you with our store?",
            "sat_confirm" => "10、与您的期望相比，实际表现如何？",
            "sat_ideal" => "Q11. How well does it compare with your ideal store?",
            "complaint" => "Q12. Have you ever complained to the store?",
            "loy_repurchase" => "13、您再次购买的可能性有多大？",
            "loy_price_up" => "Q14. How much could prices rise before you would switch?",
            "loy_price_down" => "Q15. How much would prices have to drop to keep you?",
            other => other,
        };
        known.to_owned()
    };
    let labels = ["非常不满意", "不满意", "一般", "满意", "非常满意"];
    let word = |name: &str, cell: &str| match (name.split('_').next(), cell.parse::<usize>()) {
        (Some("sat"), Ok(10)) => "不适用".to_owned(),
        (Some("sat"), Ok(number)) => labels[(number - 1) / 2].to_owned(),
        (Some("exp"), Ok(1 | 2)) => "98".to_owned(),
        _ => cell.to_owned(),
    };
    let folder = tempfile::tempdir().unwrap();
    let text = rewritten("acsi_retail.csv", question, word);
    std::fs::write(folder.path().join("wave.csv"), text).unwrap();
    let (code, _, stderr) = run(
        folder.path(),
        &["init", "wave.csv", "-m", "acsi", "-o", "s.toml"],
    );
    assert_eq!(code, 0, "{stderr}");
    assert!(stderr.contains("Nothing is left to fill in"), "{stderr}");
    let study = std::fs::read_to_string(folder.path().join("s.toml")).unwrap();
    for line in [
        "exp_overall = \"1、购买之前，您对总体质量的期望是？\"  # likely: wording",
        "qual_reliab = \"Q6. How often have things gone wrong?\"  # ",
        "val_price = \"7、考虑到质量，您认为价格如何？\"",
        "sat_ideal = { column = \"Q11. How well does it compare with your ideal store?\", labels = \"satisfaction-5\" }",
        "missing = [98, \"不适用\"]",
        "id = \"respondent\"  # 260 distinct answers",
        "max = 10  # answers from 1 to 10",
    ] {
        let line = line.replace("missing = [98, \"不适用\"]", "missing = [");
        assert!(study.contains(&line), "{line}\n{study}");
    }
    assert!(study.contains("不适用") && study.contains("98"), "{study}");
    let (code, stdout, stderr) = run(
        folder.path(),
        &[
            "fit",
            "s.toml",
            "--resamples",
            "0",
            "--show",
            "labels",
            "--format",
            "csv",
        ],
    );
    assert_eq!(code, 0, "{stderr}");
    assert!(
        stdout.starts_with("group,label,value,count,set,basis,columns\n"),
        "{stdout}"
    );
    assert!(stdout.contains("1,非常满意,5,"), "{stdout}");
}

#[test]
fn what_is_left_to_fill_in_is_said_and_noted() {
    let folder = tempfile::tempdir().unwrap();
    let rename = |name: &str| match name {
        "sat_ideal" => "colour".to_owned(),
        other => other.to_owned(),
    };
    let answer = |name: &str, cell: &str| match (name, cell) {
        ("sat_ideal", "1" | "2" | "3") => "blue".to_owned(),
        ("sat_ideal", _) => "red".to_owned(),
        ("qual_overall", "10") => "Super".to_owned(),
        _ => cell.to_owned(),
    };
    let text = rewritten("acsi_retail.csv", rename, answer);
    std::fs::write(folder.path().join("wave.csv"), text).unwrap();
    let (code, _, stderr) = run(folder.path(), &["init", "wave.csv", "-m", "acsi"]);
    assert_eq!(code, 0, "{stderr}");
    assert!(
        stderr.contains("Left to fill in before this study fits:"),
        "{stderr}"
    );
    assert!(
        stderr.contains("CSI-D004") && stderr.contains("sat_ideal"),
        "{stderr}"
    );
    let study = std::fs::read_to_string(folder.path().join("study.toml")).unwrap();
    assert!(
        study.contains("# CSI-D004") && study.contains("\n# sat_ideal = "),
        "{study}"
    );
    let (code, _, stderr) = run(folder.path(), &["fit", "study.toml"]);
    assert_eq!(code, 3, "{stderr}");
}

#[test]
fn a_study_is_never_overwritten_without_force() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("study.toml"), "# mine\n").unwrap();
    let data = survey("acsi_retail.csv");
    let data = data.to_str().unwrap();
    let (code, stdout, stderr) = run(folder.path(), &["init", data, "-m", "acsi"]);
    assert_eq!((code, stdout.as_str()), (5, ""));
    assert!(stderr.starts_with("error[CSI-O001] study.toml"), "{stderr}");
    let kept = std::fs::read_to_string(folder.path().join("study.toml")).unwrap();
    assert_eq!(kept, "# mine\n");
    let (code, _, stderr) = run(folder.path(), &["init", data, "-m", "acsi", "--force"]);
    assert_eq!(code, 0, "{stderr}");
    let (code, stdout, _) = run(folder.path(), &["init", data, "-m", "acsi", "-o", "-"]);
    assert_eq!(code, 0);
    assert!(stdout.contains("[items]"));
}

#[test]
fn headers_that_would_break_a_file_survive() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = |name: &str| format!("{name} \"x\" 'y'\n=1\u{1b}[31m\u{202e} \\ #");
    let text = rewritten("acsi_retail.csv", hostile, |_, cell| cell.to_owned());
    std::fs::write(folder.path().join("wave.csv"), text).unwrap();
    let (code, stdout, stderr) = run(
        folder.path(),
        &["init", "wave.csv", "-m", "acsi", "-o", "-", "--lang", "zh"],
    );
    assert_eq!(code, 0, "{stderr}");
    for character in ['\u{1b}', '\u{202e}'] {
        assert!(!stdout.contains(character) && !stderr.contains(character));
    }
    std::fs::write(folder.path().join("study.toml"), stdout).unwrap();
    let proposed = indices(folder.path(), &["study.toml"]);
    assert_eq!(proposed.as_array().unwrap().len(), 6);
}

#[test]
fn of_a_workbook_the_sheet_is_named_and_no_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let book = survey("../workbooks/branches.xls");
    let arguments = ["init", book.to_str().unwrap(), "-m", "acsi", "-o", "-"];
    let (code, study, stderr) = run(folder.path(), &arguments);
    assert_eq!(code, 0, "{stderr}");
    assert!(study.contains("\nsheet = \""), "{study}");
    assert!(!study.contains("\nencoding"), "{study}");
}
