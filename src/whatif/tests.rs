//! What moves lead to, against figures worked out by hand.

use super::moves::{Move, Price, Subject, resolve_moves, resolve_prices};
use super::network::{Fit, Network};
use super::outcome::outcome;
use super::plan::{Lever, cheapest, gain_of_item};
use crate::analysis::Figure;
use crate::diagnostics::Code::{self, MoveOfHeld, MoveOffScale, MovedTwice, UnknownName};
use crate::diagnostics::Diagnostics;
use crate::model::{ConstructId, IndicatorId, PathModel, Scale};
use crate::pls::Layout;
use crate::study::{Amount, Study, WhatIfSettings};

const QUALITY: usize = 0;
const VALUE: usize = 1;
const SATISFACTION: usize = 2;
const LOYALTY: usize = 3;

/// Index points of one point of a scale from 1 to 10.
const UNIT: f64 = 100.0 / 9.0;

fn model() -> PathModel {
    let text = "quality =~ q1 + q2\nvalue =~ v1\nsatisfaction =~ s1 + s2\nloyalty =~ l1\n\
                value ~ quality\nsatisfaction ~ quality + value\nloyalty ~ satisfaction";
    PathModel::parse_lavaan(text, "model", Some("satisfaction")).unwrap()
}

/// In points per point: quality → value .625, quality → satisfaction .4, value → satisfaction .24, satisfaction → loyalty .9.
fn figure(figure: Figure) -> f64 {
    match figure {
        Figure::Index(construct) => [70.0, 60.0, 65.0, 60.0][construct],
        Figure::ScoreDeviation(construct) => [20.0, 25.0, 20.0, 30.0][construct],
        Figure::ItemIndex(item) => [72.0, 67.0, 60.0, 65.0, 65.0, 60.0][item],
        Figure::IndexWeight(item) => [0.6, 0.4, 1.0, 0.5, 0.5, 1.0][item],
        Figure::PathCoefficient(QUALITY, VALUE) => 0.5,
        Figure::PathCoefficient(QUALITY, _) => 0.4,
        Figure::PathCoefficient(VALUE, _) => 0.3,
        Figure::PathCoefficient(..) => 0.6,
        _ => f64::NAN,
    }
}

fn network() -> Network {
    Network::new(&Layout::new(&model()))
}

fn construct(construct: usize, amount: Amount) -> Move {
    Move::new(Subject::Construct(ConstructId(construct)), amount)
}

fn item(item: usize, amount: Amount) -> Move {
    Move::new(Subject::Item(IndicatorId(item)), amount)
}

fn assert_near(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-9, "{found} for {expected}");
    }
}

fn changes(moves: &[Move]) -> Vec<f64> {
    let network = network();
    outcome(&network.fit(figure), moves).changes
}

#[test]
fn a_move_runs_along_all_paths() {
    // 5 · .625; 5 · .4 + 3.125 · .24; 2.75 · .9.
    let expected = [5.0, 3.125, 2.75, 2.475];
    assert_near(&changes(&[construct(QUALITY, Amount::By(5.0))]), &expected);
    // Downwards alike; a move back and forth is none.
    let down = changes(&[construct(QUALITY, Amount::By(-5.0))]);
    assert_near(&down, &expected.map(|change| -change));
    assert_near(&changes(&[]), &[0.0; 4]);
}

#[test]
fn an_item_acts_by_its_index_weight() {
    let of_item = changes(&[item(0, Amount::By(10.0))]);
    assert_near(&of_item, &changes(&[construct(QUALITY, Amount::By(6.0))]));
    // q1 stands at 72: to 82 is by 10.
    assert_near(&changes(&[item(0, Amount::To(82.0))]), &of_item);
    // Moves of both items of a construct, and of the construct itself, add up.
    let all = changes(&[
        item(0, Amount::By(10.0)),
        item(1, Amount::By(5.0)),
        construct(QUALITY, Amount::By(1.0)),
    ]);
    assert_near(&all, &changes(&[construct(QUALITY, Amount::By(9.0))]));
}

#[test]
fn a_set_construct_stays_where_it_is_set() {
    let moves = [
        construct(QUALITY, Amount::By(5.0)),
        construct(VALUE, Amount::To(80.0)),
    ];
    // Value is 20 up whatever quality brings: 5 · .4 + 20 · .24.
    let expected = [5.0, 20.0, 6.8, 6.12];
    assert_near(&changes(&moves), &expected);
    assert_near(&changes(&[moves[1], moves[0]]), &expected);
    // Held at today's value, it passes nothing on.
    let held = construct(VALUE, Amount::To(60.0));
    assert_near(&changes(&[moves[0], held]), &[5.0, 0.0, 2.0, 1.8]);
    // A move of the index itself goes to what follows, not back.
    let index = [construct(SATISFACTION, Amount::To(75.0))];
    assert_near(&changes(&index), &[0.0, 0.0, 10.0, 9.0]);
}

