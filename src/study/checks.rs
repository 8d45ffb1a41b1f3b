//! What is checked, how grave each finding is, and who is left out for it.

use super::choice::choices;
use crate::diagnostics::{Code, Severity};

/// Everything that a check can find, in the order of a report. A finding is called as its code is.
pub const CHECKS: &[Code] = &[
    Code::UndecodableText,
    Code::NotRespondents,
    Code::RaggedRow,
    Code::EncodingGuess,
    Code::MissingColumn,
    Code::DuplicateColumn,
    Code::OptionalDropped,
    Code::OffScale,
    Code::DecimalAnswer,
    Code::UndeclaredCode,
    Code::NotANumber,
    Code::UnmappedLabel,
    Code::AmbiguousLabels,
    Code::AmbiguousLabelSet,
    Code::ReversedLabels,
    Code::LabelsChosen,
    Code::ScaleFromLabels,
    Code::MissingMarks,
    Code::ExpandedRatings,
    Code::RepeatedRows,
    Code::EmptyCategory,
    Code::UnusedScale,
    Code::ConstantItem,
    Code::EmptyItem,
    Code::ReversedItem,
    Code::FloorCeiling,
    Code::ItemNonResponse,
    Code::UnansweredConstruct,
    Code::EmptyResponse,
    Code::IncompleteResponse,
    Code::PreviewResponse,
    Code::UnfinishedResponse,
    Code::DuplicateId,
    Code::DuplicateAnswers,
    Code::StraightLiner,
    Code::Speeder,
    Code::SameIp,
    Code::BadWeight,
    Code::ExtremeWeight,
    Code::BadDesign,
    Code::LonelyStratum,
    Code::TooFewRespondents,
    Code::SmallSample,
    Code::SmallGroup,
    Code::QuotaShortfall,
];

/// Checks that have a limit: the default and the largest that makes sense; the least is above 0.
///
/// Item non-response: share of missing answers of an item (Hair, Hult, Ringle & Sarstedt 2017, p. 56–57, ask for care
/// from 5 %; from 20 % on replacement is no longer defensible). Incomplete: share of the items that were answered.
/// Straight-liner: the longest run of one answer, as a share of the items answered on one scale. Speeder: share of the
/// median duration. Floor and ceiling: share of answers at one end (Terwee et al. 2007, J. Clin. Epidemiol. 60, 34–42:
/// 15 %). Extreme weight: multiple of the mean weight. Small group: respondents. Same IP: respondents with one address.
const LIMITS: &[(Code, f64, f64)] = &[
    (Code::ItemNonResponse, 0.2, 1.0),
    (Code::IncompleteResponse, 0.5, 1.0),
    (Code::StraightLiner, 1.0, 1.0),
    (Code::Speeder, 1.0 / 3.0, 1.0),
    (Code::FloorCeiling, 0.15, 1.0),
    (Code::ExtremeWeight, 5.0, f64::MAX),
    (Code::SmallGroup, 30.0, f64::MAX),
    (Code::SameIp, 2.0, f64::MAX),
];

/// How grave a finding is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It is not looked for.
    Off,
    /// Worth knowing.
    Information,
    /// A warning: `--strict` fails.
    Warning,
    /// An error: the check fails.
    Error,
}

choices! {
    Level "level": Off "off", Information "info", Warning "warn", Error "error";
    Exclusion "exclude":
        Empty "empty", Incomplete "incomplete", Duplicate "duplicate", StraightLiner "straight-liner",
        Speeder "speeder";
}

impl Level {
    /// The severity; `None` when it is not looked for.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Information => Some(Severity::Information),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// Why a respondent can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exclusion {
    /// No answer to any item: left out whether or not it is asked for.
    Empty,
    /// Too few of the items answered, or marked as not finished.
    Incomplete,
    /// Repeats the id or the answers of an earlier record.
    Duplicate,
    /// One and the same answer all along.
    StraightLiner,
    /// Finished in a fraction of the usual time.
    Speeder,
}

