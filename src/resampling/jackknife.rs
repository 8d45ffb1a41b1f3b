//! Leaving out one respondent, or one group of respondents, at a time.

use super::draws::Draws;
use super::grouped::GroupSums;
use super::products::UnitProducts;
use super::replicates::{Interrupted, ReplicateRun, Resamples};
use crate::moments::AnswerColumns;
use crate::study::MissingTreatment;

/// Respondents up to which each is left out alone; above, random groups are left out.
pub const JACKKNIFE_RESPONDENTS: usize = 2_000;

/// The figures with each respondent, or each of many random groups, left out in turn. Source: Efron & Tibshirani
/// 1993, chapter 11.
pub(super) fn jackknife(run: &ReplicateRun<'_>, seed: u64) -> Result<Resamples, Interrupted> {
    let sample = run.sample;
    let n = sample.items.respondents;
    if sample.settings.missing == MissingTreatment::Em {
        let run = ReplicateRun {
            replicates: n.min(JACKKNIFE_RESPONDENTS),
            ..*run
        };
        let groups = run.replicates;
        return run.by_weights(&|left_out, buffer| {
            let weight = |i: usize| sample.weights.map_or(1.0, |weights| weights[i]);
            let kept = |i: usize| {
                if i % groups == left_out {
                    0.0
                } else {
                    weight(i)
                }
            };
            buffer.clear();
            buffer.extend((0..n).map(kept));
        });
    }
    let columns = AnswerColumns::new(sample.items);
    let units = if n <= JACKKNIFE_RESPONDENTS {
        UnitProducts::respondents(columns, sample.weights)
    } else {
        UnitProducts::Groups(GroupSums::new(&columns, sample.weights, seed))
    };
    let run = ReplicateRun {
        replicates: units.units(),
        ..*run
    };
    run.by_products(&units, &Draws::LeaveOneOut)
}
