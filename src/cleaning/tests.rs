//! Rules of cleaning, one by one, and all together on arbitrary answers.

use proptest::prelude::*;

use super::samples::{codebook, model, responses};
use super::*;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{PathModel, Scale};
use crate::study::{Codebook, Labels, MissingTreatment, Study, normalised};
use crate::survey::{Codes, Responses};
use crate::words::{Language, Words};

const WORKING: &[&str] = &["1", "2", "3", "4", "5", "1", "2", "3", "4", "5"];

fn two_items() -> PathModel {
    model(&[&["a"], &["b"]])
}

/// Cleans item `a` with these answers beside a working item `b`, both on 1 to 5.
fn clean_a(answers: &[&str], change: impl FnOnce(&mut Codebook)) -> Result<Cleaned, Diagnostics> {
    let working: Vec<&str> = WORKING
        .iter()
        .copied()
        .cycle()
        .take(answers.len())
        .collect();
    let mut codebook = codebook(&["a", "b"], 1.0, 5.0);
    change(&mut codebook);
    let responses = responses(&[("A", answers), ("B", &working)]);
    clean(responses, &codebook, &two_items(), MissingTreatment::Mean)
}

fn faults(answers: &[&str]) -> Vec<Diagnostic> {
    clean_a(answers, |_| {}).unwrap_err().0
}

fn argument<'d>(diagnostic: &'d Diagnostic, name: &str) -> &'d str {
    let mut arguments = diagnostic.arguments.iter();
    &arguments.find(|(known, _)| *known == name).unwrap().1
}

fn numbers(column: &ItemColumn, respondents: usize) -> Vec<String> {
    (0..respondents)
        .map(|at| column.value(at).to_string())
        .collect()
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics.iter().map(|found| found.code).collect()
}

#[test]
fn answers_become_numbers() {
    let cleaned = clean_a(&["1", " ５ ", "2.0", "", "99", " \u{a0}"], |codebook| {
        codebook.items[0].missing_codes = vec!["99".to_owned()];
    })
    .unwrap();
    assert_eq!(
        numbers(&cleaned.items.items[0], 6),
        ["1", "5", "2", "NaN", "NaN", "NaN"]
    );
    let log = &cleaned.log.items[0];
    assert_eq!((log.answered, log.blank, log.missing()), (3, 2, 3));
    assert_eq!(
        log.missing_codes,
        [MissingCodeCount {
            code: "99".to_owned(),
            count: 1
        }]
    );
    assert_eq!((log.indicator.as_str(), log.column.as_str()), ("a", "A"));
    assert_eq!(cleaned.scales, [Scale { min: 1.0, max: 5.0 }; 2]);
}

#[test]
fn reversal_turns_values_about_the_middle() {
    let cleaned = clean_a(&["1", "2", "5"], |codebook| {
        codebook.items[0].reverse = true;
    })
    .unwrap();
    assert_eq!(numbers(&cleaned.items.items[0], 3), ["5", "4", "1"]);
    assert!(cleaned.log.items[0].reversed);
}

#[test]
fn labels_and_numbers_may_stand_together() {
    let cleaned = clean_a(
        &["Very Satisfied", "不满意", "3", "very  satisfied"],
        |codebook| {
            let labels = Labels::set("satisfaction-5").unwrap();
            codebook.items[0].labels = labels.values;
            codebook.items[0].label_set = labels.set;
        },
    )
    .unwrap();
    assert_eq!(numbers(&cleaned.items.items[0], 4), ["5", "2", "3", "5"]);
    let log = &cleaned.log.items[0];
    assert_eq!(log.labels.iter().map(|label| label.count).sum::<usize>(), 3);
}

#[test]
fn labels_recode_numbers() {
    let cleaned = clean_a(&["1", "2", "2"], |codebook| {
        codebook.items[0].scale = Scale { min: 0.0, max: 1.0 };
        codebook.items[0].labels = vec![("1".to_owned(), 1.0), ("2".to_owned(), 0.0)];
    })
    .unwrap();
    assert_eq!(numbers(&cleaned.items.items[0], 3), ["1", "0", "0"]);
}

