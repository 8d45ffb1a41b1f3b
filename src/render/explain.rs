//! What a code means, offline.

use super::options::RenderOptions;
use super::text::table_text;
use crate::assessment::Criterion;
use crate::diagnostics::Code;
use crate::report::{Cell, Column, Table};
use crate::words::{Language, Words};

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

/// Name, area and threshold, then the explanation and what to do: what `csi explain HTMT` prints.
#[must_use]
pub fn explain_criterion(criterion: Criterion, words: &Words) -> String {
    let key = format!("criterion-{}", criterion.name());
    let area = words.text(criterion.area().key());
    let title = [("name", words.text(&key)), ("area", area)];
    let title = words.fill("explain-criterion", &title);
    let source = ("source", criterion.source().to_owned());
    let rule = match criterion.rule().threshold() {
        Some(threshold) => words.fill("explain-threshold", &[("threshold", threshold), source]),
        None => words.fill("explain-descriptive", &[source]),
    };
    let explanation = words.text(&format!("{key}.explain"));
    let help = words.text("severity-help");
    let (colon, advice) = (words.text("colon"), words.text(&format!("{key}.advice")));
    format!("{title}\n{rule}\n\n{explanation}\n\n{help}{colon}{advice}\n")
}

/// The criterion that a table calls `text` in either language, with or without what stands in brackets: `HTMT upper bound`,
/// `copula (p)`, `载荷`.
#[must_use]
pub fn criterion_called(text: &str) -> Option<Criterion> {
    let wanted = plain(text);
    [Language::English, Language::Chinese]
        .into_iter()
        .find_map(|language| {
            let words = Words::new(language);
            let label =
                |criterion: &Criterion| words.text(&format!("criterion-{}", criterion.name()));
            let mut all = Criterion::ALL.iter();
            all.find(|criterion| plain(&label(criterion)) == wanted)
                .copied()
        })
}

/// Letters and digits in lower case of what stands before brackets.
fn plain(text: &str) -> String {
    let before = text.split(['(', '（']).next().unwrap_or_default();
    before
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// Every criterion with its threshold, and every code with its severity and name, as aligned text: what
/// `csi explain --list` prints.
#[must_use]
pub fn explain_list(words: &Words) -> String {
    let tables = [criteria_table(words), codes_table(words)];
    let tables = tables.map(|table| table_text(&table, None, RenderOptions::default()));
    tables.join("\n")
}

fn criteria_table(words: &Words) -> Table {
    let row = |criterion: &Criterion| {
        let title = words.text(&format!("criterion-{}", criterion.name()));
        vec![
            Cell::Text(criterion.name().to_owned()),
            Cell::Text(title),
            Cell::Text(words.text(criterion.area().key())),
            Cell::text(criterion.rule().threshold().as_deref()),
        ]
    };
    Table {
        key: "criteria",
        title: words.text("title-criteria"),
        columns: vec![
            Column::key("criterion", words),
            Column::text("name", words),
            Column::text("area", words),
            Column::text("threshold", words),
        ],
        rows: Criterion::ALL.iter().map(row).collect(),
        notes: Vec::new(),
    }
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
        for criterion in Criterion::ALL {
            assert!(list.lines().any(|line| line.starts_with(criterion.name())));
        }
        let rows = Code::ALL.len() + Criterion::ALL.len();
        assert_eq!(list.lines().count(), rows + 5);
    }

    #[test]
    fn every_criterion_is_named_explained_and_advised_in_both_languages() {
        for language in [Language::English, Language::Chinese] {
            let words = Words::new(language);
            for criterion in Criterion::ALL {
                let text = explain_criterion(*criterion, &words);
                assert!(!text.contains("criterion-"), "{text}");
                assert!(!text.contains("area-"), "{text}");
                assert!(text.contains(criterion.source()), "{text}");
            }
        }
    }

    #[test]
    fn criteria_are_found_by_the_names_in_the_tables() {
        assert_eq!(
            criterion_called("HTMT upper bound"),
            Some(Criterion::HtmtBound)
        );
        assert_eq!(criterion_called("copula (p)"), Some(Criterion::Endogeneity));
        assert_eq!(criterion_called("copula"), Some(Criterion::Endogeneity));
        assert_eq!(criterion_called("载荷"), Some(Criterion::Loading));
        assert_eq!(criterion_called("nothing of the kind"), None);
    }
}
