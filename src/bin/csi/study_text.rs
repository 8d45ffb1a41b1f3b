//! A proposal as the text of a study file, every line with its evidence.

use std::fmt::Write;

use csi::model::PathModel;
use csi::proposal::{
    ColumnMatch, Confidence, Evidence, ItemProposal, MissingCode, Proposal, Role, RoleProposal,
    ScaleProposal,
};
use csi::render::escape_for_terminal;
use csi::survey::{ExportDescription, ExportKind};
use csi::words::Words;
use toml_writer::{ToTomlKey, ToTomlValue, TomlKeyBuilder, TomlStringBuilder};

/// How the study names its model.
#[derive(Debug)]
pub(crate) enum ModelLine {
    /// A built-in model.
    Named(String),
    /// A file.
    File(String),
}

/// What the text is made of.
#[derive(Debug)]
pub(crate) struct StudyText<'a> {
    /// Path of the survey from the study's folder; `None` for standard input.
    pub(crate) file: Option<String>,
    /// Path of the study file.
    pub(crate) study: String,
    pub(crate) model: ModelLine,
    pub(crate) export: ExportDescription,
    pub(crate) proposal: &'a Proposal,
    /// The model, for its constructs.
    pub(crate) path_model: &'a PathModel,
}

/// The text of the study file; `left` is what a fit would refuse, once that is known.
pub(crate) fn study_text(parts: &StudyText<'_>, left: Option<&[String]>, words: &Words) -> String {
    let mut text = Lines::default();
    title(&mut text, parts, words);
    match left {
        Some([]) => text.comment(&words.text("init-nothing-left")),
        Some(left) => {
            text.comment(&words.text("init-left"));
            for line in left.iter().flat_map(|fault| fault.split("\n  ")) {
                text.comment(line);
            }
        }
        None => {}
    }
    survey(&mut text, parts, words);
    text.table("model");
    match &parts.model {
        ModelLine::Named(name) => text.line("use", &quoted(name), ""),
        ModelLine::File(file) => text.line("file", &quoted(file), ""),
    }
    if let Some(scale) = &parts.proposal.scale {
        text.table("scale");
        text.line("min", &scale.scale.min.to_string(), "");
        let evidence = scale_evidence(scale, words);
        text.line("max", &scale.scale.max.to_string(), &evidence);
    }
    items(&mut text, parts, words);
    text.0
}

fn title(text: &mut Lines, parts: &StudyText<'_>, words: &Words) {
    let file = parts.file.clone().unwrap_or_else(|| "-".to_owned());
    let model = match &parts.model {
        ModelLine::Named(name) | ModelLine::File(name) => name.clone(),
    };
    let filled = [
        ("file", file),
        ("model", model),
        ("matched", parts.proposal.matched().to_string()),
        ("items", parts.proposal.items.len().to_string()),
        ("study", parts.study.clone()),
    ];
    text.comment(&words.fill("init-title", &filled));
    text.comment(&words.fill("init-check", &filled));
}

fn survey(text: &mut Lines, parts: &StudyText<'_>, words: &Words) {
    let export = &parts.export;
    text.table("survey");
    match &parts.file {
        Some(file) => text.line("file", &quoted(file), ""),
        None => text.open_line(
            "file",
            &quoted("survey.csv"),
            &words.text("init-standard-input"),
        ),
    }
    text.line("export", &quoted(export.kind.name()), "");
    if let Some(sheet) = &export.sheet {
        text.line("sheet", &quoted(sheet), "");
    }
    if export.is_text() {
        let guessed = if export.encoding_guessed {
            words.text("init-encoding-guessed")
        } else {
            String::new()
        };
        text.line("encoding", &quoted(&export.encoding), &guessed);
    }
    if export.kind == ExportKind::Plain {
        if export.is_text() {
            text.line("delimiter", &quoted(&delimiter(export)), "");
        }
        text.line("header_rows", &export.header_rows.to_string(), "");
    }
    let missing = &parts.proposal.missing;
    if !missing.is_empty() {
        text.line(
            "missing",
            &code_list(missing),
            &code_evidence(missing, words),
        );
    }
    for role in &parts.proposal.roles {
        role_line(text, role, words);
    }
}