#[test]
fn nothing_leaves_its_scale() {
    let network = network();
    let fit = network.fit(figure);
    let found = outcome(&fit, &[construct(QUALITY, Amount::By(40.0))]);
    assert_near(&found.changes, &[30.0, 18.75, 16.5, 14.85]);
    assert_eq!(found.cut_constructs, [true, false, false, false]);
    let found = outcome(&fit, &[item(0, Amount::By(40.0))]);
    assert_near(&found.positions[..1], &[100.0]);
    assert_near(&found.changes[..1], &[0.6 * 28.0]);
    assert_eq!(
        (found.cut_moves, found.cut_constructs),
        (vec![true], vec![false; 4])
    );
    let found = outcome(&fit, &[construct(LOYALTY, Amount::By(-70.0))]);
    assert_near(&found.changes, &[0.0, 0.0, 0.0, -60.0]);
}

#[test]
fn an_undefined_index_spoils_only_itself() {
    let network = network();
    let undefined = |wanted: Figure| match wanted {
        Figure::Index(VALUE) => f64::NAN,
        other => figure(other),
    };
    let found = outcome(
        &network.fit(undefined),
        &[construct(QUALITY, Amount::By(5.0))],
    );
    // The slopes need deviations, not indices.
    assert_near(&found.changes, &[5.0, 3.125, 2.75, 2.475]);
    let without_weight = |wanted: Figure| match wanted {
        Figure::IndexWeight(2) | Figure::ScoreDeviation(VALUE) => f64::NAN,
        other => figure(other),
    };
    let found = outcome(
        &network.fit(without_weight),
        &[construct(SATISFACTION, Amount::By(1.0))],
    );
    assert_near(&found.changes, &[0.0, 0.0, 1.0, 0.9]);
    let found = outcome(&network.fit(without_weight), &[item(2, Amount::By(1.0))]);
    assert!(found.changes[SATISFACTION].is_nan());
}

#[test]
fn dimensions_act_through_their_whole() {
    let text = "a =~ a1\nb =~ b1\nservice <~ a + b\nsatisfaction =~ s1\nsatisfaction ~ service";
    let model = PathModel::parse_lavaan(text, "model", Some("satisfaction")).unwrap();
    let layout = Layout::new(&model);
    let network = Network::new(&layout);
    let position = |name: &str| model.construct(name).unwrap().0;
    let (a, service, satisfaction) = (position("a"), position("service"), position("satisfaction"));
    let scores: Vec<usize> = layout.score_items().map(|(score, _)| score).collect();
    let fit = network.fit(|figure| match figure {
        Figure::Index(_) | Figure::ItemIndex(_) => 50.0,
        Figure::ScoreDeviation(_) => 10.0,
        Figure::IndexWeight(item) if item == scores[0] => 0.7,
        Figure::IndexWeight(item) if item == scores[1] => 0.3,
        Figure::IndexWeight(_) => 1.0,
        _ => 0.8,
    });
    let owner = network.owners.iter().position(|owner| *owner == a).unwrap();
    let found = outcome(&fit, &[item(owner, Amount::By(10.0))]);
    assert_near(
        &[found.changes[service], found.changes[satisfaction]],
        &[7.0, 5.6],
    );
    let gains = fit.gains(&vec![false; network.constructs()]);
    assert_near(&[gains[service], gains[a]], &[0.8, 0.56]);
}

/// Levers on q1, q2 and v1 at the given costs per point of the answer scale.
fn levers(fit: &Fit<'_>, costs: [f64; 3]) -> Vec<Lever> {
    let gains = fit.gains(&[false; 4]);
    let lever = |(item, cost): (usize, f64)| Lever {
        price: Price {
            item: IndicatorId(item),
            cost,
            ceiling: 100.0,
        },
        gain: gain_of_item(fit, &gains, (item, UNIT)),
        room: 100.0 - fit.mean(item),
    };
    costs.into_iter().enumerate().map(lever).collect()
}

/// Items and points of a plan.
fn planned(set: &[Move], costs: [f64; 3], target: f64) -> Vec<(usize, f64)> {
    let network = network();
    let fit = network.fit(figure);
    let steps = cheapest(&fit, set, levers(&fit, costs), target);
    let step = |step: &Move| match (step.subject, step.amount) {
        (Subject::Item(item), Amount::By(points)) => (item.0, points),
        _ => panic!("{step:?}"),
    };
    steps.iter().map(step).collect()
}

