//! Resampling: against another program's replicates, and against itself under changes that must not matter.

use crate::surveys::{item_matrix, reference, reference_model, scales, survey};
use csi::analysis::{Engine, Figure};
use csi::cleaning::ItemMatrix;
use csi::model::{PathModel, Scale};
use csi::moments::estimate_moments;
use csi::pls::Layout;
use csi::resampling::{
    Design, Inferences, Resampled, ResamplingFailure, ResamplingPlan, Sample, Strata,
    permutation_test, resample,
};
use csi::study::{IntervalKind, MissingTreatment, ReplicateKind, ResamplingEngine, Settings};

struct Survey {
    items: ItemMatrix,
    scales: Vec<Scale>,
    model: PathModel,
    settings: Settings,
}

impl Survey {
    fn read(name: &str) -> Self {
        let case = reference(&format!("{name}__mode_a__path"));
        let model = reference_model(&case);
        let (header, records) = survey(name.trim_end_matches("_mean"));
        let position = |item: &str| header.iter().position(|name| name == item).unwrap();
        let columns: Vec<usize> = model
            .indicators()
            .map(|item| position(&item.name))
            .collect();
        let answered = |record: &&Vec<String>| {
            columns
                .iter()
                .any(|&column| !["", "98", "99"].contains(&record[column].as_str()))
        };
        let records: Vec<Vec<String>> = records.iter().filter(answered).cloned().collect();
        let items = item_matrix(&records, &columns);
        let scales = scales(&items, Scale { min: 0.0, max: 1.0 });
        Self {
            items,
            scales,
            model,
            settings: Settings::default(),
        }
    }

    fn sample<'a>(&'a self, weights: Option<&'a [f64]>) -> Sample<'a> {
        Sample {
            items: &self.items,
            weights,
            scales: &self.scales,
            model: &self.model,
            settings: &self.settings,
        }
    }

    fn construct(&self, name: &str) -> usize {
        self.model.construct(name).unwrap().0
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
        engine: ResamplingEngine::Ordinary,
    }
}

fn run(survey: &Survey, weights: Option<&[f64]>, plan: &ResamplingPlan) -> Resampled {
    resample(&survey.sample(weights), plan, &|_| true).unwrap()
}

/// Not a bit may differ, not even of what is not defined.
fn bits(resampled: &Resampled) -> Vec<u64> {
    resampled
        .replicates
        .rows()
        .flatten()
        .map(|value| value.to_bits())
        .collect()
}

#[test]
fn given_rows_give_the_paths_of_another_program_to_1e_8() {
    for name in ["acsi_retail", "ecsi_mobile"] {
        let survey = Survey::read(name);
        let theirs = reference(&format!("{name}__bootstrap_rows"));
        let rows: Vec<Vec<u32>> =
            serde_json::from_value(theirs["row_indices_0based"].clone()).unwrap();
        let design = Design::Rows(rows.clone());
        let resampled = run(
            &survey,
            None,
            &ResamplingPlan {
                design,
                ..plan(rows.len())
            },
        );
        assert_eq!(resampled.replicates.ledger.kept, rows.len());
        let mut compared = 0;
        for (pair, theirs) in theirs["paths"].as_object().unwrap() {
            let (source, target) = pair.split_once(" -> ").unwrap();
            let figure =
                Figure::PathCoefficient(survey.construct(source), survey.construct(target));
            let place = resampled.layout.position(figure).unwrap();
            for (row, theirs) in resampled.replicates.rows().zip(theirs.as_array().unwrap()) {
                let theirs = theirs.as_f64().unwrap();
                let ours = row[place];
                assert!(
                    (ours - theirs).abs() < 1e-8,
                    "{name} {pair}: {ours} {theirs}"
                );
                compared += 1;
            }
        }
        assert!(compared >= 60 * 9, "{compared}");
    }
}

