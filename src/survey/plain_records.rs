//! Records without quotes: the fast way.

use memchr::{memchr2, memchr3};

use super::part::{Part, Shape};

/// Parses a block of whole records that has no quote character and ends with a line end.
pub(super) fn parse_plain(block: &[u8], shape: &Shape, part: &mut Part) {
    let mut cursor = Cursor {
        block,
        at: 0,
        line: 0,
    };
    while cursor.skip_blank_lines() {
        let line = cursor.line;
        part.start_record(line);
        let missing = cursor.read_cells(shape, part);
        let surplus = cursor.read_surplus(shape.delimiter);
        part.end_record(line, missing, surplus);
    }
    part.size.line = cursor.line;
}

struct Cursor<'a> {
    block: &'a [u8],
    /// The next byte.
    at: usize,
    /// Line ends passed so far.
    line: usize,
}

impl Cursor<'_> {
    /// Passes empty lines; `false` at the end of the block.
    fn skip_blank_lines(&mut self) -> bool {
        loop {
            match self.block.get(self.at) {
                None => return false,
                Some(b'\n' | b'\r') => self.pass_line_end(),
                Some(_) => return true,
            }
        }
    }

    /// Passes `\n`, `\r\n` or `\r`.
    fn pass_line_end(&mut self) {
        let rest = self.block.get(self.at..).unwrap_or_default();
        self.at += if rest.starts_with(b"\r\n") { 2 } else { 1 };
        self.line += 1;
    }

    /// Reads one cell for each column and stops behind the last delimiter or at the line end. `true` when the
    /// line ended too early: then the cells that lack are empty.
    fn read_cells(&mut self, shape: &Shape, part: &mut Part) -> bool {
        let delimiter = shape.delimiter;
        for (column, slot) in shape.slots.iter().enumerate() {
            let rest = self.block.get(self.at..).unwrap_or_default();
            let target = slot.and_then(|slot| part.columns.get_mut(slot));
            let length = match (number(rest, delimiter), target) {
                (Some((number, length)), Some(target)) => {
                    target.push_number(number);
                    length
                }
                (Some((_, length)), None) => length,
                (None, target) => {
                    let length = memchr3(delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
                    if let Some(target) = target {
                        target.push(rest.get(..length).unwrap_or_default());
                    }
                    length
                }
            };
            self.at += length;
            if self.block.get(self.at) != Some(&delimiter) {
                let read = column + 1;
                let lacking = shape.slots.get(read..).unwrap_or_default();
                for slot in lacking.iter().flatten() {
                    if let Some(target) = part.columns.get_mut(*slot) {
                        target.push_empty();
                    }
                }
                return !lacking.is_empty();
            }
            self.at += 1;
        }
        false
    }

    /// Passes what stands right of the last column, and the line end; `true` when it is more than delimiters.
    fn read_surplus(&mut self, delimiter: u8) -> bool {
        let rest = self.block.get(self.at..).unwrap_or_default();
        let length = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let surplus = rest.iter().take(length).any(|byte| *byte != delimiter);
        self.at += length;
        self.pass_line_end();
        surplus
    }
}

/// A cell that is a number from 0 to 99 without leading zero, and its length.
#[inline]
fn number(rest: &[u8], delimiter: u8) -> Option<(u8, usize)> {
    let ends = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
    match *rest {
        [ones @ b'0'..=b'9', end, ..] if ends(end) => Some((ones - b'0', 1)),
        [tens @ b'1'..=b'9', ones @ b'0'..=b'9', end, ..] if ends(end) => {
            Some((10 * (tens - b'0') + (ones - b'0'), 2))
        }
        _ => None,
    }
}
