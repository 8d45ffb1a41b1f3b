//! The door of the room.

use std::io::{Cursor, Read, Seek, SeekFrom};

use memchr::memchr;

use super::answers::Answers;
use super::blocks::Blocks;
use super::column_builder::ColumnBuilder;
use super::encoding::{Basis, TextEncoding};
use super::export::{ExportKind, ExportReason, SurveyColumn};
use super::faults;
use super::layout::Layout;
use super::options::{Delimiter, ReadOptions};
use super::part::{Shape, Tally};
use super::pass::{Body, PassFault, Plan, Progress, read_body};
use super::reading::Columns;
use super::responses::{Column, ExportDescription, Responses};
use super::source::Source;
use super::text_reader::TextReader;
use super::workbook::{DeclaredCodes, SheetTable, is_container, is_spss, read_sheet, read_spss};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Row};

/// The header, and what the delimiter is found from, lies within so many bytes.
const HEAD_BYTES: usize = 1 << 20;

/// A survey file whose encoding, delimiter and header are known, and whose body is still to be read.
///
/// # Examples
/// ```
/// use csi::survey::{ReadOptions, SurveyFile};
/// let bytes = std::io::Cursor::new("id;Q1;Q2\n1;10;8\n2;9;\n");
/// let file = SurveyFile::open(bytes, &ReadOptions::default())?;
/// assert_eq!(file.headers(), ["id", "Q1", "Q2"]);
/// let responses = file.into_responses(&[1, 2])?;
/// assert_eq!(responses.respondents(), 2);
/// assert_eq!(responses.columns[1].answers.text(0), Some("8"));
/// # Ok::<(), csi::diagnostics::Diagnostics>(())
/// ```
#[derive(Debug)]
pub struct SurveyFile<R> {
    pub(super) source: Source<R>,
    pub(super) options: ReadOptions,
    bytes: u64,
    pub(super) encoding: TextEncoding,
    pub(super) layout: Layout,
    /// Of a workbook: the sheet whose text `source` is.
    sheet: Option<SheetTable>,
}

impl<R: Read + Seek + Send> SurveyFile<R> {
    /// Finds encoding, delimiter and header; of a workbook, reads the sheet.
    ///
    /// # Errors
    /// CSI-U003 when the source cannot be read, CSI-D001 bytes that are not text, CSI-D002 no header or rows that are no
    /// respondents, CSI-D006 a file that is neither text nor a workbook, CSI-D007 a quote that is never closed, CSI-D029 a
    /// workbook that is broken, protected or too large, CSI-D030 no such sheet, CSI-D031 another layout than that of the
    /// chosen survey tool, CSI-D033 a broken SPSS file.
    pub fn open(mut source: R, options: &ReadOptions) -> Result<Self, Diagnostics> {
        let unreadable = |error| faults::unreadable(&error);
        let bytes = source.seek(SeekFrom::End(0)).map_err(unreadable)?;
        source.rewind().map_err(unreadable)?;
        let mut head = Vec::new();
        let mut start = source.by_ref().take(HEAD_BYTES as u64);
        start.read_to_end(&mut head).map_err(unreadable)?;
        if is_container(&head) {
            let sheet = read_sheet(&mut source, options.sheet.as_deref())?;
            return Self::of_sheet(sheet, options);
        }
        if is_spss(&head) {
            return Self::of_sheet(read_spss(&mut source)?, options);
        }
        if let Some(name) = faults::binary_signature(&head) {
            return Err(faults::not_text(name).into());
        }
        let complete = head.len() < HEAD_BYTES;
        let encoding = match TextEncoding::from_head(options.encoding, &head, complete) {
            Some(encoding) => encoding,
            None => TextEncoding::from_whole(&mut source).map_err(unreadable)?,
        };
        let layout = find_layout(&mut source, encoding, options)?;
        Ok(Self {
            source: Source::File(source),
            options: options.clone(),
            bytes,
            encoding,
            layout,
            sheet: None,
        })
    }

    /// The survey in a sheet that became text.
    fn of_sheet(mut sheet: SheetTable, options: &ReadOptions) -> Result<Self, Diagnostics> {
        let text = std::mem::take(&mut sheet.text);
        let options = ReadOptions {
            delimiter: Some(Delimiter::COMMA),
            header_rows: sheet.header_rows.or(options.header_rows),
            ..options.clone()
        };
        let bytes = text.len() as u64;
        let mut text = Cursor::new(text);
        let encoding = TextEncoding::UTF_8;
        let layout = find_layout(&mut text, encoding, &options)?;
        Ok(Self {
            source: Source::Sheet(text),
            options,
            bytes,
            encoding,
            layout,
            sheet: Some(sheet),
        })
    }

