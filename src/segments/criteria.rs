//! How many segments there are: information criteria and how clearly the segments are apart.

use serde::Serialize;

use super::mixture::Solution;

/// What a solution with K segments is judged by; n respondents, N parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Criteria {
    /// Akaike: −2 ln L + 2 N.
    pub aic: f64,
    /// Akaike with factor 3 (Bozdogan 1994): −2 ln L + 3 N.
    pub aic3: f64,
    /// Akaike with factor 4 (Bozdogan 1994): −2 ln L + 4 N.
    pub aic4: f64,
    /// Schwarz (1978): −2 ln L + N ln n.
    pub bic: f64,
    /// Consistent Akaike (Bozdogan 1987): −2 ln L + N (ln n + 1).
    pub caic: f64,
    /// Hannan & Quinn (1979): −2 ln L + 2 N ln ln n.
    pub hq: f64,
    /// Minimum description length with factor 5 (Liang, Jaszczak & Coleman 1992): −2 ln L + 5 N ln n.
    pub mdl5: f64,
    /// Normed entropy: 1 − E/(n ln K), E = −Σ_ik P_ik ln P_ik; 1 = every membership is certain (Ramaswamy et al. 1993).
    /// `None` for one segment.
    pub normed_entropy: Option<f64>,
    /// Non-fuzzy index: (K Σ_ik P_ik²/n − 1)/(K − 1); 1 = every membership is certain (Roubens 1978). `None` for one segment.
    pub non_fuzzy_index: Option<f64>,
    /// Normalised entropy criterion: E/(ln L_K − ln L_1), the smaller the better (Celeux & Soromenho 1996). `None` for one
    /// segment and where K segments fit no better than one.
    pub normalised_entropy_criterion: Option<f64>,
}

impl Criteria {
    /// The criteria of a solution for `respondents` with case weights (of mean 1, if any), beside the log-likelihood of one
    /// segment.
    #[must_use]
    pub fn new(solution: &Solution, weights: Option<&[f64]>, one_segment: Option<f64>) -> Self {
        let respondents = solution.memberships.first().map_or(0, Vec::len) as f64;
        let parameters = solution.parameters as f64;
        let with_penalty = |penalty: f64| -2.0 * solution.log_likelihood + penalty * parameters;
        let log_n = respondents.ln();
        let segments = solution.segments.len() as f64;
        let several = solution.segments.len() > 1;
        let sum = |term: fn(f64) -> f64| -> f64 {
            let of = |own: &Vec<f64>| -> f64 {
                let own = own.iter().enumerate();
                own.map(|(i, p)| weights.map_or(1.0, |weights| weights[i]) * term(*p))
                    .sum()
            };
            solution.memberships.iter().map(of).sum()
        };
        // p ln p → 0 as p → 0.
        let entropy = sum(|p| if p > 0.0 { -p * p.ln() } else { 0.0 });
        let gain = one_segment.map(|one| solution.log_likelihood - one);
        Self {
            aic: with_penalty(2.0),
            aic3: with_penalty(3.0),
            aic4: with_penalty(4.0),
            bic: with_penalty(log_n),
            caic: with_penalty(log_n + 1.0),
            hq: with_penalty(2.0 * log_n.ln()),
            mdl5: with_penalty(5.0 * log_n),
            normed_entropy: several.then(|| 1.0 - entropy / (respondents * segments.ln())),
            non_fuzzy_index: several
                .then(|| (segments * sum(|p| p * p) / respondents - 1.0) / (segments - 1.0)),
            normalised_entropy_criterion: gain
                .filter(|gain| several && *gain > 0.0)
                .map(|gain| entropy / gain),
        }
    }
}

/// Which criteria agree on a number of segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// AIC3 and CAIC.
    Aic3AndCaic,
    /// AIC4 and BIC, where AIC3 and CAIC do not agree.
    Aic4AndBic,
}

/// The number of segments that the criteria speak for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// K.
    pub segments: usize,
    /// Why.
    pub agreement: Agreement,
}

