//! Answers in words that the study does not explain.

use super::samples::{codebook, model, responses};
use super::*;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{PathModel, Scale};
use crate::study::{Codebook, Labels, MissingTreatment, ScaleBasis};
use crate::words::{Language, Words};

/// Cleans the columns on the model's scale from 1 to 10, which nobody declared.
fn cleaned(
    columns: &[(&str, &[&str])],
    change: impl FnOnce(&mut Codebook),
) -> Result<Cleaned, Diagnostics> {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let mut codebook = codebook(&names, 1.0, 10.0);
    for item in &mut codebook.items {
        item.scale_basis = ScaleBasis::Model;
    }
    change(&mut codebook);
    let blocks: Vec<&[&str]> = names.iter().map(std::slice::from_ref).collect();
    let model: PathModel = model(&blocks);
    clean(
        responses(columns),
        &codebook,
        &model,
        MissingTreatment::Mean,
    )
}

fn values(column: &ItemColumn, respondents: usize) -> Vec<f64> {
    (0..respondents).map(|at| column.value(at)).collect()
}

fn first_values(columns: &[(&str, &[&str])]) -> Vec<f64> {
    let cleaned = cleaned(columns, |_| {}).unwrap();
    values(&cleaned.items.items[0], columns[0].1.len())
}

fn faults(columns: &[(&str, &[&str])]) -> Vec<Diagnostic> {
    let found = cleaned(columns, |_| {}).unwrap_err().0;
    for language in [Language::English, Language::Chinese] {
        for fault in &found {
            let said = fault.sentence(&Words::new(language));
            assert!(!said.contains("{$") && !said.contains("{ $"), "{said}");
        }
    }
    found
}

fn codes(found: &[Diagnostic]) -> Vec<Code> {
    found.iter().map(|found| found.code).collect()
}

fn argument<'d>(fault: &'d Diagnostic, name: &str) -> &'d str {
    let mut arguments = fault.arguments.iter();
    &arguments.find(|(known, _)| *known == name).unwrap().1
}

fn scale(min: f64, max: f64) -> Scale {
    Scale { min, max }
}

const FIVE: &[&str] = &["非常不满意", "不满意", "一般", "满意", "非常满意"];

#[test]
fn words_are_read_by_the_set_that_fits_and_its_ends_hold() {
    let cleaned = cleaned(
        &[
            ("Q1", FIVE),
            ("Q2", &["不满意", "一般", "满意", "满意", " 非常满意　"]),
        ],
        |_| {},
    )
    .unwrap();
    assert_eq!(
        values(&cleaned.items.items[1], 5),
        [2.0, 3.0, 4.0, 4.0, 5.0]
    );
    assert_eq!(cleaned.scales, [scale(1.0, 5.0); 2]);
    let log = &cleaned.log.items[1];
    assert_eq!(log.label_set.as_deref(), Some("satisfaction-5"));
    assert_eq!(log.label_basis, Some(LabelBasis::Chosen));
    let groups = &cleaned.log.label_groups;
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].columns, ["Q1", "Q2"]);
    let counts: Vec<usize> = groups[0].labels.iter().map(|label| label.count).collect();
    assert_eq!(counts, [1, 2, 2, 3, 2]);
    let notes = codes(&cleaned.warnings);
    assert!(notes.contains(&Code::LabelsChosen) && notes.contains(&Code::ScaleFromLabels));
}

#[test]
fn nobody_at_an_end_does_not_shrink_the_scale() {
    let columns = [
        ("Q1", &["agree", "neutral", "strongly agree"][..]),
        ("Q2", &["agree", "agree", "neutral"]),
    ];
    let cleaned = cleaned(&columns, |_| {}).unwrap();
    assert_eq!(cleaned.scales, [scale(1.0, 5.0); 2]);
    assert_eq!(values(&cleaned.items.items[1], 3), [4.0, 4.0, 3.0]);
    let shown = &cleaned.log.label_groups[0].labels;
    let shown: Vec<(&str, usize)> = shown.iter().map(|l| (l.label.as_str(), l.count)).collect();
    assert_eq!(shown[0], ("strongly disagree", 0));
    assert_eq!(shown.len(), 5);
}

