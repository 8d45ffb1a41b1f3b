//! Several models on one survey, side by side.

use schemars::JsonSchema;
use serde::Serialize;

use super::assembly::{labels, messages};
use super::fit_report::{Command, Labels, Message, SCHEMA_VERSION, Tool};
use super::material::{InputFile, SurveySettings};
use super::prediction_rows::{LossTestRow, PredictionRun, rival_rows};
use super::schema;
use crate::analysis::{Analysis, assess};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::{PathModel, Stages};
use crate::moments::Moments;
use crate::prediction::{Antecedents, PredictedModel, Prediction, PredictivePower, shared_items};
use crate::study::{IndexWeights, Metric, MissingTreatment, Scheme, Settings};
use crate::words::Words;

/// Everything that `csi models compare` found, as machines read it. Numbers are not rounded; null = not defined.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ModelsReport {
    /// Version of this document's shape.
    pub schema_version: u32,
    /// The program.
    pub tool: Tool,
    /// What was run.
    pub command: Command,
    /// Files read.
    pub inputs: Vec<InputFile>,
    /// Settings that ran.
    pub settings: ComparisonSettings,
    /// Respondents whom every model can use.
    pub respondents: usize,
    /// How they were held out; training samples are counted over all models.
    pub prediction: PredictionRun,
    /// The models, in the order of the command line.
    pub models: Vec<ComparedModelRow>,
    /// Names of the items that all models predict.
    pub shared_items: Vec<String>,
    /// Predictive losses of each further model against the first.
    pub loss_tests: Vec<LossTestRow>,
    /// What could not be computed, although the rest stands.
    pub errors: Vec<Message>,
    /// What to take care of.
    pub warnings: Vec<Message>,
    /// What is worth knowing.
    pub notes: Vec<Message>,
    /// Labels for tables, in the language of the messages.
    #[serde(skip)]
    pub labels: Labels,
}

/// Settings of the estimation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ComparisonSettings {
    /// Inner weighting scheme.
    #[schemars(schema_with = "schema::scheme")]
    pub scheme: Scheme,
    /// Item metric.
    #[schemars(schema_with = "schema::metric")]
    pub metric: Metric,
    /// Treatment of missing answers.
    #[schemars(schema_with = "schema::missing")]
    pub missing: MissingTreatment,
    /// Whether consistent PLS was used.
    pub consistent: bool,
    /// Weights of the items in an index.
    #[schemars(schema_with = "schema::index_weights")]
    pub index_weights: IndexWeights,
    /// Largest change of an outer weight at convergence.
    pub tolerance: f64,
    /// Iterations after which a fit is not converged.
    pub max_iterations: usize,
    /// Settings of the survey.
    #[serde(flatten)]
    pub survey: SurveySettings,
}

impl ComparisonSettings {
    pub(super) fn new(settings: &Settings, survey: SurveySettings) -> Self {
        Self {
            scheme: settings.scheme,
            metric: settings.metric,
            missing: settings.missing,
            consistent: settings.consistent,
            index_weights: settings.index_weights,
            tolerance: settings.tolerance,
            max_iterations: settings.max_iterations,
            survey,
        }
    }
}

/// One of the models.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ComparedModelRow {
    /// The model as the command line names it.
    pub model: String,
    /// Constructs.
    pub constructs: usize,
    /// Indicators that the survey has.
    pub indicators: usize,
    /// How the two stages of higher-order constructs hang together; null without higher-order constructs.
    #[schemars(schema_with = "schema::stages")]
    pub stages: Option<Stages>,
    /// Standardised root mean square residual of the estimated model, of its second stage if it has two.
    pub srmr: f64,
    /// Its index construct.
    pub index_construct: String,
    /// R² of the index construct; null when it is exogenous.
    pub r_squared: Option<f64>,
    /// Adjusted for the number of predecessors.
    pub adjusted: Option<f64>,
    /// The index, 0 to 100.
    pub index: Option<f64>,
    /// Bayesian information criterion of the index construct's equation.
    pub bic: Option<f64>,
    /// Q²_predict of the index construct's scores, from direct antecedents.
    pub q2_predict: Option<f64>,
    /// Predictive power for the index construct's items, from direct antecedents.
    #[schemars(schema_with = "schema::power")]
    pub power: Option<PredictivePower>,
    /// Mean predictive loss over the shared items, from direct antecedents; null without shared items.
    pub loss: Option<f64>,
}

