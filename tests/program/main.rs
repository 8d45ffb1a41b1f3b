//! The program as a whole: exit code, standard output and standard error together.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may panic
#![allow(clippy::format_push_string, clippy::format_collect)] // a test need not be fast

mod bad_inputs;
mod checks;
mod drivers;
mod hierarchy;
mod init;
mod kpi;
mod kpi_by_group;
mod outputs;
mod readme;
mod segments;
mod service;
mod weights;
mod whatif;

/// The program, in English whatever the machine speaks and without colour.
fn program() -> assert_cmd::Command {
    let mut program = assert_cmd::cargo::cargo_bin_cmd!("csi");
    program.env("CSI_LANG", "en");
    for variable in ["NO_COLOR", "CLICOLOR_FORCE"] {
        program.env_remove(variable);
    }
    program
}