#[test]
fn faulty_answers_have_their_codes() {
    for (answers, expected) in [
        (&["1", "2", "ten", "3"][..], Code::NotANumber),
        (&["1", "2", "nan", "3"], Code::NotANumber),
        (&["1", "2", "3,5", "3"], Code::NotANumber),
        (&["1", "6", "7", "3"], Code::OffScale),
        (&["1", "5.5", "2", "3"], Code::OffScale),
        (&["1", "6", "2", "3"], Code::UndeclaredCode),
        (&["1", "0", "2", "3"], Code::UndeclaredCode),
        (&["1", "98", "99", "3"], Code::UndeclaredCode),
        (&["1", "-1", "0", "3"], Code::UndeclaredCode),
        (&["1", "7", "8", "3"], Code::UndeclaredCode),
        (&["1", "2.5", "2", "3"], Code::DecimalAnswer),
        (&["3", "3", "3", ""], Code::ConstantItem),
        (&["", "", "", " "], Code::EmptyItem),
        (&["1", "2"], Code::TooFewRespondents),
        (&[], Code::TooFewRespondents),
    ] {
        let found = faults(answers);
        assert_eq!(codes(&found), [expected], "{answers:?}");
        let words = [Words::new(Language::English), Words::new(Language::Chinese)];
        for words in words {
            let said = found[0].sentence(&words);
            assert!(!said.contains("{$") && !said.contains("{ $"), "{said}");
        }
    }
}

#[test]
fn a_run_and_a_lonely_code_are_told_apart() {
    let found = faults(&["1", "5", "6", "7", "8", "98", "98", "2"]);
    assert_eq!(codes(&found), [Code::OffScale, Code::UndeclaredCode]);
    assert_eq!(argument(&found[0], "highest"), "8");
    assert_eq!(argument(&found[0], "lowest"), "1");
    assert_eq!(argument(&found[1], "values"), "98 (2×)");
    assert_eq!(argument(&found[1], "codes"), "98");
    assert_eq!(argument(&found[1], "indicator"), "a");
    assert_eq!(argument(&found[1], "mean_with"), "28.12");
    assert_eq!(argument(&found[1], "mean_without"), "4.83");
}

#[test]
fn codes_are_declared_for_all_columns_unless_another_has_them_as_answers() {
    let given = responses(&[
        ("a", &["1", "2", "98", "6"]),
        ("b", &["1", "9", "99", "6"]),
        ("c", &["1", "2", "99", "98"]),
    ]);
    let mut codebook = codebook(&["a", "b", "c"], 1.0, 5.0);
    codebook.items[1].scale = Scale {
        min: 1.0,
        max: 10.0,
    };
    let model = model(&[&["a"], &["b"], &["c"]]);
    let found = clean(given, &codebook, &model, MissingTreatment::Mean)
        .unwrap_err()
        .0;
    let advice: Vec<_> = found
        .iter()
        .map(|fault| (argument(fault, "codes"), fault.phrases[0].1))
        .collect();
    let everywhere = ("98,99", "cleaning-declare-everywhere");
    assert_eq!(
        advice,
        [
            ("6,98", "cleaning-declare-for-item"),
            everywhere,
            everywhere
        ]
    );
    let words = Words::new(Language::English);
    assert!(
        found[0]
            .remedy(&words)
            .contains("a = { missing = [6,98] } under [items]")
    );
}

#[test]
fn a_scale_below_zero_runs_on_below() {
    let found = clean_a(&["-3", "-4", "-5", "3"], |codebook| {
        codebook.items[0].scale = Scale {
            min: -3.0,
            max: 3.0,
        };
    });
    assert_eq!(codes(&found.unwrap_err().0), [Code::OffScale]);
}