/// Where AIC3 and CAIC are smallest at the same number of segments, that number; otherwise where AIC4 and BIC are; otherwise
/// `None`. `found` holds K and its criteria.
///
/// Source: Sarstedt et al. (2011), p. 52, by simulation: where AIC3 and CAIC agree, the number is mostly right; AIC4 and BIC
/// are the best single criteria. AIC alone suggests too many and MDL5 too few.
#[must_use]
pub fn suggest(found: &[(usize, Criteria)]) -> Option<Suggestion> {
    let agreed = |one: fn(&Criteria) -> f64, other: fn(&Criteria) -> f64| {
        smallest(found, one).filter(|segments| smallest(found, other) == Some(*segments))
    };
    let suggestion = |agreement| {
        move |segments| Suggestion {
            segments,
            agreement,
        }
    };
    agreed(|c| c.aic3, |c| c.caic)
        .map(suggestion(Agreement::Aic3AndCaic))
        .or_else(|| agreed(|c| c.aic4, |c| c.bic).map(suggestion(Agreement::Aic4AndBic)))
}

/// The number of segments where a criterion is smallest; `None` when nothing was found.
pub(super) fn smallest(
    found: &[(usize, Criteria)],
    criterion: fn(&Criteria) -> f64,
) -> Option<usize> {
    let order = |a: &&(usize, Criteria), b: &&(usize, Criteria)| {
        criterion(&a.1).total_cmp(&criterion(&b.1))
    };
    found.iter().min_by(order).map(|(segments, _)| *segments)
}

impl Criteria {
    /// The number of segments where BIC is smallest; `None` when nothing was found.
    #[must_use]
    pub fn choice_of_bic(found: &[(usize, Self)]) -> Option<usize> {
        smallest(found, |criteria| criteria.bic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segments::mixture::SegmentModel;

    fn solution(memberships: Vec<Vec<f64>>, log_likelihood: f64) -> Solution {
        let segment = SegmentModel {
            share: 0.5,
            coefficients: Vec::new(),
            standard_errors: Vec::new(),
            variances: Vec::new(),
            r_squared: Vec::new(),
        };
        Solution {
            segments: vec![segment; memberships.len()],
            memberships,
            log_likelihood,
            iterations: 1,
            parameters: 5,
        }
    }

    #[test]
    fn criteria_by_hand() {
        let two = solution(
            vec![vec![1.0, 0.5, 0.0, 0.5], vec![0.0, 0.5, 1.0, 0.5]],
            -10.0,
        );
        let found = Criteria::new(&two, None, Some(-14.0));
        let ln4 = 4.0_f64.ln();
        for (value, expected) in [
            (found.aic, 30.0),
            (found.aic3, 35.0),
            (found.aic4, 40.0),
            (found.bic, 20.0 + 5.0 * ln4),
            (found.caic, 25.0 + 5.0 * ln4),
            (found.hq, 20.0 + 10.0 * ln4.ln()),
            (found.mdl5, 20.0 + 25.0 * ln4),
            // Two of four memberships are even: E = 2 ln 2, of at most 4 ln 2.
            (found.normed_entropy.unwrap(), 0.5),
            (found.non_fuzzy_index.unwrap(), 0.5),
            (
                found.normalised_entropy_criterion.unwrap(),
                2.0 * 2.0_f64.ln() / 4.0,
            ),
        ] {
            assert!((value - expected).abs() < 1e-12, "{value} {expected}");
        }
        let one = Criteria::new(&solution(vec![vec![1.0; 4]], -14.0), None, Some(-14.0));
        assert_eq!(one.normed_entropy, None);
        assert_eq!(one.non_fuzzy_index, None);
        assert_eq!(one.normalised_entropy_criterion, None);
    }

    #[test]
    fn criteria_must_agree() {
        let criteria = |aic3, caic, aic4, bic| Criteria {
            aic3,
            aic4,
            bic,
            caic,
            ..Criteria::new(&solution(vec![vec![1.0]], -1.0), None, None)
        };
        let agreed = [
            (1, criteria(9.0, 9.0, 9.0, 9.0)),
            (2, criteria(8.0, 8.0, 9.5, 9.5)),
        ];
        let suggestion = suggest(&agreed).unwrap();
        assert_eq!(
            (suggestion.segments, suggestion.agreement),
            (2, Agreement::Aic3AndCaic)
        );
        let second = [
            (1, criteria(9.0, 7.0, 9.0, 9.0)),
            (2, criteria(8.0, 8.0, 8.0, 8.0)),
        ];
        let suggestion = suggest(&second).unwrap();
        assert_eq!(
            (suggestion.segments, suggestion.agreement),
            (2, Agreement::Aic4AndBic)
        );
        let none = [
            (1, criteria(9.0, 7.0, 9.0, 7.0)),
            (2, criteria(8.0, 8.0, 8.0, 8.0)),
        ];
        assert_eq!(suggest(&none), None);
        assert_eq!(Criteria::choice_of_bic(&none), Some(1));
        assert_eq!(suggest(&[]), None);
    }
}
