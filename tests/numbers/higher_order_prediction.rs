//! Predictions by models with higher-order constructs against numpy on respondents' scores, and the overall fit of their
//! second stage.

use csi::analysis::{Analysis, Assessment, analyse, assess};
use csi::assessment::{Reading, Structure};
use csi::cleaning::ItemMatrix;
use csi::model::{Mode, ModelFormat, PathModel, Stages};
use csi::moments::estimate_moments;
use csi::prediction::{
    Antecedents, Folds, PredictedModel, Prediction, PredictionPlan, predict, shared_items,
};
use csi::resampling::Sample;
use csi::study::{MissingTreatment, Settings};
use serde_json::Value;

use crate::higher_order::{bank, bank_items, scales};
use crate::surveys::reference;

/// Largest difference from numpy.
const TOLERANCE: f64 = 1e-8;

const LEAVE_ONE_OUT: PredictionPlan = PredictionPlan {
    folds: Folds::LeaveOneOut,
    repetitions: 1,
    seed: 1,
    threads: 2,
};

fn settings() -> Settings {
    Settings {
        tolerance: 1e-12,
        ..Settings::default()
    }
}

fn predicted(model: &PathModel, items: &ItemMatrix, plan: &PredictionPlan) -> Prediction {
    let sample = Sample {
        items,
        weights: None,
        scales: &scales(items.items.len()),
        model,
        settings: &settings(),
    };
    predict(&sample, plan, &|_| true).unwrap()
}

/// The bank without expectations, so that service quality is exogenous.
fn without_expectations() -> (PathModel, ItemMatrix) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/bank/model.lav");
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text
        .lines()
        .filter(|line| !line.starts_with("expectations") && !line.starts_with("service_quality ~"));
    let text: Vec<String> = lines
        .map(|line| line.replace("expectations + ", ""))
        .collect();
    let model = PathModel::parse(&text.join("\n"), "bank", ModelFormat::Lavaan, None).unwrap();
    let items = bank_items(&model);
    (model, items)
}

/// `model` with the stages and the mode of its whole that a case of the reference has.
fn variant(model: &PathModel, settings: &Value) -> PathModel {
    let mut model = model.clone();
    let whole = model.construct("service_quality").unwrap();
    model.hierarchy.stages = match settings["stages"].as_str().unwrap() {
        "embedded" => Stages::Embedded,
        _ => Stages::Disjoint,
    };
    model.constructs[whole.0].mode = match settings["mode"].as_str().unwrap() {
        "B" => Mode::B,
        _ => Mode::A,
    };
    model
}

#[test]
fn leave_one_out_estimates_both_stages_anew() {
    let case = reference("bank__higher_order_prediction");
    let mut compared = 0;
    for case in case["cases"].as_array().unwrap() {
        let (model, items) = match case["settings"]["whole"].as_str().unwrap() {
            "exogenous" => without_expectations(),
            _ => bank(),
        };
        let model = variant(&model, &case["settings"]);
        let ours = predicted(&model, &items, &LEAVE_ONE_OUT);
        compared += compare(&case["settings"], &case["values"], (&model, &ours));
    }
    // Four ways to estimate: 18 items and 4 constructs with an endogenous whole, 7 and 3 with an exogenous one.
    assert_eq!(compared, 4 * 2 * ((18 + 7) * 4 + 4 + 3));
}

/// Compares all figures of one case; gives how many there were.
fn compare(name: &Value, values: &Value, (model, ours): (&PathModel, &Prediction)) -> usize {
    let items: Vec<&str> = model.indicators().map(|item| &*item.name).collect();
    let mut compared = 0;
    let mut check = |kind: Antecedents, key: &str, of: &str, value: f64| {
        let kind = match kind {
            Antecedents::Direct => "direct",
            Antecedents::Earliest => "earliest",
        };
        let theirs = values[kind][key][of].as_f64().unwrap();
        assert!(
            (value - theirs).abs() < TOLERANCE,
            "{name} {kind} {key} {of}: {value}, reference {theirs}"
        );
        compared += 1;
    };
    for item in &ours.items {
        let of = items[item.indicator.0];
        let linear_model = item.linear_model.unwrap().rmse;
        check(item.antecedents, "rmse", of, item.model.rmse);
        check(item.antecedents, "mae", of, item.model.mae);
        let q2 = item.q2_predict.unwrap();
        check(item.antecedents, "q2_predict", of, q2);
        check(item.antecedents, "linear_model_rmse", of, linear_model);
    }
    for row in &ours.constructs {
        let of = &model.constructs[row.construct.0].name;
        let q2 = row.q2_predict.unwrap();
        check(row.antecedents, "construct_q2_predict", of, q2);
    }
    compared
}

#[test]
fn dimensions_are_predicted_as_items_of_their_whole_alone() {
    let (model, items) = bank();
    let found = predicted(&model, &items, &PredictionPlan::default());
    let whole = model.construct("service_quality").unwrap();
    let names = model.hierarchy.all_dimensions();
    let parts: Vec<usize> = names.map(|part| part.0).collect();
    let of_whole = found.items_of(Some(whole), Antecedents::Direct);
    let (blocks, items_of_whole) = (model.blocks(), of_whole.map(|item| item.indicator.0));
    let of_parts = parts.iter().flat_map(|&part| blocks[part].clone());
    assert!(items_of_whole.eq(of_parts));
    let mut constructs = found.constructs.iter();
    assert!(constructs.all(|row| !parts.contains(&row.construct.0)));
}

