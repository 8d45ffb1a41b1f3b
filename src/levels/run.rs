//! From answers to the figures of a tree.

use super::answers::LevelAnswers;
use super::readout::{DriverItem, Evaluated, LevelReadout, driver_items, item_importances};
use super::results::{LevelFigure, Levels, MethodResult};
use super::sensitivity::weight_sensitivity;
use super::tree::IndicatorTree;
use super::weighting::{Lack, NodeSums, Weighting};
use crate::analysis::Engine;
use crate::cleaning::Groups;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::moments::Moments;
use crate::resampling::{
    Inference, Resamples, ResamplingFailure, ResamplingPlan, Sample, full_sample_engine,
    infer_each, resample_answers, resample_readout,
};
use crate::robustness::{LARGEST_DRAW, SMALLEST_REPLICATES};
use crate::study::{LevelMethods, WeightMethod};

/// Why a tree has no figures.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LevelsFailure {
    /// The model cannot be fitted, or the run was stopped.
    #[error(transparent)]
    Resampling(#[from] ResamplingFailure),
    /// The chosen weights are not defined.
    #[error(transparent)]
    Weights(#[from] Diagnostics),
}

/// A tree and the weights that it is to have.
#[derive(Debug, Clone, Copy)]
pub struct Weighed<'a> {
    /// The tree; its questions are items of the sample.
    pub tree: &'a IndicatorTree,
    /// The weights.
    pub weighting: &'a Weighting,
    /// Groups of respondents.
    pub groups: Option<&'a Groups>,
    /// Whether the sample's model is fitted; without, there are no importances.
    pub has_model: bool,
}

/// Scores and weights of a tree, the index under every method and under changed weights, with `plan.replicates` resamples
/// (0: estimates only).
///
/// The score of a question is the weighted mean of the answers given, on 0–100; that of every other node the mean of its
/// members' under their weights. Weights that come from the data (importances, entropy) are estimated again in every
/// replicate; groups have the weights of all respondents. Respondents are drawn whatever their number, but at most
/// [`LARGEST_DRAW`] of them in all; the ledger has the number of replicates. `progress` as in
/// [`resample`](crate::resampling::resample).
///
/// # Errors
/// [`LevelsFailure`]: the model cannot be fitted, the chosen weights are not defined (`CSI-S069` for questions without
/// importance, `CSI-E065` for weights that sum to nothing), or the run was stopped.
pub fn assess_levels(
    sample: &Sample<'_>,
    plan: &ResamplingPlan,
    weighed: &Weighed<'_>,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Levels, LevelsFailure> {
    let plan = &affordable(sample.items.respondents, plan);
    let Weighed {
        tree,
        weighting,
        groups,
        has_model,
    } = *weighed;
    let fitted = has_model
        .then(|| full_sample_engine(sample, plan.threads))
        .transpose()
        .map_err(ResamplingFailure::from)?;
    let items = fitted
        .as_ref()
        .map(|(engine, _)| driver_items(tree, engine.layout()));
    let everywhere = items
        .as_ref()
        .is_some_and(|items| items.iter().all(Option::is_some));
    check_importances(tree, weighting, items.as_deref())?;
    let others = other_methods(tree, weighting, everywhere);
    let answers = LevelAnswers::new(tree, (sample.items, sample.scales), groups);
    let mut readout = LevelReadout {
        tree,
        weighting,
        answers: &answers,
        items: items
            .as_deref()
            .filter(|_| everywhere || uses_pls(weighting)),
        others: &others,
        counts: Vec::new(),
    };
    let ones = vec![1.0; sample.items.respondents];
    let unit_weights = sample.weights.unwrap_or(&ones);
    let engine = fitted.as_ref().map(|(engine, _)| engine);
    let examined = readout.examine(engine, unit_weights);
    let chosen = readout.evaluate(weighting.methods, &examined);
    check_weights(tree, &chosen)?;
    let mut estimates = vec![f64::NAN; readout.figure_count()];
    readout.figures_into(engine, unit_weights, &mut estimates);
    let resamples = resampled((sample, plan), fitted.as_ref(), &readout, progress)?;
    let findings = Findings {
        readout: &readout,
        chosen: &chosen,
        examined: &examined,
        inferences: &inferences(&estimates, resamples.as_ref(), plan),
        estimates: &estimates,
    };
    Ok(Levels {
        nodes: findings.nodes(),
        methods: findings.methods(),
        sensitivity: findings.sensitivity(),
        measured_index: engine.and_then(|engine| engine.indices()[engine.layout().index].index),
        ledger: resamples.map(|(kept, _)| kept.ledger),
        warnings: negative_importances(tree, engine.zip(readout.items)),
    })
}

