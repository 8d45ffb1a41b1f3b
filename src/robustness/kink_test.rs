//! Is there a kink at all? The supremum F test with a wild bootstrap.

use super::kink::KinkSearch;
use crate::resampling::Stream;

/// p = (1 + #{F* ≥ F})/(1 + B): the chance of a kink as strong as the one found where there is none.
///
/// Each of the B `replicates` multiplies the residuals of the straight line by independent signs and searches the best kink
/// again; x, the controls and their weights stay as they are. Replicate b draws from the stream (seed, b), so that the value
/// does not depend on `threads`. Source: Hansen 2017, J. Business & Economic Statistics 35(2) 228–240, section 4, with the
/// signs of Davidson & Flachaire 2008, J. Econometrics 146(1) 162–169.
pub(super) fn kink_p_value(
    search: &KinkSearch,
    (replicates, seed): (usize, u64),
    threads: usize,
) -> f64 {
    let observed = search.gain();
    let share = replicates.div_ceil(threads.max(1)).max(1);
    let extreme: usize = std::thread::scope(|scope| {
        let parts = (0..replicates).step_by(share).map(|first| {
            let last = replicates.min(first + share);
            scope.spawn(move || count_extreme(search, first..last, (seed, observed)))
        });
        let parts: Vec<_> = parts.collect();
        parts.into_iter().map(|part| part.join().unwrap_or(0)).sum()
    });
    (1 + extreme) as f64 / (1 + replicates) as f64
}

fn count_extreme(
    search: &KinkSearch,
    replicates: std::ops::Range<usize>,
    (seed, observed): (u64, f64),
) -> usize {
    let mut signs = vec![1.0; search.respondents()];
    let mut buffers = (Vec::new(), Vec::new());
    let extreme = |replicate: &usize| {
        let mut stream = Stream::new(seed, *replicate as u64);
        for sign in &mut signs {
            *sign = if stream.below(2) == 0 { 1.0 } else { -1.0 };
        }
        search.gain_under_signs(&signs, &mut buffers) >= observed
    };
    replicates.filter(extreme).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bend_is_significant_a_line_is_not_and_threads_do_not_matter() {
        let x: Vec<f64> = (0..80).map(f64::from).collect();
        let noise: Vec<f64> = (0..80).map(|i| f64::from((i * 37) % 23) - 11.0).collect();
        let y = |bend: f64| -> Vec<f64> {
            let value = |(x, e): (&f64, &f64)| x + bend * (x - 40.0_f64).max(0.0) + e;
            x.iter().zip(&noise).map(value).collect()
        };
        let p_value = |bend: f64, threads: usize| {
            let mut search = KinkSearch::default();
            assert!(search.prepare((&x, &y(bend)), &[], &[1.0; 80]));
            kink_p_value(&search, (199, 3), threads)
        };
        assert!(p_value(2.0, 1) < 0.01);
        assert!(p_value(0.0, 1) > 0.1);
        assert!((p_value(0.2, 1) - p_value(0.2, 3)).abs() < 1e-15);
    }
}
