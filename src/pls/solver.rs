//! The PLS iteration on preallocated buffers.

use std::ops::Range;

use nalgebra::{DMatrix, DVector};

use super::layout::Layout;
use crate::model::Mode;
use crate::stats::{CholeskyFactor, CorrelationRegression, Singular};
use crate::study::Scheme;

/// Why there is no solution; constructs by position.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PlsFailure {
    /// The weights still moved after the last iteration allowed.
    #[error("not converged after {iterations} iterations (last change {change:e})")]
    NotConverged {
        /// Iterations done.
        iterations: usize,
        /// Largest change of a weight in the last one.
        change: f64,
    },
    /// The predecessors of a construct are collinear.
    #[error("the predecessors of construct {construct} are collinear")]
    SingularEquation {
        /// The explained construct.
        construct: usize,
    },
    /// The items of a Mode B block are collinear, or a proxy has no variance.
    #[error("the block of construct {construct} is singular")]
    SingularBlock {
        /// The block's construct.
        construct: usize,
    },
}

/// Converged outer weights and what follows from them directly.
#[derive(Debug, Clone, PartialEq)]
pub struct PlsSolution {
    /// k outer weights in the metric of the item matrix, w'Sw = 1 per construct.
    pub outer_weights: DVector<f64>,
    /// k × m covariances of the items with the construct scores.
    pub item_covariances: DMatrix<f64>,
    /// m × m correlations of the construct scores.
    pub construct_correlations: DMatrix<f64>,
    /// Iterations until convergence.
    pub iterations: usize,
}

/// Solves one model on any number of item matrices without allocating again.
#[derive(Debug, Clone)]
pub struct PlsSolver {
    layout: Layout,
    scheme: Scheme,
    tolerance: f64,
    max_iterations: usize,
    solution: PlsSolution,
    inner: DMatrix<f64>,
    regressions: Vec<CorrelationRegression>,
    /// Of the blocks of several items in Mode B.
    mode_b: Vec<Option<CholeskyFactor>>,
    proxy: DVector<f64>,
}

impl PlsSolver {
    /// A solver for `layout`; `tolerance` is the largest change of a weight at convergence.
    #[must_use]
    pub fn new(layout: Layout, scheme: Scheme, tolerance: f64, max_iterations: usize) -> Self {
        let (k, m) = (layout.items(), layout.constructs());
        let regressions = layout.equations.iter();
        let regressions = regressions
            .map(|e| CorrelationRegression::new(e.target, &e.predecessors))
            .collect();
        Self {
            scheme,
            tolerance,
            max_iterations,
            solution: PlsSolution {
                outer_weights: DVector::zeros(k),
                item_covariances: DMatrix::zeros(k, m),
                construct_correlations: DMatrix::zeros(m, m),
                iterations: 0,
            },
            inner: DMatrix::zeros(m, m),
            regressions,
            mode_b: layout
                .blocks
                .iter()
                .zip(&layout.modes)
                .map(mode_b)
                .collect(),
            proxy: DVector::zeros(k),
            layout,
        }
    }

    /// The layout that is solved.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The last solution; meaningful only after a successful [`PlsSolver::solve`].
    #[must_use]
    pub fn solution(&self) -> &PlsSolution {
        &self.solution
    }

    /// Iterates to convergence on `items` (k × k, symmetric).
    ///
    /// Starts from weights 1 and orients constructs by their loadings; with the weights of another sample as
    /// `reference` (k), starts from these and orients every construct to go along with them. The limit is the same.
    ///
    /// # Errors
    /// [`PlsFailure`]: not converged, collinear predecessors, or a singular block.
    pub fn solve(
        &mut self,
        items: &DMatrix<f64>,
        reference: Option<&DVector<f64>>,
    ) -> Result<(), PlsFailure> {
        self.factor_mode_b_blocks(items)?;
        match reference {
            Some(weights) => self.solution.outer_weights.copy_from(weights),
            None => self.solution.outer_weights.fill(1.0),
        }
        let mut change = self.project(items)?;
        for iteration in 1..=self.max_iterations {
            self.update_inner_weights()?;
            self.update_proxies();
            std::mem::swap(&mut self.proxy, &mut self.solution.outer_weights);
            change = self.project(items)?;
            if change < self.tolerance {
                self.solution.iterations = iteration;
                self.orient(items, reference);
                return Ok(());
            }
        }
        Err(PlsFailure::NotConverged {
            iterations: self.max_iterations,
            change,
        })
    }

    fn factor_mode_b_blocks(&mut self, items: &DMatrix<f64>) -> Result<(), PlsFailure> {
        let blocks = self.mode_b.iter_mut().zip(&self.layout.blocks);
        for (construct, (factor, block)) in blocks.enumerate() {
            if let Some(factor) = factor {
                let start = block.start;
                factor
                    .compute(|row, column| items[(start + row, start + column)])
                    .map_err(|Singular| PlsFailure::SingularBlock { construct })?;
            }
        }
        Ok(())
    }

