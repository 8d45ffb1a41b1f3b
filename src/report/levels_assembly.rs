//! From the figures of a tree to the document.

use super::assembly::{labels, messages, model_description, run_settings};
use super::fit_report::{Command, LabelRow, SCHEMA_VERSION, Sample, Tool};
use super::levels_report::{
    ConsistencyRow, LevelGroupRow, LevelRow, LevelsReport, MethodRow, MethodWeightRow,
    SensitivityRow, WeightRow, WeightingRow,
};
use super::material::{CleaningEntry, InputFile, SurveySettings};
use super::named::Named;
use super::uncertainty::{ResamplingMethod, ResamplingRow, Uncertainty};
use crate::cleaning::Groups;
use crate::diagnostics::{Diagnostic, Severity};
use crate::levels::{Consistency, IndicatorTree, Levels, MethodResult, Weighting};
use crate::model::PathModel;
use crate::moments::Moments;
use crate::resampling::Inference;
use crate::study::{ResamplingSettings, Settings, WeightMethod};
use crate::words::Words;

/// Name of the first level when neither study nor model gives it one.
pub const UNNAMED_INDEX: &str = "index";

/// Name of chosen methods that differ between levels.
pub(super) const MIXED: &str = "mixed";

/// The products of the rooms before: all that a report of one tree says.
#[derive(Debug, Clone)]
pub struct LevelsMaterial<'a> {
    /// Files read.
    pub inputs: Vec<InputFile>,
    /// The model whose items the questions are.
    pub model: &'a PathModel,
    /// Whether it was fitted, rather than made of the tree.
    pub has_model: bool,
    /// Settings of the estimation.
    pub settings: &'a Settings,
    /// Settings of the survey.
    pub survey: SurveySettings,
    /// Settings of resampling.
    pub resampling: &'a ResamplingSettings,
    /// Which bootstrap ran.
    pub method: ResamplingMethod,
    /// Moments of the items.
    pub moments: &'a Moments,
    /// The tree, and whether it was derived from the model.
    pub tree: (&'a IndicatorTree, bool),
    /// Where the weights come from.
    pub weighting: &'a Weighting,
    /// The figures.
    pub levels: &'a Levels,
    /// Groups of respondents.
    pub groups: Option<&'a Groups>,
    /// The judges.
    pub consistency: &'a [Consistency],
    /// Everything that was dropped or changed.
    pub cleaning: Vec<CleaningEntry>,
    /// Answers in words and their numbers.
    pub label_maps: Vec<LabelRow>,
    /// Errors that leave the rest standing, warnings and notes.
    pub diagnostics: &'a [Diagnostic],
}

impl LevelsReport {
    /// The document of one tree, with messages and labels in the language of `words`.
    #[must_use]
    pub fn new(material: LevelsMaterial<'_>, words: &Words) -> Self {
        let of = |severity| messages(material.diagnostics, severity, words);
        let mut labels = labels(material.model, words.language());
        labels
            .constructs
            .entry(UNNAMED_INDEX.to_owned())
            .or_insert_with(|| words.text("levels-unnamed-index"));
        let rows = Rows {
            tree: material.tree.0,
            levels: material.levels,
            weighting: material.weighting,
        };
        let ledger = material.levels.ledger.as_ref();
        Self {
            schema_version: SCHEMA_VERSION,
            tool: Tool {
                name: "csi",
                version: env!("CARGO_PKG_VERSION"),
            },
            command: Command::Hierarchy,
            settings: run_settings(material.settings, material.resampling, &material.survey),
            weighting: weighting_row(material.weighting, material.tree.1),
            model: material
                .has_model
                .then(|| model_description(material.model)),
            sample: sample(material.moments, material.survey.weight.is_some()),
            levels: rows.levels(),
            groups: material
                .groups
                .map_or_else(Vec::new, |groups| rows.groups(groups)),
            weights: rows.weights(),
            methods: rows.methods(),
            method_weights: rows.method_weights(),
            sensitivity: rows.sensitivity(),
            consistency: rows.consistency(material.consistency),
            measured_index: material.levels.measured_index,
            resampling: ledger.map(|ledger| ResamplingRow::new(ledger, material.method)),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Information),
            labels,
            inputs: material.inputs,
            cleaning: material.cleaning,
            label_maps: material.label_maps,
        }
    }
}

