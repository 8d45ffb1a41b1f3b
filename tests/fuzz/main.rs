//! Broken and hostile input: whatever the bytes are, an answer or a fault in both languages comes back soon.
//!
//! Every target starts from the corpus beside this file and changes it: bytes turned, pieces cut, doubled and mixed,
//! words put in that the readers look for. The changes follow from a seed, so a run can be repeated; a run in
//! `cargo test` is short. A long one:
//!
//! ```sh
//! CSI_FUZZ_CASES=200000 CSI_FUZZ_SEED=7 cargo test --release --test fuzz -- --nocapture
//! ```
//!
//! A case that panics or takes longer than [`LONGEST`] is written to the folder for temporary files of the build, and
//! the message names it. Put it into the corpus when it is mended.

#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by panicking

mod changes;
mod targets;
mod workbooks;

use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use changes::Dice;

/// No case may take longer, not even in a build without optimisation on a busy machine.
const LONGEST: Duration = Duration::from_secs(30);

/// Files to start from, by name.
type Corpus = Vec<(String, Vec<u8>)>;

/// The files of a folder of the corpus, in the order of their names.
fn corpus(folder: &str) -> Corpus {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/corpus")
        .join(folder);
    let entries = std::fs::read_dir(path).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read(path).unwrap())
    };
    paths.into_iter().map(read).collect()
}

/// A number from the environment, for longer runs.
fn setting(name: &str, usual: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Gives the target the corpus as it is and then changed, `cases` times unless the environment says otherwise.
fn run(
    name: &str,
    cases: u64,
    seeds: &Corpus,
    change: fn(&mut Dice, &Corpus) -> Vec<u8>,
    target: fn(&[u8]),
) {
    let seed = setting("CSI_FUZZ_SEED", 1);
    for (file, bytes) in seeds {
        check(&format!("{name}-{file}"), bytes.clone(), target);
    }
    for case in 0..setting("CSI_FUZZ_CASES", cases) {
        let mut dice = Dice::new(seed, case);
        check(
            &format!("{name}-{seed}-{case}"),
            change(&mut dice, seeds),
            target,
        );
    }
}

/// Runs one case in a thread of its own and waits for its end.
fn check(name: &str, bytes: Vec<u8>, target: fn(&[u8])) {
    let (sender, receiver) = mpsc::channel();
    let input = bytes.clone();
    let worker = std::thread::spawn(move || {
        target(&input);
        sender.send(()).unwrap();
    });
    let problem = match receiver.recv_timeout(LONGEST) {
        Ok(()) => None,
        Err(RecvTimeoutError::Timeout) => Some("takes too long"),
        Err(RecvTimeoutError::Disconnected) => Some("panics"),
    };
    if let Some(problem) = problem {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}"));
        std::fs::write(&path, bytes).unwrap();
        panic!("{name} {problem}: {}", path.display());
    }
    worker.join().unwrap();
}

#[test]
fn survey_text() {
    run(
        "survey",
        1_500,
        &corpus("survey"),
        changes::changed,
        targets::survey,
    );
}

#[test]
fn surveys_with_their_study() {
    run(
        "run",
        400,
        &corpus("survey"),
        changes::changed,
        targets::survey_and_study,
    );
}

#[test]
fn studies() {
    run(
        "study",
        1_500,
        &corpus("study"),
        changes::changed,
        targets::study,
    );
}

#[test]
fn models() {
    run(
        "model",
        1_500,
        &corpus("model"),
        changes::changed,
        targets::model,
    );
    run(
        "lavaan",
        1_500,
        &corpus("lavaan"),
        changes::changed,
        targets::lavaan,
    );
}

#[test]
fn filters() {
    run(
        "filter",
        3_000,
        &corpus("filter"),
        changes::changed,
        targets::filter,
    );
}

#[test]
fn labels() {
    run(
        "labels",
        1_000,
        &corpus("survey"),
        changes::changed,
        targets::labels,
    );
}

#[test]
fn workbooks() {
    run(
        "workbook",
        600,
        &workbooks::seeds(),
        workbooks::changed,
        targets::survey,
    );
}
