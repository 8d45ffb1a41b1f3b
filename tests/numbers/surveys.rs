//! Surveys and reference cases for the integration tests, read without the crate's own reader.

use csi::cleaning::{ItemColumn, ItemMatrix};
use csi::model::{
    Construct, ConstructId, Hierarchy, Indicator, Label, Mode, Path, PathModel, Scale, Status,
};
use serde_json::Value;

/// A file under `testdata`.
pub(crate) fn testdata(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("testdata")
        .join(name)
}

/// A reference case: settings and values of the independent programs.
pub(crate) fn reference(name: &str) -> Value {
    let text = std::fs::read_to_string(testdata(&format!("reference/{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Header and records of a survey.
pub(crate) fn survey(name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = std::fs::read(testdata(&format!("surveys/{name}.csv"))).unwrap();
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(&bytes).0.into_owned(),
    };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let record = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    (
        header,
        reader
            .records()
            .map(|result| record(result.unwrap()))
            .collect(),
    )
}

/// Columns as numbers; blanks and the codes 98 and 99 are NaN.
pub(crate) fn item_matrix(records: &[Vec<String>], columns: &[usize]) -> ItemMatrix {
    let cell = |record: &Vec<String>, column: usize| match record[column].as_str() {
        "" | "98" | "99" => f64::NAN,
        text => text.parse().unwrap(),
    };
    let items = columns.iter().map(|&column| {
        let numbers: Vec<f64> = records.iter().map(|record| cell(record, column)).collect();
        ItemColumn::from_numbers(&numbers)
    });
    ItemMatrix {
        items: items.collect(),
        respondents: records.len(),
    }
}

/// A construct of plain items.
pub(crate) fn construct(name: &str, mode: Mode, items: &[String]) -> Construct {
    let indicator = |item: &String| Indicator {
        name: item.clone(),
        label: Label::default(),
        question: Label::default(),
        anchors: None,
        scale: None,
        aliases: Vec::new(),
        optional: false,
    };
    Construct {
        name: name.to_owned(),
        label: Label::default(),
        mode,
        indicators: items.iter().map(indicator).collect(),
        dominant: None,
        optional: false,
    }
}

/// A model from constructs and paths by name.
pub(crate) fn model(
    constructs: Vec<Construct>,
    paths: &[(String, String)],
    index: &str,
) -> PathModel {
    let id = |name: &str| ConstructId(constructs.iter().position(|c| c.name == name).unwrap());
    PathModel {
        name: "reference".to_owned(),
        title: Label::default(),
        source: String::new(),
        status: Status::User,
        remark: Label::default(),
        paths: paths
            .iter()
            .map(|(source, target)| Path {
                source: id(source),
                target: id(target),
                sign: None,
            })
            .collect(),
        interactions: Vec::new(),
        index: id(index),
        hierarchy: Hierarchy::default(),
        constructs,
    }
}

/// The model that a reference case was fitted with.
pub(crate) fn reference_model(case: &Value) -> PathModel {
    let strings = |value: &Value| -> Vec<String> {
        value
            .as_array()
            .unwrap()
            .iter()
            .map(|v| v.as_str().unwrap().to_owned())
            .collect()
    };
    let settings = &case["settings"];
    let constructs = settings["constructs"].as_array().unwrap().iter().map(|c| {
        let mode = if c["mode"] == "B" { Mode::B } else { Mode::A };
        construct(
            c["name"].as_str().unwrap(),
            mode,
            &strings(&c["indicators"]),
        )
    });
    let paths: Vec<(String, String)> = settings["paths"]
        .as_array()
        .unwrap()
        .iter()
        .map(|path| (strings(path)[0].clone(), strings(path)[1].clone()))
        .collect();
    let constructs: Vec<Construct> = constructs.collect();
    let index = if constructs.iter().any(|c| c.name == "SAT") {
        "SAT"
    } else {
        "CUSA"
    };
    model(constructs, &paths, index)
}

/// The same scale for all items but the yes/no ones, whose answers are 0 and 1.
pub(crate) fn scales(items: &ItemMatrix, yes_no: Scale) -> Vec<Scale> {
    let is_yes_no = |item: &ItemColumn| {
        item.values
            .iter()
            .all(|value| value.is_nan() || *value == 0.0 || *value == 1.0)
    };
    let ten = Scale {
        min: 1.0,
        max: 10.0,
    };
    items
        .items
        .iter()
        .map(|item| if is_yes_no(item) { yes_no } else { ten })
        .collect()
}
