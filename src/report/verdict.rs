//! The one line that says what the tables mean.

use super::fit_report::{DriverRow, FitReport, ReliabilityRow};
use crate::assessment::Verdict;
use crate::drivers::Priority;
use crate::words::Words;

/// Smallest α, `ρ_A` and `ρ_C` of a block that measures reliably: Nunnally & Bernstein 1994, p. 264.
pub const RELIABILITY_MINIMUM: f64 = 0.70;
/// Largest α, `ρ_A` and `ρ_C` before items only repeat each other: Hair et al. 2019, EBR 31(1) 2–24, p. 8.
pub const RELIABILITY_MAXIMUM: f64 = 0.95;
/// Smallest average variance extracted: Fornell & Larcker 1981, J. Marketing Research 18(1) 39–50, p. 46.
pub const AVE_MINIMUM: f64 = 0.50;

/// Digits to which figures are compared with these rules of thumb, and shown: 0.697 passes for 0.70.
const COMPARED_DIGITS: f64 = 100.0;

/// The index, what moves it most, what to improve first, and which blocks measure badly.
#[must_use]
pub fn verdict(report: &FitReport, words: &Words) -> String {
    let mut sentences = vec![index_sentence(report, words)];
    sentences.extend(strongest_sentence(report, words));
    sentences.extend(improvement_sentence(report, words));
    sentences.extend(reliability_sentence(report, words));
    sentences.join(&words.text("sentence-separator"))
}

fn index_sentence(report: &FitReport, words: &Words) -> String {
    let construct = report.labels.construct(&report.model.index).to_owned();
    let mut rows = report.indices.iter();
    let row = rows.find(|row| row.construct == report.model.index);
    match row.and_then(|row| row.index) {
        Some(index) => {
            let values = [("construct", construct), ("index", format!("{index:.1}"))];
            words.fill("verdict-index", &values)
        }
        None => words.fill("verdict-no-index", &[("construct", construct)]),
    }
}

/// The driver with the largest importance: drivers are in that order.
fn strongest_sentence(report: &FitReport, words: &Words) -> Option<String> {
    let driver = report.drivers.first()?;
    let values = [
        (
            "driver",
            report.labels.construct(&driver.construct).to_owned(),
        ),
        ("impact", format!("{:.1}", driver.impact?)),
    ];
    Some(words.fill("verdict-driver", &values))
}

/// The highest potential of the class "improve first"; failing that, of all drivers.
fn improvement_sentence(report: &FitReport, words: &Words) -> Option<String> {
    let highest = |wanted: Option<Priority>| {
        let drivers = report.drivers.iter();
        let drivers = drivers.filter(|driver| wanted.is_none() || driver.priority == wanted);
        let ranked = drivers.filter_map(|driver| Some((driver.potential?, driver)));
        ranked.max_by(|a, b| a.0.total_cmp(&b.0))
    };
    let urgent = highest(Some(Priority::ImproveFirst)).map(|ranked| ("verdict-improve", ranked));
    let largest = || highest(None).map(|ranked| ("verdict-potential", ranked));
    let (key, (potential, driver)): (&str, (f64, &DriverRow)) = urgent.or_else(largest)?;
    let values = [
        (
            "driver",
            report.labels.construct(&driver.construct).to_owned(),
        ),
        ("performance", format!("{:.1}", driver.performance?)),
        ("potential", format!("{potential:.1}")),
    ];
    Some(words.fill(key, &values))
}

/// Figures out of range: every construct with its figures.
fn reliability_sentence(report: &FitReport, words: &Words) -> Option<String> {
    let separator = words.text("list-separator");
    let faults = report.reliability.iter().filter_map(|row| {
        let figures = out_of_range(row);
        let label = report.labels.construct(&row.construct);
        let fault = [
            ("construct", label.to_owned()),
            ("figures", figures.join(&separator)),
        ];
        (!figures.is_empty()).then(|| words.fill("verdict-fault", &fault))
    });
    let faults: Vec<String> = faults.collect();
    (!faults.is_empty()).then(|| {
        words.fill(
            "verdict-reliability",
            &[("faults", faults.join(&separator))],
        )
    })
}

