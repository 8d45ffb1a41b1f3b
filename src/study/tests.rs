//! Study files, and studies resolved against models and headers.

use super::*;
use crate::diagnostics::{Code, Diagnostics};
use crate::model::{ModelFormat, PathModel, Scale, builtin};
use crate::words::{Language, Words};

const ACSI: [&str; 15] = [
    "exp_overall",
    "exp_custom",
    "exp_reliab",
    "qual_overall",
    "qual_custom",
    "qual_reliab",
    "val_price",
    "val_quality",
    "sat_overall",
    "sat_confirm",
    "sat_ideal",
    "complaint",
    "loy_repurchase",
    "loy_price_up",
    "loy_price_down",
];

fn acsi() -> PathModel {
    builtin("acsi").unwrap()
}

fn headers(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn codes(faults: &Diagnostics) -> Vec<Code> {
    faults.0.iter().map(|fault| fault.code).collect()
}

/// Code, line and message of every fault of a study text.
fn faults(text: &str) -> Vec<(Code, Option<usize>, String)> {
    let words = Words::new(Language::English);
    let faults = Study::parse(text).unwrap_err().0;
    let told = faults
        .iter()
        .map(|fault| (fault.code, fault.place.line, fault.message(&words)));
    told.collect()
}

fn message(faults: &Diagnostics, at: usize) -> String {
    let words = Words::new(Language::English);
    format!(
        "{} | {}",
        faults.0[at].message(&words),
        faults.0[at].remedy(&words)
    )
}

#[test]
fn every_key_is_read() {
    let study = Study::parse(
        r#"
        [survey]
        file = "wave3.csv"
        export = "plain"
        encoding = "gbk"
        delimiter = ";"
        header_rows = 2
        missing = [98, "N/A"]
        weight = "w"
        group = "region"
        where = 'age >= 18'
        strata = "area"
        cluster = "branch"
        [model]
        use = "acsi"
        index = "loyalty"
        [scale]
        min = 1
        max = 10
        decimals = true
        [items]
        exp_overall = "Q1"
        quality = ["Q2", "Q3"]
        sat_overall = { column = "Q9", labels = "satisfaction-5", missing = 9 }
        complaint = { column = "Q12", labels = { Yes = 1, No = 0 }, min = 0, max = 1, reverse = true }
        [settings]
        scheme = "centroid"
        metric = "raw"
        missing = "em"
        consistent = true
        index_weights = "equal"
        tolerance = 1e-8
        max_iterations = 50
        resamples = 0
        seed = 20240229
        interval = "bca"
        confidence = 0.9
        engine = "moment"
        allow_failures = true
        "#,
    )
    .unwrap();
    assert_eq!(study.survey.file.as_deref(), Some("wave3.csv"));
    assert_eq!(study.survey.export, ExportChoice::Plain);
    assert_eq!(study.survey.header_rows, Some(2));
    assert_eq!(study.missing_codes, ["98", "N/A"]);
    assert_eq!(study.filter.unwrap().text, "age >= 18");
    assert_eq!(study.model, Some(ModelChoice::Named("acsi".to_owned())));
    assert_eq!(
        study.scale,
        Some(Scale {
            min: 1.0,
            max: 10.0
        })
    );
    assert!(study.decimals);
    assert_eq!(study.items.len(), 4);
    assert_eq!(study.items[1].columns, ["Q2", "Q3"]);
    assert_eq!(study.items[2].missing_codes, ["9"]);
    let labels = study.items[3].labels.as_ref().unwrap();
    assert_eq!(
        labels.values,
        [("yes".to_owned(), 1.0), ("no".to_owned(), 0.0)]
    );
    let settings = study.settings;
    assert_eq!(settings.scheme, Scheme::Centroid);
    assert_eq!(settings.missing, MissingTreatment::Em);
    assert_eq!(
        (settings.tolerance.to_bits(), settings.max_iterations),
        (1e-8_f64.to_bits(), 50)
    );
    assert_eq!(study.design.strata.as_deref(), Some("area"));
    assert_eq!(study.design.cluster.as_deref(), Some("branch"));
    let resampling = ResamplingSettings {
        resamples: 0,
        seed: 20_240_229,
        interval: IntervalKind::Bca,
        confidence: 0.9,
        engine: ResamplingEngine::Moment,
        allow_failures: true,
    };
    assert_eq!(study.resampling, resampling);
}

#[test]
fn an_empty_study_is_the_default() {
    assert_eq!(Study::parse(""), Ok(Study::default()));
}

#[test]
fn all_faults_of_a_file_are_told_with_their_lines() {
    let text = "[survey]\nfiel = 'a'\nwhere = 'a = 1'\n[model]\nuse = 'acsi'\ntext = 'A ~ B'\n[scale]\nmin = 5\nmax = 1\n\
                [items]\nq = { labels = 'satisfaction5' }\n[settings]\nscheme = 'pth'\ntolerance = 2\nmax_iterations = 0\nsede = 1\n";
    let expected = [
        (Code::StudyUnknownKey, 2),
        (Code::FilterSyntax, 3),
        (Code::StudyBadValue, 6),
        (Code::StudyBadValue, 9),
        (Code::StudyBadValue, 11),
        (Code::StudyBadValue, 13),
        (Code::StudyBadValue, 14),
        (Code::StudyBadValue, 15),
        (Code::StudyUnknownKey, 16),
    ];
    let found = faults(text);
    let places: Vec<_> = found
        .iter()
        .map(|(code, line, _)| (*code, line.unwrap()))
        .collect();
    assert_eq!(places, expected);
    assert!(
        found.iter().all(|(_, _, message)| !message.contains('$')),
        "{found:?}"
    );
    for (text, problem) in [
        ("[scale]\nmin = 1", "only one end of the scale is given"),
        ("[items]\na = []", "the list is empty"),
        (
            "[items]\na = { column = 'a', columns = ['b'] }",
            "both column and columns are given",
        ),
        (
            "[settings]\nconsistent = 1",
            "1 where true or false is expected",
        ),
    ] {
        let found = faults(text);
        assert!(found[0].2.contains(problem), "{}", found[0].2);
    }
    assert_eq!(faults("[survey")[0].0, Code::StudySyntax);
}

#[test]
fn columns_are_found_by_name_alias_or_choice() {
    let mut names = ACSI.to_vec();
    names[8] = "Satis ";
    names[0] = "Q1";
    names[1] = "ＥＸＰ_custom";
    let study = Study::parse("[items]\nexp_overall = 'q1'").unwrap();
    let resolution = study.codebook(acsi(), &headers(&names)).unwrap();
    let columns: Vec<usize> = resolution
        .codebook
        .items
        .iter()
        .map(|item| item.column)
        .collect();
    assert_eq!(columns, (0..15).collect::<Vec<_>>());
    assert!(resolution.notes.is_empty());
    assert_eq!(resolution.codebook.columns(), columns);
}

#[test]
fn optional_indicators_that_are_absent_are_dropped_with_a_note() {
    let resolution = Study::default()
        .codebook(acsi(), &headers(&ACSI[..13]))
        .unwrap();
    assert_eq!(resolution.model.indicator_count(), 13);
    assert_eq!(resolution.codebook.items.len(), 13);
    assert_eq!(resolution.notes[0].code, Code::OptionalDropped);
}

#[test]
fn all_missing_columns_are_one_fault() {
    let mut names = ACSI.to_vec();
    names[0] = "exp_overal";
    names[9] = "x";
    let study = Study::parse(
        "[survey]\nweight = 'wieght'\nwhere = 'regoin == \"n\"'\n[items]\nsat_ideal = 'Q9'",
    );
    names.extend(["weight", "region"]);
    let faults = study
        .unwrap()
        .codebook(acsi(), &headers(&names))
        .unwrap_err();
    assert_eq!(codes(&faults), [Code::MissingColumn]);
    let missing = &faults.0[0].arguments[0].1;
    for part in [
        "exp_overall",
        "sat_confirm",
        "\"Q9\" (sat_ideal)",
        "\"wieght\" (weight)",
        "\"regoin\" (where)",
    ] {
        assert!(missing.contains(part), "{missing}");
    }
    let nearest = &faults.0[0].arguments[1].1;
    assert!(
        nearest.contains("\"exp_overal\"") && nearest.contains("\"weight\""),
        "{nearest}"
    );
}

#[test]
fn repeated_and_shared_columns_are_faults() {
    let mut names = ACSI.to_vec();
    names.push("exp_custom");
    let study = Study::parse("[items]\nsat_ideal = 'sat_confirm'").unwrap();
    let faults = study.codebook(acsi(), &headers(&names)).unwrap_err();
    assert_eq!(codes(&faults), [Code::DuplicateColumn, Code::SharedColumn]);
    assert!(message(&faults, 1).contains("\"sat_confirm\" and \"sat_ideal\""));
}

#[test]
fn unknown_entries_name_the_nearest() {
    let study = Study::parse("[items]\nsat_overal = 'a'\nexp_custom = ['b', 'c']").unwrap();
    let faults = study.codebook(acsi(), &headers(&ACSI)).unwrap_err();
    assert_eq!(
        codes(&faults)[..2],
        [Code::StudyUnknownIndicator, Code::StudyBadValue]
    );
    assert_eq!(faults.0[0].place.line, Some(2));
    assert!(message(&faults, 0).contains("did you mean \"sat_overall\"?"));
    assert!(message(&faults, 1).contains("cannot have several columns"));
}

#[test]
fn a_construct_takes_any_columns() {
    let mut study = Study::default();
    study.choose_columns(ItemChoice::parse("quality=Q 1,OVERALLQ").unwrap());
    study.choose_columns(ItemChoice::parse("value=worth").unwrap());
    study.items.push(ItemChoice {
        name: "Q 1".to_owned(),
        reverse: true,
        ..ItemChoice::default()
    });
    let mut names = headers(&["worth", "OVERALLQ", "Q 1"]);
    names.extend(headers(&ACSI[..3]));
    names.extend(headers(&ACSI[8..]));
    let resolution = study.codebook(acsi(), &names).unwrap();
    let items = &resolution.codebook.items;
    let quality: Vec<_> = items[3..5]
        .iter()
        .map(|item| (item.indicator.as_str(), item.column))
        .collect();
    assert_eq!(quality, [("Q 1", 2), ("qual_overall", 1)]);
    assert!(items[3].reverse && !items[4].reverse);
    assert_eq!(items[5].indicator, "worth");
    assert_eq!(
        items[5].scale,
        Scale {
            min: 1.0,
            max: 10.0
        }
    );
}

#[test]
fn an_entry_of_a_replaced_indicator_says_nothing() {
    let mut study = Study::parse("[items]\nval_price = 'gone'").unwrap();
    study.choose_columns(ItemChoice::parse("value=worth").unwrap());
    let mut names = headers(&ACSI);
    names.push("worth".to_owned());
    let resolution = study.codebook(acsi(), &names).unwrap();
    assert_eq!(resolution.codebook.items[6].column, 15);
}

#[test]
fn the_nearest_declaration_of_a_scale_holds() {
    let text = "[scale]\nmin = 1\nmax = 7\n[items]\nexp_overall = { min = 0, max = 10 }\n\
                exp_custom = { labels = 'satisfaction-5' }\n";
    let resolution = Study::parse(text)
        .unwrap()
        .codebook(acsi(), &headers(&ACSI))
        .unwrap();
    let scale = |at: usize| {
        let scale = resolution.codebook.items[at].scale;
        format!("{}..{}", scale.min, scale.max)
    };
    assert_eq!(scale(0), "0..10");
    assert_eq!(scale(1), "1..5");
    assert_eq!(scale(2), "1..7");
    assert_eq!(scale(11), "0..1");
}

#[test]
fn items_without_a_scale_are_all_named() {
    let model = PathModel::parse_lavaan("SAT =~ s1 + s2\nQ =~ q1\nSAT ~ Q", "m", None).unwrap();
    let study = Study::parse("[items]\ns2 = { min = 1, max = 5 }").unwrap();
    let faults = study
        .codebook(model, &headers(&["s1", "s2", "q1"]))
        .unwrap_err();
    assert_eq!(codes(&faults), [Code::ScaleUndeclared]);
    assert_eq!(faults.0[0].arguments, [("items", "s1, q1".to_owned())]);
}

#[test]
fn labels_must_lie_on_the_scale() {
    let study = Study::parse("[items]\nsat_overall = { labels = { bad = 0, good = 5 } }").unwrap();
    let faults = study.codebook(acsi(), &headers(&ACSI)).unwrap_err();
    assert!(message(&faults, 0).contains("\"bad\" = 0 is off the scale from 1 to 10"));
    assert_eq!(faults.0[0].place.line, Some(2));
}

#[test]
fn another_index_construct_must_exist() {
    let study = |index: &str| Study {
        index: Some(index.to_owned()),
        ..Study::default()
    };
    let resolution = study("loyalty").codebook(acsi(), &headers(&ACSI)).unwrap();
    assert_eq!(
        resolution.model.construct("loyalty"),
        Some(resolution.model.index)
    );
    assert!(study("profit").codebook(acsi(), &headers(&ACSI)).is_err());
}

#[test]
fn weight_group_and_filter_columns_are_read_too() {
    let study = Study::parse(
        "[survey]\nweight = 'w'\ngroup = 'g'\nwhere = 'a == 1 or not g == \"x\"'\nmissing = 99",
    );
    let mut names = headers(&["w", "a", "g", "unused"]);
    names.extend(headers(&ACSI));
    let codebook = study.unwrap().codebook(acsi(), &names).unwrap().codebook;
    assert_eq!((codebook.weight, codebook.group), (Some(0), Some(2)));
    let columns: Vec<usize> = [0, 1, 2].into_iter().chain(4..19).collect();
    assert_eq!(codebook.columns(), columns);
    assert_eq!(codebook.items[0].missing_codes, ["99"]);
}

#[test]
fn faults_of_resampling_have_their_lines() {
    for (text, code, line, problem) in [
        (
            "[settings]\nresamples = 9",
            Code::StudyBadValue,
            2,
            "9 is no number of resamples",
        ),
        (
            "[settings]\nresamples = 1000001",
            Code::StudyBadValue,
            2,
            "1000001 is no number",
        ),
        (
            "[settings]\nresamples = 1.5",
            Code::StudyBadValue,
            2,
            "1.5 where a whole number",
        ),
        (
            "[settings]\nseed = -1",
            Code::StudyBadValue,
            2,
            "-1 where a whole number",
        ),
        (
            "[settings]\n\nconfidence = 95",
            Code::StudyBadValue,
            3,
            "95 is no confidence",
        ),
        (
            "[settings]\nconfidence = 0.5",
            Code::StudyBadValue,
            2,
            "0.5 is no confidence",
        ),
        (
            "[settings]\nengine = 'momnt'",
            Code::StudyBadValue,
            2,
            "not one of the choices",
        ),
        (
            "[settings]\nresample = 9",
            Code::StudyUnknownKey,
            2,
            "settings.resample",
        ),
        (
            "[survey]\nstratum = 'a'",
            Code::StudyUnknownKey,
            2,
            "survey.stratum",
        ),
        (
            "[survey]\nreplicate_weights = ['r*']",
            Code::StudyBadValue,
            2,
            "is not said",
        ),
        (
            "[survey]\nreplicate_weights = []",
            Code::StudyBadValue,
            2,
            "the list is empty",
        ),
        (
            "[survey]\nreplicate_kind = 'brr'",
            Code::StudyBadValue,
            2,
            "no replicate weights",
        ),
        (
            "[survey]\nreplicate_weights = 'r'\nreplicate_kind = 'jk3'",
            Code::StudyBadValue,
            3,
            "not one of the choices",
        ),
        (
            "[survey]\nreplicate_weights = ['a*b*']\nreplicate_kind = 'jk1'",
            Code::StudyBadValue,
            2,
            "one *",
        ),
        (
            "[survey]\nreplicate_weights = 'r*'\nreplicate_kind = 'jk1'\ncluster = 'c'",
            Code::StudyBadValue,
            4,
            "already hold the design",
        ),
    ] {
        let found = faults(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].0, found[0].1), (code, Some(line)), "{text}");
        assert!(found[0].2.contains(problem), "{}", found[0].2);
    }
    let both = "[survey]\nstrata = 's'\ncluster = 'c'\nreplicate_weights = 'r*'";
    let lines: Vec<_> = faults(both).iter().map(|fault| fault.1).collect();
    assert_eq!(lines, [Some(2), Some(3), Some(4)]);
}

