//! Words that are no step of a scale, and words that can only be its ends.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::normalise::normalised;
use super::READ_SETS;

/// One end of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScaleEnd {
    /// The worst answer.
    Low,
    /// The best answer.
    High,
}

#[derive(Deserialize, Default)]
struct Texts {
    en: Vec<String>,
    zh: Vec<String>,
}

#[derive(Deserialize, Default)]
struct Ends {
    low: Texts,
    high: Texts,
}

static DONT_KNOW: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let texts: Texts = toml::from_str(include_str!("dont-know.toml")).unwrap_or_default();
    normal(&texts).collect()
});

/// The words of the file, and the labels that stand at the same end of every embedded set that has them.
static ENDS: LazyLock<Vec<(String, ScaleEnd)>> = LazyLock::new(|| {
    let ends: Ends = toml::from_str(include_str!("ends.toml")).unwrap_or_default();
    let low = normal(&ends.low).map(|text| (text, ScaleEnd::Low));
    let high = normal(&ends.high).map(|text| (text, ScaleEnd::High));
    let mut found: Vec<(String, ScaleEnd)> = low.chain(high).collect();
    let labels = READ_SETS.iter().filter(|set| set.is_rating());
    for (label, _) in labels.flat_map(|set| &set.values) {
        if let Some(end) = end_of_all_sets(label)
            && !found.iter().any(|(known, _)| known == label)
        {
            found.push((label.clone(), end));
        }
    }
    found
});

fn normal(texts: &Texts) -> impl Iterator<Item = String> {
    let texts = texts.en.iter().chain(&texts.zh);
    texts.map(|text| normalised(text))
}

fn end_of_all_sets(label: &str) -> Option<ScaleEnd> {
    let mut ends = READ_SETS.iter().filter_map(|set| {
        let (value, scale) = (set.value(label)?, set.scale?);
        if value.total_cmp(&scale.max).is_eq() {
            Some(Some(ScaleEnd::High))
        } else {
            let is_low = value.total_cmp(&scale.min).is_eq();
            Some(is_low.then_some(ScaleEnd::Low))
        }
    });
    let first = ends.next()??;
    ends.all(|end| end == Some(first)).then_some(first)
}

/// Whether a normalised answer says that there is no answer ("don't know", "n/a", 不适用). What it means is for the
/// study to declare: 说不清 may be a category of its own.
#[must_use]
pub fn is_dont_know(answer: &str) -> bool {
    DONT_KNOW.contains(answer)
}

/// The end of a scale that a normalised label can only mean, such as "strongly agree"; `None` for one that is an end of
/// one list and a step of another ("satisfied").
#[must_use]
pub fn scale_end(label: &str) -> Option<ScaleEnd> {
    let found = ENDS.iter().find(|(known, _)| known == label);
    found.map(|(_, end)| *end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_opinion_is_found_in_both_languages() {
        for text in ["Don't know", "N/A", "不适用", "未参与，不评价", "（空）"] {
            assert!(is_dont_know(&normalised(text)), "{text}");
        }
        for text in ["neutral", "一般", "不满意", ""] {
            assert!(!is_dont_know(text), "{text}");
        }
    }

    #[test]
    fn an_end_is_one_on_every_list() {
        for (label, end) in [
            ("strongly agree", Some(ScaleEnd::High)),
            ("strongly disagree", Some(ScaleEnd::Low)),
            ("非常满意", Some(ScaleEnd::High)),
            ("none at all", Some(ScaleEnd::Low)),
            ("satisfied", None),
            ("very satisfied", None),
            ("不满意", None),
            ("yes", None),
        ] {
            assert_eq!(scale_end(label), end, "{label}");
        }
    }
}
