//! What is wrong with a text that is not TOML, in the words of the catalogue.

use toml::de::Error;

use crate::diagnostics::{Code, Diagnostic};

const UNQUOTED: &str = "toml-unquoted-text";

/// What the parser begins its messages with, and the catalogue's phrase for it. The first that fits is taken.
const PHRASES: &[(&str, &str)] = &[
    ("string values must be quoted", UNQUOTED),
    ("invalid basic string", "toml-open-quote"),
    ("invalid literal string", "toml-open-quote"),
    ("invalid string", "toml-open-quote"),
    ("invalid multi-line", "toml-open-quote"),
    ("missing opening quote", "toml-open-quote"),
    ("missing escaped value", "toml-escape"),
    ("too few unicode value digits", "toml-escape"),
    ("invalid escape", "toml-escape"),
    ("duplicate key", "toml-key-twice"),
    ("cannot extend value", "toml-key-twice"),
    ("unclosed array table", "toml-open-heading"),
    ("unclosed table", "toml-open-heading"),
    ("missing table open", "toml-open-heading"),
    ("unclosed array", "toml-open-list"),
    ("unclosed inline table", "toml-open-braces"),
    ("missing comma", "toml-no-comma"),
    ("extra comma", "toml-extra-comma"),
    ("extra assignment", "toml-extra-equals"),
    ("extra `=`", "toml-extra-equals"),
    ("unexpected `=`", "toml-extra-equals"),
    ("missing assignment", "toml-no-equals"),
    ("invalid key-value pair", "toml-no-equals"),
    ("key with no value", "toml-no-equals"),
    ("missing value", "toml-no-value"),
    ("invalid value", "toml-no-value"),
    ("unquoted keys cannot be empty", "toml-bad-key"),
    ("invalid unquoted key", "toml-bad-key"),
    ("missing key", "toml-bad-key"),
    ("keys cannot be multi-line", "toml-bad-key"),
    ("unexpected key or value", "toml-left-over"),
    ("unexpected content", "toml-left-over"),
    ("unexpected sign", "toml-bad-number"),
    ("unexpected leading zero", "toml-bad-number"),
    ("redundant", "toml-bad-number"),
    ("radix must be lowercase", "toml-bad-number"),
    ("integers with a radix", "toml-bad-number"),
    ("`_` may only go between digits", "toml-bad-number"),
    ("invalid integer number", "toml-bad-number"),
    ("invalid float", "toml-bad-number"),
    ("invalid comment character", "toml-control-character"),
    ("carriage return must be followed", "toml-control-character"),
    ("cannot recurse further", "toml-too-deep"),
    ("recursion limit", "toml-too-deep"),
];

/// The fault of one place of `text` that is not TOML; the caller adds its line.
pub(super) fn syntax_fault(code: Code, text: &str, error: &Error) -> Diagnostic {
    let known = PHRASES
        .iter()
        .find(|(start, _)| error.message().starts_with(start));
    let phrase = match known {
        // The parser takes the end of the line for such a text.
        Some((_, UNQUOTED)) if error.span().is_some_and(|span| line_ends(text, span.start)) => {
            "toml-no-value"
        }
        Some((_, phrase)) => phrase,
        None => "toml-other",
    };
    let fault = Diagnostic::new(code)
        .with("parser", error.message())
        .with_word("what", phrase);
    match error.span() {
        Some(span) => fault
            .with("position", character(text, span.start))
            .with_word("problem", "toml-problem-at"),
        None => fault.with_word("problem", "toml-problem"),
    }
}

/// Whether nothing but blanks and a comment is left of a line.
fn line_ends(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', '\t']);
    rest.is_empty() || rest.starts_with(['\n', '\r', '#'])
}

/// Position of a byte in its line, in characters from 1.
fn character(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().count() + 1
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;
    use crate::words::{Language, Words};

    fn faults(text: &str) -> Vec<Diagnostic> {
        let errors = DeTable::parse_recoverable(text).1;
        let faults = errors
            .iter()
            .map(|error| syntax_fault(Code::StudySyntax, text, error));
        faults.collect()
    }

    #[test]
    fn usual_mistakes_have_words() {
        let mut differing = Vec::new();
        for (text, phrase) in [
            ("[survey]\nfile = wave.csv\n", "toml-unquoted-text"),
            ("file = \"wave.csv\n", "toml-open-quote"),
            ("file = 'wave.csv\n", "toml-open-quote"),
            ("file = \"C:\\users\"\n", "toml-escape"),
            ("a = 1\na = 2\n", "toml-key-twice"),
            ("[survey]\n[survey]\n", "toml-key-twice"),
            ("[survey\nfile = 'a'\n", "toml-open-heading"),
            ("missing = [98, 99\n", "toml-open-list"),
            ("a = { min = 1\n", "toml-open-braces"),
            ("a = ['x' 'y']\n", "toml-no-comma"),
            ("a = [1,, 2]\n", "toml-extra-comma"),
            ("a = = 2\n", "toml-extra-equals"),
            ("file 'a'\n", "toml-no-equals"),
            ("file\n", "toml-no-equals"),
            ("file =\n", "toml-no-value"),
            ("满意度 = 'Q1'\n", "toml-bad-key"),
            ("a = 'x' 'y'\n", "toml-left-over"),
            ("a = 01\n", "toml-bad-number"),
            ("a = 1__0\n", "toml-bad-number"),
        ] {
            let phrases: Vec<&str> = faults(text)
                .iter()
                .map(|fault| fault.phrases[0].1)
                .collect();
            if !phrases.contains(&phrase) {
                differing.push((text, phrases));
            }
        }
        assert!(differing.is_empty(), "{differing:#?}");
    }

    #[test]
    fn the_chinese_sentence_is_whole() {
        let words = Words::new(Language::Chinese);
        let fault = &faults("[survey]\n名 = 'a'\n file = 满意 \n")[1];
        let message = fault.message(&words);
        assert!(message.contains("第 9 个字符处"), "{message}");
        assert!(
            !message.contains("quoted") && !message.contains('$'),
            "{message}"
        );
    }

    #[test]
    fn every_phrase_is_in_the_catalogue() {
        let words = Words::new(Language::English);
        for (_, phrase) in PHRASES {
            assert!(words.lookup(phrase, &[]).is_some(), "{phrase}");
        }
    }
}
