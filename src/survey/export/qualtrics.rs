//! Qualtrics: names, question texts, import ids.
//!
//! Row 1 holds the columns' names, row 2 the question texts in the author's language, row 3 `{"ImportId":"QID1"}`; files
//! of 2016 write it with single quotes, "legacy" files have no third row and a trailing empty column. The rows are
//! records, not lines: question texts hold line breaks.

use std::collections::HashMap;

use super::column::{ColumnRole, SurveyColumn};
use super::head::{Head, KnownColumns, role_of, tidy};
use super::ticks::are_ticks;
use super::{ExportReason, Found, Reading, Test, Watch, WatchedRows};

const KNOWN: KnownColumns = &[
    ("startdate", ColumnRole::Started),
    ("enddate", ColumnRole::Ended),
    ("recordeddate", ColumnRole::Submitted),
    ("status", ColumnRole::Status),
    ("ipaddress", ColumnRole::IpAddress),
    ("progress", ColumnRole::Progress),
    ("duration (in seconds)", ColumnRole::Duration),
    ("duration__in_seconds_", ColumnRole::Duration),
    ("finished", ColumnRole::Complete),
    ("responseid", ColumnRole::RespondentId),
    ("responseset", ColumnRole::Metadata),
    ("name", ColumnRole::Person),
    ("emailaddress", ColumnRole::Person),
    ("recipientlastname", ColumnRole::Person),
    ("recipientfirstname", ColumnRole::Person),
    ("recipientemail", ColumnRole::Person),
    ("externalreference", ColumnRole::ExternalId),
    ("externaldatareference", ColumnRole::ExternalId),
    ("locationlatitude", ColumnRole::Location),
    ("locationlongitude", ColumnRole::Location),
    ("locationaccuracy", ColumnRole::Location),
    ("distributionchannel", ColumnRole::Source),
    ("userlanguage", ColumnRole::Language),
];

/// Columns that every response has, normalised.
const OWN: &[&str] = &[
    "startdate",
    "enddate",
    "recordeddate",
    "status",
    "progress",
    "finished",
    "duration (in seconds)",
    "distributionchannel",
    "userlanguage",
    "responseset",
];
/// So many of them beside the response id are no accident.
const ENOUGH: usize = 3;
/// Header rows at most.
const MOST_ROWS: usize = 3;
/// What `Status` says of responses that the author wrote: preview, test, their offline forms.
const PREVIEWS: &[&str] = &[
    "1",
    "2",
    "9",
    "17",
    "survey preview",
    "survey test",
    "offline survey preview",
];
const UNFINISHED: &[&str] = &["0", "false"];
const COMPLETE_PERCENT: f64 = 100.0;

pub(super) fn find(head: Head<'_>, _forced: bool) -> Option<Found> {
    let (header_rows, reason) = by_import_ids(head)
        .or_else(|| by_second_row(head))
        .or_else(|| by_names(head))?;
    let columns = columns(head, header_rows);
    let watches = watches(&columns);
    Some(Found {
        reason,
        header_rows,
        columns,
        reading: Reading {
            watches,
            ..Reading::default()
        },
    })
}

/// The third row is `{"ImportId":…}` in most columns.
fn by_import_ids(head: Head<'_>) -> Option<(usize, ExportReason)> {
    let cells = head.record(2).iter().filter(|cell| !cell.trim().is_empty());
    let (ids, others): (Vec<&String>, Vec<&String>) = cells.partition(|cell| is_import_id(cell));
    (ids.len() > others.len()).then(|| (3, ExportReason::new("export-reason-qualtrics-import-ids")))
}

/// Legacy: `V1`, `V2`, … over `ResponseID`, `ResponseSet`, …
fn by_second_row(head: Head<'_>) -> Option<(usize, ExportReason)> {
    let legacy = head.has(0, &["v1", "v2", "v3", "v4", "v5"], 5)
        && head.has(1, &["responseid"], 1)
        && head.has(1, OWN, ENOUGH);
    legacy.then(|| (2, ExportReason::new("export-reason-qualtrics-legacy")))
}

/// The names of the first row, where rows were taken away: the first response is the first record with its id.
fn by_names(head: Head<'_>) -> Option<(usize, ExportReason)> {
    let id = head.keys(0).iter().position(|key| key == "responseid")?;
    if !head.has(0, OWN, ENOUGH) {
        return None;
    }
    let is_response = |record: &usize| head.cell(*record, id).trim().starts_with("R_");
    let rows = (1..=MOST_ROWS).find(is_response)?;
    Some((rows, ExportReason::new("export-reason-qualtrics-names")))
}

fn is_import_id(cell: &str) -> bool {
    let cell = cell.trim_start();
    let inner = cell.strip_prefix('{').unwrap_or_default().trim_start();
    inner.starts_with("\"ImportId\"") || inner.starts_with("'ImportId'")
}

/// The id in `{"ImportId":"QID5-1"}`.
fn import_id(cell: &str) -> Option<&str> {
    let (_, value) = cell.split_once(':')?;
    let value = value.trim_start();
    let quote = value
        .chars()
        .next()
        .filter(|quote| matches!(quote, '"' | '\''))?;
    value.get(1..)?.split_once(quote).map(|(id, _)| id)
}

