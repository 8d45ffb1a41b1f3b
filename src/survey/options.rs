//! How to read a survey file, as far as the user says so.

use encoding_rs::Encoding;

use super::export::Dictionary;
use crate::diagnostics::{Diagnostic, Diagnostics, nearest_name};
use crate::study::ExportChoice;

/// Bytes read and parsed at a time: large enough to hide the cost of a hand-over, small enough for a
/// processor's second cache.
const BLOCK_BYTES: usize = 1 << 20;

/// Names of encodings that are worth suggesting.
const WELL_KNOWN: &[&str] = &[
    "utf-8",
    "gb18030",
    "gbk",
    "big5",
    "utf-16le",
    "utf-16be",
    "windows-1252",
    "iso-8859-1",
    "iso-8859-15",
    "windows-1250",
    "windows-1251",
    "macintosh",
    "shift_jis",
    "euc-jp",
    "euc-kr",
];

/// Labels that are in use beside those of the Encoding Standard.
const OTHER_LABELS: &[(&str, &str)] = &[
    ("cp936", "gbk"),
    ("ms936", "gbk"),
    ("windows-936", "gbk"),
    ("utf-8-sig", "utf-8"),
    ("utf-8-bom", "utf-8"),
    ("mac-roman", "macintosh"),
    ("macroman", "macintosh"),
    ("latin-1", "latin1"),
];

/// An encoding chosen by its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodingChoice(pub(super) &'static Encoding);

impl EncodingChoice {
    /// The encoding of a label such as `utf-8`, `gbk`, `GB18030`, `latin1` or `cp936`, in any case.
    ///
    /// # Errors
    /// An unknown name, with the nearest known one (arguments `name`, `nearest`, `known`).
    pub fn parse(label: &str) -> Result<Self, Diagnostics> {
        let wanted = label.trim().to_lowercase().replace('_', "-");
        let other = OTHER_LABELS.iter().find(|(name, _)| *name == wanted);
        let standard = other.map_or(label, |(_, standard)| *standard);
        Encoding::for_label_no_replacement(standard.as_bytes())
            .or_else(|| Encoding::for_label_no_replacement(wanted.as_bytes()))
            .map(Self)
            .ok_or_else(|| {
                let nearest = nearest_name(&wanted, WELL_KNOWN.iter().copied());
                Diagnostic::unknown_name(label, nearest, WELL_KNOWN.join(", ")).into()
            })
    }

    /// The standard's name of the encoding, lower case.
    #[must_use]
    pub fn name(self) -> String {
        self.0.name().to_lowercase()
    }
}

/// The byte between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delimiter(u8);

impl Delimiter {
    /// What stands between the cells of a sheet that became text.
    pub(super) const COMMA: Self = Self(b',');

    /// The delimiters that are tried when none is chosen.
    pub(super) const CANDIDATES: [Self; 4] = [Self(b','), Self(b';'), Self(b'\t'), Self(b'|')];

    /// The delimiter of a text: one ASCII character that is no quote and no line end, or `tab` or `\t`.
    ///
    /// # Errors
    /// An unknown name (arguments `name`, `nearest`, `known`).
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let byte = match (text, text.as_bytes()) {
            (r"\t", _) => Some(b'\t'),
            (word, _) if word.eq_ignore_ascii_case("tab") => Some(b'\t'),
            (_, [byte]) if byte.is_ascii() => Some(*byte),
            _ => None,
        };
        byte.filter(|byte| !matches!(byte, b'"' | b'\n' | b'\r' | 0))
            .map(Self)
            .ok_or_else(|| Diagnostic::unknown_name(text, None, ", ; tab |").into())
    }

    /// As a byte.
    #[must_use]
    pub fn byte(self) -> u8 {
        self.0
    }
}

/// How to read a survey file; what is `None` is found out from the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// How bytes become text.
    pub encoding: Option<EncodingChoice>,
    /// What stands between cells.
    pub delimiter: Option<Delimiter>,
    /// Number of header records. Names come from the first of them; without any (0) the columns are called
    /// by their position, from 1.
    pub header_rows: Option<usize>,
    /// The survey tool whose layout the file has.
    pub export: ExportChoice,
    /// The survey's data dictionary.
    pub dictionary: Option<Dictionary>,
    /// The sheet of a workbook: its name, or its number from 1. Without it the only sheet with data, or the first.
    pub sheet: Option<String>,
    /// Number of threads that parse; the product does not depend on it.
    pub threads: usize,
    /// Bytes read at a time by each thread; the product does not depend on it.
    pub block_bytes: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            encoding: None,
            delimiter: None,
            header_rows: None,
            export: ExportChoice::Auto,
            dictionary: None,
            sheet: None,
            threads: 1,
            block_bytes: BLOCK_BYTES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    #[test]
    fn encodings_have_many_labels() {
        for (label, name) in [
            ("UTF-8", "utf-8"),
            ("gb2312", "gbk"),
            ("cp936", "gbk"),
            ("GB18030", "gb18030"),
            ("Latin-1", "windows-1252"),
            ("shift_jis", "shift_jis"),
            ("mac_roman", "macintosh"),
        ] {
            assert_eq!(
                EncodingChoice::parse(label).map(EncodingChoice::name),
                Ok(name.to_owned())
            );
        }
        let unknown = EncodingChoice::parse("gb18300").unwrap_err();
        assert_eq!(unknown.0[0].code, Code::UnknownName);
        assert!(
            unknown.0[0]
                .arguments
                .contains(&("nearest", "gb18030".to_owned()))
        );
    }

    #[test]
    fn delimiters_are_single_ascii_characters() {
        assert_eq!(Delimiter::parse("tab").map(Delimiter::byte), Ok(b'\t'));
        assert_eq!(Delimiter::parse(r"\t").map(Delimiter::byte), Ok(b'\t'));
        assert_eq!(Delimiter::parse("^").map(Delimiter::byte), Ok(b'^'));
        for bad in ["", "\"", "\n", ",,", "，"] {
            assert!(Delimiter::parse(bad).is_err(), "{bad:?}");
        }
    }
}
