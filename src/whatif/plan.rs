//! The cheapest moves to an index.

use super::moves::{Move, Price, Subject};
use super::network::Fit;
use super::outcome::{SAME, outcome};
use crate::study::Amount;

/// Halvings of an interval after which a double cannot tell its ends apart.
const HALVINGS: usize = 200;

/// An item that can be raised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lever {
    pub(super) price: Price,
    /// Index points of the index construct for one point of the answer scale.
    pub(super) gain: f64,
    /// Index points on 0–100 by which it can be raised.
    pub(super) room: f64,
}

impl Lever {
    fn gain_per_cost(&self) -> f64 {
        self.gain / self.price.cost
    }

    fn raised(&self, points: f64) -> Move {
        Move {
            subject: Subject::Item(self.price.item),
            amount: Amount::By(points),
            ceiling: self.price.ceiling,
        }
    }
}

/// Index points of the index construct for one point of an item's answer scale, `points_per_unit` of which are on
/// 0–100; `gains` are those of [`Fit::gains`].
pub(super) fn gain_of_item(
    fit: &Fit<'_>,
    gains: &[f64],
    (item, points_per_unit): (usize, f64),
) -> f64 {
    gains[fit.network.owners[item]] * fit.weight(item) * points_per_unit
}

/// The moves that bring the index to `target` at least cost, behind the moves `set`; all moves that help when that is
/// not enough.
///
/// Levers come in the order of gain per cost, ties in that of the model. Each is raised as far as it goes, the last one as
/// far as needed: the optimum of the linear programme min Σ c·x, Σ g·x ≥ target − index, 0 ≤ x ≤ room, as long as no
/// construct gets to the end of its scale. A lever that no longer helps, because what it moves is at the end, is left out.
pub(super) fn cheapest(
    fit: &Fit<'_>,
    set: &[Move],
    mut levers: Vec<Lever>,
    target: f64,
) -> Vec<Move> {
    levers.retain(|lever| lever.gain > 0.0 && lever.room > SAME);
    levers.sort_by(|a, b| b.gain_per_cost().total_cmp(&a.gain_per_cost()));
    let reached = |moves: &[Move]| outcome(fit, moves).index(fit, fit.network.index);
    let mut moves = set.to_vec();
    let mut index = reached(&moves);
    for lever in levers {
        if index >= target - SAME {
            break;
        }
        let place = moves.len();
        moves.push(lever.raised(lever.room));
        let after = reached(&moves);
        if after <= index + SAME {
            moves.truncate(place);
            continue;
        }
        index = after;
        if index >= target {
            moves[place] = lever.raised(far_enough(lever.room, |points| {
                let mut trial = moves.clone();
                trial[place] = lever.raised(points);
                reached(&trial) >= target
            }));
            break;
        }
    }
    moves.split_off(set.len())
}

/// The least number up to `room`, for which `enough` holds, from which on it holds.
fn far_enough(room: f64, enough: impl Fn(f64) -> bool) -> f64 {
    let (mut below, mut above) = (0.0, room);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(below, above);
        if enough(middle) {
            above = middle;
        } else {
            below = middle;
        }
    }
    above
}
