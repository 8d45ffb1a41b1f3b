//! Cells as people and as machines read them.

use crate::report::Cell;

/// What stands for "not defined" in a table.
const UNDEFINED: &str = "–";

/// `value` with a fixed number of digits after the point; what rounds to zero has no sign.
pub(super) fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    if zero {
        text.trim_start_matches('-').to_owned()
    } else {
        text
    }
}

/// A cell as people read it, not escaped.
pub(super) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text)
        | Cell::Named { label: text, .. }
        | Cell::Class { label: text, .. }
        | Cell::Verdict { label: text, .. } => text.clone(),
        Cell::Number { value, decimals } => fixed(*value, *decimals),
        Cell::Interval {
            lower,
            upper,
            decimals,
        } => {
            format!(
                "[{}, {}]",
                fixed(*lower, *decimals),
                fixed(*upper, *decimals)
            )
        }
        Cell::Share(share) => format!("{}%", fixed(share * 100.0, 1)),
        Cell::Count(count) => count.to_string(),
        Cell::Missing => UNDEFINED.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_and_zero_has_no_sign() {
        assert_eq!(fixed(-0.04, 1), "0.0");
        assert_eq!(fixed(-0.06, 1), "-0.1");
        assert_eq!(fixed(71.25001, 1), "71.3");
        assert_eq!(fixed(-0.0, 3), "0.000");
    }

    #[test]
    fn shares_are_percent_and_missing_is_a_dash() {
        assert_eq!(shown(&Cell::Share(0.0125)), "1.2%");
        assert_eq!(shown(&Cell::Missing), "–");
    }
}
