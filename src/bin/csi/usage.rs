//! Arguments that cannot be read, in the words of the catalogue.

use std::io;

use clap::Error;
use clap::error::{ContextKind, ErrorKind};
use csi::diagnostics::{Code, Diagnostic};
use csi::words::Words;

use crate::console::Console;

/// Says what is wrong with the arguments, or prints the help or the version; gives the exit code.
pub(crate) fn report(error: &Error, words: Words) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match error.print() {
            Err(failure) if failure.kind() != io::ErrorKind::BrokenPipe => {
                Code::UnwritableOutput.exit_code()
            }
            _ => 0,
        },
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Code::BadArgument.exit_code()
        }
        _ => {
            Console::without_arguments(words).show(&[diagnostic(error)]);
            Code::BadArgument.exit_code()
        }
    }
}

/// The catalogue's messages that say what is wrong and what to do, with the names that the advice lists.
struct Wording {
    problem: &'static str,
    advice: &'static str,
    known: Option<String>,
}

fn diagnostic(error: &Error) -> Diagnostic {
    let context = |kind| error.get(kind).map(ToString::to_string);
    let wording = wording(error);
    let subject = context(ContextKind::InvalidArg).or(context(ContextKind::InvalidSubcommand));
    Diagnostic::new(Code::BadArgument)
        .with("argument", subject.unwrap_or_default())
        .with(
            "value",
            context(ContextKind::InvalidValue).unwrap_or_default(),
        )
        .with("other", context(ContextKind::PriorArg).unwrap_or_default())
        .with("known", wording.known.unwrap_or_default())
        .with_word("problem", wording.problem)
        .with_word("advice", wording.advice)
}

fn wording(error: &Error) -> Wording {
    let context = |kind| {
        let text = error.get(kind).map(ToString::to_string);
        text.filter(|text| !text.is_empty())
    };
    let listing = |problem, advice, kind| {
        let known = context(kind);
        Wording {
            problem,
            advice: if known.is_some() {
                advice
            } else {
                "usage-see-help"
            },
            known,
        }
    };
    let plain = |problem, advice| Wording {
        problem,
        advice,
        known: None,
    };
    let is_repeated = || context(ContextKind::PriorArg) == context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => listing(
            "usage-unknown-argument",
            "usage-did-you-mean",
            ContextKind::SuggestedArg,
        ),
        ErrorKind::InvalidSubcommand => listing(
            "usage-unknown-command",
            "usage-did-you-mean",
            ContextKind::SuggestedSubcommand,
        ),
        ErrorKind::MissingSubcommand => listing(
            "usage-no-command",
            "usage-one-of",
            ContextKind::ValidSubcommand,
        ),
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_none() => {
            listing("usage-no-value", "usage-one-of", ContextKind::ValidValue)
        }
        ErrorKind::InvalidValue => {
            listing("usage-bad-value", "usage-one-of", ContextKind::ValidValue)
        }
        ErrorKind::ValueValidation => plain("usage-bad-value", "usage-give-a-number"),
        ErrorKind::TooManyValues => plain("usage-takes-no-value", "usage-see-help"),
        ErrorKind::MissingRequiredArgument => plain("usage-missing-argument", "usage-see-help"),
        ErrorKind::ArgumentConflict if is_repeated() => plain("usage-twice", "usage-see-help"),
        ErrorKind::ArgumentConflict => plain("usage-conflict", "usage-see-help"),
        _ => plain("usage-unclear", "usage-see-help"),
    }
}
