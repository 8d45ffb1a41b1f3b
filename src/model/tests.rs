//! Both ways to write a model, and every fault a model can have.

use proptest::prelude::*;

use super::{ConstructId, Mode, ModelFormat, PathModel, Sign, Stages, Status};
use crate::diagnostics::Diagnostics;
use crate::words::{Language, Words};

const TOML: &str = r#"
title = { en = "Shop", zh = "商店" }
paths = ["QUAL -> VAL, SAT (+)", "VAL → SAT (-)"]
[[construct]]
name = "QUAL"
indicators = ["q1", "q2", { name = "q3", min = 1, max = 7, optional = true }]
[[construct]]
name = "VAL"
mode = "B"
min = 1
max = 5
anchors = ["bad", "good"]
indicators = ["v1"]
[[construct]]
name = "SAT"
label = "Satisfaction"
dominant = "s1"
[[construct.indicator]]
name = "s1"
aliases = ["CUSA1"]
"#;

const LAVAAN: &str = "
# measurement
QUAL =~ q1 +   ! two lines
        q2
VAL <~ v1; SAT =~ s1
SAT =~ s2
# paths
VAL ~ QUAL
SAT
 ~ QUAL + VAL
";

/// `line: code message` of each fault.
fn told(result: Result<PathModel, Diagnostics>) -> Vec<String> {
    let words = Words::new(Language::English);
    let tell = |fault: &crate::diagnostics::Diagnostic| {
        let line = fault
            .place
            .line
            .map_or("-".to_owned(), |line| line.to_string());
        let (code, message) = (fault.code.id(), fault.message(&words));
        format!("{line}: {code} {message} / {}", fault.remedy(&words))
    };
    result.unwrap_err().0.iter().map(tell).collect()
}

/// One expected beginning for each fault.
fn assert_told(result: Result<PathModel, Diagnostics>, expected: &[&str]) {
    let found = told(result);
    let matches = found
        .iter()
        .zip(expected)
        .all(|(found, start)| found.starts_with(start));
    assert!(matches && found.len() == expected.len(), "{found:#?}");
}

fn toml(text: &str) -> Result<PathModel, Diagnostics> {
    PathModel::parse_toml(text, "m", None)
}

fn lavaan(text: &str) -> Result<PathModel, Diagnostics> {
    PathModel::parse_lavaan(text, "m", None)
}

fn arrows(model: &PathModel) -> Vec<String> {
    let name = |id: ConstructId| model.constructs[id.0].name.as_str();
    let arrow = |path: &super::Path| format!("{}>{}", name(path.source), name(path.target));
    model.paths.iter().map(arrow).collect()
}

#[test]
fn toml_gives_the_model_it_says() {
    let model = toml(TOML).unwrap();
    assert_eq!(
        (model.name.as_str(), model.title.zh.as_str()),
        ("m", "商店")
    );
    assert_eq!(model.status, Status::User);
    assert_eq!(model.index, ConstructId(2));
    assert_eq!(arrows(&model), ["QUAL>VAL", "QUAL>SAT", "VAL>SAT"]);
    let signs: Vec<_> = model.paths.iter().map(|path| path.sign).collect();
    assert_eq!(signs, [None, Some(Sign::Positive), Some(Sign::Negative)]);
    assert_eq!(model.blocks(), [0..3, 3..4, 4..5]);
    let [quality, value, satisfaction] = model.constructs.as_slice() else {
        panic!("three constructs");
    };
    assert_eq!((quality.mode, value.mode), (Mode::A, Mode::B));
    assert!(quality.indicators[2].optional && quality.indicators[0].scale.is_none());
    assert_eq!(
        quality.indicators[2].scale.map(|scale| scale.max),
        Some(7.0)
    );
    assert_eq!(value.indicators[0].scale.map(|scale| scale.max), Some(5.0));
    assert_eq!(value.indicators[0].anchors.as_ref().unwrap().1.en, "good");
    assert_eq!(satisfaction.dominant.as_deref(), Some("s1"));
    assert_eq!(model.indicator(" cusa1"), model.indicator("S1"));
    assert_eq!(model.construct("satisfaction"), Some(ConstructId(2)));
}

