//! The figures of a tree, read off one set of respondent weights and, for importances, one fit.

use super::answers::LevelAnswers;
use super::tree::IndicatorTree;
use super::weighting::{NodeSums, Weighting};
use crate::analysis::{Engine, antecedents};
use crate::drivers::importance;
use crate::model::ConstructId;
use crate::pls::Layout;
use crate::resampling::{AnswerReadout, Readout, Replicate};
use crate::study::LevelMethods;

/// Where a question stands in a fitted model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct DriverItem {
    construct: usize,
    item: usize,
    /// The item that is the score of the question's dimension in a higher-order construct.
    dimension: Option<usize>,
}

/// Where each question stands among the drivers of the index construct; `None` for one that is not an item of a driver.
pub(super) fn driver_items(tree: &IndicatorTree, layout: &Layout) -> Vec<Option<DriverItem>> {
    let drivers = antecedents(layout, layout.index);
    let whole = |construct: &usize| layout.hierarchy.whole(ConstructId(*construct)).is_none();
    let items: Vec<DriverItem> = drivers
        .into_iter()
        .filter(whole)
        .flat_map(|construct| {
            let sources = layout.sources(construct).into_iter();
            sources.map(move |(item, dimension)| DriverItem {
                construct,
                item,
                dimension,
            })
        })
        .collect();
    let found = |node: usize| {
        let item = tree.nodes[node].item?;
        items.iter().find(|one| one.item == item.0).copied()
    };
    tree.questions().map(found).collect()
}

/// Importance of each question for the index construct: index points per point of the question, index weight × importance
/// of its construct.
pub(super) fn item_importances(engine: &Engine, items: &[Option<DriverItem>]) -> Vec<f64> {
    let index = engine.layout().index;
    let weights = engine.index_weights();
    let deviation = |construct: usize| engine.indices()[construct].standard_deviation;
    let value = |place: &DriverItem| {
        let effect = engine.structural().total_effects[(place.construct, index)];
        let of_construct = importance(effect, deviation(place.construct)?, deviation(index)?)?;
        let of_dimension = place.dimension.map_or(1.0, |score| weights[score]);
        Some(of_construct * of_dimension * weights[place.item])
    };
    let values = items.iter().map(|place| place.as_ref().and_then(value));
    values.map(|value| value.unwrap_or(f64::NAN)).collect()
}

/// All weights and scores under one choice of methods.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Evaluated {
    /// Weight of each node among the members of its parent.
    pub(super) local: Vec<f64>,
    /// Weight of each node in the index.
    pub(super) global: Vec<f64>,
    /// Score of each node, of all respondents and then of each group.
    pub(super) scores: Vec<Vec<f64>>,
}

/// Reads the figures of a tree: the scores of all nodes, their global weights, the scores in each group, then the index under
/// each further choice of methods and its difference from the first.
#[derive(Debug, Clone)]
pub(super) struct LevelReadout<'a> {
    pub(super) tree: &'a IndicatorTree,
    pub(super) weighting: &'a Weighting,
    pub(super) answers: &'a LevelAnswers,
    /// Where the questions stand in the model; `None` without one.
    pub(super) items: Option<&'a [Option<DriverItem>]>,
    /// The further choices of methods.
    pub(super) others: &'a [LevelMethods],
    pub(super) counts: Vec<f64>,
}

