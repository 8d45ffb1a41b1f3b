//! The study of a run: the study file, changed by the command line.

use std::path::{Path, PathBuf};

use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::model::{ModelFormat, PathModel, builtin, builtin_toml};
use csi::report::{InputFile, InputRole};
use csi::study::{
    CutRule, Filter, ItemChoice, ModelChoice, Study, parse_columns, parse_exclusions,
    parse_missing_codes, parse_scale,
};
use csi::survey::Dictionary;

use crate::arguments::{
    CheckArguments, DriversArguments, EstimationArguments, FitArguments, PredictionArguments,
    ReadingArguments, ResamplingArguments, StudyArguments,
};
use crate::failure::Failure;
use crate::{files, models};

/// What a run is about.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// The study, command line included.
    pub(crate) study: Study,
    /// The survey file; `None` for a run on a matrix.
    pub(crate) data: Option<PathBuf>,
    /// The model as the study or the command line names it.
    pub(crate) model: PathModel,
    /// The survey's data dictionary.
    pub(crate) dictionary: Option<Dictionary>,
    /// The study and model files, and the data dictionary.
    pub(crate) inputs: Vec<InputFile>,
    /// The study file, as messages show it.
    pub(crate) study_file: Option<String>,
    /// Whether respondents are called by their ids.
    pub(crate) names_respondents: bool,
}

/// A model and the file that it came from.
#[derive(Debug)]
pub(crate) struct NamedModel {
    pub(crate) model: PathModel,
    pub(crate) input: InputFile,
}

/// Reads the study and model files and applies the command line.
pub(crate) fn choose(arguments: &FitArguments) -> Result<Choice, Failure> {
    choose_or(arguments, |_| None, "usage-name-survey-and-model")
}

/// As [`choose`]; a study that names no model may stand for one itself, and `advice` says what to do when it does not.
pub(crate) fn choose_or(
    arguments: &FitArguments,
    own_model: fn(&Study) -> Option<PathModel>,
    advice: &'static str,
) -> Result<Choice, Failure> {
    let ReadStudy {
        mut study,
        file,
        data,
        mut inputs,
    } = read_study(arguments.data.as_ref(), &arguments.study)?;
    apply_study_flags(&mut study, &arguments.study)?;
    apply_model_flags(
        &mut study,
        arguments.model.as_deref(),
        arguments.group.as_deref(),
    );
    apply_by_flag(&mut study, &arguments.by)?;
    apply_estimation_flags(&mut study, &arguments.estimation)?;
    apply_resampling_flags(&mut study, &arguments.resampling)?;
    apply_design_flags(&mut study, &arguments.resampling)?;
    apply_reading_flags(&mut study, &arguments.reading)?;
    let dictionary = dictionary(
        arguments.reading.dictionary.as_deref(),
        (&study, file.as_deref()),
        &mut inputs,
    )?;
    let model = match (&study.model, own_model(&study)) {
        (None, Some(model)) => model,
        (None, None) => return Err(no_model(advice).into()),
        (Some(_), _) => {
            let named = chosen_model(&study, arguments.model.is_some(), file.as_deref())?;
            inputs.push(named.input);
            named.model
        }
    };
    let in_study = |faults: Diagnostics| match &file {
        Some(path) => faults.in_file(&files::shown(path)),
        None => faults,
    };
    // A model that a study stands for has no paths to moderate.
    let model = match study.interactions.as_slice() {
        [] => model,
        interactions => model.with_interactions(interactions).map_err(in_study)?,
    };
    let data = if arguments.matrix.matrix.is_some() {
        None
    } else {
        Some(data_file(data, &study, file.as_deref())?)
    };
    Ok(Choice {
        study,
        data,
        model,
        dictionary,
        inputs,
        study_file: file.as_deref().map(files::shown),
        names_respondents: false,
    })
}

/// What a check is about.
#[derive(Debug)]
pub(crate) struct CheckChoice {
    /// The study, command line included.
    pub(crate) study: Study,
    /// The survey file.
    pub(crate) data: PathBuf,
    /// The model, if one is named.
    pub(crate) model: Option<PathModel>,
    /// The survey's data dictionary, if one is named.
    pub(crate) dictionary: Option<Dictionary>,
    /// The study and model files.
    pub(crate) inputs: Vec<InputFile>,
    /// The study file, as messages show it.
    pub(crate) study_file: Option<String>,
}

