//! A Monte-Carlo study of the robustness checks: populations in which each hypothesis is true, and one in which it is not.
//!
//! Quality (skewed) → satisfaction → loyalty, and quality → loyalty. Items are the construct's score plus deviations that add up
//! to nothing in each block, so that the mean of a block is the score, equal weights are the population's Mode A weights
//! and the composites' own regressions are those that were simulated.

use csi::cleaning::{ItemColumn, ItemMatrix};
use csi::model::{PathModel, Scale};
use csi::resampling::{Design, ResamplingPlan, Sample};
use csi::robustness::{Estimate, Robustness, assess_robustness};
use csi::study::{IntervalKind, ResamplingEngine, Settings};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const MODEL: &str = "quality =~ q1 + q2 + q3 + q4\nsatisfaction =~ s1 + s2 + s3\nloyalty =~ l1 + l2 + l3\n\
                     satisfaction ~ quality\nloyalty ~ satisfaction + quality + satisfaction:quality";
const BLOCKS: [usize; 3] = [4, 3, 3];
const SCALE: Scale = Scale {
    min: -10.0,
    max: 10.0,
};
/// Level of the tests.
const LEVEL: f64 = 0.05;
/// Deviation of an item from its construct's score.
const ITEM_DEVIATION: f64 = 0.8;
/// How skewed quality is: the exponent of a log-normal distribution.
const SKEW: f64 = 0.6;

/// What is wrong with the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Departure {
    /// Nothing.
    None,
    /// Quality and the error of satisfaction correlate.
    Endogeneity,
    /// Satisfaction matters more for loyalty above a point.
    Kink,
    /// The effect of satisfaction on loyalty falls as satisfaction rises.
    Curve,
    /// It rises with quality.
    Interaction,
    /// The items of quality have two factors.
    TwoFactors,
}

impl Departure {
    fn strength(self, of: Self, strength: f64) -> f64 {
        if self == of { strength } else { 0.0 }
    }
}

/// What is repeated how often.
pub(crate) struct Plan {
    pub(crate) respondents: usize,
    pub(crate) samples: usize,
    pub(crate) resamples: usize,
    pub(crate) departure: Departure,
}

/// How often a test rejected its hypothesis.
pub(crate) struct Rejections {
    pub(crate) name: &'static str,
    /// Share of the samples in which it did.
    pub(crate) rejected: f64,
}

struct Generator(ChaCha8Rng);

impl Generator {
    fn normal(&mut self) -> f64 {
        let mut uniform = || (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
        let (radius, angle) = ((-2.0 * (1.0 - uniform()).ln()).sqrt(), uniform());
        radius * (std::f64::consts::TAU * angle).cos()
    }

    /// Scores of quality, satisfaction and loyalty, each with mean 0 and a deviation near 1.
    fn scores(&mut self, departure: Departure) -> [f64; 3] {
        let z = self.normal();
        let variance = (SKEW * SKEW).exp();
        let quality = ((SKEW * z).exp() - variance.sqrt()) / (variance * (variance - 1.0)).sqrt();
        let shared = departure.strength(Departure::Endogeneity, 0.5);
        let error = shared * z + (1.0 - shared * shared).sqrt() * self.normal();
        let satisfaction = 0.6 * quality + 0.8 * error;
        let bend = departure.strength(Departure::Kink, 0.6);
        let curve = departure.strength(Departure::Curve, -0.15);
        let interaction = departure.strength(Departure::Interaction, 0.15);
        let loyalty = 0.4 * satisfaction
            + 0.2 * quality
            + bend * (satisfaction - 0.3).max(0.0)
            + curve * satisfaction * satisfaction
            + interaction * satisfaction * quality
            + 0.8 * self.normal();
        [quality, satisfaction, loyalty]
    }

    fn sample(&mut self, plan: &Plan) -> ItemMatrix {
        let mut columns = vec![Vec::new(); BLOCKS.iter().sum()];
        for _ in 0..plan.respondents {
            let mut first = 0;
            for (score, size) in self.scores(plan.departure).into_iter().zip(BLOCKS) {
                let noise: Vec<f64> = (0..size).map(|_| self.normal()).collect();
                let mean = noise.iter().sum::<f64>() / size as f64;
                let second = plan.departure.strength(Departure::TwoFactors, 0.4);
                let second = if first == 0 {
                    second * self.normal()
                } else {
                    0.0
                };
                for (item, noise) in noise.iter().enumerate() {
                    let side = if item < 2 { second } else { -second };
                    columns[first + item].push(score + side + ITEM_DEVIATION * (noise - mean));
                }
                first += size;
            }
        }
        ItemMatrix {
            items: columns
                .iter()
                .map(|column| ItemColumn::from_numbers(column))
                .collect(),
            respondents: plan.respondents,
        }
    }
}

/// The tests, in the order of the rows.
const TESTS: [&str; 7] = [
    "copula: quality → satisfaction",
    "copula: satisfaction → loyalty",
    "square: quality → satisfaction",
    "square: satisfaction → loyalty",
    "break: satisfaction → loyalty",
    "product: satisfaction × quality",
    "tetrads of quality",
];

/// Whether each test rejects; `None` where it is not carried out.
fn outcomes(found: &Robustness) -> [Option<bool>; 7] {
    let significant = |estimate: Option<Estimate>| estimate?.significant(LEVEL);
    let copula = |path: usize| significant(found.endogeneity[path].alone.map(|with| with.term));
    let square = |path: usize| significant(found.nonlinearity[path].quadratic);
    // Paths: quality → satisfaction, quality → loyalty, satisfaction → loyalty.
    [
        copula(0),
        copula(2),
        square(0),
        square(2),
        found.thresholds[0]
            .kink
            .and_then(|kink| kink.p_value)
            .map(|p| p < LEVEL),
        significant(found.interactions[0].interaction),
        found.tetrads[0].one_factor().map(|one| !one),
    ]
}

/// Draws samples, checks each, and counts.
pub(crate) fn rejections(plan: &Plan) -> Vec<Rejections> {
    let model = PathModel::parse_lavaan(MODEL, "study", None).expect("a model");
    let (settings, scales) = (Settings::default(), vec![SCALE; BLOCKS.iter().sum()]);
    let mut counts = [(0_usize, 0_usize); TESTS.len()];
    for number in 0..plan.samples {
        let items = Generator(ChaCha8Rng::seed_from_u64(number as u64)).sample(plan);
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
            confidence: 1.0 - LEVEL,
            design: Design::Independent,
            engine: ResamplingEngine::Ordinary,
        };
        let found = assess_robustness(&sample, &resampling, &|_| true).expect("a fit");
        for ((rejected, tested), outcome) in counts.iter_mut().zip(outcomes(&found)) {
            *rejected += usize::from(outcome == Some(true));
            *tested += usize::from(outcome.is_some());
        }
    }
    let row = |(name, (rejected, tested)): (&'static str, (usize, usize))| Rejections {
        name,
        rejected: rejected as f64 / tested as f64,
    };
    TESTS.into_iter().zip(counts).map(row).collect()
}
