//! What must not change a result, or must change it in a known way, on random surveys.

use crate::surveys::{construct, model};
use csi::analysis::{Analysis, analyse};
use csi::cleaning::{ItemColumn, ItemMatrix};
use csi::model::{Mode, PathModel, Scale};
use csi::moments::estimate_moments;
use csi::study::{MissingTreatment, Settings};
use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;

const RESPONDENTS: usize = 60;
const BLOCKS: [usize; 4] = [3, 2, 3, 1];
const PATHS: [(usize, usize); 5] = [(0, 1), (0, 2), (1, 2), (2, 3), (1, 3)];
const CLOSE: f64 = 1e-7;

/// Answers by item: a 1–10 survey in which all items of all constructs go along with each other.
fn survey() -> impl Strategy<Value = Vec<Vec<f64>>> {
    let items: usize = BLOCKS.iter().sum();
    let person = (1.0..10.0_f64, prop::collection::vec(-2.0..2.0_f64, items));
    prop::collection::vec(person, RESPONDENTS).prop_map(move |people| {
        let answer = |level: f64, noise: f64| (level + noise).round().clamp(1.0, 10.0);
        (0..items)
            .map(|item| {
                people
                    .iter()
                    .map(|(level, noise)| answer(*level, noise[item]))
                    .collect()
            })
            .collect()
    })
}

fn model_in_order(order: &[usize]) -> PathModel {
    let name = |j: usize| format!("c{j}");
    let blocks = order.iter().map(|&j| {
        let items: Vec<String> = (0..BLOCKS[j]).map(|i| format!("c{j}_{i}")).collect();
        construct(&name(j), Mode::A, &items)
    });
    let paths: Vec<_> = PATHS
        .iter()
        .map(|path| (name(path.0), name(path.1)))
        .collect();
    model(blocks.collect(), &paths, "c2")
}

fn fit_in_order(
    answers: &[Vec<f64>],
    scales: &[Scale],
    weights: Option<&[f64]>,
    order: &[usize],
) -> Analysis {
    let items = ItemMatrix {
        respondents: answers[0].len(),
        items: answers
            .iter()
            .map(|column| ItemColumn::from_numbers(column))
            .collect(),
    };
    let moments = estimate_moments(&items, weights, MissingTreatment::Mean, 2).unwrap();
    analyse(
        &moments,
        &model_in_order(order),
        scales,
        &Settings::default(),
    )
    .unwrap()
}

fn ten(items: usize) -> Vec<Scale> {
    vec![
        Scale {
            min: 1.0,
            max: 10.0
        };
        items
    ]
}

fn fit(answers: &[Vec<f64>], weights: Option<&[f64]>) -> Analysis {
    fit_in_order(answers, &ten(answers.len()), weights, &[0, 1, 2, 3])
}

fn index(analysis: &Analysis) -> Vec<f64> {
    analysis
        .indices
        .iter()
        .map(|index| index.index.unwrap_or(f64::NEG_INFINITY))
        .collect()
}

fn close(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(a, b)| a == b || (a - b).abs() < CLOSE)
}

fn paths(analysis: &Analysis) -> &DMatrix<f64> {
    &analysis.structural.path_coefficients
}

fn same_fit(a: &Analysis, b: &Analysis) -> bool {
    close(paths(a).as_slice(), paths(b).as_slice())
        && close(a.loadings.as_slice(), b.loadings.as_slice())
        && close(&index(a), &index(b))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_respondents_does_not_matter(answers in survey(), start in 1..RESPONDENTS) {
        let turned: Vec<Vec<f64>> = answers
            .iter()
            .map(|column| column[start..].iter().chain(&column[..start]).copied().collect())
            .collect();
        // Whole numbers are summed exactly: not even the last bit may differ.
        prop_assert_eq!(fit(&answers, None), fit(&turned, None));
    }

    #[test]
    fn the_order_of_constructs_does_not_matter(answers in survey()) {
        let plain = fit(&answers, None);
        let order = [3, 1, 0, 2];
        let starts = [0, 3, 5, 8];
        let moved: Vec<Vec<f64>> = order
            .iter()
            .flat_map(|&j| answers[starts[j]..starts[j] + BLOCKS[j]].to_vec())
            .collect();
        let turned = fit_in_order(&moved, &ten(moved.len()), None, &order);
        let place = |j: usize| order.iter().position(|&at| at == j).unwrap();
        for (source, target) in PATHS {
            let there = paths(&turned)[(place(source), place(target))];
            prop_assert!((paths(&plain)[(source, target)] - there).abs() < CLOSE);
        }
        let indices: Vec<f64> = (0..4).map(|j| index(&turned)[place(j)]).collect();
        prop_assert!(close(&index(&plain), &indices));
    }

    #[test]
    fn an_item_on_another_scale_changes_nothing(
        answers in survey(), item in 0..9_usize, a in 0.1..50.0_f64, b in -100.0..100.0_f64,
    ) {
        let mut moved = answers.clone();
        moved[item].iter_mut().for_each(|x| *x = a * *x + b);
        let mut scales = ten(answers.len());
        scales[item] = Scale { min: a + b, max: 10.0 * a + b };
        let turned = fit_in_order(&moved, &scales, None, &[0, 1, 2, 3]);
        prop_assert!(same_fit(&fit(&answers, None), &turned));
    }

    #[test]
    fn a_reversed_item_turns_its_own_loading_only(answers in survey(), item in 0..3_usize) {
        let plain = fit(&answers, None);
        let mut reversed = answers.clone();
        reversed[item].iter_mut().for_each(|x| *x = 11.0 - *x);
        let turned = fit(&reversed, None);
        let mut expected: DVector<f64> = plain.loadings.clone();
        expected[item] = -expected[item];
        // The block is oriented by its other two items as long as these outweigh the reversed one.
        prop_assume!(expected.rows(0, 3).sum() > 0.05);
        prop_assert!(close(expected.as_slice(), turned.loadings.as_slice()));
        prop_assert!(close(paths(&plain).as_slice(), paths(&turned).as_slice()));
        prop_assert_eq!(turned.indices[0].index, None);
    }

    #[test]
    fn respondent_weights_have_no_unit(answers in survey(), unit in 0.01..100.0_f64) {
        let weights: Vec<f64> = (0..RESPONDENTS).map(|i| 1.0 + (i % 5) as f64).collect();
        let scaled: Vec<f64> = weights.iter().map(|w| w * unit).collect();
        prop_assert!(same_fit(&fit(&answers, Some(&weights)), &fit(&answers, Some(&scaled))));
    }

    #[test]
    fn whole_weights_are_repeated_respondents(answers in survey()) {
        let times = |i: usize| 1 + i % 3;
        let weights: Vec<f64> = (0..RESPONDENTS).map(|i| times(i) as f64).collect();
        let repeated: Vec<Vec<f64>> = answers
            .iter()
            .map(|column| {
                let people = column.iter().enumerate();
                people.flat_map(|(i, x)| std::iter::repeat_n(*x, times(i))).collect()
            })
            .collect();
        prop_assert!(same_fit(&fit(&answers, Some(&weights)), &fit(&repeated, None)));
    }
}
