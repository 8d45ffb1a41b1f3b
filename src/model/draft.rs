//! A model as it was written, with lines, before it is checked.

use super::checks::{
    cyclic, duplicate_names, index_construct, resolved_paths, unconnected, unmeasured,
};
use super::composition::resolved_hierarchy;
use super::hierarchy::Stages;
use super::interactions::{DraftInteraction, resolved_interactions};
use super::names::normalized_name;
use super::path_model::{Construct, ConstructId, Label, Path, PathModel, Sign, Status};
use crate::diagnostics::{Diagnostic, Diagnostics};

/// A construct with the lines it stands in.
#[derive(Debug)]
pub(super) struct DraftConstruct {
    pub(super) construct: Construct,
    pub(super) line: Option<usize>,
    /// One line for each indicator of the block.
    pub(super) indicator_lines: Vec<Option<usize>>,
    /// The names of its dimensions, with their lines; `None` when it is measured by indicators.
    pub(super) dimensions: Option<Vec<(String, Option<usize>)>>,
}

impl DraftConstruct {
    /// Whether it is made of other constructs.
    pub(super) fn is_higher_order(&self) -> bool {
        self.dimensions.is_some()
    }
}

/// A path by names.
#[derive(Debug)]
pub(super) struct DraftPath {
    pub(super) source: String,
    pub(super) target: String,
    pub(super) sign: Option<Sign>,
    pub(super) line: Option<usize>,
}

/// A model that may still be wrong in any way.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) title: Label,
    pub(super) source: String,
    pub(super) status: Status,
    pub(super) remark: Label,
    pub(super) constructs: Vec<DraftConstruct>,
    pub(super) paths: Vec<DraftPath>,
    pub(super) interactions: Vec<DraftInteraction>,
    /// The index construct and the line that names it.
    pub(super) index: Option<(String, Option<usize>)>,
    /// How higher-order constructs are estimated.
    pub(super) stages: Stages,
}

impl Draft {
    /// A user's model without constructs.
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            title: Label::same(name),
            source: String::new(),
            status: Status::User,
            remark: Label::default(),
            constructs: Vec::new(),
            paths: Vec::new(),
            interactions: Vec::new(),
            index: None,
            stages: Stages::default(),
        }
    }

    /// A valid model taken apart, to be changed and checked again.
    pub(super) fn of(model: PathModel) -> Self {
        let names: Vec<String> = model.constructs.iter().map(|c| c.name.clone()).collect();
        let name = |id: ConstructId| names.get(id.0).cloned().unwrap_or_default();
        let paths = model.paths.iter().map(|path| DraftPath {
            source: name(path.source),
            target: name(path.target),
            sign: path.sign,
            line: None,
        });
        let interactions = model.interactions.iter().map(|known| DraftInteraction {
            moderator: name(known.moderator),
            source: name(known.source),
            target: name(known.target),
            either_way: false,
            line: None,
        });
        let dimensions = |position: usize| {
            let parts = model.hierarchy.dimensions(ConstructId(position))?;
            Some(parts.iter().map(|part| (name(*part), None)).collect())
        };
        let constructs = model.constructs.into_iter().enumerate();
        let constructs = constructs.map(|(position, construct)| DraftConstruct {
            indicator_lines: vec![None; construct.indicators.len()],
            dimensions: dimensions(position),
            construct,
            line: None,
        });
        Self {
            stages: model.hierarchy.stages,
            paths: paths.collect(),
            interactions: interactions.collect(),
            constructs: constructs.collect(),
            index: Some((name(model.index), None)),
            name: model.name,
            title: model.title,
            source: model.source,
            status: model.status,
            remark: model.remark,
        }
    }

    /// The model, when neither `faults` (found while it was read) nor the checks object.
    pub(super) fn check(self, mut faults: Vec<Diagnostic>) -> Result<PathModel, Diagnostics> {
        faults.extend(duplicate_names(&self.constructs));
        faults.extend(unmeasured(&self.constructs));
        let (paths, bad_paths) = resolved_paths(&self);
        faults.extend(bad_paths);
        let (hierarchy, bad_compositions) = resolved_hierarchy(&self);
        faults.extend(bad_compositions);
        faults.extend(unconnected(&self));
        faults.extend(cyclic(&self, &paths));
        let paths: Vec<Path> = paths.into_iter().map(|path| path.path).collect();
        let (interactions, bad_interactions) = resolved_interactions(&self, &paths);
        faults.extend(bad_interactions);
        let index = index_construct(&self).unwrap_or_else(|fault| {
            faults.push(*fault);
            ConstructId(0)
        });
        faults.sort_by_key(|fault| fault.place.line);
        Diagnostics::check(faults)?;
        Ok(PathModel {
            name: self.name,
            title: self.title,
            source: self.source,
            status: self.status,
            remark: self.remark,
            constructs: self.constructs.into_iter().map(|c| c.construct).collect(),
            paths,
            interactions,
            index,
            hierarchy,
        })
    }

    /// The names of the constructs, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.constructs.iter().map(|c| c.construct.name.as_str())
    }

    /// The construct called `name`, as names are compared.
    pub(super) fn position(&self, name: &str) -> Option<ConstructId> {
        let wanted = normalized_name(name);
        self.names()
            .position(|known| normalized_name(known) == wanted)
            .map(ConstructId)
    }
}