#[test]
fn lavaan_gives_the_model_it_says() {
    let model = lavaan(LAVAAN).unwrap();
    assert_eq!(arrows(&model), ["QUAL>VAL", "QUAL>SAT", "VAL>SAT"]);
    assert_eq!(model.blocks(), [0..2, 2..3, 3..5]);
    let modes: Vec<_> = model
        .constructs
        .iter()
        .map(|construct| construct.mode)
        .collect();
    assert_eq!(modes, [Mode::A, Mode::B, Mode::A]);
    assert_eq!(model.index, ConstructId(2));
    let other = PathModel::parse(LAVAAN, "m", ModelFormat::Lavaan, Some("VAL")).unwrap();
    assert_eq!(other.index, ConstructId(1));
}

#[test]
fn chinese_names_are_names() {
    let model =
        lavaan("感知质量 =~ 质量1 + 质量2\n顾客满意度 =~ 满意1\n顾客满意度 ~ 感知质量").unwrap();
    assert_eq!(model.index, ConstructId(1));
}

#[test]
fn keys_and_values_are_told_with_their_lines() {
    let text = TOML
        .replace("title", "titel")
        .replace("\"B\"", "\"C\"")
        .replace("min = 1\nmax = 5", "min = 5\nmax = 5")
        .replace("dominant = \"s1\"", "dominant = \"s9\"")
        .replace("\"q2\"", "\"q 2\"");
    let expected = [
        "2: CSI-M002 unknown key \"titel\" in the model file / did you mean \"title\"?",
        "6: CSI-M003 \"construct.indicators\" in the model file: \"q 2\" is not a name",
        "9: CSI-M003 \"construct.mode\" in the model file: \"C\" is not one of the choices / use one of: A, B",
        "11: CSI-M003 \"construct.max\" in the model file: the lowest answer 5 is not below",
        "17: CSI-M003 \"construct.dominant\" in the model file: \"s9\" is not one of the choices",
    ];
    assert_told(toml(&text), &expected);
    assert_told(
        toml("paths = [\n  \"a b\",\n]"),
        &[
            "-: CSI-M008 the model has no construct \"satisfaction\"",
            "2: CSI-M003 \"paths\" in the model file: \"a b\" is not a path",
        ],
    );
    assert_told(
        toml("index = \"SAT\n"),
        &["1: CSI-M001 the model text does not parse"],
    );
}

#[test]
fn half_a_scale_and_odd_anchors_are_told() {
    let text = TOML
        .replace("max = 5", "")
        .replace("[\"bad\", \"good\"]", "[\"bad\"]");
    let expected = [
        "10: CSI-M003 \"construct.min\" in the model file: only one end of the scale is given",
        "12: CSI-M003 \"construct.anchors\" in the model file: two texts are expected",
    ];
    assert_told(toml(&text), &expected);
    let text = TOML.replace("label = \"Satisfaction\"", "label = {}");
    assert_told(
        toml(&text),
        &["16: CSI-M003 \"construct.label\" in the model file: the table has"],
    );
}

#[test]
fn structural_faults_are_told_all_at_once() {
    let text = "A =~ a1\nB =~ a1 + b2\nC =~ c1\nD =~ d1\nE =~ e1\n\
                B ~ A\nC ~ B\nA ~ C\nB ~ A\nC ~ C\nE ~ Quality\nQuality ~ Dd + A";
    let expected = [
        "-: CSI-M008 the model has no construct \"satisfaction\" / say which construct is the index",
        "2: CSI-M004 the name \"a1\" stands for both A.a1:1 and B.a1:2",
        "4: CSI-M006 the construct \"D\" is in no path",
        "8: CSI-M007 the paths form a cycle: A → B → C → A",
        "9: CSI-M009 the path A → B stands twice",
        "10: CSI-M009 the path C → C joins a construct with itself",
        "11: CSI-M005 the construct \"Quality\" has no indicator",
        "12: CSI-M008 the model has no construct \"Dd\" / did you mean \"D\"?",
    ];
    assert_told(lavaan(text), &expected);
}

