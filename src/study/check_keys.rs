//! The tables `[check]` and `[cleaning]` of a study file.

use super::checks::{CHECKS, CheckRule, CheckSettings, Exclusion, Level, Quota, largest_limit};
use crate::document::{Entry, Kind, TableReader};

/// `[check]`: a level or `{ level = …, limit = … }` for each check, and the targets under `[check.quota.COLUMN]`.
pub(super) fn checks(mut table: TableReader<'_>) -> CheckSettings {
    let mut settings = CheckSettings::default();
    for code in CHECKS {
        let entry = table.optional(code.name());
        if let Some(rule) = entry.and_then(|entry| rule(&entry, largest_limit(*code))) {
            settings.set(*code, rule);
        }
    }
    if let Some(columns) = table.table("quota") {
        settings.quotas = columns.entries().iter().filter_map(quota).collect();
    }
    table.finish();
    settings
}

/// `[cleaning]`: who is left out.
pub(super) fn exclusions(mut table: TableReader<'_>) -> Vec<Exclusion> {
    let entry = table.optional("exclude");
    let reasons = entry.and_then(|entry| match entry.kind() {
        Kind::List => entry.list(),
        _ => Some(vec![entry]),
    });
    let reasons = reasons.unwrap_or_default();
    let reasons = reasons
        .iter()
        .filter_map(|entry| entry.choice(Exclusion::CHOICES))
        .collect();
    table.finish();
    reasons
}

fn rule(entry: &Entry<'_>, largest: Option<f64>) -> Option<CheckRule> {
    if entry.kind() != Kind::Table {
        return Some(CheckRule {
            level: Some(entry.choice(Level::CHOICES)?),
            limit: None,
        });
    }
    let mut table = entry.table()?;
    let rule = CheckRule {
        level: table.choice("level", Level::CHOICES),
        limit: largest.and_then(|largest| limit(&mut table, largest)),
    };
    table.finish();
    Some(rule)
}

fn limit(table: &mut TableReader<'_>, largest: f64) -> Option<f64> {
    let entry = table.optional("limit")?;
    let limit = entry.number()?;
    if limit > 0.0 && limit <= largest {
        return Some(limit);
    }
    let advice = if largest > 1.0 {
        "study-limit-above-zero-advice"
    } else {
        "study-limit-share-advice"
    };
    entry.reject("study-limit-out-of-range", advice);
    None
}

fn quota(entry: &Entry<'_>) -> Option<Quota> {
    let targets = entry.table()?.entries();
    let target = |answer: &Entry<'_>| Some((answer.name().to_owned(), answer.count()?));
    Some(Quota {
        column: entry.name().to_owned(),
        targets: targets.iter().filter_map(target).collect(),
    })
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::{Code, Severity};
    use crate::study::{Exclusion, Study};
    use crate::words::{Language, Words};

    #[test]
    fn levels_limits_quotas_and_exclusions_are_read() {
        let study = Study::parse(
            "[check]\nspeeder = 'error'\nstraight-liner = { level = 'info', limit = 0.5 }\n\
             [check.quota.region]\nnorth = 150\n\"south east\" = 100\n\
             [cleaning]\nexclude = ['duplicate', 'empty']\n",
        )
        .unwrap();
        let check = &study.check;
        let speeder = check.severity(Code::Speeder, Severity::Warning);
        assert_eq!(speeder, Some(Severity::Error));
        assert!((check.limit(Code::StraightLiner) - 0.5).abs() < f64::EPSILON);
        assert!((check.limit(Code::FloorCeiling) - 0.15).abs() < f64::EPSILON);
        assert_eq!(check.quotas[0].column, "region");
        assert_eq!(check.quotas[0].targets[1], ("south east".to_owned(), 100));
        assert_eq!(study.exclude, [Exclusion::Duplicate, Exclusion::Empty]);
    }

    #[test]
    fn unknown_names_are_faults_with_the_nearest() {
        let words = Words::new(Language::English);
        for (text, nearest) in [
            ("[check]\nspeder = 'off'", "speeder"),
            ("[check]\nspeeder = 'of'", "off"),
            ("[check]\nspeeder = { levle = 'off' }", "level"),
            ("[cleaning]\nexclude = ['duplicates']", "duplicate"),
        ] {
            let fault = &Study::parse(text).unwrap_err().0[0];
            let remedy = fault.remedy(&words);
            assert!(remedy.contains(&format!("\"{nearest}\"")), "{remedy}");
        }
        for text in [
            "[check]\nspeeder = { limit = 0 }",
            "[check]\nspeeder = { limit = 1.5 }",
            "[check]\noff-scale = { limit = 1 }",
            "[check.quota]\nregion = 3",
            "[check.quota.region]\nnorth = -1",
        ] {
            assert!(Study::parse(text).is_err(), "{text}");
        }
    }
}
