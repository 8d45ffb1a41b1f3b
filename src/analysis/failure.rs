//! Why a fit has no result, and how that reads.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ConstructId, PathModel};
use crate::moments::MomentsFailure;
use crate::pls::{Inadmissible, PlsFailure};

/// Why there is no analysis; constructs and items by position.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum AnalysisFailure {
    /// All answers of an item are the same.
    #[error("item {item} is constant")]
    Constant {
        /// The item.
        item: usize,
    },
    /// The weights did not converge or a block is singular.
    #[error(transparent)]
    Pls(#[from] PlsFailure),
    /// The predecessors of a construct are collinear under the corrected correlations.
    #[error("the predecessors of construct {construct} are collinear")]
    Singular {
        /// The explained construct.
        construct: usize,
    },
    /// Consistent PLS gave an inadmissible figure.
    #[error(transparent)]
    Inadmissible(#[from] Inadmissible),
    /// Consistent PLS was asked for with a higher-order construct.
    #[error("consistent PLS is not defined for the higher-order construct {construct}")]
    ConsistentHigherOrder {
        /// The higher-order construct.
        construct: usize,
    },
    /// The answers give no moments.
    #[error(transparent)]
    Moments(#[from] MomentsFailure),
}

impl AnalysisFailure {
    /// The diagnostic that names constructs and items of `model`.
    #[must_use]
    pub fn diagnostic(self, model: &PathModel) -> Diagnostic {
        let name = |construct: usize| model.constructs[construct].name.as_str();
        match self {
            Self::Moments(failure) => {
                let names: Vec<&str> = model.indicators().map(|i| i.name.as_str()).collect();
                failure.diagnostic(&names)
            }
            Self::Constant { item } => {
                let indicator = model
                    .indicators()
                    .nth(item)
                    .map_or("", |item| item.name.as_str());
                Diagnostic::new(Code::ConstantAmongAnswers).with("item", indicator)
            }
            Self::Pls(PlsFailure::NotConverged { iterations, change }) => {
                Diagnostic::new(Code::NotConverged)
                    .with("iterations", iterations)
                    .with("change", format!("{change:.1e}"))
            }
            Self::Pls(PlsFailure::SingularBlock { construct }) => {
                Diagnostic::new(Code::SingularBlock)
                    .with("construct", name(construct))
                    .with("items", members(model, ConstructId(construct)).join(", "))
            }
            Self::Pls(PlsFailure::SingularEquation { construct })
            | Self::Singular { construct } => Diagnostic::new(Code::CollinearPredecessors)
                .with("construct", name(construct))
                .with("predecessors", predecessors(model, ConstructId(construct))),
            Self::Inadmissible(Inadmissible::Reliability { construct, rho_a }) => {
                Diagnostic::new(Code::InadmissibleReliability)
                    .with("construct", name(construct))
                    .with("rho_a", format!("{rho_a:.3}"))
            }
            Self::Inadmissible(Inadmissible::Correlation {
                first,
                second,
                correlation,
            }) => Diagnostic::new(Code::InadmissibleCorrelation)
                .with("first", name(first))
                .with("second", name(second))
                .with("correlation", format!("{correlation:.3}")),
            Self::Inadmissible(Inadmissible::NotPositiveDefinite) => {
                Diagnostic::new(Code::InadmissibleMatrix)
            }
            Self::ConsistentHigherOrder { construct } => {
                Diagnostic::new(Code::ConsistentHigherOrder).with("construct", name(construct))
            }
        }
    }
}

/// The names of what a construct is measured by: indicators, or dimensions.
fn members(model: &PathModel, construct: ConstructId) -> Vec<&str> {
    if let Some(parts) = model.hierarchy.dimensions(construct) {
        let names = parts.iter().map(|part| &model.constructs[part.0].name);
        return names.map(String::as_str).collect();
    }
    let items = model.constructs[construct.0].indicators.iter();
    items.map(|item| item.name.as_str()).collect()
}

/// What explains a construct, or the whole of a dimension, in an equation; dimensions that may stand there in the place
/// of a construct are named behind it.
fn predecessors(model: &PathModel, construct: ConstructId) -> String {
    let target = model.hierarchy.whole(construct).unwrap_or(construct);
    let named = |id: &ConstructId| {
        let name = &model.constructs[id.0].name;
        match model.hierarchy.dimensions(*id) {
            Some(_) => format!("{name} ({})", members(model, *id).join(", ")),
            None => name.clone(),
        }
    };
    let sources = model.predecessors(target);
    sources.iter().map(named).collect::<Vec<_>>().join(", ")
}