fn columns(head: Head<'_>, header_rows: usize) -> Vec<SurveyColumn> {
    let width = head.width(header_rows);
    let mut columns: Vec<SurveyColumn> =
        (0..width).map(|at| column(head, header_rows, at)).collect();
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, column) in columns.iter().enumerate() {
        if column.role == ColumnRole::Answer {
            let question = question_id(head, header_rows, at);
            groups.entry(question).or_default().push(at);
        }
    }
    for group in groups.values().filter(|group| group.len() > 1) {
        split_stem(group, &mut columns);
        let option = |at: &usize| {
            let wording = columns.get(*at).map(|column| &column.wording);
            let row = wording.and_then(|wording| wording.row.clone());
            (*at, row.unwrap_or_default())
        };
        let options: Vec<(usize, String)> = group.iter().map(option).collect();
        if are_ticks(head, header_rows, &options) {
            for at in group {
                if let Some(column) = columns.get_mut(*at) {
                    column.role = ColumnRole::Option;
                    column.wording.option = column.wording.row.take();
                }
            }
        }
    }
    columns
}

fn column(head: Head<'_>, header_rows: usize, at: usize) -> SurveyColumn {
    let name = head.cell(0, at).trim();
    let text = if header_rows > 1 {
        tidy(head.cell(1, at))
    } else {
        String::new()
    };
    let role = match role_of(&crate::study::normalised(name), KNOWN) {
        // Only legacy files repeat their own columns' names, not localised, under V1, V2, …
        ColumnRole::Answer if is_legacy_name(name) => {
            role_of(&crate::study::normalised(&text), KNOWN)
        }
        role => role,
    };
    let role = match role {
        ColumnRole::Answer if name.is_empty() => ColumnRole::Absorbed,
        ColumnRole::Answer if name.ends_with("_TEXT") => ColumnRole::OtherText,
        role => role,
    };
    let column = SurveyColumn::new(name, role).also(&text);
    if role.is_metadata() || text == name {
        column
    } else {
        column.asking(&text)
    }
}

fn is_legacy_name(name: &str) -> bool {
    let digits = name.strip_prefix('V').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What the columns of one question have in common: the start of the import id, or of the name.
fn question_id(head: Head<'_>, header_rows: usize, at: usize) -> String {
    let id = (header_rows > 2)
        .then(|| import_id(head.cell(2, at)))
        .flatten();
    let id = id.unwrap_or_else(|| head.cell(0, at).trim());
    let start = id.split(['-', '_']).next().unwrap_or(id);
    start.to_owned()
}

/// `stem - row` in every text of the group: the stem becomes the question.
fn split_stem(group: &[usize], columns: &mut [SurveyColumn]) {
    let text = |at: &usize| {
        columns
            .get(*at)
            .and_then(|column| column.wording.question.clone())
    };
    let Some(texts) = group.iter().map(text).collect::<Option<Vec<String>>>() else {
        return;
    };
    let Some(stem) = common_stem(&texts) else {
        return;
    };
    for (at, text) in group.iter().zip(&texts) {
        if let (Some(column), Some(row)) = (columns.get_mut(*at), text.get(stem..)) {
            let question = text.get(..stem).unwrap_or_default();
            let question = question.trim_end_matches(['-', ' ']);
            column.wording.question = Some(question.to_owned());
            column.wording.row = Some(row.trim().to_owned());
        }
    }
}

/// Length of the start that all texts have in common, up to its last ` - `, or else its last `-`.
fn common_stem(texts: &[String]) -> Option<usize> {
    let (first, others) = texts.split_first()?;
    let same = |other: &String| {
        let pairs = first.char_indices().zip(other.chars());
        let differs = pairs.clone().find(|((_, a), b)| a != b);
        differs.map_or(first.len().min(other.len()), |((at, _), _)| at)
    };
    let common = others.iter().map(same).min()?;
    let common = first.get(..common)?;
    let spaced = common.rfind(" - ").map(|at| at + 3);
    let stem = spaced.or_else(|| common.rfind('-').map(|at| at + 1));
    stem.filter(|stem| *stem > 1 && texts.iter().all(|text| text.len() > *stem))
}

fn watches(columns: &[SurveyColumn]) -> Vec<Watch> {
    let column = |role| columns.iter().position(|column| column.role == role);
    let preview = column(ColumnRole::Status).map(|column| Watch {
        column,
        rows: WatchedRows::Preview,
        test: Test::OneOf(PREVIEWS),
    });
    let progress =
        column(ColumnRole::Progress).map(|column| (column, Test::Below(COMPLETE_PERCENT)));
    let finished = column(ColumnRole::Complete).map(|column| (column, Test::OneOf(UNFINISHED)));
    let incomplete = finished.or(progress).map(|(column, test)| Watch {
        column,
        rows: WatchedRows::Incomplete,
        test,
    });
    preview.into_iter().chain(incomplete).collect()
}