#[test]
fn a_column_of_decimals_or_a_declared_one_is_accepted() {
    assert!(clean_a(&["1.5", "2.5", "3.5", "4"], |_| {}).is_ok());
    let declared = clean_a(&["1.5", "2", "3", "4"], |codebook| {
        codebook.items[0].decimals = true;
    });
    assert!(declared.is_ok());
    let fractional = clean_a(&["1.5", "2", "3", "4"], |codebook| {
        codebook.items[0].scale = Scale { min: 0.5, max: 5.0 };
    });
    assert!(fractional.is_ok());
}

#[test]
fn faults_name_rows_counts_and_proposals() {
    let found = faults(&["满意", "不满意", "满意", "1", "一般"]);
    assert_eq!(found[0].count, Some(4));
    assert_eq!(
        found[0]
            .rows
            .iter()
            .map(|row| row.record)
            .collect::<Vec<_>>(),
        [1, 2, 3, 5]
    );
    assert_eq!(found[0].rows[1].line, 3);
    assert_eq!(codes(&found), [Code::UnmappedLabel]);
    assert_eq!(
        argument(&found[0], "values"),
        "\"满意\" (2×), \"不满意\", \"一般\""
    );
    let words = Words::new(Language::English);
    let ten = &faults(&["1", "2", "ten", "3"])[0];
    assert_eq!(
        ten.sentence(&words).lines().next().unwrap(),
        "error[CSI-D012] record 3 (line 4), column \"A\": \"ten\" is not a number from 1 to 5 (answers concerned: 1)"
    );
}

#[test]
fn unmapped_and_ambiguous_labels_are_faults() {
    let with_set = |answers: &[&str]| {
        let cleaned = clean_a(answers, |codebook| {
            let labels = Labels::set("satisfaction-5").unwrap();
            codebook.items[0].labels = labels.values;
            codebook.items[0].label_set = labels.set;
        });
        cleaned.unwrap_err().0
    };
    let found = with_set(&["satisfied", "satisfeid", "neutral"]);
    assert_eq!(codes(&found), [Code::UnmappedLabel]);
    assert_eq!(argument(&found[0], "nearest"), "\"satisfied\"");
    let found = with_set(&["不满意", "比较不满意", "满意"]);
    assert_eq!(codes(&found), [Code::AmbiguousLabels]);
}

#[test]
fn all_columns_are_judged_at_once() {
    let columns = responses(&[
        ("A", &["1", "x", "3"]),
        ("B", &["1", "2", "99"]),
        ("w", &["1", "0", ""]),
    ]);
    let mut codebook = codebook(&["a", "b"], 1.0, 5.0);
    codebook.weight = Some(2);
    let found = clean(columns, &codebook, &two_items(), MissingTreatment::Mean)
        .unwrap_err()
        .0;
    assert_eq!(
        codes(&found),
        [Code::NotANumber, Code::UndeclaredCode, Code::BadWeight]
    );
    assert_eq!(found[2].count, Some(2));
    assert_eq!(argument(&found[2], "values"), "\"0\", \"\"");
}

fn filtered(expression: &str) -> Result<Cleaned, Diagnostics> {
    let columns = responses(&[
        ("a", &["1", "2", "3", "99", "5", ""]),
        ("b", &["2", "3", "1", "4", "5", ""]),
        ("region", &["north", "North ", "south", "east", "", "north"]),
        ("age", &["18", "40", "61", "17", "x", "30"]),
        ("w", &["1", "3", "2", "-1", "2", "9"]),
    ]);
    let text = format!("[survey]\nwhere = '{expression}'\nweight = 'w'\ngroup = 'region'");
    let headers = ["a", "b", "region", "age", "w"].map(str::to_owned);
    let mut study = Study::parse(&text).unwrap();
    study.scale = Some(Scale { min: 1.0, max: 5.0 });
    let resolution = study.codebook(two_items(), &headers).unwrap();
    clean(
        columns,
        &resolution.codebook,
        &resolution.model,
        MissingTreatment::Mean,
    )
}