#[test]
fn a_construct_may_share_the_name_of_its_only_indicator() {
    let shared = "SAT =~ SAT\nQ =~ q1 + q2\nSAT ~ Q";
    assert!(lavaan(shared).is_ok());
    let clash = shared.replace("q2", "sat");
    assert_eq!(told(lavaan(&clash)).len(), 1);
    let clash = shared.replace("q2", "Q");
    assert_told(
        lavaan(&clash),
        &["2: CSI-M004 the name \"Q\" stands for both Q:2 and Q.Q:2"],
    );
}

#[test]
fn lavaan_that_pls_has_no_place_for_is_refused() {
    let text = "SAT =~ 1*s1 + s2\nQ =~ q1 + + q2\nSAT ~~ Q;\n=~ x\nQ <~ q3\nSAT + Q =~ z\n\
                hello\nSAT ~ 1\nx := a\nSAT ~";
    let expected = [
        "1: CSI-M001 the model text does not parse: \"1*s1\" fixes, labels or bounds",
        "2: CSI-M001 the model text does not parse: a name is missing beside a plus sign",
        "3: CSI-M001 the model text does not parse: the operator ~~ is not supported",
        "4: CSI-M001 the model text does not parse: nothing stands to the left of =~",
        "5: CSI-M001 the model text does not parse: \"Q\" is measured with both =~ and <~",
        "6: CSI-M001 the model text does not parse: \"SAT + Q\" is not a name",
        "7: CSI-M001 the model text does not parse: \"hello\" has none of the operators",
        "8: CSI-M001 the model text does not parse: \"1\" is not a name",
        "9: CSI-M001 the model text does not parse: the operator := is not supported",
        "10: CSI-M001 the model text does not parse: nothing stands to the right of ~",
    ];
    assert_told(lavaan(text), &expected);
    assert_told(
        lavaan("# nothing\n"),
        &["-: CSI-M001 the model text does not parse: there is no"],
    );
}

#[test]
fn every_sentence_is_filled_in_both_languages() {
    let text =
        "paths = [\"A -> B\", \"A -> A\", \"A -> X\"]\nfoo = 1\n[[construct]]\nname = 'A'\nmin = 1";
    for language in [Language::English, Language::Chinese] {
        let words = Words::new(language);
        for fault in toml(text).unwrap_err().0 {
            let sentence = fault.sentence(&words);
            assert!(!sentence.contains(['{', '$']), "{sentence}");
        }
    }
}

const COMPOSED: &str = r#"
stages = "embedded"
paths = ["Q -> SAT", "SAT -> L"]
[[construct]]
name = "Q"
mode = "B"
dimensions = ["R", "T"]
dominant = "T"
[[construct]]
name = "T"
indicators = ["t1", "t2"]
[[construct]]
name = "R"
indicators = ["r1"]
[[construct]]
name = "SAT"
indicators = ["s1"]
[[construct]]
name = "L"
indicators = ["l1"]
"#;

#[test]
fn a_construct_may_be_made_of_others_in_both_texts() {
    let model = toml(COMPOSED).unwrap();
    let parts = [ConstructId(2), ConstructId(1)];
    assert_eq!(model.hierarchy.stages, Stages::Embedded);
    assert_eq!(model.hierarchy.dimensions(ConstructId(0)), Some(&parts[..]));
    assert_eq!((model.indicator_count(), model.blocks()[0].len()), (5, 0));
    let text = "Q <~ R + T\nT =~ t1 + t2\nR =~ r1\nSAT =~ s1\nL =~ l1\nSAT ~ Q\nL ~ SAT";
    let same = lavaan(text).unwrap();
    assert_eq!(same.constructs[0].mode, Mode::B);
    // In lavaan text the higher-order construct comes first, then T, R: as in the TOML.
    assert_eq!(same.hierarchy.constructs, model.hierarchy.constructs);
    assert_eq!(same.hierarchy.stages, Stages::Disjoint);
}

