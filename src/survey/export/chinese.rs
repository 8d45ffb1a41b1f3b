//! 问卷网 (Wenjuan) and 腾讯问卷 (Tencent).

use super::column::{ColumnRole, SurveyColumn};
use super::head::{Head, KnownColumns, role_of, tidy};
use super::{ExportReason, Found, Reading};
use crate::study::normalised;

const WENJUAN: KnownColumns = &[
    ("seq", ColumnRole::RespondentId),
    ("source", ColumnRole::Source),
    ("start", ColumnRole::Started),
    ("finish", ColumnRole::Ended),
    ("time_used", ColumnRole::Duration),
    ("ip", ColumnRole::IpAddress),
    ("ip_province", ColumnRole::Location),
    ("ip_city", ColumnRole::Location),
];

/// 问卷网: `seq`, `source`, then `Q1`, `Q2|A1`, `Q2|A1|open`, then `start`, `finish`, `time_used`.
pub(super) fn find_wenjuan(head: Head<'_>, _forced: bool) -> Option<Found> {
    let keys = head.keys(0);
    let is_question = |key: &String| question_of(key).is_some();
    let own = head.has(0, &["seq"], 1) && head.has(0, &["start", "finish", "time_used"], 2);
    if !own || !keys.iter().any(is_question) {
        return None;
    }
    let column = |header: &String| {
        let key = normalised(header);
        let role = match role_of(&key, WENJUAN) {
            ColumnRole::Answer if key.starts_with("ip") => ColumnRole::Location,
            ColumnRole::Answer if key.ends_with("|open") => ColumnRole::OtherText,
            ColumnRole::Answer if key.contains('|') => ColumnRole::Option,
            role => role,
        };
        let name = tidy(header);
        let column = SurveyColumn::new(&name, role).also(header);
        match name.split_once('|') {
            Some((question, option)) => column.asking(question).of_option(option),
            None => column,
        }
    };
    Some(Found {
        reason: ExportReason::new("export-reason-wenjuan"),
        header_rows: 1,
        columns: head.record(0).iter().map(column).collect(),
        reading: Reading::default(),
    })
}

/// The number in `q12`, `q12|a1` or `q12|a1|open`.
fn question_of(key: &str) -> Option<u32> {
    let first = key.split('|').next()?;
    first.strip_prefix('q')?.parse().ok()
}

const TENCENT: KnownColumns = &[
    ("编号", ColumnRole::RespondentId),
    ("序号", ColumnRole::RespondentId),
    ("原始记录编号", ColumnRole::RespondentId),
    ("开始答题时间", ColumnRole::Started),
    ("结束答题时间", ColumnRole::Ended),
    ("答题时长", ColumnRole::Duration),
    ("数据版本", ColumnRole::Metadata),
    ("用户类型", ColumnRole::Metadata),
    ("用户标识", ColumnRole::ExternalId),
    ("昵称", ColumnRole::Person),
    ("自定义字段", ColumnRole::Metadata),
    ("ip", ColumnRole::IpAddress),
    ("来源", ColumnRole::Source),
    ("清洗数据结果", ColumnRole::Metadata),
    ("智能清洗数据无效概率", ColumnRole::Metadata),
];
const TENCENT_OWN: &[&str] = &["开始答题时间", "结束答题时间", "答题时长"];

/// 腾讯问卷: 开始答题时间, 结束答题时间, 答题时长.
pub(super) fn find_tencent(head: Head<'_>, _forced: bool) -> Option<Found> {
    if !head.has(0, TENCENT_OWN, 2) {
        return None;
    }
    let column = |header: &String| {
        let key = normalised(header);
        let role = match role_of(&key, TENCENT) {
            ColumnRole::Answer if key.starts_with("地理位置") => ColumnRole::Location,
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
        reason: ExportReason::new("export-reason-tencent"),
        header_rows: 1,
        columns: head.record(0).iter().map(column).collect(),
        reading: Reading::default(),
    })
}
