//! One finite mixture of structural regressions, by EM.

use std::f64::consts::TAU;

use nalgebra::DMatrix;

use crate::pls::Equation;
use crate::stats::CorrelationRegression;

/// Share of an endogenous construct's variance that a segment may leave unexplained at least: with less, the segment lies on
/// a few respondents and the likelihood has no bound.
pub const SMALLEST_VARIANCE: f64 = 1e-4;

/// What a mixture is found in: m standardised construct scores of n respondents, their weights and the equations.
#[derive(Debug, Clone, Copy)]
pub struct StructuralScores<'a> {
    /// One column of n scores per construct.
    pub scores: &'a [Vec<f64>],
    /// n case weights of mean 1; `None` when all weigh the same.
    pub weights: Option<&'a [f64]>,
    /// The structural equations.
    pub equations: &'a [Equation],
}

impl StructuralScores<'_> {
    /// n.
    #[must_use]
    pub fn respondents(&self) -> usize {
        self.scores.first().map_or(0, Vec::len)
    }

    /// Number of free parameters of K segments: K − 1 shares, and for each segment its paths and one residual variance per
    /// equation.
    #[must_use]
    pub fn parameters(&self, segments: usize) -> usize {
        let of_equation = |equation: &Equation| equation.predecessors.len() + 1;
        let of_segment: usize = self.equations.iter().map(of_equation).sum();
        segments - 1 + segments * of_segment
    }

    /// Respondents that a segment must hold at least: two more than the largest equation has coefficients.
    #[must_use]
    pub fn smallest_segment(&self) -> usize {
        let coefficients = self.equations.iter().map(|e| e.predecessors.len());
        coefficients.max().unwrap_or(0) + 2
    }

    fn weight(&self, respondent: usize) -> f64 {
        self.weights.map_or(1.0, |weights| weights[respondent])
    }
}

/// The regressions of one segment; vectors are by equation.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentModel {
    /// Share of the respondents, ρ.
    pub share: f64,
    /// Coefficients of each equation's predecessors.
    pub coefficients: Vec<Vec<f64>>,
    /// Their standard errors, the memberships taken as given.
    pub standard_errors: Vec<Vec<f64>>,
    /// Residual variance ω of each equation.
    pub variances: Vec<f64>,
    /// 1 − ω over the mean square of the explained scores in the segment.
    pub r_squared: Vec<f64>,
}

impl SegmentModel {
    /// The share in respondents, of n in all.
    #[must_use]
    pub fn expected_respondents(&self, respondents: usize) -> f64 {
        self.share * respondents as f64
    }
}

/// A converged mixture.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// Its segments, the largest first.
    pub segments: Vec<SegmentModel>,
    /// Probabilities of belonging: segment after segment, n each.
    pub memberships: Vec<Vec<f64>>,
    /// ln L at convergence, in the scores' units.
    pub log_likelihood: f64,
    /// Iterations until convergence.
    pub iterations: usize,
    /// Number of free parameters.
    pub parameters: usize,
}

impl Solution {
    /// The segment that a respondent belongs to most probably; the first of equals.
    #[must_use]
    pub fn segment_of(&self, respondent: usize) -> usize {
        let mut best = 0;
        for (segment, own) in self.memberships.iter().enumerate() {
            if own[respondent] > self.memberships[best][respondent] {
                best = segment;
            }
        }
        best
    }
}

/// Why a start gave no solution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoSolution {
    /// A segment lost its respondents or its variance.
    Collapsed,
    /// The likelihood still rose at the last iteration.
    NotConverged,
}

/// When the iterations end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stopping {
    /// Change of ln L, relative to |ln L| + 1, below which a mixture is converged.
    pub(super) tolerance: f64,
    pub(super) max_iterations: usize,
}

