//! Pipes, colours, quiet runs.

use std::process::{Command, Stdio};

use super::{HOTEL, QUICK, RETAILER, TELECOM, finished, fitted, program, run};

const ESCAPE: char = '\u{1b}';

#[test]
fn a_pipe_gets_neither_colour_nor_rules() {
    let run = run(&["fit", TELECOM]);
    for text in [run.output, run.errors] {
        assert!(!text.is_empty());
        assert!(!text.contains(ESCAPE) && !text.contains('─'), "{text}");
        assert!(text.lines().all(|line| !line.ends_with(' ')), "{text}");
    }
}

#[test]
fn colour_comes_when_it_is_asked_for() {
    let coloured = |variables: &[(&str, &str)], color: &str| {
        let mut program = program();
        program.args(["fit", RETAILER, "--color", color]);
        for (name, value) in variables {
            program.env(name, value);
        }
        finished(&mut program).output.contains(ESCAPE)
    };
    let (no_color, force) = (("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1"));
    assert!(coloured(&[], "always"));
    assert!(coloured(&[no_color], "always"));
    assert!(!coloured(&[], "auto"));
    assert!(coloured(&[force], "auto"));
    assert!(!coloured(&[force, no_color], "auto"));
    assert!(coloured(&[force, ("NO_COLOR", "")], "auto"));
    assert!(!coloured(&[force], "never"));
}

#[test]
fn colour_changes_nothing_else() {
    let plain = fitted(&[RETAILER, "--color", "never"]);
    let coloured = fitted(&[RETAILER, "--color", "always"]);
    let mut rest = coloured.as_str();
    let mut bare = String::new();
    while let Some((before, behind)) = rest.split_once(ESCAPE) {
        bare += before;
        rest = behind.split_once('m').unwrap().1;
    }
    assert_eq!(bare + rest, plain);
}

#[test]
fn machine_formats_have_no_colour() {
    for format in ["json", "csv", "md"] {
        let text = fitted(&[RETAILER, "--format", format, "--color", "always"]);
        assert!(!text.contains(ESCAPE), "{format}");
    }
}

#[test]
fn a_quiet_run_says_only_errors() {
    assert!(run(&["fit", TELECOM]).errors.contains("note[CSI-N001]"));
    let quiet = run(&["fit", TELECOM, "--quiet", QUICK[0], QUICK[1]]);
    assert_eq!((quiet.code, quiet.errors.as_str()), (Some(0), ""));
    assert_eq!(quiet.output, fitted(&[TELECOM]));
    let failed = run(&["fit", "nowhere.csv", "--model", "acsi", "-q"]);
    assert_eq!(failed.code, Some(2));
    assert!(
        failed.errors.starts_with("error[CSI-U003]"),
        "{}",
        failed.errors
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    for arguments in [
        vec!["fit", HOTEL, "--show", "all", QUICK[0], QUICK[1]],
        vec!["fit", HOTEL, "--format", "json", QUICK[0], QUICK[1]],
        vec!["models", "show", "ecsi"],
        vec!["explain", "--list"],
        vec!["--help"],
        vec!["generate", "man"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_csi"))
            .args(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "csi {arguments:?}\n{errors}");
        assert!(!errors.contains("error"), "csi {arguments:?}\n{errors}");
    }
}
