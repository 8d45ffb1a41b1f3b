//! 问卷星 (Wenjuanxing): numbered questions after the tool's own columns.
//!
//! A matrix question has its stem only over its first column: `2、题干—首行`, then `2、行`. Downloads come as texts
//! (按文本; several answers joined by `┋`), scores (按分数) or numbers of the options (按序号; several answers in columns
//! `第6题(选项)`). `(空)` is a question that was seen and not answered, `(跳过)` one that was not asked.

use super::column::{ColumnRole, SurveyColumn};
use super::head::{Head, KnownColumns, role_of, tidy};
use super::ticks::are_lists;
use super::{ExportReason, Found, Reading};
use crate::study::{normalised, number};

const KNOWN: KnownColumns = &[
    ("序号", ColumnRole::RespondentId),
    ("提交答卷时间", ColumnRole::Submitted),
    ("开始答题时间", ColumnRole::Started),
    ("所用时间", ColumnRole::Duration),
    ("来源", ColumnRole::Source),
    ("来源详情", ColumnRole::Source),
    ("来自ip", ColumnRole::IpAddress),
    ("总分", ColumnRole::Score),
];

/// Columns beside 序号, normalised, of which so many are no accident.
const OWN: &[&str] = &["提交答卷时间", "所用时间", "来源", "来源详情", "来自ip"];
const ENOUGH: usize = 3;
/// Between the stem of a matrix and its first row.
const STEM_END: char = '—';
/// Between several answers in a cell.
const BETWEEN_ANSWERS: char = '┋';
/// Answers that are none, normalised: seen and not answered, not asked.
const MARKS: &[&str] = &["(空)", "(跳过)"];

/// A header such as `6、题干`: its number and the rest.
struct Numbered {
    at: usize,
    number: u32,
    text: String,
}

pub(super) fn find(head: Head<'_>, _forced: bool) -> Option<Found> {
    if !head.has(0, &["序号"], 1) || !head.has(0, OWN, ENOUGH) {
        return None;
    }
    let mut columns: Vec<SurveyColumn> = (0..head.width(1)).map(|at| column(head, at)).collect();
    let numbered: Vec<Numbered> = (0..columns.len())
        .filter_map(|at| numbered(at, head.cell(0, at)))
        .collect();
    for group in numbered.chunk_by(|a, b| a.number == b.number) {
        describe(head, group, &mut columns);
    }
    Some(Found {
        reason: ExportReason::new(mode(head, &columns)),
        header_rows: 1,
        columns,
        reading: Reading {
            marks: MARKS,
            ..Reading::default()
        },
    })
}

/// The reason, with the mode of download as far as it shows.
fn mode(head: Head<'_>, columns: &[SurveyColumn]) -> &'static str {
    let is = |role| columns.iter().any(|column| column.role == role);
    if is(ColumnRole::Option) {
        return "export-reason-wenjuanxing-codes";
    }
    let asked = columns.iter().enumerate();
    let asked = asked.filter(|(_, column)| !column.role.is_metadata());
    let mut answers = asked.flat_map(|(at, _)| head.answers(1, at));
    let is_text = |answer: String| number(&answer).is_none() && !MARKS.contains(&answer.as_str());
    if answers.any(is_text) {
        "export-reason-wenjuanxing-text"
    } else if is(ColumnRole::Score) {
        "export-reason-wenjuanxing-scores"
    } else {
        "export-reason-wenjuanxing"
    }
}

fn column(head: Head<'_>, at: usize) -> SurveyColumn {
    let header = head.cell(0, at);
    let name = tidy(header);
    let role = role_of(&normalised(header), KNOWN);
    if role.is_metadata() {
        return SurveyColumn::new(name, role).also(header);
    }
    if let Some((question, option)) = option_of(&name) {
        let column = SurveyColumn::new(&name, ColumnRole::Option).also(header);
        return column.asking(question).of_option(option);
    }
    let role = if are_lists(head, 1, at, BETWEEN_ANSWERS) {
        ColumnRole::Several
    } else {
        ColumnRole::Answer
    };
    SurveyColumn::new(&name, role).also(header)
}

/// `第6题(选项)`: the question's number and the option.
fn option_of(name: &str) -> Option<(&str, &str)> {
    let (question, option) = name.split_once(['(', '（'])?;
    let digits = question.strip_prefix('第')?.strip_suffix('题')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let option = option.strip_suffix([')', '）'])?;
    is_number.then_some((question, option))
}

/// `6、题干` or `6.题干`.
fn numbered(at: usize, header: &str) -> Option<Numbered> {
    let header = tidy(header);
    let (number, text) = header.split_once(['、', '.', '．'])?;
    Some(Numbered {
        at,
        number: number.trim().parse().ok()?,
        text: text.trim().to_owned(),
    })
}

/// Gives the columns of one question its stem and their rows.
fn describe(head: Head<'_>, group: &[Numbered], columns: &mut [SurveyColumn]) {
    let stem = group
        .first()
        .and_then(|first| first.text.split_once(STEM_END));
    let matrix = stem.filter(|_| group.len() > 1);
    for (place, numbered) in group.iter().enumerate() {
        let Some(column) = columns.get_mut(numbered.at) else {
            continue;
        };
        let described = std::mem::take(column).also(&numbered.text);
        *column = match matrix {
            Some((stem, first)) => {
                let row = if place == 0 { first } else { &numbered.text };
                described
                    .asking(stem.trim())
                    .in_row(row.trim_start_matches(STEM_END).trim())
            }
            None => described.asking(&numbered.text),
        };
    }
    let options = group
        .iter()
        .map(|numbered| (numbered.at, numbered.text.clone()));
    let options: Vec<(usize, String)> = options.collect();
    if matrix.is_none() && super::ticks::are_ticks(head, 1, &options) {
        for (at, _) in options {
            if let Some(column) = columns.get_mut(at) {
                column.role = ColumnRole::Option;
            }
        }
    }
}
