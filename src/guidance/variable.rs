//! What stands in a regression: items and constructs' scores.

use crate::analysis::{Analysis, Engine, antecedents};
use crate::model::{ConstructId, IndicatorId, PathModel};
use crate::pls::Layout;

/// An item of the survey or the score of a construct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variable {
    /// The answers to an item.
    Item(IndicatorId),
    /// The scores of a construct.
    Construct(ConstructId),
}

impl Variable {
    /// Its name in `model`.
    #[must_use]
    pub fn name(self, model: &PathModel) -> &str {
        match self {
            Self::Item(item) => model.indicators().nth(item.0).map_or("", |item| &item.name),
            Self::Construct(construct) => &model.constructs[construct.0].name,
        }
    }
}

/// A linear regression of one variable on others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regression {
    /// What is explained.
    pub outcome: Variable,
    /// What explains it.
    pub predictors: Vec<Variable>,
}

impl Regression {
    /// The structural equation of a construct; `None` when the model has none.
    #[must_use]
    pub fn of_construct(layout: &Layout, target: ConstructId) -> Option<Self> {
        let equation = layout.equations.iter().find(|e| e.target == target.0)?;
        let sources = equation.predecessors.iter();
        Some(Self {
            outcome: Variable::Construct(target),
            predictors: sources
                .map(|c| Variable::Construct(ConstructId(*c)))
                .collect(),
        })
    }

    /// The items of the survey behind all constructs with a route to `target`, in the model's order.
    #[must_use]
    pub fn driving_items(layout: &Layout, target: ConstructId) -> Vec<IndicatorId> {
        let sources = antecedents(layout, target.0).into_iter();
        let mut items: Vec<usize> = sources
            .flat_map(|construct| layout.sources(construct))
            .map(|(item, _)| item)
            .collect();
        items.sort_unstable();
        items.dedup();
        items.into_iter().map(IndicatorId).collect()
    }
}

/// Where correlations of variables are read off.
pub(super) trait Correlations {
    fn of_items(&self, first: usize, second: usize) -> f64;
    fn of_constructs(&self, first: usize, second: usize) -> f64;
    fn of_item_and_score(&self, item: usize, construct: usize) -> f64;

    fn correlation(&self, first: Variable, second: Variable) -> f64 {
        match (first, second) {
            (Variable::Item(a), Variable::Item(b)) => self.of_items(a.0, b.0),
            (Variable::Construct(a), Variable::Construct(b)) => self.of_constructs(a.0, b.0),
            (Variable::Item(item), Variable::Construct(construct))
            | (Variable::Construct(construct), Variable::Item(item)) => {
                self.of_item_and_score(item.0, construct.0)
            }
        }
    }
}

impl Correlations for Engine {
    fn of_items(&self, first: usize, second: usize) -> f64 {
        self.item_correlations()[(first, second)]
    }

    fn of_constructs(&self, first: usize, second: usize) -> f64 {
        self.construct_correlations()[(first, second)]
    }

    fn of_item_and_score(&self, item: usize, construct: usize) -> f64 {
        self.cross_loading(item, construct)
    }
}

impl Correlations for Analysis {
    fn of_items(&self, first: usize, second: usize) -> f64 {
        self.item_correlations[(first, second)]
    }

    fn of_constructs(&self, first: usize, second: usize) -> f64 {
        self.construct_correlations[(first, second)]
    }

    fn of_item_and_score(&self, item: usize, construct: usize) -> f64 {
        self.cross_loadings[(item, construct)]
    }
}
