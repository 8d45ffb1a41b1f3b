//! Workbooks in, answers or faults out.

use std::io::Cursor;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::super::{ReadOptions, Responses, SurveyFile};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Row};

/// Made from one table by `testdata/workbooks/make.py`.
const XLS: &[u8] = include_bytes!("../../../testdata/workbooks/branches.xls");
const ODS: &[u8] = include_bytes!("../../../testdata/workbooks/branches.ods");
const SAV: &[u8] = include_bytes!("../../../testdata/workbooks/answers.sav");
const ZSAV: &[u8] = include_bytes!("../../../testdata/workbooks/answers.zsav");
const PROTECTED: &[u8] = include_bytes!("../../../testdata/workbooks/password.xlsx");

fn read_sheet(bytes: &[u8], sheet: Option<&str>) -> Result<Responses, Diagnostics> {
    let options = ReadOptions {
        sheet: sheet.map(str::to_owned),
        ..ReadOptions::default()
    };
    let file = SurveyFile::open(Cursor::new(bytes), &options)?;
    let columns: Vec<usize> = (0..file.headers().len()).collect();
    file.into_responses(&columns)
}

fn read(bytes: &[u8]) -> Responses {
    read_sheet(bytes, None).unwrap()
}

fn fault(bytes: &[u8], sheet: Option<&str>) -> Diagnostic {
    read_sheet(bytes, sheet).unwrap_err().0.remove(0)
}

fn names(responses: &Responses) -> Vec<&str> {
    let columns = responses.columns.iter();
    columns.map(|column| column.name.as_str()).collect()
}

/// Answers by respondent.
fn rows(responses: &Responses) -> Vec<Vec<&str>> {
    let row = |respondent| {
        let cells = responses.columns.iter();
        cells
            .filter_map(|column| column.answers.text(respondent))
            .collect()
    };
    (0..responses.respondents()).map(row).collect()
}

/// A workbook of one sheet.
fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

fn write(sheet: &mut Worksheet, cells: &[(u32, u16, &str)]) {
    for (row, column, text) in cells {
        sheet.write_string(*row, *column, *text).unwrap();
    }
}

#[test]
fn every_kind_of_cell_becomes_text() {
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    let bytes = workbook(|sheet| {
        write(
            sheet,
            &[
                (0, 0, "text"),
                (0, 1, "number"),
                (0, 2, "decimal"),
                (0, 3, "truth"),
            ],
        );
        write(
            sheet,
            &[
                (0, 4, "day"),
                (0, 5, "time"),
                (0, 6, "formula"),
                (0, 7, "open"),
            ],
        );
        write(sheet, &[(1, 0, "10"), (1, 7, "one, \"two\"\nthree")]);
        sheet.write_number(1, 1, 10.0).unwrap();
        sheet.write_number(1, 2, 0.1 + 0.2).unwrap();
        sheet.write_boolean(1, 3, true).unwrap();
        let day = ExcelDateTime::parse_from_str("2024-03-01").unwrap();
        sheet.write_datetime_with_format(1, 4, &day, &date).unwrap();
        let time = ExcelDateTime::parse_from_str("2024-03-01T10:50:08").unwrap();
        sheet
            .write_datetime_with_format(1, 5, &time, &moment)
            .unwrap();
        let sum = Formula::new("=B2+1").set_result("11");
        sheet.write_formula(1, 6, sum).unwrap();
    });
    let responses = read(&bytes);
    assert_eq!(
        rows(&responses),
        [[
            "10",
            "10",
            "0.3",
            "TRUE",
            "2024-03-01",
            "2024-03-01T10:50:08",
            "11",
            "one, \"two\"\nthree"
        ]]
    );
    assert_eq!(responses.export.encoding, "xlsx");
    assert_eq!(responses.export.sheet.as_deref(), Some("Sheet1"));
    assert!(responses.warnings.is_empty());
}

#[test]
fn rows_are_those_of_the_sheet() {
    let bytes = workbook(|sheet| {
        write(
            sheet,
            &[(2, 1, "id"), (2, 2, "How\nsatisfied?"), (2, 3, "note")],
        );
        write(sheet, &[(3, 1, "1"), (3, 2, "5"), (3, 3, "a\n\nb")]);
        write(sheet, &[(6, 1, "2"), (7, 1, "3"), (7, 3, "c")]);
    });
    let responses = read(&bytes);
    assert_eq!(names(&responses), ["id", "How\nsatisfied?", "note"]);
    assert_eq!(
        rows(&responses),
        [["1", "5", "a\n\nb"], ["2", "", ""], ["3", "", "c"]]
    );
    let lines: Vec<usize> = (0..3)
        .map(|respondent| responses.row(respondent).line)
        .collect();
    assert_eq!(lines, [4, 7, 8]);
    assert!(responses.warnings.is_empty(), "{:?}", responses.warnings);
}

