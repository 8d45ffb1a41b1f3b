//! `csi explain`: what a code or a criterion means, offline.

use csi::assessment::Criterion;
use csi::diagnostics::{Code, Diagnostic, Diagnostics, nearest_name};
use csi::render::{criterion_called, explain, explain_criterion, explain_list};

use crate::arguments::ExplainArguments;
use crate::console::Console;
use crate::failure::Failure;
use crate::files;

pub(crate) fn run(arguments: &ExplainArguments, console: &Console) -> Result<u8, Failure> {
    let text = match &arguments.code {
        Some(name) if !arguments.list => explained(name, console)?,
        _ => explain_list(&console.words),
    };
    files::write(None, text.as_bytes())?;
    Ok(0)
}

fn explained(text: &str, console: &Console) -> Result<String, Diagnostics> {
    let words = &console.words;
    let code = Code::parse(text).map(|code| explain(code, words));
    let criterion = || {
        let known = Criterion::parse(text).or_else(|| criterion_called(text));
        known.map(|known| explain_criterion(known, words))
    };
    code.or_else(criterion).ok_or_else(|| {
        let codes = Code::ALL.iter().flat_map(|code| [code.id(), code.name()]);
        let names = codes.chain(Criterion::ALL.iter().map(|criterion| criterion.name()));
        Diagnostic::unknown_name(text, nearest_name(text, names), "csi explain --list").into()
    })
}
