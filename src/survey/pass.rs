//! One pass over the body: blocks parsed side by side, put together in the order of the file.

use std::io::{Read, Seek};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use memchr::memchr;

use super::blocks::{BlockFault, Blocks};
use super::column_builder::ColumnBuilder;
use super::encoding::{Basis, TextEncoding};
use super::faults;
use super::part::{Part, SHOWN, Shape, Spot, Tally, Undecodable};
use super::plain_records::parse_plain;
use super::quoted_records::{find_undecodable, parse_quoted};
use crate::diagnostics::{Diagnostic, Row};

/// Told the number of bytes of the file read so far, from any thread.
pub(super) type Progress<'a> = &'a (dyn Fn(u64) + Sync);

/// What every block of a pass is parsed by.
pub(super) struct Plan<'a> {
    /// Where cells go.
    pub(super) shape: Shape,
    /// Number of kept columns.
    pub(super) kept: usize,
    /// The text's encoding.
    pub(super) encoding: TextEncoding,
    /// Bytes of the file.
    pub(super) file_bytes: u64,
    /// Line ends before the body.
    pub(super) first_line: usize,
    /// Number of threads.
    pub(super) threads: usize,
    /// Told how far the pass is.
    pub(super) progress: Progress<'a>,
}

/// Why a pass ended early.
#[derive(Debug)]
pub(super) enum PassFault {
    /// What looked like UTF-8 is not.
    NotUtf8,
    /// The body cannot be read.
    Fault(Box<Diagnostic>),
}

/// What the blocks put together are.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The kept columns.
    pub(super) columns: Vec<ColumnBuilder>,
    /// Records and lines so far.
    pub(super) size: Spot,
    /// The first record and each whose line does not follow from the one before it.
    pub(super) line_starts: Vec<Spot>,
    /// Records with too few cells.
    pub(super) short: Tally,
    /// Records with answers right of the last column.
    pub(super) long: Tally,
    /// Places with bytes that are not text.
    pub(super) undecodable_count: usize,
    /// The first of them.
    pub(super) undecodable: Vec<Undecodable>,
}

impl Body {
    /// Makes room for the respondents of the whole file if they are as long as those of its first part.
    fn expect(&mut self, file_bytes: u64, part: &Part) {
        let blocks = file_bytes / (part.bytes as u64).max(1) + 1;
        let blocks = usize::try_from(blocks).unwrap_or(usize::MAX);
        // A whole record has a byte for each column.
        let most = usize::try_from(file_bytes).unwrap_or(usize::MAX) / self.columns.len().max(1);
        let respondents = part.size.record.saturating_mul(blocks).min(most);
        self.columns
            .iter_mut()
            .for_each(|column| column.reserve(respondents));
    }

    fn append(&mut self, part: &mut Part) {
        for (column, new) in self.columns.iter_mut().zip(&mut part.columns) {
            column.append(new);
        }
        let start = self.size;
        for spot in &part.line_starts {
            let spot = start.plus(*spot);
            let follows = self
                .line_starts
                .last()
                .is_some_and(|last| spot.line - last.line == spot.record - last.record);
            if !follows {
                self.line_starts.push(spot);
            }
        }
        self.short.append(&part.short, start);
        self.long.append(&part.long, start);
        self.undecodable_count += part.undecodable_count;
        let room = SHOWN - self.undecodable.len();
        let found = part.undecodable.drain(..).take(room);
        self.undecodable.extend(found.map(|mut cell| {
            cell.spot = start.plus(cell.spot);
            cell
        }));
        self.size = start.plus(part.size);
    }

    /// Record and line of a spot counted from the start of the body.
    pub(super) fn row(spot: Spot, first_line: usize) -> Row {
        Row {
            record: spot.record + 1,
            line: first_line + spot.line + 1,
        }
    }
}

/// Reads the body in one pass.
pub(super) fn read_body<R: Read + Seek + Send>(
    blocks: Blocks<R>,
    plan: &Plan<'_>,
) -> Result<Body, PassFault> {
    let columns = (0..plan.kept).map(|_| ColumnBuilder::default()).collect();
    let body = Body {
        columns,
        ..Body::default()
    };
    let pass = Pass {
        plan,
        source: Mutex::new(Source {
            blocks,
            number: 0,
            ended: false,
        }),
        turn: Mutex::new(Turn {
            number: 0,
            outcome: Ok(body),
        }),
        next_turn: Condvar::new(),
    };
    std::thread::scope(|scope| {
        for _ in 1..plan.threads {
            // A thread that the system refuses leaves its blocks to the others.
            let _ = std::thread::Builder::new().spawn_scoped(scope, || pass.work());
        }
        pass.work();
    });
    let turn = pass.turn.into_inner();
    turn.unwrap_or_else(PoisonError::into_inner).outcome
}

/// Where blocks come from: one thread at a time.
struct Source<R> {
    blocks: Blocks<R>,
    /// Number of the next block.
    number: usize,
    ended: bool,
}

