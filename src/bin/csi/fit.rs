//! `csi fit`: from a survey, or a matrix, to indices and drivers.

use std::path::Path;

use anyhow::Context;
use csi::analysis::{Analysis, AnalysisFailure, analyse, group_indices};
use csi::diagnostics::{Code, Diagnostic, Severity};
use csi::model::PathModel;
use csi::render::{Format, Messages, RenderOptions, TextStyle, render};
use csi::report::{FitMaterial, FitReport, Selection, ShownFit, SurveySettings};
use csi::study::{Settings, Study};

use crate::arguments::{FitArguments, FormatChoice};
use crate::console::Console;
use crate::failure::Failure;
use crate::files;
use crate::intervals::{Fitted, infer};
use crate::preparation::{Prepared, prepare, threads};
use crate::study_choice::choose;

pub(crate) fn run(arguments: &FitArguments, console: &Console) -> Result<u8, Failure> {
    let selection = match &arguments.show {
        Some(text) => Selection::parse(text)?,
        None => Selection::Overview,
    };
    let choice = choose(arguments)?;
    let study = choice.study.clone();
    let mut prepared = prepare(choice, arguments, console.words.language())?;
    let (report, diagnostics) = report(&mut prepared, &study, threads(arguments), console)?;
    let output = arguments.output.output.as_deref();
    let options = RenderOptions {
        format: format(arguments.format),
        style: style(output, console),
        width: Console::output_width(),
        messages: if output.is_some() {
            Messages::Included
        } else {
            Messages::Elsewhere
        },
    };
    let shown = ShownFit {
        report: &report,
        selection: &selection,
    };
    let bytes = render(&shown, options, &console.words).context("output")?;
    console.show(&diagnostics);
    files::write(output, &bytes)?;
    Ok(exit_code(&diagnostics))
}

/// Fits and resamples; gives the document and what there is to say of it, gravest first.
fn report(
    prepared: &mut Prepared,
    study: &Study,
    threads: usize,
    console: &Console,
) -> Result<(FitReport, Vec<Diagnostic>), Failure> {
    let settings = &study.settings;
    let analysis = analyse(
        &prepared.moments,
        &prepared.model,
        &prepared.scales,
        settings,
    )
    .map_err(|failure| explained(failure, prepared, console))?;
    let mut diagnostics = std::mem::take(&mut prepared.diagnostics);
    diagnostics.extend(findings(&analysis, prepared, settings));
    let resampling = match &prepared.answers {
        Some(answers) => {
            let (model, scales) = (&prepared.model, prepared.scales.as_slice());
            let fitted = Fitted {
                model,
                scales,
                settings,
                threads,
            };
            infer(answers, &fitted, &study.resampling, console)?
        }
        None => None,
    };
    let failed = resampling
        .as_ref()
        .and_then(|resampling| resampling.diagnostic.clone());
    diagnostics.extend(failed);
    diagnostics.sort_by_key(|found| std::cmp::Reverse(found.code.severity()));
    let groups = prepared.answers.as_ref().and_then(|answers| {
        let groups = answers.groups.as_ref()?;
        let weights = answers.weights.as_deref();
        let scales = &prepared.scales;
        Some((
            groups,
            group_indices(&analysis, &answers.items, weights, scales, groups),
        ))
    });
    let material = FitMaterial {
        inputs: std::mem::take(&mut prepared.inputs),
        model: &prepared.model,
        settings,
        survey: survey_settings(study),
        resampling: &study.resampling,
        inferences: resampling.as_ref().map(|run| (&run.inferences, run.method)),
        groups,
        moments: &prepared.moments,
        analysis: &analysis,
        items: &prepared.items,
        cleaning: std::mem::take(&mut prepared.cleaning),
        diagnostics: &diagnostics,
    };
    Ok((FitReport::new(material, &console.words), diagnostics))
}

/// 0, or the code of an error that left the rest of the results standing.
pub(crate) fn exit_code(diagnostics: &[Diagnostic]) -> u8 {
    let error = diagnostics
        .iter()
        .find(|found| found.code.severity() == Severity::Error);
    error.map_or(0, |error| error.code.exit_code())
}

/// A failed fit, with the warnings that may explain it.
fn explained(failure: AnalysisFailure, prepared: &Prepared, console: &Console) -> Failure {
    console.show(&prepared.diagnostics);
    failure.diagnostic(&prepared.model).into()
}

/// What is worth saying of a fit and of what it was fitted to.
fn findings(analysis: &Analysis, prepared: &Prepared, settings: &Settings) -> Vec<Diagnostic> {
    let mut found = analysis_findings(analysis, &prepared.model, settings);
    if prepared.moments.means.is_none() || !prepared.moments.has_units {
        found.push(Diagnostic::new(Code::IndexNeedsMeans));
    }
    if prepared.answers.is_none() {
        found.push(Diagnostic::new(Code::MatrixWithoutIntervals));
    }
    found
}

/// What is worth saying of a fit.
pub(crate) fn analysis_findings(
    analysis: &Analysis,
    model: &PathModel,
    settings: &Settings,
) -> Vec<Diagnostic> {
    let mut found = analysis.negative_index_weights(model);
    found.extend(analysis.reversed_items(model));
    if settings.consistent {
        found.push(Diagnostic::new(Code::ConsistentScores));
    }
    found
}

pub(crate) fn survey_settings(study: &Study) -> SurveySettings {
    SurveySettings {
        weight: study.weight.clone(),
        filter: study.filter.as_ref().map(|filter| filter.text.clone()),
        missing_codes: study.missing_codes.clone(),
    }
}

/// The renderer's format.
pub(crate) fn format(choice: FormatChoice) -> Format {
    match choice {
        FormatChoice::Table => Format::Table,
        FormatChoice::Json => Format::Json,
        FormatChoice::Csv => Format::Csv,
        FormatChoice::Md => Format::Markdown,
    }
}

/// Plain for a file, the terminal's looks otherwise.
pub(crate) fn style(output: Option<&Path>, console: &Console) -> TextStyle {
    match output {
        Some(_) => TextStyle::PLAIN,
        None => console.output_style(),
    }
}
