//! Which columns hold ratings in numbers, judged from their answers.

use super::export::ColumnRole;
use super::responses::Column;
use crate::study::normalised;

/// Highest point of a rating scale in use.
const HIGHEST: u32 = 10;
/// A scale whose highest answer is lower is a yes/no question or a choice between two.
const LOWEST_TOP: u32 = 3;
/// Fewest points that must occur.
const FEWEST_POINTS: usize = 2;
/// Most texts that are no point of the scale: its two ends in words, and words for no answer.
const MOST_WORDS: usize = 4;

impl Column {
    /// Whether the answers look like ratings in numbers: at least two of the points 0 to 10, one of them 3 or more, as
    /// `7`, `7 - Good`, `7: good`, `7 (good)` or `7分`; beside them at most four other texts (the ends of the scale in
    /// words, "not applicable"), fewer than there are points, and codes off the scale (−9, 98). Options of a question
    /// with several answers, text boxes and metadata are none, whatever they hold. Numbers that stand for unordered
    /// categories cannot be told apart from ratings.
    #[must_use]
    pub fn looks_like_rating(&self) -> bool {
        if self.role != ColumnRole::Answer {
            return false;
        }
        let occurring = self.answers.texts.iter().zip(self.answers.counts());
        let occurring = occurring.filter(|(_, count)| *count > 0);
        let mut points: Vec<u32> = Vec::new();
        let mut words = 0;
        for (text, _) in occurring {
            let answer = normalised(text);
            match (point(&answer), is_code(&answer)) {
                (Some(point), _) if !points.contains(&point) => points.push(point),
                (Some(_), _) | (None, true) => {}
                (None, false) => words += usize::from(!answer.is_empty()),
            }
        }
        let highest = points.iter().copied().max().unwrap_or_default();
        points.len() >= FEWEST_POINTS
            && highest >= LOWEST_TOP
            && words <= MOST_WORDS
            && words < points.len()
    }
}

/// The point of a scale that a normalised answer is, alone or before its label.
fn point(answer: &str) -> Option<u32> {
    let rest = answer.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = answer.get(..answer.len() - rest.len())?;
    let point: u32 = digits.parse().ok().filter(|point| *point <= HIGHEST)?;
    let label = rest.trim_start();
    let separated = label.strip_prefix(['-', '–', '—', ':', '.', '、', '(', '/']);
    let is_label = |label: &str| label.trim_start().starts_with(char::is_alphabetic);
    (rest.is_empty() || label == "分" || rest == ".0" || separated.is_some_and(is_label))
        .then_some(point)
}

/// Whether a normalised answer is a whole number off every scale, as codes for missing answers are.
fn is_code(answer: &str) -> bool {
    let digits = answer.strip_prefix(['-', '\u{2212}']);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_missing =
        |text: &str| text.len() > 1 && text.bytes().all(|byte| matches!(byte, b'7'..=b'9'));
    digits.is_some_and(is_number) || is_missing(answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::column_builder::ColumnBuilder;

    fn rating(answers: &[&str]) -> bool {
        let mut column = ColumnBuilder::default();
        for answer in answers {
            column.push(answer.as_bytes());
        }
        let answers = column.finish();
        Column {
            answers,
            ..Column::default()
        }
        .looks_like_rating()
    }

    #[test]
    fn ratings_may_carry_labels_codes_and_ends_in_words() {
        assert!(rating(&["1", "5", "", "3"]));
        assert!(rating(&["1: not at all", "2", "5: very", "N/A"]));
        assert!(rating(&["Strongly agree", "9", "8", "7", "N/A"]));
        assert!(rating(&["10 (Always)", "1 (Never)", "4"]));
        assert!(rating(&["4分", "３分", "-2", "98"]));
        assert!(rating(&["8.0", "9.0"]));
    }

    #[test]
    fn other_answers_are_no_ratings() {
        assert!(!rating(&["1", "0", "1"]));
        assert!(!rating(&["5", "5"]));
        assert!(!rating(&["18-29", "30-44", "5"]));
        assert!(!rating(&["Good", "Bad", "4"]));
        assert!(!rating(&["2019", "2020", "3"]));
        assert!(!rating(&["1.5", "2.5", "3"]));
        assert!(!rating(&[]));
        let option = Column {
            role: ColumnRole::Option,
            ..Column::default()
        };
        assert!(!option.looks_like_rating());
    }
}
