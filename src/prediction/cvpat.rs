//! Does one prediction beat another? Losses of the same respondents, compared.

use super::accuracy::Prediction;
use super::holdout::Method;
use super::loss_test::{LossTest, paired_loss_test};
use super::targets::Antecedents;
use crate::model::{ConstructId, PathModel};

impl Prediction {
    /// The model against the indicator averages, over the items of one construct or (`None`) of all.
    ///
    /// A respondent's loss is the mean, over the answered items and the repetitions, of the squared error divided by
    /// the item's variance, so that items of different scales count alike. `None` when nothing can be compared.
    /// Sources: Liengaard et al. 2021; Sharma et al. 2023.
    #[must_use]
    pub fn against_average(
        &self,
        construct: Option<ConstructId>,
        antecedents: Antecedents,
    ) -> Option<LossTest> {
        self.test(construct, Method::Model(antecedents), Method::Average)
    }

    /// The model against the linear model on the items of the same antecedents, as [`Prediction::against_average`];
    /// `None`, too, when the linear model is not defined for one of the constructs.
    #[must_use]
    pub fn against_linear_model(
        &self,
        construct: Option<ConstructId>,
        antecedents: Antecedents,
    ) -> Option<LossTest> {
        let mut items = self.items_of(construct, antecedents);
        if items.any(|item| item.linear_model.is_err()) {
            return None;
        }
        let methods = (Method::Model(antecedents), Method::LinearModel(antecedents));
        self.test(construct, methods.0, methods.1)
    }

    fn test(
        &self,
        construct: Option<ConstructId>,
        first: Method,
        second: Method,
    ) -> Option<LossTest> {
        let wanted = |owner: ConstructId| construct.is_none_or(|id| id == owner);
        let predicted = self.predicted.iter().enumerate();
        let places: Vec<usize> = predicted
            .filter(|(_, (_, owner))| wanted(*owner))
            .map(|(place, _)| place)
            .collect();
        let pairs = (0..self.losses.respondents()).filter_map(|respondent| {
            let loss = |method| self.losses.mean(respondent, &places, method);
            Some((loss(first)?, loss(second)?, self.weight(respondent)))
        });
        paired_loss_test(&pairs.collect::<Vec<_>>())
    }

    fn weight(&self, respondent: usize) -> f64 {
        self.weights
            .as_ref()
            .map_or(1.0, |weights| weights[respondent])
    }
}

/// A model and how it predicts.
#[derive(Debug, Clone, Copy)]
pub struct PredictedModel<'a> {
    /// The model.
    pub model: &'a PathModel,
    /// Its prediction.
    pub prediction: &'a Prediction,
}

impl PredictedModel<'_> {
    /// The names of the predicted items, in the order of the losses.
    fn names(&self) -> Vec<&str> {
        let all: Vec<&str> = self
            .model
            .indicators()
            .map(|item| item.name.as_str())
            .collect();
        let predicted = self.prediction.predicted.iter();
        predicted.map(|(item, _)| all[item.0]).collect()
    }

    /// Places of `items` among the losses; `None` when one of them is not predicted.
    fn places(&self, items: &[String]) -> Option<Vec<usize>> {
        let names = self.names();
        let place = |item: &String| names.iter().position(|name| name == item);
        items.iter().map(place).collect()
    }

    /// The names of the items of a construct that are predicted.
    #[must_use]
    pub fn items_of(&self, construct: ConstructId) -> Vec<String> {
        let named = self.names().into_iter().zip(&self.prediction.predicted);
        let own = named.filter(|(_, (_, owner))| *owner == construct);
        own.map(|(name, _)| name.to_owned()).collect()
    }

    /// Tests whether this model predicts `items` better than `other` does.
    ///
    /// Both predictions must come from the same respondents in the same order and from the same plan, so that the same
    /// people are held out together. `None` when a model does not predict one of the items, the numbers of respondents
    /// differ, or nothing can be compared. Source: Liengaard et al. 2021.
    #[must_use]
    pub fn against(
        &self,
        other: &Self,
        items: &[String],
        antecedents: Antecedents,
    ) -> Option<LossTest> {
        let (places, others) = (self.places(items)?, other.places(items)?);
        let (a, b) = (&self.prediction.losses, &other.prediction.losses);
        if a.respondents() != b.respondents() {
            return None;
        }
        let method = Method::Model(antecedents);
        let pairs = (0..a.respondents()).filter_map(|respondent| {
            let ours = a.mean(respondent, &places, method)?;
            let theirs = b.mean(respondent, &others, method)?;
            Some((ours, theirs, self.prediction.weight(respondent)))
        });
        paired_loss_test(&pairs.collect::<Vec<_>>())
    }
}

/// The names of the items that all models predict, in the order of the first; items are the same when their names are.
#[must_use]
pub fn shared_items(models: &[PredictedModel<'_>]) -> Vec<String> {
    let Some((first, others)) = models.split_first() else {
        return Vec::new();
    };
    let others: Vec<Vec<&str>> = others.iter().map(PredictedModel::names).collect();
    let names = first.names().into_iter();
    names
        .filter(|name| others.iter().all(|known| known.contains(name)))
        .map(str::to_owned)
        .collect()
}
