//! The door of the room.

use std::collections::BTreeMap;

use super::finding::{Finding, Findings};
use super::item_checks::{ItemFigures, check_items};
use super::quotas::{QuotaCount, check_quotas};
use super::ratings::Ratings;
use super::respondent_checks::check_respondents;
use super::sample_checks::{SampleFigures, check_sample};
use crate::cleaning::{Conspicuous, Inspection, inspect};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Row, Severity};
use crate::model::PathModel;
use crate::study::{CHECKS, CheckSettings, Codebook, Exclusion};
use crate::survey::Responses;

/// What is checked.
#[derive(Debug, Clone, Copy)]
pub struct CheckMaterial<'a> {
    /// The answers: the columns of the codebook and of the quotas.
    pub responses: &'a Responses,
    /// What they mean.
    pub codebook: &'a Codebook,
    /// The model; without one, items are judged one by one.
    pub model: Option<&'a PathModel>,
    /// The ratings in place of a model's items, when there is none.
    pub ratings: Option<&'a Ratings>,
    /// Findings made before the answers were read: missing columns, notes.
    pub before: &'a [Diagnostic],
}

/// How many respondents there are, and how many of them are sound.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResponseCounts {
    /// Respondents of the file.
    pub read: usize,
    /// Outside the filter.
    pub filtered_out: usize,
    /// Without an answer to any item.
    pub empty: usize,
    /// Too few items answered, or not finished.
    pub incomplete: usize,
    /// Repeats of an earlier record.
    pub duplicates: usize,
    /// One answer all along, and not the best.
    pub straight_liners: usize,
    /// Finished in a fraction of the usual time.
    pub speeders: usize,
    /// With an answer that no run can use.
    pub faulty: usize,
    /// With none of all this.
    pub sound: usize,
}

/// A respondent with a finding that is a warning or an error.
#[derive(Debug, Clone, PartialEq)]
pub struct FlaggedRespondent {
    /// Position in the file, from 0.
    pub position: usize,
    /// Record and line.
    pub row: Row,
    /// What was found, each once, in the order of [`CHECKS`].
    pub codes: Vec<Code>,
    /// The longest run of one answer, when it is a straight line.
    pub longest_run: Option<usize>,
    /// Seconds that the respondent took, when they are few.
    pub seconds: Option<f64>,
}

/// Everything that a check found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Checked {
    /// Findings, the gravest first, then in the order of [`CHECKS`] and of the columns.
    pub findings: Vec<Finding>,
    /// Respondents.
    pub responses: ResponseCounts,
    /// Items.
    pub items: Vec<ItemFigures>,
    /// Respondents wanted and achieved.
    pub quotas: Vec<QuotaCount>,
    /// What the sample is good for; `None` when nothing could be read.
    pub sample: Option<SampleFigures>,
    /// Respondents with warnings or errors, in the order of the file.
    pub flagged: Vec<FlaggedRespondent>,
}

/// Checks a survey.
///
/// # Errors
/// `CSI-D004`: the column of an item was not read, which is the caller's mistake.
pub fn check(material: &CheckMaterial<'_>) -> Result<Checked, Diagnostics> {
    let CheckMaterial {
        responses,
        codebook,
        model,
        ..
    } = *material;
    let inspection = inspect(responses, codebook, model)?;
    let mut findings = Findings::new(&codebook.check);
    let noticed = material.before.iter().chain(&responses.warnings);
    let noticed = noticed.filter(|found| !said_elsewhere(found.code, codebook));
    noticed.cloned().for_each(|found| findings.add(found));
    add_inspected(&inspection, material, &mut findings);
    let items = check_items(&inspection, model, &mut findings);
    check_respondents(&inspection, material, &mut findings);
    let sample = check_sample(&inspection, model, &mut findings);
    let quotas = check_quotas(&inspection, material, &mut findings);
    let mut found = findings.found;
    sort(&mut found);
    let flagged = flagged(&found, &inspection.conspicuous, responses);
    Ok(Checked {
        responses: counts(&inspection, &flagged),
        items,
        quotas,
        sample: Some(sample),
        flagged,
        findings: found,
    })
}

/// The layout stands in the description of the export; who got to the end is looked up where a column tells it.
fn said_elsewhere(code: Code, codebook: &Codebook) -> bool {
    match code {
        Code::ExportRecognised => true,
        Code::UnfinishedResponse => codebook.roles.status.is_some(),
        _ => false,
    }
}

