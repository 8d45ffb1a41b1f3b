//! What-if against a refit on shifted answers, and against the drivers' table.

use crate::surveys::{item_matrix, reference, reference_model, scales, survey};
use csi::analysis::{Analysis, FigureLayout, analyse};
use csi::cleaning::{ItemColumn, ItemMatrix};
use csi::model::{ConstructId, PathModel, Scale};
use csi::moments::estimate_moments;
use csi::resampling::{Design, Resampled, ResamplingPlan, Sample, resample_figures};
use csi::study::{IntervalKind, Metric, MoveChoice, ResamplingEngine, Settings, WhatIfSettings};
use csi::whatif::{PlanOutcome, PlanStep, Question, WhatIf, what_if};

struct Survey {
    items: ItemMatrix,
    scales: Vec<Scale>,
    model: PathModel,
    settings: Settings,
}

impl Survey {
    fn read(case: &str, settings: Settings) -> Self {
        let model = reference_model(&reference(case));
        let (header, records) = survey(case.split("__").next().unwrap());
        let position = |item: &str| header.iter().position(|name| name == item).unwrap();
        let columns: Vec<usize> = model.indicators().map(|i| position(&i.name)).collect();
        let items = item_matrix(&records, &columns);
        Self {
            scales: scales(&items, Scale { min: 0.0, max: 1.0 }),
            items,
            model,
            settings,
        }
    }

    fn fit(&self, items: &ItemMatrix) -> Analysis {
        let moments = estimate_moments(items, None, self.settings.missing, 1).unwrap();
        analyse(&moments, &self.model, &self.scales, &self.settings).unwrap()
    }

    fn resample(&self, interval: IntervalKind) -> (Resampled, ResamplingPlan) {
        let plan = ResamplingPlan {
            replicates: 200,
            seed: 1,
            threads: 2,
            interval,
            confidence: 0.95,
            design: Design::Independent,
            engine: ResamplingEngine::Ordinary,
        };
        let sample = Sample {
            items: &self.items,
            weights: None,
            scales: &self.scales,
            model: &self.model,
            settings: &self.settings,
        };
        let resampled = resample_figures(&sample, &plan, FigureLayout::new, &|_| true).unwrap();
        (resampled, plan)
    }

    fn ask(&self, moves: &[&str], target: Option<f64>) -> WhatIf {
        self.ask_with(moves, target, None)
    }

    fn ask_with(
        &self,
        moves: &[&str],
        target: Option<f64>,
        resampled: Option<&(Resampled, ResamplingPlan)>,
    ) -> WhatIf {
        let settings = WhatIfSettings {
            moves: moves
                .iter()
                .map(|m| MoveChoice::parse(m).unwrap())
                .collect(),
            target,
            costs: Vec::new(),
        };
        let question = Question::new(&settings, &self.model, &self.scales).unwrap();
        let resampled = resampled.map(|(resampled, plan)| (resampled, plan));
        what_if(&question, &self.fit(&self.items), resampled).unwrap()
    }

    /// Answers with each item moved by so many index points.
    fn shifted(&self, points: &[f64]) -> ItemMatrix {
        let respondents = self.items.respondents;
        let column = |(item, scale): (usize, &Scale)| {
            let shift = points[item] * (scale.max - scale.min) / 100.0;
            let answers = &self.items.items[item];
            let numbers: Vec<f64> = (0..respondents).map(|n| answers.value(n) + shift).collect();
            ItemColumn::from_numbers(&numbers)
        };
        ItemMatrix {
            items: self.scales.iter().enumerate().map(column).collect(),
            respondents,
        }
    }
}

fn change(found: &WhatIf, construct: usize) -> f64 {
    let row = found
        .changes
        .iter()
        .find(|row| row.construct.0 == construct);
    row.map_or(0.0, |row| row.change.unwrap().value)
}

/// index = intercept + Σ b · index of the predecessors, b in points per point.
fn intercepts(fit: &Analysis) -> Vec<f64> {
    let figures = |construct: usize| {
        let row = fit.indices[construct];
        (row.index.unwrap(), row.standard_deviation.unwrap())
    };
    let intercept = |equation: &csi::pls::Equation| {
        let (index, deviation) = figures(equation.target);
        let brought = equation.predecessors.iter().map(|&source| {
            let b = fit.structural.path_coefficients[(source, equation.target)];
            let (of_source, spread) = figures(source);
            b * deviation / spread * of_source
        });
        index - brought.sum::<f64>()
    };
    fit.layout.equations.iter().map(intercept).collect()
}

