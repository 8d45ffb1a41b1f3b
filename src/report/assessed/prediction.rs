//! How the model predicts, as an assessment reports it.

use super::judgements::{Judged, of};
use super::place::Place;
use crate::assessment::Criterion;
use crate::model::PathModel;
use crate::prediction::{Antecedents, ItemPrediction, Prediction};
use crate::report::prediction_rows::{LossTestRow, PredictionRun};

/// What an assessment says of prediction.
#[derive(Debug, Clone)]
pub struct PredictionMaterial<'a> {
    /// How the model predicts.
    pub prediction: &'a Prediction,
    /// How respondents were held out.
    pub run: PredictionRun,
    /// Tests against other models, from [`rival_rows`](crate::report::rival_rows).
    pub rivals: Vec<LossTestRow>,
}

/// The judgements on predictions from direct antecedents.
pub(super) fn predictive(model: &PathModel, prediction: &Prediction) -> Vec<Judged> {
    let names: Vec<&str> = model.indicators().map(|item| &*item.name).collect();
    let direct = Antecedents::Direct;
    let mut judged = Vec::new();
    for item in prediction.items_of(None, direct) {
        let place = || Place::Item(names[item.indicator.0].to_owned());
        judged.extend(of(Criterion::Q2Predict, place(), item.q2_predict));
        judged.extend(of(Criterion::RmseRatio, place(), rmse_ratio(item)));
    }
    for (criterion, test) in [
        (
            Criterion::CvpatAverage,
            prediction.against_average(None, direct),
        ),
        (
            Criterion::CvpatLinearModel,
            prediction.against_linear_model(None, direct),
        ),
    ] {
        let p_value = test.and_then(|test| test.p_better);
        judged.extend(of(criterion, Place::Whole, p_value));
    }
    judged
}

/// RMSE of the model over that of the linear model.
fn rmse_ratio(item: &ItemPrediction) -> Option<f64> {
    let benchmark = item.linear_model.ok()?.rmse;
    (benchmark > 0.0).then(|| item.model.rmse / benchmark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn items_and_the_whole_model_are_judged_from_direct_antecedents() {
        let model = sample::model();
        let prediction = sample::prediction(&model);
        let judged = predictive(&model, &prediction);
        let count = |criterion| {
            let of_criterion = judged.iter().filter(|judged| judged.criterion == criterion);
            of_criterion.count()
        };
        let predicted = prediction.items_of(None, Antecedents::Direct).count();
        assert_eq!(count(Criterion::Q2Predict), predicted);
        assert_eq!(count(Criterion::RmseRatio), predicted);
        assert_eq!(count(Criterion::CvpatAverage), 1);
        assert_eq!(count(Criterion::CvpatLinearModel), 1);
    }
}
