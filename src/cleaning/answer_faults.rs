//! What can be wrong with the answers of one item.

use super::item_answers::{ItemAnswers, Meaning};
use super::labelling::Reading;
use super::listing::{as_codes, labels_with_counts, quoted, short, with_counts};
use super::located::Located;
use super::log::LabelBasis;
use super::off_scale::{OffScale, codes_for_every_column, is_whole, off_scale};
use super::respondents::{Respondents, marked_in};
use crate::diagnostics::{Code, Diagnostic, nearest_names};
use crate::study::{Labels, is_dont_know, normalised, numbered_label};
use crate::survey::{ExportKind, Responses};

/// The largest share of decimals among the numeric answers at which they still count as slips on a scale of whole
/// numbers. Above it most answers are decimals: the item is a slider or a mean of questions, and they are accepted.
const MOST_DECIMALS: f64 = 0.5;

/// Everything that is wrong with the answers of the items, one diagnostic for each item and kind.
pub(super) fn answer_faults(
    items: &[ItemAnswers<'_>],
    responses: &Responses,
    respondents: &Respondents,
) -> Vec<Located> {
    let off_scales: Vec<OffScale> = items.iter().map(off_scale).collect();
    let everywhere = codes_for_every_column(items, &off_scales);
    let pairs = items.iter().zip(&off_scales);
    let faults = pairs.flat_map(|(answers, off_scale)| {
        let survey = (responses, respondents);
        faults_of_item(answers, off_scale, &everywhere, survey)
    });
    faults.collect()
}

fn faults_of_item(
    answers: &ItemAnswers<'_>,
    off_scale: &OffScale,
    everywhere: &[f64],
    (responses, respondents): (&Responses, &Respondents),
) -> Vec<Located> {
    let faults = [
        unreadable_texts(answers),
        continuing_values(answers, &off_scale.continuing),
        undeclared_codes(
            answers,
            (&off_scale.codes, everywhere),
            responses.export.kind,
        ),
        stray_decimals(answers),
    ];
    let located = faults.into_iter().flatten().map(|(fault, wrong)| {
        let columns = std::iter::once((answers.codes(), wrong.clone()));
        let marks = marked_in(columns, responses.respondents(), true);
        let positions = respondents.marked(&marks).collect();
        let counts = answers.counts.iter().zip(&wrong);
        let count: usize = counts
            .filter(|(_, wrong)| **wrong)
            .map(|(count, _)| count)
            .sum();
        let fault = with_scale(fault, answers)
            .with("count", count)
            .in_column(&answers.column.name);
        Located::new(fault, positions, responses).counting(count)
    });
    let ambiguous = ambiguous_labels(answers).map(Located::from);
    located.chain(ambiguous).collect()
}

fn with_scale(fault: Diagnostic, answers: &ItemAnswers<'_>) -> Diagnostic {
    let scale = answers.item.scale;
    fault.with("min", scale.min).with("max", scale.max)
}

/// A fault and, for each distinct text, whether it is part of it.
type Fault = Option<(Diagnostic, Vec<bool>)>;

/// The texts whose meaning is wrong.
struct Wrong<'a> {
    /// For each distinct text whether it is wrong.
    marks: Vec<bool>,
    /// The wrong ones that occur, with their counts.
    texts: Vec<(&'a str, usize)>,
}

/// The texts whose meaning is wrong; `None` when none occurs.
fn wrong_answers<'a>(
    answers: &'a ItemAnswers<'_>,
    is_wrong: impl Fn(Meaning) -> bool,
) -> Option<Wrong<'a>> {
    let marks: Vec<bool> = answers
        .meanings
        .iter()
        .map(|meaning| is_wrong(*meaning))
        .collect();
    let occurring = answers.occurring();
    let texts: Vec<(&str, usize)> = occurring
        .filter(|(_, meaning, _)| is_wrong(*meaning))
        .map(|(text, _, count)| (text, count))
        .collect();
    (!texts.is_empty()).then_some(Wrong { marks, texts })
}

