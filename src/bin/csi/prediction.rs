//! The prediction of a run: progress, Ctrl-C and what there is to say of it.

use std::collections::BTreeMap;

use csi::cleaning::{GroupKey, UsedAnswers};
use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::model::PathModel;
use csi::prediction::{
    Antecedents, NoLinearModel, PredictedModel, Prediction, PredictionFailure, PredictionPlan,
    predict, shared_items,
};
use csi::report::{InputFile, LossTestRow, PredictionRun, rival_rows};
use csi::resampling::{Ledger, Sample};
use csi::study::Study;
use csi::words::Words;

use crate::arguments::{AssessArguments, FitArguments};
use crate::console::Console;
use crate::failure::Failure;
use crate::files;
use crate::intervals::Progress;
use crate::preparation::{Prepared, prepare};
use crate::study_choice::choose;

/// What an assessment learns from prediction.
#[derive(Default)]
pub(crate) struct Predicted {
    /// `None` for a matrix, and where the rest has to stand without.
    pub(crate) prediction: Option<(Prediction, PredictionRun)>,
    /// Tests against the model of `--against`.
    pub(crate) rivals: Vec<LossTestRow>,
    /// Files that the other model was read from.
    pub(crate) inputs: Vec<InputFile>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Predicts for an assessment, and compares with another model when one is named.
pub(crate) fn assess(
    prepared: &Prepared,
    (study, threads): (&Study, usize),
    rival: Option<(&Rival<'_>, Option<&GroupKey>)>,
    console: &Console,
) -> Result<Predicted, Failure> {
    let mut predicted = Predicted::default();
    let Some(answers) = &prepared.answers else {
        return Ok(predicted);
    };
    let seed = study.resampling.seed;
    let plan = PredictionPlan::new(&study.prediction, seed, threads);
    let used = answers.used();
    let respondents = used.items.respondents;
    match run(&sample((prepared, &used), study), &plan, console) {
        Ok(prediction) => {
            predicted.diagnostics = findings(&prediction, &prepared.model, &console.words);
            let run = PredictionRun::new(&study.prediction, seed, respondents, &prediction.ledger);
            predicted.prediction = Some((prediction, run));
        }
        // Everything else is printed nevertheless.
        Err(Failure::Diagnosed(faults)) => {
            predicted.diagnostics = faults.0;
            return Ok(predicted);
        }
        Err(failure) => return Err(failure),
    }
    if let Some((rival, group)) = rival {
        let both = [used, rival.answers_of(group)];
        rival.compare((prepared, both), (study, &plan), &mut predicted, console)?;
    }
    Ok(predicted)
}

/// The model of `--against`.
pub(crate) struct Rival<'a> {
    name: &'a str,
    prepared: Prepared,
}

impl<'a> Rival<'a> {
    /// The other model of an assessment, if one is named.
    pub(crate) fn of(
        arguments: &'a AssessArguments,
        console: &Console,
    ) -> Result<Option<Self>, Failure> {
        let against = arguments.against.as_deref();
        against
            .map(|name| Self::read(&arguments.fit, name, console))
            .transpose()
    }

    /// Reads the survey again, as the other model needs it.
    fn read(arguments: &FitArguments, name: &'a str, console: &Console) -> Result<Self, Failure> {
        if arguments
            .data
            .as_deref()
            .is_some_and(files::is_standard_input)
        {
            return Err(input_twice().into());
        }
        let of_rival = FitArguments {
            model: Some(name.to_owned()),
            ..arguments.clone()
        };
        Ok(Self {
            name,
            prepared: prepare(choose(&of_rival)?, &of_rival, console.words.language())?,
        })
    }

    /// The answers of everybody, or of one group of `--by`.
    fn answers_of(&self, group: Option<&GroupKey>) -> UsedAnswers {
        let Some(answers) = &self.prepared.answers else {
            return UsedAnswers::default();
        };
        match group {
            Some(key) => answers.of_group(key).used(),
            None => answers.used(),
        }
    }

