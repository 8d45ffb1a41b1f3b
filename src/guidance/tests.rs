//! Tests of the room on a made-up survey whose truth is known.

use super::*;
use crate::analysis::analyse;
use crate::cleaning::{ItemColumn, ItemMatrix};
use crate::drivers::{AsymmetryClass, FactorClass, NeededLevel};
use crate::model::{ConstructId, IndicatorId, PathModel, Scale};
use crate::moments::estimate_moments;
use crate::resampling::{Design, ResamplingPlan, Sample};
use crate::robustness::{assess_robustness, find_break_points};
use crate::study::{IntervalKind, ResamplingEngine, Settings};

const RESPONDENTS: usize = 300;
const A: IndicatorId = IndicatorId(0);
const B: IndicatorId = IndicatorId(1);
const S: ConstructId = ConstructId(2);

struct Survey {
    items: ItemMatrix,
    model: PathModel,
    scales: Vec<Scale>,
    settings: Settings,
}

impl Survey {
    /// A low answer to a costs 10 points of s, a high answer to b earns 8; l follows s up to 50 and not beyond.
    fn new() -> Self {
        let mut state = 1_u32;
        let mut draw = |bound: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from((state >> 16) % bound)
        };
        let mut columns = vec![Vec::new(); 4];
        for _ in 0..RESPONDENTS {
            let (a, b) = (1.0 + draw(5), 1.0 + draw(5));
            let below = if a <= 2.0 { 10.0 } else { 0.0 };
            let above = if b >= 4.0 { 8.0 } else { 0.0 };
            let s: f64 = 50.0 - below + above + draw(13) - 6.0;
            let l = 20.0 + s.min(50.0) + draw(7) - 3.0;
            for (column, value) in columns.iter_mut().zip([a, b, s, l]) {
                column.push(value);
            }
        }
        let text = "A =~ a\nB =~ b\nS =~ s\nL =~ l\nS ~ A + B\nL ~ S";
        let scale = |min, max| Scale { min, max };
        Self {
            items: ItemMatrix {
                items: columns
                    .iter()
                    .map(|c| ItemColumn::from_numbers(c))
                    .collect(),
                respondents: RESPONDENTS,
            },
            model: PathModel::parse_lavaan(text, "m", Some("S")).unwrap(),
            scales: vec![
                scale(1.0, 5.0),
                scale(1.0, 5.0),
                scale(0.0, 100.0),
                scale(0.0, 100.0),
            ],
            settings: Settings::default(),
        }
    }

    fn sample(&self) -> Sample<'_> {
        Sample {
            items: &self.items,
            weights: None,
            scales: &self.scales,
            model: &self.model,
            settings: &self.settings,
        }
    }
}

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

#[test]
fn contrasts_find_what_costs_and_what_earns() {
    let survey = Survey::new();
    let asked = (Variable::Construct(S), [A, B].as_slice());
    let found = contrast_extremes(&survey.sample(), asked, &plan(100), &|_| true).unwrap();
    let [a, b] = [0, 1].map(|item| found.items[item].contrast.unwrap());
    assert!((a.extremes.low - 2.0).abs() < 1e-12 && (a.extremes.high - 4.0).abs() < 1e-12);
    assert!((a.penalty.value + 10.0).abs() < 1.5 && a.reward.value.abs() < 1.5);
    assert!((b.reward.value - 8.0).abs() < 1.5 && b.penalty.value.abs() < 1.5);
    assert_eq!(
        (a.class, b.class),
        (Some(FactorClass::Basic), Some(FactorClass::Excitement))
    );
    assert!(
        a.asymmetry_class
            .is_none_or(|class| class == AsymmetryClass::Frustrator)
    );
    assert!(found.r_squared.unwrap().value > 0.6);
    assert_eq!(found.ledger.unwrap().kept, 100);
    // The same on one thread; nothing but estimates without resamples.
    let alone = ResamplingPlan {
        threads: 1,
        ..plan(100)
    };
    assert_eq!(
        contrast_extremes(&survey.sample(), asked, &alone, &|_| true).unwrap(),
        found
    );
    let bare = contrast_extremes(&survey.sample(), asked, &plan(0), &|_| true).unwrap();
    let bare = bare.items[0].contrast.unwrap();
    assert_eq!((bare.class, bare.penalty.inference), (None, None));
    assert!((bare.penalty.value - a.penalty.value).abs() < 1e-12);
}