#[test]
fn gains_are_importances_of_items() {
    let network = network();
    let fit = network.fit(figure);
    // Quality .4 + .625 · .24 = .55, value .24, the index itself 1, loyalty nothing.
    assert_near(&fit.gains(&[false; 4]), &[0.55, 0.24, 1.0, 0.0]);
    // With value held, what quality does through it is gone.
    assert_near(
        &fit.gains(&[false, true, false, false]),
        &[0.4, 0.0, 1.0, 0.0],
    );
    assert_near(
        &fit.gains(&[false, false, true, false]),
        &[0.0, 0.0, 0.0, 0.0],
    );
    let gain = gain_of_item(&fit, &fit.gains(&[false; 4]), (0, UNIT));
    assert_near(&[gain], &[0.6 * 0.55 * UNIT]);
}

#[test]
fn the_plan_takes_the_most_gain_per_cost_first() {
    // Per point of the scale: q1 3.6667/3, q2 2.4444/1, v1 2.6667/2: the order is q2, v1, q1.
    let found = planned(&[], [3.0, 1.0, 2.0], 70.0);
    assert_eq!(found.len(), 1);
    assert_near(&[found[0].1], &[5.0 / 0.22]);
    // q2 to its end gives .22 · 33 = 7.26; the rest of 10 comes from v1, .24 for each point.
    let found = planned(&[], [3.0, 1.0, 2.0], 75.0);
    assert_eq!([found[0].0, found[1].0], [1, 2]);
    assert_near(&[found[0].1, found[1].1], &[33.0, 2.74 / 0.24]);
    // A target that is reached needs nothing; equal gains per cost keep the order of the model.
    assert_eq!(planned(&[], [3.0, 1.0, 2.0], 65.0), []);
    assert_eq!(planned(&[], [0.6 * 0.55, 0.4 * 0.55, 0.24], 66.0)[0].0, 0);
}

#[test]
fn the_plan_goes_on_from_the_moves_that_are_set() {
    let set = [item(1, Amount::To(100.0))];
    let found = planned(&set, [3.0, 1.0, 2.0], 75.0);
    // q2 is at its end: its room is used up.
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, 2);
    assert_near(&[found[0].1], &[2.74 / 0.24]);
}

#[test]
fn beyond_the_end_of_a_construct_a_plan_goes_on_with_what_helps() {
    // All of quality: 30 · .55 = 16.5 in satisfaction, value at 78.75; all of v1 takes value to 100: 21.25 · .24.
    let network = network();
    let fit = network.fit(figure);
    let steps = cheapest(&fit, &[], levers(&fit, [1.0, 1.0, 1.0]), 100.0);
    assert_eq!(steps.len(), 3);
    let found = outcome(&fit, &steps);
    assert_near(
        &[found.index(&fit, SATISFACTION)],
        &[65.0 + 16.5 + 21.25 * 0.24],
    );
    assert!(found.cut_constructs[VALUE]);
}

/// The least cost over all vertices of the programme: some levers at their ends, at most one in between.
fn least_cost(levers: &[(f64, f64, f64)], needed: f64) -> f64 {
    let mut least = f64::INFINITY;
    for full in 0..1_u32 << levers.len() {
        let is_full = |at: usize| full >> at & 1 == 1;
        let chosen = levers.iter().enumerate().filter(|(at, _)| is_full(*at));
        let (gain, cost) = chosen.fold((0.0, 0.0), |(gain, cost), (_, (g, c, room))| {
            (gain + g * room, cost + c * room)
        });
        if gain >= needed {
            least = least.min(cost);
        }
        for (at, (g, c, room)) in levers.iter().enumerate() {
            let part = (needed - gain) / g;
            if !is_full(at) && part >= 0.0 && part <= *room {
                least = least.min(cost + c * part);
            }
        }
    }
    least
}

