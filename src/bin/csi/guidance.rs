//! Relative weights, penalty–reward contrasts, marginal effects and necessary conditions of a run.

use csi::analysis::Analysis;
use csi::diagnostics::{Code, Diagnostic};
use csi::guidance::{
    Guidance, GuidanceFailure, ItemQuestion, NecessityQuestion, Regression, RelativeWeights,
    assess_necessity, contrast_extremes, relative_weights,
};
use csi::model::{ConstructId, PathModel};
use csi::report::{DriverSection, ReportSection};
use csi::resampling::{ResamplingPlan, Sample};
use csi::robustness::find_break_points;
use csi::study::Study;

use crate::console::Console;
use crate::failure::Failure;
use crate::fit::FitRun;
use crate::intervals::{Fitted, Progress};
use crate::preparation::Prepared;

/// What is asked beyond the maps, and of which fit.
pub(crate) struct Guide<'a> {
    pub(crate) prepared: &'a Prepared,
    pub(crate) study: &'a Study,
    pub(crate) run: &'a FitRun,
    pub(crate) threads: usize,
    /// Sections whose numbers are wanted.
    pub(crate) wanted: &'a [DriverSection],
}

/// The answers behind a fit and how they are drawn again.
struct Drawing<'a> {
    sample: Sample<'a>,
    plan: ResamplingPlan,
    fitted: Fitted<'a>,
}

