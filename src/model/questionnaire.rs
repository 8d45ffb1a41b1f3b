//! A model as a questionnaire to print: Markdown in the reader's language.

use std::fmt::Write as _;

use super::path_model::{Construct, Indicator, PathModel, Scale};
use crate::words::Words;

/// The longest row of answer boxes; longer scales get a line to write on.
const MOST_BOXES: u8 = 11;

/// The questionnaire of `model` in Markdown: title, introduction, questions numbered through and grouped by construct,
/// each with a place to answer; a closing note; and a table that says which question is which column of the survey.
#[must_use]
pub fn questionnaire(model: &PathModel, words: &Words) -> String {
    let title = [("title", model.title.text(words.language()).to_owned())];
    let heading = words.fill("questionnaire-heading", &title);
    let mut text = format!(
        "# {heading}

{}
",
        words.text("questionnaire-intro")
    );
    let mut columns = String::new();
    let mut number = 0;
    let asked = |construct: &&Construct| !construct.indicators.is_empty();
    for construct in model.constructs.iter().filter(asked) {
        push_line(
            &mut text,
            &format!("\n## {}", construct.label.text(words.language())),
        );
        let shared = shared_instruction(construct, words);
        if let Some(instruction) = &shared {
            push_line(&mut text, &format!("\n{instruction}"));
        }
        for indicator in &construct.indicators {
            number += 1;
            push_line(
                &mut text,
                &format!("\n{number}. {}", wording(indicator, words)),
            );
            if shared.is_none() {
                push_line(
                    &mut text,
                    &format!("\n    {}", instruction(indicator, words)),
                );
            }
            push_line(&mut text, &format!("\n    {}", boxes(indicator, words)));
            push_line(
                &mut columns,
                &format!("| {number} | `{}` |", indicator.name),
            );
        }
    }
    let thanks = words.text("questionnaire-thanks");
    let closing = words.text("questionnaire-closing");
    let (key, head) = (
        words.text("questionnaire-key"),
        words.text("questionnaire-key-head"),
    );
    push_line(
        &mut text,
        &format!("\n{thanks}\n\n---\n\n{closing}\n\n{key}\n\n{head}\n|---:|---|"),
    );
    text + &columns
}

fn push_line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

fn wording(indicator: &Indicator, words: &Words) -> String {
    let question = indicator.question.text(words.language());
    if !question.is_empty() {
        return question.to_owned();
    }
    let label = indicator.label.text(words.language()).to_owned();
    words.fill("questionnaire-no-wording", &[("label", label)])
}

/// The instruction that all questions of a construct share, printed once above them.
fn shared_instruction(construct: &Construct, words: &Words) -> Option<String> {
    let mut instructions = construct
        .indicators
        .iter()
        .map(|indicator| (instruction(indicator, words), indicator.scale));
    let (first, scale) = instructions.next()?;
    instructions
        .all(|(other, other_scale)| other == first && other_scale == scale)
        .then_some(first)
}

/// What the ends of the scale mean.
fn instruction(indicator: &Indicator, words: &Words) -> String {
    let Some(scale) = indicator.scale else {
        return words.text("questionnaire-open");
    };
    let mut arguments = vec![
        ("min", scale.min.to_string()),
        ("max", scale.max.to_string()),
    ];
    let Some((lowest, highest)) = &indicator.anchors else {
        return words.fill("questionnaire-scale", &arguments);
    };
    arguments.push(("lowest", lowest.text(words.language()).to_owned()));
    arguments.push(("highest", highest.text(words.language()).to_owned()));
    words.fill("questionnaire-scale-anchored", &arguments)
}

/// A box for each answer of a short scale of whole numbers; a line to write on otherwise.
fn boxes(indicator: &Indicator, words: &Words) -> String {
    match (indicator.scale, &indicator.anchors) {
        (Some(scale), Some((lowest, highest))) if steps(scale).len() == 2 => {
            let ends = [(lowest, scale.min), (highest, scale.max)];
            ends.map(|(label, value)| format!("☐ {} ({value})", label.text(words.language())))
                .join("   ")
        }
        (Some(scale), _) if !steps(scale).is_empty() => {
            let steps = steps(scale);
            let boxes: Vec<String> = steps.iter().map(|step| format!("☐ {step}")).collect();
            boxes.join("  ")
        }
        _ => "__________".to_owned(),
    }
}

/// The whole numbers of a scale; none when its ends are not whole or lie too far apart.
fn steps(scale: Scale) -> Vec<f64> {
    let whole = scale.min.fract().abs() + scale.max.fract().abs() < f64::EPSILON;
    if !whole || scale.max - scale.min >= f64::from(MOST_BOXES) {
        return Vec::new();
    }
    let steps = (0..MOST_BOXES).map(|step| scale.min + f64::from(step));
    steps.take_while(|step| *step <= scale.max).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Label, builtin, builtin_names};
    use crate::words::Language;

    #[test]
    fn every_question_is_printed_in_both_languages() {
        for language in [Language::English, Language::Chinese] {
            let words = Words::new(language);
            for name in builtin_names() {
                let model = builtin(name).unwrap();
                let text = questionnaire(&model, &words);
                assert!(
                    !text.contains("questionnaire-") && !text.contains("{ $"),
                    "{text}"
                );
                for (number, indicator) in (1..).zip(model.indicators()) {
                    let question = indicator.question.text(language);
                    assert!(
                        text.contains(&format!("\n{number}. {question}\n")),
                        "{name} {number}"
                    );
                    assert!(text.contains(&format!("| {number} | `{}` |\n", indicator.name)));
                }
            }
        }
    }

    #[test]
    fn scales_are_boxes_and_ends() {
        let words = Words::new(Language::English);
        let text = questionnaire(&builtin("acsi").unwrap(), &words);
        assert!(text.contains("☐ 1  ☐ 2  ☐ 3"), "{text}");
        assert!(text.contains("☐ no (0)   ☐ yes (1)"));
        assert!(text.contains("1 = very poor, 10 = excellent."));
    }

    #[test]
    fn a_users_bare_model_still_gives_a_form() {
        let words = Words::new(Language::Chinese);
        let text = "SAT =~ s1\nQ =~ q1\nSAT ~ Q";
        let mut model = PathModel::parse_lavaan(text, "m", None).unwrap();
        model.constructs[0].indicators[0].label = Label::same("总体满意度");
        let text = questionnaire(&model, &words);
        assert!(
            text.contains("您如何评价：总体满意度？") && text.contains("______"),
            "{text}"
        );
    }

    #[test]
    fn only_short_scales_of_whole_numbers_have_boxes() {
        let count = |min, max| steps(Scale { min, max }).len();
        assert_eq!(
            (count(1.0, 10.0), count(0.0, 10.0), count(-2.0, 2.0)),
            (10, 11, 5)
        );
        assert_eq!(
            (count(0.0, 100.0), count(0.5, 3.0), count(1e17, 1e17 + 64.0)),
            (0, 0, 0)
        );
    }
}
