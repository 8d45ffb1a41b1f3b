//! Where in a model a figure stands.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::{Serialize, Serializer};

use crate::report::Labels;
use crate::words::Words;

/// Where in a model a figure stands, by names; serialised as the list of the names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The model as a whole.
    Whole,
    /// An item.
    Item(String),
    /// A construct.
    Construct(String),
    /// Two constructs.
    Pair(String, String),
    /// A path, source and target.
    Path(String, String),
}

impl Place {
    /// The names, none for the whole model.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Whole => Vec::new(),
            Self::Item(name) | Self::Construct(name) => vec![name],
            Self::Pair(first, second) | Self::Path(first, second) => vec![first, second],
        }
    }

    /// The place in the reader's words; empty for the whole model.
    #[must_use]
    pub fn label(&self, labels: &Labels, words: &Words) -> String {
        let two = |key: &str, first: &str, second: &str| {
            let names = [
                ("first", labels.construct(first).to_owned()),
                ("second", labels.construct(second).to_owned()),
            ];
            words.fill(key, &names)
        };
        match self {
            Self::Whole => String::new(),
            Self::Item(name) => labels.indicator(name).to_owned(),
            Self::Construct(name) => labels.construct(name).to_owned(),
            Self::Pair(first, second) => two("place-pair", first, second),
            Self::Path(source, target) => two("place-path", source, target),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.names().serialize(serializer)
    }
}

impl JsonSchema for Place {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Place".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": { "type": "string" } })
    }
}