impl Guide<'_> {
    /// Finds what is wanted, and what there is to say where that is impossible.
    pub(crate) fn find(&self, console: &Console) -> Result<(Guidance, Vec<Diagnostic>), Failure> {
        let (mut found, mut faults) = (Guidance::default(), Vec::new());
        let (model, analysis) = (&self.prepared.model, &self.run.analysis);
        let question = ItemQuestion::new(model, &self.study.drivers.guidance)?;
        let drawing = self.drawing();
        let drawing = drawing.as_ref();
        if self.wants(&[DriverSection::RelativeWeights])
            && let Some(regression) = Regression::of_construct(&analysis.layout, model.index)
        {
            found.relative_weights = self.divide(&regression, drawing, (&mut faults, console))?;
        }
        if self.wants(&[DriverSection::ItemWeights])
            && let Some(regression) = question.regression()
        {
            found.item_weights = self.divide(&regression, drawing, (&mut faults, console))?;
        }
        if let Some(drawing) = drawing {
            self.find_by_respondents(drawing, &question, (&mut found, console))?;
        }
        faults.extend(self.absent(&found, &faults));
        if found.contrasts.is_some() || found.necessity.is_some() {
            faults.extend(drawing.and_then(|drawing| few_resamples(&drawing.plan)));
        }
        Ok((found, faults))
    }

    /// CSI-E046 for the sections that were asked for by name and that there is nothing to compute from.
    fn absent(&self, found: &Guidance, faults: &[Diagnostic]) -> Option<Diagnostic> {
        use DriverSection::{
            Bottlenecks, CombinedMap, ItemWeights, MarginalEffect, Necessity, PenaltyReward,
            RelativeWeights,
        };
        // Whoever asks for everything asks for what there is.
        if self.wanted.len() == DriverSection::ALL.len() || !faults.is_empty() {
            return None;
        }
        let is_absent = |section: &DriverSection| match section {
            RelativeWeights => found.relative_weights.is_none(),
            ItemWeights => found.item_weights.is_none(),
            PenaltyReward => found.contrasts.is_none(),
            MarginalEffect => found.thresholds.is_empty(),
            Necessity | Bottlenecks | CombinedMap => found.necessity.is_none(),
            _ => false,
        };
        let absent = self.wanted.iter().filter(|section| is_absent(section));
        let names: Vec<&str> = absent.map(|section| section.name()).collect();
        let fault = Diagnostic::new(Code::NothingToGuide).with("sections", names.join(", "));
        (!names.is_empty()).then_some(fault)
    }

    /// What needs respondents.
    fn find_by_respondents(
        &self,
        Drawing {
            sample,
            plan,
            fitted,
        }: &Drawing<'_>,
        question: &ItemQuestion,
        (found, console): (&mut Guidance, &Console),
    ) -> Result<(), Failure> {
        let progress = || Progress::new(plan.replicates, "progress-guidance", console);
        if self.wants(&[DriverSection::PenaltyReward]) && !question.predictors.is_empty() {
            let progress = progress();
            let asked = (question.outcome, question.predictors.as_slice());
            let contrasts = contrast_extremes(sample, asked, plan, &|done| progress.advance(done));
            progress.finish();
            found.contrasts = Some(contrasts.map_err(|failure| fitted.failure(failure))?);
        }
        if self.wants(&[DriverSection::MarginalEffect]) {
            let progress = progress();
            let breaks = find_break_points(sample, plan, &|done| progress.advance(done));
            progress.finish();
            found.thresholds = breaks.map_err(|failure| fitted.failure(failure))?.0;
        }
        let of_necessity = [
            DriverSection::Necessity,
            DriverSection::Bottlenecks,
            DriverSection::CombinedMap,
        ];
        let conditions = conditions(&self.run.analysis);
        if self.wants(&of_necessity) && !conditions.is_empty() {
            let question = NecessityQuestion {
                outcome: self.prepared.model.index,
                conditions,
                aim: self.study.drivers.guidance.aim,
            };
            let necessity = assess_necessity(sample, question, plan);
            found.necessity = Some(necessity.map_err(|failure| fitted.failure(failure))?);
        }
        Ok(())
    }

    fn wants(&self, sections: &[DriverSection]) -> bool {
        sections.iter().any(|section| self.wanted.contains(section))
    }

    /// How the answers are drawn again: not at all where the fit could not be resampled; `None` without answers.
    fn drawing(&self) -> Option<Drawing<'_>> {
        let answers = self.prepared.answers.as_ref()?;
        let fitted = self.prepared.fitted(self.study, self.threads);
        let replicates = self.run.resampling.as_ref();
        let drawn = replicates.is_some_and(|resampling| resampling.replicates.is_some());
        let plan = fitted.plan_of(answers, &self.study.resampling);
        Some(Drawing {
            sample: fitted.sample(answers),
            plan: ResamplingPlan {
                replicates: if drawn { plan.replicates } else { 0 },
                ..plan
            },
            fitted,
        })
    }

    /// The shares of a regression; a fault where its predictors depend on each other.
    fn divide(
        &self,
        regression: &Regression,
        drawing: Option<&Drawing<'_>>,
        (faults, console): (&mut Vec<Diagnostic>, &Console),
    ) -> Result<Option<RelativeWeights>, Failure> {
        let steps = drawing.map_or(0, |drawing| drawing.plan.replicates);
        let progress = Progress::new(steps, "progress-guidance", console);
        let advance = |done| progress.advance(done);
        let resampling = drawing.map(|drawing| {
            let advance: &(dyn Fn(usize) -> bool + Sync) = &advance;
            (&drawing.sample, &drawing.plan, advance)
        });
        let seed = self.study.resampling.seed;
        let divided = relative_weights(&self.run.analysis, regression, seed, resampling);
        progress.finish();
        match (divided, drawing) {
            (Ok(weights), _) => Ok(Some(weights)),
            (Err(GuidanceFailure::Resampling(failure)), Some(drawing)) => {
                Err(drawing.fitted.failure(failure))
            }
            (Err(_), _) => {
                faults.push(dependent(&self.prepared.model, regression, console));
                Ok(None)
            }
        }
    }
}

/// CSI-W041 when no p-value of these resamples can be below the level.
fn few_resamples(plan: &ResamplingPlan) -> Option<Diagnostic> {
    let least = plan.replicates_for_p_values();
    (plan.replicates > 0 && plan.replicates < least).then(|| {
        Diagnostic::new(Code::FewResamples)
            .with("resamples", plan.replicates)
            .with("level", format!("{:.2}", 1.0 - plan.confidence))
            .with("least", least)
    })
}

/// The drivers of the target, in the model's order.
fn conditions(analysis: &Analysis) -> Vec<ConstructId> {
    let drivers = analysis.drivers.iter().map(|driver| driver.construct);
    let mut conditions: Vec<ConstructId> = drivers.collect();
    conditions.sort_by_key(|construct| construct.0);
    conditions
}

fn dependent(model: &PathModel, regression: &Regression, console: &Console) -> Diagnostic {
    let names = regression
        .predictors
        .iter()
        .map(|predictor| predictor.name(model));
    let names: Vec<&str> = names.collect();
    Diagnostic::new(Code::DependentPredictors)
        .with("outcome", regression.outcome.name(model))
        .with(
            "predictors",
            names.join(&console.words.text("list-separator")),
        )
}
