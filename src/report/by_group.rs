//! One report of all respondents and one of each group of them.

use serde::Serialize;
use serde_json::Value;

use super::fit_report::Message;
use super::named::Named;
use super::section::Selection;
use super::shown::{Document, DocumentPart, OF_THE_RUN, Report};
use super::table::Table;
use crate::cleaning::GroupKey;
use crate::diagnostics::Severity;
use crate::words::Words;

/// The report of one group, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupReport<R> {
    /// The group's answers by column.
    #[serde(serialize_with = "as_object")]
    pub group: GroupKey,
    /// Its respondents.
    pub respondents: usize,
    /// Respondents that it should have at least: what the model asks for, without a model the limit of the checks for
    /// small groups.
    pub minimum_sample: usize,
    /// What was found; `None` when it could not be computed.
    pub report: Option<R>,
    /// Why it could not be computed.
    pub errors: Vec<Message>,
}

fn as_object<S: serde::Serializer>(group: &GroupKey, serializer: S) -> Result<S::Ok, S::Error> {
    Named(group.clone()).serialize(serializer)
}

/// A report with those of the groups; serialised as the report with one field more, `by_group`.
#[derive(Debug, Serialize)]
pub struct ByGroup<'a, R: Report> {
    #[serde(flatten)]
    total: &'a R,
    #[serde(rename = "by_group")]
    groups: &'a [GroupReport<R>],
    #[serde(skip)]
    columns: &'a [String],
    #[serde(skip)]
    selection: &'a Selection<R::Section>,
    #[serde(skip)]
    messages: Vec<(Severity, Message)>,
}

/// A group as people read it: `region: north, wave: 2`.
#[must_use]
pub fn group_name(group: &GroupKey, words: &Words) -> String {
    let colon = words.text("colon");
    let named = group
        .iter()
        .map(|(column, answer)| format!("{column}{colon}{answer}"));
    let named: Vec<String> = named.collect();
    named.join(&words.text("list-separator"))
}

impl<'a, R: Report> ByGroup<'a, R> {
    /// The report of all respondents with those of their groups by `columns`, and which sections are shown.
    #[must_use]
    pub fn new(
        total: &'a R,
        (columns, groups): (&'a [String], &'a [GroupReport<R>]),
        selection: &'a Selection<R::Section>,
    ) -> Self {
        let shown = total.shown(selection);
        let messages = shown.messages().into_iter();
        Self {
            messages: messages
                .map(|(severity, message)| (severity, message.clone()))
                .collect(),
            total,
            groups,
            columns,
            selection,
        }
    }

    fn part(&self, group: &GroupReport<R>, words: &Words) -> DocumentPart {
        let answers = group.group.iter().map(|(_, answer)| answer.clone());
        let answers = answers.collect();
        let title = group_name(&group.group, words);
        let Some(report) = &group.report else {
            let respondents = [("respondents", group.respondents.to_string())];
            let errors = group.errors.iter();
            return DocumentPart {
                answers,
                heading: vec![title, words.fill("group-not-computed", &respondents)],
                tables: Vec::new(),
                plots: Vec::new(),
                whole_tables: Vec::new(),
                conclusions: errors.map(|error| error.message.clone()).collect(),
                messages: of_errors(&group.errors),
            };
        };
        let shown = report.shown(self.selection);
        let own = |tables: Vec<Table>| {
            let own = |table: &Table| !OF_THE_RUN.contains(&table.key);
            tables.into_iter().filter(own).collect()
        };
        let messages = shown.messages().into_iter();
        let tables: Vec<Table> = own(shown.tables(words));
        DocumentPart {
            answers,
            // What model and settings there are stands above everything; the first line counts the respondents.
            heading: [title]
                .into_iter()
                .chain(shown.heading(words).into_iter().take(1))
                .collect(),
            plots: tables
                .iter()
                .map(|table| shown.plot(table, words))
                .collect(),
            tables,
            whole_tables: own(shown.whole_tables(words)),
            conclusions: shown.conclusions(words),
            messages: messages
                .map(|(severity, message)| (severity, message.clone()))
                .collect(),
        }
    }
}

fn of_errors(errors: &[Message]) -> Vec<(Severity, Message)> {
    let errors = errors.iter();
    errors
        .map(|error| (Severity::Error, error.clone()))
        .collect()
}

impl<R: Report> Document for ByGroup<'_, R> {
    fn machine(&self) -> &impl Serialize {
        self
    }

    fn heading(&self, words: &Words) -> Vec<String> {
        let mut lines = self.total.shown(self.selection).heading(words);
        let values = [
            ("columns", self.columns.join(&words.text("list-separator"))),
            ("groups", self.groups.len().to_string()),
        ];
        lines.push(words.fill("heading-by-group", &values));
        lines
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        self.total.shown(self.selection).tables(words)
    }

    fn whole_tables(&self, words: &Words) -> Vec<Table> {
        self.total.shown(self.selection).whole_tables(words)
    }

    fn conclusions(&self, words: &Words) -> Vec<String> {
        self.total.shown(self.selection).conclusions(words)
    }

    fn messages(&self) -> Vec<(Severity, &Message)> {
        let messages = self.messages.iter();
        messages
            .map(|(severity, message)| (*severity, message))
            .collect()
    }

    fn absent(&self, words: &Words) -> Vec<&'static str> {
        self.total.shown(self.selection).absent(words)
    }

    fn grouped_by(&self) -> &[String] {
        self.columns
    }

    fn parts(&self, words: &Words) -> Vec<DocumentPart> {
        let groups = self.groups.iter();
        groups.map(|group| self.part(group, words)).collect()
    }
}

/// The JSON Schema of a report, with the field `by_group` that a run with `--by` adds.
#[must_use]
pub fn group_schema(mut schema: Value) -> Value {
    let by_group = serde_json::json!({
        "description": "The same for each group of respondents on its own; only with --by. What is about the \
                        run as a whole (cleaning, labels) is empty there.",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "group": {
                    "description": "The group's answers by column.",
                    "type": "object",
                    "additionalProperties": { "type": "string" },
                },
                "respondents": { "description": "n of the group.", "type": "integer", "minimum": 0 },
                "minimum_sample": {
                    "description": "Respondents that the group should have at least: what the model asks for; for csi kpi, which \
                                    has none, the limit of CSI-W016.",
                    "type": "integer",
                    "minimum": 0,
                },
                "report": {
                    "description": "What was found; null when it could not be computed.",
                    "anyOf": [{ "$ref": "#" }, { "type": "null" }],
                },
                "errors": {
                    "description": "Why it could not be computed.",
                    "type": "array",
                    "items": { "$ref": "#/$defs/Message" },
                },
            },
            "required": ["group", "respondents", "minimum_sample", "report", "errors"],
        },
    });
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.insert("by_group".to_owned(), by_group);
    }
    schema
}
