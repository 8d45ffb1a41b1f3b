//! Which weights the members of each node get.

use nalgebra::DMatrix;

use super::priorities::{geometric_mean, principal_priorities};
use super::tree::{IndicatorTree, NodeKind, unknown_name};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::study::{
    Combination, CombinationRule, ExpertWeights, HierarchySettings, JudgementFiles, LevelMethods,
    WeightMethod, normalised,
};

/// The judgements of one judge on the members of a node.
#[derive(Debug, Clone, PartialEq)]
pub struct Judge {
    /// The file that they come from, as messages show it.
    pub file: String,
    /// n × n judgements in the order of the members.
    pub matrix: DMatrix<f64>,
}

/// All judgements on the members of a node.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedNode {
    /// Position of the node in the tree.
    pub node: usize,
    /// At least one judge.
    pub judges: Vec<Judge>,
}

impl JudgedNode {
    /// The judgements of all judges in one matrix.
    #[must_use]
    pub fn together(&self) -> DMatrix<f64> {
        let matrices: Vec<DMatrix<f64>> = self
            .judges
            .iter()
            .map(|judge| judge.matrix.clone())
            .collect();
        geometric_mean(&matrices)
    }
}

/// What the data say of the importance of each node: sums over its questions, NaN where that is not defined.
#[derive(Debug, Clone, Default)]
pub(super) struct NodeSums {
    /// Importances in a fitted model; empty without one.
    pub(super) importances: Vec<f64>,
    /// Divergences of the answers.
    pub(super) divergences: Vec<f64>,
}

/// Where the weights of every node's members come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighting {
    /// The chosen methods.
    pub methods: LevelMethods,
    /// What `combined` means.
    pub combination: Combination,
    /// Priorities of the members of each node that was judged.
    judged: Vec<Option<Vec<f64>>>,
    /// Experts' weights of the members of each node that has them.
    expert: Vec<Option<Vec<f64>>>,
}

