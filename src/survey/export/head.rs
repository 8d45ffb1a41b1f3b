//! The first records of a file, as cells.

use super::column::ColumnRole;
use crate::study::normalised;

/// Names that a tool gives its own columns, normalised, and what they hold.
pub(super) type KnownColumns = &'static [(&'static str, ColumnRole)];

/// The first records of a file; a cell that a record lacks is empty.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head<'a> {
    pub(super) records: &'a [Vec<String>],
}

impl<'a> Head<'a> {
    /// The cells of a record.
    pub(super) fn record(self, at: usize) -> &'a [String] {
        self.records.get(at).map_or(&[], Vec::as_slice)
    }

    /// A cell as it is.
    pub(super) fn cell(self, record: usize, column: usize) -> &'a str {
        self.record(record).get(column).map_or("", String::as_str)
    }

    /// The cells of a record, normalised.
    pub(super) fn keys(self, record: usize) -> Vec<String> {
        let cells = self.record(record).iter();
        cells.map(|cell| normalised(cell)).collect()
    }

    /// Cells of the widest of the first `records`.
    pub(super) fn width(self, records: usize) -> usize {
        let first = self.records.iter().take(records);
        first.map(Vec::len).max().unwrap_or_default()
    }

    /// The answers in a column below the header, normalised, without the empty ones.
    pub(super) fn answers(self, header_rows: usize, column: usize) -> impl Iterator<Item = String> {
        let body = self.records.iter().skip(header_rows);
        body.filter_map(move |record| record.get(column))
            .map(|cell| normalised(cell))
            .filter(|answer| !answer.is_empty())
    }

    /// Whether so many of `names` (normalised) stand in a record.
    pub(super) fn has(self, record: usize, names: &[&str], least: usize) -> bool {
        let keys = self.keys(record);
        let standing = names
            .iter()
            .filter(|name| keys.iter().any(|key| key == **name));
        standing.count() >= least
    }
}

/// What a column of a normalised name holds; an answer when the tool does not know the name.
pub(super) fn role_of(key: &str, known: KnownColumns) -> ColumnRole {
    let found = known.iter().find(|(name, _)| *name == key);
    found.map_or(ColumnRole::Answer, |(_, role)| *role)
}

/// A text in one line: blanks of any kind, line breaks and markup between words as one space.
pub(super) fn tidy(text: &str) -> String {
    let text = without_markup(text);
    let words = text.split(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// HTML entities that survey tools leave in question texts.
const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#039;", "'"),
    ("&#39;", "'"),
    ("&rsquo;", "’"),
    ("&ndash;", "–"),
    ("&amp;", "&"),
];

/// Tags left out; then entities as their characters, so that an escaped `<` is kept.
fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        plain.push_str(before);
        let is_tag = tag
            .get(1..)
            .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
        match tag.find('>') {
            Some(end) if is_tag => {
                plain.push(' ');
                rest = tag.get(end + 1..).unwrap_or_default();
            }
            _ => {
                plain.push('<');
                rest = tag.get(1..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    for (entity, character) in ENTITIES {
        if plain.contains('&') {
            plain = plain.replace(entity, character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_one_clean_line() {
        assert_eq!(tidy(" How\u{a0}are\r\n you? "), "How are you?");
        assert_eq!(tidy("<b>Very</b> good<br/>service"), "Very good service");
        assert_eq!(tidy("R&amp;D: age &lt; 30, 5 < 6"), "R&D: age < 30, 5 < 6");
        assert_eq!(tidy("a <"), "a <");
    }

    #[test]
    fn what_a_record_lacks_is_empty() {
        let records = vec![vec!["A".to_owned()], vec![]];
        let head = Head { records: &records };
        assert_eq!(head.cell(1, 3), "");
        assert_eq!(head.keys(0), ["a"]);
        assert_eq!(head.record(9), [""; 0]);
        assert_eq!(head.width(5), 1);
        assert!(!head.has(0, &["a", "b"], 2));
    }
}
