//! The customer journey: how each stage of touchpoints does, what it does to the whole, and where customers are lost.

use super::resampled::{Resampled, resampled};
use super::stage_impacts::{ImpactFailure, StageImpacts};
use super::weighted::{Share, count_given, weighted_mean, weighted_share};
use crate::resampling::{Design, Interrupted, ResamplingPlan};
use crate::robustness::Estimate;

/// Index from which a respondent counts as satisfied with a stage unless a study says otherwise: 4 and 5 of 5, 5 to 7 of 7,
/// 7 to 10 of 10.
pub const SATISFIED_FROM: f64 = 60.0;

/// Scores 0–100 of the respondents.
#[derive(Debug, Clone, PartialEq)]
pub struct Journey {
    /// One column per stage, in the order of the journey; NaN = did not come to the stage.
    pub stages: Vec<Vec<f64>>,
    /// Satisfaction with the whole; `None` when it was not asked.
    pub overall: Option<Vec<f64>>,
    /// Score from which a respondent is satisfied, 0 to 100.
    pub satisfied_from: f64,
}

/// One stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StageFigures {
    /// Respondents who came to it.
    pub respondents: usize,
    /// Their share of all respondents.
    pub used: Option<Share>,
    /// Index 0–100: mean of their scores.
    pub index: Option<Estimate>,
    /// Share of them who are satisfied with the stage.
    pub satisfied: Option<Share>,
    /// Share of the customers of the journey who were satisfied with this and all stages before, as far as they came to them.
    pub kept: Option<Share>,
    /// Share of the customers whose first disappointment is at this stage: by how much `kept` falls.
    pub lost: Option<Share>,
    /// Share of those who were satisfied so far and came to this stage whom it disappointed.
    pub leakage: Option<Share>,
    /// Share of resamples in which no other stage loses more; `None` without resamples or with given replicate weights.
    pub weakest: Option<f64>,
    /// Correlation with satisfaction with the whole, over the respondents who came to the stage.
    pub correlation: Option<Estimate>,
    /// Standardised regression coefficient, all other stages held.
    pub standardized: Option<Estimate>,
    /// The same in points of the whole per point of the stage.
    pub impact: Option<Estimate>,
}

/// The journey as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct JourneyFigures {
    /// The stages, in their order.
    pub stages: Vec<StageFigures>,
    /// Respondents who came to any stage: the customers of the journey.
    pub customers: usize,
    /// Stage where most customers are lost; the earliest of several, `None` when none loses any.
    pub weakest_link: Option<usize>,
    /// Index 0–100 of the satisfaction with the whole.
    pub overall: Option<Estimate>,
    /// Share of its variance that the stages explain.
    pub r_squared: Option<Estimate>,
    /// Why stages have no impact; `None` when all have one, or when the whole was not asked for.
    pub failure: Option<ImpactFailure>,
}

