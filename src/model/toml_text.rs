//! Models in TOML.

use super::draft::{Draft, DraftConstruct, DraftPath};
use super::hierarchy::Stages;
use super::interactions::read_interaction;
use super::names::is_name;
use super::path_model::{Construct, Indicator, Label, Mode, PathModel, Scale, Sign, Status};
use crate::diagnostics::{Code, Diagnostics};
use crate::document::{Document, DocumentCodes, Entry, Kind, TableReader};

const CODES: DocumentCodes = DocumentCodes {
    syntax: Code::ModelSyntax,
    unknown_key: Code::ModelUnknownKey,
    bad_value: Code::ModelBadValue,
};

const STATUSES: &[(&str, Status)] = &[
    ("verbatim", Status::Verbatim),
    ("reconstructed", Status::Reconstructed),
    ("user", Status::User),
];

const STAGES: &[(&str, Stages)] = &[
    ("disjoint", Stages::Disjoint),
    ("embedded", Stages::Embedded),
];

const MODES: &[(&str, Mode)] = &[("A", Mode::A), ("B", Mode::B)];

/// What a construct says for all its indicators.
#[derive(Clone, Default)]
struct AnswerDefaults {
    scale: Option<Scale>,
    anchors: Option<(Label, Label)>,
}

impl PathModel {
    /// The model of a TOML text; `name` is its name unless the text gives one, and `index` its index construct whatever
    /// the text gives.
    ///
    /// # Errors
    /// Every fault, each with its line: text that is not TOML; unknown keys; keys that are absent or have a wrong
    /// value; names that stand twice; constructs without indicators or paths; paths that stand twice, lead nowhere or
    /// form a cycle; an index construct that does not exist.
    pub fn parse_toml(text: &str, name: &str, index: Option<&str>) -> Result<Self, Diagnostics> {
        let document = Document::parse(text, CODES)?;
        let mut draft = read_model(document.root(), name);
        if let Some(index) = index {
            draft.index = Some((index.to_owned(), None));
        }
        let faults = document.finish().err().map(|faults| faults.0);
        draft.check(faults.unwrap_or_default())
    }
}

fn read_model(mut table: TableReader, name: &str) -> Draft {
    let mut draft = Draft::new(name);
    if let Some(own_name) = table.text("name") {
        draft.title = Label::same(own_name.clone());
        draft.name = own_name;
    }
    if let Some(title) = label(&mut table, "title") {
        draft.title = title;
    }
    draft.source = table.text("source").unwrap_or_default();
    draft.status = table.choice("status", STATUSES).unwrap_or(Status::User);
    draft.remark = label(&mut table, "remark").unwrap_or_default();
    draft.stages = table.choice("stages", STAGES).unwrap_or_default();
    let index = table.optional("index");
    draft.index = index.and_then(|entry| Some((entry.text()?, Some(entry.line()))));
    for construct in table.tables("construct") {
        draft.constructs.extend(read_construct(construct));
    }
    let paths = table.required("paths").and_then(|entry| entry.list());
    for path in &paths.unwrap_or_default() {
        draft.paths.extend(read_paths(path));
    }
    for interaction in table.tables("interaction") {
        draft.interactions.extend(read_interaction(interaction));
    }
    table.finish();
    draft
}

fn read_construct(mut table: TableReader) -> Option<DraftConstruct> {
    let line = Some(table.line());
    let name = required_name(&mut table);
    let construct_label = label(&mut table, "label");
    let mode = table.choice("mode", MODES).unwrap_or_default();
    let optional = table.boolean("optional").unwrap_or(false);
    let dominant = table.optional("dominant");
    let defaults = AnswerDefaults {
        scale: scale(&mut table),
        anchors: anchors(&mut table),
    };
    let (indicators, indicator_lines) = read_block(&mut table, &defaults);
    let dimensions = read_dimensions(&mut table);
    table.finish();
    let name = name?;
    let parts = dimensions.iter().flatten().map(|(name, _)| name.clone());
    let block = indicators.iter().map(|indicator| indicator.name.clone());
    let members: Vec<String> = block.chain(parts).collect();
    let construct = Construct {
        label: construct_label.unwrap_or_else(|| Label::same(name.clone())),
        name,
        mode,
        dominant: dominant.and_then(|entry| one_of(&entry, &members)),
        indicators,
        optional,
    };
    Some(DraftConstruct {
        construct,
        line,
        indicator_lines,
        dimensions,
    })
}

/// The constructs of `dimensions = [names]`, with their lines.
fn read_dimensions(table: &mut TableReader) -> Option<Vec<(String, Option<usize>)>> {
    let names = table.optional("dimensions")?.list()?;
    let named = |entry: &Entry| Some((name_of(entry)?, Some(entry.line())));
    Some(names.iter().filter_map(named).collect())
}

