//! Figures by hand.

use super::{
    ChoiceAnswers, Estimate, IntervalMethod, Kpi, KpiAnswers, KpiPlan, Measure, QuestionAnswers,
    ScoreKind, ScoreTable, Situation, measure_kpi,
};
use crate::cleaning::{Groups, ItemColumn, Partition};
use crate::diagnostics::Code;
use crate::model::Scale;
use crate::resampling::{Design, ResamplingPlan, Strata};
use crate::study::{CheckSettings, IntervalKind, ResamplingEngine, Study};
use crate::survey::Codes;

const NONE: f64 = f64::NAN;

/// Answers to the questions of a study: name, lowest and highest answer, answers.
fn answers(questions: &[(&str, f64, f64, &[f64])]) -> KpiAnswers {
    let question = |(name, min, max, values): &(&str, f64, f64, &[f64])| QuestionAnswers {
        name: (*name).to_owned(),
        column: (*name).to_owned(),
        label: (*name).to_owned(),
        scale: Scale {
            min: *min,
            max: *max,
        },
        answers: ItemColumn::from_numbers(values),
    };
    KpiAnswers {
        questions: questions.iter().map(question).collect(),
        choices: Vec::new(),
        respondents: questions.first().map_or(0, |question| question.3.len()),
        weights: None,
        groups: None,
        partition: None,
        design: Design::Independent,
    }
}

fn plan(design: Design) -> KpiPlan {
    KpiPlan::new(ResamplingPlan {
        replicates: 1_000,
        seed: 1,
        threads: 1,
        interval: IntervalKind::Percentile,
        confidence: 0.95,
        design,
        engine: ResamplingEngine::Auto,
    })
}

fn measured(study: &str, answers: &KpiAnswers) -> Kpi {
    let study = Study::parse(study).unwrap();
    let plan = plan(answers.design.clone());
    measure_kpi(&study.kpi, answers, &plan, &|_| true).unwrap()
}

fn of(kpi: &Kpi, measure: Measure) -> Estimate {
    let mut scores = kpi.scores.iter().chain(&kpi.complaints.scores);
    let found = scores.find(|score| score.measure == measure);
    found.unwrap().scored.overall
}

fn assert_near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 5e-4, "{found} {expected}");
}

fn assert_interval(found: Option<[f64; 2]>, expected: [f64; 2]) {
    let found = found.unwrap();
    assert_near(found[0], expected[0]);
    assert_near(found[1], expected[1]);
}

#[test]
fn the_net_promoter_score_by_hand() {
    let given = [10.0, 10.0, 9.0, 9.0, 9.0, 8.0, 7.0, 6.0, 3.0, 0.0, NONE];
    let kpi = measured("[kpi]\nnps = 'q'", &answers(&[("nps", 0.0, 10.0, &given)]));
    let found = of(&kpi, Measure::NetPromoterScore);
    assert_eq!(found.respondents, 10);
    assert_near(found.value.unwrap(), 20.0);
    // √((.5 + .3 − .2²)/10)
    assert_near(found.standard_error.unwrap(), 27.568_1);
    // n + 3 = 13: .442308 − .288462 ± 1.959964 √((.730769 − .153846²)/13)
    assert_interval(found.interval, [-30.3258, 61.0951]);
    assert_eq!(found.method, Some(IntervalMethod::AdjustedWald));
    assert_near(of(&kpi, Measure::Passives).value.unwrap(), 20.0);
}

#[test]
fn promoters_alone_leave_doubt() {
    let given = [9.0, 10.0, 10.0, 9.0, 10.0];
    let kpi = measured("[kpi]\nnps = 'q'", &answers(&[("nps", 0.0, 10.0, &given)]));
    let found = of(&kpi, Measure::NetPromoterScore);
    assert_near(found.value.unwrap(), 100.0);
    assert_near(found.standard_error.unwrap(), 0.0);
    // .625 ± 1.959964 √((.8125 − .625²)/8), cut at 1
    assert_interval(found.interval, [17.4914, 100.0]);
}

