//! The diagnostics of the room.

use std::collections::BTreeMap;
use std::io;

use super::blocks::LONGEST_RECORD;
use super::encoding::TextEncoding;
use super::export::ExportKind;
use super::responses::{Column, ExportDescription};
use super::workbook::listed;
use crate::diagnostics::{Code, Diagnostic, Row, nearest_name};

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

/// A workbook that its parser cannot read; `parser` says why, in its own words.
pub(super) fn damaged_workbook(parser: &str) -> Diagnostic {
    Diagnostic::new(Code::UnreadableWorkbook)
        .with("parser", parser)
        .with_word("problem", "workbook-damaged")
        .with_word("advice", "workbook-save-again")
}

/// An SPSS file that its parser cannot read; `parser` says why, in its own words.
pub(super) fn damaged_spss(parser: &str) -> Diagnostic {
    Diagnostic::new(Code::UnreadableSpss).with("parser", parser)
}

/// A workbook with a password.
pub(super) fn protected_workbook() -> Box<Diagnostic> {
    let fault = Diagnostic::new(Code::UnreadableWorkbook)
        .with_word("problem", "workbook-protected")
        .with_word("advice", "workbook-take-off-password");
    Box::new(fault)
}

/// A workbook that unpacks to more than is read.
pub(super) fn large_workbook() -> Box<Diagnostic> {
    let fault = Diagnostic::new(Code::UnreadableWorkbook)
        .with_word("problem", "workbook-too-large")
        .with_word("advice", "workbook-save-as-text");
    Box::new(fault)
}

/// A sheet that the workbook does not have.
pub(super) fn unknown_sheet(wanted: &str, sheets: &[&str]) -> Box<Diagnostic> {
    let fault = Diagnostic::new(Code::UnknownSheet)
        .with("sheet", wanted)
        .with("sheets", listed(sheets));
    Box::new(match nearest_name(wanted, sheets.iter().copied()) {
        Some(nearest) => fault
            .with("nearest", nearest)
            .with_word("advice", "workbook-nearest-sheet"),
        None => fault.with_word("advice", "workbook-known-sheets"),
    })
}

/// The signature of a file that is no text, as a name.
pub(super) fn binary_signature(head: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"PK\x05\x06", "ZIP"),
        (b"<html", "HTML"),
        (b"<!DOCTYPE", "HTML"),
        (b"<table", "HTML"),
        (b"<?xml", "XML"),
        (b"<stata_dta>", "STATA DTA"),
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
    let start = head
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .trim_ascii_start();
    let begins = |bytes: &[u8]| {
        let same = start.get(..bytes.len());
        head.starts_with(bytes) || same.is_some_and(|same| same.eq_ignore_ascii_case(bytes))
    };
    let known = SIGNATURES.iter().find(|(bytes, _)| begins(bytes));
    known.map(|(_, name)| *name)
}
