//! Populations whose parameters are known: the matrix is exact, so there is no sampling error.

use crate::surveys::{construct, model};
use csi::analysis::{Analysis, analyse};
use csi::model::{Mode, PathModel, Scale};
use csi::moments::Moments;
use csi::study::Settings;
use nalgebra::{DMatrix, DVector};

const EXACT: f64 = 1e-8;

/// A population of common factors: loadings by construct, and (source, target, coefficient) in causal order.
struct Population {
    loadings: Vec<(&'static str, Vec<f64>)>,
    paths: Vec<(usize, usize, f64)>,
}

impl Population {
    fn construct_correlations(&self) -> DMatrix<f64> {
        let m = self.loadings.len();
        let mut correlations = DMatrix::identity(m, m);
        for target in 0..m {
            for other in 0..target {
                let into = self.paths.iter().filter(|path| path.1 == target);
                let r: f64 = into
                    .map(|path| path.2 * correlations[(path.0, other)])
                    .sum();
                correlations[(target, other)] = r;
                correlations[(other, target)] = r;
            }
        }
        correlations
    }

    fn item_correlations(&self) -> DMatrix<f64> {
        let constructs = self.construct_correlations();
        let items: Vec<(usize, f64)> = self
            .loadings
            .iter()
            .enumerate()
            .flat_map(|(j, (_, block))| block.iter().map(move |loading| (j, *loading)))
            .collect();
        DMatrix::from_fn(items.len(), items.len(), |a, b| {
            let ((i, x), (j, y)) = (items[a], items[b]);
            if a == b {
                1.0
            } else {
                x * y * constructs[(i, j)]
            }
        })
    }

    fn model(&self) -> PathModel {
        let constructs = self.loadings.iter().map(|(name, block)| {
            let items: Vec<String> = (0..block.len()).map(|i| format!("{name}{i}")).collect();
            construct(name, Mode::A, &items)
        });
        let name = |construct: usize| self.loadings[construct].0.to_owned();
        let paths: Vec<_> = self
            .paths
            .iter()
            .map(|path| (name(path.0), name(path.1)))
            .collect();
        model(constructs.collect(), &paths, self.loadings[2].0)
    }

    fn analyse(&self, settings: &Settings) -> Analysis {
        let correlations = self.item_correlations();
        let k = correlations.nrows();
        let moments = Moments {
            respondents: 1_000,
            effective_respondents: 1_000.0,
            means: Some(DVector::from_element(k, 0.0)),
            covariance: correlations,
            has_units: true,
        };
        let scales = vec![
            Scale {
                min: -3.0,
                max: 3.0
            };
            k
        ];
        analyse(&moments, &self.model(), &scales, settings).unwrap()
    }

    fn assert_paths(&self, analysis: &Analysis, expected: &[f64]) {
        assert_eq!(expected.len(), self.paths.len());
        for (path, expected) in self.paths.iter().zip(expected) {
            let ours = analysis.structural.path_coefficients[(path.0, path.1)];
            assert!(
                (ours - expected).abs() < EXACT,
                "{path:?}: {ours} {expected}"
            );
        }
    }

    /// Consistent PLS returns the population's own parameters.
    fn assert_consistent(&self) {
        let consistent = self.analyse(&Settings {
            consistent: true,
            ..Settings::default()
        });
        let truth: Vec<f64> = self.paths.iter().map(|path| path.2).collect();
        self.assert_paths(&consistent, &truth);
        let loadings = self.loadings.iter().flat_map(|(_, block)| block);
        for (ours, truth) in consistent.loadings.iter().zip(loadings) {
            assert!((ours - truth).abs() < EXACT, "{ours} {truth}");
        }
    }
}

fn three_factors() -> Population {
    Population {
        loadings: vec![
            ("x", vec![0.8, 0.9, 0.8]),
            ("y", vec![0.7, 0.7, 0.9]),
            ("z", vec![0.9, 0.8, 0.7]),
        ],
        paths: vec![(0, 1, 0.6), (0, 2, 0.4), (1, 2, 0.35)],
    }
}

fn acsi_shaped() -> Population {
    Population {
        loadings: vec![
            ("expectations", vec![0.7, 0.8, 0.6]),
            ("quality", vec![0.9, 0.85, 0.7]),
            ("value", vec![0.9, 0.9]),
            ("satisfaction", vec![0.9, 0.8, 0.85]),
            ("complaints", vec![1.0]),
            ("loyalty", vec![0.9, 0.7]),
        ],
        paths: vec![
            (0, 1, 0.6),
            (0, 2, 0.1),
            (1, 2, 0.65),
            (0, 3, 0.1),
            (1, 3, 0.5),
            (2, 3, 0.35),
            (3, 4, -0.4),
            (3, 5, 0.65),
            (4, 5, -0.1),
        ],
    }
}

#[test]
fn three_common_factors() {
    let population = three_factors();
    let composite = population.analyse(&Settings::default());
    population.assert_paths(&composite, &[0.51196938, 0.37091110, 0.30752022]);
    for (reliability, expected) in composite
        .reliability
        .iter()
        .zip([0.87663563, 0.83055109, 0.85579153])
    {
        assert!((reliability.rho_a.unwrap() - expected).abs() < EXACT);
    }
    population.assert_consistent();
}

#[test]
fn an_acsi_shaped_population() {
    let population = acsi_shaped();
    let composite = population.analyse(&Settings::default());
    let expected = [
        0.487444, 0.128341, 0.564425, 0.114743, 0.433495, 0.354771, -0.377308, 0.539510, -0.119867,
    ];
    for (path, expected) in population.paths.iter().zip(expected) {
        let ours = composite.structural.path_coefficients[(path.0, path.1)];
        // The expected figures are printed to six decimals.
        assert!(
            (ours - expected).abs() < 5e-7,
            "{path:?}: {ours} {expected}"
        );
    }
    population.assert_consistent();
}
