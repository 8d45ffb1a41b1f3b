//! What the reader hands out, and what it reports.

use proptest::prelude::*;

use super::{Document, DocumentCodes, Kind};
use crate::diagnostics::{Code, Diagnostics};
use crate::words::{Language, Words};

const CODES: DocumentCodes = DocumentCodes {
    syntax: Code::ModelSyntax,
    unknown_key: Code::ModelUnknownKey,
    bad_value: Code::ModelBadValue,
};

/// Line and sentence of each fault.
fn told(faults: &Diagnostics) -> Vec<(usize, String)> {
    let words = Words::new(Language::English);
    let tell = |fault: &crate::diagnostics::Diagnostic| {
        let line = fault.place.line.unwrap_or_default();
        (line, fault.message(&words) + " / " + &fault.remedy(&words))
    };
    faults.0.iter().map(tell).collect()
}

#[test]
fn values_come_out_typed() {
    let text = "name = 'x'\nn = 1_000\nhex = 0x10\nhalf = 0.5\nyes = true\nmissing = [98, '99', 1.50]\n\
                one = 98\n[table.inner]\nb = 1\na = 2\n[[row]]\nc = 1\n[[row]]\nc = 2\n";
    let document = Document::parse(text, CODES).unwrap();
    let mut root = document.root();
    assert_eq!(root.text("name").as_deref(), Some("x"));
    assert_eq!(root.integer("n"), Some(1000));
    assert_eq!(root.count("hex"), Some(16));
    assert_eq!(root.number("half"), Some(0.5));
    assert_eq!(root.boolean("yes"), Some(true));
    assert_eq!(root.texts("missing").unwrap(), ["98", "99", "1.50"]);
    assert_eq!(root.texts("one").unwrap(), ["98"]);
    assert_eq!(root.text("absent"), None);
    let mut table = root.table("table").unwrap();
    let inner = table.table("inner").unwrap();
    assert_eq!((inner.line(), inner.path()), (8, "table.inner"));
    let names: Vec<_> = inner
        .entries()
        .iter()
        .map(|entry| (entry.name(), entry.line()))
        .collect();
    assert_eq!(names, [("b", 9), ("a", 10)]);
    table.finish();
    let rows = root.tables("row");
    let lines: Vec<_> = rows.iter().map(super::TableReader::line).collect();
    assert_eq!(lines, [11, 13]);
    for mut row in rows {
        assert!(row.required("c").is_some());
        row.finish();
    }
    root.finish();
    assert_eq!(document.finish(), Ok(()));
}

#[test]
fn every_fault_is_told_at_its_line() {
    let text = "nmae = 'x'\nn = 'ten'\n[scale]\nmin = 1\nscheme = 'pth'\n";
    let document = Document::parse(text, CODES).unwrap();
    let mut root = document.root();
    assert!(root.required("name").is_none());
    assert_eq!(root.integer("n"), None);
    let mut scale = root.table("scale").unwrap();
    assert!(scale.number("min").is_some() && scale.required("max").is_none());
    assert_eq!(
        scale.choice("scheme", &[("path", 1), ("centroid", 2)]),
        None
    );
    scale.finish();
    root.finish();
    let faults = told(&document.finish().unwrap_err());
    let lines: Vec<_> = faults.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 1, 2, 3, 5]);
    let has = |part: &str| faults.iter().any(|(_, told)| told.contains(part));
    assert!(
        has("\"nmae\"") && has("did you mean \"name\""),
        "{faults:?}"
    );
    assert!(has("'ten' where a whole number is expected"), "{faults:?}");
    assert!(has("add the key \"scale.max\""), "{faults:?}");
    assert!(has("did you mean \"path\""), "{faults:?}");
}

#[test]
fn text_that_is_not_toml_is_told_with_its_line() {
    let faults = Document::parse("a = 1\nb = \nc = [1\n", CODES).unwrap_err();
    assert!(faults.0.iter().all(|fault| fault.code == Code::ModelSyntax));
    assert_eq!(faults.0.first().unwrap().place.line, Some(2));
}

#[test]
fn deep_nesting_is_a_fault_not_a_crash() {
    for opening in [
        "a = ".to_owned() + &"[".repeat(100_000),
        "a.".repeat(100_000),
    ] {
        assert!(Document::parse(&opening, CODES).is_err());
    }
}

#[test]
fn numbers_must_be_finite_and_fit() {
    let document = Document::parse("a = inf\nb = 99999999999999999999\nc = -1\n", CODES).unwrap();
    let mut root = document.root();
    assert_eq!(
        (root.number("a"), root.number("b"), root.count("c")),
        (None, None, None)
    );
    assert_eq!(document.finish().unwrap_err().0.len(), 3);
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "(?s)[\\[\\]{}=.,\"'#a-c0-9\n é-]{0,60}") {
        if let Ok(document) = Document::parse(&text, CODES) {
            for entry in document.root().entries() {
                let taken = (entry.text(), entry.number(), entry.texts(), entry.count());
                prop_assert!(entry.kind() == Kind::Text || taken.0.is_none());
                let _ = entry.table().map(super::TableReader::finish);
            }
        }
    }
}
