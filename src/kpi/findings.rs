//! What is worth saying of the figures.

use super::answers::KpiAnswers;
use super::run::Kpi;
use super::scores::Score;
use crate::diagnostics::{Code, Diagnostic};
use crate::study::CheckSettings;

impl Kpi {
    /// Errors for what was asked for and cannot be computed: questions without an answer (`CSI-D016`) and figures for which
    /// nobody counts (`CSI-D055`); warnings of figures without an interval (`CSI-W055`) and of small groups (`CSI-W016`).
    #[must_use]
    pub fn findings(&self, answers: &KpiAnswers, check: &CheckSettings) -> Vec<Diagnostic> {
        let mut found = unanswered(answers);
        found.extend(self.undefined(answers));
        found.extend(self.without_interval(answers));
        found.extend(small_groups(answers, check));
        found
    }

    /// Whether any figure is defined.
    #[must_use]
    pub fn is_defined(&self) -> bool {
        let mut scores = self.all_scores();
        let complaints = &self.complaints;
        scores.any(|score| score.scored.overall.value.is_some())
            || complaints.reasons.iter().any(|found| found.respondents > 0)
            || complaints
                .recovery
                .iter()
                .any(|found| found.respondents > 0)
            || self.service.is_defined()
    }

    fn all_scores(&self) -> impl Iterator<Item = &Score> {
        self.scores.iter().chain(&self.complaints.scores)
    }

    /// Figures for which nobody counts although the question has answers.
    fn undefined(&self, answers: &KpiAnswers) -> Option<Diagnostic> {
        let undefined = self.all_scores().filter(|score| {
            let question = &answers.questions[score.question];
            score.scored.overall.value.is_none() && question.is_answered(answers.respondents)
        });
        let names: Vec<String> = undefined.map(|score| name(score, answers)).collect();
        (!names.is_empty())
            .then(|| Diagnostic::new(Code::FigureUndefined).with("figures", names.join(", ")))
    }

    /// Figures with a value and no interval.
    fn without_interval(&self, answers: &KpiAnswers) -> Option<Diagnostic> {
        let lacking = self.all_scores().filter(|score| {
            let overall = score.scored.overall;
            overall.value.is_some() && overall.interval.is_none()
        });
        let names: Vec<String> = lacking
            .map(|score| {
                format!(
                    "{} ({})",
                    name(score, answers),
                    score.scored.overall.respondents
                )
            })
            .collect();
        (!names.is_empty())
            .then(|| Diagnostic::new(Code::FigureWithoutInterval).with("figures", names.join(", ")))
    }
}

fn name(score: &Score, answers: &KpiAnswers) -> String {
    format!("\"{}\"", answers.questions[score.question].name)
}

/// `CSI-D016` for every question that nobody answered.
fn unanswered(answers: &KpiAnswers) -> Vec<Diagnostic> {
    let empty = answers.questions.iter();
    let empty = empty.filter(|question| !question.is_answered(answers.respondents));
    let fault = |question: &super::answers::QuestionAnswers| {
        let fault = Diagnostic::new(Code::EmptyItem).with("indicator", &question.name);
        fault.in_column(&question.column)
    };
    let choices = answers.choices.iter();
    let choices = choices.filter(|choice| choice.chosen.iter().all(Vec::is_empty));
    let choices =
        choices.map(|choice| Diagnostic::new(Code::EmptyItem).with("indicator", &choice.name));
    empty.map(fault).chain(choices).collect()
}

/// `CSI-W016` with all groups below the limit of the checks.
fn small_groups(answers: &KpiAnswers, check: &CheckSettings) -> Option<Diagnostic> {
    let groups = answers.groups.as_ref()?;
    let least = check.limit(Code::SmallGroup);
    let counts = groups.names.iter().zip(groups.counts());
    let small: Vec<String> = counts
        .filter(|(_, count)| (*count as f64) < least)
        .map(|(name, count)| format!("\"{name}\" ({count})"))
        .collect();
    let warning = || Diagnostic::new(Code::SmallGroup).with("least", least);
    (!small.is_empty()).then(|| {
        let warning = warning().with("groups", small.join(", "));
        warning.in_column(&groups.column)
    })
}
