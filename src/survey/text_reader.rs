//! Bytes of any encoding as a stream of UTF-8.

use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, DecoderResult};

use super::encoding::TextEncoding;

/// Bytes decoded in one go.
const CHUNK_BYTES: usize = 1 << 16;
/// No encoding has longer sequences than this.
const LONGEST_SEQUENCE: usize = 8;

/// Stands before the two hexadecimal digits of each byte that could not be decoded: itself no UTF-8, so that
/// the parser finds the place.
const UNDECODABLE_MARK: u8 = 0xFF;

/// Reads text as UTF-8. UTF-8 itself is passed on unchecked; of other encodings, what cannot be decoded is
/// passed on as marks ([`UNDECODABLE_MARK`]).
pub(super) struct TextReader<R> {
    source: R,
    transcoder: Option<Transcoder>,
    bytes_read: u64,
    ended: bool,
}

impl<R: Read + Seek> TextReader<R> {
    /// A reader from the first byte after the byte order mark.
    pub(super) fn new(mut source: R, encoding: TextEncoding) -> io::Result<Self> {
        let start = encoding.mark_bytes as u64;
        source.seek(SeekFrom::Start(start))?;
        let transcoder = encoding.is_transcoded().then(|| Transcoder {
            decoder: encoding.encoding.new_decoder_without_bom_handling(),
            decoded: String::with_capacity(4 * CHUNK_BYTES),
            recent: Vec::new(),
        });
        Ok(Self {
            source,
            transcoder,
            bytes_read: start,
            ended: false,
        })
    }

    /// Bytes of the file that were read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// Whether the end of the file was reached.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Appends text until `text` has at least `wanted` bytes or the file ends.
    pub(super) fn fill(&mut self, text: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
        let mut chunk = Vec::new();
        while text.len() < wanted && !self.ended {
            match &mut self.transcoder {
                None => {
                    let missing = wanted - text.len();
                    text.reserve(missing);
                    let read = self
                        .source
                        .by_ref()
                        .take(missing as u64)
                        .read_to_end(text)?;
                    self.bytes_read += read as u64;
                    self.ended = read < missing;
                }
                Some(transcoder) => {
                    chunk.clear();
                    let source = self.source.by_ref();
                    let read = source.take(CHUNK_BYTES as u64).read_to_end(&mut chunk)?;
                    self.bytes_read += read as u64;
                    self.ended = read < CHUNK_BYTES;
                    transcoder.decode(&chunk, self.ended, text);
                }
            }
        }
        Ok(())
    }
}

/// A decoder with what it needs to name the bytes that it cannot decode.
struct Transcoder {
    decoder: Decoder,
    decoded: String,
    /// The last bytes before the chunk: a sequence may have begun there.
    recent: Vec<u8>,
}

impl Transcoder {
    fn decode(&mut self, chunk: &[u8], last: bool, text: &mut Vec<u8>) {
        let mut done = 0;
        loop {
            self.decoded.clear();
            let rest = chunk.get(done..).unwrap_or_default();
            let (result, read) =
                self.decoder
                    .decode_to_string_without_replacement(rest, &mut self.decoded, last);
            done += read;
            text.extend_from_slice(self.decoded.as_bytes());
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, after) => {
                    self.mark(chunk, done, usize::from(length), usize::from(after), text);
                }
            }
        }
        self.recent.extend_from_slice(chunk);
        let surplus = self.recent.len().saturating_sub(LONGEST_SEQUENCE);
        self.recent.drain(..surplus);
    }

    /// Writes marks for a sequence of `length` bytes that ended `after` bytes before `done`.
    fn mark(&self, chunk: &[u8], done: usize, length: usize, after: usize, text: &mut Vec<u8>) {
        let seen = self.recent.iter().chain(chunk.iter().take(done));
        let end = (self.recent.len() + done).saturating_sub(after);
        for byte in seen.take(end).skip(end.saturating_sub(length)) {
            text.push(UNDECODABLE_MARK);
            text.extend_from_slice(format!("{byte:02X}").as_bytes());
        }
    }
}

/// The sequences of a cell that are not text, each as hexadecimal bytes (`C4 81`); `marked` when the text was
/// transcoded.
pub(super) fn undecodable_sequences(cell: &[u8], marked: bool) -> Vec<String> {
    let mut sequences: Vec<String> = Vec::new();
    let mut rest = cell;
    while let Err(error) = std::str::from_utf8(rest) {
        let (_, broken) = rest.split_at(error.valid_up_to());
        let (bytes, after) = if let (true, [_, digits @ ..]) = (marked, broken) {
            let (digits, after) = digits.split_at(digits.len().min(2));
            (String::from_utf8_lossy(digits).into_owned(), after)
        } else {
            let length = error.error_len().unwrap_or(broken.len());
            let (bytes, after) = broken.split_at(length);
            (hexadecimal(bytes), after)
        };
        match sequences.last_mut() {
            // Broken bytes side by side are one place.
            Some(last) if error.valid_up_to() == 0 => {
                last.push(' ');
                last.push_str(&bytes);
            }
            _ => sequences.push(bytes),
        }
        rest = after;
    }
    sequences
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    digits.join(" ")
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::survey::EncodingChoice;

    fn read(label: &str, bytes: &[u8]) -> Vec<u8> {
        let choice = Some(EncodingChoice::parse(label).unwrap());
        let encoding = TextEncoding::from_head(choice, bytes, true).unwrap();
        let mut reader = TextReader::new(Cursor::new(bytes), encoding).unwrap();
        let mut text = Vec::new();
        while !reader.ended() {
            let wanted = text.len() + 3;
            reader.fill(&mut text, wanted).unwrap();
        }
        assert_eq!(reader.bytes_read(), bytes.len() as u64);
        text
    }

    #[test]
    fn every_encoding_becomes_utf8() {
        assert_eq!(read("utf-8", "满意".as_bytes()), "满意".as_bytes());
        assert_eq!(read("gbk", b"\xC2\xFA\xD2\xE2"), "满意".as_bytes());
        assert_eq!(read("utf-16le", b"\xFF\xFEa\0\xE1\x6E"), "a满".as_bytes());
        assert_eq!(read("windows-1252", b"\x80"), "€".as_bytes());
    }

    #[test]
    fn what_cannot_be_decoded_is_marked_and_named() {
        let text = read("gb18030", b"a\xFF,b\x81\x20c\x81");
        assert_eq!(undecodable_sequences(&text, true), ["FF", "81", "81"]);
        assert_eq!(
            undecodable_sequences(b"a\xFF\xFE b\xE4\xB8", false),
            ["FF FE", "E4 B8"]
        );
        // A lone surrogate.
        let text = read("utf-16le", b"a\0\x00\xD8b\0");
        assert_eq!(undecodable_sequences(&text, true), ["00 D8"]);
    }
}
