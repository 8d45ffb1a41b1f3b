//! `csi assess`: is the model to be believed?

use csi::analysis::{FigureLayout, assess};
use csi::report::{AssessMaterial, AssessReport, PredictionMaterial, Selection, ShownAssessment};
use csi::resampling::AssessmentInference;
use csi::study::GlobalItem;

use crate::arguments::AssessArguments;
use crate::console::Console;
use crate::failure::Failure;
use crate::fit::{FitRun, present};
use crate::intervals::{Figures, check_robustness, test_exact_fit};
use crate::prediction;
use crate::preparation::{prepare, threads};
use crate::redundancy::redundancies;
use crate::study_choice::{apply_prediction_flags, choose};

pub(crate) fn run(all: &AssessArguments, console: &Console) -> Result<u8, Failure> {
    let (arguments, global) = (&all.fit, &all.global);
    let selection = match &arguments.show {
        Some(text) => Selection::parse(text)?,
        None => Selection::Overview,
    };
    let mut choice = choose(arguments)?;
    choice.model = choice.model.with_interactions(&all.interactions)?;
    apply_prediction_flags(&mut choice.study, &all.prediction)?;
    for text in global {
        choice.study.global_items.push(GlobalItem::parse(text)?);
    }
    let study = choice.study.clone();
    let redundancies = redundancies(&choice, arguments, console)?;
    let mut prepared = prepare(choice, arguments, console.words.language())?;
    let threads = threads(&arguments.reading);
    let figures: Figures = FigureLayout::assessment;
    let mut run = FitRun::new(&mut prepared, &study, threads, (figures, console))?;
    let assessment = assess(&run.analysis, &prepared.moments);
    let replicates = run.resampling.as_ref();
    let replicates = replicates.and_then(|resampling| resampling.replicates.as_ref());
    let inference = replicates.map(|(resampled, plan)| {
        let size = (
            prepared.model.constructs.len(),
            assessment.routes.as_slice(),
        );
        AssessmentInference::new(resampled, plan, size)
    });
    let (exact_fits, note) = match &prepared.answers {
        Some(answers) => {
            let fitted = prepared.fitted(&study, threads);
            test_exact_fit(answers, &fitted, &study.resampling, console)?
        }
        None => (Vec::new(), None),
    };
    let robustness = match &prepared.answers {
        Some(answers) => {
            let fitted = prepared.fitted(&study, threads);
            let resampling = (&study.resampling, replicates.is_some());
            Some(check_robustness(answers, &fitted, resampling, console)?)
        }
        None => None,
    };
    run.diagnostics.extend(note);
    let predicted = prediction::assess(&prepared, &study, all, console)?;
    run.diagnostics.extend(predicted.diagnostics);
    for input in predicted.inputs {
        if !prepared.inputs.contains(&input) {
            prepared.inputs.push(input);
        }
    }
    run.sort_diagnostics();
    let material = AssessMaterial {
        fit: run.material(&prepared, &study),
        assessment: &assessment,
        inference: inference.as_ref(),
        exact_fits: &exact_fits,
        redundancies,
        robustness: robustness.as_ref(),
        prediction: predicted
            .prediction
            .as_ref()
            .map(|(prediction, run)| PredictionMaterial {
                prediction,
                run: run.clone(),
                rivals: predicted.rivals,
            }),
    };
    let report = AssessReport::new(material, &console.words);
    let shown = ShownAssessment {
        report: &report,
        selection: &selection,
    };
    let wanted = (arguments.format, &arguments.output);
    present(&shown, wanted, &run.diagnostics, console)
}
