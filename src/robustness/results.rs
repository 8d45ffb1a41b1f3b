//! What the robustness checks find.

use crate::model::ConstructId;
use crate::resampling::{Inference, Ledger};
use crate::stats::NormalityTest;

/// A number and what resampling says of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The number in the full sample.
    pub value: f64,
    /// Standard error, interval and p-value; `None` without resampling or when too few replicates define the number.
    pub inference: Option<Inference>,
}

impl Estimate {
    /// Whether the p-value of "it is 0" is below `level`; `None` without resampling.
    #[must_use]
    pub fn significant(&self, level: f64) -> Option<bool> {
        self.inference.map(|inference| inference.p_value < level)
    }
}

/// The path coefficient and the copula term of one path in an equation with copula terms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CopulaEstimates {
    /// The path coefficient with the copula terms in the equation.
    pub path: Estimate,
    /// The coefficient of the path's own copula term: what the predictor shares with the error.
    pub term: Estimate,
}

/// The test of one path for endogeneity.
#[derive(Debug, Clone, PartialEq)]
pub struct CopulaCheck {
    /// The predictor.
    pub source: ConstructId,
    /// The explained construct.
    pub target: ConstructId,
    /// Test of normality of the predictor's scores; `None` when there are too few or they are constant.
    pub normality: Option<NormalityTest>,
    /// The path coefficient without copula terms.
    pub path: Option<Estimate>,
    /// With this predictor's copula term alone; `None` when normality is not rejected, so that the term is not identified,
    /// or when the term is a straight line in the predictor.
    pub alone: Option<CopulaEstimates>,
    /// With the copula terms of all predictors of the equation that are not normal; `None` where fewer than two have one.
    pub together: Option<CopulaEstimates>,
}

/// The test of one path for curvature.
#[derive(Debug, Clone, PartialEq)]
pub struct QuadraticEffect {
    /// The predictor.
    pub source: ConstructId,
    /// The explained construct.
    pub target: ConstructId,
    /// Coefficient of the standardised predictor: the slope at its mean.
    pub linear: Option<Estimate>,
    /// Coefficient of its square.
    pub quadratic: Option<Estimate>,
    /// f² of the square.
    pub effect_size: Option<Estimate>,
    /// Where the parabola turns, in standard deviations of the predictor from its mean.
    pub turning_point: Option<Estimate>,
    /// The same in index points; `None` unless the index is a straight line in the score.
    pub turning_index: Option<Estimate>,
    /// Whether the parabola turns between the lowest and the highest score of the sample.
    pub turns_among_scores: Option<bool>,
}

/// The search for a point at which the effect of the index construct changes, in index points.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// The index construct.
    pub source: ConstructId,
    /// The explained construct.
    pub target: ConstructId,
    /// The best break point; `None` when there is nothing to search among.
    pub kink: Option<ThresholdFit>,
}

/// A break point and the slopes on either side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ThresholdFit {
    /// Index of the source at which the slope changes.
    pub break_point: Estimate,
    /// Points of the target per point of the source below it.
    pub slope_below: Estimate,
    /// Points of the target per point of the source above it.
    pub slope_above: Estimate,
    /// Share of the respondents at or below it, 0 to 1.
    pub share_below: f64,
    /// Largest F statistic against the straight line.
    pub statistic: f64,
    /// p-value of "there is no break point"; `None` without resampling.
    pub p_value: Option<f64>,
}

/// The effect of the source at one level of the moderator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimpleSlope {
    /// Standard deviations of the moderator from its mean.
    pub level: f64,
    /// The path coefficient there.
    pub slope: Estimate,
}

/// A moderated path.
#[derive(Debug, Clone, PartialEq)]
pub struct InteractionEffect {
    /// The construct that moderates.
    pub moderator: ConstructId,
    /// The source of the moderated path.
    pub source: ConstructId,
    /// Its target.
    pub target: ConstructId,
    /// Whether the moderator is a predecessor of the target in the model; if not, it was added to the equation.
    pub moderator_is_predecessor: bool,
    /// Path coefficient of the source at the moderator's mean.
    pub main: Option<Estimate>,
    /// Coefficient of the moderator at the source's mean.
    pub moderator_effect: Option<Estimate>,
    /// Coefficient of the product.
    pub interaction: Option<Estimate>,
    /// f² of the product.
    pub effect_size: Option<Estimate>,
    /// The path at −1, 0 and +1 standard deviations of the moderator; empty when the equation is singular.
    pub slopes: Vec<SimpleSlope>,
}

/// One tetrad of a block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TetradEstimate {
    /// The four items by position, in the order g, h, i, j of r_gh r_ij − r_gi r_hj.
    pub items: [usize; 4],
    /// Its value.
    pub value: f64,
    /// Standard error; `None` without resampling.
    pub standard_error: Option<f64>,
    /// Bias-corrected interval at the level that Bonferroni's inequality asks for; `None` without enough resamples.
    pub interval: Option<(f64, f64)>,
}

impl TetradEstimate {
    /// Whether the interval holds 0; `None` without one.
    #[must_use]
    pub fn vanishes(&self) -> Option<bool> {
        self.interval
            .map(|(lower, upper)| lower <= 0.0 && upper >= 0.0)
    }
}

/// Confirmatory tetrad analysis of one block.
#[derive(Debug, Clone, PartialEq)]
pub struct TetradCheck {
    /// The construct.
    pub construct: ConstructId,
    /// Confidence level of each interval: 1 − α/number of tetrads.
    pub confidence: f64,
    /// The model-implied tetrads of which none follows from the others.
    pub tetrads: Vec<TetradEstimate>,
}

impl TetradCheck {
    /// Whether every tetrad may be 0, as the items of one factor have it; `None` when an interval is missing.
    #[must_use]
    pub fn one_factor(&self) -> Option<bool> {
        let vanishing: Option<Vec<bool>> =
            self.tetrads.iter().map(TetradEstimate::vanishes).collect();
        vanishing.map(|vanishing| vanishing.into_iter().all(|zero| zero))
    }
}

/// All robustness checks of one fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Robustness {
    /// One check per path, equation after equation.
    pub endogeneity: Vec<CopulaCheck>,
    /// One effect per path, equation after equation.
    pub nonlinearity: Vec<QuadraticEffect>,
    /// One search per path from the index construct.
    pub thresholds: Vec<Threshold>,
    /// The interactions that the model declares.
    pub interactions: Vec<InteractionEffect>,
    /// The Mode A blocks of four items or more.
    pub tetrads: Vec<TetradCheck>,
    /// What became of the resamples; `None` without resampling.
    pub ledger: Option<Ledger>,
}
