//! Labels that hold their number: `10 - Extremely satisfied`, `3、一般`, `非常满意(5)`, `5分`, `80%`.

/// A label with its number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberedLabel<'t> {
    /// The number.
    pub number: f64,
    /// The words beside it, normalised; empty when a unit is all there is.
    pub words: &'t str,
}

/// What may stand between a number and its words.
const SEPARATORS: [char; 9] = ['-', '–', '—', ':', '.', '、', ')', '=', '('];

/// Units behind a number that say nothing else.
const UNITS: [&str; 7] = ["分", "%", "星", "point", "points", "star", "stars"];

/// Digits of a number: with three, only 100.
const MOST_DIGITS: usize = 2;

/// The number that a normalised text shows beside words, or before a unit.
///
/// The words begin with a letter or an ideograph, so that ranges and amounts are never ratings: `18-25`, `1.5`,
/// `30~34岁`, `3000-3499元` have none. A bare number is no label.
#[must_use]
pub fn numbered_label(text: &str) -> Option<NumberedLabel<'_>> {
    before(text).or_else(|| behind(text)).or_else(|| unit(text))
}

/// `5: very good`, `1 (none at all)`, `1.男`.
fn before(text: &str) -> Option<NumberedLabel<'_>> {
    let (number, rest) = leading_number(text)?;
    let rest = rest.trim_start();
    let separator = rest.chars().next().filter(|c| SEPARATORS.contains(c))?;
    let words = rest.strip_prefix(separator)?.trim_start();
    let words = match separator {
        '(' => words.strip_suffix(')')?.trim_end(),
        _ => words,
    };
    begins_with_letter(words).then_some(NumberedLabel { number, words })
}

/// `very satisfied (5)`, `非常满意(5分)`.
fn behind(text: &str) -> Option<NumberedLabel<'_>> {
    let (words, inside) = text.strip_suffix(')')?.rsplit_once('(')?;
    let (number, rest) = leading_number(inside.trim())?;
    let words = words.trim_end();
    let only_number = rest.is_empty() || UNITS.contains(&rest.trim_start());
    (only_number && begins_with_letter(words)).then_some(NumberedLabel { number, words })
}

/// `5分`, `80%`, `4 stars`.
fn unit(text: &str) -> Option<NumberedLabel<'_>> {
    let (number, rest) = leading_number(text)?;
    let is_unit = UNITS.contains(&rest.trim_start());
    is_unit.then_some(NumberedLabel { number, words: "" })
}

fn leading_number(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit());
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    let is_short = (1..=MOST_DIGITS).contains(&digits.len()) || digits == "100";
    let number = digits.parse().ok().filter(|_| is_short)?;
    Some((number, rest))
}

fn begins_with_letter(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::super::super::normalise::normalised;
    use super::*;

    #[test]
    fn numbers_are_found_before_and_behind_words() {
        for (text, number, words) in [
            ("10 - Extremely satisfied", 10.0, "extremely satisfied"),
            ("0 – Not at all", 0.0, "not at all"),
            (
                "5: the most challenging part",
                5.0,
                "the most challenging part",
            ),
            ("1 (None at all)", 1.0, "none at all"),
            ("1.男", 1.0, "男"),
            ("3、一般", 3.0, "一般"),
            ("１０（非常满意）", 10.0, "非常满意"),
            ("5=很好", 5.0, "很好"),
            ("非常满意(5)", 5.0, "非常满意"),
            ("非常满意（5分）", 5.0, "非常满意"),
            ("Very satisfied (5)", 5.0, "very satisfied"),
            ("5分", 5.0, ""),
            ("80%", 80.0, ""),
            ("100 %", 100.0, ""),
            ("4 stars", 4.0, ""),
        ] {
            let text = normalised(text);
            let expected = NumberedLabel { number, words };
            assert_eq!(numbered_label(&text), Some(expected), "{text}");
        }
    }

    #[test]
    fn ranges_amounts_and_plain_texts_are_no_ratings() {
        for text in [
            "18-29",
            "18-25 years",
            "1-2",
            "1.5",
            "30~34岁",
            "3000-3499元",
            "1501-3000",
            "10分钟",
            "7",
            "5 times",
            "3-5年",
            "2019: good",
            "101%",
            "满意",
            "(5)",
            "Q(5",
            "- 5",
            "",
        ] {
            assert_eq!(numbered_label(&normalised(text)), None, "{text}");
        }
    }
}
