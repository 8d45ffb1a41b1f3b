//! Segments of one sample, from its fit to what describes them.

use super::criteria::{Criteria, Suggestion, suggest};
use super::mixture::{Solution, StructuralScores};
use super::profile::{CrossTable, profile};
use super::search::{Searched, SegmentPlan, find_segments};
use crate::analysis::{Analysis, AnalysisFailure, part_indices};
use crate::cleaning::Groups;
use crate::index::ConstructIndex;
use crate::resampling::{Interrupted, Sample, full_sample_engine};
use crate::robustness::construct_scores;

/// Why there are no segments.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum SegmentFailure {
    /// The sample has no fit.
    #[error(transparent)]
    Fit(#[from] AnalysisFailure),
    /// The fit gives no respondents' scores: the answers behind missing ones are singular.
    #[error("there are no scores")]
    NoScores,
    /// The user stopped the run.
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
}

/// Everything about the segments of a sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Segmentation {
    /// One entry per number of segments, 1 first.
    pub searched: Vec<Searched>,
    /// The criteria of those that have a solution.
    pub criteria: Vec<(usize, Criteria)>,
    /// What the criteria agree on; `None` when a single number was asked for.
    pub suggestion: Option<Suggestion>,
    /// The number of segments that is described: the one that was asked for, else the suggested one, else the choice of BIC.
    /// `None` when the one that was asked for has no solution.
    pub described: Option<usize>,
    /// Index of each construct in each described segment, every respondent counting by case weight × membership under the whole
    /// sample's index weights; empty when the items' units are not known.
    pub indices: Vec<Vec<ConstructIndex>>,
    /// The described segments against the answers of each column.
    pub profiles: Vec<CrossTable>,
}

impl Segmentation {
    /// The solution that is described.
    #[must_use]
    pub fn solution(&self) -> Option<&Solution> {
        solution_of(&self.searched, self.described?)
    }
}

/// Searches the segments of a sample; `analysis` is its fit and `columns` are what describes the segments.
///
/// Scores are the composites of the fit, also under consistent PLS, missing answers filled in as the sample's treatment does.
/// `progress` as in [`find_segments`].
///
/// # Errors
/// [`SegmentFailure`].
pub fn segment(
    sample: &Sample<'_>,
    (analysis, columns): (&Analysis, &[Groups]),
    plan: &SegmentPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Segmentation, SegmentFailure> {
    let (engine, _) = full_sample_engine(sample, plan.threads)?;
    let missing = sample.settings.missing;
    let scores = construct_scores(&engine, sample.items, sample.scales, missing)
        .ok_or(SegmentFailure::NoScores)?;
    let data = StructuralScores {
        scores: &scores,
        weights: sample.weights,
        equations: &engine.layout().equations,
    };
    let searched = find_segments(&data, plan, progress)?;
    let one = solution_of(&searched, 1).map(|one| one.log_likelihood);
    let criteria: Vec<(usize, Criteria)> = searched
        .iter()
        .filter_map(|found| {
            let solution = found.solution.as_ref()?;
            Some((found.segments, Criteria::new(solution, sample.weights, one)))
        })
        .collect();
    let asked = <[usize; 1]>::try_from(plan.counts.as_slice()).ok();
    let suggestion = suggest(&criteria).filter(|_| asked.is_none());
    let described = match asked {
        Some([count]) => Some(count),
        None => suggestion
            .map(|suggestion| suggestion.segments)
            .or_else(|| Criteria::choice_of_bic(&criteria)),
    };
    let described = described.filter(|count| solution_of(&searched, *count).is_some());
    let solution = described.and_then(|count| solution_of(&searched, count));
    let of_segment = |own: &Vec<f64>| {
        let weight = |(i, p): (usize, &f64)| sample.weights.map_or(1.0, |weights| weights[i]) * p;
        let weights: Vec<f64> = own.iter().enumerate().map(weight).collect();
        part_indices(analysis, sample.items, &weights, sample.scales)
    };
    let segments = solution.iter().flat_map(|solution| &solution.memberships);
    let indices = segments.map(of_segment).collect();
    let profiles = solution.map_or_else(Vec::new, |solution| {
        let columns = columns.iter();
        columns.map(|groups| profile(solution, groups)).collect()
    });
    Ok(Segmentation {
        searched,
        criteria,
        suggestion,
        described,
        indices,
        profiles,
    })
}

fn solution_of(searched: &[Searched], count: usize) -> Option<&Solution> {
    let found = searched.iter().find(|found| found.segments == count);
    found.and_then(|found| found.solution.as_ref())
}