/// Finds K segments from a start that puts respondent i into segment `start[i]` (below K).
///
/// f(i|k) = Π_q N(η_qi − Σ_p β_kqp ξ_pi; 0, ω_kq), equations q, without intercepts because scores are centred;
/// ln L = Σ_i w_i ln Σ_k ρ_k f(i|k). E step: P_ik = ρ_k f(i|k) / Σ_l ρ_l f(i|l). M step: ρ_k = Σ_i w_i P_ik / Σ_i w_i, β and
/// ω by least squares under the weights w_i P_ik. Source: Hahn et al. (2002), eq. 3–9; a recursive model has |B| = 1.
pub(super) fn fit_mixture(
    data: &StructuralScores<'_>,
    segments: usize,
    start: &[usize],
    stopping: Stopping,
) -> Result<Solution, NoSolution> {
    let mut mixture = Mixture::new(data, segments, start);
    let mut last = f64::NEG_INFINITY;
    for iteration in 1..=stopping.max_iterations {
        mixture.maximise()?;
        let log_likelihood = mixture.expect();
        if !log_likelihood.is_finite() {
            return Err(NoSolution::Collapsed);
        }
        if (log_likelihood - last).abs() <= stopping.tolerance * (log_likelihood.abs() + 1.0) {
            return Ok(mixture.solution(log_likelihood, iteration));
        }
        last = log_likelihood;
    }
    Err(NoSolution::NotConverged)
}

/// The buffers of one run of EM.
struct Mixture<'a> {
    data: &'a StructuralScores<'a>,
    models: Vec<SegmentModel>,
    /// As in [`Solution::memberships`].
    memberships: Vec<Vec<f64>>,
    regressions: Vec<CorrelationRegression>,
    /// m × m weighted mean products of the scores of one segment.
    products: DMatrix<f64>,
    /// ln ρ_k f(i|k) of one respondent.
    terms: Vec<f64>,
}

impl<'a> Mixture<'a> {
    fn new(data: &'a StructuralScores<'a>, segments: usize, start: &[usize]) -> Self {
        let constructs = data.scores.len();
        let own = |segment: usize| {
            let own = start.iter().map(|&of| f64::from(u8::from(of == segment)));
            own.collect()
        };
        let equations = data.equations.iter();
        let coefficients: Vec<Vec<f64>> = equations
            .map(|equation| vec![0.0; equation.predecessors.len()])
            .collect();
        let model = SegmentModel {
            share: 0.0,
            standard_errors: coefficients.clone(),
            coefficients,
            variances: vec![1.0; data.equations.len()],
            r_squared: vec![0.0; data.equations.len()],
        };
        Self {
            data,
            models: vec![model; segments],
            memberships: (0..segments).map(own).collect(),
            regressions: data
                .equations
                .iter()
                .map(|equation| CorrelationRegression::new(equation.target, &equation.predecessors))
                .collect(),
            products: DMatrix::zeros(constructs, constructs),
            terms: vec![0.0; segments],
        }
    }

    /// The M step.
    fn maximise(&mut self) -> Result<(), NoSolution> {
        let data = self.data;
        let total: f64 = (0..data.respondents()).map(|i| data.weight(i)).sum();
        let smallest = data.smallest_segment() as f64;
        for segment in 0..self.models.len() {
            let size = self.update_products(segment);
            if !(size >= smallest) {
                return Err(NoSolution::Collapsed);
            }
            self.models[segment].share = size / total;
            for equation in 0..self.regressions.len() {
                self.solve(segment, equation, size)?;
            }
        }
        Ok(())
    }

    /// Means of the products of the scores under the weights of a segment; gives the sum of these weights.
    fn update_products(&mut self, segment: usize) -> f64 {
        let data = self.data;
        let own = self.memberships[segment].iter().enumerate();
        let weights: Vec<f64> = own.map(|(i, p)| p * data.weight(i)).collect();
        let size: f64 = weights.iter().sum();
        for row in 0..data.scores.len() {
            let weighted = weights.iter().zip(&data.scores[row]);
            let weighted: Vec<f64> = weighted.map(|(weight, score)| weight * score).collect();
            for column in 0..=row {
                let pairs = weighted.iter().zip(&data.scores[column]);
                let product = pairs.map(|(a, b)| a * b).sum::<f64>() / size;
                self.products[(row, column)] = product;
                self.products[(column, row)] = product;
            }
        }
        size
    }

