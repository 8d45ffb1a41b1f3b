//! A model as positions: what the arithmetic needs and no more.

use std::ops::Range;

use crate::model::{ConstructId, Hierarchy, Mode, PathModel};

/// One endogenous construct and its predecessors, as positions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equation {
    /// The explained construct.
    pub target: usize,
    /// The explaining constructs, ascending.
    pub predecessors: Vec<usize>,
}

/// Blocks, modes and equations of a model by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Item positions of each construct's block; together they are `0..k`, and behind these `k..k + d` for the d
    /// dimensions of higher-order constructs: a dimension's score is an item of its whole.
    pub blocks: Vec<Range<usize>>,
    /// Mode of each construct.
    pub modes: Vec<Mode>,
    /// Item (position) whose loading is made positive, where one is named.
    pub dominant: Vec<Option<usize>>,
    /// One equation per endogenous construct, each after those of its predecessors.
    pub equations: Vec<Equation>,
    /// Position of the index construct.
    pub index: usize,
    /// Which constructs are made of others.
    pub hierarchy: Hierarchy,
}

impl Layout {
    /// The layout of a model.
    #[must_use]
    pub fn new(model: &PathModel) -> Self {
        let mut blocks = model.blocks();
        let mut next = model.indicator_count();
        for higher in &model.hierarchy.constructs {
            blocks[higher.construct.0] = next..next + higher.dimensions.len();
            next += higher.dimensions.len();
        }
        let constructs = 0..model.constructs.len();
        let dominant =
            constructs.map(|construct| Some(blocks[construct].start + dominant(model, construct)?));
        Self {
            dominant: dominant.collect(),
            blocks,
            modes: model
                .constructs
                .iter()
                .map(|construct| construct.mode)
                .collect(),
            equations: equations_in_causal_order(model),
            index: model.index.0,
            hierarchy: model.hierarchy.clone(),
        }
    }

    /// Number of items, k + d: those of the survey and the dimensions' scores.
    #[must_use]
    pub fn items(&self) -> usize {
        let ends = self.blocks.iter().map(|block| block.end);
        ends.max().unwrap_or(0)
    }

    /// Number of items of the survey, k.
    #[must_use]
    pub fn survey_items(&self) -> usize {
        self.items() - self.hierarchy.all_dimensions().count()
    }

    /// The items that are dimensions' scores: position of the item and of the dimension.
    pub fn score_items(&self) -> impl Iterator<Item = (usize, usize)> {
        let dimensions = self.hierarchy.all_dimensions();
        (self.survey_items()..).zip(dimensions.map(|dimension| dimension.0))
    }

    /// The item that is the score of `construct`; `None` unless it is a dimension.
    #[must_use]
    pub fn score_item(&self, construct: usize) -> Option<usize> {
        // Asked for every importance of every replicate: ordinary models are through at once.
        self.hierarchy.whole(ConstructId(construct))?;
        let mut scores = self.score_items();
        let found = scores.find(|(_, dimension)| *dimension == construct);
        found.map(|(item, _)| item)
    }

    /// Positions of the dimensions of `construct`; none when it is measured by items of the survey.
    pub fn dimensions(&self, construct: usize) -> impl Iterator<Item = usize> {
        let dimensions = self.hierarchy.dimensions(ConstructId(construct));
        dimensions.unwrap_or_default().iter().map(|part| part.0)
    }

    /// Items of the survey behind `construct`: its block, or the blocks of its dimensions, each item then with the item
    /// that its dimension's score is.
    #[must_use]
    pub fn sources(&self, construct: usize) -> Vec<(usize, Option<usize>)> {
        let block = self.blocks[construct].clone();
        if !self.is_higher_order(construct) {
            return block.map(|item| (item, None)).collect();
        }
        let of_part = |(score, part): (usize, usize)| {
            self.blocks[part]
                .clone()
                .map(move |item| (item, Some(score)))
        };
        block
            .zip(self.dimensions(construct))
            .flat_map(of_part)
            .collect()
    }

    /// Whether `construct` is made of other constructs.
    #[must_use]
    pub fn is_higher_order(&self, construct: usize) -> bool {
        self.hierarchy.dimensions(ConstructId(construct)).is_some()
    }

    /// Whether one of two constructs is a dimension of the other.
    #[must_use]
    pub fn is_part_and_whole(&self, first: usize, second: usize) -> bool {
        self.dimensions(first).any(|part| part == second)
            || self.dimensions(second).any(|part| part == first)
    }

    /// Number of constructs, m.
    #[must_use]
    pub fn constructs(&self) -> usize {
        self.blocks.len()
    }

    /// The construct of each item.
    #[must_use]
    pub fn construct_of_items(&self) -> Vec<usize> {
        let mut owners = vec![0; self.items()];
        for (construct, block) in self.blocks.iter().enumerate() {
            owners[block.clone()].fill(construct);
        }
        owners
    }
}

/// Place of the dominant indicator or dimension in the block of `construct`.
fn dominant(model: &PathModel, construct: usize) -> Option<usize> {
    let name = model.constructs[construct].dominant.as_ref()?;
    if let Some(parts) = model.hierarchy.dimensions(ConstructId(construct)) {
        let named = |part: &ConstructId| model.constructs[part.0].name == *name;
        return parts.iter().position(named);
    }
    let mut block = model.constructs[construct].indicators.iter();
    block.position(|item| item.name == *name)
}

/// Equations such that every construct's own comes before those that it explains.
fn equations_in_causal_order(model: &PathModel) -> Vec<Equation> {
    let m = model.constructs.len();
    let predecessors: Vec<Vec<usize>> = (0..m)
        .map(|target| {
            model
                .predecessors(ConstructId(target))
                .iter()
                .map(|id| id.0)
                .collect()
        })
        .collect();
    let mut placed = vec![false; m];
    let mut order = Vec::with_capacity(m);
    // A model has no cycle, so each round places at least one construct until none is left.
    while let Some(next) =
        (0..m).find(|&j| !placed[j] && predecessors[j].iter().all(|&source| placed[source]))
    {
        placed[next] = true;
        order.push(next);
    }
    order
        .into_iter()
        .filter(|&target| !predecessors[target].is_empty())
        .map(|target| Equation {
            target,
            predecessors: predecessors[target].clone(),
        })
        .collect()
}
