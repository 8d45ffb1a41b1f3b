//! Every figure of independent programs (seminr, cSEM, plspm) that a fit computes, on the simulated surveys.

use crate::surveys::{item_matrix, reference, reference_model, scales, survey};
use csi::analysis::{Analysis, Assessment, analyse, assess};
use csi::assessment::{ModelFit, Reading, Structure};
use csi::cleaning::ItemMatrix;
use csi::model::{ConstructId, Mode, PathModel, Scale};
use csi::moments::estimate_moments;
use csi::study::{IndexWeights, MissingTreatment, Scheme, Settings};
use serde_json::Value;

/// Largest difference from the programs: their own tolerance is 1e-12 on the weights, ours 1e-10.
const TOLERANCE: f64 = 1e-9;

const CASES: [(&str, &str); 13] = [
    ("acsi_missing_listwise", "mode_a"),
    ("acsi_missing_mean", "mode_a"),
    ("acsi_retail", "consistent"),
    ("acsi_retail", "mode_a"),
    ("acsi_retail", "mode_b"),
    ("acsi_retail_weighted", "consistent"),
    ("acsi_retail_weighted", "mode_a"),
    ("ccsi_telecom", "consistent"),
    ("ccsi_telecom", "mode_a"),
    ("ecsi_mobile", "consistent"),
    ("ecsi_mobile", "mode_a"),
    ("ecsi_mobile", "mode_b"),
    ("scsb_bank", "mode_a"),
];

/// One case: the survey's answers, the respondent weights, the model and how it was estimated.
struct Case {
    values: Value,
    model: PathModel,
    items: ItemMatrix,
    weights: Option<Vec<f64>>,
    settings: Settings,
    yes_no: Scale,
}

fn read_case(name: &str, estimator: &str, scheme: Scheme, scheme_name: &str) -> Case {
    let case = reference(&format!("{name}__{estimator}__{scheme_name}"));
    let model = reference_model(&case);
    let file = match name {
        "ccsi_telecom" => "ccsi_telecom_zh",
        _ if name.starts_with("acsi_missing") => "acsi_missing",
        _ if name.starts_with("acsi_retail") => "acsi_retail",
        other => other,
    };
    let (header, records) = survey(file);
    let position = |column: &str| header.iter().position(|name| name == column);
    let columns: Vec<usize> = model
        .indicators()
        .enumerate()
        // The Chinese headers stand in the order of the model, after the respondent number.
        .map(|(item, indicator)| position(&indicator.name).unwrap_or(item + 1))
        .collect();
    let listwise = name.ends_with("listwise");
    let kept = |record: &Vec<String>| {
        let answered = |&&column: &&usize| !["", "98", "99"].contains(&record[column].as_str());
        let answers = columns.iter().filter(answered).count();
        if listwise {
            answers == columns.len()
        } else {
            answers > 0
        }
    };
    let records: Vec<Vec<String>> = records.into_iter().filter(kept).collect();
    // Mean replacement made the yes/no item a decimal one, which the reference put on 1–10.
    let decimal = name == "acsi_missing_mean";
    Case {
        values: case["values"].clone(),
        items: item_matrix(&records, &columns),
        weights: name.ends_with("weighted").then(|| {
            (0..records.len())
                .map(|row| 1.0 + (row % 3) as f64)
                .collect()
        }),
        settings: Settings {
            scheme,
            consistent: estimator == "consistent",
            ..Settings::default()
        },
        yes_no: if decimal {
            Scale {
                min: 1.0,
                max: 10.0,
            }
        } else {
            Scale { min: 0.0, max: 1.0 }
        },
        model,
    }
}

impl Case {
    fn analyse(&self, settings: &Settings, yes_no: Scale) -> Analysis {
        let weights = self.weights.as_deref();
        let moments = estimate_moments(&self.items, weights, MissingTreatment::Mean, 1).unwrap();
        let scales = scales(&self.items, yes_no);
        analyse(&moments, &self.model, &scales, settings).unwrap()
    }

    fn assess(&self) -> Assessment {
        let weights = self.weights.as_deref();
        let moments = estimate_moments(&self.items, weights, MissingTreatment::Mean, 1).unwrap();
        let analysis = self.analyse(&self.settings, self.yes_no);
        assess(&analysis, &moments)
    }

    fn construct(&self, name: &str) -> usize {
        self.model.construct(name).unwrap().0
    }

