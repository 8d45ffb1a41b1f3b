//! What the stages of a journey do to satisfaction with the whole.

use nalgebra::DMatrix;

use crate::stats::CorrelationRegression;

/// Why stages have no impact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImpactFailure {
    /// These stages, by position, have the same score from everybody who came there, or nobody came; they have no impact, the
    /// others have.
    ConstantStages(Vec<usize>),
    /// Everybody is as satisfied with the whole.
    ConstantOverall,
    /// Too few respondents came to two stages, or to one and answered for the whole.
    TooFewTogether {
        /// Fewest respondents in common.
        respondents: usize,
        /// Respondents that the number of stages asks for.
        needed: usize,
    },
    /// Stages explain each other, or their pairwise correlations contradict each other.
    Collinear,
}

/// The regression of satisfaction with the whole on all stages.
///
/// r_ab is the weighted correlation over the respondents who have both scores (those who skip a stage count wherever they can);
/// β = R⁻¹r, impact = β_s · sd(whole)/sd(stage) with standard deviations over everybody who has the score, R² = β'r. β is in
/// standard deviations, the impact in points of the whole per point of the stage. A stage without variation has no impact and
/// takes nothing from the others.
/// Source: ordinary least squares on available cases, Little & Rubin 2019, section 3.4.
#[derive(Debug)]
pub struct StageImpacts<'a> {
    /// Scores of the stages that vary, then of the whole; NaN = none.
    columns: Vec<&'a [f64]>,
    /// The stages that vary, by position.
    varying: Vec<usize>,
    /// The others.
    constant: Vec<usize>,
}

/// What a sample says of the regression.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ImpactFigures {
    /// Correlation, standardised coefficient and impact of each stage that has them, by its position.
    pub(super) of_stages: Vec<(usize, [f64; 3])>,
    /// R².
    pub(super) r_squared: f64,
}

/// Sums over the respondents who have both of two scores.
#[derive(Debug, Clone, Copy, Default)]
struct PairSums {
    weight: f64,
    a: f64,
    b: f64,
    aa: f64,
    bb: f64,
    ab: f64,
}

impl PairSums {
    /// The correlation; NaN without variation.
    fn correlation(&self) -> f64 {
        let covariance = self.ab - self.a * self.b / self.weight;
        let product = self.variation_of_a() * self.variation_of_b();
        if product > 0.0 {
            (covariance / product.sqrt()).clamp(-1.0, 1.0)
        } else {
            f64::NAN
        }
    }

    /// Σw(a − ā)²; 0 when only rounding is left of it.
    fn variation_of_a(&self) -> f64 {
        variation(self.weight, self.a, self.aa)
    }

    fn variation_of_b(&self) -> f64 {
        variation(self.weight, self.b, self.bb)
    }
}

/// About what sums are taken, so that they lose no digits: the middle of 0–100.
const ORIGIN: f64 = 50.0;

/// Share of a sum of squares below which a difference of two of them is rounding.
const ROUNDING: f64 = 1e-12;

fn variation(weight: f64, sum: f64, squares: f64) -> f64 {
    let variation = squares - sum * sum / weight;
    if variation > ROUNDING * squares {
        variation
    } else {
        0.0
    }
}

impl<'a> StageImpacts<'a> {
    /// The regression on the stages that vary, when the whole sample defines it; `weights` has one weight per respondent.
    ///
    /// # Errors
    /// [`ImpactFailure`] when no stage has an impact.
    pub fn new(
        stages: &'a [Vec<f64>],
        overall: &'a [f64],
        weights: &[f64],
    ) -> Result<Self, ImpactFailure> {
        let varies = |column: &[f64]| deviation(column, weights) > 0.0;
        let (varying, constant): (Vec<usize>, Vec<usize>) =
            (0..stages.len()).partition(|stage| varies(&stages[*stage]));
        if !varies(overall) {
            return Err(ImpactFailure::ConstantOverall);
        }
        if varying.is_empty() {
            return Err(ImpactFailure::ConstantStages(constant));
        }
        let columns = varying.iter().map(|stage| stages[*stage].as_slice());
        let impacts = Self {
            columns: columns.chain([overall]).collect(),
            varying,
            constant,
        };
        impacts.check_respondents()?;
        impacts.solve(weights).map(|_| impacts)
    }

