use serde_json::Value;
use snapbox::{assert_data_eq, file};
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::render::{Messages, TextStyle};
use crate::report::{
    FitReport, ReportSection, Section, Selection, ShownFit, models_table, sample, tables,
};
use crate::words::Language;

const PLAIN: RenderOptions = RenderOptions {
    format: Format::Table,
    style: TextStyle::PLAIN,
    width: None,
    messages: Messages::Elsewhere,
};
const RULED: RenderOptions = RenderOptions {
    style: TextStyle {
        rules: true,
        colour: false,
    },
    width: Some(80),
    ..PLAIN
};
const MARKDOWN: RenderOptions = RenderOptions {
    format: Format::Markdown,
    messages: Messages::Included,
    ..PLAIN
};

fn all() -> Selection {
    Selection::Sections(Section::ALL.to_vec())
}

fn rendered(
    report: &FitReport,
    selection: &Selection,
    options: RenderOptions,
    language: Language,
) -> String {
    let words = Words::new(language);
    String::from_utf8(render(&ShownFit { report, selection }, options, &words).unwrap()).unwrap()
}

fn shown(language: Language, selection: &Selection, options: RenderOptions) -> String {
    rendered(&sample::report(language), selection, options, language)
}

fn as_format(format: Format) -> RenderOptions {
    RenderOptions { format, ..PLAIN }
}

/// Numbers to six decimals: the last digits of a fit differ between processors.
fn six_decimals(text: &str) -> String {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
    let mut result = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let end = rest[start..]
            .find(|c| !is_part(c))
            .map_or(rest.len(), |length| start + length);
        let token = &rest[start..end];
        let number = token
            .parse::<f64>()
            .ok()
            .filter(|_| token.contains('.') && !token.ends_with('.'));
        result += &rest[..start];
        result += &number.map_or(token.to_owned(), |number| {
            format!("{}", (number * 1e6).round() / 1e6 + 0.0)
        });
        rest = &rest[end..];
    }
    result + rest
}

#[test]
fn overview_in_english() {
    let overview = Selection::Overview;
    let text = shown(Language::English, &overview, RULED);
    assert_data_eq!(text, file!["snapshots/overview.en.ruled.txt"].raw());
    let text = shown(Language::English, &overview, PLAIN);
    assert_data_eq!(text, file!["snapshots/overview.en.txt"].raw());
    let text = shown(Language::English, &overview, as_format(Format::Markdown));
    assert_data_eq!(text, file!["snapshots/overview.en.md"].raw());
}

#[test]
fn overview_in_chinese() {
    let overview = Selection::Overview;
    let text = shown(Language::Chinese, &overview, RULED);
    assert_data_eq!(text, file!["snapshots/overview.zh.ruled.txt"].raw());
    let text = shown(Language::Chinese, &overview, PLAIN);
    assert_data_eq!(text, file!["snapshots/overview.zh.txt"].raw());
}

#[test]
fn all_sections_as_text_and_markdown() {
    let text = shown(Language::English, &all(), PLAIN);
    assert_data_eq!(text, file!["snapshots/all.en.txt"].raw());
    let text = shown(Language::Chinese, &all(), PLAIN);
    assert_data_eq!(text, file!["snapshots/all.zh.txt"].raw());
    let text = shown(
        Language::Chinese,
        &Selection::default(),
        as_format(Format::Markdown),
    );
    assert_data_eq!(text, file!["snapshots/overview.zh.md"].raw());
}

#[test]
fn csv_of_one_section_and_of_several() {
    let one = Selection::Sections(vec![Section::Indices]);
    let text = shown(Language::Chinese, &one, as_format(Format::Csv));
    assert_data_eq!(six_decimals(&text), file!["snapshots/indices.csv"].raw());
    let text = shown(Language::English, &all(), as_format(Format::Csv));
    assert_data_eq!(six_decimals(&text), file!["snapshots/all.csv"].raw());
}

