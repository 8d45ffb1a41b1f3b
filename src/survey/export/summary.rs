//! Files whose rows are no respondents.

use super::head::Head;
use crate::diagnostics::{Code, Diagnostic};

/// Table heads of a question summary, normalised: a record that has all the names of one of these begins a table of
/// counts.
const SUMMARY_HEADS: &[&[&str]] = &[
    &["answer choices", "responses"],
    &["answer choices", "response percent"],
    &["answer options", "response percent"],
    &["answer options", "response count"],
    &["field", "choice count"],
    &["answer", "%", "count"],
    &["field", "minimum", "maximum", "mean", "count"],
    &["选项", "小计"],
    &["选项", "小计", "比例"],
];

/// First cells of the counts under a question of a summary; one alone may be an answer.
const SUMMARY_COUNTS: &[&str] = &[
    "answered",
    "skipped",
    "answered question",
    "skipped question",
];

/// Columns that only a table of groups has, normalised: whole names …
const AGGREGATE_NAMES: &[&str] = &[
    "number of completed surveys",
    "survey response rate percent",
    "number of respondents",
    "number of responses",
    "response rate",
    "response count",
    "respondents",
    "样本量",
    "样本数",
    "有效填写人次",
];
/// … and their last words.
const AGGREGATE_ENDS: &[&str] = &[
    " answer percent",
    " linear mean value",
    " star rating",
    " response percent",
    " top 2 box",
    " top-2-box",
];

/// So many of them are no accident.
const ENOUGH: usize = 2;

/// Columns of a data dictionary, normalised.
const DICTIONARY: &[&str] = &["variable / field name", "field type", "field label"];

/// The fault of a file that is a summary of questions, an aggregate or a data dictionary.
pub(super) fn find(head: Head<'_>) -> Option<Diagnostic> {
    let dictionary = head.has(0, DICTIONARY, DICTIONARY.len());
    let dictionary = dictionary.then(|| fault("survey-is-dictionary", DICTIONARY));
    dictionary
        .or_else(|| question_summary(head))
        .or_else(|| aggregate(head))
}

fn question_summary(head: Head<'_>) -> Option<Diagnostic> {
    let mut counts = 0;
    for record in 0..head.records.len() {
        let keys = head.keys(record);
        let has = |name: &&str| keys.iter().any(|key| key == name);
        let filled = keys.iter().filter(|key| !key.is_empty()).count();
        let table = SUMMARY_HEADS
            .iter()
            // A table of counts is narrow; a survey's header is not.
            .find(|names| names.iter().all(has) && filled <= names.len() + 4);
        counts += usize::from(
            keys.first()
                .is_some_and(|first| SUMMARY_COUNTS.contains(&first.as_str()) && filled <= 3),
        );
        if table.is_some() || counts >= ENOUGH {
            let shown = head.record(record).iter().map(|cell| cell.trim());
            let shown: Vec<&str> = shown.filter(|cell| !cell.is_empty()).collect();
            return Some(fault("survey-question-summary", &shown));
        }
    }
    None
}

fn aggregate(head: Head<'_>) -> Option<Diagnostic> {
    let keys = head.keys(0);
    let is_aggregate = |key: &str| {
        AGGREGATE_NAMES.contains(&key) || AGGREGATE_ENDS.iter().any(|end| key.ends_with(end))
    };
    let of_groups = keys.iter().zip(head.record(0));
    let of_groups = of_groups.filter(|(key, _)| is_aggregate(key));
    let shown: Vec<&str> = of_groups.map(|(_, name)| name.trim()).collect();
    (shown.len() >= ENOUGH).then(|| fault("survey-aggregate", &shown))
}

fn fault(reason: &'static str, shown: &[&str]) -> Diagnostic {
    Diagnostic::new(Code::NotRespondents)
        .with("shown", shown.join(" | "))
        .with_word("reason", reason)
        .with_word("advice", "survey-export-responses")
}
