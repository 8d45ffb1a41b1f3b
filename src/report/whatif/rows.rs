//! The document of one `csi whatif`.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::Value;

use crate::report::by_group::group_schema;
use crate::report::fit_report::FitReport;
use crate::report::named::Named;
use crate::report::uncertainty::Uncertainty;
use crate::whatif::PlanOutcome;

/// Everything that one run of `csi whatif` found: the document of the fit, and what the moves lead to. Numbers are not
/// rounded; null = not defined.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WhatIfReport {
    /// The fit.
    #[serde(flatten)]
    pub fit: FitReport,
    /// The index construct and every construct that the moves reach, before and after all moves, those of the plan
    /// included.
    pub change: Vec<ChangeRow>,
    /// The moves that were asked for; empty when only a target was named.
    pub moves: Vec<MoveRow>,
    /// What became of the target; null when none was named.
    pub target: Option<TargetRow>,
    /// The cheapest moves to the target, in the order of gain per cost.
    pub plan: Vec<PlanRow>,
    /// What all of this rests on, in the language of the messages.
    pub assumptions: Vec<AssumptionRow>,
}

/// A construct before and after all moves. The uncertainty beside it is that of the change.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangeRow {
    /// The construct.
    pub construct: String,
    /// Whether it follows from the index construct.
    pub consequence: bool,
    /// Its index today.
    pub before: Option<f64>,
    /// Its index after all moves.
    pub after: Option<f64>,
    /// After − before.
    pub change: Option<f64>,
    /// Uncertainty of the change.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Uncertainty of `before` and `after`; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// What a move is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MoveKind {
    /// The mean of an item, on its answer scale.
    Item,
    /// The index of a construct, on 0–100.
    Construct,
}

/// One move that was asked for. The uncertainty beside it is that of the effect.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MoveRow {
    /// The item or construct.
    pub name: String,
    /// Which of the two it is.
    pub kind: MoveKind,
    /// The mean or index today.
    pub from: Option<f64>,
    /// The mean or index that the move leads to.
    pub to: Option<f64>,
    /// To − from.
    pub by: Option<f64>,
    /// Change of the index construct's index by this move alone.
    pub effect: Option<f64>,
    /// Uncertainty of the effect.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
}

/// What became of the target. The uncertainty beside it is that of the index reached.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TargetRow {
    /// The index that is aimed at.
    pub target: f64,
    /// `already_there`, `reached` or `out_of_reach`.
    #[schemars(schema_with = "outcomes")]
    pub outcome: PlanOutcome,
    /// The index after all moves.
    pub reached: Option<f64>,
    /// Share of the resamples in which the same moves reach the target; null without resamples of respondents.
    pub probability: Option<f64>,
    /// Cost of the plan.
    pub cost: f64,
    /// Whether costs were given; otherwise every item costs 1 for each point of its answer scale.
    pub costs_given: bool,
    /// Uncertainty of the index reached.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
}

/// One move of the plan. The uncertainty beside it is that of the cumulative index.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PlanRow {
    /// The item.
    pub indicator: String,
    /// Its mean before the move, on its answer scale.
    pub from: f64,
    /// Its mean after it.
    pub to: f64,
    /// To − from.
    pub by: f64,
    /// Cost of one point of the answer scale.
    pub cost_per_point: f64,
    /// Points of the index for one point of the answer scale.
    pub gain: Option<f64>,
    /// Points of the index for each unit of cost.
    pub gain_per_cost: Option<f64>,
    /// Cost of the move.
    pub cost: f64,
    /// Cost of this and all earlier moves.
    pub cumulative_cost: f64,
    /// The index after this and all earlier moves.
    pub cumulative_index: Option<f64>,
    /// Uncertainty of the cumulative index.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// Uncertainty of the gain; empty without resampling.
    pub resampled: Named<Uncertainty>,
}

/// One thing that the numbers rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AssumptionRow {
    /// Stable name, such as `linear`.
    pub name: &'static str,
    /// The sentence, in the language of the run.
    pub text: String,
}

/// The JSON Schema (draft 2020-12) of [`WhatIfReport`], the document of `csi whatif --format json`.
#[must_use]
pub fn whatif_schema() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    group_schema(generator.into_root_schema_for::<WhatIfReport>().to_value())
}

fn outcomes(_: &mut SchemaGenerator) -> Schema {
    let names = [
        PlanOutcome::AlreadyThere,
        PlanOutcome::Reached,
        PlanOutcome::OutOfReach,
    ];
    let names = serde_json::to_value(names).unwrap_or_default();
    json_schema!({ "type": "string", "enum": names })
}
