//! Which sheet is read.

use super::super::faults;
use super::parsing::Fault;
use crate::diagnostics::{Code, Diagnostic};

/// A sheet before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetName {
    /// Its name.
    pub(super) name: String,
    /// Whether the user of a spreadsheet does not see it.
    pub(super) hidden: bool,
}

/// The sheet that is taken, and what is to be said of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// Its name.
    pub(super) name: String,
    /// That it is one of several with data.
    pub(super) note: Option<Diagnostic>,
}

/// The sheet called `wanted`: by its name, in any case if need be, or by its number from 1.
pub(super) fn named(sheets: &[SheetName], wanted: &str) -> Result<Chosen, Fault> {
    let exact = sheets.iter().find(|sheet| sheet.name == wanted);
    let folded = |text: &str| text.trim().to_lowercase();
    let alike = || {
        sheets
            .iter()
            .find(|sheet| folded(&sheet.name) == folded(wanted))
    };
    let counted = || {
        let number: usize = wanted.trim().parse().ok()?;
        sheets.get(number.checked_sub(1)?)
    };
    let found = exact.or_else(alike).or_else(counted);
    let found = found.map(|sheet| Chosen {
        name: sheet.name.clone(),
        note: None,
    });
    found.ok_or_else(|| {
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        faults::unknown_sheet(wanted, &names)
    })
}

/// The only sheet with data, or the first of several; hidden ones only when no other has data.
pub(super) fn first_with_data(
    sheets: &[SheetName],
    mut has_data: impl FnMut(&str) -> bool,
) -> Option<Chosen> {
    for hidden in [false, true] {
        let seen = sheets.iter().filter(|sheet| sheet.hidden == hidden);
        let mut filled: Vec<&str> = seen.map(|sheet| sheet.name.as_str()).collect();
        filled.retain(|name| has_data(name));
        if let Some((first, others)) = filled.split_first() {
            let note = (!others.is_empty()).then(|| {
                Diagnostic::new(Code::SheetChosen)
                    .with("sheet", first)
                    .with("others", listed(others))
            });
            return Some(Chosen {
                name: (*first).to_owned(),
                note,
            });
        }
    }
    // Without data: the door says so of the first.
    sheets.first().map(|sheet| Chosen {
        name: sheet.name.clone(),
        note: None,
    })
}

/// Names in quotes; of many the first.
pub(in crate::survey) fn listed(names: &[&str]) -> String {
    const LISTED: usize = 12;
    let quoted: Vec<String> = names
        .iter()
        .take(LISTED)
        .map(|name| format!("\"{name}\""))
        .collect();
    let more = if names.len() > LISTED { ", …" } else { "" };
    quoted.join(", ") + more
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheets() -> Vec<SheetName> {
        [
            ("Notes", false),
            ("Codes", true),
            ("Wave 1", false),
            ("2", false),
        ]
        .map(|(name, hidden)| SheetName {
            name: name.to_owned(),
            hidden,
        })
        .to_vec()
    }

    #[test]
    fn sheets_have_names_before_they_have_numbers() {
        let name = |wanted: &str| named(&sheets(), wanted).map(|chosen| chosen.name);
        for (wanted, found) in [
            ("Wave 1", "Wave 1"),
            (" wave 1", "Wave 1"),
            ("2", "2"),
            ("3", "Wave 1"),
        ] {
            assert_eq!(name(wanted).as_deref(), Ok(found), "{wanted}");
        }
        for unknown in ["0", "9", "", "Wave"] {
            assert_eq!(
                name(unknown).unwrap_err().code,
                Code::UnknownSheet,
                "{unknown}"
            );
        }
    }

    #[test]
    fn the_first_seen_sheet_with_data_is_taken() {
        let chosen = |filled: &[&str]| {
            let chosen = first_with_data(&sheets(), |name| filled.contains(&name)).unwrap();
            (chosen.name, chosen.note.is_some())
        };
        assert_eq!(chosen(&["Wave 1"]), ("Wave 1".to_owned(), false));
        assert_eq!(chosen(&["Codes", "Wave 1"]), ("Wave 1".to_owned(), false));
        assert_eq!(chosen(&["2", "Wave 1"]), ("Wave 1".to_owned(), true));
        assert_eq!(chosen(&["Codes"]), ("Codes".to_owned(), false));
        assert_eq!(chosen(&[]), ("Notes".to_owned(), false));
        assert_eq!(first_with_data(&[], |_| true), None);
    }
}