#[test]
fn threads_change_no_bit() {
    let survey = Survey::read("acsi_missing_mean");
    let weights: Vec<f64> = (0..survey.items.respondents)
        .map(|i| 0.3 + (i % 7) as f64 / 3.0)
        .collect();
    for weights in [None, Some(weights.as_slice())] {
        let one = bits(&run(
            &survey,
            weights,
            &ResamplingPlan {
                threads: 1,
                ..plan(130)
            },
        ));
        for threads in [2, 3, 8] {
            let other = run(
                &survey,
                weights,
                &ResamplingPlan {
                    threads,
                    ..plan(130)
                },
            );
            assert!(one == bits(&other), "{threads} threads");
        }
    }
}

#[test]
fn the_full_sample_weights_are_a_start_not_a_direction() {
    let survey = Survey::read("ecsi_mobile");
    let moments = estimate_moments(&survey.items, None, MissingTreatment::Mean, 1).unwrap();
    let mut cold = Engine::new(Layout::new(&survey.model), &survey.scales, &survey.settings);
    cold.fit(moments.means.as_ref(), &moments.covariance)
        .unwrap();
    let reference = cold.solution().outer_weights.clone();
    let mut warm = cold.clone();
    let weights: Vec<Vec<f64>> = (0..20)
        .map(|r| {
            (0..250)
                .map(|i| f64::from(u8::from((i * (r + 8)) % 29 < 20)))
                .collect()
        })
        .collect();
    for weights in &weights {
        let moments =
            estimate_moments(&survey.items, Some(weights), MissingTreatment::Mean, 1).unwrap();
        cold.fit(moments.means.as_ref(), &moments.covariance)
            .unwrap();
        warm.refit(moments.means.as_ref(), &moments.covariance, &reference)
            .unwrap();
        let distance = (&cold.solution().outer_weights - &warm.solution().outer_weights).amax();
        assert!(distance < 1e-9, "{distance:e}");
    }
}

#[test]
fn a_sample_of_one_stratum_without_clusters_has_nearly_the_plain_standard_errors() {
    let survey = Survey::read("ecsi_mobile");
    let plain = plan(600);
    let strata = Strata::new(survey.items.respondents, None, None);
    let rescaled = ResamplingPlan {
        design: Design::Stratified(strata),
        ..plain.clone()
    };
    let satisfaction = Figure::Index(survey.construct("CUSA"));
    let standard_error = |plan: &ResamplingPlan| {
        let inferences = Inferences::new(&run(&survey, None, plan), plan);
        inferences.of(satisfaction).unwrap().standard_error
    };
    let ratio = standard_error(&rescaled) / standard_error(&plain);
    // Two standard errors from 600 replicates each differ by √(1/600) = 4 %.
    assert!((ratio - 1.0).abs() < 0.16, "{ratio}");
}

#[test]
fn the_moment_bootstrap_agrees_with_the_ordinary_one() {
    let once = Survey::read("acsi_retail");
    let survey = once.repeated(20);
    let standard_errors = |engine| {
        let plan = ResamplingPlan {
            engine,
            ..plan(400)
        };
        let inferences = Inferences::new(&run(&survey, None, &plan), &plan);
        let figures = [
            Figure::Index(survey.construct("SAT")),
            Figure::PathCoefficient(survey.construct("QUAL"), survey.construct("SAT")),
            Figure::Importance(survey.construct("QUAL")),
        ];
        figures.map(|figure| inferences.of(figure).unwrap().standard_error)
    };
    let ordinary = standard_errors(ResamplingEngine::Ordinary);
    for (ordinary, moment) in ordinary
        .iter()
        .zip(standard_errors(ResamplingEngine::Moment))
    {
        // 400 replicates each: 3.5 % each, and 1.6 % from the groups.
        assert!((moment / ordinary - 1.0).abs() < 0.2, "{ordinary} {moment}");
    }
}

impl Survey {
    fn repeated(&self, times: usize) -> Self {
        let column = |item: &csi::cleaning::ItemColumn| -> Vec<f64> {
            let n = self.items.respondents;
            (0..n * times).map(|i| item.value(i % n)).collect()
        };
        let columns = self.items.items.iter().map(column);
        let items = ItemMatrix {
            respondents: self.items.respondents * times,
            items: columns
                .map(|c| csi::cleaning::ItemColumn::from_numbers(&c))
                .collect(),
        };
        Self {
            items,
            scales: self.scales.clone(),
            model: self.model.clone(),
            settings: self.settings.clone(),
        }
    }
}

