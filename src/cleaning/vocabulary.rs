//! The distinct answers of one item, sorted into numbers, labels with a number, and words.

use super::respondents::Respondents;
use crate::study::{
    CodebookItem, is_dont_know, missing_code, normalised, number, numbered_label, scale_end,
};
use crate::survey::Column;

/// The most distinct answers of a question with labels; an open question has more.
const MOST_ANSWERS: usize = 200;

/// What the words of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VocabularyKind {
    /// There are none, or so few beside numbers that they are slips.
    Numbers,
    /// Every answer is a word.
    Words,
    /// Every word stands beside its number.
    Numbered,
    /// Numbers, and words at the ends of their scale.
    Ends,
    /// More words than numbers, and the words are no ends; or far more words than a list has.
    Mixed,
}

/// A label that holds its number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numbered {
    /// The whole label.
    pub(super) text: String,
    /// Its number.
    pub(super) number: f64,
    /// The words beside it.
    pub(super) words: String,
}

/// The distinct answers of an item, normalised, without blank and declared missing ones and without those that say
/// "don't know".
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    pub(super) numbers: Vec<f64>,
    pub(super) numbered: Vec<Numbered>,
    pub(super) words: Vec<String>,
    /// Answers that are numbers or hold one.
    number_answers: usize,
    /// Answers in words.
    word_answers: usize,
    /// Blank answers.
    blank_answers: usize,
}

impl Vocabulary {
    /// The vocabulary of a column whose labels the study does not declare; `None` when it has no words at all.
    pub(super) fn of(
        item: &CodebookItem,
        column: &Column,
        respondents: &Respondents,
    ) -> Option<Self> {
        let texts = &column.answers.texts;
        let normal: Vec<String> = texts.iter().map(|text| normalised(text)).collect();
        let is_plain = |text: &String| text.is_empty() || number(text).is_some();
        if !item.labels.is_empty() || normal.iter().all(is_plain) {
            return None;
        }
        let counts = respondents.counts(&column.answers.codes, texts.len());
        let mut vocabulary = Self::default();
        for (text, count) in normal.iter().zip(counts) {
            if count > 0 {
                vocabulary.add(text, count, &item.missing_codes);
            }
        }
        vocabulary.words.sort_unstable();
        vocabulary.words.dedup();
        let has_words = !vocabulary.words.is_empty() || !vocabulary.numbered.is_empty();
        has_words.then_some(vocabulary)
    }

    fn add(&mut self, text: &str, count: usize, missing_codes: &[String]) {
        if missing_position(text, missing_codes).is_some() || is_dont_know(text) {
            return;
        }
        if text.is_empty() {
            self.blank_answers += count;
        } else if let Some(number) = number(text) {
            self.number_answers += count;
            self.numbers.push(number);
        } else if let Some(label) = numbered_label(text) {
            if is_dont_know(label.words) {
                return;
            }
            self.number_answers += count;
            self.numbered.push(Numbered {
                text: text.to_owned(),
                number: label.number,
                words: label.words.to_owned(),
            });
        } else {
            self.word_answers += count;
            self.words.push(text.to_owned());
        }
    }

    pub(super) fn kind(&self) -> VocabularyKind {
        let has_numbers = !self.numbers.is_empty() || !self.numbered.is_empty();
        let are_ends = self.words.iter().all(|word| scale_end(word).is_some());
        let distinct = self.words.len() + self.numbered.len() + self.numbers.len();
        match (self.words.is_empty(), has_numbers) {
            _ if distinct > MOST_ANSWERS => self.kind_of_many(),
            (true, _) if !self.numbered.is_empty() => VocabularyKind::Numbered,
            (true, _) => VocabularyKind::Numbers,
            (false, false) => VocabularyKind::Words,
            (false, true) if are_ends => VocabularyKind::Ends,
            _ => self.kind_of_many(),
        }
    }

    fn kind_of_many(&self) -> VocabularyKind {
        if self.word_answers > self.number_answers {
            VocabularyKind::Mixed
        } else {
            VocabularyKind::Numbers
        }
    }

    /// Whether more than `share` of the answers to the question are blank.
    pub(super) fn is_often_blank(&self, share: f64) -> bool {
        let answers = self.number_answers + self.word_answers;
        self.blank_answers as f64 > share * (answers + self.blank_answers) as f64
    }

    /// Texts that name the list: words, or labels with their numbers.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let numbered = self.numbered.iter().map(|label| label.text.as_str());
        self.words.iter().map(String::as_str).chain(numbered)
    }

    /// All numbers, also those within labels.
    pub(super) fn all_numbers(&self) -> impl Iterator<Item = f64> {
        let within = self.numbered.iter().map(|label| label.number);
        self.numbers.iter().copied().chain(within)
    }

    /// Adds what another column of the group answered.
    pub(super) fn join(&mut self, other: &Self) {
        add_new(&mut self.numbers, &other.numbers);
        add_new(&mut self.numbered, &other.numbered);
        add_new(&mut self.words, &other.words);
        self.number_answers += other.number_answers;
        self.word_answers += other.word_answers;
        self.blank_answers += other.blank_answers;
    }
}

fn add_new<T: PartialEq + Clone>(known: &mut Vec<T>, new: &[T]) {
    for value in new {
        if !known.contains(value) {
            known.push(value.clone());
        }
    }
}

/// The position of the declared missing code that a normalised answer is, also as the number of a label
/// (`98 - refused`).
pub(super) fn missing_position(answer: &str, codes: &[String]) -> Option<usize> {
    if codes.is_empty() {
        return None;
    }
    missing_code(answer, codes).or_else(|| {
        let label = numbered_label(answer)?;
        missing_code(&label.number.to_string(), codes)
    })
}
