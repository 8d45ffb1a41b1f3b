//! The study file: TOML to [`Study`], all faults at once.

use super::check_keys::{checks, exclusions};
use super::choice::unknown_choice;
use super::driver_settings::drivers;
use super::filter::Filter;
use super::hierarchy_keys::hierarchy;
use super::kpi::kpi;
use super::labels::Labels;
use super::prediction_settings::prediction;
use super::resampling_keys::{design, resampling};
use super::roles::RoleNames;
use super::segment_settings::segments;
use super::settings::{
    ITERATIONS_FAULT, IndexWeights, Metric, MissingTreatment, Scheme, Settings, TOLERANCE_FAULT,
    is_iterations, is_tolerance,
};
use super::study::{ExportChoice, GlobalItem, ItemChoice, ModelChoice, Study, SurveySource};
use super::whatif_settings::whatif;
use crate::diagnostics::{Code, Diagnostics};
use crate::document::{Document, DocumentCodes, Entry, Kind, TableReader};
use crate::model::Scale;

const CODES: DocumentCodes = DocumentCodes {
    syntax: Code::StudySyntax,
    unknown_key: Code::StudyUnknownKey,
    bad_value: Code::StudyBadValue,
};

/// Reads the text of a study file.
///
/// # Errors
/// Everything that is wrong with it (`CSI-S001` to `CSI-S003`, `CSI-S005`), each fault with its line.
pub(super) fn parse(text: &str) -> Result<Study, Diagnostics> {
    let document = Document::parse(text, CODES)?;
    let mut root = document.root();
    let mut study = Study::default();
    if let Some(table) = root.table("survey") {
        study.survey = survey(table, &mut study);
    }
    if let Some(table) = root.table("model") {
        model(table, &mut study);
    }
    if let Some(mut table) = root.table("scale") {
        study.scale = scale(&mut table);
        study.decimals = table.boolean("decimals").unwrap_or_default();
        table.finish();
    }
    if let Some(table) = root.table("items") {
        study.items = table.entries().iter().filter_map(item).collect();
    }
    if let Some(table) = root.table("settings") {
        settings(table, &mut study);
    }
    if let Some(table) = root.table("check") {
        study.check = checks(table);
    }
    if let Some(table) = root.table("segments") {
        study.segments = segments(table);
    }
    if let Some(table) = root.table("cleaning") {
        study.exclude = exclusions(table);
    }
    if let Some(mut table) = root.table("assessment") {
        study.global_items = global_items(&mut table);
        table.finish();
    }
    if let Some(mut table) = root.table("drivers") {
        study.whatif = whatif(&mut table);
        study.drivers = drivers(table);
    }
    if let Some(table) = root.table("kpi") {
        study.kpi = kpi(table);
    }
    if let Some(table) = root.table("hierarchy") {
        study.hierarchy = hierarchy(table);
    }
    root.finish();
    document.finish().map(|()| study)
}

fn survey(mut table: TableReader<'_>, study: &mut Study) -> SurveySource {
    study.missing_codes = table.texts("missing").unwrap_or_default();
    study.weight = table.text("weight");
    study.group = table.text("group");
    study.by = table.texts("by").unwrap_or_default();
    let document = table.document();
    study.filter = table
        .optional("where")
        .and_then(|entry| filter(&entry, document));
    study.design = design(&mut table);
    study.roles = RoleNames::read(&mut table);
    let header_rows = table.count("header_rows");
    let sheet = table.optional("sheet");
    let survey = SurveySource {
        file: table.text("file"),
        export: table
            .choice("export", ExportChoice::CHOICES)
            .unwrap_or_default(),
        dictionary: table.text("dictionary"),
        encoding: table.text("encoding"),
        delimiter: table.text("delimiter"),
        header_rows,
        sheet: sheet.and_then(|entry| entry.text_or_number()),
    };
    table.finish();
    survey
}

/// `construct = "column"` for each column that asks for a construct as a whole.
fn global_items(table: &mut TableReader<'_>) -> Vec<GlobalItem> {
    let entries = table.table("global").map(TableReader::entries);
    let item = |entry: &Entry<'_>| {
        Some(GlobalItem {
            construct: entry.name().to_owned(),
            column: entry.text()?,
        })
    };
    entries
        .unwrap_or_default()
        .iter()
        .filter_map(item)
        .collect()
}

fn filter(entry: &Entry<'_>, document: &Document<'_>) -> Option<Filter> {
    let text = entry.text()?;
    match Filter::parse(&text) {
        Ok(filter) => Some(filter),
        Err(faults) => {
            for fault in faults.0 {
                document.report(fault.at_line(entry.line()));
            }
            None
        }
    }
}

