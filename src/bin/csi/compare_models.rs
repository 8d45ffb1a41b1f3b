//! `csi models compare`: several models on one survey, side by side.

use csi::analysis::{Analysis, AnalysisFailure, analyse};
use csi::cleaning::UsedAnswers;
use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::moments::{Moments, estimate_moments};
use csi::prediction::{PredictedModel, Prediction, PredictionPlan, shared_items};
use csi::report::{ComparedModel, InputFile, ModelsMaterial, ModelsReport, PredictionRun};
use csi::resampling::{Ledger, Sample};
use csi::study::Study;

use crate::arguments::{
    CompareModelsArguments, FitArguments, MatrixArguments, ModelsArguments, OutputArguments,
    ResamplingArguments,
};
use crate::console::Console;
use crate::failure::Failure;
use crate::preparation::{Prepared, prepare, threads};
use crate::study_choice::{apply_prediction_flags, choose};
use crate::{files, fit, prediction};

pub(crate) fn run(
    arguments: &CompareModelsArguments,
    shown: &ModelsArguments,
    console: &Console,
) -> Result<u8, Failure> {
    let mut candidates = candidates(arguments, shown, console)?;
    let study = candidates.study;
    let threads = candidates.threads;
    let mut diagnostics: Vec<Diagnostic> = share(&mut candidates.models).into_iter().collect();
    let plan = PredictionPlan::new(&study.prediction, study.resampling.seed, threads);
    let mut fitted = Vec::new();
    for candidate in &mut candidates.models {
        fitted.push(candidate.fit(&study, &plan, console)?);
        diagnostics.append(&mut candidate.prepared.diagnostics);
    }
    let compared: Vec<ComparedModel<'_>> = candidates
        .models
        .iter()
        .zip(&fitted)
        .map(|(candidate, fitted)| candidate.compared(fitted))
        .collect();
    diagnostics.extend(nothing_shared(&compared));
    let diagnostics = gravest_first(diagnostics);
    let respondents = fitted.first().map_or(0, |first| first.moments.respondents);
    let ledger = total(fitted.iter().map(|fitted| fitted.prediction.ledger));
    let material = ModelsMaterial {
        inputs: candidates.inputs,
        settings: &study.settings,
        survey: fit::survey_settings(&study),
        run: PredictionRun::new(&study.prediction, plan.seed, respondents, &ledger),
        models: &compared,
        diagnostics: &diagnostics,
    };
    let report = ModelsReport::new(material, &console.words);
    fit::present(
        &report,
        (shown.format, &shown.output),
        &diagnostics,
        console,
    )
}

/// One of the models, with the answers that it can use.
struct Candidate {
    name: String,
    prepared: Prepared,
    answers: UsedAnswers,
}

/// A candidate on the respondents whom all can use.
struct FittedCandidate {
    moments: Moments,
    analysis: Analysis,
    prediction: Prediction,
}

struct Candidates {
    models: Vec<Candidate>,
    study: Study,
    threads: usize,
    inputs: Vec<InputFile>,
}

/// Reads the survey once for each model.
fn candidates(
    arguments: &CompareModelsArguments,
    shown: &ModelsArguments,
    console: &Console,
) -> Result<Candidates, Failure> {
    check(arguments)?;
    let mut models = Vec::new();
    let mut inputs: Vec<InputFile> = Vec::new();
    let (mut study, mut used_threads) = (Study::default(), 1);
    for name in &arguments.compared_models {
        let of_model = fit_arguments(arguments, name, shown);
        let mut choice = choose(&of_model)?;
        // Models are compared over all respondents.
        choice.study.by.clear();
        apply_prediction_flags(&mut choice.study, &arguments.prediction)?;
        study = choice.study.clone();
        used_threads = threads(&of_model.reading);
        let mut prepared = prepare(choice, &of_model, console.words.language())?;
        for input in std::mem::take(&mut prepared.inputs) {
            if !inputs.contains(&input) {
                inputs.push(input);
            }
        }
        let Some(answers) = prepared.answers.take() else {
            continue;
        };
        models.push(Candidate {
            name: name.clone(),
            answers: UsedAnswers {
                items: answers.items,
                weights: answers.weights,
                used: answers.used,
            },
            prepared,
        });
    }
    Ok(Candidates {
        models,
        study,
        threads: used_threads,
        inputs,
    })
}