/// Index, impact and leakage of every stage.
///
/// - Index: weighted mean of the scores of those who came to the stage; a missing score means that somebody did not.
/// - Leakage is a funnel over the customers, those who came to any stage: a customer is kept up to the first stage that scores
///   below `satisfied_from`; a stage that somebody skips neither keeps nor loses. kept_s = kept_{s−1} − lost_s with
///   kept_0 = 1; leakage_s = lost_s over those still kept who came to s. The weakest link loses most.
/// - Impacts: see [`StageImpacts`].
///
/// `weights`: one per respondent. Figures are resampled as `plan` says; shares of independent respondents have Wilson's
/// interval. A figure without respondents is `None`. Source of the
/// indices: the customer-journey reading of comprehensive customer satisfaction (TCS, 全面客户满意); the funnel is ours.
///
/// # Errors
/// [`Interrupted`] when `progress` gives false.
pub fn journey_figures(
    journey: &Journey,
    weights: &[f64],
    plan: &ResamplingPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<JourneyFigures, Interrupted> {
    let funnel = Funnel::new(journey);
    let impacts = journey
        .overall
        .as_ref()
        .map(|overall| StageImpacts::new(&journey.stages, overall, weights));
    let (impacts, failure) = match impacts {
        Some(Ok(impacts)) => {
            let failure = impacts.failure();
            (Some(impacts), failure)
        }
        Some(Err(failure)) => (None, Some(failure)),
        None => (None, None),
    };
    let readout = JourneyReadout {
        journey,
        funnel: &funnel,
        impacts: impacts.as_ref(),
    };
    let figures = |weights: &[f64], slots: &mut [f64]| readout.figures_into(weights, slots);
    let found = resampled(weights, plan, (readout.width(), &figures), progress)?;
    let weakest = match plan.design {
        Design::Given { .. } => None,
        _ => readout.weakest_shares(&found),
    };
    let stage = |stage: usize| StageFigures {
        weakest: weakest.as_ref().map(|shares| shares[stage]),
        ..readout.stage(stage, &found.estimates, (weights, plan))
    };
    let stages: Vec<StageFigures> = (0..journey.stages.len()).map(stage).collect();
    let overall = readout.whole_place();
    Ok(JourneyFigures {
        weakest_link: weakest_link(&stages),
        stages,
        customers: funnel.customer.iter().filter(|customer| **customer).count(),
        overall: found.estimates[overall],
        r_squared: found.estimates[overall + 1],
        failure,
    })
}

/// The earliest stage that loses most.
fn weakest_link(stages: &[StageFigures]) -> Option<usize> {
    let lost = |stage: &StageFigures| stage.lost.map_or(0.0, |lost| lost.value);
    let most = stages.iter().map(lost).fold(0.0, f64::max);
    if most > 0.0 {
        stages.iter().position(|stage| lost(stage) >= most)
    } else {
        None
    }
}

/// Who is kept where.
struct Funnel {
    /// Whether a respondent came to any stage.
    customer: Vec<bool>,
    /// First stage that disappointed a respondent.
    first_loss: Vec<Option<usize>>,
}

impl Funnel {
    fn new(journey: &Journey) -> Self {
        let respondents = journey.stages.first().map_or(0, Vec::len);
        let came = |respondent: usize| {
            let mut scores = journey.stages.iter().map(|stage| stage[respondent]);
            scores.any(|score| !score.is_nan())
        };
        let loss = |respondent: usize| {
            let mut scores = journey.stages.iter().map(|stage| stage[respondent]);
            scores.position(|score| score < journey.satisfied_from)
        };
        Self {
            customer: (0..respondents).map(came).collect(),
            first_loss: (0..respondents).map(loss).collect(),
        }
    }

    /// Whether a respondent was satisfied with all stages before `stage`.
    fn kept_until(&self, respondent: usize, stage: usize) -> bool {
        self.first_loss[respondent].is_none_or(|loss| loss >= stage)
    }
}

/// Figures of a stage: used, index, satisfied, kept, lost, leakage, correlation, standardised coefficient, impact.
const STAGE_FIGURES: usize = 9;

/// Position of `lost` among them.
const LOST: usize = 4;

/// Position of the first of the three figures that say what a stage does to the whole.
const IMPACT: usize = 6;

/// Reads all figures off a weighted sample: those of the stages, the index of the whole, R².
struct JourneyReadout<'a> {
    journey: &'a Journey,
    funnel: &'a Funnel,
    impacts: Option<&'a StageImpacts<'a>>,
}

