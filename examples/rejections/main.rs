//! How often do the robustness checks reject at 5 % what is true, and what is false? Prints a table.
//!
//! `cargo run --release --example rejections [SAMPLES [RESAMPLES]]`

mod study;

use std::io::{self, Write};

use study::{Departure, Plan, rejections};

const DEPARTURES: [Departure; 6] = [
    Departure::None,
    Departure::Endogeneity,
    Departure::Kink,
    Departure::Curve,
    Departure::Interaction,
    Departure::TwoFactors,
];

fn main() -> io::Result<()> {
    let mut numbers = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse().ok());
    let samples = numbers.next().unwrap_or(1_000);
    let resamples = numbers.next().unwrap_or(1_000);
    let mut output = io::stdout().lock();
    writeln!(output, "{samples} samples, {resamples} resamples each")?;
    for departure in DEPARTURES {
        for respondents in [250, 1_000] {
            let rows = rejections(&Plan {
                respondents,
                samples,
                resamples,
                departure,
            });
            for row in rows {
                let share = row.rejected * 100.0;
                writeln!(
                    output,
                    "{departure:?} {respondents:>5}  {:30} {share:>6.1}%",
                    row.name
                )?;
            }
        }
    }
    Ok(())
}