/// Where parsed blocks go, in the order of their numbers.
struct Turn {
    /// Number of the block whose turn it is.
    number: usize,
    outcome: Result<Body, PassFault>,
}

struct Pass<'a, R> {
    plan: &'a Plan<'a>,
    source: Mutex<Source<R>>,
    turn: Mutex<Turn>,
    next_turn: Condvar,
}

/// A block as a thread got it from the source.
struct Taken {
    number: usize,
    bytes_read: u64,
    fault: Option<BlockFault>,
}

impl<R: Read + Seek> Pass<'_, R> {
    /// Takes, parses and hands over blocks until there are none or the pass has failed.
    fn work(&self) {
        let mut block = Vec::new();
        let mut part = Part::new(self.plan.kept);
        while let Some(taken) = self.take(&mut block) {
            let parsed = match taken.fault {
                None => self.parse(&block, &mut part),
                Some(fault) => Err(Stop::Block(fault)),
            };
            if !self.hand_over(taken.number, parsed, &mut part) {
                return;
            }
            (self.plan.progress)(taken.bytes_read);
        }
    }

    fn take(&self, block: &mut Vec<u8>) -> Option<Taken> {
        let mut source = lock(&self.source);
        if source.ended {
            return None;
        }
        let number = source.number;
        source.number += 1;
        let fault = match source.blocks.next_block(block) {
            Ok(true) => None,
            Ok(false) => {
                source.ended = true;
                return None;
            }
            Err(fault) => {
                source.ended = true;
                Some(fault)
            }
        };
        Some(Taken {
            number,
            bytes_read: source.blocks.bytes_read(),
            fault,
        })
    }

    fn parse(&self, block: &[u8], part: &mut Part) -> Result<(), Stop> {
        let shape = &self.plan.shape;
        part.clear();
        part.bytes = block.len();
        if std::str::from_utf8(block).is_err() {
            if self.plan.encoding.basis == Basis::Utf8SoFar {
                return Err(Stop::NotUtf8);
            }
            let marked = self.plan.encoding.is_transcoded();
            find_undecodable(block, shape.delimiter, marked, part);
        }
        if memchr(b'"', block).is_some() {
            parse_quoted(block, shape, part);
        } else {
            parse_plain(block, shape, part);
        }
        match memchr(0, block) {
            None => Ok(()),
            Some(at) => Err(Stop::ZeroByte(spot_of(block, at, part))),
        }
    }

    /// Waits for the block's turn and puts it to the body; `false` when the pass has failed.
    fn hand_over(&self, number: usize, parsed: Result<(), Stop>, part: &mut Part) -> bool {
        let mut turn = lock(&self.turn);
        while turn.number != number && turn.outcome.is_ok() {
            turn = self
                .next_turn
                .wait(turn)
                .unwrap_or_else(PoisonError::into_inner);
        }
        if let Ok(body) = &mut turn.outcome {
            match parsed {
                Ok(()) => {
                    if number == 0 {
                        body.expect(self.plan.file_bytes, part);
                    }
                    body.append(part);
                }
                Err(stop) => {
                    let fault = stop.fault(body.size, self.plan.first_line);
                    turn.outcome = Err(fault);
                }
            }
        }
        turn.number += 1;
        let goes_on = turn.outcome.is_ok();
        drop(turn);
        self.next_turn.notify_all();
        goes_on
    }
}

/// The record and line of a byte, from the lines that were noted while the block was parsed.
fn spot_of(block: &[u8], at: usize, part: &Part) -> Spot {
    let line = super::blocks::count_line_ends(block.get(..at).unwrap_or_default());
    let start = part
        .line_starts
        .iter()
        .rev()
        .find(|start| start.line <= line);
    let start = start.copied().unwrap_or_default();
    Spot {
        record: start.record + (line - start.line.min(line)),
        line,
    }
}

/// Why a block stops the pass.
enum Stop {
    NotUtf8,
    Block(BlockFault),
    ZeroByte(Spot),
}

impl Stop {
    /// The fault, given the body before the block.
    fn fault(self, before: Spot, first_line: usize) -> PassFault {
        let row = |spot: Spot| Body::row(before.plus(spot), first_line);
        let fault = match self {
            Self::NotUtf8 => return PassFault::NotUtf8,
            Self::ZeroByte(spot) => faults::zero_byte(row(spot)),
            Self::Block(BlockFault::Read(error)) => faults::unreadable(&error),
            Self::Block(BlockFault::EndlessRecord) => faults::endless_record(row(Spot::default())),
            Self::Block(BlockFault::UnclosedQuote { lines_before }) => {
                faults::unclosed_quote(row(Spot {
                    record: 0,
                    line: lines_before,
                }))
            }
        };
        PassFault::Fault(Box::new(fault))
    }
}

/// A lock whose holder panicked is still whole: nothing is left half done under it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
