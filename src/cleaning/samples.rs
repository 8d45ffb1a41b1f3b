//! Responses and models made by hand, for tests.

use crate::model::{
    Construct, ConstructId, Hierarchy, Indicator, Label, Mode, Path, PathModel, Scale, Status,
};
use crate::study::{Codebook, CodebookItem, ScaleBasis};
use crate::survey::{Answers, Codes, Column, ExportDescription, Responses};

/// Responses with one column per name; each column lists the answers of all respondents.
pub(crate) fn responses(columns: &[(&str, &[&str])]) -> Responses {
    let respondents = columns.first().map_or(0, |(_, answers)| answers.len());
    let column = |(position, (name, answers)): (usize, &(&str, &[&str]))| Column {
        position,
        name: (*name).to_owned(),
        answers: answers_of(answers),
        ..Column::default()
    };
    Responses {
        export: ExportDescription {
            encoding: "utf-8".to_owned(),
            encoding_guessed: false,
            delimiter: ',',
            sheet: None,
            header_rows: 1,
            columns: columns.len(),
            respondents,
            ..ExportDescription::default()
        },
        columns: columns.iter().enumerate().map(column).collect(),
        line_starts: vec![(0, 2)],
        left_out: Vec::new(),
        warnings: Vec::new(),
    }
}

fn answers_of(answers: &[&str]) -> Answers {
    let mut texts: Vec<String> = Vec::new();
    let mut codes = Vec::new();
    for answer in answers {
        let known = texts.iter().position(|text| text == answer);
        let code = known.unwrap_or_else(|| {
            texts.push((*answer).to_owned());
            texts.len() - 1
        });
        codes.push(u32::try_from(code).unwrap());
    }
    let narrow: Result<Vec<u8>, _> = codes.iter().map(|code| u8::try_from(*code)).collect();
    Answers {
        codes: narrow.map_or(Codes::Wide(codes), Codes::Narrow),
        texts,
    }
}

/// A chain of constructs `c0` → `c1` → …, each with the named indicators.
pub(crate) fn model(blocks: &[&[&str]]) -> PathModel {
    let indicator = |name: &&str| Indicator {
        name: (*name).to_owned(),
        label: Label::default(),
        question: Label::default(),
        anchors: None,
        scale: None,
        aliases: Vec::new(),
        optional: false,
    };
    let construct = |(number, block): (usize, &&[&str])| Construct {
        name: format!("c{number}"),
        label: Label::default(),
        mode: Mode::A,
        indicators: block.iter().map(indicator).collect(),
        dominant: None,
        optional: false,
    };
    let path = |source: usize| Path {
        source: ConstructId(source),
        target: ConstructId(source + 1),
        sign: None,
    };
    PathModel {
        name: "chain".to_owned(),
        title: Label::default(),
        source: String::new(),
        status: Status::User,
        remark: Label::default(),
        constructs: blocks.iter().enumerate().map(construct).collect(),
        paths: (0..blocks.len().saturating_sub(1)).map(path).collect(),
        interactions: Vec::new(),
        index: ConstructId(blocks.len().saturating_sub(1)),
        hierarchy: Hierarchy::default(),
    }
}

/// A codebook of items `min` to `max` in the first columns, one for each name.
pub(crate) fn codebook(indicators: &[&str], min: f64, max: f64) -> Codebook {
    let item = |(column, name): (usize, &&str)| CodebookItem {
        indicator: (*name).to_owned(),
        column,
        scale: Scale { min, max },
        scale_basis: ScaleBasis::Item,
        labels: Vec::new(),
        label_set: None,
        missing_codes: Vec::new(),
        reverse: false,
        decimals: false,
    };
    Codebook {
        items: indicators.iter().enumerate().map(item).collect(),
        ..Codebook::default()
    }
}
