//! How the sample was drawn, as far as resampling must repeat it.

use crate::study::ReplicateKind;

/// The units that were drawn independently, and the strata within which they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strata {
    /// Cluster of each respondent, numbered from 0; without clusters every respondent is its own.
    clusters: Vec<u32>,
    /// Clusters of each stratum.
    members: Vec<Vec<u32>>,
}

impl Strata {
    /// Strata and clusters by respondent, each named by a number of its own; `None` for what the design lacks.
    ///
    /// Clusters of different strata are different clusters even when their numbers agree. A stratum with one cluster
    /// is pooled with the next one, because its variance cannot be estimated alone.
    #[must_use]
    pub fn new(respondents: usize, strata: Option<&[u32]>, clusters: Option<&[u32]>) -> Self {
        let mut known = std::collections::BTreeMap::new();
        let pairs = (0..respondents).map(|respondent| {
            let own = u32::try_from(respondent).unwrap_or(u32::MAX);
            let stratum = strata.map_or(0, |strata| strata[respondent]);
            (
                stratum,
                clusters.map_or(own, |clusters| clusters[respondent]),
            )
        });
        let pairs: Vec<(u32, u32)> = pairs.collect();
        for pair in &pairs {
            known.insert(*pair, 0_u32);
        }
        let mut members: Vec<(u32, Vec<u32>)> = Vec::new();
        for (number, ((stratum, _), id)) in known.iter_mut().enumerate() {
            *id = u32::try_from(number).unwrap_or(u32::MAX);
            match members.last_mut() {
                Some((last, units)) if last == stratum => units.push(*id),
                _ => members.push((*stratum, vec![*id])),
            }
        }
        Self {
            clusters: pairs.iter().map(|pair| known[pair]).collect(),
            members: pool_single(members.into_iter().map(|(_, units)| units).collect()),
        }
    }

    /// Cluster of each respondent.
    #[must_use]
    pub fn clusters(&self) -> &[u32] {
        &self.clusters
    }

    /// Clusters of each stratum, at least two per stratum unless the sample has only one.
    #[must_use]
    pub fn members(&self) -> &[Vec<u32>] {
        &self.members
    }

    /// Number of clusters.
    #[must_use]
    pub fn cluster_count(&self) -> usize {
        self.members.iter().map(Vec::len).sum()
    }
}

fn pool_single(strata: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    let mut pooled: Vec<Vec<u32>> = Vec::new();
    for stratum in strata {
        match pooled.last_mut() {
            Some(last) if last.len() < 2 || stratum.len() < 2 => last.extend(stratum),
            _ => pooled.push(stratum),
        }
    }
    pooled
}

/// The factor of Σ(θ_r − θ)² for `replicates` replicate weights. Source: Wolter 2007, chapters 3 and 4.
#[must_use]
pub fn variance_factor(kind: ReplicateKind, replicates: usize) -> f64 {
    let r = replicates as f64;
    match kind {
        ReplicateKind::Jk1 => (r - 1.0) / r,
        ReplicateKind::Jk2 => 1.0,
        ReplicateKind::Brr | ReplicateKind::Bootstrap => 1.0 / r,
    }
}

impl Strata {
    /// The strata and clusters of those respondents whose flag is true.
    #[must_use]
    pub fn of_respondents(&self, keep: &[bool]) -> Self {
        let mut strata = vec![0; self.cluster_count()];
        for (stratum, members) in (0..).zip(&self.members) {
            for cluster in members {
                strata[*cluster as usize] = stratum;
            }
        }
        let kept = self.clusters.iter().zip(keep).filter(|(_, keep)| **keep);
        let clusters: Vec<u32> = kept.map(|(cluster, _)| *cluster).collect();
        let strata: Vec<u32> = clusters
            .iter()
            .map(|cluster| strata[*cluster as usize])
            .collect();
        Self::new(clusters.len(), Some(&strata), Some(&clusters))
    }
}

impl Design {
    /// The design as it concerns those respondents whose flag is true. Replicates by given positions become independent
    /// draws.
    #[must_use]
    pub fn of_respondents(&self, keep: &[bool]) -> Self {
        match self {
            Self::Independent | Self::Rows(_) => Self::Independent,
            Self::Stratified(strata) => Self::Stratified(strata.of_respondents(keep)),
            Self::Given { weights, kind } => {
                let kept = |weights: &Vec<f64>| {
                    let pairs = weights.iter().zip(keep).filter(|(_, keep)| **keep);
                    pairs.map(|(weight, _)| *weight).collect()
                };
                Self::Given {
                    weights: weights.iter().map(kept).collect(),
                    kind: *kind,
                }
            }
        }
    }
}

/// How replicates are made.
#[derive(Debug, Clone, PartialEq)]
pub enum Design {
    /// Respondents were drawn independently.
    Independent,
    /// Clusters were drawn, or respondents within strata: Rao–Wu rescaling bootstrap.
    Stratified(Strata),
    /// Replicate weights are given: one vector of n weights per replicate, used as they are.
    Given {
        /// The weights.
        weights: Vec<Vec<f64>>,
        /// What they are.
        kind: ReplicateKind,
    },
    /// The respondents of each replicate are given by their positions from 0, to check one program by another.
    Rows(Vec<Vec<u32>>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_belong_to_their_stratum_and_lonely_strata_are_pooled() {
        let strata = Strata::new(5, Some(&[0, 0, 0, 1, 1]), Some(&[7, 7, 8, 7, 7]));
        assert_eq!(strata.clusters(), [0, 0, 1, 2, 2]);
        assert_eq!(strata.members(), [vec![0, 1, 2]]);
        let plain = Strata::new(3, None, None);
        assert_eq!(plain.members(), [vec![0, 1, 2]]);
    }

    #[test]
    fn a_part_of_the_sample_keeps_its_clusters() {
        let strata = Strata::new(6, Some(&[0, 0, 0, 1, 1, 1]), Some(&[7, 7, 8, 7, 8, 8]));
        let part = strata.of_respondents(&[true, false, true, true, true, false]);
        assert_eq!(part.clusters(), [0, 1, 2, 3]);
        assert_eq!(part.members(), [vec![0, 1], vec![2, 3]]);
        let given = Design::Given {
            weights: vec![vec![1.0, 0.0, 2.0]],
            kind: ReplicateKind::Brr,
        };
        let Design::Given { weights, .. } = given.of_respondents(&[false, true, true]) else {
            panic!("another design");
        };
        assert_eq!(weights, [vec![0.0, 2.0]]);
    }

    #[test]
    fn variance_factors() {
        assert!((variance_factor(ReplicateKind::Jk1, 10) - 0.9).abs() < 1e-15);
        assert!((variance_factor(ReplicateKind::Brr, 4) - 0.25).abs() < 1e-15);
    }
}
