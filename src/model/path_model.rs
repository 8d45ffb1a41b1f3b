//! The types of a model.

use std::ops::Range;

use super::hierarchy::Hierarchy;
use super::names::normalized_name;
use crate::diagnostics::{Code, Diagnostic};
use crate::words::Language;

/// Position of a construct in [`PathModel::constructs`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConstructId(pub usize);

/// Position of an indicator among all indicators, block after block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(pub usize);

/// A label in both languages; a user's model may give one text for both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

impl Label {
    /// One text for both languages.
    #[must_use]
    pub fn same(text: impl Into<String>) -> Self {
        let en = text.into();
        Self { zh: en.clone(), en }
    }

    /// The text in a language.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }
}

/// How outer weights are estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize)]
pub enum Mode {
    /// Weights from covariances of the items with the inner proxy.
    #[default]
    A,
    /// Weights from the regression of the inner proxy on the items.
    B,
}

/// The sign that the theory expects of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// A positive effect.
    Positive,
    /// A negative effect.
    Negative,
}

/// How close a model is to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// As the source prints it.
    Verbatim,
    /// Put together from secondary descriptions.
    Reconstructed,
    /// The user's own.
    User,
}

impl Status {
    /// The catalogue key of the status's name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Verbatim => "model-status-verbatim",
            Self::Reconstructed => "model-status-reconstructed",
            Self::User => "model-status-user",
        }
    }
}

/// The ends of an answer scale, in the item's own units (after any reversal they stay the same).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The worst answer.
    pub min: f64,
    /// The best answer.
    pub max: f64,
}

/// An item that a construct claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Unique name.
    pub name: String,
    /// Short label for tables.
    pub label: Label,
    /// Question wording, our own; empty in a user's model without one.
    pub question: Label,
    /// What the lowest and highest answers mean, for the questionnaire.
    pub anchors: Option<(Label, Label)>,
    /// Scale ends of the questionnaire, when the model states them.
    pub scale: Option<Scale>,
    /// Other column names under which surveys carry the item.
    pub aliases: Vec<String>,
    /// Whether the model stands without it.
    pub optional: bool,
}

impl Indicator {
    /// An indicator of which only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            label: Label::same(name.clone()),
            name,
            question: Label::default(),
            anchors: None,
            scale: None,
            aliases: Vec::new(),
            optional: false,
        }
    }

    /// Whether a survey column of this name carries the item: its name or an alias, whatever the case, the width
    /// of the characters and the blanks around it.
    #[must_use]
    pub fn answers_to(&self, column_name: &str) -> bool {
        let wanted = normalized_name(column_name);
        std::iter::once(&self.name)
            .chain(&self.aliases)
            .any(|known| normalized_name(known) == wanted)
    }
}

/// A construct and its block of indicators.
#[derive(Debug, Clone, PartialEq)]
pub struct Construct {
    /// Unique name.
    pub name: String,
    /// Label for tables.
    pub label: Label,
    /// How its outer weights are estimated.
    pub mode: Mode,
    /// Its block: at least one, none for a higher-order construct (see [`PathModel::hierarchy`]).
    pub indicators: Vec<Indicator>,
    /// The indicator (or dimension) whose loading is made positive; without one, the sum of loadings is.
    pub dominant: Option<String>,
    /// Whether the model stands without it when all its indicators are absent (image of `ncsb`).
    pub optional: bool,
}

/// A directed relation between constructs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path {
    /// The antecedent.
    pub source: ConstructId,
    /// The consequence.
    pub target: ConstructId,
    /// What the theory expects; `None` where it leaves the sign free.
    pub sign: Option<Sign>,
}

/// A path whose strength depends on the level of another construct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interaction {
    /// The construct that strengthens or weakens the path.
    pub moderator: ConstructId,
    /// The source of the path.
    pub source: ConstructId,
    /// Its target.
    pub target: ConstructId,
}

