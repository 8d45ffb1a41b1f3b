//! The terminal: language, colour, messages.

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};

use csi::diagnostics::{Diagnostic, Severity};
use csi::render::{TextStyle, escape_for_terminal, render_diagnostics};
use csi::words::{Language, Words};

use crate::arguments::{ColorChoice, TerminalArguments};

/// How this run speaks.
#[derive(Debug)]
pub(crate) struct Console {
    pub(crate) words: Words,
    color: ColorChoice,
    quiet: bool,
}

/// The language: `--lang`, then `CSI_LANG`, then the locale.
///
/// It is needed before the arguments are read, because their help is in that language.
pub(crate) fn language() -> Language {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let after = |flag: &str| {
        let texts = arguments.iter().map(|argument| argument.to_string_lossy());
        let mut texts =
            texts.skip_while(|text| text != flag && !text.starts_with(&format!("{flag}=")));
        let first = texts.next()?.into_owned();
        match first.split_once('=') {
            Some((_, value)) => Some(value.to_owned()),
            None => texts.next().map(Cow::into_owned),
        }
    };
    let chosen = after("--lang").or_else(|| std::env::var("CSI_LANG").ok());
    let locale = chosen.or_else(sys_locale::get_locale).unwrap_or_default();
    Language::from_locale(&locale)
}

impl Console {
    pub(crate) fn new(words: Words, arguments: &TerminalArguments) -> Self {
        Self {
            words,
            color: arguments.color,
            quiet: arguments.quiet,
        }
    }

    /// The console of a run whose arguments could not be read.
    pub(crate) fn without_arguments(words: Words) -> Self {
        Self {
            words,
            color: ColorChoice::Auto,
            quiet: false,
        }
    }

    /// Looks of what goes to standard output.
    pub(crate) fn output_style(&self) -> TextStyle {
        let terminal = std::io::stdout().is_terminal();
        TextStyle {
            rules: terminal,
            colour: self.colour(terminal),
        }
    }

    /// Width of the terminal that shows standard output.
    pub(crate) fn output_width() -> Option<u16> {
        terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| width.0)
    }

    fn colour(&self, terminal: bool) -> bool {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if set("NO_COLOR") => false,
            ColorChoice::Auto => terminal || set("CLICOLOR_FORCE"),
        }
    }

    /// Shows errors always, warnings and notes unless the run is quiet.
    pub(crate) fn show(&self, diagnostics: &[Diagnostic]) {
        let shown = diagnostics
            .iter()
            .filter(|diagnostic| !self.quiet || diagnostic.code.severity() == Severity::Error);
        let shown: Vec<Diagnostic> = shown.cloned().collect();
        if shown.is_empty() {
            return;
        }
        let terminal = std::io::stderr().is_terminal();
        let style = TextStyle {
            rules: terminal,
            colour: self.colour(terminal),
        };
        let text = render_diagnostics(&shown, &self.words, style);
        // Nothing can be done when even standard error is gone.
        let _ = std::io::stderr().write_all(text.as_bytes());
    }

    /// Whether a progress bar may be shown.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// Writes a line that may hold text of a survey to standard error.
    pub(crate) fn say_escaped(&self, text: &str) {
        self.say(&escape_for_terminal(text));
    }

    /// Writes a line to standard error.
    pub(crate) fn say(&self, text: &str) {
        if !self.quiet {
            // Nothing can be done when even standard error is gone.
            let _ = writeln!(std::io::stderr(), "{text}");
        }
    }
}
