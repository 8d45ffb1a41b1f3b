//! Higher-order constructs against independent programs: seminr (R), and numpy on respondents' scores.

use csi::analysis::{Analysis, AnalysisFailure, Figure, analyse, group_indices};
use csi::cleaning::{Groups, ItemColumn, ItemMatrix};
use csi::diagnostics::Code;
use csi::model::{ConstructId, Mode, ModelFormat, PathModel, Scale, Stages};
use csi::moments::{Moments, estimate_moments};
use csi::resampling::{Design, ResamplingPlan, Sample, resample};
use csi::robustness::assess_robustness;
use csi::study::{IntervalKind, Metric, MissingTreatment, ResamplingEngine, Scheme, Settings};
use csi::survey::Codes;
use nalgebra::{DMatrix, DVector};
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
    analyse(&moments, model, &scales(items.items.len()), settings).unwrap()
}

pub(crate) fn scales(items: usize) -> Vec<Scale> {
    let scale = Scale {
        min: 1.0,
        max: 10.0,
    };
    vec![scale; items]
}

/// The model of the bank and its items.
pub(crate) fn bank() -> (PathModel, ItemMatrix) {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bank");
    let text = std::fs::read_to_string(root.join("model.toml")).unwrap();
    let model = PathModel::parse(&text, "bank", ModelFormat::Toml, None).unwrap();
    let items = bank_items(&model);
    (model, items)
}

/// What the customers of the bank answered to the items of `model`.
pub(crate) fn bank_items(model: &PathModel) -> ItemMatrix {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bank");
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
    items_of(model, &(header, records))
}

