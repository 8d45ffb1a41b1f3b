//! The parsed text, its lines and the faults found in it.

use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::syntax::syntax_fault;
use super::table_reader::TableReader;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// The codes under which a room reports the faults of its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentCodes {
    /// The text is not TOML.
    pub syntax: Code,
    /// A key is not known.
    pub unknown_key: Code,
    /// A key is absent, or its value has the wrong type or content.
    pub bad_value: Code,
}

/// A parsed TOML text that gathers the faults its readers find.
#[derive(Debug)]
pub struct Document<'t> {
    text: &'t str,
    newlines: Vec<usize>,
    root: Spanned<DeTable<'t>>,
    codes: DocumentCodes,
    faults: RefCell<Vec<Diagnostic>>,
}

impl<'t> Document<'t> {
    /// Parses `text`.
    ///
    /// # Errors
    /// Every place where the text is not TOML, under `codes.syntax`, with its line.
    pub fn parse(text: &'t str, codes: DocumentCodes) -> Result<Self, Diagnostics> {
        let (root, errors) = DeTable::parse_recoverable(text);
        let newlines = text.match_indices('\n').map(|(at, _)| at).collect();
        let document = Self {
            text,
            newlines,
            root,
            codes,
            faults: RefCell::default(),
        };
        for error in errors {
            let fault = syntax_fault(codes.syntax, text, &error);
            document.report(match error.span() {
                Some(span) => fault.at_line(document.line(span.start)),
                None => fault,
            });
        }
        let faults = document.sorted_faults();
        Diagnostics::check(faults).map(|()| document)
    }

    /// The reader of the outermost table.
    pub fn root(&self) -> TableReader<'_> {
        TableReader::new(self, self.root.get_ref(), 1, String::new())
    }

    /// Adds a fault of the caller's own; it is returned by [`Document::finish`] with the others.
    pub fn report(&self, fault: Diagnostic) {
        self.faults.borrow_mut().push(fault);
    }

    /// Ends the reading. Call [`TableReader::finish`] on every reader before.
    ///
    /// # Errors
    /// Every fault that was found, in the order of the lines.
    pub fn finish(self) -> Result<(), Diagnostics> {
        Diagnostics::check(self.sorted_faults())
    }

    /// The line of a byte position, from 1.
    pub(super) fn line(&self, position: usize) -> usize {
        1 + self.newlines.partition_point(|newline| *newline < position)
    }

    /// The text between two byte positions, as written.
    pub(super) fn written(&self, span: &Range<usize>) -> &'t str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    pub(super) fn codes(&self) -> DocumentCodes {
        self.codes
    }

    fn sorted_faults(&self) -> Vec<Diagnostic> {
        let mut faults = self.faults.take();
        faults.sort_by_key(|fault| fault.place.line);
        faults
    }
}
