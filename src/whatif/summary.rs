//! From the figures of a scenario to what is reported of it.

use super::moves::{Move, Price, Subject, TOP, points_per_unit, scale_of};
use super::network::Fit;
use super::outcome::{Outcome, SAME, outcome};
use super::results::{Change, MoveEffect, PlanOutcome, PlanStep, TargetPlan, WhatIfNames};
use super::scenario::{Figures, OF_CONSTRUCT, Scenario};
use crate::model::ConstructId;
use crate::resampling::{Design, Resampled, Resamples, ResamplingPlan, SMALLEST_KEPT_SHARE};
use crate::study::Amount;

impl Scenario<'_> {
    /// The constructs that the moves act on.
    fn moved(&self) -> Vec<usize> {
        let construct = |found: &Move| match found.subject {
            Subject::Item(item) => self.network.owners[item.0],
            Subject::Construct(construct) => construct.0,
        };
        self.all.iter().map(construct).collect()
    }

    pub(super) fn changes(&self, figures: &Figures) -> Vec<Change> {
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

    pub(super) fn move_effects(&self, fit: &Fit<'_>, figures: &Figures) -> Vec<MoveEffect> {
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

    pub(super) fn plan(
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
            let item = found.item()?;
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

    pub(super) fn names(&self, outcome: &Outcome) -> WhatIfNames {
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
