//! KoboToolbox and ODK: names with their groups, several answers as a list and as columns.
//!
//! A name may carry its groups (`service/speed`); the study can use it with or without them. `question/option` columns
//! hold 0 or 1 and stand after `question`, which lists the ticked options with blanks between them.

use std::collections::{HashMap, HashSet};

use super::column::{ColumnRole, SurveyColumn};
use super::head::{Head, KnownColumns, role_of, tidy};
use super::{ExportReason, Found, Reading};
use crate::study::normalised;

const KNOWN: KnownColumns = &[
    ("start", ColumnRole::Started),
    ("end", ColumnRole::Ended),
    ("today", ColumnRole::Metadata),
    ("deviceid", ColumnRole::Metadata),
    ("device id", ColumnRole::Metadata),
    ("subscriberid", ColumnRole::Metadata),
    ("simserial", ColumnRole::Metadata),
    ("phonenumber", ColumnRole::Person),
    ("username", ColumnRole::Person),
    ("audit", ColumnRole::Metadata),
    ("_id", ColumnRole::RespondentId),
    ("_uuid", ColumnRole::ExternalId),
    ("_submission_time", ColumnRole::Submitted),
    ("_validation_status", ColumnRole::Metadata),
    ("_status", ColumnRole::Status),
    ("_submitted_by", ColumnRole::Person),
    ("__version__", ColumnRole::Metadata),
    ("_version_", ColumnRole::Metadata),
    ("_notes", ColumnRole::Metadata),
    ("_tags", ColumnRole::Metadata),
    ("_index", ColumnRole::Metadata),
    ("_xform_id_string", ColumnRole::Metadata),
    ("_attachments", ColumnRole::Metadata),
    ("_geolocation", ColumnRole::Location),
    ("meta/instanceid", ColumnRole::ExternalId),
    ("meta/rootuuid", ColumnRole::Metadata),
    ("meta-instanceid", ColumnRole::ExternalId),
    ("meta-instancename", ColumnRole::Metadata),
    ("instanceid", ColumnRole::ExternalId),
    ("instancename", ColumnRole::Metadata),
    ("formdef_version", ColumnRole::Metadata),
    ("formhub/uuid", ColumnRole::Metadata),
    ("submissiondate", ColumnRole::Submitted),
    ("key", ColumnRole::RespondentId),
    ("submitterid", ColumnRole::Person),
    ("submittername", ColumnRole::Person),
    ("attachmentspresent", ColumnRole::Metadata),
    ("attachmentsexpected", ColumnRole::Metadata),
    ("reviewstate", ColumnRole::Status),
    ("edits", ColumnRole::Metadata),
    ("formversion", ColumnRole::Metadata),
];
/// What the old exports of KoboToolbox write where nothing was answered.
const MARKS: &[&str] = &["n/a"];

pub(super) fn find(head: Head<'_>, _forced: bool) -> Option<Found> {
    let kobo = head.has(0, &["_uuid", "_submission_time", "_id"], 2);
    let odk = head.has(0, &["submissiondate", "key"], 2);
    if !kobo && !odk {
        return None;
    }
    let names: Vec<String> = head.record(0).iter().map(|header| tidy(header)).collect();
    let separator = if odk && !kobo { '-' } else { '/' };
    let groups = Groups::new(&names, separator);
    let columns = names.iter().zip(head.record(0));
    let columns = columns.map(|(name, header)| groups.column(name, header));
    let reason = if kobo {
        "export-reason-kobotoolbox"
    } else {
        "export-reason-odk"
    };
    Some(Found {
        reason: ExportReason::new(reason),
        header_rows: 1,
        columns: columns.collect(),
        reading: Reading {
            marks: MARKS,
            ..Reading::default()
        },
    })
}

/// The names of a file, with and without their groups.
struct Groups<'n> {
    names: HashSet<&'n str>,
    /// How often each name stands without its groups.
    last_parts: HashMap<&'n str, usize>,
    /// Questions that have columns for their options.
    questions: HashSet<&'n str>,
    separator: char,
}

impl<'n> Groups<'n> {
    fn new(names: &'n [String], separator: char) -> Self {
        let known: HashSet<&str> = names.iter().map(String::as_str).collect();
        let mut last_parts = HashMap::new();
        let mut questions = HashSet::new();
        for name in names {
            let parts = name.rsplit_once(separator);
            *last_parts
                .entry(parts.map_or(name.as_str(), |(_, last)| last))
                .or_default() += 1;
            if let Some((question, _)) = parts.filter(|(question, _)| known.contains(question)) {
                questions.insert(question);
            }
        }
        Self {
            names: known,
            last_parts,
            questions,
            separator,
        }
    }

    fn column(&self, name: &str, header: &str) -> SurveyColumn {
        let role = match role_of(&normalised(name), KNOWN) {
            ColumnRole::Answer if name.starts_with('_') && name.ends_with("itude") => {
                ColumnRole::Location
            }
            role => role,
        };
        let Some((prefix, last)) = name.rsplit_once(self.separator) else {
            return SurveyColumn::new(name, self.role(name, role)).also(header);
        };
        if role.is_metadata() {
            return SurveyColumn::new(name, role).also(header);
        }
        if self.names.contains(prefix) {
            let question = prefix.rsplit(self.separator).next().unwrap_or(prefix);
            let column = SurveyColumn::new(name, ColumnRole::Option).also(header);
            return column.asking(question).of_option(last);
        }
        let role = self.role(name, role);
        let is_unique = self.last_parts.get(last).is_some_and(|count| *count == 1);
        let short = if is_unique { last } else { name };
        SurveyColumn::new(short, role).also(name).also(header)
    }

    /// A question with columns for its options is a list itself.
    fn role(&self, name: &str, role: ColumnRole) -> ColumnRole {
        match role {
            ColumnRole::Answer if self.questions.contains(name) => ColumnRole::Several,
            role => role,
        }
    }
}
