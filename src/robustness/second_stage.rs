//! Equations of the structural model with further terms, estimated on respondents' scores.

use nalgebra::DMatrix;

use crate::stats::{CorrelationRegression, normal_scores_into};

/// A variance below this share of the mean square counts as none.
const SMALLEST_VARIANCE_SHARE: f64 = 1e-12;

/// A column that an equation gains; constructs by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// Normal scores Φ⁻¹(F̂(x)) of a construct's scores.
    Copula(usize),
    /// Squared standardised scores.
    Square(usize),
    /// Product of the standardised scores of two constructs.
    Product(usize, usize),
}

/// An equation with further terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Extension {
    pub(super) target: usize,
    /// The constructs that explain it.
    pub(super) sources: Vec<usize>,
    /// What is added.
    pub(super) terms: Vec<Term>,
}

impl Extension {
    /// Number of figures: a coefficient per source and term, then f² per term.
    pub(super) fn width(&self) -> usize {
        self.sources.len() + 2 * self.terms.len()
    }
}

/// Solves extended equations on the scores of a sample, again and again on its own buffers.
#[derive(Debug, Clone)]
pub(super) struct SecondStage {
    constructs: usize,
    terms: Vec<Term>,
    extensions: Vec<(Extension, CorrelationRegression)>,
    respondents: usize,
    /// A column of n per construct, then one per term.
    columns: Vec<f64>,
    correlations: DMatrix<f64>,
    deviations: Vec<f64>,
    row: Vec<f64>,
    order: Vec<(f64, u32)>,
}

impl SecondStage {
    pub(super) fn new(constructs: usize, respondents: usize, extensions: &[Extension]) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        for term in extensions.iter().flat_map(|extension| &extension.terms) {
            if !terms.contains(term) {
                terms.push(*term);
            }
        }
        let place = |term: &Term| terms.iter().position(|known| known == term);
        let solved = |extension: &Extension| {
            let added = extension.terms.iter().filter_map(place);
            let mut columns = extension.sources.clone();
            columns.extend(added.map(|term| constructs + term));
            let regression = CorrelationRegression::new(extension.target, &columns);
            (extension.clone(), regression)
        };
        let width = constructs + terms.len();
        Self {
            extensions: extensions.iter().map(solved).collect(),
            columns: vec![0.0; width * respondents],
            correlations: DMatrix::identity(width, width),
            deviations: vec![0.0; width],
            row: vec![0.0; width],
            order: Vec::with_capacity(respondents),
            constructs,
            terms,
            respondents,
        }
    }

    /// The standardised scores of a construct, one per respondent.
    pub(super) fn scores(&self, construct: usize) -> &[f64] {
        &self.columns[construct * self.respondents..][..self.respondents]
    }

    /// The same, to be filled before [`SecondStage::solve_into`].
    pub(super) fn scores_mut(&mut self, construct: usize) -> &mut [f64] {
        &mut self.columns[construct * self.respondents..][..self.respondents]
    }

    /// Writes the figures of every equation, one after the other; NaN where an equation is singular.
    ///
    /// Coefficients are those of the standardised scores and of terms made of them, which are not standardised again; an
    /// intercept is in every equation. f² = (R² − R²₋)/(1 − R²), R²₋ without the term.
    pub(super) fn solve_into(&mut self, weights: &[f64], figures: &mut [f64]) {
        self.fill_terms(weights);
        self.correlate(weights);
        let mut rest = figures;
        for (extension, regression) in &mut self.extensions {
            let (own, after) = rest.split_at_mut(extension.width());
            rest = after;
            if regression.solve_with_inverse(&self.correlations).is_err() {
                own.fill(f64::NAN);
                continue;
            }
            let explained = regression.r_squared(&self.correlations);
            let unit = self.deviations[extension.target];
            let (coefficients, sizes) =
                own.split_at_mut(extension.sources.len() + extension.terms.len());
            let solved = regression
                .predecessors()
                .iter()
                .zip(regression.coefficients());
            for (slot, (&column, b)) in coefficients.iter_mut().zip(solved.clone()) {
                *slot = b * unit / self.deviations[column];
            }
            let inflation = regression.inverse_diagonal().iter();
            let added = solved.zip(inflation).skip(extension.sources.len());
            for (slot, ((_, b), inflation)) in sizes.iter_mut().zip(added) {
                *slot = b * b / inflation / (1.0 - explained);
            }
        }
    }

    fn fill_terms(&mut self, weights: &[f64]) {
        let n = self.respondents;
        let (scores, added) = self.columns.split_at_mut(self.constructs * n);
        let of = |construct: usize| &scores[construct * n..][..n];
        for (term, column) in self.terms.iter().zip(added.chunks_exact_mut(n.max(1))) {
            match *term {
                Term::Square(construct) => {
                    for (slot, x) in column.iter_mut().zip(of(construct)) {
                        *slot = x * x;
                    }
                }
                Term::Product(first, second) => {
                    for (slot, (x, z)) in column.iter_mut().zip(of(first).iter().zip(of(second))) {
                        *slot = x * z;
                    }
                }
                Term::Copula(construct) => {
                    sort_drawn(of(construct), weights, &mut self.order);
                    normal_scores_into(&self.order, weights, column);
                }
            }
        }
    }

    /// Weighted correlations and deviations (divisor Σw) of all columns.
    fn correlate(&mut self, weights: &[f64]) {
        let (n, width) = (self.respondents, self.row.len());
        let total: f64 = weights.iter().sum();
        let means = &mut self.deviations;
        for (mean, column) in means.iter_mut().zip(self.columns.chunks_exact(n.max(1))) {
            let products = column.iter().zip(weights);
            *mean = products
                .map(|(x, w)| if *w > 0.0 { x * w } else { 0.0 })
                .sum::<f64>()
                / total;
        }
        self.correlations.fill(0.0);
        for (respondent, &weight) in weights.iter().enumerate().filter(|(_, w)| **w > 0.0) {
            for (column, slot) in self.row.iter_mut().enumerate() {
                *slot = self.columns[column * n + respondent] - means[column];
            }
            for (a, column) in self
                .correlations
                .as_mut_slice()
                .chunks_exact_mut(width)
                .enumerate()
            {
                let scaled = weight * self.row[a];
                for (sum, b) in column[a..].iter_mut().zip(&self.row[a..]) {
                    *sum += scaled * b;
                }
            }
        }
        for (column, slot) in self.deviations.iter_mut().enumerate() {
            let variance = self.correlations[(column, column)] / total;
            let flat = variance <= SMALLEST_VARIANCE_SHARE * (variance + *slot * *slot);
            *slot = if flat { 0.0 } else { variance.sqrt() };
        }
        for a in 0..width {
            for b in a + 1..width {
                let unit = total * self.deviations[a] * self.deviations[b];
                let correlation = self.correlations[(b, a)] / unit;
                self.correlations[(b, a)] = correlation;
                self.correlations[(a, b)] = correlation;
            }
            self.correlations[(a, a)] = 1.0;
        }
    }
}

