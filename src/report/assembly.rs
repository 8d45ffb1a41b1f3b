//! From the products of the rooms before to the document.

use super::assessed::{CriterionRow, criterion_rows, judgements};
use super::fit_report::{
    Command, ConstructIndexRow, Convergence, CrossLoadingRow, DimensionRow, DriverRow, EffectRow,
    FitReport, GroupRow, HtmtRow, ItemDriverRow, Labels, Message, ModelConstruct, ModelDescription,
    ModelPath, OuterModelRow, PathRow, RSquaredRow, ReliabilityRow, RunSettings, SCHEMA_VERSION,
    Sample, Tool,
};
use super::material::{FitMaterial, SurveySettings};
use super::named::Named;
use super::uncertainty::{ResamplingRow, Uncertainties, Uncertainty};
use crate::analysis::{Dimension, Driver, Figure, GroupIndex, ItemDriver, assess};
use crate::diagnostics::{Diagnostic, Severity};
use crate::drivers::IMPACT_STEP;
use crate::model::{ConstructId, Label, PathModel};
use crate::stats::standard_normal_quantile;
use crate::study::{ResamplingSettings, Settings};
use crate::words::{Language, Words};

impl FitReport {
    /// The document of one fit, with messages and labels in the language of `words`.
    #[must_use]
    pub fn new(material: FitMaterial<'_>, words: &Words) -> Self {
        let of = |severity| messages(material.diagnostics, severity, words);
        let assembly = Assembly::new(&material);
        Self {
            schema_version: SCHEMA_VERSION,
            tool: Tool {
                name: "csi",
                version: env!("CARGO_PKG_VERSION"),
            },
            command: Command::Fit,
            settings: run_settings(material.settings, material.resampling, &material.survey),
            model: model_description(material.model),
            sample: sample(&material),
            convergence: Convergence {
                converged: true,
                iterations: material.analysis.solution.iterations,
            },
            indices: assembly.indices(),
            drivers: assembly.drivers(),
            cut_lines: material.analysis.cut_lines,
            item_drivers: assembly.item_drivers(),
            item_cut_lines: material.analysis.item_cut_lines,
            dimensions: assembly.dimensions(),
            dimension_cut_lines: material.analysis.dimension_cut_lines,
            outer_model: assembly.outer_model(),
            cross_loadings: assembly.cross_loadings(),
            paths: assembly.paths(),
            effects: assembly.effects(),
            r_squared: assembly.r_squared(),
            construct_correlations: assembly.construct_correlations(),
            reliability: assembly.reliability(),
            htmt: assembly.htmt(),
            criteria: criteria(&material),
            groups: assembly.groups(),
            resampling: material
                .inferences
                .map(|(inferences, method)| ResamplingRow::new(&inferences.ledger, method)),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Information),
            labels: labels(material.model, words.language()),
            inputs: material.inputs,
            cleaning: material.cleaning,
            label_maps: material.label_maps,
        }
    }
}

/// The rows of one fit; positions become names.
struct Assembly<'a> {
    material: &'a FitMaterial<'a>,
    /// Construct names.
    constructs: Vec<&'a str>,
    /// Indicator names.
    indicators: Vec<&'a str>,
    /// The construct of each indicator.
    owners: Vec<usize>,
    /// What resampling says.
    uncertain: Uncertainties<'a>,
}

impl<'a> Assembly<'a> {
    fn new(material: &'a FitMaterial<'a>) -> Self {
        let constructs = material.model.constructs.iter();
        Self {
            constructs: constructs.map(|construct| &*construct.name).collect(),
            indicators: material
                .model
                .indicators()
                .map(|item| &*item.name)
                .collect(),
            owners: material.analysis.layout.construct_of_items(),
            uncertain: Uncertainties(material.inferences.map(|(inferences, _)| inferences)),
            material,
        }
    }

