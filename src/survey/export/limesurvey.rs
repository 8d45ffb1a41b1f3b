//! LimeSurvey: one header row of codes, of full texts, or of both (`code[sub]. Text [row]`).
//!
//! Texts keep HTML, entities and expressions such as `{if(age.NAOK > 65) …}`. A response that was not finished has no
//! date of submission. `N/A` stands for no answer when answers are written out.

use std::collections::BTreeMap;

use super::column::{ColumnRole, SurveyColumn};
use super::head::{Head, KnownColumns, role_of, tidy};
use super::ticks::are_ticks;
use super::{ExportReason, Found, Reading, Test, Watch, WatchedRows};
use crate::study::normalised;

const KNOWN: KnownColumns = &[
    ("id", ColumnRole::RespondentId),
    ("response id", ColumnRole::RespondentId),
    ("submitdate", ColumnRole::Submitted),
    ("date submitted", ColumnRole::Submitted),
    ("lastpage", ColumnRole::Metadata),
    ("last page", ColumnRole::Metadata),
    ("startlanguage", ColumnRole::Language),
    ("start language", ColumnRole::Language),
    ("seed", ColumnRole::Metadata),
    ("startdate", ColumnRole::Started),
    ("date started", ColumnRole::Started),
    ("datestamp", ColumnRole::Ended),
    ("date last action", ColumnRole::Ended),
    ("ipaddr", ColumnRole::IpAddress),
    ("ip address", ColumnRole::IpAddress),
    ("refurl", ColumnRole::Source),
    ("referrer url", ColumnRole::Source),
    ("interviewtime", ColumnRole::Duration),
    ("total time", ColumnRole::Duration),
    ("token", ColumnRole::ExternalId),
    ("access code", ColumnRole::ExternalId),
];

/// The tool's own columns as codes and as texts, normalised.
const CODES: &[&str] = &["id", "submitdate", "lastpage", "startlanguage"];
const TEXTS: &[&str] = &[
    "response id",
    "date submitted",
    "last page",
    "start language",
];
/// So many of them are no accident.
const ENOUGH: usize = 3;
/// Headers of code and text: so many, with a sub-question among them, and so many in a hundred of all.
const FEWEST_HEADINGS: usize = 3;
const HEADINGS_PERCENT: usize = 80;

/// A header taken apart.
#[derive(Debug, Default, PartialEq)]
struct Heading {
    /// The code without its sub-question.
    code: String,
    /// The sub-question's code.
    part: Option<String>,
    text: String,
}

pub(super) fn find(head: Head<'_>, _forced: bool) -> Option<Found> {
    let headers = head.record(0);
    let headings: Vec<Option<Heading>> = headers.iter().map(|header| heading(header)).collect();
    let reason = if head.has(0, CODES, ENOUGH) {
        "export-reason-limesurvey-codes"
    } else if head.has(0, TEXTS, ENOUGH) {
        "export-reason-limesurvey-texts"
    } else if are_headings(headers, &headings) {
        "export-reason-limesurvey-both"
    } else {
        return None;
    };
    let both = are_headings(headers, &headings);
    let mut columns: Vec<SurveyColumn> = headers
        .iter()
        .zip(&headings)
        .map(|(header, heading)| match heading {
            Some(heading) if both => with_both(header, heading),
            _ => with_one(header),
        })
        .collect();
    mark_options(head, &mut columns);
    let submitted = columns
        .iter()
        .position(|column| column.role == ColumnRole::Submitted);
    let watch = submitted.map(|column| Watch {
        column,
        rows: WatchedRows::Incomplete,
        test: Test::Blank,
    });
    Some(Found {
        reason: ExportReason::new(reason),
        header_rows: 1,
        columns,
        reading: Reading {
            marks: &["n/a"],
            watches: watch.into_iter().collect(),
            ..Reading::default()
        },
    })
}

/// Whether the header is one of codes and texts.
fn are_headings(headers: &[String], headings: &[Option<Heading>]) -> bool {
    let filled = headers.iter().filter(|header| !header.trim().is_empty());
    let filled = filled.count();
    let found: Vec<&Heading> = headings.iter().flatten().collect();
    let has_part = found.iter().any(|heading| heading.part.is_some());
    found.len() >= FEWEST_HEADINGS && has_part && 100 * found.len() >= HEADINGS_PERCENT * filled
}

/// Takes `code[sub]. Text` apart.
fn heading(header: &str) -> Option<Heading> {
    let (code, text) = header.split_once(". ")?;
    let (code, part) = code_and_part(code.trim())?;
    Some(Heading {
        code,
        part,
        text: text.to_owned(),
    })
}

