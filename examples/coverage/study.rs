//! A Monte-Carlo study of the intervals: populations whose composites, paths and indices are known exactly.
//!
//! Four composites of three equally correlated items. Equal correlations make equal weights the population's Mode A
//! weights, so that the composites' own regressions are the true paths: `access → quality` is 0 although the two
//! correlate, and the index of satisfaction is the mean of its items.

use csi::analysis::{Figure, FigureLayout};
use csi::cleaning::{ItemColumn, ItemMatrix};
use csi::model::{Construct, ConstructId, Indicator, Label, Mode, Path, PathModel, Scale, Status};
use csi::resampling::{Design, Inferences, ResamplingPlan, Sample, resample};
use csi::study::{IntervalKind, ResamplingEngine, Settings};
use nalgebra::{Cholesky, DMatrix, DVector};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

pub(crate) const ITEMS: usize = 3;
const WITHIN: f64 = 0.6;
pub(crate) const SCALE: Scale = Scale {
    min: -5.0,
    max: 5.0,
};

/// access, service, quality, satisfaction.
const NAMES: [&str; 4] = ["access", "service", "quality", "satisfaction"];
const CORRELATED: f64 = 0.4;
/// Source, target and coefficient, in causal order.
const PATHS: [(usize, usize, f64); 5] = [
    (0, 2, 0.0),
    (1, 2, 0.5),
    (0, 3, 0.2),
    (1, 3, 0.2),
    (2, 3, 0.4),
];
/// Item means of each construct.
const MEANS: [f64; 4] = [0.5, 1.0, 1.5, 2.0];

/// The figures that are studied and their true values.
pub(crate) struct Truth {
    pub(crate) name: &'static str,
    pub(crate) figure: Figure,
    pub(crate) value: f64,
}

/// How often intervals of the figures held the truth.
pub(crate) struct Coverage {
    pub(crate) truth: Truth,
    /// Share of samples whose interval holds the true value.
    pub(crate) covered: f64,
    /// Share of samples that reject "it is 0" at 5 %.
    pub(crate) rejected: f64,
    /// Mean of estimate − truth.
    pub(crate) bias: f64,
}

/// What is repeated how often.
pub(crate) struct Plan {
    pub(crate) respondents: usize,
    pub(crate) samples: usize,
    pub(crate) resamples: usize,
    pub(crate) interval: IntervalKind,
}

fn construct_correlations() -> DMatrix<f64> {
    let mut correlations = DMatrix::identity(4, 4);
    correlations[(0, 1)] = CORRELATED;
    correlations[(1, 0)] = CORRELATED;
    for target in 2..4 {
        for other in 0..target {
            let into = PATHS.iter().filter(|path| path.1 == target);
            let r: f64 = into
                .map(|path| path.2 * correlations[(path.0, other)])
                .sum();
            correlations[(target, other)] = r;
            correlations[(other, target)] = r;
        }
    }
    correlations
}

/// Squared loading of an item on the mean of its block.
fn squared_loading() -> f64 {
    (1.0 + (ITEMS as f64 - 1.0) * WITHIN) / ITEMS as f64
}

pub(crate) fn item_correlations() -> DMatrix<f64> {
    let constructs = construct_correlations();
    DMatrix::from_fn(4 * ITEMS, 4 * ITEMS, |a, b| match (a / ITEMS, b / ITEMS) {
        _ if a == b => 1.0,
        (i, j) if i == j => WITHIN,
        (i, j) => constructs[(i, j)] * squared_loading(),
    })
}

pub(crate) fn model() -> PathModel {
    let indicator = |name: String| Indicator {
        name,
        label: Label::default(),
        question: Label::default(),
        anchors: None,
        scale: None,
        aliases: Vec::new(),
        optional: false,
    };
    let construct = |name: &&str| Construct {
        name: (*name).to_owned(),
        label: Label::default(),
        mode: Mode::A,
        indicators: (0..ITEMS)
            .map(|item| indicator(format!("{name}_{item}")))
            .collect(),
        dominant: None,
        optional: false,
    };
    PathModel {
        name: "coverage".to_owned(),
        title: Label::default(),
        source: String::new(),
        status: Status::User,
        remark: Label::default(),
        constructs: NAMES.iter().map(construct).collect(),
        paths: PATHS
            .map(|(source, target, _)| Path {
                source: ConstructId(source),
                target: ConstructId(target),
                sign: None,
            })
            .to_vec(),
        index: ConstructId(3),
    }
}

