//! A small fit that tests of this room and of `render` read.

use nalgebra::{dmatrix, dvector};

use super::{
    AssessMaterial, AssessReport, CleaningAction, CleaningEntry, DriversMaterial, DriversReport,
    FitMaterial, FitReport, InputFile, InputRole, ItemFacts, LabelRow, PredictionMaterial,
    PredictionRun, RedundancyRow, SurveySettings, rival_rows,
};
use crate::analysis::{Analysis, FitStatistic, GroupIndex, analyse, assess};
use crate::assessment::{Reading, Structure};
use crate::cleaning::{Groups, ItemColumn, ItemMatrix, LabelBasis};
use crate::diagnostics::{Code, Diagnostic};
use crate::drivers::{AsymmetryClass, CeilingLine, ExtremeAnswers, FactorClass, NeededLevel};
use crate::guidance::{
    Bottleneck, CeilingFigures, Contrast, Guidance, NecessaryCondition, Necessity,
    NecessityQuestion, PenaltyReward, PenaltyRewards, Regression, Variable, relative_weights,
};
use crate::importance_map::{MapRules, importance_maps};
use crate::model::{
    Construct, ConstructId, Hierarchy, HigherOrder, Indicator, IndicatorId, Label, Mode, Path,
    PathModel, Scale, Status,
};
use crate::moments::Moments;
use crate::prediction::{PredictedModel, Prediction, PredictionPlan, predict, shared_items};
use crate::resampling::{DistanceTest, ExactFit, Inference, Ledger};
use crate::robustness::{
    CopulaCheck, CopulaEstimates, Estimate, InteractionEffect, QuadraticEffect, Robustness,
    SLOPE_LEVELS, SimpleSlope, TetradCheck, TetradEstimate, Threshold, ThresholdFit,
};
use crate::stats::NormalityTest;
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
        interactions: Vec::new(),
        index: ConstructId(2),
        hierarchy: Hierarchy::default(),
    }
}

