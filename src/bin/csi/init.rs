//! `csi init`: a proposed study file for a survey.

use std::path::{Component, Path, PathBuf};

use csi::cleaning::clean;
use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::model::{PathModel, builtin};
use csi::proposal::{Confidence, Proposal, propose};
use csi::study::Study;
use csi::survey::{Responses, SurveyColumn, SurveyFile};
use csi::words::Words;

use crate::arguments::InitArguments;
use crate::console::Console;
use crate::failure::Failure;
use crate::files;
use crate::preparation::{read_options, threads};
use crate::study_choice::{apply_reading_flags, dictionary, named_model};
use crate::study_text::{ModelLine, StudyText, study_text};

pub(crate) fn run(arguments: &InitArguments, console: &Console) -> Result<u8, Failure> {
    let output = Some(arguments.study_output.as_path()).filter(|path| path.as_os_str() != "-");
    let exists = |path: &&Path| path.symlink_metadata().is_ok();
    if let Some(path) = output.filter(exists).filter(|_| !arguments.force) {
        let fault = Diagnostic::new(Code::UnwritableOutput).in_file(files::shown(path));
        return Err(fault.with_word("reason", "file-exists").into());
    }
    let model = named_model(&arguments.model, None, None)?.model;
    let (responses, headers) = read(arguments)?;
    let proposal = propose(&responses, &model);
    console.show(&responses.warnings);
    let words = &console.words;
    let parts = StudyText {
        file: survey_path(&arguments.survey, output),
        study: output.map_or_else(|| "study.toml".to_owned(), files::shown),
        model: model_line(&arguments.model, output),
        export: responses.export.clone(),
        proposal: &proposal,
        path_model: &model,
    };
    let draft = study_text(&parts, None, words);
    let left = left_to_fill_in(&draft, responses, &headers, &model);
    let listed: Vec<String> = left.iter().map(|fault| listed(fault, words)).collect();
    let text = study_text(&parts, Some(&listed), words);
    files::write(output, text.as_bytes())?;
    report(&parts, &listed, console);
    Ok(0)
}

/// All columns of the survey, and its headers.
fn read(arguments: &InitArguments) -> Result<(Responses, Vec<SurveyColumn>), Failure> {
    let shown = files::shown(&arguments.survey);
    let here = |faults: Diagnostics| faults.in_file(&shown);
    let mut study = Study::default();
    apply_reading_flags(&mut study, &arguments.reading)?;
    let named = arguments.reading.dictionary.as_deref();
    let dictionary = dictionary(named, (&study, None), &mut Vec::new())?;
    let options = read_options(&study, dictionary.as_ref(), threads(&arguments.reading))?;
    let source = files::open(&arguments.survey)?;
    let file = SurveyFile::open(source, &options).map_err(here)?;
    let headers = file.columns().to_vec();
    let columns: Vec<usize> = (0..headers.len()).collect();
    let responses = file.into_responses(&columns).map_err(here)?;
    Ok((responses, headers))
}

/// What a fit of the draft would refuse.
fn left_to_fill_in(
    draft: &str,
    responses: Responses,
    headers: &[SurveyColumn],
    model: &PathModel,
) -> Vec<Diagnostic> {
    let attempt = || {
        let study = Study::parse(draft)?;
        let resolution = study.codebook(model.clone(), headers)?;
        let missing = study.settings.missing;
        clean(responses, &resolution.codebook, &resolution.model, missing).map(drop)
    };
    attempt().map_or_else(|Diagnostics(faults)| faults, |()| Vec::new())
}

/// A fault as a thing to do.
fn listed(fault: &Diagnostic, words: &Words) -> String {
    let colon = words.text("colon");
    let place = fault.place_phrase(words);
    let place = if place.is_empty() {
        place
    } else {
        format!("{place}{colon}")
    };
    let (message, remedy) = (fault.message(words), fault.remedy(words));
    let help = words.text("severity-help");
    format!(
        "{} {place}{message}\n  {help}{colon}{remedy}",
        fault.code.id()
    )
}

/// Says what was found and what is left.
fn report(parts: &StudyText<'_>, left: &[String], console: &Console) {
    let counted = |confidence| count(parts.proposal, confidence).to_string();
    let numbers = [
        ("study", parts.study.clone()),
        ("matched", parts.proposal.matched().to_string()),
        ("items", parts.proposal.items.len().to_string()),
        ("certain", counted(Confidence::Certain)),
        ("likely", counted(Confidence::Likely)),
        ("possible", counted(Confidence::Possible)),
    ];
    let words = &console.words;
    console.say_escaped(&words.fill("init-written", &numbers));
    if left.is_empty() {
        console.say(&words.text("init-nothing-left"));
        return;
    }
    console.say(&words.text("init-left"));
    for line in left.iter().flat_map(|fault| fault.split("\n  ")) {
        console.say_escaped(line);
    }
}

fn count(proposal: &Proposal, wanted: Confidence) -> usize {
    let columns = proposal
        .items
        .iter()
        .filter_map(|item| item.column.as_ref());
    let confidences = columns.map(|column| column.evidence.confidence());
    confidences
        .filter(|confidence| *confidence == wanted)
        .count()
}

/// A built-in model by its name, a file from the study's folder.
fn model_line(model: &str, output: Option<&Path>) -> ModelLine {
    match builtin(model) {
        Some(_) => ModelLine::Named(model.to_owned()),
        None => ModelLine::File(from_folder_of(output, Path::new(model))),
    }
}

/// The survey from the study's folder; `None` for standard input.
fn survey_path(survey: &Path, output: Option<&Path>) -> Option<String> {
    let is_file = !files::is_standard_input(survey);
    is_file.then(|| from_folder_of(output, survey))
}

/// `path` as a study in `study`'s folder names it: relative where that is possible, with `/` on every system.
fn from_folder_of(study: Option<&Path>, path: &Path) -> String {
    let folder = study.and_then(Path::parent).unwrap_or(Path::new(""));
    let relative = if folder.as_os_str().is_empty() || path.is_absolute() {
        None
    } else {
        let folder = std::path::absolute(folder).ok();
        let path = std::path::absolute(path).ok();
        folder
            .zip(path)
            .map(|(folder, path)| difference(&folder, &path))
    };
    let chosen = relative.unwrap_or_else(|| path.to_owned());
    let shown = files::shown(&chosen);
    if cfg!(windows) {
        shown.replace('\\', "/")
    } else {
        shown
    }
}

/// `path` from `folder`, both absolute; `path` itself when they have nothing in common.
fn difference(folder: &Path, path: &Path) -> PathBuf {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (folder.components().collect(), path.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return path.to_owned();
    }
    let up = std::iter::repeat_n(Component::ParentDir, from.len() - common);
    up.chain(to.into_iter().skip(common)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_study() {
        for (study, path, expected) in [
            (Some("study.toml"), "a/wave.csv", "a/wave.csv"),
            (Some("a/study.toml"), "a/wave.csv", "wave.csv"),
            (Some("b/study.toml"), "a/wave.csv", "../a/wave.csv"),
            (None, "a/wave.csv", "a/wave.csv"),
        ] {
            assert_eq!(
                from_folder_of(study.map(Path::new), Path::new(path)),
                expected
            );
        }
    }
}
