//! From files to moments: the answers of a survey, or a matrix.

use std::io::{Read, Seek};
use std::path::Path;

use csi::analysis::AnalysisFailure;
use csi::check::minimum_sample;
use csi::cleaning::{Cleaned, GroupKey, Partition, clean};
use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::model::{PathModel, Scale};
use csi::moments::{Moments, NamedMeans, estimate_moments, read_matrix, read_means};
use csi::report::{
    CleaningEntry, InputFile, InputRole, ItemFacts, LabelRow, item_facts, label_rows, ledger,
};
use csi::study::{Codebook, Resolution, RoleNames, Roles, Study};
use csi::survey::{Delimiter, Dictionary, EncodingChoice, ReadOptions, Responses, SurveyFile};
use csi::words::Language;

use crate::arguments::{FitArguments, FormatChoice, MatrixArguments, ReadingArguments};
use crate::by_group::{Asked, Divisible, refuse_one_cluster};
use crate::failure::Failure;
use crate::files;
use crate::intervals::Answers;
use crate::study_choice::Choice;

/// Everything that a fit needs, whether it came from answers or from a matrix.
pub(crate) struct Prepared {
    pub(crate) model: PathModel,
    pub(crate) moments: Moments,
    pub(crate) scales: Vec<Scale>,
    pub(crate) items: Vec<ItemFacts>,
    pub(crate) cleaning: Vec<CleaningEntry>,
    pub(crate) label_maps: Vec<LabelRow>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) inputs: Vec<InputFile>,
    /// The answers to draw from again; a matrix has none.
    pub(crate) answers: Option<Answers>,
}