    fn construct(&self, construct: usize) -> String {
        self.constructs[construct].to_owned()
    }

    fn owner(&self, item: usize) -> String {
        self.construct(self.owners[item])
    }

    fn indices(&self) -> Vec<ConstructIndexRow> {
        let indices = self.material.analysis.indices.iter().enumerate();
        indices
            .map(|(construct, figures)| ConstructIndexRow {
                construct: self.construct(construct),
                index: figures.index,
                standard_deviation: figures.standard_deviation,
                missing_share: self.missing_share(construct),
                respondents: self.material.moments.respondents,
                uncertainty: self.uncertain.of(Figure::Index(construct)),
                resampled: self
                    .uncertain
                    .named(&[("standard_deviation", Figure::ScoreDeviation(construct))]),
            })
            .collect()
    }

    /// Mean over the items of a construct, or of its dimensions: every item was asked of the same respondents.
    fn missing_share(&self, construct: usize) -> Option<f64> {
        let layout = &self.material.analysis.layout;
        let block = |construct: usize| layout.blocks[construct].clone();
        let share = |item: usize| self.material.items.get(item)?.missing_share;
        let shares: Option<Vec<f64>> = if layout.is_higher_order(construct) {
            layout
                .dimensions(construct)
                .flat_map(block)
                .map(share)
                .collect()
        } else {
            block(construct).map(share).collect()
        };
        shares.map(|shares| shares.iter().sum::<f64>() / shares.len() as f64)
    }

    fn dimensions(&self) -> Vec<DimensionRow> {
        let layout = &self.material.analysis.layout;
        let row = |((score, part), row): ((usize, usize), &Dimension)| DimensionRow {
            construct: self.construct(row.whole.0),
            dimension: self.construct(part),
            weight: row.weight,
            index_weight: row.index_weight.filter(|weight| weight.is_finite()),
            loading: row.loading,
            importance: row.importance,
            performance: row.performance,
            potential: row.potential,
            priority: row.priority,
            uncertainty: self.uncertain.of(Figure::Loading(score)),
            resampled: self.uncertain.named(&[
                ("weight", Figure::OuterWeight(score)),
                ("index_weight", Figure::IndexWeight(score)),
                ("importance", Figure::Importance(part)),
                ("performance", Figure::Index(part)),
                ("potential", Figure::Potential(part)),
            ]),
        };
        let dimensions = self.material.analysis.dimensions.iter();
        layout.score_items().zip(dimensions).map(row).collect()
    }

    fn drivers(&self) -> Vec<DriverRow> {
        let row = |driver: &Driver| DriverRow {
            construct: self.construct(driver.construct.0),
            target: self.construct(self.material.model.index.0),
            importance: driver.importance,
            impact: driver.importance.map(|importance| importance * IMPACT_STEP),
            performance: driver.performance,
            potential: driver.potential,
            priority: driver.priority,
            uncertainty: self.uncertain.of(Figure::Importance(driver.construct.0)),
            resampled: self.driver_uncertainty(driver.construct.0),
        };
        self.material.analysis.drivers.iter().map(row).collect()
    }

    fn driver_uncertainty(&self, construct: usize) -> Named<Uncertainty> {
        let mut others = self.uncertain.named(&[
            ("performance", Figure::Index(construct)),
            ("potential", Figure::Potential(construct)),
        ]);
        if !others.0.is_empty() {
            let impact = self
                .uncertain
                .scaled(Figure::Importance(construct), IMPACT_STEP);
            others.0.insert(0, ("impact".to_owned(), impact));
        }
        others
    }