#[test]
fn the_filter_comes_first() {
    let cleaned = filtered("age >= 18 or region == \"\"").unwrap();
    let log = &cleaned.log;
    assert_eq!(
        (log.respondents_read, log.empty, log.respondents_used),
        (6, 1, 4)
    );
    assert_eq!(log.filter.as_ref().unwrap().left_out, 1);
    assert_eq!(numbers(&cleaned.items.items[0], 4), ["1", "2", "3", "5"]);
    assert_eq!(cleaned.items.items[0].codes.len(), 4);
    let weights = cleaned.respondent_weights.unwrap();
    assert_eq!(weights, [0.5, 1.5, 1.0, 1.0]);
    assert!((log.weights.as_ref().unwrap().mean - 2.0).abs() < 1e-15);
    let warned = codes(&cleaned.warnings);
    assert_eq!(
        warned,
        [
            Code::RespondentsDropped,
            Code::EmptyResponse,
            Code::SmallSample
        ]
    );
    let groups = cleaned.groups.unwrap();
    assert_eq!(groups.names.len(), 2);
    assert_eq!(groups.counts(), [2, 1]);
    assert_eq!(
        (groups.of(0), groups.of(1), groups.of(2), groups.of(3)),
        (Some(0), Some(0), Some(1), None)
    );
}

#[test]
fn a_filter_that_keeps_nobody_is_told() {
    let found = filtered("age > 100").unwrap_err().0;
    assert_eq!(codes(&found), [Code::TooFewRespondents]);
    assert_eq!(argument(&found[0], "filtered"), "6");
}

#[test]
fn listwise_leaves_out_and_mean_keeps() {
    let columns = || {
        responses(&[
            ("a", &["1", "", "3", "4", "", "2"]),
            ("b", &["2", "3", "1", "", "", "5"]),
        ])
    };
    let codebook = codebook(&["a", "b"], 1.0, 5.0);
    let with = |treatment| clean(columns(), &codebook, &two_items(), treatment).unwrap();
    let listwise = with(MissingTreatment::Listwise);
    assert_eq!(
        (
            listwise.log.empty,
            listwise.log.listwise,
            listwise.items.respondents
        ),
        (1, 2, 3)
    );
    assert_eq!(numbers(&listwise.items.items[0], 3), ["1", "3", "2"]);
    assert_eq!(listwise.log.items[0].blank, 1);
    assert_eq!(
        codes(&listwise.warnings),
        [
            Code::RespondentsDropped,
            Code::EmptyResponse,
            Code::SmallSample
        ]
    );
    let mean = with(MissingTreatment::Mean);
    assert_eq!(mean.items.respondents, 5);
    assert_eq!(
        codes(&mean.warnings),
        [
            Code::EmptyResponse,
            Code::ItemNonResponse,
            Code::UnansweredConstruct,
            Code::SmallSample
        ]
    );
    assert_eq!(
        argument(&mean.warnings[1], "items"),
        "\"a\" (20.0 %), \"b\" (20.0 %)"
    );
    assert_eq!(argument(&mean.warnings[2], "constructs"), "c0 (1), c1 (1)");
    let em = with(MissingTreatment::Em);
    assert!(!codes(&em.warnings).contains(&Code::ItemNonResponse));
}

#[test]
fn an_unused_half_of_the_scale_is_a_warning() {
    let answers = ["3", "4", "5"].repeat(60);
    let cleaned = clean_a(&answers, |_| {}).unwrap();
    assert_eq!(codes(&cleaned.warnings), [Code::UnusedScale]);
    assert_eq!(argument(&cleaned.warnings[0], "items"), "\"A\" (3…5 / 1…5)");
    let few = ["3", "4", "5"].repeat(9);
    assert!(!codes(&clean_a(&few, |_| {}).unwrap().warnings).contains(&Code::UnusedScale));
}

