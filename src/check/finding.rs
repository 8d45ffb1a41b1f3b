//! One finding and how grave it is here.

use crate::cleaning::Located;
use crate::diagnostics::{Diagnostic, Severity};
use crate::study::CheckSettings;

/// A finding of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// How grave it is under the study's settings.
    pub severity: Severity,
    /// What was found.
    pub diagnostic: Diagnostic,
    /// Positions of all respondents concerned, from 0, ascending; empty when it is about no single ones.
    pub positions: Vec<usize>,
}

/// Findings as they are made, each with the gravity that the settings give it.
#[derive(Debug)]
pub(super) struct Findings<'s> {
    settings: &'s CheckSettings,
    pub(super) found: Vec<Finding>,
}

impl<'s> Findings<'s> {
    pub(super) fn new(settings: &'s CheckSettings) -> Self {
        Self {
            settings,
            found: Vec::new(),
        }
    }

    /// The settings; they outlive the findings.
    pub(super) fn settings(&self) -> &'s CheckSettings {
        self.settings
    }

    /// Adds a finding of its code's gravity.
    pub(super) fn add(&mut self, found: impl Into<Located>) {
        let found = found.into();
        let severity = found.diagnostic.code.severity();
        self.add_as(severity, found);
    }

    /// Adds a finding that is of this gravity unless the settings say otherwise.
    pub(super) fn add_as(&mut self, usual: Severity, found: impl Into<Located>) {
        let Located {
            diagnostic,
            positions,
        } = found.into();
        if let Some(severity) = self.settings.severity(diagnostic.code, usual) {
            self.found.push(Finding {
                severity,
                diagnostic,
                positions,
            });
        }
    }
}
