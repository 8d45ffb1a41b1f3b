//! The parts of a report, by the names that `--show` takes.

use crate::diagnostics::{Diagnostic, Diagnostics, nearest_name};

/// The sections of one kind of report.
pub trait ReportSection: Copy + PartialEq + 'static {
    /// Every section, in the order of a full report.
    const ALL: &'static [Self];
    /// The sections of the overview.
    const OVERVIEW: &'static [Self];

    /// The name that `--show` takes, such as `item-drivers`.
    fn name(self) -> &'static str;

    /// The key in JSON and CSV, such as `item_drivers`.
    fn key(self) -> &'static str;
}

/// Declares the sections of one kind of report: names, keys and which of them the overview shows.
macro_rules! sections {
    (
        $(#[doc = $about:literal])+ $kind:ident: overview $overview:tt
        $($(#[doc = $doc:literal])+ $variant:ident = $name:literal $key:literal;)+
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl $crate::report::ReportSection for $kind {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            const OVERVIEW: &'static [Self] = {
                use $kind::*;
                &$overview
            };

            fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }
        }
    };
}

sections! {
    /// One table of the report of a fit.
    Section: overview [Indices, Drivers, ItemDrivers]
    /// Indices of the constructs.
    Indices = "indices" "indices";
    /// Indices of groups of respondents.
    Groups = "groups" "groups";
    /// Drivers of the index construct.
    Drivers = "drivers" "drivers";
    /// Items of the drivers.
    ItemDrivers = "item-drivers" "item_drivers";
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

/// Reads a name as `--show` takes it, or a key as JSON writes it.
fn parse_section<S: ReportSection>(text: &str) -> Result<S, Diagnostics> {
    let wanted = text.trim().to_lowercase().replace('_', "-");
    let found = S::ALL.iter().find(|section| section.name() == wanted);
    found.copied().ok_or_else(|| unknown::<S>(text).into())
}

/// CSI-U002 with the nearest name of a section.
fn unknown<S: ReportSection>(text: &str) -> Diagnostic {
    let mut names: Vec<&str> = S::ALL.iter().map(|section| section.name()).collect();
    names.push(ALL_SECTIONS);
    let nearest = nearest_name(text.trim(), names.iter().copied());
    Diagnostic::unknown_name(text.trim(), nearest, names.join(", "))
}

/// Which sections are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Selection<S = Section> {
    /// What fits on one screen; of a fit the indices, drivers, the most important items and the verdict.
    #[default]
    Overview,
    /// The chosen sections whole, in this order.
    Sections(Vec<S>),
}

impl<S: ReportSection> Selection<S> {
    /// Reads `indices,paths` or `all`; a section named twice is shown once.
    ///
    /// # Errors
    /// One CSI-U002 for each unknown name, with the nearest known one.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let (mut sections, mut faults) = (Vec::new(), Vec::new());
        for name in text.split(',') {
            if name.trim().eq_ignore_ascii_case(ALL_SECTIONS) {
                sections.extend_from_slice(S::ALL);
                continue;
            }
            match parse_section(name) {
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
    pub fn sections(&self) -> &[S] {
        match self {
            Self::Overview => S::OVERVIEW,
            Self::Sections(sections) => sections,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keys_and_all_are_read() {
        let parsed = Selection::<Section>::parse("paths, Item_Drivers,paths").unwrap();
        assert_eq!(parsed.sections(), [Section::Paths, Section::ItemDrivers]);
        assert_eq!(
            Selection::<Section>::parse("all").unwrap().sections(),
            Section::ALL
        );
        for section in Section::ALL {
            assert_eq!(parse_section(section.name()), Ok(*section));
            assert_eq!(section.name().replace('-', "_"), section.key());
        }
    }

    #[test]
    fn all_unknown_names_are_listed_with_the_nearest() {
        let faults = Selection::<Section>::parse("indexes,paths,zzz")
            .unwrap_err()
            .0;
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
