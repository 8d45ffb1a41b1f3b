//! The settings of driver analyses: the construct to be moved, and where maps are cut.

use serde::Serialize;

use super::choice::bad_value;
use super::guidance_settings::{GuidanceSettings, guidance};
use crate::diagnostics::Diagnostics;
use crate::document::{Entry, Kind, TableReader};

/// Where one axis of an importance–performance map is cut.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Cut {
    /// At the mean of the points.
    #[default]
    Means,
    /// At their median.
    Medians,
    /// At a given value.
    #[serde(untagged)]
    At(f64),
}

/// Where an importance–performance map is cut.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct CutRule {
    /// The line between low and high importance.
    pub importance: Cut,
    /// The line between low and high performance (0–100).
    pub performance: Cut,
}

/// What is wrong with a cut, and what to do.
const FAULT: (&str, &str) = ("study-bad-cut", "study-bad-cut-advice");

impl Cut {
    /// Reads `means`, `medians` or a finite number.
    fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            "means" => Some(Self::Means),
            "medians" => Some(Self::Medians),
            number => {
                let value = number.parse().ok().filter(|value: &f64| value.is_finite());
                value.map(Self::At)
            }
        }
    }
}

impl CutRule {
    /// Reads `means`, `medians`, or a cut for each axis: `IMPORTANCE,PERFORMANCE`, each of them a number, `means` or
    /// `medians`; a performance lies from 0 to 100.
    ///
    /// # Errors
    /// `CSI-S003` for `key`: it is none of these.
    pub fn parse(key: &str, text: &str) -> Result<Self, Diagnostics> {
        let parts: Vec<&str> = text.split(',').collect();
        Self::of_parts(&parts).ok_or_else(|| bad_value(key, text, FAULT.0, FAULT.1).into())
    }

    fn of_parts<T: AsRef<str>>(parts: &[T]) -> Option<Self> {
        let (importance, performance) = match parts {
            [both] => {
                let cut = Cut::parse(both.as_ref())?;
                // One number does not say which axis it is for.
                let named = !matches!(cut, Cut::At(_));
                named.then_some((cut, cut))?
            }
            [importance, performance] => (
                Cut::parse(importance.as_ref())?,
                Cut::parse(performance.as_ref())?,
            ),
            _ => return None,
        };
        let possible = match performance {
            Cut::At(value) => (0.0..=100.0).contains(&value),
            Cut::Means | Cut::Medians => true,
        };
        possible.then_some(Self {
            importance,
            performance,
        })
    }
}

/// What driver analyses are asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DriverSettings {
    /// The construct to be moved, when it is not the index construct.
    pub target: Option<String>,
    /// Where the map of the constructs is cut.
    pub cut: CutRule,
    /// Where the map of the items is cut; `None` = see [`DriverSettings::item_cut`].
    pub own_item_cut: Option<CutRule>,
    /// Relative weights, contrasts and necessary conditions.
    pub guidance: GuidanceSettings,
}

impl DriverSettings {
    /// Where the map of the items is cut: as that of the constructs, when nothing else is said. A given importance does
    /// not carry over, because the importance of an item is a part of its construct's; then the mean cuts.
    #[must_use]
    pub fn item_cut(&self) -> CutRule {
        self.own_item_cut.unwrap_or(CutRule {
            importance: match self.cut.importance {
                Cut::At(_) => Cut::Means,
                rule => rule,
            },
            performance: self.cut.performance,
        })
    }
}

/// The table `[drivers]`.
pub(super) fn drivers(mut table: TableReader<'_>) -> DriverSettings {
    let settings = DriverSettings {
        target: table.text("target"),
        cut: cut(&mut table, "cut").unwrap_or_default(),
        own_item_cut: cut(&mut table, "item_cut"),
        guidance: guidance(&mut table),
    };
    table.finish();
    settings
}

/// `"means"`, `"medians"`, `"0.4,70"` or a list with a cut for each axis.
fn cut(table: &mut TableReader<'_>, key: &'static str) -> Option<CutRule> {
    let entry = table.optional(key)?;
    let parts: Vec<String> = if entry.kind() == Kind::List {
        let parts = entry.list()?;
        parts
            .iter()
            .map(Entry::text_or_number)
            .collect::<Option<_>>()?
    } else {
        entry.text()?.split(',').map(str::to_owned).collect()
    };
    let rule = CutRule::of_parts(&parts);
    if rule.is_none() {
        entry.reject(FAULT.0, FAULT.1);
    }
    rule
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Study;

    const GIVEN: CutRule = CutRule {
        importance: Cut::At(0.4),
        performance: Cut::At(70.0),
    };

    #[test]
    fn cuts_are_rules_or_numbers_for_each_axis() {
        let read = |text: &str| CutRule::parse("cut", text);
        assert_eq!(read("means"), Ok(CutRule::default()));
        let medians = CutRule {
            importance: Cut::Medians,
            performance: Cut::Medians,
        };
        assert_eq!(read("medians"), Ok(medians));
        assert_eq!(read("0.4, 70"), Ok(GIVEN));
        let mixed = CutRule {
            importance: Cut::Medians,
            performance: Cut::At(70.0),
        };
        assert_eq!(read("medians,70"), Ok(mixed));
        for wrong in [
            "", "0.4", "mean", "0.4,70,1", "0.4,101", "NaN,70", "0.4,inf",
        ] {
            let faults = read(wrong).unwrap_err().0;
            assert_eq!(faults.len(), 1, "{wrong}");
        }
    }

    #[test]
    fn keys_are_read_and_all_faults_are_found() {
        let read = |text: &str| Study::parse(&format!("[drivers]\n{text}"));
        let study = read("target = 'loyalty'\ncut = [0.4, 70]\nitem_cut = 'medians'").unwrap();
        assert_eq!(study.drivers.target.as_deref(), Some("loyalty"));
        assert_eq!(study.drivers.cut, GIVEN);
        assert_eq!(study.drivers.item_cut().importance, Cut::Medians);
        let mixed = read("cut = ['means', 70]").unwrap().drivers.cut;
        assert_eq!(mixed.performance, Cut::At(70.0));
        assert_eq!(read("").unwrap().drivers, DriverSettings::default());
        let faults = read("cut = 'mode'\nitem_cut = [1, 2, 3]\ntarge = 'x'").unwrap_err();
        assert_eq!(faults.0.len(), 3, "{faults:?}");
    }

    #[test]
    fn items_share_the_rule_but_not_a_given_importance() {
        let settings = |cut| DriverSettings {
            cut,
            ..DriverSettings::default()
        };
        let expected = CutRule {
            importance: Cut::Means,
            performance: Cut::At(70.0),
        };
        assert_eq!(settings(GIVEN).item_cut(), expected);
        let own = DriverSettings {
            own_item_cut: Some(GIVEN),
            ..DriverSettings::default()
        };
        assert_eq!(own.item_cut(), GIVEN);
    }
}
