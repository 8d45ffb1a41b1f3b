//! A finding and the respondents that it is about.

use super::listing::FIRST_ROWS;
use crate::diagnostics::Diagnostic;
use crate::survey::Responses;

/// A diagnostic with all respondents that it is about, not only the first that it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// What was found; it names the first rows.
    pub diagnostic: Diagnostic,
    /// Positions of the respondents in the file, from 0, ascending; empty when it is about no single ones.
    pub positions: Vec<usize>,
}

impl Located {
    /// A finding about the respondents at `positions`: the diagnostic names the first of their rows and their number.
    #[must_use]
    pub fn new(diagnostic: Diagnostic, positions: Vec<usize>, responses: &Responses) -> Self {
        let first = positions.iter().take(FIRST_ROWS);
        let rows = first.map(|position| responses.row(*position)).collect();
        Self {
            diagnostic: diagnostic.at_rows(rows, positions.len()),
            positions,
        }
    }

    /// Sets how many answers are concerned, where that is not the number of respondents.
    #[must_use]
    pub(super) fn counting(mut self, count: usize) -> Self {
        self.diagnostic.count = Some(count);
        self
    }

    /// The same finding, its diagnostic changed.
    #[must_use]
    pub(super) fn map(self, change: impl FnOnce(Diagnostic) -> Diagnostic) -> Self {
        Self {
            diagnostic: change(self.diagnostic),
            ..self
        }
    }
}

impl From<Diagnostic> for Located {
    /// A finding about no single respondents.
    fn from(diagnostic: Diagnostic) -> Self {
        Self {
            diagnostic,
            positions: Vec::new(),
        }
    }
}
