//! Robustness checks: against statsmodels, and against themselves under changes that must not matter.

use crate::surveys::{item_matrix, reference, reference_model, scales, survey};
use csi::analysis::analyse;
use csi::cleaning::ItemMatrix;
use csi::model::{ConstructId, PathModel, Scale};
use csi::moments::estimate_moments;
use csi::resampling::{Design, ResamplingPlan, Sample, Strata};
use csi::robustness::{Estimate, Robustness, assess_robustness, full_collinearity};
use csi::study::{IntervalKind, Metric, MissingTreatment, ResamplingEngine, Settings};
use serde_json::Value;

const CASES: [&str; 2] = ["acsi_retail__mode_a__path", "ecsi_mobile__mode_a__path"];

struct Survey {
    items: ItemMatrix,
    scales: Vec<Scale>,
    model: PathModel,
    settings: Settings,
}

impl Survey {
    fn read(case: &str, file: &str, interactions: &[String]) -> Self {
        let model = reference_model(&reference(case));
        let model = model.with_interactions(interactions).unwrap();
        let (header, records) = survey(file);
        let position = |item: &str| header.iter().position(|name| name == item).unwrap();
        let columns: Vec<usize> = model.indicators().map(|i| position(&i.name)).collect();
        let items = item_matrix(&records, &columns);
        let scales = scales(&items, Scale { min: 0.0, max: 1.0 });
        Self {
            items,
            scales,
            model,
            settings: Settings::default(),
        }
    }

    fn of_case(case: &str) -> (Self, Value) {
        let figures = reference(&format!("{case}__robustness"))["values"].clone();
        let text = |interaction: &Value| {
            let name = |key: &str| interaction[key].as_str().unwrap().to_owned();
            format!(
                "{} ~ {}:{}",
                name("target"),
                name("source"),
                name("moderator")
            )
        };
        let interactions: Vec<String> = figures["interactions"]
            .as_array()
            .unwrap()
            .iter()
            .map(text)
            .collect();
        let file = case.split("__").next().unwrap();
        (Self::read(case, file, &interactions), figures)
    }

    fn assess(&self, weights: Option<&[f64]>, plan: &ResamplingPlan) -> Robustness {
        let sample = Sample {
            items: &self.items,
            weights,
            scales: &self.scales,
            model: &self.model,
            settings: &self.settings,
        };
        assess_robustness(&sample, plan, &|_| true).unwrap()
    }

    fn name(&self, construct: ConstructId) -> &str {
        &self.model.constructs[construct.0].name
    }
}

fn plan(replicates: usize, threads: usize) -> ResamplingPlan {
    ResamplingPlan {
        replicates,
        seed: 1,
        threads,
        interval: IntervalKind::Percentile,
        confidence: 0.95,
        design: Design::Independent,
        engine: ResamplingEngine::Auto,
    }
}

/// Both undefined, or equal up to the weights' own tolerance.
fn agree(ours: Option<Estimate>, theirs: &Value, what: &str) {
    let ours = ours.expect(what).value;
    let theirs = theirs.as_f64().unwrap();
    let tolerance = 1e-7 * theirs.abs().max(1.0);
    assert!(
        (ours - theirs).abs() < tolerance,
        "{what}: {ours} for {theirs}"
    );
}

fn entry<'v>(list: &'v Value, source: &str, target: &str) -> &'v Value {
    let entries = list.as_array().unwrap().iter();
    let mut of_path =
        entries.filter(|entry| entry["source"] == source && entry["target"] == target);
    of_path.next().unwrap()
}

