//! The commands of the documents run as they stand there, and print what the documents show.

#![cfg(unix)] // the documents are written for a shell

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use csi::report::{ReportSection, Section};
use snapbox::IntoData;

/// A line that stands for what a document leaves out of an output.
const LEFT_OUT: &str = "…\n";
/// Commands that are the reader's, not the program's.
const NOT_RUN: [&str; 2] = ["cargo test", "cargo install"];

/// A command and what the document shows below it.
struct Shown {
    command: String,
    output: String,
}

/// The README of the package and those of the examples.
fn documents() -> Vec<PathBuf> {
    let examples = std::fs::read_dir("examples").unwrap();
    let examples = examples.map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = examples
        .map(|folder| folder.join("README.md"))
        .filter(|document| document.exists())
        .collect();
    found.push(PathBuf::from("README.md"));
    found.sort();
    found
}

/// Every line of a block `sh`; of a block `console` the lines behind `$ `, with the output below them.
fn shown(text: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut block = "";
    for line in text.lines() {
        let command = match (line.strip_prefix("```"), block) {
            (Some(language), _) => {
                block = language;
                continue;
            }
            (None, "sh") => Some(line),
            (None, "console") => line.strip_prefix("$ "),
            _ => continue,
        };
        match (command, found.last_mut()) {
            (Some(command), _) => found.push(Shown {
                command: command.replace("cargo run --release -- ", "csi "),
                output: String::new(),
            }),
            (None, Some(last)) => last.output += &format!("{line}\n"),
            (None, None) => panic!("output without a command: {line}"),
        }
    }
    found.retain(|shown| !NOT_RUN.iter().any(|other| shown.command.starts_with(other)));
    found
}

/// Runs a command in a shell where `csi` is the program of this build; both streams together.
fn run(command: &str, folder: &Path) -> (Option<i32>, String) {
    let script = format!("exec 2>&1\ncsi() {{ \"$CSI\" \"$@\"; }}\n{command}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).current_dir(folder);
    shell.env("CSI", env!("CARGO_BIN_EXE_csi"));
    shell.env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
    for variable in ["NO_COLOR", "CLICOLOR_FORCE", "CSI_LANG"] {
        shell.env_remove(variable);
    }
    let output = shell.output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    (output.status.code(), printed)
}

/// Whole, or piece by piece where the document leaves something out.
fn compare(place: &str, printed: &str, shown: &str) {
    if !shown.is_empty() && !shown.contains(LEFT_OUT) {
        let printed = format!("{place}\n{printed}");
        snapbox::assert_data_eq!(printed, format!("{place}\n{shown}").raw());
        return;
    }
    let mut rest = printed;
    for piece in shown.split(LEFT_OUT) {
        let Some((_, below)) = rest.split_once(piece) else {
            panic!("{place}\n does not print\n{piece}\nbut\n{printed}");
        };
        rest = below;
    }
}

fn copy(source: &Path, target: &Path) {
    std::fs::create_dir_all(target).unwrap();
    for entry in std::fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        let copied = target.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            std::fs::copy(&path, copied).unwrap();
        }
    }
}

#[test]
fn every_command_of_a_document_does_what_the_document_shows() {
    for document in documents() {
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new("examples"), &folder.path().join("examples"));
        let commands = shown(&std::fs::read_to_string(&document).unwrap());
        assert!(!commands.is_empty(), "{} has none", document.display());
        for Shown { command, output } in commands {
            let (code, printed) = run(&command, folder.path());
            let place = format!("{}: {command}", document.display());
            assert_eq!(code, Some(0), "{place}\n{printed}");
            compare(&place, &printed, &output);
        }
    }
}

#[test]
fn the_readme_names_every_section_model_and_label_set() {
    let text = std::fs::read_to_string("README.md").unwrap();
    let sections = Section::ALL.iter().map(|section| section.name());
    let labels = csi::study::Labels::set_names();
    for name in sections.chain(csi::model::builtin_names()).chain(labels) {
        assert!(
            text.contains(&format!("`{name}`")) || text.contains(&format!("\n{name} ")),
            "{name}"
        );
    }
}

#[test]
fn the_study_file_of_the_readme_is_one() {
    let text = std::fs::read_to_string("README.md").unwrap();
    let study = text
        .split("```toml\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    csi::study::Study::parse(study).unwrap();
}

#[test]
fn blocks_are_read() {
    let text = "```sh\ncargo test\ncsi a\n```\nb\n```console\n$ csi c\nd\n\n$ csi e\n```\n";
    let found = shown(text);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|shown| (shown.command.as_str(), shown.output.as_str()))
        .collect();
    assert_eq!(found, [("csi a", ""), ("csi c", "d\n\n"), ("csi e", "")]);
}
