//! The bootstrap and prediction: how time grows with resamples, respondents and items, and how near the kernels come to the
//! machine's peak.

#![allow(missing_docs)] // criterion's macros

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use csi::cleaning::{ItemColumn, ItemMatrix};
use csi::model::{
    Construct, ConstructId, Hierarchy, Indicator, Label, Mode, Path, PathModel, Scale, Status,
};
use csi::prediction::{PredictionPlan, predict};
use csi::resampling::{Design, Inferences, ResamplingPlan, Sample, resample};
use csi::study::{IntervalKind, ResamplingEngine, Settings};
use nalgebra::DMatrix;

/// The ECSI paths among constructs of `sizes` items.
fn ecsi_shaped(sizes: [usize; 7]) -> PathModel {
    let indicator = |name: String| Indicator {
        name,
        label: Label::default(),
        question: Label::default(),
        anchors: None,
        scale: None,
        aliases: Vec::new(),
        optional: false,
    };
    let constructs = sizes.iter().enumerate().map(|(j, &size)| Construct {
        name: format!("c{j}"),
        label: Label::default(),
        mode: Mode::A,
        indicators: (0..size).map(|i| indicator(format!("c{j}_{i}"))).collect(),
        dominant: None,
        optional: false,
    });
    let paths = [
        (0, 1),
        (0, 4),
        (0, 6),
        (1, 2),
        (1, 3),
        (1, 4),
        (2, 3),
        (2, 4),
        (3, 4),
        (4, 5),
        (4, 6),
        (5, 6),
    ];
    PathModel {
        name: "ecsi-shaped".to_owned(),
        title: Label::default(),
        source: String::new(),
        status: Status::User,
        remark: Label::default(),
        constructs: constructs.collect(),
        paths: paths
            .map(|(source, target)| Path {
                source: ConstructId(source),
                target: ConstructId(target),
                sign: None,
            })
            .to_vec(),
        index: ConstructId(4),
        interactions: Vec::new(),
        hierarchy: Hierarchy::default(),
    }
}

/// Answers 1–10 around a level per respondent, from a small generator of its own.
fn answers(respondents: usize, items: usize) -> ItemMatrix {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut uniform = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut columns = vec![Vec::with_capacity(respondents); items];
    for _ in 0..respondents {
        let level = 2.0 + 7.0 * uniform();
        for column in &mut columns {
            column.push((level + 5.0 * (uniform() - 0.5)).round().clamp(1.0, 10.0));
        }
    }
    ItemMatrix {
        respondents,
        items: columns
            .iter()
            .map(|column| ItemColumn::from_numbers(column))
            .collect(),
    }
}

fn plan(replicates: usize, engine: ResamplingEngine) -> ResamplingPlan {
    ResamplingPlan {
        replicates,
        seed: 1,
        threads: 2,
        interval: IntervalKind::Percentile,
        confidence: 0.95,
        design: Design::Independent,
        engine,
    }
}

fn run(sizes: [usize; 7], items: &ItemMatrix, plan: &ResamplingPlan) {
    let model = ecsi_shaped(sizes);
    let scales = vec![
        Scale {
            min: 1.0,
            max: 10.0
        };
        items.items.len()
    ];
    let settings = Settings::default();
    let sample = Sample {
        items,
        weights: None,
        scales: &scales,
        model: &model,
        settings: &settings,
    };
    let resampled = resample(&sample, plan, &|_| true).expect("a fit");
    std::hint::black_box(Inferences::new(&resampled, plan));
}

const ECSI: [usize; 7] = [5, 3, 7, 2, 3, 1, 3];

/// Ten folds, ten repetitions: one hundred estimations and the predictions of ten times everybody.
fn prediction(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("10 × 10 folds of n × 24");
    group.sample_size(10);
    let (model, settings) = (ecsi_shaped(ECSI), Settings::default());
    let scale = Scale {
        min: 1.0,
        max: 10.0,
    };
    let plan = PredictionPlan {
        threads: 2,
        ..PredictionPlan::default()
    };
    for respondents in [250, 5_000] {
        let items = answers(respondents, 24);
        let sample = Sample {
            items: &items,
            weights: None,
            scales: &[scale; 24],
            model: &model,
            settings: &settings,
        };
        group.bench_function(BenchmarkId::from_parameter(respondents), |bencher| {
            bencher.iter(|| predict(&sample, &plan, &|_| true).expect("a prediction"));
        });
    }
    group.finish();
}

fn resampling(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("resamples of 250 × 24");
    group.sample_size(10);
    let items = answers(250, 24);
    for replicates in [1_000, 10_000] {
        group.throughput(Throughput::Elements(replicates as u64));
        group.bench_function(BenchmarkId::from_parameter(replicates), |bencher| {
            bencher.iter(|| run(ECSI, &items, &plan(replicates, ResamplingEngine::Ordinary)));
        });
    }
    group.finish();

    let mut group = criterion.benchmark_group("1,000 resamples of n × 24");
    group.sample_size(10);
    for respondents in [1_000, 5_000, 20_000, 50_000] {
        let items = answers(respondents, 24);
        for (name, engine) in [
            ("ordinary", ResamplingEngine::Ordinary),
            ("moment", ResamplingEngine::Moment),
        ] {
            group.bench_function(BenchmarkId::new(name, respondents), |bencher| {
                bencher.iter(|| run(ECSI, &items, &plan(1_000, engine)));
            });
        }
    }
    group.finish();

    let mut group = criterion.benchmark_group("1,000 resamples of 250 × k");
    group.sample_size(10);
    for size in [2, 4, 8] {
        let items = answers(250, 7 * size);
        group.bench_function(BenchmarkId::from_parameter(7 * size), |bencher| {
            bencher.iter(|| run([size; 7], &items, &plan(1_000, ResamplingEngine::Ordinary)));
        });
    }
    group.finish();
}

/// Operations per second: of a large matrix product, which is the peak that the machine's vector units reach here, and
/// of a bootstrap at which the sums of products dominate (2 · resamples · n · k(k + 3)/2 operations).
fn kernels(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("operations of the kernels");
    group.sample_size(10);
    let size = 768;
    let (a, b) = (
        DMatrix::<f32>::repeat(size, size, 1.0),
        DMatrix::repeat(size, size, 1.0),
    );
    let mut product = DMatrix::<f32>::zeros(size, size);
    group.throughput(Throughput::Elements(2 * (size as u64).pow(3)));
    group.bench_function("matrix product, 1 thread (peak)", |bencher| {
        bencher.iter(|| product.gemm(1.0, &a, &b, 0.0));
    });
    let (respondents, resamples) = (5_000, 500);
    let items = answers(respondents, 24);
    let one_thread = ResamplingPlan {
        threads: 1,
        ..plan(resamples, ResamplingEngine::Ordinary)
    };
    let products = 24 * 27 / 2;
    group.throughput(Throughput::Elements(
        2 * (resamples * respondents * products) as u64,
    ));
    group.bench_function("whole-number sums of 5,000 × 24, 1 thread", |bencher| {
        bencher.iter(|| run(ECSI, &items, &one_thread));
    });
    group.finish();
}

criterion_group!(benches, resampling, prediction, kernels);
criterion_main!(benches);
