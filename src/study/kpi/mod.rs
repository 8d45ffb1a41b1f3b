//! The table `[kpi]`: questions of companion measures, asked without a model.

mod complaints;
mod question;
mod resolution;
mod scores;

pub use complaints::{ChoiceQuestion, ComplaintQuestions};
pub use question::KpiQuestion;
pub use resolution::{ChoiceColumn, KpiCodebook, KpiCodebookQuestion};
pub use scores::{CountedQuestion, ScoreQuestion, ScoreQuestions};

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
/// Every question can have the keys of an item: `column`, `min` and `max` (not `nps`), `missing`, `labels`, `reverse`,
/// `decimals`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KpiSettings {
    /// Questions with one answer that make a score of their own.
    pub scores: ScoreQuestions,
    /// Questions about complaints.
    pub complaints: ComplaintQuestions,
}

impl KpiSettings {
    /// Every question with one answer, each name once.
    #[must_use]
    pub fn questions(&self) -> Vec<&KpiQuestion> {
        let scores = self.scores.questions();
        scores.chain(self.complaints.questions()).collect()
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
    };
    table.finish();
    settings
}

#[cfg(test)]
mod tests;