/// True values: every score has the same standard deviation, so that importances are total effects.
pub(crate) fn truths() -> Vec<Truth> {
    let index = 100.0 * (MEANS[3] - SCALE.min) / (SCALE.max - SCALE.min);
    let into_satisfaction = [0.2, 0.2, 0.4];
    let correlations = construct_correlations();
    let r_squared: f64 = (0..3)
        .map(|j| into_satisfaction[j] * correlations[(j, 3)])
        .sum();
    vec![
        Truth {
            name: "index of satisfaction",
            figure: Figure::Index(3),
            value: index,
        },
        Truth {
            name: "importance of service",
            figure: Figure::Importance(1),
            value: 0.2 + 0.5 * 0.4,
        },
        Truth {
            name: "path quality → satisfaction",
            figure: Figure::PathCoefficient(2, 3),
            value: 0.4,
        },
        Truth {
            name: "path access → quality (null)",
            figure: Figure::PathCoefficient(0, 2),
            value: 0.0,
        },
        Truth {
            name: "R² of satisfaction",
            figure: Figure::RSquared(3),
            value: r_squared,
        },
    ]
}

fn standard_normal(generator: &mut ChaCha8Rng) -> f64 {
    let mut uniform = || (generator.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
    let (radius, angle) = ((-2.0 * (1.0 - uniform()).ln()).sqrt(), uniform());
    radius * (std::f64::consts::TAU * angle).cos()
}

pub(crate) fn draw(
    respondents: usize,
    factor: &DMatrix<f64>,
    generator: &mut ChaCha8Rng,
) -> ItemMatrix {
    let mut columns = vec![Vec::new(); 4 * ITEMS];
    for _ in 0..respondents {
        let noise = DVector::from_fn(4 * ITEMS, |_, _| standard_normal(generator));
        let answers = factor * noise;
        for (item, column) in columns.iter_mut().enumerate() {
            column.push(answers[item] + MEANS[item / ITEMS]);
        }
    }
    let items = columns
        .iter()
        .map(|column| ItemColumn::from_numbers(column))
        .collect();
    ItemMatrix { items, respondents }
}

/// One sample of the population, from a seed.
pub(crate) fn survey(respondents: usize, seed: u64) -> ItemMatrix {
    let factor = Cholesky::new(item_correlations())
        .expect("a population")
        .unpack();
    draw(respondents, &factor, &mut ChaCha8Rng::seed_from_u64(seed))
}

/// Draws samples, resamples each, and counts.
pub(crate) fn coverage(plan: &Plan) -> Vec<Coverage> {
    let (model, scales) = (model(), vec![SCALE; 4 * ITEMS]);
    let settings = Settings::default();
    let truths = truths();
    let mut counts = vec![(0_usize, 0_usize, 0.0); truths.len()];
    for number in 0..plan.samples {
        let items = survey(plan.respondents, number as u64);
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
            interval: plan.interval,
            confidence: 0.95,
            design: Design::Independent,
            engine: ResamplingEngine::Ordinary,
        };
        let resampled = resample(&sample, &resampling, &|_| true).expect("a fit");
        let inferences = Inferences::new(&resampled, &resampling);
        let layout: &FigureLayout = &resampled.layout;
        for (truth, (covered, rejected, bias)) in truths.iter().zip(&mut counts) {
            let inference = inferences.of(truth.figure).expect("an inference");
            let (lower, upper) = inference.interval;
            *covered += usize::from(lower <= truth.value && truth.value <= upper);
            *rejected += usize::from(inference.p_value < 0.05);
            let place = layout.position(truth.figure).expect("a figure");
            *bias += resampled.estimates[place] - truth.value;
        }
    }
    let n = plan.samples as f64;
    let row = |(truth, (covered, rejected, bias)): (Truth, (usize, usize, f64))| Coverage {
        truth,
        covered: covered as f64 / n,
        rejected: rejected as f64 / n,
        bias: bias / n,
    };
    truths.into_iter().zip(counts).map(row).collect()
}