#[test]
fn the_second_stage_agrees_with_statsmodels() {
    for case in CASES {
        let (survey, figures) = Survey::of_case(case);
        let found = survey.assess(None, &plan(0, 1));
        let settings = &survey.settings;
        let moments = estimate_moments(&survey.items, None, settings.missing, 1).unwrap();
        let analysis = analyse(&moments, &survey.model, &survey.scales, settings).unwrap();
        let factors = full_collinearity(&analysis.construct_correlations);
        for (vif, construct) in factors.iter().zip(&survey.model.constructs) {
            let expected = figures["full_collinearity"][&construct.name]
                .as_f64()
                .unwrap();
            assert!(
                (vif.unwrap() - expected).abs() < 1e-8,
                "{case} {}",
                construct.name
            );
        }
        for check in &found.endogeneity {
            let (source, target) = (survey.name(check.source), survey.name(check.target));
            let expected = entry(&figures["copula"], source, target);
            let what = format!("{case} {source} → {target}");
            let normality = &figures["normality"][source];
            let test = check.normality.unwrap();
            let n = survey.items.respondents as f64;
            let factor = 1.0 + 0.75 / n + 2.25 / (n * n);
            let statistic = normality["a2"].as_f64().unwrap() * factor;
            assert!(
                (test.statistic - statistic).abs() < 1e-6,
                "{what}: {test:?}"
            );
            let p_value = normality["p_value"].as_f64().unwrap();
            assert!((test.p_value - p_value).abs() < 1e-6, "{what}: {test:?}");
            agree(check.path, &expected["path"], &what);
            match check.alone {
                Some(alone) => {
                    agree(Some(alone.path), &expected["alone"]["path"], &what);
                    agree(Some(alone.term), &expected["alone"]["term"], &what);
                }
                // A yes/no construct is not normal, but its copula is a straight line.
                None => assert!(p_value >= 0.05 || source == "COMP", "{what}"),
            }
            if let Some(together) = check.together {
                agree(Some(together.term), &expected["together"]["term"], &what);
                agree(Some(together.path), &expected["together"]["path"], &what);
            }
        }
        for effect in &found.nonlinearity {
            let (source, target) = (survey.name(effect.source), survey.name(effect.target));
            let expected = entry(&figures["quadratic"], source, target);
            let what = format!("{case} {source}² → {target}");
            if source == "COMP" {
                assert_eq!(effect.quadratic, None);
                continue;
            }
            agree(effect.linear, &expected["linear"], &what);
            agree(effect.quadratic, &expected["quadratic"], &what);
            agree(effect.effect_size, &expected["effect_size"], &what);
            let relative =
                effect.turning_point.unwrap().value / expected["turning_point"].as_f64().unwrap();
            assert!((relative - 1.0).abs() < 1e-5, "{what}");
        }
    }
}

#[test]
fn interactions_break_points_and_tetrads_agree_with_brute_force() {
    for case in CASES {
        let (survey, figures) = Survey::of_case(case);
        let found = survey.assess(None, &plan(0, 1));
        assert_eq!(
            found.interactions.len(),
            figures["interactions"].as_array().unwrap().len()
        );
        for effect in &found.interactions {
            let (source, target) = (survey.name(effect.source), survey.name(effect.target));
            let expected = entry(&figures["interactions"], source, target);
            agree(effect.interaction, &expected["interaction"], case);
            agree(effect.main, &expected["main"], case);
            agree(effect.moderator_effect, &expected["moderator_effect"], case);
            agree(effect.effect_size, &expected["effect_size"], case);
            for (slope, expected) in effect
                .slopes
                .iter()
                .zip(expected["slopes"].as_array().unwrap())
            {
                agree(Some(slope.slope), expected, case);
            }
        }
        for threshold in &found.thresholds {
            let target = survey.name(threshold.target);
            let expected = entry(&figures["threshold"], survey.name(threshold.source), target);
            let fit = threshold.kink.unwrap();
            agree(Some(fit.break_point), &expected["break_point"], case);
            agree(Some(fit.slope_below), &expected["slope_below"], case);
            agree(Some(fit.slope_above), &expected["slope_above"], case);
            let number = |value: f64| {
                Some(Estimate {
                    value,
                    inference: None,
                })
            };
            agree(number(fit.statistic), &expected["statistic"], case);
            agree(number(fit.share_below), &expected["share_below"], case);
        }
        for expected in figures["tetrads"].as_array().unwrap() {
            let named = |c: ConstructId| expected["construct"] == survey.name(c);
            let check = found
                .tetrads
                .iter()
                .find(|check| named(check.construct))
                .unwrap();
            for (ours, theirs) in check
                .tetrads
                .iter()
                .zip(expected["values"].as_array().unwrap())
            {
                assert!((ours.value - theirs.as_f64().unwrap()).abs() < 1e-12);
            }
        }
    }
}

