use nalgebra::dmatrix;

use super::*;
use crate::cleaning::{ItemColumn, ItemMatrix};
use crate::levels::{Judge, JudgedNode, NodeKind, tree_model};
use crate::model::{ModelFormat, PathModel, Scale};
use crate::resampling::{Design, Stream};
use crate::study::{HierarchySettings, IntervalKind, ResamplingEngine, Settings, Study};

const SCALE: Scale = Scale { min: 1.0, max: 5.0 };

fn plan(replicates: usize) -> ResamplingPlan {
    ResamplingPlan {
        replicates,
        seed: 1,
        threads: 2,
        interval: IntervalKind::Percentile,
        confidence: 0.95,
        design: Design::Independent,
        engine: ResamplingEngine::Auto,
    }
}

fn items(columns: &[&[f64]]) -> ItemMatrix {
    ItemMatrix {
        items: columns
            .iter()
            .map(|column| ItemColumn::from_numbers(column))
            .collect(),
        respondents: columns[0].len(),
    }
}

fn hierarchy(text: &str) -> HierarchySettings {
    Study::parse(text).unwrap().hierarchy
}

/// The figures of a tree of plain columns.
fn levels(text: &str, columns: &[&[f64]], replicates: usize) -> Result<Levels, LevelsFailure> {
    let settings = hierarchy(text);
    let model = tree_model(&settings).unwrap();
    let tree = IndicatorTree::new(&settings, &model, "I").unwrap();
    let judged = [JudgedNode {
        node: 0,
        judges: vec![Judge {
            file: String::new(),
            matrix: dmatrix![1.0, 3.0; 1.0 / 3.0, 1.0],
        }],
    }];
    let methods = settings.methods.unwrap_or_default();
    let weighting = Weighting::new(&tree, &settings, methods, (&judged, false)).unwrap();
    let items = items(columns);
    let scales = vec![SCALE; columns.len()];
    let fit_settings = Settings::default();
    let sample = Sample {
        items: &items,
        weights: None,
        scales: &scales,
        model: &model,
        settings: &fit_settings,
    };
    let weighed = Weighed {
        tree: &tree,
        weighting: &weighting,
        groups: None,
        has_model: false,
    };
    assess_levels(&sample, &plan(replicates), &weighed, &|_| true)
}

const TREE: &str = "[hierarchy]\nweights = { constructs = 'ahp' }\n\
                    [hierarchy.levels]\nA = { x = ['q1', 'q2'], y = 'q3' }\nB = ['q4']\n";

#[test]
fn scores_are_weighted_means_from_the_questions_up() {
    let nan = f64::NAN;
    // Means 3, 4 (of three answers), 2, 5 on 1–5: 50, 75, 25, 100.
    let columns: [&[f64]; 4] = [
        &[2.0, 4.0, 2.0, 4.0],
        &[3.0, 5.0, 4.0, nan],
        &[1.0, 3.0, 2.0, 2.0],
        &[5.0, 5.0, 5.0, 5.0],
    ];
    let found = levels(TREE, &columns, 0).unwrap();
    // I, A, x, q1, q2, y, q3, B, q4
    let scores: Vec<f64> = found.nodes.iter().map(|node| node.score.unwrap()).collect();
    let expected = [57.8125, 43.75, 62.5, 50.0, 75.0, 25.0, 25.0, 100.0, 100.0];
    for (score, expected) in scores.iter().zip(expected) {
        assert!((score - expected).abs() < 1e-12, "{scores:?}");
    }
    let weights: Vec<f64> = found.nodes.iter().map(|node| node.global_weight).collect();
    let expected = [1.0, 0.75, 0.375, 0.1875, 0.1875, 0.375, 0.375, 0.25, 0.25];
    for (weight, expected) in weights.iter().zip(expected) {
        assert!((weight - expected).abs() < 1e-12, "{weights:?}");
    }
    let counts: Vec<usize> = found.nodes.iter().map(|node| node.respondents).collect();
    assert_eq!(counts, [4, 4, 4, 4, 3, 4, 4, 4, 4]);
    assert!(found.ledger.is_none() && found.nodes[0].inference.is_none());
    // +20 % of A: .9·43.75 + .1·100
    assert!((found.sensitivity[0].indices[3] - 49.375).abs() < 1e-12);
    let methods: Vec<_> = found.methods.iter().map(|method| method.method).collect();
    let entropy = Some(WeightMethod::Entropy);
    assert_eq!(methods, [None, entropy, Some(WeightMethod::Equal)]);
    // Equal: (43.75 + 100)/2.
    assert!((found.methods[2].index.unwrap() - 71.875).abs() < 1e-12);
    assert!((found.methods[2].difference.unwrap() - 14.0625).abs() < 1e-12);
}

#[test]
fn entropy_weights_of_constant_answers_are_not_defined() {
    let text = TREE.replace(
        "constructs = 'ahp'",
        "constructs = 'ahp', questions = 'entropy'",
    );
    let constant: [&[f64]; 4] = [&[3.0; 4], &[2.0; 4], &[1.0, 3.0, 2.0, 2.0], &[5.0; 4]];
    let Err(LevelsFailure::Weights(faults)) = levels(&text, &constant, 0) else {
        panic!("weights of constants");
    };
    assert_eq!(faults.0.len(), 1);
    assert_eq!(faults.0[0].code, Code::UndefinedWeights);
}

