//! The program as a whole: exit code, standard output and standard error together.

#![allow(clippy::unwrap_used)] // a test may panic

mod bad_inputs;
mod readme;
