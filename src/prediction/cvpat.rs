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

/// Two models on the same answers.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelComparison {
    /// Items that both models predict and that were compared.
    pub items: Vec<String>,
    /// The first model against the second; `None` when no item or fewer than two respondents can be compared.
    pub test: Option<LossTest>,
}

/// Tests which of two models predicts the same items of the same respondents better.
///
/// Both predictions must come from the same respondents in the same order and from the same plan, so that the same
/// people are held out together; items are the same when their names are. With `of` only the items of that construct of
/// the first model count. Source: Liengaard et al. 2021.
#[must_use]
pub fn compare_models(
    first: (&PathModel, &Prediction),
    second: (&PathModel, &Prediction),
    of: Option<ConstructId>,
    antecedents: Antecedents,
) -> ModelComparison {
    let names = |model: &PathModel, prediction: &Prediction| {
        let all: Vec<String> = model.indicators().map(|item| item.name.clone()).collect();
        let predicted = prediction.predicted.iter();
        let named = predicted.map(|(item, owner)| (all[item.0].clone(), *owner));
        named.collect::<Vec<(String, ConstructId)>>()
    };
    let (ours, theirs) = (names(first.0, first.1), names(second.0, second.1));
    let shared = ours
        .iter()
        .enumerate()
        .filter_map(|(place, (name, owner))| {
            let other = theirs.iter().position(|(other, _)| other == name)?;
            of.is_none_or(|id| id == *owner)
                .then(|| (place, other, name.clone()))
        });
    let shared: Vec<(usize, usize, String)> = shared.collect();
    let places: Vec<usize> = shared.iter().map(|(place, _, _)| *place).collect();
    let others: Vec<usize> = shared.iter().map(|(_, other, _)| *other).collect();
    let method = Method::Model(antecedents);
    let (a, b) = (&first.1.losses, &second.1.losses);
    let same_respondents = a.respondents() == b.respondents();
    let pairs = (0..a.respondents()).filter_map(|respondent| {
        let ours = a.mean(respondent, &places, method)?;
        let theirs = b.mean(respondent, &others, method)?;
        Some((ours, theirs, first.1.weight(respondent)))
    });
    ModelComparison {
        test: same_respondents
            .then(|| paired_loss_test(&pairs.collect::<Vec<_>>()))
            .flatten(),
        items: shared.into_iter().map(|(_, _, name)| name).collect(),
    }
}
