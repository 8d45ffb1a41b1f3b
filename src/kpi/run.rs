//! The door of the room.

use super::answers::KpiAnswers;
use super::complaints::{ComplaintTables, Complaints};
use super::score_table::{ScoreTable, Scored};
use super::scores::{Score, ScoreTables};
use super::service::{ServiceFigures, measure_service};
use crate::resampling::{
    Design, Interrupted, Ledger, ResamplingPlan, infer_each, resample_weighted,
};
use crate::study::KpiSettings;

/// How intervals are made.
#[derive(Debug, Clone, PartialEq)]
pub struct KpiPlan {
    /// Confidence of the intervals.
    pub confidence: f64,
    /// How the sample is resampled; `None` where closed forms are right.
    pub resampling: Option<ResamplingPlan>,
    /// How figures without a closed form are resampled.
    pub service: ResamplingPlan,
}

/// All figures of a study's `[kpi]`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Kpi {
    /// Scores of single questions.
    pub scores: Vec<Score>,
    /// What complaints tell.
    pub complaints: Complaints,
    /// Service quality, disconfirmation and the customer journey.
    pub service: ServiceFigures,
    /// What became of the replicates; `None` where intervals come from closed forms.
    pub ledger: Option<Ledger>,
}

/// Makes the figures of the questions of `settings`. `progress` is called with the number of replicates just done, from
/// any thread; when it gives false the run stops.
///
/// # Errors
/// The run was stopped.
pub fn measure_kpi(
    settings: &KpiSettings,
    answers: &KpiAnswers,
    plan: &KpiPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Kpi, Interrupted> {
    let scores = ScoreTables::new(&settings.scores, answers);
    let complaints = ComplaintTables::new(settings, answers);
    let tables: Vec<&ScoreTable> = scores.tables().chain(complaints.tables()).collect();
    let (figures, ledger) = scored(&tables, answers, plan, progress)?;
    let service = measure_service(settings, answers, &plan.service, progress)?;
    let resampled = !service.is_empty() && plan.service.replicates > 0;
    let ledger = ledger.or_else(|| {
        let replicates = plan.service.replicates;
        resampled.then(|| Ledger {
            requested: replicates,
            kept: replicates,
            ..Ledger::default()
        })
    });
    let mut figures = figures.into_iter();
    Ok(Kpi {
        service,
        scores: scores.with(&mut figures),
        complaints: complaints.with(&mut figures),
        ledger,
    })
}

/// The figures of each table, all from the same replicates where the sample is resampled.
fn scored(
    tables: &[&ScoreTable],
    answers: &KpiAnswers,
    plan: &KpiPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<(Vec<Scored>, Option<Ledger>), Interrupted> {
    let weights = answers.weights.as_deref();
    let closed = tables.iter();
    let closed = closed.map(|table| table.estimate(weights, plan.confidence));
    let Some(resampling) = &plan.resampling else {
        return Ok((closed.map(Scored::adjusted).collect(), None));
    };
    let width = tables.iter().map(|table| table.width()).sum();
    let read = |weights: &[f64], figures: &mut [f64]| {
        let mut rest = figures;
        for table in tables {
            let (own, others) = rest.split_at_mut(table.width());
            table.read(weights, own);
            rest = others;
        }
    };
    let sample = (answers.respondents, weights);
    let resampled = resample_weighted(sample, resampling, (width, &read), progress)?;
    let replicates = (&resampled.replicates, resampled.left_out.as_ref());
    let inferences = infer_each(&resampled.estimates, replicates, resampling);
    let mut start = 0;
    let with_inferences = tables.iter().zip(closed).map(|(table, scored)| {
        let own = inferences.get(start..start + table.width());
        start += table.width();
        scored
            .resampled(table.kind, own.unwrap_or_default())
            .adjusted()
    });
    let ledger = resampled.replicates.ledger;
    Ok((with_inferences.collect(), Some(ledger)))
}

impl KpiPlan {
    /// Replicates that [`measure_kpi`] makes for the questions of `settings`.
    #[must_use]
    pub fn steps(&self, settings: &KpiSettings) -> usize {
        let measures = usize::from(!settings.servqual.is_empty())
            + settings.disconfirmation.len()
            + usize::from(settings.journey.is_some());
        let scores = self.resampling.as_ref();
        scores.map_or(0, |plan| plan.replicates) + measures * self.service.replicates
    }

    /// Closed forms for respondents drawn independently; `resampling` for any other design.
    #[must_use]
    pub fn new(resampling: ResamplingPlan) -> Self {
        let resampled = resampling.design != Design::Independent && resampling.replicates > 0;
        Self {
            confidence: resampling.confidence,
            resampling: resampled.then(|| resampling.clone()),
            service: resampling,
        }
    }
}
