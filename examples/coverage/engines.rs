//! Do the ordinary and the moment bootstrap give the same standard errors on large samples?

use csi::cleaning::{ItemColumn, ItemMatrix};
use csi::resampling::{Design, Inferences, ResamplingPlan, Sample, resample};
use csi::study::{IntervalKind, ResamplingEngine, Settings};

use crate::study::{ITEMS, SCALE, model, survey};

/// How the standard errors of the moment bootstrap compare with those of the ordinary one.
pub(crate) struct Agreement {
    /// Figures compared.
    pub(crate) figures: usize,
    /// Mean of moment/ordinary.
    pub(crate) mean_ratio: f64,
    /// Standard deviation of moment/ordinary over the figures.
    pub(crate) spread: f64,
    /// The spread that Monte-Carlo error alone makes: √(1/2B + 1/2B + 1/2G) for B resamples and G row groups.
    pub(crate) expected_spread: f64,
    /// The ratio that is farthest from 1.
    pub(crate) farthest: f64,
}

/// Groups of rows that the moment bootstrap draws from.
const GROUPS: f64 = 2048.0;

/// Resamples one survey of whole-number answers with both engines.
pub(crate) fn agreement(respondents: usize, resamples: usize) -> Agreement {
    let items = whole_numbers(respondents);
    let ordinary = standard_errors(&items, resamples, ResamplingEngine::Ordinary);
    let moment = standard_errors(&items, resamples, ResamplingEngine::Moment);
    let ratios = ordinary.iter().zip(&moment);
    // A figure that is the same in every sample, such as a single item's weight, has no standard error.
    let ratios: Vec<f64> = ratios
        .filter(|(ordinary, _)| **ordinary > 1e-9)
        .map(|(ordinary, moment)| moment / ordinary)
        .collect();
    let n = ratios.len() as f64;
    let mean_ratio = ratios.iter().sum::<f64>() / n;
    let squares: f64 = ratios
        .iter()
        .map(|ratio| (ratio - mean_ratio).powi(2))
        .sum();
    let distance = |ratio: &f64| (ratio - 1.0).abs();
    let farthest = ratios.iter().copied();
    Agreement {
        figures: ratios.len(),
        mean_ratio,
        spread: (squares / (n - 1.0)).sqrt(),
        expected_spread: (1.0 / resamples as f64 + 0.5 / GROUPS).sqrt(),
        farthest: farthest
            .max_by(|a, b| distance(a).total_cmp(&distance(b)))
            .unwrap_or(f64::NAN),
    }
}

fn whole_numbers(respondents: usize) -> ItemMatrix {
    let mut items = survey(respondents, 1);
    for column in &mut items.items {
        let whole: Vec<f64> = (0..respondents)
            .map(|respondent| column.value(respondent).round().clamp(SCALE.min, SCALE.max))
            .collect();
        *column = ItemColumn::from_numbers(&whole);
    }
    items
}

/// Standard error of every figure that has one.
fn standard_errors(items: &ItemMatrix, resamples: usize, engine: ResamplingEngine) -> Vec<f64> {
    let (model, scales) = (model(), vec![SCALE; 4 * ITEMS]);
    let settings = Settings::default();
    let sample = Sample {
        items,
        weights: None,
        scales: &scales,
        model: &model,
        settings: &settings,
    };
    let plan = ResamplingPlan {
        replicates: resamples,
        seed: 1,
        threads: 2,
        interval: IntervalKind::Percentile,
        confidence: 0.95,
        design: Design::Independent,
        engine,
    };
    let resampled = resample(&sample, &plan, &|_| true).expect("a fit");
    let inferences = Inferences::new(&resampled, &plan);
    let figures = resampled.layout.figures().iter();
    figures
        .filter_map(|figure| Some(inferences.of(*figure)?.standard_error))
        .collect()
}
