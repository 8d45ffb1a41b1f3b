//! Choices by name: the study file, the command line and JSON use the same names.

use crate::diagnostics::{Code, Diagnostic};
use crate::document::advise;

/// A fault of a value given for `key`: what is wrong and what to do are phrases of the catalogue, which can name
/// `key` and `found`.
pub(super) fn bad_value(
    key: &str,
    found: &str,
    problem: &'static str,
    advice: &'static str,
) -> Diagnostic {
    Diagnostic::new(Code::StudyBadValue)
        .with("key", key)
        .with("found", format!("\"{found}\""))
        .with_word("problem", problem)
        .with_word("advice", advice)
}

/// A fault of a name given for `key` that is none of `known`.
pub(super) fn unknown_choice(key: &str, found: &str, known: &[&str]) -> Diagnostic {
    let fault = Diagnostic::new(Code::StudyBadValue)
        .with("key", key)
        .with("found", format!("\"{found}\""))
        .with_word("problem", "document-not-a-choice");
    advise(fault, found, known)
}

/// Gives enums their names: `CHOICES`, `name()` and `FromStr`, for a setting called `$key`.
macro_rules! choices {
    ($($type:ident $key:literal: $($variant:ident $name:literal),+;)+) => {
        $(
            impl $type {
                /// Every choice with its name, as the study file and the command line write it.
                pub const CHOICES: &'static [(&'static str, Self)] = &[$(($name, Self::$variant)),+];

                /// The name of the choice.
                #[must_use]
                pub fn name(self) -> &'static str {
                    match self { $(Self::$variant => $name),+ }
                }
            }

            impl std::str::FromStr for $type {
                type Err = crate::diagnostics::Diagnostics;

                fn from_str(text: &str) -> Result<Self, Self::Err> {
                    match text {
                        $($name => Ok(Self::$variant),)+
                        _ => Err($crate::study::choice::unknown_choice($key, text, &[$($name),+]).into()),
                    }
                }
            }
        )+
    };
}

pub(super) use choices;
