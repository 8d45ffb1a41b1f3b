//! Where the header ends, what it says, and what stands between cells.

use super::blocks::{RecordScan, count_line_ends};
use super::encoding::TextEncoding;
use super::export::{ExportKind, ExportReason};
use super::export::{HEAD_RECORDS, Reading, Recognised, Request, SurveyColumn, recognise};
use super::faults;
use super::options::{Delimiter, ReadOptions};
use super::quoted_records::Records;
use super::text_reader::undecodable_sequences;
use crate::diagnostics::{Diagnostics, Row};

/// Records that are parsed under each delimiter.
const TRIED_RECORDS: usize = 200;
/// Share of the records (in percent) that have the usual width where the first record has another one, as under
/// a title row.
const TITLE_ROW_SHARE: usize = 90;

/// The header and where the body starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// What stands between cells.
    pub(super) delimiter: Delimiter,
    /// The survey tool whose layout it is, and why.
    pub(super) kind: (ExportKind, ExportReason),
    /// Number of header records, a title before them included.
    pub(super) header_rows: usize,
    /// Each column.
    pub(super) columns: Vec<SurveyColumn>,
    /// The name of each column.
    pub(super) names: Vec<String>,
    /// What is to be done when the answers are read.
    pub(super) reading: Reading,
    /// Where the first respondent's record starts in the text.
    pub(super) body_start: usize,
    /// Line ends before it.
    pub(super) body_line: usize,
}

impl Layout {
    /// Finds the layout from the start of a text; `complete` when that is all of it.
    pub(super) fn find(
        text: &[u8],
        complete: bool,
        options: &ReadOptions,
        encoding: TextEncoding,
    ) -> Result<Self, Diagnostics> {
        let (declared, start) = separator_line(text);
        let table = text.get(start..).unwrap_or_default();
        let delimiter = options
            .delimiter
            .or(declared)
            .unwrap_or_else(|| likely_delimiter(table, complete));
        let Recognised {
            kind,
            reason,
            header_rows,
            mut columns,
            reading,
        } = recognised(table, complete, (delimiter, options))?;
        let header_line = count_line_ends(text.get(..start).unwrap_or_default());
        let header = Header::read(table, delimiter, header_rows);
        header.check(table, complete, header_line, delimiter)?;
        header.check_text(header_line, encoding)?;
        let width = header.width(table, delimiter);
        columns.resize_with(width, SurveyColumn::default);
        let header_text = text.get(..start + header.end).unwrap_or_default();
        Ok(Self {
            delimiter,
            kind: (kind, reason),
            header_rows,
            names: columns.iter().map(|column| column.name.clone()).collect(),
            columns,
            reading,
            body_start: start + header.end,
            body_line: count_line_ends(header_text),
        })
    }
}

/// What the first records say of the file.
fn recognised(
    table: &[u8],
    complete: bool,
    (delimiter, options): (Delimiter, &ReadOptions),
) -> Result<Recognised, Diagnostics> {
    let wanted = HEAD_RECORDS.max(options.header_rows.unwrap_or_default());
    let mut records = Records::new(table, delimiter.byte());
    let mut head: Vec<Vec<String>> = Vec::new();
    while head.len() < wanted && records.advance() {
        let cells = records.record.iter();
        head.push(
            cells
                .map(|cell| String::from_utf8_lossy(cell).into_owned())
                .collect(),
        );
    }
    if !complete && records.end() >= table.len() {
        // It may be broken off.
        head.pop();
    }
    let request = Request {
        choice: options.export,
        header_rows: options.header_rows,
        dictionary: options.dictionary.as_ref(),
    };
    recognise(&head, request)
}

/// `sep=;` in the first line names the delimiter and is no record: the delimiter and where the table starts.
pub(super) fn separator_line(text: &[u8]) -> (Option<Delimiter>, usize) {
    match text {
        [s, e, p, b'=', byte, b'\r' | b'\n', ..] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => {
            let declared = Some(char::from(*byte)).filter(|byte| !byte.is_alphanumeric());
            let declared = declared.and_then(|byte| Delimiter::parse(&byte.to_string()).ok());
            let end = if text.get(5..7) == Some(b"\r\n") {
                7
            } else {
                6
            };
            (declared, if declared.is_some() { end } else { 0 })
        }
        _ => (None, 0),
    }
}

/// The delimiter under which most records have the same width, more than one cell, as many as the first record.
fn likely_delimiter(table: &[u8], complete: bool) -> Delimiter {
    let tried: Vec<(Delimiter, Widths)> = Delimiter::CANDIDATES
        .into_iter()
        .map(|delimiter| (delimiter, Widths::of(table, complete, delimiter)))
        .collect();
    let table_of_several = tried
        .iter()
        .filter(|(_, widths)| widths.are_a_table())
        // The first of equals wins, so the list is walked from its end.
        .rev()
        .max_by_key(|(_, widths)| (widths.fit_header(), widths.share(), widths.usual));
    let one_column = || tried.iter().find(|(_, widths)| widths.widest == 1);
    let widest_header = || tried.iter().rev().max_by_key(|(_, widths)| widths.first);
    table_of_several
        .or_else(one_column)
        .or_else(widest_header)
        .map_or(Delimiter::CANDIDATES[0], |(delimiter, _)| *delimiter)
}