#[test]
fn a_whole_and_its_dimensions_on_paths_of_their_own_are_compared() {
    let (model, items) = bank();
    let text = "expectations =~ exp_overall + exp_needs + exp_errors
        tangibles =~ tan_branch + tan_app + tan_letters
        reliability =~ rel_promises + rel_errorfree + rel_ontime
        responsiveness =~ res_waiting + res_help + res_answers
        empathy =~ emp_attention + emp_interest
        value =~ val_price + val_quality
        satisfaction =~ sat_overall + sat_expected + sat_ideal
        loyalty =~ loy_stay + loy_recommend
        tangibles + reliability + responsiveness + empathy ~ expectations
        value ~ expectations + tangibles + reliability + responsiveness + empathy
        satisfaction ~ expectations + tangibles + reliability + responsiveness + empathy + value
        loyalty ~ satisfaction";
    let apart = PathModel::parse_lavaan(text, "apart", None).unwrap();
    let plan = PredictionPlan::default();
    let ours = predicted(&model, &items, &plan);
    let theirs = predicted(&apart, &bank_items(&apart), &plan);
    let whole = PredictedModel {
        model: &model,
        prediction: &ours,
    };
    let parts = PredictedModel {
        model: &apart,
        prediction: &theirs,
    };
    let shared = shared_items(&[whole, parts]);
    assert_eq!(shared.len(), 18);
    let test = whole.against(&parts, &shared, Antecedents::Direct).unwrap();
    assert_eq!(test.respondents, 360);
    let back = parts.against(&whole, &shared, Antecedents::Direct).unwrap();
    assert!((test.difference + back.difference).abs() < 1e-12);
    // The linear models of satisfaction have the same items on either side.
    let benchmark = |model: &PathModel, found: &Prediction, item: &str| {
        let item = model.indicator(item).unwrap();
        let mut rows = found.items_of(None, Antecedents::Direct);
        let row = rows.find(|row| row.indicator == item).unwrap();
        row.linear_model.unwrap().rmse
    };
    let pair = (
        benchmark(&model, &ours, "sat_ideal"),
        benchmark(&apart, &theirs, "sat_ideal"),
    );
    assert!((pair.0 - pair.1).abs() < 1e-10, "{pair:?}");
}

#[test]
fn missing_answers_to_a_dimension_are_predictors_at_their_mean() {
    let (model, mut items) = bank();
    let hole = model.indicator("rel_ontime").unwrap().0;
    let mut answers: Vec<f64> = (0..items.respondents)
        .map(|row| items.items[hole].value(row))
        .collect();
    answers[7] = f64::NAN;
    items.items[hole] = csi::cleaning::ItemColumn::from_numbers(&answers);
    for missing in [
        MissingTreatment::Mean,
        MissingTreatment::Pairwise,
        MissingTreatment::Em,
    ] {
        let sample = Sample {
            items: &items,
            weights: None,
            scales: &scales(items.items.len()),
            model: &model,
            settings: &Settings {
                missing,
                ..Settings::default()
            },
        };
        let found = predict(&sample, &PredictionPlan::default(), &|_| true).unwrap();
        // The other items of respondent 7 are predicted.
        let test = found.against_average(None, Antecedents::Direct).unwrap();
        assert_eq!(test.respondents, 360, "{missing:?}");
        let mut rows = found.items.iter();
        assert!(rows.all(|row| row.model.rmse.is_finite()), "{missing:?}");
    }
}

fn assessed(model: &PathModel, items: &ItemMatrix) -> (Analysis, Assessment) {
    let moments = estimate_moments(items, None, MissingTreatment::Mean, 1).unwrap();
    let scales = scales(items.items.len());
    let analysis = analyse(&moments, model, &scales, &settings()).unwrap();
    let assessment = assess(&analysis, &moments);
    (analysis, assessment)
}

#[test]
fn the_overall_fit_is_that_of_the_second_stage() {
    let case = reference("bank__higher_order_prediction");
    let (model, items) = bank();
    for case in case["second_stage_fit"].as_array().unwrap() {
        let (name, values) = (&case["settings"], &case["values"]);
        let (_, found) = assessed(&variant(&model, name), &items);
        for (structure, key) in [
            (Structure::Estimated, "estimated"),
            (Structure::Saturated, "saturated"),
        ] {
            let wanted = (Reading::Composite, structure);
            let mut fits = found.fits.iter();
            let fit = fits.find(|fit| (fit.0, fit.1) == wanted).unwrap().2;
            for (figure, ours) in [
                ("srmr", fit.srmr),
                ("d_uls", fit.d_uls),
                ("d_g", fit.d_g.unwrap()),
                ("nfi", fit.nfi.unwrap()),
            ] {
                let theirs = values[key][figure].as_f64().unwrap();
                assert!((ours - theirs).abs() < 1e-9, "{name} {key} {figure}");
            }
        }
        let pair = (found.rms_theta, found.goodness_of_fit);
        let theirs = |key: &str| values[key].as_f64().unwrap();
        assert!(
            (pair.0.unwrap() - theirs("rms_theta")).abs() < 1e-9,
            "{name}"
        );
        assert!((pair.1.unwrap() - theirs("gof")).abs() < 1e-9, "{name}");
    }
}
