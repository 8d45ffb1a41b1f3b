//! Records with quotes: the way of the `csv` crate.

use std::io::{Chain, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::blocks::count_line_ends;
use super::part::{Part, SHOWN, Shape, Spot, Undecodable};
use super::text_reader::undecodable_sequences;

/// Parses a block of whole records.
pub(super) fn parse_quoted(block: &[u8], shape: &Shape, part: &mut Part) {
    let mut records = Records::new(block, shape.delimiter);
    while records.advance() {
        part.start_record(records.line);
        for (column, slot) in shape.slots.iter().enumerate() {
            if let Some(target) = slot.and_then(|slot| part.columns.get_mut(slot)) {
                target.push(records.record.get(column).unwrap_or_default());
            }
        }
        let width = shape.slots.len();
        let missing = records.record.len() < width;
        let mut beyond = records.record.iter().skip(width);
        part.end_record(records.line, missing, beyond.any(|cell| !cell.is_empty()));
    }
    part.size.line = count_line_ends(block);
}

/// Finds the cells of a block whose bytes are not text; `marked` when the text was transcoded.
pub(super) fn find_undecodable(block: &[u8], delimiter: u8, marked: bool, part: &mut Part) {
    let mut records = Records::new(block, delimiter);
    let mut number = 0;
    while records.advance() {
        for (column, cell) in records.record.iter().enumerate() {
            let sequences = undecodable_sequences(cell, marked);
            part.undecodable_count += sequences.len();
            if let Some(bytes) = sequences.into_iter().next()
                && part.undecodable.len() < SHOWN
            {
                let (record, line) = (number, records.line);
                part.undecodable.push(Undecodable {
                    spot: Spot { record, line },
                    column,
                    bytes,
                });
            }
        }
        number += 1;
    }
}

/// The records of a text, each with the line it starts in.
#[derive(Debug)]
pub(super) struct Records<'a> {
    text: &'a [u8],
    reader: Reader<Chain<&'static [u8], &'a [u8]>>,
    /// The record that was read last.
    pub(super) record: ByteRecord,
    /// The line where it starts, from 0.
    pub(super) line: usize,
    /// Lines were counted up to this byte.
    counted: usize,
}

/// Put before the text: an empty line is no record, and keeps the `csv` crate from taking a U+FEFF at the start of
/// a block for a byte order mark.
const BEFORE: &[u8] = b"\n";

impl<'a> Records<'a> {
    /// The records of a text that starts with one.
    pub(super) fn new(text: &'a [u8], delimiter: u8) -> Self {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(BEFORE.chain(text));
        Self {
            text,
            reader,
            record: ByteRecord::new(),
            line: 0,
            counted: 0,
        }
    }

    /// Reads the next record; `false` at the end.
    pub(super) fn advance(&mut self) -> bool {
        let before = self.end();
        // Reading from memory, whatever the number of cells, cannot fail.
        if !matches!(self.reader.read_byte_record(&mut self.record), Ok(true)) {
            return false;
        }
        let rest = self.text.get(before..).unwrap_or_default();
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
        let start = before + blank.count();
        let passed = self.text.get(self.counted..start).unwrap_or_default();
        self.line += count_line_ends(passed);
        self.counted = start;
        true
    }

    /// Bytes of the text up to the end of the record that was read last, its line end included.
    pub(super) fn end(&self) -> usize {
        let byte = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        let end = byte.saturating_sub(BEFORE.len());
        let around = self.text.get(end.saturating_sub(1)..).unwrap_or_default();
        end + usize::from(end > 0 && around.starts_with(b"\r\n"))
    }
}
