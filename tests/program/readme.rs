//! The commands that the documents print are run as they stand there.

use std::path::{Path, PathBuf};

/// Folders whose README holds commands for the package's folder.
fn documents() -> Vec<PathBuf> {
    let examples = std::fs::read_dir("examples")
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = examples
        .filter(|path| path.is_dir())
        .map(|folder| folder.join("README.md"))
        .collect();
    found.push(PathBuf::from("README.md"));
    found.sort();
    found
}

/// The lines `$ csi …` and `$ cargo run --release -- …` of the blocks of a console, without the program.
fn commands(document: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(document).unwrap();
    let mut in_console = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if let Some(language) = line.strip_prefix("```") {
            in_console = language == "console";
        } else if in_console && let Some(command) = line.strip_prefix("$ ") {
            let arguments = ["csi ", "cargo run --release -- "]
                .iter()
                .find_map(|program| command.strip_prefix(program));
            found.extend(arguments.map(str::to_owned));
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

#[test]
fn every_command_of_a_document_runs() {
    for document in documents() {
        let commands = commands(&document);
        assert!(
            !commands.is_empty(),
            "{} shows no command",
            document.display()
        );
        for command in commands {
            let mut program = assert_cmd::cargo::cargo_bin_cmd!("csi");
            let output = program.args(words(&command)).output().unwrap();
            let errors = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "csi {command}\n{errors}");
            assert!(!output.stdout.is_empty(), "csi {command} prints nothing");
        }
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
