//! Whether items of a construct point the same way.

use crate::cleaning::{InspectedItem, Inspection};
use crate::model::PathModel;

/// The correlation of an item with the rest of its construct.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ItemRest {
    /// Pearson's correlation, −1 to 1.
    pub(super) correlation: f64,
    /// Respondents who answered the item and another one of the construct.
    pub(super) respondents: usize,
}

/// Item–rest correlations within so many standard errors (1/√n) of zero are not called negative.
const CLEARLY_NEGATIVE: f64 = 2.0;

impl ItemRest {
    fn is_clearly_negative(self) -> bool {
        self.correlation * (self.respondents as f64).sqrt() < -CLEARLY_NEGATIVE
    }
}

/// Corrected item–total correlation: Pearson's r of the item, on 0–1 and reversed where the study says so, with the mean of the
/// other items of its construct that the respondent answered. Without a model, the other items of the same scale take
/// the place of the construct.
///
/// One value per item; `None` for a construct with a single item, without two respondents, or without variation. Source:
/// Nunnally & Bernstein (1994), Psychometric Theory, 3rd ed., ch. 8; the item itself is not part of the total.
pub(super) fn item_rest_correlations(
    inspection: &Inspection<'_>,
    model: Option<&PathModel>,
) -> Vec<Option<ItemRest>> {
    let mut correlations = vec![None; inspection.items.len()];
    for block in blocks(inspection, model) {
        for item in &block {
            if let Some(slot) = correlations.get_mut(*item) {
                *slot = item_rest(inspection, *item, (&block, &[]));
            }
        }
    }
    correlations
}

/// The items that go against the others of their construct, with the correlation that says so.
///
/// One by one: the item whose item–rest correlation is the most negative is turned round, and the others are judged anew, so
/// that no sound item is blamed for a reversed neighbour; at most half of a construct. Of two items nothing tells which one is
/// reversed: both are given. A correlation counts as negative from −2/√n down, with `enough` respondents or more.
pub(super) fn reversed_items(
    inspection: &Inspection<'_>,
    model: &PathModel,
    enough: usize,
) -> Vec<(usize, ItemRest)> {
    let mut found = Vec::new();
    for block in blocks(inspection, Some(model)) {
        let mut turned: Vec<usize> = Vec::new();
        while turned.len() < block.len() / 2 {
            let left = block.iter().filter(|item| !turned.contains(item));
            let judged = left.filter_map(|item| {
                let rest = item_rest(inspection, *item, (&block, &turned))?;
                let negative = rest.respondents >= enough && rest.is_clearly_negative();
                negative.then_some((*item, rest))
            });
            let worst = judged.min_by(|a, b| a.1.correlation.total_cmp(&b.1.correlation));
            let Some((item, rest)) = worst else { break };
            turned.push(item);
            found.push((item, rest));
            if let [first, second] = block[..] {
                let other = if item == first { second } else { first };
                found.push((other, rest));
            }
        }
    }
    found
}

/// Positions of the items that belong together.
fn blocks(inspection: &Inspection<'_>, model: Option<&PathModel>) -> Vec<Vec<usize>> {
    if let Some(model) = model {
        return model.blocks().into_iter().map(Iterator::collect).collect();
    }
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    for (position, item) in inspection.items.iter().enumerate() {
        let scale_of = |block: &Vec<usize>| {
            let first = inspection.items.get(*block.first()?)?;
            Some(first.item.scale)
        };
        let own = blocks
            .iter_mut()
            .find(|block| scale_of(block) == Some(item.item.scale));
        match own {
            Some(block) => block.push(position),
            None => blocks.push(vec![position]),
        }
    }
    blocks
}

/// The correlation of an item with the rest of its block, some items of which are turned round.
fn item_rest(
    inspection: &Inspection<'_>,
    item: usize,
    (block, turned): (&[usize], &[usize]),
) -> Option<ItemRest> {
    let own = inspection.items.get(item)?;
    let others = block.iter().filter(|other| **other != item);
    let others: Vec<(&InspectedItem<'_>, bool)> = others
        .filter_map(|other| Some((inspection.items.get(*other)?, turned.contains(other))))
        .collect();
    let mut sums = Sums::default();
    for position in &inspection.used {
        let x = unit_value(own, *position);
        let rest = others.iter().map(|(other, turned)| {
            let value = unit_value(other, *position);
            if *turned { 1.0 - value } else { value }
        });
        let (mut sum, mut count) = (0.0, 0_usize);
        for value in rest.filter(|value| !value.is_nan()) {
            sum += value;
            count += 1;
        }
        if !x.is_nan() && count > 0 {
            sums.take(x, sum / count as f64);
        }
    }
    Some(ItemRest {
        correlation: sums.correlation()?,
        respondents: sums.count,
    })
}

/// An answer on 0–1, the best answer at 1.
fn unit_value(item: &InspectedItem<'_>, position: usize) -> f64 {
    let scale = item.item.scale;
    let value = (item.value(position) - scale.min) / (scale.max - scale.min);
    if item.item.reverse {
        1.0 - value
    } else {
        value
    }
}

/// Sums of pairs of numbers on 0–1: small enough that no digits are lost.
#[derive(Default)]
struct Sums {
    count: usize,
    x: f64,
    y: f64,
    xx: f64,
    yy: f64,
    xy: f64,
}

impl Sums {
    fn take(&mut self, x: f64, y: f64) {
        self.count += 1;
        self.x += x;
        self.y += y;
        self.xx += x * x;
        self.yy += y * y;
        self.xy += x * y;
    }

    fn correlation(&self) -> Option<f64> {
        let n = self.count as f64;
        let covariance = self.xy - self.x * self.y / n;
        let variances = [self.xx - self.x * self.x / n, self.yy - self.y * self.y / n];
        let varies = |variance: &f64| *variance > 1e-9 * n;
        let both = self.count > 1 && variances.iter().all(varies);
        both.then(|| covariance / variances.iter().product::<f64>().sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pearson_by_hand_and_undefined_without_variation() {
        // x 1 2 3 4, y 1 3 2 4, both over 4: r = 0.8.
        let mut sums = Sums::default();
        for (x, y) in [(1.0, 1.0), (2.0, 3.0), (3.0, 2.0), (4.0, 4.0)] {
            sums.take(x / 4.0, y / 4.0);
        }
        assert!((sums.correlation().unwrap() - 0.8).abs() < 1e-12);
        let mut flat = Sums::default();
        (0..9).for_each(|x| flat.take(f64::from(x) / 9.0, 0.3));
        assert_eq!(flat.correlation(), None);
        assert_eq!(Sums::default().correlation(), None);
    }
}
