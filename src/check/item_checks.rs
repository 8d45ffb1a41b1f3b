//! Findings about items.

use super::finding::Findings;
use super::item_rest::{ItemRest, item_rest_correlations, reversed_items};
use crate::cleaning::{InspectedItem, Inspection};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::PathModel;

/// Share of missing answers above which an item is worth a note (Hair, Hult, Ringle & Sarstedt 2017, p. 56–57).
const NOTED_NON_RESPONSE: f64 = 0.05;

/// Answers in both neighbouring categories from which on an empty category between them is no accident: under a
/// distribution with one peak its expected number is at least the smaller of theirs, and none at all then has a
/// probability below e⁻¹⁰.
const ENOUGH_BESIDE: usize = 10;

/// The longest scale whose steps are categories that respondents see one by one.
const MOST_STEPS: f64 = 10.0;

/// The fewest respondents from whom floors, ceilings and the direction of items are read.
const ENOUGH_RESPONDENTS: usize = 30;

/// What is known of one item, among those who answered any item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemFigures {
    /// Indicator of the model, or the column.
    pub indicator: String,
    /// Column of the survey.
    pub column: String,
    /// Answers on the scale.
    pub answered: usize,
    /// Share of answers that are blank or declared missing, 0 to 1; `None` without respondents.
    pub missing_share: Option<f64>,
    /// Mean of the answers as written, unweighted.
    pub mean: Option<f64>,
    /// Share of the answers at the lower end of the scale, as written.
    pub lower_share: Option<f64>,
    /// Share of the answers at the upper end.
    pub upper_share: Option<f64>,
    /// Correlation with the mean of the other items of its construct (without a model: of its scale).
    pub item_rest: Option<f64>,
}

/// Checks the items; gives their figures.
pub(super) fn check_items(
    inspection: &Inspection<'_>,
    model: Option<&PathModel>,
    findings: &mut Findings<'_>,
) -> Vec<ItemFigures> {
    let settings = findings.settings();
    let limits = Limits {
        everybody_asked: model.is_some(),
        non_response: settings.limit(Code::ItemNonResponse),
        end: settings.limit(Code::FloorCeiling),
    };
    let correlations = item_rest_correlations(inspection, model);
    let used = inspection.used.len();
    let items = inspection.items.iter().zip(&correlations);
    let figures = items.map(|(item, rest)| {
        let figures = figures(item, *rest, used);
        non_response((item, &figures), &limits, findings);
        empty_categories(item, findings);
        ends(item, &figures, limits.end, findings);
        figures
    });
    let figures: Vec<ItemFigures> = figures.collect();
    // Without a model nothing says that items belong together.
    let model = model.into_iter();
    let against = model.flat_map(|model| reversed_items(inspection, model, ENOUGH_RESPONDENTS));
    for (item, rest) in against {
        if let Some(figures) = figures.get(item) {
            reversed(figures, rest, findings);
        }
    }
    figures
}

struct Limits {
    /// Whether all respondents were asked all items: without a model the questionnaire may have branches.
    everybody_asked: bool,
    non_response: f64,
    end: f64,
}

fn figures(item: &InspectedItem<'_>, rest: Option<ItemRest>, used: usize) -> ItemFigures {
    let frequencies = item.frequencies();
    let answered: usize = frequencies.iter().map(|(_, count)| count).sum();
    let sum: f64 = frequencies
        .iter()
        .map(|(value, count)| value * *count as f64)
        .sum();
    let scale = item.item.scale;
    let per_answer = |amount: f64| (answered > 0).then(|| amount / answered as f64);
    let at = |end: f64| {
        let mut pairs = frequencies.iter();
        let pair = pairs.find(|(value, _)| value.total_cmp(&end).is_eq());
        per_answer(pair.map_or(0.0, |(_, count)| *count as f64))
    };
    ItemFigures {
        indicator: item.item.indicator.clone(),
        column: item.column.name.clone(),
        answered,
        missing_share: (used > 0).then(|| item.missing as f64 / used as f64),
        mean: per_answer(sum),
        lower_share: at(scale.min),
        upper_share: at(scale.max),
        item_rest: rest.map(|rest| rest.correlation),
    }
}