#[test]
fn shares_means_and_indices_by_hand() {
    let given = [1.0, 2.0, 3.0, 4.0];
    let study = "[kpi]\ncsat = 'q'\nsatisfied = 'q'\nces = 'q'\nmean = 'q'";
    let all = answers(&[
        ("csat", 1.0, 5.0, &given),
        ("ces", 1.0, 7.0, &given),
        ("satisfied", 1.0, 5.0, &given),
        ("mean.q", 1.0, 5.0, &given),
    ]);
    let kpi = measured(study, &all);
    assert_near(of(&kpi, Measure::TopBoxes).value.unwrap(), 25.0);
    // Wilson 1927 with 1 of 4.
    assert_interval(of(&kpi, Measure::TopBoxes).interval, [4.5587, 69.9358]);
    assert_near(of(&kpi, Measure::EffortShare).value.unwrap(), 0.0);
    let mean = of(&kpi, Measure::Mean);
    // s/√n = √(5/3)/2, t with three degrees of freedom 3.182446
    assert_near(mean.standard_error.unwrap(), 0.645_497);
    assert_interval(mean.interval, [0.445_739, 4.554_261]);
    let index = of(&kpi, Measure::SatisfactionIndex);
    assert_near(index.value.unwrap(), 37.5);
    assert_near(index.standard_error.unwrap(), 25.0 * 0.645_497);
    let from = |measure| {
        kpi.scores
            .iter()
            .find(|s| s.measure == measure)
            .unwrap()
            .from
    };
    assert_eq!(from(Measure::EffortShare), Some(5.0));
    assert_eq!(from(Measure::SatisfiedShare), Some(4.0));
}

#[test]
fn one_answer_has_a_share_with_interval_and_a_mean_without() {
    let study = "[kpi]\nnps = 'q'\nmean = 'q'";
    let one = answers(&[("nps", 0.0, 10.0, &[9.0]), ("mean.q", 0.0, 10.0, &[9.0])]);
    let kpi = measured(study, &one);
    assert!(of(&kpi, Measure::NetPromoterScore).interval.is_some());
    assert_eq!(of(&kpi, Measure::Mean).interval, None);
    let codes: Vec<Code> = kpi
        .findings(&one, &CheckSettings::default())
        .iter()
        .map(|found| found.code)
        .collect();
    assert_eq!(codes, [Code::FigureWithoutInterval]);
}

#[test]
fn weights_count_by_their_effective_number() {
    let mut all = answers(&[("csat", 1.0, 5.0, &[5.0, 1.0, 2.0])]);
    all.weights = Some(vec![1.5, 0.75, 0.75]);
    let found = of(&measured("[kpi]\ncsat = 'q'", &all), Measure::TopBoxes);
    assert_near(found.value.unwrap(), 50.0);
    // 3²/(1.5² + 2 · .75²) = 8/3
    assert_near(found.effective, 8.0 / 3.0);
    assert_near(
        found.standard_error.unwrap(),
        100.0 * (0.25_f64 / (8.0 / 3.0)).sqrt(),
    );
}

#[test]
fn differences_of_means_are_welchs() {
    let scores = vec![1.0, 2.0, 3.0, 2.0, 4.0, 6.0, 8.0];
    let parts = [0, 0, 0, 1, 1, 1, 1].map(Some).to_vec();
    let scored = ScoreTable::new(ScoreKind::Mean, scores)
        .by(parts, 2)
        .estimate(None, 0.95);
    let found = scored.parts[0].difference.unwrap();
    assert_near(found.value, -3.0);
    // Standard error √(1/3 + (20/3)/4), 4.0755 degrees of freedom, t = 2.756285.
    assert_interval(Some(found.interval), [-6.89798, 0.897_98]);
    assert_near(found.p_value, 0.099_913);
}

#[test]
fn differences_of_shares_are_agresti_and_caffos() {
    let scores = [vec![1.0; 7], vec![0.0; 3], vec![1.0; 2], vec![0.0; 8]].concat();
    let parts: Vec<Option<usize>> = (0..20).map(|place| Some(place / 10)).collect();
    let scored = ScoreTable::new(ScoreKind::Share, scores)
        .by(parts, 2)
        .estimate(None, 0.95);
    let found = scored.parts[0].difference.unwrap();
    assert_near(found.value, 50.0);
    // 8/12 − 3/12 ± 1.959964 √((8/12)(4/12)/12 + (3/12)(9/12)/12)
    assert_interval(Some(found.interval), [5.4504, 77.8829]);
}

#[test]
fn those_without_a_group_are_among_the_others() {
    let mut all = answers(&[("mean.q", 1.0, 5.0, &[1.0, 2.0, 4.0, 5.0, 5.0, 5.0])]);
    all.groups = Some(Groups {
        column: "g".to_owned(),
        names: vec!["a".to_owned(), "b".to_owned()],
        codes: Codes::Narrow(vec![0, 0, 1, 1, 2, 2]),
        groups_of_codes: vec![Some(0), Some(1), None],
    });
    let kpi = measured("[kpi]\nmean = 'q'", &all);
    let parts = &kpi.scores[0].scored.parts;
    assert_near(parts[0].estimate.value.unwrap(), 1.5);
    assert_near(parts[0].difference.unwrap().value, 1.5 - 4.75);
    let small = kpi.findings(&all, &CheckSettings::default());
    assert_eq!(small[0].code, Code::SmallGroup);
}

