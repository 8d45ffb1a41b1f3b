//! The best mixture for each number of segments, over random starts.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::mixture::{NoSolution, Solution, Stopping, StructuralScores, fit_mixture};
use crate::resampling::{Interrupted, Stream};

/// The random streams of starts, apart from those of replicates.
const STREAMS: u64 = 1 << 40;

/// Difference of ln L, relative to |ln L| + 1, up to which two starts found the same optimum.
const SAME_OPTIMUM: f64 = 1e-6;

/// What is searched and how.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentPlan {
    /// Numbers of segments, ascending; 1 is searched in any case.
    pub counts: Vec<usize>,
    /// Random starts for each number.
    pub starts: usize,
    /// Seed of the starts.
    pub seed: u64,
    /// Change of ln L, relative to |ln L| + 1, below which a start is converged.
    pub tolerance: f64,
    /// Iterations after which a start is not converged.
    pub max_iterations: usize,
    /// Threads; no number depends on them.
    pub threads: usize,
}

impl SegmentPlan {
    /// Numbers of segments with 1 among them.
    fn all_counts(&self) -> Vec<usize> {
        let others = self.counts.iter().copied().filter(|count| *count > 1);
        [1].into_iter().chain(others).collect()
    }

    /// Starts for a number of segments: one segment needs no more than one.
    fn starts_of(&self, segments: usize) -> usize {
        if segments > 1 { self.starts } else { 1 }
    }

    /// All starts of the search.
    #[must_use]
    pub fn all_starts(&self) -> usize {
        let counts = self.all_counts().into_iter();
        counts.map(|segments| self.starts_of(segments)).sum()
    }
}

/// What became of the starts for one number of segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StartLedger {
    /// Starts.
    pub starts: usize,
    /// Starts that converged.
    pub converged: usize,
    /// Starts whose likelihood still rose at the last iteration.
    pub not_converged: usize,
    /// Starts in which a segment lost its respondents or its variance.
    pub collapsed: usize,
    /// Starts that converged to the best optimum.
    pub best: usize,
}

/// The search for one number of segments.
#[derive(Debug, Clone, PartialEq)]
pub struct Searched {
    /// K.
    pub segments: usize,
    /// What became of the starts.
    pub ledger: StartLedger,
    /// The converged solution with the largest likelihood; `None` when no start gave one.
    pub solution: Option<Solution>,
}