fn delimiter(export: &ExportDescription) -> String {
    match export.delimiter {
        '\t' => "tab".to_owned(),
        other => other.to_string(),
    }
}

fn role_line(text: &mut Lines, role: &RoleProposal, words: &Words) {
    let (key, is_used) = match role.role {
        Role::Id => ("id", true),
        Role::Time => ("end", false),
        Role::Weight => ("weight", true),
        Role::Group => ("group", true),
    };
    let distinct = [("distinct", role.distinct.to_string())];
    let evidence = if role.suits {
        words.fill(&format!("init-role-{key}"), &distinct)
    } else {
        words.text("init-role-unsuited")
    };
    let column = quoted(&role.column);
    if is_used && role.suits {
        text.line(key, &column, &evidence);
    } else {
        text.open_line(key, &column, &evidence);
    }
}

fn items(text: &mut Lines, parts: &StudyText<'_>, words: &Words) {
    text.table("items");
    let blocks = parts.path_model.blocks();
    for (construct, block) in parts.path_model.constructs.iter().zip(blocks) {
        let label = construct.label.text(words.language());
        let label = if label.is_empty() {
            &construct.name
        } else {
            label
        };
        text.comment(label);
        for item in parts.proposal.items.get(block).unwrap_or_default() {
            item_line(text, item, words);
        }
    }
}

fn item_line(text: &mut Lines, item: &ItemProposal, words: &Words) {
    let key = key(&item.indicator);
    if let Some(column) = &item.column {
        let mut evidence = vec![match_evidence(column, words)];
        evidence.extend(item.scale.map(|scale| scale_evidence(&scale, words)));
        if !item.missing.is_empty() {
            evidence.push(code_evidence(&item.missing, words));
        }
        text.line(&key, &item_value(item, column), &evidence.join("; "));
        return;
    }
    let mut evidence = words.text(if item.optional {
        "init-optional"
    } else {
        "init-not-found"
    });
    let candidates: Vec<String> = item
        .candidates
        .iter()
        .map(|candidate| format!("{} {:.2}", quoted(&candidate.name), candidate.likeness))
        .collect();
    if !candidates.is_empty() {
        let listed = [("candidates", candidates.join(", "))];
        evidence = format!("{evidence}; {}", words.fill("init-candidates", &listed));
    }
    let first = item.candidates.first();
    let column = first.map_or("", |candidate| candidate.name.as_str());
    text.open_line(&key, &quoted(column), &evidence);
}

/// The column, or a table of it and what is special about it.
fn item_value(item: &ItemProposal, column: &ColumnMatch) -> String {
    let mut entries = vec![format!("column = {}", quoted(&column.name))];
    if let Some(own) = &item.scale {
        entries.push(format!("min = {}, max = {}", own.scale.min, own.scale.max));
    }
    if !item.missing.is_empty() {
        entries.push(format!("missing = {}", code_list(&item.missing)));
    }
    if let Some(set) = &item.label_set {
        entries.push(format!("labels = {}", quoted(set)));
    }
    match entries.as_slice() {
        [_] => quoted(&column.name),
        _ => format!("{{ {} }}", entries.join(", ")),
    }
}

fn match_evidence(column: &ColumnMatch, words: &Words) -> String {
    let evidence = match &column.evidence {
        Evidence::Name => words.text("init-evidence-name"),
        Evidence::Alias => words.text("init-evidence-alias"),
        Evidence::Wording(likeness) => {
            let likeness = [("likeness", format!("{likeness:.2}"))];
            words.fill("init-evidence-wording", &likeness)
        }
        Evidence::Block(stem) => words.fill("init-evidence-block", &[("stem", stem.clone())]),
        Evidence::Position => words.text("init-evidence-position"),
    };
    let confidence = match column.evidence.confidence() {
        Confidence::Certain => "init-certain",
        Confidence::Likely => "init-likely",
        Confidence::Possible => "init-possible",
    };
    words.fill(confidence, &[("evidence", evidence)])
}

