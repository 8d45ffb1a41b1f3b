//! What a code means, offline.

use super::options::RenderOptions;
use super::text::table_text;
use crate::diagnostics::Code;
use crate::report::{Cell, Column, Table};
use crate::words::Words;

/// Code, name and severity, then the explanation: what `csi explain CODE` prints.
#[must_use]
pub fn explain(code: Code, words: &Words) -> String {
    let severity = words.text(code.severity().key());
    let explanation = words.text(&format!("{}.explain", code.id()));
    format!(
        "{} {} ({severity})\n\n{explanation}\n",
        code.id(),
        code.name()
    )
}

/// Every code with its severity and name, as aligned text: what `csi explain --list` prints.
#[must_use]
pub fn explain_list(words: &Words) -> String {
    table_text(&codes_table(words), RenderOptions::default())
}

fn codes_table(words: &Words) -> Table {
    let row = |code: &Code| {
        let severity = words.text(code.severity().key());
        vec![
            Cell::Text(code.id().to_owned()),
            Cell::Text(severity),
            Cell::Text(code.name().to_owned()),
        ]
    };
    Table {
        key: "codes",
        title: words.text("title-codes"),
        columns: vec![
            Column::key("code", words),
            Column::text("severity", words),
            Column::text("name", words),
        ],
        rows: Code::ALL.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn a_code_is_named_and_explained() {
        let text = explain(Code::NotANumber, &Words::new(Language::English));
        assert!(
            text.starts_with("CSI-D012 not-a-number (error)\n\n"),
            "{text}"
        );
    }

    #[test]
    fn the_list_has_every_code() {
        let list = explain_list(&Words::new(Language::Chinese));
        for code in Code::ALL {
            assert!(list.lines().any(|line| line.starts_with(code.id())));
        }
        assert_eq!(list.lines().count(), Code::ALL.len() + 2);
    }
}
