//! The document of one `csi check`.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::Value;

use super::fit_report::{Command, Message, SCHEMA_VERSION, Tool};
use super::material::InputFile;
use super::schema;
use crate::check::{Checked, FlaggedRespondent, ItemFigures, QuotaCount, SampleFigures};
use crate::diagnostics::{Code, Diagnostic, Row, Severity};
use crate::survey::ExportDescription;
use crate::words::Words;

/// Everything that one run of `csi check` found, as machines read it. Numbers are not rounded; null = not defined.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CheckReport {
    /// Version of this document's shape.
    pub schema_version: u32,
    /// The program.
    pub tool: Tool,
    /// What was run.
    pub command: Command,
    /// Files read.
    pub inputs: Vec<InputFile>,
    /// What the survey file turned out to be; null when it could not be read.
    pub export: Option<ExportRow>,
    /// Findings, the gravest first.
    pub findings: Vec<FindingRow>,
    /// How many findings there are.
    pub summary: FindingCounts,
    /// How many respondents there are; null when the file could not be read.
    pub respondents: Option<RespondentCounts>,
    /// Items, or the columns that look like ratings.
    pub items: Vec<CheckedItemRow>,
    /// Respondents wanted and achieved.
    pub quotas: Vec<QuotaRow>,
    /// What the sample is good for; null when the file could not be read.
    pub sample: Option<SampleRow>,
    /// Respondents with warnings or errors of their own, in the order of the file.
    pub flagged: Vec<FlaggedRow>,
    /// The findings as people read them, with their places.
    #[serde(skip)]
    pub messages: Vec<(Severity, Message)>,
    /// Checks that were made.
    #[serde(skip)]
    pub checks: Vec<Code>,
    /// Whether warnings fail, too.
    #[serde(skip)]
    pub strict: bool,
}

/// What a survey file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExportRow {
    /// The survey tool's layout.
    pub kind: &'static str,
    /// Why it is taken for that.
    pub reason: String,
    /// Name of the encoding, lower case.
    pub encoding: String,
    /// What stands between cells.
    pub delimiter: char,
    /// Number of header records.
    pub header_rows: usize,
    /// Number of columns.
    pub columns: usize,
    /// Number of respondents.
    pub respondents: usize,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingRow {
    /// Stable code, such as `CSI-D014`.
    pub id: &'static str,
    /// Stable name, such as `undeclared-code`.
    pub name: &'static str,
    /// How grave it is.
    #[schemars(schema_with = "schema::severity")]
    pub severity: Severity,
    /// Column of the survey; null when it concerns none or several.
    pub column: Option<String>,
    /// Respondents or answers concerned; null when they are not counted.
    pub count: Option<usize>,
    /// The first records concerned.
    pub rows: Vec<RowPlace>,
    /// The sentence, in the language of the run.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// A respondent's place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RowPlace {
    /// Respondent number, from 1, header records not counted.
    pub record: usize,
    /// Physical line in the file, from 1.
    pub line: usize,
}

/// How many findings there are of each gravity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingCounts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub information: usize,
}

/// How many respondents there are. A respondent can be counted under several kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RespondentCounts {
    /// In the file.
    pub read: usize,
    /// Outside the filter.
    pub filtered_out: usize,
    /// Without an answer to any item.
    pub empty: usize,
    /// Too few items answered, or not finished.
    pub incomplete: usize,
    /// Repeats of an earlier record.
    pub duplicates: usize,
    /// One answer all along, and not the best.
    pub straight_liners: usize,
    /// Finished in a fraction of the usual time.
    pub speeders: usize,
    /// With an answer that cannot be used.
    pub faulty: usize,
    /// With no warning and no error.
    pub sound: usize,
}

