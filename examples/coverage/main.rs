//! Do 95 % intervals hold the truth in 95 of 100 samples, and do both engines agree? Prints two tables.
//!
//! `cargo run --release --example coverage [SAMPLES [RESAMPLES]]`

mod engines;
mod study;

use std::io::{self, Write};

use csi::study::IntervalKind;
use engines::agreement;
use study::{Plan, coverage};

fn main() -> io::Result<()> {
    let mut numbers = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse().ok());
    let samples = numbers.next().unwrap_or(1_000);
    let resamples = numbers.next().unwrap_or(1_000);
    let mut output = io::stdout().lock();
    engines_table(resamples, &mut output)?;
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

fn engines_table(resamples: usize, output: &mut impl Write) -> io::Result<()> {
    writeln!(
        output,
        "standard errors of the moment bootstrap over those of the ordinary one, {resamples} resamples each"
    )?;
    writeln!(
        output,
        "{:>8} {:>8} {:>8} {:>8} {:>15} {:>9}",
        "n", "figures", "mean", "spread", "expected spread", "farthest"
    )?;
    for respondents in [20_000, 200_000] {
        let found = agreement(respondents, resamples);
        writeln!(
            output,
            "{respondents:>8} {:>8} {:>8.4} {:>8.4} {:>15.4} {:>9.4}",
            found.figures, found.mean_ratio, found.spread, found.expected_spread, found.farthest
        )?;
    }
    writeln!(output)
}