/// At least two different models, and a survey that can be read for each.
fn check(arguments: &CompareModelsArguments) -> Result<(), Diagnostics> {
    let names = &arguments.compared_models;
    let twice = (1..names.len()).any(|at| names[..at].contains(&names[at]));
    let mut faults = Vec::new();
    if names.len() < 2 || twice {
        let fault = Diagnostic::new(Code::BadArgument).with_word("problem", "usage-one-model");
        faults.push(fault.with_word("advice", "usage-name-two-models"));
    }
    if arguments
        .data
        .as_deref()
        .is_some_and(files::is_standard_input)
    {
        faults.extend(prediction::input_twice().0);
    }
    Diagnostics::check(faults)
}

/// The arguments of a fit of one of the models.
fn fit_arguments(
    arguments: &CompareModelsArguments,
    model: &str,
    shown: &ModelsArguments,
) -> FitArguments {
    FitArguments {
        data: arguments.data.clone(),
        model: Some(model.to_owned()),
        study: arguments.study.clone(),
        group: None,
        by: Vec::new(),
        reading: arguments.reading.clone(),
        matrix: MatrixArguments::default(),
        estimation: arguments.estimation.clone(),
        resampling: ResamplingArguments {
            seed: arguments.seed,
            ..ResamplingArguments::default()
        },
        show: None,
        format: shown.format,
        output: OutputArguments::default(),
    }
}

/// Leaves in the respondents whom all models can use; says how many were left out.
fn share(candidates: &mut [Candidate]) -> Option<Diagnostic> {
    let take = |candidate: &mut Candidate| std::mem::take(&mut candidate.answers);
    let mut samples: Vec<UsedAnswers> = candidates.iter_mut().map(take).collect();
    let note = prediction::share(&mut samples);
    for (candidate, sample) in candidates.iter_mut().zip(samples) {
        candidate.answers = sample;
    }
    note
}

impl Candidate {
    fn fit(
        &mut self,
        study: &Study,
        plan: &PredictionPlan,
        console: &Console,
    ) -> Result<FittedCandidate, Failure> {
        let settings = &study.settings;
        let (model, scales) = (&self.prepared.model, self.prepared.scales.as_slice());
        let weights = self.answers.weights.as_deref();
        let named = |failure: AnalysisFailure| -> Failure {
            let fault = Diagnostics::from(failure.diagnostic(model));
            fault.in_file(&self.name).into()
        };
        let moments =
            estimate_moments(&self.answers.items, weights, settings.missing, plan.threads)
                .map_err(|failure| named(failure.into()))?;
        let analysis = analyse(&moments, model, scales, settings).map_err(named)?;
        let sample = Sample {
            items: &self.answers.items,
            weights,
            scales,
            model,
            settings,
        };
        let prediction = prediction::run(&sample, plan, console)?;
        let mut found = prediction::findings(&prediction, model, &console.words);
        found.extend(fit::analysis_findings(&analysis, model, settings));
        self.prepared.diagnostics.extend(found);
        Ok(FittedCandidate {
            moments,
            analysis,
            prediction,
        })
    }

    fn compared<'a>(&'a self, fitted: &'a FittedCandidate) -> ComparedModel<'a> {
        ComparedModel {
            name: &self.name,
            model: &self.prepared.model,
            moments: &fitted.moments,
            analysis: &fitted.analysis,
            prediction: &fitted.prediction,
        }
    }
}

fn nothing_shared(models: &[ComparedModel<'_>]) -> Option<Diagnostic> {
    let predicted = models.iter().map(|compared| PredictedModel {
        model: compared.model,
        prediction: compared.prediction,
    });
    let shared = shared_items(&predicted.collect::<Vec<_>>());
    shared
        .is_empty()
        .then(|| Diagnostic::new(Code::NoSharedItems))
}

fn total(ledgers: impl Iterator<Item = Ledger>) -> Ledger {
    ledgers.fold(Ledger::default(), |sum, ledger| sum + ledger)
}

/// Each message once, errors before warnings before notes.
fn gravest_first(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut once: Vec<Diagnostic> = Vec::new();
    for diagnostic in diagnostics {
        if !once.contains(&diagnostic) {
            once.push(diagnostic);
        }
    }
    once.sort_by_key(|found| std::cmp::Reverse(found.code.severity()));
    once
}
