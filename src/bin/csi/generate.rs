//! `csi generate` and `csi schema`: help for people's shells and for machines.

use anyhow::Context;
use csi::report::fit_schema;

use crate::arguments::{GenerateAction, GenerateArguments, OutputArguments};
use crate::console::Console;
use crate::failure::Failure;
use crate::{files, help};

/// Prints a man page or a completion script.
pub(crate) fn run(arguments: &GenerateArguments, console: &Console) -> Result<u8, Failure> {
    let mut command = help::in_words(&console.words);
    let mut bytes = Vec::new();
    match arguments.action {
        GenerateAction::Man => {
            clap_mangen::Man::new(command)
                .render(&mut bytes)
                .context("man page")?;
        }
        GenerateAction::Completions { shell } => {
            clap_complete::generate(shell, &mut command, "csi", &mut bytes);
        }
    }
    files::write(None, &bytes)?;
    Ok(0)
}

/// Prints the JSON Schema of the output of `csi fit --format json`.
pub(crate) fn schema(arguments: &OutputArguments, _: &Console) -> Result<u8, Failure> {
    let mut text = serde_json::to_string_pretty(&fit_schema()).context("schema")?;
    text.push('\n');
    files::write(arguments.output.as_deref(), text.as_bytes())?;
    Ok(0)
}
