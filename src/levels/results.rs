//! What was found for a tree.

use super::sensitivity::Sensitivity;
use crate::diagnostics::Diagnostic;
use crate::resampling::{Inference, Ledger};
use crate::study::WeightMethod;

/// Score and weights of one node.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelFigure {
    /// 0 to 100; `None` where nobody answered.
    pub score: Option<f64>,
    /// What resampling says of the score.
    pub inference: Option<Inference>,
    /// Respondents who answered at least one of its questions.
    pub respondents: usize,
    /// Weight among the members of its parent; 1 for the index.
    pub weight: f64,
    /// Weight in the index.
    pub global_weight: f64,
    /// What resampling says of the global weight.
    pub weight_inference: Option<Inference>,
    /// Score, inference and respondents in each group.
    pub groups: Vec<(Option<f64>, Option<Inference>, usize)>,
}

/// The index under one choice of methods.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodResult {
    /// The method of all levels; `None` for the chosen methods when they differ between levels.
    pub method: Option<WeightMethod>,
    /// Whether it is what the study chose.
    pub chosen: bool,
    /// The index; `None` when the method gives no weights.
    pub index: Option<f64>,
    /// What resampling says of it.
    pub inference: Option<Inference>,
    /// Index − index under the chosen methods; `None` for these.
    pub difference: Option<f64>,
    /// What resampling says of it.
    pub difference_inference: Option<Inference>,
    /// Rank correlation of the questions' global weights with those of the chosen methods; `None` for these, and where all
    /// weights are alike.
    pub rank_correlation: Option<f64>,
    /// Global weight of every node.
    pub global_weights: Vec<Option<f64>>,
}

/// Everything about a tree. Vectors are by node unless they say otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Levels {
    /// Scores and weights.
    pub nodes: Vec<LevelFigure>,
    /// The chosen methods first, then every method that has what it needs.
    pub methods: Vec<MethodResult>,
    /// One for each member of the index.
    pub sensitivity: Vec<Sensitivity>,
    /// The index construct's own index in the model; `None` without a model.
    pub measured_index: Option<f64>,
    /// What became of the replicates; `None` without resampling.
    pub ledger: Option<Ledger>,
    /// What is worth knowing of the weights.
    pub warnings: Vec<Diagnostic>,
}

impl Levels {
    /// The same without inferences: for a run in which too many replicates failed.
    #[must_use]
    pub fn withheld(mut self) -> Self {
        for node in &mut self.nodes {
            (node.inference, node.weight_inference) = (None, None);
            for (_, inference, _) in &mut node.groups {
                *inference = None;
            }
        }
        for method in &mut self.methods {
            (method.inference, method.difference_inference) = (None, None);
        }
        self
    }
}
