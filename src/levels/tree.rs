//! The tree of indicators.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, nearest_name};
use crate::model::{
    Construct, ConstructId, Hierarchy, Indicator, IndicatorId, Label, Mode, PathModel, Status,
};
use crate::study::{Branch, HierarchySettings};

/// What a node of the tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeKind {
    /// The whole.
    Index,
    /// A member of the index.
    Construct,
    /// A member of a construct that has questions of its own.
    Attribute,
    /// A column of the survey.
    Question,
}

/// One node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Name; of a question that of the indicator.
    pub name: String,
    /// What it is.
    pub kind: NodeKind,
    /// Level from 1 (the index) to 4.
    pub level: usize,
    /// Position of the node it is a member of.
    pub parent: Option<usize>,
    /// Positions of its members; empty for a question.
    pub members: Vec<usize>,
    /// The indicator of a question.
    pub item: Option<IndicatorId>,
}

/// Nodes such that every node stands before its members; the first is the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorTree {
    /// The nodes.
    pub nodes: Vec<Node>,
}

/// The model that stands in for one when a study has a tree alone: the constructs of the tree with their questions,
/// without paths, so that the answers can be read. `None` without a tree.
#[must_use]
pub fn tree_model(settings: &HierarchySettings) -> Option<PathModel> {
    let construct = |branch: &Branch| Construct {
        name: branch.name.clone(),
        label: Label::same(branch.name.clone()),
        mode: Mode::A,
        indicators: branch
            .questions()
            .into_iter()
            .map(|question| Indicator::named(question.name.clone()))
            .collect(),
        dominant: None,
        optional: false,
    };
    let name = settings.index.clone().unwrap_or_default();
    (!settings.branches.is_empty()).then(|| PathModel {
        title: Label::same(name.clone()),
        name,
        source: String::new(),
        status: Status::User,
        remark: Label::default(),
        constructs: settings.branches.iter().map(construct).collect(),
        paths: Vec::new(),
        interactions: Vec::new(),
        index: ConstructId(0),
        hierarchy: Hierarchy::default(),
    })
}

impl IndicatorTree {
    /// The tree of the study, its questions found among the indicators of `model`; without one in the study, the tree that
    /// [`IndicatorTree::derived`] makes. `index` names the first level when the study does not.
    ///
    /// # Errors
    /// `CSI-S065` for each question that `model` does not have, and for each that is the same indicator as another.
    pub fn new(
        settings: &HierarchySettings,
        model: &PathModel,
        index: &str,
    ) -> Result<Self, Diagnostics> {
        if settings.branches.is_empty() {
            return Ok(Self::derived(settings, model));
        }
        let mut tree = Self::of_index(settings.index.as_deref().unwrap_or(index));
        let mut faults = Vec::new();
        for branch in &settings.branches {
            tree.grow(branch, 0, (model, &mut faults));
        }
        Diagnostics::check(faults).map(|()| tree)
    }

    /// Three levels: the index construct of `model`, the constructs that it depends on, their indicators.
    #[must_use]
    pub fn derived(settings: &HierarchySettings, model: &PathModel) -> Self {
        let name = &model.constructs[model.index.0].name;
        let mut tree = Self::of_index(settings.index.as_ref().unwrap_or(name));
        let blocks = model.blocks();
        for construct in drivers(model) {
            let node = tree.add(&model.constructs[construct.0].name, NodeKind::Construct, 0);
            let own = [construct];
            let parts = model.hierarchy.dimensions(construct);
            for part in parts.unwrap_or(&own) {
                let indicators = &model.constructs[part.0].indicators;
                // The dimensions of a higher-order construct are its attributes.
                let parent = match parts {
                    Some(_) => tree.add(&model.constructs[part.0].name, NodeKind::Attribute, node),
                    None => node,
                };
                for (item, indicator) in blocks[part.0].clone().zip(indicators) {
                    let question = tree.add(&indicator.name, NodeKind::Question, parent);
                    tree.nodes[question].item = Some(IndicatorId(item));
                }
            }
        }
        tree
    }

    /// Positions of the questions.
    pub fn questions(&self) -> impl Iterator<Item = usize> {
        let questions = self.nodes.iter().enumerate();
        questions
            .filter(|(_, node)| node.kind == NodeKind::Question)
            .map(|(position, _)| position)
    }

    /// Position of the node with members called `name`.
    #[must_use]
    pub fn parent(&self, name: &str) -> Option<usize> {
        let called = |node: &Node| node.name == name && !node.members.is_empty();
        self.nodes.iter().position(called)
    }

    /// Names of the members of a node.
    #[must_use]
    pub fn member_names(&self, node: usize) -> Vec<&str> {
        let members = self.nodes[node].members.iter();
        members
            .map(|member| self.nodes[*member].name.as_str())
            .collect()
    }

    fn of_index(name: &str) -> Self {
        Self {
            nodes: vec![Node {
                name: name.to_owned(),
                kind: NodeKind::Index,
                level: 1,
                parent: None,
                members: Vec::new(),
                item: None,
            }],
        }
    }