pub(crate) fn prepare(
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

impl Divisible for Prepared {
    fn partition(&self) -> Option<&Partition> {
        self.answers.as_ref()?.partition.as_ref()
    }

    fn of_group(&self, key: &GroupKey, asked: &Asked<'_>) -> Result<Self, Failure> {
        let nobody = || Failure::from(Diagnostic::new(Code::TooFewAnswers));
        let answers = self.answers.as_ref().ok_or_else(nobody)?.of_group(key);
        let respondents = answers.items.respondents;
        refuse_one_cluster(&answers.design, respondents)?;
        let missing = asked.study.settings.missing;
        let weights = answers.weights.as_deref();
        let moments = estimate_moments(&answers.items, weights, missing, asked.threads)
            .map_err(|failure| AnalysisFailure::from(failure).diagnostic(&self.model))?;
        let facts = self.items.iter().zip(&answers.items.items);
        let facts = facts.map(|(facts, item)| ItemFacts {
            missing_share: Some(item.missing_share()),
            ..facts.clone()
        });
        let inputs = self.inputs.iter().map(|input| InputFile {
            respondents_used: input.respondents_used.and(Some(respondents)),
            ..input.clone()
        });
        Ok(Self {
            model: self.model.clone(),
            moments,
            scales: self.scales.clone(),
            items: facts.collect(),
            cleaning: Vec::new(),
            label_maps: Vec::new(),
            diagnostics: Vec::new(),
            inputs: inputs.collect(),
            answers: Some(answers),
        })
    }

    fn minimum_sample(&self, _: &Study) -> usize {
        minimum_sample(&self.model)
    }

    fn below_minimum(minimum: usize, groups: String) -> Diagnostic {
        Diagnostic::new(Code::GroupsBelowMinimum)
            .with("minimum", minimum)
            .with("groups", groups)
            .with_word("advice", "groups-small-advice")
    }

    fn add(&mut self, found: Vec<Diagnostic>) {
        self.diagnostics.extend(found);
    }
}

/// All cores, unless the user says otherwise; no number depends on it.
pub(crate) fn threads(reading: &ReadingArguments) -> usize {
    match reading.threads {
        Some(threads) => usize::from(threads),
        None => std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
    }
}

fn from_answers(
    choice: Choice,
    data: &Path,
    (arguments, language): (&FitArguments, Language),
) -> Result<Prepared, Failure> {
    let threads = threads(&arguments.reading);
    let read = read_answers(&choice, data, (arguments, threads))?;
    let Resolution {
        model,
        codebook,
        notes,
    } = read.resolution;
    let mut diagnostics = notes;
    diagnostics.extend(model.status_note(language));
    diagnostics.extend(read.responses.warnings.clone());
    let settings = &choice.study.settings;
    let id = codebook.roles.id.filter(|_| choice.names_respondents);
    let id = id.and_then(|id| read.responses.column(id)).cloned();
    let mut cleaned = clean(read.responses, &codebook, &model, settings.missing)
        .map_err(|faults| faults.in_file(&files::shown(data)))?;
    diagnostics.append(&mut cleaned.warnings);
    let weights = cleaned.respondent_weights.as_deref();
    let moments = estimate_moments(&cleaned.items, weights, settings.missing, threads)
        .map_err(|failure| AnalysisFailure::from(failure).diagnostic(&model))?;
    let mut inputs = choice.inputs;
    inputs.push(survey_input(data, read.sha256, &cleaned));
    Ok(Prepared {
        model,
        moments,
        scales: cleaned.scales.clone(),
        items: item_facts(&cleaned.log),
        cleaning: ledger(&cleaned.log, settings.missing),
        label_maps: label_rows(&cleaned.log),
        diagnostics,
        inputs,
        answers: Some(
            Answers::new(cleaned, choice.study.design.replicate_kind).with_ids(id.as_ref()),
        ),
    })
}

/// A survey, read as far as the model needs it.
struct ReadAnswers {
    responses: Responses,
    resolution: Resolution,
    sha256: String,
}

fn read_answers(
    choice: &Choice,
    data: &Path,
    (arguments, threads): (&FitArguments, usize),
) -> Result<ReadAnswers, Failure> {
    let shown = files::shown(data);
    let here = |faults: Diagnostics| faults.in_file(&shown);
    let options = read_options(&choice.study, choice.dictionary.as_ref(), threads)?;
    let mut source = files::open(data)?;
    // Only the JSON document shows the fingerprint.
    let sha256 = match arguments.format {
        FormatChoice::Json => files::fingerprint(data, source.as_mut())?,
        _ => String::new(),
    };
    let file = SurveyFile::open(source, &options).map_err(here)?;
    let mut resolution = choice
        .study
        .codebook(choice.model.clone(), file.columns())
        .map_err(|faults| of_study_or_data(faults, choice.study_file.as_deref(), &shown))?;
    declare_missing(&mut resolution.codebook, &file);
    let id = resolution.codebook.roles.id;
    let mut roles = roles_of_a_fit(&resolution.codebook, file.bytes());
    roles.id = roles.id.or(id.filter(|_| choice.names_respondents));
    resolution.codebook.roles = roles;
    let responses = file
        .into_responses(&resolution.codebook.columns())
        .map_err(here)?;
    Ok(ReadAnswers {
        responses,
        resolution,
        sha256,
    })
}

/// Takes over the codes that the survey file itself declares missing.
pub(crate) fn declare_missing<R: Read + Seek + Send>(
    codebook: &mut Codebook,
    file: &SurveyFile<R>,
) {
    for column in codebook.columns() {
        if let Some(declared) = file.declared(column) {
            codebook.declare_missing(column, &declared.missing);
        }
    }
}

/// Up to this size the columns that tell about the respondents are read whether or not somebody is excluded.
const SMALL_FILE: u64 = 4 << 20;

/// The columns about the respondents that a fit reads.
fn roles_of_a_fit(codebook: &Codebook, bytes: u64) -> Roles {
    if codebook.exclude.is_empty() && bytes > SMALL_FILE {
        return Roles::default();
    }
    Roles {
        ip: None,
        ..codebook.roles.clone()
    }
}

fn survey_input(data: &Path, sha256: String, cleaned: &Cleaned) -> InputFile {
    InputFile {
        role: InputRole::Survey,
        path: files::shown(data),
        sha256,
        respondents_read: Some(cleaned.log.respondents_read),
        respondents_used: Some(cleaned.log.respondents_used),
    }
}

/// Names the file that each fault is in: the data's for survey data, the study's, if there is one, for the rest.
pub(crate) fn of_study_or_data(
    mut faults: Diagnostics,
    study: Option<&str>,
    data: &str,
) -> Diagnostics {
    for fault in &mut faults.0 {
        let is_of_data = fault.code.exit_code() == Code::MissingColumn.exit_code();
        let file = if is_of_data { Some(data) } else { study };
        fault.place.file = fault.place.file.take().or(file.map(str::to_owned));
    }
    faults
}

pub(crate) fn read_options(
    study: &Study,
    dictionary: Option<&Dictionary>,
    threads: usize,
) -> Result<ReadOptions, Diagnostics> {
    let survey = &study.survey;
    let encoding = survey
        .encoding
        .as_deref()
        .map(EncodingChoice::parse)
        .transpose()?;
    let delimiter = survey
        .delimiter
        .as_deref()
        .map(Delimiter::parse)
        .transpose()?;
    Ok(ReadOptions {
        encoding,
        delimiter,
        header_rows: survey.header_rows,
        export: survey.export,
        dictionary: dictionary.cloned(),
        sheet: survey.sheet.clone(),
        threads,
        ..ReadOptions::default()
    })
}

fn from_matrix(
    choice: Choice,
    path: &Path,
    (arguments, language): (&MatrixArguments, Language),
) -> Result<Prepared, Failure> {
    let mut inputs = choice.inputs;
    // A matrix has no respondents to tell about.
    let study = Study {
        roles: RoleNames::default(),
        ..choice.study
    };
    let shown = files::shown(path);
    let text = read_input(path, InputRole::Matrix, &mut inputs)?;
    let matrix = read_matrix(&text).map_err(|faults| faults.in_file(&shown))?;
    let means = match &arguments.means {
        Some(path) => Some(means_file(path, &mut inputs)?),
        None => None,
    };
    let Resolution {
        model,
        codebook,
        notes,
    } = study
        .codebook(choice.model, &matrix.names)
        .map_err(|faults| of_study_or_data(faults, choice.study_file.as_deref(), &shown))?;
    let columns: Vec<usize> = codebook.items.iter().map(|item| item.column).collect();
    let respondents = arguments.n.unwrap_or_default() as usize;
    let moments = matrix
        .moments(&columns, respondents, means.as_ref())
        .map_err(|faults| match &arguments.means {
            Some(means) => faults.in_file(&files::shown(means)),
            None => faults,
        })?;
    let scales: Vec<Scale> = codebook.items.iter().map(|item| item.scale).collect();
    let facts = |scale: &Scale| ItemFacts {
        column: None,
        scale: *scale,
        missing_share: None,
    };
    let mut diagnostics = notes;
    diagnostics.extend(model.status_note(language));
    Ok(Prepared {
        model,
        moments,
        items: scales.iter().map(facts).collect(),
        scales,
        cleaning: Vec::new(),
        label_maps: Vec::new(),
        diagnostics,
        inputs,
        answers: None,
    })
}

fn means_file(path: &Path, inputs: &mut Vec<InputFile>) -> Result<NamedMeans, Failure> {
    let text = read_input(path, InputRole::Means, inputs)?;
    Ok(read_means(&text).map_err(|faults| faults.in_file(&files::shown(path)))?)
}

/// Reads a text file and notes it among the inputs.
fn read_input(
    path: &Path,
    role: InputRole,
    inputs: &mut Vec<InputFile>,
) -> Result<String, Failure> {
    let text = files::read_text(path)?;
    inputs.push(InputFile {
        role,
        path: files::shown(path),
        sha256: files::text_fingerprint(&text),
        respondents_read: None,
        respondents_used: None,
    });
    Ok(text)
}
