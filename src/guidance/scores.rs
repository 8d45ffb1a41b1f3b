//! Respondents' answers and index scores on 0–100 behind a fit.

use super::variable::Variable;
use crate::analysis::Engine;
use crate::pls::Layout;
use crate::resampling::Sample;
use crate::robustness::Answers;

/// Answers of all respondents, missing ones filled in as the sample's treatment does, and the scores that follow from a fit.
#[derive(Debug, Clone)]
pub(super) struct RespondentScores {
    answers: Answers,
    sources: Vec<Vec<(usize, Option<usize>)>>,
}

impl RespondentScores {
    pub(super) fn new(sample: &Sample<'_>, layout: &Layout) -> Self {
        Self {
            answers: Answers::new(sample.items, sample.scales, sample.settings.missing),
            sources: (0..layout.constructs())
                .map(|construct| layout.sources(construct))
                .collect(),
        }
    }

    /// Fills the missing answers in for a fit; `false` when that is not possible.
    pub(super) fn fill(&mut self, engine: &Engine) -> bool {
        self.answers.fill_missing(engine)
    }

    /// Answers to an item on 0–100.
    pub(super) fn of_item(&self, item: usize) -> &[f64] {
        self.answers.of_item(item)
    }

    /// Writes the answers to an item or the index scores of a construct on 0–100; `false` for a construct without index.
    pub(super) fn write(&self, variable: Variable, engine: &Engine, values: &mut [f64]) -> bool {
        let construct = match variable {
            Variable::Item(item) => {
                values.copy_from_slice(self.of_item(item.0));
                return true;
            }
            Variable::Construct(construct) => construct.0,
        };
        if engine.indices()[construct].index.is_none() {
            return false;
        }
        // A dimension's score counts in its whole by its own index weight.
        let weights = engine.index_weights();
        let terms = |item: usize, part: Option<usize>| {
            (
                part.map_or(1.0, |score| weights[score]) * weights[item],
                0.0,
            )
        };
        self.answers
            .scores_into(&self.sources[construct], terms, values);
        true
    }
}
