//! `csi fit`: from a survey, or a matrix, to indices and drivers.

use std::path::Path;

use anyhow::Context;
use csi::analysis::{Analysis, AnalysisFailure, analyse};
use csi::cleaning::clean;
use csi::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use csi::model::{PathModel, Scale};
use csi::moments::{Moments, estimate_moments, read_matrix, read_means};
use csi::render::{Format, Messages, RenderOptions, TextStyle, render};
use csi::report::{
    CleaningEntry, FitMaterial, FitReport, InputFile, InputRole, ItemFacts, Selection,
    SurveySettings, item_facts, ledger,
};
use csi::study::{Settings, Study};
use csi::survey::{Delimiter, EncodingChoice, ReadOptions, SurveyFile};
use csi::words::Language;

use crate::arguments::{FitArguments, FormatChoice, MatrixArguments};
use crate::console::Console;
use crate::failure::Failure;
use crate::files;
use crate::study_choice::{Choice, choose};

/// Everything that a fit needs, whether it came from answers or from a matrix.
struct Prepared {
    model: PathModel,
    moments: Moments,
    scales: Vec<Scale>,
    items: Vec<ItemFacts>,
    cleaning: Vec<CleaningEntry>,
    diagnostics: Vec<Diagnostic>,
    inputs: Vec<InputFile>,
}

