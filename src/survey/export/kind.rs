//! Which tool's layout a file has, and why that is believed.

use serde::{Serialize, Serializer};

use crate::study::ExportChoice;
use crate::words::Words;

/// The survey tool's layout that a file was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ExportKind {
    /// One table with its header: no tool's own layout.
    #[default]
    Plain,
    /// Qualtrics: three header rows, two in older files.
    Qualtrics,
    /// SurveyMonkey: a row of questions and a row of options.
    SurveyMonkey,
    /// LimeSurvey: codes, full texts, or both in the header.
    LimeSurvey,
    /// Google Forms.
    GoogleForms,
    /// Microsoft Forms.
    MicrosoftForms,
    /// Typeform.
    Typeform,
    /// Alchemer, formerly SurveyGizmo.
    Alchemer,
    /// REDCap.
    Redcap,
    /// KoboToolbox and ODK.
    Kobotoolbox,
    /// 问卷星.
    Wenjuanxing,
    /// 问卷网.
    Wenjuan,
    /// 腾讯问卷.
    Tencent,
    /// A data file of SPSS saved as CSV.
    Spss,
}

/// Every kind with the choice that forces it, which also names it.
const KINDS: &[(ExportKind, ExportChoice)] = &[
    (ExportKind::Plain, ExportChoice::Plain),
    (ExportKind::Qualtrics, ExportChoice::Qualtrics),
    (ExportKind::SurveyMonkey, ExportChoice::SurveyMonkey),
    (ExportKind::LimeSurvey, ExportChoice::LimeSurvey),
    (ExportKind::GoogleForms, ExportChoice::GoogleForms),
    (ExportKind::MicrosoftForms, ExportChoice::MicrosoftForms),
    (ExportKind::Typeform, ExportChoice::Typeform),
    (ExportKind::Alchemer, ExportChoice::Alchemer),
    (ExportKind::Redcap, ExportChoice::Redcap),
    (ExportKind::Kobotoolbox, ExportChoice::Kobotoolbox),
    (ExportKind::Wenjuanxing, ExportChoice::Wenjuanxing),
    (ExportKind::Wenjuan, ExportChoice::Wenjuan),
    (ExportKind::Tencent, ExportChoice::Tencent),
    (ExportKind::Spss, ExportChoice::Spss),
];

impl ExportKind {
    /// The kind that a choice forces; `None` when the file decides.
    #[must_use]
    pub fn chosen(choice: ExportChoice) -> Option<Self> {
        let chosen = KINDS.iter().find(|(_, known)| *known == choice);
        chosen.map(|(kind, _)| *kind)
    }

    /// The name in machine output and settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        let known = KINDS.iter().find(|(kind, _)| *kind == self);
        known.map_or("plain", |(_, choice)| choice.name())
    }

    /// The catalogue key of the tool's name.
    #[must_use]
    pub fn title_key(self) -> &'static str {
        match self {
            Self::Plain => "export-plain",
            Self::Qualtrics => "export-qualtrics",
            Self::SurveyMonkey => "export-surveymonkey",
            Self::LimeSurvey => "export-limesurvey",
            Self::GoogleForms => "export-google-forms",
            Self::MicrosoftForms => "export-microsoft-forms",
            Self::Typeform => "export-typeform",
            Self::Alchemer => "export-alchemer",
            Self::Redcap => "export-redcap",
            Self::Kobotoolbox => "export-kobotoolbox",
            Self::Wenjuanxing => "export-wenjuanxing",
            Self::Wenjuan => "export-wenjuan",
            Self::Tencent => "export-tencent",
            Self::Spss => "export-spss",
        }
    }
}

impl Serialize for ExportKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Why a file is taken for an export of its kind: a sentence of the catalogue and the values in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportReason {
    /// The catalogue key.
    pub key: &'static str,
    /// Named values of the sentence.
    pub arguments: Vec<(&'static str, String)>,
}

impl ExportReason {
    /// A reason without values.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            arguments: Vec::new(),
        }
    }

    /// Adds a named value.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: String) -> Self {
        self.arguments.push((name, value));
        self
    }

    /// The sentence in a language.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        words.fill(self.key, &self.arguments)
    }
}

impl Default for ExportReason {
    fn default() -> Self {
        Self::new("export-reason-plain")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn every_kind_has_a_choice_and_a_title() {
        for language in [Language::English, Language::Chinese] {
            let words = Words::new(language);
            for (kind, choice) in KINDS {
                assert_eq!(ExportKind::chosen(*choice), Some(*kind));
                assert_eq!(kind.name(), choice.name());
                assert!(words.lookup(kind.title_key(), &[]).is_some(), "{kind:?}");
            }
        }
        assert_eq!(ExportKind::chosen(ExportChoice::Auto), None);
        assert_eq!(KINDS.len() + 1, ExportChoice::CHOICES.len());
        let json = serde_json::to_string(&ExportKind::GoogleForms).unwrap();
        assert_eq!(json, "\"google-forms\"");
    }
}
