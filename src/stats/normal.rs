//! The standard normal distribution.

use statrs::distribution::{ContinuousCDF, Normal};

/// The point that a standard normal number stays below with probability `level` (between 0 and 1).
#[must_use]
pub fn standard_normal_quantile(level: f64) -> f64 {
    Normal::standard().inverse_cdf(level)
}

/// The probability of a standard normal number of at most `z`.
#[must_use]
pub fn standard_normal_cdf(z: f64) -> f64 {
    Normal::standard().cdf(z)
}

/// The probability of a standard normal number above `z`, exact far in the tail.
#[must_use]
pub fn standard_normal_tail(z: f64) -> f64 {
    Normal::standard().sf(z)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_values() {
        assert!((standard_normal_quantile(0.975) - 1.959963984540054).abs() < 1e-9);
        assert!((standard_normal_cdf(1.0) - 0.8413447460685429).abs() < 1e-10);
        // 1 − Φ would have lost every digit here.
        assert!((standard_normal_tail(10.0) / 7.619853024160526e-24 - 1.0).abs() < 1e-9);
    }
}
