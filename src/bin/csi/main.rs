//! The command line of `csi`.

fn main() {}