/// `code`, `code[sub]` or `code[sub][sub]`.
fn code_and_part(text: &str) -> Option<(String, Option<String>)> {
    let (code, part) = match text.split_once('[') {
        Some((code, part)) => (code, Some(part.strip_suffix(']')?.replace("][", "-"))),
        None => (text, None),
    };
    let is_code = code.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && code
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_code.then(|| (code.to_owned(), part))
}

fn with_both(header: &str, heading: &Heading) -> SurveyColumn {
    let name = match &heading.part {
        Some(part) => format!("{}[{part}]", heading.code),
        None => heading.code.clone(),
    };
    let text = clean(&heading.text);
    let role = role_of(&normalised(&name), KNOWN);
    let column = SurveyColumn::new(&name, role_or_box(role, heading.part.as_deref()));
    let column = column.also(header).also(&text);
    if role.is_metadata() {
        column
    } else {
        worded(column, &text)
    }
}

fn with_one(header: &str) -> SurveyColumn {
    let name = clean(header);
    let role = role_of(&normalised(&name), KNOWN);
    if role.is_metadata() || name.is_empty() {
        return SurveyColumn::new(name, role).also(header);
    }
    match code_and_part(&name) {
        Some((_, part)) => {
            SurveyColumn::new(&name, role_or_box(role, part.as_deref())).also(header)
        }
        None => worded(SurveyColumn::new(&name, role).also(header), &name),
    }
}

fn role_or_box(role: ColumnRole, part: Option<&str>) -> ColumnRole {
    match part {
        Some(part) if part.eq_ignore_ascii_case("other") => ColumnRole::OtherText,
        _ => role,
    }
}

/// `Question [Row]`, or `[Row]` alone.
fn worded(column: SurveyColumn, text: &str) -> SurveyColumn {
    let row = text.strip_suffix(']').and_then(|inner| {
        let start = row_start(inner)?;
        Some((inner.get(..start)?, inner.get(start + 1..)?))
    });
    match row {
        Some((question, row)) => column.asking(question.trim()).in_row(row.trim()),
        None => column.asking(text),
    }
}

/// Where the bracket opens that closes at the end.
fn row_start(inner: &str) -> Option<usize> {
    let mut depth = 1;
    let brackets = inner.char_indices().rev();
    let mut brackets = brackets.filter(|(_, letter)| matches!(letter, '[' | ']'));
    let opening = brackets.find(|(_, letter)| {
        depth += if *letter == ']' { 1 } else { -1 };
        depth == 0
    });
    opening.map(|(at, _)| at)
}

/// One line without markup, expressions as `…`.
fn clean(text: &str) -> String {
    let text = tidy(text);
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0;
    for letter in text.chars() {
        match letter {
            '{' => {
                if depth == 0 {
                    plain.push('…');
                }
                depth += 1;
            }
            '}' if depth > 0 => depth -= 1,
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    // A brace that is never closed is no expression.
    if depth > 0 { text } else { plain }
}

/// Columns of one code whose answers are ticks are the options of a question.
fn mark_options(head: Head<'_>, columns: &mut [SurveyColumn]) {
    let mut groups: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for (at, column) in columns.iter().enumerate() {
        if column.role == ColumnRole::Answer
            && let Some((code, Some(_))) = code_and_part(&column.name)
        {
            let row = column.wording.row.clone().unwrap_or_default();
            groups.entry(code).or_default().push((at, row));
        }
    }
    let options = groups.into_values();
    for (at, _) in options.filter(|group| are_ticks(head, 1, group)).flatten() {
        if let Some(column) = columns.get_mut(at) {
            column.role = ColumnRole::Option;
            column.wording.option = column.wording.row.take();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_taken_apart() {
        let heading = heading("likert[time1]. [How much time do you spend?]").unwrap();
        assert_eq!(
            (heading.code.as_str(), heading.part.as_deref()),
            ("likert", Some("time1"))
        );
        assert_eq!(super::heading("1. Satisfaction: how was it?"), None);
        assert_eq!(super::heading("How was it? Fine. Really"), None);
        let column = worded(SurveyColumn::default(), "How are [your] meals [in [town]]");
        assert_eq!(
            column.wording.question.as_deref(),
            Some("How are [your] meals")
        );
        assert_eq!(column.wording.row.as_deref(), Some("in [town]"));
    }

    #[test]
    fn expressions_are_not_shown() {
        assert_eq!(clean("{if((age.NAOK &gt; 65), 'a', 'b')} Why?"), "… Why?");
        assert_eq!(clean("a {b} c"), "a … c");
        assert_eq!(clean("open { brace"), "open { brace");
    }
}
