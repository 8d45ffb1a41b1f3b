//! The what-if of one fit and its resamples.

use super::moves::{
    Move, Price, Subject, TOP, points_per_unit, resolve_moves, resolve_prices, scale_of,
};
use super::network::{Fit, Network};
use super::outcome::{Outcome, SAME, outcome};
use super::plan::{Lever, cheapest, gain_of_item};
use super::results::{Change, MoveEffect, PlanOutcome, PlanStep, TargetPlan, WhatIf, WhatIfNames};
use crate::analysis::{Analysis, antecedents};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{ConstructId, IndicatorId, PathModel, Scale};
use crate::resampling::{
    Design, Inference, Resampled, Resamples, ResamplingPlan, SMALLEST_KEPT_SHARE, infer_each,
};
use crate::robustness::Estimate;
use crate::study::{Amount, WhatIfSettings};

/// What is asked of a model.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    model: &'a PathModel,
    /// Scale ends of the k items.
    scales: &'a [Scale],
    moves: Vec<Move>,
    prices: Vec<Price>,
    target: Option<f64>,
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

fn held(moves: &[Move], network: &Network) -> Vec<bool> {
    let mut held = vec![false; network.constructs()];
    for found in moves {
        if let (Subject::Construct(construct), Amount::To(_)) = (found.subject, found.amount) {
            held[construct.0] = true;
        }
    }
    held
}

/// Moves, the steps to the target behind them, and what is read off every fit.
struct Scenario<'a> {
    question: &'a Question<'a>,
    network: &'a Network,
    moves: &'a [Move],
    all: Vec<Move>,
    levers: &'a [Lever],
}

/// Estimates of a scenario's figures and what the resamples say of them.
struct Figures {
    values: Vec<f64>,
    inferences: Vec<Option<Inference>>,
    resamples: Option<Resamples>,
}

impl Figures {
    fn at(&self, place: usize) -> Option<Estimate> {
        let value = self.values[place];
        value.is_finite().then(|| Estimate {
            value,
            inference: self.inferences[place],
        })
    }
}

/// Figures of a construct: before, after, change.
const OF_CONSTRUCT: usize = 3;

/// Figures of a step: gain per point, index.
const OF_STEP: usize = 2;