/// A structural equation model with one index construct.
#[derive(Debug, Clone, PartialEq)]
pub struct PathModel {
    /// Short name (`acsi`), or the file's.
    pub name: String,
    /// Title for people.
    pub title: Label,
    /// Citation of the theory; empty for a user's model without one.
    pub source: String,
    /// How close the model is to that source.
    pub status: Status,
    /// A word on what was reconstructed; empty otherwise.
    pub remark: Label,
    /// Constructs in the order of the tables.
    pub constructs: Vec<Construct>,
    /// Relations, in the order of the file.
    pub paths: Vec<Path>,
    /// Moderated paths, in the order of the file; the paths themselves stand in `paths`.
    pub interactions: Vec<Interaction>,
    /// The construct whose index is the headline.
    pub index: ConstructId,
    /// Which constructs are made of others.
    pub hierarchy: Hierarchy,
}

impl PathModel {
    /// Number of indicators over all blocks.
    #[must_use]
    pub fn indicator_count(&self) -> usize {
        self.constructs
            .iter()
            .map(|construct| construct.indicators.len())
            .sum()
    }

    /// All indicators, block after block.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.constructs
            .iter()
            .flat_map(|construct| &construct.indicators)
    }

    /// The indicator positions of each construct's block; empty for higher-order constructs.
    #[must_use]
    pub fn blocks(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        let block = |construct: &Construct| {
            let range = start..start + construct.indicators.len();
            start = range.end;
            range
        };
        self.constructs.iter().map(block).collect()
    }

    /// The construct called `name`; failing that, the one whose name or label is the same but for case, width and
    /// outer blanks.
    #[must_use]
    pub fn construct(&self, name: &str) -> Option<ConstructId> {
        let position = |matches: &dyn Fn(&Construct) -> bool| {
            let found = self.constructs.iter().position(matches);
            found.map(ConstructId)
        };
        let wanted = normalized_name(name);
        let alike = |construct: &Construct| {
            let names = [&construct.name, &construct.label.en, &construct.label.zh];
            names.iter().any(|known| normalized_name(known) == wanted)
        };
        position(&|construct| construct.name == name).or_else(|| position(&alike))
    }

    /// The indicator that answers to `name`: its own name first, then the aliases.
    #[must_use]
    pub fn indicator(&self, name: &str) -> Option<IndicatorId> {
        let wanted = normalized_name(name);
        self.indicators()
            .position(|indicator| normalized_name(&indicator.name) == wanted)
            .or_else(|| {
                self.indicators()
                    .position(|indicator| indicator.answers_to(name))
            })
            .map(IndicatorId)
    }

    /// The note that the model is reconstructed, with its remark in a language; `None` for every other status.
    #[must_use]
    pub fn status_note(&self, language: Language) -> Option<Diagnostic> {
        let note = Diagnostic::new(Code::ReconstructedModel)
            .with("model", &self.name)
            .with("remark", self.remark.text(language));
        (self.status == Status::Reconstructed).then_some(note)
    }

    /// The note that these optional indicators were left out (see [`PathModel::without`]); `None` when there are none.
    #[must_use]
    pub fn omission_note(&self, absent: &[IndicatorId]) -> Option<Diagnostic> {
        let names: Vec<&str> = self
            .indicators()
            .enumerate()
            .filter(|(at, _)| absent.contains(&IndicatorId(*at)))
            .map(|(_, indicator)| indicator.name.as_str())
            .collect();
        let note = Diagnostic::new(Code::OptionalDropped).with("indicators", names.join(", "));
        (!names.is_empty()).then_some(note)
    }

    /// Sources of the paths into `target`, in the order of the constructs.
    #[must_use]
    pub fn predecessors(&self, target: ConstructId) -> Vec<ConstructId> {
        let mut sources: Vec<ConstructId> = self
            .paths
            .iter()
            .filter(|path| path.target == target)
            .map(|path| path.source)
            .collect();
        sources.sort_unstable();
        sources
    }
}