    /// The stages without an impact, and why; `None` when all have one.
    #[must_use]
    pub fn failure(&self) -> Option<ImpactFailure> {
        let constant = &self.constant;
        (!constant.is_empty()).then(|| ImpactFailure::ConstantStages(constant.clone()))
    }

    /// A regression with residuals needs two respondents more than stages behind each of its correlations.
    fn check_respondents(&self) -> Result<(), ImpactFailure> {
        let needed = self.varying.len() + 2;
        let together = |a: usize, b: usize| {
            let pairs = self.columns[a].iter().zip(self.columns[b]);
            pairs.filter(|(a, b)| !a.is_nan() && !b.is_nan()).count()
        };
        let pairs = (0..self.columns.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
        let fewest = pairs.map(|(a, b)| together(a, b)).min();
        match fewest {
            Some(respondents) if respondents < needed => Err(ImpactFailure::TooFewTogether {
                respondents,
                needed,
            }),
            _ => Ok(()),
        }
    }

    /// The figures of a weighted sample; `None` when it does not define them.
    pub(super) fn figures(&self, weights: &[f64]) -> Option<ImpactFigures> {
        let (correlations, coefficients, r_squared) = self.solve(weights).ok()?;
        let whole = self.varying.len();
        let of_whole = deviation(self.columns[whole], weights);
        let of_stage = |(place, coefficient): (usize, &f64)| {
            let points = of_whole / deviation(self.columns[place], weights);
            let correlation = correlations[(place, whole)];
            let figures = [correlation, *coefficient, coefficient * points];
            (self.varying[place], figures)
        };
        Some(ImpactFigures {
            of_stages: coefficients.iter().enumerate().map(of_stage).collect(),
            r_squared,
        })
    }

    /// Correlations, coefficients and R².
    fn solve(&self, weights: &[f64]) -> Result<(DMatrix<f64>, Vec<f64>, f64), ImpactFailure> {
        let whole = self.varying.len();
        let mut correlations = DMatrix::identity(whole + 1, whole + 1);
        for a in 0..=whole {
            for b in 0..a {
                let r = pair_sums(self.columns[a], self.columns[b], weights).correlation();
                correlations[(a, b)] = r;
                correlations[(b, a)] = r;
            }
        }
        if correlations.iter().any(|r| r.is_nan()) {
            return Err(ImpactFailure::Collinear);
        }
        let predecessors: Vec<usize> = (0..whole).collect();
        let mut regression = CorrelationRegression::new(whole, &predecessors);
        let solved = regression.solve(&correlations);
        let r_squared = regression.r_squared(&correlations);
        // Pairwise correlations need not belong to any set of answers.
        if solved.is_err() || !(r_squared <= 1.0 + ROUNDING) {
            return Err(ImpactFailure::Collinear);
        }
        let coefficients = regression.coefficients().to_vec();
        Ok((correlations, coefficients, r_squared))
    }
}

fn pair_sums(a: &[f64], b: &[f64], weights: &[f64]) -> PairSums {
    let mut sums = PairSums::default();
    let pairs = a.iter().zip(b).zip(weights);
    for ((a, b), weight) in pairs {
        let (x, y) = (a - ORIGIN, b - ORIGIN);
        if !(x + y).is_nan() {
            sums.weight += weight;
            sums.a += weight * x;
            sums.b += weight * y;
            sums.aa += weight * x * x;
            sums.bb += weight * y * y;
            sums.ab += weight * x * y;
        }
    }
    sums
}

/// √(Σw(x − x̄)²/Σw) over the scores that are given; the divisor cancels in an impact.
fn deviation(column: &[f64], weights: &[f64]) -> f64 {
    let sums = pair_sums(column, column, weights);
    (sums.variation_of_a() / sums.weight).sqrt()
}

#[cfg(test)]
mod tests {
    use super::super::samples::close;
    use super::*;

    const NAN: f64 = f64::NAN;

