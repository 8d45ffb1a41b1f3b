//! The chi-squared distribution.

use statrs::distribution::{ChiSquared, ContinuousCDF};

/// The probability of a χ² above `square` with `degrees_of_freedom` (above 0), exact far in the tail; `None` when the number
/// is not finite or the degrees of freedom are not positive.
///
/// Source: Pearson 1900, *Philosophical Magazine* 50, 157–175.
#[must_use]
pub fn chi_squared_tail(square: f64, degrees_of_freedom: f64) -> Option<f64> {
    let distribution = ChiSquared::new(degrees_of_freedom).ok()?;
    square.is_finite().then(|| distribution.sf(square))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_values() {
        for (square, freedom, p) in [
            (3.841458820694124, 1.0, 0.05),
            (9.210340371976182, 2.0, 0.01),
        ] {
            assert!((chi_squared_tail(square, freedom).unwrap() - p).abs() < 1e-12);
        }
        assert_eq!(chi_squared_tail(f64::NAN, 1.0), None);
        assert_eq!(chi_squared_tail(1.0, 0.0), None);
    }
}
