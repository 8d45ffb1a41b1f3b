//! One case for each finding: it is found, with its count and first record, and nothing else is.

use serde_json::Value;

use super::material::Survey;
use super::{check, check_in, grave};

/// A departure from the sound survey and the findings that it makes: `severity name count record`.
struct Case {
    survey: Survey,
    expected: &'static [&'static str],
    code: i32,
}

fn case(survey: Survey, code: i32, expected: &'static [&'static str]) -> Case {
    Case {
        survey,
        expected,
        code,
    }
}

fn cases() -> Vec<Case> {
    let groups = [
        of_the_file(),
        of_answers(),
        of_items(),
        of_respondents(),
        of_the_sample(),
    ];
    groups.into_iter().flatten().collect()
}

fn of_the_file() -> Vec<Case> {
    let sound = Survey::sound;
    vec![
        case(sound(), 0, &[]),
        case(
            sound().bytes(|text| [b"\xEF\xBB\xBF", text.as_bytes(), b"201,n\xFForth\n"].concat()),
            3,
            &["error undecodable-text 1 201"],
        ),
        case(sound().first(0), 3, &["error not-respondents - -"]),
        case(
            sound().bytes(|_| b"PK\x03\x04".to_vec()),
            3,
            &["error unreadable-workbook - -"],
        ),
        case(
            sound().bytes(|text| text.replacen("\n2,", ",extra\n2,", 1).into_bytes()),
            0,
            &["warning ragged-row 1 1"],
        ),
        case(
            sound().renamed("q1", "Q_1"),
            1,
            &[
                "error missing-column - -",
                "information ratings-without-model - -",
            ],
        ),
        case(
            sound().renamed("ip", "q1"),
            1,
            &[
                "error duplicate-column - -",
                "information ratings-without-model - -",
            ],
        ),
    ]
}

fn of_answers() -> Vec<Case> {
    let sound = Survey::sound;
    let labels = "[items]\nq1 = { labels = 'satisfaction-5', min = 1, max = 5 }\n";
    let worded = |survey: Survey| {
        survey.column("q1", |answer| {
            let words = [
                "very dissatisfied",
                "dissatisfied",
                "neutral",
                "satisfied",
                "very satisfied",
            ];
            words[(answer - 1) / 2].to_owned()
        })
    };
    vec![
        case(
            sound().cell(3, "q1", "11").cell(9, "q1", "12"),
            1,
            &["error off-scale 2 3"],
        ),
        case(
            sound().cell(3, "q1", "4.5"),
            1,
            &["error decimal-answer 1 3"],
        ),
        case(
            sound().cells([4, 8], "q1", "99"),
            1,
            &["error undeclared-code 2 4"],
        ),
        case(sound().cell(5, "q1", "ten"), 1, &["error not-a-number 1 5"]),
        case(
            worded(sound()).study(labels).cell(5, "q1", "grand"),
            1,
            &["error unmapped-label 1 5"],
        ),
        case(
            worded(sound())
                .study(labels)
                .cell(5, "q1", "somewhat satisfied"),
            1,
            &["error ambiguous-labels - -"],
        ),
    ]
}

fn of_items() -> Vec<Case> {
    let sound = Survey::sound;
    vec![
        case(
            sound().column("q1", |answer| {
                (if answer == 6 { 7 } else { answer }).to_string()
            }),
            0,
            &["warning empty-category - -"],
        ),
        case(
            sound().column("q1", |answer| answer.div_ceil(2).to_string()),
            0,
            &["warning unused-scale - -"],
        ),
        case(
            sound().column("q1", |_| "7".to_owned()),
            1,
            &["error constant-item - -", "warning unused-scale - -"],
        ),
        case(
            sound().column("q1", |_| String::new()),
            1,
            &["error empty-item - -"],
        ),
        case(
            sound().column("q1", |answer| (11 - answer).to_string()),
            0,
            &["warning reversed-item - -"],
        ),
        case(
            sound().column("v1", |answer| (11 - answer).to_string()),
            0,
            &["warning reversed-item - -", "warning reversed-item - -"],
        ),
        case(
            sound().cells((1..=60).map(|record| 3 * record), "q1", "10"),
            0,
            &["information floor-ceiling - -"],
        ),
        case(
            sound().cells((1..=15).map(|record| 3 * record), "q1", ""),
            0,
            &["information item-non-response 15 -"],
        ),
        case(
            sound().cells((1..=60).map(|record| 3 * record), "q1", ""),
            0,
            &["warning item-non-response 60 -"],
        ),
        case(
            sound().cells([7, 9], "v1", "").cells([7, 9], "v2", ""),
            0,
            &["information unanswered-construct - -"],
        ),
    ]
}

