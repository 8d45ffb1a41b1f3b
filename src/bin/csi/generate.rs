//! `csi generate` and `csi schema`: help for people's shells and for machines.

use anyhow::Context;
use csi::report::{
    assess_schema, check_schema, drivers_schema, fit_schema, hierarchy_schema, kpi_schema,
    models_schema, segments_schema, whatif_schema,
};

use crate::arguments::{DocumentChoice, GenerateAction, GenerateArguments, SchemaArguments};
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

/// Prints the JSON Schema of the output of a command with `--format json`.
pub(crate) fn schema(arguments: &SchemaArguments, _: &Console) -> Result<u8, Failure> {
    let schema = match arguments.document {
        DocumentChoice::Fit => fit_schema(),
        DocumentChoice::Check => check_schema(),
        DocumentChoice::Assess => assess_schema(),
        DocumentChoice::Drivers => drivers_schema(),
        DocumentChoice::Kpi => kpi_schema(),
        DocumentChoice::Whatif => whatif_schema(),
        DocumentChoice::ModelsCompare => models_schema(),
        DocumentChoice::Segments => segments_schema(),
        DocumentChoice::Hierarchy => hierarchy_schema(),
    };
    let mut text = serde_json::to_string_pretty(&schema).context("schema")?;
    text.push('\n');
    files::write(arguments.output.output.as_deref(), text.as_bytes())?;
    Ok(0)
}
