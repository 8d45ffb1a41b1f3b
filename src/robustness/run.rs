//! All robustness checks of one sample.

use super::answers::Answers;
use super::blueprint::Blueprint;
use super::findings::Findings;
use super::readout::RobustnessReadout;
use super::results::{Robustness, Threshold};
use super::second_stage::sort_drawn;
use crate::analysis::Engine;
use crate::moments::Moments;
use crate::resampling::{
    Design, Ledger, Readout, Replicate, ResamplingFailure, ResamplingPlan, Sample,
    full_sample_engine, infer_each, resample_readout,
};
use crate::stats::{NormalityTest, anderson_darling};
use crate::study::IndexWeights;

/// Level at which normality must be rejected before a copula term counts as identified. Source: Hult et al. 2018.
pub const NORMALITY_LEVEL: f64 = 0.05;

/// Respondents that are drawn at most, over all replicates: each costs about half a microsecond.
pub const LARGEST_DRAW: usize = 50_000_000;

/// Replicates that are made whatever the number of respondents.
pub const SMALLEST_REPLICATES: usize = 200;

/// Replicates that a sample of `respondents` can pay for: as many as `asked` up to 10,000 respondents for 5,000 replicates,
/// then fewer.
pub(crate) fn affordable(respondents: usize, plan: &ResamplingPlan) -> usize {
    match plan.design {
        Design::Given { .. } | Design::Rows(_) => plan.replicates,
        _ => {
            let payable = LARGEST_DRAW / respondents.max(1);
            plan.replicates.min(payable.max(SMALLEST_REPLICATES))
        }
    }
}

/// Runs every robustness check on the answers of `sample`, with `plan.replicates` resamples (0: estimates only).
///
/// Scores are those of the fit, missing answers filled in as the sample's treatment does. Every replicate estimates moments,
/// outer weights and scores again, turns the constructs to go along with the full sample, and then all extended equations,
/// break points and tetrads, so that standard errors hold the uncertainty of the weights. Respondents are drawn whatever their
/// number, but at most [`LARGEST_DRAW`] of them in all; the ledger has the number of replicates. Under consistent PLS the second stage works on the uncorrected scores. `progress` as in
/// [`resample`](crate::resampling::resample).
///
/// # Errors
/// [`ResamplingFailure`]: the full sample cannot be fitted, or the run was stopped.
pub fn assess_robustness(
    sample: &Sample<'_>,
    plan: &ResamplingPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Robustness, ResamplingFailure> {
    let plan = &ResamplingPlan {
        replicates: affordable(sample.items.respondents, plan),
        ..plan.clone()
    };
    let check = Check::new(sample, plan)?;
    let normality = test_normality(&check.full(), &check.answers, check.respondents());
    let rejected = |test: &Option<NormalityTest>| test.is_some_and(|t| t.p_value < NORMALITY_LEVEL);
    let identified: Vec<bool> = normality.iter().map(rejected).collect();
    let straight = sample.settings.index_weights == IndexWeights::Unstandardized;
    let blueprint = Blueprint::new(sample.model, check.engine.layout(), &identified, straight);
    check.run(&blueprint, &normality, progress)
}

/// Seeks the point at which the effect of the index construct changes, for each of its paths, and nothing else: what
/// [`assess_robustness`] finds as thresholds, with the ledger of the resamples (`None` without).
///
/// # Errors
/// As there.
pub fn find_break_points(
    sample: &Sample<'_>,
    plan: &ResamplingPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<(Vec<Threshold>, Option<Ledger>), ResamplingFailure> {
    let plan = &ResamplingPlan {
        replicates: affordable(sample.items.respondents, plan),
        ..plan.clone()
    };
    let check = Check::new(sample, plan)?;
    let blueprint = Blueprint::of_kinks(check.engine.layout());
    let found = check.run(&blueprint, &[], progress)?;
    Ok((found.thresholds, found.ledger))
}

/// A fit of the full sample that is looked at and resampled.
struct Check<'a> {
    sample: &'a Sample<'a>,
    plan: &'a ResamplingPlan,
    engine: Engine,
    moments: Moments,
    answers: Answers,
    ones: Vec<f64>,
}

impl<'a> Check<'a> {
    fn new(sample: &'a Sample<'a>, plan: &'a ResamplingPlan) -> Result<Self, ResamplingFailure> {
        let (engine, moments) = full_sample_engine(sample, plan.threads)?;
        Ok(Self {
            answers: Answers::new(sample.items, sample.scales, sample.settings.missing),
            ones: vec![1.0; sample.items.respondents],
            sample,
            plan,
            engine,
            moments,
        })
    }

    /// Effective number of respondents.
    fn respondents(&self) -> f64 {
        self.moments.effective_respondents
    }

    fn full(&self) -> Replicate<'_> {
        Replicate {
            number: 0,
            engine: &self.engine,
            unit_weights: self.sample.weights.unwrap_or(&self.ones),
        }
    }

    /// Estimates and resamples everything in `blueprint`.
    fn run(
        &self,
        blueprint: &Blueprint,
        normality: &[Option<NormalityTest>],
        progress: &(dyn Fn(usize) -> bool + Sync),
    ) -> Result<Robustness, ResamplingFailure> {
        let (sample, plan, engine) = (self.sample, self.plan, &self.engine);
        let answers = self.answers.clone();
        let mut readout = RobustnessReadout::new(blueprint.clone(), answers, engine.layout());
        let mut estimates = vec![f64::NAN; blueprint.width()];
        readout.read(&self.full(), &mut estimates);
        let fit = (engine, &self.moments);
        let resamples = match plan.replicates {
            0 => None,
            _ => Some(resample_readout(sample, plan, fit, &readout, progress)?),
        };
        let findings = Findings {
            inferences: match &resamples {
                Some((kept, left_out)) => infer_each(&estimates, (kept, left_out.as_ref()), plan),
                None => vec![None; estimates.len()],
            },
            estimates,
            replicates: resamples.as_ref().map(|(kept, _)| kept),
            blueprint,
            readout: &readout,
            normality,
            model: sample.model,
            plan,
        };
        Ok(Robustness {
            endogeneity: findings.endogeneity(),
            nonlinearity: findings.nonlinearity(),
            thresholds: findings.thresholds(),
            interactions: findings.interactions(),
            tetrads: findings.tetrads(),
            ledger: findings.replicates.map(|kept| kept.ledger),
        })
    }
}

/// Tests each construct's scores in the full sample.
fn test_normality(
    full: &Replicate<'_>,
    answers: &Answers,
    respondents: f64,
) -> Vec<Option<NormalityTest>> {
    let layout = full.engine.layout();
    let mut readout = RobustnessReadout::new(Blueprint::default(), answers.clone(), layout);
    readout.read(full, &mut []);
    let mut order = Vec::new();
    let test = |construct: usize| {
        sort_drawn(readout.scores(construct), full.unit_weights, &mut order);
        let weight = |unit: u32| full.unit_weights[unit as usize];
        let values: Vec<(f64, f64)> = order.iter().map(|(x, unit)| (*x, weight(*unit))).collect();
        anderson_darling(&values, respondents)
    };
    (0..layout.constructs()).map(test).collect()
}