#[test]
fn threads_change_no_bit_and_every_interval_kind_works() {
    let (survey, _) = Survey::of_case(CASES[0]);
    for interval in [
        IntervalKind::Percentile,
        IntervalKind::Bca,
        IntervalKind::Normal,
    ] {
        let plan = |threads| ResamplingPlan {
            interval,
            ..plan(150, threads)
        };
        let (one, three) = (survey.assess(None, &plan(1)), survey.assess(None, &plan(3)));
        // Undefined numbers are absent, not NaN, so that equal results compare equal.
        assert_eq!(format!("{one:?}"), format!("{three:?}"));
        assert_eq!(one.ledger.unwrap().requested, 150);
        for effect in one
            .nonlinearity
            .iter()
            .filter_map(|effect| effect.quadratic)
        {
            let inference = effect.inference.unwrap();
            assert!(inference.interval.0 < inference.interval.1);
        }
    }
}

#[test]
fn weights_strata_and_raw_metric_give_inferences_too() {
    let (mut survey, _) = Survey::of_case(CASES[0]);
    let n = survey.items.respondents;
    let weights: Vec<f64> = (0..n).map(|i| [0.5, 1.0, 1.5][i % 3]).collect();
    let strata: Vec<u32> = (0..n).map(|i| u32::from(i % 2 == 0)).collect();
    let design = Design::Stratified(Strata::new(n, Some(&strata), None));
    survey.settings.metric = Metric::Raw;
    let found = survey.assess(
        Some(&weights),
        &ResamplingPlan {
            design,
            ..plan(100, 2)
        },
    );
    for check in &found.endogeneity {
        assert!(check.path.unwrap().inference.is_some());
    }
    assert!(
        found
            .thresholds
            .iter()
            .all(|t| t.kink.unwrap().p_value.unwrap() > 0.0)
    );
}

#[test]
fn whole_weights_equal_repeated_respondents() {
    let (survey, _) = Survey::of_case(CASES[0]);
    let n = survey.items.respondents;
    let weights: Vec<f64> = (0..n)
        .map(|i| f64::from(u8::try_from(i % 3).unwrap()))
        .collect();
    let rows: Vec<usize> = (0..n).flat_map(|i| vec![i; i % 3]).collect();
    let repeated = Survey {
        items: ItemMatrix {
            respondents: rows.len(),
            items: survey
                .items
                .items
                .iter()
                .map(|item| {
                    let numbers: Vec<f64> = rows.iter().map(|row| item.value(*row)).collect();
                    csi::cleaning::ItemColumn::from_numbers(&numbers)
                })
                .collect(),
        },
        scales: survey.scales.clone(),
        model: survey.model.clone(),
        settings: survey.settings.clone(),
    };
    // Scaled to the number of respondents, as weights always are.
    let sum: f64 = weights.iter().sum();
    assert_eq!(sum, rows.len() as f64);
    let weighted = survey.assess(Some(&weights), &plan(0, 1));
    let plain = repeated.assess(None, &plan(0, 1));
    for (a, b) in weighted.interactions.iter().zip(&plain.interactions) {
        let (a, b) = (a.effect_size.unwrap().value, b.effect_size.unwrap().value);
        assert!((a - b).abs() < 1e-9, "{a} {b}");
    }
    for (a, b) in weighted.thresholds.iter().zip(&plain.thresholds) {
        let (a, b) = (a.kink.unwrap(), b.kink.unwrap());
        assert!((a.break_point.value - b.break_point.value).abs() < 1e-6);
        assert!((a.slope_above.value - b.slope_above.value).abs() < 1e-6);
    }
}

#[test]
fn missing_answers_follow_their_treatment() {
    for treatment in [
        MissingTreatment::Mean,
        MissingTreatment::Pairwise,
        MissingTreatment::Em,
    ] {
        let case = "acsi_missing_mean__mode_a__path";
        let mut survey = Survey::read(case, "acsi_missing", &[]);
        survey.settings.missing = treatment;
        let found = survey.assess(None, &plan(20, 2));
        for effect in &found.nonlinearity {
            let defined = effect.quadratic.is_some();
            assert!(
                defined || survey.name(effect.source) == "COMP",
                "{treatment:?}"
            );
        }
    }
}
