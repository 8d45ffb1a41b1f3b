//! One word for how well a model predicts.

use super::accuracy::ItemPrediction;

/// How many of a construct's items the model predicts better than the linear model does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PredictivePower {
    /// None.
    None,
    /// The minority.
    Low,
    /// The majority, or half.
    Medium,
    /// All.
    High,
}

impl PredictivePower {
    /// The catalogue key of the word.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "predictive-power-none",
            Self::Low => "predictive-power-low",
            Self::Medium => "predictive-power-medium",
            Self::High => "predictive-power-high",
        }
    }
}

/// The predictive power over `items`: an item counts when its Q²_predict is above 0 and its RMSE below that of the linear
/// model. `None` without items or where the linear model is not defined.
///
/// Source: Shmueli et al. 2019, EJM 53(11) 2322–2347.
#[must_use]
pub fn predictive_power<'i>(
    items: impl IntoIterator<Item = &'i ItemPrediction>,
) -> Option<PredictivePower> {
    let (mut better, mut all) = (0_usize, 0_usize);
    for item in items {
        let benchmark = item.linear_model.ok()?;
        let beats_average = item.q2_predict.is_some_and(|q2| q2 > 0.0);
        better += usize::from(beats_average && item.model.rmse < benchmark.rmse);
        all += 1;
    }
    match better {
        _ if all == 0 => None,
        0 => Some(PredictivePower::None),
        _ if better == all => Some(PredictivePower::High),
        _ if 2 * better >= all => Some(PredictivePower::Medium),
        _ => Some(PredictivePower::Low),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ConstructId, IndicatorId};
    use crate::prediction::{Antecedents, ErrorSize, NoLinearModel};

    fn item(rmse: f64, q2: f64) -> ItemPrediction {
        let size = |rmse| ErrorSize { rmse, mae: rmse };
        ItemPrediction {
            indicator: IndicatorId(0),
            construct: ConstructId(0),
            antecedents: Antecedents::Direct,
            model: size(rmse),
            average: size(2.0),
            linear_model: Ok(size(1.0)),
            q2_predict: Some(q2),
            linear_model_q2: Some(0.5),
        }
    }

    #[test]
    fn all_half_few_and_none() {
        let (good, bad) = (item(0.9, 0.1), item(1.1, 0.1));
        let power = |items: &[&ItemPrediction]| predictive_power(items.iter().copied());
        assert_eq!(power(&[&good, &good]), Some(PredictivePower::High));
        assert_eq!(power(&[&good, &bad]), Some(PredictivePower::Medium));
        assert_eq!(power(&[&good, &bad, &bad]), Some(PredictivePower::Low));
        assert_eq!(power(&[&bad]), Some(PredictivePower::None));
        assert_eq!(power(&[]), None);
        // worse than the average: no predictive power, whatever the linear model does
        assert_eq!(power(&[&item(0.9, -0.1)]), Some(PredictivePower::None));
        let mut undefined = item(0.9, 0.1);
        undefined.linear_model = Err(NoLinearModel::Collinear);
        assert_eq!(power(&[&good, &undefined]), None);
    }
}