/// One item as it was answered.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CheckedItemRow {
    /// Indicator of the model, or the column.
    pub indicator: String,
    /// Column of the survey.
    pub column: String,
    /// Answers on the scale.
    pub answered: usize,
    /// Share of missing answers, 0 to 1.
    pub missing_share: Option<f64>,
    /// Mean as answered, unweighted.
    pub mean: Option<f64>,
    /// Share of the answers at the lower end of the scale.
    pub lower_share: Option<f64>,
    /// Share of the answers at the upper end.
    pub upper_share: Option<f64>,
    /// Correlation with the mean of the other items of its construct.
    pub item_rest: Option<f64>,
}

/// Respondents wanted and achieved for one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuotaRow {
    /// The column.
    pub column: String,
    /// The answer.
    pub answer: String,
    /// Respondents wanted.
    pub wanted: usize,
    /// Respondents with the answer.
    pub achieved: usize,
    /// Respondents still wanted.
    pub shortfall: usize,
}

/// What the sample is good for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct SampleRow {
    /// Respondents who pass the filter and answered any item.
    pub respondents: usize,
    /// Kish's effective sample size; null without weights.
    pub effective_respondents: Option<f64>,
    /// Respondents over the effective sample size; null without weights.
    pub design_effect: Option<f64>,
    /// The largest weight over the mean; null without weights.
    pub largest_weight: Option<f64>,
    /// Respondents needed to find a path of 0.2.
    pub needed_for_path: usize,
    /// The smallest path that the sample finds.
    pub smallest_path: Option<f64>,
    /// Predecessors of the construct that has the most; null without a model.
    pub most_predecessors: Option<usize>,
    /// Respondents needed to find an R² of 0.10 with so many; null without a model.
    pub needed_for_r_squared: Option<usize>,
}

/// A respondent to look at.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FlaggedRow {
    /// Respondent number, from 1.
    pub record: usize,
    /// Physical line in the file, from 1.
    pub line: usize,
    /// Names of the findings.
    pub findings: Vec<&'static str>,
    /// The longest run of one answer, when it is a straight line.
    pub longest_run: Option<usize>,
    /// Seconds that the respondent took, when they are few.
    pub seconds: Option<f64>,
}

/// What a report of a check is made of.
#[derive(Debug, Clone)]
pub struct CheckReportMaterial<'a> {
    /// Files read.
    pub inputs: Vec<InputFile>,
    /// What the survey file turned out to be, when it could be read.
    pub export: Option<&'a ExportDescription>,
    /// What was found.
    pub checked: &'a Checked,
    /// Checks that were made.
    pub checks: Vec<Code>,
    /// Whether warnings fail, too.
    pub strict: bool,
}

impl CheckReport {
    /// The document of one check, with messages in the language of `words`.
    #[must_use]
    pub fn new(material: CheckReportMaterial<'_>, words: &Words) -> Self {
        let checked = material.checked;
        let findings = checked.findings.iter();
        let rows = findings.clone();
        let rows = rows.map(|finding| finding_row(&finding.diagnostic, finding.severity, words));
        let messages = findings.map(|finding| {
            let message = message(&finding.diagnostic, words);
            (finding.severity, message)
        });
        Self {
            schema_version: SCHEMA_VERSION,
            tool: Tool {
                name: "csi",
                version: env!("CARGO_PKG_VERSION"),
            },
            command: Command::Check,
            inputs: material.inputs,
            export: material.export.map(|export| export_row(export, words)),
            findings: rows.collect(),
            summary: FindingCounts {
                errors: checked.count(Severity::Error),
                warnings: checked.count(Severity::Warning),
                information: checked.count(Severity::Information),
            },
            respondents: material.export.map(|_| respondents(checked)),
            items: checked.items.iter().map(item_row).collect(),
            quotas: checked.quotas.iter().map(quota_row).collect(),
            sample: checked.sample.as_ref().map(sample_row),
            flagged: checked.flagged.iter().map(flagged_row).collect(),
            messages: messages.collect(),
            checks: material.checks,
            strict: material.strict,
        }
    }