    fn solve(&mut self, segment: usize, equation: usize, size: f64) -> Result<(), NoSolution> {
        let regression = &mut self.regressions[equation];
        let solved = regression.solve_with_inverse(&self.products);
        solved.map_err(|_| NoSolution::Collapsed)?;
        let target = regression.target();
        let square = self.products[(target, target)];
        let variance = square - regression.r_squared(&self.products);
        if !(variance >= SMALLEST_VARIANCE) {
            return Err(NoSolution::Collapsed);
        }
        let predecessors = regression.predecessors();
        let inverse = match predecessors {
            [only] => vec![self.products[(*only, *only)].recip()],
            _ => regression.inverse_diagonal().to_vec(),
        };
        let freedom = size - predecessors.len() as f64;
        let model = &mut self.models[segment];
        model.coefficients[equation].copy_from_slice(regression.coefficients());
        model.variances[equation] = variance;
        model.r_squared[equation] = 1.0 - variance / square;
        let errors = model.standard_errors[equation].iter_mut();
        for (error, inverse) in errors.zip(inverse) {
            *error = (variance * inverse / freedom).sqrt();
        }
        Ok(())
    }

    /// The E step; gives ln L.
    fn expect(&mut self) -> f64 {
        let mut log_likelihood = 0.0;
        for respondent in 0..self.data.respondents() {
            for (term, model) in self.terms.iter_mut().zip(&self.models) {
                *term = model.share.ln() + log_density(self.data, model, respondent);
            }
            let largest = self.terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let sum: f64 = self.terms.iter().map(|term| (term - largest).exp()).sum();
            let log_sum = largest + sum.ln();
            log_likelihood += self.data.weight(respondent) * log_sum;
            for (own, term) in self.memberships.iter_mut().zip(&self.terms) {
                own[respondent] = (term - log_sum).exp();
            }
        }
        log_likelihood
    }

    fn solution(self, log_likelihood: f64, iterations: usize) -> Solution {
        let count = self.models.len();
        let mut pairs: Vec<(SegmentModel, Vec<f64>)> =
            self.models.into_iter().zip(self.memberships).collect();
        pairs.sort_by(|a, b| b.0.share.total_cmp(&a.0.share));
        let (segments, memberships) = pairs.into_iter().unzip();
        Solution {
            segments,
            memberships,
            log_likelihood,
            iterations,
            parameters: self.data.parameters(count),
        }
    }
}

