//! The room as a whole: files in, answers or faults out.

use std::io::Cursor;

use encoding_rs::{Encoding, GB18030, WINDOWS_1252};
use proptest::prelude::*;

use super::*;
use crate::diagnostics::{Code, Diagnostics, Row};

/// Answers by column, as text.
fn table(responses: &Responses) -> Vec<Vec<String>> {
    let column = |column: &Column| {
        let texts = (0..responses.respondents()).filter_map(|row| column.answers.text(row));
        texts.map(str::to_owned).collect()
    };
    responses.columns.iter().map(column).collect()
}

fn read_with(bytes: &[u8], options: &ReadOptions) -> Result<Responses, Diagnostics> {
    let file = SurveyFile::open(Cursor::new(bytes), options)?;
    let columns: Vec<usize> = (0..file.headers().len()).collect();
    file.into_responses(&columns)
}

fn read(bytes: impl AsRef<[u8]>) -> Result<Responses, Diagnostics> {
    read_with(bytes.as_ref(), &ReadOptions::default())
}

fn names(responses: &Responses) -> Vec<&str> {
    responses
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect()
}

fn code(result: Result<Responses, Diagnostics>) -> Code {
    result.unwrap_err().0[0].code
}

fn choose(encoding: &str) -> ReadOptions {
    ReadOptions {
        encoding: Some(EncodingChoice::parse(encoding).unwrap()),
        ..ReadOptions::default()
    }
}

#[test]
fn only_the_wanted_columns_are_kept_in_file_order() {
    let file = SurveyFile::open(Cursor::new("a,b,a,\n1,2,3,4\n"), &ReadOptions::default()).unwrap();
    assert_eq!(file.headers(), ["a", "b", "a", ""]);
    let responses = file.into_responses(&[2, 0, 2]).unwrap();
    let positions: Vec<usize> = responses
        .columns
        .iter()
        .map(|column| column.position)
        .collect();
    assert_eq!(positions, [0, 2]);
    assert_eq!(table(&responses), [["1"], ["3"]]);
    assert_eq!(responses.export.columns, 4);
    assert!(responses.column(1).is_none());
}

#[test]
fn a_position_that_is_no_column_is_a_fault() {
    let file = SurveyFile::open(Cursor::new("a,b\n1,2\n"), &ReadOptions::default()).unwrap();
    let fault = file.into_responses(&[1, 2, 5]).unwrap_err();
    assert_eq!(fault.0[0].code, Code::MissingColumn);
    assert!(
        fault.0[0]
            .arguments
            .contains(&("columns", "3, 6".to_owned()))
    );
}

#[test]
fn the_delimiter_is_the_one_that_gives_a_table() {
    let delimiter = |text: &str| read(text).map(|responses| responses.export.delimiter);
    assert_eq!(delimiter("a,b\n1,2\n"), Ok(','));
    assert_eq!(delimiter("a;b\n1,5;2,5\n3,5;4\n"), Ok(';'));
    assert_eq!(delimiter("a\tb\n1\t2\n"), Ok('\t'));
    assert_eq!(delimiter("a|b\n1|2\n"), Ok('|'));
    // Bars in the header, as one tool writes them.
    assert_eq!(
        delimiter("seq,Q1|A1|open,Q2|A1|open\n1,2,3\n2,3,4\n"),
        Ok(',')
    );
    // More commas than semicolons in the header.
    assert_eq!(delimiter("one, two, three;four\n1;2\n3;4\n"), Ok(';'));
    // Under a title row.
    let titled = format!("My survey\na;b;c\n{}", "1;2;3\n".repeat(20));
    assert_eq!(delimiter(&titled), Ok(';'));
    assert_eq!(delimiter("sep=|\na,b|c\n1,1|2\n"), Ok('|'));
}

#[test]
fn a_file_of_one_column_stays_one_column() {
    for text in ["rating\n5\n4\n", "Well, rated\n5\n4\n"] {
        let responses = read(text).unwrap();
        assert_eq!(table(&responses), [["5", "4"]], "{text}");
        assert_eq!(responses.export.columns, 1);
    }
}

#[test]
fn a_chosen_delimiter_wins() {
    let options = ReadOptions {
        delimiter: Some(Delimiter::parse("^").unwrap()),
        ..ReadOptions::default()
    };
    let responses = read_with(b"a^b,c\n1^2,3\n", &options).unwrap();
    assert_eq!(names(&responses), ["a", "b,c"]);
    assert_eq!(responses.export.delimiter, '^');
}