#[test]
fn contrasts_of_few_answers_or_twice_the_same_item_are_none() {
    let mut survey = Survey::new();
    let two: Vec<f64> = (0..RESPONDENTS)
        .map(|i| if i % 3 == 0 { 1.0 } else { 5.0 })
        .collect();
    survey.items.items[1] = ItemColumn::from_numbers(&two);
    let asked = (Variable::Construct(S), [A, B].as_slice());
    let found = contrast_extremes(&survey.sample(), asked, &plan(0), &|_| true).unwrap();
    assert!(found.items[0].contrast.is_some() && found.items[1].contrast.is_none());
    let twice = (Variable::Construct(S), [A, A].as_slice());
    let found = contrast_extremes(&survey.sample(), twice, &plan(0), &|_| true).unwrap();
    assert!(found.r_squared.is_none() && found.items.iter().all(|item| item.contrast.is_none()));
}

#[test]
fn shares_are_those_of_the_equation_and_have_intervals() {
    let survey = Survey::new();
    let sample = survey.sample();
    let moments = estimate_moments(sample.items, None, sample.settings.missing, 1).unwrap();
    let analysis = analyse(&moments, sample.model, sample.scales, sample.settings).unwrap();
    let regression = Regression::of_construct(&analysis.layout, S).unwrap();
    let plan = plan(60);
    let advance: &(dyn Fn(usize) -> bool + Sync) = &|_| true;
    let resampling = Some((&sample, &plan, advance));
    let found = relative_weights(&analysis, &regression, 1, resampling).unwrap();
    let explained = analysis.structural.r_squared[S.0].unwrap();
    assert!((found.r_squared.value - explained).abs() < 1e-12);
    let sum: f64 = found.weights.iter().map(|weight| weight.lmg.value).sum();
    assert!((sum - explained).abs() < 1e-12);
    for weight in &found.weights {
        let (lower, upper) = weight.lmg.inference.unwrap().interval;
        assert!(0.0 <= lower && lower < weight.lmg.value && weight.lmg.value < upper);
        assert_eq!(weight.lmg_error, None);
    }
    assert_eq!(found.ledger.unwrap().kept, 60);
    // Single items: the regression on items is the same one.
    let items = Regression {
        outcome: Variable::Construct(S),
        predictors: vec![Variable::Item(A), Variable::Item(B)],
    };
    let of_items = relative_weights(&analysis, &items, 1, None).unwrap();
    assert!((of_items.weights[1].johnson.value - found.weights[1].johnson.value).abs() < 1e-10);
    let twice = Regression {
        predictors: vec![Variable::Item(A), Variable::Item(A)],
        ..items
    };
    let failure = relative_weights(&analysis, &twice, 1, None).unwrap_err();
    assert_eq!(failure, GuidanceFailure::DependentPredictors);
    assert!(
        relative_weights(
            &analysis,
            &regression,
            1,
            Some((&sample, &plan, &|_| false))
        )
        .is_err()
    );
}

#[test]
fn necessary_levels_are_those_of_the_respondents() {
    let survey = Survey::new();
    let question = |aim| NecessityQuestion {
        outcome: S,
        conditions: vec![ConstructId(0), ConstructId(1)],
        aim,
    };
    let found = assess_necessity(&survey.sample(), question(50.0), &plan(99)).unwrap();
    assert_eq!(found.permutations, 99);
    // Nobody with a low answer to a and without a high one to b has more than 46; with both it may be 54.
    let [stairs, _] = found.conditions[0].ceilings.unwrap();
    assert!(stairs.p_value.unwrap() <= 1.0 && stairs.effect_size > 0.0);
    let highest = assess_necessity(&survey.sample(), question(64.0), &plan(0)).unwrap();
    let [stairs, _] = highest.conditions[0].ceilings.unwrap();
    assert_eq!((stairs.p_value, stairs.is_necessary()), (None, None));
    // a ≥ 3 stands at 50 on 0–100.
    let NeededLevel::Level(level) = stairs.needed else {
        panic!("{stairs:?}")
    };
    assert!(level >= 50.0 && stairs.share_below.unwrap() > 0.3);
    let beyond = assess_necessity(&survey.sample(), question(99.0), &plan(0)).unwrap();
    let [stairs, line] = beyond.conditions[1].ceilings.unwrap();
    assert_eq!(
        (stairs.needed, stairs.share_below),
        (NeededLevel::BeyondObserved, None)
    );
    assert_eq!(line.needed, NeededLevel::BeyondObserved);
}

#[test]
fn break_points_alone_are_those_of_all_checks() {
    let survey = Survey::new();
    let (sample, plan) = (survey.sample(), plan(40));
    let all = assess_robustness(&sample, &plan, &|_| true).unwrap();
    let (alone, ledger) = find_break_points(&sample, &plan, &|_| true).unwrap();
    assert_eq!(alone, all.thresholds);
    assert_eq!(ledger, all.ledger);
    let kink = alone[0].kink.unwrap();
    assert!((kink.break_point.value - 50.0).abs() < 3.0, "{kink:?}");
    assert!(kink.slope_below.value > 0.7 && kink.slope_above.value.abs() < 0.3);
}
