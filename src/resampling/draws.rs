//! How often each unit counts in a replicate.

use super::design::Strata;
use super::random::Stream;

/// A rule that gives each unit a multiplier in each replicate.
#[derive(Debug, Clone)]
pub(super) enum Draws<'a> {
    /// n respondents drawn with replacement: multinomial counts.
    Bootstrap { seed: u64 },
    /// Rao–Wu: of the c clusters of a stratum, c − 1 drawn with replacement and scaled by c/(c − 1).
    RescaledClusters { seed: u64, strata: &'a Strata },
    /// Independent normal multipliers around 1 on `groups` groups.
    Normal { seed: u64, groups: u32 },
    /// All units but the one of the replicate's number.
    LeaveOneOut,
    /// Counts from given unit numbers.
    Rows { rows: &'a [Vec<u32>] },
}

impl Draws<'_> {
    /// Whether every multiplier is a whole number.
    pub(super) fn whole_numbers(&self) -> bool {
        !matches!(self, Self::RescaledClusters { .. } | Self::Normal { .. })
    }

    /// Writes the multipliers of all units in `replicate`.
    pub(super) fn fill(&self, replicate: usize, multipliers: &mut [f64]) {
        match self {
            Self::Bootstrap { seed } => {
                multipliers.fill(0.0);
                let mut stream = Stream::new(*seed, replicate as u64);
                let units = u32::try_from(multipliers.len()).unwrap_or(u32::MAX);
                for _ in 0..units {
                    multipliers[stream.below(units) as usize] += 1.0;
                }
            }
            Self::RescaledClusters { seed, strata } => {
                rescaled_clusters(
                    &mut Stream::new(*seed, replicate as u64),
                    strata,
                    multipliers,
                );
            }
            Self::Normal { seed, groups } => {
                let mut stream = Stream::new(*seed, replicate as u64);
                let g = f64::from(*groups);
                let scale = (g / (g - 1.0)).sqrt();
                for pair in multipliers.chunks_mut(2) {
                    let (a, b) = stream.normal_pair();
                    for (multiplier, normal) in pair.iter_mut().zip([a, b]) {
                        *multiplier = 1.0 + scale * normal;
                    }
                }
            }
            Self::LeaveOneOut => {
                multipliers.fill(1.0);
                multipliers[replicate] = 0.0;
            }
            Self::Rows { rows } => {
                multipliers.fill(0.0);
                for &unit in &rows[replicate] {
                    multipliers[unit as usize] += 1.0;
                }
            }
        }
    }
}

/// Multiplier of each respondent: that of its cluster.
fn rescaled_clusters(stream: &mut Stream, strata: &Strata, multipliers: &mut [f64]) {
    let mut of_cluster = vec![0.0; strata.cluster_count()];
    for clusters in strata.members() {
        let count = u32::try_from(clusters.len()).unwrap_or(u32::MAX);
        if count < 2 {
            for &cluster in clusters {
                of_cluster[cluster as usize] = 1.0;
            }
            continue;
        }
        let scale = f64::from(count) / f64::from(count - 1);
        for _ in 1..count {
            of_cluster[clusters[stream.below(count) as usize] as usize] += scale;
        }
    }
    for (multiplier, cluster) in multipliers.iter_mut().zip(strata.clusters()) {
        *multiplier = of_cluster[*cluster as usize];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resample_has_as_many_respondents_as_the_sample() {
        let mut counts = vec![0.0; 37];
        Draws::Bootstrap { seed: 4 }.fill(9, &mut counts);
        assert!((counts.iter().sum::<f64>() - 37.0).abs() < 1e-12);
        assert!(counts.contains(&0.0) && counts.iter().any(|count| *count > 1.0));
    }

    #[test]
    fn rescaled_clusters_keep_the_weight_of_each_stratum() {
        let strata = Strata::new(7, Some(&[0, 0, 0, 1, 1, 1, 1]), None);
        let draws = Draws::RescaledClusters {
            seed: 4,
            strata: &strata,
        };
        for replicate in 0..20 {
            let mut multipliers = vec![0.0; 7];
            draws.fill(replicate, &mut multipliers);
            assert!((multipliers[..3].iter().sum::<f64>() - 3.0).abs() < 1e-12);
            assert!((multipliers[3..].iter().sum::<f64>() - 4.0).abs() < 1e-12);
        }
    }
}
