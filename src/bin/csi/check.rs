//! `csi check`: what is wrong with a survey, and the exit code that says so.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context;
use csi::check::{CheckMaterial, Checked, ratings};
use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::model::PathModel;
use csi::render::{
    Format, Messages, RenderOptions, render, render_annotations, render_junit, render_sarif,
};
use csi::report::{CheckReport, CheckReportMaterial, InputFile, InputRole, Selection, ShownCheck};
use csi::study::{CHECKS, Codebook, Study};
use csi::survey::{
    Delimiter, EncodingChoice, Excerpt, ExportDescription, ReadOptions, Responses, SurveyColumn,
    SurveyFile,
};

use crate::arguments::{CheckArguments, CheckFormat};
use crate::console::Console;
use crate::failure::Failure;
use crate::preparation::{declare_missing, of_study_or_data, read_options, threads};
use crate::study_choice::{CheckChoice, choose_for_check};
use crate::{files, fit};

/// A check that fails.
const FAILED: u8 = 1;

/// The header of the column that says why a record is not valid.
const REASONS: &str = "csi_findings";

/// What became of a survey.
struct Outcome {
    checked: Checked,
    export: Option<ExportDescription>,
    /// Numbers of the records, from 0, that are no respondents.
    left_out: Vec<usize>,
    /// The exit code when the survey could not be read.
    unreadable: Option<u8>,
}

pub(crate) fn run(arguments: &CheckArguments, console: &Console) -> Result<u8, Failure> {
    let selection = match &arguments.show {
        Some(text) => Selection::parse(text)?,
        None => Selection::Overview,
    };
    let choice = choose_for_check(arguments)?;
    refuse_overwriting(arguments, &choice.data)?;
    let mut source = files::open(&choice.data)?;
    let sha256 = match arguments.format {
        CheckFormat::Json => files::fingerprint(&choice.data, source.as_mut())?,
        _ => String::new(),
    };
    let options = read_options(
        &choice.study,
        choice.dictionary.as_ref(),
        threads(&arguments.reading),
    )?;
    let outcome = checked(&choice, &mut source, &options)?;
    write_excerpts(arguments, &outcome, &mut source, &options)?;
    let report = report(choice, &outcome, sha256, (arguments.strict, console));
    let bytes = rendered(&report, &selection, arguments, console)?;
    files::write(arguments.output.output.as_deref(), &bytes)?;
    Ok(match outcome.unreadable {
        Some(code) => code,
        None if report.passed() => 0,
        None => FAILED,
    })
}

/// An excerpt never replaces the survey that it is from.
fn refuse_overwriting(arguments: &CheckArguments, data: &Path) -> Result<(), Diagnostics> {
    let targets = [
        &arguments.write_valid,
        &arguments.write_invalid,
        &arguments.output.output,
    ];
    let mut targets = targets.into_iter().flatten();
    match targets.find(|target| files::is_same(target, data)) {
        None => Ok(()),
        Some(target) => Err(Diagnostic::new(Code::BadArgument)
            .with("found", files::shown(target))
            .with_word("problem", "check-written-over")
            .with_word("advice", "check-written-over-advice")
            .into()),
    }
}

/// Reads and checks a survey. One that cannot be read as a survey is a finding, too.
fn checked(
    choice: &CheckChoice,
    source: &mut Box<dyn files::Source>,
    options: &ReadOptions,
) -> Result<Outcome, Failure> {
    let settings = &choice.study.check;
    match read(choice, source, options) {
        Ok(survey) => {
            let found_ratings = survey.ratings(&choice.study);
            let codebook = match &found_ratings {
                Some(ratings) => Codebook {
                    items: ratings.items.clone(),
                    ..survey.codebook.clone()
                },
                None => survey.codebook.clone(),
            };
            let checked = csi::check::check(&CheckMaterial {
                responses: &survey.responses,
                codebook: &codebook,
                model: survey.model.as_ref(),
                ratings: found_ratings.as_ref(),
                before: &survey.before,
            })?;
            Ok(Outcome {
                checked,
                export: Some(survey.responses.export),
                left_out: survey.responses.left_out,
                unreadable: None,
            })
        }
        Err(ReadFailure::Survey(faults)) => Ok(Outcome {
            unreadable: Some(faults.exit_code()),
            checked: Checked::unreadable(&faults, settings),
            export: None,
            left_out: Vec::new(),
        }),
        Err(ReadFailure::Other(failure)) => Err(failure),
    }
}

