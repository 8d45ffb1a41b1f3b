//! Several tests at once.

/// Holm's adjusted p-values of a family of tests, in the order of `p_values`.
///
/// With the m values ascending, p̃₍ᵢ₎ = max over j ≤ i of (m − j + 1)·p₍ⱼ₎, at most 1: rejecting where p̃ < α keeps the chance of
/// any false rejection at α or below, whatever the dependence. Source: Holm 1979, Scand. J. Statistics 6(2) 65–70.
#[must_use]
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|a, b| p_values[*a].total_cmp(&p_values[*b]));
    let mut adjusted = vec![0.0; p_values.len()];
    let mut largest = 0.0_f64;
    for (position, test) in order.into_iter().enumerate() {
        let remaining = (p_values.len() - position) as f64;
        largest = largest.max((remaining * p_values[test]).min(1.0));
        adjusted[test] = largest;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::holm;

    #[test]
    fn three_tests_by_hand() {
        // .01·3, max(.03, .03·2), max(.06, .04·1); R: p.adjust(c(.04, .01, .03), "holm")
        let adjusted = holm(&[0.04, 0.01, 0.03]);
        for (value, expected) in adjusted.iter().zip([0.06, 0.03, 0.06]) {
            assert!((value - expected).abs() < 1e-15);
        }
        assert!(holm(&[]).is_empty());
        assert!((holm(&[0.9, 0.8])[0] - 1.0).abs() < 1e-15);
    }
}