fn scale_evidence(scale: &ScaleProposal, words: &Words) -> String {
    let model = scale.model.filter(|model| *model != scale.scale);
    let filled = [
        ("lowest", scale.lowest.to_string()),
        ("highest", scale.highest.to_string()),
        ("columns", scale.columns.to_string()),
        (
            "model",
            model.map_or_else(String::new, |model| format!("{}..{}", model.min, model.max)),
        ),
    ];
    let key = match model {
        Some(_) => "init-scale-of-model",
        None => "init-scale",
    };
    words.fill(key, &filled)
}

fn code_evidence(codes: &[MissingCode], words: &Words) -> String {
    let code = |code: &MissingCode| {
        let filled = [
            ("code", code.code.clone()),
            ("count", code.count.to_string()),
        ];
        words.fill("init-code", &filled)
    };
    let listed: Vec<String> = codes.iter().map(code).collect();
    let separator = words.text("list-separator");
    words.fill("init-missing", &[("codes", listed.join(&separator))])
}

/// Codes as a list: numbers as numbers.
fn code_list(codes: &[MissingCode]) -> String {
    let code = |code: &MissingCode| match code.code.parse::<i64>() {
        Ok(number) => number.to_string(),
        Err(_) => quoted(&code.code),
    };
    let codes: Vec<String> = codes.iter().map(code).collect();
    format!("[{}]", codes.join(", "))
}

/// A text of a survey as a TOML string on one line, with everything that hides visible.
fn quoted(text: &str) -> String {
    let string = TomlStringBuilder::new(text).as_basic().to_toml_value();
    let mut visible = String::with_capacity(string.len());
    for letter in string.chars() {
        let mut buffer = [0; 4];
        let shown = escape_for_terminal(letter.encode_utf8(&mut buffer));
        if matches!(shown, std::borrow::Cow::Owned(_)) {
            // Writing to a String does not fail.
            let _ = write!(visible, "\\U{:08X}", u32::from(letter));
        } else {
            visible.push(letter);
        }
    }
    visible
}

fn key(name: &str) -> String {
    TomlKeyBuilder::new(name).as_default().to_toml_key()
}

/// The lines of the file.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn comment(&mut self, text: &str) {
        self.0.extend(["# ", &escape_for_terminal(text), "\n"]);
    }

    fn table(&mut self, name: &str) {
        self.0.extend(["\n[", name, "]\n"]);
    }

    /// A key and its value with the evidence behind it.
    fn line(&mut self, key: &str, value: &str, evidence: &str) {
        let evidence = match evidence {
            "" => String::new(),
            _ => format!("  # {}", escape_for_terminal(evidence)),
        };
        self.0.extend([key, " = ", value, &evidence, "\n"]);
    }

    /// A line that is left to the reader.
    fn open_line(&mut self, key: &str, value: &str, evidence: &str) {
        self.0 += "# ";
        self.line(key, value, evidence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_headers_survive() {
        for text in [
            "a \"b\" 'c' \\ d",
            "two\nlines\r\n\tand tabs",
            "\u{1b}[31mred\u{7}",
            "\u{202e}turned\u{feff}\u{200b}",
            "\"\"\"'''",
            "",
            "= 总体满意度 #",
        ] {
            let line = format!("{} = {} # x\n", key("k k"), quoted(text));
            assert_eq!(line.lines().count(), 1, "{text:?}");
            assert_eq!(escape_for_terminal(line.trim_end()), line.trim_end());
            let read: toml::Table = line.parse().unwrap();
            assert_eq!(read["k k"].as_str(), Some(text));
        }
    }
}