/// A survey and what its columns are.
struct ReadSurvey {
    responses: Responses,
    codebook: Codebook,
    /// The model, when all its columns are there.
    model: Option<PathModel>,
    /// What was found before the answers were read.
    before: Vec<Diagnostic>,
    /// Whether a model was named.
    model_named: bool,
}

impl ReadSurvey {
    /// The columns that look like ratings, in place of a model's items.
    fn ratings(&self, study: &Study) -> Option<csi::check::Ratings> {
        self.model.is_none().then(|| {
            let mut found = ratings(&self.responses, &self.codebook, study.scale);
            found.for_want_of_columns = self.model_named;
            found
        })
    }
}

enum ReadFailure {
    /// The file cannot be read as a survey.
    Survey(Diagnostics),
    /// Something else is wrong.
    Other(Failure),
}

fn read(
    choice: &CheckChoice,
    source: &mut Box<dyn files::Source>,
    options: &ReadOptions,
) -> Result<ReadSurvey, ReadFailure> {
    let shown = files::shown(&choice.data);
    let unread = |faults: Diagnostics| {
        let is_of_data = faults.exit_code() == Code::NotRespondents.exit_code();
        if is_of_data {
            ReadFailure::Survey(faults)
        } else {
            ReadFailure::Other(faults.in_file(&shown).into())
        }
    };
    let file = SurveyFile::open(source, options).map_err(unread)?;
    let (codebook, model, before) =
        resolved(choice, file.columns(), &shown).map_err(ReadFailure::Other)?;
    let mut codebook = codebook;
    declare_missing(&mut codebook, &file);
    let columns = match &model {
        Some(_) => with_quotas(&codebook, file.columns()),
        None => (0..file.columns().len()).collect(),
    };
    Ok(ReadSurvey {
        responses: file.into_responses(&columns).map_err(unread)?,
        codebook,
        model,
        before,
        model_named: choice.model.is_some(),
    })
}

/// The codebook, the model as far as all its columns are there, and what is wrong with the columns.
type Resolved = (Codebook, Option<PathModel>, Vec<Diagnostic>);

fn resolved(
    choice: &CheckChoice,
    headers: &[SurveyColumn],
    data: &str,
) -> Result<Resolved, Failure> {
    let Some(model) = &choice.model else {
        let (codebook, faults) = choice.study.codebook_without_items(headers);
        return Ok((codebook, None, faults));
    };
    match choice.study.codebook(model.clone(), headers) {
        Ok(resolution) => Ok((
            resolution.codebook,
            Some(resolution.model),
            resolution.notes,
        )),
        Err(Diagnostics(faults)) if faults.iter().all(is_of_columns) => {
            let (codebook, _) = choice.study.codebook_without_items(headers);
            Ok((codebook, None, faults))
        }
        Err(faults) => Err(of_study_or_data(faults, choice.study_file.as_deref(), data).into()),
    }
}

fn is_of_columns(fault: &Diagnostic) -> bool {
    matches!(fault.code, Code::MissingColumn | Code::DuplicateColumn)
}

/// Columns of the codebook and those whose answers are counted.
fn with_quotas(codebook: &Codebook, headers: &[SurveyColumn]) -> Vec<usize> {
    let mut columns = codebook.columns();
    let quotas = &codebook.check.quotas;
    for (position, header) in headers.iter().enumerate() {
        let header = csi::study::normalised(&header.name);
        let mut wanted = quotas
            .iter()
            .map(|quota| csi::study::normalised(&quota.column));
        if wanted.any(|wanted| wanted == header) {
            columns.push(position);
        }
    }
    columns
}

