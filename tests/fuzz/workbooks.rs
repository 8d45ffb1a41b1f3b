//! Near-valid workbooks: the archive is sound, its parts are changed.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::changes::{Dice, change, changed as any_bytes};
use super::{Corpus, corpus};

/// What parts of workbooks are made of.
const PIECES: &[&str] = &[
    "<row r=\"1048576\">",
    "<row r=\"4294967295\">",
    "<row>",
    "</row>",
    "<c r=\"XFD1048576\" t=\"n\"><v>1</v></c>",
    "<c r=\"A1\" t=\"s\"><v>99999</v></c>",
    "<c t=\"e\"><v>#N/A</v></c>",
    "<c t=\"b\"><v>2</v></c>",
    "<v>",
    "</c>",
    "</sheetData>",
    "<dimension ref=\"A1:XFD1048576\"/>",
    "t=\"str\"",
    "s=\"4000000000\"",
    "<si><t>x</t></si>",
    "</t>",
    "table:number-columns-repeated=\"4000000000\"",
    "table:number-rows-repeated=\"1048576\"",
    "<table:table-cell office:value-type=\"float\" office:value=\"1e999\"/>",
    "<table:table-row>",
    "<text:s text:c=\"9\"/>",
    "office:date-value=\"x\"",
    "&#x10FFFF;",
    "&lol;",
    "<!--",
    "]]>",
    "<![CDATA[",
    "\0",
    "r=\"A0\"",
    "r=\"ZZZZ1\"",
    "1e400",
];

/// One workbook of each kind, and what was found before.
pub(super) fn seeds() -> Corpus {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in [
        ["id", "q1", "note"],
        ["1", "5", "a\nb"],
        ["2", "x,y", "\"q\""],
    ]
    .iter()
    .enumerate()
    {
        let row = u32::try_from(row).unwrap();
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, *text).unwrap();
        }
        sheet.write_number(row, 4, f64::from(row) / 3.0).unwrap();
        sheet
            .write_formula(row, 5, Formula::new("=1/0").set_result("#DIV/0!"))
            .unwrap();
    }
    workbook
        .add_worksheet()
        .write_string(3, 3, "other")
        .unwrap();
    let xlsx = workbook.save_to_buffer().unwrap();
    let file = |name: &str| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/workbooks/");
        std::fs::read(format!("{folder}{name}")).unwrap()
    };
    let mut seeds = vec![
        ("sheet.xlsx".to_owned(), xlsx),
        ("branches.xls".to_owned(), file("branches.xls")),
        ("branches.ods".to_owned(), file("branches.ods")),
        ("answers.sav".to_owned(), file("answers.sav")),
        ("answers.zsav".to_owned(), file("answers.zsav")),
    ];
    seeds.extend(corpus("workbook"));
    seeds
}

/// A workbook whose parts, or now and then its bytes, are changed.
pub(super) fn changed(dice: &mut Dice, corpus: &Corpus) -> Vec<u8> {
    let bytes = &dice.of(corpus).1;
    if !bytes.starts_with(b"PK") {
        return overwritten(dice, bytes.clone());
    }
    if dice.below(5) == 0 {
        return any_bytes(dice, &vec![(String::new(), bytes.clone())]);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let struck = dice.below(archive.len());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for position in 0..archive.len() {
        let mut part = archive.by_index(position).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        let is_struck = position == struck || name.contains("sheet1") || name == "content.xml";
        if is_struck && name != "mimetype" {
            for _ in 0..=dice.below(3) {
                put_in(dice, &mut content);
            }
        }
        if position != struck || dice.below(20) > 0 {
            writer
                .start_file(name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(&content).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// A piece at the border of an element, which mostly leaves the part well formed.
fn put_in(dice: &mut Dice, content: &mut Vec<u8>) {
    let borders: Vec<usize> = (0..content.len())
        .filter(|at| matches!(content[*at], b'<' | b' ' | b'>'))
        .collect();
    if borders.is_empty() || dice.below(4) == 0 {
        return change(dice, content);
    }
    let at = *dice.of(&borders);
    match dice.below(3) {
        0 => {
            let piece = dice.of(PIECES).bytes();
            drop(content.splice(at..at, piece));
        }
        1 => {
            // A whole element again.
            let end = *dice.of(&borders);
            let piece = content[at.min(end)..at.max(end)].to_vec();
            drop(content.splice(at..at, piece));
        }
        _ => {
            let digits: Vec<usize> = (0..content.len())
                .filter(|at| content[*at].is_ascii_digit())
                .collect();
            if !digits.is_empty() {
                let at = *dice.of(&digits);
                drop(
                    content.splice(
                        at..=at,
                        dice.of(&["0", "9", "65535", "16385", "-1", "4294967296"])
                            .bytes(),
                    ),
                );
            }
        }
    }
}

/// Bytes of a compound file turned: anything longer or shorter moves every record.
fn overwritten(dice: &mut Dice, mut bytes: Vec<u8>) -> Vec<u8> {
    for _ in 0..=dice.below(12) {
        let at = dice.below(bytes.len());
        let any = u8::try_from(dice.below(256)).unwrap();
        let value = *dice.of(&[0, 1, 2, 6, 127, 128, 255, any]);
        for byte in bytes.iter_mut().skip(at).take(1 + dice.below(3)) {
            *byte = value;
        }
    }
    if dice.below(10) == 0 {
        bytes.truncate(dice.below(bytes.len()));
    }
    bytes
}
