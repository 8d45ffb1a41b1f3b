//! Where the text of a survey comes from.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

/// The file itself, or the text that a sheet of a workbook became.
#[derive(Debug)]
pub(super) enum Source<R> {
    /// A file of text.
    File(R),
    /// The text of a sheet.
    Sheet(Cursor<Vec<u8>>),
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Sheet(text) => text.read(buffer),
        }
    }
}

impl<R: Seek> Seek for Source<R> {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(position),
            Self::Sheet(text) => text.seek(position),
        }
    }
}
