//! The prediction of a run: progress, Ctrl-C and what there is to say of it.

use std::collections::BTreeMap;

use csi::diagnostics::{Code, Diagnostic};
use csi::model::PathModel;
use csi::prediction::{
    Antecedents, NoLinearModel, Prediction, PredictionFailure, PredictionPlan, predict,
};
use csi::resampling::{Ledger, Sample};
use csi::words::Words;

use crate::console::Console;
use crate::failure::Failure;
use crate::intervals::Progress;

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
