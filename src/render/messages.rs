//! Errors, warnings and notes.

use super::escape::escape_for_terminal;
use super::ink::Ink;
use super::options::TextStyle;
use crate::diagnostics::{Diagnostic, Severity};
use crate::report::{FitReport, Message};
use crate::words::Words;

/// Each diagnostic on two lines: severity, code, place and sentence; then what to do. For standard error.
#[must_use]
pub fn render_diagnostics(diagnostics: &[Diagnostic], words: &Words, style: TextStyle) -> String {
    let lines = diagnostics.iter().map(|diagnostic| {
        let place = diagnostic.place_phrase(words);
        let message = diagnostic.message(words);
        let sentence = if place.is_empty() {
            message
        } else {
            format!("{place}: {message}")
        };
        let code = diagnostic.code;
        let head = (code.severity(), code.id());
        two_lines(head, &sentence, &diagnostic.remedy(words), (words, style))
    });
    lines.collect()
}

/// The messages of a report; `None` when there are none.
pub(super) fn message_block(report: &FitReport, style: TextStyle, words: &Words) -> Option<String> {
    let lines = messages(report).map(|(severity, message)| {
        let head = (severity, message.code);
        two_lines(head, &message.message, &message.remedy, (words, style))
    });
    let lines: String = lines.collect();
    (!lines.is_empty()).then_some(lines)
}

/// All messages of a report, the gravest first.
pub(super) fn messages<'a>(report: &'a FitReport) -> impl Iterator<Item = (Severity, &'a Message)> {
    let of = |severity, messages: &'a [Message]| messages.iter().map(move |m| (severity, m));
    of(Severity::Error, &report.errors)
        .chain(of(Severity::Warning, &report.warnings))
        .chain(of(Severity::Information, &report.notes))
}

fn two_lines(
    (severity, code): (Severity, &str),
    sentence: &str,
    remedy: &str,
    (words, style): (&Words, TextStyle),
) -> String {
    let name = format!("{}[{code}]", words.text(severity.key()));
    let name = Ink::Severity(severity).paint(&name, style.colour);
    let help = Ink::Remedy.paint(&words.text("severity-help"), style.colour);
    let (sentence, remedy) = (escape_for_terminal(sentence), escape_for_terminal(remedy));
    format!("{name} {sentence}\n  {help}: {remedy}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use crate::words::Language;

    #[test]
    fn hostile_places_are_escaped_and_colour_is_ours() {
        let words = Words::new(Language::English);
        let fault = Diagnostic::new(Code::NotANumber)
            .in_file("a\u{1b}[2J.csv")
            .in_column("Q\u{202e}3\nerror");
        let plain = render_diagnostics(std::slice::from_ref(&fault), &words, TextStyle::PLAIN);
        assert!(
            plain.starts_with("error[CSI-D012] a\\u{1b}[2J.csv, column \"Q\\u{202e}3\\nerror\": ")
        );
        assert_eq!(plain.lines().count(), 2);
        assert!(!plain.contains('\u{1b}'));
        let coloured = render_diagnostics(&[fault], &words, TextStyle::TERMINAL);
        assert!(
            coloured.starts_with("\u{1b}[1m\u{1b}[31merror[CSI-D012]\u{1b}[0m "),
            "{coloured:?}"
        );
    }
}
