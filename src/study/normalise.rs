//! One form for texts that mean the same: how names, labels and codes are compared.

use unicode_normalization::UnicodeNormalization;

/// `text` in the form in which names, labels and codes are compared: NFKC (full-width digits and letters become
/// plain, no-break spaces become spaces), without byte-order marks and zero-width spaces, in lower case, trimmed,
/// inner blanks as one space.
#[must_use]
pub fn normalised(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let folded: String = text
        .nfkc()
        .filter(|letter| !matches!(letter, '\u{feff}' | '\u{200b}'))
        .collect::<String>()
        .to_lowercase();
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ")
}

/// Whether nothing is to be done: the case of nearly every answer.
fn is_plain(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'.')
}

/// The finite number that a normalised text is, whole: `7`, `-1.5`, `1e3`; not `nan`, `inf`, `5 points` or `3,5`.
#[must_use]
pub fn number(normalised: &str) -> Option<f64> {
    let minus = normalised.strip_prefix('\u{2212}');
    let plain = minus.map_or_else(|| normalised.to_owned(), |digits| format!("-{digits}"));
    let numeric = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+' | 'e');
    if !plain.chars().all(numeric) {
        return None;
    }
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_mean_the_same_become_equal() {
        for text in [
            "Very  satisfied",
            " very\u{a0}satisfied ",
            "\u{feff}VERY SATISFIED",
        ] {
            assert_eq!(normalised(text), "very satisfied");
        }
        assert_eq!(normalised("５"), "5");
        assert_eq!(normalised("非常满意　"), "非常满意");
        assert_eq!(normalised(" \t"), "");
    }

    #[test]
    fn only_whole_finite_numbers_are_numbers() {
        for (text, expected) in [
            ("7", Some(7.0)),
            ("1.0", Some(1.0)),
            ("-9", Some(-9.0)),
            ("\u{2212}9", Some(-9.0)),
            ("1e1", Some(10.0)),
            ("", None),
            ("nan", None),
            ("inf", None),
            ("1e999", None),
            ("5 points", None),
            ("3,5", None),
            ("e", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }
}
