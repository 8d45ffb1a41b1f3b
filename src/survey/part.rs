//! What one block of the file holds.

use super::column_builder::ColumnBuilder;

/// How many places of a kind are kept to be shown.
pub(super) const SHOWN: usize = 10;

/// Where the cells of a record go.
#[derive(Debug)]
pub(super) struct Shape {
    /// The byte between cells.
    pub(super) delimiter: u8,
    /// For each column of the file, its position among the kept ones.
    pub(super) slots: Vec<Option<usize>>,
}

impl Shape {
    /// The shape of a file of `width` columns of which those at `kept` are kept.
    pub(super) fn new(delimiter: u8, width: usize, kept: &[usize]) -> Self {
        let slot = |column| kept.iter().position(|position| *position == column);
        Self {
            delimiter,
            slots: (0..width).map(slot).collect(),
        }
    }
}

/// A record and its line, both counted from 0 from the start of a part or of the body; also how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Spot {
    /// The record.
    pub(super) record: usize,
    /// The line.
    pub(super) line: usize,
}

/// Records of a kind: how many, and the first of them.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// How many there are.
    pub(super) count: usize,
    /// The first [`SHOWN`].
    pub(super) first: Vec<Spot>,
}

impl Tally {
    fn note(&mut self, spot: Spot) {
        self.count += 1;
        if self.first.len() < SHOWN {
            self.first.push(spot);
        }
    }

    /// Adds the records of a part that starts at `start`.
    pub(super) fn append(&mut self, part: &Self, start: Spot) {
        self.count += part.count;
        let shifted = part.first.iter().map(|spot| start.plus(*spot));
        self.first.extend(shifted.take(SHOWN - self.first.len()));
    }

    fn clear(&mut self) {
        self.count = 0;
        self.first.clear();
    }
}

impl Spot {
    /// The place of `later`, which is counted from this one.
    pub(super) fn plus(self, later: Self) -> Self {
        Self {
            record: self.record + later.record,
            line: self.line + later.line,
        }
    }
}

/// A cell with bytes that are not text.
#[derive(Debug, Clone)]
pub(super) struct Undecodable {
    /// Its record.
    pub(super) spot: Spot,
    /// Its column, from 0.
    pub(super) column: usize,
    /// The first bytes that are not text.
    pub(super) bytes: String,
}

/// The records of one block.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// The kept columns.
    pub(super) columns: Vec<ColumnBuilder>,
    /// Records and lines in the block.
    pub(super) size: Spot,
    /// Bytes of the block.
    pub(super) bytes: usize,
    /// The first record, and each whose line does not follow from the one before it.
    pub(super) line_starts: Vec<Spot>,
    /// Records with too few cells.
    pub(super) short: Tally,
    /// Records with answers right of the last column.
    pub(super) long: Tally,
    /// Records with bytes that are not text, counted by place; the tally's spots are in `undecodable`.
    pub(super) undecodable_count: usize,
    /// The first [`SHOWN`] cells with bytes that are not text.
    pub(super) undecodable: Vec<Undecodable>,
    /// A zero byte.
    pub(super) zero_byte: Option<Spot>,
    expected_line: usize,
}

impl Part {
    /// An empty part of so many kept columns.
    pub(super) fn new(columns: usize) -> Self {
        Self {
            columns: (0..columns).map(|_| ColumnBuilder::default()).collect(),
            ..Self::default()
        }
    }

    /// Forgets everything but the memory.
    pub(super) fn clear(&mut self) {
        self.columns.iter_mut().for_each(ColumnBuilder::clear);
        self.size = Spot::default();
        self.line_starts.clear();
        self.short.clear();
        self.long.clear();
        self.undecodable_count = 0;
        self.undecodable.clear();
        self.zero_byte = None;
        self.expected_line = 0;
    }

    /// Notes where a record starts.
    pub(super) fn start_record(&mut self, line: usize) {
        if self.size.record == 0 || line != self.expected_line {
            self.line_starts.push(Spot {
                record: self.size.record,
                line,
            });
        }
        self.expected_line = line + 1;
    }

    /// Ends the record that started in `line`: `missing` when it had too few cells, `surplus` when it had answers
    /// right of the last column.
    pub(super) fn end_record(&mut self, line: usize, missing: bool, surplus: bool) {
        let spot = Spot {
            record: self.size.record,
            line,
        };
        if missing {
            self.short.note(spot);
        }
        if surplus {
            self.long.note(spot);
        }
        self.size.record += 1;
    }
}
