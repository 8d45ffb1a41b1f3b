//! Least-squares paths and the effects that follow from them.

use nalgebra::DMatrix;

use crate::pls::Layout;
use crate::stats::{CorrelationRegression, Singular};

/// The structural model's figures, by construct position.
#[derive(Debug, Clone, PartialEq)]
pub struct StructuralEstimates {
    /// m × m path coefficients B, source × target.
    pub path_coefficients: DMatrix<f64>,
    /// m × m total effects T = (I − B)⁻¹ − I, source × target.
    pub total_effects: DMatrix<f64>,
    /// R² of each construct; `None` for exogenous ones.
    pub r_squared: Vec<Option<f64>>,
    /// m × m effect sizes f² = (R² − R²₋)/(1 − R²) of dropping the source, construct scores held fixed, source ×
    /// target. Source: Cohen 1988, p. 410.
    pub effect_sizes: DMatrix<f64>,
}

impl StructuralEstimates {
    /// m × m indirect effects T − B.
    #[must_use]
    pub fn indirect_effects(&self) -> DMatrix<f64> {
        &self.total_effects - &self.path_coefficients
    }
}

/// Estimates one model's paths again and again on its own buffers.
#[derive(Debug, Clone)]
pub struct StructuralEstimator {
    regressions: Vec<CorrelationRegression>,
    estimates: StructuralEstimates,
}

impl StructuralEstimator {
    /// An estimator of the equations of `layout`.
    #[must_use]
    pub fn new(layout: &Layout) -> Self {
        let m = layout.constructs();
        let equations = layout.equations.iter();
        Self {
            regressions: equations
                .map(|e| CorrelationRegression::new(e.target, &e.predecessors))
                .collect(),
            estimates: StructuralEstimates {
                path_coefficients: DMatrix::zeros(m, m),
                total_effects: DMatrix::zeros(m, m),
                r_squared: vec![None; m],
                effect_sizes: DMatrix::zeros(m, m),
            },
        }
    }

    /// The last estimates; meaningful only after a successful [`StructuralEstimator::estimate`].
    #[must_use]
    pub fn estimates(&self) -> &StructuralEstimates {
        &self.estimates
    }

    /// Regresses every endogenous construct on its predecessors under `correlations` (m × m).
    ///
    /// # Errors
    /// The position of the construct whose predecessors are collinear.
    pub fn estimate(&mut self, correlations: &DMatrix<f64>) -> Result<(), usize> {
        let StructuralEstimates {
            path_coefficients,
            total_effects,
            r_squared,
            effect_sizes,
        } = &mut self.estimates;
        total_effects.fill(0.0);
        for regression in &mut self.regressions {
            let target = regression.target();
            regression
                .solve_with_inverse(correlations)
                .map_err(|Singular| target)?;
            let explained = regression.r_squared(correlations);
            r_squared[target] = Some(explained);
            let inflation = regression.inverse_diagonal().iter();
            let terms = regression.coefficients().iter().zip(inflation);
            for (&source, (b, inflation)) in regression.predecessors().iter().zip(terms) {
                // Dropping one predecessor lowers R² by b²/(R⁻¹)ⱼⱼ.
                effect_sizes[(source, target)] = b * b / inflation / (1.0 - explained);
            }
            let coefficients = regression.coefficients().iter();
            for (&source, &b) in regression.predecessors().iter().zip(coefficients) {
                path_coefficients[(source, target)] = b;
                // Equations stand in causal order: the effects on `source` are complete.
                total_effects[(source, target)] += b;
                for origin in 0..total_effects.nrows() {
                    total_effects[(origin, target)] += total_effects[(origin, source)] * b;
                }
            }
        }
        Ok(())
    }
}

/// Adjusted R² = 1 − (1 − R²)(n − 1)/(n − p − 1) for p predecessors and n respondents.
///
/// `None` when n ≤ p + 1. Source: Theil 1961.
#[must_use]
pub fn adjusted_r_squared(r_squared: f64, predecessors: usize, respondents: f64) -> Option<f64> {
    let residual = respondents - predecessors as f64 - 1.0;
    (residual > 0.0).then(|| 1.0 - (1.0 - r_squared) * (respondents - 1.0) / residual)
}

/// Standard error of a standardised coefficient by least squares: √((1 − R²) · VIF/(n − p − 1)).
///
/// `inflation` is the predecessor's VIF (1 for an only one), p the predecessors, n the respondents, all of equal weight.
/// It takes the construct scores as given. `None` when n ≤ p + 1. Source: Fox 2016, Applied Regression Analysis,
/// section 13.1.
#[must_use]
pub fn path_standard_error(
    r_squared: f64,
    inflation: f64,
    (predecessors, respondents): (usize, f64),
) -> Option<f64> {
    let residual = respondents - predecessors as f64 - 1.0;
    (residual > 0.0).then(|| ((1.0 - r_squared) * inflation / residual).sqrt())
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::*;
    use crate::model::Mode;
    use crate::pls::Equation;

    #[test]
    fn a_chain_multiplies_and_a_fork_adds() {
        // a → b (.5), a → c, b → c: with r_ac = .5, r_bc = .6, r_ab = .5: b_ac = (.5 − .3)/.75, b_bc = (.6 − .25)/.75
        let layout = Layout {
            blocks: vec![0..1, 1..2, 2..3],
            modes: vec![Mode::A; 3],
            dominant: vec![None; 3],
            equations: vec![
                Equation {
                    target: 1,
                    predecessors: vec![0],
                },
                Equation {
                    target: 2,
                    predecessors: vec![0, 1],
                },
            ],
            index: 2,
        };
        let mut estimator = StructuralEstimator::new(&layout);
        let c = dmatrix![1.0, 0.5, 0.5; 0.5, 1.0, 0.6; 0.5, 0.6, 1.0];
        estimator.estimate(&c).unwrap();
        let estimates = estimator.estimates();
        let (direct, rest) = (0.2 / 0.75, 0.35 / 0.75);
        assert!((estimates.path_coefficients[(0, 2)] - direct).abs() < 1e-15);
        assert!((estimates.total_effects[(0, 2)] - (direct + 0.5 * rest)).abs() < 1e-15);
        assert!((estimates.indirect_effects()[(0, 2)] - 0.5 * rest).abs() < 1e-15);
        assert_eq!(estimates.r_squared[0], None);
    }

    #[test]
    fn adjusted_r_squared_by_hand() {
        // 1 − .5 · 9/7
        assert!((adjusted_r_squared(0.5, 2, 10.0).unwrap() - (1.0 - 4.5 / 7.0)).abs() < 1e-15);
        assert_eq!(adjusted_r_squared(0.5, 2, 3.0), None);
    }

    #[test]
    fn standard_error_by_hand() {
        // √(.64 · 1.25/(20 − 2 − 1))
        let error = path_standard_error(0.36, 1.25, (2, 20.0)).unwrap();
        assert!((error - (0.8_f64 / 17.0).sqrt()).abs() < 1e-15);
        assert_eq!(path_standard_error(0.36, 1.25, (2, 3.0)), None);
    }
}