#[test]
fn faults_of_composition_are_told_with_their_lines() {
    let text = COMPOSED.replace("\"SAT -> L\"", "\"SAT -> L, T\"").replace(
        "indicators = [\"l1\"]",
        "dimensions = [\"R\"]\nindicators = [\"l1\"]",
    );
    let told_of = |problem: &str| format!("CSI-M010 the higher-order construct {problem}");
    let expected = [
        format!(
            "3: {}",
            told_of("\"Q\": its dimension \"T\" stands in a path")
        ),
        format!("18: {}", told_of("\"L\": it has indicators of its own")),
        format!("18: {}", told_of("\"L\": it has fewer than two dimensions")),
        format!(
            "20: {}",
            told_of("\"L\": its dimension \"R\" is listed already")
        ),
    ];
    assert_told(toml(&text), &expected.each_ref().map(String::as_str));
    let text = COMPOSED
        .replace("[\"R\", \"T\"]", "[\"R\", \"Q\", \"Tt\"]")
        .replace(
            "stages = \"embedded\"",
            "stages = \"embeded\"\nindex = \"R\"",
        );
    let expected = [
        "2: CSI-M003 \"stages\" in the model file: \"embeded\" is not one of the choices"
            .to_owned(),
        format!(
            "3: {}",
            told_of("\"Q\": its dimension \"R\" cannot be the index construct")
        ),
        format!(
            "8: {}",
            told_of("\"Q\": its dimension \"Q\" is itself made of dimensions")
        ),
        "8: CSI-M008 the model has no construct \"Tt\"".to_owned(),
        "9: CSI-M003 \"construct.dominant\" in the model file: \"T\"".to_owned(),
        "10: CSI-M006 the construct \"T\" is in no path".to_owned(),
    ];
    assert_told(toml(&text), &expected.each_ref().map(String::as_str));
}

#[test]
fn a_third_order_and_mixed_measures_are_refused() {
    let expected =
        ["4: CSI-M010 the higher-order construct \"W\": its dimension \"Q\" is itself made of"];
    let text = "T =~ t1\nR =~ r1\nQ =~ R + T\nW =~ Q + U\nU =~ u1\nSAT =~ s1\nSAT ~ W";
    assert_told(lavaan(text), &expected);
    // A column beside a construct: the construct's name would stand for two things.
    let text = "T =~ t1\nQ =~ T + q1\nSAT =~ s1\nSAT ~ Q + T";
    let expected = ["2: CSI-M004 the name \"T\" stands for both T:1 and Q.T:2"];
    assert_told(lavaan(text), &expected);
    let text = "T =~ t1\nQ =~ T\nSAT =~ s1\nSAT ~ Q";
    let expected =
        ["2: CSI-M010 the higher-order construct \"Q\": it has fewer than two dimensions"];
    assert_told(lavaan(text), &expected);
}

proptest! {
    #[test]
    fn no_text_makes_a_parser_panic(text in "(?s)[A-Cab1~=<+*;#!:\\[\\]{}\"',.> \n\\\\质é-]{0,80}") {
        let _ = toml(&text);
        let _ = lavaan(&text);
        let _ = PathModel::parse(&text, "m", ModelFormat::of_text(&text), Some("A"));
    }

    #[test]
    fn no_cut_of_a_model_makes_a_parser_panic(cut in 0_usize..600, put in "[\\[\"={}~+\n]{0,2}") {
        for text in [TOML, LAVAAN, COMPOSED] {
            let kept: String = text.chars().take(cut).chain(put.chars()).chain(text.chars().skip(cut + 1)).collect();
            let _ = toml(&kept);
            let _ = lavaan(&kept);
        }
    }
}
