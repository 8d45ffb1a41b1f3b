//! A small fit that tests of this room and of `render` read.

use nalgebra::{dmatrix, dvector};

use super::{
    AssessMaterial, AssessReport, CleaningAction, CleaningEntry, FitMaterial, FitReport, InputFile,
    InputRole, ItemFacts, PredictionMaterial, PredictionRun, RedundancyRow, SurveySettings,
    rival_rows,
};
use crate::analysis::{FitStatistic, GroupIndex, analyse, assess};
use crate::assessment::{Reading, Structure};
use crate::cleaning::{Groups, ItemColumn, ItemMatrix};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{
    Construct, ConstructId, Indicator, Label, Mode, Path, PathModel, Scale, Status,
};
use crate::moments::Moments;
use crate::prediction::{PredictedModel, Prediction, PredictionPlan, predict, shared_items};
use crate::resampling::{DistanceTest, ExactFit, Ledger};
use crate::study::{PredictionSettings, ResamplingSettings, Settings};
use crate::survey::Codes;
use crate::words::{Language, Words};

fn label(en: &str, zh: &str) -> Label {
    Label {
        en: en.to_owned(),
        zh: zh.to_owned(),
    }
}

fn construct(name: &str, en: &str, zh: &str, items: &[(&str, &str, &str)]) -> Construct {
    let indicators = items.iter().map(|(name, en, zh)| Indicator {
        name: (*name).to_owned(),
        label: label(en, zh),
        question: Label::default(),
        anchors: None,
        scale: None,
        aliases: Vec::new(),
        optional: false,
    });
    Construct {
        name: name.to_owned(),
        label: label(en, zh),
        mode: Mode::A,
        indicators: indicators.collect(),
        dominant: None,
        optional: false,
    }
}

/// quality → value → satisfaction, quality → satisfaction; value has a single item.
pub(crate) fn model() -> PathModel {
    let path = |source, target| Path {
        source: ConstructId(source),
        target: ConstructId(target),
        sign: None,
    };
    let quality = [
        ("qual_overall", "Overall quality", "总体质量"),
        ("qual_reliab", "Reliability", "可靠性"),
    ];
    let satisfaction = [
        ("sat_overall", "Overall satisfaction", "总体满意度"),
        ("sat_ideal", "Against the ideal", "与理想相比"),
    ];
    PathModel {
        name: "small".to_owned(),
        title: label("Small satisfaction model", "小型满意度模型"),
        source: "Made up for tests".to_owned(),
        status: Status::Reconstructed,
        remark: Label::default(),
        constructs: vec![
            construct("quality", "Perceived quality", "感知质量", &quality),
            construct(
                "value",
                "Perceived value",
                "感知价值",
                &[("val_price", "Price", "价格")],
            ),
            construct("satisfaction", "Satisfaction", "顾客满意度", &satisfaction),
        ],
        paths: vec![path(0, 1), path(0, 2), path(1, 2)],
        index: ConstructId(2),
    }
}

fn moments(has_units: bool) -> Moments {
    let covariance = dmatrix![
        4.00, 2.40, 1.20, 2.00, 1.80;
        2.40, 4.00, 1.40, 1.80, 2.00;
        1.20, 1.40, 4.00, 2.20, 2.00;
        2.00, 1.80, 2.20, 4.00, 3.20;
        1.80, 2.00, 2.00, 3.20, 4.00
    ];
    Moments {
        respondents: 250,
        effective_respondents: 200.0,
        means: has_units.then(|| dvector![7.75, 8.0, 6.25, 7.5, 7.0]),
        covariance,
        has_units,
    }
}

fn item_facts(survey: bool) -> Vec<ItemFacts> {
    let shares = [0.0, 0.02, 0.104, 0.0, 0.0];
    let columns = ["Q1", "Q2", "Q3", "Q4", "Q5"];
    let facts = columns.iter().zip(shares).map(|(column, share)| ItemFacts {
        column: survey.then(|| (*column).to_owned()),
        scale: Scale {
            min: 1.0,
            max: 10.0,
        },
        missing_share: survey.then_some(share),
    });
    facts.collect()
}

fn cleaning() -> Vec<CleaningEntry> {
    let entry = |action, detail: &str, count| CleaningEntry {
        action,
        indicator: None,
        column: None,
        detail: Some(detail.to_owned()),
        count,
    };
    let of_item = |entry: CleaningEntry| CleaningEntry {
        indicator: Some("val_price".to_owned()),
        column: Some("Q3".to_owned()),
        ..entry
    };
    vec![
        entry(CleaningAction::FilteredOut, "region == \"north\"", 10),
        of_item(entry(CleaningAction::DeclaredMissing, "98", 26)),
    ]
}

fn input(respondents: bool) -> InputFile {
    InputFile {
        role: if respondents {
            InputRole::Survey
        } else {
            InputRole::Matrix
        },
        path: "wave3.csv".to_owned(),
        sha256: "00ff".to_owned(),
        respondents_read: respondents.then_some(260),
        respondents_used: respondents.then_some(250),
    }
}