/// Reads the study and model files of a check and applies the command line.
pub(crate) fn choose_for_check(arguments: &CheckArguments) -> Result<CheckChoice, Failure> {
    let ReadStudy {
        mut study,
        file,
        data,
        mut inputs,
    } = read_study(arguments.data.as_ref(), &arguments.study)?;
    apply_model_flags(
        &mut study,
        arguments.model.as_deref(),
        arguments.group.as_deref(),
    );
    apply_study_flags(&mut study, &arguments.study)?;
    apply_reading_flags(&mut study, &arguments.reading)?;
    let dictionary = dictionary(
        arguments.reading.dictionary.as_deref(),
        (&study, file.as_deref()),
        &mut inputs,
    )?;
    let model = match &study.model {
        Some(_) => {
            let named = chosen_model(&study, arguments.model.is_some(), file.as_deref())?;
            inputs.push(named.input);
            Some(named.model)
        }
        None => None,
    };
    Ok(CheckChoice {
        data: data_file(data, &study, file.as_deref())?,
        study,
        model,
        dictionary,
        inputs,
        study_file: file.as_deref().map(files::shown),
    })
}

/// A study file, or an empty study, and the survey that the command line names.
pub(crate) struct ReadStudy {
    pub(crate) study: Study,
    pub(crate) file: Option<PathBuf>,
    pub(crate) data: Option<PathBuf>,
    pub(crate) inputs: Vec<InputFile>,
}

/// Reads the study file, if one is named.
pub(crate) fn read_study(
    data: Option<&PathBuf>,
    flags: &StudyArguments,
) -> Result<ReadStudy, Failure> {
    let is_study = |path: &PathBuf| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    };
    let (file, data) = match (&flags.study, data) {
        (None, Some(path)) if is_study(path) => (Some(path.clone()), None),
        (study, data) => (study.clone(), data.cloned()),
    };
    let mut inputs = Vec::new();
    let mut study = Study::default();
    if let Some(path) = &file {
        let text = files::read_text(path)?;
        study = Study::parse(&text).map_err(|faults| faults.in_file(&files::shown(path)))?;
        inputs.push(input(InputRole::Study, files::shown(path), &text));
    }
    Ok(ReadStudy {
        study,
        file,
        data,
        inputs,
    })
}

pub(crate) fn apply_reading_flags(
    study: &mut Study,
    flags: &ReadingArguments,
) -> Result<(), Diagnostics> {
    let survey = &mut study.survey;
    for (flag, setting) in [
        (&flags.encoding, &mut survey.encoding),
        (&flags.delimiter, &mut survey.delimiter),
        (&flags.sheet, &mut survey.sheet),
    ] {
        if flag.is_some() {
            setting.clone_from(flag);
        }
    }
    survey.header_rows = flags.header_rows.or(survey.header_rows);
    if let Some(export) = &flags.export {
        survey.export = export.parse()?;
    }
    Ok(())
}

/// The data dictionary that the command line, or else the study, names.
pub(crate) fn dictionary(
    named: Option<&Path>,
    (study, study_file): (&Study, Option<&Path>),
    inputs: &mut Vec<InputFile>,
) -> Result<Option<Dictionary>, Failure> {
    let beside = |file: &String| files::beside(study_file.unwrap_or(Path::new("")), file);
    let of_study = study.survey.dictionary.as_ref().map(beside);
    let Some(path) = named.map(Path::to_owned).or(of_study) else {
        return Ok(None);
    };
    let text = files::read_text(&path)?;
    let shown = files::shown(&path);
    let dictionary = Dictionary::read(text.as_bytes()).map_err(|faults| faults.in_file(&shown))?;
    inputs.push(input(InputRole::Dictionary, shown, &text));
    Ok(Some(dictionary))
}

fn data_file(
    data: Option<PathBuf>,
    study: &Study,
    study_file: Option<&Path>,
) -> Result<PathBuf, Diagnostics> {
    let beside = |file: &String| files::beside(study_file.unwrap_or(Path::new("")), file);
    data.or_else(|| study.survey.file.as_ref().map(beside))
        .ok_or_else(|| {
            let fault = Diagnostic::new(Code::BadArgument)
                .with_word("problem", "usage-no-data")
                .with_word("advice", "usage-name-survey-and-model");
            match study_file {
                Some(path) => fault.in_file(files::shown(path)).into(),
                None => fault.into(),
            }
        })
}

fn apply_model_flags(study: &mut Study, model: Option<&str>, group: Option<&str>) {
    if let Some(model) = model {
        study.model = Some(ModelChoice::Named(model.to_owned()));
    }
    if let Some(group) = group {
        study.group = Some(group.to_owned());
    }
}