#[test]
fn json_of_a_survey_and_of_a_matrix() {
    for (name, mut report) in [
        ("survey", sample::report(Language::English)),
        ("matrix", sample::matrix_report(Language::English)),
    ] {
        report.tool.version = "0.0.0";
        report.warnings.clear();
        report.notes.clear();
        let selection = Selection::default();
        let text = rendered(
            &report,
            &selection,
            as_format(Format::Json),
            Language::English,
        );
        assert!(text.ends_with("}\n"));
        let text = six_decimals(&text);
        let file = file!("snapshots/fit.survey.json");
        let file = if name == "survey" {
            file
        } else {
            file!("snapshots/fit.matrix.json")
        };
        assert_data_eq!(text, file.raw());
    }
}

/// The keys that `csi fit --format json` has promised.
#[test]
fn the_contract_of_the_document_holds() {
    let promised = [
        ("/schema_version", ""),
        ("/tool", "name version"),
        ("/command", ""),
        (
            "/inputs/0",
            "role path sha256 respondents_read respondents_used",
        ),
        (
            "/settings",
            "scheme metric missing consistent index_weights tolerance",
        ),
        ("/model", "name status index constructs paths"),
        ("/model/constructs/0", "name mode indicators"),
        ("/model/paths/0", "source target"),
        ("/convergence", "converged iterations"),
        (
            "/indices/0",
            "construct index standard_deviation respondents",
        ),
        (
            "/drivers/0",
            "construct target importance impact performance potential priority",
        ),
        (
            "/item_drivers/0",
            "indicator construct importance performance priority",
        ),
        (
            "/outer_model/0",
            "construct indicator outer_weight index_weight loading mean index",
        ),
        ("/paths/0", "source target coefficient"),
        (
            "/effects/0",
            "source target direct indirect total total_index_points",
        ),
        ("/r_squared/0", "construct r_squared adjusted"),
        ("/construct_correlations/quality", "value satisfaction"),
        ("/reliability/0", "construct alpha rho_a rho_c ave"),
        ("/warnings/0", "code message"),
    ];
    let text = shown(
        Language::Chinese,
        &Selection::default(),
        as_format(Format::Json),
    );
    let document: Value = serde_json::from_str(&text).unwrap();
    for (place, keys) in promised {
        let value = document.pointer(place);
        let value = value.unwrap_or_else(|| panic!("{place} is not there"));
        for key in keys.split_whitespace() {
            assert!(value.get(key).is_some(), "{place}/{key} is not there");
        }
    }
    assert_eq!(document["indices"].as_array().unwrap().len(), 3);
    assert_eq!(document["drivers"][0]["construct"], "quality");
}

#[test]
fn what_is_not_defined_is_null_empty_or_a_dash() {
    let (report, words) = (sample::matrix_report(Language::English), Language::English);
    let selection = Selection::Sections(vec![Section::Indices]);
    let json = rendered(&report, &selection, as_format(Format::Json), words);
    let document: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(document["indices"][0]["index"], Value::Null);
    assert_eq!(document["reliability"][1]["alpha"], Value::Null);
    assert_eq!(document["sample"]["design_effect"], Value::Null);
    let csv = rendered(&report, &selection, as_format(Format::Csv), words);
    assert!(csv.contains("\nquality,,,,250\n"), "{csv}");
    let text = rendered(&report, &selection, PLAIN, words);
    let line = text
        .lines()
        .find(|line| line.starts_with("Perceived quality"));
    assert_eq!(line.unwrap().matches('–').count(), 3);
}

/// Right-aligned figures end, and rules are as long as the table is wide, in display columns.
#[test]
fn wide_characters_line_up() {
    let (words, language) = (Words::new(Language::Chinese), Language::Chinese);
    let report = sample::report(language);
    for section in [Section::Indices, Section::Paths, Section::Reliability] {
        let selection = Selection::Sections(vec![section]);
        let table = &tables(&report, &selection, &words)[0];
        for options in [
            PLAIN,
            RULED,
            RenderOptions {
                width: None,
                ..RULED
            },
        ] {
            let text = String::from_utf8(render_table(table, options).unwrap()).unwrap();
            let rules = if options.style.rules { 2 } else { 0 };
            let body = text.lines().skip(1).take(1 + rules + table.rows.len());
            let widths: Vec<usize> = body.map(UnicodeWidthStr::width).collect();
            assert!(widths.iter().all(|w| *w == widths[0]), "{widths:?}\n{text}");
        }
    }
}

