//! Explanations, models, questionnaires, man page, completions.

use csi::diagnostics::Code;
use csi::model::builtin_names;
use serde_json::Value;

use super::{document, estimates, printed, run};

#[test]
fn every_code_is_explained_in_both_languages() {
    for language in ["en", "zh"] {
        for code in Code::ALL {
            let text = printed(&["explain", code.id(), "--lang", language]);
            let (head, explanation) = text.split_once("\n\n").unwrap();
            assert!(
                head.starts_with(&format!("{} {}", code.id(), code.name())),
                "{text}"
            );
            assert!(explanation.chars().count() > 20, "{text}");
            assert!(language == "en" || !explanation.is_ascii(), "{text}");
            assert_eq!(text, printed(&["explain", code.name(), "--lang", language]));
        }
        let list = printed(&["explain", "--list", "--lang", language]);
        for code in Code::ALL {
            assert!(
                list.contains(code.id()) && list.contains(code.name()),
                "{}",
                code.id()
            );
        }
    }
}

#[test]
fn a_code_is_found_in_any_case_and_a_wrong_one_is_not() {
    assert_eq!(
        printed(&["explain", "csi-d014"]),
        printed(&["explain", "CSI-D014"])
    );
    let wrong = run(&["explain", "CSI-D999"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.errors.contains("error[CSI-U002]"), "{}", wrong.errors);
}

#[test]
fn every_built_in_model_is_listed_and_printed() {
    let list = printed(&["models"]);
    assert_eq!(list, printed(&["models", "list"]));
    let rows: Value = serde_json::from_str(&printed(&["models", "--format", "json"])).unwrap();
    for (name, row) in builtin_names().zip(rows.as_array().unwrap()) {
        assert_eq!(row["model"], name);
        assert!(list.contains(name));
        let toml: toml::Table = printed(&["models", "show", name]).parse().unwrap();
        assert_eq!(toml["name"].as_str(), Some(name));
        assert_eq!(
            toml["construct"].as_array().unwrap().len() as u64,
            row["constructs"].as_u64().unwrap()
        );
    }
}

#[test]
fn a_printed_model_can_be_edited_and_used() {
    let folder = tempfile::tempdir().unwrap();
    for (name, survey, path) in [
        ("acsi", "acsi_retail", "  \"complaints -> loyalty\",\n"),
        ("ecsi", "ecsi_mobile", "  \"complaints -> loyalty\",\n"),
        ("scsb", "scsb_bank", "  \"complaints -> loyalty\",\n"),
    ] {
        let survey = format!("testdata/surveys/{survey}.csv");
        let text = printed(&["models", "show", name]);
        let file = folder.path().join(format!("{name}.toml"));
        let shown = file.to_str().unwrap();
        std::fs::write(&file, &text).unwrap();
        let builtin = document(&[&survey, "--model", name]);
        assert_eq!(
            estimates(&document(&[&survey, "--model", shown])),
            estimates(&builtin)
        );

        assert!(text.contains(path), "{text}");
        std::fs::write(&file, text.replace(path, "")).unwrap();
        let edited = document(&[&survey, "--model", shown]);
        let paths = |document: &Value| document["paths"].as_array().unwrap().len();
        assert_eq!(paths(&edited) + 1, paths(&builtin));
    }
}

#[test]
fn a_questionnaire_asks_every_question_in_its_language() {
    let chinese = printed(&["models", "questionnaire", "acsi", "--lang", "zh"]);
    let english = printed(&["models", "questionnaire", "acsi", "--lang", "en"]);
    for text in [&chinese, &english] {
        let numbers = (1..=15).map(|number| format!("\n{number}. "));
        numbers.for_each(|number| assert!(text.contains(&number), "{number}{text}"));
        assert!(text.contains("sat_overall"), "the analyst's key is absent");
    }
    let asked: Vec<&str> = chinese
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
        .collect();
    for question in asked {
        let ideographs = question
            .chars()
            .filter(|letter| ('\u{4e00}'..='\u{9fff}').contains(letter));
        assert!(ideographs.count() > 4, "{question}");
    }
    let own = printed(&["models", "questionnaire", "examples/hotel/model.toml"]);
    assert!(own.contains("staff_friendly"), "{own}");
}

#[test]
fn the_man_page_and_completions_know_the_flags() {
    for language in ["en", "zh"] {
        let page = printed(&["generate", "man", "--lang", language]);
        assert!(
            page.contains(".TH csi") && page.contains("explain"),
            "{page}"
        );
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&["generate", "completions", shell]);
        for word in ["fit", "models", "missing-code", "index-weights"] {
            assert!(script.contains(word), "{shell} lacks {word}");
        }
    }
}

#[test]
fn help_speaks_the_language_and_names_the_exit_codes() {
    let (english, chinese) = (
        printed(&["--help", "--lang", "en"]),
        printed(&["--help", "--lang=zh"]),
    );
    assert!(english.contains("Exit codes: 0 done"), "{english}");
    assert!(chinese.contains("退出码：0 完成"), "{chinese}");
    for command in ["fit", "models", "explain", "schema", "generate"] {
        let help = printed(&[command, "--help", "--lang", "zh"]);
        assert!(help.contains("用法") && help.contains("显示帮助"), "{help}");
    }
}

/// Whatever is wrong with the arguments: exit code 2 and a sentence of the catalogue.
#[test]
fn usage_faults_speak_both_languages() {
    for arguments in [
        vec!["fit", "--modle", "x"],
        vec!["fitt"],
        vec!["fit", "a.csv", "--model"],
        vec!["fit", "a.csv", "--format", "xml"],
        vec!["fit", "a.csv", "--threads", "0"],
        vec!["fit", "a.csv", "--model", "a", "--model", "b"],
        vec!["fit", "a.csv", "--matrix", "m.csv", "--n", "3"],
        vec!["fit", "--matrix", "m.csv"],
        vec!["fit", "a.csv", "b.csv"],
        vec!["fit", "--consistent=yes", "a.csv"],
        vec!["fit"],
        vec!["generate"],
        vec!["explain"],
        vec!["fit", "a.csv"],
    ] {
        for (language, start) in [("en", "error[CSI-U001] "), ("zh", "错误[CSI-U001] ")] {
            let wrong = run(&[arguments.as_slice(), &["--lang", language]].concat());
            assert_eq!(wrong.code, Some(2), "{arguments:?}\n{}", wrong.errors);
            assert!(wrong.errors.starts_with(start), "{}", wrong.errors);
            assert!(!wrong.errors.contains("usage-"), "{}", wrong.errors);
            assert_eq!(wrong.output, "");
        }
    }
}
