//! Answers of one column that a run cannot use, in one fault.

use super::listing::{quoted, with_counts};
use super::located::Located;
use super::respondents::{Respondents, marked_in};
use crate::diagnostics::{Code, Diagnostic};
use crate::survey::{Column, Responses};

/// A fault that names the first records among the respondents who are in whose answer is `bad` (a flag for each
/// distinct text), with its arguments `values` and `count`.
pub(super) fn bad_answers(
    code: Code,
    column: &Column,
    bad: Vec<bool>,
    responses: &Responses,
    respondents: &Respondents,
) -> Located {
    let answers = &column.answers;
    let counts = respondents.counts(&answers.codes, bad.len());
    let occurring = answers.texts.iter().zip(counts).zip(&bad);
    let values: Vec<(String, usize)> = occurring
        .filter(|((_, count), bad)| **bad && *count > 0)
        .map(|((text, count), _)| (quoted(text), count))
        .collect();
    let count: usize = values.iter().map(|(_, count)| count).sum();
    let columns = std::iter::once((&answers.codes, bad));
    let marks = marked_in(columns, responses.respondents(), true);
    let fault = Diagnostic::new(code)
        .in_column(&column.name)
        .with("values", with_counts(values))
        .with("count", count);
    let positions = respondents.marked(&marks).collect();
    Located::new(fault, positions, responses).counting(count)
}