#[test]
fn every_kind_of_interval_holds_the_estimate_of_a_strong_path() {
    let survey = Survey::read("acsi_retail");
    let path = Figure::PathCoefficient(survey.construct("QUAL"), survey.construct("SAT"));
    for interval in [
        IntervalKind::Percentile,
        IntervalKind::Basic,
        IntervalKind::Normal,
        IntervalKind::Bca,
    ] {
        let plan = ResamplingPlan {
            interval,
            ..plan(400)
        };
        let resampled = run(&survey, None, &plan);
        let estimate = resampled.estimates[resampled.layout.position(path).unwrap()];
        let inference = Inferences::new(&resampled, &plan).of(path).unwrap();
        let (lower, upper) = inference.interval;
        assert!(
            lower < estimate && estimate < upper,
            "{interval:?} {inference:?} {estimate}"
        );
        assert!((upper - lower) / inference.standard_error > 3.0);
        assert!(inference.p_value < 0.01);
    }
}

#[test]
fn maximum_likelihood_moments_are_resampled_too() {
    let survey = Survey {
        settings: Settings {
            missing: MissingTreatment::Em,
            ..Settings::default()
        },
        ..Survey::read("acsi_missing_mean")
    };
    let plan = plan(6);
    let resampled = run(&survey, None, &plan);
    assert_eq!(resampled.replicates.ledger.kept, 6);
}

#[test]
fn delete_one_replicate_weights_give_the_standard_error_of_a_mean() {
    let survey = Survey::read("scsb_bank");
    let n = survey.items.respondents;
    let left_out = |gone: usize| (0..n).map(|i| f64::from(u8::from(i != gone))).collect();
    let weights: Vec<Vec<f64>> = (0..n).map(left_out).collect();
    let design = Design::Given {
        weights,
        kind: ReplicateKind::Jk1,
    };
    let plan = ResamplingPlan { design, ..plan(n) };
    // The expectations index has a single item: its standard error is that of a mean, s/√n.
    let figure = Figure::Index(survey.construct("EXP"));
    let resampled = run(&survey, None, &plan);
    let inference = Inferences::new(&resampled, &plan).of(figure).unwrap();
    let deviation = Figure::ScoreDeviation(survey.construct("EXP"));
    let deviation = resampled.estimates[resampled.layout.position(deviation).unwrap()];
    let expected = deviation / (n as f64).sqrt();
    assert!(
        (inference.standard_error - expected).abs() < 1e-9,
        "{inference:?} {expected}"
    );
}

#[test]
fn a_permutation_test_sees_a_shift_and_nothing_else() {
    let survey = Survey::read("acsi_retail");
    let n = survey.items.respondents;
    let satisfaction = Figure::Index(survey.construct("SAT"));
    let index_of = |respondent: usize| survey.items.items[8].value(respondent);
    let test = |flags: &[bool]| {
        permutation_test(&survey.sample(None), flags, satisfaction, (99, 1))
            .unwrap()
            .unwrap()
    };
    let by_chance: Vec<bool> = (0..n).map(|i| i % 2 == 0).collect();
    assert!(test(&by_chance).p_value > 0.05);
    let by_answer: Vec<bool> = (0..n).map(|i| index_of(i) >= 8.0).collect();
    let shifted = test(&by_answer);
    assert!(shifted.difference > 10.0 && shifted.kept == 99);
    assert!((shifted.p_value - 0.01).abs() < 1e-12);
}

#[test]
fn a_run_that_is_stopped_has_no_result() {
    let survey = Survey::read("acsi_retail");
    let stopped = resample(&survey.sample(None), &plan(500), &|_| false);
    assert!(matches!(stopped, Err(ResamplingFailure::Interrupted(_))));
}
