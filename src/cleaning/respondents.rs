//! Who is still in.

use crate::study::filter::{Comparison, Condition};
use crate::study::{Codebook, missing_code};
use crate::survey::{Codes, Responses};

/// A flag for each respondent of the file: still in, or left out.
#[derive(Debug, Clone)]
pub(super) struct Respondents {
    flags: Vec<bool>,
    count: usize,
}

impl Respondents {
    /// The respondents that pass the codebook's filter.
    pub(super) fn that_pass(responses: &Responses, codebook: &Codebook) -> Self {
        let read = responses.respondents();
        let filter = codebook.filter.as_ref();
        let flags = filter.map_or_else(
            || vec![true; read],
            |filter| holds(&filter.condition, responses, &codebook.missing_codes),
        );
        let mut respondents = Self { flags, count: 0 };
        respondents.recount();
        respondents
    }

    /// How many are in.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Whether everybody is in.
    pub(super) fn is_everybody(&self) -> bool {
        self.count == self.flags.len()
    }

    /// The flags, one for each respondent of the file.
    pub(super) fn flags(&self) -> &[bool] {
        &self.flags
    }

    /// Positions of those who are in.
    pub(super) fn positions(&self) -> impl Iterator<Item = usize> {
        let flags = self.flags.iter().enumerate();
        flags
            .filter(|(_, flag)| **flag)
            .map(|(position, _)| position)
    }

    /// Those who are in and marked.
    pub(super) fn marked(&self, marks: &[bool]) -> impl Iterator<Item = usize> {
        let both = self.flags.iter().zip(marks).enumerate();
        both.filter(|(_, (flag, mark))| **flag && **mark)
            .map(|(position, _)| position)
    }

    /// Leaves out the marked ones; gives how many left.
    pub(super) fn leave_out(&mut self, marks: &[bool]) -> usize {
        let before = self.count;
        for (flag, mark) in self.flags.iter_mut().zip(marks) {
            *flag &= !mark;
        }
        self.recount();
        before - self.count
    }

    /// How often each of `distinct` codes occurs among those who are in.
    pub(super) fn counts(&self, codes: &Codes, distinct: usize) -> Vec<usize> {
        if self.is_everybody() {
            return codes.counts(distinct);
        }
        let mut counts = vec![0; distinct];
        visit(codes, &self.flags, |code, flag| {
            if let Some(count) = counts.get_mut(code) {
                *count += usize::from(*flag);
            }
        });
        counts
    }

    fn recount(&mut self) {
        self.count = self.flags.iter().filter(|flag| **flag).count();
    }
}

/// For each respondent whether all (`conjunction`) or any of the columns have an answer that is marked.
pub(super) fn marked_in<'m>(
    columns: impl Iterator<Item = (&'m Codes, Vec<bool>)>,
    respondents: usize,
    conjunction: bool,
) -> Vec<bool> {
    let mut marks = vec![conjunction; respondents];
    for (codes, marked) in columns {
        let is_marked = |code: usize| marked.get(code).copied().unwrap_or(false);
        match codes {
            Codes::Narrow(codes) => {
                for (mark, code) in marks.iter_mut().zip(codes) {
                    let own = is_marked(usize::from(*code));
                    *mark = if conjunction {
                        *mark & own
                    } else {
                        *mark | own
                    };
                }
            }
            Codes::Wide(codes) => {
                for (mark, code) in marks.iter_mut().zip(codes) {
                    let own = is_marked(*code as usize);
                    *mark = if conjunction {
                        *mark & own
                    } else {
                        *mark | own
                    };
                }
            }
        }
    }
    marks
}

fn visit<T>(codes: &Codes, others: &[T], mut see: impl FnMut(usize, &T)) {
    match codes {
        Codes::Narrow(codes) => {
            let pairs = codes.iter().zip(others);
            pairs.for_each(|(code, other)| see(usize::from(*code), other));
        }
        Codes::Wide(codes) => {
            let pairs = codes.iter().zip(others);
            pairs.for_each(|(code, other)| see(*code as usize, other));
        }
    }
}

/// For each respondent whether the condition holds; a column that was not read holds for nobody.
fn holds(condition: &Condition<usize>, responses: &Responses, missing: &[String]) -> Vec<bool> {
    let read = responses.respondents();
    let combined = |parts: &[Condition<usize>], start: bool| {
        let mut flags = vec![start; read];
        for part in parts {
            for (flag, own) in flags.iter_mut().zip(holds(part, responses, missing)) {
                *flag = if start { *flag & own } else { *flag | own };
            }
        }
        flags
    };
    match condition {
        Condition::All(parts) => combined(parts, true),
        Condition::Any(parts) => combined(parts, false),
        Condition::Not(part) => {
            let mut flags = holds(part, responses, missing);
            for flag in &mut flags {
                *flag = !*flag;
            }
            flags
        }
        Condition::Test(column, comparison) => {
            column_holds(*column, comparison, responses, missing)
        }
    }
}

fn column_holds(
    column: usize,
    comparison: &Comparison,
    responses: &Responses,
    missing: &[String],
) -> Vec<bool> {
    let read = responses.respondents();
    let Some(column) = responses.column(column) else {
        return vec![false; read];
    };
    let is_missing = |text: &str| missing_code(text, missing).is_some();
    let texts = column.answers.texts.iter();
    let accepted = texts
        .map(|text| comparison.accepts(text, is_missing))
        .collect();
    marked_in(
        std::iter::once((&column.answers.codes, accepted)),
        read,
        true,
    )
}
