//! What a text is about: concepts of satisfaction surveys in English and Chinese, so that a Chinese question finds an
//! English label.

use std::sync::LazyLock;

use serde::Deserialize;

/// How alike a word and a stem of the same length must be (Jaro-Winkler, 0 to 1) to count as a slip of the pen.
const SLIP: f64 = 0.94;

/// The shortest stem in which a slip is looked for.
const SHORTEST_SLIP: usize = 6;

/// The concept that says what an evaluation takes as known.
const GIVEN: &str = "given";

/// Letters of other words that are kept: "colour" and "colours" are one.
const KEPT_LETTERS: usize = 6;

#[derive(Deserialize, Default)]
struct File {
    concept: Vec<Concept>,
    silent: Vec<Silent>,
}

#[derive(Deserialize)]
struct Concept {
    name: String,
    en: Vec<String>,
    zh: Vec<String>,
}

#[derive(Deserialize)]
struct Silent {
    en: Vec<String>,
    zh: Vec<String>,
}

/// A stem and its concept; `None` for words that say nothing.
#[derive(Debug)]
struct Stem {
    text: Vec<char>,
    concept: Option<String>,
    is_latin: bool,
}

/// All stems, the longest first.
static STEMS: LazyLock<Vec<Stem>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("concepts.toml")).unwrap_or_default();
    let stem = |text: &String, concept: Option<&String>| Stem {
        text: text.chars().collect(),
        concept: concept.cloned(),
        is_latin: text.is_ascii(),
    };
    let concepts = file.concept.iter().flat_map(|concept| {
        let texts = concept.en.iter().chain(&concept.zh);
        texts.map(move |text| stem(text, Some(&concept.name)))
    });
    let silent = file.silent.iter().flat_map(|words| {
        let texts = words.en.iter().chain(&words.zh);
        texts.map(|text| stem(text, None))
    });
    let mut stems: Vec<Stem> = concepts.chain(silent).collect();
    stems.sort_by_key(|stem| std::cmp::Reverse(stem.text.len()));
    stems
});

/// One thing that a text is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Feature {
    /// A concept.
    Concept(String),
    /// What an evaluation takes as known.
    Given(String),
    /// Another word, shortened.
    Word(String),
}

/// What a normalised text is about, each thing once.
pub(super) fn features(text: &str) -> Vec<Feature> {
    let letters: Vec<char> = text.chars().collect();
    let mut found: Vec<Feature> = Vec::new();
    let mut after_given = false;
    let mut at = 0;
    while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
        let at_word = at == 0
            || letters
                .get(at - 1)
                .is_none_or(|c| !c.is_ascii_alphanumeric());
        let (length, feature) = next(rest, at_word);
        at += length;
        match feature {
            Some(Feature::Concept(name)) if name == GIVEN => after_given = true,
            Some(Feature::Concept(name)) => {
                if after_given && matches!(name.as_str(), "price" | "quality") {
                    found.push(Feature::Given(name.clone()));
                    after_given = false;
                }
                found.push(Feature::Concept(name));
            }
            Some(other) => found.push(other),
            None => {}
        }
    }
    found.sort();
    found.dedup();
    found
}

/// How many letters the next thing takes, and what it is.
fn next(rest: &[char], at_word: bool) -> (usize, Option<Feature>) {
    let first = rest.first().copied().unwrap_or_default();
    if first.is_ascii_alphabetic() && at_word {
        return latin_word(rest);
    }
    let stems = STEMS.iter().filter(|stem| !stem.is_latin);
    for stem in stems {
        if rest.starts_with(&stem.text) {
            return (stem.text.len(), stem.concept.clone().map(Feature::Concept));
        }
    }
    let pair: String = rest.iter().take(2).collect();
    let is_pair = pair.chars().count() == 2 && pair.chars().all(is_ideograph);
    (1, is_pair.then_some(Feature::Word(pair)))
}

fn is_ideograph(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_ascii() && !letter.is_lowercase() && !letter.is_uppercase()
}

fn latin_word(rest: &[char]) -> (usize, Option<Feature>) {
    let end = |from: usize| {
        let tail = rest.get(from..).unwrap_or_default();
        let length = tail
            .iter()
            .take_while(|c| c.is_alphanumeric() || **c == '\'')
            .count();
        from + length
    };
    let word: String = rest.iter().take(end(0)).collect();
    let stems = || STEMS.iter().filter(|stem| stem.is_latin);
    for stem in stems() {
        // A silent word is whole: "it" is, "item" is not.
        let fits = rest.starts_with(&stem.text)
            && (stem.concept.is_some() && stem.text.len() > 3 || end(0) <= stem.text.len());
        if fits {
            let concept = stem.concept.clone().map(Feature::Concept);
            return (end(stem.text.len()), concept);
        }
    }
    for stem in stems().filter(|stem| stem.text.len() >= SHORTEST_SLIP) {
        let start: String = word.chars().take(stem.text.len()).collect();
        let text: String = stem.text.iter().collect();
        if stem.concept.is_some() && strsim::jaro_winkler(&start, &text) >= SLIP {
            return (end(0), stem.concept.clone().map(Feature::Concept));
        }
    }
    let kept: String = word.chars().take(KEPT_LETTERS).collect();
    let says_something = kept.len() > 2 && kept.chars().any(char::is_alphabetic);
    (end(0).max(1), says_something.then_some(Feature::Word(kept)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let name = |feature: Feature| match feature {
            Feature::Concept(name) => name,
            Feature::Given(name) => format!("given:{name}"),
            Feature::Word(word) => format!("~{word}"),
        };
        features(text).into_iter().map(name).collect()
    }

    #[test]
    fn both_languages_are_about_the_same() {
        for (english, chinese) in [
            (
                "overall, how satisfied are you?",
                "总的来说，您的满意程度如何？",
            ),
            (
                "what overall quality did you expect?",
                "您预期总体质量会达到什么水平？",
            ),
            (
                "how likely are you to recommend it?",
                "您推荐的可能性有多大？",
            ),
            (
                "considering the price: the quality",
                "给定价格下对质量的评价",
            ),
        ] {
            let (english, chinese) = (shown(english), shown(chinese));
            let known = |found: &Vec<String>| {
                let concepts = found.iter().filter(|name| !name.starts_with('~'));
                let concepts = concepts.filter(|name| *name != "comparison");
                concepts.cloned().collect::<Vec<_>>()
            };
            assert_eq!(known(&english), known(&chinese));
        }
    }

    #[test]
    fn what_is_given_and_slips_are_seen() {
        assert_eq!(
            shown("quality for the price"),
            ["price", "quality", "given:price"]
        );
        assert_eq!(shown("recomend"), ["recommendation"]);
        assert_eq!(shown("不满意"), ["dissatisfaction"]);
        assert_eq!(shown("dissatisfied"), ["dissatisfaction"]);
        assert_eq!(shown("colours of it"), ["~colour"]);
        assert!(shown("").is_empty());
    }
}
