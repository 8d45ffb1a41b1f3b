//! The parts of a report, by the names that `--show` takes.

use std::str::FromStr;

use crate::diagnostics::{Diagnostic, Diagnostics, nearest_name};

macro_rules! sections {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal $key:literal;)+) => {
        /// One table of a report.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Section {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Section {
            /// Every section, in the order of a full report.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name that `--show` takes, such as `item-drivers`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The key in JSON and CSV, such as `item_drivers`.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }
        }
    };
}

sections! {
    /// Indices of the constructs.
    Indices = "indices" "indices";
    /// Indices of groups of respondents.
    Groups = "groups" "groups";
    /// Drivers of the index construct.
    Drivers = "drivers" "drivers";
    /// Items of the drivers.
    ItemDrivers = "item-drivers" "item_drivers";
    /// Dimensions of higher-order constructs.
    Dimensions = "dimensions" "dimensions";
    /// Path coefficients.
    Paths = "paths" "paths";
    /// Direct, indirect and total effects.
    Effects = "effects" "effects";
    /// Explained variance.
    RSquared = "r-squared" "r_squared";
    /// Weights and loadings of the items.
    OuterModel = "outer-model" "outer_model";
    /// Correlations of the items with all construct scores.
    CrossLoadings = "cross-loadings" "cross_loadings";
    /// Correlations of the constructs.
    ConstructCorrelations = "construct-correlations" "construct_correlations";
    /// Reliability and convergent validity.
    Reliability = "reliability" "reliability";
    /// Discriminant validity of the pairs of constructs.
    Htmt = "htmt" "htmt";
    /// Everything that was dropped or changed.
    Cleaning = "cleaning" "cleaning";
    /// Settings that ran.
    Settings = "settings" "settings";
}

/// The name of all sections together.
const ALL_SECTIONS: &str = "all";

impl FromStr for Section {
    type Err = Diagnostics;

    /// Reads a name as `--show` takes it, or a key as JSON writes it.
    fn from_str(text: &str) -> Result<Self, Diagnostics> {
        let wanted = text.trim().to_lowercase().replace('_', "-");
        let found = Self::ALL.iter().find(|section| section.name() == wanted);
        found.copied().ok_or_else(|| unknown(text).into())
    }
}

/// CSI-U002 with the nearest name of a section.
fn unknown(text: &str) -> Diagnostic {
    let mut names: Vec<&str> = Section::ALL.iter().map(|section| section.name()).collect();
    names.push(ALL_SECTIONS);
    let nearest = nearest_name(text.trim(), names.iter().copied());
    Diagnostic::unknown_name(text.trim(), nearest, names.join(", "))
}

/// Which sections are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Selection {
    /// What fits on one screen: indices, drivers, the most important items and the verdict.
    #[default]
    Overview,
    /// The chosen sections whole, in this order.
    Sections(Vec<Section>),
}

impl Selection {
    /// The sections of the overview.
    pub const OVERVIEW: &'static [Section] = &[
        Section::Indices,
        Section::Drivers,
        Section::Dimensions,
        Section::ItemDrivers,
    ];

    /// Reads `indices,paths` or `all`; a section named twice is shown once.
    ///
    /// # Errors
    /// One CSI-U002 for each unknown name, with the nearest known one.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let (mut sections, mut faults) = (Vec::new(), Vec::new());
        for name in text.split(',') {
            if name.trim().eq_ignore_ascii_case(ALL_SECTIONS) {
                sections.extend_from_slice(Section::ALL);
                continue;
            }
            match name.parse::<Section>() {
                Ok(section) => sections.push(section),
                Err(found) => faults.extend(found.0),
            }
        }
        Diagnostics::check(faults)?;
        let mut shown = Vec::new();
        for section in sections {
            if !shown.contains(&section) {
                shown.push(section);
            }
        }
        Ok(Self::Sections(shown))
    }

    /// The sections that are shown, whole or in part.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        match self {
            Self::Overview => Self::OVERVIEW,
            Self::Sections(sections) => sections,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keys_and_all_are_read() {
        let parsed = Selection::parse("paths, Item_Drivers,paths").unwrap();
        assert_eq!(parsed.sections(), [Section::Paths, Section::ItemDrivers]);
        assert_eq!(Selection::parse("all").unwrap().sections(), Section::ALL);
        for section in Section::ALL {
            assert_eq!(section.name().parse(), Ok(*section));
            assert_eq!(section.name().replace('-', "_"), section.key());
        }
    }

    #[test]
    fn all_unknown_names_are_listed_with_the_nearest() {
        let faults = Selection::parse("indexes,paths,zzz").unwrap_err().0;
        assert_eq!(faults.len(), 2);
        assert!(faults[0].arguments.contains(&("nearest", "indices".into())));
        assert!(
            faults[1]
                .arguments
                .iter()
                .all(|(name, _)| *name != "nearest")
        );
    }
}
