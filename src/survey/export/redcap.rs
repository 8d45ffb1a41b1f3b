//! REDCap: a record id first, `*_complete` after each form, checkboxes as `field___1`.
//!
//! One person has many rows when a form repeats (`redcap_repeat_instrument`): those rows are no respondents.

use super::column::{ColumnRole, SurveyColumn};
use super::head::{Head, KnownColumns, role_of, tidy};
use super::{ExportReason, Found, Reading, Test, Watch, WatchedRows};
use crate::study::normalised;

const KNOWN: KnownColumns = &[
    ("redcap_event_name", ColumnRole::Event),
    ("event name", ColumnRole::Event),
    ("redcap_repeat_instrument", ColumnRole::RepeatInstrument),
    ("repeat instrument", ColumnRole::RepeatInstrument),
    ("redcap_repeat_instance", ColumnRole::RepeatInstance),
    ("repeat instance", ColumnRole::RepeatInstance),
    ("redcap_survey_identifier", ColumnRole::ExternalId),
    ("survey identifier", ColumnRole::ExternalId),
    ("redcap_data_access_group", ColumnRole::Metadata),
    ("data access group", ColumnRole::Metadata),
];
/// Columns that no other tool has, normalised.
const OWN: &[&str] = &[
    "redcap_event_name",
    "redcap_repeat_instrument",
    "redcap_repeat_instance",
    "redcap_survey_identifier",
    "redcap_data_access_group",
];
const COMPLETE: &str = "_complete";
const TIMESTAMP: &str = "_timestamp";
/// Between a checkbox field and the code of its option.
const CHECKBOX: &str = "___";
/// What `*_complete` holds, as codes and as labels.
const FORM_STATES: &[&str] = &["0", "1", "2", "incomplete", "unverified", "complete"];
const MARKS: &[&str] = &["[not completed]"];

pub(super) fn find(head: Head<'_>, _forced: bool) -> Option<Found> {
    let keys = head.keys(0);
    let reason = if head.has(0, OWN, 1) {
        "export-reason-redcap"
    } else if has_fields(head, &keys) {
        "export-reason-redcap-forms"
    } else {
        return None;
    };
    let columns: Vec<SurveyColumn> = keys
        .iter()
        .enumerate()
        .map(|(at, key)| column(head, at, key))
        .collect();
    let repeats = columns
        .iter()
        .position(|column| column.role == ColumnRole::RepeatInstrument);
    let watch = repeats.map(|column| Watch {
        column,
        rows: WatchedRows::Repeats,
        test: Test::NoneOf(&[]),
    });
    Some(Found {
        reason: ExportReason::new(reason),
        header_rows: 1,
        columns,
        reading: Reading {
            marks: MARKS,
            watches: watch.into_iter().collect(),
            ..Reading::default()
        },
    })
}

/// A record id first, names in small letters, and forms whose state is a known one; with labels in the header
/// `Record ID` and `Complete?`.
fn has_fields(head: Head<'_>, keys: &[String]) -> bool {
    let Some(first) = keys.first() else {
        return false;
    };
    let labelled = first == "record id" && keys.iter().any(|key| key == "complete?");
    let is_id = first.ends_with("_id") || first == "record" || first == "id";
    let cells = head.record(0).iter().map(|cell| cell.trim());
    let is_field = |name: &str| {
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        name.bytes().all(letters)
    };
    let mut forms = (0..keys.len())
        .filter(|at| is_form_state(head, *at, keys))
        .peekable();
    labelled || (is_id && cells.clone().all(is_field) && forms.peek().is_some())
}

fn is_form_state(head: Head<'_>, at: usize, keys: &[String]) -> bool {
    let named = keys.get(at).is_some_and(|key| key.ends_with(COMPLETE));
    let mut states = head.answers(1, at).peekable();
    named && states.peek().is_some() && states.all(|state| FORM_STATES.contains(&state.as_str()))
}

fn column(head: Head<'_>, at: usize, key: &str) -> SurveyColumn {
    let header = head.cell(0, at);
    let role = match role_of(key, KNOWN) {
        _ if at == 0 => ColumnRole::RespondentId,
        ColumnRole::Answer if key.ends_with(COMPLETE) || key == "complete?" => ColumnRole::Complete,
        ColumnRole::Answer if key.ends_with(TIMESTAMP) => ColumnRole::Submitted,
        ColumnRole::Answer if key.contains(CHECKBOX) => ColumnRole::Option,
        ColumnRole::Answer if labelled_option(header).is_some() => ColumnRole::Option,
        role => role,
    };
    let column = SurveyColumn::new(tidy(header), role).also(header);
    match (header.split_once(CHECKBOX), labelled_option(header)) {
        (_, Some((question, option))) => column.asking(&tidy(question)).of_option(&tidy(option)),
        (Some((field, code)), None) => column.asking(field).of_option(code),
        _ => column,
    }
}

/// `Question (choice=Option)`, as headers in labels have it.
fn labelled_option(header: &str) -> Option<(&str, &str)> {
    let (question, option) = header.trim().split_once("(choice=")?;
    option.strip_suffix(')').map(|option| (question, option))
}

/// Whether a column is the checkbox column of a field and a code.
pub(super) fn checkbox(name: &str) -> Option<(String, String)> {
    let key = normalised(name);
    let (field, code) = key.split_once(CHECKBOX)?;
    Some((field.to_owned(), code.to_owned()))
}
