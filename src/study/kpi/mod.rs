//! The table `[kpi]`: questions of companion measures, asked without a model.

mod complaints;
mod disconfirmation;
mod journey;
mod question;
mod resolution;
mod scores;
mod servqual;

pub use complaints::{ChoiceQuestion, ComplaintQuestions};
pub use disconfirmation::{DisconfirmationForm, DisconfirmationQuestions};
pub use journey::{JourneyQuestions, StageQuestions};
pub use question::KpiQuestion;
pub use resolution::{ChoiceColumn, KpiCodebook, KpiCodebookQuestion};
pub use scores::{CountedQuestion, ScoreQuestion, ScoreQuestions};
pub use servqual::{DimensionQuestions, DimensionWeight};

use crate::document::TableReader;

/// The questions of `[kpi]`.
///
/// # Keys
/// ```toml
/// [kpi]
/// nps = "recommend"                   # 0 to 10; a column, or a table as below
/// csat = { column = "overall", min = 1, max = 5, from = 4 }   # from: the lowest answer that counts
/// ces = "effort"                      # 1 to 7 unless the question or [scale] says otherwise
/// satisfied = { column = "overall", labels = "satisfaction-5" }
/// mean = ["wait", "staff"]            # or { columns = [...], min = 1, max = 5 }, or several [[kpi.mean]]
///
/// [kpi.complaints]                    # yes/no questions: labels, or 1 and 0
/// problem = "had_problem"
/// complained = { column = "complained", labels = { "1" = 1, "2" = 0 } }
/// told_firm = "told_us"
/// resolved = "resolved"
/// handling = { column = "handling", min = 1, max = 10 }
/// loyalty = { column = "stay", min = 1, max = 10 }   # without it the question of nps
/// reasons = "reasons"                 # several answers in a cell, or one column for each: ["reason_*"]
/// ```
/// Service quality, expectations and the journey:
/// ```toml
/// [kpi.servqual]                      # how the answers of all dimensions are read: min, max, labels, …
/// min = 1
/// max = 7
/// [kpi.servqual.tangibles]            # a table for each dimension, in the order of the report
/// expectations = ["E1", "E2"]         # without them SERVPERF
/// perceptions = ["P1", "P2"]          # in the same order
/// points = "points_tangibles"         # of 100 that each respondent deals out; or weight = 11, all summing to 100
///
/// [[kpi.disconfirmation]]
/// name = "overall"                    # without it the column
/// expected = "E_all"                  # a column or several, whose mean counts
/// perceived = "P_all"
///
/// [[kpi.disconfirmation]]
/// item = "compared"                   # one question from "worse" to "better than expected"
/// met = 3                             # "as expected", or [3, 4]; the middle of the scale without it
///
/// [kpi.journey]
/// overall = "sat_overall"             # satisfaction with the whole: a column or several
/// satisfied_from = 60                 # score 0–100 from which a respondent is satisfied with a stage
/// [[kpi.journey.stages]]              # in the order of the journey; no answer = did not come there
/// stage = "order"
/// items = ["Q1", "Q2"]
/// ```
/// Every question can have the keys of an item: `column`, `min` and `max` (not `nps`), `missing`, `labels`, `reverse`,
/// `decimals`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KpiSettings {
    /// Questions with one answer that make a score of their own.
    pub scores: ScoreQuestions,
    /// Questions about complaints.
    pub complaints: ComplaintQuestions,
    /// Dimensions of service quality.
    pub servqual: Vec<DimensionQuestions>,
    /// Comparisons of experience with expectation.
    pub disconfirmation: Vec<DisconfirmationQuestions>,
    /// The customer journey.
    pub journey: Option<JourneyQuestions>,
}

impl KpiSettings {
    /// Every question with one answer, each name once.
    #[must_use]
    pub fn questions(&self) -> Vec<&KpiQuestion> {
        let scores = self.scores.questions();
        let service = self.servqual.iter();
        let service = service.flat_map(DimensionQuestions::questions);
        let compared = self.disconfirmation.iter();
        let compared = compared.flat_map(DisconfirmationQuestions::questions);
        let journey = self.journey.iter().flat_map(JourneyQuestions::questions);
        scores
            .chain(self.complaints.questions())
            .chain(service)
            .chain(compared)
            .chain(journey)
            .collect()
    }

    /// Every question with several answers.
    #[must_use]
    pub fn choices(&self) -> Vec<&ChoiceQuestion> {
        self.complaints.reasons.iter().collect()
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.questions().is_empty() && self.choices().is_empty()
    }
}

/// The table `[kpi]`.
pub(super) fn kpi(mut table: TableReader<'_>) -> KpiSettings {
    let settings = KpiSettings {
        scores: scores::scores(&mut table),
        complaints: table
            .table("complaints")
            .map(complaints::complaints)
            .unwrap_or_default(),
        servqual: table
            .optional("servqual")
            .map(|entry| servqual::servqual(&entry))
            .unwrap_or_default(),
        disconfirmation: table
            .optional("disconfirmation")
            .map(|entry| disconfirmation::disconfirmation(&entry))
            .unwrap_or_default(),
        journey: table.table("journey").and_then(journey::journey),
    };
    table.finish();
    settings
}

#[cfg(test)]
mod service_tests;
#[cfg(test)]
mod tests;
