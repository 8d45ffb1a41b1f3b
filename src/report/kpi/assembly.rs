//! From the product of the room `kpi` to the document.

use super::rows::{
    ComplaintLoyaltyRow, Contrast, KpiGroupRow, KpiReport, KpiSample, KpiScoreRow, KpiSettingsRow,
    LoyaltyRow, ReasonRow, RecoveryRow,
};
use super::service_rows::ServiceRows;
use crate::diagnostics::{Diagnostic, Severity};
use crate::kpi::{Complaints, Difference, Estimate, Kpi, KpiAnswers, Part, Recovery, Score};
use crate::report::assembly::messages;
use crate::report::fit_report::{Command, LabelRow, SCHEMA_VERSION, Tool};
use crate::report::material::{CleaningEntry, InputFile, SurveySettings};
use crate::report::uncertainty::{ResamplingMethod, ResamplingRow};
use crate::resampling::Design;
use crate::study::{KpiSettings, ResamplingSettings};
use crate::words::Words;

/// All that a report of companion measures says.
#[derive(Debug, Clone)]
pub struct KpiMaterial<'a> {
    /// Files read.
    pub inputs: Vec<InputFile>,
    /// Settings of the survey.
    pub survey: SurveySettings,
    /// Settings of the intervals.
    pub resampling: &'a ResamplingSettings,
    /// The questions.
    pub questions: &'a KpiSettings,
    /// The answers.
    pub answers: &'a KpiAnswers,
    /// The figures.
    pub kpi: &'a Kpi,
    /// Everything that was dropped or changed.
    pub cleaning: Vec<CleaningEntry>,
    /// Answers in words and their numbers.
    pub label_maps: Vec<LabelRow>,
    /// Errors that leave the rest standing, warnings and notes.
    pub diagnostics: &'a [Diagnostic],
}

impl KpiReport {
    /// The document of one run, with messages in the language of `words`.
    #[must_use]
    pub fn new(material: KpiMaterial<'_>, words: &Words) -> Self {
        let of = |severity| messages(material.diagnostics, severity, words);
        let (answers, kpi) = (material.answers, material.kpi);
        let complaints = &kpi.complaints;
        let rows = |scores: &[Score]| scores.iter().map(|found| row(found, answers)).collect();
        Self {
            schema_version: SCHEMA_VERSION,
            tool: Tool {
                name: "csi",
                version: env!("CARGO_PKG_VERSION"),
            },
            command: Command::Kpi,
            settings: settings(&material),
            sample: sample(answers),
            scores: rows(&kpi.scores),
            groups: groups(kpi, answers),
            complaints: rows(&complaints.scores),
            reasons: reasons(complaints),
            recovery: recovery(complaints, answers),
            complaint_loyalty: complaint_loyalty(complaints, answers),
            service: ServiceRows::new(material.questions, (&kpi.service, answers)),
            resampling: kpi
                .ledger
                .map(|ledger| ResamplingRow::new(&ledger, method(&answers.design))),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Information),
            inputs: material.inputs,
            cleaning: material.cleaning,
            label_maps: material.label_maps,
        }
    }
}

fn method(design: &Design) -> ResamplingMethod {
    match design {
        Design::Given { .. } => ResamplingMethod::ReplicateWeights,
        Design::Stratified(_) => ResamplingMethod::Clusters,
        Design::Independent | Design::Rows(_) => ResamplingMethod::Ordinary,
    }
}

fn settings(material: &KpiMaterial<'_>) -> KpiSettingsRow {
    let groups = material.answers.groups.as_ref();
    KpiSettingsRow {
        confidence: material.resampling.confidence,
        resamples: material.resampling.resamples,
        seed: material.resampling.seed,
        interval: material.resampling.interval,
        group: groups.map(|groups| groups.column.clone()),
        survey: material.survey.clone(),
    }
}

