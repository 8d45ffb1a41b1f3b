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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_values() {
        // R: pt(2.570581835636314, 5, lower.tail = FALSE); pt(-1, 1, lower.tail = FALSE)
        assert!((student_t_tail(2.570581835636314, 5.0).unwrap() - 0.025).abs() < 1e-10);
        assert!((student_t_tail(-1.0, 1.0).unwrap() - 0.75).abs() < 1e-10);
        assert_eq!(student_t_tail(1.0, 0.0), None);
        assert_eq!(student_t_tail(f64::INFINITY, 3.0), None);
    }
}
