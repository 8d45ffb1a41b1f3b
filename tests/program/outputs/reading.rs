//! The same answers in another file give the same numbers.

use std::path::Path;

use serde_json::Value;

use super::{HOTEL, QUICK, TELECOM, document, estimates, program};

const SURVEY: &str = "testdata/surveys/ecsi_mobile.csv";

fn of_bytes(bytes: &[u8], flags: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("survey.csv");
    std::fs::write(&path, bytes).unwrap();
    document(&[&[path.to_str().unwrap(), "--model", "ecsi"], flags].concat())
}

fn assert_same_numbers(name: &str, bytes: &[u8], flags: &[&str]) {
    let expected = document(&[SURVEY, "--model", "ecsi"]);
    let found = of_bytes(bytes, flags);
    assert_eq!(estimates(&found), estimates(&expected), "{name}");
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once('\u{feff}').chain(text.chars());
    let mut buffer = [0; 2];
    let units: Vec<u16> = units
        .flat_map(|letter| letter.encode_utf16(&mut buffer).to_vec())
        .collect();
    units.into_iter().flat_map(bytes).collect()
}

/// The survey as XLSX, numbers as numbers, behind a sheet of notes and two empty rows.
fn workbook(text: &str) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook
        .add_worksheet()
        .write_string(0, 0, "made for a test")
        .unwrap();
    let sheet = workbook.add_worksheet().set_name("Wave 3").unwrap();
    for (row, line) in (2_u32..).zip(text.lines()) {
        for (column, cell) in (1_u16..).zip(line.split(',')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_makes_no_difference() {
    let text = std::fs::read_to_string(SURVEY).unwrap();
    let bytes = workbook(&text);
    assert_same_numbers("by name", &bytes, &["--sheet", "Wave 3"]);
    assert_same_numbers("by number", &bytes, &["--sheet", "2"]);
}

#[test]
fn a_model_is_looked_for_beside_its_study() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    let write = |name: &str, text: &str| std::fs::write(inner.join(name), text).unwrap();
    let survey = std::fs::canonicalize(SURVEY).unwrap();
    let model = "SAT =~ CUSA1 + CUSA2 + CUSA3\nLOY =~ CUSL1 + CUSL3\nLOY ~ SAT\n";
    write("own.lav", model);
    let study = format!(
        "[survey]\nfile = '{}'\n[model]\nuse = 'own.lav'\n[scale]\nmin = 1\nmax = 10\n",
        survey.display()
    );
    write("study.toml", &study);
    let fit = |arguments: &[&str]| {
        let mut program = program();
        program.current_dir(folder.path()).args(["fit"]);
        program.args(arguments).args(["--resamples", "0"]).assert()
    };
    fit(&["inner/study.toml"]).success();
    // On the command line a path starts in the working folder.
    fit(&["inner/study.toml", "--model", "own.lav"]).code(2);
    fit(&["inner/study.toml", "--model", "inner/own.lav"]).success();
}

#[test]
fn delimiters_line_ends_and_unicode_make_no_difference() {
    let text = std::fs::read_to_string(SURVEY).unwrap();
    for delimiter in [";", "\t", "|"] {
        assert_same_numbers(delimiter, text.replace(',', delimiter).as_bytes(), &[]);
    }
    assert_same_numbers(
        "other delimiter",
        text.replace(',', "^").as_bytes(),
        &["--delimiter", "^"],
    );
    assert_same_numbers(
        "carriage returns",
        text.replace('\n', "\r\n").as_bytes(),
        &[],
    );
    assert_same_numbers("byte order mark", format!("\u{feff}{text}").as_bytes(), &[]);
    assert_same_numbers("UTF-16LE", &utf_16(&text, u16::to_le_bytes), &[]);
    assert_same_numbers("UTF-16BE", &utf_16(&text, u16::to_be_bytes), &[]);
    let quoted = text
        .lines()
        .map(|line| format!("\"{}\"\n", line.replace(',', "\",\"")));
    assert_same_numbers("quotes", quoted.collect::<String>().as_bytes(), &[]);
    let full_width = text.replace('7', "７").replace("IMAG", "ＩＭＡＧ");
    assert_same_numbers("full-width digits", full_width.as_bytes(), &[]);
    assert_same_numbers("one thread", text.as_bytes(), &["--threads", "1"]);
}

#[test]
fn further_header_rows_and_columns_make_no_difference() {
    let text = std::fs::read_to_string(SURVEY).unwrap();
    let (header, answers) = text.split_once('\n').unwrap();
    let questions = vec!["How, \"all in all\"?"; header.split(',').count()];
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&questions).unwrap();
    let questions = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    let two = format!("{header}\n{questions}{answers}");
    assert_same_numbers("two header rows", two.as_bytes(), &["--header-rows", "2"]);
    let wider = answers
        .lines()
        .map(|line| format!("\"said:\nnothing, really\",{line},\n"));
    let wider = format!("remark,{header},remark\n{}", wider.collect::<String>());
    assert_same_numbers("line breaks in answers", wider.as_bytes(), &[]);
}

