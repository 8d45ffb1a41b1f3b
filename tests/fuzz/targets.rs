//! What is given the bytes, and what must hold of its answer.

use std::io::Cursor;

use csi::analysis::analyse;
use csi::cleaning::clean;
use csi::diagnostics::{Diagnostic, Diagnostics};
use csi::model::{ModelFormat, PathModel, builtin, questionnaire};
use csi::moments::estimate_moments;
use csi::render::{TextStyle, render_diagnostics};
use csi::study::{Filter, ItemChoice, Labels, MissingTreatment, Study};
use csi::survey::{ReadOptions, Responses, SurveyFile};
use csi::words::{Language, Words};

const MODEL: &str = "quality =~ q1 + q2\nvalue =~ v1 + v2\nsatisfaction =~ s1 + s2\n\
                     value ~ quality\nsatisfaction ~ quality + value\n";

/// The most columns that are kept: a fuzzed header may have a hundred thousand.
const KEPT: usize = 40;

/// Whatever is said must fit a terminal, name a code, and be in the catalogue.
fn said(diagnostics: &[Diagnostic]) {
    for language in [Language::English, Language::Chinese] {
        let text = render_diagnostics(diagnostics, &Words::new(language), TextStyle::PLAIN);
        let hostile =
            |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{200b}' | '\u{202e}');
        assert!(!text.contains(hostile), "{text:?}");
        assert_eq!(text.contains("CSI-"), !diagnostics.is_empty());
    }
}

/// The value; a fault is said.
fn sound<T>(outcome: Result<T, Diagnostics>) -> Option<T> {
    outcome
        .inspect_err(|faults| {
            assert!(!faults.0.is_empty());
            said(&faults.0);
        })
        .ok()
}

fn read(bytes: &[u8], options: &ReadOptions) -> Result<Responses, Diagnostics> {
    let file = SurveyFile::open(Cursor::new(bytes), options)?;
    let columns: Vec<usize> = (0..file.headers().len().min(KEPT)).collect();
    file.into_responses(&columns)
}

/// Survey files: the same answers whatever the threads and the blocks.
pub(super) fn survey(bytes: &[u8]) {
    let at_once = read(bytes, &ReadOptions::default());
    let in_blocks = ReadOptions {
        threads: 2,
        block_bytes: 50,
        ..ReadOptions::default()
    };
    assert_eq!(at_once, read(bytes, &in_blocks));
    let Some(responses) = sound(at_once) else {
        return;
    };
    said(&responses.warnings);
    for column in &responses.columns {
        let count = column.answers.codes.len();
        assert_eq!(count, responses.respondents());
        assert!((0..count).all(|row| column.answers.text(row).is_some()));
    }
    let lines: Vec<usize> = (0..responses.respondents())
        .map(|row| responses.row(row).line)
        .collect();
    assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{lines:?}");
}

/// A survey all the way to its indices.
pub(super) fn survey_and_study(bytes: &[u8]) {
    let study = Study::parse("[scale]\nmin = 1\nmax = 10\n[survey]\nmissing = [98]\n").unwrap();
    fit(bytes, &study, MODEL);
}

fn fit(bytes: &[u8], study: &Study, model: &str) {
    let Some(model) = sound(PathModel::parse(
        model,
        "m",
        ModelFormat::of_text(model),
        None,
    )) else {
        return;
    };
    let opened = SurveyFile::open(Cursor::new(bytes), &ReadOptions::default());
    let Some(file) = sound(opened) else {
        return;
    };
    let Some(resolved) = sound(study.codebook(model, file.headers())) else {
        return;
    };
    let Some(responses) = sound(file.into_responses(&resolved.codebook.columns())) else {
        return;
    };
    let treatment = MissingTreatment::Mean;
    let cleaned = clean(responses, &resolved.codebook, &resolved.model, treatment);
    let Some(cleaned) = sound(cleaned) else {
        return;
    };
    said(&cleaned.warnings);
    let weights = cleaned.respondent_weights.as_deref();
    if let Ok(moments) = estimate_moments(&cleaned.items, weights, treatment, 1) {
        match analyse(&moments, &resolved.model, &cleaned.scales, &study.settings) {
            Ok(analysis) => assert!(analysis.indices.iter().all(|found| {
                found
                    .index
                    .is_none_or(|index| (-1e-6..=100.000_001).contains(&index))
            })),
            Err(failure) => said(&[failure.diagnostic(&resolved.model)]),
        }
    }
}

/// Study files, resolved against headers.
pub(super) fn study(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some(study) = sound(Study::parse(&text)) else {
        return;
    };
    let headers: Vec<String> = [
        "Q1", "q1", "q2", "Q9", "Q12", "weight", "region", "age", "branch",
    ]
    .map(str::to_owned)
    .to_vec();
    let model = builtin("acsi").unwrap();
    if let Some(resolution) = sound(study.codebook(model, &headers)) {
        said(&resolution.notes);
    }
}

/// Models in TOML.
pub(super) fn model(bytes: &[u8]) {
    parsed(bytes, ModelFormat::Toml);
}

/// Models in lavaan's language.
pub(super) fn lavaan(bytes: &[u8]) {
    parsed(bytes, ModelFormat::Lavaan);
}

fn parsed(bytes: &[u8], format: ModelFormat) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(model) = sound(PathModel::parse(&text, "m", format, None)) {
        for language in [Language::English, Language::Chinese] {
            assert!(!questionnaire(&model, &Words::new(language)).is_empty());
        }
        sound(model.with_index("value"));
    }
}

/// Filter expressions, and a survey that is filtered by them.
pub(super) fn filter(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some(filter) = sound(Filter::parse(&text)) else {
        return;
    };
    let study = Study {
        filter: Some(filter),
        ..Study::parse("[scale]\nmin = 1\nmax = 10\n").unwrap()
    };
    let survey = b"q1,q2,v1,v2,s1,s2,region,age,a\n1,2,3,4,5,6,north,18,1\n6,5,4,3,2,1,south,x,2\n3,1,4,1,5,9,,,\n";
    fit(survey, &study, MODEL);
}

/// Label sets, built in and of one's own, on the cells of a survey.
pub(super) fn labels(bytes: &[u8]) {
    let Some(responses) = sound(read(bytes, &ReadOptions::default())) else {
        return;
    };
    let mut study = Study::parse("[scale]\nmin = 1\nmax = 10\n").unwrap();
    for column in &responses.columns {
        let texts: Vec<&str> = column.answers.texts.iter().map(String::as_str).collect();
        for name in Labels::sets_with(&texts) {
            assert!(Labels::set(name).is_some());
        }
        let values = texts.iter().zip(0_u32..);
        let values: Vec<(String, f64)> = values
            .map(|(text, value)| ((*text).to_owned(), f64::from(value % 12)))
            .collect();
        study.items.push(ItemChoice {
            name: column.name.clone(),
            columns: vec![column.name.clone()],
            labels: Some(Labels::own(&values)),
            ..ItemChoice::default()
        });
    }
    fit(bytes, &study, MODEL);
}
