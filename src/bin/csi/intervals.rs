//! The resampling of a run: progress, Ctrl-C and what the ledger says.

use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use csi::analysis::FigureLayout;
use csi::assessment::Structure;
use csi::cleaning::{Cleaned, GroupKey, Groups, ItemMatrix, Partition, UsedAnswers};
use csi::diagnostics::{Code, Diagnostic};
use csi::model::{PathModel, Scale};
use csi::pls::Layout;
use csi::report::ResamplingMethod;
use csi::resampling::{
    Design, ExactFit, Inferences, Ledger, Resampled, ResamplingFailure, ResamplingPlan, Sample,
    Strata, exact_fit_test, resample_figures,
};
use csi::robustness::{Robustness, assess_robustness};
use csi::study::{ReplicateKind, ResamplingSettings, Settings};
use csi::survey::Column;
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
    /// The groups of `--by`.
    pub(crate) partition: Option<Partition>,
    /// For each respondent of the file whether it is among these.
    pub(crate) used: Vec<bool>,
    /// The groups by the columns that describe respondents.
    pub(crate) profile: Vec<Groups>,
    /// The column of the ids and the id of each respondent, where they are called by it.
    pub(crate) ids: Option<(String, Vec<String>)>,
    pub(crate) design: Design,
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
            partition: cleaned.partition,
            used: cleaned.used,
            profile: cleaned.profile,
            ids: None,
            design,
        }
    }

    /// The same, called by the answers in a column of the file.
    pub(crate) fn with_ids(mut self, column: Option<&Column>) -> Self {
        self.ids = column.map(|column| {
            let used = self.used.iter().enumerate().filter(|(_, used)| **used);
            let id = |(respondent, _)| column.answers.text(respondent).unwrap_or_default();
            let ids = used.map(id).map(|id| id.trim().to_owned()).collect();
            (column.name.clone(), ids)
        });
        self
    }

    /// The same respondents with some of the items, by position.
    pub(crate) fn of_items(&self, positions: &[usize]) -> Self {
        let columns = positions.iter().map(|item| self.items.items[*item].clone());
        Self {
            items: ItemMatrix {
                items: columns.collect(),
                respondents: self.items.respondents,
            },
            weights: self.weights.clone(),
            groups: None,
            partition: self.partition.clone(),
            used: self.used.clone(),
            profile: Vec::new(),
            ids: None,
            design: self.design.clone(),
        }
    }

    /// The answers and whose they are.
    pub(crate) fn used(&self) -> UsedAnswers {
        UsedAnswers {
            items: self.items.clone(),
            weights: self.weights.clone(),
            used: self.used.clone(),
        }
    }

    /// The respondents of one group of `--by`; nobody when there is no such group.
    pub(crate) fn of_group(&self, key: &GroupKey) -> Self {
        let partition = self.partition.as_ref();
        let members = partition.map_or_else(Vec::new, |partition| partition.members(key));
        let mut own = members.iter();
        let flag = |used: &bool| *used && own.next().copied().unwrap_or(false);
        let of_file: Vec<bool> = self.used.iter().map(flag).collect();
        let mut answers = self.used();
        answers.leave_in(&of_file);
        let groups = self.groups.as_ref();
        Self {
            items: answers.items,
            weights: answers.weights,
            used: answers.used,
            profile: self
                .profile
                .iter()
                .map(|groups| groups.of_respondents(&members))
                .collect(),
            ids: None,
            // Groups of a column that also makes this group are no longer several.
            groups: groups
                .map(|groups| groups.of_respondents(&members))
                .filter(|groups| groups.names.len() > 1),
            partition: None,
            design: self.design.of_respondents(&members),
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

impl<'a> Fitted<'a> {
    pub(crate) fn sample(&self, answers: &'a Answers) -> Sample<'a> {
        Sample {
            items: &answers.items,
            weights: answers.weights.as_deref(),
            scales: self.scales,
            model: self.model,
            settings: self.settings,
        }
    }

    /// The plan that the settings ask for; `None` when they ask for no resamples.
    fn plan(&self, answers: &Answers, settings: &ResamplingSettings) -> Option<ResamplingPlan> {
        let plan = self.plan_of(answers, settings);
        (plan.replicates > 0).then_some(plan)
    }

    /// The plan that the settings ask for.
    pub(crate) fn plan_of(
        &self,
        answers: &Answers,
        settings: &ResamplingSettings,
    ) -> ResamplingPlan {
        ResamplingPlan {
            replicates: answers.replicates(settings.resamples),
            seed: settings.seed,
            threads: self.threads,
            interval: settings.interval,
            confidence: settings.confidence,
            design: answers.design.clone(),
            engine: settings.engine,
        }
    }

    /// What there is to say of a failed resampling.
    pub(crate) fn failure(&self, failure: ResamplingFailure) -> Failure {
        match failure {
            ResamplingFailure::Fit(failure) => failure.diagnostic(self.model).into(),
            ResamplingFailure::Interrupted(_) => Failure::Interrupted,
        }
    }
}

/// Inferences, how they were made, and what there is to say of the resamples that failed.
pub(crate) struct Resampling {
    pub(crate) inferences: Inferences,
    pub(crate) method: ResamplingMethod,
    pub(crate) diagnostic: Option<Diagnostic>,
    /// The replicates, unless too many failed.
    pub(crate) replicates: Option<(Resampled, ResamplingPlan)>,
}

/// Which figures of a layout are resampled.
pub(crate) type Figures = fn(&Layout) -> FigureLayout;

/// Resamples a fit; `None` when no resamples are asked for.
pub(crate) fn infer(
    answers: &Answers,
    fitted: &Fitted<'_>,
    settings: &ResamplingSettings,
    (figures, console): (Figures, &Console),
) -> Result<Option<Resampling>, Failure> {
    let Some(plan) = fitted.plan(answers, settings) else {
        return Ok(None);
    };
    let progress = Progress::new(plan.replicates, "progress-resampling", console);
    let sample = fitted.sample(answers);
    let resampled = resample_figures(&sample, &plan, figures, &|done| progress.advance(done))
        .map_err(|failure| fitted.failure(failure))?;
    progress.finish();
    let mut inferences = Inferences::new(&resampled, &plan);
    let ledger = inferences.ledger;
    let withheld = !ledger.enough() && !settings.allow_failures;
    if withheld {
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
        replicates: (!withheld).then_some((resampled, plan)),
    }))
}

/// Tests the exact fit of the model with its paths and without; what there is to say where that is impossible.
pub(crate) fn test_exact_fit(
    answers: &Answers,
    fitted: &Fitted<'_>,
    settings: &ResamplingSettings,
    console: &Console,
) -> Result<(Vec<ExactFit>, Option<Diagnostic>), Failure> {
    let Some(plan) = fitted.plan(answers, settings) else {
        return Ok((Vec::new(), None));
    };
    let sample = fitted.sample(answers);
    let structures = [Structure::Estimated, Structure::Saturated];
    let replicates = structures.len() * plan.replicates;
    let progress = Progress::new(replicates, "progress-exact-fit", console);
    let (mut tests, mut note) = (Vec::new(), None);
    for structure in structures {
        let test = exact_fit_test(&sample, &plan, structure, &|done| progress.advance(done))
            .map_err(|failure| fitted.failure(failure))?;
        match test {
            Ok(test) => tests.push(test),
            Err(untested) => note = Some(untested.diagnostic()),
        }
    }
    progress.finish();
    Ok((tests, note))
}

/// The robustness checks, with resamples if `resampled`.
pub(crate) fn check_robustness(
    answers: &Answers,
    fitted: &Fitted<'_>,
    (settings, resampled): (&ResamplingSettings, bool),
    console: &Console,
) -> Result<Robustness, Failure> {
    let plan = fitted.plan_of(answers, settings);
    let plan = ResamplingPlan {
        replicates: if resampled { plan.replicates } else { 0 },
        ..plan
    };
    let progress = Progress::new(plan.replicates, "progress-robustness", console);
    let sample = fitted.sample(answers);
    let found = assess_robustness(&sample, &plan, &|done| progress.advance(done))
        .map_err(|failure| fitted.failure(failure))?;
    progress.bar.finish_and_clear();
    Ok(found)
}

/// What there is to say of the resamples that failed.
pub(crate) fn failures(ledger: &Ledger, allowed: bool) -> Option<Diagnostic> {
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
}

/// Set by Ctrl-C; a process has one handler, whatever number of runs it serves.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

impl Progress {
    /// A bar over `steps`, labelled with the catalogue's message `key`.
    pub(crate) fn new(steps: usize, key: &str, console: &Console) -> Self {
        // Without a handler Ctrl-C ends the process at once, which is as clean: nothing is half written. The
        // handler of an earlier run serves this one as well.
        let _ = ctrlc::set_handler(|| INTERRUPTED.store(true, Ordering::Relaxed));
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
        !INTERRUPTED.load(Ordering::Relaxed)
    }
}