    /// Whether nothing was found that fails the check.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| !self.fails(finding.severity))
    }

    /// Whether a finding of this gravity fails the check.
    #[must_use]
    pub fn fails(&self, severity: Severity) -> bool {
        severity == Severity::Error || (self.strict && severity == Severity::Warning)
    }

    /// The survey file as the user named it; empty without one.
    #[must_use]
    pub fn survey_path(&self) -> &str {
        let mut inputs = self.inputs.iter();
        let survey = inputs.find(|input| input.role == super::InputRole::Survey);
        survey.map_or("", |input| input.path.as_str())
    }
}

/// The JSON Schema (draft 2020-12) of [`CheckReport`], the document of `csi check --format json`.
#[must_use]
pub fn check_schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generator = settings.into_generator();
    generator.into_root_schema_for::<CheckReport>().to_value()
}

fn export_row(export: &ExportDescription, words: &Words) -> ExportRow {
    ExportRow {
        kind: export.kind.name(),
        reason: export.reason.sentence(words),
        encoding: export.encoding.clone(),
        delimiter: export.delimiter,
        header_rows: export.header_rows,
        columns: export.columns,
        respondents: export.respondents,
    }
}

fn finding_row(found: &Diagnostic, severity: Severity, words: &Words) -> FindingRow {
    let place = |row: &Row| RowPlace {
        record: row.record,
        line: row.line,
    };
    FindingRow {
        id: found.code.id(),
        name: found.code.name(),
        severity,
        column: found.place.column.clone(),
        count: found.count,
        rows: found.rows.iter().map(place).collect(),
        message: found.message(words),
        remedy: found.remedy(words),
    }
}

fn message(found: &Diagnostic, words: &Words) -> Message {
    let place = found.place_phrase(words);
    let sentence = found.message(words);
    Message {
        code: found.code.id(),
        name: found.code.name(),
        column: found.place.column.clone(),
        count: found.count,
        message: if place.is_empty() {
            sentence
        } else {
            format!("{place}{}{sentence}", words.text("colon"))
        },
        remedy: found.remedy(words),
    }
}

fn respondents(checked: &Checked) -> RespondentCounts {
    let counts = &checked.responses;
    RespondentCounts {
        read: counts.read,
        filtered_out: counts.filtered_out,
        empty: counts.empty,
        incomplete: counts.incomplete,
        duplicates: counts.duplicates,
        straight_liners: counts.straight_liners,
        speeders: counts.speeders,
        faulty: counts.faulty,
        sound: counts.sound,
    }
}

fn item_row(item: &ItemFigures) -> CheckedItemRow {
    CheckedItemRow {
        indicator: item.indicator.clone(),
        column: item.column.clone(),
        answered: item.answered,
        missing_share: item.missing_share,
        mean: item.mean,
        lower_share: item.lower_share,
        upper_share: item.upper_share,
        item_rest: item.item_rest,
    }
}

fn quota_row(quota: &QuotaCount) -> QuotaRow {
    QuotaRow {
        column: quota.column.clone(),
        answer: quota.answer.clone(),
        wanted: quota.target,
        achieved: quota.achieved,
        shortfall: quota.shortfall(),
    }
}

fn sample_row(sample: &SampleFigures) -> SampleRow {
    SampleRow {
        respondents: sample.respondents,
        effective_respondents: sample.effective_respondents,
        design_effect: sample.design_effect,
        largest_weight: sample.largest_weight,
        needed_for_path: sample.needed_for_path,
        smallest_path: sample.smallest_path,
        most_predecessors: sample.most_predecessors,
        needed_for_r_squared: sample.needed_for_r_squared,
    }
}

fn flagged_row(flagged: &FlaggedRespondent) -> FlaggedRow {
    FlaggedRow {
        record: flagged.row.record,
        line: flagged.row.line,
        findings: flagged.codes.iter().map(|code| code.name()).collect(),
        longest_run: flagged.longest_run,
        seconds: flagged.seconds,
    }
}
