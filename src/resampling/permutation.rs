//! Permutation of group labels: is a figure different in two groups?

use nalgebra::{DMatrix, DVector};

use super::plan::Sample;
use super::random::{Stream, shuffle};
use super::replicates::full_sample_engine;
use super::run::ResamplingFailure;
use crate::analysis::{AnalysisFailure, Engine, Figure};
use crate::moments::estimate_moments;

/// The outcome of a permutation test of two groups.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct PermutationTest {
    /// Figure of the first group − figure of the second.
    pub difference: f64,
    /// Two-sided p-value (1 + #{|permuted| ≥ |observed|})/(1 + P).
    pub p_value: f64,
    /// Permutations that could be fitted.
    pub kept: usize,
}

/// Tests whether `figure` differs between the respondents with and without the flag `first_group`.
///
/// The labels are permuted `permutations` times; both groups are refitted each time. Exact when respondents are
/// exchangeable under the hypothesis. Source: Chin & Dibbern 2010; Edgington & Onghena 2007. `None` when the
/// figure is not defined in a group.
///
/// # Errors
/// [`ResamplingFailure::Fit`] when the whole sample or one of the groups cannot be fitted.
pub fn permutation_test(
    sample: &Sample<'_>,
    first_group: &[bool],
    figure: Figure,
    (permutations, seed): (usize, u64),
) -> Result<Option<PermutationTest>, ResamplingFailure> {
    let (engine, _) = full_sample_engine(sample, 1)?;
    let reference = engine.solution().outer_weights.clone();
    let mut groups = Groups {
        sample,
        engine,
        reference,
        weights: Vec::new(),
    };
    let Some(difference) = groups.difference(first_group, figure)? else {
        return Ok(None);
    };
    let (mut extreme, mut kept) = (0_usize, 0_usize);
    for permutation in 0..permutations {
        let mut labels = first_group.to_vec();
        shuffle(&mut labels, &mut Stream::new(seed, permutation as u64));
        if let Ok(Some(permuted)) = groups.difference(&labels, figure) {
            kept += 1;
            extreme += usize::from(permuted.abs() >= difference.abs());
        }
    }
    let p_value = (1 + extreme) as f64 / (1 + kept) as f64;
    Ok(Some(PermutationTest {
        difference,
        p_value,
        kept,
    }))
}

struct Groups<'a> {
    sample: &'a Sample<'a>,
    engine: Engine,
    reference: DVector<f64>,
    weights: Vec<f64>,
}

impl Groups<'_> {
    fn difference(
        &mut self,
        first_group: &[bool],
        figure: Figure,
    ) -> Result<Option<f64>, AnalysisFailure> {
        let first = self.figure(first_group, true, figure)?;
        let second = self.figure(first_group, false, figure)?;
        Ok(first.zip(second).map(|(first, second)| first - second))
    }

    /// The figure among the respondents whose flag is `wanted`: all others weigh nothing.
    fn figure(
        &mut self,
        first_group: &[bool],
        wanted: bool,
        figure: Figure,
    ) -> Result<Option<f64>, AnalysisFailure> {
        let base = |i: usize| self.sample.weights.map_or(1.0, |weights| weights[i]);
        let members = first_group.iter().enumerate();
        let weights = members.map(|(i, flag)| if *flag == wanted { base(i) } else { 0.0 });
        self.weights = weights.collect();
        let treatment = self.sample.settings.missing;
        let moments = estimate_moments(self.sample.items, Some(&self.weights), treatment, 1)?;
        let means: Option<&DVector<f64>> = moments.means.as_ref();
        let covariance: &DMatrix<f64> = &moments.covariance;
        self.engine.refit(means, covariance, &self.reference)?;
        Ok(self.engine.figure(figure))
    }
}
