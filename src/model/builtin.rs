//! The built-in models, embedded as the TOML that people read and edit.

use super::path_model::PathModel;

macro_rules! embedded {
    ($($name:literal),+) => {
        &[$(($name, include_str!(concat!("builtin/", $name, ".toml")))),+]
    };
}

/// Name and text of every built-in, in the order of their history.
const BUILTINS: &[(&str, &str)] = embedded!("scsb", "acsi", "acsi-2q", "ncsb", "ecsi", "ccsi");

/// The names of the built-in models, oldest first.
pub fn builtin_names() -> impl Iterator<Item = &'static str> {
    BUILTINS.iter().map(|(name, _)| *name)
}

/// The TOML of a built-in model, to be printed and edited.
#[must_use]
pub fn builtin_toml(name: &str) -> Option<&'static str> {
    let wanted = name.to_ascii_lowercase();
    BUILTINS
        .iter()
        .find(|(known, _)| *known == wanted)
        .map(|(_, text)| *text)
}

/// The built-in model called `name`, in any case.
#[must_use]
pub fn builtin(name: &str) -> Option<PathModel> {
    PathModel::parse_toml(builtin_toml(name)?, name, None).ok()
}
