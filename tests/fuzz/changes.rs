//! Near-valid input: files of the corpus with changes.

use super::Corpus;

/// Repeatable chance (splitmix64).
pub(super) struct Dice(u64);

impl Dice {
    /// The chance of one case under a seed.
    pub(super) fn new(seed: u64, case: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ case.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end` (0 when `end` is 0).
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = end.max(1) as u64;
        usize::try_from(self.next() % end).unwrap()
    }

    /// One of several things.
    pub(super) fn of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}

/// What the readers look for, and what trips them.
const WORDS: &[&[u8]] = &[
    b",",
    b";",
    b"\t",
    b"|",
    b"\"",
    b"\"\"",
    b"\n",
    b"\r\n",
    b"\r",
    b"\n\n\n",
    b"'",
    b"=",
    b"[",
    b"]",
    b"{",
    b"}",
    b"(",
    b")",
    b"#",
    b"\\",
    b".",
    b"..",
    b"..=",
    b"->",
    b"=~",
    b"<~",
    b"~",
    b"~~",
    b"+",
    b"*",
    b"!",
    b"`",
    b"==",
    b"!=",
    b" and ",
    b" or ",
    b" not ",
    b" in ",
    b"\0",
    b"\xFF",
    b"\xC3",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xF0\x9F",
    b"sep=;\n",
    b"99",
    b"-99",
    b"1e308",
    b"1e-400",
    b"-0",
    b"NaN",
    b"inf",
    b"9223372036854775808",
    b"0x10",
    b"N/A",
    b"#NULL!",
    b"min",
    b"max",
    b"labels",
    b"reverse = true",
    b"missing",
    b"[[construct]]",
    b"name = \"a\"",
    b"indicators = []",
    b"paths = []",
    b"q1",
    b"s1",
    b"satisfaction",
    b"weight",
    b"region",
    b"where = 'a'",
    b"\"\"\"",
    b"=cmd|' /C calc'!A0",
    b"\x1b[2J",
    "\u{202e}".as_bytes(),
    "\u{200b}".as_bytes(),
    "满意".as_bytes(),
    "５分".as_bytes(),
    "（非常满意）".as_bytes(),
    b"1979-05-27",
    b"true",
];

/// A file of the corpus, or the ends of two, with up to eight changes.
pub(super) fn changed(dice: &mut Dice, corpus: &Corpus) -> Vec<u8> {
    let mut bytes = dice.of(corpus).1.clone();
    if dice.below(8) == 0 {
        let other = &dice.of(corpus).1;
        bytes.truncate(dice.below(bytes.len()));
        bytes.extend_from_slice(&other[dice.below(other.len())..]);
    }
    for _ in 0..=dice.below(8) {
        change(dice, &mut bytes);
    }
    bytes
}

/// One change anywhere.
pub(super) fn change(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + dice.below(40)).min(bytes.len());
    match dice.below(8) {
        0 | 1 => put(bytes, at, dice.of::<&[u8]>(WORDS)),
        2 => put(bytes, at, &[u8::try_from(dice.below(256)).unwrap()]),
        3 => drop(bytes.drain(at..end)),
        4 => {
            let piece = bytes[at..end].to_vec();
            let times = 1 + dice.below(30);
            put(bytes, at, &piece.repeat(times));
        }
        5 => {
            let piece: Vec<u8> = bytes.drain(at..end).collect();
            let to = dice.below(bytes.len() + 1);
            put(bytes, to, &piece);
        }
        6 => {
            for byte in bytes.iter_mut().take(end).skip(at).take(2) {
                *byte = u8::try_from(dice.below(256)).unwrap();
            }
        }
        _ if dice.below(6) == 0 => bytes.truncate(at),
        _ => {
            let times = dice.below(300);
            put(bytes, at, &dice.of::<&[u8]>(WORDS).repeat(times));
        }
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    drop(bytes.splice(at..at, piece.iter().copied()));
}
