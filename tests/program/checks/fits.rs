//! What a fit says of conspicuous respondents, and whom it leaves out.

use serde_json::Value;

use super::super::program;
use super::material::Survey;

fn fit(survey: &Survey, arguments: &[&str]) -> (Option<i32>, Value, String) {
    let folder = tempfile::tempdir().unwrap();
    survey.write(folder.path());
    let output = program()
        .current_dir(folder.path())
        .args(["fit", "study.toml", "--resamples", "0", "--format", "json"])
        .args(arguments)
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    let document = serde_json::from_slice(&output.stdout).unwrap_or_default();
    (output.status.code(), document, errors)
}

fn conspicuous() -> Survey {
    Survey::sound()
        .line(18, "7")
        .line(30, "10")
        .like(121, 120)
        .cell(6, "duration", "60")
}

#[test]
fn a_fit_says_in_one_line_who_is_conspicuous() {
    let (code, document, errors) = fit(&conspicuous(), &[]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(
        errors.contains("check: duplicates 1, straight-liners 1, speeders 1, incomplete 0\n"),
        "{errors}"
    );
    assert_eq!(document["sample"]["respondents"], 200);
    let (_, _, errors) = fit(&Survey::sound(), &[]);
    assert_eq!(errors, "");
}

#[test]
fn excluded_respondents_are_left_out_and_counted() {
    let wanted = "[cleaning]\nexclude = ['duplicate', 'straight-liner']\n";
    let (code, document, errors) = fit(&conspicuous().study(wanted), &[]);
    assert_eq!(code, Some(0), "{errors}");
    assert_eq!(document["sample"]["respondents"], 198);
    let counted = |document: &Value, action: &str| {
        let mut entries = document["cleaning"].as_array().unwrap().iter();
        let entry = entries.find(|entry| entry["action"] == action);
        entry.map(|entry| entry["count"].as_u64().unwrap())
    };
    assert_eq!(counted(&document, "duplicate_left_out"), Some(1));
    assert_eq!(counted(&document, "straight_liner_left_out"), Some(1));
    assert!(errors.contains("CSI-N010"), "{errors}");
    assert!(errors.contains("speeders 1"), "{errors}");
    // The command line wins over the study file.
    let (_, document, _) = fit(&conspicuous().study(wanted), &["--exclude", "speeder"]);
    assert_eq!(document["sample"]["respondents"], 199);
    assert_eq!(counted(&document, "speeder_left_out"), Some(1));
    assert_eq!(counted(&document, "duplicate_left_out"), None);
}

#[test]
fn a_limit_of_the_study_moves_the_exclusion() {
    let study = "[check]\nspeeder = { limit = 0.1 }\n[cleaning]\nexclude = ['speeder']\n";
    let (_, document, _) = fit(&conspicuous().study(study), &[]);
    assert_eq!(document["sample"]["respondents"], 200);
}
