//! Which scale ends hold for an item.

use super::codebook::ScaleBasis;
use super::study::{ItemChoice, Study};
use crate::model::{Indicator, Scale};

/// The scale ends of an indicator and who states them, from the first of these that states them: the study's entry for the item (or its
/// construct); the entry's named label set; the model, when it says that the item is a yes/no question (0 to 1);
/// the scale of the whole study; the model. So `--scale 1..5` leaves a built-in's yes/no complaint item alone.
pub(super) fn item_scale(
    study: &Study,
    choice: Option<&ItemChoice>,
    indicator: &Indicator,
) -> Option<(Scale, ScaleBasis)> {
    let by = |basis| move |scale| (scale, basis);
    let labels = choice.and_then(|choice| choice.labels.as_ref());
    choice
        .and_then(|choice| choice.scale)
        .map(by(ScaleBasis::Item))
        .or_else(|| {
            let scale = labels.and_then(|labels| labels.scale);
            scale.map(by(ScaleBasis::LabelSet))
        })
        .or_else(|| {
            let scale = indicator.scale.filter(is_yes_no);
            scale.map(by(ScaleBasis::Model))
        })
        .or_else(|| study.scale.map(by(ScaleBasis::Study)))
        .or_else(|| indicator.scale.map(by(ScaleBasis::Model)))
}

fn is_yes_no(scale: &Scale) -> bool {
    scale.min.abs() < f64::EPSILON && (scale.max - 1.0).abs() < f64::EPSILON
}

/// The scale that all `indicators` state, if it is one and the same.
pub(super) fn shared_scale(indicators: &[Indicator]) -> Option<Scale> {
    let first = indicators.first()?.scale?;
    let same = indicators.iter().all(|other| other.scale == Some(first));
    same.then_some(first)
}
