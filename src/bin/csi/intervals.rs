//! The resampling of a run: progress, Ctrl-C and what the ledger says.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once};
use std::time::{Duration, Instant};

use csi::cleaning::{Cleaned, Groups, ItemMatrix};
use csi::diagnostics::{Code, Diagnostic};
use csi::model::{PathModel, Scale};
use csi::report::ResamplingMethod;
use csi::resampling::{
    Design, Inferences, Ledger, ResamplingFailure, ResamplingPlan, Sample, Strata, resample,
};
use csi::study::{ReplicateKind, ResamplingSettings, Settings};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::console::Console;
use crate::failure::Failure;

/// A run that takes longer shows its progress.
const PATIENCE: Duration = Duration::from_millis(500);

/// The answers behind a fit, as far as resampling needs them.
pub(crate) struct Answers {
    pub(crate) items: ItemMatrix,
    pub(crate) weights: Option<Vec<f64>>,
    pub(crate) groups: Option<Groups>,
    /// For each respondent of the file whether it is among these.
    pub(crate) used: Vec<bool>,
    design: Design,
}

impl Answers {
    pub(crate) fn new(cleaned: Cleaned, kind: Option<ReplicateKind>) -> Self {
        let respondents = cleaned.items.respondents;
        let (strata, clusters) = (cleaned.strata.as_deref(), cleaned.clusters.as_deref());
        let design = match kind {
            Some(kind) => Design::Given {
                weights: cleaned.replicate_weights,
                kind,
            },
            None if strata.is_some() || clusters.is_some() => {
                Design::Stratified(Strata::new(respondents, strata, clusters))
            }
            None => Design::Independent,
        };
        Self {
            items: cleaned.items,
            weights: cleaned.respondent_weights,
            groups: cleaned.groups,
            used: cleaned.used,
            design,
        }
    }

    fn replicates(&self, asked: usize) -> usize {
        match &self.design {
            Design::Given { weights, .. } if asked > 0 => weights.len(),
            _ => asked,
        }
    }
}

/// What is fitted again in every resample.
pub(crate) struct Fitted<'a> {
    pub(crate) model: &'a PathModel,
    pub(crate) scales: &'a [Scale],
    pub(crate) settings: &'a Settings,
    pub(crate) threads: usize,
}

/// Inferences, how they were made, and what there is to say of the resamples that failed.
pub(crate) struct Resampling {
    pub(crate) inferences: Inferences,
    pub(crate) method: ResamplingMethod,
    pub(crate) diagnostic: Option<Diagnostic>,
}

/// Resamples a fit; `None` when no resamples are asked for.
pub(crate) fn infer(
    answers: &Answers,
    fitted: &Fitted<'_>,
    settings: &ResamplingSettings,
    console: &Console,
) -> Result<Option<Resampling>, Failure> {
    let replicates = answers.replicates(settings.resamples);
    if replicates == 0 {
        return Ok(None);
    }
    let sample = Sample {
        items: &answers.items,
        weights: answers.weights.as_deref(),
        scales: fitted.scales,
        model: fitted.model,
        settings: fitted.settings,
    };
    let plan = ResamplingPlan {
        replicates,
        seed: settings.seed,
        threads: fitted.threads,
        interval: settings.interval,
        confidence: settings.confidence,
        design: answers.design.clone(),
        engine: settings.engine,
    };
    let progress = Progress::new(replicates, "progress-resampling", console);
    let resampled = resample(&sample, &plan, &|done| progress.advance(done)).map_err(
        |failure| match failure {
            ResamplingFailure::Fit(failure) => failure.diagnostic(fitted.model).into(),
            ResamplingFailure::Interrupted(_) => Failure::Interrupted,
        },
    )?;
    progress.finish();
    let mut inferences = Inferences::new(&resampled, &plan);
    let ledger = inferences.ledger;
    if !ledger.enough() && !settings.allow_failures {
        inferences = inferences.withheld();
    }
    Ok(Some(Resampling {
        inferences,
        method: match plan.design {
            Design::Given { .. } => ResamplingMethod::ReplicateWeights,
            Design::Stratified(_) => ResamplingMethod::Clusters,
            Design::Independent | Design::Rows(_) => ResamplingMethod::of_engine(resampled.engine),
        },
        diagnostic: failures(&ledger, settings.allow_failures),
    }))
}

/// What there is to say of the resamples that failed.
fn failures(ledger: &Ledger, allowed: bool) -> Option<Diagnostic> {
    let enough = ledger.enough() || allowed;
    let code = if enough {
        Code::FailedResamples
    } else {
        Code::TooFewResamples
    };
    let fault = Diagnostic::new(code)
        .with("kept", ledger.kept)
        .with("requested", ledger.requested)
        .with("failed", ledger.requested - ledger.kept)
        .with("not_converged", ledger.not_converged)
        .with("singular", ledger.singular)
        .with("inadmissible", ledger.inadmissible);
    (ledger.kept < ledger.requested).then_some(fault)
}

/// A progress bar that appears when the run takes its time, and the flag that Ctrl-C sets.
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
    shown: Once,
    visible: bool,
    interrupted: Arc<AtomicBool>,
}

impl Progress {
    /// A bar over `steps`, labelled with the catalogue's message `key`.
    pub(crate) fn new(steps: usize, key: &str, console: &Console) -> Self {
        let interrupted = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&interrupted);
        // Without a handler Ctrl-C ends the process at once, which is as clean: nothing is half written.
        let _ = ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed));
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let template = "{msg} {bar:30} {pos}/{len} {per_sec} {eta}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(console.words.text(key));
        Self {
            bar,
            started: Instant::now(),
            shown: Once::new(),
            visible: console.shows_progress(),
            interrupted,
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }

    /// Counts steps; false stops the run.
    pub(crate) fn advance(&self, done: usize) -> bool {
        self.bar.inc(done as u64);
        if self.visible && self.started.elapsed() > PATIENCE {
            self.shown
                .call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        !self.interrupted.load(Ordering::Relaxed)
    }
}