#[test]
fn merged_cells_hold_their_text_once() {
    let plain = Format::new();
    let bytes = workbook(|sheet| {
        sheet.merge_range(0, 0, 1, 0, "id", &plain).unwrap();
        sheet
            .merge_range(0, 1, 0, 2, "How satisfied?", &plain)
            .unwrap();
        write(
            sheet,
            &[
                (1, 1, "price"),
                (1, 2, "staff"),
                (2, 0, "7"),
                (2, 1, "4"),
                (2, 2, "5"),
            ],
        );
    });
    let options = ReadOptions {
        header_rows: Some(2),
        ..ReadOptions::default()
    };
    let file = SurveyFile::open(Cursor::new(&bytes), &options).unwrap();
    assert_eq!(file.headers(), ["id", "How satisfied?", ""]);
    let responses = file.into_responses(&[0, 1, 2]).unwrap();
    assert_eq!(rows(&responses), [["7", "4", "5"]]);
    assert_eq!(responses.columns[2].header_texts, ["staff"]);
}

/// rust_xlsxwriter writes a formula's error as such.
fn failed(name: &str) -> Formula {
    Formula::new("=1/0").set_result(name)
}

#[test]
fn errors_are_counted_where_they_are_kept() {
    let bytes = workbook(|sheet| {
        write(sheet, &[(0, 0, "id"), (0, 1, "Q1"), (0, 2, "Q2")]);
        for row in 1..=4 {
            sheet.write_number(row, 0, row).unwrap();
            let name = if row % 2 == 0 { "#N/A" } else { "#NULL!" };
            sheet.write_formula(row, 1, failed(name)).unwrap();
            sheet.write_formula(row, 2, failed("#REF!")).unwrap();
        }
    });
    let file = SurveyFile::open(Cursor::new(&bytes), &ReadOptions::default()).unwrap();
    let responses = file.into_responses(&[0, 1]).unwrap();
    // #NULL! is how SPSS says that there is no answer.
    assert_eq!(rows(&responses)[0], ["1", ""]);
    assert_eq!(rows(&responses)[1], ["2", "#N/A"]);
    let said = |code| responses.warnings.iter().find(|found| found.code == code);
    assert!(said(Code::MissingMarks).is_some());
    let warning = said(Code::ErrorCells).unwrap();
    assert_eq!(warning.place.column.as_deref(), Some("Q1"));
    assert_eq!(
        warning.rows,
        [Row { record: 2, line: 3 }, Row { record: 4, line: 5 }]
    );
    assert!(warning.arguments.contains(&("errors", "#N/A".to_owned())));
}

fn three_sheets() -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, hidden, cells) in [
        ("Cover", false, &[] as &[_]),
        ("Codes", true, &[(0, 0, "code"), (1, 0, "9")]),
        ("Wave 1", false, &[(0, 0, "Q1"), (1, 0, "4")]),
        ("Wave 2", false, &[(0, 0, "Q1"), (1, 0, "5")]),
    ] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(hidden);
        write(sheet, cells);
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn the_sheet_is_found_or_named() {
    let bytes = three_sheets();
    let found = read(&bytes);
    assert_eq!(found.export.sheet.as_deref(), Some("Wave 1"));
    let [note] = found.warnings.as_slice() else {
        unreachable!("one note");
    };
    assert_eq!(note.code, Code::SheetChosen);
    assert!(
        note.arguments
            .contains(&("others", "\"Wave 2\"".to_owned()))
    );
    for (sheet, answer) in [("Wave 2", "5"), ("wave 1", "4"), ("2", "9"), ("Codes", "9")] {
        let responses = read_sheet(&bytes, Some(sheet)).unwrap();
        assert_eq!(rows(&responses), [[answer]], "{sheet}");
        assert!(responses.warnings.is_empty());
    }
    let unknown = fault(&bytes, Some("Wave2"));
    assert_eq!(unknown.code, Code::UnknownSheet);
    assert!(
        unknown
            .arguments
            .contains(&("nearest", "Wave 2".to_owned()))
    );
    assert_eq!(fault(&bytes, Some("Cover")).code, Code::NotRespondents);
    assert_eq!(fault(&workbook(|_| ()), None).code, Code::NotRespondents);
}