#[test]
fn every_encoding_gives_the_same_answers() {
    let text = "编号,满意度,说明\n1,非常满意,很好\n2,不满意,太慢\n";
    let utf8 = read(text).unwrap();
    assert_eq!(names(&utf8), ["编号", "满意度", "说明"]);
    assert!(!utf8.export.encoding_guessed && utf8.warnings.is_empty());
    let with_mark = read(format!("\u{feff}{text}")).unwrap();
    assert_eq!(with_mark.columns, utf8.columns);

    let gbk = read(GB18030.encode(text).0).unwrap();
    assert_eq!(gbk.columns, utf8.columns);
    assert_eq!(gbk.export.encoding, "gb18030");
    assert!(gbk.export.encoding_guessed);
    assert_eq!(gbk.warnings[0].code, Code::EncodingGuess);

    for (mark, to_bytes) in [
        ([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ([0xFE, 0xFF], u16::to_be_bytes),
    ] {
        let mut utf16 = mark.to_vec();
        utf16.extend(text.encode_utf16().flat_map(to_bytes));
        let utf16 = read(utf16).unwrap();
        assert_eq!(utf16.columns, utf8.columns);
        assert!(!utf16.export.encoding_guessed);
    }
}

#[test]
fn western_text_is_windows_1252() {
    let text = "id,café,größe\n1,déjà vu,schön\n";
    let responses = read(WINDOWS_1252.encode(text).0).unwrap();
    assert_eq!(names(&responses), ["id", "café", "größe"]);
    assert_eq!(responses.export.encoding, "windows-1252");
    assert!(responses.export.encoding_guessed);
}

#[test]
fn a_late_byte_changes_the_encoding_of_the_whole_file() {
    let mut bytes = b"id,comment\n".to_vec();
    bytes.extend(b"1,fine\n".repeat(200_000));
    bytes.extend(GB18030.encode("2,非常满意\n").0.iter());
    let file = SurveyFile::open(Cursor::new(&bytes), &ReadOptions::default()).unwrap();
    let responses = file.into_responses(&[1]).unwrap();
    assert_eq!(responses.export.encoding, "gb18030");
    assert_eq!(responses.respondents(), 200_001);
    assert_eq!(responses.columns[0].answers.text(200_000), Some("非常满意"));
}

#[test]
fn bytes_that_are_not_text_are_named_with_their_place() {
    let fault = read_with(b"id,note\n1,ok\n\n2,b\xE4d\n3,\xFF\n", &choose("utf-8")).unwrap_err();
    let fault = &fault.0[0];
    assert_eq!(fault.code, Code::UndecodableText);
    assert_eq!(
        fault.rows,
        [Row { record: 2, line: 4 }, Row { record: 3, line: 5 }]
    );
    assert_eq!(fault.place.column.as_deref(), Some("note"));
    assert_eq!(fault.count, Some(2));
    assert!(fault.arguments.contains(&("bytes", "E4".to_owned())));
    let fault = read_with(b"id,\x81\n1,2\n", &choose("gb18030")).unwrap_err();
    assert_eq!(fault.0[0].code, Code::UndecodableText);
    assert_eq!(fault.0[0].place.row, Some(Row { record: 0, line: 1 }));
    let mut damaged = "编号,满意度\n".repeat(10).into_bytes();
    damaged.extend(b"1,\xE6\xBB\n");
    assert_eq!(code(read(damaged)), Code::UndecodableText);
}

#[test]
fn lines_are_counted_through_breaks_and_blanks() {
    let text = "id,note\r\n1,\"a\r\nb\"\r\n\r\n2,c\r\n3,\"d\n\ne\"\r\n4,f\r\n";
    let responses = read(text).unwrap();
    assert_eq!(table(&responses)[1], ["a\r\nb", "c", "d\n\ne", "f"]);
    let lines: Vec<usize> = (0..4).map(|row| responses.row(row).line).collect();
    assert_eq!(lines, [2, 5, 6, 9]);
    assert_eq!(responses.row(3).record, 4);
    let old_mac = read("id,note\r1,a\r\r2,b\r").unwrap();
    assert_eq!(table(&old_mac), [["1", "2"], ["a", "b"]]);
    assert_eq!(old_mac.row(1).line, 4);
    let separated = read("sep=;\r\nid;note\r\n1;a\r\n").unwrap();
    assert_eq!(separated.row(0), Row { record: 1, line: 3 });
}

#[test]
fn ragged_records_are_read_and_reported() {
    let responses = read("a,b,c\n1,2,3\n1\n1,2,3,,\n1,2,3,4\n1,2,\n").unwrap();
    assert_eq!(responses.columns[2].answers.text(1), Some(""));
    assert_eq!(responses.respondents(), 5);
    let [warning] = responses.warnings.as_slice() else {
        unreachable!("one warning");
    };
    assert_eq!(warning.code, Code::RaggedRow);
    assert_eq!(
        warning.rows,
        [Row { record: 2, line: 3 }, Row { record: 4, line: 5 }]
    );
    assert_eq!(warning.count, Some(2));
    assert!(warning.arguments.contains(&("short", "1".to_owned())));
    assert!(warning.arguments.contains(&("long", "1".to_owned())));
}

#[test]
fn header_rows_are_counted_as_records() {
    let text = "Q1,Q2\n\"How\nsatisfied?\",Why?\n{id1},{id2}\n5,fast\n";
    let options = |rows| ReadOptions {
        header_rows: Some(rows),
        ..ReadOptions::default()
    };
    let responses = read_with(text.as_bytes(), &options(3)).unwrap();
    assert_eq!(names(&responses), ["Q1", "Q2"]);
    assert_eq!(
        responses.columns[0].header_texts,
        ["How\nsatisfied?", "{id1}"]
    );
    assert_eq!(responses.row(0), Row { record: 1, line: 5 });
    assert_eq!(responses.export.header_rows, 3);
    let without = read_with(b"5,4\n3,2\n", &options(0)).unwrap();
    assert_eq!(names(&without), ["1", "2"]);
    assert_eq!(table(&without), [["5", "3"], ["4", "2"]]);
}

#[test]
fn files_without_respondents_are_refused() {
    for text in [
        "",
        "\n\n",
        "a,b,c\n",
        "a,b,c",
        "\u{feff}",
        "sep=;\n",
        "a,b\n\n\n",
    ] {
        assert_eq!(code(read(text)), Code::NotRespondents, "{text:?}");
    }
    let options = ReadOptions {
        header_rows: Some(3),
        ..ReadOptions::default()
    };
    let fault = read_with(b"a\n1\n", &options).unwrap_err();
    assert_eq!(fault.0[0].code, Code::NotRespondents);
    assert!(fault.0[0].arguments.contains(&("records", "2".to_owned())));
}

#[test]
fn what_is_no_text_is_refused() {
    for bytes in [
        b"PK\x05\x06rest".as_slice(),
        b"\xEF\xBB\xBF \n<HTML><table>",
        b"<stata_dta><header>",
        b"a,b\n1,\0\n",
        b"a\0,\0b\0",
    ] {
        assert_eq!(code(read(bytes)), Code::NotText);
    }
    let mut late = b"a,b\n".to_vec();
    late.extend(b"1,2\n".repeat(500_000));
    late.extend(b"\n3,\0\n");
    let fault = read(late).unwrap_err();
    assert_eq!(fault.0[0].code, Code::NotText);
    let row = Row {
        record: 500_001,
        line: 500_003,
    };
    assert_eq!(fault.0[0].place.row, Some(row));
}

#[test]
fn an_unclosed_quote_is_named_by_its_line() {
    let fault = |text: &str| {
        let fault = read(text).unwrap_err();
        assert_eq!(fault.0[0].code, Code::UnclosedQuote);
        fault.0[0].place.row.unwrap()
    };
    assert_eq!(
        fault("a,b\n1,\"x\ny\"\n2,\"z\n3,4\n5,6\n"),
        Row { record: 2, line: 4 }
    );
    assert_eq!(fault("a,\"b\n1,2\n"), Row { record: 0, line: 1 });
    let mut long = "a,b\n".to_owned();
    long.push_str("1,\"two\"\n3,\"open\n");
    long.push_str(&"4,5\n".repeat(600_000));
    assert_eq!(fault(&long), Row { record: 2, line: 3 });
}

#[test]
fn progress_reaches_the_size_of_the_file() {
    let bytes = format!("a,b\n{}", "1,2\n".repeat(1000));
    let options = ReadOptions {
        threads: 3,
        block_bytes: 100,
        ..ReadOptions::default()
    };
    let file = SurveyFile::open(Cursor::new(&bytes), &options).unwrap();
    assert_eq!(file.bytes(), bytes.len() as u64);
    let most = std::sync::atomic::AtomicU64::new(0);
    let note = |read| {
        most.fetch_max(read, std::sync::atomic::Ordering::Relaxed);
    };
    file.into_responses_with(&[0], &note).unwrap();
    assert_eq!(most.into_inner(), bytes.len() as u64);
}

/// The body as the `csv` crate reads it in one go, with its ragged records evened out.
fn by_the_csv_crate(text: &[u8], width: usize) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text);
    let mut columns = vec![Vec::new(); width];
    for record in reader.byte_records().skip(1) {
        let record = record.unwrap();
        for (column, answers) in columns.iter_mut().enumerate() {
            let cell = record.get(column).unwrap_or_default();
            answers.push(String::from_utf8(cell.to_vec()).unwrap());
        }
    }
    columns
}