#[test]
fn what_if_equals_a_refit_on_shifted_answers() {
    let raw = Settings {
        metric: Metric::Raw,
        ..Settings::default()
    };
    for settings in [Settings::default(), raw] {
        let survey = Survey::read("ecsi_mobile__mode_a__path", settings);
        let model = &survey.model;
        let names: Vec<&str> = model.indicators().map(|item| item.name.as_str()).collect();
        let before = survey.fit(&survey.items);
        let weights = before.index_weights.clone().unwrap();
        // An item of an exogenous construct and one of a construct in the middle, in points of the answer scale.
        let moved = [(names.iter().position(|n| *n == "IMAG1").unwrap(), 0.5), {
            (names.iter().position(|n| *n == "PERQ3").unwrap(), -0.25)
        }];
        let texts = moved.map(|(item, by)| format!("{}={by:+}", names[item]));
        let found = survey.ask(&[&texts[0], &texts[1]], None);
        let mut own = vec![0.0; names.len()];
        for (item, by) in moved {
            let scale = survey.scales[item];
            own[item] = by * 100.0 / (scale.max - scale.min);
        }
        // What a construct is said to change beyond its own items' moves is given to all of its items.
        let blocks = model.blocks();
        let points: Vec<f64> = (0..names.len())
            .map(|item| {
                let construct = blocks
                    .iter()
                    .position(|block| block.contains(&item))
                    .unwrap();
                let by_items: f64 = blocks[construct].clone().map(|i| weights[i] * own[i]).sum();
                own[item] + change(&found, construct) - by_items
            })
            .collect();
        // The moved items alone: their own constructs move by their index weights, exactly.
        let alone = survey.fit(&survey.shifted(&own));
        // The moved items and all that follows: every index is as predicted …
        let after = survey.fit(&survey.shifted(&points));
        for (construct, block) in blocks.iter().enumerate() {
            let old = before.indices[construct].index.unwrap();
            let new = after.indices[construct].index.unwrap();
            assert!(
                (new - old - change(&found, construct)).abs() < 1e-8,
                "{construct}"
            );
            let by_items: f64 = block.clone().map(|i| weights[i] * own[i]).sum();
            let of_items = alone.indices[construct].index.unwrap() - old;
            assert!((of_items - by_items).abs() < 1e-8, "{construct}");
        }
        assert!(change(&found, model.index.0).abs() > 0.1);
        // … and the shifted answers satisfy the very equations that were estimated: the same weights, the same paths, the
        // same intercepts of every construct whose items were not moved by themselves.
        let new_weights = after.index_weights.as_ref().unwrap();
        assert!((new_weights - &weights).amax() < 1e-8);
        let paths = |fit: &Analysis| fit.structural.path_coefficients.clone();
        assert!((paths(&after) - paths(&before)).amax() < 1e-8);
        let middle = blocks.iter().position(|b| b.contains(&moved[1].0)).unwrap();
        let equations = before.layout.equations.iter();
        let old_and_new = intercepts(&before).into_iter().zip(intercepts(&after));
        for (equation, (old, new)) in equations.zip(old_and_new) {
            let by_items: f64 = if equation.target == middle {
                blocks[middle].clone().map(|i| weights[i] * own[i]).sum()
            } else {
                0.0
            };
            assert!((new - old - by_items).abs() < 1e-7);
        }
    }
}

#[test]
fn a_set_construct_equals_a_refit_with_its_answers_at_that_index() {
    let survey = Survey::read("ecsi_mobile__mode_a__path", Settings::default());
    let model = &survey.model;
    let before = survey.fit(&survey.items);
    let value = model.construct("PERV").unwrap().0;
    let moves = ["PERV=70", "PERQ=+3"];
    let found = survey.ask(&moves, None);
    let index = before.indices[value].index.unwrap();
    assert!((change(&found, value) - (70.0 - index)).abs() < 1e-9);
    let blocks = model.blocks();
    let points: Vec<f64> = (0..survey.scales.len())
        .map(|item| {
            let construct = blocks
                .iter()
                .position(|block| block.contains(&item))
                .unwrap();
            change(&found, construct)
        })
        .collect();
    let after = survey.fit(&survey.shifted(&points));
    assert!((after.indices[value].index.unwrap() - 70.0).abs() < 1e-8);
    // Only the equations of the two constructs that were moved have other intercepts.
    let set = ["PERV", "PERQ"].map(|name| model.construct(name).unwrap().0);
    let equations = before.layout.equations.iter();
    let old_and_new = intercepts(&before).into_iter().zip(intercepts(&after));
    for (equation, (old, new)) in equations.zip(old_and_new) {
        let same = (new - old).abs() < 1e-7;
        assert_eq!(same, !set.contains(&equation.target), "{}", equation.target);
    }
}