impl LevelReadout<'_> {
    fn nodes(&self) -> usize {
        self.tree.nodes.len()
    }

    /// Place of the global weight of the first node.
    pub(super) fn weight_place(&self) -> usize {
        self.nodes()
    }

    /// Place of the score of the first node in a group.
    pub(super) fn group_place(&self, group: usize) -> usize {
        (2 + group) * self.nodes()
    }

    /// Place of the index under a further choice of methods; its difference follows.
    pub(super) fn other_place(&self, other: usize) -> usize {
        self.group_place(self.answers.group_count()) + 2 * other
    }

    /// Mean answers of the questions, and what the data say of the importance of each node.
    pub(super) fn examine(
        &mut self,
        engine: Option<&Engine>,
        unit_weights: &[f64],
    ) -> (Vec<Vec<f64>>, NodeSums) {
        let mut counts = std::mem::take(&mut self.counts);
        let tallies = (0..self.answers.question_count())
            .map(|question| self.answers.tally(question, unit_weights, &mut counts));
        let (means, divergences): (Vec<_>, Vec<_>) =
            tallies.map(|tally| (tally.means, tally.divergence)).unzip();
        self.counts = counts;
        let importances = engine.zip(self.items).map(|(engine, items)| {
            let values = item_importances(engine, items);
            // A question that lowers the index has no weight in it.
            let kept = values.into_iter().map(|v| if v < 0.0 { 0.0 } else { v });
            self.summed(&kept.collect::<Vec<_>>())
        });
        let sums = NodeSums {
            importances: importances.unwrap_or_default(),
            divergences: self.summed(&divergences),
        };
        (means, sums)
    }

    /// Sums over the questions below each node.
    fn summed(&self, of_questions: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.nodes()];
        for (node, value) in self.tree.questions().zip(of_questions) {
            sums[node] = *value;
        }
        for node in (1..sums.len()).rev() {
            if let Some(parent) = self.tree.nodes[node].parent {
                sums[parent] += sums[node];
            }
        }
        sums
    }

    /// Weights and scores under `methods`.
    pub(super) fn evaluate(
        &self,
        methods: LevelMethods,
        (means, sums): &(Vec<Vec<f64>>, NodeSums),
    ) -> Evaluated {
        let n = self.nodes();
        let (mut local, mut global) = (vec![1.0; n], vec![1.0; n]);
        for (node, own) in self.tree.nodes.iter().enumerate() {
            if own.members.is_empty() {
                continue;
            }
            let method = Weighting::method(methods, self.tree, node);
            let weights = self.weighting.local((self.tree, node), method, sums);
            for (member, weight) in own.members.iter().zip(weights) {
                local[*member] = weight;
                global[*member] = global[node] * weight;
            }
        }
        let mut scores = vec![vec![0.0; n]; self.answers.group_count() + 1];
        for (which, scores) in scores.iter_mut().enumerate() {
            for (node, means) in self.tree.questions().zip(means) {
                scores[node] = means[which];
            }
            for node in (1..n).rev() {
                if let Some(parent) = self.tree.nodes[node].parent {
                    scores[parent] += local[node] * scores[node];
                }
            }
        }
        Evaluated {
            local,
            global,
            scores,
        }
    }

    pub(super) fn figures_into(
        &mut self,
        engine: Option<&Engine>,
        unit_weights: &[f64],
        figures: &mut [f64],
    ) {
        let examined = self.examine(engine, unit_weights);
        let chosen = self.evaluate(self.weighting.methods, &examined);
        let n = self.nodes();
        figures[..n].copy_from_slice(&chosen.scores[0]);
        figures[n..2 * n].copy_from_slice(&chosen.global);
        for (group, scores) in chosen.scores.iter().skip(1).enumerate() {
            let place = self.group_place(group);
            figures[place..place + n].copy_from_slice(scores);
        }
        for (other, methods) in self.others.iter().enumerate() {
            let index = self.evaluate(*methods, &examined).scores[0][0];
            let place = self.other_place(other);
            figures[place] = index;
            figures[place + 1] = index - chosen.scores[0][0];
        }
    }

    /// Number of figures.
    pub(super) fn figure_count(&self) -> usize {
        self.other_place(self.others.len())
    }
}

impl Readout for LevelReadout<'_> {
    const OF_RESPONDENTS: bool = true;

    fn width(&self) -> usize {
        self.figure_count()
    }

    fn read(&mut self, replicate: &Replicate<'_>, figures: &mut [f64]) {
        self.figures_into(Some(replicate.engine), replicate.unit_weights, figures);
    }
}

impl AnswerReadout for LevelReadout<'_> {
    fn width(&self) -> usize {
        self.figure_count()
    }

    fn read(&mut self, unit_weights: &[f64], figures: &mut [f64]) {
        self.figures_into(None, unit_weights, figures);
    }
}