/// How many criteria of model quality are met, and which are not; `None` when nothing was judged.
#[must_use]
pub fn quality(report: &FitReport, words: &Words) -> Option<String> {
    let separator = words.text("list-separator");
    let of = |verdict| {
        let rows = report.criteria.iter();
        let rows = rows.filter(move |row| row.verdict == Some(verdict));
        let names = rows.map(|row| words.text(&format!("criterion-{}", row.criterion)));
        names.collect::<Vec<String>>()
    };
    let mut parts = Vec::new();
    let met = of(Verdict::Pass).len();
    if met > 0 {
        parts.push(words.fill("quality-met", &[("count", met.to_string())]));
    }
    for (key, verdict) in [
        ("quality-watch", Verdict::Watch),
        ("quality-fail", Verdict::Fail),
    ] {
        let criteria = of(verdict);
        if !criteria.is_empty() {
            parts.push(words.fill(key, &[("criteria", criteria.join(&separator))]));
        }
    }
    let parts = parts.join(&words.text("part-separator"));
    (!parts.is_empty()).then(|| words.fill("verdict-quality", &[("parts", parts)]))
}

fn out_of_range(row: &ReliabilityRow) -> Vec<String> {
    let reliable = RELIABILITY_MINIMUM..=RELIABILITY_MAXIMUM;
    let valid = AVE_MINIMUM..=f64::INFINITY;
    let figures = [
        ("α", row.alpha, &reliable),
        ("ρ_C", row.rho_c, &reliable),
        ("AVE", row.ave, &valid),
    ];
    let faults = figures.into_iter().filter_map(|(name, value, range)| {
        let value = (value? * COMPARED_DIGITS).round() / COMPARED_DIGITS;
        (!range.contains(&value)).then(|| format!("{name} {value:.2}"))
    });
    faults.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;
    use crate::words::Language;

    fn said(change: impl Fn(&mut FitReport)) -> String {
        let words = Words::new(Language::English);
        let mut report = sample::report(Language::English);
        change(&mut report);
        verdict(&report, &words)
    }

    fn set(report: &mut FitReport, driver: usize, potential: f64, priority: Priority) {
        report.drivers[driver].potential = Some(potential);
        report.drivers[driver].priority = Some(priority);
    }

    #[test]
    fn improve_first_goes_before_a_higher_potential() {
        let text = said(|report| {
            set(report, 0, 30.0, Priority::Strength);
            set(report, 1, 10.0, Priority::ImproveFirst);
        });
        assert!(text.contains("Improve first"), "{text}");
        assert!(text.contains("with a potential of 10.0"), "{text}");
        let text = said(|report| {
            set(report, 0, 30.0, Priority::Strength);
            set(report, 1, 10.0, Priority::Maintain);
        });
        assert!(text.contains("Most to gain"), "{text}");
        assert!(text.contains("with a potential of 30.0"), "{text}");
    }

    #[test]
    fn bad_figures_are_named_and_good_ones_are_not() {
        let figures = |value| {
            said(|report| {
                for row in &mut report.reliability {
                    (row.alpha, row.rho_c, row.ave) = (None, None, None);
                }
                report.reliability[0].alpha = Some(value);
            })
        };
        assert!(figures(0.69).contains("α 0.69"));
        assert!(figures(0.96).contains("α 0.96"));
        assert!(!figures(0.80).contains('α'));
        assert!(!figures(0.697).contains('α'));
    }

    #[test]
    fn without_index_and_drivers_it_still_speaks() {
        let text = said(|report| {
            report.indices.clear();
            report.drivers.clear();
            report.reliability.clear();
        });
        assert!(text.contains("no index"), "{text}");
    }

    #[test]
    fn quality_counts_what_is_met_and_names_the_rest() {
        let words = Words::new(Language::English);
        let mut report = sample::report(Language::English);
        for row in &mut report.criteria {
            row.verdict = row.verdict.map(|_| Verdict::Pass);
        }
        let met = report.criteria.iter().filter(|row| row.verdict.is_some());
        let met = met.count() - 1;
        report.criteria[0].verdict = Some(Verdict::Watch);
        let text = quality(&report, &words).unwrap();
        assert!(text.contains(&format!("{met} criteria met")), "{text}");
        assert!(text.contains("to watch: loading"), "{text}");
        assert!(!text.contains("not met"), "{text}");
        report.criteria.clear();
        assert_eq!(quality(&report, &words), None);
    }
}