/// Umlauts in Windows-1252 and in UTF-8 choose the same respondents.
#[test]
fn windows_1252_is_read_as_what_it_is() {
    let text = std::fs::read_to_string(SURVEY).unwrap();
    let mut lines = text.lines();
    let mut with_region = format!("{},Région\n", lines.next().unwrap());
    for (position, line) in lines.enumerate() {
        let region = if position % 3 == 0 {
            "Süd"
        } else {
            "Zürich Höngg – Straße"
        };
        with_region += &format!("{line},{region}\n");
    }
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(&with_region);
    assert!(!unmappable);
    let filter = ["--where", "`Région` != \"süd\""];
    let named = [&filter[..], &["--encoding", "windows-1252"]].concat();
    let expected = of_bytes(with_region.as_bytes(), &filter);
    assert_eq!(expected["sample"]["respondents"], 166);
    for flags in [&filter[..], &named] {
        assert_eq!(estimates(&of_bytes(&bytes, flags)), estimates(&expected));
    }
}

#[test]
fn gb18030_and_utf_8_are_the_same_survey() {
    let bytes = std::fs::read("examples/telecom_zh/survey.csv").unwrap();
    let (text, _, faults) = encoding_rs::GB18030.decode(&bytes);
    assert!(!faults && std::str::from_utf8(&bytes).is_err());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("survey.csv");
    std::fs::write(&path, text.as_bytes()).unwrap();
    let found = document(&[path.to_str().unwrap(), "--study", TELECOM]);
    assert_eq!(estimates(&found), estimates(&document(&[TELECOM])));
}

#[test]
fn standard_input_is_read_in_every_encoding() {
    let text = std::fs::read_to_string(SURVEY).unwrap();
    let expected = document(&[SURVEY, "--model", "ecsi"]);
    for bytes in [text.clone().into_bytes(), utf_16(&text, u16::to_le_bytes)] {
        let mut program = program();
        program
            .args(["fit", "-", "--model", "ecsi", "--format", "json"])
            .args(QUICK)
            .write_stdin(bytes);
        let found: Value = serde_json::from_slice(&program.output().unwrap().stdout).unwrap();
        assert_eq!(estimates(&found), estimates(&expected));
    }
}

/// A path in a study file is relative to that file, wherever the program is run.
#[test]
fn a_study_file_finds_its_survey_from_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let study = Path::new(HOTEL).canonicalize().unwrap();
    let mut program = program();
    program
        .current_dir(folder.path())
        .arg("fit")
        .arg(study)
        .args(["--format", "json"])
        .args(QUICK);
    let found: Value = serde_json::from_slice(&program.output().unwrap().stdout).unwrap();
    assert_eq!(estimates(&found), estimates(&document(&[HOTEL])));
}