fn sample(answers: &KpiAnswers) -> KpiSample {
    let weighted = answers.weights.is_some();
    let effective = answers.effective_respondents();
    KpiSample {
        respondents: answers.respondents,
        weighted,
        effective_respondents: weighted.then_some(effective),
        design_effect: weighted.then(|| answers.respondents as f64 / effective),
    }
}

fn row(score: &Score, answers: &KpiAnswers) -> KpiScoreRow {
    with_estimate(score, answers, score.scored.overall)
}

fn with_estimate(score: &Score, answers: &KpiAnswers, estimate: Estimate) -> KpiScoreRow {
    let question = &answers.questions[score.question];
    KpiScoreRow {
        measure: score.measure,
        question: question.name.clone(),
        column: question.column.clone(),
        label: question.label.clone(),
        unit: score.measure.unit(),
        scale: [question.scale.min, question.scale.max],
        from: score.from,
        respondents: estimate.respondents,
        effective_respondents: estimate.effective,
        value: estimate.value,
        standard_error: estimate.standard_error,
        interval: estimate.interval,
        method: estimate.method,
    }
}

fn groups(kpi: &Kpi, answers: &KpiAnswers) -> Vec<KpiGroupRow> {
    let Some(groups) = &answers.groups else {
        return Vec::new();
    };
    let scores = kpi.scores.iter().chain(&kpi.complaints.scores);
    let rows = scores.flat_map(|score| {
        let parts = groups.names.iter().zip(&score.scored.parts);
        parts.map(|(group, part): (&String, &Part)| KpiGroupRow {
            group: group.clone(),
            score: with_estimate(score, answers, part.estimate),
            contrast: Contrast::from(part.difference),
        })
    });
    rows.collect()
}

impl From<Option<Difference>> for Contrast {
    fn from(difference: Option<Difference>) -> Self {
        Self {
            difference: difference.map(|found| found.value),
            difference_interval: difference.map(|found| found.interval),
            p_value: difference.map(|found| found.p_value),
        }
    }
}

fn reasons(complaints: &Complaints) -> Vec<ReasonRow> {
    let rows = complaints.reasons.iter().flat_map(|reasons| {
        reasons.options.iter().map(|reason| ReasonRow {
            question: reasons.question.clone(),
            option: reason.option.clone(),
            count: reason.count,
            share: reason.share.value,
            interval: reason.share.interval,
            mentions_share: reason.mentions_share,
            cumulative_share: reason.cumulative_share,
        })
    });
    rows.collect()
}

fn recovery(complaints: &Complaints, answers: &KpiAnswers) -> Vec<RecoveryRow> {
    let scale = complaints
        .loyalty_question
        .map(|question| answers.questions[question].scale);
    let mean = |loyalty: Option<f64>| {
        let (scale, loyalty) = (scale?, loyalty?);
        Some(scale.min + loyalty / 100.0 * (scale.max - scale.min))
    };
    let row = |found: &Recovery| RecoveryRow {
        situation: found.situation,
        respondents: found.respondents,
        share: found.share.value,
        share_interval: found.share.interval,
        loyalty_respondents: found.loyalty.respondents,
        loyalty_mean: mean(found.loyalty.value),
        loyalty: found.loyalty.value,
        interval: found.loyalty.interval,
        contrast: Contrast::from(found.difference),
    };
    complaints.recovery.iter().map(row).collect()
}

fn complaint_loyalty(complaints: &Complaints, answers: &KpiAnswers) -> Option<ComplaintLoyaltyRow> {
    let question = answers.questions.get(complaints.loyalty_question?)?;
    let parts = &complaints.loyalty.as_ref()?.parts;
    let (complained, others) = (parts.first()?, parts.get(1)?);
    let row = |part: &Part| LoyaltyRow {
        respondents: part.estimate.respondents,
        loyalty: part.estimate.value,
        interval: part.estimate.interval,
    };
    Some(ComplaintLoyaltyRow {
        question: question.name.clone(),
        complained: row(complained),
        not_complained: row(others),
        contrast: Contrast::from(complained.difference),
    })
}