pub(crate) fn run(arguments: &FitArguments, console: &Console) -> Result<u8, Failure> {
    let selection = match &arguments.show {
        Some(text) => Selection::parse(text)?,
        None => Selection::Overview,
    };
    let choice = choose(arguments)?;
    let settings = choice.study.settings.clone();
    let survey = survey_settings(&choice.study);
    let mut prepared = prepare(choice, arguments, console.words.language())?;
    let analysis = analyse(
        &prepared.moments,
        &prepared.model,
        &prepared.scales,
        &settings,
    )
    .map_err(|failure| explained(failure, &prepared, console))?;
    prepared
        .diagnostics
        .extend(findings(&analysis, &prepared, &settings));
    prepared
        .diagnostics
        .sort_by_key(|found| std::cmp::Reverse(found.code.severity()));
    let report = FitReport::new(
        FitMaterial {
            inputs: prepared.inputs,
            model: &prepared.model,
            settings: &settings,
            survey,
            moments: &prepared.moments,
            analysis: &analysis,
            items: &prepared.items,
            cleaning: prepared.cleaning,
            diagnostics: &prepared.diagnostics,
        },
        &console.words,
    );
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
    let bytes = render(&report, &selection, options, &console.words).context("output")?;
    console.show(&prepared.diagnostics);
    files::write(output, &bytes)?;
    Ok(exit_code(&prepared.diagnostics))
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

/// What is worth saying of a fit.
fn findings(analysis: &Analysis, prepared: &Prepared, settings: &Settings) -> Vec<Diagnostic> {
    let mut found = analysis.negative_index_weights(&prepared.model);
    found.extend(analysis.reversed_items(&prepared.model));
    if settings.consistent {
        found.push(Diagnostic::new(Code::ConsistentScores));
    }
    if prepared.moments.means.is_none() || !prepared.moments.has_units {
        found.push(Diagnostic::new(Code::IndexNeedsMeans));
    }
    found
}

fn survey_settings(study: &Study) -> SurveySettings {
    SurveySettings {
        weight: study.weight.clone(),
        filter: study.filter.as_ref().map(|filter| filter.text.clone()),
        missing_codes: study.missing_codes.clone(),
    }
}

fn prepare(
    choice: Choice,
    arguments: &FitArguments,
    language: Language,
) -> Result<Prepared, Failure> {
    match (&arguments.matrix.matrix, choice.data.clone()) {
        (Some(matrix), _) => from_matrix(choice, matrix, (&arguments.matrix, language)),
        (None, Some(data)) => from_answers(choice, &data, (arguments, language)),
        (None, None) => Err(Diagnostic::new(Code::BadArgument)
            .with_word("problem", "usage-no-data")
            .with_word("advice", "usage-name-survey-and-model")
            .into()),
    }
}

fn from_answers(
    choice: Choice,
    data: &Path,
    (arguments, language): (&FitArguments, Language),
) -> Result<Prepared, Failure> {
    let shown = files::shown(data);
    let here = |faults: Diagnostics| faults.in_file(&shown);
    let threads = threads(arguments);
    let options = read_options(&choice.study, threads)?;
    let mut source = files::open(data)?;
    // Only the JSON document shows the fingerprint.
    let sha256 = match arguments.format {
        FormatChoice::Json => files::fingerprint(data, source.as_mut())?,
        _ => String::new(),
    };
    let file = SurveyFile::open(source, &options).map_err(here)?;
    let resolution = choice
        .study
        .codebook(choice.model, file.headers())
        .map_err(|faults| of_study_or_data(faults, choice.study_file.as_deref(), &shown))?;
    let responses = file
        .into_responses(&resolution.codebook.columns())
        .map_err(here)?;
    let mut diagnostics = resolution.notes;
    diagnostics.extend(resolution.model.status_note(language));
    diagnostics.extend(responses.warnings.clone());
    let settings = &choice.study.settings;
    let cleaned = clean(
        responses,
        &resolution.codebook,
        &resolution.model,
        settings.missing,
    )
    .map_err(here)?;
    diagnostics.extend(cleaned.warnings);
    let weights = cleaned.respondent_weights.as_deref();
    let moments = estimate_moments(&cleaned.items, weights, settings.missing, threads)
        .map_err(|failure| AnalysisFailure::from(failure).diagnostic(&resolution.model))?;
    let mut inputs = choice.inputs;
    inputs.push(InputFile {
        role: InputRole::Survey,
        path: shown,
        sha256,
        respondents_read: Some(cleaned.log.respondents_read),
        respondents_used: Some(cleaned.log.respondents_used),
    });
    Ok(Prepared {
        model: resolution.model,
        moments,
        scales: cleaned.scales,
        items: item_facts(&cleaned.log),
        cleaning: ledger(&cleaned.log, settings.missing),
        diagnostics,
        inputs,
    })
}

/// Names the file that each fault is in: the data's for survey data, the study's, if there is one, for the rest.
fn of_study_or_data(mut faults: Diagnostics, study: Option<&str>, data: &str) -> Diagnostics {
    for fault in &mut faults.0 {
        let is_of_data = fault.code.exit_code() == Code::MissingColumn.exit_code();
        let file = if is_of_data { Some(data) } else { study };
        fault.place.file = fault.place.file.take().or(file.map(str::to_owned));
    }
    faults
}

fn read_options(study: &Study, threads: usize) -> Result<ReadOptions, Diagnostics> {
    let encoding = study
        .survey
        .encoding
        .as_deref()
        .map(EncodingChoice::parse)
        .transpose()?;
    let delimiter = study
        .survey
        .delimiter
        .as_deref()
        .map(Delimiter::parse)
        .transpose()?;
    let header_rows = study.survey.header_rows;
    Ok(ReadOptions {
        encoding,
        delimiter,
        header_rows,
        threads,
        ..ReadOptions::default()
    })
}

fn threads(arguments: &FitArguments) -> usize {
    match arguments.reading.threads {
        Some(threads) => usize::from(threads),
        None => std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
    }
}

fn from_matrix(
    choice: Choice,
    path: &Path,
    (arguments, language): (&MatrixArguments, Language),
) -> Result<Prepared, Failure> {
    let read = |path: &Path, role: InputRole| -> Result<(String, InputFile), Failure> {
        let text = files::read_text(path)?;
        let sha256 = files::text_fingerprint(&text);
        let (respondents_read, respondents_used) = (None, None);
        let path = files::shown(path);
        Ok((
            text,
            InputFile {
                role,
                path,
                sha256,
                respondents_read,
                respondents_used,
            },
        ))
    };
    let (text, input) = read(path, InputRole::Matrix)?;
    let matrix = read_matrix(&text).map_err(|faults| faults.in_file(&input.path))?;
    let mut inputs = choice.inputs;
    inputs.push(input);
    let means = match &arguments.means {
        Some(path) => {
            let (text, input) = read(path, InputRole::Means)?;
            let means = read_means(&text).map_err(|faults| faults.in_file(&input.path))?;
            inputs.push(input);
            Some(means)
        }
        None => None,
    };
    let shown = files::shown(path);
    let resolution = choice
        .study
        .codebook(choice.model, &matrix.names)
        .map_err(|faults| of_study_or_data(faults, choice.study_file.as_deref(), &shown))?;
    let columns: Vec<usize> = resolution
        .codebook
        .items
        .iter()
        .map(|item| item.column)
        .collect();
    let respondents = arguments.n.unwrap_or_default() as usize;
    let moments = matrix
        .moments(&columns, respondents, means.as_ref())
        .map_err(|faults| match &arguments.means {
            Some(means) => faults.in_file(&files::shown(means)),
            None => faults,
        })?;
    let scales: Vec<Scale> = resolution
        .codebook
        .items
        .iter()
        .map(|item| item.scale)
        .collect();
    let mut diagnostics = resolution.notes;
    diagnostics.extend(resolution.model.status_note(language));
    Ok(Prepared {
        model: resolution.model,
        moments,
        items: scales
            .iter()
            .map(|scale| ItemFacts {
                column: None,
                scale: *scale,
                missing_share: None,
            })
            .collect(),
        scales,
        cleaning: Vec::new(),
        diagnostics,
        inputs,
    })
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
