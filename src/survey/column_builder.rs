//! A column of answers while the file is read.

use std::collections::HashMap;

use super::answers::{Answers, Codes};

/// Code of the empty answer: the codes before it stand for the numbers 0 to 99.
const EMPTY: u8 = 100;
/// Code of the first answer that is neither empty nor a number from 0 to 99.
const FIRST_TEXT: u32 = 101;
/// Codes of a narrow column.
const NARROW_CODES: usize = 256;

/// Codes and distinct answers of a column. Numbers from 0 to 99 have fixed codes, so that they never become
/// text on the way; other answers are numbered as they first occur.
#[derive(Debug)]
pub(super) struct ColumnBuilder {
    codes: Codes,
    numbered: HashMap<Box<[u8]>, u32>,
}

impl Default for ColumnBuilder {
    fn default() -> Self {
        Self {
            codes: Codes::Narrow(Vec::new()),
            numbered: HashMap::new(),
        }
    }
}

impl ColumnBuilder {
    /// Forgets everything but the memory.
    pub(super) fn clear(&mut self) {
        match &mut self.codes {
            Codes::Narrow(codes) => codes.clear(),
            Codes::Wide(_) => self.codes = Codes::Narrow(Vec::new()),
        }
        self.numbered.clear();
    }

    /// Makes room for `more` answers: growing by doubling would hold the column twice while it moves.
    pub(super) fn reserve(&mut self, more: usize) {
        if let Codes::Narrow(codes) = &mut self.codes {
            // Without the room the column grows as it is read.
            let _ = codes.try_reserve_exact(more);
        }
    }

    /// Adds a number from 0 to 99.
    #[inline]
    pub(super) fn push_number(&mut self, number: u8) {
        match &mut self.codes {
            Codes::Narrow(codes) => codes.push(number),
            Codes::Wide(codes) => codes.push(u32::from(number)),
        }
    }

    /// Adds an empty answer.
    pub(super) fn push_empty(&mut self) {
        self.push_number(EMPTY);
    }

    /// Adds an answer.
    pub(super) fn push(&mut self, answer: &[u8]) {
        match answer {
            [] => self.push_empty(),
            [ones @ b'0'..=b'9'] => self.push_number(ones - b'0'),
            [tens @ b'1'..=b'9', ones @ b'0'..=b'9'] => {
                self.push_number(10 * (tens - b'0') + (ones - b'0'));
            }
            _ => {
                let code = self.code(answer);
                self.push_code(code);
            }
        }
    }

    fn code(&mut self, answer: &[u8]) -> u32 {
        if let Some(code) = self.numbered.get(answer) {
            return *code;
        }
        self.number(answer.into())
    }

    fn number(&mut self, answer: Box<[u8]>) -> u32 {
        let next = u32::try_from(self.numbered.len()).unwrap_or(u32::MAX);
        *self
            .numbered
            .entry(answer)
            .or_insert(FIRST_TEXT.saturating_add(next))
    }

    fn push_code(&mut self, code: u32) {
        match (&mut self.codes, u8::try_from(code)) {
            (Codes::Narrow(codes), Ok(code)) => codes.push(code),
            (Codes::Wide(codes), _) => codes.push(code),
            (Codes::Narrow(codes), Err(_)) => {
                let mut wide: Vec<u32> = codes.iter().map(|code| u32::from(*code)).collect();
                wide.push(code);
                self.codes = Codes::Wide(wide);
            }
        }
    }

    /// Adds the answers of a later part of the file and clears it.
    pub(super) fn append(&mut self, part: &mut Self) {
        if let (true, Codes::Narrow(new)) = (part.numbered.is_empty(), &part.codes) {
            match &mut self.codes {
                Codes::Narrow(codes) => codes.extend_from_slice(new),
                Codes::Wide(codes) => codes.extend(new.iter().map(|code| u32::from(*code))),
            }
        } else {
            let table = self.codes_of(part);
            for respondent in 0..part.codes.len() {
                let code = part.codes.get(respondent).and_then(|code| table.get(code));
                self.push_code(code.copied().unwrap_or(u32::from(EMPTY)));
            }
        }
        part.clear();
    }

