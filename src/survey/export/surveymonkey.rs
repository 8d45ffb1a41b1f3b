//! SurveyMonkey: a row of questions, each over the first of its columns, and a row of options.
//!
//! A title, or a row of question ids, may stand before them. In the row of options `Response` and `Open-Ended Response`
//! mark questions of one column. *Expanded* files have a column for each point of a rating (`… - 1` to `… - 5`).

use super::column::{ColumnRole, SurveyColumn};
use super::expanded::{Expanded, expanded_ratings};
use super::head::{Head, KnownColumns, role_of, tidy};
use super::ticks::are_ticks;
use super::{ExportReason, Found, Merge, Reading, Test, Watch, WatchedRows};
use crate::study::normalised;

const KNOWN: KnownColumns = &[
    ("respondent id", ColumnRole::RespondentId),
    ("respondentid", ColumnRole::RespondentId),
    ("collector id", ColumnRole::Source),
    ("collectorid", ColumnRole::Source),
    ("start date", ColumnRole::Started),
    ("startdate", ColumnRole::Started),
    ("end date", ColumnRole::Ended),
    ("enddate", ColumnRole::Ended),
    ("date created", ColumnRole::Started),
    ("date modified", ColumnRole::Ended),
    ("ip address", ColumnRole::IpAddress),
    ("email address", ColumnRole::Person),
    ("first name", ColumnRole::Person),
    ("last name", ColumnRole::Person),
    ("custom data 1", ColumnRole::Metadata),
    ("custom data", ColumnRole::Metadata),
    ("language", ColumnRole::Language),
    ("completed", ColumnRole::Complete),
    ("minutes", ColumnRole::Metadata),
    ("sequence #", ColumnRole::Metadata),
];

const IDS: &[&str] = &["respondent id", "respondentid"];
/// Columns beside the respondent's id, normalised, of which one at least must stand there, unless the row of options
/// has its marks.
const OWN: &[&str] = &[
    "collector id",
    "collectorid",
    "start date",
    "end date",
    "date created",
];
/// The tool's own columns stand among the first so many.
const OWN_COLUMNS: usize = 15;
/// Records before the row of questions at most.
const MOST_BEFORE: usize = 2;
/// Marks of a question of one column.
const SINGLE: &[&str] = &["response", "open-ended response"];

/// Where the rows of the header are.
#[derive(Debug, Clone, Copy)]
struct Rows {
    ids: Option<usize>,
    questions: usize,
    options: Option<usize>,
}

impl Rows {
    fn count(self) -> usize {
        self.options.unwrap_or(self.questions) + 1
    }
}

/// A question and its columns.
struct Question {
    text: String,
    columns: std::ops::Range<usize>,
}

pub(super) fn find(head: Head<'_>, forced: bool) -> Option<Found> {
    let rows = rows(head).or_else(|| forced.then(|| edited(head)))?;
    let mut columns: Vec<SurveyColumn> = Vec::new();
    let mut merges = Vec::new();
    for question in questions(head, rows) {
        let positions = question.columns.clone();
        let mut own: Vec<SurveyColumn> = positions
            .map(|at| named(head, rows, &question, at))
            .collect();
        if let Some(row) = rows.options {
            let options = Options {
                head,
                header_rows: rows.count(),
                row,
                question: &question,
            };
            merges.extend(options.describe(&mut own));
        }
        columns.extend(own);
    }
    let watches = columns
        .iter()
        .position(|column| column.role == ColumnRole::Complete);
    let watches = watches.map(|column| Watch {
        column,
        rows: WatchedRows::Incomplete,
        test: Test::OneOf(&["no"]),
    });
    Some(Found {
        reason: ExportReason::new(reason(rows)),
        header_rows: rows.count(),
        columns,
        reading: Reading {
            merges,
            watches: watches.into_iter().collect(),
            ..Reading::default()
        },
    })
}

fn reason(rows: Rows) -> &'static str {
    match (rows.questions, rows.options) {
        (_, None) => "export-reason-surveymonkey-one-row",
        (0, Some(_)) => "export-reason-surveymonkey",
        (_, Some(_)) if rows.ids.is_some() => "export-reason-surveymonkey-ids",
        (_, Some(_)) => "export-reason-surveymonkey-title",
    }
}

/// The rows of the header, found by the respondent's id.
fn rows(head: Head<'_>) -> Option<Rows> {
    let id = |record: usize| {
        let keys = head.keys(record).into_iter().take(OWN_COLUMNS);
        let keys: Vec<String> = keys.collect();
        keys.iter().position(|key| IDS.contains(&key.as_str()))
    };
    let (questions, id) = (0..=MOST_BEFORE).find_map(|record| Some((record, id(record)?)))?;
    let has_own = head.has(questions, OWN, 1);
    let below = normalised(head.cell(questions + 1, id));
    let is_header = below.is_empty() || IDS.contains(&below.as_str());
    let options =
        (is_header && (has_own || has_marks(head, questions + 1))).then_some(questions + 1);
    if options.is_none() && !has_own {
        return None;
    }
    let before = questions.checked_sub(1);
    let filled = |record: usize| {
        let cells = head.record(record).iter();
        cells.filter(|cell| !cell.trim().is_empty()).count()
    };
    Some(Rows {
        ids: before.filter(|record| filled(*record) > 1),
        questions,
        options,
    })
}

/// The rows of a file without the tool's own columns: a row of options is known by its marks.
fn edited(head: Head<'_>) -> Rows {
    Rows {
        ids: None,
        questions: 0,
        options: has_marks(head, 1).then_some(1),
    }
}

