//! What a prediction says, as machines read it.

use schemars::JsonSchema;
use serde::Serialize;

use super::schema;
use crate::model::{ConstructId, PathModel};
use crate::prediction::{
    Antecedents, ItemPrediction, LossTest, NoLinearModel, PredictedModel, Prediction,
    PredictivePower,
};
use crate::resampling::Ledger;
use crate::study::PredictionSettings;

/// How respondents were held out, and what became of the training samples.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PredictionRun {
    /// Folds of each repetition; the respondents when each was held out alone.
    pub folds: usize,
    /// Repetitions.
    pub repetitions: usize,
    /// Whether each respondent was held out alone.
    pub leave_one_out: bool,
    /// Seed of the random streams.
    pub seed: u64,
    /// Training samples over all repetitions.
    pub requested: usize,
    /// Training samples that could be estimated.
    pub kept: usize,
    /// Training samples whose weights did not converge.
    pub not_converged: usize,
    /// Training samples with a constant item or collinear predecessors.
    pub singular: usize,
}

impl PredictionRun {
    /// The run of `respondents` respondents under these settings.
    #[must_use]
    pub fn new(
        settings: &PredictionSettings,
        seed: u64,
        respondents: usize,
        ledger: &Ledger,
    ) -> Self {
        let alone = settings.leave_one_out;
        Self {
            folds: if alone { respondents } else { settings.folds },
            repetitions: if alone { 1 } else { settings.repetitions },
            leave_one_out: alone,
            seed,
            requested: ledger.requested,
            kept: ledger.kept,
            not_converged: ledger.not_converged,
            singular: ledger.singular,
        }
    }
}

/// How well the answers to one item are predicted; errors in the item's own units.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PredictionRow {
    /// Its construct; for an item of a dimension the whole, by whose score it is predicted.
    pub construct: String,
    /// The item.
    pub indicator: String,
    /// From which constructs it is predicted.
    #[schemars(schema_with = "schema::antecedents")]
    pub antecedents: Antecedents,
    /// Root mean squared error of the model.
    pub rmse: f64,
    /// The same of the linear model on the items of the same antecedents; null when it is not defined.
    pub rmse_linear_model: Option<f64>,
    /// The same of the training mean.
    pub rmse_average: f64,
    /// Mean absolute error of the model.
    pub mae: f64,
    /// The same of the linear model.
    pub mae_linear_model: Option<f64>,
    /// The same of the training mean.
    pub mae_average: f64,
    /// 1 − squared errors of the model over those of the training mean.
    pub q2_predict: Option<f64>,
    /// The same of the linear model.
    pub q2_linear_model: Option<f64>,
    /// Why the linear model is not defined; null when it is.
    #[schemars(schema_with = "schema::no_linear_model")]
    pub no_linear_model: Option<NoLinearModel>,
}

/// How well the scores of one construct are predicted.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConstructPredictionRow {
    /// The construct.
    pub construct: String,
    /// From which constructs it is predicted.
    #[schemars(schema_with = "schema::antecedents")]
    pub antecedents: Antecedents,
    /// 1 − squared errors of the scores over the squared scores.
    pub q2_predict: Option<f64>,
    /// Verdict on its items against the linear model; null where that is not defined.
    #[schemars(schema_with = "schema::power")]
    pub power: Option<PredictivePower>,
}

/// Whether one prediction has smaller losses than another.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LossTestRow {
    /// The model that predicts.
    pub model: String,
    /// What it is compared with: `average`, `linear_model`, or another model's name.
    pub benchmark: String,
    /// The construct whose items are predicted; null for all items.
    pub scope: Option<String>,
    /// From which constructs they are predicted.
    #[schemars(schema_with = "schema::antecedents")]
    pub antecedents: Antecedents,
    /// Items compared.
    pub items: usize,
    /// Mean loss of the model: squared error over the item's variance.
    pub loss: f64,
    /// Mean loss of the benchmark.
    pub other_loss: f64,
    /// Loss − other loss: below 0 the model predicts better.
    pub difference: f64,
    /// Standard error of the difference.
    pub standard_error: f64,
    /// Difference over standard error; null when both predict the same.
    pub t: Option<f64>,
    /// Respondents − 1.
    pub degrees_of_freedom: f64,
    /// Two-sided p-value of "both predict equally well".
    pub p_value: Option<f64>,
    /// One-sided p-value of "the model does not predict better".
    pub p_better: Option<f64>,
    /// Respondents whose losses were compared.
    pub respondents: usize,
}

