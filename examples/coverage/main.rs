//! Do 95 % intervals hold the truth in 95 of 100 samples? Prints a table.
//!
//! `cargo run --release --example coverage [SAMPLES [RESAMPLES]]`

mod study;

use std::io::{self, Write};

use csi::study::IntervalKind;
use study::{Plan, coverage};

fn main() -> io::Result<()> {
    let mut numbers = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse().ok());
    let samples = numbers.next().unwrap_or(1_000);
    let resamples = numbers.next().unwrap_or(1_000);
    let mut output = io::stdout().lock();
    writeln!(
        output,
        "{samples} samples, {resamples} resamples each, 95 % intervals"
    )?;
    writeln!(
        output,
        "{:10} {:>5}  {:30} {:>8} {:>9} {:>8}",
        "kind", "n", "figure", "covered", "rejected", "bias"
    )?;
    for (name, interval) in [
        ("percentile", IntervalKind::Percentile),
        ("bca", IntervalKind::Bca),
    ] {
        for respondents in [100, 250, 1_000] {
            for row in coverage(&Plan {
                respondents,
                samples,
                resamples,
                interval,
            }) {
                writeln!(
                    output,
                    "{name:10} {respondents:>5}  {:30} {:>7.1}% {:>8.1}% {:>8.4}",
                    row.truth.name,
                    row.covered * 100.0,
                    row.rejected * 100.0,
                    row.bias
                )?;
            }
        }
    }
    Ok(())
}
