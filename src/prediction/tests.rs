//! Predictions of small simulated surveys.

use super::*;
use crate::cleaning::samples::model;
use crate::cleaning::{ItemColumn, ItemMatrix};
use crate::model::{ConstructId, Path, PathModel, Scale};
use crate::resampling::{Sample, Stream};
use crate::study::{Metric, Settings};

const SCALE: Scale = Scale {
    min: -5.0,
    max: 5.0,
};

fn matrix(columns: &[Vec<f64>]) -> ItemMatrix {
    ItemMatrix {
        respondents: columns[0].len(),
        items: columns
            .iter()
            .map(|column| ItemColumn::from_numbers(column))
            .collect(),
    }
}

fn normals(stream: &mut Stream, count: usize) -> Vec<f64> {
    (0..count).map(|_| stream.normal_pair().0).collect()
}

/// One item x and one item y = ½x + noise.
fn pair(respondents: usize, seed: u64) -> Vec<Vec<f64>> {
    let mut stream = Stream::new(seed, 0);
    let x = normals(&mut stream, respondents);
    let noise = normals(&mut stream, respondents);
    let y = x.iter().zip(&noise).map(|(x, e)| 0.5 * x + e).collect();
    vec![x, y]
}

fn run(
    columns: &[Vec<f64>],
    model: &PathModel,
    (weights, settings): (Option<&[f64]>, &Settings),
    plan: &PredictionPlan,
) -> Result<Prediction, PredictionFailure> {
    let items = matrix(columns);
    let scales = vec![SCALE; columns.len()];
    let sample = Sample {
        items: &items,
        weights,
        scales: &scales,
        model,
        settings,
    };
    predict(&sample, plan, &|_| true)
}

fn plan(folds: usize, repetitions: usize) -> PredictionPlan {
    PredictionPlan {
        folds: Folds::Number(folds),
        repetitions,
        ..PredictionPlan::default()
    }
}

#[test]
fn single_items_predict_as_least_squares_does() {
    // With one item on either side the model is the regression line, in either metric.
    let columns = pair(30, 1);
    let model = model(&[&["x"], &["y"]]);
    for metric in [Metric::Standardized, Metric::Raw] {
        let settings = Settings {
            metric,
            ..Settings::default()
        };
        let found = run(&columns, &model, (None, &settings), &plan(5, 2)).unwrap();
        for item in &found.items {
            let benchmark = item.linear_model.unwrap();
            assert!((item.model.rmse - benchmark.rmse).abs() < 1e-12);
            assert!((item.model.mae - benchmark.mae).abs() < 1e-12);
        }
        let test = found
            .against_linear_model(None, Antecedents::Direct)
            .unwrap();
        assert_eq!(test.t, None, "the losses are the same");
        // The score is the item over its training deviation, which differs a little from fold to fold.
        let of_construct = found.constructs[0].q2_predict.unwrap();
        assert!((of_construct - found.items[0].q2_predict.unwrap()).abs() < 0.02);
    }
}

#[test]
fn leaving_one_of_four_out_by_hand() {
    // x 1 2 3 4, y 2 1 4 3: the line through the other three predicts
    // without 1: (2,1)(3,4)(4,3): slope 1, at 1: 8/3 − 2 = 2/3, error 4/3; without 2: (1,2)(3,4)(4,3): means 8/3, 3,
    // slope Σ(dx·dy) = (5/3 + 1/3 + 0)/(25/9 + 1/9 + 16/9) = 2/(42/9) = 3/7, at 2: 3 − 2/7, error −12/7; and by symmetry.
    let columns = vec![vec![1.0, 2.0, 3.0, 4.0], vec![2.0, 1.0, 4.0, 3.0]];
    let once = PredictionPlan {
        folds: Folds::LeaveOneOut,
        ..PredictionPlan::default()
    };
    let settings = Settings::default();
    let found = run(
        &columns,
        &model(&[&["x"], &["y"]]),
        (None, &settings),
        &once,
    )
    .unwrap();
    let item = &found.items[0];
    let (a, b) = (4.0_f64 / 3.0, 12.0_f64 / 7.0);
    assert!((item.model.rmse - f64::midpoint(a * a, b * b).sqrt()).abs() < 1e-9);
    assert!((item.model.mae - f64::midpoint(a, b)).abs() < 1e-9);
    // y − mean of the others = (y − ȳ)·4/3 = ±2/3 and ±2
    let average = f64::midpoint(4.0 / 9.0, 4.0);
    assert!((item.average.rmse - average.sqrt()).abs() < 1e-12);
    let q2 = 1.0 - f64::midpoint(a * a, b * b) / average;
    assert!((item.q2_predict.unwrap() - q2).abs() < 1e-9);
}