impl Checked {
    /// What is known of a file that cannot be read.
    #[must_use]
    pub fn unreadable(faults: &Diagnostics, settings: &CheckSettings) -> Self {
        let mut findings = Findings::new(settings);
        faults
            .0
            .iter()
            .cloned()
            .for_each(|fault| findings.add(fault));
        sort(&mut findings.found);
        Self {
            findings: findings.found,
            ..Self::default()
        }
    }

    /// How many findings are of a gravity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.findings.iter();
        findings
            .filter(|finding| finding.severity == severity)
            .count()
    }
}

/// What cleaning would say, as far as no finding of ours says it better.
fn add_inspected(
    inspection: &Inspection<'_>,
    material: &CheckMaterial<'_>,
    findings: &mut Findings<'_>,
) {
    let guessed = material.ratings.is_some();
    for fault in &inspection.faults {
        match fault.diagnostic.code {
            // Without a model nothing is estimated, and nobody is too few.
            Code::TooFewRespondents if guessed => {}
            // A column that only looks like a rating may well hold something else.
            Code::UndeclaredCode | Code::BadWeight | Code::BadDesign => findings.add(fault.clone()),
            _ if guessed => findings.add_as(Severity::Warning, fault.clone()),
            _ => findings.add(fault.clone()),
        }
    }
    for warning in &inspection.warnings {
        match warning.code {
            Code::LonelyStratum | Code::LabelsChosen | Code::ScaleFromLabels => {
                findings.add(warning.clone());
            }
            Code::UnansweredConstruct => {
                findings.add_as(Severity::Information, warning.clone());
            }
            // The ends of a scale that was guessed say nothing about its use.
            Code::UnusedScale if !guessed => findings.add(warning.clone()),
            _ => {}
        }
    }
    if let Some(ratings) = material.ratings {
        let note = ratings.note(material.responses);
        findings.add_as(Severity::Information, note);
    }
}

fn sort(found: &mut [Finding]) {
    let rank = |code: Code| CHECKS.iter().position(|known| *known == code);
    found.sort_by_key(|finding| {
        let rank = rank(finding.diagnostic.code).unwrap_or(CHECKS.len());
        (std::cmp::Reverse(finding.severity), rank)
    });
}

/// Respondents with a warning or an error of their own.
fn flagged(
    found: &[Finding],
    conspicuous: &Conspicuous,
    responses: &Responses,
) -> Vec<FlaggedRespondent> {
    let mut codes: BTreeMap<usize, Vec<Code>> = BTreeMap::new();
    let grave = found
        .iter()
        .filter(|finding| finding.severity > Severity::Information);
    for finding in grave {
        for position in &finding.positions {
            let known = codes.entry(*position).or_default();
            if !known.contains(&finding.diagnostic.code) {
                known.push(finding.diagnostic.code);
            }
        }
    }
    let line = |position: usize| {
        let mut lines = conspicuous.straight_liners.iter();
        lines.find(|line| line.position == position)
    };
    let seconds = |position: usize| {
        let mut speeders = conspicuous.speeders.iter();
        speeders.find(|(at, _)| *at == position)
    };
    let flagged = codes
        .into_iter()
        .map(|(position, codes)| FlaggedRespondent {
            position,
            row: responses.row(position),
            codes,
            longest_run: line(position).map(|line| line.longest),
            seconds: seconds(position).map(|(_, seconds)| *seconds),
        });
    flagged.collect()
}

fn counts(inspection: &Inspection<'_>, flagged: &[FlaggedRespondent]) -> ResponseCounts {
    let count = |reason| inspection.conspicuous.positions(reason).len();
    let filter = inspection.log.filter.as_ref();
    let is_fault = |code: &Code| code.severity() == Severity::Error;
    let faulty = flagged
        .iter()
        .filter(|flagged| flagged.codes.iter().any(is_fault));
    let is_used =
        |flagged: &&FlaggedRespondent| inspection.used.binary_search(&flagged.position).is_ok();
    let flagged_among_used = flagged.iter().filter(is_used).count();
    ResponseCounts {
        read: inspection.log.respondents_read,
        filtered_out: filter.map_or(0, |filter| filter.left_out),
        empty: inspection.empty.len(),
        incomplete: count(Exclusion::Incomplete),
        duplicates: count(Exclusion::Duplicate),
        straight_liners: count(Exclusion::StraightLiner),
        speeders: count(Exclusion::Speeder),
        faulty: faulty.count(),
        sound: inspection.used.len() - flagged_among_used,
    }
}
