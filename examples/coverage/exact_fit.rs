//! How often does the test of exact fit reject a model that holds, and one that does not?

use csi::analysis::FitStatistic;
use csi::assessment::Structure;
use csi::model::{Mode, PathModel};
use csi::resampling::{Design, ResamplingPlan, Sample, exact_fit_test};
use csi::study::{IntervalKind, ResamplingEngine, Settings};
use nalgebra::Cholesky;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use super::study::{ITEMS, SCALE, draw, item_correlations, model};

/// A model that holds exactly in the study's population: its blocks are composites of equal weights and, at the same
/// time, common factors of equal loadings.
#[derive(Clone, Copy)]
pub(crate) struct Estimator {
    pub(crate) name: &'static str,
    pub(crate) mode: Mode,
    pub(crate) consistent: bool,
}

/// Every estimator that is studied.
pub(crate) const ESTIMATORS: [Estimator; 3] = [
    Estimator {
        name: "composites, Mode A",
        mode: Mode::A,
        consistent: false,
    },
    Estimator {
        name: "composites, Mode B",
        mode: Mode::B,
        consistent: false,
    },
    Estimator {
        name: "common factors",
        mode: Mode::A,
        consistent: true,
    },
];

/// What is repeated how often.
pub(crate) struct FitPlan {
    pub(crate) estimator: Estimator,
    pub(crate) respondents: usize,
    pub(crate) samples: usize,
    pub(crate) resamples: usize,
    /// What is added to the correlation of one item of `access` with one of `service`: 0 = the model holds.
    pub(crate) misfit: f64,
}

/// The share of samples in which each distance rejects at 5 %, among those that can be fitted: in small samples consistent
/// PLS can be inadmissible.
pub(crate) fn rejections(plan: &FitPlan) -> Vec<(FitStatistic, f64)> {
    let mut correlations = item_correlations();
    correlations[(0, ITEMS)] += plan.misfit;
    correlations[(ITEMS, 0)] += plan.misfit;
    let factor = Cholesky::new(correlations).expect("a population").unpack();
    let model = estimated(plan.estimator);
    let scales = vec![SCALE; 4 * ITEMS];
    let settings = Settings {
        consistent: plan.estimator.consistent,
        ..Settings::default()
    };
    let (mut rejected, mut tested) = (FitStatistic::ALL.map(|_| 0_usize), 0_usize);
    for number in 0..plan.samples {
        let mut generator = ChaCha8Rng::seed_from_u64(number as u64);
        let items = draw(plan.respondents, &factor, &mut generator);
        let sample = Sample {
            items: &items,
            weights: None,
            scales: &scales,
            model: &model,
            settings: &settings,
        };
        let resampling = ResamplingPlan {
            replicates: plan.resamples,
            seed: number as u64,
            threads: 2,
            interval: IntervalKind::Percentile,
            confidence: 0.95,
            design: Design::Independent,
            engine: ResamplingEngine::Ordinary,
        };
        let test = exact_fit_test(&sample, &resampling, Structure::Estimated, &|_| true);
        let Ok(Ok(test)) = test else { continue };
        tested += 1;
        for (count, distance) in rejected.iter_mut().zip(&test.tests) {
            *count += usize::from(distance.p_value < 0.05);
        }
    }
    let shares = rejected.map(|count| count as f64 / tested as f64);
    FitStatistic::ALL.into_iter().zip(shares).collect()
}

fn estimated(estimator: Estimator) -> PathModel {
    let mut model = model();
    for construct in &mut model.constructs {
        construct.mode = estimator.mode;
    }
    model
}