/// The values of the respondents with a positive weight, ascending, each with its respondent.
pub(super) fn sort_drawn(values: &[f64], weights: &[f64], order: &mut Vec<(f64, u32)>) {
    order.clear();
    let drawn = (0_u32..).zip(values.iter().zip(weights));
    order.extend(
        drawn
            .filter(|(_, (_, weight))| **weight > 0.0)
            .map(|(respondent, (value, _))| (*value, respondent)),
    );
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solved(columns: &[&[f64]], extension: &Extension, weights: &[f64]) -> Vec<f64> {
        let mut stage = SecondStage::new(
            columns.len(),
            weights.len(),
            std::slice::from_ref(extension),
        );
        for (construct, column) in columns.iter().enumerate() {
            stage.scores_mut(construct).copy_from_slice(column);
        }
        let mut figures = vec![0.0; extension.width()];
        stage.solve_into(weights, &mut figures);
        figures
    }

    #[test]
    fn a_parabola_is_found_and_weights_repeat_rows() {
        let x = [-2.0, -1.0, 0.0, 1.0, 2.0];
        let y: Vec<f64> = x.iter().map(|x| 1.0 + 0.5 * x - 0.25 * x * x).collect();
        let extension = Extension {
            target: 1,
            sources: vec![0],
            terms: vec![Term::Square(0)],
        };
        let figures = solved(&[&x, &y], &extension, &[1.0, 2.0, 1.0, 0.0, 3.0]);
        assert!((figures[0] - 0.5).abs() < 1e-12 && (figures[1] + 0.25).abs() < 1e-12);
        // y without noise but for one: f² by hand from two nested regressions.
        let noisy = [0.0, 1.0, 0.0, 1.0, 3.0];
        let figures = solved(&[&x, &noisy], &extension, &[1.0; 5]);
        // b₁ = Σxy/10 = .6, b₂ = Σ(x² − 2)y/14 = 4/14; Σ(y − 1)² = 6
        let (linear, square) = (0.36 * 10.0 / 6.0, (4.0_f64 / 14.0).powi(2) * 14.0 / 6.0);
        assert!((figures[0] - 0.6).abs() < 1e-12 && (figures[1] - 4.0 / 14.0).abs() < 1e-12);
        assert!((figures[2] - square / (1.0 - linear - square)).abs() < 1e-12);
    }

    #[test]
    fn a_product_is_found() {
        let x = [-1.0, -1.0, 1.0, 1.0, 0.5];
        let z = [-1.0, 1.0, -1.0, 1.0, 0.0];
        let y: Vec<f64> = x
            .iter()
            .zip(&z)
            .map(|(x, z)| 0.3 * x - 0.2 * z + 0.7 * x * z)
            .collect();
        let extension = Extension {
            target: 2,
            sources: vec![0, 1],
            terms: vec![Term::Product(0, 1)],
        };
        let figures = solved(&[&x, &z, &y], &extension, &[1.0; 5]);
        for (figure, expected) in figures.iter().zip([0.3, -0.2, 0.7]) {
            assert!((figure - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn terms_that_say_nothing_new_are_not_estimated() {
        // Of a construct with two values the square is constant and the copula a straight line.
        let x = [-1.0, 1.0, -1.0, 1.0, 1.0, -1.0];
        let y = [0.0, 1.0, 2.0, 3.0, 5.0, 1.0];
        for term in [Term::Square(0), Term::Copula(0)] {
            let extension = Extension {
                target: 1,
                sources: vec![0],
                terms: vec![term],
            };
            let figures = solved(&[&x, &y], &extension, &[1.0; 6]);
            assert!(figures.iter().all(|figure| figure.is_nan()), "{term:?}");
        }
    }
}