impl LossTestRow {
    /// The row of a test; `names` are the model's and the benchmark's.
    fn new(
        names: (&str, &str),
        (scope, items): (Option<String>, usize),
        antecedents: Antecedents,
        test: LossTest,
    ) -> Self {
        Self {
            model: names.0.to_owned(),
            benchmark: names.1.to_owned(),
            scope,
            antecedents,
            items,
            loss: test.loss,
            other_loss: test.other_loss,
            difference: test.difference,
            standard_error: test.standard_error,
            t: test.t,
            degrees_of_freedom: test.degrees_of_freedom,
            p_value: test.p_value,
            p_better: test.p_better,
            respondents: test.respondents,
        }
    }
}

/// Name of the benchmark "indicator average" in machine formats.
pub(super) const AVERAGE: &str = "average";

/// Name of the benchmark "linear model" in machine formats.
pub(super) const LINEAR_MODEL: &str = "linear_model";

/// One row per item of an endogenous construct and kind of antecedents.
#[must_use]
pub fn prediction_rows(model: &PathModel, prediction: &Prediction) -> Vec<PredictionRow> {
    let names: Vec<&str> = model.indicators().map(|item| &*item.name).collect();
    let row = |item: &ItemPrediction| PredictionRow {
        construct: model.constructs[item.construct.0].name.clone(),
        indicator: names[item.indicator.0].to_owned(),
        antecedents: item.antecedents,
        rmse: item.model.rmse,
        rmse_linear_model: item.linear_model.ok().map(|size| size.rmse),
        rmse_average: item.average.rmse,
        mae: item.model.mae,
        mae_linear_model: item.linear_model.ok().map(|size| size.mae),
        mae_average: item.average.mae,
        q2_predict: item.q2_predict,
        q2_linear_model: item.linear_model_q2,
        no_linear_model: item.linear_model.err(),
    };
    prediction.items.iter().map(row).collect()
}

/// One row per endogenous construct and kind of antecedents.
#[must_use]
pub fn construct_prediction_rows(
    model: &PathModel,
    prediction: &Prediction,
) -> Vec<ConstructPredictionRow> {
    let rows = prediction.constructs.iter();
    rows.map(|row| ConstructPredictionRow {
        construct: model.constructs[row.construct.0].name.clone(),
        antecedents: row.antecedents,
        q2_predict: row.q2_predict,
        power: row.power,
    })
    .collect()
}

/// The tests of a model against both benchmarks: over all items and over those of each endogenous construct.
#[must_use]
pub fn benchmark_rows(model: &PathModel, prediction: &Prediction) -> Vec<LossTestRow> {
    let mut rows = Vec::new();
    for antecedents in Antecedents::ALL {
        let targets = prediction.constructs.iter();
        let targets = targets.filter(|row| row.antecedents == antecedents);
        let scopes = std::iter::once(None).chain(targets.map(|row| Some(row.construct)));
        for scope in scopes {
            let items = prediction.items_of(scope, antecedents).count();
            let name = scope.map(|id| model.constructs[id.0].name.clone());
            for (benchmark, test) in [
                (AVERAGE, prediction.against_average(scope, antecedents)),
                (
                    LINEAR_MODEL,
                    prediction.against_linear_model(scope, antecedents),
                ),
            ] {
                let names = (model.name.as_str(), benchmark);
                let row = |test| LossTestRow::new(names, (name.clone(), items), antecedents, test);
                rows.extend(test.map(row));
            }
        }
    }
    rows
}

/// The tests of one model against another: over the `shared` items, and over those of them that belong to the model's
/// index construct.
#[must_use]
pub fn rival_rows(
    model: &PredictedModel<'_>,
    rival: &PredictedModel<'_>,
    names: (&str, &str),
    shared: &[String],
) -> Vec<LossTestRow> {
    let index: ConstructId = model.model.index;
    let own = model.items_of(index);
    let of_index: Vec<String> = shared
        .iter()
        .filter(|name| own.contains(name))
        .cloned()
        .collect();
    let construct = model.model.constructs[index.0].name.clone();
    let scopes = [(None, shared), (Some(construct), of_index.as_slice())];
    let tests = scopes.into_iter().flat_map(|(scope, items)| {
        let row = |antecedents| {
            let test = model.against(rival, items, antecedents)?;
            let scope = (scope.clone(), items.len());
            Some(LossTestRow::new(names, scope, antecedents, test))
        };
        Antecedents::ALL
            .into_iter()
            .filter_map(row)
            .collect::<Vec<_>>()
    });
    tests.collect()
}