/// The indicators of `indicators = [names or tables]` and of `[[construct.indicator]]`, with their lines.
fn read_block(
    table: &mut TableReader,
    defaults: &AnswerDefaults,
) -> (Vec<Indicator>, Vec<Option<usize>>) {
    let mut block = Vec::new();
    let listed = table.optional("indicators").and_then(|entry| entry.list());
    for entry in &listed.unwrap_or_default() {
        let line = Some(entry.line());
        let indicator = match entry.kind() {
            Kind::Table => entry
                .table()
                .and_then(|table| read_indicator(table, defaults)),
            _ => name_of(entry).map(|name| Indicator {
                scale: defaults.scale,
                anchors: defaults.anchors.clone(),
                ..Indicator::named(name)
            }),
        };
        block.extend(indicator.map(|indicator| (indicator, line)));
    }
    for indicator in table.tables("indicator") {
        let line = Some(indicator.line());
        let indicator = read_indicator(indicator, defaults);
        block.extend(indicator.map(|indicator| (indicator, line)));
    }
    block.into_iter().unzip()
}

fn read_indicator(mut table: TableReader, defaults: &AnswerDefaults) -> Option<Indicator> {
    let name = required_name(&mut table);
    let own_label = label(&mut table, "label");
    let question = label(&mut table, "question").unwrap_or_default();
    let anchors = anchors(&mut table).or_else(|| defaults.anchors.clone());
    let scale = scale(&mut table).or(defaults.scale);
    let aliases = table.texts("aliases").unwrap_or_default();
    let optional = table.boolean("optional").unwrap_or(false);
    table.finish();
    let known = Indicator::named(name?);
    Some(Indicator {
        label: own_label.unwrap_or_else(|| known.label.clone()),
        question,
        anchors,
        scale,
        aliases,
        optional,
        ..known
    })
}

fn required_name(table: &mut TableReader) -> Option<String> {
    table.required("name").and_then(|entry| name_of(&entry))
}

fn name_of(entry: &Entry) -> Option<String> {
    let name = entry.text()?;
    if is_name(&name) {
        return Some(name);
    }
    entry.reject("model-bad-name", "model-bad-name-advice");
    None
}

fn label(table: &mut TableReader, key: &'static str) -> Option<Label> {
    table.optional(key).and_then(|entry| label_of(&entry))
}

/// One text for both languages, or a table with `en`, `zh` or both.
fn label_of(entry: &Entry) -> Option<Label> {
    if entry.kind() != Kind::Table {
        return entry.text().map(Label::same);
    }
    let mut table = entry.table()?;
    let texts = (table.text("en"), table.text("zh"));
    table.finish();
    match texts {
        (Some(en), Some(zh)) => Some(Label { en, zh }),
        (Some(only), None) | (None, Some(only)) => Some(Label::same(only)),
        (None, None) => {
            entry.reject("model-empty-label", "model-empty-label-advice");
            None
        }
    }
}

fn scale(table: &mut TableReader) -> Option<Scale> {
    let (low, high) = (table.optional("min"), table.optional("max"));
    let given = low.clone().or_else(|| high.clone())?;
    let (Some(low), Some(high)) = (low, high) else {
        given.reject("model-half-scale", "model-half-scale-advice");
        return None;
    };
    let (min, max) = (low.number()?, high.number()?);
    if min < max {
        return Some(Scale { min, max });
    }
    let fault = high.fault().with("min", min).with("max", max);
    let fault = fault
        .with_word("problem", "model-bad-scale")
        .with_word("advice", "model-bad-scale-advice");
    table.document().report(fault);
    None
}

fn anchors(table: &mut TableReader) -> Option<(Label, Label)> {
    let entry = table.optional("anchors")?;
    let ends = entry.list()?;
    let [lowest, highest] = ends.as_slice() else {
        entry.reject("model-bad-anchors", "model-bad-anchors-advice");
        return None;
    };
    Some((label_of(lowest)?, label_of(highest)?))
}

/// The name of one of the block's indicators or dimensions.
fn one_of(entry: &Entry, members: &[String]) -> Option<String> {
    let choices: Vec<(&str, String)> = members
        .iter()
        .map(|name| (name.as_str(), name.clone()))
        .collect();
    entry.choice(&choices)
}

/// The paths of one line, such as `"satisfaction -> complaints (-), loyalty (+)"`.
fn read_paths(entry: &Entry) -> Vec<DraftPath> {
    let Some(text) = entry.text() else {
        return Vec::new();
    };
    let paths = paths_of(&text, entry.line());
    if paths.is_none() {
        entry.reject("model-bad-path", "model-bad-path-advice");
    }
    paths.unwrap_or_default()
}

fn paths_of(text: &str, line: usize) -> Option<Vec<DraftPath>> {
    let (source, targets) = text.split_once("->").or_else(|| text.split_once('→'))?;
    let source = source.trim();
    let targets = targets.split([',', '，', '、']);
    targets
        .map(|target| {
            let (target, sign) = signed(target.trim());
            let line = Some(line);
            (is_name(source) && is_name(target)).then(|| DraftPath {
                source: source.to_owned(),
                target: target.to_owned(),
                sign,
                line,
            })
        })
        .collect()
}

/// A name and the sign in brackets behind it.
fn signed(text: &str) -> (&str, Option<Sign>) {
    let marks = [
        ("(+)", Sign::Positive),
        ("(-)", Sign::Negative),
        ("(−)", Sign::Negative),
    ];
    marks
        .into_iter()
        .find_map(|(mark, sign)| Some((text.strip_suffix(mark)?.trim_end(), Some(sign))))
        .unwrap_or((text, None))
}
