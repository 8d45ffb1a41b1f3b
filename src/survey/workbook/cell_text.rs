//! A cell as text.

use std::borrow::Cow;

use calamine::{CellErrorType, DataRef, ExcelDateTime};

/// What a cell is to a survey.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum CellText<'a> {
    /// Nothing.
    Empty,
    /// Nothing, in a row that is a record all the same.
    Blank,
    /// An answer or a heading.
    Text(Cow<'a, str>),
    /// An error, by its name.
    Error(&'static str),
}

/// The names of errors, as spreadsheets write them.
const ERRORS: &[&str] = &[
    "#DIV/0!", "#N/A", "#NAME?", "#NUM!", "#REF!", "#VALUE!", "#DATA!",
];
/// With this SPSS writes a missing answer: no error.
const MISSING: &str = "#NULL!";
/// Larger whole numbers are not exact.
const EXACT: f64 = 1e15;

/// The text of a cell.
pub(super) fn cell_text<'a>(cell: &'a DataRef<'_>) -> CellText<'a> {
    let owned = |text| CellText::Text(Cow::Owned(text));
    match cell {
        DataRef::Empty => CellText::Empty,
        DataRef::Int(whole) => owned(whole.to_string()),
        DataRef::Float(number) => owned(number_text(*number)),
        DataRef::Bool(true) => CellText::Text(Cow::Borrowed("TRUE")),
        DataRef::Bool(false) => CellText::Text(Cow::Borrowed("FALSE")),
        DataRef::DateTime(moment) => owned(moment_text(moment)),
        DataRef::Error(CellErrorType::Null) => CellText::Text(Cow::Borrowed(MISSING)),
        DataRef::Error(error) => CellText::Error(error_name(error)),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            written(text)
        }
        DataRef::SharedString(text) => written(text),
    }
}

/// Text as it is; in some files errors are text, too.
fn written(text: &str) -> CellText<'_> {
    if text.is_empty() {
        return CellText::Empty;
    }
    match ERRORS.iter().find(|name| **name == text) {
        Some(name) => CellText::Error(name),
        None => CellText::Text(Cow::Borrowed(text)),
    }
}

fn error_name(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => MISSING,
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}

/// A number in at most 15 significant digits, as spreadsheets show it.
pub(super) fn number_text(number: f64) -> String {
    if number.abs() < EXACT && number.fract().abs() <= 0.0 {
        return format!("{:.0}", number + 0.0);
    }
    let rounded: Option<f64> = format!("{number:.14e}").parse().ok();
    format!("{}", rounded.unwrap_or(number))
}

/// A date, a time of day, both, or a duration in hours, minutes and seconds.
fn moment_text(moment: &ExcelDateTime) -> String {
    let serial = moment.as_f64();
    if moment.is_duration() {
        return clock_text((serial * 86_400.0).round());
    }
    let (year, month, day, hour, minute, second, millisecond) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let fraction = if millisecond == 0 {
        String::new()
    } else {
        format!(".{millisecond:03}")
    };
    let time = format!("{hour:02}:{minute:02}:{second:02}{fraction}");
    if (0.0..1.0).contains(&serial) {
        time
    } else if time == "00:00:00" {
        date
    } else {
        format!("{date}T{time}")
    }
}

/// Seconds as `H:MM:SS`.
fn clock_text(seconds: f64) -> String {
    let sign = if seconds < 0.0 { "-" } else { "" };
    let (hours, rest) = ((seconds.abs() / 3600.0).floor(), seconds.abs() % 3600.0);
    let (minutes, seconds) = ((rest / 60.0).floor(), rest % 60.0);
    format!("{sign}{hours:.0}:{minutes:02.0}:{seconds:02.0}")
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn numbers_are_as_a_spreadsheet_shows_them() {
        for (number, text) in [
            (10.0, "10"),
            (-3.0, "-3"),
            (-0.0, "0"),
            (0.5, "0.5"),
            (0.1 + 0.2, "0.3"),
            (3.3000000000000003, "3.3"),
            (11_529_876_543.0, "11529876543"),
            (123_456_789_012_345_680.0, "123456789012346000"),
            (1e-7, "0.0000001"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn dates_and_times_are_iso() {
        let moment = |serial, kind| moment_text(&ExcelDateTime::new(serial, kind, false));
        let date = |serial| moment(serial, ExcelDateTimeType::DateTime);
        assert_eq!(date(45352.0), "2024-03-01");
        assert_eq!(date(45_352.451_481_481_48), "2024-03-01T10:50:08");
        assert_eq!(date(0.451_481_481_48), "10:50:08");
        let duration = |serial| moment(serial, ExcelDateTimeType::TimeDelta);
        assert_eq!(duration(1.5), "36:00:00");
        assert_eq!(duration(304.0 / 86_400.0), "0:05:04");
    }

    #[test]
    fn errors_have_names_and_a_missing_answer_is_none() {
        let null = DataRef::Error(CellErrorType::Null);
        assert_eq!(cell_text(&null), CellText::Text(Cow::Borrowed("#NULL!")));
        let absent = DataRef::Error(CellErrorType::NA);
        assert_eq!(cell_text(&absent), CellText::Error("#N/A"));
        assert_eq!(
            cell_text(&DataRef::SharedString("#REF!")),
            CellText::Error("#REF!")
        );
        assert_eq!(cell_text(&DataRef::SharedString("")), CellText::Empty);
        let kept = DataRef::SharedString(" 5 ");
        assert_eq!(cell_text(&kept), CellText::Text(Cow::Borrowed(" 5 ")));
        assert_eq!(
            cell_text(&DataRef::Bool(true)),
            CellText::Text(Cow::Borrowed("TRUE"))
        );
    }
}
