//! What a what-if finds.

use super::moves::Subject;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ConstructId, IndicatorId};
use crate::robustness::Estimate;

/// A construct before and after all moves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The construct.
    pub construct: ConstructId,
    /// Whether it follows from the index construct.
    pub is_consequence: bool,
    /// Its index today; `None` when it is not defined.
    pub before: Option<Estimate>,
    /// Its index after all moves.
    pub after: Option<Estimate>,
    /// The difference.
    pub change: Option<Estimate>,
}

/// One move, in points of its own scale, and what it does alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MoveEffect {
    /// What is moved.
    pub subject: Subject,
    /// The mean or index today.
    pub from: Option<f64>,
    /// The mean or index that the move itself leads to, at most the end of its scale.
    pub to: Option<f64>,
    /// Change of the index construct's index by this move alone.
    pub effect: Option<Estimate>,
}

/// One move of the way to a target, in points of the item's answer scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlanStep {
    /// The item.
    pub item: IndicatorId,
    /// Its mean before the step.
    pub from: f64,
    /// Its mean after it.
    pub to: f64,
    /// Cost of one point.
    pub cost_per_point: f64,
    /// Points of the index for one point of the item.
    pub gain: Option<Estimate>,
    /// Cost of this and all earlier steps.
    pub cumulative_cost: f64,
    /// The index after this and all earlier steps.
    pub index: Option<Estimate>,
}

impl PlanStep {
    /// Points of the item's answer scale.
    #[must_use]
    pub fn by(&self) -> f64 {
        self.to - self.from
    }

    /// Cost of the step.
    #[must_use]
    pub fn cost(&self) -> f64 {
        self.by() * self.cost_per_point
    }

    /// Points of the index for each unit of cost.
    #[must_use]
    pub fn gain_per_cost(&self) -> Option<f64> {
        self.gain.map(|gain| gain.value / self.cost_per_point)
    }
}

/// Whether a target is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanOutcome {
    /// Without any step.
    AlreadyThere,
    /// By the steps.
    Reached,
    /// Not even by all moves that can be made.
    OutOfReach,
}

/// The cheapest way to a target.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetPlan {
    /// The index that is aimed at.
    pub target: f64,
    /// Whether it is reached.
    pub outcome: PlanOutcome,
    /// Moves in the order of gain per cost.
    pub steps: Vec<PlanStep>,
    /// The index after all moves and steps.
    pub reached: Option<Estimate>,
    /// Share of the resamples in which moves and steps reach the target; `None` without resamples of respondents.
    pub probability: Option<f64>,
    /// Whether the study says what moves cost; otherwise every item costs 1 per point.
    pub costs_given: bool,
}

impl TargetPlan {
    /// Cost of all steps.
    #[must_use]
    pub fn cost(&self) -> f64 {
        self.steps.last().map_or(0.0, |step| step.cumulative_cost)
    }
}

/// What moves would change, and what to move for a target.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIf {
    /// The index construct and every construct that the moves reach, in the order of the model.
    pub changes: Vec<Change>,
    /// The moves that were asked for.
    pub moves: Vec<MoveEffect>,
    /// The way to the target; `None` when no target was named.
    pub plan: Option<TargetPlan>,
    /// What is worth knowing of the moves, by name.
    pub names: WhatIfNames,
}

/// Names that the messages on a what-if list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WhatIfNames {
    /// Moves that end at the end of their scale before they are done.
    pub cut_moves: Vec<String>,
    /// Constructs whose index stops at 0 or 100.
    pub cut_constructs: Vec<String>,
    /// Moves and costs of what does not lead to the index construct.
    pub without_effect: Vec<String>,
    /// Items that would lower the index if they were raised.
    pub negative: Vec<String>,
    /// The index construct.
    pub index: String,
}

impl WhatIf {
    /// Whether a target was named and cannot be reached.
    #[must_use]
    pub fn misses_target(&self) -> bool {
        let plan = self.plan.as_ref();
        plan.is_some_and(|plan| plan.outcome == PlanOutcome::OutOfReach)
    }

    /// What is worth saying: a target out of reach, ends of scales, moves without effect, costs that were assumed.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        let names = &self.names;
        let listed = |code: Code, names: &[String]| {
            let found = Diagnostic::new(code).with("names", names.join(", "));
            (!names.is_empty()).then_some(found)
        };
        let mut found = Vec::new();
        found.extend(
            self.plan
                .as_ref()
                .and_then(|plan| out_of_reach(plan, &names.index)),
        );
        found.extend(listed(Code::MoveCut, &names.cut_moves));
        found.extend(listed(Code::IndexCut, &names.cut_constructs));
        found.extend(listed(Code::NegativeLever, &names.negative));
        let idle = listed(Code::MoveWithoutEffect, &names.without_effect);
        found.extend(idle.map(|idle| idle.with("index", &names.index)));
        let assumed = |plan: &&TargetPlan| !plan.costs_given && !plan.steps.is_empty();
        let assumed = self.plan.as_ref().filter(assumed);
        found.extend(assumed.map(|_| Diagnostic::new(Code::CostsAssumed)));
        found
    }
}

fn out_of_reach(plan: &TargetPlan, index: &str) -> Option<Diagnostic> {
    let reached = plan.reached?.value;
    let fault = Diagnostic::new(Code::TargetOutOfReach)
        .with("construct", index)
        .with("target", plan.target)
        .with("reached", format!("{reached:.1}"));
    (plan.outcome == PlanOutcome::OutOfReach).then_some(fault)
}