fn sample(moments: &Moments, weighted: bool) -> Sample {
    Sample {
        respondents: moments.respondents,
        weighted,
        effective_respondents: weighted.then_some(moments.effective_respondents),
        design_effect: weighted.then(|| moments.design_effect()),
    }
}

fn weighting_row(weighting: &Weighting, derived: bool) -> WeightingRow {
    let methods = weighting.methods;
    WeightingRow {
        derived,
        constructs: methods.constructs,
        attributes: methods.attributes,
        questions: methods.questions,
        combined: weighting.combination.of,
        share: weighting.combination.share,
        rule: weighting.combination.rule,
    }
}

/// Weights that differ by less share a rank.
const SAME_WEIGHT: f64 = 1e-12;

/// Standard error from which a weight comes from the answers.
const SMALLEST_ERROR: f64 = 1e-12;

/// Whether resampling moved a weight: judgements and experts' numbers stay as they are.
fn is_estimated(inference: &Inference) -> bool {
    inference.standard_error > SMALLEST_ERROR
}

/// A score or weight is no hypothesis: it has no p-value.
fn uncertainty(inference: Option<Inference>) -> Uncertainty {
    let known = inference.map(Uncertainty::from).unwrap_or_default();
    Uncertainty {
        p_value: None,
        ..known
    }
}

/// The rows of one tree; positions become names.
struct Rows<'a> {
    tree: &'a IndicatorTree,
    levels: &'a Levels,
    weighting: &'a Weighting,
}

