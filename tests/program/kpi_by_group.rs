//! `csi kpi --by`: every section for each group.

use std::path::Path;

use serde_json::Value;

use super::program;

const COMPLAINTS: &str = "examples/complaints/study.toml";
const JOURNEY: &str = "examples/journey/study.toml";
const SERVQUAL: &str = "examples/servqual/study.toml";

/// Nobody in `c` said whether they complained; one respondent has no region; shops are clusters.
const SURVEY: &str = "sat,eff,shop,region,c,t\n5,,1,a,1,1\n4,,1,a,0,\n3,,2,a,1,0\n2,6,3,b,1,1\n1,5,3,b,1,0\n\
                      3,2,3,b,0,\n,3,4,c,,1\n,,5,c,,1\n3,3,5,,1,1\n";

/// The study file for it.
const STUDY: &str = "[survey]\nfile = 's.csv'\nby = ['region']\n[kpi.complaints]\ncomplained = 'c'\ntold_firm = 't'\n";

/// Exit code, standard output and standard error.
fn kpi(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut program = program();
    let output = program.arg("kpi").args(arguments).current_dir(folder);
    let output = output.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

fn document(arguments: &[&str]) -> Value {
    let all = [arguments, &["--format", "json", "--resamples", "60"]].concat();
    let (code, stdout, stderr) = kpi(Path::new("."), &all);
    assert_eq!(code, 0, "{stderr}");
    serde_json::from_str(&stdout).unwrap()
}

/// A folder with the survey and its study file.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("s.csv"), SURVEY).unwrap();
    std::fs::write(folder.path().join("study.toml"), STUDY).unwrap();
    folder
}

#[test]
fn a_group_is_what_a_run_on_it_alone_is() {
    let scores = [
        "scores",
        "complaints",
        "reasons",
        "recovery",
        "complaint_loyalty",
    ];
    let journey = [&scores[..], &["journey", "journey_impacts"]].concat();
    let gaps = ["servqual", "servqual_items", "disconfirmation"];
    for (study, column, least, sections) in [
        (COMPLAINTS, "region", 3, &scores[..]),
        (JOURNEY, "device", 2, &journey),
        (SERVQUAL, "branch", 2, &gaps),
    ] {
        let all = document(&[study, "--by", column]);
        let groups = all["by_group"].as_array().unwrap();
        assert!(groups.len() >= least, "{study}");
        for group in groups {
            let name = group["group"][column].as_str().unwrap();
            let filter = format!("{column} == \"{name}\"");
            let alone = document(&[study, "--where", &filter]);
            let count = &alone["sample"]["respondents"];
            assert_eq!(
                (&group["respondents"], &group["minimum_sample"]),
                (count, &30.into())
            );
            assert_eq!(group["errors"], Value::Array(Vec::new()));
            for section in [sections, &["sample", "resampling"]].concat() {
                assert_eq!(group["report"][section], alone[section], "{name} {section}");
            }
        }
    }
}

#[test]
fn combinations_are_groups_and_csv_names_them() {
    let by = [COMPLAINTS, "--by", "region,complained", "--quiet"];
    let csv = ["--show", "scores", "--format", "csv"];
    let (_, output, messages) = kpi(Path::new("."), &[&by[..], &csv[..]].concat());
    let lines: Vec<&str> = output.lines().collect();
    assert!(
        lines[0].starts_with("region,complained,measure,"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].starts_with(",,net_promoter_score,"),
        "{}",
        lines[1]
    );
    assert_eq!(lines.len(), 1 + 7 * 11, "{messages}");
    assert!(
        lines[12].starts_with("north,No,net_promoter_score,"),
        "{}",
        lines[12]
    );
    let several = ["--show", "recovery,reasons", "--format", "csv"];
    let (_, output, _) = kpi(Path::new("."), &[&by[..], &several[..]].concat());
    assert!(output.starts_with("region,complained,section,row,column,value\n,,recovery,"));
    assert!(output.contains("\nwest,Yes,reasons,"), "{output}");
    let markdown = [
        COMPLAINTS, "--by", "region", "--group", "region", "--format", "md",
    ];
    let (code, output, _) = kpi(Path::new("."), &markdown);
    assert_eq!(code, 0);
    // A group has no groups of the column that makes it.
    assert_eq!(output.matches("By group").count(), 1, "{output}");
    assert!(output.contains("region: south"), "{output}");
}