/// Columns of the command line take the place of the study's.
pub(crate) fn apply_by_flag(study: &mut Study, flags: &[String]) -> Result<(), Diagnostics> {
    let mut faults = Vec::new();
    if !flags.is_empty() {
        study.by.clear();
    }
    for text in flags {
        keep(parse_columns("by", text), &mut faults, |columns| {
            study.by.extend(columns);
        });
    }
    Diagnostics::check(faults)
}

pub(crate) fn apply_study_flags(
    study: &mut Study,
    flags: &StudyArguments,
) -> Result<(), Diagnostics> {
    let mut faults = Vec::new();
    for text in &flags.items {
        match ItemChoice::parse(text) {
            Ok(choice) => study.choose_columns(choice),
            Err(found) => faults.extend(found.0),
        }
    }
    if let Some(text) = &flags.scale {
        keep(parse_scale(text), &mut faults, |scale| {
            study.scale = Some(scale);
        });
    }
    if let Some(text) = &flags.filter {
        keep(Filter::parse(text), &mut faults, |filter| {
            study.filter = Some(filter);
        });
    }
    let codes = flags
        .missing_codes
        .iter()
        .flat_map(|codes| parse_missing_codes(codes));
    study.missing_codes.extend(codes);
    for (flag, setting) in [
        (&flags.weight, &mut study.weight),
        (&flags.index, &mut study.index),
    ] {
        if flag.is_some() {
            setting.clone_from(flag);
        }
    }
    Diagnostics::check(faults)
}

fn apply_estimation_flags(
    study: &mut Study,
    flags: &EstimationArguments,
) -> Result<(), Diagnostics> {
    let mut faults = Vec::new();
    let settings = &mut study.settings;
    if let Some(text) = &flags.scheme {
        keep(text.parse(), &mut faults, |scheme| settings.scheme = scheme);
    }
    if let Some(text) = &flags.metric {
        keep(text.parse(), &mut faults, |metric| settings.metric = metric);
    }
    if let Some(text) = &flags.missing {
        keep(text.parse(), &mut faults, |missing| {
            settings.missing = missing;
        });
    }
    if let Some(text) = &flags.index_weights {
        keep(text.parse(), &mut faults, |weights| {
            settings.index_weights = weights;
        });
    }
    settings.consistent |= flags.consistent;
    if !flags.exclude.is_empty() {
        study.exclude.clear();
    }
    for text in &flags.exclude {
        keep(parse_exclusions(text), &mut faults, |reasons| {
            study.exclude.extend(reasons);
        });
    }
    let settings = &mut study.settings;
    if let Some(iterations) = flags.max_iterations {
        keep(settings.set_max_iterations(iterations), &mut faults, drop);
    }
    if let Some(tolerance) = flags.tolerance {
        keep(settings.set_tolerance(tolerance), &mut faults, drop);
    }
    Diagnostics::check(faults)
}

pub(crate) fn apply_resampling_flags(
    study: &mut Study,
    flags: &ResamplingArguments,
) -> Result<(), Diagnostics> {
    let mut faults = Vec::new();
    let resampling = &mut study.resampling;
    resampling.resamples = flags.resamples.unwrap_or(resampling.resamples);
    resampling.seed = flags.seed.unwrap_or(resampling.seed);
    resampling.confidence = flags.confidence.unwrap_or(resampling.confidence);
    resampling.allow_failures |= flags.allow_failures;
    if let Some(text) = &flags.interval {
        keep(text.parse(), &mut faults, |interval| {
            resampling.interval = interval;
        });
    }
    if let Some(text) = &flags.engine {
        keep(text.parse(), &mut faults, |engine| {
            resampling.engine = engine;
        });
    }
    keep(resampling.check(), &mut faults, |()| {});
    Diagnostics::check(faults)
}

/// Sets how respondents are held out.
pub(crate) fn apply_prediction_flags(
    study: &mut Study,
    flags: &PredictionArguments,
) -> Result<(), Diagnostics> {
    let prediction = &mut study.prediction;
    prediction.folds = flags.folds.unwrap_or(prediction.folds);
    prediction.repetitions = flags.repetitions.unwrap_or(prediction.repetitions);
    prediction.leave_one_out |= flags.leave_one_out;
    prediction.check()
}