    fn item(&self, name: &str) -> usize {
        self.model
            .indicators()
            .position(|indicator| indicator.name == name)
            .unwrap()
    }
}

/// Counts the compared figures, so that a renamed key cannot make a test pass by comparing nothing.
#[derive(Default)]
struct Comparison {
    compared: usize,
    worst: f64,
}

impl Comparison {
    fn figure(&mut self, what: &str, ours: f64, theirs: &Value) {
        self.within(TOLERANCE, what, ours, theirs);
    }

    fn within(&mut self, tolerance: f64, what: &str, ours: f64, theirs: &Value) {
        let theirs = theirs.as_f64().unwrap();
        let difference = (ours - theirs).abs();
        assert!(
            difference < tolerance,
            "{what}: ours {ours}, reference {theirs}"
        );
        self.compared += 1;
        self.worst = self.worst.max(difference);
    }

    /// Figures by construct.
    fn constructs(&mut self, case: &Case, key: &str, ours: impl Fn(usize) -> Option<f64>) {
        for (name, theirs) in entries(&case.values[key]) {
            if let Some(ours) = ours(case.construct(name)) {
                self.figure(&format!("{key} {name}"), ours, theirs);
            }
        }
    }

    /// Figures by "source -> target".
    fn pairs(&mut self, case: &Case, key: &str, ours: impl Fn((usize, usize)) -> f64) {
        for (pair, theirs) in entries(&case.values[key]) {
            let (source, target) = pair.split_once(" -> ").unwrap();
            let pair_ids = (case.construct(source), case.construct(target));
            self.figure(&format!("{key} {pair}"), ours(pair_ids), theirs);
        }
    }

