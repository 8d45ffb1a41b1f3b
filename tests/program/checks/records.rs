//! Sound and flagged records in files of their own.

use super::material::Survey;
use super::{check, check_in};

#[test]
fn records_are_split_and_none_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let survey = Survey::sound()
        .line(18, "7")
        .cell(9, "id", "4")
        .cell(40, "q1", "99");
    survey.write(folder.path());
    let files = [
        "--write-valid",
        "valid.csv",
        "--write-invalid",
        "invalid.csv",
    ];
    let checked = check_in(folder.path(), &[&["study.toml"], &files[..]].concat());
    assert_eq!(checked.code, Some(1), "{}", checked.errors);
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let (valid, invalid) = (read("valid.csv"), read("invalid.csv"));
    let header = survey.header.join(",");
    assert_eq!(valid.lines().next().unwrap(), header);
    assert_eq!(
        invalid.lines().next().unwrap(),
        format!("{header},csi_findings")
    );
    let line = |record: usize| survey.records[record - 1].join(",");
    let expected = [
        line(9) + ",duplicate-id",
        line(18) + ",straight-liner",
        line(40) + ",undeclared-code",
    ];
    assert_eq!(invalid.lines().skip(1).collect::<Vec<_>>(), expected);
    let kept: Vec<String> = (1..=200)
        .filter(|r| ![9, 18, 40].contains(r))
        .map(line)
        .collect();
    assert_eq!(valid.lines().skip(1).collect::<Vec<_>>(), kept);
    let again = check_in(
        folder.path(),
        &["valid.csv", "--study", "study.toml", "--strict"],
    );
    assert_eq!(again.code, Some(0), "{}", again.output);
}

#[test]
fn other_encodings_become_utf8() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("valid.csv");
    let survey = "testdata/surveys/ccsi_telecom_zh.csv";
    let checked = check(&[survey, "--write-valid", path.to_str().unwrap()]);
    assert_eq!(checked.code, Some(0));
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.starts_with("序号,品牌总体形象,"));
    assert_eq!(text.lines().count(), 401);
}

#[test]
fn the_survey_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    Survey::sound().write(folder.path());
    let before = std::fs::read(folder.path().join("survey.csv")).unwrap();
    for flag in ["--write-valid", "--write-invalid", "-o"] {
        let checked = check_in(folder.path(), &["study.toml", flag, "./survey.csv"]);
        assert_eq!(checked.code, Some(2), "{flag}");
        assert!(checked.errors.contains("CSI-U001"), "{}", checked.errors);
    }
    assert_eq!(
        std::fs::read(folder.path().join("survey.csv")).unwrap(),
        before
    );
    let checked = check_in(
        folder.path(),
        &["study.toml", "--write-valid", "no/such/folder.csv"],
    );
    assert_eq!(checked.code, Some(5));
}
