//! Predictions: against seminr and cSEM, against least squares on the rows themselves, and the same on any number of
//! threads.

use crate::surveys::{item_matrix, reference, reference_model, scales, survey};
use csi::cleaning::ItemMatrix;
use csi::model::{PathModel, Scale};
use csi::prediction::{Antecedents, Folds, ItemPrediction, Prediction, PredictionPlan, predict};
use csi::resampling::Sample;
use csi::study::{MissingTreatment, Settings};
use nalgebra::{DMatrix, DVector};

/// Largest difference from the two programs.
const TOLERANCE: f64 = 1e-8;

const LEAVE_ONE_OUT: PredictionPlan = PredictionPlan {
    folds: Folds::LeaveOneOut,
    repetitions: 1,
    seed: 1,
    threads: 2,
};

struct Case {
    model: PathModel,
    items: ItemMatrix,
    scales: Vec<Scale>,
}

impl Case {
    fn read(name: &str) -> Self {
        let model = reference_model(&reference(&format!("{name}__mode_a__path")));
        let (header, records) = survey(name);
        let column = |item: &str| header.iter().position(|name| name == item).unwrap();
        let columns: Vec<usize> = model.indicators().map(|item| column(&item.name)).collect();
        let items = item_matrix(&records, &columns);
        let yes_no = Scale { min: 0.0, max: 1.0 };
        Self {
            scales: scales(&items, yes_no),
            items,
            model,
        }
    }

    fn predict(&self, settings: &Settings, plan: &PredictionPlan) -> Prediction {
        let sample = Sample {
            items: &self.items,
            weights: None,
            scales: &self.scales,
            model: &self.model,
            settings,
        };
        predict(&sample, plan, &|_| true).unwrap()
    }

    fn name(&self, item: &ItemPrediction) -> String {
        let indicator = self.model.indicators().nth(item.indicator.0).unwrap();
        indicator.name.clone()
    }
}

#[test]
fn leave_one_out_agrees_with_seminr_and_csem_to_1e_8() {
    let mut compared = 0;
    for survey in ["acsi_retail", "ecsi_mobile"] {
        let case = Case::read(survey);
        let theirs = reference(&format!("{survey}__predict_leave_one_out"));
        let ours = case.predict(&Settings::default(), &LEAVE_ONE_OUT);
        for item in &ours.items {
            let kind = match item.antecedents {
                Antecedents::Direct => "direct",
                Antecedents::Earliest => "earliest",
            };
            let name = case.name(item);
            for (key, value) in [
                ("rmse", item.model.rmse),
                ("mae", item.model.mae),
                ("q2_predict", item.q2_predict.unwrap()),
            ] {
                let reference = theirs[kind][key][&name].as_f64().unwrap();
                let difference = (value - reference).abs();
                assert!(
                    difference < TOLERANCE,
                    "{survey} {kind} {key} {name}: {value} {reference}"
                );
                compared += 1;
            }
        }
    }
    // (12 + 19 items) × 2 kinds × 3 figures
    assert_eq!(compared, 186);
}

/// Root mean squared errors of least squares with intercept, each row predicted from all others by a QR decomposition.
fn least_squares_rmse(case: &Case, target: usize, predictors: &[usize]) -> f64 {
    let n = case.items.respondents;
    let value = |row: usize, item: usize| case.items.items[item].value(row);
    let mut squares = 0.0;
    for left_out in 0..n {
        let rows: Vec<usize> = (0..n).filter(|row| *row != left_out).collect();
        let x = DMatrix::from_fn(rows.len(), predictors.len() + 1, |r, c| match c {
            0 => 1.0,
            _ => value(rows[r], predictors[c - 1]),
        });
        let y = DVector::from_fn(rows.len(), |r, _| value(rows[r], target));
        let qr = x.qr();
        let b = qr
            .r()
            .solve_upper_triangular(&(qr.q().transpose() * y))
            .unwrap();
        let slopes = predictors.iter().enumerate();
        let fitted: f64 = slopes
            .map(|(c, &item)| b[c + 1] * value(left_out, item))
            .sum();
        squares += (value(left_out, target) - b[0] - fitted).powi(2);
    }
    (squares / n as f64).sqrt()
}

#[test]
fn the_linear_model_is_least_squares_on_the_items_of_the_same_antecedents() {
    let case = Case::read("acsi_retail");
    let ours = case.predict(&Settings::default(), &LEAVE_ONE_OUT);
    let block = |name: &str| case.model.blocks()[case.model.construct(name).unwrap().0].clone();
    let satisfaction = block("SAT").start;
    let direct: Vec<usize> = ["EXP", "QUAL", "VAL"].into_iter().flat_map(block).collect();
    let earliest: Vec<usize> = block("EXP").collect();
    for (kind, predictors) in [
        (Antecedents::Direct, direct),
        (Antecedents::Earliest, earliest),
    ] {
        let expected = least_squares_rmse(&case, satisfaction, &predictors);
        let item = ours
            .items_of(None, kind)
            .find(|item| item.indicator.0 == satisfaction);
        let found = item.unwrap().linear_model.unwrap().rmse;
        assert!(
            (found - expected).abs() < 1e-9,
            "{kind:?}: {found} {expected}"
        );
    }
}

#[test]
fn no_figure_depends_on_the_number_of_threads() {
    let case = Case::read("ecsi_mobile");
    let run = |threads: usize| {
        let plan = PredictionPlan {
            threads,
            ..PredictionPlan::default()
        };
        case.predict(&Settings::default(), &plan)
    };
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(7));
    assert_eq!((one.ledger.requested, one.ledger.kept), (100, 100));
}

#[test]
fn consistent_pls_predicts_as_its_composites_do() {
    let case = Case::read("acsi_retail");
    let consistent = Settings {
        consistent: true,
        ..Settings::default()
    };
    let plan = PredictionPlan::default();
    assert_eq!(
        case.predict(&consistent, &plan),
        case.predict(&Settings::default(), &plan)
    );
}

#[test]
fn every_treatment_of_missing_answers_predicts() {
    let mut case = Case::read("acsi_retail");
    let (header, records) = survey("acsi_missing");
    let column = |name: &str| header.iter().position(|known| known == name).unwrap();
    let columns: Vec<usize> = case
        .model
        .indicators()
        .map(|item| column(&item.name))
        .collect();
    let answered = |record: &Vec<String>| {
        columns
            .iter()
            .any(|&column| !["", "98", "99"].contains(&record[column].as_str()))
    };
    let records: Vec<Vec<String>> = records.into_iter().filter(answered).collect();
    case.items = item_matrix(&records, &columns);
    let plan = PredictionPlan {
        repetitions: 1,
        ..PredictionPlan::default()
    };
    let q2 = |missing: MissingTreatment| {
        let settings = Settings {
            missing,
            ..Settings::default()
        };
        let prediction = case.predict(&settings, &plan);
        let satisfaction = case.model.construct("SAT");
        let items = prediction.items_of(satisfaction, Antecedents::Direct);
        items
            .map(|item| item.q2_predict.unwrap())
            .collect::<Vec<f64>>()
    };
    let (mean, em) = (q2(MissingTreatment::Mean), q2(MissingTreatment::Em));
    let pairwise = q2(MissingTreatment::Pairwise);
    for ((mean, em), pairwise) in mean.iter().zip(&em).zip(&pairwise) {
        assert!((mean - em).abs() < 0.05 && (mean - pairwise).abs() < 0.05);
        // Filling a gap from the other answers predicts no worse than the mean does.
        assert!(em > &(mean - 0.01), "{em} {mean}");
    }
}
