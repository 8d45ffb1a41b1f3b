//! The layouts of the two stages of a model with higher-order constructs.

use super::layout::{Equation, Layout};
use crate::model::{Hierarchy, Mode, Stages};

/// What an item of a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StageItem {
    /// An item of the survey, in the block of its own construct.
    Own(usize),
    /// An item of the survey that is repeated in the block of a higher-order construct; `score` is the item of the
    /// whole model that the score of its dimension is.
    Repeated {
        /// The item of the survey.
        item: usize,
        /// The item that its dimension's score is.
        score: usize,
    },
    /// The score of a dimension; `item` is its place among the items of the whole model.
    Dimension {
        /// The dimension.
        construct: usize,
        /// The item that its score is.
        item: usize,
    },
    /// The score of a construct that is its own single item.
    Score(usize),
}

/// One stage: a layout without higher-order constructs, and what its constructs and items are in the whole model.
#[derive(Debug, Clone)]
pub(super) struct Stage {
    pub(super) layout: Layout,
    /// Construct of the whole model for each construct of the stage.
    pub(super) constructs: Vec<usize>,
    /// What each item of the stage is.
    pub(super) items: Vec<StageItem>,
}

/// The first stage: dimensions in the place of the higher-order constructs (disjoint), or beside them (embedded).
///
/// Disjoint: every path from or to a higher-order construct becomes one from or to each of its dimensions. Embedded:
/// a higher-order construct has all items of its dimensions, and paths to them in Mode A, from them in Mode B.
/// Source: Sarstedt et al. 2019, sections 2.2 and 2.3.
pub(super) fn first_stage(whole: &Layout) -> Stage {
    let m = whole.constructs();
    match whole.hierarchy.stages {
        Stages::Disjoint => {
            let kept = (0..m).filter(|&construct| !whole.is_higher_order(construct));
            stage(whole, kept, &own_items(whole), &replaced_equations(whole))
        }
        Stages::Embedded => {
            let own = own_items(whole);
            let block = |construct: usize| {
                if whole.is_higher_order(construct) {
                    repeated_items(whole, construct)
                } else {
                    own(construct)
                }
            };
            stage(whole, 0..m, &block, &composed_equations(whole))
        }
    }
}

/// The second stage: higher-order constructs with the scores of their dimensions as items; the others with their items
/// (disjoint) or with their score (embedded).
pub(super) fn second_stage(whole: &Layout) -> Stage {
    let own = own_items(whole);
    let block = |construct: usize| {
        if whole.is_higher_order(construct) {
            let scores = whole.blocks[construct].clone();
            let scores = scores.zip(whole.dimensions(construct));
            scores
                .map(|(item, construct)| StageItem::Dimension { construct, item })
                .collect()
        } else if whole.hierarchy.stages == Stages::Embedded {
            vec![StageItem::Score(construct)]
        } else {
            own(construct)
        }
    };
    let kept = (0..whole.constructs()).filter(|&construct| whole.score_item(construct).is_none());
    stage(whole, kept, &block, &whole.equations)
}

fn own_items(whole: &Layout) -> impl Fn(usize) -> Vec<StageItem> + '_ {
    |construct| {
        whole.blocks[construct]
            .clone()
            .map(StageItem::Own)
            .collect()
    }
}

fn repeated_items(whole: &Layout, construct: usize) -> Vec<StageItem> {
    let scores = whole.blocks[construct].clone();
    let parts = scores.zip(whole.dimensions(construct));
    let items = parts.flat_map(|(score, dimension)| {
        let block = whole.blocks[dimension].clone();
        block.map(move |item| StageItem::Repeated { item, score })
    });
    items.collect()
}

/// Every end of an equation that is of higher order replaced by its dimensions.
fn replaced_equations(whole: &Layout) -> Vec<Equation> {
    let parts = |construct: usize| -> Vec<usize> {
        if whole.is_higher_order(construct) {
            whole.dimensions(construct).collect()
        } else {
            vec![construct]
        }
    };
    let mut equations = Vec::new();
    for equation in &whole.equations {
        let sources = equation.predecessors.iter();
        let predecessors = sorted(sources.flat_map(|&source| parts(source)).collect());
        let targets = parts(equation.target).into_iter();
        equations.extend(targets.map(|target| Equation {
            target,
            predecessors: predecessors.clone(),
        }));
    }
    equations
}

/// The model's equations and those between higher-order constructs and their dimensions.
fn composed_equations(whole: &Layout) -> Vec<Equation> {
    let mut equations = whole.equations.clone();
    for higher in &whole.hierarchy.constructs {
        let construct = higher.construct.0;
        let parts = whole.dimensions(construct);
        if whole.modes[construct] == Mode::A {
            equations.extend(parts.map(|target| Equation {
                target,
                predecessors: vec![construct],
            }));
            continue;
        }
        match equations.iter_mut().find(|e| e.target == construct) {
            Some(equation) => {
                equation.predecessors.extend(parts);
                equation.predecessors.sort_unstable();
            }
            None => equations.push(Equation {
                target: construct,
                predecessors: sorted(parts.collect()),
            }),
        }
    }
    equations
}

fn sorted(mut constructs: Vec<usize>) -> Vec<usize> {
    constructs.sort_unstable();
    constructs
}

/// The stage of the constructs `kept` with their blocks and equations, in positions of its own.
fn stage(
    whole: &Layout,
    kept: impl Iterator<Item = usize>,
    block: &dyn Fn(usize) -> Vec<StageItem>,
    equations: &[Equation],
) -> Stage {
    let constructs: Vec<usize> = kept.collect();
    let mut place = vec![0; whole.constructs()];
    let (mut items, mut blocks, mut dominant) = (Vec::new(), Vec::new(), Vec::new());
    for (position, &construct) in constructs.iter().enumerate() {
        place[construct] = position;
        let (start, own) = (items.len(), block(construct));
        let leads = |item: &StageItem| match *item {
            StageItem::Own(item) | StageItem::Dimension { item, .. } => {
                whole.dominant[construct] == Some(item)
            }
            StageItem::Repeated { .. } | StageItem::Score(_) => false,
        };
        dominant.push(own.iter().position(leads).map(|within| start + within));
        items.extend(own);
        blocks.push(start..items.len());
    }
    let placed = |equation: &Equation| Equation {
        target: place[equation.target],
        predecessors: equation
            .predecessors
            .iter()
            .map(|&source| place[source])
            .collect(),
    };
    let layout = Layout {
        blocks,
        modes: constructs
            .iter()
            .map(|&construct| whole.modes[construct])
            .collect(),
        dominant,
        equations: equations.iter().map(placed).collect(),
        index: place[whole.index],
        hierarchy: Hierarchy::default(),
    };
    Stage {
        layout,
        constructs,
        items,
    }
}