#[test]
fn respondents_of_weight_0_are_not_there_and_equal_weights_change_nothing() {
    let columns = pair(40, 2);
    let chain = model(&[&["x"], &["y"]]);
    let settings = Settings::default();
    let plain = run(&columns, &chain, (None, &settings), &plan(4, 3)).unwrap();
    let equal = vec![2.0; 40];
    let weighted = run(&columns, &chain, (Some(&equal), &settings), &plan(4, 3)).unwrap();
    assert!((plain.items[0].model.rmse - weighted.items[0].model.rmse).abs() < 1e-12);
    // A stranger of weight 0 moves neither estimates nor errors: one fold each, so that the folds agree.
    let loo = PredictionPlan {
        folds: Folds::LeaveOneOut,
        ..PredictionPlan::default()
    };
    let mut more = columns.clone();
    more[0].push(4.0);
    more[1].push(-4.0);
    let mut weights = vec![1.0; 40];
    weights.push(0.0);
    let without = run(&columns, &chain, (None, &settings), &loo).unwrap();
    let with = run(&more, &chain, (Some(&weights), &settings), &loo).unwrap();
    assert!((without.items[0].model.rmse - with.items[0].model.rmse).abs() < 1e-12);
    let test = |found: &Prediction| {
        let test = found.against_average(None, Antecedents::Direct).unwrap();
        (test.respondents, test.t.unwrap())
    };
    assert_eq!(test(&without).0, test(&with).0);
}

#[test]
fn impossible_folds_are_refused() {
    let columns = pair(5, 3);
    let chain = model(&[&["x"], &["y"]]);
    let settings = Settings::default();
    for (folds, repetitions) in [(6, 1), (1, 1), (0, 1), (5, 0)] {
        let found = run(
            &columns,
            &chain,
            (None, &settings),
            &plan(folds, repetitions),
        );
        let expected = PredictionFailure::Folds {
            folds,
            respondents: 5,
        };
        assert_eq!(found, Err(expected));
    }
    assert!(run(&columns, &chain, (None, &settings), &plan(5, 1)).is_ok());
}

#[test]
fn too_few_respondents_for_the_linear_model_leave_it_undefined() {
    // Four predictors and 5 in training: no residual degree of freedom.
    let mut stream = Stream::new(4, 0);
    let columns: Vec<Vec<f64>> = (0..5).map(|_| normals(&mut stream, 6)).collect();
    let chain = model(&[&["a", "b", "c", "d"], &["y"]]);
    let found = run(&columns, &chain, (None, &Settings::default()), &plan(6, 1)).unwrap();
    for item in &found.items {
        assert_eq!(item.linear_model, Err(NoLinearModel::TooFewRespondents));
        assert_eq!(item.linear_model_q2, None);
        assert!(item.model.rmse.is_finite());
    }
    assert_eq!(found.constructs[0].power, None);
    assert_eq!(found.against_linear_model(None, Antecedents::Direct), None);
    assert!(found.against_average(None, Antecedents::Direct).is_some());
}