    fn failure(stages: &[Vec<f64>], overall: &[f64]) -> ImpactFailure {
        StageImpacts::new(stages, overall, &vec![1.0; overall.len()]).unwrap_err()
    }

    fn figures(stages: &[Vec<f64>], overall: &[f64], weights: &[f64]) -> (Vec<f64>, f64) {
        let impacts = StageImpacts::new(stages, overall, weights).unwrap();
        let found = impacts.figures(weights).unwrap();
        let rows = found.of_stages.into_iter().flat_map(|(_, row)| row);
        (rows.collect(), found.r_squared)
    }

    #[test]
    fn an_exact_plane_is_found() {
        // y = 10 + .5 a + .25 b
        let a = vec![10.0, 20.0, 60.0, 80.0, 90.0, 30.0];
        let b = vec![40.0, 80.0, 20.0, 60.0, 100.0, 0.0];
        let y: Vec<f64> = a
            .iter()
            .zip(&b)
            .map(|(a, b)| 10.0 + 0.5 * a + 0.25 * b)
            .collect();
        let (rows, r_squared) = figures(&[a, b], &y, &[1.0, 2.0, 1.0, 3.0, 1.0, 1.0]);
        assert!((rows[2] - 0.5).abs() < 1e-10 && (rows[5] - 0.25).abs() < 1e-10);
        assert!((r_squared - 1.0).abs() < 1e-10);
    }

    #[test]
    fn those_who_skip_a_stage_count_elsewhere() {
        // numpy: corrcoef over the rows that have both (a, b: 0 2 3 5 6; a, y: all but 4; b, y: all but 1), linalg.solve, and
        // standard deviations over what is given
        let a = vec![10.0, 20.0, 60.0, 80.0, NAN, 30.0, 70.0];
        let b = vec![40.0, NAN, 20.0, 60.0, 100.0, 0.0, 50.0];
        let y = vec![30.0, 35.0, 40.0, 80.0, 70.0, 20.0, 55.0];
        let (rows, r_squared) = figures(&[a, b], &y, &[1.0; 7]);
        let expected = [
            0.8283835644640963,
            0.562385740326232,
            0.43471072085802465,
            0.8139577295247267,
            0.5336217212933273,
            0.3444808749060835,
        ];
        close(&rows, &expected);
        close(&[r_squared], &[0.9002166288642169]);
    }

    #[test]
    fn a_constant_stage_takes_nothing_from_the_others() {
        let x = vec![10.0, 20.0, 30.0, 50.0, 40.0, 90.0];
        let y = [15.0, 20.0, 10.0, 40.0, 60.0, 80.0];
        let both = [vec![70.0; 6], x.clone()];
        let weights = [1.0; 6];
        let impacts = StageImpacts::new(&both, &y, &weights).unwrap();
        assert_eq!(
            impacts.failure(),
            Some(ImpactFailure::ConstantStages(vec![0]))
        );
        let rows = impacts.figures(&weights).unwrap().of_stages;
        assert_eq!((rows.len(), rows[0].0), (1, 1));
        close(&rows[0].1, &figures(&[x], &y, &weights).0);
    }

    #[test]
    fn what_cannot_be_estimated_says_why() {
        let x = vec![10.0, 20.0, 30.0, 50.0, 40.0, 90.0];
        let y = [15.0, 20.0, 10.0, 40.0, 60.0, 80.0];
        let constant = vec![50.0; 6];
        assert_eq!(
            failure(std::slice::from_ref(&constant), &y),
            ImpactFailure::ConstantStages(vec![0])
        );
        assert_eq!(
            failure(std::slice::from_ref(&x), &constant),
            ImpactFailure::ConstantOverall
        );
        assert_eq!(
            failure(&[x.clone(), x.clone()], &y),
            ImpactFailure::Collinear
        );
        let apart = vec![NAN, NAN, NAN, 10.0, 20.0, 30.0];
        let few = failure(&[x, apart], &y);
        let expected = ImpactFailure::TooFewTogether {
            respondents: 3,
            needed: 4,
        };
        assert_eq!(few, expected);
    }
}