fn report(
    choice: CheckChoice,
    outcome: &Outcome,
    sha256: String,
    (strict, console): (bool, &Console),
) -> CheckReport {
    let mut inputs = choice.inputs;
    let used = outcome.checked.sample.as_ref();
    inputs.push(InputFile {
        role: InputRole::Survey,
        path: files::shown(&choice.data),
        sha256,
        respondents_read: outcome.export.as_ref().map(|export| export.respondents),
        respondents_used: used.map(|sample| sample.respondents),
    });
    let made = CHECKS.iter().copied();
    let made = made.filter(|code| choice.study.check.looks_for(*code));
    let material = CheckReportMaterial {
        inputs,
        export: outcome.export.as_ref(),
        checked: &outcome.checked,
        checks: made.collect(),
        strict,
    };
    CheckReport::new(material, &console.words)
}

fn rendered(
    report: &CheckReport,
    selection: &Selection<csi::report::CheckSection>,
    arguments: &CheckArguments,
    console: &Console,
) -> Result<Vec<u8>, Failure> {
    let format = match arguments.format {
        CheckFormat::Table => Format::Table,
        CheckFormat::Json => Format::Json,
        CheckFormat::Csv => Format::Csv,
        CheckFormat::Md => Format::Markdown,
        CheckFormat::Junit => return Ok(render_junit(report, &console.words).context("junit")?),
        CheckFormat::Github => return Ok(render_annotations(report)),
        CheckFormat::Sarif => return Ok(render_sarif(report, &console.words).context("sarif")?),
    };
    // As CSV the overview is its findings: one table, one header.
    let selection = match (format, selection) {
        (Format::Csv, Selection::Overview) => {
            &Selection::Sections(vec![csi::report::CheckSection::Findings])
        }
        (_, chosen) => chosen,
    };
    let options = RenderOptions {
        format,
        style: fit::style(arguments.output.output.as_deref(), console),
        width: Console::output_width(),
        messages: Messages::Included,
    };
    let shown = ShownCheck { report, selection };
    Ok(render(&shown, options, &console.words).context("output")?)
}

/// Writes the sound and the flagged records to the files that the user names.
fn write_excerpts(
    arguments: &CheckArguments,
    outcome: &Outcome,
    source: &mut Box<dyn files::Source>,
    options: &ReadOptions,
) -> Result<(), Failure> {
    let Some(export) = &outcome.export else {
        return Ok(());
    };
    let reasons = reasons(outcome);
    let options = &as_found(options, export)?;
    let mut write = |path: &PathBuf, excerpt: Excerpt<'_>| {
        let file = SurveyFile::open(&mut *source, options)?;
        files::write_through(path, |target| file.copy_records(excerpt, target))
    };
    if let Some(path) = &arguments.write_valid {
        let keep = |position: usize| !reasons.contains_key(&position);
        write(
            path,
            Excerpt {
                keep: &keep,
                remark: None,
            },
        )?;
    }
    if let Some(path) = &arguments.write_invalid {
        let keep = |position: usize| reasons.contains_key(&position);
        let reason = |position: usize| reasons.get(&position).cloned().unwrap_or_default();
        let remark = Some((REASONS, &reason as &dyn Fn(usize) -> String));
        write(
            path,
            Excerpt {
                keep: &keep,
                remark,
            },
        )?;
    }
    Ok(())
}

/// Why records, by their numbers from 0, are not sound.
fn reasons(outcome: &Outcome) -> BTreeMap<usize, String> {
    let no_respondents = outcome.left_out.iter();
    let mut reasons: BTreeMap<usize, String> = no_respondents
        .map(|record| (*record, Code::RepeatedRows.name().to_owned()))
        .collect();
    for flagged in &outcome.checked.flagged {
        let names: Vec<&str> = flagged.codes.iter().map(|code| code.name()).collect();
        // The records before it that were left out moved the respondent forward.
        let mut record = flagged.position;
        for left_out in &outcome.left_out {
            record += usize::from(*left_out <= record);
        }
        reasons.insert(record, names.join(" "));
    }
    reasons
}

/// How the file was read, so that nothing is found out anew.
fn as_found(options: &ReadOptions, export: &ExportDescription) -> Result<ReadOptions, Diagnostics> {
    Ok(ReadOptions {
        // A workbook has the name of its kind there.
        encoding: EncodingChoice::parse(&export.encoding).ok(),
        delimiter: Some(Delimiter::parse(&export.delimiter.to_string())?),
        header_rows: Some(export.header_rows),
        ..options.clone()
    })
}
