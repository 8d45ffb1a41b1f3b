//! What moves lead to in one fit.

use super::moves::{Move, Subject, TOP};
use super::network::Fit;
use crate::study::Amount;

/// Index points below which two figures are the same.
pub(super) const SAME: f64 = 1e-9;

/// Where items and constructs stand after moves.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    /// The items of the survey on 0–100.
    pub(super) positions: Vec<f64>,
    /// By how much each construct's index changes; NaN = not defined.
    pub(super) changes: Vec<f64>,
    /// Which moves end at the end of a scale before they are done.
    pub(super) cut_moves: Vec<bool>,
    /// Which constructs stop at 0 or 100.
    pub(super) cut_constructs: Vec<bool>,
}

impl Outcome {
    /// The index of a construct after the moves.
    pub(super) fn index(&self, fit: &Fit<'_>, construct: usize) -> f64 {
        fit.index(construct) + self.changes[construct]
    }
}

/// Carries `moves` out, one after the other, and lets the changes run along the paths.
///
/// An item's move acts on its construct by its index weight. A construct that is set to a value stays there; every other
/// changes by its own moves and by what its sources bring. Where an index would leave 0–100 it stops, and only what is left
/// runs on.
pub(super) fn outcome(fit: &Fit<'_>, moves: &[Move]) -> Outcome {
    let network = fit.network;
    let mut positions: Vec<f64> = (0..network.survey_items)
        .map(|item| fit.mean(item))
        .collect();
    let (mut shifts, mut held) = (
        vec![0.0; network.constructs()],
        vec![None; network.constructs()],
    );
    let mut cut_moves = Vec::with_capacity(moves.len());
    for found in moves {
        let mut cut = false;
        match (found.subject, found.amount) {
            (Subject::Item(item), amount) => {
                let from = positions[item.0];
                let wanted = wanted(from, amount);
                let to = wanted.min(found.ceiling.max(from)).max(0.0);
                cut = (to - wanted).abs() > SAME;
                positions[item.0] = to;
                shifts[network.owners[item.0]] += fit.weight(item.0) * (to - from);
            }
            (Subject::Construct(construct), Amount::By(points)) => shifts[construct.0] += points,
            (Subject::Construct(construct), Amount::To(index)) => held[construct.0] = Some(index),
        }
        cut_moves.push(cut);
    }
    let mut changes = vec![0.0; network.constructs()];
    let mut cut_constructs = vec![false; network.constructs()];
    for &construct in &network.order {
        let index = fit.index(construct);
        let free = match held[construct] {
            Some(value) => value - index,
            None => shifts[construct] + fit.brought(construct, &changes),
        };
        let change = if index.is_nan() || free.is_nan() {
            free
        } else {
            free.min(TOP - index).max(-index)
        };
        cut_constructs[construct] = (change - free).abs() > SAME;
        changes[construct] = change;
    }
    Outcome {
        positions,
        changes,
        cut_moves,
        cut_constructs,
    }
}

fn wanted(from: f64, amount: Amount) -> f64 {
    match amount {
        Amount::By(points) => from + points,
        Amount::To(point) => point,
    }
}
