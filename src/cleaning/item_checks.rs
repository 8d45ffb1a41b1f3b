//! Items that cannot be modelled, and items to look at.

use super::item_answers::ItemAnswers;
use super::respondents::{Respondents, marked_in};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::PathModel;

/// Share of missing answers above which replacing them by the mean biases variances noticeably; 5 % is the usual line
/// (Hair, Hult, Ringle & Sarstedt 2017, A Primer on PLS-SEM, 2nd ed., p. 56–57).
const MOST_MISSING: f64 = 0.05;

/// Width of a scale of points or percent.
const POINTS: f64 = 100.0;

/// Respondents from whom on an unused half of a scale is no accident.
const ENOUGH_FOR_HALVES: usize = 30;

/// Items without answers (`CSI-D016`) or with one and the same answer from all (`CSI-D015`).
pub(super) fn unusable_item(answers: &ItemAnswers<'_>) -> Option<Diagnostic> {
    let mut values = answers.values().map(|(value, _)| value);
    let Some(first) = values.next() else {
        let fault = Diagnostic::new(Code::EmptyItem).with("indicator", &answers.item.indicator);
        return Some(fault.in_column(&answers.column.name));
    };
    let constant = values.all(|value| value.total_cmp(&first).is_eq());
    constant.then(|| {
        Diagnostic::new(Code::ConstantItem)
            .in_column(&answers.column.name)
            .with("indicator", &answers.item.indicator)
            .with("value", first)
            .with(
                "count",
                answers.values().map(|(_, count)| count).sum::<usize>(),
            )
    })
}

/// `CSI-W001` with all items that lack more than 5 % of their answers.
pub(super) fn item_non_response(items: &[ItemAnswers<'_>], used: usize) -> Option<Diagnostic> {
    let share = |item: &ItemAnswers<'_>| item.missing() as f64 / used as f64;
    let lacking: Vec<String> = items
        .iter()
        .filter(|item| share(item) > MOST_MISSING)
        .map(|item| format!("\"{}\" ({:.1} %)", item.column.name, 100.0 * share(item)))
        .collect();
    (!lacking.is_empty()).then(|| {
        Diagnostic::new(Code::ItemNonResponse)
            .with("items", lacking.join(", "))
            .with("share", 100.0 * MOST_MISSING)
    })
}

/// `CSI-W003` with all constructs of which some respondents answered no item.
pub(super) fn unanswered_constructs(
    items: &[ItemAnswers<'_>],
    model: &PathModel,
    respondents: &Respondents,
) -> Option<Diagnostic> {
    let blocks = model.blocks().into_iter();
    let unanswered: Vec<String> = blocks
        .zip(&model.constructs)
        .filter_map(|(block, construct)| {
            let count = unanswered(items.get(block)?, respondents);
            (count > 0).then(|| format!("{} ({count})", construct.name))
        })
        .collect();
    let warning = || Diagnostic::new(Code::UnansweredConstruct);
    (!unanswered.is_empty()).then(|| warning().with("constructs", unanswered.join(", ")))
}

/// How many of those who are in lack all answers of `items`.
fn unanswered(items: &[ItemAnswers<'_>], respondents: &Respondents) -> usize {
    // A higher-order construct has no items of its own.
    if items.is_empty() || items.iter().any(|item| item.missing() == 0) {
        return 0;
    }
    let columns = items
        .iter()
        .map(|item| (item.codes(), item.missing_texts()));
    let marks = marked_in(columns, respondents.flags().len(), true);
    respondents.marked(&marks).count()
}

/// `CSI-W006` with all items that have no answer above, or none below, the middle of the declared scale.
pub(super) fn unused_scales(items: &[ItemAnswers<'_>]) -> Option<Diagnostic> {
    let unused: Vec<String> = items
        .iter()
        .filter(|item| has_unused_half(item))
        .filter_map(|item| {
            let (lowest, highest) = ends(item)?;
            let scale = item.item.scale;
            let name = &item.column.name;
            Some(format!(
                "\"{name}\" ({lowest}…{highest} / {}…{})",
                scale.min, scale.max
            ))
        })
        .collect();
    (!unused.is_empty())
        .then(|| Diagnostic::new(Code::UnusedScale).with("items", unused.join(", ")))
}

fn has_unused_half(item: &ItemAnswers<'_>) -> bool {
    let answered: usize = item.values().map(|(_, count)| count).sum();
    let middle = f64::midpoint(item.item.scale.min, item.item.scale.max);
    let outside = |(lowest, highest)| lowest >= middle || highest <= middle;
    // A yes/no scale has one answer in each half.
    let width = item.item.scale.max - item.item.scale.min;
    // Points that are dealt out to several seldom reach half of the sum.
    let is_points = item.item.decimals && width >= POINTS;
    width > 1.0 && !is_points && answered >= ENOUGH_FOR_HALVES && ends(item).is_some_and(outside)
}

/// The lowest and the highest answer.
fn ends(item: &ItemAnswers<'_>) -> Option<(f64, f64)> {
    let values = || item.values().map(|(value, _)| value);
    Some((values().reduce(f64::min)?, values().reduce(f64::max)?))
}