fn with_design(survey: &str, others: &[&str]) -> Result<Resolution, Diagnostics> {
    let mut names = headers(&ACSI);
    names.extend(headers(others));
    let study = Study::parse(&format!("[survey]\n{survey}")).unwrap();
    study.codebook(acsi(), &names)
}

#[test]
fn columns_of_the_design_are_read_too() {
    let resolution = with_design("strata = 'S'\ncluster = 'c'", &["c", "x", "s"]).unwrap();
    let codebook = resolution.codebook;
    assert_eq!((codebook.strata, codebook.cluster), (Some(17), Some(15)));
    let columns: Vec<usize> = (0..16).chain([17]).collect();
    assert_eq!(codebook.columns(), columns);
    let replicates = "weight = 'w'\nreplicate_weights = 'w*'\nreplicate_kind = 'jk1'";
    let resolution = with_design(replicates, &["w2", "w", "x", "w1"]).unwrap();
    assert_eq!(resolution.codebook.replicate_weights, [15, 18]);
    let columns: Vec<usize> = (0..17).chain([18]).collect();
    assert_eq!(resolution.codebook.columns(), columns);
}

#[test]
fn columns_that_hold_no_design_are_faults() {
    for (survey, code, parts) in [
        (
            "strata = 'regoin'\ncluster = 'branhc'",
            Code::MissingColumn,
            &[
                "\"regoin\" (strata), \"branhc\" (cluster)",
                "\"region\", \"branch\"",
            ][..],
        ),
        (
            "replicate_weights = ['rwt*', 'w1']\nreplicate_kind = 'brr'",
            Code::MissingColumn,
            &["\"rwt*\" (replicate_weights)", "\"rw1\""],
        ),
        ("cluster = 'twice'", Code::DuplicateColumn, &["twice"]),
        (
            "replicate_weights = 'rw1'\nreplicate_kind = 'brr'",
            Code::StudyBadValue,
            &["single column"],
        ),
        (
            "weight = 'w1'\nreplicate_weights = ['w1', 'w2', 'sat*']\nreplicate_kind = 'brr'",
            Code::StudyBadValue,
            &["\"w1\", \"sat_overall\", \"sat_confirm\", \"sat_ideal\""],
        ),
    ] {
        let others = ["region", "branch", "rw1", "w1", "w2", "twice", "twice"];
        let found = with_design(survey, &others).unwrap_err();
        assert_eq!(codes(&found), [code], "{survey}");
        for part in parts {
            assert!(message(&found, 0).contains(part), "{}", message(&found, 0));
        }
    }
}

