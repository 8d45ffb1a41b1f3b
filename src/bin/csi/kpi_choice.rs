//! The study of a run of `csi kpi`: the study file, changed by the command line.

use std::path::{Path, PathBuf};

use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::report::InputFile;
use csi::study::{ScoreQuestion, Study, parse_columns, parse_exclusions};
use csi::survey::Dictionary;

use crate::arguments::{KpiArguments, ResamplingArguments, StudyArguments};
use crate::failure::Failure;
use crate::files;
use crate::study_choice::{
    ReadStudy, apply_by_flag, apply_design_flags, apply_reading_flags, apply_resampling_flags,
    apply_study_flags, dictionary, read_study,
};

/// What a run is about.
#[derive(Debug)]
pub(crate) struct KpiChoice {
    /// The study, command line included.
    pub(crate) study: Study,
    /// The survey file.
    pub(crate) data: PathBuf,
    /// The survey's data dictionary.
    pub(crate) dictionary: Option<Dictionary>,
    /// The study file and the data dictionary.
    pub(crate) inputs: Vec<InputFile>,
    /// The study file, as messages show it.
    pub(crate) study_file: Option<String>,
}

/// Reads the study file and applies the command line.
pub(crate) fn choose(arguments: &KpiArguments) -> Result<KpiChoice, Failure> {
    let flags = study_arguments(arguments);
    let ReadStudy {
        mut study,
        file,
        data,
        mut inputs,
    } = read_study(arguments.data.as_ref(), &flags)?;
    apply_study_flags(&mut study, &flags)?;
    apply_question_flags(&mut study, arguments)?;
    apply_by_flag(&mut study, &arguments.by)?;
    let resampling = resampling_arguments(arguments);
    apply_resampling_flags(&mut study, &resampling)?;
    apply_design_flags(&mut study, &resampling)?;
    apply_reading_flags(&mut study, &arguments.reading)?;
    let dictionary = dictionary(
        arguments.reading.dictionary.as_deref(),
        (&study, file.as_deref()),
        &mut inputs,
    )?;
    Ok(KpiChoice {
        data: data_file(data, &study, file.as_deref())?,
        study,
        dictionary,
        inputs,
        study_file: file.as_deref().map(files::shown),
    })
}

fn study_arguments(arguments: &KpiArguments) -> StudyArguments {
    StudyArguments {
        study: arguments.study.clone(),
        items: Vec::new(),
        index: None,
        scale: arguments.scale.clone(),
        missing_codes: arguments.missing_codes.clone(),
        weight: arguments.weight.clone(),
        filter: arguments.filter.clone(),
    }
}

fn resampling_arguments(arguments: &KpiArguments) -> ResamplingArguments {
    let design = arguments.design.clone();
    ResamplingArguments {
        resamples: design.resamples,
        seed: design.seed,
        interval: design.interval,
        confidence: design.confidence,
        engine: None,
        allow_failures: false,
        strata: design.strata,
        cluster: design.cluster,
        replicate_weights: design.replicate_weights,
        replicate_kind: design.replicate_kind,
    }
}

/// The columns that the flags name; all other questions stay as the study has them.
fn apply_question_flags(study: &mut Study, arguments: &KpiArguments) -> Result<(), Diagnostics> {
    let mut faults = Vec::new();
    if let Some(group) = &arguments.group {
        study.group = Some(group.clone());
    }
    let scores = &mut study.kpi.scores;
    for (flag, measure) in [
        (&arguments.nps, ScoreQuestion::Nps),
        (&arguments.csat, ScoreQuestion::Csat),
        (&arguments.ces, ScoreQuestion::Ces),
        (&arguments.satisfied, ScoreQuestion::Satisfied),
    ] {
        if let Some(column) = flag {
            scores.choose(measure, column);
        }
    }
    let mut means = Vec::new();
    for text in &arguments.mean {
        match parse_columns("mean", text) {
            Ok(columns) => means.extend(columns),
            Err(found) => faults.extend(found.0),
        }
    }
    if !means.is_empty() {
        scores.choose_means(&means);
    }
    if !arguments.exclude.is_empty() {
        study.exclude.clear();
    }
    for text in &arguments.exclude {
        match parse_exclusions(text) {
            Ok(reasons) => study.exclude.extend(reasons),
            Err(found) => faults.extend(found.0),
        }
    }
    if faults.is_empty() && study.kpi.is_empty() {
        faults.push(
            Diagnostic::new(Code::BadArgument)
                .with_word("problem", "usage-no-question")
                .with_word("advice", "usage-name-question"),
        );
    }
    Diagnostics::check(faults)
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
                .with_word("advice", "usage-name-survey");
            fault
                .in_file(study_file.map(files::shown).unwrap_or_default())
                .into()
        })
}