#[test]
fn clusters_widen_the_interval_by_resampling() {
    let given: Vec<f64> = (0..200).map(|x| f64::from(1 + 4 * (x / 10 % 2))).collect();
    let mut all = answers(&[("csat", 1.0, 5.0, &given)]);
    let alone = of(&measured("[kpi]\ncsat = 'q'", &all), Measure::TopBoxes);
    let clusters: Vec<u32> = (0..200).map(|x| x / 10).collect();
    all.design = Design::Stratified(Strata::new(200, None, Some(&clusters)));
    let kpi = measured("[kpi]\ncsat = 'q'", &all);
    let clustered = of(&kpi, Measure::TopBoxes);
    assert_eq!(kpi.ledger.unwrap().kept, 1_000);
    assert_eq!(clustered.method, Some(IntervalMethod::Resampled));
    // 20 clusters of equal answers: √(.25/19) against √(.25/200).
    let ratio = clustered.standard_error.unwrap() / alone.standard_error.unwrap();
    assert!(
        (ratio / (200.0_f64 / 19.0).sqrt() - 1.0).abs() < 0.1,
        "{ratio}"
    );
}

/// Eight respondents: three without a problem, one who kept silent, two resolved, one unresolved, one unknown.
fn complaints() -> KpiAnswers {
    answers(&[
        (
            "complaints.problem",
            0.0,
            1.0,
            &[0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0],
        ),
        (
            "complaints.complained",
            0.0,
            1.0,
            &[0.0, 0.0, NONE, 0.0, 1.0, 1.0, 1.0, 1.0],
        ),
        (
            "complaints.told_firm",
            0.0,
            1.0,
            &[1.0, NONE, NONE, NONE, 1.0, 1.0, 0.0, NONE],
        ),
        (
            "complaints.resolved",
            0.0,
            1.0,
            &[NONE, NONE, NONE, NONE, 1.0, 1.0, 0.0, NONE],
        ),
        (
            "complaints.handling",
            1.0,
            5.0,
            &[1.0, NONE, NONE, NONE, 5.0, 4.0, 1.0, NONE],
        ),
        (
            "complaints.loyalty",
            1.0,
            5.0,
            &[4.0, 5.0, 3.0, 2.0, 5.0, 5.0, 1.0, 2.0],
        ),
    ])
}

const COMPLAINTS: &str = "[kpi.complaints]\nproblem = 'p'\ncomplained = 'c'\ntold_firm = 't'\n\
                          resolved = 'r'\nhandling = { column = 'h', min = 1, max = 5 }\n\
                          loyalty = { column = 'l', min = 1, max = 5 }";

#[test]
fn complaints_are_counted_among_those_who_can() {
    let kpi = measured(COMPLAINTS, &complaints());
    assert_near(of(&kpi, Measure::ProblemRate).value.unwrap(), 62.5);
    assert_near(
        of(&kpi, Measure::ComplaintRate).value.unwrap(),
        100.0 * 4.0 / 7.0,
    );
    // The answers of somebody who did not complain do not count.
    assert_near(
        of(&kpi, Measure::ToldFirmShare).value.unwrap(),
        100.0 * 2.0 / 3.0,
    );
    assert_near(
        of(&kpi, Measure::HandlingIndex).value.unwrap(),
        (100.0 + 75.0) / 3.0,
    );
}

#[test]
fn the_recovery_table_and_loyalty_by_hand() {
    let kpi = measured(COMPLAINTS, &complaints());
    let found: Vec<(Situation, usize, f64)> = kpi
        .complaints
        .recovery
        .iter()
        .map(|row| (row.situation, row.respondents, row.loyalty.value.unwrap()))
        .collect();
    let expected = [
        (Situation::NoProblem, 3, 75.0),
        (Situation::NotComplained, 1, 25.0),
        (Situation::Resolved, 2, 100.0),
        (Situation::Unresolved, 1, 0.0),
        (Situation::Complained, 1, 25.0),
    ];
    assert_eq!(found, expected);
    let loyalty = kpi.complaints.loyalty.unwrap();
    // Complainers (100 + 100 + 0 + 25)/4, others (75 + 100 + 25)/3; one did not say.
    let difference = loyalty.parts[0].difference.unwrap();
    assert_near(difference.value, 56.25 - 200.0 / 3.0);
    assert_eq!(loyalty.overall.respondents, 7);
}

