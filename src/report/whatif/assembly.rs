//! From a what-if to its document.

use super::rows::{AssumptionRow, ChangeRow, MoveKind, MoveRow, PlanRow, TargetRow, WhatIfReport};
use crate::model::{IndicatorId, PathModel};
use crate::report::fit_report::{Command, FitReport};
use crate::report::material::FitMaterial;
use crate::report::named::Named;
use crate::report::uncertainty::Uncertainty;
use crate::robustness::Estimate;
use crate::whatif::{Change, MoveEffect, PlanStep, Subject, TargetPlan, WhatIf};
use crate::words::Words;

/// What every what-if rests on.
const ASSUMPTIONS: [&str; 6] = [
    "linear",
    "other_things_equal",
    "weights",
    "set",
    "ends",
    "association",
];

/// What a plan rests on as well.
const PLAN_ASSUMPTION: &str = "cheapest";

impl WhatIfReport {
    /// The document of one what-if, with messages, labels and assumptions in the language of `words`.
    #[must_use]
    pub fn new(material: FitMaterial<'_>, found: &WhatIf, words: &Words) -> Self {
        let rows = Rows {
            model: material.model,
        };
        let plan = found.plan.as_ref();
        let steps = plan.map(|plan| plan.steps.as_slice()).unwrap_or_default();
        let assumptions = ASSUMPTIONS.iter().chain(plan.map(|_| &PLAN_ASSUMPTION));
        Self {
            change: found.changes.iter().map(|row| rows.change(row)).collect(),
            moves: found.moves.iter().map(|row| rows.moved(row)).collect(),
            target: plan.map(target),
            plan: steps.iter().map(|step| rows.step(step)).collect(),
            assumptions: assumptions
                .map(|name| AssumptionRow {
                    name,
                    text: words.text(&format!("assumption-{name}")),
                })
                .collect(),
            fit: FitReport {
                command: Command::Whatif,
                ..FitReport::new(material, words)
            },
        }
    }
}

/// Positions become names.
struct Rows<'a> {
    model: &'a PathModel,
}

impl Rows<'_> {
    fn item(&self, item: IndicatorId) -> String {
        let found = self.model.indicators().nth(item.0);
        found.map(|item| item.name.clone()).unwrap_or_default()
    }

    fn change(&self, row: &Change) -> ChangeRow {
        ChangeRow {
            construct: self.model.constructs[row.construct.0].name.clone(),
            consequence: row.is_consequence,
            before: value(row.before),
            after: value(row.after),
            change: value(row.change),
            uncertainty: uncertainty(row.change),
            resampled: named([("before", row.before), ("after", row.after)]),
        }
    }

    fn moved(&self, row: &MoveEffect) -> MoveRow {
        let (name, kind) = match row.subject {
            Subject::Item(item) => (self.item(item), MoveKind::Item),
            Subject::Construct(construct) => {
                let name = &self.model.constructs[construct.0].name;
                (name.clone(), MoveKind::Construct)
            }
        };
        MoveRow {
            name,
            kind,
            from: row.from,
            to: row.to,
            by: row.from.zip(row.to).map(|(from, to)| to - from),
            effect: value(row.effect),
            uncertainty: uncertainty(row.effect),
        }
    }

    fn step(&self, step: &PlanStep) -> PlanRow {
        PlanRow {
            indicator: self.item(step.item),
            from: step.from,
            to: step.to,
            by: step.by(),
            cost_per_point: step.cost_per_point,
            gain: value(step.gain),
            gain_per_cost: step.gain_per_cost(),
            cost: step.cost(),
            cumulative_cost: step.cumulative_cost,
            cumulative_index: value(step.index),
            uncertainty: of_level(step.index),
            resampled: named([("gain", step.gain)]),
        }
    }
}

fn target(plan: &TargetPlan) -> TargetRow {
    TargetRow {
        target: plan.target,
        outcome: plan.outcome,
        reached: value(plan.reached),
        probability: plan.probability,
        cost: plan.cost(),
        costs_given: plan.costs_given,
        uncertainty: of_level(plan.reached),
    }
}

fn value(estimate: Option<Estimate>) -> Option<f64> {
    estimate.map(|estimate| estimate.value)
}

fn uncertainty(estimate: Option<Estimate>) -> Uncertainty {
    let inference = estimate.and_then(|estimate| estimate.inference);
    inference.map_or_else(Uncertainty::default, Uncertainty::from)
}

/// The uncertainty of an index: that it is 0 is no hypothesis.
fn of_level(estimate: Option<Estimate>) -> Uncertainty {
    Uncertainty {
        p_value: None,
        ..uncertainty(estimate)
    }
}

/// Empty without resampling.
fn named<const N: usize>(estimates: [(&str, Option<Estimate>); N]) -> Named<Uncertainty> {
    let inferred = |(_, estimate): &(&str, Option<Estimate>)| {
        estimate.is_some_and(|estimate| estimate.inference.is_some())
    };
    let rows = estimates.into_iter().filter(inferred);
    Named(
        rows.map(|(name, found)| (name.to_owned(), of_level(found)))
            .collect(),
    )
}
