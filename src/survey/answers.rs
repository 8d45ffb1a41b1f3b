//! One column of answers as codes into its distinct texts.

/// A code for each respondent, as narrow as the number of distinct answers allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Codes {
    /// At most 256 distinct answers.
    Narrow(Vec<u8>),
    /// More than 256 distinct answers.
    Wide(Vec<u32>),
}

impl Codes {
    /// Number of respondents.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Narrow(codes) => codes.len(),
            Self::Wide(codes) => codes.len(),
        }
    }

    /// Whether there is no respondent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of a respondent (position from 0), `None` past the end.
    #[must_use]
    pub fn get(&self, respondent: usize) -> Option<usize> {
        match self {
            Self::Narrow(codes) => codes.get(respondent).map(|code| usize::from(*code)),
            Self::Wide(codes) => codes.get(respondent).map(|code| *code as usize),
        }
    }

    /// Keeps the respondents whose flag is true, in order.
    pub fn retain(&mut self, keep: &[bool]) {
        fn kept<T>(codes: &mut Vec<T>, keep: &[bool]) {
            let mut flags = keep.iter();
            codes.retain(|_| flags.next().copied().unwrap_or(false));
        }
        match self {
            Self::Narrow(codes) => kept(codes, keep),
            Self::Wide(codes) => kept(codes, keep),
        }
    }

    /// How often each of `distinct` codes occurs.
    #[must_use]
    pub fn counts(&self, distinct: usize) -> Vec<usize> {
        let mut counts = vec![0; distinct];
        let mut count = |code: usize| {
            if let Some(slot) = counts.get_mut(code) {
                *slot += 1;
            }
        };
        match self {
            Self::Narrow(codes) => codes.iter().for_each(|code| count(usize::from(*code))),
            Self::Wide(codes) => codes.iter().for_each(|code| count(*code as usize)),
        }
        counts
    }

    /// The respondents (positions from 0) whose code is `wanted`, at most `limit` of them.
    #[must_use]
    pub fn positions(&self, wanted: usize, limit: usize) -> Vec<usize> {
        (0..self.len())
            .filter(|row| self.get(*row) == Some(wanted))
            .take(limit)
            .collect()
    }
}

impl Default for Codes {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

/// The answers of one column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Code of each respondent: a position in `texts`.
    pub codes: Codes,
    /// The distinct answers as decoded, not trimmed; some may not occur. An empty cell is the empty text.
    pub texts: Vec<String>,
}

impl Answers {
    /// The answer of a respondent (position from 0), `None` past the end.
    #[must_use]
    pub fn text(&self, respondent: usize) -> Option<&str> {
        self.texts
            .get(self.codes.get(respondent)?)
            .map(String::as_str)
    }

    /// How often each of `texts` occurs.
    #[must_use]
    pub fn counts(&self) -> Vec<usize> {
        self.codes.counts(self.texts.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_count_find_and_drop() {
        let mut codes = Codes::Narrow(vec![2, 0, 2, 1]);
        assert_eq!(codes.counts(3), [1, 1, 2]);
        assert_eq!(codes.positions(2, 1), [0]);
        codes.retain(&[false, true, true, true]);
        assert_eq!(codes, Codes::Narrow(vec![0, 2, 1]));
    }
}