/// Line of each record, found by walking the text with the quoting rules.
fn record_lines(text: &str) -> Vec<usize> {
    let (mut lines, mut line, mut quoted, mut at_record, mut at_cell) =
        (vec![], 1, false, true, true);
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let ends_line = matches!(character, '\n' | '\r');
        if at_record && !ends_line {
            lines.push(line);
            at_record = false;
        }
        match character {
            '"' if quoted && rest.peek() == Some(&'"') => drop(rest.next()),
            '"' if quoted => quoted = false,
            '"' if at_cell => quoted = true,
            _ => {}
        }
        at_cell = !quoted && (character == ',' || ends_line);
        at_record |= ends_line && !quoted;
        if character == '\n' || (character == '\r' && rest.peek() != Some(&'\n')) {
            line += 1;
        }
    }
    lines
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0_u32..12).prop_map(|number| number.to_string()),
        2 => (0_u32..1000).prop_map(|number| number.to_string()),
        1 => Just(String::new()),
        1 => "[a-c \u{feff}满é.+0-9]{0,4}",
        1 => "\"[a-c,\n\r满]{0,4}(\"\"){0,2}\"",
        1 => "[a-c]\"[a-c]{0,2}",
        1 => "\"[a-c,\n]{0,3}\"[a-c\"]{1,2}",
    ]
}

