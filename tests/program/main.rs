//! The program as a whole: exit code, standard output and standard error together.

mod bad_inputs;
