//! Google Forms, Microsoft Forms, Typeform and Alchemer: one header row of question texts.

use super::column::{ColumnRole, SurveyColumn};
use super::head::{Head, KnownColumns, role_of, tidy};
use super::ticks::are_ticks;
use super::{ExportReason, Found, Reading, Test, Watch, WatchedRows};
use crate::study::normalised;

/// What the first column of Google Forms is called, normalised, by the language of the form's owner.
const TIMESTAMPS: &[&str] = &[
    "timestamp",
    "时间戳记",
    "时间戳",
    "時間戳記",
    "タイムスタンプ",
    "타임스탬프",
    "zeitstempel",
    "horodateur",
    "marca temporal",
    "carimbo de data/hora",
    "informazioni cronologiche",
    "tijdstempel",
    "sygnatura czasowa",
    "отметка времени",
    "zaman damgası",
    "dấu thời gian",
    "tidsstämpel",
];
const GOOGLE: KnownColumns = &[
    ("email address", ColumnRole::Person),
    ("username", ColumnRole::Person),
    ("电子邮件地址", ColumnRole::Person),
    ("score", ColumnRole::Score),
    ("得分", ColumnRole::Score),
];

/// Google Forms: `Timestamp` in the owner's language over dates, then question texts; a grid is `Question [Row]`.
pub(super) fn find_google(head: Head<'_>, forced: bool) -> Option<Found> {
    let first = normalised(head.cell(0, 0));
    let mut times = head.answers(1, 0).peekable();
    let are_times = times.peek().is_some() && times.all(|answer| is_time(&answer));
    let fits = TIMESTAMPS.contains(&first.as_str()) && are_times;
    if !fits && !forced {
        return None;
    }
    let column = |(at, header): (usize, &String)| {
        let name = tidy(header);
        let role = match role_of(&normalised(header), GOOGLE) {
            _ if at == 0 && fits => ColumnRole::Submitted,
            // A question may be called "Score", too; the tool's own column is the second or third.
            ColumnRole::Score if at > 2 => ColumnRole::Answer,
            role => role,
        };
        let column = SurveyColumn::new(&name, role).also(header);
        match name
            .strip_suffix(']')
            .and_then(|inner| inner.rsplit_once(" ["))
        {
            _ if role.is_metadata() => column,
            Some((question, row)) => column.asking(question).in_row(row),
            None => column.asking(&name),
        }
    };
    Some(Found {
        reason: ExportReason::new("export-reason-google-forms")
            .with("header", tidy(head.cell(0, 0))),
        header_rows: 1,
        columns: head.record(0).iter().enumerate().map(column).collect(),
        reading: Reading::default(),
    })
}

/// Whether an answer looks like a date with a time of day.
fn is_time(answer: &str) -> bool {
    answer.starts_with(|letter: char| letter.is_ascii_digit())
        && answer.contains(':')
        && answer.contains(['/', '-', '.', '年'])
}

const MICROSOFT: KnownColumns = &[
    ("id", ColumnRole::RespondentId),
    ("start time", ColumnRole::Started),
    ("开始时间", ColumnRole::Started),
    ("completion time", ColumnRole::Ended),
    ("完成时间", ColumnRole::Ended),
    ("email", ColumnRole::Person),
    ("电子邮件", ColumnRole::Person),
    ("name", ColumnRole::Person),
    ("名称", ColumnRole::Person),
    ("姓名", ColumnRole::Person),
    ("last modified time", ColumnRole::Metadata),
    ("上次修改时间", ColumnRole::Metadata),
    ("language", ColumnRole::Language),
    ("total points", ColumnRole::Score),
    ("总分", ColumnRole::Score),
    ("quiz feedback", ColumnRole::Metadata),
];
/// The tool's own columns are among the first so many.
const MICROSOFT_OWN: usize = 9;

