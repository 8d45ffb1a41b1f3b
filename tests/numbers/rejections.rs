//! The small version of the Monte-Carlo study of `examples/rejections`.

#[path = "../../examples/rejections/study.rs"]
mod study;

use study::{Departure, Plan, Rejections, rejections};

const SAMPLES: usize = 60;

fn rows(departure: Departure) -> Vec<Rejections> {
    rejections(&Plan {
        respondents: 250,
        samples: SAMPLES,
        resamples: 150,
        departure,
    })
}

fn rejected(rows: &[Rejections], name: &str) -> f64 {
    rows.iter()
        .find(|row| row.name.starts_with(name))
        .unwrap()
        .rejected
}

#[test]
fn what_is_true_is_rarely_rejected() {
    // Four standard errors of a share of 0.05 above it.
    let most = 0.05 + 4.0 * (0.05 * 0.95 / SAMPLES as f64).sqrt();
    for row in rows(Departure::None) {
        assert!(row.rejected < most, "{}: {}", row.name, row.rejected);
    }
}

#[test]
fn what_is_false_is_found() {
    for (departure, test) in [
        (Departure::Endogeneity, "copula: quality"),
        (Departure::Curve, "square: satisfaction"),
        (Departure::Kink, "break"),
        (Departure::Interaction, "product"),
        (Departure::TwoFactors, "tetrads"),
    ] {
        let share = rejected(&rows(departure), test);
        assert!(share > 0.5, "{departure:?}, {test}: {share}");
    }
}