fn has_marks(head: Head<'_>, record: usize) -> bool {
    let keys = head.keys(record);
    keys.iter().any(|key| {
        let mark = without_number(key);
        SINGLE.contains(&mark) || mark.starts_with("other (please")
    })
}

/// Spreadsheets number repeated names: `response12`.
fn without_number(key: &str) -> &str {
    key.trim_end_matches(|letter: char| letter.is_ascii_digit())
}

/// Each question with its columns: an empty cell continues the question before it.
fn questions(head: Head<'_>, rows: Rows) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for at in 0..head.width(rows.count()) {
        let text = tidy(head.cell(rows.questions, at));
        let option = rows.options.map(|row| head.cell(row, at).trim());
        match questions.last_mut() {
            Some(last) if text.is_empty() && option.is_none_or(|option| !option.is_empty()) => {
                last.columns.end = at + 1;
            }
            _ => questions.push(Question {
                text,
                columns: at..at + 1,
            }),
        }
    }
    questions
}

fn named(head: Head<'_>, rows: Rows, question: &Question, at: usize) -> SurveyColumn {
    let text = &question.text;
    let option = rows.options.map(|row| head.cell(row, at));
    let tidied = option.map(tidy).unwrap_or_default();
    let id = rows
        .ids
        .map(|row| tidy(head.cell(row, at)))
        .unwrap_or_default();
    let role = match role_of(&normalised(text), KNOWN) {
        role if at < OWN_COLUMNS => role,
        _ => ColumnRole::Answer,
    };
    let is_single = is_single(&tidied);
    let name = match (
        id.is_empty(),
        is_single || tidied.is_empty() || role.is_metadata(),
    ) {
        (false, _) => id,
        (true, true) => text.clone(),
        (true, false) => format!("{text} - {tidied}"),
    };
    let role = if text.is_empty() && name.is_empty() {
        ColumnRole::Absorbed
    } else {
        role
    };
    let column = SurveyColumn::new(name, role).also(text).also(&tidied);
    let column = option.map_or(column.clone(), |option| column.also(option));
    match (role, is_single) {
        (ColumnRole::Answer, true) => column.asking(text),
        (ColumnRole::Answer, false) => column.asking(text).in_row(&tidied),
        _ => column,
    }
}

/// The row of options over the columns of one question.
struct Options<'a> {
    head: Head<'a>,
    header_rows: usize,
    row: usize,
    question: &'a Question,
}

impl Options<'_> {
    /// Gives the question's columns their roles and puts expanded ratings together.
    fn describe(&self, columns: &mut [SurveyColumn]) -> Vec<Merge> {
        let positions = self.question.columns.clone();
        let texts: Vec<(usize, &str)> = positions
            .map(|at| (at, self.head.cell(self.row, at)))
            .collect();
        let has_single = texts.first().is_some_and(|(_, text)| is_single(text));
        let first = self.question.columns.start;
        let is_box = |at: usize, text: &str| (has_single && at > first) || is_other(text);
        let (boxes, texts): (Vec<_>, Vec<_>) =
            texts.into_iter().partition(|(at, text)| is_box(*at, text));
        for (at, _) in boxes {
            self.change(columns, at, |column| column.role = ColumnRole::OtherText);
        }
        let ratings = expanded_ratings(self.head, self.header_rows, &texts);
        self.tick(columns, &ratings, &texts);
        let merge = |rating: Expanded| {
            self.merge(columns, &rating);
            Merge {
                points: rating.points,
            }
        };
        ratings.into_iter().map(merge).collect()
    }

    /// Makes the columns that are in no rating options, if they are one question with several answers.
    fn tick(&self, columns: &mut [SurveyColumn], ratings: &[Expanded], texts: &[(usize, &str)]) {
        let mut points = ratings.iter().flat_map(|rating| &rating.points);
        let rest = texts
            .iter()
            .filter(|(at, _)| !points.clone().any(|point| point.0 == *at));
        let rest: Vec<(usize, String)> = rest.map(|(at, text)| (*at, tidy(text))).collect();
        if points.next().is_none() && are_ticks(self.head, self.header_rows, &rest) {
            for (at, _) in rest {
                self.change(columns, at, |column| {
                    column.role = ColumnRole::Option;
                    column.wording.option = column.wording.row.take();
                });
            }
        }
    }

    /// The first column of a rating becomes the rating, the others part of it.
    fn merge(&self, columns: &mut [SurveyColumn], rating: &Expanded) {
        let question = &self.question.text;
        for (at, _) in &rating.points {
            self.change(columns, *at, |column| {
                *column = SurveyColumn::new("", ColumnRole::Absorbed);
            });
        }
        let name = match rating.row.as_str() {
            "" => question.clone(),
            row => format!("{question} - {row}"),
        };
        let merged = SurveyColumn::new(name, ColumnRole::Answer).also(&rating.row);
        let merged = merged.asking(question).in_row(&rating.row);
        if let Some((first, _)) = rating.points.first() {
            self.change(columns, *first, |column| *column = merged);
        }
    }

    fn change(
        &self,
        columns: &mut [SurveyColumn],
        at: usize,
        change: impl FnOnce(&mut SurveyColumn),
    ) {
        let own = at.checked_sub(self.question.columns.start);
        if let Some(column) = own.and_then(|own| columns.get_mut(own))
            && !column.role.is_metadata()
        {
            change(column);
        }
    }
}

fn is_single(text: &str) -> bool {
    SINGLE.contains(&without_number(&normalised(text)))
}

/// The text box for an answer that is not among the options.
fn is_other(text: &str) -> bool {
    let key = normalised(text);
    key.starts_with("other (please") || key.starts_with("comment")
}