/// What a study says of one check.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CheckRule {
    /// How grave the finding is; `None` = as usual.
    pub level: Option<Level>,
    /// From where on it is one; `None` = as usual.
    pub limit: Option<f64>,
}

/// The respondents wanted for each answer of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// The column.
    pub column: String,
    /// Answer and the respondents wanted, in the order of the file.
    pub targets: Vec<(String, usize)>,
}

/// How answers are checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CheckSettings {
    rules: Vec<(Code, CheckRule)>,
    /// Respondents wanted by group.
    pub quotas: Vec<Quota>,
}

impl CheckSettings {
    /// The rule of a check; a later one replaces an earlier one.
    pub fn set(&mut self, code: Code, rule: CheckRule) {
        self.rules.retain(|(known, _)| *known != code);
        self.rules.push((code, rule));
    }

    /// How grave a finding is that usually is `usual`; `None` when it is not looked for. The level of a rule holds for
    /// the finding at its usual gravity; a milder form of it (`usual` below that of the code) never becomes graver.
    #[must_use]
    pub fn severity(&self, code: Code, usual: Severity) -> Option<Severity> {
        let level = self.rule(code).level;
        let severity = level.map_or(Some(usual), Level::severity)?;
        let milder = usual < code.severity();
        Some(if milder {
            severity.min(usual)
        } else {
            severity
        })
    }

    /// Whether the check is made at all.
    #[must_use]
    pub fn looks_for(&self, code: Code) -> bool {
        self.rule(code).level != Some(Level::Off)
    }

    /// The limit of a check; 0 for a check without one.
    #[must_use]
    pub fn limit(&self, code: Code) -> f64 {
        let usual = LIMITS.iter().find(|(known, ..)| *known == code);
        let usual = usual.map_or(0.0, |(_, limit, _)| *limit);
        self.rule(code).limit.unwrap_or(usual)
    }

    /// Respondents below whom a group is small: the limit of that check, rounded up.
    #[must_use]
    pub fn least_of_group(&self) -> usize {
        // Limits are above 0, and a number that is too large for a count stays the largest count.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let least = self.limit(Code::SmallGroup).ceil() as usize;
        least
    }

    fn rule(&self, code: Code) -> CheckRule {
        let mut rules = self.rules.iter();
        let rule = rules.find(|(known, _)| *known == code);
        rule.map(|(_, rule)| *rule).unwrap_or_default()
    }
}

/// The largest limit of a check; `None` for a check without a limit.
pub(super) fn largest_limit(code: Code) -> Option<f64> {
    let mut limits = LIMITS.iter();
    limits
        .find(|(known, ..)| *known == code)
        .map(|(.., most)| *most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_change_findings_and_never_make_the_milder_form_graver() {
        let mut settings = CheckSettings::default();
        let code = Code::ItemNonResponse;
        let level = |level| CheckRule {
            level: Some(level),
            limit: None,
        };
        let usual = [Severity::Information, Severity::Warning];
        assert_eq!(usual.map(|u| settings.severity(code, u)), usual.map(Some));
        settings.set(code, level(Level::Error));
        let raised = [Severity::Information, Severity::Error];
        assert_eq!(usual.map(|u| settings.severity(code, u)), raised.map(Some));
        settings.set(code, level(Level::Off));
        assert_eq!(usual.map(|u| settings.severity(code, u)), [None, None]);
        assert!(!settings.looks_for(code) && settings.looks_for(Code::Speeder));
    }

    #[test]
    fn a_group_is_small_below_the_limit_rounded_up() {
        let mut settings = CheckSettings::default();
        assert_eq!(settings.least_of_group(), 30);
        let limit = Some(12.5);
        settings.set(Code::SmallGroup, CheckRule { level: None, limit });
        assert_eq!(settings.least_of_group(), 13);
    }

    #[test]
    fn every_limit_is_within_its_bounds_and_belongs_to_a_check() {
        for (code, limit, most) in LIMITS {
            assert!(*limit > 0.0 && limit <= most && CHECKS.contains(code));
        }
        assert!(largest_limit(Code::OffScale).is_none());
    }
}
