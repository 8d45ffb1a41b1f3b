//! The study of a run: the study file, changed by the command line.

use std::path::{Path, PathBuf};

use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::model::{ModelFormat, PathModel, builtin, builtin_toml};
use csi::report::{InputFile, InputRole};
use csi::study::{
    Filter, ItemChoice, ModelChoice, Study, parse_columns, parse_missing_codes, parse_scale,
};

use crate::arguments::{
    EstimationArguments, FitArguments, PredictionArguments, ResamplingArguments, StudyArguments,
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
    /// The study and model files.
    pub(crate) inputs: Vec<InputFile>,
    /// The study file, as messages show it.
    pub(crate) study_file: Option<String>,
}

/// A model and the file that it came from.
#[derive(Debug)]
pub(crate) struct NamedModel {
    pub(crate) model: PathModel,
    pub(crate) input: InputFile,
}

/// Reads the study and model files and applies the command line.
pub(crate) fn choose(arguments: &FitArguments) -> Result<Choice, Failure> {
    let is_study = |path: &PathBuf| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    };
    let (study_file, data) = match (&arguments.study.study, &arguments.data) {
        (None, Some(path)) if is_study(path) => (Some(path.as_path()), None),
        (study, data) => (study.as_deref(), data.clone()),
    };
    let mut inputs = Vec::new();
    let mut study = Study::default();
    if let Some(path) = study_file {
        let text = files::read_text(path)?;
        study = Study::parse(&text).map_err(|faults| faults.in_file(&files::shown(path)))?;
        inputs.push(input(InputRole::Study, files::shown(path), &text));
    }
    apply_study_flags(&mut study, &arguments.study)?;
    if let Some(model) = &arguments.model {
        study.model = Some(ModelChoice::Named(model.clone()));
    }
    study.group = arguments.group.clone().or(study.group);
    apply_estimation_flags(&mut study, &arguments.estimation)?;
    apply_resampling_flags(&mut study, &arguments.resampling)?;
    apply_design_flags(&mut study, &arguments.resampling)?;
    study.survey.encoding = arguments.reading.encoding.clone().or(study.survey.encoding);
    study.survey.delimiter = arguments
        .reading
        .delimiter
        .clone()
        .or(study.survey.delimiter);
    study.survey.header_rows = arguments.reading.header_rows.or(study.survey.header_rows);
    let named = chosen_model(&study, study_file)?;
    inputs.push(named.input);
    let data = if arguments.matrix.matrix.is_some() {
        None
    } else {
        Some(data_file(data, &study, study_file)?)
    };
    Ok(Choice {
        study,
        data,
        model: named.model,
        inputs,
        study_file: study_file.map(files::shown),
    })
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

fn apply_study_flags(study: &mut Study, flags: &StudyArguments) -> Result<(), Diagnostics> {
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
    if let Some(iterations) = flags.max_iterations {
        keep(settings.set_max_iterations(iterations), &mut faults, drop);
    }
    if let Some(tolerance) = flags.tolerance {
        keep(settings.set_tolerance(tolerance), &mut faults, drop);
    }
    Diagnostics::check(faults)
}

fn apply_resampling_flags(
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

fn apply_design_flags(study: &mut Study, flags: &ResamplingArguments) -> Result<(), Diagnostics> {
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

/// The model of the study; a name on the command line may also be a file.
fn chosen_model(study: &Study, study_file: Option<&Path>) -> Result<NamedModel, Failure> {
    let index = study.index.as_deref();
    match &study.model {
        Some(ModelChoice::Named(name)) => named_model(name, index),
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
        None => {
            let fault = Diagnostic::new(Code::BadArgument)
                .with_word("problem", "usage-no-model")
                .with_word("advice", "usage-name-survey-and-model");
            Err(fault.into())
        }
    }
}

/// A built-in model, or the model of a file.
pub(crate) fn named_model(name: &str, index: Option<&str>) -> Result<NamedModel, Failure> {
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
    let path = Path::new(name);
    if ModelFormat::of_file(name).is_none() && !path.exists() {
        return Err(models::unknown_model(name).into());
    }
    model_file(path, index)
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
