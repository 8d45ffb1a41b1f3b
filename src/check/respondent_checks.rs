//! Findings about respondents.

use super::checked::CheckMaterial;
use super::finding::Findings;
use super::item_checks::whole_percent;
use crate::cleaning::{Inspection, Located, Repeat, Straightness};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::survey::{Column, Responses};

/// The share of the median duration below which haste is worth a note.
const NOTED_HASTE: f64 = 0.5;

pub(super) fn check_respondents(
    inspection: &Inspection<'_>,
    material: &CheckMaterial<'_>,
    findings: &mut Findings<'_>,
) {
    empty(inspection, material.responses, findings);
    incomplete(inspection, material.responses, findings);
    repeats(inspection, material, findings);
    straight_liners(inspection, material.responses, findings);
    speeders(inspection, material.responses, findings);
    same_ip(inspection, material, findings);
}

/// `CSI-W002`.
fn empty(inspection: &Inspection<'_>, responses: &Responses, findings: &mut Findings<'_>) {
    let count = inspection.empty.len();
    if count > 0 {
        let finding = Diagnostic::new(Code::EmptyResponse).with("count", count);
        findings.add(Located::new(finding, inspection.empty.clone(), responses));
    }
}

/// `CSI-W010`.
fn incomplete(inspection: &Inspection<'_>, responses: &Responses, findings: &mut Findings<'_>) {
    let positions = &inspection.conspicuous.incomplete;
    if !positions.is_empty() {
        let limit = findings.settings().limit(Code::IncompleteResponse);
        let finding = Diagnostic::new(Code::IncompleteResponse)
            .with("share", whole_percent(limit))
            .with("count", positions.len());
        findings.add(Located::new(finding, positions.clone(), responses));
    }
}

/// `CSI-W011` and `CSI-W012`.
fn repeats(inspection: &Inspection<'_>, material: &CheckMaterial<'_>, findings: &mut Findings<'_>) {
    let responses = material.responses;
    let found = &inspection.conspicuous;
    let id = material.codebook.roles.id;
    let id = id.and_then(|at| responses.column(at));
    if let (Some(column), Some(finding)) = (
        id,
        repeated(Code::DuplicateId, &found.duplicate_ids, responses),
    ) {
        let Located {
            diagnostic,
            positions,
        } = finding;
        let diagnostic = diagnostic.in_column(&column.name);
        findings.add(Located {
            diagnostic,
            positions,
        });
    }
    if let Some(finding) = repeated(Code::DuplicateAnswers, &found.duplicate_answers, responses) {
        findings.add(finding);
    }
}

fn repeated(code: Code, repeats: &[Repeat], responses: &Responses) -> Option<Located> {
    let first = repeats.first()?;
    let finding = Diagnostic::new(code)
        .with("count", repeats.len())
        .with("record", responses.row(first.position).record)
        .with("earlier", responses.row(first.earlier).record);
    let positions = repeats.iter().map(|repeat| repeat.position).collect();
    Some(Located::new(finding, positions, responses))
}

/// `CSI-W013`: a warning, and a note of those who gave the best answer all along.
fn straight_liners(
    inspection: &Inspection<'_>,
    responses: &Responses,
    findings: &mut Findings<'_>,
) {
    let limit = findings.settings().limit(Code::StraightLiner);
    let kinds = [
        (false, Severity::Warning, "check-line"),
        (true, Severity::Information, "check-line-of-best-answers"),
    ];
    for (ceiling, severity, kind) in kinds {
        let lines = inspection.conspicuous.straight_liners.iter();
        let lines: Vec<&Straightness> = lines.filter(|line| line.ceiling == ceiling).collect();
        if lines.is_empty() {
            continue;
        }
        let largest = lines.iter().map(|line| line.deviation).fold(0.0, f64::max);
        let finding = Diagnostic::new(Code::StraightLiner)
            .with("share", whole_percent(limit))
            .with("count", lines.len())
            .with("deviation", format!("{largest:.2}"))
            .with_word("kind", kind);
        let positions = lines.iter().map(|line| line.position).collect();
        findings.add_as(severity, Located::new(finding, positions, responses));
    }
}

/// `CSI-W014`: a warning below the limit, a note below half of the median.
fn speeders(inspection: &Inspection<'_>, responses: &Responses, findings: &mut Findings<'_>) {
    let found = &inspection.conspicuous;
    let Some(median) = found.median_duration else {
        return;
    };
    let limit = findings.settings().limit(Code::Speeder);
    let kinds = [
        (&found.speeders, limit, Severity::Warning),
        (&found.fast, NOTED_HASTE, Severity::Information),
    ];
    for (respondents, share, severity) in kinds {
        if respondents.is_empty() {
            continue;
        }
        let finding = Diagnostic::new(Code::Speeder)
            .with("count", respondents.len())
            .with("seconds", (share * median).round())
            .with("share", whole_percent(share))
            .with("median", median.round());
        let positions = respondents.iter().map(|(position, _)| *position).collect();
        findings.add_as(severity, Located::new(finding, positions, responses));
    }
}

/// `CSI-N008`: addresses that as many respondents have as the limit says.
fn same_ip(inspection: &Inspection<'_>, material: &CheckMaterial<'_>, findings: &mut Findings<'_>) {
    let ip = material.codebook.roles.ip;
    let Some(column) = ip.and_then(|at| material.responses.column(at)) else {
        return;
    };
    let shared = shared_codes(
        column,
        &inspection.used,
        findings.settings().limit(Code::SameIp),
    );
    let addresses = shared.iter().filter(|shared| **shared).count();
    if addresses > 0 {
        let is_shared = |position: &usize| {
            let code = column.answers.codes.get(*position);
            code.and_then(|code| shared.get(code))
                .copied()
                .unwrap_or(false)
        };
        let positions: Vec<usize> = inspection.used.iter().copied().filter(is_shared).collect();
        let finding = Diagnostic::new(Code::SameIp)
            .with("count", positions.len())
            .with("addresses", addresses)
            .in_column(&column.name);
        findings.add(Located::new(finding, positions, material.responses));
    }
}

/// For each distinct text whether so many of the used respondents gave it; a blank is no address.
fn shared_codes(column: &Column, used: &[usize], least: f64) -> Vec<bool> {
    let texts = &column.answers.texts;
    let mut counts = vec![0_usize; texts.len()];
    for position in used {
        let code = column.answers.codes.get(*position);
        if let Some(count) = code.and_then(|code| counts.get_mut(code)) {
            *count += 1;
        }
    }
    let shared = counts.iter().zip(texts);
    shared
        .map(|(count, text)| *count as f64 >= least.max(2.0) && !text.trim().is_empty())
        .collect()
}
