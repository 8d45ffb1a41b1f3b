//! A model as positions: what the arithmetic needs and no more.

use std::ops::Range;

use crate::model::{ConstructId, Mode, PathModel};

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
    /// Item positions of each construct's block; together they are `0..k`.
    pub blocks: Vec<Range<usize>>,
    /// Mode of each construct.
    pub modes: Vec<Mode>,
    /// Item (position) whose loading is made positive, where one is named.
    pub dominant: Vec<Option<usize>>,
    /// One equation per endogenous construct, each after those of its predecessors.
    pub equations: Vec<Equation>,
    /// Position of the index construct.
    pub index: usize,
}

impl Layout {
    /// The layout of a model.
    #[must_use]
    pub fn new(model: &PathModel) -> Self {
        let blocks = model.blocks();
        let dominant = model
            .constructs
            .iter()
            .zip(&blocks)
            .map(|(construct, block)| {
                let name = construct.dominant.as_ref()?;
                let within = construct
                    .indicators
                    .iter()
                    .position(|item| item.name == *name)?;
                Some(block.start + within)
            });
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
        }
    }

    /// Number of items, k.
    #[must_use]
    pub fn items(&self) -> usize {
        self.blocks.last().map_or(0, |block| block.end)
    }

    /// Number of constructs, m.
    #[must_use]
    pub fn constructs(&self) -> usize {
        self.blocks.len()
    }

    /// The construct of each item.
    #[must_use]
    pub fn construct_of_items(&self) -> Vec<usize> {
        let repeat = |(construct, block): (usize, &Range<usize>)| vec![construct; block.len()];
        self.blocks.iter().enumerate().flat_map(repeat).collect()
    }
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