    fn item_drivers(&self) -> Vec<ItemDriverRow> {
        let row = |driver: &ItemDriver| ItemDriverRow {
            indicator: self.indicators[driver.indicator.0].to_owned(),
            construct: self.construct(driver.construct.0),
            importance: driver.importance,
            performance: driver.performance,
            potential: driver.potential,
            priority: driver.priority,
            uncertainty: self
                .uncertain
                .of(Figure::ItemImportance(driver.indicator.0)),
            resampled: self.uncertain.named(&[
                ("performance", Figure::ItemIndex(driver.indicator.0)),
                ("potential", Figure::ItemPotential(driver.indicator.0)),
            ]),
        };
        let drivers = self.material.analysis.item_drivers.iter();
        drivers.map(row).collect()
    }

    fn outer_model(&self) -> Vec<OuterModelRow> {
        let analysis = self.material.analysis;
        let finite = |value: f64| Some(value).filter(|value| value.is_finite());
        let row = |(item, facts): (usize, &super::ItemFacts)| OuterModelRow {
            construct: self.owner(item),
            indicator: self.indicators[item].to_owned(),
            column: facts.column.clone(),
            outer_weight: analysis.solution.outer_weights[item],
            index_weight: analysis
                .index_weights
                .as_ref()
                .and_then(|w| finite(w[item])),
            loading: analysis.loadings[item],
            mean: self.material.moments.means.as_ref().map(|m| m[item]),
            index: analysis.item_indices.as_ref().map(|means| means[item]),
            scale_min: facts.scale.min,
            scale_max: facts.scale.max,
            missing_share: facts.missing_share,
            resampled: self.uncertain.named(&[
                ("outer_weight", Figure::OuterWeight(item)),
                ("index_weight", Figure::IndexWeight(item)),
                ("loading", Figure::Loading(item)),
                ("index", Figure::ItemIndex(item)),
            ]),
        };
        self.material.items.iter().enumerate().map(row).collect()
    }

    fn cross_loadings(&self) -> Vec<CrossLoadingRow> {
        let loadings = &self.material.analysis.cross_loadings;
        let of_item = |item: usize| {
            let cell = |construct| (self.construct(construct), loadings[(item, construct)]);
            Named((0..self.constructs.len()).map(cell).collect())
        };
        let row = |(item, name): (usize, &&str)| CrossLoadingRow {
            indicator: (*name).to_owned(),
            construct: self.owner(item),
            loadings: of_item(item),
        };
        self.indicators.iter().enumerate().map(row).collect()
    }

    fn paths(&self) -> Vec<PathRow> {
        let structural = &self.material.analysis.structural;
        let row = |path: &crate::model::Path| {
            let (source, target) = (path.source.0, path.target.0);
            PathRow {
                source: self.construct(source),
                target: self.construct(target),
                coefficient: structural.path_coefficients[(source, target)],
                effect_size: structural.effect_sizes[(source, target)],
                uncertainty: self.uncertain.of(Figure::PathCoefficient(source, target)),
                resampled: self
                    .uncertain
                    .named(&[("effect_size", Figure::EffectSize(source, target))]),
            }
        };
        self.material.model.paths.iter().map(row).collect()
    }

    fn effects(&self) -> Vec<EffectRow> {
        let structural = &self.material.analysis.structural;
        let row = |source: usize, target: usize| {
            let direct = structural.path_coefficients[(source, target)];
            let total = structural.total_effects[(source, target)];
            EffectRow {
                source: self.construct(source),
                target: self.construct(target),
                direct,
                indirect: total - direct,
                total,
                total_index_points: self
                    .material
                    .analysis
                    .importance(ConstructId(source), ConstructId(target)),
                uncertainty: self.uncertain.of(Figure::TotalEffect(source, target)),
                resampled: self.uncertain.named(&[
                    ("indirect", Figure::IndirectEffect(source, target)),
                    ("total_index_points", Figure::EffectInPoints(source, target)),
                ]),
            }
        };
        let constructs = 0..self.constructs.len();
        constructs
            .flat_map(|source| {
                let reached = reached_from(self.material.model, source);
                reached.into_iter().map(move |target| (source, target))
            })
            .map(|(source, target)| row(source, target))
            .collect()
    }