#[test]
fn the_plan_is_the_cheapest_of_all_vertices() {
    // Ten items of one construct that moves the index one to one: no construct gets to its end.
    let items: Vec<String> = (0..10).map(|item| format!("x{item}")).collect();
    let text = format!("driver =~ {}\ny =~ y1\ny ~ driver", items.join(" + "));
    let model = PathModel::parse_lavaan(&text, "model", Some("y")).unwrap();
    let network = Network::new(&Layout::new(&model));
    let mut state = 7_u64;
    let mut draw = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 40) as f64 / (1_u64 << 24) as f64
    };
    for _ in 0..50 {
        let raw: Vec<f64> = (0..10).map(|_| 0.1 + draw()).collect();
        let sum: f64 = raw.iter().sum();
        let weights: Vec<f64> = raw.iter().map(|weight| weight / sum).collect();
        let means: Vec<f64> = (0..10).map(|_| 30.0 + 60.0 * draw()).collect();
        let index: f64 = weights.iter().zip(&means).map(|(w, mean)| w * mean).sum();
        let fit = network.fit(|figure| match figure {
            Figure::Index(0) => index,
            Figure::Index(_) => 10.0,
            Figure::ItemIndex(item) => means.get(item).copied().unwrap_or(10.0),
            Figure::IndexWeight(item) => weights.get(item).copied().unwrap_or(1.0),
            _ => 1.0,
        });
        let costs: Vec<f64> = (0..10).map(|_| 0.5 + 4.0 * draw()).collect();
        let lever = |item: usize| Lever {
            price: Price {
                item: IndicatorId(item),
                cost: costs[item],
                ceiling: 100.0,
            },
            gain: weights[item],
            room: 100.0 - means[item],
        };
        let needed = draw() * (100.0 - index);
        let steps = cheapest(&fit, &[], (0..10).map(lever).collect(), 10.0 + needed);
        let cost = |step: &Move| match (step.subject, step.amount) {
            (Subject::Item(item), Amount::By(points)) => costs[item.0] * points,
            _ => f64::NAN,
        };
        let found: f64 = steps.iter().map(cost).sum();
        let all: Vec<(f64, f64, f64)> = (0..10)
            .map(|item| (weights[item], costs[item], 100.0 - means[item]))
            .collect();
        assert!((found - least_cost(&all, needed)).abs() < 1e-6);
    }
}

const SCALES: [Scale; 6] = [Scale {
    min: 1.0,
    max: 10.0,
}; 6];

fn settings(text: &str) -> WhatIfSettings {
    Study::parse(text).unwrap().whatif
}

fn codes(result: Result<impl std::fmt::Debug, Diagnostics>) -> Vec<(Code, Option<usize>)> {
    let faults = result.unwrap_err().0;
    faults.iter().map(|f| (f.code, f.place.line)).collect()
}

#[test]
fn names_become_moves_on_0_to_100() {
    let text = "[drivers.whatif]\nset = ['q1=+0.9', 'v1=5.5', 'Satisfaction=80', 'loyalty=-3']";
    let moves = resolve_moves(&settings(text), &model(), &SCALES).unwrap();
    let subjects: Vec<Subject> = moves.iter().map(|found| found.subject).collect();
    assert_eq!(subjects[0], Subject::Item(IndicatorId(0)));
    assert_eq!(subjects[2], Subject::Construct(ConstructId(SATISFACTION)));
    let points = moves.iter().map(|found| match found.amount {
        Amount::By(points) | Amount::To(points) => points,
    });
    assert_near(&points.collect::<Vec<_>>(), &[10.0, 50.0, 80.0, -3.0]);
    let prices = settings("[drivers.cost]\nq1 = { cost = 3, max = 9.1 }");
    let prices = resolve_prices(&prices, &model(), &SCALES).unwrap();
    assert_near(&[prices[0].ceiling, prices[0].cost], &[90.0, 3.0]);
}

#[test]
fn all_faults_of_moves_and_prices_are_told() {
    let text = "[drivers.whatif]\nset = ['q9=+1',\n'q1=11',\n'q1=+1',\n'value=101',\n'value=80',\n\
                'v1=+1']\n";
    let faults = codes(resolve_moves(&settings(text), &model(), &SCALES));
    let expected = [
        (UnknownName, 2),
        (MoveOffScale, 3),
        (MovedTwice, 4),
        (MoveOffScale, 5),
        (MovedTwice, 6),
        (MoveOfHeld, 7),
    ];
    assert_eq!(faults, expected.map(|(code, line)| (code, Some(line))));
    let text = "[drivers.whatif]\nset = 'satisfaction=80'\ntarget = 90";
    let faults = codes(resolve_moves(&settings(text), &model(), &SCALES));
    assert_eq!(faults, [(MoveOfHeld, None)]);
    let text = "[drivers.cost]\nq1 = { cost = 1, max = 10.5 }\nq2 = 1\nQ2 = 2\nvalue = 3";
    let faults = codes(resolve_prices(&settings(text), &model(), &SCALES));
    let expected = [(MoveOffScale, 2), (MovedTwice, 4), (UnknownName, 5)];
    assert_eq!(faults, expected.map(|(code, line)| (code, Some(line))));
}