/// quality and value are dimensions of worth → satisfaction.
fn composed_model() -> PathModel {
    let mut model = model();
    model
        .constructs
        .push(construct("worth", "Worth", "价值感", &[]));
    model.paths = vec![Path {
        source: ConstructId(3),
        target: ConstructId(2),
        sign: None,
    }];
    model.hierarchy.constructs = vec![HigherOrder {
        construct: ConstructId(3),
        dimensions: vec![ConstructId(0), ConstructId(1)],
    }];
    model
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

fn label_maps() -> Vec<LabelRow> {
    let row = |label: &str, value, count| LabelRow {
        group: 1,
        columns: vec!["Q1".to_owned(), "Q2".to_owned()],
        set: Some("quality-5".to_owned()),
        basis: LabelBasis::Chosen,
        label: label.to_owned(),
        value,
        count,
    };
    vec![row("poor", 2.0, 0), row("good", 4.0, 7)]
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
pub(crate) fn with_material<T>(
    survey: bool,
    model: &PathModel,
    use_material: impl FnOnce(FitMaterial<'_>) -> T,
) -> T {
    let (settings, moments) = (Settings::default(), moments(survey));
    let items = item_facts(survey);
    let scales: Vec<Scale> = items.iter().map(|facts| facts.scale).collect();
    let analysis = analyse(&moments, model, &scales, &settings).unwrap();
    let diagnostics = [
        Diagnostic::new(Code::ItemNonResponse).in_column("Q3"),
        Diagnostic::new(Code::ReconstructedModel),
    ];
    let groups = groups();
    let material = FitMaterial {
        inputs: vec![input(survey)],
        model,
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
        label_maps: label_maps(),
        diagnostics: &diagnostics,
    };
    use_material(material)
}

fn made(language: Language, survey: bool, model: &PathModel) -> FitReport {
    with_material(survey, model, |material| {
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
        corrected: true,
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
    with_material(true, &model, |material| {
        let assessment = assess(material.analysis, material.moments);
        let redundancy = RedundancyRow::new(("quality", "Q20"), material.analysis, None);
        let material = AssessMaterial {
            fit: material,
            assessment: &assessment,
            inference: None,
            exact_fits: &exact_fits,
            redundancies: vec![redundancy],
            robustness: Some(&robustness()),
            prediction: Some(PredictionMaterial {
                prediction: &prediction,
                run: run.clone(),
                rivals: rival_rows(&predicted, &predicted, ("small", "other"), &items),
            }),
        };
        AssessReport::new(material, &Words::new(language))
    })
}

/// The driver analysis of the weighted survey.
pub(crate) fn drivers(language: Language) -> DriversReport {
    with_material(true, &model(), |material| {
        let rules = MapRules::default();
        let maps = importance_maps(material.analysis, None, &rules);
        let guidance = guidance(material.analysis);
        let material = DriversMaterial {
            fit: material,
            rules,
            maps: &maps,
            guidance: &guidance,
            aim: 80.0,
        };
        DriversReport::new(material, &Words::new(language))
    })
}

/// One finding of each kind beyond the maps.
fn guidance(analysis: &Analysis) -> Guidance {
    let satisfaction = ConstructId(2);
    let regression = Regression::of_construct(&analysis.layout, satisfaction).unwrap();
    let items = Regression {
        predictors: Regression::driving_items(&analysis.layout, satisfaction)
            .into_iter()
            .map(Variable::Item)
            .collect(),
        ..regression.clone()
    };
    let divided = |regression| relative_weights(analysis, regression, 1, None).unwrap();
    let estimate = |value| Estimate {
        value,
        inference: None,
    };
    let ceiling = |line| CeilingFigures {
        line,
        effect_size: 0.3,
        accuracy: 1.0,
        p_value: Some(0.01),
        needed: NeededLevel::Level(60.0),
        share_below: Some(0.2),
    };
    let cell = |line| Bottleneck {
        line,
        outcome_share: 0.5,
        outcome: 50.0,
        condition: ConstructId(0),
        needed: NeededLevel::Level(40.0),
        needed_share: Some(0.4),
        share_below: Some(0.1),
    };
    let lines = [CeilingLine::CeFdh, CeilingLine::CrFdh];
    Guidance {
        item_weights: Some(divided(&items)),
        contrasts: Some(PenaltyRewards {
            outcome: regression.outcome,
            items: vec![PenaltyReward {
                item: IndicatorId(0),
                contrast: Some(Contrast {
                    extremes: ExtremeAnswers::of(&[(1.0, 1.0), (2.0, 1.0), (3.0, 1.0)]).unwrap(),
                    penalty: estimate(-6.0),
                    reward: estimate(2.0),
                    range: Some(estimate(8.0)),
                    asymmetry: Some(estimate(-0.5)),
                    class: Some(FactorClass::Basic),
                    asymmetry_class: Some(AsymmetryClass::Frustrator),
                }),
            }],
            r_squared: Some(estimate(0.4)),
            ledger: None,
        }),
        thresholds: robustness().thresholds,
        necessity: Some(Necessity {
            question: NecessityQuestion {
                outcome: satisfaction,
                conditions: vec![ConstructId(0)],
                aim: 80.0,
            },
            conditions: vec![NecessaryCondition {
                condition: ConstructId(0),
                ceilings: Some(lines.map(ceiling)),
            }],
            bottlenecks: lines.map(cell).to_vec(),
            permutations: 99,
        }),
        relative_weights: Some(divided(&regression)),
    }
}

/// One finding of each robustness check.
fn robustness() -> Robustness {
    let inference = |p_value| Inference {
        standard_error: 0.1,
        bias: 0.0,
        interval: (-0.1, 0.3),
        p_value,
    };
    let estimate = |value, p_value| Estimate {
        value,
        inference: Some(inference(p_value)),
    };
    let (quality, satisfaction) = (ConstructId(0), ConstructId(2));
    let term = CopulaEstimates {
        path: estimate(0.5, 0.01),
        term: estimate(0.1, 0.03),
    };
    Robustness {
        endogeneity: vec![CopulaCheck {
            source: quality,
            target: satisfaction,
            normality: Some(NormalityTest {
                statistic: 1.2,
                p_value: 0.004,
            }),
            path: Some(estimate(0.6, 0.001)),
            alone: Some(term),
            together: None,
        }],
        nonlinearity: vec![QuadraticEffect {
            source: quality,
            target: satisfaction,
            linear: Some(estimate(0.6, 0.001)),
            quadratic: Some(estimate(-0.08, 0.004)),
            effect_size: Some(estimate(0.02, 0.5)),
            turning_point: Some(estimate(3.75, 0.5)),
            turning_index: Some(estimate(98.0, 0.5)),
            turns_among_scores: Some(false),
        }],
        thresholds: vec![Threshold {
            source: quality,
            target: satisfaction,
            kink: Some(ThresholdFit {
                break_point: estimate(62.5, 0.002),
                slope_below: estimate(0.8, 0.002),
                slope_above: estimate(0.4, 0.002),
                share_below: 0.4,
                statistic: 9.5,
                p_value: Some(0.02),
            }),
        }],
        interactions: vec![InteractionEffect {
            moderator: ConstructId(1),
            source: quality,
            target: satisfaction,
            moderator_is_predecessor: true,
            main: Some(estimate(0.5, 0.002)),
            moderator_effect: Some(estimate(0.3, 0.002)),
            interaction: Some(estimate(0.12, 0.04)),
            effect_size: Some(estimate(0.015, 0.5)),
            slopes: SLOPE_LEVELS
                .map(|level| SimpleSlope {
                    level,
                    slope: estimate(0.5 + 0.12 * level, 0.01),
                })
                .to_vec(),
        }],
        tetrads: vec![TetradCheck {
            construct: quality,
            confidence: 0.975,
            tetrads: vec![TetradEstimate {
                items: [0, 1, 2, 1],
                value: 0.05,
                standard_error: Some(0.02),
                interval: Some((0.01, 0.09)),
            }],
        }],
        ledger: Some(Ledger {
            requested: 500,
            kept: 500,
            ..Ledger::default()
        }),
    }
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
    made(language, true, &model())
}

/// The report of a weighted survey with a higher-order construct.
pub(crate) fn composed_report(language: Language) -> FitReport {
    made(language, true, &composed_model())
}

/// The report of a correlation matrix without means.
pub(crate) fn matrix_report(language: Language) -> FitReport {
    made(language, false, &model())
}