#[test]
fn single_moves_are_the_importances_of_the_drivers_table() {
    for settings in [
        Settings::default(),
        Settings {
            consistent: true,
            ..Settings::default()
        },
    ] {
        let survey = Survey::read("acsi_retail__mode_a__path", settings);
        let fit = survey.fit(&survey.items);
        for driver in &fit.drivers {
            let name = &survey.model.constructs[driver.construct.0].name;
            let found = survey.ask(&[&format!("{name}=+1")], None);
            let effect = found.moves[0].effect.unwrap().value;
            assert!((effect - driver.importance.unwrap()).abs() < 1e-9);
            assert!((change(&found, survey.model.index.0) - effect).abs() < 1e-12);
        }
        for driver in &fit.item_drivers {
            let item = survey.model.indicators().nth(driver.indicator.0).unwrap();
            let scale = survey.scales[driver.indicator.0];
            let found = survey.ask(&[&format!("{}=-0.1", item.name)], None);
            let points = -0.1 * 100.0 / (scale.max - scale.min);
            let effect = found.moves[0].effect.unwrap().value;
            assert!((effect - points * driver.importance.unwrap()).abs() < 1e-9);
        }
    }
}

#[test]
fn changes_are_computed_anew_in_every_resample() {
    let survey = Survey::read("acsi_retail__mode_a__path", Settings::default());
    for interval in [IntervalKind::Percentile, IntervalKind::Bca] {
        let resampled = survey.resample(interval);
        let found = survey.ask_with(&["QUAL=80", "VAL=+5"], None, Some(&resampled));
        let row = |name: &str| {
            let construct = survey.model.construct(name).unwrap();
            let row = found.changes.iter().find(|row| row.construct == construct);
            row.unwrap()
        };
        let spread = |estimate: Option<csi::robustness::Estimate>| {
            estimate.unwrap().inference.unwrap().standard_error
        };
        // Quality is set: its index after the move is the same in all resamples, its change as uncertain as it is today.
        let quality = row("QUAL");
        assert!(spread(quality.after) < 1e-9);
        assert!((spread(quality.change) - spread(quality.before)).abs() < 1e-9);
        // Value is moved by 5 in all resamples, beside what quality brings.
        let satisfaction = row("SAT").change.unwrap();
        let (lower, upper) = satisfaction.inference.unwrap().interval;
        assert!(lower < satisfaction.value && satisfaction.value < upper);
    }
}

#[test]
fn a_target_is_reached_exactly_and_in_about_half_of_the_resamples() {
    let survey = Survey::read("acsi_retail__mode_a__path", Settings::default());
    let resampled = survey.resample(IntervalKind::Percentile);
    let found = survey.ask_with(&[], Some(75.0), Some(&resampled));
    let plan = found.plan.unwrap();
    assert_eq!(plan.outcome, PlanOutcome::Reached);
    assert!((plan.reached.unwrap().value - 75.0).abs() < 1e-6);
    let probability = plan.probability.unwrap();
    assert!((0.35..0.65).contains(&probability), "{probability}");
    let gains: Vec<f64> = plan
        .steps
        .iter()
        .filter_map(PlanStep::gain_per_cost)
        .collect();
    assert!(gains.windows(2).all(|pair| pair[0] >= pair[1]));
    let last = plan.steps.last().unwrap();
    assert!((last.index.unwrap().value - 75.0).abs() < 1e-6);
    assert!((plan.cost() - plan.steps.iter().map(PlanStep::cost).sum::<f64>()).abs() < 1e-9);
    // Out of reach: every item at its end, and it says how far it gets.
    let index = ConstructId(survey.model.index.0);
    let far = survey.ask(&[], Some(100.0));
    let plan = far.plan.as_ref().unwrap();
    assert_eq!(plan.outcome, PlanOutcome::OutOfReach);
    assert!(far.misses_target() && plan.reached.unwrap().value < 100.0);
    assert_eq!(plan.probability, None);
    assert!(far.changes.iter().any(|row| row.construct == index));
    // Already there.
    let near = survey.ask(&[], Some(50.0)).plan.unwrap();
    assert_eq!(
        (near.outcome, near.steps.len()),
        (PlanOutcome::AlreadyThere, 0)
    );
}