impl Weighting {
    /// The nodes that the study has judgement files for.
    ///
    /// # Errors
    /// `CSI-S065` for each name that is no node with members.
    pub fn judgement_files<'s>(
        tree: &IndicatorTree,
        settings: &'s HierarchySettings,
    ) -> Result<Vec<(usize, &'s JudgementFiles)>, Diagnostics> {
        let (mut found, mut faults) = (Vec::new(), Vec::new());
        for files in &settings.judgements {
            match known_parent(tree, &files.parent, files.line) {
                Ok(node) => found.push((node, files)),
                Err(found) => faults.extend(found.0),
            }
        }
        Diagnostics::check(faults).map(|()| found)
    }

    /// The weighting of `tree` by `methods`; `has_model` tells whether there is a model to take importances from.
    ///
    /// Each expert's numbers are divided by their sum before they are averaged, so that every expert counts the same.
    ///
    /// # Errors
    /// `CSI-S065` for names that the tree does not have, `CSI-S069` for each node whose method lacks what it needs.
    pub fn new(
        tree: &IndicatorTree,
        settings: &HierarchySettings,
        methods: LevelMethods,
        (judged, has_model): (&[JudgedNode], bool),
    ) -> Result<Self, Diagnostics> {
        let mut weighting = Self {
            methods,
            combination: settings.combination,
            judged: vec![None; tree.nodes.len()],
            expert: vec![None; tree.nodes.len()],
        };
        for judged in judged {
            weighting.judged[judged.node] = Some(principal_priorities(&judged.together()).weights);
        }
        let mut faults = Vec::new();
        for given in &settings.experts {
            match expert_weights(tree, given) {
                Ok((node, weights)) => weighting.expert[node] = Some(weights),
                Err(found) => faults.extend(found.0),
            }
        }
        Diagnostics::check(faults)?;
        let parents = (0..tree.nodes.len()).filter(|node| tree.nodes[*node].members.len() > 1);
        let lacking = parents.flat_map(|node| weighting.lacking(tree, node, has_model));
        Diagnostics::check(lacking.collect())?;
        Ok(weighting)
    }

    /// The method of the members of a node.
    #[must_use]
    pub fn method(methods: LevelMethods, tree: &IndicatorTree, node: usize) -> WeightMethod {
        let first = tree.nodes[node].members.first();
        match first.map(|member| tree.nodes[*member].kind) {
            Some(NodeKind::Construct) => methods.constructs,
            Some(NodeKind::Attribute) => methods.attributes,
            _ => methods.questions,
        }
    }

    /// Whether every node can have its weights by `method`; `has_importances` tells whether every question has one.
    #[must_use]
    pub fn is_available(
        &self,
        method: WeightMethod,
        tree: &IndicatorTree,
        has_importances: bool,
    ) -> bool {
        let everywhere = |given: &[Option<Vec<f64>>]| {
            let nodes = tree.nodes.iter().zip(given);
            let mut lacking =
                nodes.filter(|(node, given)| node.members.len() > 1 && given.is_none());
            lacking.next().is_none()
        };
        match method {
            WeightMethod::Pls => has_importances,
            WeightMethod::Ahp => everywhere(&self.judged),
            WeightMethod::Expert => everywhere(&self.expert),
            WeightMethod::Entropy | WeightMethod::Equal => true,
            WeightMethod::Combined => {
                let parts = self.combination.of.iter();
                let mut parts = parts.map(|part| self.is_available(*part, tree, has_importances));
                parts.all(|available| available)
            }
        }
    }

    /// Weights of the members of `node` by `method`; they sum to 1, or are all NaN.
    pub(super) fn local(
        &self,
        (tree, node): (&IndicatorTree, usize),
        method: WeightMethod,
        sums: &NodeSums,
    ) -> Vec<f64> {
        let members = &tree.nodes[node].members;
        let undefined = || vec![f64::NAN; members.len()];
        if members.len() == 1 {
            return vec![1.0];
        }
        let of_sums = |sums: &[f64]| {
            let own = members.iter().map(|member| sums.get(*member).copied());
            let own = own.map(|sum| sum.unwrap_or(f64::NAN));
            normalised_weights(own.collect())
        };
        match method {
            WeightMethod::Pls => of_sums(&sums.importances),
            WeightMethod::Entropy => of_sums(&sums.divergences),
            WeightMethod::Equal => vec![1.0 / members.len() as f64; members.len()],
            WeightMethod::Ahp => self.judged[node].clone().unwrap_or_else(undefined),
            WeightMethod::Expert => self.expert[node].clone().unwrap_or_else(undefined),
            WeightMethod::Combined => {
                let [first, second] = self.combination.of;
                let first = self.local((tree, node), first, sums);
                let second = self.local((tree, node), second, sums);
                combined(&first, &second, self.combination)
            }
        }
    }

    /// What the chosen method of a node's members lacks.
    fn lacking(&self, tree: &IndicatorTree, node: usize, has_model: bool) -> Vec<Diagnostic> {
        let method = Self::method(self.methods, tree, node);
        let parts = match method {
            WeightMethod::Combined => self.combination.of.to_vec(),
            method => vec![method],
        };
        let fault = |part: &WeightMethod| {
            let lack = match part {
                WeightMethod::Ahp if self.judged[node].is_none() => Lack::Judgements,
                WeightMethod::Expert if self.expert[node].is_none() => Lack::ExpertNumbers,
                WeightMethod::Pls if !has_model => Lack::Model,
                _ => return None,
            };
            Some(lack.fault(&tree.nodes[node].name, &tree.member_names(node)))
        };
        parts.iter().filter_map(fault).collect()
    }
}

/// What a weighting method lacks at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lack {
    Judgements,
    ExpertNumbers,
    Model,
    /// Questions that are items of a driver.
    Importances,
}

impl Lack {
    /// `CSI-S069` for the node called `node` and some of its members.
    pub(super) fn fault(self, node: &str, members: &[&str]) -> Diagnostic {
        let (problem, advice) = match self {
            Self::Judgements => (
                "hierarchy-lacks-judgements",
                "hierarchy-lacks-judgements-advice",
            ),
            Self::ExpertNumbers => ("hierarchy-lacks-expert", "hierarchy-lacks-expert-advice"),
            Self::Model => ("hierarchy-lacks-model", "hierarchy-lacks-model-advice"),
            Self::Importances => ("hierarchy-not-drivers", "hierarchy-not-drivers-advice"),
        };
        Diagnostic::new(Code::HierarchyNoWeights)
            .with("name", node)
            .with("members", members.join(", "))
            .with_word("problem", problem)
            .with_word("advice", advice)
    }
}