#[test]
fn other_questions_have_other_lists() {
    let cleaned = cleaned(
        &[
            ("Q1", &["不满意", "一般", "满意", "非常满意"]),
            ("Q2", &["不同意", "一般", "同意", "非常同意"]),
            ("Q3", &["Yes", "No", "no", "Yes"]),
        ],
        |_| {},
    )
    .unwrap();
    let sets: Vec<_> = cleaned
        .log
        .items
        .iter()
        .map(|item| item.label_set.clone())
        .collect();
    let sets: Vec<&str> = sets.iter().flatten().map(String::as_str).collect();
    assert_eq!(sets, ["satisfaction-5", "agreement-5", "yes-no"]);
    assert_eq!(values(&cleaned.items.items[2], 4), [1.0, 0.0, 0.0, 1.0]);
}

#[test]
fn the_order_of_the_list_tells_dissatisfied_from_rather_dissatisfied() {
    let list = [
        "非常不满意",
        "不满意",
        "比较不满意",
        "一般",
        "比较满意",
        "满意",
        "非常满意",
    ];
    let values = first_values(&[("Q1", &list), ("Q2", &list)]);
    assert_eq!(values, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
    // Five labels of which two are one step of the only set that fits.
    let found = faults(&[("Q1", &["不满意", "不太满意", "一般", "满意"])]);
    assert_eq!(codes(&found), [Code::AmbiguousLabels]);
}

#[test]
fn two_lists_stop_the_run_unless_the_study_decides() {
    let columns = [
        ("Q1", &["不满意", "一般", "满意"][..]),
        ("Q2", &["满意", "一般", "满意"]),
    ];
    let found = faults(&columns);
    assert_eq!(codes(&found), [Code::AmbiguousLabelSet]);
    let sets = argument(&found[0], "sets");
    assert!(
        sets.contains("satisfaction-3") && sets.contains("satisfaction-5"),
        "{sets}"
    );
    let by_scale = cleaned(&columns, |codebook| {
        for item in &mut codebook.items {
            (item.scale, item.scale_basis) = (scale(1.0, 3.0), ScaleBasis::Study);
        }
    });
    assert_eq!(by_scale.unwrap().scales, [scale(1.0, 3.0); 2]);
    let by_neighbour = cleaned(&columns, |codebook| {
        let labels = Labels::set("satisfaction-5").unwrap();
        let item = &mut codebook.items[0];
        (item.labels, item.label_set) = (labels.values, labels.set);
        item.scale = scale(1.0, 5.0);
    })
    .unwrap();
    assert_eq!(values(&by_neighbour.items.items[1], 3), [4.0, 3.0, 4.0]);
    assert_eq!(
        by_neighbour.log.items[1].label_basis,
        Some(LabelBasis::Shared)
    );
}

#[test]
fn the_item_s_own_scale_is_never_changed() {
    let result = cleaned(&[("Q1", FIVE)], |codebook| {
        codebook.items[0].scale_basis = ScaleBasis::Item;
    });
    let found = result.unwrap_err().0;
    assert_eq!(codes(&found), [Code::AmbiguousLabelSet]);
    assert_eq!(argument(&found[0], "declared"), "1…10");
}

#[test]
fn numbers_within_labels_count() {
    for (answers, expected) in [
        (
            &[
                "10 - Extremely satisfied",
                "9",
                "1 - Not at all satisfied",
                "4",
            ][..],
            [10.0, 9.0, 1.0, 4.0],
        ),
        (
            &["1 (None at all)", "2", "3", "5: a lot"],
            [1.0, 2.0, 3.0, 5.0],
        ),
        (&["5分", "３分", "4 分", "1分"], [5.0, 3.0, 4.0, 1.0]),
        (
            &["非常满意（5）", "满意(4)", "一般(3)", "不满意(2)"],
            [5.0, 4.0, 3.0, 2.0],
        ),
        (
            &["3、一般", "1.很差", "5、很好", "4、较好"],
            [3.0, 1.0, 5.0, 4.0],
        ),
    ] {
        assert_eq!(first_values(&[("Q1", answers)]), expected, "{answers:?}");
    }
}

#[test]
fn the_ends_of_numbered_labels_are_the_scale() {
    let scale_of = |answers: &[&str]| cleaned(&[("Q1", answers)], |_| {}).unwrap().scales[0];
    let ends = [
        "1 - Very dissatisfied",
        "3 - Neutral",
        "4",
        "5 - Very satisfied",
    ];
    assert_eq!(scale_of(&ends), scale(1.0, 5.0));
    let recommend = ["0 (Not at all likely)", "7", "10 (Extremely likely)", "9"];
    assert_eq!(scale_of(&recommend), scale(0.0, 10.0));
    assert_eq!(scale_of(&["5分", "3分", "4分"]), scale(1.0, 10.0));
}

#[test]
fn numbers_against_the_words_stop_the_run() {
    let columns = [(
        "Q1",
        &["1.非常满意", "2.满意", "3.一般", "5.非常不满意"][..],
    )];
    let found = faults(&columns);
    assert_eq!(codes(&found), [Code::ReversedLabels]);
    let turned = cleaned(&columns, |codebook| codebook.items[0].reverse = true).unwrap();
    assert_eq!(values(&turned.items.items[0], 4), [5.0, 4.0, 3.0, 1.0]);
}

#[test]
fn an_end_in_words_is_a_number_when_that_is_certain() {
    let columns = [("Q1", &["Strongly agree", "9", "5", "7"][..])];
    assert_eq!(first_values(&columns), [10.0, 9.0, 5.0, 7.0]);
    for uncertain in [
        // The scale may end at 8, and here 10 is another answer.
        &["Strongly agree", "7", "5", "6"][..],
        &["Strongly agree", "9", "10", "6"],
    ] {
        let found = faults(&[("Q1", uncertain)]);
        assert!(
            matches!(found[0].code, Code::UnmappedLabel | Code::NotANumber),
            "{found:?}"
        );
    }
    let stated = cleaned(
        &[("Q1", &["Strongly agree", "3", "2", "1"][..])],
        |codebook| {
            let item = &mut codebook.items[0];
            (item.scale, item.scale_basis) = (scale(1.0, 5.0), ScaleBasis::Study);
        },
    )
    .unwrap();
    assert_eq!(values(&stated.items.items[0], 4), [5.0, 3.0, 2.0, 1.0]);
}

#[test]
fn no_answer_is_for_the_study_to_declare() {
    let columns = [("Q1", &["满意", "一般", "不适用", "非常满意", "不满意"][..])];
    let found = faults(&columns);
    assert_eq!(codes(&found), [Code::UnmappedLabel]);
    assert_eq!(
        found[0].phrases,
        [("advice", "cleaning-unmapped-no-answer")]
    );
    let with_other = [columns[0], ("Q2", &["1", "2", "3", "4", "5"])];
    let declared = cleaned(&with_other, |codebook| {
        codebook.items[0].missing_codes = vec!["不适用".to_owned()];
    })
    .unwrap();
    assert_eq!(declared.log.items[0].missing(), 1);
    let columns = [
        ("Q1", &["98 - Refused", "1", "2 - bad"][..]),
        ("Q2", &["1", "2", "3"]),
    ];
    let code = cleaned(&columns, |codebook| {
        codebook.items[0].missing_codes = vec!["98".to_owned()];
    });
    assert_eq!(code.unwrap().log.items[0].missing(), 1);
}

#[test]
fn unmapped_labels_are_all_listed_with_counts() {
    let answers = [
        "gut", "schlecht", "gut", "mittel", "sehr gut", "a", "b", "c", "d",
    ];
    let found = faults(&[("Q1", &answers), ("Q2", &answers)]);
    assert_eq!(codes(&found), [Code::UnmappedLabel; 2]);
    let listed = argument(&found[0], "values");
    assert!(
        listed.starts_with("\"gut\" (2×)") && listed.ends_with("\"d\""),
        "{listed}"
    );
    let typo = faults(&[("Q1", &["满意", "非常满意", "一般", "满异"][..])]);
    assert_eq!(argument(&typo[0], "values"), "\"满异\"");
}

#[test]
fn ranges_are_never_ratings() {
    for answers in [
        &["18-29", "30-44", "45-60"][..],
        &["3000-3499元", "1501-3000", "500元"],
    ] {
        assert_eq!(codes(&faults(&[("Q1", answers)])), [Code::UnmappedLabel]);
    }
}
