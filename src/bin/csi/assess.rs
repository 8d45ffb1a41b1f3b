//! `csi assess`: is the model to be believed?

use csi::analysis::{FigureLayout, assess};
use csi::cleaning::GroupKey;
use csi::report::{AssessMaterial, AssessReport, PredictionMaterial, RedundancyRow, Selection};
use csi::resampling::AssessmentInference;
use csi::study::{GlobalItem, Study};

use crate::arguments::AssessArguments;
use crate::by_group::{Asked, Made, present_reports};
use crate::console::Console;
use crate::failure::Failure;
use crate::fit::FitRun;
use crate::intervals::{Figures, check_robustness, test_exact_fit};
use crate::prediction::{self, Rival};
use crate::preparation::{Prepared, prepare, threads};
use crate::redundancy::GlobalReading;
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
    let globals = GlobalReading::all(&choice, arguments, console)?;
    let prepared = prepare(choice, arguments, console.words.language())?;
    let rival = Rival::of(all, console)?;
    let asked = Asked::of_fit(&study, arguments);
    present_reports(prepared, &asked, &selection, console, |prepared, group| {
        let redundancies = globals.iter();
        let redundancies =
            redundancies.map(|global| global.row(group, (&study, arguments), console));
        let beside = Beside {
            redundancies: redundancies.collect::<Result<_, _>>()?,
            rival: rival.as_ref().map(|rival| (rival, group)),
        };
        assessment(prepared, (&study, all), beside, console)
    })
}

/// What is read from the survey beside the model's answers.
struct Beside<'a> {
    redundancies: Vec<RedundancyRow>,
    rival: Option<(&'a Rival<'a>, Option<&'a GroupKey>)>,
}

/// Assesses the respondents in `prepared`.
fn assessment(
    prepared: &mut Prepared,
    (study, all): (&Study, &AssessArguments),
    beside: Beside<'_>,
    console: &Console,
) -> Result<Made<AssessReport>, Failure> {
    let threads = threads(&all.fit.reading);
    let figures: Figures = FigureLayout::assessment;
    let mut run = FitRun::new(prepared, study, threads, (figures, console))?;
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
            let fitted = prepared.fitted(study, threads);
            test_exact_fit(answers, &fitted, &study.resampling, console)?
        }
        None => (Vec::new(), None),
    };
    let robustness = match &prepared.answers {
        Some(answers) => {
            let fitted = prepared.fitted(study, threads);
            let resampling = (&study.resampling, replicates.is_some());
            Some(check_robustness(answers, &fitted, resampling, console)?)
        }
        None => None,
    };
    run.diagnostics.extend(note);
    let predicted = prediction::assess(prepared, (study, threads), beside.rival, console)?;
    run.diagnostics.extend(predicted.diagnostics);
    for input in predicted.inputs {
        if !prepared.inputs.contains(&input) {
            prepared.inputs.push(input);
        }
    }
    run.sort_diagnostics();
    let material = AssessMaterial {
        fit: run.material(prepared, study),
        assessment: &assessment,
        inference: inference.as_ref(),
        exact_fits: &exact_fits,
        redundancies: beside.redundancies,
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
    Ok(Made {
        report: AssessReport::new(material, &console.words),
        diagnostics: run.diagnostics,
    })
}
