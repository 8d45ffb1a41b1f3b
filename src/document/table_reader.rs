//! A table that hands out values by key and remembers which keys were asked for.

use std::collections::BTreeSet;

use toml::de::DeTable;

use super::entry::{Entry, advise, full_key};
use super::parsed::Document;
use crate::diagnostics::Diagnostic;

/// A reader of one table. [`TableReader::finish`] reports the keys that were not asked for.
#[derive(Debug)]
#[must_use = "finish() reports the unknown keys"]
pub struct TableReader<'d> {
    document: &'d Document<'d>,
    table: &'d DeTable<'d>,
    line: usize,
    path: String,
    asked: BTreeSet<&'static str>,
}

impl<'d> TableReader<'d> {
    pub(super) fn new(
        document: &'d Document<'d>,
        table: &'d DeTable<'d>,
        line: usize,
        path: String,
    ) -> Self {
        Self {
            document,
            table,
            line,
            path,
            asked: BTreeSet::new(),
        }
    }

    /// The line where the table begins, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The keys that lead to the table, such as `items.sat_overall`; empty for the outermost.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The document, for faults of the caller's own.
    #[must_use]
    pub fn document(&self) -> &'d Document<'d> {
        self.document
    }

    /// The value of `key`, when it is there.
    pub fn optional(&mut self, key: &'static str) -> Option<Entry<'d>> {
        self.asked.insert(key);
        let (name, value) = self.table.get_key_value(key)?;
        Some(Entry::new(self.document, &self.path, name, value))
    }

    /// The value of `key`; a fault at the table's line when it is absent.
    pub fn required(&mut self, key: &'static str) -> Option<Entry<'d>> {
        let entry = self.optional(key);
        if entry.is_none() {
            let fault = Diagnostic::new(self.document.codes().bad_value)
                .at_line(self.line)
                .with("key", full_key(&self.path, key))
                .with_word("problem", "document-absent")
                .with_word("advice", "document-add-key");
            self.document.report(fault);
        }
        entry
    }

    /// Every key with its value, in the order of the file: for tables whose keys are free.
    #[must_use = "all keys count as asked for"]
    pub fn entries(self) -> Vec<Entry<'d>> {
        self.in_file_order()
    }

    /// [`Entry::text`] of an optional key.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.optional(key)?.text()
    }

    /// [`Entry::number`] of an optional key.
    pub fn number(&mut self, key: &'static str) -> Option<f64> {
        self.optional(key)?.number()
    }

    /// [`Entry::integer`] of an optional key.
    pub fn integer(&mut self, key: &'static str) -> Option<i64> {
        self.optional(key)?.integer()
    }

    /// [`Entry::count`] of an optional key.
    pub fn count(&mut self, key: &'static str) -> Option<usize> {
        self.optional(key)?.count()
    }

    /// [`Entry::boolean`] of an optional key.
    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        self.optional(key)?.boolean()
    }

    /// [`Entry::choice`] of an optional key.
    pub fn choice<T: Clone>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        self.optional(key)?.choice(choices)
    }

    /// [`Entry::texts`] of an optional key.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<String>> {
        self.optional(key)?.texts()
    }

    /// [`Entry::table`] of an optional key.
    pub fn table(&mut self, key: &'static str) -> Option<TableReader<'d>> {
        self.optional(key)?.table()
    }

    /// The tables of an optional `[[key]]`; none when it is absent.
    pub fn tables(&mut self, key: &'static str) -> Vec<TableReader<'d>> {
        let list = self.optional(key).and_then(|entry| entry.list());
        let entries = list.unwrap_or_default();
        entries.iter().filter_map(Entry::table).collect()
    }

    /// Reports every key that was not asked for, with the nearest of those that were.
    pub fn finish(self) {
        let asked: Vec<&str> = self.asked.iter().copied().collect();
        for entry in self.in_file_order() {
            if !self.asked.contains(entry.name()) {
                let fault = Diagnostic::new(self.document.codes().unknown_key)
                    .at_line(entry.line())
                    .with("key", entry.key());
                self.document.report(advise(fault, entry.name(), &asked));
            }
        }
    }

    fn in_file_order(&self) -> Vec<Entry<'d>> {
        let mut pairs: Vec<_> = self.table.iter().collect();
        pairs.sort_by_key(|(key, _)| key.span().start);
        pairs
            .into_iter()
            .map(|(name, value)| Entry::new(self.document, &self.path, name, value))
            .collect()
    }
}