/// Sets what driver analyses are asked for.
pub(crate) fn apply_driver_flags(
    study: &mut Study,
    flags: &DriversArguments,
) -> Result<(), Diagnostics> {
    let mut faults = Vec::new();
    let drivers = &mut study.drivers;
    if flags.target.is_some() {
        drivers.target.clone_from(&flags.target);
    }
    if let Some(text) = &flags.cut {
        keep(CutRule::parse("cut", text), &mut faults, |rule| {
            drivers.cut = rule;
        });
    }
    if let Some(text) = &flags.item_cut {
        keep(CutRule::parse("item-cut", text), &mut faults, |rule| {
            drivers.own_item_cut = Some(rule);
        });
    }
    let guidance = &mut drivers.guidance;
    if flags.outcome.is_some() {
        guidance.outcome.clone_from(&flags.outcome);
    }
    if !flags.predictors.is_empty() {
        let names = flags.predictors.iter().map(|name| name.trim().to_owned());
        guidance.predictors = names.filter(|name| !name.is_empty()).collect();
    }
    if let Some(aim) = flags.aim {
        guidance.aim = aim;
        keep(guidance.check(), &mut faults, |()| {});
    }
    Diagnostics::check(faults)
}

pub(crate) fn apply_design_flags(
    study: &mut Study,
    flags: &ResamplingArguments,
) -> Result<(), Diagnostics> {
    let mut faults = Vec::new();
    let design = &mut study.design;
    for (flag, column) in [
        (&flags.strata, &mut design.strata),
        (&flags.cluster, &mut design.cluster),
    ] {
        if flag.is_some() {
            column.clone_from(flag);
        }
    }
    if !flags.replicate_weights.is_empty() {
        design.replicate_weights.clear();
    }
    for text in &flags.replicate_weights {
        keep(
            parse_columns("replicate_weights", text),
            &mut faults,
            |columns| design.replicate_weights.extend(columns),
        );
    }
    if let Some(text) = &flags.replicate_kind {
        keep(text.parse(), &mut faults, |kind| {
            design.replicate_kind = Some(kind);
        });
    }
    Diagnostics::check(faults)?;
    design.check()
}

fn keep<T>(result: Result<T, Diagnostics>, faults: &mut Vec<Diagnostic>, set: impl FnOnce(T)) {
    match result {
        Ok(value) => set(value),
        Err(found) => faults.extend(found.0),
    }
}

/// The model of the study; a name may also be a file, beside `base`.
fn chosen_model(
    study: &Study,
    on_command_line: bool,
    study_file: Option<&Path>,
) -> Result<NamedModel, Failure> {
    // A path on the command line starts in the working folder, one in the study file beside it.
    let base = study_file.filter(|_| !on_command_line);
    let index = study.index.as_deref();
    match &study.model {
        Some(ModelChoice::Named(name)) => named_model(name, base, index),
        Some(ModelChoice::File(file)) => model_file(
            &files::beside(study_file.unwrap_or(Path::new("")), file),
            index,
        ),
        Some(ModelChoice::Text(text)) => {
            // Lines are counted from the start of the model's text.
            let path = study_file.map(files::shown).unwrap_or_default() + " [model.text]";
            let model = PathModel::parse(text, "model", ModelFormat::of_text(text), index)
                .map_err(|faults| faults.in_file(&path))?;
            Ok(NamedModel {
                model,
                input: input(InputRole::Model, path, text),
            })
        }
        None => Err(no_model("usage-name-survey-and-model").into()),
    }
}

fn no_model(advice: &'static str) -> Diagnostic {
    Diagnostic::new(Code::BadArgument)
        .with_word("problem", "usage-no-model")
        .with_word("advice", advice)
}

/// A built-in model, or the model of a file beside `base`.
pub(crate) fn named_model(
    name: &str,
    base: Option<&Path>,
    index: Option<&str>,
) -> Result<NamedModel, Failure> {
    if let (Some(model), Some(text)) = (builtin(name), builtin_toml(name)) {
        let model = match index {
            Some(index) => model.with_index(index)?,
            None => model,
        };
        return Ok(NamedModel {
            model,
            input: input(InputRole::Model, name.to_owned(), text),
        });
    }
    let path = files::beside(base.unwrap_or(Path::new("")), name);
    if ModelFormat::of_file(name).is_none() && !path.exists() {
        return Err(models::unknown_model(name).into());
    }
    model_file(&path, index)
}

fn model_file(path: &Path, index: Option<&str>) -> Result<NamedModel, Failure> {
    let text = files::read_text(path)?;
    let shown = files::shown(path);
    let format = ModelFormat::of_file(&shown).unwrap_or_else(|| ModelFormat::of_text(&text));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let model =
        PathModel::parse(&text, &stem, format, index).map_err(|faults| faults.in_file(&shown))?;
    Ok(NamedModel {
        model,
        input: input(InputRole::Model, shown, &text),
    })
}

fn input(role: InputRole, path: String, text: &str) -> InputFile {
    InputFile {
        role,
        path,
        sha256: files::text_fingerprint(text),
        respondents_read: None,
        respondents_used: None,
    }
}
