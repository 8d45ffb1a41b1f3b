//! Leaving out one respondent, or one group of respondents, at a time.

use super::draws::Draws;
use super::products::UnitProducts;
use super::random::Stream;
use super::replicates::{Interrupted, ReplicateRun, Resamples};
use crate::moments::AnswerColumns;
use crate::study::MissingTreatment;

/// Respondents up to which each is left out alone; above, as many random groups are.
pub const JACKKNIFE_GROUPS: usize = 2_000;

/// The stream of the assignment to groups: none of the replicates has it.
const ASSIGNMENT: u64 = u64::MAX - 1;

/// The figures with each respondent (or group) left out in turn. Source: Efron & Tibshirani 1993, chapter 11.
pub(super) fn jackknife(run: &ReplicateRun<'_>, seed: u64) -> Result<Resamples, Interrupted> {
    let n = run.sample.items.respondents;
    let groups = n.min(JACKKNIFE_GROUPS);
    let mut stream = Stream::new(seed, ASSIGNMENT);
    let random = |_| stream.below(groups as u32);
    let group_of: Vec<u32> = if n == groups {
        (0..n as u32).collect()
    } else {
        (0..n).map(random).collect()
    };
    let draws = Draws::LeaveOut {
        group_of: &group_of,
    };
    let run = ReplicateRun {
        replicates: groups,
        progress: &|_| true,
        ..*run
    };
    let sample = run.sample;
    if sample.settings.missing == MissingTreatment::Em {
        return run.from_weights(&|replicate, buffer| {
            buffer.resize(n, 0.0);
            draws.fill(replicate, buffer);
            for (i, multiplier) in buffer.iter_mut().enumerate() {
                *multiplier *= sample.weights.map_or(1.0, |weights| weights[i]);
            }
        });
    }
    let columns = AnswerColumns::new(sample.items);
    run.from_products(
        &UnitProducts::Respondents {
            columns,
            weights: sample.weights,
        },
        &draws,
    )
}
