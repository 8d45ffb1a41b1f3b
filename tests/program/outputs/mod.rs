//! What the program prints, and how.

mod alignment;
mod assess;
mod document;
mod files;
mod matrix;
mod models_compare;
mod reading;
mod snapshots;
mod terminal;
mod treatments;
mod words;

use serde_json::Value;

use super::program;

const RETAILER: &str = "examples/retailer/study.toml";
const HOTEL: &str = "examples/hotel/study.toml";
const BANK: &str = "examples/bank/study.toml";
const TELECOM: &str = "examples/telecom_zh/study.toml";

/// As many resamples as a test needs that looks at the output, not at the intervals.
const QUICK: [&str; 2] = ["--resamples", "40"];

/// What a run left behind.
struct Run {
    code: Option<i32>,
    output: String,
    errors: String,
}

fn run(arguments: &[&str]) -> Run {
    finished(program().args(arguments))
}

fn finished(program: &mut assert_cmd::Command) -> Run {
    let output = program.output().unwrap();
    Run {
        code: output.status.code(),
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

/// What a run prints that ends well.
fn printed(arguments: &[&str]) -> String {
    let run = run(arguments);
    assert_eq!(run.code, Some(0), "csi {arguments:?}\n{}", run.errors);
    run.output
}

/// What `csi fit` prints with these arguments, after few resamples.
fn fitted(arguments: &[&str]) -> String {
    printed(&[&["fit"], &QUICK[..], arguments].concat())
}

/// The document of `csi fit` with these arguments, after few resamples.
fn document(arguments: &[&str]) -> Value {
    let arguments = [&["--format", "json"], arguments].concat();
    serde_json::from_str(&fitted(&arguments)).unwrap()
}

/// Everything in a document that was estimated: it must not depend on how the answers came in.
fn estimates(document: &Value) -> Value {
    let keys = [
        "sample",
        "convergence",
        "indices",
        "drivers",
        "paths",
        "effects",
        "r_squared",
        "reliability",
    ];
    let pairs = keys.map(|key| (key.to_owned(), document[key].clone()));
    Value::Object(pairs.into_iter().collect())
}
