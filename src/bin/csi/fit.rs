//! `csi fit`: from a survey, or a matrix, to indices and drivers.

use std::path::Path;

use anyhow::Context;
use csi::analysis::{Analysis, AnalysisFailure, FigureLayout, analyse, group_indices};
use csi::diagnostics::{Code, Diagnostic, Severity};
use csi::model::PathModel;
use csi::render::{Format, Messages, RenderOptions, TextStyle, render};
use csi::report::{Document, FitMaterial, FitReport, Selection, SurveySettings};
use csi::study::{Settings, Study};

use crate::arguments::{FitArguments, FormatChoice, OutputArguments};
use crate::by_group::{Asked, Made, present_reports};
use crate::console::Console;
use crate::failure::Failure;
use crate::files;
use crate::intervals::{Figures, Fitted, Resampling, infer};
use crate::preparation::{Prepared, prepare, threads};
use crate::study_choice::choose;

pub(crate) fn run(arguments: &FitArguments, console: &Console) -> Result<u8, Failure> {
    let selection = match &arguments.show {
        Some(text) => Selection::parse(text)?,
        None => Selection::Overview,
    };
    let choice = choose(arguments)?;
    let study = choice.study.clone();
    let prepared = prepare(choice, arguments, console.words.language())?;
    let threads = threads(&arguments.reading);
    let asked = Asked::of_fit(&study, arguments);
    present_reports(prepared, &asked, &selection, console, |prepared, _| {
        let figures: Figures = FigureLayout::new;
        let mut run = FitRun::new(prepared, &study, threads, (figures, console))?;
        run.sort_diagnostics();
        Ok(Made {
            report: FitReport::new(run.material(prepared, &study), &console.words),
            diagnostics: run.diagnostics,
        })
    })
}

/// A fit, its resampling and what there is to say of them.
pub(crate) struct FitRun {
    pub(crate) analysis: Analysis,
    pub(crate) resampling: Option<Resampling>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl FitRun {
    /// Fits and resamples `figures`.
    pub(crate) fn new(
        prepared: &mut Prepared,
        study: &Study,
        threads: usize,
        (figures, console): (Figures, &Console),
    ) -> Result<Self, Failure> {
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
                let fitted = prepared.fitted(study, threads);
                infer(answers, &fitted, &study.resampling, (figures, console))?
            }
            None => None,
        };
        diagnostics.extend(resampling.iter().filter_map(|run| run.diagnostic.clone()));
        Ok(Self {
            analysis,
            resampling,
            diagnostics,
        })
    }

    /// What the report is made of.
    pub(crate) fn material<'a>(
        &'a self,
        prepared: &'a Prepared,
        study: &'a Study,
    ) -> FitMaterial<'a> {
        let groups = prepared.answers.as_ref().and_then(|answers| {
            let groups = answers.groups.as_ref()?;
            let weights = answers.weights.as_deref();
            let scales = &prepared.scales;
            let items = &answers.items;
            let indices = group_indices(&self.analysis, items, weights, scales, groups);
            Some((groups, indices))
        });
        let resampling = self.resampling.as_ref();
        FitMaterial {
            inputs: prepared.inputs.clone(),
            model: &prepared.model,
            settings: &study.settings,
            survey: survey_settings(study),
            resampling: &study.resampling,
            inferences: resampling.map(|run| (&run.inferences, run.method)),
            groups,
            moments: &prepared.moments,
            analysis: &self.analysis,
            items: &prepared.items,
            cleaning: prepared.cleaning.clone(),
            label_maps: prepared.label_maps.clone(),
            diagnostics: &self.diagnostics,
        }
    }

    /// Puts the gravest diagnostics first.
    pub(crate) fn sort_diagnostics(&mut self) {
        self.diagnostics
            .sort_by_key(|found| std::cmp::Reverse(found.code.severity()));
    }
}

impl Prepared {
    /// What is fitted again in every resample.
    pub(crate) fn fitted<'a>(&'a self, study: &'a Study, threads: usize) -> Fitted<'a> {
        Fitted {
            model: &self.model,
            scales: &self.scales,
            settings: &study.settings,
            threads,
        }
    }
}

/// CSI-N041 when groups were asked for on the command line of a command that has no table of them.
pub(crate) fn group_not_shown(arguments: &FitArguments) -> Option<Diagnostic> {
    let asked = arguments.group.is_some();
    asked.then(|| Diagnostic::new(Code::GroupNotShown))
}

/// Writes a document to standard output or a file and shows what there is to say; gives the exit code.
pub(crate) fn present(
    document: &impl Document,
    (format, output): (FormatChoice, &OutputArguments),
    diagnostics: &[Diagnostic],
    console: &Console,
) -> Result<u8, Failure> {
    let output = output.output.as_deref();
    let options = RenderOptions {
        format: self::format(format),
        style: style(output, console),
        width: Console::output_width(),
        messages: if output.is_some() {
            Messages::Included
        } else {
            Messages::Elsewhere
        },
    };
    let bytes = render(document, options, &console.words).context("output")?;
    console.show(diagnostics);
    files::write(output, &bytes)?;
    let code = exit_code(diagnostics);
    let absent = document.absent(&console.words);
    if code != 0 || absent.is_empty() {
        return Ok(code);
    }
    let fault = Diagnostic::new(Code::NothingToShow).with("sections", absent.join(", "));
    console.show(std::slice::from_ref(&fault));
    Ok(fault.code.exit_code())
}

/// 0, or the code of an error that left the rest of the results standing.
fn exit_code(diagnostics: &[Diagnostic]) -> u8 {
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
