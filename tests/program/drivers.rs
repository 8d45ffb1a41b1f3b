//! `csi drivers`: the importance–performance map.

use std::path::Path;

use serde_json::Value;

use super::program;

const STUDY: &str = "examples/drivers/study.toml";
/// As many resamples as a test needs that looks at the output.
const QUICK: [&str; 2] = ["--resamples", "60"];

struct Run {
    code: Option<i32>,
    output: String,
    errors: String,
}

fn run(arguments: &[&str]) -> Run {
    let output = program().args(arguments).output().unwrap();
    Run {
        code: output.status.code(),
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

fn drivers(arguments: &[&str]) -> Run {
    run(&[&["drivers", STUDY], &QUICK[..], arguments].concat())
}

fn document(arguments: &[&str]) -> Value {
    let run = drivers(&[&["--format", "json"], arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.errors);
    serde_json::from_str(&run.output).unwrap()
}

#[test]
fn the_map_has_the_numbers_of_the_fit_and_probabilities_that_sum_to_one() {
    let document = document(&[]);
    assert_eq!(document["command"], "drivers");
    assert_eq!(document["driver_settings"]["target"], "satisfaction");
    for (map, fitted) in [("map", "drivers"), ("item_map", "item_drivers")] {
        let rows = document[map].as_array().unwrap();
        let fitted = document[fitted].as_array().unwrap();
        assert_eq!(rows.len(), fitted.len());
        for (row, driver) in rows.iter().zip(fitted) {
            for key in [
                "importance",
                "interval",
                "performance",
                "potential",
                "priority",
            ] {
                assert_eq!(row[key], driver[key], "{map} {key}");
            }
            let performance = &driver["resampled"]["performance"]["interval"];
            assert_eq!(&row["performance_interval"], performance);
            let classes = ["strength", "improve_first", "opportunity", "maintain"];
            let shares = classes.map(|class| row[class].as_f64().unwrap());
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{row}");
            // A share is a number of the 60 resamples.
            let counted = shares.map(|share| share * 60.0);
            assert!(
                counted
                    .iter()
                    .all(|count| (count - count.round()).abs() < 1e-9)
            );
            let own = row[row["priority"].as_str().unwrap()].as_f64();
            assert_eq!(row["probability"].as_f64(), own);
            let likeliest = row[row["likeliest"].as_str().unwrap()].as_f64().unwrap();
            assert!(shares.iter().all(|share| *share <= likeliest));
            assert_eq!(row["uncertain"], own.unwrap() < 0.5);
        }
    }
    let fit = run(&[&["fit", STUDY, "--format", "json"], &QUICK[..]].concat());
    let fit: Value = serde_json::from_str(&fit.output).unwrap();
    assert_eq!(fit["drivers"], document["drivers"]);
    assert_eq!(fit["item_drivers"], document["item_drivers"]);
}

#[test]
fn given_lines_cut_where_they_are_given_and_medians_in_the_middle() {
    let given = document(&["--cut", "0.2,62", "--item-cut", "medians"]);
    assert_eq!(given["map_lines"]["importance"], 0.2);
    assert_eq!(given["map_lines"]["performance"], 62.0);
    assert_eq!(given["driver_settings"]["cut"]["importance"], 0.2);
    assert_eq!(
        given["driver_settings"]["item_cut"]["performance"],
        "medians"
    );
    for row in given["map"].as_array().unwrap() {
        let high = |key: &str, line: f64| row[key].as_f64().unwrap() >= line;
        let expected = match (high("importance", 0.2), high("performance", 62.0)) {
            (true, true) => "strength",
            (true, false) => "improve_first",
            (false, false) => "opportunity",
            (false, true) => "maintain",
        };
        assert_eq!(row["priority"], expected, "{row}");
    }
    // Twelve items: the middle between the sixth and the seventh.
    let items = given["item_map"].as_array().unwrap();
    let importance = |row: &Value| row["importance"].as_f64().unwrap();
    let middle = f64::midpoint(importance(&items[5]), importance(&items[6]));
    let line = given["item_map_lines"]["importance"].as_f64().unwrap();
    assert_eq!(items.len(), 12);
    assert!((line - middle).abs() < 1e-12);
}

#[test]
fn another_target_has_its_own_drivers() {
    let loyalty = document(&["--target", "loyalty"]);
    let names: Vec<&str> = loyalty["map"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["construct"].as_str().unwrap())
        .collect();
    assert!(names.contains(&"satisfaction") && !names.contains(&"loyalty"));
    let effects = loyalty["effects"].as_array().unwrap();
    for row in loyalty["map"].as_array().unwrap() {
        assert_eq!(row["target"], "loyalty");
        let effect = effects
            .iter()
            .find(|e| e["source"] == row["construct"] && e["target"] == "loyalty");
        let expected = effect.unwrap()["total_index_points"].as_f64().unwrap();
        assert!((row["importance"].as_f64().unwrap() - expected).abs() < 1e-12);
    }
    let none = drivers(&["--target", "network"]);
    assert_eq!(none.code, Some(4), "{}", none.errors);
    assert!(none.errors.contains("error[CSI-E040]"), "{}", none.errors);
    let unknown = drivers(&["--target", "loyalti"]);
    assert_eq!(unknown.code, Some(2), "{}", unknown.errors);
    assert!(unknown.errors.contains("loyalty"), "{}", unknown.errors);
}

#[test]
fn tables_speak_both_languages_and_every_section_is_shown() {
    let english = drivers(&["--show", "all"]).output;
    for text in [
        "Importance–performance map",
        "improve first",
        "Probability",
        "|",
    ] {
        assert!(english.contains(text), "{text}\n{english}");
    }
    let chinese = drivers(&["--show", "all", "--lang", "zh"]).output;
    for text in [
        "重要性—表现图",
        "优势区",
        "修补区",
        "机会区",
        "维持区",
        "概率",
    ] {
        assert!(chinese.contains(text), "{text}\n{chinese}");
    }
    assert!(!chinese.contains('\u{1b}'));
    let csv = drivers(&["--show", "map", "--format", "csv"]).output;
    let header = csv.lines().next().unwrap();
    assert!(header.contains("performance_interval_lower,performance_interval_upper"));
    assert_eq!(csv.lines().count(), 6);
    let markdown = drivers(&["--format", "md"]).output;
    assert!(markdown.contains("```text\n"), "{markdown}");
}

#[test]
fn an_svg_is_xml_with_every_mark_and_the_same_bytes_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, language: &str| {
        let path = folder.path().join(name);
        let shown = path.to_str().unwrap().to_owned();
        let run = drivers(&["--plot", &shown, "--lang", language]);
        assert_eq!(run.code, Some(0), "{}", run.errors);
        std::fs::read_to_string(path).unwrap()
    };
    let texts = texts_of_svg(&write("map.svg", "en"));
    for text in ["A", "E", "Network", "improve first", "Importance"] {
        assert!(texts.iter().any(|known| known == text), "{text} {texts:?}");
    }
    let chinese = texts_of_svg(&write("zh.svg", "zh"));
    for text in ["修补区", "网络质量", "重要性"] {
        assert!(chinese.iter().any(|known| known == text), "{chinese:?}");
    }
    assert_eq!(write("map.svg", "en"), write("again.svg", "en"));
}

/// The texts of an SVG; it must be well-formed, with `svg` as its root.
fn texts_of_svg(svg: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let (mut texts, mut open, mut roots) = (Vec::new(), Vec::new(), Vec::new());
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                if open.is_empty() {
                    roots.push(name.clone());
                }
                open.push(name);
                text.clear();
            }
            quick_xml::events::Event::End(_) => {
                let of_text = open.pop().filter(|name| name == "text");
                texts.extend(of_text.map(|_| text.trim().to_owned()));
            }
            quick_xml::events::Event::Text(part) => {
                text += &part.into_inner();
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    assert_eq!(roots, ["svg"]);
    texts
}

#[test]
fn labels_of_a_study_cannot_break_an_svg() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = r#"<script>&"'\u001b[31m"#;
    let model = std::fs::read_to_string("examples/drivers/model.toml").unwrap();
    let label = r#"label = { en = "Network", zh = "网络质量" }"#;
    let escaped = hostile.replace('"', "\\\"");
    let model = model.replace(label, &format!("label = \"{escaped}\""));
    assert!(model.contains("script"));
    for name in ["study.toml", "customers.csv"] {
        copy(
            &format!("examples/drivers/{name}"),
            &folder.path().join(name),
        );
    }
    std::fs::write(folder.path().join("model.toml"), model).unwrap();
    let mut program = program();
    let arguments = [
        "drivers",
        "study.toml",
        "--resamples",
        "0",
        "--plot",
        "map.svg",
    ];
    let output = program.args(arguments).current_dir(folder.path());
    let output = output.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let svg = std::fs::read_to_string(folder.path().join("map.svg")).unwrap();
    let texts = texts_of_svg(&svg);
    assert!(!svg.contains("<script") && !svg.contains('\u{1b}'));
    assert!(svg.contains("&lt;script&gt;&amp;&quot;"), "{texts:?}");
}

fn copy(from: &str, to: &Path) {
    std::fs::copy(from, to).unwrap();
}

#[test]
fn plots_that_cannot_be_written_and_wrong_cuts_are_said() {
    for (arguments, code, text) in [
        (&["--plot", "no/such/folder/map.svg"][..], 5, "CSI-O001"),
        (&["--plot", "map.png"], 2, "map.png"),
        (&["--plot", "a.svg", "--item-plot", "a.svg"], 2, "a.svg"),
        (&["--cut", "mode"], 2, "CSI-S003"),
        (&["--cut", "0.4", "--item-cut", "1,200"], 2, "item-cut"),
        (&["--show", "mapp"], 2, "map"),
    ] {
        let run = drivers(arguments);
        assert_eq!(run.code, Some(code), "{arguments:?} {}", run.errors);
        assert!(run.errors.contains(text), "{arguments:?} {}", run.errors);
        assert!(run.output.is_empty(), "{}", run.output);
    }
}

#[test]
fn a_matrix_has_a_map_without_intervals_if_its_means_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (matrix, means, model) = (path("r.csv"), path("m.csv"), path("model.lav"));
    std::fs::write(&model, "Q =~ q1\nV =~ v1\nSAT =~ s1\nV ~ Q\nSAT ~ Q + V\n").unwrap();
    std::fs::write(&matrix, "q1,v1,s1\n1,0.5,0.6\n0.5,1,0.5\n0.6,0.5,1\n").unwrap();
    std::fs::write(
        &means,
        "indicator,mean,standard_deviation\nq1,7,2\nv1,6,2\ns1,6.5,2\n",
    )
    .unwrap();
    let fixed = [
        "drivers", "--matrix", &matrix, "--n", "100", "--model", &model, "--index", "SAT",
        "--scale", "1..10",
    ];
    let with_means = run(&[&fixed[..], &["--means", &means, "--format", "json"]].concat());
    assert_eq!(with_means.code, Some(0), "{}", with_means.errors);
    let document: Value = serde_json::from_str(&with_means.output).unwrap();
    // By hand: r(Q,SAT) = .6, all SDs 2, one item per construct, so that the total effect of Q is .6 and that of V
    // (.5 − .6·.5)/(1 − .25) = .2667; performance of Q 100·6/9, of V 100·5/9; both cut at the means.
    let rows = document["map"].as_array().unwrap();
    let number = |row: usize, key: &str| rows[row][key].as_f64().unwrap();
    assert!((number(0, "importance") - 0.6).abs() < 1e-9);
    assert!((number(1, "importance") - 4.0 / 15.0).abs() < 1e-9);
    assert!((number(0, "performance") - 200.0 / 3.0).abs() < 1e-9);
    assert!((number(1, "performance") - 500.0 / 9.0).abs() < 1e-9);
    assert_eq!(rows[0]["priority"], "strength");
    assert_eq!(rows[1]["priority"], "opportunity");
    assert_eq!(rows[0]["probability"], Value::Null);
    let without = run(&fixed);
    assert_eq!(without.code, Some(4), "{}", without.errors);
    assert!(
        without.errors.contains("error[CSI-E040]"),
        "{}",
        without.errors
    );
    let other = run(&[&fixed[..], &["--show", "settings"]].concat());
    assert_eq!(other.code, Some(0), "{}", other.errors);
}

#[test]
fn the_schema_of_the_document_is_printed() {
    let schema = run(&["schema", "drivers"]);
    assert_eq!(schema.code, Some(0), "{}", schema.errors);
    let schema: Value = serde_json::from_str(&schema.output).unwrap();
    for key in ["map", "item_map", "map_lines", "driver_settings"] {
        assert!(schema["properties"].get(key).is_some(), "{key}");
    }
}

#[test]
fn the_readme_names_every_section() {
    use csi::report::{DriverSection, ReportSection};
    let text = std::fs::read_to_string("README.md").unwrap();
    for section in DriverSection::ALL {
        assert!(text.contains(&format!("`{}`", section.name())));
    }
}
