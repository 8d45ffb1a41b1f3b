//! Bad inputs, each with its expected message and exit code.
//!
//! Every case runs in a folder of its own that holds a sound survey (`survey.csv`) and model (`model.lav`), unless the
//! case puts something else there. What holds for all: nothing on standard output, no panic, nothing in standard
//! error that could steer a terminal.

mod estimation;
mod material;
mod output;
mod study;
mod survey;
mod usage;

use std::path::Path;

use super::program;
use material::{Case, MODEL, Survey, sound_fit};

/// Runs a case and says what differs from what it expects.
fn faults(case: &Case) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "survey.csv",
        Survey::sound().text().as_bytes(),
    );
    write(folder.path(), "model.lav", MODEL.as_bytes());
    for (name, content) in &case.files {
        write(folder.path(), name, content);
    }
    let output = program()
        .current_dir(folder.path())
        .args(&case.arguments)
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    let mut faults = Vec::new();
    if output.status.code() != Some(case.exit_code) {
        faults.push(format!(
            "exit {:?}, not {}",
            output.status.code(),
            case.exit_code
        ));
    }
    let absent = case
        .needles
        .iter()
        .filter(|needle| !errors.contains(**needle));
    faults.extend(absent.map(|needle| format!("{needle:?} is not said")));
    if output.stdout.is_empty() == case.prints_results {
        faults.push(format!("{} bytes on standard output", output.stdout.len()));
    }
    if errors.contains("panicked") || errors.chars().any(|c| c.is_control() && c != '\n') {
        faults.push("a panic or a control character".to_owned());
    }
    if !faults.is_empty() {
        faults.push(format!("standard error was:\n{errors}"));
    }
    faults
}

fn write(folder: &Path, name: &str, content: &[u8]) {
    std::fs::write(folder.join(name), content).unwrap();
}

#[test]
fn every_bad_input_has_its_message_and_exit_code() {
    let cases: Vec<Case> = [
        usage::cases(),
        study::cases(),
        survey::cases(),
        estimation::cases(),
        output::cases(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let report: Vec<String> = cases
        .iter()
        .map(|case| (case, faults(case)))
        .filter(|(_, faults)| !faults.is_empty())
        .map(|(case, faults)| format!("{}: {}", case.name, faults.join("; ")))
        .collect();
    assert!(
        report.is_empty(),
        "{} of {} cases differ:\n\n{}",
        report.len(),
        cases.len(),
        report.join("\n")
    );
}

/// Without this, every case could fail for a reason of its folder.
#[test]
fn the_sound_survey_is_fitted() {
    let found = faults(&sound_fit());
    assert!(found.is_empty(), "{}", found.join("; "));
}