#[test]
fn old_and_open_formats_give_the_same_answers() {
    let xls = read(XLS);
    assert_eq!(xls.export.encoding, "xls");
    assert_eq!(names(&xls), ["序号", "满意度", "日期", "用时", "说明"]);
    assert_eq!(
        rows(&xls),
        [
            ["1", "10", "2024-03-01", "10:50:08", "很好, \"真的\""],
            ["2", "7.5", "2024-03-02", "", "第一行\n第二行"],
            ["3", "#N/A", "", "", "TRUE"],
        ]
    );
    assert_eq!(xls.warnings[0].code, Code::ErrorCells);
    let ods = read(ODS);
    assert_eq!(ods.export.encoding, "ods");
    let lines = |responses: &Responses| responses.row(2).line;
    assert_eq!((lines(&xls), lines(&ods)), (6, 6));
    assert_eq!(ods.warnings[0].rows, xls.warnings[0].rows);
    let mut answers = rows(&ods);
    // OpenDocument has times as durations.
    assert_eq!(
        std::mem::replace(&mut answers[0][3], "10:50:08"),
        "PT10H50M08S"
    );
    assert_eq!(answers, rows(&xls));
}

#[test]
fn passwords_and_damage_are_said() {
    let problem = |bytes: &[u8]| {
        let fault = fault(bytes, None);
        assert_eq!(fault.code, Code::UnreadableWorkbook);
        fault.phrases[0].1
    };
    assert_eq!(problem(PROTECTED), "workbook-protected");
    let sound = three_sheets();
    assert_eq!(problem(&sound[..sound.len() / 2]), "workbook-damaged");
    assert_eq!(problem(&XLS[..XLS.len() / 2]), "workbook-damaged");
    assert_eq!(problem(&ODS[..ODS.len() - 30]), "workbook-damaged");
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("answers.csv", options).unwrap();
    let zipped = archive.finish().unwrap().into_inner();
    assert_eq!(fault(&zipped, None).code, Code::NotText);
}

/// A workbook whose only sheet is so many blanks.
#[test]
fn what_unpacks_to_too_much_is_refused() {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().large_file(true);
    archive.start_file("xl/workbook.bin", options).unwrap();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..=1024 {
        archive.write_all(&blanks).unwrap();
    }
    let bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < 2 << 20);
    assert_eq!(fault(&bomb, None).phrases[0].1, "workbook-too-large");
}

#[test]
fn spss_files_keep_codes_and_say_what_is_missing() {
    let file = SurveyFile::open(Cursor::new(SAV), &ReadOptions::default()).unwrap();
    assert_eq!(file.headers(), ["q1", "q2", "v1", "s1", "note", "day"]);
    let declared = |position: usize| file.declared(position).unwrap().clone();
    assert_eq!(declared(0).missing, ["-999", "99"]);
    assert_eq!(declared(1).missing, ["8", "9", "97"]);
    assert_eq!(declared(4).missing, ["refused"]);
    assert!(declared(2).missing.is_empty() && declared(2).labels.is_empty());
    let labels = declared(0).labels;
    let label = |code: &str| labels.iter().find(|(known, _)| known == code);
    assert_eq!(label("5").map(|(_, label)| label.as_str()), Some("很满意"));
    let responses = file.into_responses(&[0, 1, 4, 5]).unwrap();
    let long = "long ".repeat(20);
    assert_eq!(
        rows(&responses)[..4],
        [
            ["", "1", "满意", "2024-03-01"],
            ["5", "2", "a, \"b\"", "2024-03-01"],
            ["99", "8", "", "2024-03-01"],
            ["3.5", "9", long.trim_end(), "2024-03-01"],
        ]
    );
    assert_eq!(
        responses.columns[1].header_texts,
        ["How satisfied\nare you?"]
    );
    assert_eq!(responses.export.encoding, "sav");
    assert_eq!(responses.export.sheet, None);
    assert_eq!(responses.row(6), Row { record: 7, line: 7 });
    let packed = read(ZSAV);
    assert_eq!(rows(&packed), rows(&read(SAV)));
    assert_eq!(fault(&SAV[..600], None).code, Code::UnreadableSpss);
}