#[test]
fn intervals_hold_the_score_and_do_not_depend_on_what_else_is_asked() {
    let mut stream = Stream::new(7, 0);
    let mut column = || -> Vec<f64> { (0..120).map(|_| f64::from(1 + stream.below(5))).collect() };
    let columns: Vec<Vec<f64>> = (0..4).map(|_| column()).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let found = levels(TREE, &columns, 400).unwrap();
    let index = &found.nodes[0];
    let inference = index.inference.unwrap();
    let score = index.score.unwrap();
    assert!(inference.interval.0 < score && score < inference.interval.1);
    // Four independent questions with the sd of 1…5 on 0–100, √(2)·25.
    let sd = 2.0_f64.sqrt() * 25.0;
    let share: f64 = [0.1875, 0.1875, 0.375, 0.25]
        .iter()
        .map(|w: &f64| w * w)
        .sum();
    let expected = sd * share.sqrt() / 120.0_f64.sqrt();
    assert!((inference.standard_error / expected - 1.0).abs() < 0.25);
    assert_eq!(found.ledger.unwrap().kept, 400);
    assert!(found.clone().withheld().nodes[0].inference.is_none());
}

/// x1, x2 → s; the importance of x1 is that of the fit.
#[test]
fn importances_are_those_of_the_fit() {
    let text = "A =~ a1 + a2\nB =~ b1 + b2\nS =~ s1 + s2\nS ~ A + B\n";
    let model = PathModel::parse(text, "m", ModelFormat::Lavaan, Some("S")).unwrap();
    let mut stream = Stream::new(11, 0);
    let mut columns: Vec<Vec<f64>> = vec![Vec::new(); 6];
    for _ in 0..300 {
        let mut draw = || f64::from(stream.below(5));
        let (a, b, e) = (draw(), draw(), draw());
        let mut noisy = |value: f64| (value + f64::from(stream.below(3))).clamp(0.0, 6.0);
        let s = 0.6 * a + 0.3 * b + 0.2 * e;
        for (column, value) in columns.iter_mut().zip([a, a, b, b, s.round(), s.round()]) {
            column.push(noisy(value));
        }
    }
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let items = items(&columns);
    let scales = vec![Scale { min: 0.0, max: 6.0 }; 6];
    let settings = Settings::default();
    let sample = Sample {
        items: &items,
        weights: None,
        scales: &scales,
        model: &model,
        settings: &settings,
    };
    let derived = HierarchySettings::default();
    let tree = IndicatorTree::derived(&derived, &model);
    let methods = LevelMethods::all(WeightMethod::Pls);
    let weighting = Weighting::new(&tree, &derived, methods, (&[], true)).unwrap();
    let weighed = Weighed {
        tree: &tree,
        weighting: &weighting,
        groups: None,
        has_model: true,
    };
    let found = assess_levels(&sample, &plan(50), &weighed, &|_| true).unwrap();
    let (_, moments) = full_sample_engine(&sample, 1).unwrap();
    let analysis = crate::analysis::analyse(&moments, &model, &scales, &settings).unwrap();
    let total: f64 = analysis
        .drivers
        .iter()
        .map(|driver| driver.importance.unwrap())
        .sum();
    for driver in &analysis.drivers {
        let name = &model.constructs[driver.construct.0].name;
        let node = tree.parent(name).unwrap();
        let expected = driver.importance.unwrap() / total;
        assert!((found.nodes[node].weight - expected).abs() < 1e-9, "{name}");
        let score = found.nodes[node].score.unwrap();
        assert!((score - driver.performance.unwrap()).abs() < 1e-9, "{name}");
    }
    assert!(found.measured_index.is_some());
    assert_eq!(tree.nodes[1].kind, NodeKind::Construct);
    assert!(found.nodes[1].weight_inference.unwrap().standard_error > 0.0);
    let satisfaction = hierarchy("[hierarchy.levels]\nX = ['a1', 's1']\n");
    let tree = IndicatorTree::new(&satisfaction, &model, "I").unwrap();
    let weighed = Weighed {
        tree: &tree,
        ..weighed
    };
    let failure = assess_levels(&sample, &plan(0), &weighed, &|_| true).unwrap_err();
    assert!(
        matches!(failure, LevelsFailure::Weights(faults) if faults.0[0].code == Code::HierarchyNoWeights)
    );
}

#[test]
fn ranks_and_their_correlation() {
    assert!((rank_correlation(&[0.1, 0.2, 0.7], &[1.0, 2.0, 3.0]).unwrap() - 1.0).abs() < 1e-12);
    assert!((rank_correlation(&[0.1, 0.2, 0.7], &[3.0, 2.0, 1.0]).unwrap() + 1.0).abs() < 1e-12);
    // scipy.stats.spearmanr([1, 2, 2, 3], [1, 3, 2, 4]): 0.9486832980505139
    let ties = rank_correlation(&[1.0, 2.0, 2.0, 3.0], &[1.0, 3.0, 2.0, 4.0]).unwrap();
    assert!((ties - 0.9486832980505139).abs() < 1e-12);
    assert_eq!(rank_correlation(&[0.5, 0.5], &[0.4, 0.6]), None);
}
