//! What ends a run before its result.

use csi::diagnostics::{Code, Diagnostic, Diagnostics};

use crate::console::Console;

/// Exit code after Ctrl-C: 128 + the number of the signal.
const INTERRUPTED: u8 = 130;

/// Why a run ends without its result.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something is wrong, and the diagnostics say what.
    Diagnosed(Diagnostics),
    /// The reader of the output has gone: not an error.
    ClosedPipe,
    /// The user stopped the run.
    Interrupted,
    /// Something that no code stands for.
    Unexpected(anyhow::Error),
}

impl Failure {
    /// Says what went wrong; gives the exit code.
    pub(crate) fn report(&self, console: &Console) -> u8 {
        match self {
            Self::Diagnosed(diagnostics) => {
                console.show(&diagnostics.0);
                diagnostics.exit_code()
            }
            Self::ClosedPipe => 0,
            Self::Interrupted => {
                console.say(&console.words.text("interrupted"));
                INTERRUPTED
            }
            Self::Unexpected(error) => {
                let text = format!("{error:#}");
                console.show(&[Diagnostic::new(Code::Unexpected).with("problem", text)]);
                Code::Unexpected.exit_code()
            }
        }
    }
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Self {
        Self::Diagnosed(diagnostics)
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Diagnosed(diagnostic.into())
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Unexpected(error)
    }
}