/// As many replicates as asked up to 10,000 respondents for 5,000 replicates, then fewer.
fn affordable(respondents: usize, plan: &ResamplingPlan) -> ResamplingPlan {
    let payable = (LARGEST_DRAW / respondents.max(1)).max(SMALLEST_REPLICATES);
    ResamplingPlan {
        replicates: plan.replicates.min(payable),
        ..plan.clone()
    }
}

fn uses_pls(weighting: &Weighting) -> bool {
    let methods = weighting.methods;
    let combined = methods.has(WeightMethod::Combined)
        && weighting.combination.of.contains(&WeightMethod::Pls);
    methods.has(WeightMethod::Pls) || combined
}

/// `CSI-S069` when importances are chosen and questions have none.
fn check_importances(
    tree: &IndicatorTree,
    weighting: &Weighting,
    items: Option<&[Option<DriverItem>]>,
) -> Result<(), Diagnostics> {
    let questions = tree.questions().zip(items.unwrap_or_default());
    let without = questions.filter(|(_, place)| place.is_none());
    let names: Vec<&str> = without
        .map(|(node, _)| tree.nodes[node].name.as_str())
        .collect();
    if names.is_empty() || !uses_pls(weighting) {
        return Ok(());
    }
    Err(Lack::Importances.fault(&tree.nodes[0].name, &names).into())
}

/// `CSI-E065` for each node whose members' chosen weights are not defined.
fn check_weights(tree: &IndicatorTree, chosen: &Evaluated) -> Result<(), Diagnostics> {
    let undefined = |node: &usize| {
        let members = &tree.nodes[*node].members;
        members.iter().any(|member| chosen.local[*member].is_nan())
    };
    let nodes = (0..tree.nodes.len()).filter(undefined);
    let fault = |node: usize| {
        Diagnostic::new(Code::UndefinedWeights)
            .with("name", &tree.nodes[node].name)
            .with("members", tree.member_names(node).join(", "))
    };
    Diagnostics::check(nodes.map(fault).collect())
}

/// Every method that has what it needs, but for the one that is chosen everywhere.
fn other_methods(
    tree: &IndicatorTree,
    weighting: &Weighting,
    has_importances: bool,
) -> Vec<LevelMethods> {
    let chosen = weighting.methods.only();
    let methods = WeightMethod::ALL.into_iter();
    methods
        .filter(|method| Some(*method) != chosen)
        .filter(|method| weighting.is_available(*method, tree, has_importances))
        .map(LevelMethods::all)
        .collect()
}

/// `CSI-W066` for each question that lowers the index.
fn negative_importances(
    tree: &IndicatorTree,
    fit: Option<(&Engine, &[Option<DriverItem>])>,
) -> Vec<Diagnostic> {
    let Some((engine, items)) = fit else {
        return Vec::new();
    };
    let importances = item_importances(engine, items);
    let negative = tree.questions().zip(importances);
    let negative = negative.filter(|(_, importance)| *importance < 0.0);
    let warning = |(node, importance): (usize, f64)| {
        Diagnostic::new(Code::NegativeImportance)
            .with("name", &tree.nodes[node].name)
            .with("importance", format!("{importance:.3}"))
    };
    negative.map(warning).collect()
}

type Resampled = (Resamples, Option<Resamples>);

fn inferences(
    estimates: &[f64],
    resamples: Option<&Resampled>,
    plan: &ResamplingPlan,
) -> Vec<Option<Inference>> {
    match resamples {
        Some((kept, left_out)) => infer_each(estimates, (kept, left_out.as_ref()), plan),
        None => vec![None; estimates.len()],
    }
}

fn resampled(
    (sample, plan): (&Sample<'_>, &ResamplingPlan),
    fitted: Option<&(Engine, Moments)>,
    readout: &LevelReadout<'_>,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Option<Resampled>, LevelsFailure> {
    if plan.replicates == 0 {
        return Ok(None);
    }
    let respondents = sample.items.respondents;
    let found = match fitted.filter(|_| readout.items.is_some()) {
        Some((engine, moments)) => {
            resample_readout(sample, plan, (engine, moments), readout, progress)
        }
        None => resample_answers((respondents, sample.weights), plan, readout, progress),
    };
    Ok(Some(found.map_err(ResamplingFailure::from)?))
}

/// The figures of the full sample and what resampling says of them.
struct Findings<'a> {
    readout: &'a LevelReadout<'a>,
    chosen: &'a Evaluated,
    examined: &'a (Vec<Vec<f64>>, NodeSums),
    estimates: &'a [f64],
    inferences: &'a [Option<Inference>],
}