fn model(mut table: TableReader<'_>, study: &mut Study) {
    let named = table.optional("use");
    let file = table.optional("file");
    let text = table.optional("text");
    for second in [&named, &file, &text].into_iter().flatten().skip(1) {
        second.reject("study-second-model", "study-second-model-advice");
    }
    let named = named.and_then(|entry| entry.text()).map(ModelChoice::Named);
    let file = file.and_then(|entry| entry.text()).map(ModelChoice::File);
    let text = text.and_then(|entry| entry.text()).map(ModelChoice::Text);
    study.model = named.or(file).or(text);
    study.index = table.text("index");
    study.interactions = table.texts("interactions").unwrap_or_default();
    table.finish();
}

/// `min` and `max` of a table, both or none.
pub(super) fn scale(table: &mut TableReader<'_>) -> Option<Scale> {
    match (table.optional("min"), table.optional("max")) {
        (None, None) => None,
        (Some(min), Some(max)) => {
            let scale = Scale {
                min: min.number()?,
                max: max.number()?,
            };
            if scale.min < scale.max {
                return Some(scale);
            }
            max.reject("study-empty-scale", "study-scale-advice");
            None
        }
        (Some(only), None) | (None, Some(only)) => {
            only.reject("study-half-scale", "study-scale-advice");
            None
        }
    }
}

/// `indicator = "column"`, `construct = ["column", …]` or `name = { column = …, … }`.
fn item(entry: &Entry<'_>) -> Option<ItemChoice> {
    let mut item = ItemChoice {
        name: entry.name().to_owned(),
        line: Some(entry.line()),
        ..ItemChoice::default()
    };
    match entry.kind() {
        Kind::Table => item_table(entry.table()?, &mut item),
        Kind::List => item.columns = columns(entry)?,
        _ => item.columns = vec![entry.text()?],
    }
    Some(item)
}

fn item_table(mut table: TableReader<'_>, item: &mut ItemChoice) {
    let column = table.text("column");
    let several = table.optional("columns").and_then(|entry| {
        if column.is_some() {
            entry.reject(
                "study-column-and-columns",
                "study-column-and-columns-advice",
            );
        }
        columns(&entry)
    });
    item.columns = column.map_or_else(|| several.unwrap_or_default(), |column| vec![column]);
    item.scale = scale(&mut table);
    item.missing_codes = table.texts("missing").unwrap_or_default();
    let document = table.document();
    item.labels = table
        .optional("labels")
        .and_then(|entry| labels(&entry, document));
    item.reverse = table.boolean("reverse").unwrap_or_default();
    item.decimals = table.boolean("decimals");
    table.finish();
}

fn columns(entry: &Entry<'_>) -> Option<Vec<String>> {
    let columns: Vec<String> = entry.list()?.iter().filter_map(Entry::text).collect();
    if columns.is_empty() {
        entry.reject("study-no-columns", "study-no-columns-advice");
    }
    Some(columns)
}

/// The name of an embedded set, or a table of labels and their values.
pub(super) fn labels(entry: &Entry<'_>, document: &Document<'_>) -> Option<Labels> {
    if entry.kind() == Kind::Table {
        let labels = entry.table()?.entries();
        let value = |label: &Entry<'_>| Some((label.name().to_owned(), label.number()?));
        let values: Vec<(String, f64)> = labels.iter().filter_map(value).collect();
        return Some(Labels::own(&values));
    }
    let name = entry.text()?;
    let set = Labels::set(&name);
    if set.is_none() {
        let known: Vec<&str> = Labels::set_names().collect();
        document.report(unknown_choice(entry.key(), &name, &known).at_line(entry.line()));
    }
    set
}

fn settings(mut table: TableReader<'_>, study: &mut Study) {
    let default = Settings::default();
    study.settings = Settings {
        scheme: table.choice("scheme", Scheme::CHOICES).unwrap_or_default(),
        metric: table.choice("metric", Metric::CHOICES).unwrap_or_default(),
        missing: table
            .choice("missing", MissingTreatment::CHOICES)
            .unwrap_or_default(),
        consistent: table.boolean("consistent").unwrap_or_default(),
        index_weights: table
            .choice("index_weights", IndexWeights::CHOICES)
            .unwrap_or_default(),
        tolerance: tolerance(&mut table).unwrap_or(default.tolerance),
        max_iterations: max_iterations(&mut table).unwrap_or(default.max_iterations),
    };
    study.resampling = resampling(&mut table);
    study.prediction = prediction(&mut table);
    table.finish();
}

fn tolerance(table: &mut TableReader<'_>) -> Option<f64> {
    let entry = table.optional("tolerance")?;
    let tolerance = entry.number()?;
    if is_tolerance(tolerance) {
        return Some(tolerance);
    }
    entry.reject(TOLERANCE_FAULT.0, TOLERANCE_FAULT.1);
    None
}

fn max_iterations(table: &mut TableReader<'_>) -> Option<usize> {
    let entry = table.optional("max_iterations")?;
    let iterations = entry.count()?;
    if is_iterations(iterations) {
        return Some(iterations);
    }
    entry.reject(ITERATIONS_FAULT.0, ITERATIONS_FAULT.1);
    None
}