    /// Name of each column, by its position in the file. Names may be empty or stand twice.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.layout.names
    }

    /// Each column with its names, its wording and its role, by its position in the file.
    #[must_use]
    pub fn columns(&self) -> &[SurveyColumn] {
        &self.layout.columns
    }

    /// The survey tool whose layout the file has, and why.
    #[must_use]
    pub fn kind(&self) -> (ExportKind, &ExportReason) {
        let (kind, reason) = &self.layout.kind;
        (*kind, reason)
    }

    /// What the file itself declares of the codes in a column; `None` for a file of a kind that declares nothing.
    #[must_use]
    pub fn declared(&self, position: usize) -> Option<&DeclaredCodes> {
        self.sheet.as_ref()?.declared.get(position)
    }

    /// Size of the file, or of the text that a sheet became, for a progress bar.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Reads the body and keeps the columns at the given positions, in the order of the file.
    ///
    /// # Errors
    /// As [`SurveyFile::open`], and CSI-D004 when a position is no column of the file. CSI-D002 when the file ends
    /// after its header.
    pub fn into_responses(self, columns: &[usize]) -> Result<Responses, Diagnostics> {
        self.into_responses_with(columns, &|_| ())
    }

    /// As [`SurveyFile::into_responses`]; `progress` is told the bytes read so far, from any thread.
    ///
    /// # Errors
    /// As [`SurveyFile::into_responses`].
    pub fn into_responses_with(
        mut self,
        columns: &[usize],
        progress: Progress<'_>,
    ) -> Result<Responses, Diagnostics> {
        let wanted = self.positions(columns)?;
        let kept = self.layout.reading.needed(&wanted);
        loop {
            match self.pass(&kept, progress) {
                Ok(body) => return self.responses(body, &kept, &wanted),
                Err(PassFault::Fault(fault)) => return Err((*fault).into()),
                // Happens once: what the whole file decides is never "UTF-8 so far".
                Err(PassFault::NotUtf8) => self.decide_again()?,
            }
        }
    }

    /// The wanted positions in the order of the file, each once.
    fn positions(&self, columns: &[usize]) -> Result<Vec<usize>, Diagnostics> {
        let mut kept = columns.to_vec();
        kept.sort_unstable();
        kept.dedup();
        let width = self.layout.names.len();
        let absent: Vec<String> = kept
            .iter()
            .filter(|position| **position >= width)
            .map(|position| (position + 1).to_string())
            .collect();
        let fault = || {
            Diagnostic::new(Code::MissingColumn)
                .with("columns", absent.join(", "))
                .with_word("advice", "survey-use-headers")
        };
        Diagnostics::check(absent.first().map(|_| fault()).into_iter().collect())?;
        Ok(kept)
    }

    fn pass(&mut self, kept: &[usize], progress: Progress<'_>) -> Result<Body, PassFault> {
        let layout = &self.layout;
        let delimiter = layout.delimiter.byte();
        let threads = self.options.threads.min(self.blocks());
        let text = TextReader::new(&mut self.source, self.encoding)
            .map_err(|error| PassFault::Fault(Box::new(faults::unreadable(&error))))?;
        let blocks = Blocks::new(text, delimiter, layout.body_start, self.options.block_bytes);
        let plan = Plan {
            shape: Shape::new(delimiter, layout.names.len(), kept),
            kept: kept.len(),
            encoding: self.encoding,
            file_bytes: self.bytes,
            first_line: layout.body_line,
            threads,
            progress,
        };
        read_body(blocks, &plan)
    }

    /// About how many blocks the file has: more threads than that have nothing to do.
    fn blocks(&self) -> usize {
        let bytes = usize::try_from(self.bytes).unwrap_or(usize::MAX);
        bytes / self.options.block_bytes.max(1) + 1
    }

    /// Lets the whole file decide what it is encoded in; delimiter and header rows stay.
    fn decide_again(&mut self) -> Result<(), Diagnostics> {
        let source = &mut self.source;
        self.encoding =
            TextEncoding::from_whole(source).map_err(|error| faults::unreadable(&error))?;
        self.options.delimiter = Some(self.layout.delimiter);
        self.layout = find_layout(source, self.encoding, &self.options)?;
        Ok(())
    }

    fn responses(
        self,
        mut body: Body,
        kept: &[usize],
        wanted: &[usize],
    ) -> Result<Responses, Diagnostics> {
        self.check_text(&body)?;
        let layout = self.layout;
        let starts = body.line_starts.iter();
        let starts = starts.map(|spot| (spot.record, layout.body_line + spot.line + 1));
        let read = std::mem::take(&mut body.columns);
        let answers = read.into_iter().map(ColumnBuilder::finish);
        let line_starts: Vec<(usize, usize)> = starts.collect();
        let mut columns = Columns {
            answers: kept.iter().copied().zip(answers).collect(),
            respondents: body.size.record,
            line_starts: match &self.sheet {
                Some(sheet) => sheet.rows_of(line_starts),
                None => line_starts,
            },
            left_out: Vec::new(),
        };
        let noticed = layout.reading.apply(&mut columns);
        if columns.respondents == 0 {
            let records = layout.header_rows + body.size.record;
            return Err(faults::no_respondents(records, layout.header_rows).into());
        }
        let (kind, reason) = layout.kind.clone();
        let mut export = ExportDescription {
            kind,
            reason,
            encoding: self.encoding.name(),
            encoding_guessed: self.encoding.basis == Basis::Guess,
            delimiter: char::from(layout.delimiter.byte()),
            sheet: None,
            header_rows: layout.header_rows,
            columns: layout.names.len(),
            respondents: columns.respondents,
        };
        let mut warnings = warnings(&export, &body, layout.body_line);
        if let Some(sheet) = &self.sheet {
            sheet.describe(&mut export);
        }
        warnings.extend(noticed);
        let mut finished = Vec::with_capacity(wanted.len());
        for position in wanted {
            let answers = columns.answers.remove(position).unwrap_or_default();
            finished.push(column(&layout, *position, answers));
        }
        warnings.extend(faults::missing_marks(&finished));
        if let Some(sheet) = &self.sheet {
            warnings.extend(sheet.warnings(&finished, &columns.line_starts));
        }
        Ok(Responses {
            export,
            columns: finished,
            line_starts: columns.line_starts,
            left_out: columns.left_out,
            warnings,
        })
    }

    /// Bytes that are not text, if there were any.
    fn check_text(&self, body: &Body) -> Result<(), Diagnostics> {
        let Some(first) = body.undecodable.first() else {
            return Ok(());
        };
        let name = self
            .layout
            .names
            .get(first.column)
            .filter(|name| !name.is_empty());
        let column = name.map_or_else(|| (first.column + 1).to_string(), Clone::clone);
        let row = |spot| Body::row(spot, self.layout.body_line);
        let mut rows: Vec<Row> = body.undecodable.iter().map(|cell| row(cell.spot)).collect();
        rows.dedup();
        let places = (rows, body.undecodable_count);
        Err(faults::undecodable(self.encoding, first.bytes.clone(), column, places).into())
    }
}