/// Microsoft Forms: `ID`, `Start time`, `Completion time`, `Email`, `Name`; several answers end in `;`.
pub(super) fn find_microsoft(head: Head<'_>, _forced: bool) -> Option<Found> {
    let keys = head.keys(0);
    let starts = [
        ["id", "start time", "completion time", "email"],
        ["id", "开始时间", "完成时间", "电子邮件"],
    ];
    let is_start = |start: &[&str; 4]| keys.iter().zip(start).filter(|(a, b)| a == *b).count() == 4;
    if !starts.iter().any(is_start) {
        return None;
    }
    let column = |(at, header): (usize, &String)| {
        let role = match role_of(&normalised(header), MICROSOFT) {
            role if at < MICROSOFT_OWN => role,
            _ => ColumnRole::Answer,
        };
        let mut answers = head.answers(1, at);
        let role = match role {
            ColumnRole::Answer if answers.any(|answer| answer.ends_with(';')) => {
                ColumnRole::Several
            }
            role => role,
        };
        let name = tidy(header);
        let column = SurveyColumn::new(&name, role).also(header);
        if role.is_metadata() {
            column
        } else {
            column.asking(&name)
        }
    };
    Some(Found {
        reason: ExportReason::new("export-reason-microsoft-forms"),
        header_rows: 1,
        columns: head.record(0).iter().enumerate().map(column).collect(),
        reading: Reading::default(),
    })
}

const TYPEFORM: KnownColumns = &[
    ("#", ColumnRole::RespondentId),
    ("start date (utc)", ColumnRole::Started),
    ("stage date (utc)", ColumnRole::Metadata),
    ("submit date (utc)", ColumnRole::Submitted),
    ("network id", ColumnRole::Metadata),
    ("response type", ColumnRole::Complete),
    ("tags", ColumnRole::Metadata),
    ("ending", ColumnRole::Metadata),
    ("score", ColumnRole::Score),
];

/// Typeform: `#` first; `Start Date (UTC)`, `Submit Date (UTC)`, `Network ID`. The options of a question are columns of
/// their own, side by side, each called by the option and holding it where it was ticked.
pub(super) fn find_typeform(head: Head<'_>, _forced: bool) -> Option<Found> {
    let own = ["start date (utc)", "submit date (utc)", "network id"];
    let first = normalised(head.cell(0, 0));
    if first != "#" || !head.has(0, &own, 2) {
        return None;
    }
    let column = |(at, header): (usize, &String)| {
        let name = tidy(header);
        let key = normalised(header);
        let role = match role_of(&key, TYPEFORM) {
            ColumnRole::Answer if is_own_option(head, at, &key) => ColumnRole::Option,
            role => role,
        };
        let column = SurveyColumn::new(&name, role).also(header);
        match role {
            ColumnRole::Option => column.of_option(&name),
            role if role.is_metadata() => column,
            _ => column.asking(&name),
        }
    };
    let columns: Vec<SurveyColumn> = head.record(0).iter().enumerate().map(column).collect();
    let partial = columns
        .iter()
        .position(|column| column.role == ColumnRole::Complete);
    let watch = partial.map(|column| Watch {
        column,
        rows: WatchedRows::Incomplete,
        test: Test::NoneOf(&["completed", "complete"]),
    });
    Some(Found {
        reason: ExportReason::new("export-reason-typeform"),
        header_rows: 1,
        columns,
        reading: Reading {
            watches: watch.into_iter().collect(),
            ..Reading::default()
        },
    })
}

/// Whether all answers of a column are its own header.
fn is_own_option(head: Head<'_>, at: usize, key: &str) -> bool {
    let mut answers = head.answers(1, at).peekable();
    answers.peek().is_some() && answers.all(|answer| answer == key)
}

const ALCHEMER: KnownColumns = &[
    ("response id", ColumnRole::RespondentId),
    ("time started", ColumnRole::Started),
    ("date submitted", ColumnRole::Submitted),
    ("status", ColumnRole::Complete),
    ("contact id", ColumnRole::ExternalId),
    ("legacy comments", ColumnRole::Metadata),
    ("comments", ColumnRole::Metadata),
    ("language", ColumnRole::Language),
    ("referer", ColumnRole::Source),
    ("sessionid", ColumnRole::Metadata),
    ("user agent", ColumnRole::Metadata),
    ("tags", ColumnRole::Metadata),
    ("ip address", ColumnRole::IpAddress),
    ("longitude", ColumnRole::Location),
    ("latitude", ColumnRole::Location),
    ("country", ColumnRole::Location),
    ("city", ColumnRole::Location),
    ("state/region", ColumnRole::Location),
    ("postal", ColumnRole::Location),
];
/// The tool's own columns are among the first so many.
const ALCHEMER_OWN: usize = 20;