#[test]
fn a_column_that_was_not_read_is_a_fault() {
    let found = clean(
        responses(&[("a", &["1", "2", "3"])]),
        &codebook(&["a", "b"], 1.0, 5.0),
        &two_items(),
        MissingTreatment::Mean,
    );
    assert_eq!(codes(&found.unwrap_err().0), [Code::MissingColumn]);
}

fn wide(answers: &[&str]) -> Responses {
    let mut responses = responses(&[("a", answers), ("b", answers)]);
    for column in &mut responses.columns {
        if let Codes::Narrow(codes) = &column.answers.codes {
            column.answers.codes = Codes::Wide(codes.iter().map(|code| u32::from(*code)).collect());
        }
    }
    responses
}

proptest! {
    #[test]
    fn arbitrary_answers_never_panic(
        answers in prop::collection::vec(
            prop_oneof![
                "[1-5]", "[1-5]", "[1-5]", "", "\\PC{0,6}", "-?[0-9]{1,3}(\\.[0-9])?", "99", "非常满意",
            ],
            0..40,
        ),
        reverse: bool,
        labelled: bool,
        listwise: bool,
        weighted: bool,
        is_wide: bool,
    ) {
        let texts: Vec<&str> = answers.iter().map(String::as_str).collect();
        let mut codebook = codebook(&["a", "b"], 1.0, 5.0);
        codebook.items[0].reverse = reverse;
        codebook.items[1].missing_codes = vec!["99".to_owned()];
        codebook.weight = weighted.then_some(0);
        codebook.group = Some(1);
        if labelled {
            codebook.items[1].labels = Labels::set("satisfaction-5").unwrap().values;
        }
        let given = if is_wide { wide(&texts) } else { responses(&[("a", &texts), ("b", &texts)]) };
        let treatment = if listwise { MissingTreatment::Listwise } else { MissingTreatment::Mean };
        match clean(given, &codebook, &two_items(), treatment) {
            Ok(cleaned) => {
                let log = &cleaned.log;
                prop_assert_eq!(log.respondents_read, texts.len());
                prop_assert_eq!(log.empty + log.listwise + log.respondents_used, texts.len());
                for item in &cleaned.items.items {
                    prop_assert_eq!(item.codes.len(), log.respondents_used);
                    let on_scale = |value: f64| value.is_nan() || (1.0..=5.0).contains(&value);
                    prop_assert!((0..log.respondents_used).all(|at| on_scale(item.value(at))));
                }
            }
            Err(found) => prop_assert!(!found.to_string().is_empty()),
        }
    }

    #[test]
    fn arbitrary_filters_never_panic(text in "\\PC{0,30}", answer in "\\PC{0,6}") {
        if let Ok(filter) = crate::study::Filter::parse(&text) {
            for column in filter.condition.columns() {
                prop_assert!(!normalised(column).contains('`') || text.contains('`'));
            }
            let mapped = filter.condition.map_columns(&mut |_| Some(0));
            let mut codebook = codebook(&["a"], 1.0, 5.0);
            codebook.filter = mapped.map(|condition| crate::study::ResolvedFilter { text, condition });
            let given = responses(&[("a", &[answer.as_str(), "1", "2"])]);
            let _ = clean(given, &codebook, &model(&[&["a"]]), MissingTreatment::Mean);
        }
    }
}

/// Cleans two working items with further columns as the codebook says.
fn with_design(
    columns: &[(&str, &[&str])],
    change: impl FnOnce(&mut Codebook),
) -> Result<Cleaned, Diagnostics> {
    let respondents = columns[0].1.len();
    let mut all = vec![
        ("a", &WORKING[..respondents]),
        ("b", &WORKING[..respondents]),
    ];
    all.extend(columns);
    let mut codebook = codebook(&["a", "b"], 1.0, 5.0);
    codebook.missing_codes = vec!["99".to_owned()];
    change(&mut codebook);
    let (given, model) = (responses(&all), two_items());
    clean(given, &codebook, &model, MissingTreatment::Mean)
}

