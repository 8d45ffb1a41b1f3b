//! Label maps: answers in words and the numbers they stand for.

mod fitting;
mod numbered;
mod vocabulary;

use std::sync::LazyLock;

use serde::Deserialize;

use super::normalise::normalised;
use crate::model::Scale;

pub use fitting::{LabelEvidence, LabelFit};
pub use numbered::{NumberedLabel, numbered_label};
pub use vocabulary::{ScaleEnd, is_dont_know, scale_end};

/// The names of the embedded sets with their texts: one file each.
macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("labels/", $name, ".toml")))),+]
    };
}

/// The embedded sets, by name.
const SETS: &[(&str, &str)] = embedded![
    "satisfaction-3",
    "satisfaction-4",
    "satisfaction-5",
    "satisfaction-6",
    "satisfaction-7",
    "satisfaction-10",
    "satisfaction-11",
    "satisfaction-unipolar-5",
    "agreement-4",
    "agreement-5",
    "agreement-6",
    "agreement-7",
    "likelihood-4",
    "likelihood-5",
    "likelihood-11",
    "likelihood-unipolar-5",
    "willingness-5",
    "quality-4",
    "quality-5",
    "quality-excellent-5",
    "importance-5",
    "importance-unipolar-5",
    "frequency-5",
    "fit-5",
    "expectation-5",
    "yes-no",
];

/// The embedded sets, read.
static READ_SETS: LazyLock<Vec<Labels>> = LazyLock::new(|| {
    let read = |(name, text): &(&str, &str)| Labels::read(name, text);
    SETS.iter().filter_map(read).collect()
});

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
        let mut sets = READ_SETS.iter();
        sets.find(|set| set.set.as_deref() == Some(name)).cloned()
    }

    fn read(name: &str, text: &str) -> Option<Self> {
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

    /// The value of a normalised label.
    #[must_use]
    pub fn value(&self, label: &str) -> Option<f64> {
        let mut values = self.values.iter();
        let found = values.find(|(known, _)| known == label);
        found.map(|(_, value)| *value)
    }

    /// Names of the embedded sets that have every one of `answers` (normalised).
    #[must_use]
    pub fn sets_with(answers: &[&str]) -> Vec<&'static str> {
        let sets = SETS.iter().zip(READ_SETS.iter());
        let having = sets.filter(|(_, set)| answers.iter().all(|text| set.value(text).is_some()));
        having.map(|((name, _), _)| *name).collect()
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
        let value = |set: &str, label: &str| Labels::set(set).unwrap().value(label);
        assert_eq!(value("satisfaction-5", "不满意"), Some(2.0));
        assert_eq!(value("satisfaction-3", "不满意"), Some(1.0));
        assert_eq!(value("yes-no", "是"), Some(1.0));
        assert_eq!(Labels::set("satisfaction-8"), None);
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