/// ln f(i|k).
fn log_density(data: &StructuralScores<'_>, model: &SegmentModel, respondent: usize) -> f64 {
    let fitted = data.equations.iter().zip(&model.coefficients);
    let terms = fitted
        .zip(&model.variances)
        .map(|((equation, coefficients), variance)| {
            let predecessors = equation.predecessors.iter().zip(coefficients);
            let predicted: f64 = predecessors
                .map(|(source, coefficient)| coefficient * data.scores[*source][respondent])
                .sum();
            let residual = data.scores[equation.target][respondent] - predicted;
            -0.5 * ((TAU * variance).ln() + residual * residual / variance)
        });
    terms.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOPPING: Stopping = Stopping {
        tolerance: 1e-13,
        max_iterations: 10_000,
    };

    fn equations() -> [Equation; 2] {
        [
            Equation {
                target: 2,
                predecessors: vec![0, 1],
            },
            Equation {
                target: 3,
                predecessors: vec![2],
            },
        ]
    }

    /// Sixty respondents by a rule that any program can repeat.
    fn scores() -> Vec<Vec<f64>> {
        let mut columns = vec![Vec::new(); 4];
        for i in 0..60_u32 {
            let t = f64::from(i);
            let (a, b) = ((1.7 * t).sin(), (2.3 * t + 0.5).cos());
            let noise = 0.3 * (7.1 * t * t).sin();
            let c = if i % 3 == 0 {
                -0.6 * a + 0.2 * b
            } else {
                0.8 * a + 0.1 * b
            } + noise;
            let d = 0.5 * c + 0.4 * (3.3 * t * t + 1.0).cos();
            for (column, value) in columns.iter_mut().zip([a, b, c, d]) {
                column.push(value);
            }
        }
        columns
    }

    fn alternate(segments: usize) -> Vec<usize> {
        (0..60).map(|i| i % segments).collect()
    }

    #[test]
    fn one_segment_is_least_squares() {
        let (scores, equations) = (scores(), equations());
        let data = StructuralScores {
            scores: &scores,
            weights: None,
            equations: &equations,
        };
        let found = fit_mixture(&data, 1, &[0; 60], STOPPING).unwrap();
        assert_eq!(found.parameters, 5);
        let only = &found.segments[0];
        let products = |a: usize, b: usize| -> f64 {
            scores[a].iter().zip(&scores[b]).map(|(x, y)| x * y).sum()
        };
        let slope = products(2, 3) / products(2, 2);
        assert!((only.coefficients[1][0] - slope).abs() < 1e-12);
        // SE² = s²/Σx², s² = Σe²/(n − 1).
        let errors = products(3, 3) - slope * products(2, 3);
        let expected = (errors / 59.0 / products(2, 2)).sqrt();
        assert!((only.standard_errors[1][0] - expected).abs() < 1e-12);
        // ln L = −n/2 (ln 2πω + 1), equation by equation.
        let by_hand: f64 = only
            .variances
            .iter()
            .map(|v| -30.0 * ((TAU * v).ln() + 1.0))
            .sum();
        assert!((found.log_likelihood - by_hand).abs() < 1e-9);
    }

    #[test]
    fn two_segments_are_those_of_an_independent_program() {
        // The same scores and start in NumPy 2 (weighted least squares by lstsq on √weights), until ln L stood still.
        let (scores, equations) = (scores(), equations());
        let data = StructuralScores {
            scores: &scores,
            weights: None,
            equations: &equations,
        };
        let found = fit_mixture(&data, 2, &alternate(2), STOPPING).unwrap();
        let [large, small] = found.segments.as_slice() else {
            panic!("two segments");
        };
        for (value, expected) in [
            (found.log_likelihood, -23.59835007465705),
            (large.share, 0.72748973),
            (large.coefficients[0][0], 0.75647025),
            (large.coefficients[0][1], 0.10912432),
            (large.coefficients[1][0], 0.35877165),
            (large.standard_errors[0][0], 0.04803016),
            (large.standard_errors[1][0], 0.07402936),
            (large.variances[0], 0.04484777848117062),
            (large.r_squared[0], 0.8607218566359491),
            (small.share, 0.27251027),
            (small.coefficients[0][0], -0.70847223),
            (small.coefficients[1][0], 0.52642691),
            (small.standard_errors[0][1], 0.07927499),
            (small.r_squared[1], 0.6521032694917677),
        ] {
            assert!((value - expected).abs() < 1e-6, "{value} {expected}");
        }
    }

    #[test]
    fn weights_count_as_respondents() {
        let (scores, equations) = (scores(), equations());
        let twice: Vec<Vec<f64>> = scores
            .iter()
            .map(|column| [column.as_slice(), &column[..30]].concat())
            .collect();
        let mut weights = vec![1.0; 60];
        weights[..30].fill(2.0);
        let start = alternate(2);
        let doubled = [start.as_slice(), &start[..30]].concat();
        let by_weight = StructuralScores {
            scores: &scores,
            weights: Some(&weights),
            equations: &equations,
        };
        let by_rows = StructuralScores {
            scores: &twice,
            weights: None,
            equations: &equations,
        };
        let weighted = fit_mixture(&by_weight, 2, &start, STOPPING).unwrap();
        let repeated = fit_mixture(&by_rows, 2, &doubled, STOPPING).unwrap();
        assert!((weighted.log_likelihood - repeated.log_likelihood).abs() < 1e-8);
        assert!((weighted.segments[0].share - repeated.segments[0].share).abs() < 1e-6);
    }

    #[test]
    fn a_segment_without_variance_has_collapsed() {
        let x: Vec<f64> = (0..20).map(|i| f64::from(i) - 9.5).collect();
        let scores = vec![x.clone(), x];
        let equations = [Equation {
            target: 1,
            predecessors: vec![0],
        }];
        let data = StructuralScores {
            scores: &scores,
            weights: None,
            equations: &equations,
        };
        let found = fit_mixture(&data, 1, &[0; 20], STOPPING);
        assert_eq!(found.unwrap_err(), NoSolution::Collapsed);
        // Nobody starts in the second segment.
        let found = fit_mixture(&data, 2, &[0; 20], STOPPING);
        assert_eq!(found.unwrap_err(), NoSolution::Collapsed);
    }

    #[test]
    fn the_last_iterate_is_no_solution() {
        let (scores, equations) = (scores(), equations());
        let data = StructuralScores {
            scores: &scores,
            weights: None,
            equations: &equations,
        };
        let once = Stopping {
            max_iterations: 1,
            ..STOPPING
        };
        let found = fit_mixture(&data, 2, &alternate(2), once);
        assert_eq!(found.unwrap_err(), NoSolution::NotConverged);
    }
}
