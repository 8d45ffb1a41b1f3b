//! What is predicted from what.

use crate::analysis::antecedents;
use crate::pls::Layout;

/// From which constructs the items of an endogenous construct are predicted (Danks 2021).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Antecedents {
    /// From its own predecessors, as the holdout respondents answered them.
    Direct,
    /// From the exogenous constructs with a route to it, through the structural model.
    Earliest,
}

impl Antecedents {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Direct, Self::Earliest];

    /// The catalogue key of the name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Direct => "antecedents-direct",
            Self::Earliest => "antecedents-earliest",
        }
    }
}

/// An endogenous construct and what predicts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// The construct.
    pub(super) construct: usize,
    /// The items of the survey behind it: its block, or those of its dimensions.
    pub(super) items: Vec<usize>,
    /// The constructs that predict it.
    pub(super) sources: Vec<usize>,
    /// The items of the survey behind these constructs.
    pub(super) predictors: Vec<usize>,
}

/// The endogenous constructs, ascending. A dimension is none: it has no equation, and is predicted with its whole.
pub(super) fn targets(layout: &Layout, kind: Antecedents) -> Vec<Target> {
    let is_endogenous = |construct: usize| layout.equations.iter().any(|e| e.target == construct);
    let target = |construct: usize| {
        let equation = layout.equations.iter().find(|e| e.target == construct)?;
        let sources = match kind {
            Antecedents::Direct => equation.predecessors.clone(),
            Antecedents::Earliest => {
                let mut sources = antecedents(layout, construct);
                sources.retain(|source| !is_endogenous(*source));
                sources
            }
        };
        let behind =
            |&construct: &usize| layout.sources(construct).into_iter().map(|(item, _)| item);
        Some(Target {
            construct,
            items: behind(&construct).collect(),
            predictors: sources.iter().flat_map(behind).collect(),
            sources,
        })
    };
    (0..layout.constructs()).filter_map(target).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mode, PathModel};
    use crate::pls::Equation;

    #[test]
    fn direct_antecedents_are_predecessors_and_earliest_are_exogenous() {
        // a → b → c with two, one and two items
        let equation = |target: usize| Equation {
            target,
            predecessors: vec![target - 1],
        };
        let layout = Layout {
            blocks: vec![0..2, 2..3, 3..5],
            modes: vec![Mode::A; 3],
            dominant: vec![None; 3],
            equations: vec![equation(1), equation(2)],
            index: 2,
            hierarchy: crate::model::Hierarchy::default(),
        };
        let direct = targets(&layout, Antecedents::Direct);
        assert_eq!(direct[1].predictors, [2]);
        let earliest = targets(&layout, Antecedents::Earliest);
        assert_eq!(earliest[1].predictors, [0, 1]);
        assert_eq!(earliest[0], direct[0]);
    }

    #[test]
    fn the_items_of_a_whole_are_those_of_its_dimensions() {
        let text = "T =~ t1 + t2\nE =~ e1\nR =~ r1\nQ =~ R + T\nS =~ s1\nQ ~ E\nS ~ Q";
        let model = PathModel::parse_lavaan(text, "m", None).unwrap();
        let found = targets(&Layout::new(&model), Antecedents::Direct);
        let [whole, after] = &found[..] else {
            panic!("{found:?}")
        };
        // Items t1 t2 e1 r1 s1; the whole has its dimensions in their own order.
        assert_eq!(
            (&whole.items[..], &whole.predictors[..]),
            (&[3, 0, 1][..], &[2][..])
        );
        assert_eq!(
            (&after.items[..], &after.predictors[..]),
            (&[4][..], &[3, 0, 1][..])
        );
    }
}