/// `CSI-W001`: a note above 5 %, a warning above the limit if everybody was asked.
fn non_response(
    (item, figures): (&InspectedItem<'_>, &ItemFigures),
    limits: &Limits,
    findings: &mut Findings<'_>,
) {
    let limit = limits.non_response;
    let Some(share) = figures.missing_share else {
        return;
    };
    let noted = NOTED_NON_RESPONSE.min(limit);
    if share <= noted || figures.answered == 0 {
        return;
    }
    let (severity, passed) = if share > limit && limits.everybody_asked {
        (Severity::Warning, limit)
    } else {
        (Severity::Information, noted)
    };
    let named = format!("\"{}\" ({})", figures.column, percent(share));
    let finding = Diagnostic::new(Code::ItemNonResponse)
        .with("items", named)
        .with("share", whole_percent(passed))
        .in_column(&figures.column)
        .at_rows(Vec::new(), item.missing);
    findings.add_as(severity, finding);
}

/// `CSI-W009` for each gap between two categories that occur often.
fn empty_categories(item: &InspectedItem<'_>, findings: &mut Findings<'_>) {
    let offered = offered(item);
    let frequencies = item.frequencies();
    for pair in frequencies.windows(2) {
        let [(below, below_count), (above, above_count)] = *pair else {
            continue;
        };
        let between = offered
            .iter()
            .filter(|value| **value > below && **value < above);
        let between: Vec<String> = between.map(f64::to_string).collect();
        if between.is_empty() || below_count.min(above_count) < ENOUGH_BESIDE {
            continue;
        }
        findings.add(
            Diagnostic::new(Code::EmptyCategory)
                .with("categories", between.join(", "))
                .with("below", below)
                .with("below_count", below_count)
                .with("above", above)
                .with("above_count", above_count)
                .in_column(&item.column.name),
        );
    }
}

/// The answers that the questionnaire offers: whole numbers of a short scale, or only those that labels stand for when
/// nobody answered in numbers.
fn offered(item: &InspectedItem<'_>) -> Vec<f64> {
    let scale = item.item.scale;
    if item.item.decimals || scale.max - scale.min > MOST_STEPS {
        return Vec::new();
    }
    let texts = item
        .column
        .answers
        .texts
        .iter()
        .zip(&item.counts)
        .zip(&item.values);
    let mut occurring = texts.filter(|((_, count), value)| **count > 0 && !value.is_nan());
    let labels = &item.item.labels;
    let is_label = |text: &str| {
        let text = crate::study::normalised(text);
        labels.iter().any(|(label, _)| *label == text)
    };
    if !labels.is_empty() && occurring.all(|((text, _), _)| is_label(text)) {
        return labels.iter().map(|(_, value)| *value).collect();
    }
    let mut values = vec![scale.min];
    while let Some(next) = values
        .last()
        .map(|last| last + 1.0)
        .filter(|next| *next <= scale.max)
    {
        values.push(next);
    }
    values
}

/// `CSI-N011` when many answers are at one end of a scale of three steps or more.
fn ends(item: &InspectedItem<'_>, figures: &ItemFigures, limit: f64, findings: &mut Findings<'_>) {
    let scale = item.item.scale;
    if figures.answered < ENOUGH_RESPONDENTS || scale.max - scale.min < 2.0 {
        return;
    }
    let ends = [
        (figures.lower_share, scale.min, "check-lower-end"),
        (figures.upper_share, scale.max, "check-upper-end"),
    ];
    for (share, end, which) in ends {
        if let Some(share) = share.filter(|share| *share > limit) {
            findings.add(
                Diagnostic::new(Code::FloorCeiling)
                    .with("share", percent(share))
                    .with("end", end)
                    .with_word("which", which)
                    .in_column(&figures.column),
            );
        }
    }
}

/// `CSI-W005`: the item goes against the others of its construct.
fn reversed(figures: &ItemFigures, rest: ItemRest, findings: &mut Findings<'_>) {
    findings.add(
        Diagnostic::new(Code::ReversedItem)
            .with("indicator", &figures.indicator)
            .with("correlation", format!("{:.2}", rest.correlation))
            .with_word("problem", "check-negative-item-rest")
            .in_column(&figures.column),
    );
}

/// A share in percent with one decimal.
pub(super) fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

/// A limit in percent, without decimals that it does not have.
pub(super) fn whole_percent(share: f64) -> String {
    ((share * 1e4).round() / 100.0).to_string()
}
