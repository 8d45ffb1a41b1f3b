//! The small version of the Monte-Carlo study of `examples/coverage`.

#[path = "../../examples/coverage/study.rs"]
mod study;

#[path = "../../examples/coverage/exact_fit.rs"]
mod exact_fit;

use csi::study::IntervalKind;
use exact_fit::{ESTIMATORS, FitPlan, rejections};
use study::{Coverage, Plan, coverage};

const SAMPLES: usize = 120;

/// Four standard errors of a share of 0.95 among [`SAMPLES`].
fn tolerance() -> f64 {
    4.0 * (0.95 * 0.05 / SAMPLES as f64).sqrt()
}

#[test]
fn intervals_hold_the_truth_and_a_null_path_is_rarely_rejected() {
    let interval = IntervalKind::Percentile;
    let plan = Plan {
        respondents: 100,
        samples: SAMPLES,
        resamples: 200,
        interval,
    };
    let rows: Vec<Coverage> = coverage(&plan);
    for row in &rows {
        let covered = row.covered;
        // R² cannot fall when a predecessor is added: its percentile interval lies too high in small samples.
        if !row.truth.name.starts_with("R²") {
            assert!(
                (covered - 0.95).abs() < tolerance(),
                "{}: {covered}",
                row.truth.name
            );
        }
        assert!(
            row.bias.abs() < 0.25,
            "{}: bias {}",
            row.truth.name,
            row.bias
        );
        if row.truth.name.ends_with("(null)") {
            assert!(
                row.rejected < 0.05 + tolerance(),
                "rejected {}",
                row.rejected
            );
        } else {
            assert!(
                row.rejected > 0.5,
                "{}: rejected {}",
                row.truth.name,
                row.rejected
            );
        }
    }
}

#[test]
fn exact_fit_is_rarely_rejected_where_it_holds_and_often_where_it_does_not() {
    let samples = 40;
    let share = |estimator, misfit| {
        rejections(&FitPlan {
            estimator,
            respondents: 250,
            samples,
            resamples: 60,
            misfit,
        })
    };
    let tolerance = 4.0 * (0.05 * 0.95 / samples as f64).sqrt();
    for estimator in ESTIMATORS {
        for (statistic, rejected) in share(estimator, 0.0) {
            assert!(
                rejected < 0.05 + tolerance,
                "{} {statistic:?}: {rejected}",
                estimator.name
            );
        }
        for (statistic, rejected) in share(estimator, 0.35) {
            assert!(
                rejected > 0.4,
                "{} {statistic:?}: {rejected}",
                estimator.name
            );
        }
    }
}
