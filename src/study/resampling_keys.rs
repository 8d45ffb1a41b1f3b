//! The keys of a study file that are about resampling.

use super::design::DesignColumns;
use super::settings::{IntervalKind, ReplicateKind, ResamplingEngine, ResamplingSettings};
use crate::document::{Entry, TableReader};

/// `strata`, `cluster`, `replicate_weights` and `replicate_kind` of the table `[survey]`.
pub(super) fn design(table: &mut TableReader<'_>) -> DesignColumns {
    let keys = ["strata", "cluster", "replicate_weights", "replicate_kind"];
    let entries = keys.map(|key| table.optional(key));
    let [strata, cluster, weights, kind] = &entries;
    let design = DesignColumns {
        strata: strata.as_ref().and_then(Entry::text),
        cluster: cluster.as_ref().and_then(Entry::text),
        replicate_weights: weights.as_ref().and_then(columns).unwrap_or_default(),
        replicate_kind: kind
            .as_ref()
            .and_then(|entry| entry.choice(ReplicateKind::CHOICES)),
    };
    // A value that cannot be read is one fault, not two.
    let all_read = strata.is_some() == design.strata.is_some()
        && cluster.is_some() == design.cluster.is_some()
        && weights.is_some() != design.replicate_weights.is_empty()
        && kind.is_some() == design.replicate_kind.is_some();
    if all_read {
        for problem in design.problems() {
            let (wrong, advice) = problem.words();
            let blamed = entries.iter().flatten();
            for entry in blamed.filter(|entry| entry.name() == problem.key()) {
                entry.reject(wrong, advice);
            }
        }
    }
    design
}

/// A list of column names, or a single one.
fn columns(entry: &Entry<'_>) -> Option<Vec<String>> {
    let columns = entry.texts()?;
    if columns.is_empty() {
        entry.reject("study-no-columns", "study-no-columns-advice");
    }
    Some(columns)
}

/// `resamples`, `seed`, `interval`, `confidence`, `engine` and `allow_failures` of the table `[settings]`.
pub(super) fn resampling(table: &mut TableReader<'_>) -> ResamplingSettings {
    let default = ResamplingSettings::default();
    ResamplingSettings {
        resamples: resamples(table).unwrap_or(default.resamples),
        seed: table.count("seed").map_or(default.seed, |seed| seed as u64),
        interval: table
            .choice("interval", IntervalKind::CHOICES)
            .unwrap_or_default(),
        confidence: confidence(table).unwrap_or(default.confidence),
        engine: table
            .choice("engine", ResamplingEngine::CHOICES)
            .unwrap_or_default(),
        allow_failures: table.boolean("allow_failures").unwrap_or_default(),
    }
}

fn resamples(table: &mut TableReader<'_>) -> Option<usize> {
    let entry = table.optional("resamples")?;
    let resamples = entry.count()?;
    if ResamplingSettings::is_number_of_resamples(resamples) {
        return Some(resamples);
    }
    entry.reject("study-resamples-out-of-range", "study-resamples-advice");
    None
}

fn confidence(table: &mut TableReader<'_>) -> Option<f64> {
    let entry = table.optional("confidence")?;
    let confidence = entry.number()?;
    if ResamplingSettings::is_confidence(confidence) {
        return Some(confidence);
    }
    entry.reject("study-confidence-out-of-range", "study-confidence-advice");
    None
}