#[test]
fn dependent_predictors_leave_the_linear_model_undefined() {
    let mut columns = pair(40, 5);
    let twice = columns[0].iter().map(|x| 2.0 * x + 1.0).collect();
    columns.insert(1, twice);
    let chain = model(&[&["x", "twice"], &["y"]]);
    let found = run(&columns, &chain, (None, &Settings::default()), &plan(4, 1)).unwrap();
    assert_eq!(found.items[0].linear_model, Err(NoLinearModel::Collinear));
}

#[test]
fn an_item_constant_in_training_fails_its_fold_and_is_counted() {
    // Only respondent 7 answers the second item of x differently.
    let mut columns = pair(40, 6);
    let mut rare = vec![1.0; 40];
    rare[7] = 2.0;
    columns.insert(1, rare);
    let chain = model(&[&["x", "rare"], &["y"]]);
    let settings = Settings::default();
    let found = run(&columns, &chain, (None, &settings), &plan(20, 1)).unwrap();
    let counts = (
        found.ledger.requested,
        found.ledger.kept,
        found.ledger.singular,
    );
    assert_eq!(counts, (20, 19, 1));
    let test = found.against_average(None, Antecedents::Direct).unwrap();
    assert_eq!(test.respondents, 38);
    // One failed fold of two is too much.
    let failure = run(&columns, &chain, (None, &settings), &plan(2, 1)).unwrap_err();
    assert!(matches!(failure, PredictionFailure::TooFewFolds(ledger) if ledger.kept == 1));
    // Weights that are no whole numbers leave a rounding error for a variance; it is still constant.
    let weights: Vec<f64> = (0..40).map(|i| 0.3 + f64::from(i % 7) / 9.0).collect();
    let found = run(&columns, &chain, (Some(&weights), &settings), &plan(20, 1)).unwrap();
    assert_eq!(found.ledger.singular, 1);
}

#[test]
fn a_constant_item_has_no_fit_and_a_stopped_run_no_prediction() {
    let mut columns = pair(20, 7);
    let chain = model(&[&["x"], &["y"]]);
    let items = matrix(&columns);
    let settings = Settings::default();
    let sample = Sample {
        items: &items,
        weights: None,
        scales: &[SCALE; 2],
        model: &chain,
        settings: &settings,
    };
    let stopped = predict(&sample, &plan(4, 1), &|_| false);
    assert!(matches!(stopped, Err(PredictionFailure::Interrupted(_))));
    columns[1] = vec![3.0; 20];
    let found = run(&columns, &chain, (None, &settings), &plan(4, 1));
    assert!(matches!(found, Err(PredictionFailure::Fit(_))));
}

#[test]
fn missing_answers_are_not_predicted_and_count_for_nobody() {
    let mut columns = pair(40, 8);
    columns[1][3] = f64::NAN;
    columns[0][5] = f64::NAN;
    let chain = model(&[&["x"], &["y"]]);
    let found = run(&columns, &chain, (None, &Settings::default()), &plan(10, 1)).unwrap();
    let test = found.against_average(None, Antecedents::Direct).unwrap();
    assert_eq!(test.respondents, 39);
    assert!(found.items[0].model.rmse.is_finite());
}

/// Two rivals for y: the model with only the first of two equally good predictors, and the one with only the second.
fn rivals(respondents: usize, seed: u64) -> (f64, Option<f64>) {
    let mut stream = Stream::new(seed, 7);
    let [a, b, noise] = [(); 3].map(|()| normals(&mut stream, respondents));
    let y: Vec<f64> = (0..respondents)
        .map(|i| 0.5 * a[i] + 0.5 * b[i] + noise[i])
        .collect();
    let chain = model(&[&["x"], &["y"]]);
    let settings = Settings::default();
    let predict = |x: &Vec<f64>| {
        run(
            &[x.clone(), y.clone()],
            &chain,
            (None, &settings),
            &plan(10, 1),
        )
        .unwrap()
    };
    let (first, second) = (predict(&a), predict(&b));
    let [one, other] = [&first, &second].map(|prediction| PredictedModel {
        model: &chain,
        prediction,
    });
    let items = shared_items(&[one, other]);
    assert_eq!(items, ["y"]);
    let test = one.against(&other, &items, Antecedents::Direct).unwrap();
    (test.difference, test.p_value)
}