/// A column of an export: its wording and choices.
struct Asked(&'static str, Option<&'static str>, Vec<(String, String)>);

impl Header for Asked {
    fn name(&self) -> &str {
        self.0
    }

    fn choices(&self) -> &[(String, String)] {
        &self.2
    }

    fn label(&self) -> Option<String> {
        self.1.map(str::to_owned)
    }
}

#[test]
fn wording_labels_unlabelled_indicators_and_a_dictionary_gives_labels() {
    let study = Study::parse(
        "[scale]\nmin = 1\nmax = 2\n[items]\nb1 = { column = 'b1', labels = { 'Yes' = 2 } }",
    )
    .unwrap();
    let model = PathModel::parse(
        "A =~ a1\nB =~ b1\nB ~ A",
        "m",
        ModelFormat::Lavaan,
        Some("B"),
    );
    let choices = [
        ("1", "Poor"),
        ("2", "Good"),
        ("9", "Don't know"),
        ("x", "Odd"),
    ];
    let choices = choices
        .map(|(code, label)| (code.to_owned(), label.to_owned()))
        .to_vec();
    let columns = [
        Asked("a1", Some("How good?"), choices.clone()),
        Asked("b1", None, choices),
    ];
    let resolved = study.codebook(model.unwrap(), &columns).unwrap();
    let labels: Vec<&str> = resolved
        .model
        .indicators()
        .map(|item| item.label.en.as_str())
        .collect();
    assert_eq!(labels, ["How good?", "b1"]);
    let items = &resolved.codebook.items;
    assert_eq!(
        items[0].labels,
        [("poor".to_owned(), 1.0), ("good".to_owned(), 2.0)]
    );
    assert_eq!(items[1].labels, [("yes".to_owned(), 2.0)]);
}
