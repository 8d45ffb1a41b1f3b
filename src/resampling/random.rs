//! Random streams and what is drawn from them.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// The random stream of one replicate.
pub(crate) struct Stream(ChaCha8Rng);

impl Stream {
    /// Stream number `stream` of `seed`; streams do not overlap.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(stream);
        Self(generator)
    }

    /// A whole number below `bound`, every one equally likely (Lemire 2019, with rejection).
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        let reject_below = bound.wrapping_neg() % bound.max(1);
        loop {
            let product = u64::from(self.0.next_u32()) * u64::from(bound);
            // The low half decides, the high half is the number.
            #[expect(clippy::cast_possible_truncation)]
            let low = product as u32;
            if low >= reject_below {
                return (product >> 32) as u32;
            }
        }
    }

    /// Two independent standard normal numbers (Marsaglia & Bray 1964: no trigonometry).
    pub(crate) fn normal_pair(&mut self) -> (f64, f64) {
        loop {
            let (a, b) = (self.symmetric(), self.symmetric());
            let square = a * a + b * b;
            if square > 0.0 && square < 1.0 {
                let factor = (-2.0 * square.ln() / square).sqrt();
                return (a * factor, b * factor);
            }
        }
    }

    /// A number between −1 and 1.
    fn symmetric(&mut self) -> f64 {
        const UNIT: f64 = 1.0 / (1_u64 << 52) as f64;
        (self.0.next_u64() >> 11) as f64 * UNIT - 1.0
    }
}

/// Puts `values` in an order of which every one is equally likely (Fisher & Yates 1938).
pub(crate) fn shuffle<T>(values: &mut [T], stream: &mut Stream) {
    for last in (1..values.len()).rev() {
        let other = stream.below(u32::try_from(last + 1).unwrap_or(u32::MAX));
        values.swap(last, other as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_repeat_and_differ() {
        let draw = |stream| Stream::new(1, stream).below(1 << 30);
        assert_eq!(draw(5), draw(5));
        assert_ne!(draw(5), draw(6));
    }

    #[test]
    fn every_number_below_the_bound_is_equally_likely() {
        let mut stream = Stream::new(7, 0);
        let mut counts = [0_u32; 6];
        for _ in 0..60_000 {
            counts[stream.below(6) as usize] += 1;
        }
        // χ² with 5 degrees of freedom: 20.5 is exceeded once in a thousand.
        let square = |count: u32| (f64::from(count) - 10_000.0).powi(2) / 10_000.0;
        assert!(counts.map(square).iter().sum::<f64>() < 20.5);
    }

    #[test]
    fn normal_numbers_have_mean_0_and_variance_1() {
        let mut stream = Stream::new(3, 0);
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..50_000 {
            let (a, b) = stream.normal_pair();
            sum += a + b;
            squares += a * a + b * b;
        }
        assert!((sum / 100_000.0).abs() < 0.015);
        assert!((squares / 100_000.0 - 1.0).abs() < 0.02);
    }
}