#[test]
fn strata_and_clusters_are_numbered_by_rank() {
    let columns: [(&str, &[&str]); 2] = [
        ("s", &["South", "north", "10", " south", "NORTH", "9"]),
        ("c", &["2", "10", "1", "3", "２", "1"]),
    ];
    let cleaned = with_design(&columns, |codebook| {
        (codebook.strata, codebook.cluster) = (Some(2), Some(3));
    })
    .unwrap();
    assert_eq!(cleaned.strata.as_deref(), Some(&[3, 2, 1, 3, 2, 0][..]));
    assert_eq!(cleaned.clusters.as_deref(), Some(&[1, 3, 0, 2, 1, 0][..]));
    assert_eq!(
        codes(&cleaned.warnings),
        [Code::SmallSample, Code::LonelyStratum]
    );
    assert_eq!(argument(&cleaned.warnings[1], "strata"), "\"9\", \"10\"");
    let plain = with_design(&columns, |_| {}).unwrap();
    assert_eq!((plain.strata, plain.clusters), (None, None));
    assert!(plain.replicate_weights.is_empty());
}

#[test]
fn a_stratum_is_lonely_by_its_clusters_or_respondents() {
    for (strata, clusters, lonely) in [
        (["1", "1", "2", "2"], None, ""),
        (["1", "1", "1", "2"], None, "\"2\""),
        (["1", "1", "2", "2"], Some(["1", "2", "1", "2"]), ""),
        (
            ["1", "1", "2", "2"],
            Some(["1", "1", "1", "1"]),
            "\"1\", \"2\"",
        ),
        (["1", "1", "1", "1"], Some(["1", "1", "1", "2"]), ""),
    ] {
        let clustered = clusters.is_some();
        let clusters = clusters.unwrap_or_default();
        let cleaned = with_design(&[("s", &strata), ("c", &clusters)], |codebook| {
            codebook.strata = Some(2);
            codebook.cluster = clustered.then_some(3);
        })
        .unwrap();
        let warned = cleaned.warnings.iter();
        let named = warned
            .filter(|found| found.code == Code::LonelyStratum)
            .map(|found| argument(found, "strata"));
        assert_eq!(named.collect::<String>(), lonely, "{strata:?} {clusters:?}");
    }
}

#[test]
fn a_design_with_gaps_is_a_fault() {
    let words = [Words::new(Language::English), Words::new(Language::Chinese)];
    for (strata, clusters, values, count) in [
        (
            ["1", "", "2", "99"],
            ["1", "2", "3", "4"],
            "\"\", \"99\"",
            2,
        ),
        (["1", "1", "2", "2"], ["1", " ", "3", " "], "\"\" (2×)", 2),
        (["1", "1", "1", "1"], ["7", "7", " 7", "7"], "\"7\"", 4),
    ] {
        let found = with_design(&[("s", &strata), ("c", &clusters)], |codebook| {
            (codebook.strata, codebook.cluster) = (Some(2), Some(3));
        })
        .unwrap_err()
        .0;
        assert_eq!(codes(&found), [Code::BadDesign], "{strata:?}");
        assert_eq!(argument(&found[0], "values"), values);
        assert_eq!(argument(&found[0], "count"), count.to_string());
        for words in &words {
            assert!(!found[0].sentence(words).contains('$'));
        }
    }
    let gaps: [(&str, &[&str]); 2] = [("s", &["1", "", "2"]), ("c", &["", "2", "3"])];
    let found = with_design(&gaps, |codebook| {
        (codebook.strata, codebook.cluster) = (Some(2), Some(3));
    });
    let found = found.unwrap_err().0;
    assert_eq!(codes(&found), [Code::BadDesign, Code::BadDesign]);
    assert_eq!((found[0].rows[0].record, found[1].rows[0].record), (2, 1));
    assert_eq!(
        found[0].message(&words[0]),
        "\"\" names no stratum (respondents concerned: 1)"
    );
}