fn groups() -> Groups {
    Groups {
        column: "region".to_owned(),
        names: vec!["north".to_owned(), "south".to_owned()],
        codes: Codes::Narrow(vec![0, 1]),
        groups_of_codes: vec![Some(0), Some(1)],
    }
}

/// The index construct in both groups; the second has a single respondent.
fn group_indices() -> Vec<GroupIndex> {
    let row = |group, index, deviation: Option<f64>, respondents: usize| GroupIndex {
        group,
        construct: ConstructId(2),
        index: Some(index),
        standard_deviation: deviation,
        standard_error: deviation.map(|deviation| deviation / (respondents as f64).sqrt()),
        respondents,
    };
    vec![row(0, 70.0, Some(20.0), 249), row(1, 55.0, None, 1)]
}

/// What `use_material` makes of the material of a survey, or of a matrix.
fn with_material<T>(survey: bool, use_material: impl FnOnce(FitMaterial<'_>) -> T) -> T {
    let (model, settings, moments) = (model(), Settings::default(), moments(survey));
    let items = item_facts(survey);
    let scales: Vec<Scale> = items.iter().map(|facts| facts.scale).collect();
    let analysis = analyse(&moments, &model, &scales, &settings).unwrap();
    let diagnostics = [
        Diagnostic::new(Code::ItemNonResponse).in_column("Q3"),
        Diagnostic::new(Code::ReconstructedModel),
    ];
    let groups = groups();
    let material = FitMaterial {
        inputs: vec![input(survey)],
        model: &model,
        settings: &settings,
        survey: SurveySettings {
            weight: survey.then(|| "weight".to_owned()),
            filter: survey.then(|| "region == \"north\"".to_owned()),
            missing_codes: vec!["98".to_owned(), "99".to_owned()],
        },
        resampling: &ResamplingSettings {
            resamples: 0,
            ..ResamplingSettings::default()
        },
        inferences: None,
        groups: survey.then(|| (&groups, group_indices())),
        moments: &moments,
        analysis: &analysis,
        items: &items,
        cleaning: cleaning(),
        diagnostics: &diagnostics,
    };
    use_material(material)
}

fn made(language: Language, survey: bool) -> FitReport {
    with_material(survey, |material| {
        FitReport::new(material, &Words::new(language))
    })
}

/// The assessment of the weighted survey, with a test of exact fit and a redundancy analysis.
pub(crate) fn assessment(language: Language) -> AssessReport {
    let ledger = Ledger {
        requested: 500,
        kept: 500,
        ..Ledger::default()
    };
    let test = |statistic, p_value| DistanceTest {
        statistic,
        observed: 0.05,
        quantiles: [0.06, 0.07],
        p_value,
    };
    let exact_fits = [ExactFit {
        reading: Reading::Composite,
        structure: Structure::Estimated,
        tests: vec![test(FitStatistic::DUls, 0.2), test(FitStatistic::DG, 0.03)],
        ledger,
    }];
    let (model, settings) = (model(), PredictionSettings::default());
    let prediction = prediction(&model);
    let run = PredictionRun::new(&settings, 1, 40, &prediction.ledger);
    let predicted = PredictedModel {
        model: &model,
        prediction: &prediction,
    };
    let items = shared_items(&[predicted]);
    with_material(true, |material| {
        let assessment = assess(material.analysis, material.moments);
        let redundancy = RedundancyRow::new(("quality", "Q20"), material.analysis, None);
        let material = AssessMaterial {
            fit: material,
            assessment: &assessment,
            inference: None,
            exact_fits: &exact_fits,
            redundancies: vec![redundancy],
            prediction: Some(PredictionMaterial {
                prediction: &prediction,
                run: run.clone(),
                rivals: rival_rows(&predicted, &predicted, ("small", "other"), &items),
            }),
        };
        AssessReport::new(material, &Words::new(language))
    })
}

/// How `model` predicts 40 respondents whose answers to each item have a pattern of their own.
pub(crate) fn prediction(model: &PathModel) -> Prediction {
    let answer = |item: usize, row: usize| ((row * (item + 3)) % 7 + row % 5) as f64;
    let column = |item: usize| (0..40).map(|row| answer(item, row)).collect::<Vec<f64>>();
    let columns = (0..model.indicator_count()).map(|item| ItemColumn::from_numbers(&column(item)));
    let items = ItemMatrix {
        items: columns.collect(),
        respondents: 40,
    };
    let scale = Scale {
        min: 0.0,
        max: 10.0,
    };
    let sample = crate::resampling::Sample {
        items: &items,
        weights: None,
        scales: &vec![scale; model.indicator_count()],
        model,
        settings: &Settings::default(),
    };
    predict(&sample, &PredictionPlan::default(), &|_| true).unwrap()
}

/// The report of a weighted survey.
pub(crate) fn report(language: Language) -> FitReport {
    made(language, true)
}

/// The report of a correlation matrix without means.
pub(crate) fn matrix_report(language: Language) -> FitReport {
    made(language, false)
}
