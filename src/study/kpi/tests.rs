//! The table `[kpi]` read and resolved.

use super::ScoreQuestion;
use crate::diagnostics::Code;
use crate::model::Scale;
use crate::study::Study;

const STUDY: &str = "[scale]\nmin = 1\nmax = 10\n\
    [kpi]\nnps = 'recommend'\ncsat = { column = 'overall', min = 1, max = 5, from = 4 }\n\
    ces = 'effort'\nmean = [{ columns = ['wait', 'staff'], min = 1, max = 7 }, 'price']\n\
    [kpi.complaints]\ncomplained = { column = 'c', labels = { '1' = 1, '2' = 0 } }\n\
    reasons = ['why_*']\n";

fn headers() -> Vec<String> {
    let names = [
        "recommend",
        "overall",
        "effort",
        "wait",
        "staff",
        "price",
        "c",
        "why_a",
        "why_b",
    ];
    names.map(str::to_owned).to_vec()
}

#[test]
fn questions_are_read_and_find_their_columns_and_scales() {
    let resolved = Study::parse(STUDY)
        .unwrap()
        .kpi_codebook(&headers())
        .unwrap();
    let found: Vec<(&str, usize, f64, f64)> = resolved
        .codebook
        .items
        .iter()
        .map(|item| {
            (
                item.indicator.as_str(),
                item.column,
                item.scale.min,
                item.scale.max,
            )
        })
        .collect();
    // Would recommend and yes/no questions have scales of their own, whatever [scale] says.
    let expected = [
        ("nps", 0, 0.0, 10.0),
        ("csat", 1, 1.0, 5.0),
        ("ces", 2, 1.0, 10.0),
        ("mean.wait", 3, 1.0, 7.0),
        ("mean.staff", 4, 1.0, 7.0),
        ("mean.price", 5, 1.0, 10.0),
        ("complaints.complained", 6, 0.0, 1.0),
    ];
    assert_eq!(found, expected);
    let reasons: Vec<&str> = resolved.choices[0]
        .iter()
        .map(|c| c.name.as_str())
        .collect();
    assert_eq!(reasons, ["why_a", "why_b"]);
    assert_eq!(resolved.columns(), (0..9).collect::<Vec<_>>());
}

#[test]
fn all_faults_come_at_once() {
    let faults = |text: &str| {
        let faults = Study::parse(text).unwrap_err().0;
        let of = faults
            .iter()
            .map(|fault| (fault.code, fault.place.line.unwrap()));
        of.collect::<Vec<_>>()
    };
    let text = "[kpi]\nnsp = 'a'\nnps = { column = 'a', min = 1, max = 5 }\ncsat = { min = 1, max = 5 }\n\
                [kpi.complaints]\nreasons = { columns = ['a'], separator = ' ' }\n";
    let expected = [
        (Code::StudyUnknownKey, 2),
        (Code::StudyBadValue, 3),
        (Code::StudyBadValue, 4),
        (Code::StudyBadValue, 6),
    ];
    assert_eq!(faults(text), expected);
    let study = "[kpi]\nnps = 'recomend'\nmean = ['wait', 'wait', 'price']\n\
                 csat = { column = 'overall', from = 9 }\n[kpi.complaints]\nreasons = 'why*x'\n";
    let unresolved = Study::parse(study).unwrap().kpi_codebook(&headers());
    let codes: Vec<Code> = unresolved.unwrap_err().0.iter().map(|f| f.code).collect();
    let expected = [
        Code::MissingColumn,
        Code::StudyBadValue,
        Code::StudyBadValue,
        Code::ScaleUndeclared,
    ];
    assert_eq!(codes, expected);
}

#[test]
fn flags_change_columns_and_keep_the_rest() {
    let mut study = Study::parse(STUDY).unwrap();
    let scores = &mut study.kpi.scores;
    scores.choose(ScoreQuestion::Csat, "new");
    scores.choose(ScoreQuestion::Satisfied, "overall");
    scores.choose_means(&["staff".to_owned(), "effort".to_owned()]);
    let csat = scores.csat.as_ref().unwrap();
    assert_eq!((csat.question.column(), csat.from), ("new", Some(4.0)));
    let scale = Some(Scale { min: 1.0, max: 7.0 });
    assert_eq!(scores.means[0].item.scale, scale);
    assert_eq!(scores.means[1].item.scale, None);
    assert_eq!(scores.questions().count(), 6);
}