fn of_respondents() -> Vec<Case> {
    let sound = Survey::sound;
    vec![
        case(sound().line(46, ""), 0, &["warning empty-response 1 46"]),
        case(
            ["q2", "q3", "v1", "v2", "s1", "l1", "l2"]
                .iter()
                .fold(sound(), |survey, item| survey.cell(8, item, "")),
            0,
            &[
                "warning incomplete-response 1 8",
                "information unanswered-construct - -",
            ],
        ),
        case(
            sound()
                .renamed("ip", "Finished")
                .column("Finished", |_| "1".to_owned())
                .cell(8, "Finished", "0"),
            0,
            &["warning incomplete-response 1 8"],
        ),
        case(sound().cell(9, "id", "4"), 0, &["warning duplicate-id 1 9"]),
        case(
            sound().like(121, 120),
            0,
            &["warning duplicate-answers 1 121"],
        ),
        case(
            sound().line(18, "7").line(91, "7").line(30, "1"),
            0,
            &["warning straight-liner 3 18"],
        ),
        case(
            sound().line(18, "10").line(91, "10"),
            0,
            &["information straight-liner 2 18"],
        ),
        case(
            sound().cell(6, "duration", "60").cell(9, "duration", "130"),
            0,
            &["warning speeder 1 6", "information speeder 1 9"],
        ),
        case(
            sound().cell(9, "ip", "10.0.0.3"),
            0,
            &["information same-ip 2 3"],
        ),
    ]
}

fn of_the_sample() -> Vec<Case> {
    let sound = Survey::sound;
    vec![
        case(sound().cell(9, "weight", "0"), 1, &["error bad-weight 1 9"]),
        case(
            sound().cell(9, "weight", "12"),
            0,
            &["warning extreme-weight - -"],
        ),
        case(sound().cell(9, "stratum", ""), 1, &["error bad-design 1 9"]),
        case(
            sound().cell(9, "stratum", "e"),
            0,
            &["warning lonely-stratum - -"],
        ),
        case(
            sound().cells(1..=10, "region", "east"),
            0,
            &["warning small-group - -"],
        ),
        case(
            sound()
                .first(2)
                .study("[check]\nconstant-item = 'off'\nsmall-group = 'off'\n"),
            1,
            &[
                "error too-few-respondents - -",
                "warning lonely-stratum - -",
                "warning small-sample - -",
            ],
        ),
        case(sound().first(150), 0, &["warning small-sample - -"]),
        case(
            sound().study("[check.quota.region]\nnorth = 100\nsouth = 80\nwest = 0\n"),
            0,
            &["warning quota-shortfall - -"],
        ),
        case(
            sound().study("[check.quota.regoin]\nnorth = 100\n"),
            1,
            &["error missing-column - -"],
        ),
    ]
}

fn told(document: &Value) -> Vec<String> {
    let findings = document["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            let number = |value: &Value| value.as_u64().map_or("-".to_owned(), |n| n.to_string());
            format!(
                "{} {} {} {}",
                finding["severity"].as_str().unwrap(),
                finding["name"].as_str().unwrap(),
                number(&finding["count"]),
                number(&finding["rows"][0]["record"]),
            )
        })
        .collect()
}

