//! Who is in the segments, and the memberships of single respondents.

use super::segments_report::SegmentsReport;
use super::segments_rows::ProfileTestRow;
use super::segments_shown::{SegmentSection, of_segments, segment_columns, titled};
use super::table::{Alignment, Cell, Column, Table};
use crate::segments::Solution;
use crate::words::Words;

/// Expected count below which a test of independence is rough. Source: Cochran (1954).
const SMALL_EXPECTED: f64 = 5.0;

pub(super) fn profile(report: &SegmentsReport, words: &Words) -> Table {
    let mut columns = vec![
        Column::key("column", words),
        Column::key("answer", words),
        Column::number("respondents", words),
    ];
    columns.extend(segment_columns(report, false, words));
    let rows = report.profile.iter().map(|row| {
        let mut cells = vec![
            Cell::Text(row.column.clone()),
            Cell::Text(row.answer.clone()),
            Cell::Count(row.respondents),
        ];
        cells.extend(of_segments(
            Cell::share(row.all),
            &row.segments,
            Cell::share,
        ));
        cells
    });
    let table = titled(SegmentSection::Profile, columns, rows.collect(), words);
    let tests = report.profile_tests.iter();
    let table = tests
        .filter_map(|test| tested(test, words))
        .fold(table, Table::with_note);
    if report.profile_tests.is_empty() {
        table.with_note(words.text("note-segments-no-profile"))
    } else {
        table.with_note(words.text("note-segments-profile"))
    }
}

/// The segment of each used respondent with the probabilities of belonging to each, for a file: the number of the record,
/// the respondent's id where `ids` (the column and one text per used respondent) tells it.
#[must_use]
pub fn membership_table(
    solution: &Solution,
    used: &[bool],
    ids: Option<(&str, &[String])>,
    words: &Words,
) -> Table {
    let mut columns = vec![Column::number("record", words)];
    let named = |key: &str| Column {
        key: key.to_owned(),
        heading: key.to_owned(),
        alignment: Alignment::Left,
        identifies: false,
        is_construct: false,
    };
    columns.extend(ids.iter().map(|(column, _)| named(column)));
    columns.push(Column::number("segment", words));
    let segments = 1..=solution.segments.len();
    columns.extend(segments.map(|segment| named(&format!("probability_{segment}"))));
    let records = used.iter().zip(1..).filter(|(used, _)| **used);
    let rows = records.enumerate().map(|(respondent, (_, record))| {
        let mut cells = vec![Cell::Count(record)];
        let id = ids.iter().filter_map(|(_, ids)| ids.get(respondent));
        cells.extend(id.map(|id| Cell::Text(id.clone())));
        cells.push(Cell::Count(solution.segment_of(respondent) + 1));
        let own = solution.memberships.iter();
        cells.extend(own.map(|own| Cell::coefficient(own[respondent])));
        cells
    });
    Table {
        key: "memberships",
        title: words.text("title-segments-segments"),
        rows: rows.collect(),
        columns,
        notes: Vec::new(),
    }
}

/// What the test of a column says; `None` when there is none.
fn tested(test: &ProfileTestRow, words: &Words) -> Option<String> {
    let p = test.p_value?;
    let values = [
        ("column", test.column.clone()),
        ("chi_squared", format!("{:.1}", test.chi_squared?)),
        ("freedom", test.degrees_of_freedom?.to_string()),
        (
            "p",
            if p < 0.001 {
                "< 0.001".to_owned()
            } else {
                format!("= {p:.3}")
            },
        ),
        ("v", format!("{:.2}", test.cramers_v?)),
    ];
    let key = if test.smallest_expected? < SMALL_EXPECTED {
        "segments-tested-roughly"
    } else {
        "segments-tested"
    };
    Some(words.fill(key, &values))
}
