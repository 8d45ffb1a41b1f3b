//! Whether enough respondents are left, and who is not.

use super::located::Located;
use super::log::CleaningLog;
use crate::diagnostics::{Code, Diagnostic};
use crate::study::MissingTreatment;
use crate::survey::Responses;

/// The fewest respondents from whom variances and correlations are estimated at all: with two every correlation is 1.
pub(super) const FEWEST_RESPONDENTS: usize = 3;

/// Respondents needed to find a path of 0.2 with power 80 % at the 5 % level by the inverse square root method:
/// n > (2.486 / 0.2)² = 154.5 (Kock & Hadaya 2018, Information Systems Journal 28(1) 227–261). It does not depend
/// on the model; the older "ten times the largest number of predecessors" asks for too few.
pub const RECOMMENDED_RESPONDENTS: usize = 155;

/// `CSI-D018` when fewer than `least` respondents are left. Another treatment of missing answers is advised where `missing`
/// leaves out who lacks one.
pub(super) fn too_few(
    log: &CleaningLog,
    least: usize,
    missing: MissingTreatment,
) -> Option<Diagnostic> {
    let advice = match missing {
        MissingTreatment::Listwise => "cleaning-too-few-listwise-advice",
        _ => "cleaning-too-few-advice",
    };
    (log.respondents_used < least).then(|| {
        Diagnostic::new(Code::TooFewRespondents)
            .with("used", log.respondents_used)
            .with("read", log.respondents_read)
            .with("filtered", left_out_by_filter(log))
            .with("empty", log.empty)
            .with("excluded", all_excluded(log))
            .with("listwise", log.listwise)
            .with("least", least)
            .with_word("advice", advice)
    })
}

/// `CSI-W004` below [`RECOMMENDED_RESPONDENTS`].
pub(super) fn small_sample(log: &CleaningLog) -> Option<Diagnostic> {
    (log.respondents_used < RECOMMENDED_RESPONDENTS).then(|| {
        Diagnostic::new(Code::SmallSample)
            .with("used", log.respondents_used)
            .with("recommended", RECOMMENDED_RESPONDENTS)
            .with_word("effect", "cleaning-needed-for-path")
    })
}

/// `CSI-W002` when respondents without any answer were left out; `positions` are theirs.
pub(super) fn empty_responses(
    log: &CleaningLog,
    positions: &[usize],
    responses: &Responses,
) -> Option<Diagnostic> {
    let warning = Diagnostic::new(Code::EmptyResponse).with("count", log.empty);
    let located = || Located::new(warning, positions.to_vec(), responses);
    (log.empty > 0).then(|| located().diagnostic)
}

/// `CSI-N012` when conspicuous respondents were left out.
pub(super) fn excluded(log: &CleaningLog) -> Option<Diagnostic> {
    let listed = log.excluded.iter();
    let listed: Vec<String> = listed
        .map(|(reason, count)| format!("{} {count}", reason.name()))
        .collect();
    (!listed.is_empty()).then(|| {
        Diagnostic::new(Code::RespondentsExcluded)
            .with("count", all_excluded(log))
            .with("reasons", listed.join(", "))
    })
}

fn all_excluded(log: &CleaningLog) -> usize {
    log.excluded.iter().map(|(_, count)| count).sum()
}

/// `CSI-N004` when the filter or listwise deletion left respondents out.
pub(super) fn dropped(log: &CleaningLog) -> Option<Diagnostic> {
    let filtered = left_out_by_filter(log);
    (filtered + log.listwise > 0).then(|| {
        Diagnostic::new(Code::RespondentsDropped)
            .with("read", log.respondents_read)
            .with("filtered", filtered)
            .with("listwise", log.listwise)
            .with("used", log.respondents_used)
    })
}

fn left_out_by_filter(log: &CleaningLog) -> usize {
    log.filter.as_ref().map_or(0, |filter| filter.left_out)
}