impl JourneyReadout<'_> {
    fn whole_place(&self) -> usize {
        self.journey.stages.len() * STAGE_FIGURES
    }

    fn width(&self) -> usize {
        self.whole_place() + 2
    }

    fn figures_into(&self, weights: &[f64], slots: &mut [f64]) {
        slots.fill(f64::NAN);
        let customers = customers_weight(weights, &self.funnel.customer);
        let mut kept = 1.0;
        let rows = slots.chunks_exact_mut(STAGE_FIGURES);
        for (stage, (scores, row)) in self.journey.stages.iter().zip(rows).enumerate() {
            let [used, satisfied, lost, at_risk] = self.sums(stage, weights);
            kept -= lost / customers;
            row[..IMPACT].copy_from_slice(&[
                weighted_share(weights, |respondent| !scores[respondent].is_nan()),
                weighted_mean(scores, weights),
                satisfied / used,
                kept,
                lost / customers,
                lost / at_risk,
            ]);
        }
        let whole = self.whole_place();
        if let Some(overall) = &self.journey.overall {
            slots[whole] = weighted_mean(overall, weights);
        }
        if let Some(impacts) = self.impacts.and_then(|found| found.figures(weights)) {
            for (stage, row) in impacts.of_stages {
                slots[stage * STAGE_FIGURES + IMPACT..][..row.len()].copy_from_slice(&row);
            }
            slots[whole + 1] = impacts.r_squared;
        }
    }

    /// Weight of those who came to a stage, are satisfied with it, are lost there, and came there satisfied so far.
    fn sums(&self, stage: usize, weights: &[f64]) -> [f64; 4] {
        let mut sums = [0.0; 4];
        let scores = weights.iter().zip(&self.journey.stages[stage]);
        for (respondent, (weight, score)) in scores.enumerate() {
            if score.is_nan() {
                continue;
            }
            let satisfied = *score >= self.journey.satisfied_from;
            let at_risk = self.funnel.kept_until(respondent, stage);
            for (sum, counts) in
                sums.iter_mut()
                    .zip([true, satisfied, at_risk && !satisfied, at_risk])
            {
                *sum += if counts { *weight } else { 0.0 };
            }
        }
        sums
    }

    /// For each stage the share of resamples in which it is the weakest link; stages that lose the same share it.
    fn weakest_shares(&self, found: &Resampled) -> Option<Vec<f64>> {
        let stages = self.journey.stages.len();
        let mut shares = vec![0.0; stages];
        let mut rows = 0_usize;
        for row in found.replicates.as_ref()?.rows() {
            let lost = |stage: usize| row[stage * STAGE_FIGURES + LOST];
            let most = (0..stages).map(lost).fold(0.0, f64::max);
            let tied: Vec<usize> = (0..stages).filter(|stage| lost(*stage) >= most).collect();
            if most > 0.0 {
                for stage in &tied {
                    shares[*stage] += 1.0 / tied.len() as f64;
                }
            }
            rows += 1;
        }
        for share in &mut shares {
            *share /= rows as f64;
        }
        (rows > 0).then_some(shares)
    }

    fn stage(
        &self,
        stage: usize,
        estimates: &[Option<Estimate>],
        (weights, plan): (&[f64], &ResamplingPlan),
    ) -> StageFigures {
        let scores = &self.journey.stages[stage];
        let row = &estimates[stage * STAGE_FIGURES..][..STAGE_FIGURES];
        let came = |respondent: usize| !scores[respondent].is_nan();
        let share = |estimate, counts: &dyn Fn(usize) -> bool| {
            let counted = weights.iter().enumerate();
            let counted = counted.filter(|(respondent, _)| counts(*respondent));
            Share::new(estimate, counted.map(|(_, weight)| *weight), plan)
        };
        let is_customer = |respondent: usize| self.funnel.customer[respondent];
        let at_risk = |respondent| came(respondent) && self.funnel.kept_until(respondent, stage);
        StageFigures {
            respondents: count_given(scores),
            used: share(row[0], &|_| true),
            index: row[1],
            satisfied: share(row[2], &came),
            kept: share(row[3], &is_customer),
            lost: share(row[LOST], &is_customer),
            leakage: share(row[5], &at_risk),
            weakest: None,
            correlation: row[IMPACT],
            standardized: row[IMPACT + 1],
            impact: row[IMPACT + 2],
        }
    }
}

