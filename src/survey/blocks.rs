//! The body of the file in blocks of whole records.

use std::io::{self, Read, Seek};

use memchr::{memchr, memchr_iter, memrchr2};

use super::text_reader::TextReader;

/// The longest record that is read; a longer one is a quote that is never closed, or no table.
pub(super) const LONGEST_RECORD: usize = 1 << 24;

/// Why no block could be cut.
#[derive(Debug)]
pub(super) enum BlockFault {
    /// The file could not be read.
    Read(io::Error),
    /// The record at the start of the block opens a quote, so many lines further down, that is never closed.
    UnclosedQuote {
        /// Lines before the quote.
        lines_before: usize,
    },
    /// No line break in [`LONGEST_RECORD`] bytes.
    EndlessRecord,
}

/// Where the whole records of a text end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct RecordScan {
    /// Length of the whole records, their line ends included.
    pub(super) whole: usize,
    /// Where a quote opens that the text does not close.
    pub(super) open_quote: Option<usize>,
}

impl RecordScan {
    /// Scans a text that starts with a record. A last `\r` ends no record: `\n` may follow.
    pub(super) fn of(text: &[u8], delimiter: u8) -> Self {
        let mut scan = Self::default();
        let mut outside = 0;
        while let Some(quote) = next_opening_quote(text, outside, delimiter) {
            scan.note_line_ends(text, outside, quote);
            let Some(after) = after_closing_quote(text, quote + 1) else {
                scan.open_quote = Some(quote);
                return scan;
            };
            outside = after;
        }
        scan.note_line_ends(text, outside, text.len());
        scan
    }

    fn note_line_ends(&mut self, text: &[u8], start: usize, end: usize) {
        let end = match text.get(..end) {
            Some([.., b'\r']) if end == text.len() => end - 1,
            _ => end,
        };
        let outside = text.get(start..end).unwrap_or_default();
        if let Some(at) = memrchr2(b'\n', b'\r', outside) {
            self.whole = start + at + 1;
        }
    }
}

/// A quote opens only where a cell starts; elsewhere it is a character like any other.
fn next_opening_quote(text: &[u8], from: usize, delimiter: u8) -> Option<usize> {
    let mut start = from;
    loop {
        let quote = start + memchr(b'"', text.get(start..)?)?;
        let before = quote.checked_sub(1).and_then(|at| text.get(at));
        let at_cell_start = match before {
            None => true,
            Some(byte) => *byte == delimiter || matches!(byte, b'\n' | b'\r'),
        };
        if at_cell_start {
            return Some(quote);
        }
        start = quote + 1;
    }
}

fn after_closing_quote(text: &[u8], from: usize) -> Option<usize> {
    let mut start = from;
    loop {
        let quote = start + memchr(b'"', text.get(start..)?)?;
        if text.get(quote + 1) != Some(&b'"') {
            return Some(quote + 1);
        }
        start = quote + 2;
    }
}

/// Line ends in a text: `\n`, `\r\n` and `\r` count one each.
pub(super) fn count_line_ends(text: &[u8]) -> usize {
    let lone = memchr_iter(b'\r', text)
        .filter(|at| text.get(at + 1) != Some(&b'\n'))
        .count();
    memchr_iter(b'\n', text).count() + lone
}

/// Cuts the text after the header into blocks.
pub(super) struct Blocks<R> {
    text: TextReader<R>,
    delimiter: u8,
    block_bytes: usize,
    /// Bytes of the header that are still to be passed over.
    to_skip: usize,
    /// The record that the last block broke off.
    rest: Vec<u8>,
}

impl<R: Read + Seek> Blocks<R> {
    /// Blocks of about `block_bytes` from the byte `start` of the text on.
    pub(super) fn new(
        text: TextReader<R>,
        delimiter: u8,
        start: usize,
        block_bytes: usize,
    ) -> Self {
        Self {
            text,
            delimiter,
            block_bytes: block_bytes.max(1),
            to_skip: start,
            rest: Vec::new(),
        }
    }

    /// Bytes of the file that were read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.text.bytes_read()
    }

    /// Puts the next whole records into `block`, the last with a line end. `false` after the last block.
    pub(super) fn next_block(&mut self, block: &mut Vec<u8>) -> Result<bool, BlockFault> {
        self.skip_header(block).map_err(BlockFault::Read)?;
        block.clear();
        block.append(&mut self.rest);
        let mut wanted = self.block_bytes.max(block.len());
        loop {
            self.text.fill(block, wanted).map_err(BlockFault::Read)?;
            let scan = RecordScan::of(block, self.delimiter);
            if self.text.ended() && scan.open_quote.is_none() {
                if !matches!(block.last(), None | Some(b'\n' | b'\r')) {
                    block.push(b'\n');
                }
                return Ok(!block.is_empty());
            }
            if scan.whole > 0 {
                self.rest
                    .extend_from_slice(block.get(scan.whole..).unwrap_or_default());
                block.truncate(scan.whole);
                return Ok(true);
            }
            if self.text.ended() || block.len() >= LONGEST_RECORD {
                return Err(endless(block, scan));
            }
            wanted = 2 * block.len().max(self.block_bytes);
        }
    }

    fn skip_header(&mut self, block: &mut Vec<u8>) -> io::Result<()> {
        while self.to_skip > 0 && !self.text.ended() {
            block.clear();
            self.text.fill(block, self.block_bytes)?;
            let skipped = self.to_skip.min(block.len());
            self.rest
                .extend_from_slice(block.get(skipped..).unwrap_or_default());
            self.to_skip -= skipped;
        }
        self.to_skip = 0;
        Ok(())
    }
}

fn endless(block: &[u8], scan: RecordScan) -> BlockFault {
    match scan.open_quote {
        Some(quote) => BlockFault::UnclosedQuote {
            lines_before: count_line_ends(block.get(..quote).unwrap_or_default()),
        },
        None => BlockFault::EndlessRecord,
    }
}
