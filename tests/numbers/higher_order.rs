//! Higher-order constructs against independent programs: seminr (R), and numpy on respondents' scores.

use csi::analysis::{Analysis, analyse};
use csi::cleaning::ItemMatrix;
use csi::model::{Mode, ModelFormat, PathModel, Scale, Stages};
use csi::moments::estimate_moments;
use csi::study::{Metric, MissingTreatment, Scheme, Settings};
use serde_json::Value;

use crate::surveys::{item_matrix, reference, survey};

const TOLERANCE: f64 = 1e-9;

/// The items of `model` in a survey with a header.
fn items_of(model: &PathModel, (header, records): &(Vec<String>, Vec<Vec<String>>)) -> ItemMatrix {
    let column = |name: &str| header.iter().position(|known| known == name).unwrap();
    let columns: Vec<usize> = model.indicators().map(|item| column(&item.name)).collect();
    item_matrix(records, &columns)
}

fn fitted(model: &PathModel, items: &ItemMatrix, settings: &Settings) -> Analysis {
    let moments = estimate_moments(items, None, MissingTreatment::Mean, 1).unwrap();
    let scale = Scale {
        min: 1.0,
        max: 10.0,
    };
    let scales = vec![scale; items.items.len()];
    analyse(&moments, model, &scales, settings).unwrap()
}

fn bank() -> (PathModel, ItemMatrix) {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bank");
    let text = std::fs::read_to_string(root.join("model.toml")).unwrap();
    let model = PathModel::parse(&text, "bank", ModelFormat::Toml, None).unwrap();
    let mut reader = csv::Reader::from_path(root.join("customers.csv")).unwrap();
    let header = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let record = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    let records = reader
        .records()
        .map(|result| record(result.unwrap()))
        .collect();
    let items = items_of(&model, &(header, records));
    (model, items)
}

/// Compares one object of the reference, name by name; gives how many figures there were.
fn compare(case: &str, theirs: &Value, ours: &dyn Fn(&str) -> f64) -> usize {
    let theirs = theirs.as_object().unwrap();
    for (name, value) in theirs {
        let (ours, value) = (ours(name), value.as_f64().unwrap());
        assert!(
            (ours - value).abs() < TOLERANCE,
            "{case} {name}: {ours}, reference {value}"
        );
    }
    theirs.len()
}

fn ends<'n>(model: &PathModel, path: &'n str) -> (usize, usize) {
    let (source, target): (&'n str, &'n str) = path.split_once(" -> ").unwrap();
    let position = |name: &str| model.construct(name).unwrap().0;
    (position(source), position(target))
}

#[test]
fn both_approaches_agree_with_numpy_on_scores() {
    let (model, items) = bank();
    let case = reference("bank__higher_order");
    let cases = case["cases"].as_array().unwrap();
    let mut compared = 0;
    for case in cases {
        let (settings, values) = (&case["settings"], &case["values"]);
        let name = settings.to_string();
        let mut model = model.clone();
        let whole = model.construct("service_quality").unwrap();
        model.hierarchy.stages = match settings["stages"].as_str().unwrap() {
            "embedded" => Stages::Embedded,
            _ => Stages::Disjoint,
        };
        model.constructs[whole.0].mode = if settings["mode"] == "B" {
            Mode::B
        } else {
            Mode::A
        };
        let settings = Settings {
            scheme: match settings["scheme"].as_str().unwrap() {
                "factorial" => Scheme::Factorial,
                "centroid" => Scheme::Centroid,
                _ => Scheme::Path,
            },
            metric: if settings["metric"] == "raw" {
                Metric::Raw
            } else {
                Metric::Standardized
            },
            tolerance: 1e-12,
            ..Settings::default()
        };
        let ours = fitted(&model, &items, &settings);
        compared += compare_case(&name, (&model, &ours), values);
    }
    assert_eq!((cases.len(), compared), (16, 16 * 166));
}

