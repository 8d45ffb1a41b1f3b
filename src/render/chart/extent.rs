//! From values to the ends and ticks of an axis.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use crate::report::PlotAxis;

/// Share of the spread that stays free at either end.
const MARGIN: f64 = 0.12;
/// Spread of an axis whose values are all the same.
const LEAST_SPREAD: f64 = 0.1;

/// The ends of an axis: all `values` and its cut, with a margin, within its limits.
pub(super) fn extent(axis: &PlotAxis, values: impl Iterator<Item = f64>) -> (f64, f64) {
    let ends = values
        .chain([axis.cut])
        .filter(|value| value.is_finite())
        .fold(None, |ends: Option<(f64, f64)>, value| {
            let (lower, upper) = ends.unwrap_or((value, value));
            Some((lower.min(value), upper.max(value)))
        });
    let (lower, upper) = ends.unwrap_or((0.0, 1.0));
    let spread = (upper - lower).max(LEAST_SPREAD);
    let (least, most) = axis.limits;
    (
        (lower - MARGIN * spread).max(least),
        (upper + MARGIN * spread).min(most),
    )
}

/// At most `number` round values between the ends of an axis, with their texts.
pub(super) fn ticks((lower, upper): (f64, f64), number: usize) -> Vec<(f64, String)> {
    let points = RangedCoordf64::from(lower..upper).key_points(number);
    let step = match points.as_slice() {
        [first, second, ..] => second - first,
        _ => 1.0,
    };
    // A step of 0.05 has two decimals; a hair above keeps 0.1 from having two.
    let digits = (-step.log10() - 1e-9).ceil().clamp(0.0, 6.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let digits = digits as usize;
    let text = |value: f64| (value, format!("{:.digits$}", value + 0.0));
    points.into_iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(limits: (f64, f64)) -> PlotAxis {
        PlotAxis {
            title: String::new(),
            cut: 70.0,
            limits,
        }
    }

    #[test]
    fn ends_hold_values_and_cut_within_the_limits() {
        let free = axis((f64::NEG_INFINITY, f64::INFINITY));
        let (lower, upper) = extent(&free, [50.0, 100.0].into_iter());
        assert!((lower - 44.0).abs() < 1e-12 && (upper - 106.0).abs() < 1e-12);
        let (_, upper) = extent(&axis((0.0, 100.0)), [50.0, 100.0].into_iter());
        assert!((upper - 100.0).abs() < 1e-12);
        let (lower, upper) = extent(&free, std::iter::empty());
        assert!(lower < 70.0 && upper > 70.0);
    }

    #[test]
    fn ticks_are_round_and_as_short_as_can_be() {
        let texts = |ends, number| -> Vec<String> {
            ticks(ends, number).into_iter().map(|tick| tick.1).collect()
        };
        assert_eq!(texts((0.35, 0.8), 6), ["0.4", "0.5", "0.6", "0.7", "0.8"]);
        assert_eq!(texts((66.0, 74.0), 5), ["66", "68", "70", "72", "74"]);
    }
}
