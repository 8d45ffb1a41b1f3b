//! Whether judges contradict themselves.

use super::priorities::{LARGEST_RATIO, Priorities, principal_priorities};
use super::tree::IndicatorTree;
use super::weighting::JudgedNode;
use crate::diagnostics::{Code, Diagnostic};

/// The consistency of one judge, or of all judges of a node together.
#[derive(Debug, Clone, PartialEq)]
pub struct Consistency {
    /// Position of the node.
    pub node: usize,
    /// File of the judge; `None` for all judges together.
    pub judge: Option<String>,
    /// Priorities and consistency.
    pub priorities: Priorities,
}

impl Consistency {
    /// The consistency of each judge of each node and, of several judges, of their geometric mean.
    #[must_use]
    pub fn of_judges(judged: &[JudgedNode]) -> Vec<Self> {
        let of_node = |judged: &JudgedNode| {
            let of_judge = |judge: &super::weighting::Judge| Self {
                node: judged.node,
                judge: Some(judge.file.clone()),
                priorities: principal_priorities(&judge.matrix),
            };
            let mut found: Vec<Self> = judged.judges.iter().map(of_judge).collect();
            if judged.judges.len() > 1 {
                found.push(Self {
                    node: judged.node,
                    judge: None,
                    priorities: principal_priorities(&judged.together()),
                });
            }
            found
        };
        judged.iter().flat_map(of_node).collect()
    }

    /// Whether the consistency ratio is below [`LARGEST_RATIO`]; `None` where it is not defined.
    #[must_use]
    pub fn is_consistent(&self) -> Option<bool> {
        let ratio = self.priorities.consistency_ratio?;
        Some(ratio < LARGEST_RATIO)
    }

    /// `CSI-W065` for judgements that contradict each other, with the most inconsistent one.
    #[must_use]
    pub fn warning(&self, tree: &IndicatorTree) -> Option<Diagnostic> {
        let (ratio, worst) = self
            .priorities
            .consistency_ratio
            .zip(self.priorities.worst)?;
        let names = tree.member_names(self.node);
        let warning = Diagnostic::new(Code::InconsistentJudgements)
            .with("name", &tree.nodes[self.node].name)
            .with("ratio", format!("{ratio:.3}"))
            .with("row", names[worst.row])
            .with("column", names[worst.column])
            .with("given", format!("{:.2}", worst.given))
            .with("consistent", format!("{:.2}", worst.consistent));
        let warning = match &self.judge {
            Some(file) => warning.in_file(file),
            None => warning,
        };
        (ratio >= LARGEST_RATIO).then_some(warning)
    }
}