    fn add(&mut self, name: &str, kind: NodeKind, parent: usize) -> usize {
        let position = self.nodes.len();
        self.nodes.push(Node {
            name: name.to_owned(),
            kind,
            level: self.nodes[parent].level + 1,
            parent: Some(parent),
            members: Vec::new(),
            item: None,
        });
        self.nodes[parent].members.push(position);
        position
    }

    fn grow(
        &mut self,
        branch: &Branch,
        parent: usize,
        (model, faults): (&PathModel, &mut Vec<Diagnostic>),
    ) {
        if branch.members.is_empty() {
            self.add_question(branch, parent, (model, faults));
            return;
        }
        let kind = match parent {
            0 => NodeKind::Construct,
            _ => NodeKind::Attribute,
        };
        let node = self.add(&branch.name, kind, parent);
        for member in &branch.members {
            self.grow(member, node, (model, faults));
        }
    }

    fn add_question(
        &mut self,
        question: &Branch,
        parent: usize,
        (model, faults): (&PathModel, &mut Vec<Diagnostic>),
    ) {
        let Some(item) = model.indicator(&question.name) else {
            let names: Vec<&str> = model.indicators().map(|one| one.name.as_str()).collect();
            let fault = unknown_name(&question.name, &names).at_line(question.line);
            faults.push(fault.with_word("problem", "hierarchy-unknown-question"));
            return;
        };
        let earlier = self.nodes.iter().find(|node| node.item == Some(item));
        if let Some(earlier) = earlier {
            let fault = Diagnostic::new(Code::HierarchyUnknownName)
                .at_line(question.line)
                .with("name", &question.name)
                .with("other", &earlier.name)
                .with_word("problem", "hierarchy-same-question")
                .with_word("advice", "hierarchy-twice-advice");
            faults.push(fault);
            return;
        }
        let name = model.indicators().nth(item.0);
        let name = name.map_or(question.name.as_str(), |one| one.name.as_str());
        let node = self.add(name, NodeKind::Question, parent);
        self.nodes[node].item = Some(item);
    }
}

/// `CSI-S065` for `name` that is none of `known`, with the nearest of them.
pub(super) fn unknown_name(name: &str, known: &[&str]) -> Diagnostic {
    let fault = Diagnostic::new(Code::HierarchyUnknownName)
        .with("name", name)
        .with("known", known.join(", "));
    match nearest_name(name, known.iter().copied()) {
        Some(nearest) => fault
            .with("nearest", nearest)
            .with_word("advice", "document-did-you-mean"),
        None => fault.with_word("advice", "document-known-names"),
    }
}

/// Constructs from which a route leads to the index construct, in the model's order, dimensions left out.
fn drivers(model: &PathModel) -> Vec<ConstructId> {
    let mut reached = vec![false; model.constructs.len()];
    let mut open = vec![model.index];
    while let Some(target) = open.pop() {
        for source in model.predecessors(target) {
            if !std::mem::replace(&mut reached[source.0], true) {
                open.push(source);
            }
        }
    }
    let constructs = (0..reached.len()).filter(|construct| reached[*construct]);
    constructs.map(ConstructId).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::builtin;
    use crate::study::Study;

    fn settings(text: &str) -> HierarchySettings {
        Study::parse(text).unwrap().hierarchy
    }

    #[test]
    fn the_tree_of_a_study_has_up_to_four_levels() {
        let settings =
            settings("[hierarchy.levels]\nA = { x = ['q1'], y = ['q2', 'q3'] }\nB = ['q4']");
        let model = tree_model(&settings).unwrap();
        let tree = IndicatorTree::new(&settings, &model, "whole").unwrap();
        let levels: Vec<(usize, &str)> = tree
            .nodes
            .iter()
            .map(|node| (node.level, node.name.as_str()))
            .collect();
        let expected = [
            (1, "whole"),
            (2, "A"),
            (3, "x"),
            (4, "q1"),
            (3, "y"),
            (4, "q2"),
            (4, "q3"),
            (2, "B"),
            (3, "q4"),
        ];
        assert_eq!(levels, expected);
        assert_eq!(tree.member_names(0), ["A", "B"]);
        assert_eq!(tree.parent("y"), Some(4));
        assert_eq!(tree.parent("q1"), None);
        assert_eq!(tree_model(&HierarchySettings::default()), None);
    }

    #[test]
    fn the_tree_of_a_model_holds_what_drives_the_index() {
        let model = builtin("acsi").unwrap();
        let tree = IndicatorTree::derived(&HierarchySettings::default(), &model);
        assert_eq!(tree.nodes[0].name, "satisfaction");
        assert_eq!(tree.member_names(0), ["expectations", "quality", "value"]);
        assert_eq!(tree.questions().count(), 8);
        let items = tree.questions().filter_map(|node| tree.nodes[node].item);
        assert!(items.eq((0..8).map(IndicatorId)));
    }

    #[test]
    fn unknown_and_repeated_questions_are_named_together() {
        let settings =
            settings("[hierarchy.levels]\nA = ['sat_overal', 'SATIS']\nB = ['sat_overall']");
        let model = builtin("acsi").unwrap();
        let faults = IndicatorTree::new(&settings, &model, "whole")
            .unwrap_err()
            .0;
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(
            faults[0]
                .arguments
                .contains(&("nearest", "sat_overall".to_owned()))
        );
    }
}