fn body() -> impl Strategy<Value = String> {
    let record = prop::collection::vec(cell(), 1..6).prop_map(|cells| cells.join(","));
    let end = prop_oneof![4 => Just("\n"), 4 => Just("\r\n"), 1 => Just("\r"), 1 => Just("\n\n"), 1 => Just("\r\n\n\r")];
    let records = prop::collection::vec((record, end), 0..40);
    (records, any::<bool>()).prop_map(|(records, last_end)| {
        let mut text = String::new();
        for (record, end) in records {
            text.push_str(&record);
            text.push_str(end);
        }
        let shorter = text.trim_end_matches(['\n', '\r']).to_owned();
        if last_end { text } else { shorter }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn all_ways_of_reading_agree(body in body(), threads in 1_usize..4, block_bytes in 1_usize..200) {
        let text = format!("h1,h2,h3,h4\n{body}");
        let comma = Some(Delimiter::parse(",").unwrap());
        let at_once = ReadOptions { delimiter: comma, ..ReadOptions::default() };
        let in_blocks = ReadOptions { threads, block_bytes, ..at_once.clone() };
        let responses = read_with(text.as_bytes(), &at_once);
        prop_assert_eq!(&responses, &read_with(text.as_bytes(), &in_blocks));
        match responses {
            Ok(responses) => {
                prop_assert_eq!(table(&responses), by_the_csv_crate(text.as_bytes(), 4));
                let lines: Vec<usize> =
                    (0..responses.respondents()).map(|row| responses.row(row).line).collect();
                prop_assert_eq!(&lines[..], &record_lines(&text)[1..]);
            }
            Err(fault) => {
                let code = fault.0[0].code;
                let empty = by_the_csv_crate(text.as_bytes(), 1)[0].is_empty();
                prop_assert!(code == Code::UnclosedQuote || (code == Code::NotRespondents && empty));
            }
        }
    }

    #[test]
    fn transcoding_agrees_with_utf8(body in body(), block_bytes in 1_usize..200) {
        let text = format!("h1,h2,h3,h4\n{body}");
        let options = ReadOptions { block_bytes, ..choose("gb18030") };
        let utf8 = read_with(text.as_bytes(), &choose("utf-8"));
        let gb18030 = read_with(&GB18030.encode(&text).0, &options);
        prop_assert_eq!(utf8.map(|read| read.columns), gb18030.map(|read| read.columns));
    }

    #[test]
    fn arbitrary_bytes_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        label in prop::sample::select(vec!["", "utf-8", "utf-16le", "gb18030", "shift_jis", "iso-2022-jp"]),
        header_rows in 0_usize..3,
        block_bytes in 1_usize..100,
    ) {
        let encoding = Encoding::for_label(label.as_bytes()).map(EncodingChoice);
        let options = ReadOptions {
            encoding,
            header_rows: Some(header_rows),
            threads: 2,
            block_bytes,
            ..ReadOptions::default()
        };
        if let Ok(responses) = read_with(&bytes, &options) {
            prop_assert!(responses.respondents() > 0);
            for column in table(&responses) {
                prop_assert_eq!(column.len(), responses.respondents());
            }
        }
    }

    #[test]
    fn near_tables_are_read_or_refused(text in "[0-9a,;|\t\"\n\r\u{e9}\u{6ee1}=]{0,200}") {
        for encoding in [encoding_rs::UTF_8, GB18030, WINDOWS_1252] {
            if let Ok(responses) = read(encoding.encode(&text).0) {
                prop_assert!(responses.respondents() > 0);
            }
        }
    }
}