impl Findings<'_> {
    fn nodes(&self) -> Vec<LevelFigure> {
        let tree = self.readout.tree;
        let figure = |node: usize| {
            let respondents = self
                .readout
                .answers
                .respondents(&questions_below(tree, node));
            let groups = self.chosen.scores.iter().skip(1).zip(&respondents[1..]);
            let of_group = |(group, (scores, count)): (usize, (&Vec<f64>, &usize))| {
                let place = self.readout.group_place(group) + node;
                (defined(scores[node]), self.inferences[place], *count)
            };
            LevelFigure {
                score: defined(self.chosen.scores[0][node]),
                inference: self.inferences[node],
                respondents: respondents[0],
                weight: self.chosen.local[node],
                global_weight: self.chosen.global[node],
                weight_inference: self.inferences[self.readout.weight_place() + node],
                groups: groups.enumerate().map(of_group).collect(),
            }
        };
        (0..tree.nodes.len()).map(figure).collect()
    }

    fn methods(&self) -> Vec<MethodResult> {
        let weighting = self.readout.weighting;
        let own = MethodResult {
            method: weighting.methods.only(),
            chosen: true,
            index: defined(self.chosen.scores[0][0]),
            inference: self.inferences[0],
            difference: None,
            difference_inference: None,
            rank_correlation: None,
            global_weights: self.chosen.global.iter().copied().map(defined).collect(),
        };
        let other = |(position, methods): (usize, &LevelMethods)| {
            let place = self.readout.other_place(position);
            let evaluated = self.readout.evaluate(*methods, self.examined);
            let questions: Vec<usize> = self.readout.tree.questions().collect();
            let of = |global: &[f64]| -> Vec<f64> {
                questions.iter().map(|question| global[*question]).collect()
            };
            MethodResult {
                method: methods.only(),
                chosen: false,
                index: defined(self.estimates[place]),
                inference: self.inferences[place],
                difference: defined(self.estimates[place + 1]),
                difference_inference: self.inferences[place + 1],
                rank_correlation: rank_correlation(
                    &of(&self.chosen.global),
                    &of(&evaluated.global),
                ),
                global_weights: evaluated.global.into_iter().map(defined).collect(),
            }
        };
        let others = self.readout.others.iter().enumerate().map(other);
        std::iter::once(own).chain(others).collect()
    }

    fn sensitivity(&self) -> Vec<super::sensitivity::Sensitivity> {
        let members = self.readout.tree.nodes[0].members.iter();
        let pairs =
            members.map(|member| (self.chosen.local[*member], self.chosen.scores[0][*member]));
        let (weights, scores): (Vec<f64>, Vec<f64>) = pairs.unzip();
        weight_sensitivity(&weights, &scores)
    }
}

fn defined(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// Positions of the questions of a node among all questions.
fn questions_below(tree: &IndicatorTree, node: usize) -> Vec<usize> {
    let is_below = |mut below: usize| {
        while below != node {
            match tree.nodes[below].parent {
                Some(parent) => below = parent,
                None => return false,
            }
        }
        true
    };
    let questions = tree.questions().enumerate();
    questions
        .filter(|(_, question)| is_below(*question))
        .map(|(position, _)| position)
        .collect()
}

/// Spearman's rank correlation, ties at the mean of their ranks; `None` when either has no spread or is not defined.
fn rank_correlation(first: &[f64], second: &[f64]) -> Option<f64> {
    let (first, second) = (ranks(first), ranks(second));
    let mean = f64::midpoint(first.len() as f64, 1.0);
    let product = |a: &[f64], b: &[f64]| -> f64 {
        let pairs = a.iter().zip(b);
        pairs.map(|(a, b)| (a - mean) * (b - mean)).sum()
    };
    let spread = (product(&first, &first) * product(&second, &second)).sqrt();
    defined(product(&first, &second) / spread)
}

/// Weights that differ by less are alike.
const SAME_WEIGHT: f64 = 1e-12;

fn ranks(values: &[f64]) -> Vec<f64> {
    let rank = |value: &f64| {
        let below = values.iter().filter(|other| value - **other > SAME_WEIGHT);
        let same = values
            .iter()
            .filter(|other| (value - **other).abs() <= SAME_WEIGHT);
        below.count() as f64 + f64::midpoint(same.count() as f64, 1.0)
    };
    values.iter().map(rank).collect()
}

#[cfg(test)]
mod tests;