/// A key of the reference and our figure of a name under it.
type Named<'a> = (&'a str, &'a dyn Fn(&str) -> f64);

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
    let figures: [Named<'_>; 10] = [
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

/// Disjoint and embedded, Mode A and Mode B.
fn variants(model: &PathModel) -> Vec<PathModel> {
    let whole = model.construct("service_quality").unwrap();
    let stages = [Stages::Disjoint, Stages::Embedded];
    let variants = stages.into_iter().flat_map(|stages| {
        [Mode::A, Mode::B].map(|mode| {
            let mut variant = model.clone();
            variant.hierarchy.stages = stages;
            variant.constructs[whole.0].mode = mode;
            variant
        })
    });
    variants.collect()
}

#[test]
fn every_replicate_runs_both_stages() {
    let (model, items) = bank();
    let n = u32::try_from(items.respondents).unwrap();
    let rows: Vec<Vec<u32>> = (1..=6_u32)
        .map(|step| {
            (0..n)
                .map(|i| (i.wrapping_mul(2_654_435_761).wrapping_mul(step + 3) >> 9) % n)
                .collect()
        })
        .collect();
    let (settings, scales) = (Settings::default(), scales(items.items.len()));
    let mut defined = 0;
    for model in variants(&model) {
        let sample = Sample {
            items: &items,
            weights: None,
            scales: &scales,
            model: &model,
            settings: &settings,
        };
        let plan = ResamplingPlan {
            replicates: rows.len(),
            seed: 1,
            threads: 2,
            interval: IntervalKind::Percentile,
            confidence: 0.95,
            design: Design::Rows(rows.clone()),
            engine: ResamplingEngine::Ordinary,
        };
        let resampled = resample(&sample, &plan, &|_| true).unwrap();
        assert_eq!(resampled.replicates.ledger.kept, rows.len());
        for (drawn, figures) in rows.iter().zip(resampled.replicates.rows()) {
            let drawn = ItemMatrix {
                respondents: drawn.len(),
                items: items
                    .items
                    .iter()
                    .map(|item| drawn_from(item, drawn))
                    .collect(),
            };
            let anew = fitted(&model, &drawn, &settings);
            let figure = |figure| figures[resampled.layout.position(figure).unwrap()];
            let whole = model.construct("service_quality").unwrap().0;
            // With a negative weight there is no index: NaN among the figures.
            let index = anew.indices[whole].index;
            let ours = figure(Figure::Index(whole));
            assert!(index.map_or(ours.is_nan(), |index| (ours - index).abs() < 1e-6));
            defined += usize::from(index.is_some());
            for (score, part) in anew.layout.score_items().zip(&anew.dimensions) {
                let pairs = [
                    (Figure::OuterWeight(score.0), part.weight),
                    (Figure::Loading(score.0), part.loading),
                    (Figure::IndexWeight(score.0), part.index_weight.unwrap()),
                    (Figure::Importance(score.1), part.importance.unwrap()),
                ];
                for (name, ours) in pairs {
                    assert!((figure(name) - ours).abs() < 1e-7, "{name:?}");
                }
            }
        }
    }
    assert!(defined > 18, "{defined}");
}

fn drawn_from(item: &ItemColumn, rows: &[u32]) -> ItemColumn {
    let answers: Vec<f64> = rows.iter().map(|&row| item.value(row as usize)).collect();
    ItemColumn::from_numbers(&answers)
}

#[test]
fn groups_make_up_the_whole() {
    let (model, items) = bank();
    let codes: Vec<u8> = (0..items.respondents)
        .map(|i| u8::from(i % 3 == 0))
        .collect();
    let groups = Groups {
        column: "area".to_owned(),
        names: vec!["a".to_owned(), "b".to_owned()],
        codes: Codes::Narrow(codes),
        groups_of_codes: vec![Some(0), Some(1)],
    };
    for model in variants(&model) {
        let analysis = fitted(&model, &items, &Settings::default());
        let found = group_indices(&analysis, &items, None, &scales(items.items.len()), &groups);
        let whole = model.construct("service_quality").unwrap();
        let of_whole = found.iter().filter(|row| row.construct == whole);
        let sum: f64 = of_whole
            .map(|row| row.index.unwrap() * row.respondents as f64)
            .sum();
        let index = analysis.indices[whole.0].index.unwrap();
        assert!((sum / items.respondents as f64 - index).abs() < 1e-10);
    }
}

/// T and R with their items' correlation, and how each goes along with satisfaction.
fn small(units: bool) -> (PathModel, Moments) {
    let text = "T =~ t\nR =~ r\nQ <~ T + R\nSAT =~ s\nSAT ~ Q";
    let covariance = DMatrix::from_row_slice(3, 3, &[1.0, 0.8, 0.2, 0.8, 1.0, 0.6, 0.2, 0.6, 1.0]);
    let moments = Moments {
        respondents: 100,
        effective_respondents: 100.0,
        means: units.then(|| DVector::from_element(3, 5.5)),
        covariance,
        has_units: units,
    };
    (PathModel::parse_lavaan(text, "m", None).unwrap(), moments)
}

#[test]
fn a_negative_weight_of_a_dimension_leaves_its_whole_without_index() {
    let (model, moments) = small(true);
    let analysis = analyse(&moments, &model, &scales(3), &Settings::default()).unwrap();
    let faults = analysis.negative_index_weights(&model);
    let named = |name| {
        faults[0]
            .arguments
            .iter()
            .find(|pair| pair.0 == name)
            .unwrap()
            .1
            .clone()
    };
    assert_eq!(
        (faults.len(), named("item"), named("construct")),
        (1, "T".into(), "Q".into())
    );
    assert_eq!(analysis.indices[2].index, None);
    assert!((analysis.indices[0].index.unwrap() - 50.0).abs() < 1e-12);
    // w ∝ (.2 − .48, .6 − .16)/.36 with variance 1: −.28² + 2·.8·(−.28)(.44) + .44² over .36².
    let (t, r): (f64, f64) = (-0.28 / 0.36, 0.44 / 0.36);
    let size = (t * t + 1.6 * t * r + r * r).sqrt();
    assert!((analysis.dimensions[0].weight - t / size).abs() < 1e-9);
    assert!((analysis.dimensions[1].weight - r / size).abs() < 1e-9);
    // R² of the regression of satisfaction on both items: b'r.
    let r_squared = analysis.structural.r_squared[3].unwrap();
    assert!((r_squared - (0.2 * t + 0.6 * r)).abs() < 1e-9);
}

#[test]
fn without_units_a_dimension_has_a_weight_and_no_share() {
    let (model, moments) = small(false);
    let analysis = analyse(&moments, &model, &scales(3), &Settings::default()).unwrap();
    let part = &analysis.dimensions[1];
    assert_eq!(
        (part.index_weight, part.importance, part.performance),
        (None, None, None)
    );
    assert!((part.loading - 0.6 / 0.5777_f64.sqrt()).abs() < 1e-3);
}

#[test]
fn consistent_pls_is_refused() {
    let (model, moments) = small(true);
    let settings = Settings {
        consistent: true,
        ..Settings::default()
    };
    let failure = analyse(&moments, &model, &scales(3), &settings).unwrap_err();
    assert_eq!(
        failure,
        AnalysisFailure::ConsistentHigherOrder { construct: 2 }
    );
    assert_eq!(failure.diagnostic(&model).code, Code::ConsistentHigherOrder);
}

#[test]
fn collinear_dimensions_are_named() {
    let (model, mut moments) = small(true);
    for (i, j) in [(0, 1), (1, 0)] {
        moments.covariance[(i, j)] = 1.0;
    }
    moments.covariance[(0, 2)] = 0.6;
    moments.covariance[(2, 0)] = 0.6;
    let failure = analyse(&moments, &model, &scales(3), &Settings::default()).unwrap_err();
    let told = failure.diagnostic(&model);
    let names = told.arguments.iter().any(|pair| pair.1.contains("T, R"));
    assert!(names, "{told:?}");
    assert_eq!(model.hierarchy.whole(ConstructId(0)), Some(ConstructId(2)));
}

#[test]
fn respondents_scores_of_wholes_give_the_paths_of_the_fit() {
    let (mut model, items) = bank();
    let scales = scales(items.items.len());
    for (stages, metric) in [
        (Stages::Disjoint, Metric::Standardized),
        (Stages::Embedded, Metric::Standardized),
        (Stages::Disjoint, Metric::Raw),
    ] {
        model.hierarchy.stages = stages;
        let settings = Settings {
            metric,
            ..Settings::default()
        };
        let analysis = fitted(&model, &items, &settings);
        let sample = Sample {
            items: &items,
            weights: None,
            scales: &scales,
            model: &model,
            settings: &settings,
        };
        let plan = ResamplingPlan {
            replicates: 0,
            seed: 1,
            threads: 1,
            interval: IntervalKind::Percentile,
            confidence: 0.95,
            design: Design::Independent,
            engine: ResamplingEngine::Auto,
        };
        let found = assess_robustness(&sample, &plan, &|_| true).unwrap();
        assert_eq!(found.endogeneity.len(), model.paths.len());
        for check in &found.endogeneity {
            let pair = (check.source.0, check.target.0);
            let path = analysis.structural.path_coefficients[pair];
            assert!((check.path.unwrap().value - path).abs() < TOLERANCE);
        }
        let higher = model.hierarchy.constructs[0].construct;
        assert!(found.tetrads.iter().all(|check| check.construct != higher));
    }
}