/// Weight of the customers of the journey.
fn customers_weight(weights: &[f64], customer: &[bool]) -> f64 {
    let weights = weights.iter().zip(customer);
    weights
        .filter(|(_, customer)| **customer)
        .map(|(weight, _)| weight)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{close, plan, quiet};
    use super::*;

    const NAN: f64 = f64::NAN;

    /// Three stages, six respondents; the last came to none.
    fn journey() -> Journey {
        Journey {
            stages: vec![
                vec![80.0, 40.0, 60.0, NAN, 90.0, NAN],
                vec![70.0, 90.0, 50.0, 30.0, NAN, NAN],
                vec![20.0, 80.0, 10.0, 70.0, 75.0, NAN],
            ],
            overall: None,
            satisfied_from: 60.0,
        }
    }

    fn column(found: &JourneyFigures, of: fn(&StageFigures) -> Option<Share>) -> Vec<f64> {
        let values = found.stages.iter().map(|stage| of(stage).unwrap().value);
        values.collect()
    }

    #[test]
    fn indices_and_the_funnel_by_hand() {
        let found = journey_figures(&journey(), &[1.0; 6], &plan(0), quiet()).unwrap();
        assert_eq!(found.customers, 5);
        let came: Vec<usize> = found.stages.iter().map(|stage| stage.respondents).collect();
        assert_eq!(came, [4, 4, 5]);
        let indices = found.stages.iter().map(|stage| stage.index.unwrap().value);
        close(&indices.collect::<Vec<f64>>(), &[67.5, 60.0, 51.0]);
        close(
            &column(&found, |s| s.used),
            &[4.0 / 6.0, 4.0 / 6.0, 5.0 / 6.0],
        );
        close(&column(&found, |s| s.satisfied), &[0.75, 0.5, 0.6]);
        // lost: respondent 2 at stage 1; 3 and 4 at stage 2; 1 at stage 3; 5 is kept
        close(&column(&found, |s| s.lost), &[0.2, 0.4, 0.2]);
        close(&column(&found, |s| s.kept), &[0.8, 0.4, 0.2]);
        // still kept and there: 1 2 3 5; 1 3 4; 1 5
        close(&column(&found, |s| s.leakage), &[0.25, 2.0 / 3.0, 0.5]);
        assert_eq!(found.weakest_link, Some(1));
        assert_eq!((found.failure, found.overall), (None, None));
        assert!(found.stages.iter().all(|stage| stage.weakest.is_none()));
    }

    #[test]
    fn weights_count_customers() {
        let weights = [3.0, 1.0, 1.0, 1.0, 1.0, 5.0];
        let found = journey_figures(&journey(), &weights, &plan(0), quiet()).unwrap();
        close(
            &column(&found, |s| s.lost),
            &[1.0 / 7.0, 2.0 / 7.0, 3.0 / 7.0],
        );
        assert_eq!(found.weakest_link, Some(2));
    }

    #[test]
    fn resamples_say_how_sure_the_weakest_link_is() {
        let found = journey_figures(&journey(), &[1.0; 6], &plan(400), quiet()).unwrap();
        let shares: Vec<f64> = found.stages.iter().map(|s| s.weakest.unwrap()).collect();
        assert!(shares[1] > shares[0] && shares[1] > shares[2], "{shares:?}");
        assert!(shares.iter().sum::<f64>() <= 1.0 + 1e-12);
        let index = found.stages[0].index.unwrap();
        let (lower, upper) = index.inference.unwrap().interval;
        assert!(lower < index.value && index.value < upper);
    }

    #[test]
    fn a_stage_that_nobody_came_to_and_a_journey_without_losses() {
        let empty = Journey {
            stages: vec![vec![80.0, 90.0], vec![NAN, NAN]],
            overall: Some(vec![80.0, 90.0]),
            satisfied_from: 60.0,
        };
        let found = journey_figures(&empty, &[1.0; 2], &plan(0), quiet()).unwrap();
        let skipped = found.stages[1];
        assert_eq!((skipped.respondents, skipped.index), (0, None));
        close(&[skipped.kept.unwrap().value], &[1.0]);
        assert_eq!((skipped.leakage, found.weakest_link), (None, None));
        assert!(found.failure.is_some());
        close(&[found.overall.unwrap().value], &[85.0]);
    }
}
