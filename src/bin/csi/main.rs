//! The command line of `csi`: arguments, files, the terminal and the exit code; no arithmetic.

mod arguments;
mod assess;
mod by_group;
mod check;
mod compare_models;
mod console;
mod drivers;
mod explain;
mod failure;
mod files;
mod fit;
mod generate;
mod guidance;
mod help;
mod hierarchy;
mod init;
mod intervals;
mod kpi;
mod kpi_choice;
mod models;
mod prediction;
mod preparation;
mod redundancy;
mod segments;
mod study_choice;
mod study_text;
mod usage;
mod whatif;

use std::process::ExitCode;

use clap::FromArgMatches;
use csi::survey::PARSER_THREAD;
use csi::words::Words;

use crate::arguments::{Arguments, Command};
use crate::console::Console;
use crate::failure::Failure;

fn main() -> ExitCode {
    silence_workbook_parser();
    let words = Words::new(console::language());
    let matches = help::in_words(&words).try_get_matches();
    let arguments = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match arguments {
        Ok(arguments) => arguments,
        Err(error) => return ExitCode::from(usage::report(&error, words)),
    };
    let console = Console::new(words, &arguments.terminal);
    match run(&arguments, &console) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => ExitCode::from(failure.report(&console)),
    }
}

/// A parser that stops at a broken workbook is a message of the survey, not a fault of this program.
fn silence_workbook_parser() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(PARSER_THREAD) {
            usual(panic);
        }
    }));
}

fn run(arguments: &Arguments, console: &Console) -> Result<u8, Failure> {
    match &arguments.command {
        Command::Fit(arguments) => fit::run(arguments, console),
        Command::Init(arguments) => init::run(arguments, console),
        Command::Check(arguments) => check::run(arguments, console),
        Command::Assess(arguments) => assess::run(arguments, console),
        Command::Segments(arguments) => segments::run(arguments, console),
        Command::Drivers(arguments) => drivers::run(arguments, console),
        Command::Kpi(arguments) => kpi::run(arguments, console),
        Command::Hierarchy(arguments) => hierarchy::run(arguments, console),
        Command::Whatif(arguments) => whatif::run(arguments, console),
        Command::Models(arguments) => models::run(arguments, console),
        Command::Explain(arguments) => explain::run(arguments, console),
        Command::Schema(arguments) => generate::schema(arguments, console),
        Command::Generate(arguments) => generate::run(arguments, console),
    }
}