fn known_parent(tree: &IndicatorTree, name: &str, line: usize) -> Result<usize, Diagnostics> {
    let parents = tree.nodes.iter().filter(|node| !node.members.is_empty());
    let names: Vec<&str> = parents.map(|node| node.name.as_str()).collect();
    tree.parent(name).ok_or_else(|| {
        let fault = unknown_name(name, &names).at_line(line);
        fault.with_word("problem", "hierarchy-unknown-node").into()
    })
}

/// A node and the weights that experts gave its members.
fn expert_weights(
    tree: &IndicatorTree,
    given: &ExpertWeights,
) -> Result<(usize, Vec<f64>), Diagnostics> {
    let node = known_parent(tree, &given.parent, given.line)?;
    let names = tree.member_names(node);
    let place = |wanted: &str| {
        let mut known = names.iter();
        known.position(|name| normalised(name) == normalised(wanted))
    };
    let mut numbers: Vec<Option<&[f64]>> = vec![None; names.len()];
    let mut faults = Vec::new();
    for (name, of_experts) in &given.members {
        if let Some(member) = place(name) {
            numbers[member] = Some(of_experts);
        } else {
            let fault = unknown_name(name, &names).at_line(given.line);
            faults.push(fault.with_word("problem", "hierarchy-unknown-member"));
        }
    }
    let absent = names.iter().zip(&numbers);
    let absent = absent.filter(|(_, given)| given.is_none());
    let absent: Vec<&str> = absent.map(|(name, _)| *name).collect();
    if faults.is_empty() && !absent.is_empty() {
        let fault = Lack::ExpertNumbers.fault(&given.parent, &absent);
        faults.push(fault.at_line(given.line));
    }
    Diagnostics::check(faults)?;
    let numbers: Vec<&[f64]> = numbers.into_iter().flatten().collect();
    Ok((node, averaged(&numbers)))
}

/// The mean over experts of their numbers over their sum.
fn averaged(numbers: &[&[f64]]) -> Vec<f64> {
    let experts = numbers.first().map_or(0, |numbers| numbers.len());
    let mut weights = vec![0.0; numbers.len()];
    for expert in 0..experts {
        let sum: f64 = numbers.iter().map(|numbers| numbers[expert]).sum();
        for (weight, numbers) in weights.iter_mut().zip(numbers) {
            *weight += numbers[expert] / sum / experts as f64;
        }
    }
    weights
}

/// w = α a + (1 − α) b, or w ∝ a·b.
fn combined(first: &[f64], second: &[f64], combination: Combination) -> Vec<f64> {
    let pairs = first.iter().zip(second);
    match combination.rule {
        CombinationRule::Sum => {
            let share = combination.share;
            pairs.map(|(a, b)| share * a + (1.0 - share) * b).collect()
        }
        CombinationRule::Product => normalised_weights(pairs.map(|(a, b)| a * b).collect()),
    }
}

/// Values over their sum; all NaN when that is not positive.
fn normalised_weights(mut values: Vec<f64>) -> Vec<f64> {
    let sum: f64 = values.iter().sum();
    for value in &mut values {
        *value = if sum > 0.0 { *value / sum } else { f64::NAN };
    }
    values
}

#[cfg(test)]
mod tests {
    use nalgebra::dmatrix;

    use super::*;
    use crate::levels::tree_model;
    use crate::study::Study;

    const TREE: &str =
        "[hierarchy]\nindex = 'I'\n[hierarchy.levels]\nA = ['a1', 'a2']\nB = ['b1']\n";

    fn built(more: &str) -> (IndicatorTree, HierarchySettings) {
        let settings = Study::parse(&format!("{TREE}{more}")).unwrap().hierarchy;
        let model = tree_model(&settings).unwrap();
        (IndicatorTree::new(&settings, &model, "").unwrap(), settings)
    }

