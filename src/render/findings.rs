//! The findings of a check for continuous integration: JUnit XML, GitHub annotations, SARIF.

use std::fmt::Write;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use serde::Serialize;

use super::escape::escape_for_terminal;
use super::json;
use super::output::RenderError;
use crate::diagnostics::{Code, Severity};
use crate::report::{CheckReport, FindingRow};
use crate::words::Words;

/// Where a finding without a row is: the header of the file.
const HEADER_LINE: usize = 1;

/// JUnit XML: one suite, one case for each check that was made. A case fails when a finding of its name fails the check;
/// other findings are told as its output.
///
/// # Errors
/// [`RenderError::Xml`]: the serialiser refused, which no report makes it do.
pub fn render_junit(report: &CheckReport, words: &Words) -> Result<Vec<u8>, RenderError> {
    let mut suite = TestSuite::new(visible(report.survey_path()));
    suite.add_test_cases(cases(report));
    let mut whole = Report::new(words.text("check-suite"));
    whole.add_test_suite(suite);
    let mut bytes = Vec::new();
    whole.serialize(&mut bytes)?;
    Ok(bytes)
}

fn cases(report: &CheckReport) -> Vec<TestCase> {
    let case = |code: &Code| {
        let findings = report.findings.iter().filter(|found| found.id == code.id());
        let findings: Vec<&FindingRow> = findings.collect();
        let told: Vec<String> = findings.iter().map(|found| told(found, report)).collect();
        let mut failing = findings.iter().filter(|found| report.fails(found.severity));
        let status = match failing.next() {
            Some(first) => {
                let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                status
                    .set_type(code.id())
                    .set_message(visible(&first.message))
                    .set_description(told.join("\n"));
                status
            }
            None => TestCaseStatus::success(),
        };
        let passed = matches!(status, TestCaseStatus::Success { .. });
        let mut case = TestCase::new(code.name(), status);
        case.set_classname("csi.check");
        if passed && !told.is_empty() {
            case.set_system_out(told.join("\n"));
        }
        case
    };
    report.checks.iter().map(case).collect()
}

/// A finding in one line, and what to do in a second one.
fn told(finding: &FindingRow, report: &CheckReport) -> String {
    let line = line(finding);
    let path = visible(report.survey_path());
    let column = finding.column.as_deref().map(visible);
    let column = column.map_or_else(String::new, |column| format!(" [{column}]"));
    let (message, remedy) = (visible(&finding.message), visible(&finding.remedy));
    format!(
        "{path}:{line}{column} {}: {message}\n  {remedy}",
        finding.id
    )
}

/// Workflow commands of GitHub Actions: one annotation for each finding, at its first row.
#[must_use]
pub fn render_annotations(report: &CheckReport) -> Vec<u8> {
    let annotation = |finding: &FindingRow| {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "notice",
        };
        let column = finding.column.as_deref().map(visible);
        let place = column.map_or_else(String::new, |column| format!("{column}: "));
        let (message, remedy) = (visible(&finding.message), visible(&finding.remedy));
        format!(
            "::{command} file={},line={},title={}::{}\n",
            property(&visible(report.survey_path())),
            line(finding),
            property(&format!("{} {}", finding.id, finding.name)),
            data(&format!("{place}{message} ({remedy})")),
        )
    };
    let annotations: String = report.findings.iter().map(annotation).collect();
    annotations.into_bytes()
}

/// The message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// SARIF 2.1.0 (OASIS 2020): one rule for each check that was made, one result for each finding.
///
/// # Errors
/// [`RenderError::Json`]: the serialiser refused, which no report makes it do.
pub fn render_sarif(report: &CheckReport, words: &Words) -> Result<Vec<u8>, RenderError> {
    let rules = report.checks.iter().map(|code| Rule {
        id: code.id(),
        name: code.name(),
        short_description: Text::of(code.name()),
        full_description: Text::of(words.text(&format!("{}.explain", code.id()))),
        default_configuration: Configuration {
            level: level(code.severity()),
        },
    });
    let results = report.findings.iter().map(|finding| Outcome {
        rule_id: finding.id,
        level: level(finding.severity),
        message: Text::of(sentence(finding)),
        locations: locations(finding, report),
    });
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: vec![Run {
            tool: SarifTool {
                driver: Driver {
                    name: report.tool.name,
                    version: report.tool.version,
                    rules: rules.collect(),
                },
            },
            results: results.collect(),
        }],
    };
    Ok(json::pretty(&log)?)
}

fn sentence(finding: &FindingRow) -> String {
    let column = finding.column.as_deref().map(visible);
    let place = column.map_or_else(String::new, |column| format!("{column}: "));
    let (message, remedy) = (visible(&finding.message), visible(&finding.remedy));
    format!("{place}{message} ({remedy})")
}

/// A location for each row that the finding names, or the header.
fn locations(finding: &FindingRow, report: &CheckReport) -> Vec<Location> {
    let lines: Vec<usize> = finding.rows.iter().map(|row| row.line).collect();
    let lines = if lines.is_empty() {
        vec![HEADER_LINE]
    } else {
        lines
    };
    let location = |line| Location {
        physical_location: PhysicalLocation {
            artifact_location: Artifact {
                uri: uri(report.survey_path()),
            },
            region: Region { start_line: line },
        },
    };
    lines.into_iter().map(location).collect()
}

/// A path as a relative reference (RFC 3986): what is not unreserved is percent-encoded, byte by byte.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a String does not fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "note",
    }
}

fn line(finding: &FindingRow) -> usize {
    finding.rows.first().map_or(HEADER_LINE, |row| row.line)
}

fn visible(text: &str) -> String {
    escape_for_terminal(text).into_owned()
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: Vec<Run>,
}

#[derive(Serialize)]
struct Run {
    tool: SarifTool,
    results: Vec<Outcome>,
}

#[derive(Serialize)]
struct SarifTool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    full_description: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

impl Text {
    fn of(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_and_references_cannot_be_broken() {
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
        assert_eq!(data("100 %\r\n::error::x"), "100 %25%0D%0A::error::x");
        assert_eq!(uri(r"data\满 #1.csv"), "data/%E6%BB%A1%20%231.csv");
    }
}