    /// The code here of each code of `part`, whose texts move over.
    fn codes_of(&mut self, part: &mut Self) -> Vec<u32> {
        let mut texts: Vec<(Box<[u8]>, u32)> = part.numbered.drain().collect();
        texts.sort_unstable_by_key(|(_, code)| *code);
        let new = texts.into_iter().map(|(text, _)| self.number(text));
        (0..FIRST_TEXT).chain(new).collect()
    }

    /// The answers, as narrow as they can be.
    pub(super) fn finish(self) -> Answers {
        let mut numbered: Vec<(Box<[u8]>, u32)> = self.numbered.into_iter().collect();
        numbered.sort_unstable_by_key(|(_, code)| *code);
        let numbers = (0..EMPTY).map(|number| number.to_string());
        let texts = numbered
            .into_iter()
            .map(|(text, _)| String::from_utf8_lossy(&text).into_owned());
        let texts: Vec<String> = numbers.chain([String::new()]).chain(texts).collect();
        match self.codes {
            Codes::Narrow(mut codes) => {
                codes.shrink_to_fit();
                Answers {
                    codes: Codes::Narrow(codes),
                    texts,
                }
            }
            Codes::Wide(codes) => narrowed(&codes, texts),
        }
    }
}

/// Drops the texts that do not occur from a wide column, and makes it narrow if so few are left.
fn narrowed(codes: &[u32], texts: Vec<String>) -> Answers {
    let mut new_code = vec![None; texts.len()];
    for code in codes {
        if let Some(slot) = new_code.get_mut(*code as usize) {
            *slot = Some(0_u32);
        }
    }
    for (new, slot) in (0..).zip(new_code.iter_mut().flatten()) {
        *slot = new;
    }
    let texts: Vec<String> = texts
        .into_iter()
        .zip(&new_code)
        .filter_map(|(text, new)| new.map(|_| text))
        .collect();
    let wide = codes
        .iter()
        .map(|code| new_code.get(*code as usize).copied().flatten().unwrap_or(0));
    let codes = if texts.len() <= NARROW_CODES {
        Codes::Narrow(
            wide.map(|code| u8::try_from(code).unwrap_or(u8::MAX))
                .collect(),
        )
    } else {
        Codes::Wide(wide.collect())
    };
    Answers { codes, texts }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(answers: &[&str]) -> ColumnBuilder {
        let mut column = ColumnBuilder::default();
        for answer in answers {
            column.push(answer.as_bytes());
        }
        column
    }

    fn texts(answers: &Answers) -> Vec<&str> {
        (0..answers.codes.len())
            .filter_map(|row| answers.text(row))
            .collect()
    }

    #[test]
    fn small_numbers_are_their_own_codes_and_nothing_else_is() {
        let answers = ["7", "10", "0", "99", "", "07", "100", " 7", "+7", "7.0"];
        let column = column(&answers).finish();
        assert_eq!(texts(&column), answers);
        assert_eq!(
            column.codes,
            Codes::Narrow(vec![7, 10, 0, 99, 100, 101, 102, 103, 104, 105])
        );
    }

    #[test]
    fn parts_join_in_the_order_of_first_occurrence() {
        let mut whole = column(&["b", "1"]);
        let mut part = column(&["a", "b", "", "2"]);
        whole.append(&mut part);
        let joined = whole.finish();
        assert_eq!(joined, column(&["b", "1", "a", "b", "", "2"]).finish());
        assert_eq!(part.codes.len(), 0);
    }

    #[test]
    fn a_column_is_narrow_up_to_256_distinct_answers() {
        let distinct = |count: usize| -> Vec<String> {
            (0..count)
                .map(|number| format!("answer {number}"))
                .collect()
        };
        for (count, narrow) in [(155, true), (156, true), (256, true), (257, false)] {
            let answers = distinct(count);
            let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
            let mut whole = ColumnBuilder::default();
            whole.append(&mut column(&answers));
            let finished = whole.finish();
            assert_eq!(
                matches!(finished.codes, Codes::Narrow(_)),
                narrow,
                "{count}"
            );
            assert_eq!(texts(&finished), answers);
        }
    }
}
