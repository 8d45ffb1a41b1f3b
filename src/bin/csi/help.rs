//! The help in the words of the catalogue.

use clap::{Command, CommandFactory};
use csi::words::Words;

use crate::arguments::Arguments;

/// The command whose help speaks the language of `words`.
pub(crate) fn in_words(words: &Words) -> Command {
    let command = Arguments::command()
        .about(words.text("command-csi"))
        .after_help(words.text("help-exit-codes"));
    worded(command, words)
}

fn worded(command: Command, words: &Words) -> Command {
    let heading = words.text("help-options");
    let arguments = words.text("help-arguments");
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{}{}{{usage}}\n\n{{all-args}}{{after-help}}",
        words.text("help-usage"),
        words.text("colon")
    );
    let name = command.get_name().to_owned();
    let command = command
        .help_template(template)
        .subcommand_help_heading(words.text("help-commands"))
        .mut_args(|argument| {
            let id = argument.get_id().as_str().replace('_', "-");
            // What an argument means to one command only goes before what it means to all.
            let own = words.lookup(&format!("argument-{name}-{id}"), &[]);
            let help = own.unwrap_or_else(|| words.text(&format!("argument-{id}")));
            let place = if argument.is_positional() {
                &arguments
            } else {
                &heading
            };
            let argument = argument.help(help).help_heading(place.clone());
            // Values, defaults and variables stand in the catalogue's text, in the reader's language.
            if argument.get_action().takes_values() {
                argument
                    .hide_possible_values(true)
                    .hide_default_value(true)
                    .hide_env(true)
            } else {
                argument
            }
        });
    let names: Vec<String> = command
        .get_subcommands()
        .map(|inner| inner.get_name().to_owned())
        .collect();
    names.into_iter().fold(command, |command, name| {
        let about = words.text(&format!("command-{name}"));
        command.mut_subcommand(name, |inner| worded(inner.about(about), words))
    })
}
