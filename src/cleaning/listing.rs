//! Values in messages: few, short, with their counts.

/// How many distinct values a message lists.
const LISTED: usize = 6;

/// The longest text that a message repeats, in characters.
const LONGEST: usize = 40;

/// How many records a diagnostic names.
pub(super) const FIRST_ROWS: usize = 5;

/// How many labels a message lists: all of a list, not all of an open question.
const LISTED_LABELS: usize = 50;

/// `98 (7×), 99, …`: values with their counts, the most frequent first; a count of one is not said.
pub(super) fn with_counts(values: Vec<(String, usize)>) -> String {
    listed_with_counts(values, LISTED)
}

/// As [`with_counts`], for labels.
pub(super) fn labels_with_counts(labels: Vec<(String, usize)>) -> String {
    listed_with_counts(labels, LISTED_LABELS)
}

fn listed_with_counts(mut values: Vec<(String, usize)>, limit: usize) -> String {
    values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let shown = |(value, count): &(String, usize)| match count {
        1 => value.clone(),
        _ => format!("{value} ({count}×)"),
    };
    let more = if values.len() > limit { ", …" } else { "" };
    let listed: Vec<String> = values.iter().take(limit).map(shown).collect();
    listed.join(", ") + more
}

/// Values as a list that `--missing-code` takes.
pub(super) fn as_codes<'v>(values: impl Iterator<Item = &'v str>) -> String {
    let codes: Vec<String> = values.take(LISTED).map(short).collect();
    codes.join(",")
}

/// The start of a text, trimmed.
pub(super) fn short(text: &str) -> String {
    let trimmed = text.trim();
    let mut start: String = trimmed.chars().take(LONGEST).collect();
    if start.len() < trimmed.len() {
        start.push('…');
    }
    start
}

/// A short text in quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", short(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_short_and_the_frequent_come_first() {
        let values = (0..8).map(|value| (value.to_string(), value + 1)).collect();
        assert_eq!(
            with_counts(values),
            "7 (8×), 6 (7×), 5 (6×), 4 (5×), 3 (4×), 2 (3×), …"
        );
        assert_eq!(with_counts(vec![("98".to_owned(), 1)]), "98");
        assert_eq!(quoted(&"长".repeat(50)).chars().count(), 43);
    }
}
