//! Intervals of shares.

use super::normal::standard_normal_quantile;

/// Wilson's score interval of a share: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
///
/// `share` p from 0 to 1, `n` answers behind it (above 0; an effective number need not be whole), `confidence` between 0
/// and 1, z the normal quantile at (1 + confidence)/2. The ends lie in 0 to 1, and are distinct even where p is 0 or 1.
///
/// `None` when n is not above 0 or the share is not from 0 to 1.
///
/// Source: Wilson 1927, *Journal of the American Statistical Association* 22(158) 209–212.
///
/// Example: 81 of 263 at 95 % gives 0.2553 to 0.3662 (Newcombe 1998, *Statistics in Medicine* 17 857–872, table I).
#[must_use]
pub fn wilson_interval(share: f64, n: f64, confidence: f64) -> Option<(f64, f64)> {
    if n.is_nan() || n <= 0.0 || !(0.0..=1.0).contains(&share) {
        return None;
    }
    let z = standard_normal_quantile(f64::midpoint(1.0, confidence));
    let square = z * z / n;
    let centre = share + square / 2.0;
    let reach = z * (share * (1.0 - share) / n + square / (4.0 * n)).sqrt();
    let end = |sign: f64| ((centre + sign * reach) / (1.0 + square)).clamp(0.0, 1.0);
    Some((end(-1.0), end(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_table_of_newcombe_is_met() {
        // Newcombe 1998, table I, method 3: 81/263, 15/148, 0/20, 1/29.
        for (count, n, lower, upper) in [
            (81.0, 263.0, 0.2553, 0.3662),
            (15.0, 148.0, 0.0624, 0.1605),
            (0.0, 20.0, 0.0, 0.1611),
            (1.0, 29.0, 0.0061, 0.1718),
        ] {
            let (low, high) = wilson_interval(count / n, n, 0.95).unwrap();
            assert!((low - lower).abs() < 5e-5, "{low}");
            assert!((high - upper).abs() < 5e-5, "{high}");
        }
    }

    #[test]
    fn one_answer_has_an_interval_and_none_has_not() {
        // p = 1, n = 1: 1/(1 + z²) to 1.
        let (low, high) = wilson_interval(1.0, 1.0, 0.95).unwrap();
        assert!((low - 1.0 / (1.0 + 1.959_963_985_f64.powi(2))).abs() < 1e-9);
        assert!((high - 1.0).abs() < 1e-12);
        assert_eq!(wilson_interval(0.5, 0.0, 0.95), None);
        assert_eq!(wilson_interval(f64::NAN, 5.0, 0.95), None);
    }
}