/// The widths of the first records under one delimiter.
#[derive(Debug, Default)]
struct Widths {
    records: usize,
    first: usize,
    widest: usize,
    /// The most frequent width, and how many records have it.
    usual: usize,
    usual_records: usize,
}

impl Widths {
    fn of(table: &[u8], complete: bool, delimiter: Delimiter) -> Self {
        let mut records = Records::new(table, delimiter.byte());
        let mut widths = Vec::new();
        while widths.len() < TRIED_RECORDS && records.advance() {
            widths.push(records.record.len());
        }
        if !complete && widths.len() > 1 && widths.len() < TRIED_RECORDS {
            // The last one may be broken off.
            widths.pop();
        }
        let first = widths.first().copied().unwrap_or_default();
        widths.sort_unstable();
        let runs = widths.chunk_by(|a, b| a == b);
        let usual = runs.max_by_key(|run| run.len()).unwrap_or_default();
        Self {
            records: widths.len(),
            first,
            widest: widths.last().copied().unwrap_or_default(),
            usual: usual.first().copied().unwrap_or_default(),
            usual_records: usual.len(),
        }
    }

    /// Records of the usual width, in percent.
    fn share(&self) -> usize {
        100 * self.usual_records / self.records.max(1)
    }

    /// Whether at least half of the records are as wide as the first one.
    fn fit_header(&self) -> bool {
        self.first == self.usual && 2 * self.usual_records >= self.records
    }

    fn are_a_table(&self) -> bool {
        self.usual > 1
            && (self.first == self.usual || self.share() >= TITLE_ROW_SHARE || self.have_title())
    }

    /// Whether a lone first cell stands over records of one width, however few; two cells may be a decimal comma.
    fn have_title(&self) -> bool {
        self.first == 1
            && self.usual > 2
            && self.records > 2
            && self.usual_records + 1 == self.records
    }
}

/// The header records.
struct Header {
    rows: Vec<HeaderRow>,
    /// How many there should be.
    wanted: usize,
    /// Where they end in the table.
    end: usize,
}

struct HeaderRow {
    cells: Vec<Vec<u8>>,
    /// Line ends of the table before it.
    line: usize,
}

impl Header {
    fn read(table: &[u8], delimiter: Delimiter, wanted: usize) -> Self {
        let mut records = Records::new(table, delimiter.byte());
        let mut rows = Vec::new();
        while rows.len() < wanted && records.advance() {
            rows.push(HeaderRow {
                cells: records.record.iter().map(<[u8]>::to_vec).collect(),
                line: records.line,
            });
        }
        let end = records.end();
        Self { rows, wanted, end }
    }

    /// An unclosed quote, a header that goes on and on, or no header at all.
    fn check(
        &self,
        table: &[u8],
        complete: bool,
        first_line: usize,
        delimiter: Delimiter,
    ) -> Result<(), Diagnostics> {
        let header = table.get(..self.end).unwrap_or_default();
        let scan = RecordScan::of(header, delimiter.byte());
        let row = |at: usize| Row {
            record: 0,
            line: first_line + count_line_ends(header.get(..at).unwrap_or_default()) + 1,
        };
        if let Some(quote) = scan.open_quote {
            Err(faults::unclosed_quote(row(quote)).into())
        } else if !complete && self.end >= table.len() {
            Err(faults::endless_record(row(scan.whole)).into())
        } else if self.rows.len() < self.wanted || table.is_empty() {
            Err(faults::no_respondents(self.rows.len(), self.wanted).into())
        } else {
            Ok(())
        }
    }

    /// Bytes in the header that are not text.
    fn check_text(&self, first_line: usize, encoding: TextEncoding) -> Result<(), Diagnostics> {
        let mut count = 0;
        let mut found: Option<(Row, usize, String)> = None;
        for row in &self.rows {
            for (column, cell) in row.cells.iter().enumerate() {
                let sequences = undecodable_sequences(cell, encoding.is_transcoded());
                count += sequences.len();
                if let (None, Some(bytes)) = (&found, sequences.into_iter().next()) {
                    let line = first_line + row.line + 1;
                    found = Some((Row { record: 0, line }, column, bytes));
                }
            }
        }
        match found {
            None => Ok(()),
            Some((row, column, bytes)) => {
                let place = (column + 1).to_string();
                Err(faults::undecodable(encoding, bytes, place, (vec![row], count)).into())
            }
        }
    }

    /// The widest header row; without any, the first record's width.
    fn width(&self, table: &[u8], delimiter: Delimiter) -> usize {
        let rows = self.rows.iter().map(|row| row.cells.len());
        rows.max().unwrap_or_else(|| {
            let mut records = Records::new(table, delimiter.byte());
            if records.advance() {
                records.record.len()
            } else {
                0
            }
        })
    }
}
