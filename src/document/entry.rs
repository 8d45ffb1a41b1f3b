//! One value of a document, asked for as what it should be.

use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::parsed::Document;
use super::table_reader::TableReader;
use crate::diagnostics::{Diagnostic, nearest_name};

/// The longest piece of a document that a message repeats, in characters.
const LONGEST_QUOTE: usize = 40;

/// The type of a value, as far as readers tell types apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// An integer or a decimal.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list, also of tables (`[[name]]`).
    List,
    /// A table, also in braces.
    Table,
    /// A date or time: no key of ours takes one.
    Date,
}

/// A value with its key and line. Each method that converts reports a fault when the type is wrong.
#[derive(Debug, Clone)]
pub struct Entry<'d> {
    document: &'d Document<'d>,
    value: &'d Spanned<DeValue<'d>>,
    name: &'d str,
    key: String,
    line: usize,
}

impl<'d> Entry<'d> {
    /// The entry called `name` in the table at `path`.
    pub(super) fn new(
        document: &'d Document<'d>,
        path: &str,
        name: &'d Spanned<DeString<'d>>,
        value: &'d Spanned<DeValue<'d>>,
    ) -> Self {
        let line = document.line(name.span().start);
        let name: &str = name.get_ref();
        Self {
            document,
            value,
            name,
            key: full_key(path, name),
            line,
        }
    }

    /// The key with the tables it stands in, such as `survey.file`.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The key alone, without the tables it stands in.
    #[must_use]
    pub fn name(&self) -> &'d str {
        self.name
    }

    /// The line of the key (of the value, in a list), from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The type of the value.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.value.get_ref() {
            DeValue::String(_) => Kind::Text,
            DeValue::Integer(_) | DeValue::Float(_) => Kind::Number,
            DeValue::Boolean(_) => Kind::Boolean,
            DeValue::Array(_) => Kind::List,
            DeValue::Table(_) => Kind::Table,
            DeValue::Datetime(_) => Kind::Date,
        }
    }

    /// The value as a string.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self.value.get_ref() {
            DeValue::String(text) => Some(text.clone().into_owned()),
            _ => self.wrong_type("document-text"),
        }
    }

    /// The value as a string, or a number as it was written (`98`): for answers and codes.
    #[must_use]
    pub fn text_or_number(&self) -> Option<String> {
        match self.value.get_ref() {
            DeValue::String(text) => Some(text.clone().into_owned()),
            DeValue::Integer(_) | DeValue::Float(_) => {
                Some(self.document.written(&self.value.span()).to_owned())
            }
            _ => self.wrong_type("document-text-or-number"),
        }
    }

    /// The value as a finite number.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        let number = match self.value.get_ref() {
            DeValue::Integer(_) => self.whole().map(|whole| whole as f64),
            DeValue::Float(float) => float.as_str().parse().ok().filter(|x: &f64| x.is_finite()),
            _ => None,
        };
        number.or_else(|| self.wrong_type("document-number"))
    }

    /// The value as a whole number.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        self.whole().or_else(|| self.wrong_type("document-integer"))
    }

    /// The value as a whole number from zero up.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        let count = self.whole().and_then(|whole| usize::try_from(whole).ok());
        count.or_else(|| self.wrong_type("document-count"))
    }

    /// The value as `true` or `false`.
    #[must_use]
    pub fn boolean(&self) -> Option<bool> {
        match self.value.get_ref() {
            DeValue::Boolean(boolean) => Some(*boolean),
            _ => self.wrong_type("document-boolean"),
        }
    }

    /// The value as one of several names, each with what it stands for.
    #[must_use]
    pub fn choice<T: Clone>(&self, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text()?;
        let found = choices.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.document.report(advise(
                self.fault().with_word("problem", "document-not-a-choice"),
                &text,
                &names,
            ));
        }
        found.map(|(_, choice)| choice.clone())
    }

    /// The values of a list; a fault when it is none.
    #[must_use]
    pub fn list(&self) -> Option<Vec<Entry<'d>>> {
        match self.value.get_ref() {
            DeValue::Array(values) => Some(
                values
                    .iter()
                    .map(|value| Self {
                        value,
                        line: self.document.line(value.span().start),
                        ..self.clone()
                    })
                    .collect(),
            ),
            _ => self.wrong_type("document-list"),
        }
    }

    /// A list of strings or numbers, or a single one, each as it was written.
    #[must_use]
    pub fn texts(&self) -> Option<Vec<String>> {
        if self.kind() == Kind::List {
            let entries = self.list()?;
            Some(entries.iter().filter_map(Self::text_or_number).collect())
        } else {
            self.text_or_number().map(|text| vec![text])
        }
    }

    /// The value as a table.
    #[must_use]
    pub fn table(&self) -> Option<TableReader<'d>> {
        match self.value.get_ref() {
            DeValue::Table(table) => Some(TableReader::new(
                self.document,
                table,
                self.line,
                self.key.clone(),
            )),
            _ => self.wrong_type("document-table"),
        }
    }

    /// Reports that the value cannot be: `problem` is the catalogue key of a phrase, `advice` that of a sentence. Both
    /// can name `key` and `found` (the value as written).
    pub fn reject(&self, problem: &'static str, advice: &'static str) {
        let fault = self.fault();
        self.document.report(
            fault
                .with_word("problem", problem)
                .with_word("advice", advice),
        );
    }

    /// A fault at this entry with its arguments `key` and `found`, for [`Document::report`].
    #[must_use]
    pub fn fault(&self) -> Diagnostic {
        Diagnostic::new(self.document.codes().bad_value)
            .at_line(self.line)
            .with("key", &self.key)
            .with("found", quote(self.document.written(&self.value.span())))
    }

    fn whole(&self) -> Option<i64> {
        match self.value.get_ref() {
            DeValue::Integer(integer) => {
                i64::from_str_radix(integer.as_str(), integer.radix()).ok()
            }
            _ => None,
        }
    }

    fn wrong_type<T>(&self, expected: &'static str) -> Option<T> {
        let fault = self.fault().with_word("expected", expected);
        self.document.report(
            fault
                .with_word("problem", "document-wrong-type")
                .with_word("advice", "document-write-expected"),
        );
        None
    }
}

/// Adds the argument `advice`: the name nearest to `wrong`, or the list of `known` names.
#[must_use]
pub fn advise(fault: Diagnostic, wrong: &str, known: &[&str]) -> Diagnostic {
    match nearest_name(wrong, known.iter().copied()) {
        Some(nearest) => fault
            .with("nearest", nearest)
            .with_word("advice", "document-did-you-mean"),
        None if known.is_empty() => fault.with_word("advice", "document-nothing-known"),
        None => fault
            .with("known", known.join(", "))
            .with_word("advice", "document-known-names"),
    }
}

/// `key` with the tables that lead to it.
pub(super) fn full_key(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// The start of a text that may run over many lines.
fn quote(written: &str) -> String {
    let line = written.lines().next().unwrap_or_default();
    let short: String = line.chars().take(LONGEST_QUOTE).collect();
    if short.len() < written.len() {
        format!("{short}…")
    } else {
        short
    }
}
