//! Files are written whole or not at all.

use std::path::Path;

use super::{RETAILER, TELECOM, fitted, printed, run};

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name();
    entries
        .map(|entry| name(entry).into_string().unwrap())
        .collect()
}

/// Runs `csi fit RETAILER --format json -o FILE` over a file that is longer than the result.
fn over_a_long_file(folder: &Path) -> String {
    let path = folder.join("fit.json");
    std::fs::write(&path, "x".repeat(1 << 20)).unwrap();
    let shown = path.to_str().unwrap();
    let arguments = [RETAILER, "--format", "json", "-o", shown];
    assert_eq!(fitted(&arguments), "");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn a_file_is_replaced_whole_and_nothing_else_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let written = over_a_long_file(folder.path());
    assert_eq!(written, fitted(&[RETAILER, "--format", "json"]));
    assert_eq!(names(folder.path()), ["fit.json"]);
}

#[test]
fn every_command_with_a_file_writes_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    for arguments in [
        vec!["models"],
        vec!["models", "show", "acsi"],
        vec!["models", "questionnaire", "acsi"],
        vec!["schema"],
    ] {
        let place = ["-o", path.to_str().unwrap()];
        let position = if arguments[0] == "models" {
            1
        } else {
            arguments.len()
        };
        let mut with_file = arguments.clone();
        with_file.splice(position..position, place);
        assert_eq!(printed(&with_file), "", "{with_file:?}");
        let written = std::fs::read_to_string(&path).unwrap();
        assert_eq!(written, printed(&arguments), "{with_file:?}");
    }
}

/// A report in a file carries its messages, which nobody may have read on standard error.
#[test]
fn a_report_carries_its_messages() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["table", "md"] {
        let path = folder.path().join(format);
        let shown = path.to_str().unwrap();
        fitted(&[
            TELECOM, "--format", format, "-o", shown, "--color", "always",
        ]);
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(written.contains("CSI-N001"), "{written}");
        assert!(!written.contains('\u{1b}'), "{written}");
        assert!(!fitted(&[TELECOM, "--format", format]).contains("CSI-N001"));
    }
}

#[test]
fn a_failed_run_touches_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    std::fs::write(&path, "last month").unwrap();
    let shown = path.to_str().unwrap();
    let failed = run(&[
        "fit",
        "testdata/surveys/acsi_missing.csv",
        "--model",
        "acsi",
        "-o",
        shown,
    ]);
    assert_eq!(failed.code, Some(3), "{}", failed.errors);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "last month");
    assert_eq!(names(folder.path()), ["report.txt"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_of_output() {
    let failed = run(&["fit", RETAILER, "-o", "/dev/full"]);
    assert_eq!(failed.code, Some(5), "{}", failed.errors);
    assert!(
        failed.errors.contains("error[CSI-O001] /dev/full"),
        "{}",
        failed.errors
    );
}

#[cfg(unix)]
#[test]
fn the_mask_decides_who_may_read_a_new_file_and_an_old_one_keeps_its_readers() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fit.json");
    let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    let fit = |mask: &str| {
        let script = format!("umask {mask}; exec \"$0\" fit {RETAILER} -o \"$1\"");
        let mut shell = std::process::Command::new("sh");
        shell
            .args(["-c", &script, env!("CARGO_BIN_EXE_csi")])
            .arg(&path);
        assert!(shell.status().unwrap().success());
    };
    fit("027");
    assert_eq!(mode(), 0o640);
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
    fit("022");
    assert_eq!(mode(), 0o600);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (target, link) = (
        folder.path().join("2024.txt"),
        folder.path().join("latest.txt"),
    );
    std::fs::write(&target, "old").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    fitted(&[RETAILER, "-o", link.to_str().unwrap()]);
    assert!(link.is_symlink(), "the link was replaced by a file");
    assert!(std::fs::read_to_string(&target).unwrap().contains("67.3"));
}
