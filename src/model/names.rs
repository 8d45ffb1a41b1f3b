//! When two names are the same, and what a name may be made of.

use unicode_normalization::UnicodeNormalization;

/// A name as it is compared with others: compatibility forms folded (full-width letters and digits), lower case,
/// without blanks around it.
#[must_use]
pub fn normalized_name(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    folded.trim().to_owned()
}

/// Whether `name` can stand in a model: letters and digits of any script, `_`, `-` and `.`, not digits alone.
pub(super) fn is_name(name: &str) -> bool {
    name.chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && name.chars().any(|c| c.is_alphabetic() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_blanks_do_not_matter() {
        assert_eq!(normalized_name(" ＳＡＴ１\u{3000}"), "sat1");
        assert_eq!(normalized_name("总体满意度 "), "总体满意度");
    }

    #[test]
    fn names_are_words() {
        for name in ["q1", "QUAL", "感知质量", "a.b-c_d", "1st"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "1", "q 1", "2*x", "a+b", "\"q\""] {
            assert!(!is_name(name), "{name}");
        }
    }
}
