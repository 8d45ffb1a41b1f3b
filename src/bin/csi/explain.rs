//! `csi explain`: what a code means, offline.

use csi::diagnostics::{Code, Diagnostic, Diagnostics, nearest_name};
use csi::render::{explain, explain_list};

use crate::arguments::ExplainArguments;
use crate::console::Console;
use crate::failure::Failure;
use crate::files;

pub(crate) fn run(arguments: &ExplainArguments, console: &Console) -> Result<u8, Failure> {
    let text = match &arguments.code {
        Some(code) if !arguments.list => explain(known(code)?, &console.words),
        _ => explain_list(&console.words),
    };
    files::write(None, text.as_bytes())?;
    Ok(0)
}

fn known(text: &str) -> Result<Code, Diagnostics> {
    Code::parse(text).ok_or_else(|| {
        let names = Code::ALL.iter().flat_map(|code| [code.id(), code.name()]);
        Diagnostic::unknown_name(text, nearest_name(text, names), "csi explain --list").into()
    })
}
