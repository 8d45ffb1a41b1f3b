//! Which encoding the bytes are in: byte order mark, strict UTF-8, GB18030 if it looks Chinese, Windows-1252.
//!
//! "UTF-8, else GB18030" is not safe: two accented letters in a row decode as GB18030 without error. Text is
//! taken for Chinese only when most of its runs of high bytes are pairs from the rows of common Chinese
//! characters (GB 2312 rows 1–9 and 16–55), and when there are enough of them.

use std::io::{self, Read, Seek};

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::options::EncodingChoice;

/// Bytes looked at in one go when the whole file decides.
const CENSUS_BYTES: usize = 1 << 20;
/// One common Chinese character in so many bytes of the header row is enough.
const HEADER_BYTES_PER_CHARACTER: usize = 200;
/// So many runs of common Chinese characters are enough wherever they stand.
const CHINESE_RUNS: usize = 10;
/// UTF-8 with a few broken places, rather than another encoding, has at least so many whole sequences …
const WHOLE_SEQUENCES: usize = 10;
/// … and so many of them for each broken one.
const WHOLE_PER_BROKEN: usize = 10;

/// How the encoding came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// The user said so, a byte order mark did, or the whole file is UTF-8 but for a few broken places.
    Certain,
    /// Everything seen so far is UTF-8; a later byte may change that.
    Utf8SoFar,
    /// Guessed from the bytes.
    Guess,
}

/// An encoding and why it is taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextEncoding {
    /// The encoding.
    pub(super) encoding: &'static Encoding,
    /// How it came to be known.
    pub(super) basis: Basis,
    /// Length of the byte order mark, which is no part of the text.
    pub(super) mark_bytes: usize,
}

impl TextEncoding {
    /// Text that this program made.
    pub(super) const UTF_8: Self = Self {
        encoding: UTF_8,
        basis: Basis::Certain,
        mark_bytes: 0,
    };

    /// The encoding of a file from the choice and its first bytes; `None` when only the whole file can tell.
    pub(super) fn from_head(
        choice: Option<EncodingChoice>,
        head: &[u8],
        complete: bool,
    ) -> Option<Self> {
        let mark = Encoding::for_bom(head);
        let certain = |encoding, mark_bytes| Self {
            encoding,
            basis: Basis::Certain,
            mark_bytes,
        };
        match (choice, mark) {
            (None, Some((encoding, length))) => Some(certain(encoding, length)),
            // "utf-16" names no byte order: the mark does.
            (Some(EncodingChoice(chosen)), Some((encoding, length)))
                if chosen == encoding || (is_utf16(chosen) && is_utf16(encoding)) =>
            {
                Some(certain(encoding, length))
            }
            (Some(EncodingChoice(chosen)), _) => Some(certain(chosen, 0)),
            (None, None) => starts_as_utf8(head, complete).then_some(Self {
                encoding: UTF_8,
                basis: Basis::Utf8SoFar,
                mark_bytes: 0,
            }),
        }
    }

    /// The encoding of a file without a mark that is not strict UTF-8, from all its bytes.
    pub(super) fn from_whole<R: Read + Seek>(source: &mut R) -> io::Result<Self> {
        source.rewind()?;
        let mut census = Census::default();
        let mut chunk = Vec::with_capacity(CENSUS_BYTES);
        while source
            .by_ref()
            .take(CENSUS_BYTES as u64)
            .read_to_end(&mut chunk)?
            > 0
        {
            census.take(&chunk);
            chunk.clear();
        }
        let (encoding, basis) = census.verdict();
        Ok(Self {
            encoding,
            basis,
            mark_bytes: 0,
        })
    }

    /// Whether text in it becomes UTF-8 by decoding, not as it is.
    pub(super) fn is_transcoded(self) -> bool {
        self.encoding != UTF_8
    }

    /// The standard's name, lower case.
    pub(super) fn name(self) -> String {
        self.encoding.name().to_lowercase()
    }
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Whether the bytes are UTF-8 as far as they go; an unfinished last sequence is fine unless they are complete.
fn starts_as_utf8(head: &[u8], complete: bool) -> bool {
    match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && !complete,
    }
}

/// What the bytes of a file look like, counted in one walk.
#[derive(Debug, Default)]
struct Census {
    utf8: Utf8Count,
    chinese: ChineseCount,
}

impl Census {
    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.utf8.take(*byte);
            self.chinese.take(*byte);
        }
    }

    fn verdict(mut self) -> (&'static Encoding, Basis) {
        self.chinese.end_run();
        if self.utf8.whole >= WHOLE_SEQUENCES.max(self.utf8.broken * WHOLE_PER_BROKEN) {
            (UTF_8, Basis::Certain)
        } else if self.chinese.is_likely() {
            (GB18030, Basis::Guess)
        } else {
            (WINDOWS_1252, Basis::Guess)
        }
    }
}

/// Multi-byte sequences that are shaped as UTF-8 asks, and those that are not.
#[derive(Debug, Default)]
struct Utf8Count {
    whole: usize,
    broken: usize,
    /// Continuation bytes that the sequence still needs.
    needed: usize,
}

