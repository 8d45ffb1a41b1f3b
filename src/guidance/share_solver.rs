//! R² and its shares of one regression, solved again and again.

use std::sync::Arc;

use nalgebra::DMatrix;

use super::variable::{Correlations, Regression};
use crate::drivers::{OrderedGains, ShapleyShares, johnson_weights};
use crate::resampling::{Stream, shuffle};
use crate::stats::{CorrelationRegression, Singular};

/// Orders that are drawn where there are too many predictors for all of them: half at random, half their reversals.
pub const SAMPLED_ORDERS: usize = 1000;

/// Streams of the orders stand behind those of the replicates.
const FIRST_ORDER_STREAM: u64 = 1 << 40;

/// Solves one regression from correlations: R², and per predictor the coefficient, the LMG share and Johnson's weight.
#[derive(Debug, Clone)]
pub(super) struct ShareSolver {
    regression: Regression,
    /// Predictors, then the outcome.
    correlations: DMatrix<f64>,
    coefficients: CorrelationRegression,
    shapley: Option<ShapleyShares>,
    ordered: OrderedGains,
    /// Every second one is the reversal of the one before.
    orders: Arc<Vec<Vec<usize>>>,
    gains: Vec<f64>,
    /// Σ and Σ² of the means of each pair of orders.
    sums: Vec<(f64, f64)>,
}

impl ShareSolver {
    pub(super) fn new(regression: &Regression, seed: u64) -> Self {
        let p = regression.predictors.len();
        let places: Vec<usize> = (0..p).collect();
        let shapley = ShapleyShares::new(p);
        let orders = match shapley {
            Some(_) => Vec::new(),
            None => draw_orders(&places, seed),
        };
        Self {
            regression: regression.clone(),
            correlations: DMatrix::identity(p + 1, p + 1),
            coefficients: CorrelationRegression::new(p, &places),
            shapley,
            ordered: OrderedGains::new(p),
            orders: Arc::new(orders),
            gains: vec![0.0; p],
            sums: vec![(0.0, 0.0); p],
        }
    }

    /// Number of predictors.
    pub(super) fn predictors(&self) -> usize {
        self.gains.len()
    }

    /// Number of figures: R², then coefficients, LMG shares and Johnson's weights.
    pub(super) fn width(&self) -> usize {
        1 + 3 * self.predictors()
    }

    /// Number of sampled orders; `None` when the shares are exact.
    pub(super) fn sampled_orders(&self) -> Option<usize> {
        self.shapley.is_none().then(|| self.orders.len())
    }

    /// What one solution costs, in subsets or steps of an order.
    pub(super) fn effort(&self) -> usize {
        let p = self.predictors();
        match self.shapley {
            Some(_) => 1 << p,
            None => self.orders.len() * p * p / 4,
        }
    }

    /// Writes the figures under the correlations of a fit.
    pub(super) fn solve_into(
        &mut self,
        fit: &impl Correlations,
        figures: &mut [f64],
    ) -> Result<(), Singular> {
        self.load(fit);
        let p = self.predictors();
        let (explained, rest) = figures.split_at_mut(1);
        let (coefficients, rest) = rest.split_at_mut(p);
        let (shares, weights) = rest.split_at_mut(p);
        self.coefficients.solve(&self.correlations)?;
        coefficients.copy_from_slice(self.coefficients.coefficients());
        explained[0] = self.coefficients.r_squared(&self.correlations);
        match &mut self.shapley {
            Some(shapley) => {
                shapley.shares_into(&self.correlations, shares)?;
            }
            None => self.average_orders(shares)?,
        }
        weights.copy_from_slice(&johnson_weights(&self.correlations)?);
        Ok(())
    }

    fn load(&mut self, fit: &impl Correlations) {
        let Regression {
            outcome,
            predictors,
        } = &self.regression;
        let last = predictors.len();
        let variable = |place: usize| predictors.get(place).unwrap_or(outcome);
        for second in 1..=last {
            for first in 0..second {
                let correlation = fit.correlation(*variable(first), *variable(second));
                self.correlations[(first, second)] = correlation;
                self.correlations[(second, first)] = correlation;
            }
        }
    }

    /// Correlation of a predictor with the outcome in the fit that was solved last.
    pub(super) fn correlation_with_outcome(&self, predictor: usize) -> f64 {
        self.correlations[(predictor, self.predictors())]
    }

