//! Moments of a sample under the four treatments of missing answers.

use nalgebra::{DMatrix, DVector};

use super::cross_products::CrossProducts;
use super::em::{EmStart, em_moments};
use crate::cleaning::ItemMatrix;
use crate::diagnostics::{Code, Diagnostic};
use crate::stats::CholeskyFactor;
use crate::study::MissingTreatment;

/// Why there are no moments; items by position.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum MomentsFailure {
    /// Fewer than two respondents, or no pair of answers for two items.
    #[error("too few answers")]
    TooFew,
    /// All answers of an item are the same.
    #[error("item {item} is constant")]
    Constant {
        /// The item.
        item: usize,
    },
    /// The pairwise matrix is not positive definite.
    #[error("the pairwise covariance matrix is not positive definite")]
    NotPositiveDefinite,
    /// EM moved more than its tolerance in the last iteration allowed.
    #[error("EM did not converge in {iterations} iterations")]
    EmNotConverged {
        /// Iterations done.
        iterations: usize,
    },
}

impl MomentsFailure {
    /// The diagnostic that names the item; `names` are the k items' names.
    #[must_use]
    pub fn diagnostic(self, names: &[&str]) -> Diagnostic {
        match self {
            Self::TooFew => Diagnostic::new(Code::TooFewAnswers),
            Self::Constant { item } => Diagnostic::new(Code::ConstantAmongAnswers)
                .with("item", names.get(item).copied().unwrap_or_default()),
            Self::NotPositiveDefinite => Diagnostic::new(Code::NotPositiveDefinite),
            Self::EmNotConverged { iterations } => {
                Diagnostic::new(Code::EmNotConverged).with("iterations", iterations)
            }
        }
    }
}

/// Relative difference of n and the effective sample size up to which weights count as equal.
const EQUAL_WEIGHTS: f64 = 1e-9;

/// Means, covariances and sample sizes of k items, in the items' own units.
#[derive(Debug, Clone, PartialEq)]
pub struct Moments {
    /// Respondents, n.
    pub respondents: usize,
    /// Kish's effective sample size (Σw)²/Σw²; n without weights.
    pub effective_respondents: f64,
    /// k weighted means; `None` when only a matrix was given.
    pub means: Option<DVector<f64>>,
    /// k × k weighted covariances S.
    pub covariance: DMatrix<f64>,
    /// Whether S holds the items' units; false for a correlation matrix without deviations.
    pub has_units: bool,
}

impl Moments {
    /// n divided by the effective sample size: by how much the weights inflate variances.
    #[must_use]
    pub fn design_effect(&self) -> f64 {
        self.respondents as f64 / self.effective_respondents
    }

    /// Whether respondents count differently.
    #[must_use]
    pub fn is_weighted(&self) -> bool {
        self.effective_respondents < self.respondents as f64 * (1.0 - EQUAL_WEIGHTS)
    }
}

/// Moments of `items` under a treatment of missing answers, with n respondent `weights` (mean 1) if any.
///
/// S has the divisor Σw − Σw²/Σw (n − 1 without weights; over the pair's respondents for `Pairwise`; n for `Em`,
/// which is maximum likelihood). `Mean` puts the weighted item mean in place of missing answers. `Listwise`
/// expects the incomplete respondents to be gone.
///
/// # Errors
/// [`MomentsFailure`]: too few answers, a constant item, a pairwise matrix that is not positive definite, or EM
/// not converged.
pub fn estimate_moments(
    items: &ItemMatrix,
    weights: Option<&[f64]>,
    treatment: MissingTreatment,
    threads: usize,
) -> Result<Moments, MomentsFailure> {
    estimate(items, weights, treatment, (threads, None))
}

/// Moments of a replicate: maximum likelihood starts from the full sample's moments.
pub(crate) fn replicate_moments(
    items: &ItemMatrix,
    weights: &[f64],
    treatment: MissingTreatment,
    full_sample: EmStart<'_>,
) -> Result<Moments, MomentsFailure> {
    estimate(items, Some(weights), treatment, (1, Some(full_sample)))
}

fn estimate(
    items: &ItemMatrix,
    weights: Option<&[f64]>,
    treatment: MissingTreatment,
    (threads, start): (usize, Option<EmStart<'_>>),
) -> Result<Moments, MomentsFailure> {
    let products = CrossProducts::new(items, weights, threads);
    let k = items.items.len();
    if items.respondents < 2 {
        return Err(MomentsFailure::TooFew);
    }
    let (mut means, mut covariance) = (DVector::zeros(k), DMatrix::zeros(k, k));
    products.means_into(&mut means);
    match treatment {
        MissingTreatment::Em => (means, covariance) = em_moments(items, weights, &products, start)?,
        _ => products.covariance_into(treatment, &mut covariance, &mut CholeskyFactor::new(k))?,
    }
    if let Some(item) = (0..k).find(|&i| !(covariance[(i, i)] > 0.0)) {
        return Err(MomentsFailure::Constant { item });
    }
    Ok(Moments {
        respondents: items.respondents,
        effective_respondents: products.effective_respondents(),
        means: Some(means),
        covariance,
        has_units: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::ItemColumn;

    fn matrix(columns: &[&[f64]]) -> ItemMatrix {
        ItemMatrix {
            respondents: columns[0].len(),
            items: columns
                .iter()
                .map(|column| ItemColumn::from_numbers(column))
                .collect(),
        }
    }

    #[test]
    fn integer_weights_equal_repeated_rows_in_mean_and_correlation() {
        let once = matrix(&[&[1.0, 4.0, 6.0], &[2.0, 0.0, 1.0]]);
        let repeated = matrix(&[
            &[1.0, 4.0, 4.0, 6.0, 6.0, 6.0],
            &[2.0, 0.0, 0.0, 1.0, 1.0, 1.0],
        ]);
        let weights = [0.5, 1.0, 1.5];
        let weighted = estimate_moments(&once, Some(&weights), MissingTreatment::Mean, 1).unwrap();
        let plain = estimate_moments(&repeated, None, MissingTreatment::Mean, 1).unwrap();
        let r = |s: &DMatrix<f64>| s[(0, 1)] / (s[(0, 0)] * s[(1, 1)]).sqrt();
        assert!((r(&weighted.covariance) - r(&plain.covariance)).abs() < 1e-15);
        let (a, b) = (weighted.means.unwrap(), plain.means.unwrap());
        assert!((a - b).amax() < 1e-15);
        // (Σw)²/Σw² = 9/3.5
        assert!((weighted.effective_respondents - 9.0 / 3.5).abs() < 1e-15);
    }

    #[test]
    fn pairwise_that_contradicts_itself_is_refused() {
        let gap = f64::NAN;
        let items = matrix(&[
            &[1.0, 2.0, 3.0, 1.0, 2.0, 3.0, gap, gap, gap],
            &[1.0, 2.0, 3.0, gap, gap, gap, 1.0, 2.0, 3.0],
            &[gap, gap, gap, 1.0, 2.0, 3.0, 3.0, 2.0, 1.0],
        ]);
        let result = estimate_moments(&items, None, MissingTreatment::Pairwise, 1);
        assert_eq!(result, Err(MomentsFailure::NotPositiveDefinite));
    }

    #[test]
    fn a_constant_item_is_named() {
        let items = matrix(&[&[1.0, 2.0, 3.0], &[4.0, 4.0, 4.0]]);
        let result = estimate_moments(&items, None, MissingTreatment::Mean, 1);
        assert_eq!(result, Err(MomentsFailure::Constant { item: 1 }));
    }
}