    /// Figures by construct and item; a single item stands as a bare number.
    fn blocks(&mut self, case: &Case, key: &str, ours: impl Fn(usize) -> f64) {
        for (name, block) in entries(&case.values[key]) {
            if block.is_number() {
                let item = case.model.blocks()[case.construct(name)].start;
                self.figure(&format!("{key} {name}"), ours(item), block);
                continue;
            }
            for (item, theirs) in entries(block) {
                self.figure(&format!("{key} {item}"), ours(case.item(item)), theirs);
            }
        }
    }
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn compare(case: &Case) -> Comparison {
    let ours = case.analyse(&case.settings, case.yes_no);
    let structural = &ours.structural;
    let mut c = Comparison::default();
    c.blocks(case, "outer_weights", |item| {
        ours.solution.outer_weights[item]
    });
    c.blocks(case, "loadings", |item| ours.loadings[item]);
    for (item, row) in entries(&case.values["cross_loadings"]) {
        for (construct, theirs) in entries(row) {
            let cell = (case.item(item), case.construct(construct));
            c.figure(
                &format!("cross {item} {construct}"),
                ours.cross_loadings[cell],
                theirs,
            );
        }
    }
    for (first, row) in entries(&case.values["construct_correlations"]) {
        for (second, theirs) in entries(row) {
            let cell = (case.construct(first), case.construct(second));
            c.figure(
                &format!("{first} {second}"),
                ours.construct_correlations[cell],
                theirs,
            );
        }
    }
    c.pairs(case, "path_coefficients", |pair| {
        structural.path_coefficients[pair]
    });
    c.pairs(case, "total_effects", |pair| structural.total_effects[pair]);
    c.pairs(case, "indirect_effects", |pair| {
        structural.indirect_effects()[pair]
    });
    c.constructs(case, "r_squared", |construct| {
        structural.r_squared[construct]
    });
    c.constructs(case, "cronbach_alpha", |construct| {
        ours.reliability[construct].alpha
    });
    c.constructs(case, "rho_a", |construct| ours.reliability[construct].rho_a);
    c.constructs(case, "rho_c", |construct| ours.reliability[construct].rho_c);
    c.constructs(case, "ave", |construct| ours.reliability[construct].ave);
    c.constructs(case, "index", |construct| ours.indices[construct].index);
    c.pairs(case, "importance", |(source, target)| {
        ours.importance(ConstructId(source), ConstructId(target))
            .unwrap()
    });
    for (pair, theirs) in entries(&case.values["htmt"]) {
        let (first, second) = pair.split_once(" | ").unwrap();
        let cell = (case.construct(first), case.construct(second));
        c.figure(&format!("htmt {pair}"), ours.htmt[cell].unwrap(), theirs);
    }
    c.pairs(case, "f_squared", |pair| structural.effect_sizes[pair]);
    if case.weights.is_none() {
        c.constructs(case, "r_squared_adjusted", |construct| {
            ours.adjusted_r_squared[construct]
        });
        c.constructs(case, "score_standard_deviations", |construct| {
            ours.indices[construct].standard_deviation
        });
    }
    // plspm's `rescale` puts every item on one scale, yes/no ones too.
    let standardized = Settings {
        index_weights: IndexWeights::Standardized,
        ..case.settings.clone()
    };
    let rescaled = case.analyse(
        &standardized,
        Scale {
            min: 1.0,
            max: 10.0,
        },
    );
    c.constructs(case, "index_standardized_weights", |construct| {
        rescaled.indices[construct].index
    });
    c
}

/// `f_ml` and `nfi` come through a determinant and an inverse.
const LIKELIHOOD_TOLERANCE: f64 = 1e-7;

/// "a | b" in either order.
fn either_order(case: &Case, pair: &str) -> (usize, usize) {
    let (first, second) = pair.split_once(" | ").unwrap();
    (case.construct(first), case.construct(second))
}

/// Figures by reading: `fit_composite`, `fit_common_factor`.
fn compare_fits(c: &mut Comparison, case: &Case, ours: &Assessment) {
    for (key, reading) in [
        ("fit_composite", Reading::Composite),
        ("fit_common_factor", Reading::CommonFactor),
    ] {
        for (name, theirs) in entries(&case.values[key]) {
            let (figure, structure) = name.rsplit_once('_').unwrap();
            let structure = match structure {
                "estimated" => Structure::Estimated,
                _ => Structure::Saturated,
            };
            let of = |(r, s, _): &&(Reading, Structure, ModelFit)| *r == reading && *s == structure;
            let (_, _, fit) = ours.fits.iter().find(of).unwrap();
            let value = match figure {
                "srmr" => fit.srmr,
                "d_uls" => fit.d_uls,
                "d_g" => fit.d_g.unwrap(),
                "f_ml" => fit.f_ml.unwrap(),
                _ => fit.nfi.unwrap(),
            };
            let likelihood = ["f_ml", "nfi"].contains(&figure);
            let tolerance = if likelihood {
                LIKELIHOOD_TOLERANCE
            } else {
                TOLERANCE
            };
            c.within(tolerance, &format!("{key} {name}"), value, theirs);
        }
    }
}

/// Whether an item of one of the blocks goes against another item of the two.
fn has_non_positive(case: &Case, first: usize, second: usize) -> bool {
    let analysis = case.analyse(&case.settings, case.yes_no);
    let blocks = &analysis.layout.blocks;
    let items: Vec<usize> = blocks[first]
        .clone()
        .chain(blocks[second].clone())
        .collect();
    let mut pairs = items
        .iter()
        .flat_map(|i| items.iter().map(move |j| (*i, *j)));
    pairs.any(|pair| analysis.item_correlations[pair] <= 0.0)
}

fn compare_assessment(case: &Case) -> Comparison {
    let ours = case.assess();
    let mut c = Comparison::default();
    for (pair, theirs) in entries(&case.values["htmt2"]) {
        let (first, second) = either_order(case, pair);
        match ours.htmt2[(first, second)] {
            Some(value) => c.figure(&format!("htmt2 {pair}"), value, theirs),
            // The reference multiplies correlations, so that an even number of negative ones goes unnoticed.
            None => assert!(has_non_positive(case, first, second), "htmt2 {pair}"),
        }
    }
    for (construct, block) in entries(&case.values["vif_items"]) {
        for (item, theirs) in entries(block) {
            match ours.item_inflation[case.item(item)] {
                Some(value) => c.figure(&format!("vif {item}"), value, theirs),
                None => assert_eq!(block.as_object().unwrap().len(), 1, "{construct}"),
            }
        }
    }
    c.pairs(case, "vif_predecessors", |pair| {
        ours.path_inflation[pair].unwrap()
    });
    if case.weights.is_none() {
        for (pair, theirs) in entries(&case.values["path_standard_errors_ols"]) {
            let (source, target) = pair.split_once(" -> ").unwrap();
            if source != "Intercept" {
                let cell = (case.construct(source), case.construct(target));
                let value = ours.path_standard_errors[cell].unwrap();
                c.figure(&format!("standard error {pair}"), value, theirs);
            }
        }
        let criterion = |construct: usize| ours.information[construct];
        c.constructs(case, "aic", |construct| criterion(construct).map(|c| c.aic));
        c.constructs(case, "bic", |construct| criterion(construct).map(|c| c.bic));
    }
    if !case.values["goodness_of_fit_gof"].is_null() {
        let theirs = &case.values["goodness_of_fit_gof"];
        c.figure("gof", ours.goodness_of_fit.unwrap(), theirs);
    }
    c.figure(
        "rms_theta",
        ours.rms_theta.unwrap(),
        &case.values["rms_theta"],
    );
    compare_fits(&mut c, case, &ours);
    c
}

#[test]
fn the_assessment_of_all_39_cases_agrees() {
    let mut compared = 0;
    for (name, estimator) in CASES {
        for (scheme, scheme_name) in [
            (Scheme::Path, "path"),
            (Scheme::Factorial, "factorial"),
            (Scheme::Centroid, "centroid"),
        ] {
            let case = read_case(name, estimator, scheme, scheme_name);
            let result = compare_assessment(&case);
            assert!(result.compared > 20, "{name} {estimator}");
            compared += result.compared;
        }
    }
    assert!(compared > 2_000, "{compared} figures");
}

#[test]
fn all_39_cases_agree_to_1e_9() {
    let mut total = Comparison::default();
    for (name, estimator) in CASES {
        for (scheme, scheme_name) in [
            (Scheme::Path, "path"),
            (Scheme::Factorial, "factorial"),
            (Scheme::Centroid, "centroid"),
        ] {
            let case = read_case(name, estimator, scheme, scheme_name);
            let result = compare(&case);
            assert!(
                result.compared > 100,
                "{name} {estimator}: {} figures",
                result.compared
            );
            total.compared += result.compared;
            total.worst = total.worst.max(result.worst);
        }
    }
    assert!(
        total.compared > 6_000,
        "{} figures, worst {:e}",
        total.compared,
        total.worst
    );
}

#[test]
fn a_negative_index_weight_gives_no_index() {
    let case = read_case("ecsi_mobile", "mode_b", Scheme::Path, "path");
    let ours = case.analyse(&case.settings, case.yes_no);
    let quality = case.construct("PERQ");
    assert_eq!(ours.indices[quality].index, None);
    let faults = ours.negative_index_weights(&case.model);
    assert!(!faults.is_empty());
    assert!(
        faults
            .iter()
            .all(|fault| fault.arguments.contains(&("construct", "PERQ".into())))
    );
}

#[test]
fn mode_b_and_single_items_have_no_reliability() {
    let case = read_case("acsi_retail", "mode_b", Scheme::Path, "path");
    let ours = case.analyse(&case.settings, case.yes_no);
    for (construct, reliability) in case.model.constructs.iter().zip(&ours.reliability) {
        let single = construct.indicators.len() == 1;
        assert_eq!(reliability.alpha.is_none(), single);
        assert_eq!(reliability.rho_c.is_none(), single);
        let undefined = single || construct.mode == Mode::B;
        assert_eq!(reliability.rho_a.is_none(), undefined, "{}", construct.name);
        assert_eq!(reliability.ave.is_none(), undefined, "{}", construct.name);
    }
}

#[test]
fn em_moments_agree_to_1e_8() {
    let theirs = reference("acsi_missing__em_moments");
    let (header, records) = survey("acsi_missing");
    let columns: Vec<usize> = theirs["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            header
                .iter()
                .position(|name| name == item.as_str().unwrap())
                .unwrap()
        })
        .collect();
    let answered = |record: &Vec<String>| {
        columns
            .iter()
            .any(|&column| !["", "98", "99"].contains(&record[column].as_str()))
    };
    let records: Vec<Vec<String>> = records.into_iter().filter(answered).collect();
    let items = item_matrix(&records, &columns);
    let ours = estimate_moments(&items, None, MissingTreatment::Em, 1).unwrap();
    let means = ours.means.unwrap();
    for i in 0..columns.len() {
        assert!((means[i] - theirs["mean"][i].as_f64().unwrap()).abs() < 1e-8);
        for j in 0..columns.len() {
            let theirs = theirs["cov"][i][j].as_f64().unwrap();
            assert!((ours.covariance[(i, j)] - theirs).abs() < 1e-8, "{i} {j}");
        }
    }
}
