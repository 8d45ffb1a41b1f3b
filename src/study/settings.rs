//! The settings of an estimation.

use serde::Serialize;

/// Inner weighting scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// Regression coefficients on predecessors, correlations with successors.
    #[default]
    Path,
    /// Correlations with neighbours.
    Factorial,
    /// Signs of the correlations with neighbours.
    Centroid,
}

/// Item metric: two estimators, not two displays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Metric {
    /// PLS on item correlations.
    #[default]
    Standardized,
    /// PLS on covariances of items put on 0–100.
    Raw,
}

/// Treatment of missing answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MissingTreatment {
    /// Respondents with a missing answer are left out.
    Listwise,
    /// Missing answers become the weighted item mean.
    #[default]
    Mean,
    /// Covariances from the available pairs.
    Pairwise,
    /// Maximum likelihood under a multivariate normal.
    Em,
}

/// Weights of the items in an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum IndexWeights {
    /// Outer weight over the item's standard deviation.
    #[default]
    Unstandardized,
    /// Outer weights as they are.
    Standardized,
    /// The same weight for every item of a block.
    Equal,
}

/// Kind of resampling interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum IntervalKind {
    /// Quantiles of the resampled figures.
    #[default]
    Percentile,
    /// Bias-corrected and accelerated.
    Bca,
    /// Reflected quantiles.
    Basic,
    /// Estimate ± normal quantile × standard error.
    Normal,
}

/// Everything that changes a number, apart from data and model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Settings {
    /// Inner weighting scheme.
    pub scheme: Scheme,
    /// Item metric.
    pub metric: Metric,
    /// Treatment of missing answers.
    pub missing: MissingTreatment,
    /// Consistent PLS for common-factor constructs in Mode A.
    pub consistent: bool,
    /// Weights of the items in an index.
    pub index_weights: IndexWeights,
    /// Largest change of an outer weight at convergence.
    pub tolerance: f64,
    /// Iterations after which a fit is not converged.
    pub max_iterations: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            scheme: Scheme::default(),
            metric: Metric::default(),
            missing: MissingTreatment::default(),
            consistent: false,
            index_weights: IndexWeights::default(),
            tolerance: 1e-10,
            max_iterations: 300,
        }
    }
}