/// Answers that are neither numbers nor labels: `CSI-D012` in a column of numbers, `CSI-D013` in one of words.
fn unreadable_texts(answers: &ItemAnswers<'_>) -> Fault {
    let Wrong { marks, texts } = wrong_answers(answers, |meaning| meaning == Meaning::Text)?;
    let listed: Vec<(String, usize)> = texts
        .iter()
        .map(|(text, count)| (quoted(text), *count))
        .collect();
    let distinct = || texts.iter().map(|(text, _)| *text);
    let normal: Vec<String> = distinct().map(normalised).collect();
    let normal: Vec<&str> = normal.iter().map(String::as_str).collect();
    let fault = if answers.reading == Reading::Numbers {
        Diagnostic::new(Code::NotANumber)
            .with("values", with_counts(listed))
            .with("labels", proposed_labels(&normal))
    } else {
        // Labels of the other language are never near.
        let is_in_latin = normal.iter().all(|text| text.is_ascii());
        let labels = answers.item.labels.iter().map(|(label, _)| label.as_str());
        let labels: Vec<&str> = labels.filter(|l| l.is_ascii() == is_in_latin).collect();
        Diagnostic::new(Code::UnmappedLabel)
            .with("values", labels_with_counts(listed))
            .with("nearest", nearest_names(&normal, &labels))
    };
    let fault = fault.with("codes", as_codes(distinct()));
    Some((
        fault.with_word("advice", unmapped_advice(answers, &normal)),
        marks,
    ))
}

/// What to do about labels without a number.
fn unmapped_advice(answers: &ItemAnswers<'_>, labels: &[&str]) -> &'static str {
    let says_nothing = |label: &&str| {
        is_dont_know(label) || numbered_label(label).is_some_and(|label| is_dont_know(label.words))
    };
    match answers.reading {
        _ if labels.iter().all(says_nothing) => "cleaning-unmapped-no-answer",
        Reading::UncertainEnds => "cleaning-unmapped-ends",
        Reading::Labels(LabelBasis::Declared) => "cleaning-unmapped-declared",
        _ if answers.item.labels.is_empty() => "cleaning-unmapped-unknown",
        _ => "cleaning-unmapped-near",
    }
}

/// What to write behind `labels =`: the embedded sets that know all answers, or the start of a table.
fn proposed_labels(answers: &[&str]) -> String {
    let sets = Labels::sets_with(answers);
    if sets.is_empty() {
        let first = answers.first().copied().unwrap_or_default();
        return format!("{{ \"{}\" = 1, … }}", short(first));
    }
    let quoted: Vec<String> = sets.iter().map(|name| format!("\"{name}\"")).collect();
    quoted.join(" | ")
}

fn continuing_values(answers: &ItemAnswers<'_>, values: &[f64]) -> Fault {
    let Wrong { marks, texts } =
        wrong_answers(answers, |meaning| is_among(answers.value(meaning), values))?;
    let scale = answers.item.scale;
    let fault = Diagnostic::new(Code::OffScale)
        .with("values", listed_numbers(&texts))
        .with(
            "lowest",
            values.iter().copied().fold(scale.min, f64::min).floor(),
        )
        .with(
            "highest",
            values.iter().copied().fold(scale.max, f64::max).ceil(),
        );
    Some((fault, marks))
}

/// Lonely values, with the plain (unweighted) item mean with and without them. The remedy declares the codes of all
/// items at once, unless one of this item's is an answer to another item. What the survey tool writes such a code for is
/// mentioned, not assumed.
fn undeclared_codes(
    answers: &ItemAnswers<'_>,
    (values, everywhere): (&[f64], &[f64]),
    tool: ExportKind,
) -> Fault {
    let Wrong { marks, texts } =
        wrong_answers(answers, |meaning| is_among(answers.value(meaning), values))?;
    let is_in = |codes: &[f64], value: f64| codes.iter().any(|c| c.total_cmp(&value).is_eq());
    let (codes, advice) = if values.iter().all(|value| is_in(everywhere, *value)) {
        (everywhere, "cleaning-declare-everywhere")
    } else {
        (values, "cleaning-declare-for-item")
    };
    let codes: Vec<String> = codes.iter().map(f64::to_string).collect();
    let fault = Diagnostic::new(Code::UndeclaredCode)
        .with("values", listed_numbers(&texts))
        .with("codes", as_codes(codes.iter().map(String::as_str)))
        .with("indicator", &answers.item.indicator)
        .with_word("advice", advice)
        .with_word("meaning", meaning_of_codes(values, tool))
        .with("mean_with", shown_mean(answers.values()))
        .with(
            "mean_without",
            shown_mean(answers.values().filter(|(value, _)| !is_in(values, *value))),
        );
    Some((fault, marks))
}

/// The phrase for what the survey tool writes such codes for.
fn meaning_of_codes(values: &[f64], tool: ExportKind) -> &'static str {
    let has = |code: f64| values.iter().any(|value| value.total_cmp(&code).is_eq());
    match tool {
        ExportKind::Wenjuanxing if has(-2.0) || has(-3.0) => "cleaning-codes-wenjuanxing",
        ExportKind::Qualtrics if values.iter().any(|value| *value < 0.0) => {
            "cleaning-codes-qualtrics"
        }
        _ => "cleaning-codes-unknown",
    }
}