impl Scenario<'_> {
    fn steps(&self) -> &[Move] {
        &self.all[self.moves.len()..]
    }

    fn place_of_move(&self, number: usize) -> usize {
        OF_CONSTRUCT * self.network.constructs() + number
    }

    fn place_of_step(&self, number: usize) -> usize {
        self.place_of_move(self.moves.len()) + OF_STEP * number
    }

    fn width(&self) -> usize {
        self.place_of_step(self.steps().len())
    }

    /// Writes the figures of one fit.
    fn read(&self, fit: &Fit<'_>, figures: &mut [f64]) {
        let (network, index) = (self.network, self.network.index);
        let all = outcome(fit, &self.all);
        for construct in 0..network.constructs() {
            let (before, change) = (fit.index(construct), all.changes[construct]);
            let slots = &mut figures[OF_CONSTRUCT * construct..][..OF_CONSTRUCT];
            slots.copy_from_slice(&[before, before + change, change]);
        }
        for (number, found) in self.moves.iter().enumerate() {
            let alone = outcome(fit, std::slice::from_ref(found));
            figures[self.place_of_move(number)] = alone.changes[index];
        }
        let gains = fit.gains(&held(self.moves, network));
        for (number, step) in self.steps().iter().enumerate() {
            let done = &self.all[..=self.moves.len() + number];
            let gain = self.item(step).map_or(f64::NAN, |item| {
                let unit = points_per_unit(self.question.scales[item.0]);
                gain_of_item(fit, &gains, (item.0, unit))
            });
            let slots = &mut figures[self.place_of_step(number)..][..OF_STEP];
            slots.copy_from_slice(&[gain, outcome(fit, done).index(fit, index)]);
        }
    }

    fn item(&self, found: &Move) -> Option<IndicatorId> {
        match found.subject {
            Subject::Item(item) => Some(item),
            Subject::Construct(_) => None,
        }
    }

    fn infer(&self, fit: &Fit<'_>, resampled: Option<(&Resampled, &ResamplingPlan)>) -> Figures {
        let mut values = vec![f64::NAN; self.width()];
        self.read(fit, &mut values);
        let places = resampled.and_then(|(found, _)| self.network.places(&found.layout));
        let Some(((found, plan), places)) = resampled.zip(places) else {
            return Figures {
                inferences: vec![None; values.len()],
                values,
                resamples: None,
            };
        };
        let derive = |row: &[f64], slots: &mut [f64]| {
            self.read(&self.network.of_row(row, &places), slots);
        };
        let resamples = found.replicates.derived(values.len(), &derive);
        let left_out = found.left_out.as_ref();
        let left_out = left_out.map(|rows| rows.derived(values.len(), &derive));
        Figures {
            inferences: infer_each(&values, (&resamples, left_out.as_ref()), plan),
            values,
            resamples: Some(resamples),
        }
    }

    /// The constructs that the moves act on.
    fn moved(&self) -> Vec<usize> {
        let construct = |found: &Move| match found.subject {
            Subject::Item(item) => self.network.owners[item.0],
            Subject::Construct(construct) => construct.0,
        };
        self.all.iter().map(construct).collect()
    }

    fn changes(&self, figures: &Figures) -> Vec<Change> {
        let mut shown = self.network.reached(&self.moved());
        shown[self.network.index] = true;
        let follows = self.network.reached(&[self.network.index]);
        let shown = (0..self.network.constructs()).filter(|at| shown[*at]);
        let change = |at: usize| {
            let place = OF_CONSTRUCT * at;
            Change {
                construct: ConstructId(at),
                is_consequence: follows[at] && at != self.network.index,
                before: figures.at(place),
                after: figures.at(place + 1),
                change: figures.at(place + 2),
            }
        };
        shown.map(change).collect()
    }

    fn move_effects(&self, fit: &Fit<'_>, figures: &Figures) -> Vec<MoveEffect> {
        let effect = |(number, found): (usize, &Move)| {
            let scale = scale_of(found.subject, self.question.scales);
            let unit = points_per_unit(scale);
            let own = |point: f64| point.is_finite().then_some(scale.min + point / unit);
            let from = match found.subject {
                Subject::Item(item) => fit.mean(item.0),
                Subject::Construct(construct) => fit.index(construct.0),
            };
            let to = match found.amount {
                Amount::By(points) => (from + points).clamp(0.0, TOP),
                Amount::To(point) => point,
            };
            MoveEffect {
                subject: found.subject,
                from: own(from),
                to: own(to),
                effect: figures.at(self.place_of_move(number)),
            }
        };
        self.moves.iter().enumerate().map(effect).collect()
    }

    fn plan(
        &self,
        target: f64,
        (fit, outcome): (&Fit<'_>, &Outcome),
        figures: &Figures,
        resampled: Option<(&Resampled, &ResamplingPlan)>,
    ) -> TargetPlan {
        let place = OF_CONSTRUCT * self.network.index + 1;
        let reached = outcome.index(fit, self.network.index);
        TargetPlan {
            target,
            outcome: match self.steps() {
                _ if reached < target - SAME => PlanOutcome::OutOfReach,
                [] => PlanOutcome::AlreadyThere,
                _ => PlanOutcome::Reached,
            },
            steps: self.plan_steps(fit, figures),
            reached: figures.at(place),
            probability: resampled
                .filter(|(_, plan)| !matches!(plan.design, Design::Given { .. }))
                .and_then(|_| share_from(figures.resamples.as_ref()?, place, target)),
            costs_given: !self.question.prices.is_empty(),
        }
    }

    fn plan_steps(&self, fit: &Fit<'_>, figures: &Figures) -> Vec<PlanStep> {
        let mut cumulative_cost = 0.0;
        let mut positions = outcome(fit, self.moves).positions;
        let steps = self.steps().iter().enumerate();
        let step = |(number, found): (usize, &Move)| {
            let item = self.item(found)?;
            let lever = self.levers.iter().find(|lever| lever.price.item == item)?;
            let scale = self.question.scales[item.0];
            let own = |point: f64| scale.min + point / points_per_unit(scale);
            let done = &self.all[..=self.moves.len() + number];
            let after = outcome(fit, done).positions;
            let (from, to) = (own(positions[item.0]), own(after[item.0]));
            positions = after;
            cumulative_cost += (to - from) * lever.price.cost;
            let place = self.place_of_step(number);
            Some(PlanStep {
                item,
                from,
                to,
                cost_per_point: lever.price.cost,
                gain: figures.at(place),
                cumulative_cost,
                index: figures.at(place + 1),
            })
        };
        steps.filter_map(step).collect()
    }

    fn names(&self, outcome: &Outcome) -> WhatIfNames {
        let model = self.question.model;
        let construct = |at: usize| model.constructs[at].name.clone();
        let items: Vec<&str> = model.indicators().map(|item| item.name.as_str()).collect();
        let name = |subject: Subject| match subject {
            Subject::Item(item) => items[item.0].to_owned(),
            Subject::Construct(at) => construct(at.0),
        };
        let cut = self.moves.iter().zip(&outcome.cut_moves);
        let ends = outcome.cut_constructs.iter().enumerate();
        let negative = self.levers.iter().filter(|lever| lever.gain < 0.0);
        WhatIfNames {
            cut_moves: cut
                .filter(|(_, cut)| **cut)
                .map(|(found, _)| name(found.subject))
                .collect(),
            cut_constructs: ends
                .filter(|(_, cut)| **cut)
                .map(|(at, _)| construct(at))
                .collect(),
            without_effect: self.without_effect().into_iter().map(name).collect(),
            negative: negative
                .filter(|_| self.question.target.is_some())
                .map(|lever| name(Subject::Item(lever.price.item)))
                .collect(),
            index: construct(self.network.index),
        }
    }

    /// Moves that do not reach the index construct, and priced items that are no lever for a target.
    fn without_effect(&self) -> Vec<Subject> {
        let network = self.network;
        let reaches = |construct: usize| network.reached(&[construct])[network.index];
        let idle = |subject: Subject| match subject {
            Subject::Item(item) => !reaches(network.owners[item.0]),
            Subject::Construct(construct) => !reaches(construct.0),
        };
        let is_lever = |price: &Price| {
            let mut levers = self.levers.iter();
            levers.any(|lever| lever.price.item == price.item && lever.gain.abs() > 0.0)
        };
        let priced = self.question.prices.iter();
        let priced = priced.filter(|price| self.question.target.is_some() && !is_lever(price));
        let mut found: Vec<Subject> = self.moves.iter().map(|found| found.subject).collect();
        found.retain(|subject| idle(*subject));
        for price in priced {
            let subject = Subject::Item(price.item);
            if !found.contains(&subject) {
                found.push(subject);
            }
        }
        found
    }
}

/// Share of the resamples in which the figure at `place` is at least `limit`; `None` when fewer than nine tenths define it.
fn share_from(resamples: &Resamples, place: usize, limit: f64) -> Option<f64> {
    let mut column = Vec::new();
    resamples.values_into(&|row| row[place], &mut column);
    let defined = column.len() as f64;
    let enough = defined >= SMALLEST_KEPT_SHARE * resamples.ledger.kept as f64;
    let there = column.iter().filter(|value| **value >= limit - SAME);
    (enough && defined > 0.0).then(|| there.count() as f64 / defined)
}
