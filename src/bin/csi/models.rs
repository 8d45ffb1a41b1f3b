//! `csi models`: the built-in models, to list, edit and print as questionnaires.

use anyhow::Context;
use csi::diagnostics::{Diagnostic, nearest_name};
use csi::model::{PathModel, builtin, builtin_names, builtin_toml, questionnaire};
use csi::render::{RenderOptions, render_table};
use csi::report::models_table;

use crate::arguments::{ModelsAction, ModelsArguments};
use crate::console::Console;
use crate::failure::Failure;
use crate::{compare_models, files, fit, study_choice};

pub(crate) fn run(arguments: &ModelsArguments, console: &Console) -> Result<u8, Failure> {
    let bytes = match &arguments.action {
        None | Some(ModelsAction::List) => {
            let models: Vec<PathModel> = builtin_names().filter_map(builtin).collect();
            let table = models_table(&models, &console.words);
            let options = RenderOptions {
                format: fit::format(arguments.format),
                style: fit::style(arguments.output.output.as_deref(), console),
                width: Console::output_width(),
                ..RenderOptions::default()
            };
            render_table(&table, options).context("models")?
        }
        Some(ModelsAction::Compare(choice)) => {
            return compare_models::run(choice, arguments, console);
        }
        Some(ModelsAction::Show { name }) => match builtin_toml(name) {
            Some(text) => text.as_bytes().to_vec(),
            None => return Err(unknown_model(name).into()),
        },
        Some(ModelsAction::Questionnaire { model }) => {
            let model = study_choice::named_model(model, None, None)?.model;
            questionnaire(&model, &console.words).into_bytes()
        }
    };
    files::write(arguments.output.output.as_deref(), &bytes)?;
    Ok(0)
}

/// The error for a name that is neither a built-in model nor a file.
pub(crate) fn unknown_model(name: &str) -> Diagnostic {
    let names: Vec<&str> = builtin_names().collect();
    let nearest = nearest_name(name, names.iter().copied());
    Diagnostic::unknown_name(name, nearest, names.join(", "))
}
