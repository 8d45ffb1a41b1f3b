//! Outputs that cannot be written: exit code 5.

use super::material::Case;

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::fit(
            "output in a folder that is not there",
            &["-o", "reports/fit.json", "--format", "json"],
        )
        .fails(5, &["error[CSI-O001]", "fit.json"]),
        Case::fit("output over a folder", &["-o", "."]).fails(5, &["error[CSI-O001]"]),
    ]
}

/// A device that is always full takes the results: only Linux has one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_an_error_of_output() {
    use std::process::{Command, Stdio};

    use super::material::{MODEL, Survey};
    use super::write;

    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "survey.csv",
        Survey::sound().text().as_bytes(),
    );
    write(folder.path(), "model.lav", MODEL.as_bytes());
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = Command::new(assert_cmd::cargo::cargo_bin!("csi"))
        .args(Case::fit("full device", &["--lang", "en"]).arguments)
        .current_dir(folder.path())
        .stdout(Stdio::from(full))
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(5), "{errors}");
    assert!(errors.contains("error[CSI-O001]"), "{errors}");
}
