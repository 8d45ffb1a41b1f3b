//! Fluent bundles behind a small door: [`Words`].

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The languages that every message exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English, the default.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// The two-letter name, `en` or `zh`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// The language of a locale name such as `zh_CN.UTF-8`; English for every other.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") {
            Self::Chinese
        } else {
            Self::English
        }
    }

    fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::English => ENGLISH,
            Self::Chinese => CHINESE,
        }
    }
}

macro_rules! catalogue {
    ($language:literal: $($room:literal),+) => {
        &[$(($room, include_str!(concat!($language, "/", $room, ".ftl")))),+]
    };
}

const ENGLISH: &[(&str, &str)] = catalogue!("en": "document", "toml", "model", "study", "survey", "workbook", "export", "cleaning", "labels", "init", "check", "estimation", "program", "report", "hierarchy", "assessment", "robustness", "prediction", "drivers", "relative", "whatif", "kpi", "service", "indicators", "segments");
const CHINESE: &[(&str, &str)] = catalogue!("zh": "document", "toml", "model", "study", "survey", "workbook", "export", "cleaning", "labels", "init", "check", "estimation", "program", "report", "hierarchy", "assessment", "robustness", "prediction", "drivers", "relative", "whatif", "kpi", "service", "indicators", "segments");

/// Named values that fill the placeables of a message.
pub type Arguments = [(&'static str, String)];

/// The words of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Words")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

impl Words {
    /// Reads the embedded catalogue of `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let identifier: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![identifier]);
        // The isolation marks would end up in JSON, CSV and terminals.
        bundle.set_use_isolating(false);
        for (_, text) in language.files() {
            let resource = match FluentResource::try_new((*text).to_owned()) {
                // What could be read is kept: the catalogue's test sees the rest.
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language of these words.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message `key` without arguments; the key itself when the catalogue lacks it.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// The message `key` with its placeables filled; `key` may name an attribute (`CSI-D012.remedy`).
    #[must_use]
    pub fn fill(&self, key: &str, arguments: &Arguments) -> String {
        self.lookup(key, arguments)
            .unwrap_or_else(|| key.to_owned())
    }

    /// As [`Words::fill`], but `None` when the catalogue lacks the key.
    #[must_use]
    pub fn lookup(&self, key: &str, arguments: &Arguments) -> Option<String> {
        let (message_key, attribute) = match key.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (key, None),
        };
        let message = self.bundle.get_message(message_key)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut filled = FluentArgs::new();
        for (name, value) in arguments {
            filled.set(*name, FluentValue::String(Cow::Borrowed(value.as_str())));
        }
        let mut errors = Vec::new();
        Some(
            self.bundle
                .format_pattern(pattern, Some(&filled), &mut errors)
                .into_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Message or attribute key -> the placeables it names, read from the Fluent text.
    fn placeables(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::new();
        for (file, text) in language.files() {
            let resource = FluentResource::try_new((*text).to_owned());
            assert!(
                resource.is_ok(),
                "{}/{file}.ftl: {:?}",
                language.tag(),
                resource.err()
            );
            let (mut message, mut key) = (String::new(), String::new());
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let trimmed = line.trim_start();
                let head = line.split_once(" =").map(|(head, _)| head.trim());
                if let Some(head) = head.filter(|_| !line.starts_with(' ')) {
                    head.clone_into(&mut message);
                    head.clone_into(&mut key);
                    let previous = found.insert(key.clone(), BTreeSet::new());
                    assert!(previous.is_none(), "{}: {key} stands twice", language.tag());
                } else if let Some(attribute) = head.filter(|_| trimmed.starts_with('.')) {
                    key = format!("{message}{attribute}");
                    found.insert(key.clone(), BTreeSet::new());
                }
                for part in line.split("{ $").skip(1) {
                    let name = part.split([' ', '}', '-']).next().unwrap().to_owned();
                    found.get_mut(&key).unwrap().insert(name);
                }
            }
        }
        found
    }

    #[test]
    fn both_languages_have_the_same_keys_and_placeables() {
        let (english, chinese) = (placeables(Language::English), placeables(Language::Chinese));
        for (key, names) in &english {
            assert_eq!(chinese.get(key), Some(names), "zh differs from en in {key}");
        }
        for key in chinese.keys() {
            assert!(english.contains_key(key), "en lacks {key}");
        }
    }

    #[test]
    fn the_locale_chooses_the_language() {
        assert_eq!(Language::from_locale("zh_CN.UTF-8"), Language::Chinese);
        assert_eq!(Language::from_locale("zh-Hans"), Language::Chinese);
        assert_eq!(Language::from_locale("de_DE"), Language::English);
    }

    #[test]
    fn an_unknown_key_is_shown_as_itself() {
        assert_eq!(
            Words::new(Language::English).text("no-such-key"),
            "no-such-key"
        );
    }
}
