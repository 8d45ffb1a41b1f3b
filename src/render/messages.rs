//! Errors, warnings and notes.

use super::escape::escape_for_terminal;
use super::ink::Ink;
use super::options::TextStyle;
use crate::diagnostics::{Diagnostic, Severity};
use crate::report::Message;
use crate::words::Words;

/// Each diagnostic on a line of its own: severity, code, place and sentence; below it what to do. For standard error.
///
/// Diagnostics in a row that ask for the same share the line that says so.
#[must_use]
pub fn render_diagnostics(diagnostics: &[Diagnostic], words: &Words, style: TextStyle) -> String {
    let colon = words.text("colon");
    let lines = diagnostics.iter().map(|diagnostic| {
        let place = diagnostic.place_phrase(words);
        let message = diagnostic.message(words);
        Said {
            severity: diagnostic.code.severity(),
            code: diagnostic.code.id(),
            sentence: if place.is_empty() {
                message
            } else {
                format!("{place}{colon}{message}")
            },
            remedy: diagnostic.remedy(words),
        }
    });
    text(&lines.collect::<Vec<_>>(), style, words)
}

/// The messages of a report; `None` when there are none.
pub(super) fn message_block(
    messages: &[(Severity, &Message)],
    style: TextStyle,
    words: &Words,
) -> Option<String> {
    let lines = messages.iter().map(|(severity, message)| Said {
        severity: *severity,
        code: message.code,
        sentence: message.message.clone(),
        remedy: message.remedy.clone(),
    });
    let lines: Vec<Said> = lines.collect();
    (!lines.is_empty()).then(|| text(&lines, style, words))
}

/// A message in the words of one language.
struct Said {
    severity: Severity,
    code: &'static str,
    sentence: String,
    remedy: String,
}

fn text(messages: &[Said], style: TextStyle, words: &Words) -> String {
    let help = Ink::Remedy.paint(&words.text("severity-help"), style.colour);
    let colon = words.text("colon");
    let mut text = String::new();
    for (position, said) in messages.iter().enumerate() {
        let name = format!("{}[{}]", words.text(said.severity.key()), said.code);
        let name = Ink::Severity(said.severity).paint(&name, style.colour);
        text.extend([&name, " ", &escape_for_terminal(&said.sentence), "\n"]);
        let next = messages.get(position + 1);
        if next.is_none_or(|next| next.remedy != said.remedy) {
            let remedy = escape_for_terminal(&said.remedy);
            text.extend(["  ", &help, &colon, &remedy, "\n"]);
        }
    }
    text
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

    #[test]
    fn neighbours_share_a_remedy() {
        let words = Words::new(Language::English);
        let fault = |column: &str| Diagnostic::new(Code::ConstantItem).in_column(column);
        let other = Diagnostic::new(Code::EmptyItem).in_column("c");
        let said = render_diagnostics(&[fault("a"), fault("b"), other], &words, TextStyle::PLAIN);
        let starts: Vec<&str> = said.lines().map(|line| &line[..7]).collect();
        assert_eq!(
            starts,
            ["error[C", "error[C", "  remed", "error[C", "  remed"]
        );
    }
}