/// A column with what the header says of it.
fn column(layout: &Layout, position: usize, mut answers: Answers) -> Column {
    let marks = layout.reading.clear_marks(&mut answers);
    let described = layout.columns.get(position).cloned().unwrap_or_default();
    Column {
        position,
        name: described.name,
        header_texts: described.header_texts,
        wording: described.wording,
        role: described.role,
        marks,
        answers,
    }
}

/// Decodes the start of the file and finds its layout.
fn find_layout<R: Read + Seek>(
    source: &mut R,
    encoding: TextEncoding,
    options: &ReadOptions,
) -> Result<Layout, Diagnostics> {
    let unreadable = |error| faults::unreadable(&error);
    let mut reader = TextReader::new(source, encoding).map_err(unreadable)?;
    let mut text = Vec::new();
    reader.fill(&mut text, HEAD_BYTES).map_err(unreadable)?;
    if let Some(at) = memchr(0, &text) {
        let before = text.get(..at).unwrap_or_default();
        let line = super::blocks::count_line_ends(before) + 1;
        return Err(faults::zero_byte(Row { record: 0, line }).into());
    }
    Layout::find(&text, reader.ended(), options, encoding)
}

/// The survey tool, a guessed encoding and ragged records.
fn warnings(export: &ExportDescription, body: &Body, first_line: usize) -> Vec<Diagnostic> {
    let tool = faults::recognised(export);
    let guess = export
        .encoding_guessed
        .then(|| Diagnostic::new(Code::EncodingGuess).with("encoding", &export.encoding));
    let ragged = |tally: &Tally| tally.count > 0;
    let ragged = (ragged(&body.short) || ragged(&body.long)).then(|| {
        let spots = body.short.first.iter().chain(&body.long.first);
        let mut rows: Vec<Row> = spots.map(|spot| Body::row(*spot, first_line)).collect();
        rows.sort_unstable_by_key(|row| row.record);
        rows.truncate(super::part::SHOWN);
        Diagnostic::new(Code::RaggedRow)
            .with("columns", export.columns)
            .with("short", body.short.count)
            .with("long", body.long.count)
            .at_rows(rows, body.short.count + body.long.count)
    });
    tool.into_iter().chain(guess).chain(ragged).collect()
}