    fn r_squared(&self) -> Vec<RSquaredRow> {
        let analysis = self.material.analysis;
        let figures = analysis.structural.r_squared.iter();
        let figures = figures.zip(&analysis.adjusted_r_squared).enumerate();
        figures
            .filter_map(|(construct, (r_squared, adjusted))| {
                Some(RSquaredRow {
                    construct: self.construct(construct),
                    r_squared: (*r_squared)?,
                    adjusted: *adjusted,
                    uncertainty: self.uncertain.of(Figure::RSquared(construct)),
                    resampled: self
                        .uncertain
                        .named(&[("adjusted", Figure::AdjustedRSquared(construct))]),
                })
            })
            .collect()
    }

    fn construct_correlations(&self) -> Named<Named<f64>> {
        let correlations = &self.material.analysis.construct_correlations;
        let count = self.constructs.len();
        let row = |i: usize| {
            let others = (0..count).filter(|j| *j != i);
            let others = others.map(|j| (self.construct(j), correlations[(i, j)]));
            (self.construct(i), Named(others.collect()))
        };
        Named((0..count).map(row).collect())
    }

    fn reliability(&self) -> Vec<ReliabilityRow> {
        let figures = self.material.analysis.reliability.iter().enumerate();
        figures
            .map(|(construct, figures)| ReliabilityRow {
                construct: self.construct(construct),
                alpha: figures.alpha,
                rho_a: figures.rho_a,
                rho_c: figures.rho_c,
                ave: figures.ave,
                resampled: self.uncertain.named(&[
                    ("alpha", Figure::Alpha(construct)),
                    ("rho_a", Figure::RhoA(construct)),
                    ("rho_c", Figure::RhoC(construct)),
                    ("ave", Figure::Ave(construct)),
                ]),
            })
            .collect()
    }

    fn groups(&self) -> Vec<GroupRow> {
        let Some((groups, indices)) = &self.material.groups else {
            return Vec::new();
        };
        let reach =
            standard_normal_quantile(f64::midpoint(self.material.resampling.confidence, 1.0));
        let row = |row: &GroupIndex| GroupRow {
            column: groups.column.clone(),
            group: groups.names[row.group].clone(),
            construct: self.construct(row.construct.0),
            index: row.index,
            standard_deviation: row.standard_deviation,
            standard_error: row.standard_error,
            interval: row
                .index
                .zip(row.standard_error)
                .map(|(index, error)| [index - reach * error, index + reach * error]),
            respondents: row.respondents,
        };
        indices.iter().map(row).collect()
    }

    fn htmt(&self) -> Vec<HtmtRow> {
        let analysis = self.material.analysis;
        let pairs =
            (0..self.constructs.len()).flat_map(|second| (0..second).map(move |f| (f, second)));
        pairs
            .map(|(first, second)| HtmtRow {
                first: self.construct(first),
                second: self.construct(second),
                correlation: analysis.construct_correlations[(first, second)],
                htmt: analysis.htmt[(first, second)],
                uncertainty: self.uncertain.of(Figure::Htmt(first, second)),
                resampled: self
                    .uncertain
                    .named(&[("correlation", Figure::Correlation(first, second))]),
            })
            .collect()
    }
}

/// Positions of the constructs that a directed route leads to from `source`, ascending.
fn reached_from(model: &PathModel, source: usize) -> Vec<usize> {
    let mut reached = vec![false; model.constructs.len()];
    let mut open = vec![source];
    while let Some(construct) = open.pop() {
        for path in model.paths.iter().filter(|path| path.source.0 == construct) {
            if !reached[path.target.0] {
                reached[path.target.0] = true;
                open.push(path.target.0);
            }
        }
    }
    let positions = 0..reached.len();
    positions.filter(|construct| reached[*construct]).collect()
}