/// One model, fitted to the respondents whom all models can use.
#[derive(Debug, Clone, Copy)]
pub struct ComparedModel<'a> {
    /// As the command line names it.
    pub name: &'a str,
    /// The model.
    pub model: &'a PathModel,
    /// Moments of its items.
    pub moments: &'a Moments,
    /// Its fit.
    pub analysis: &'a Analysis,
    /// How it predicts.
    pub prediction: &'a Prediction,
}

impl<'a> ComparedModel<'a> {
    fn predicted(&self) -> PredictedModel<'a> {
        PredictedModel {
            model: self.model,
            prediction: self.prediction,
        }
    }
}

/// All that a comparison of models says.
#[derive(Debug, Clone)]
pub struct ModelsMaterial<'a> {
    /// Files read.
    pub inputs: Vec<InputFile>,
    /// Settings of the estimation.
    pub settings: &'a Settings,
    /// Settings of the survey.
    pub survey: SurveySettings,
    /// How respondents were held out.
    pub run: PredictionRun,
    /// The models; at least one.
    pub models: &'a [ComparedModel<'a>],
    /// Errors that leave the rest standing, warnings and notes.
    pub diagnostics: &'a [Diagnostic],
}

impl ModelsReport {
    /// The document of one comparison, with messages and labels in the language of `words`.
    #[must_use]
    pub fn new(material: ModelsMaterial<'_>, words: &Words) -> Self {
        let predicted: Vec<PredictedModel<'_>> = material
            .models
            .iter()
            .map(ComparedModel::predicted)
            .collect();
        let shared = shared_items(&predicted);
        let of = |severity| messages(material.diagnostics, severity, words);
        let mut all_labels = Labels::default();
        for compared in material.models {
            let own = labels(compared.model, words.language());
            for (name, label) in own.constructs {
                all_labels.constructs.entry(name).or_insert(label);
            }
        }
        let respondents = material.models.first();
        Self {
            schema_version: SCHEMA_VERSION,
            tool: Tool {
                name: "csi",
                version: env!("CARGO_PKG_VERSION"),
            },
            command: Command::ModelsCompare,
            inputs: material.inputs,
            settings: ComparisonSettings::new(material.settings, material.survey),
            respondents: respondents.map_or(0, |model| model.moments.respondents),
            prediction: material.run,
            models: material
                .models
                .iter()
                .map(|compared| row(compared, &shared))
                .collect(),
            loss_tests: loss_tests(material.models, &shared),
            shared_items: shared,
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Information),
            labels: all_labels,
        }
    }
}

/// Every further model against the first.
fn loss_tests(models: &[ComparedModel<'_>], shared: &[String]) -> Vec<LossTestRow> {
    let Some((first, others)) = models.split_first() else {
        return Vec::new();
    };
    let rows = others.iter().flat_map(|other| {
        let names = (other.name, first.name);
        rival_rows(&other.predicted(), &first.predicted(), names, shared)
    });
    rows.collect()
}

fn row(compared: &ComparedModel<'_>, shared: &[String]) -> ComparedModelRow {
    let (model, analysis) = (compared.model, compared.analysis);
    let index = model.index;
    let assessment = assess(analysis, compared.moments);
    let predicted = compared.predicted();
    let of_index = compared
        .prediction
        .constructs
        .iter()
        .find(|row| row.construct == index && row.antecedents == Antecedents::Direct);
    ComparedModelRow {
        model: compared.name.to_owned(),
        constructs: model.constructs.len(),
        indicators: model.indicator_count(),
        stages: (!model.hierarchy.is_empty()).then_some(model.hierarchy.stages),
        srmr: assessment.fits[0].2.srmr,
        index_construct: model.constructs[index.0].name.clone(),
        r_squared: analysis.structural.r_squared[index.0],
        adjusted: analysis.adjusted_r_squared[index.0],
        index: analysis.indices[index.0].index,
        bic: assessment.information[index.0].map(|criteria| criteria.bic),
        q2_predict: of_index.and_then(|row| row.q2_predict),
        power: of_index.and_then(|row| row.power),
        loss: predicted
            .against(&predicted, shared, Antecedents::Direct)
            .map(|test| test.loss),
    }
}