    /// Scales each block to w'Sw = 1, then V = S W (items × constructs) and C = W'V; gives the largest change of a
    /// weight against those before (in `proxy`).
    fn project(&mut self, items: &DMatrix<f64>) -> Result<f64, PlsFailure> {
        let PlsSolution {
            outer_weights,
            item_covariances,
            construct_correlations,
            ..
        } = &mut self.solution;
        let k = items.nrows();
        let weights = outer_weights.as_mut_slice();
        let mut change = 0.0_f64;
        for (construct, block) in self.layout.blocks.iter().enumerate() {
            let covariances = &mut item_covariances.as_mut_slice()[construct * k..][..k];
            covariances.fill(0.0);
            for i in block.clone() {
                let column = &items.as_slice()[i * k..][..k];
                for (covariance, value) in covariances.iter_mut().zip(column) {
                    *covariance += weights[i] * value;
                }
            }
            let variance = dot(&weights[block.clone()], &covariances[block.clone()]);
            if !(variance > 0.0 && variance.is_finite()) {
                return Err(PlsFailure::SingularBlock { construct });
            }
            let scale = variance.sqrt().recip();
            for covariance in covariances {
                *covariance *= scale;
            }
            for i in block.clone() {
                weights[i] *= scale;
                change = change.max((weights[i] - self.proxy[i]).abs());
            }
        }
        for (a, block) in self.layout.blocks.iter().enumerate() {
            for b in 0..=a {
                let covariances = &item_covariances.as_slice()[b * k..][block.clone()];
                let correlation = dot(&weights[block.clone()], covariances);
                construct_correlations[(a, b)] = correlation;
                construct_correlations[(b, a)] = correlation;
            }
        }
        Ok(change)
    }

    /// Column j holds the weights of the other constructs in the inner proxy of construct j.
    fn update_inner_weights(&mut self) -> Result<(), PlsFailure> {
        let correlations = &self.solution.construct_correlations;
        self.inner.fill(0.0);
        for regression in &mut self.regressions {
            let target = regression.target();
            if self.scheme == Scheme::Path {
                regression
                    .solve(correlations)
                    .map_err(|Singular| PlsFailure::SingularEquation { construct: target })?;
            }
            for (position, &source) in regression.predecessors().iter().enumerate() {
                let correlation = correlations[(source, target)];
                let (to_source, to_target) = match self.scheme {
                    Scheme::Path => (correlation, regression.coefficients()[position]),
                    Scheme::Factorial => (correlation, correlation),
                    Scheme::Centroid => (correlation.signum(), correlation.signum()),
                };
                self.inner[(target, source)] = to_source;
                self.inner[(source, target)] = to_target;
            }
        }
        Ok(())
    }

    /// New unscaled weights: covariances with the inner proxy (Mode A) or regression on the block (Mode B).
    fn update_proxies(&mut self) {
        let (k, m) = (self.layout.items(), self.layout.constructs());
        let covariances = self.solution.item_covariances.as_slice();
        for (construct, block) in self.layout.blocks.iter().enumerate() {
            let proxy = &mut self.proxy.as_mut_slice()[block.clone()];
            proxy.fill(0.0);
            let neighbours = self.inner.as_slice()[construct * m..][..m].iter();
            for (other, &weight) in neighbours.enumerate().filter(|(_, weight)| **weight != 0.0) {
                let covariances = &covariances[other * k..][block.clone()];
                for (sum, covariance) in proxy.iter_mut().zip(covariances) {
                    *sum += weight * covariance;
                }
            }
            let factor = self.mode_b[construct].as_ref();
            if let Some(factor) = factor.and_then(CholeskyFactor::last) {
                factor.solve_mut(&mut self.proxy.rows_mut(block.start, block.len()));
            }
        }
    }

    /// Flips whole constructs whose weights go against the reference or, without one, whose dominant loading or
    /// sum of loadings is negative.
    fn orient(&mut self, items: &DMatrix<f64>, reference: Option<&DVector<f64>>) {
        for construct in 0..self.layout.constructs() {
            let block = self.layout.blocks[construct].clone();
            let covariances = self.solution.item_covariances.column(construct);
            let direction: f64 = match (reference, self.layout.dominant[construct]) {
                (Some(reference), _) => block
                    .map(|i| self.solution.outer_weights[i] * reference[i])
                    .sum(),
                (None, Some(item)) => covariances[item],
                (None, None) => block.map(|i| covariances[i] / items[(i, i)].sqrt()).sum(),
            };
            if direction < 0.0 {
                self.flip(construct);
            }
        }
    }

    /// Turns a construct round: weights, item covariances and correlations together.
    fn flip(&mut self, construct: usize) {
        let solution = &mut self.solution;
        for i in self.layout.blocks[construct].clone() {
            solution.outer_weights[i] = -solution.outer_weights[i];
        }
        solution.item_covariances.column_mut(construct).neg_mut();
        solution
            .construct_correlations
            .column_mut(construct)
            .neg_mut();
        solution.construct_correlations.row_mut(construct).neg_mut();
    }
}

fn mode_b((block, mode): (&Range<usize>, &Mode)) -> Option<CholeskyFactor> {
    (*mode == Mode::B && block.len() > 1).then(|| CholeskyFactor::new(block.len()))
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
