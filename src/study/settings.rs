//! The settings of an estimation, and the names by which they are chosen.

use serde::Serialize;

use super::choice::choices;

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

choices! {
    Scheme "scheme": Path "path", Factorial "factorial", Centroid "centroid";
    Metric "metric": Standardized "standardized", Raw "raw";
    MissingTreatment "missing": Listwise "listwise", Mean "mean", Pairwise "pairwise", Em "em";
    IndexWeights "index_weights":
        Unstandardized "unstandardized", Standardized "standardized", Equal "equal";
    IntervalKind "interval":
        Percentile "percentile", Bca "bca", Basic "basic", Normal "normal";
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn choices_are_named_as_in_json() {
        assert_eq!("centroid".parse(), Ok(Scheme::Centroid));
        assert_eq!(MissingTreatment::Em.name(), "em");
        for (name, scheme) in Scheme::CHOICES {
            let json = serde_json::to_string(scheme).unwrap();
            assert_eq!(json, format!("\"{name}\""));
        }
    }

    #[test]
    fn a_wrong_choice_names_the_nearest() {
        let words = Words::new(Language::English);
        let fault = &"centriod".parse::<Scheme>().unwrap_err().0[0];
        assert_eq!(
            fault.message(&words),
            "\"scheme\": \"centriod\" is not one of the choices"
        );
        assert_eq!(fault.remedy(&words), "did you mean \"centroid\"?");
    }
}