    fn average_orders(&mut self, shares: &mut [f64]) -> Result<(), Singular> {
        self.sums.fill((0.0, 0.0));
        let orders = Arc::clone(&self.orders);
        for pair in orders.chunks_exact(2) {
            shares.fill(0.0);
            for order in pair {
                self.ordered
                    .gains_into(&self.correlations, order, &mut self.gains)?;
                for (share, gain) in shares.iter_mut().zip(&self.gains) {
                    *share += gain / 2.0;
                }
            }
            for ((sum, squares), mean) in self.sums.iter_mut().zip(&*shares) {
                *sum += mean;
                *squares += mean * mean;
            }
        }
        let pairs = orders.len() as f64 / 2.0;
        for (share, (sum, _)) in shares.iter_mut().zip(&self.sums) {
            *share = sum / pairs;
        }
        Ok(())
    }

    /// Monte-Carlo standard error of a predictor's share in the fit that was solved last; `None` when the shares are exact.
    pub(super) fn sampling_error(&self, predictor: usize) -> Option<f64> {
        let pairs = self.sampled_orders()? as f64 / 2.0;
        let (sum, squares) = self.sums[predictor];
        let variance = ((squares - sum * sum / pairs) / (pairs - 1.0)).max(0.0);
        Some((variance / pairs).sqrt())
    }
}

/// Random orders, each followed by its reversal: a predictor that comes early in the one comes late in the other, which takes
/// most of the chance out of their mean.
fn draw_orders(places: &[usize], seed: u64) -> Vec<Vec<usize>> {
    let pair = |number: u64| {
        let mut order = places.to_vec();
        shuffle(
            &mut order,
            &mut Stream::new(seed, FIRST_ORDER_STREAM + number),
        );
        let reversed = order.iter().rev().copied().collect();
        [order, reversed]
    };
    (0..SAMPLED_ORDERS as u64 / 2).flat_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::Variable;
    use crate::model::{ConstructId, IndicatorId};

    /// p items, any two of which correlate ρ, and one outcome that correlates r with each; so that every share is R²/p.
    struct Equal {
        among: f64,
        with_outcome: f64,
    }

    impl Correlations for Equal {
        fn of_items(&self, _: usize, _: usize) -> f64 {
            self.among
        }

        fn of_constructs(&self, _: usize, _: usize) -> f64 {
            f64::NAN
        }

        fn of_item_and_score(&self, _: usize, _: usize) -> f64 {
            self.with_outcome
        }
    }

    fn solver(predictors: usize) -> ShareSolver {
        let items = (0..predictors).map(|item| Variable::Item(IndicatorId(item)));
        let regression = Regression {
            outcome: Variable::Construct(ConstructId(0)),
            predictors: items.collect(),
        };
        ShareSolver::new(&regression, 1)
    }

    #[test]
    fn equal_predictors_share_equally_exact_or_sampled() {
        let fit = Equal {
            among: 0.4,
            with_outcome: 0.5,
        };
        for p in [6, 24] {
            let mut solver = solver(p);
            let mut figures = vec![0.0; solver.width()];
            solver.solve_into(&fit, &mut figures).unwrap();
            // R² = p r²/(1 + (p − 1)ρ)
            let size = p as f64;
            let explained = size * 0.25 / (1.0 + (size - 1.0) * 0.4);
            assert!((figures[0] - explained).abs() < 1e-12);
            let shares = &figures[1 + p..][..p];
            assert!((shares.iter().sum::<f64>() - explained).abs() < 1e-12);
            for (predictor, share) in shares.iter().enumerate() {
                let error = solver.sampling_error(predictor);
                assert_eq!(error.is_some(), p == 24);
                // Within four Monte-Carlo errors.
                let reach = 4.0 * error.unwrap_or(0.0) + 1e-12;
                assert!(
                    (share - explained / size).abs() < reach,
                    "{share} {error:?}"
                );
                assert!(error.is_none_or(|error| error > 0.0 && error < 0.1 * share));
                assert!((figures[1 + 2 * p + predictor] - explained / size).abs() < 1e-10);
            }
            assert!((solver.correlation_with_outcome(0) - 0.5).abs() < 1e-15);
        }
    }

    #[test]
    fn dependent_predictors_are_singular_exact_or_sampled() {
        for p in [2, 22] {
            let mut solver = solver(p);
            let mut figures = vec![0.0; solver.width()];
            let fit = Equal {
                among: 1.0,
                with_outcome: 0.5,
            };
            assert_eq!(solver.solve_into(&fit, &mut figures), Err(Singular));
        }
    }

    #[test]
    fn orders_come_in_pairs_and_repeat_with_the_seed() {
        let places = [0, 1, 2, 3];
        let orders = draw_orders(&places, 5);
        assert_eq!(orders.len(), SAMPLED_ORDERS);
        for pair in orders.chunks_exact(2) {
            assert!(pair[0].iter().eq(pair[1].iter().rev()));
        }
        assert_eq!(orders, draw_orders(&places, 5));
        assert_ne!(orders, draw_orders(&places, 6));
    }
}