fn compare_case(name: &str, (model, ours): (&PathModel, &Analysis), values: &Value) -> usize {
    let construct = |name: &str| model.construct(name).unwrap().0;
    let item = |name: &str| model.indicator(name).unwrap().0;
    let score = |name: &str| ours.layout.score_item(construct(name)).unwrap();
    let index_weights = ours.index_weights.as_ref().unwrap();
    let importance = |name: &str| {
        let driver = ours
            .drivers
            .iter()
            .find(|d| d.construct.0 == construct(name));
        let part = ours
            .dimensions
            .iter()
            .find(|d| d.dimension.0 == construct(name));
        driver
            .map_or_else(|| part.unwrap().importance, |driver| driver.importance)
            .unwrap()
    };
    let paths = &ours.structural.path_coefficients;
    let deviation = |name: &str| ours.indices[construct(name)].standard_deviation.unwrap();
    let r_squared = |name: &str| ours.structural.r_squared[construct(name)].unwrap();
    let figures: [(&str, &dyn Fn(&str) -> f64); 10] = [
        ("path_coefficients", &|name| paths[ends(model, name)]),
        ("r_squared", &r_squared),
        ("dimension_weights", &|name| {
            ours.solution.outer_weights[score(name)]
        }),
        ("dimension_index_weights", &|name| {
            index_weights[score(name)]
        }),
        ("dimension_loadings", &|name| ours.loadings[score(name)]),
        ("outer_weights", &|name| {
            ours.solution.outer_weights[item(name)]
        }),
        ("loadings", &|name| ours.loadings[item(name)]),
        ("index", &|name| {
            ours.indices[construct(name)].index.unwrap()
        }),
        ("score_standard_deviations", &deviation),
        ("importance", &importance),
    ];
    let compared = figures
        .iter()
        .map(|(key, ours)| compare(&format!("{name} {key}"), &values[key], ours));
    let mut compared: usize = compared.sum();
    for (whole, figures) in values["reliability"].as_object().unwrap() {
        let reliability = ours.reliability[construct(whole)];
        compared += compare(&format!("{name} {whole}"), figures, &|name| {
            let figure = match name {
                "alpha" => reliability.alpha,
                "rho_a" => reliability.rho_a,
                "rho_c" => reliability.rho_c,
                _ => reliability.ave,
            };
            figure.unwrap()
        });
        // Mode B has neither ρ_A nor AVE.
        compared += 4 - figures.as_object().unwrap().len();
    }
    for (first, others) in values["construct_correlations"].as_object().unwrap() {
        let first = construct(first);
        let of = |second: &str| ours.construct_correlations[(first, construct(second))];
        compared += compare(&format!("{name} {first}"), others, &of);
    }
    compared
}

#[test]
fn seminr_agrees_on_the_disjoint_approach() {
    let text = "IMAG =~ IMAG1 + IMAG2 + IMAG3 + IMAG4 + IMAG5\nCUEX =~ CUEX1 + CUEX2 + CUEX3\n\
                CORE =~ PERQ1 + PERQ2 + PERQ3 + PERQ4\nSERV =~ PERQ5 + PERQ6 + PERQ7\nQUAL =~ CORE + SERV\n\
                PERV =~ PERV1 + PERV2\nCUSA =~ CUSA1 + CUSA2 + CUSA3\nCUSL =~ CUSL1 + CUSL2 + CUSL3\n\
                CUEX ~ IMAG\nCUSA ~ IMAG + CUEX + QUAL + PERV\nCUSL ~ IMAG + CUSA\nQUAL ~ CUEX\nPERV ~ CUEX + QUAL";
    let model = PathModel::parse_lavaan(text, "m", None).unwrap();
    let items = items_of(&model, &survey("ecsi_mobile"));
    let ours = fitted(&model, &items, &Settings::default());
    let theirs = &reference("ecsi_mobile__higher_order_and_interaction")["higher_order"];
    let construct = |name: &str| model.construct(name).unwrap().0;
    let paths = &ours.structural.path_coefficients;
    let path = |name: &str| paths[ends(&model, name)];
    let r_squared = |name: &str| ours.structural.r_squared[construct(name)].unwrap();
    let weight =
        |name: &str| ours.solution.outer_weights[ours.layout.score_item(construct(name)).unwrap()];
    assert_eq!(compare("paths", &theirs["path_coefficients"], &path), 10);
    assert_eq!(compare("R²", &theirs["r_squared"], &r_squared), 5);
    assert_eq!(
        compare("weights", &theirs["second_stage_weights"], &weight),
        2
    );
}
