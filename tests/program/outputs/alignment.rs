//! Tables line up, wide characters included.

use serde_json::Value;
use unicode_width::UnicodeWidthChar;

use csi::report::{ReportSection, Section};

use super::{HOTEL, RETAILER, TELECOM, document, fitted, printed};

/// Blanks between two columns.
const GAP: usize = 2;

/// Which terminal columns a line leaves blank, up to `width`.
fn blanks(line: &str, width: usize) -> Vec<bool> {
    let mut blanks: Vec<bool> = line
        .chars()
        .flat_map(|letter| vec![letter == ' '; letter.width().unwrap_or(0)])
        .collect();
    blanks.resize(width.max(blanks.len()), true);
    blanks
}

/// Gaps between columns: runs of [`GAP`] blanks or more that are not at an end.
fn gaps(blanks: &[bool]) -> usize {
    let inner = blanks
        .split(|blank| !blank)
        .filter(|run| run.len() >= GAP)
        .count();
    let at_end = blanks.iter().rev().take(GAP).all(|blank| *blank);
    inner - usize::from(at_end)
}

fn assert_lines_up(lines: &[&str]) {
    let width = lines
        .iter()
        .map(|line| blanks(line, 0).len())
        .max()
        .unwrap();
    let mut common = vec![true; width];
    for line in lines {
        for (all, one) in common.iter_mut().zip(blanks(line, width)) {
            *all &= one;
        }
    }
    let columns = gaps(&blanks(lines[0], 0)) + 1;
    assert_eq!(gaps(&common) + 1, columns, "{}", lines.join("\n"));
}

fn rows(value: &Value) -> usize {
    match value {
        Value::Array(rows) => rows.len(),
        Value::Object(rows) => rows.len(),
        _ => 0,
    }
}

#[test]
fn all_tables_of_every_study_line_up_in_both_languages() {
    for study in [RETAILER, HOTEL, TELECOM] {
        let document = document(&[study]);
        for language in ["en", "zh"] {
            let text = fitted(&[study, "--show", "all", "--lang", language]);
            let tables: Vec<&str> = text.trim_end().split("\n\n").skip(1).collect();
            // Groups are shown when there are any.
            let sections: Vec<&Section> = Section::ALL
                .iter()
                .filter(|section| **section != Section::Groups || rows(&document["groups"]) > 0)
                .collect();
            assert_eq!(tables.len(), sections.len(), "{text}");
            let mut compared = 0;
            for (section, table) in sections.into_iter().zip(tables) {
                let rows = match section {
                    Section::Settings => table.lines().count() - 2,
                    _ => rows(&document[section.key()]),
                };
                // Title, header, rows, notes.
                let lines: Vec<&str> = table.lines().skip(1).take(1 + rows).collect();
                if rows > 0 {
                    assert_lines_up(&lines);
                    compared += 1;
                }
            }
            assert!(compared > 10, "{study}: only {compared} tables have rows");
        }
    }
}

#[test]
fn the_list_of_models_lines_up() {
    for language in ["en", "zh"] {
        let text = printed(&["models", "--lang", language]);
        assert_lines_up(&text.lines().skip(1).collect::<Vec<_>>());
    }
}

#[test]
#[should_panic(expected = "感知质量")]
fn a_crooked_table_is_seen() {
    assert_lines_up(&["结构变量  指数", "感知质量 * 60.1", "感知价值    61.2"]);
}
