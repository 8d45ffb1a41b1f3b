//! Who is held out with whom.

use crate::resampling::{Stream, shuffle};
use crate::study::PredictionSettings;

/// Fewest folds: with one there would be nobody to estimate from.
pub const FEWEST_FOLDS: usize = 2;

/// Random streams below this number belong to resamples; repetition r of a prediction has stream 2⁴⁰ + r.
const FIRST_STREAM: u64 = 1 << 40;

/// How many parts the respondents are dealt into; each is held out once per repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folds {
    /// So many parts, equal in size up to one respondent.
    Number(usize),
    /// Every respondent is a part; there is only one way to deal them.
    LeaveOneOut,
}

/// How the respondents are held out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PredictionPlan {
    /// Parts.
    pub folds: Folds,
    /// How often respondents are dealt; leaving one out needs one repetition and does no more.
    pub repetitions: usize,
    /// Seed of the random streams.
    pub seed: u64,
    /// Threads; no figure depends on them.
    pub threads: usize,
}

impl Default for PredictionPlan {
    /// Ten folds, ten repetitions (Shmueli et al. 2019).
    fn default() -> Self {
        Self::new(&PredictionSettings::default(), 1, 1)
    }
}

impl PredictionPlan {
    /// The plan of a study's settings; `seed` and `threads` are those of the run.
    #[must_use]
    pub fn new(settings: &PredictionSettings, seed: u64, threads: usize) -> Self {
        Self {
            folds: if settings.leave_one_out {
                Folds::LeaveOneOut
            } else {
                Folds::Number(settings.folds)
            },
            repetitions: settings.repetitions,
            seed,
            threads,
        }
    }

    /// How often respondents are dealt.
    #[must_use]
    pub fn rounds(&self) -> usize {
        match self.folds {
            Folds::Number(_) => self.repetitions,
            Folds::LeaveOneOut => 1,
        }
    }

    /// Training samples over all repetitions of so many respondents.
    #[must_use]
    pub fn training_samples(&self, respondents: usize) -> usize {
        match self.folds {
            Folds::Number(folds) => folds * self.repetitions,
            Folds::LeaveOneOut => respondents,
        }
    }

    /// The parts of one repetition, each ascending; every respondent is in exactly one.
    pub(super) fn deal(&self, respondents: usize, repetition: usize) -> Vec<Vec<u32>> {
        let positions = 0..u32::try_from(respondents).unwrap_or(u32::MAX);
        match self.folds {
            Folds::LeaveOneOut => positions.map(|position| vec![position]).collect(),
            Folds::Number(folds) => {
                let mut order: Vec<u32> = positions.collect();
                let mut stream = Stream::new(self.seed, FIRST_STREAM + repetition as u64);
                shuffle(&mut order, &mut stream);
                let part = |fold: usize| {
                    let mut part: Vec<u32> =
                        order.iter().copied().skip(fold).step_by(folds).collect();
                    part.sort_unstable();
                    part
                };
                (0..folds).map(part).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_respondent_is_held_out_once_and_folds_differ_by_one_at_most() {
        let plan = PredictionPlan {
            folds: Folds::Number(4),
            ..PredictionPlan::default()
        };
        let folds = plan.deal(10, 3);
        let sizes: Vec<usize> = folds.iter().map(Vec::len).collect();
        assert_eq!(sizes, [3, 3, 2, 2]);
        let mut all: Vec<u32> = folds.concat();
        all.sort_unstable();
        assert_eq!(all, (0..10).collect::<Vec<u32>>());
        assert_eq!(folds, plan.deal(10, 3));
        assert_ne!(folds, plan.deal(10, 4));
    }

    #[test]
    fn leaving_one_out_has_one_round() {
        let plan = PredictionPlan {
            folds: Folds::LeaveOneOut,
            ..PredictionPlan::default()
        };
        assert_eq!(plan.rounds(), 1);
        assert_eq!(plan.deal(3, 0), [[0], [1], [2]]);
    }
}