#[test]
fn replicate_weights_are_read_as_they_are() {
    let columns: [(&str, &[&str]); 2] = [
        ("r1", &["0", "2.5", "1", "0"]),
        ("r2", &["2", "0", "0", "0"]),
    ];
    let cleaned = with_design(&columns, |codebook| codebook.replicate_weights = vec![3, 2]);
    assert_eq!(
        cleaned.unwrap().replicate_weights,
        [vec![2.0, 0.0, 0.0, 0.0], vec![0.0, 2.5, 1.0, 0.0]]
    );
}

#[test]
fn bad_replicate_weights_are_faults_by_column() {
    let columns: [(&str, &[&str]); 3] = [
        ("r1", &["0", "-1", "x", "99"]),
        ("r2", &["2", "0", "", "1"]),
        ("r3", &["0", "0", "0.0", "0"]),
    ];
    let found = with_design(&columns, |codebook| {
        codebook.replicate_weights = vec![2, 3, 4];
    });
    let found = found.unwrap_err().0;
    assert_eq!(codes(&found), [Code::BadWeight; 3]);
    let words = [Words::new(Language::English), Words::new(Language::Chinese)];
    let said: Vec<_> = found.iter().map(|fault| fault.message(&words[0])).collect();
    assert_eq!(
        said,
        [
            "\"-1\", \"x\", \"99\" is not a replicate weight of 0 or more (respondents concerned: 3)",
            "\"\" is not a replicate weight of 0 or more (respondents concerned: 1)",
            "\"0\" (3×), \"0.0\" is not enough in a column of replicate weights: at least one must be above 0 \
             (respondents concerned: 4)",
        ]
    );
    assert_eq!(found[1].place.column.as_deref(), Some("r2"));
    assert_eq!(found[1].rows[0].record, 3);
    for (fault, words) in found.iter().zip(words.iter().cycle()) {
        assert!(!fault.sentence(words).contains('$'));
    }
}

#[test]
fn the_design_is_of_the_respondents_who_are_in() {
    let columns = responses(&[
        ("a", &["1", "", "3", "4", "5"]),
        ("b", &["2", "", "1", "4", "5"]),
        ("s", &["x", "", "y", "x", "y"]),
        ("r", &["1", "-1", "0", "2", "3"]),
    ]);
    let mut codebook = codebook(&["a", "b"], 1.0, 5.0);
    codebook.strata = Some(2);
    codebook.replicate_weights = vec![3];
    let cleaned = clean(columns, &codebook, &two_items(), MissingTreatment::Mean).unwrap();
    assert_eq!(cleaned.strata.as_deref(), Some(&[0, 1, 0, 1][..]));
    assert_eq!(cleaned.replicate_weights, [[1.0, 0.0, 2.0, 3.0]]);
}

#[test]
fn questions_may_be_constant_empty_or_read_twice() {
    let columns = responses(&[("a", &["9", "9", ""]), ("b", &["", "", ""])]);
    let mut codebook = codebook(&["nps", "other", "again"], 0.0, 10.0);
    codebook.items[2].column = 0;
    let cleaned = clean_questions(columns, &codebook).unwrap();
    assert_eq!(cleaned.items.respondents, 2);
    for item in [0, 2] {
        assert!((cleaned.items.items[item].value(1) - 9.0).abs() < f64::EPSILON);
    }
    assert!(cleaned.items.items[1].value(0).is_nan());
    let nobody = responses(&[("a", &["", ""]), ("b", &["", ""])]);
    let faults = clean_questions(nobody, &codebook).unwrap_err().0;
    assert_eq!(faults[0].code, Code::TooFewRespondents);
    // No question is deleted listwise.
    for language in [Language::English, Language::Chinese] {
        let remedy = faults[0].remedy(&Words::new(language));
        assert!(
            !remedy.contains("--missing") && !remedy.contains('$'),
            "{remedy}"
        );
    }
}
