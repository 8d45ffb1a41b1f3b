//! The settings of an estimation, and the names by which they are chosen.

use serde::Serialize;

use super::choice::{bad_value, choices};
use crate::diagnostics::Diagnostics;

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
    ResamplingEngine "engine": Auto "auto", Ordinary "ordinary", Moment "moment";
    ReplicateKind "replicate_kind": Jk1 "jk1", Jk2 "jk2", Brr "brr", Bootstrap "bootstrap";
}

/// Which bootstrap runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ResamplingEngine {
    /// Ordinary for small samples, moments for large ones.
    #[default]
    Auto,
    /// Respondents (or clusters) are drawn.
    Ordinary,
    /// Moments are drawn from their estimated sampling distribution.
    Moment,
}

/// What a set of replicate weights is, which decides how squared deviations add up to a variance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReplicateKind {
    /// Delete-one jackknife: (R − 1)/R · Σ(θ_r − θ)².
    Jk1,
    /// Stratified jackknife that deletes one of the two units of each stratum: Σ(θ_r − θ)².
    Jk2,
    /// Balanced repeated replication: Σ(θ_r − θ)²/R.
    Brr,
    /// Bootstrap weights: Σ(θ_r − θ)²/R.
    Bootstrap,
}

/// How standard errors, intervals and p-values are made.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ResamplingSettings {
    /// Replicates; 0 = none.
    pub resamples: usize,
    /// Seed of the random streams.
    pub seed: u64,
    /// Kind of interval.
    pub interval: IntervalKind,
    /// Share of samples whose interval holds the true value.
    pub confidence: f64,
    /// Which bootstrap runs.
    pub engine: ResamplingEngine,
    /// Whether intervals are printed when fewer than nine tenths of the replicates could be fitted.
    pub allow_failures: bool,
}

impl Default for ResamplingSettings {
    fn default() -> Self {
        Self {
            resamples: 5_000,
            seed: 1,
            interval: IntervalKind::default(),
            confidence: 0.95,
            engine: ResamplingEngine::default(),
            allow_failures: false,
        }
    }
}

/// The fewest replicates that make an interval; only none at all are fewer.
const FEWEST_RESAMPLES: usize = 10;

/// Most replicates that a study can ask for.
const MOST_RESAMPLES: usize = 1_000_000;

impl ResamplingSettings {
    /// Whether so many replicates can be asked for: none, or 10 to 1,000,000.
    #[must_use]
    pub fn is_number_of_resamples(resamples: usize) -> bool {
        resamples == 0 || (FEWEST_RESAMPLES..=MOST_RESAMPLES).contains(&resamples)
    }

    /// Whether an interval can have this confidence: above 0.5 and below 1.
    #[must_use]
    pub fn is_confidence(confidence: f64) -> bool {
        confidence > 0.5 && confidence < 1.0
    }

    /// Whether all figures are within their limits; [`Study::parse`](super::Study::parse) has checked them, the command
    /// line may change them.
    ///
    /// # Errors
    /// `CSI-S003`: the number of resamples or the confidence is out of range.
    pub fn check(&self) -> Result<(), Diagnostics> {
        let mut faults = Vec::new();
        if !Self::is_number_of_resamples(self.resamples) {
            let found = self.resamples.to_string();
            let problem = "study-resamples-out-of-range";
            faults.push(bad_value(
                "resamples",
                &found,
                problem,
                "study-resamples-advice",
            ));
        }
        if !Self::is_confidence(self.confidence) {
            let found = self.confidence.to_string();
            let problem = "study-confidence-out-of-range";
            faults.push(bad_value(
                "confidence",
                &found,
                problem,
                "study-confidence-advice",
            ));
        }
        Diagnostics::check(faults)
    }
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

/// Most iterations that a study can ask for.
const MOST_ITERATIONS: usize = 1_000_000;

impl Settings {
    /// Sets the tolerance, as `--tolerance` does.
    ///
    /// # Errors
    /// `CSI-S003`: it is not above 0 and below 1.
    pub fn set_tolerance(&mut self, tolerance: f64) -> Result<(), Diagnostics> {
        if !is_tolerance(tolerance) {
            let (problem, advice) = TOLERANCE_FAULT;
            return Err(bad_value("tolerance", &tolerance.to_string(), problem, advice).into());
        }
        self.tolerance = tolerance;
        Ok(())
    }

    /// Sets the most iterations, as `--max-iterations` does.
    ///
    /// # Errors
    /// `CSI-S003`: it is not from 1 to 1,000,000.
    pub fn set_max_iterations(&mut self, iterations: usize) -> Result<(), Diagnostics> {
        if !is_iterations(iterations) {
            let (problem, advice) = ITERATIONS_FAULT;
            let found = iterations.to_string();
            return Err(bad_value("max_iterations", &found, problem, advice).into());
        }
        self.max_iterations = iterations;
        Ok(())
    }
}

/// What is wrong with a tolerance, and what to do.
pub(super) const TOLERANCE_FAULT: (&str, &str) =
    ("study-tolerance-out-of-range", "study-tolerance-advice");

/// What is wrong with a number of iterations, and what to do.
pub(super) const ITERATIONS_FAULT: (&str, &str) =
    ("study-iterations-out-of-range", "study-iterations-advice");

pub(super) fn is_tolerance(number: f64) -> bool {
    number > 0.0 && number < 1.0
}

pub(super) fn is_iterations(number: usize) -> bool {
    (1..=MOST_ITERATIONS).contains(&number)
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
    fn limits_of_convergence_are_checked() {
        let mut settings = Settings::default();
        for bad in [0.0, -1e-9, 1.0, f64::NAN] {
            assert!(settings.set_tolerance(bad).is_err(), "{bad}");
        }
        assert!(settings.set_max_iterations(0).is_err());
        assert!(settings.set_max_iterations(MOST_ITERATIONS + 1).is_err());
        assert_eq!(settings, Settings::default());
        assert!(settings.set_tolerance(1e-6).is_ok());
        assert!(settings.set_max_iterations(1).is_ok());
        assert_eq!((settings.tolerance, settings.max_iterations), (1e-6, 1));
    }

    #[test]
    fn resampling_has_limits() {
        for (resamples, confidence, faults) in [
            (0, 0.95, 0),
            (10, 0.51, 0),
            (1_000_000, 0.999, 0),
            (1, 0.95, 1),
            (9, 0.95, 1),
            (1_000_001, 0.95, 1),
            (5_000, 0.5, 1),
            (5_000, 1.0, 1),
            (5_000, f64::NAN, 1),
            (9, 95.0, 2),
        ] {
            let settings = ResamplingSettings {
                resamples,
                confidence,
                ..ResamplingSettings::default()
            };
            let found = settings.check().map_or_else(|found| found.0.len(), |()| 0);
            assert_eq!(found, faults, "{resamples} {confidence}");
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