#[test]
fn every_finding_is_found_and_nothing_else() {
    let mut differing = Vec::new();
    for (number, case) in cases().into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        case.survey.write(folder.path());
        let checked = check_in(folder.path(), &["study.toml", "--format", "json"]);
        let told = if checked.output.is_empty() {
            vec![checked.errors.clone()]
        } else {
            told(&checked.document())
        };
        if told != case.expected || checked.code != Some(case.code) {
            differing.push(format!(
                "{number}: expected {} {:?}\n found {:?} {told:?}",
                case.code, case.expected, checked.code
            ));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn levels_and_limits_of_the_study_decide() {
    for (lines, flags, code, expected) in [
        (
            "straight-liner = 'error'",
            &[][..],
            1,
            &["error straight-liner 1 18"][..],
        ),
        ("straight-liner = 'off'", &["--strict"], 0, &[]),
        (
            "straight-liner = 'info'",
            &["--strict"],
            0,
            &["information straight-liner 1 18"],
        ),
        (
            "speeder = 'error'",
            &["--strict"],
            1,
            &["warning straight-liner 1 18"],
        ),
        (
            "straight-liner = { limit = 0.4 }",
            &[],
            0,
            &["warning straight-liner 2 18"],
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut survey = Survey::sound().line(18, "7");
        for item in ["q1", "q2", "q3", "v1", "v2"] {
            survey = survey.cell(20, item, "6");
        }
        for (item, answer) in [("s1", "4"), ("s2", "8"), ("s3", "4")] {
            survey = survey.cell(20, item, answer);
        }
        survey
            .study(&format!("[check]\n{lines}\n"))
            .write(folder.path());
        let arguments = [&["study.toml", "--format", "json"], flags].concat();
        let checked = check_in(folder.path(), &arguments);
        let mut found = told(&checked.document());
        found.retain(|finding| finding.contains("straight-liner"));
        if lines.contains("0.4") {
            assert!(found[0] != "warning straight-liner 1 18", "{found:?}");
        } else {
            assert_eq!(found, expected, "{lines}");
        }
        assert_eq!(checked.code, Some(code), "{lines}");
    }
}

/// The simulated surveys: what was put into one of them is found, and the others are clean.
#[test]
fn known_surveys_give_what_is_in_them() {
    for (survey, model) in [
        ("acsi_retail", "acsi"),
        ("ecsi_mobile", "ecsi"),
        ("ccsi_telecom_zh", "ccsi"),
        ("acsi_waves", "acsi"),
    ] {
        let path = format!("testdata/surveys/{survey}.csv");
        for arguments in [&[path.as_str(), "--model", model][..], &[&path]] {
            let checked = check(&[arguments, &["--strict", "--format", "json"]].concat());
            assert_eq!(grave(&checked.document()), [""; 0], "{arguments:?}");
            assert_eq!(checked.code, Some(0));
        }
    }
    let survey = "testdata/surveys/acsi_missing.csv";
    for arguments in [&[survey, "--model", "acsi"][..], &[survey]] {
        let checked = check(&[arguments, &["--format", "json"]].concat());
        let document = checked.document();
        let (codes, others): (Vec<String>, Vec<String>) = grave(&document)
            .into_iter()
            .partition(|finding| finding.starts_with("undeclared-code"));
        assert_eq!(codes.len(), 15);
        let expected = [
            "empty-response -",
            "duplicate-id respondent",
            "duplicate-answers -",
            "straight-liner -",
        ];
        assert_eq!(others, expected, "{arguments:?}");
        let records = |name: &str| {
            let findings = document["findings"].as_array().unwrap().iter();
            let mut named = findings.filter(|finding| finding["name"] == name);
            let rows = named.next().unwrap()["rows"].as_array().unwrap().iter();
            rows.map(|row| row["record"].as_u64().unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(records("straight-liner"), [18, 91, 202]);
        assert_eq!(records("empty-response"), [46]);
        assert_eq!(records("duplicate-answers"), [121]);
        assert_eq!(checked.code, Some(1));
    }
}
