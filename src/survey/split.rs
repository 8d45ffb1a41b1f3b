//! Some of a file's records as UTF-8, their cells as they were.

use std::io::{self, Read, Seek, Write};

use csv::{ByteRecord, Writer, WriterBuilder};

use super::blocks::{BlockFault, Blocks};
use super::faults;
use super::layout::separator_line;
use super::quoted_records::Records;
use super::survey_file::SurveyFile;
use super::text_reader::TextReader;
use crate::diagnostics::{Diagnostic, Diagnostics, Row};

/// Which records are copied, and what stands in a column of its own behind them.
#[derive(Clone, Copy)]
pub struct Excerpt<'a> {
    /// Whether the record of a number (from 0) is copied.
    pub keep: &'a dyn Fn(usize) -> bool,
    /// Header and cells of one more column.
    pub remark: Option<(&'a str, &'a dyn Fn(usize) -> String)>,
}

impl std::fmt::Debug for Excerpt<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let header = self.remark.map(|(header, _)| header);
        formatter
            .debug_struct("Excerpt")
            .field("remark", &header)
            .finish_non_exhaustive()
    }
}

/// Why records were not copied.
#[derive(Debug)]
pub enum ExcerptFailure {
    /// The survey cannot be read.
    Read(Diagnostics),
    /// The target cannot be written.
    Write(io::Error),
}

impl<R: Read + Seek + Send> SurveyFile<R> {
    /// Copies the header and some of the records to `target`: as UTF-8, with the file's own delimiter, quoted where that is
    /// needed. Cells are the bytes that they were; a first line `sep=` is left out.
    ///
    /// # Errors
    /// [`ExcerptFailure`].
    pub fn copy_records(
        mut self,
        excerpt: Excerpt<'_>,
        target: &mut dyn Write,
    ) -> Result<(), ExcerptFailure> {
        let header = self.header_text().map_err(|error| unreadable(&error))?;
        let delimiter = self.layout.delimiter.byte();
        let mut writer = WriterBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_writer(target);
        let width = self.layout.names.len();
        copy_header(&header, delimiter, (excerpt, width), &mut writer)?;
        let text =
            TextReader::new(&mut self.source, self.encoding).map_err(|error| unreadable(&error))?;
        let start = self.layout.body_start;
        let mut blocks = Blocks::new(text, delimiter, start, self.options.block_bytes);
        let (mut block, mut position) = (Vec::new(), 0);
        while blocks.next_block(&mut block).map_err(broken)? {
            let mut records = Records::new(&block, delimiter);
            while records.advance() {
                if (excerpt.keep)(position) {
                    let cell = excerpt.remark.map(|(_, cell)| cell(position));
                    write(&mut writer, &records.record, (cell, width))?;
                }
                position += 1;
            }
        }
        writer.flush().map_err(ExcerptFailure::Write)
    }

    /// The header rows as text.
    fn header_text(&mut self) -> io::Result<Vec<u8>> {
        let mut reader = TextReader::new(&mut self.source, self.encoding)?;
        let mut text = Vec::new();
        reader.fill(&mut text, self.layout.body_start)?;
        text.truncate(self.layout.body_start);
        let (_, start) = separator_line(&text);
        text.drain(..start);
        Ok(text)
    }
}

fn copy_header<W: Write>(
    header: &[u8],
    delimiter: u8,
    (excerpt, width): (Excerpt<'_>, usize),
    writer: &mut Writer<W>,
) -> Result<(), ExcerptFailure> {
    let mut records = Records::new(header, delimiter);
    let mut name = excerpt.remark.map(|(header, _)| header.to_owned());
    while records.advance() {
        write(writer, &records.record, (name.clone(), width))?;
        name = name.map(|_| String::new());
    }
    Ok(())
}

/// Writes a record, and behind its `width` cells one more.
fn write<W: Write>(
    writer: &mut Writer<W>,
    record: &ByteRecord,
    (cell, width): (Option<String>, usize),
) -> Result<(), ExcerptFailure> {
    let mut record = record.clone();
    if let Some(cell) = cell {
        while record.len() < width {
            record.push_field(b"");
        }
        record.push_field(cell.as_bytes());
    }
    let written = writer.write_byte_record(&record);
    written.map_err(|error| ExcerptFailure::Write(error.into()))
}

fn unreadable(error: &io::Error) -> ExcerptFailure {
    ExcerptFailure::Read(faults::unreadable(error).into())
}

/// The file was read before: only a change in between breaks it.
fn broken(fault: BlockFault) -> ExcerptFailure {
    let row = Row { record: 0, line: 0 };
    let fault: Diagnostic = match fault {
        BlockFault::Read(error) => faults::unreadable(&error),
        BlockFault::EndlessRecord => faults::endless_record(row),
        BlockFault::UnclosedQuote { lines_before } => faults::unclosed_quote(Row {
            record: 0,
            line: lines_before + 1,
        }),
    };
    ExcerptFailure::Read(fault.into())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::survey::{EncodingChoice, ReadOptions};

    fn copied(text: &[u8], options: &ReadOptions, remark: bool) -> String {
        let file = SurveyFile::open(Cursor::new(text), options).unwrap();
        let mut target = Vec::new();
        let cell = |position: usize| format!("r{position}");
        let excerpt = Excerpt {
            keep: &|position| position % 2 == 0,
            remark: remark.then_some(("why", &cell)),
        };
        file.copy_records(excerpt, &mut target).unwrap();
        String::from_utf8(target).unwrap()
    }

    #[test]
    fn cells_stay_as_they_were_in_blocks_of_any_size() {
        let text = "sep=;\r\nid;note\r\n1;\"a;\"\"b\"\"\r\nc\"\r\n2;x\r\n\r\n3; =1+1 \r\n";
        for block_bytes in [1, 7, 1 << 20] {
            let options = ReadOptions {
                block_bytes,
                ..ReadOptions::default()
            };
            let kept = "id;note\n1;\"a;\"\"b\"\"\r\nc\"\n3; =1+1 \n";
            assert_eq!(copied(text.as_bytes(), &options, false), kept);
        }
        let kept = "id;note;why\n1;\"a;\"\"b\"\"\r\nc\";r0\n3; =1+1 ;r2\n";
        assert_eq!(copied(text.as_bytes(), &ReadOptions::default(), true), kept);
    }

    #[test]
    fn short_records_are_filled_and_other_encodings_become_utf8() {
        let (text, _, _) = encoding_rs::GB18030.encode("序号,满意度,评价\n1,满意\n2,一般,\n");
        let options = ReadOptions {
            encoding: EncodingChoice::parse("gb18030").ok(),
            ..ReadOptions::default()
        };
        let kept = "序号,满意度,评价,why\n1,满意,,r0\n";
        assert_eq!(copied(&text, &options, true), kept);
    }
}