fn criteria(material: &FitMaterial<'_>) -> Vec<CriterionRow> {
    let assessment = assess(material.analysis, material.moments);
    let inferences = material.inferences.map(|(inferences, _)| inferences);
    let fit = (material.model, material.analysis);
    criterion_rows(&judgements(fit, &assessment, inferences))
}

pub(super) fn run_settings(
    settings: &Settings,
    resampling: &ResamplingSettings,
    survey: &SurveySettings,
) -> RunSettings {
    RunSettings {
        scheme: settings.scheme,
        metric: settings.metric,
        missing: settings.missing,
        consistent: settings.consistent,
        index_weights: settings.index_weights,
        tolerance: settings.tolerance,
        max_iterations: settings.max_iterations,
        resamples: resampling.resamples,
        seed: resampling.seed,
        interval: resampling.interval,
        confidence: resampling.confidence,
        engine: resampling.engine,
        survey: survey.clone(),
    }
}

pub(super) fn sample(material: &FitMaterial<'_>) -> Sample {
    let moments = material.moments;
    let weighted = material.survey.weight.is_some();
    Sample {
        respondents: moments.respondents,
        weighted,
        effective_respondents: weighted.then_some(moments.effective_respondents),
        design_effect: weighted.then(|| moments.design_effect()),
    }
}

pub(super) fn model_description(model: &PathModel) -> ModelDescription {
    let name = |construct: ConstructId| model.constructs[construct.0].name.clone();
    let dimensions = |construct: usize| {
        let parts = model.hierarchy.dimensions(ConstructId(construct));
        parts
            .unwrap_or_default()
            .iter()
            .copied()
            .map(name)
            .collect()
    };
    let construct = |(position, construct): (usize, &crate::model::Construct)| ModelConstruct {
        dimensions: dimensions(position),
        name: construct.name.clone(),
        mode: construct.mode,
        indicators: construct
            .indicators
            .iter()
            .map(|item| item.name.clone())
            .collect(),
    };
    let path = |path: &crate::model::Path| ModelPath {
        source: name(path.source),
        target: name(path.target),
    };
    ModelDescription {
        name: model.name.clone(),
        status: model.status,
        source: model.source.clone(),
        index: name(model.index),
        constructs: model.constructs.iter().enumerate().map(construct).collect(),
        stages: (!model.hierarchy.is_empty()).then_some(model.hierarchy.stages),
        paths: model.paths.iter().map(path).collect(),
    }
}

pub(super) fn messages(
    diagnostics: &[Diagnostic],
    severity: Severity,
    words: &Words,
) -> Vec<Message> {
    let of_severity = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code.severity() == severity);
    of_severity
        .map(|diagnostic| Message::of(diagnostic, words))
        .collect()
}

impl Message {
    /// A diagnostic in the language of `words`.
    #[must_use]
    pub fn of(diagnostic: &Diagnostic, words: &Words) -> Self {
        Self {
            code: diagnostic.code.id(),
            name: diagnostic.code.name(),
            column: diagnostic.place.column.clone(),
            count: diagnostic.count,
            message: diagnostic.message(words),
            remedy: diagnostic.remedy(words),
        }
    }
}

pub(super) fn labels(model: &PathModel, language: Language) -> Labels {
    let constructs = model.constructs.iter();
    let constructs = constructs.map(|construct| {
        let label = label_or_name(&construct.label, &construct.name, language);
        (construct.name.clone(), label)
    });
    let indicators = model.indicators().map(|item| {
        let label = label_or_name(&item.label, &item.name, language);
        (item.name.clone(), label)
    });
    Labels {
        title: label_or_name(&model.title, &model.name, language),
        constructs: constructs.collect(),
        indicators: indicators.collect(),
    }
}

/// The label in a language; the name when the label is empty.
pub(super) fn label_or_name(label: &Label, name: &str, language: Language) -> String {
    let text = label.text(language);
    let label = if text.is_empty() { name } else { text };
    label.to_owned()
}
