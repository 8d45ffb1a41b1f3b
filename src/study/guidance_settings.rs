//! The settings of relative weights, contrasts and necessary conditions.

use super::choice::bad_value;
use crate::diagnostics::Diagnostics;
use crate::document::TableReader;

/// What is explained by items, by which, and which level of the target is aimed at.
#[derive(Debug, Clone, PartialEq)]
pub struct GuidanceSettings {
    /// Item or construct that items are to explain; the construct to be moved without it.
    pub outcome: Option<String>,
    /// Items that explain it; without any, the items of all constructs that lead to the outcome.
    pub predictors: Vec<String>,
    /// Level of the target that is aimed at, 0–100.
    pub aim: f64,
}

impl Default for GuidanceSettings {
    fn default() -> Self {
        Self {
            outcome: None,
            predictors: Vec::new(),
            aim: 80.0,
        }
    }
}

/// What is wrong with an aim, and what to do.
const FAULT: (&str, &str) = ("study-bad-aim", "study-bad-aim-advice");

fn is_aim(aim: f64) -> bool {
    (0.0..=100.0).contains(&aim)
}

impl GuidanceSettings {
    /// Whether the aim lies from 0 to 100.
    ///
    /// # Errors
    /// `CSI-S003`: it does not.
    pub fn check(&self) -> Result<(), Diagnostics> {
        let found = self.aim.to_string();
        let fault = (!is_aim(self.aim)).then(|| bad_value("aim", &found, FAULT.0, FAULT.1));
        Diagnostics::check(fault.into_iter().collect())
    }
}

/// `outcome`, `predictors` and `aim` of the table `[drivers]`.
pub(super) fn guidance(table: &mut TableReader<'_>) -> GuidanceSettings {
    let default = GuidanceSettings::default();
    GuidanceSettings {
        outcome: table.text("outcome"),
        predictors: table.texts("predictors").unwrap_or_default(),
        aim: aim(table).unwrap_or(default.aim),
    }
}

fn aim(table: &mut TableReader<'_>) -> Option<f64> {
    let entry = table.optional("aim")?;
    let aim = entry.number()?;
    if is_aim(aim) {
        return Some(aim);
    }
    entry.reject(FAULT.0, FAULT.1);
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Study;

    #[test]
    fn keys_are_read_and_limits_are_checked() {
        let read = |text: &str| Study::parse(&format!("[drivers]\n{text}"));
        let study = read("outcome = 'sat_1'\npredictors = ['q1', 'q2']\naim = 85").unwrap();
        let expected = GuidanceSettings {
            outcome: Some("sat_1".to_owned()),
            predictors: vec!["q1".to_owned(), "q2".to_owned()],
            aim: 85.0,
        };
        assert_eq!(study.drivers.guidance, expected);
        let nothing = read("").unwrap().drivers.guidance;
        assert_eq!(nothing, GuidanceSettings::default());
        assert_eq!(read("aim = 101\npredictor = 1").unwrap_err().0.len(), 2);
        let wrong = GuidanceSettings {
            aim: f64::NAN,
            ..GuidanceSettings::default()
        };
        assert!(wrong.check().is_err() && expected.check().is_ok());
    }
}
