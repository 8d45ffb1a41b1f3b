//! `csi check`: every finding by itself, every format, the exit codes and the records that are written.

mod findings;
mod fits;
mod formats;
mod material;
mod records;

use std::path::Path;

use serde_json::Value;

use super::program;

/// What a check left behind.
struct Checked {
    code: Option<i32>,
    output: String,
    errors: String,
}

impl Checked {
    fn document(&self) -> Value {
        let parsed = serde_json::from_str(&self.output);
        parsed.unwrap_or_else(|_| panic!("no JSON:\n{}\n{}", self.output, self.errors))
    }
}

fn check(arguments: &[&str]) -> Checked {
    check_in(Path::new("."), arguments)
}

fn check_in(folder: &Path, arguments: &[&str]) -> Checked {
    let output = program()
        .current_dir(folder)
        .arg("check")
        .args(arguments)
        .output()
        .unwrap();
    Checked {
        code: output.status.code(),
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The findings of a document that are warnings or errors, as `name column`.
fn grave(document: &Value) -> Vec<String> {
    let findings = document["findings"].as_array().unwrap().iter();
    findings
        .filter(|finding| finding["severity"] != "information")
        .map(|finding| {
            let column = finding["column"].as_str().unwrap_or("-");
            format!("{} {column}", finding["name"].as_str().unwrap())
        })
        .collect()
}
