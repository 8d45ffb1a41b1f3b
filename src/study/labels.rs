//! Label maps: answers in words and the numbers they stand for.

use serde::Deserialize;

use super::normalise::normalised;
use crate::model::Scale;

/// The embedded sets, by name. `labels/*.toml` holds one file each.
const SETS: &[(&str, &str)] = &[
    ("satisfaction-3", include_str!("labels/satisfaction-3.toml")),
    ("satisfaction-4", include_str!("labels/satisfaction-4.toml")),
    ("satisfaction-5", include_str!("labels/satisfaction-5.toml")),
    ("satisfaction-7", include_str!("labels/satisfaction-7.toml")),
    ("agreement-5", include_str!("labels/agreement-5.toml")),
    ("agreement-7", include_str!("labels/agreement-7.toml")),
    ("likelihood-5", include_str!("labels/likelihood-5.toml")),
    ("quality-5", include_str!("labels/quality-5.toml")),
    ("importance-5", include_str!("labels/importance-5.toml")),
    ("frequency-5", include_str!("labels/frequency-5.toml")),
    ("expectation-5", include_str!("labels/expectation-5.toml")),
    ("yes-no", include_str!("labels/yes-no.toml")),
];

/// Labels with their values. A label is matched whole, after [`normalised`], never by a part of it: "dissatisfied"
/// contains "satisfied".
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Labels {
    /// Name of the embedded set; `None` for labels that the study spells out.
    pub set: Option<String>,
    /// Normalised label and its value.
    pub values: Vec<(String, f64)>,
    /// The ends of the scale that an embedded set stands for.
    pub scale: Option<Scale>,
}

#[derive(Deserialize)]
struct SetFile {
    min: f64,
    max: f64,
    levels: Vec<Level>,
}

#[derive(Deserialize)]
struct Level {
    value: f64,
    en: Vec<String>,
    zh: Vec<String>,
}

impl Labels {
    /// Labels as a study spells them out.
    #[must_use]
    pub fn own(values: &[(String, f64)]) -> Self {
        let normal = |(label, value): &(String, f64)| (normalised(label), *value);
        Self {
            set: None,
            values: values.iter().map(normal).collect(),
            scale: None,
        }
    }

    /// The embedded set called `name`, with its English and Chinese labels.
    #[must_use]
    pub fn set(name: &str) -> Option<Self> {
        let (_, text) = SETS.iter().find(|(known, _)| *known == name)?;
        let file: SetFile = toml::from_str(text).ok()?;
        let levels = file.levels.iter();
        let values = levels.flat_map(|level| {
            let labels = level.en.iter().chain(&level.zh);
            labels.map(|label| (normalised(label), level.value))
        });
        Some(Self {
            set: Some(name.to_owned()),
            values: values.collect(),
            scale: Some(Scale {
                min: file.min,
                max: file.max,
            }),
        })
    }

    /// Names of the embedded sets.
    pub fn set_names() -> impl Iterator<Item = &'static str> {
        SETS.iter().map(|(name, _)| *name)
    }

    /// Names of the embedded sets that have every one of `answers` (normalised).
    #[must_use]
    pub fn sets_with(answers: &[&str]) -> Vec<&'static str> {
        let has_all = |name: &&str| {
            Self::set(name).is_some_and(|set| {
                let known = |answer: &&str| set.values.iter().any(|(label, _)| label == answer);
                answers.iter().all(known)
            })
        };
        Self::set_names().filter(has_all).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_set_reads_covers_its_scale_and_names_no_label_twice() {
        for name in Labels::set_names() {
            let set = Labels::set(name).unwrap();
            let scale = set.scale.unwrap();
            let labels: BTreeSet<_> = set.values.iter().map(|(label, _)| label).collect();
            assert_eq!(labels.len(), set.values.len(), "{name}");
            let mut step = scale.min;
            while step <= scale.max {
                let wanted = step.to_bits();
                let at_step = set.values.iter().filter(|(_, v)| v.to_bits() == wanted);
                assert!(at_step.count() >= 2, "{name} lacks a language at {step}");
                step += 1.0;
            }
            let off = set
                .values
                .iter()
                .any(|(_, v)| *v < scale.min || *v > scale.max);
            assert!(!off, "{name}");
        }
    }

    #[test]
    fn the_same_words_mean_another_number_on_another_list() {
        let value = |set: &str, label: &str| {
            let labels = Labels::set(set).unwrap().values;
            labels
                .iter()
                .find(|(text, _)| text == label)
                .map(|(_, value)| *value)
        };
        assert_eq!(value("satisfaction-5", "不满意"), Some(2.0));
        assert_eq!(value("satisfaction-3", "不满意"), Some(1.0));
        assert_eq!(value("yes-no", "是"), Some(1.0));
        assert_eq!(Labels::set("satisfaction-6"), None);
    }

    #[test]
    fn sets_are_found_by_their_labels() {
        assert_eq!(
            Labels::sets_with(&["不满意", "一般", "满意"]),
            ["satisfaction-3", "satisfaction-5", "satisfaction-7"]
        );
        assert!(Labels::sets_with(&["gut", "schlecht"]).is_empty());
    }
}
