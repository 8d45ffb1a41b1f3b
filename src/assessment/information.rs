//! Information criteria of one equation: fit against the number of predecessors.

/// Akaike's and Schwarz's criterion of one equation; smaller is better, among equations of the same construct.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InformationCriteria {
    /// Akaike's.
    pub aic: f64,
    /// Schwarz's, Bayesian.
    pub bic: f64,
}

/// AIC = n ln(SSE/n) + 2(p + 1) and BIC = n ln(SSE/n) + (p + 1) ln n with SSE = (1 − R²)(n − 1).
///
/// p predecessors, n `respondents`; scores have variance 1. In units of −2 log-likelihood; any sign. `None` when
/// nothing is left unexplained or n < 2. Source: Sharma et al. 2019, JAIS 20(4) 346–397, table 1.
#[must_use]
pub fn information_criteria(
    r_squared: f64,
    predecessors: usize,
    respondents: f64,
) -> Option<InformationCriteria> {
    let unexplained = (1.0 - r_squared) * (respondents - 1.0);
    if !(unexplained > 0.0) {
        return None;
    }
    let deviance = respondents * (unexplained / respondents).ln();
    let parameters = predecessors as f64 + 1.0;
    Some(InformationCriteria {
        aic: deviance + 2.0 * parameters,
        bic: deviance + parameters * respondents.ln(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_equation_by_hand() {
        // SSE = .5 · 9, n = 10, two predecessors: 10 ln .45 + 6
        let found = information_criteria(0.5, 2, 10.0).unwrap();
        assert!((found.aic - (10.0 * 0.45_f64.ln() + 6.0)).abs() < 1e-14);
        assert!((found.bic - (10.0 * 0.45_f64.ln() + 3.0 * 10.0_f64.ln())).abs() < 1e-14);
    }

    #[test]
    fn a_perfect_fit_has_none() {
        assert_eq!(information_criteria(1.0, 1, 10.0), None);
        assert_eq!(information_criteria(f64::NAN, 1, 10.0), None);
    }
}