/// Decimals on a scale of whole numbers, unless most answers are decimals.
fn stray_decimals(answers: &ItemAnswers<'_>) -> Fault {
    let scale = answers.item.scale;
    if answers.item.decimals || !is_whole(scale.min) || !is_whole(scale.max) {
        return None;
    }
    let is_decimal = |meaning: Meaning| match meaning {
        Meaning::Number(number) => !is_whole(number) && (scale.min..=scale.max).contains(&number),
        _ => false,
    };
    let numeric = answers.count_where(|meaning| matches!(meaning, Meaning::Number(_)));
    let decimals = answers.count_where(is_decimal);
    if decimals as f64 > MOST_DECIMALS * numeric as f64 {
        return None;
    }
    let Wrong { marks, texts } = wrong_answers(answers, is_decimal)?;
    let fault = Diagnostic::new(Code::DecimalAnswer).with("values", listed_numbers(&texts));
    Some((fault, marks))
}

/// Labels of an embedded set that mean the same value although both occur, in one language: the questionnaire had
/// another list.
fn ambiguous_labels(answers: &ItemAnswers<'_>) -> Option<Diagnostic> {
    let set = answers.item.label_set.as_ref()?;
    let mut used: Vec<&(String, f64)> = Vec::new();
    for (_, meaning, _) in answers.occurring() {
        let Meaning::Label(at) = meaning else {
            continue;
        };
        let Some(label) = answers.item.labels.get(at) else {
            continue;
        };
        let rival = used.iter().find(|other| {
            other.0 != label.0
                && other.1.total_cmp(&label.1).is_eq()
                && other.0.is_ascii() == label.0.is_ascii()
        });
        if let Some(rival) = rival {
            let fault = Diagnostic::new(Code::AmbiguousLabels)
                .with("first", &rival.0)
                .with("second", &label.0)
                .with("value", label.1)
                .with("set", set);
            return Some(fault.in_column(&answers.column.name));
        }
        used.push(label);
    }
    None
}

fn is_among(value: Option<f64>, values: &[f64]) -> bool {
    let same = |number: f64| values.iter().any(|value| value.total_cmp(&number).is_eq());
    value.is_some_and(same)
}

fn listed_numbers(texts: &[(&str, usize)]) -> String {
    with_counts(
        texts
            .iter()
            .map(|(text, count)| (short(text), *count))
            .collect(),
    )
}

/// The mean of counted values with two decimals; a dash without any.
fn shown_mean(values: impl Iterator<Item = (f64, usize)>) -> String {
    let (mut sum, mut count) = (0.0, 0);
    for (value, times) in values {
        sum += value * times as f64;
        count += times;
    }
    match count {
        0 => "–".to_owned(),
        _ => format!("{:.2}", sum / count as f64),
    }
}