/// Alchemer: `Time Started`, `Date Submitted`, `Status`; a matrix is `Row label:Question`.
pub(super) fn find_alchemer(head: Head<'_>, _forced: bool) -> Option<Found> {
    if !head.has(0, &["time started", "date submitted", "status"], 3) {
        return None;
    }
    let names: Vec<String> = head.record(0).iter().map(|header| tidy(header)).collect();
    let column = |(at, header): (usize, &String)| {
        let name = names.get(at).cloned().unwrap_or_default();
        let role = match role_of(&normalised(header), ALCHEMER) {
            role if at < ALCHEMER_OWN => role,
            _ => ColumnRole::Answer,
        };
        let column = SurveyColumn::new(&name, role).also(header);
        match row_and_question(&name, &names) {
            _ if role.is_metadata() => column,
            Some((row, question)) => column.asking(question).in_row(row),
            None => column.asking(&name),
        }
    };
    let mut columns: Vec<SurveyColumn> = head.record(0).iter().enumerate().map(column).collect();
    mark_options(head, &mut columns);
    let status = columns
        .iter()
        .position(|column| column.role == ColumnRole::Complete);
    let watch = status.map(|column| Watch {
        column,
        rows: WatchedRows::Incomplete,
        test: Test::NoneOf(&["complete", "deleted"]),
    });
    Some(Found {
        reason: ExportReason::new("export-reason-alchemer"),
        header_rows: 1,
        columns,
        reading: Reading {
            watches: watch.into_iter().collect(),
            ..Reading::default()
        },
    })
}

/// Takes `Row label:Question` apart at the first colon after which another header's question stands.
fn row_and_question<'n>(name: &'n str, names: &[String]) -> Option<(&'n str, &'n str)> {
    let mut colons = name.match_indices(':').map(|(at, _)| at);
    let is_question = |question: &str| {
        let stands = |other: &&String| {
            let rest = other.strip_suffix(question);
            other.as_str() != name
                && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(':'))
        };
        !question.is_empty() && names.iter().any(|other| stands(&other))
    };
    colons.find_map(|at| {
        let (row, question) = (name.get(..at)?, name.get(at + 1..)?);
        is_question(question).then_some((row.trim_end_matches(':'), question))
    })
}

/// Text boxes and the options of questions with several answers.
fn mark_options(head: Head<'_>, columns: &mut [SurveyColumn]) {
    let mut groups: std::collections::BTreeMap<String, Vec<(usize, String)>> =
        std::collections::BTreeMap::new();
    for (at, column) in columns.iter_mut().enumerate() {
        let (Some(question), Some(row)) = (&column.wording.question, &column.wording.row) else {
            continue;
        };
        if row.starts_with("Other - Write In") {
            column.role = ColumnRole::OtherText;
        } else {
            groups
                .entry(question.clone())
                .or_default()
                .push((at, row.clone()));
        }
    }
    for (at, _) in groups
        .into_values()
        .filter(|group| are_ticks(head, 1, group))
        .flatten()
    {
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
    fn rows_end_where_a_question_begins() {
        let names = [
            "Price:Note: rate all:",
            "Speed:Note: rate all:",
            "Ratio 1:2",
        ]
        .map(str::to_owned);
        assert_eq!(
            row_and_question(&names[0], &names),
            Some(("Price", "Note: rate all:"))
        );
        assert_eq!(row_and_question(&names[2], &names), None);
    }

    #[test]
    fn times_have_a_date_and_an_hour() {
        assert!(is_time("6/21/2018 23:29:42") && is_time("2024-01-02 3:04"));
        assert!(!is_time("2018") && !is_time("soon: 1/2"));
    }
}