/// Searches each number of segments of the plan, and 1.
///
/// Every start puts each respondent into a segment at random, all equally likely, from a stream of its own. The best of the
/// converged starts is kept; a larger likelihood elsewhere cannot be ruled out. `progress` is called with the number of starts
/// just done; false stops the search.
///
/// # Errors
/// [`Interrupted`] when `progress` gives false.
pub fn find_segments(
    data: &StructuralScores<'_>,
    plan: &SegmentPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Vec<Searched>, Interrupted> {
    let jobs: Vec<(usize, usize)> = plan
        .all_counts()
        .into_iter()
        .flat_map(|segments| (0..plan.starts_of(segments)).map(move |start| (segments, start)))
        .collect();
    let slots: Mutex<Vec<Option<Found>>> = Mutex::new(vec![None; jobs.len()]);
    let queue = Mutex::new(jobs.iter().enumerate());
    let stopped = AtomicBool::new(false);
    let next = || queue.lock().ok().and_then(|mut queue| queue.next());
    std::thread::scope(|scope| {
        for _ in 0..plan.threads.max(1) {
            scope.spawn(|| {
                while !stopped.load(Ordering::Relaxed) {
                    let Some((place, job)) = next() else { break };
                    let found = from_start(data, plan, *job);
                    if let Ok(mut slots) = slots.lock() {
                        slots[place] = Some(found);
                    }
                    if !progress(1) {
                        stopped.store(true, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    if stopped.into_inner() {
        return Err(Interrupted);
    }
    let found = slots.into_inner().unwrap_or_default();
    let mut found = jobs.into_iter().zip(found.into_iter().flatten());
    let counts = plan.all_counts().into_iter();
    let searched = counts.map(|segments| {
        let own = found.by_ref().take(plan.starts_of(segments));
        best_of(segments, own.map(|(_, found)| found).collect())
    });
    Ok(searched.collect())
}

/// What one start came to.
type Found = Result<Solution, NoSolution>;

fn from_start(
    data: &StructuralScores<'_>,
    plan: &SegmentPlan,
    (segments, start): (usize, usize),
) -> Found {
    let number = STREAMS + ((segments as u64) << 32) + start as u64;
    let mut stream = Stream::new(plan.seed, number);
    let bound = u32::try_from(segments).unwrap_or(u32::MAX);
    let assigned: Vec<usize> = (0..data.respondents())
        .map(|_| stream.below(bound) as usize)
        .collect();
    let stopping = Stopping {
        tolerance: plan.tolerance,
        max_iterations: plan.max_iterations,
    };
    fit_mixture(data, segments, &assigned, stopping)
}

fn best_of(segments: usize, found: Vec<Found>) -> Searched {
    let mut ledger = StartLedger {
        starts: found.len(),
        ..StartLedger::default()
    };
    let mut likelihoods = Vec::new();
    let mut best: Option<Solution> = None;
    for outcome in found {
        match outcome {
            Ok(solution) => {
                ledger.converged += 1;
                likelihoods.push(solution.log_likelihood);
                let known = best.as_ref().map(|best| best.log_likelihood);
                if known.is_none_or(|known| solution.log_likelihood > known) {
                    best = Some(solution);
                }
            }
            Err(NoSolution::NotConverged) => ledger.not_converged += 1,
            Err(NoSolution::Collapsed) => ledger.collapsed += 1,
        }
    }
    if let Some(best) = &best {
        let top = best.log_likelihood;
        let same = |own: &&f64| top - **own <= SAME_OPTIMUM * (top.abs() + 1.0);
        ledger.best = likelihoods.iter().filter(same).count();
    }
    Searched {
        segments,
        ledger,
        solution: best,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pls::Equation;
    use crate::segments::{Criteria, suggest};

    fn plan(counts: &[usize], threads: usize) -> SegmentPlan {
        SegmentPlan {
            counts: counts.to_vec(),
            starts: 6,
            seed: 1,
            tolerance: 1e-9,
            max_iterations: 5_000,
            threads,
        }
    }

    /// Two segments of 200 respondents: paths (.8, .1) and (.1, .8) on the target, then .7 and .2 on the outcome.
    fn two_segments() -> Vec<Vec<f64>> {
        let mut stream = Stream::new(20, 0);
        let mut columns = vec![Vec::new(); 4];
        for respondent in 0..400 {
            let (x, z) = stream.normal_pair();
            let (e, f) = stream.normal_pair();
            let (b, c, d) = if respondent < 200 {
                (0.8, 0.1, 0.7)
            } else {
                (0.1, 0.8, 0.2)
            };
            let y = b * x + c * z + 0.2 * e;
            let o = d * y + 0.2 * f;
            for (column, value) in columns.iter_mut().zip([x, z, y, o]) {
                column.push(value);
            }
        }
        columns
    }

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

    #[test]
    fn two_simulated_segments_are_recovered() {
        let (scores, equations) = (two_segments(), equations());
        let data = StructuralScores {
            scores: &scores,
            weights: None,
            equations: &equations,
        };
        let found = find_segments(&data, &plan(&[1, 2, 3], 2), &|_| true).unwrap();
        let one = found[0].solution.as_ref().map(|one| one.log_likelihood);
        let criteria: Vec<(usize, Criteria)> = found
            .iter()
            .filter_map(|searched| {
                let solution = searched.solution.as_ref()?;
                Some((searched.segments, Criteria::new(solution, None, one)))
            })
            .collect();
        assert_eq!(Criteria::choice_of_bic(&criteria), Some(2));
        assert_eq!(suggest(&criteria).unwrap().segments, 2);
        let two = found[1].solution.as_ref().unwrap();
        assert!(found[1].ledger.best > 0);
        // Which of the two came first is not told.
        let first = usize::from(two.segments[0].coefficients[0][0] < 0.45);
        let right = (0..400).filter(|i| two.segment_of(*i) == usize::from(*i >= 200) ^ first);
        assert!(right.count() >= 360);
        for (segment, truth) in [(first, [0.8, 0.1, 0.7]), (1 - first, [0.1, 0.8, 0.2])] {
            let model = &two.segments[segment];
            assert!((model.share - 0.5).abs() < 0.06, "{}", model.share);
            let paths = model.coefficients.iter().flatten();
            for (path, truth) in paths.zip(truth) {
                assert!((path - truth).abs() < 0.08, "{path} {truth}");
            }
        }
    }

    #[test]
    fn threads_change_nothing_and_the_user_can_stop() {
        let (scores, equations) = (two_segments(), equations());
        let data = StructuralScores {
            scores: &scores,
            weights: None,
            equations: &equations,
        };
        let found = |threads| find_segments(&data, &plan(&[2], threads), &|_| true).unwrap();
        assert_eq!(found(1), found(3));
        assert_eq!(plan(&[2], 1).all_starts(), 7);
        assert!(find_segments(&data, &plan(&[2], 1), &|_| false).is_err());
    }

    #[test]
    fn more_segments_than_the_sample_can_hold_collapse() {
        let scores: Vec<Vec<f64>> = two_segments().iter().map(|c| c[..12].to_vec()).collect();
        let equations = equations();
        let data = StructuralScores {
            scores: &scores,
            weights: None,
            equations: &equations,
        };
        let found = find_segments(&data, &plan(&[4], 1), &|_| true).unwrap();
        assert_eq!(found[1].solution, None);
        assert_eq!(found[1].ledger.collapsed, 6);
    }
}