    /// Predicts with both models on the respondents whom both can use.
    fn compare(
        &self,
        (prepared, mut both): (&Prepared, [UsedAnswers; 2]),
        (study, plan): (&Study, &PredictionPlan),
        predicted: &mut Predicted,
        console: &Console,
    ) -> Result<(), Failure> {
        predicted.diagnostics.extend(share(&mut both));
        let own = run(&sample((prepared, &both[0]), study), plan, console)?;
        let other = run(&sample((&self.prepared, &both[1]), study), plan, console)?;
        let ours = PredictedModel {
            model: &prepared.model,
            prediction: &own,
        };
        let theirs = PredictedModel {
            model: &self.prepared.model,
            prediction: &other,
        };
        let shared = shared_items(&[ours, theirs]);
        if shared.is_empty() {
            predicted
                .diagnostics
                .push(Diagnostic::new(Code::NoSharedItems));
        }
        let names = (prepared.model.name.as_str(), self.name);
        predicted.rivals = rival_rows(&ours, &theirs, names, &shared);
        predicted.inputs.clone_from(&self.prepared.inputs);
        Ok(())
    }
}

/// Leaves in the respondents whom all models can use; says how many were left out.
pub(crate) fn share(samples: &mut [UsedAnswers]) -> Option<Diagnostic> {
    let before = samples.iter().map(|sample| sample.items.respondents);
    let most = before.max().unwrap_or_default();
    let respondents = UsedAnswers::share(samples);
    let note = Diagnostic::new(Code::UnsharedRespondents)
        .with("dropped", most - respondents)
        .with("respondents", respondents);
    (respondents < most).then_some(note)
}

/// The error for a survey on standard input that several models would have to read.
pub(crate) fn input_twice() -> Diagnostics {
    Diagnostic::new(Code::BadArgument)
        .with_word("problem", "usage-input-twice")
        .with_word("advice", "usage-write-to-file")
        .into()
}

fn sample<'a>(
    (prepared, answers): (&'a Prepared, &'a UsedAnswers),
    study: &'a Study,
) -> Sample<'a> {
    Sample {
        items: &answers.items,
        weights: answers.weights.as_deref(),
        scales: &prepared.scales,
        model: &prepared.model,
        settings: &study.settings,
    }
}

/// Predicts, with a progress bar.
pub(crate) fn run(
    sample: &Sample<'_>,
    plan: &PredictionPlan,
    console: &Console,
) -> Result<Prediction, Failure> {
    let folds = plan.training_samples(sample.items.respondents);
    let progress = Progress::new(folds, "progress-prediction", console);
    let prediction = predict(sample, plan, &|done| progress.advance(done));
    progress.finish();
    prediction.map_err(|failure| match failure {
        PredictionFailure::Fit(failure) => failure.diagnostic(sample.model).into(),
        PredictionFailure::Folds { folds, respondents } => Diagnostic::new(Code::TooManyFolds)
            .with("folds", folds)
            .with("respondents", respondents)
            .into(),
        PredictionFailure::TooFewFolds(ledger) => counted(Code::TooFewFolds, &ledger).into(),
        PredictionFailure::Interrupted(_) => Failure::Interrupted,
    })
}

/// What there is to say of a prediction: training samples that failed, benchmarks that are not defined.
pub(crate) fn findings(
    prediction: &Prediction,
    model: &PathModel,
    words: &Words,
) -> Vec<Diagnostic> {
    let ledger = &prediction.ledger;
    let mut found = Vec::new();
    if ledger.kept < ledger.requested {
        found.push(counted(Code::FailedFolds, ledger));
    }
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in prediction.items_of(None, Antecedents::Direct) {
        let reason = match item.linear_model {
            Ok(_) => continue,
            Err(NoLinearModel::TooFewRespondents) => "no-linear-model-too-few-respondents",
            Err(NoLinearModel::Collinear) => "no-linear-model-collinear",
        };
        let name = model.constructs[item.construct.0].name.as_str();
        let names = reasons.entry(reason).or_default();
        if names.last() != Some(&name) {
            names.push(name);
        }
    }
    let separator = words.text("list-separator");
    found.extend(reasons.into_iter().map(|(reason, names)| {
        Diagnostic::new(Code::NoLinearModel)
            .with("constructs", names.join(&separator))
            .with("reason", words.text(reason))
    }));
    found
}

fn counted(code: Code, ledger: &Ledger) -> Diagnostic {
    Diagnostic::new(code)
        .with("kept", ledger.kept)
        .with("requested", ledger.requested)
        .with("failed", ledger.requested - ledger.kept)
        .with("not_converged", ledger.not_converged)
        .with("singular", ledger.singular)
}