#[test]
fn the_test_of_equally_good_models_keeps_its_size() {
    let runs = 1_000;
    let rejected = (0..runs)
        .filter(|seed| rivals(80, *seed).1.unwrap() < 0.05)
        .count();
    // 5 % ± 3 standard errors of a share over 1,000 runs, √(.05·.95/1000) = .7 %
    assert!((29..=71).contains(&rejected), "{rejected} of {runs}");
}

#[test]
fn a_better_model_is_found_and_the_same_model_is_not() {
    let mut stream = Stream::new(11, 0);
    let [a, noise, other] = [(); 3].map(|()| normals(&mut stream, 200));
    let y: Vec<f64> = a.iter().zip(&noise).map(|(a, e)| a + 0.5 * e).collect();
    let chain = model(&[&["x"], &["y"]]);
    let settings = Settings::default();
    let predict = |x: &Vec<f64>| {
        run(
            &[x.clone(), y.clone()],
            &chain,
            (None, &settings),
            &plan(10, 2),
        )
        .unwrap()
    };
    let (good, bad) = (predict(&a), predict(&other));
    let named = |prediction| PredictedModel {
        model: &chain,
        prediction,
    };
    let items = ["y".to_owned()];
    let compare = |first, second| named(first).against(&named(second), &items, Antecedents::Direct);
    let better = compare(&good, &bad).unwrap();
    assert!(better.difference < 0.0 && better.p_better.unwrap() < 0.001);
    let worse = compare(&bad, &good).unwrap();
    assert!(worse.p_better.unwrap() > 0.999);
    assert_eq!(compare(&good, &good).unwrap().t, None);
    let mut renamed = chain.clone();
    renamed.constructs[1].indicators[0].name = "z".to_owned();
    let stranger = PredictedModel {
        model: &renamed,
        prediction: &bad,
    };
    assert_eq!(shared_items(&[named(&good), stranger]), [""; 0]);
    assert_eq!(
        named(&good).against(&stranger, &items, Antecedents::Direct),
        None
    );
    assert_eq!(named(&good).items_of(ConstructId(1)), items);
    assert_eq!(shared_items(&[]), [""; 0]);
}

#[test]
fn earliest_antecedents_go_through_the_structural_model() {
    // a → b → c, single items: from a alone, c is predicted with slope b_ab · b_bc.
    let mut stream = Stream::new(12, 0);
    let [a, e, f] = [(); 3].map(|()| normals(&mut stream, 60));
    let b: Vec<f64> = a.iter().zip(&e).map(|(a, e)| 0.7 * a + e).collect();
    let c: Vec<f64> = b.iter().zip(&f).map(|(b, f)| 0.7 * b + f).collect();
    let mut chain = model(&[&["a"], &["b"], &["c"]]);
    let columns = [a, b, c];
    let settings = Settings::default();
    let found = run(&columns, &chain, (None, &settings), &plan(6, 1)).unwrap();
    let rmse = |found: &Prediction, kind| {
        let mut items = found.items_of(Some(ConstructId(2)), kind);
        items.next().unwrap().model.rmse
    };
    assert!(rmse(&found, Antecedents::Direct) < rmse(&found, Antecedents::Earliest));
    // With a path from a to c as well, both equations together are least squares on a alone.
    chain.paths.push(Path {
        source: ConstructId(0),
        target: ConstructId(2),
        sign: None,
    });
    let saturated = run(&columns, &chain, (None, &settings), &plan(6, 1)).unwrap();
    let mut items = saturated.items_of(Some(ConstructId(2)), Antecedents::Earliest);
    let item = items.next().unwrap();
    assert!((item.model.rmse - item.linear_model.unwrap().rmse).abs() < 1e-12);
}
