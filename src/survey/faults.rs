//! The diagnostics of the room.

use std::collections::BTreeMap;
use std::io;

use super::blocks::LONGEST_RECORD;
use super::encoding::TextEncoding;
use super::export::ExportKind;
use super::responses::{Column, ExportDescription};
use crate::diagnostics::{Code, Diagnostic, Row};

/// A file that cannot be read.
pub(super) fn unreadable(error: &io::Error) -> Diagnostic {
    Diagnostic::new(Code::UnreadableFile).with("reason", error)
}

/// No respondent in `records` records of which `header_rows` are headers.
pub(super) fn no_respondents(records: usize, header_rows: usize) -> Diagnostic {
    Diagnostic::new(Code::NotRespondents)
        .with("records", records)
        .with("header_rows", header_rows)
        .with_word("reason", "survey-no-records")
        .with_word("advice", "survey-export-rows")
}

/// The survey tool whose layout the file has; nothing is said of a plain table.
pub(super) fn recognised(export: &ExportDescription) -> Option<Diagnostic> {
    let reason = &export.reason;
    let mut found = Diagnostic::new(Code::ExportRecognised).with("kind", export.kind.name());
    for (name, value) in &reason.arguments {
        found = found.with(name, value);
    }
    let found = found.with_word("tool", export.kind.title_key());
    (export.kind != ExportKind::Plain).then(|| found.with_word("reason", reason.key))
}

/// The answers of all columns by which the survey tool says that there is none.
pub(super) fn missing_marks(columns: &[Column]) -> Option<Diagnostic> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (mark, count) in columns.iter().flat_map(|column| &column.marks) {
        *counts.entry(mark.as_str()).or_default() += count;
    }
    let count: usize = counts.values().sum();
    let listed = counts
        .iter()
        .map(|(mark, count)| format!("\"{mark}\" ({count})"));
    let listed: Vec<String> = listed.collect();
    (count > 0).then(|| {
        Diagnostic::new(Code::MissingMarks)
            .with("marks", listed.join(", "))
            .with("count", count)
    })
}

/// Bytes that no text file has.
pub(super) fn not_text(found: &str) -> Diagnostic {
    Diagnostic::new(Code::NotText).with("found", found)
}

/// A zero byte in the text.
pub(super) fn zero_byte(row: Row) -> Diagnostic {
    not_text("NUL (0x00)").at_rows(vec![row], 1)
}

/// A text without line ends.
pub(super) fn endless_record(row: Row) -> Diagnostic {
    let limit = LONGEST_RECORD >> 20;
    not_text(&format!("> {limit} MiB / LF, CR = 0")).at_rows(vec![row], 1)
}

/// Bytes that are not text in the encoding, in a column, at `count` places of which the first rows are given.
pub(super) fn undecodable(
    encoding: TextEncoding,
    bytes: String,
    column: String,
    (rows, count): (Vec<Row>, usize),
) -> Diagnostic {
    Diagnostic::new(Code::UndecodableText)
        .with("count", count)
        .with("encoding", encoding.name())
        .with("bytes", bytes)
        .in_column(column)
        .at_rows(rows, count)
}

/// A quote that is never closed.
pub(super) fn unclosed_quote(row: Row) -> Diagnostic {
    Diagnostic::new(Code::UnclosedQuote)
        .with("line", row.line)
        .at_rows(vec![row], 1)
}

/// The signature of a file that is no text, as a name.
pub(super) fn binary_signature(head: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "XLSX / ODS / ZIP"),
        (b"PK\x05\x06", "ZIP"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "XLS"),
        (b"$FL2", "SPSS SAV"),
        (b"$FL3", "SPSS ZSAV"),
        (b"\x1F\x8B", "GZIP"),
        (b"BZh", "BZIP2"),
        (b"\xFD7zXZ\0", "XZ"),
        (b"\x28\xB5\x2F\xFD", "ZSTD"),
        (b"7z\xBC\xAF\x27\x1C", "7Z"),
        (b"Rar!\x1A\x07", "RAR"),
        (b"PAR1", "PARQUET"),
        (b"ARROW1", "ARROW"),
        (b"%PDF-", "PDF"),
        (b"SQLite format 3\0", "SQLITE"),
        (b"\x89PNG", "PNG"),
    ];
    let known = SIGNATURES.iter().find(|(bytes, _)| head.starts_with(bytes));
    known.map(|(_, name)| *name)
}
