//! The settings of predictions.

use serde::Serialize;

use super::choice::bad_value;
use crate::diagnostics::Diagnostics;
use crate::document::TableReader;

/// How respondents are held out and predicted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PredictionSettings {
    /// Parts that the respondents are dealt into.
    pub folds: usize,
    /// How often they are dealt.
    pub repetitions: usize,
    /// Whether every respondent is a part instead.
    pub leave_one_out: bool,
}

impl Default for PredictionSettings {
    fn default() -> Self {
        Self {
            folds: 10,
            repetitions: 10,
            leave_one_out: false,
        }
    }
}

/// Most folds and most repetitions that a study can ask for.
const MOST: usize = 1_000;

/// What is wrong with a number of folds, and what to do.
const FOLDS_FAULT: (&str, &str) = ("study-folds-out-of-range", "study-folds-advice");

/// What is wrong with a number of repetitions, and what to do.
const REPETITIONS_FAULT: (&str, &str) =
    ("study-repetitions-out-of-range", "study-repetitions-advice");

fn is_folds(folds: usize) -> bool {
    (2..=MOST).contains(&folds)
}

fn is_repetitions(repetitions: usize) -> bool {
    (1..=MOST).contains(&repetitions)
}

impl PredictionSettings {
    /// Whether the numbers are within their limits: 2 to 1,000 folds, 1 to 1,000 repetitions.
    ///
    /// # Errors
    /// `CSI-S003` for each number that is not.
    pub fn check(&self) -> Result<(), Diagnostics> {
        let mut faults = Vec::new();
        for (key, found, good, (problem, advice)) in [
            ("folds", self.folds, is_folds(self.folds), FOLDS_FAULT),
            (
                "repetitions",
                self.repetitions,
                is_repetitions(self.repetitions),
                REPETITIONS_FAULT,
            ),
        ] {
            if !good {
                faults.push(bad_value(key, &found.to_string(), problem, advice));
            }
        }
        Diagnostics::check(faults)
    }
}

/// `folds`, `repetitions` and `leave_one_out` of the table `[settings]`.
pub(super) fn prediction(table: &mut TableReader<'_>) -> PredictionSettings {
    let default = PredictionSettings::default();
    let folds = number(table, "folds", is_folds, FOLDS_FAULT);
    let repetitions = number(table, "repetitions", is_repetitions, REPETITIONS_FAULT);
    PredictionSettings {
        folds: folds.unwrap_or(default.folds),
        repetitions: repetitions.unwrap_or(default.repetitions),
        leave_one_out: table.boolean("leave_one_out").unwrap_or_default(),
    }
}

fn number(
    table: &mut TableReader<'_>,
    key: &'static str,
    is_good: fn(usize) -> bool,
    (problem, advice): (&'static str, &'static str),
) -> Option<usize> {
    let entry = table.optional(key)?;
    let number = entry.count()?;
    if is_good(number) {
        return Some(number);
    }
    entry.reject(problem, advice);
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Study;

    #[test]
    fn keys_are_read_and_limits_are_checked() {
        let read = |text: &str| Study::parse(&format!("[settings]\n{text}"));
        let study = read("folds = 5\nrepetitions = 2\nleave_one_out = true").unwrap();
        let expected = PredictionSettings {
            folds: 5,
            repetitions: 2,
            leave_one_out: true,
        };
        assert_eq!(study.prediction, expected);
        assert_eq!(read("").unwrap().prediction, PredictionSettings::default());
        let faults = read("folds = 1\nrepetitions = 0").unwrap_err().0;
        assert_eq!(faults.len(), 2);
        let wrong = PredictionSettings {
            folds: 1_001,
            repetitions: 1_001,
            leave_one_out: false,
        };
        assert_eq!(wrong.check().unwrap_err().0.len(), 2);
    }
}