#[test]
fn the_groups_of_a_study_are_made_and_one_that_cannot_be_leaves_the_others() {
    let folder = folder();
    let (code, output, messages) = kpi(folder.path(), &["study.toml"]);
    assert_eq!(code, 4, "{messages}");
    for words in [
        "error[CSI-E070] 1 of 3 groups could not be computed: region: c\n",
        "error[CSI-D016] region: c, column \"c\"",
        "error[CSI-D055] region: c: nobody counts for: \"complaints.told_firm\"",
        "warning[CSI-W016] groups with fewer than 30 respondents: region: a (3), region: b (3)",
        "note[CSI-N070] 1 respondents have no answer in region",
    ] {
        assert!(messages.contains(words), "{words}\n{messages}");
    }
    assert!(!messages.contains("CSI-W070"), "{messages}");
    assert!(
        output.contains("the 3 groups by region on its own\n"),
        "{output}"
    );
    assert!(
        output.contains("\nregion: b\nCompanion measures, n = 3\n"),
        "{output}"
    );
    assert!(
        output.contains("\nregion: c\nn = 2: could not be computed\n"),
        "{output}"
    );
    let (code, output, _) = kpi(folder.path(), &["study.toml", "--format", "json"]);
    assert_eq!(code, 4);
    let document: Value = serde_json::from_str(&output).unwrap();
    let c = &document["by_group"][2];
    assert!(c["report"].is_null());
    assert_eq!(c["errors"][0]["code"], "CSI-D016");
    assert_eq!(document["errors"][0]["code"], "CSI-E070");
    assert!(document["by_group"][0]["report"]["complaints"].is_array());
    let (_, output, _) = kpi(folder.path(), &["study.toml", "--lang", "zh"]);
    assert!(
        output.contains("各组单独计算") && output.contains("region：b"),
        "{output}"
    );
}

#[test]
fn a_group_that_lacks_some_figures_keeps_the_others() {
    let folder = folder();
    let questions = ["s.csv", "--csat", "sat", "--ces", "eff", "--by", "region"];
    let (code, output, messages) = kpi(folder.path(), &questions);
    assert_eq!(code, 3, "{messages}");
    assert!(
        messages.contains("error[CSI-D016] region: a, column \"eff\""),
        "{messages}"
    );
    assert!(!messages.contains("CSI-E070"), "{messages}");
    assert!(
        output.contains("\nregion: a\nCompanion measures"),
        "{output}"
    );
}

#[test]
fn a_group_within_one_cluster_has_no_standard_error() {
    let folder = folder();
    let clustered = [
        "s.csv",
        "--csat",
        "sat",
        "--by",
        "region",
        "--cluster",
        "shop",
    ];
    let (code, output, messages) = kpi(folder.path(), &clustered);
    assert_eq!(code, 4, "{messages}");
    assert!(
        messages.contains("error[CSI-D026] region: b: all respondents of the group"),
        "{messages}"
    );
    assert!(
        output.contains("\nregion: a\nCompanion measures, n = 3\n"),
        "{output}"
    );
}

#[test]
fn columns_that_do_not_group_are_refused() {
    let (code, _, messages) = kpi(Path::new("."), &[COMPLAINTS, "--by", "respondent"]);
    assert_eq!(code, 2);
    assert!(messages.contains("groups, more than the 200"), "{messages}");
    let (code, _, messages) = kpi(Path::new("."), &[COMPLAINTS, "--by", "regoin"]);
    assert_eq!(code, 3);
    assert!(messages.contains("\"region\""), "{messages}");
    let (code, _, _) = kpi(Path::new("."), &[COMPLAINTS, "--by", "region,"]);
    assert_eq!(code, 2);
}

/// Every key of a value is in the schema, and what the schema requires is there.
fn described(value: &Value, schema: &Value, place: &str) {
    let properties = schema["properties"].as_object().unwrap();
    for key in value.as_object().unwrap().keys() {
        assert!(properties.contains_key(key), "{place}.{key}");
    }
    for key in schema["required"].as_array().unwrap() {
        assert!(value.get(key.as_str().unwrap()).is_some(), "{place}.{key}");
    }
}

#[test]
fn the_schema_describes_the_groups() {
    let schema = program().args(["schema", "kpi"]).output().unwrap().stdout;
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let found = document(&[JOURNEY, "--by", "device"]);
    described(&found, &schema, "");
    let of_group = &schema["properties"]["by_group"]["items"];
    for group in found["by_group"].as_array().unwrap() {
        described(group, of_group, "by_group");
        described(&group["report"], &schema, "by_group.report");
    }
    assert!(document(&[JOURNEY]).get("by_group").is_none());
}
