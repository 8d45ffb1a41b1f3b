//! Do 95 % intervals hold the truth in 95 of 100 samples, do both engines agree, and does the test of exact fit keep its
//! size? Prints three tables.
//!
//! `cargo run --release --example coverage [SAMPLES [RESAMPLES [exact-fit|engines|intervals]]]`

mod engines;
mod exact_fit;
mod study;

use std::io::{self, Write};

use csi::study::IntervalKind;
use engines::agreement;
use exact_fit::{ESTIMATORS, FitPlan, rejections};
use study::{Plan, coverage};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut numbers = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok());
    let samples = numbers.next().unwrap_or(1_000);
    let resamples = numbers.next().unwrap_or(1_000);
    let chosen = arguments.get(2).map(String::as_str);
    let wanted = |table: &str| chosen.is_none_or(|chosen| chosen == table);
    let mut output = io::stdout().lock();
    if wanted("exact-fit") {
        exact_fit_table((samples, resamples), &mut output)?;
    }
    if wanted("engines") {
        engines_table(resamples, &mut output)?;
    }
    if wanted("intervals") {
        intervals_table((samples, resamples), &mut output)?;
    }
    Ok(())
}

fn intervals_table(
    (samples, resamples): (usize, usize),
    output: &mut impl Write,
) -> io::Result<()> {
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

fn exact_fit_table(
    (samples, resamples): (usize, usize),
    output: &mut impl Write,
) -> io::Result<()> {
    writeln!(
        output,
        "exact fit rejected at 5 % in {samples} samples, {resamples} resamples each"
    )?;
    writeln!(
        output,
        "{:20} {:>5} {:>7} {:>8} {:>8} {:>8}",
        "constructs", "n", "misfit", "SRMR", "d_ULS", "d_G"
    )?;
    for estimator in ESTIMATORS {
        for (respondents, misfit) in [(100, 0.0), (250, 0.0), (500, 0.0), (250, 0.2)] {
            let shares = rejections(&FitPlan {
                estimator,
                respondents,
                samples,
                resamples,
                misfit,
            });
            write!(
                output,
                "{:20} {respondents:>5} {misfit:>7.1}",
                estimator.name
            )?;
            for (_, share) in shares {
                write!(output, " {:>7.1}%", share * 100.0)?;
            }
            writeln!(output)?;
        }
    }
    Ok(())
}
