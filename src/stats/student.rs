//! Student's t distribution.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// The probability of a t-distributed number above `t`, with `degrees_of_freedom` (above 0), exact far in the tail;
/// `None` when a number is not finite or the degrees of freedom are not positive.
///
/// Source: Student 1908, *Biometrika* 6(1) 1–25.
#[must_use]
pub fn student_t_tail(t: f64, degrees_of_freedom: f64) -> Option<f64> {
    let distribution = StudentsT::new(0.0, 1.0, degrees_of_freedom).ok()?;
    t.is_finite().then(|| distribution.sf(t))
}

/// The point that a t-distributed number with `degrees_of_freedom` (above 0) stays below with probability `level`, which
/// lies between 0 and 1; `None` otherwise.
///
/// Source: Student 1908, *Biometrika* 6(1) 1–25.
#[must_use]
pub fn student_t_quantile(level: f64, degrees_of_freedom: f64) -> Option<f64> {
    let distribution = StudentsT::new(0.0, 1.0, degrees_of_freedom).ok()?;
    let quantile = (level > 0.0 && level < 1.0).then(|| distribution.inverse_cdf(level));
    quantile.filter(|quantile| quantile.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_values() {
        // R: pt(2.570581835636314, 5, lower.tail = FALSE); pt(-1, 1, lower.tail = FALSE)
        assert!((student_t_tail(2.570581835636314, 5.0).unwrap() - 0.025).abs() < 1e-10);
        assert!((student_t_tail(-1.0, 1.0).unwrap() - 0.75).abs() < 1e-10);
        // R: qt(.975, c(5, 1, 239))
        for (freedom, expected) in [
            (5.0, 2.570581835636314),
            (1.0, 12.706204736432095),
            (239.0, 1.969939406),
        ] {
            let quantile = student_t_quantile(0.975, freedom).unwrap();
            assert!((quantile - expected).abs() < 1e-6, "{quantile}");
        }
        assert_eq!(student_t_quantile(0.975, 0.0), None);
        assert_eq!(student_t_quantile(1.0, 5.0), None);
        assert_eq!(student_t_tail(1.0, 0.0), None);
        assert_eq!(student_t_tail(f64::INFINITY, 3.0), None);
    }
}