impl Utf8Count {
    fn take(&mut self, byte: u8) {
        let continues = (0x80..0xC0).contains(&byte);
        if continues && self.needed > 0 {
            self.needed -= 1;
            self.whole += usize::from(self.needed == 0);
            return;
        }
        self.broken += usize::from(self.needed > 0) + usize::from(continues);
        self.needed = match byte {
            0xC2..=0xDF => 1,
            0xE0..=0xEF => 2,
            0xF0..=0xF4 => 3,
            _ => 0,
        };
        self.broken += usize::from(matches!(byte, 0xC0 | 0xC1 | 0xF5..));
    }
}

/// Runs of high bytes, and those that are pairs of common Chinese characters and punctuation.
#[derive(Debug, Default)]
struct ChineseCount {
    runs: usize,
    chinese_runs: usize,
    /// Whether some run has at least two common characters.
    phrase: bool,
    header_over: bool,
    header_bytes: usize,
    header_common: usize,
    /// Characters and common characters of the run that is being read, and its byte without a partner.
    pairs: usize,
    common: usize,
    lead: Option<u8>,
}

impl ChineseCount {
    fn take(&mut self, byte: u8) {
        self.header_over |= matches!(byte, b'\n' | b'\r');
        self.header_bytes += usize::from(!self.header_over);
        if byte < 0x80 {
            self.end_run();
        } else if let Some(lead) = self.lead.take() {
            let is_common = matches!(lead, 0xA1..=0xA9 | 0xB0..=0xD7) && byte >= 0xA1;
            self.pairs += 1;
            self.common += usize::from(is_common);
            self.header_common += usize::from(is_common && !self.header_over);
        } else {
            self.lead = Some(byte);
        }
    }

    fn end_run(&mut self) {
        if self.pairs > 0 || self.lead.is_some() {
            self.runs += 1;
            if self.lead.is_none() && 2 * self.common > self.pairs {
                self.chinese_runs += 1;
                self.phrase |= self.common > 1;
            }
        }
        (self.pairs, self.common, self.lead) = (0, 0, None);
    }

    fn is_likely(&self) -> bool {
        let header_is = self.header_common > 0
            && self.header_common * HEADER_BYTES_PER_CHARACTER >= self.header_bytes;
        let enough = self.phrase || header_is || self.chinese_runs >= CHINESE_RUNS;
        enough && 2 * self.chinese_runs > self.runs
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn whole(bytes: &[u8]) -> (&'static str, Basis) {
        let found = TextEncoding::from_whole(&mut Cursor::new(bytes)).unwrap();
        (found.encoding.name(), found.basis)
    }

    #[test]
    fn marks_and_choices_come_first() {
        let named = |choice: Option<&str>, head: &[u8]| {
            let choice = choice.map(|label| EncodingChoice::parse(label).unwrap());
            TextEncoding::from_head(choice, head, true)
                .map(|found| (found.name(), found.mark_bytes))
        };
        assert_eq!(named(None, b"\xEF\xBB\xBFa"), Some(("utf-8".to_owned(), 3)));
        assert_eq!(
            named(None, b"\xFE\xFF\0a"),
            Some(("utf-16be".to_owned(), 2))
        );
        assert_eq!(
            named(Some("utf-16"), b"\xFE\xFF\0a"),
            Some(("utf-16be".to_owned(), 2))
        );
        assert_eq!(
            named(Some("latin1"), b"\xEF\xBB\xBFa"),
            Some(("windows-1252".to_owned(), 0))
        );
        assert_eq!(named(None, "a,é".as_bytes()), Some(("utf-8".to_owned(), 0)));
        assert_eq!(named(None, b"a,\xE9\n"), None);
    }

    #[test]
    fn an_unfinished_sequence_is_utf8_only_where_the_file_goes_on() {
        assert!(TextEncoding::from_head(None, b"a\xE4\xB8", false).is_some());
        assert!(TextEncoding::from_head(None, b"a\xE4\xB8", true).is_none());
    }

    #[test]
    fn chinese_needs_more_than_a_decodable_pair() {
        let (gbk, _, _) = GB18030.encode("序号,满意度\n1,满意\n2,不满意\n");
        assert_eq!(whole(&gbk), ("gb18030", Basis::Guess));
        let (answers, _, _) = GB18030.encode("sex,sat\n男,非常满意\n女,一般\n");
        assert_eq!(whole(&answers), ("gb18030", Basis::Guess));
        // Two high bytes that decode as one ideograph, as in a file saved on an old Macintosh.
        assert_eq!(
            whole(b"id,Expanded Universe?\x8C\xE6\n1,Yes\n"),
            ("windows-1252", Basis::Guess)
        );
        let (german, _, _) = WINDOWS_1252.encode("Größe,Straße,Zufriedenheit\n1,2,sehr schön\n");
        assert_eq!(whole(&german), ("windows-1252", Basis::Guess));
    }

    #[test]
    fn broken_utf8_stays_utf8() {
        let mut bytes = "满意,不满意,一般,非常满意\n".repeat(10).into_bytes();
        bytes.push(0xFF);
        assert_eq!(whole(&bytes), ("UTF-8", Basis::Certain));
    }
}
