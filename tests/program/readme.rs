//! The commands that the documents show are run as they stand there, and print what stands below them.

use std::path::{Path, PathBuf};

use super::program;

/// The README of the package and of each example: their commands are for the package's folder.
fn documents() -> Vec<PathBuf> {
    let examples = std::fs::read_dir("examples").unwrap();
    let examples = examples.map(|entry| entry.unwrap().path());
    let folders = std::iter::once(PathBuf::from(".")).chain(examples);
    let mut found: Vec<PathBuf> = folders
        .map(|folder| folder.join("README.md"))
        .filter(|document| document.exists())
        .collect();
    found.sort();
    found
}

/// A command of a document, without the program, and what the document says that it prints.
struct Shown {
    command: String,
    /// Pieces of the output, in order; a line `…` stands for what is left out between them.
    pieces: Vec<String>,
}

/// The lines `$ csi …` and `$ cargo run --release -- …` of the blocks of a console, and the lines below them.
fn commands(document: &Path) -> Vec<Shown> {
    let text = std::fs::read_to_string(document).unwrap();
    let (mut in_console, mut is_ours) = (false, false);
    let mut found: Vec<Shown> = Vec::new();
    for line in text.lines() {
        if let Some(language) = line.strip_prefix("```") {
            in_console = language == "console";
        } else if in_console && let Some(command) = line.strip_prefix("$ ") {
            let programs = ["csi ", "cargo run --release -- "];
            let arguments = programs
                .iter()
                .find_map(|program| command.strip_prefix(program));
            // Other programs are not run; what stands below them is theirs.
            is_ours = arguments.is_some();
            found.extend(arguments.map(|arguments| Shown {
                command: arguments.to_owned(),
                pieces: vec![String::new()],
            }));
        } else if in_console
            && is_ours
            && let Some(shown) = found.last_mut()
        {
            match line {
                "…" => shown.pieces.push(String::new()),
                _ => shown.pieces.last_mut().unwrap().extend([line, "\n"]),
            }
        }
    }
    found
}

/// The words of a command, as a shell splits them: blanks separate, quotes hold together.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut quote, mut in_word) = (Vec::<String>::new(), None, false);
    for letter in command.chars() {
        match (quote, letter) {
            (None, '\'' | '"') => quote = Some(letter),
            (Some(open), _) if letter == open => {
                quote = None;
                continue;
            }
            (None, ' ') => {
                in_word = false;
                continue;
            }
            _ => {}
        }
        if !in_word {
            words.push(String::new());
            in_word = true;
        }
        if quote != Some(letter) {
            words.last_mut().unwrap().push(letter);
        }
    }
    words
}

/// Runs a command and compares standard output with what the document shows.
fn run(shown: &Shown) {
    let command = &shown.command;
    let output = program().args(words(command)).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "csi {command}\n{errors}");
    assert!(!output.stdout.is_empty(), "csi {command} prints nothing");
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut rest = printed.as_str();
    for piece in &shown.pieces {
        let at = rest.find(piece.as_str());
        assert!(
            at.is_some(),
            "csi {command} does not print\n{piece}\nbut\n{printed}"
        );
        rest = &rest[at.unwrap() + piece.len()..];
    }
}

#[test]
fn every_command_of_a_document_prints_what_it_shows() {
    assert!(documents().len() >= 3, "three examples have a README");
    for document in documents() {
        let commands = commands(&document);
        assert!(
            !commands.is_empty(),
            "{} shows no command",
            document.display()
        );
        commands.iter().for_each(run);
    }
}

#[test]
fn words_are_split_as_a_shell_does() {
    assert_eq!(
        words("fit a.csv  --where 'region == \"north\"'"),
        ["fit", "a.csv", "--where", "region == \"north\""]
    );
    assert_eq!(words("--item 'a'b ''"), ["--item", "ab", ""]);
}