#[test]
fn nobody_to_count_is_an_error_that_leaves_the_rest() {
    let all = answers(&[
        ("complaints.complained", 0.0, 1.0, &[0.0, 0.0]),
        ("complaints.told_firm", 0.0, 1.0, &[1.0, 0.0]),
        ("complaints.resolved", 0.0, 1.0, &[NONE, NONE]),
    ]);
    let study = "[kpi.complaints]\ncomplained = 'c'\ntold_firm = 't'\nresolved = 'r'";
    let kpi = measured(study, &all);
    let found = kpi.findings(&all, &CheckSettings::default());
    let codes: Vec<Code> = found.iter().map(|found| found.code).collect();
    assert_eq!(codes, [Code::EmptyItem, Code::FigureUndefined]);
    assert_near(of(&kpi, Measure::ComplaintRate).value.unwrap(), 0.0);
}

#[test]
fn intervals_from_resamples_stay_within_what_the_figure_can_be() {
    assert_interval(Some(ScoreKind::Share.cut([-20.3, 100.3])), [0.0, 100.0]);
    assert_interval(Some(ScoreKind::Net.cut([-120.0, 30.0])), [-100.0, 30.0]);
    assert_interval(Some(ScoreKind::Mean.cut([-1.0, 200.0])), [-1.0, 200.0]);
}

/// Respondents of two groups and one without.
fn grouped(column: &str) -> Groups {
    Groups {
        column: column.to_owned(),
        names: vec!["a".to_owned(), "b".to_owned()],
        codes: Codes::Narrow(vec![0, 1, 0, 2, 1]),
        groups_of_codes: vec![Some(0), Some(1), None],
    }
}

#[test]
fn a_group_has_its_own_answers_and_weights_of_mean_one() {
    let mut all = answers(&[("mean.q", 1.0, 5.0, &[1.0, 2.0, 4.0, 5.0, NONE])]);
    all.weights = Some(vec![0.5, 1.0, 1.5, 1.0, 1.0]);
    all.groups = Some(grouped("g"));
    all.partition = Partition::new([grouped("g")]);
    all.choices = vec![ChoiceAnswers {
        name: "complaints.reasons".to_owned(),
        options: vec!["price".to_owned(), "wait".to_owned()],
        chosen: vec![vec![0], vec![1], vec![], vec![0, 1], vec![1]],
    }];
    let clusters = Some(&[0, 1, 0, 1, 1][..]);
    all.design = Design::Stratified(Strata::new(5, None, clusters));
    let key = |answer: &str| vec![("g".to_owned(), answer.to_owned())];
    let own = all.of_group(&key("a"));
    assert_eq!(own.respondents, 2);
    assert_eq!(own.weights, Some(vec![0.5, 1.5]));
    assert_eq!(own.questions[0].values(2), [1.0, 4.0]);
    assert_eq!((&own.groups, &own.partition), (&None, &None));
    // An option that nobody in the group chose stays, to be compared with other groups.
    assert_eq!(own.choices[0].options.len(), 2);
    assert_eq!(own.choices[0].chosen, [vec![0], vec![]]);
    let Design::Stratified(strata) = &own.design else {
        panic!("another design");
    };
    assert_eq!(strata.cluster_count(), 1);
    // (0.5 · 1 + 1.5 · 4)/2
    let kpi = measured("[kpi]\nmean = 'q'", &own);
    assert_near(of(&kpi, Measure::Mean).value.unwrap(), 3.25);
    assert!(kpi.is_defined());
    let nobody = all.of_group(&key("c"));
    assert_eq!(nobody.respondents, 0);
}

#[test]
fn without_anybody_who_counts_nothing_is_defined() {
    let study = "[kpi]\nnps = 'q'\n[kpi.complaints]\ncomplained = 'c'\ntold_firm = 't'";
    let found = |nps: &[f64]| {
        let all = answers(&[
            ("nps", 0.0, 10.0, nps),
            ("complaints.complained", 0.0, 1.0, &[NONE, NONE]),
            ("complaints.told_firm", 0.0, 1.0, &[1.0, 0.0]),
        ]);
        measured(study, &all).is_defined()
    };
    assert!(!found(&[NONE, NONE]));
    assert!(found(&[NONE, 9.0]));
}
