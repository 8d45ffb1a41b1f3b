//! The what-if of one fit and its resamples.

use super::moves::{Move, Price, Subject, TOP, points_per_unit, resolve_moves, resolve_prices};
use super::network::{Fit, Network};
use super::outcome::outcome;
use super::plan::{Lever, cheapest, gain_of_item};
use super::results::WhatIf;
use super::scenario::{Scenario, held};
use crate::analysis::{Analysis, antecedents};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{ConstructId, IndicatorId, PathModel, Scale};
use crate::resampling::{Resampled, ResamplingPlan};
use crate::study::{Amount, WhatIfSettings};

/// What is asked of a model.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    pub(super) model: &'a PathModel,
    /// Scale ends of the k items.
    pub(super) scales: &'a [Scale],
    pub(super) moves: Vec<Move>,
    pub(super) prices: Vec<Price>,
    pub(super) target: Option<f64>,
}

impl<'a> Question<'a> {
    /// The moves, prices and target of `settings`; `scales` are the k items' scale ends.
    ///
    /// # Errors
    /// All faults of [`resolve_moves`] and [`resolve_prices`].
    pub fn new(
        settings: &WhatIfSettings,
        model: &'a PathModel,
        scales: &'a [Scale],
    ) -> Result<Self, Diagnostics> {
        let moves = resolve_moves(settings, model, scales);
        let prices = resolve_prices(settings, model, scales);
        let (moves, prices) = both(moves, prices)?;
        Ok(Self {
            model,
            scales,
            moves,
            prices,
            target: settings.target,
        })
    }
}

/// Answers `question` from a fit and, where there are any, its resamples and how these were planned.
///
/// # Errors
/// `CSI-E050` for the index construct, and for each construct that is set to a value, if it has no index.
pub fn what_if(
    question: &Question<'_>,
    analysis: &Analysis,
    resampled: Option<(&Resampled, &ResamplingPlan)>,
) -> Result<WhatIf, Diagnostics> {
    let network = Network::new(&analysis.layout);
    let fit = network.of_analysis(analysis);
    refuse_undefined(&question.moves, &fit, question.model)?;
    let levers = levers(
        question,
        &fit,
        &antecedents(&analysis.layout, network.index),
    );
    let steps = match question.target {
        Some(target) => cheapest(&fit, &question.moves, levers.clone(), target),
        None => Vec::new(),
    };
    let scenario = Scenario {
        question,
        network: &network,
        moves: &question.moves,
        all: [question.moves.as_slice(), &steps].concat(),
        levers: &levers,
    };
    let figures = scenario.infer(&fit, resampled);
    let outcome = outcome(&fit, &scenario.all);
    Ok(WhatIf {
        changes: scenario.changes(&figures),
        moves: scenario.move_effects(&fit, &figures),
        plan: question
            .target
            .map(|target| scenario.plan(target, (&fit, &outcome), &figures, resampled)),
        names: scenario.names(&outcome),
    })
}

/// Both values, or the faults of both.
fn both<A, B>(
    first: Result<A, Diagnostics>,
    second: Result<B, Diagnostics>,
) -> Result<(A, B), Diagnostics> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(Diagnostics(first)), Err(Diagnostics(second))) => {
            Err(Diagnostics([first, second].concat()))
        }
        (Err(faults), _) | (_, Err(faults)) => Err(faults),
    }
}

/// A construct without index can neither be set to one nor be asked for.
fn refuse_undefined(moves: &[Move], fit: &Fit<'_>, model: &PathModel) -> Result<(), Diagnostics> {
    let set = moves.iter().filter_map(|found| match found.subject {
        Subject::Construct(construct) if matches!(found.amount, Amount::To(_)) => Some(construct.0),
        _ => None,
    });
    let mut wanted: Vec<usize> = set.chain([model.index.0]).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let undefined = wanted.into_iter().filter(|at| fit.index(*at).is_nan());
    let fault = |at: usize| {
        Diagnostic::new(Code::NoIndexToMove).with("construct", &model.constructs[at].name)
    };
    Diagnostics::check(undefined.map(fault).collect())
}

/// The items of the `drivers` that can be raised for a target: those with a price, or without prices all of them for 1 per
/// point.
fn levers(question: &Question<'_>, fit: &Fit<'_>, drivers: &[usize]) -> Vec<Lever> {
    let network = fit.network;
    let gains = fit.gains(&held(&question.moves, network));
    let positions = outcome(fit, &question.moves).positions;
    let assumed = (0..network.survey_items).map(|item| Price {
        item: IndicatorId(item),
        cost: 1.0,
        ceiling: TOP,
    });
    let prices = if question.prices.is_empty() {
        assumed.collect()
    } else {
        question.prices.clone()
    };
    let whole = |construct: usize| {
        let whole = question.model.hierarchy.whole(ConstructId(construct));
        whole.map_or(construct, |whole| whole.0)
    };
    let lever = |price: Price| {
        let item = price.item.0;
        let unit = points_per_unit(question.scales[item]);
        drivers
            .contains(&whole(network.owners[item]))
            .then(|| Lever {
                gain: gain_of_item(fit, &gains, (item, unit)),
                room: price.ceiling - positions[item],
                price,
            })
    };
    prices.into_iter().filter_map(lever).collect()
}