    fn weights(more: &str, method: WeightMethod) -> Result<Vec<f64>, Diagnostics> {
        let (tree, settings) = built(more);
        let judged = [0, 1].map(|node| JudgedNode {
            node,
            judges: vec![Judge {
                file: String::new(),
                matrix: dmatrix![1.0, 3.0; 1.0 / 3.0, 1.0],
            }],
        });
        let methods = LevelMethods::all(method);
        let weighting = Weighting::new(&tree, &settings, methods, (&judged, false))?;
        let sums = NodeSums {
            importances: Vec::new(),
            divergences: vec![0.5, 0.4, 0.3, 0.1, 0.1, 0.1],
        };
        Ok(weighting.local((&tree, 0), method, &sums))
    }

    fn close(found: &[f64], expected: &[f64]) {
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
    }

    #[test]
    fn every_method_by_hand() {
        close(&weights("", WeightMethod::Equal).unwrap(), &[0.5, 0.5]);
        close(&weights("", WeightMethod::Ahp).unwrap(), &[0.75, 0.25]);
        close(&weights("", WeightMethod::Entropy).unwrap(), &[0.8, 0.2]);
        // Experts: 3/4 and 1/2 for A.
        let expert = "[hierarchy.expert.I]\nA = [30, 1]\nB = [10, 1]\n\
                      [hierarchy.expert.A]\na1 = 1\na2 = 0\n";
        close(
            &weights(expert, WeightMethod::Expert).unwrap(),
            &[0.625, 0.375],
        );
        let share = "[hierarchy.combined]\nshare = 0.4\n";
        close(
            &weights(share, WeightMethod::Combined).unwrap(),
            &[0.78, 0.22],
        );
        let product = "[hierarchy.combined]\nrule = 'product'\n";
        close(
            &weights(product, WeightMethod::Combined).unwrap(),
            &[0.6 / 0.65, 0.05 / 0.65],
        );
    }

    #[test]
    fn weights_that_do_not_sum_to_anything_are_not_defined() {
        assert!(
            normalised_weights(vec![0.0, 0.0])
                .iter()
                .all(|weight| weight.is_nan())
        );
        assert!(normalised_weights(vec![1.0, f64::NAN])[0].is_nan());
    }

    #[test]
    fn what_a_method_lacks_and_wrong_names_are_said() {
        let codes = |found: Result<Vec<f64>, Diagnostics>| -> Vec<Code> {
            found
                .unwrap_err()
                .0
                .iter()
                .map(|fault| fault.code)
                .collect()
        };
        let lacking = [Code::HierarchyNoWeights; 2];
        assert_eq!(codes(weights("", WeightMethod::Expert)), lacking);
        assert_eq!(codes(weights("", WeightMethod::Pls)), lacking);
        let wrong = "[hierarchy.expert.X]\nA = 1\n";
        let unknown = [Code::HierarchyUnknownName];
        assert_eq!(codes(weights(wrong, WeightMethod::Equal)), unknown);
        let wrong = "[hierarchy.expert.I]\nA = 1\nC = 1\n";
        assert_eq!(codes(weights(wrong, WeightMethod::Equal)), unknown);
        let absent = "[hierarchy.expert.I]\nA = 1\n";
        assert_eq!(
            codes(weights(absent, WeightMethod::Equal)),
            [Code::HierarchyNoWeights]
        );
        let (tree, settings) = built("[hierarchy.ahp]\nBB = 'x.csv'\n");
        assert!(Weighting::judgement_files(&tree, &settings).is_err());
    }

    #[test]
    fn a_method_is_available_where_every_node_has_what_it_needs() {
        let (tree, settings) = built("[hierarchy.expert.I]\nA = 1\nB = 1\n");
        let methods = LevelMethods::default();
        let weighting = Weighting::new(&tree, &settings, methods, (&[], false)).unwrap();
        let available = |method| weighting.is_available(method, &tree, false);
        let found = WeightMethod::ALL.map(available);
        assert_eq!(found, [false, false, true, false, true, false]);
    }
}