#[test]
fn a_narrow_terminal_breaks_words_and_not_numbers() {
    for language in [Language::English, Language::Chinese] {
        let words = Words::new(language);
        let report = sample::report(language);
        for table in tables(&report, &all(), &words) {
            let text = String::from_utf8(render_table(&table, RULED).unwrap()).unwrap();
            assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        }
        let narrow = RenderOptions {
            width: Some(66),
            ..RULED
        };
        let text = rendered(&report, &Selection::Overview, narrow, language);
        assert!(text.lines().all(|line| line.width() <= 66), "{text}");
        assert!(text.contains("58.3"), "{text}");
    }
}

#[test]
fn colours_only_when_asked_for_and_without_a_shift() {
    let coloured = RenderOptions {
        style: TextStyle::TERMINAL,
        ..RULED
    };
    for language in [Language::English, Language::Chinese] {
        let with = shown(language, &Selection::Overview, coloured);
        let without = shown(language, &Selection::Overview, RULED);
        assert!(with.contains("\u{1b}[32m"), "{with:?}");
        assert!(!without.contains('\u{1b}'));
        let mut stripped = with;
        while let Some(start) = stripped.find('\u{1b}') {
            let end = start + stripped[start..].find('m').unwrap();
            stripped.replace_range(start..=end, "");
        }
        assert_eq!(stripped, without);
    }
}

#[test]
fn hostile_labels_and_answers_are_escaped() {
    let mut report = sample::report(Language::English);
    let hostile = "a|b\u{1b}[31m\u{202e}\u{200b}\n=x";
    let labels = report.labels.constructs.values_mut();
    labels.for_each(|label| hostile.clone_into(label));
    report.cleaning[0].detail = Some(hostile.to_owned());
    hostile.clone_into(&mut report.labels.title);
    for options in [PLAIN, RULED, MARKDOWN] {
        let text = rendered(&report, &all(), options, Language::English);
        let bad = ['\u{1b}', '\u{202e}', '\u{200b}'];
        assert!(!text.contains(bad), "{text:?}");
        assert!(text.contains("\\u{1b}"), "{text}");
        if options.format == Format::Markdown {
            assert!(!text.contains("a|b"), "{text}");
        }
    }
}

#[test]
fn included_messages_stand_below_the_tables() {
    let included = RenderOptions {
        messages: Messages::Included,
        ..PLAIN
    };
    for options in [included, MARKDOWN] {
        let text = shown(Language::English, &Selection::Overview, options);
        let (warning, note) = (text.find("CSI-W001"), text.find("CSI-N001"));
        assert!(warning.is_some() && warning < note, "{text}");
    }
    let text = shown(Language::English, &Selection::Overview, PLAIN);
    assert!(!text.contains("CSI-W001"));
}

#[test]
fn models_in_every_format() {
    let (model, words) = (sample::model(), Words::new(Language::Chinese));
    let table = models_table([&model], &words);
    let text = |format| {
        let options = as_format(format);
        String::from_utf8(render_table(&table, options).unwrap()).unwrap()
    };
    assert_eq!(
        text(Format::Csv),
        "model,title,status,constructs,indicators,paths\nsmall,小型满意度模型,reconstructed,3,5,3\n"
    );
    let document: Value = serde_json::from_str(&text(Format::Json)).unwrap();
    assert_eq!(document[0]["status"], "reconstructed");
    assert!(text(Format::Table).contains("重建"));
    assert!(text(Format::Markdown).contains("| small | 小型满意度模型 | 重建 | 3 | 5 | 3 |"));
}
