//! From the products of the rooms before to the document.

use super::guidance_assembly::guidance_rows;
use super::map_assembly::map_rows;
use super::rows::{DriverRunSettings, DriversReport};
use crate::guidance::Guidance;
use crate::importance_map::{ImportanceMaps, MapRules};
use crate::report::fit_report::{Command, FitReport};
use crate::report::material::FitMaterial;
use crate::words::Words;

/// The products of the rooms before: all that a report of one driver analysis says.
#[derive(Debug, Clone)]
pub struct DriversMaterial<'a> {
    /// What the fit is reported from; the model's index construct is the construct to be moved.
    pub fit: FitMaterial<'a>,
    /// Where the maps are cut.
    pub rules: MapRules,
    /// The maps of the drivers and of their items.
    pub maps: &'a ImportanceMaps,
    /// What was found beyond them.
    pub guidance: &'a Guidance,
    /// Level of the target for which necessary levels of its drivers are sought.
    pub aim: f64,
}

impl DriversReport {
    /// The document of one driver analysis, with messages and labels in the language of `words`.
    #[must_use]
    pub fn new(material: DriversMaterial<'_>, words: &Words) -> Self {
        let DriversMaterial {
            fit,
            rules,
            maps,
            guidance,
            aim,
        } = material;
        let maps = map_rows(fit.model, maps);
        let guidance = guidance_rows((fit.model, fit.analysis), guidance, &maps.map);
        let target = fit.model.constructs[fit.model.index.0].name.clone();
        let mut fit = FitReport::new(fit, words);
        fit.command = Command::Drivers;
        Self {
            fit,
            driver_settings: DriverRunSettings {
                target,
                cut: rules.constructs,
                item_cut: rules.items,
                aim,
            },
            maps,
            guidance,
        }
    }
}
