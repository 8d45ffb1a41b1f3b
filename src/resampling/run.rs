//! The bootstrap of a whole fit.

use super::design::Design;
use super::draws::Draws;
use super::grouped::{GROUPS, GroupSums};
use super::jackknife::jackknife;
use super::plan::{ResamplingPlan, Sample};
use super::products::UnitProducts;
use super::replicates::{Interrupted, ReplicateRun, Resamples, full_sample_engine};
use crate::analysis::{AnalysisFailure, FigureLayout};
use crate::moments::AnswerColumns;
use crate::pls::Layout;
use crate::study::{IntervalKind, MissingTreatment, ResamplingEngine};

/// Why there is no inference.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ResamplingFailure {
    /// The full sample has no fit.
    #[error(transparent)]
    Fit(#[from] AnalysisFailure),
    /// The user stopped the run.
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
}

/// The figures of the full sample and of every replicate.
#[derive(Debug, Clone)]
pub struct Resampled {
    /// Which figure stands where.
    pub layout: FigureLayout,
    /// The figures of the full sample; NaN = not defined.
    pub estimates: Vec<f64>,
    /// The figures of the replicates.
    pub replicates: Resamples,
    /// The jackknife's figures, for BCa.
    pub left_out: Option<Resamples>,
    /// Which bootstrap ran.
    pub engine: ResamplingEngine,
}

/// Resamples a fit.
///
/// `progress` is called with the number of replicates just done, from any thread; when it gives false the run
/// stops. [`Inferences::new`](super::Inferences::new) makes standard errors, intervals and p-values of the result.
///
/// # Errors
/// [`ResamplingFailure`]: the full sample cannot be fitted, or the run was stopped.
pub fn resample(
    sample: &Sample<'_>,
    plan: &ResamplingPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Resampled, ResamplingFailure> {
    resample_figures(sample, plan, FigureLayout::new, progress)
}

/// As [`resample`], of the figures that `figures` lists for the layout of the fit.
///
/// # Errors
/// As [`resample`].
pub fn resample_figures(
    sample: &Sample<'_>,
    plan: &ResamplingPlan,
    figures: impl FnOnce(&Layout) -> FigureLayout,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Resampled, ResamplingFailure> {
    let (mut engine, moments) = full_sample_engine(sample, plan.threads)?;
    let means = moments.means.clone().unwrap_or_default();
    let layout = figures(engine.layout());
    if let Some(structure) = layout.structure() {
        engine.update_model_fit(structure);
    }
    let mut estimates = vec![f64::NAN; layout.figures().len()];
    engine.figures_into(&layout, &mut estimates);
    let run = ReplicateRun {
        sample: *sample,
        engine: &engine,
        figures: &layout,
        full_sample: (&means, &moments.covariance),
        replicates: plan.replicates,
        threads: plan.threads,
        progress,
    };
    let replicates = replicate(&run, plan)?;
    let left_out = match plan.interval {
        IntervalKind::Bca => Some(jackknife(&run, plan.seed)?),
        _ => None,
    };
    let engine = plan.chosen_engine(sample);
    Ok(Resampled {
        layout,
        estimates,
        replicates,
        left_out,
        engine,
    })
}

fn replicate(run: &ReplicateRun<'_>, plan: &ResamplingPlan) -> Result<Resamples, Interrupted> {
    let sample = &run.sample;
    let base = |respondent: usize| sample.weights.map_or(1.0, |weights| weights[respondent]);
    if let Design::Given { weights, .. } = &plan.design {
        return run.by_weights(&|replicate, buffer| buffer.clone_from(&weights[replicate]));
    }
    let draws = match &plan.design {
        Design::Stratified(strata) => Draws::RescaledClusters {
            seed: plan.seed,
            strata,
        },
        Design::Rows(rows) => Draws::Rows { rows },
        _ => Draws::Bootstrap { seed: plan.seed },
    };
    if sample.settings.missing == MissingTreatment::Em {
        return run.by_weights(&|replicate, buffer| {
            buffer.resize(sample.items.respondents, 0.0);
            draws.fill(replicate, buffer);
            buffer
                .iter_mut()
                .enumerate()
                .for_each(|(i, multiplier)| *multiplier *= base(i));
        });
    }
    let columns = AnswerColumns::new(sample.items);
    if plan.chosen_engine(sample) == ResamplingEngine::Moment {
        let groups = GroupSums::new(&columns, sample.weights, plan.seed);
        let normal = Draws::Normal {
            seed: plan.seed,
            groups: GROUPS,
        };
        return run.by_products(&UnitProducts::Groups(groups), &normal);
    }
    run.by_products(&UnitProducts::respondents(columns, sample.weights), &draws)
}