impl Rows<'_> {
    fn name(&self, node: usize) -> String {
        self.tree.nodes[node].name.clone()
    }

    fn levels(&self) -> Vec<LevelRow> {
        let nodes = self.tree.nodes.iter().zip(&self.levels.nodes);
        nodes
            .map(|(node, figure)| LevelRow {
                level: node.level,
                kind: node.kind,
                name: node.name.clone(),
                parent: node.parent.map(|parent| self.name(parent)),
                score: figure.score,
                respondents: figure.respondents,
                uncertainty: uncertainty(figure.inference),
            })
            .collect()
    }

    fn groups(&self, groups: &Groups) -> Vec<LevelGroupRow> {
        let of_group = |(position, group): (usize, &String)| {
            let nodes = self.tree.nodes.iter().zip(&self.levels.nodes);
            let row = nodes.filter_map(move |(node, figure)| {
                let (score, inference, respondents) = figure.groups.get(position)?;
                Some(LevelGroupRow {
                    column: groups.column.clone(),
                    group: group.clone(),
                    level: node.level,
                    kind: node.kind,
                    name: node.name.clone(),
                    score: *score,
                    respondents: *respondents,
                    uncertainty: uncertainty(*inference),
                })
            });
            row.collect::<Vec<_>>()
        };
        groups.names.iter().enumerate().flat_map(of_group).collect()
    }

    fn weights(&self) -> Vec<WeightRow> {
        let nodes = self.tree.nodes.iter().zip(&self.levels.nodes);
        let row = |(node, figure): (&crate::levels::Node, &crate::levels::LevelFigure)| {
            let parent = node.parent?;
            let global = figure.global_weight;
            Some(WeightRow {
                level: node.level,
                kind: node.kind,
                name: node.name.clone(),
                parent: self.name(parent),
                method: Weighting::method(self.weighting.methods, self.tree, parent),
                weight: figure.weight,
                global_weight: global,
                uncertainty: uncertainty(figure.weight_inference.filter(is_estimated)),
                score: figure.score,
                contribution: figure.score.map(|score| global * score),
                potential: figure.score.map(|score| global * (100.0 - score)),
            })
        };
        nodes.filter_map(row).collect()
    }

    /// Ranks of the constructs by weight under a method, 1 the largest; `None` where a weight is not defined.
    fn ranks(&self, method: &MethodResult) -> Vec<Option<usize>> {
        let members = &self.tree.nodes[0].members;
        let weights: Vec<Option<f64>> = members
            .iter()
            .map(|member| method.global_weights[*member])
            .collect();
        let rank = |own: &Option<f64>| {
            let own = (*own)?;
            let above = weights.iter().flatten();
            Some(1 + above.filter(|other| **other > own + SAME_WEIGHT).count())
        };
        weights.iter().map(rank).collect()
    }

    fn methods(&self) -> Vec<MethodRow> {
        let chosen = self.levels.methods.first().map(|first| self.ranks(first));
        let chosen = chosen.unwrap_or_default();
        let members = &self.tree.nodes[0].members;
        let row = |result: &MethodResult| {
            let ranks = self.ranks(result);
            let moves = members.iter().zip(chosen.iter().zip(&ranks));
            let moves = moves.filter_map(|(member, (before, after))| {
                let (before, after) = ((*before)?, (*after)?);
                (before != after).then_some((*member, before, after))
            });
            // The first of those that move as far.
            let moved = moves.reduce(|a, b| {
                let far = |(_, before, after): (usize, usize, usize)| before.abs_diff(after);
                if far(b) > far(a) { b } else { a }
            });
            MethodRow {
                method: result.method,
                chosen: result.chosen,
                index: result.index,
                uncertainty: uncertainty(result.inference),
                difference: result.difference,
                difference_interval: result
                    .difference_inference
                    .map(|known| [known.interval.0, known.interval.1]),
                rank_correlation: result.rank_correlation,
                most_moved: moved.map(|(member, ..)| self.name(member)),
                rank_chosen: moved.map(|(_, before, _)| before),
                rank: moved.map(|(_, _, after)| after),
            }
        };
        self.levels.methods.iter().map(row).collect()
    }

    fn method_weights(&self) -> Vec<MethodWeightRow> {
        let members = self.tree.nodes[0].members.iter().enumerate();
        let row = |(position, member): (usize, &usize)| {
            let methods = self.levels.methods.iter();
            let key = |result: &MethodResult| method_key(result.method).to_owned();
            let weights = methods
                .clone()
                .map(|result| (key(result), result.global_weights[*member]));
            let ranks = methods.map(|result| (key(result), self.ranks(result)[position]));
            MethodWeightRow {
                construct: self.name(*member),
                weights: Named(weights.collect()),
                ranks: Named(ranks.collect()),
            }
        };
        members.map(row).collect()
    }

    fn sensitivity(&self) -> Vec<SensitivityRow> {
        let members = self.tree.nodes[0].members.iter();
        let rows = members.zip(&self.levels.sensitivity);
        let defined = |value: f64| value.is_finite().then_some(value);
        rows.map(|(member, found)| SensitivityRow {
            construct: self.name(*member),
            weight: self.levels.nodes[*member].weight,
            minus_20: defined(found.indices[0]),
            minus_10: defined(found.indices[1]),
            plus_10: defined(found.indices[2]),
            plus_20: defined(found.indices[3]),
            range: defined(found.range),
        })
        .collect()
    }

    fn consistency(&self, judges: &[Consistency]) -> Vec<ConsistencyRow> {
        let row = |found: &Consistency| {
            let names = self.tree.member_names(found.node);
            let worst = found.priorities.worst;
            ConsistencyRow {
                name: self.name(found.node),
                judge: found.judge.clone(),
                members: names.len(),
                largest_eigenvalue: found.priorities.largest_eigenvalue,
                consistency_index: found.priorities.consistency_index,
                consistency_ratio: found.priorities.consistency_ratio,
                consistent: found.is_consistent(),
                row: worst.map(|worst| names[worst.row].to_owned()),
                against: worst.map(|worst| names[worst.column].to_owned()),
                given: worst.map(|worst| worst.given),
                implied: worst.map(|worst| worst.consistent),
            }
        };
        judges.iter().map(row).collect()
    }
}

/// The name of a method as machine formats write it.
pub(super) fn method_key(method: Option<WeightMethod>) -> &'static str {
    method.map_or(MIXED, WeightMethod::name)
}
