//! From what was found beyond the maps to its rows.

use super::guidance_rows::{
    BottleneckRow, CombinedMapRow, GuidanceRows, ItemWeightRow, NecessityRow, Need,
    PenaltyRewardRow, RegressionRow, RelativeWeightRow, ShareFigures,
};
use super::map_rows::MapRow;
use crate::analysis::Analysis;
use crate::drivers::{CeilingLine, IMPACT_STEP, NeededLevel};
use crate::guidance::{
    Bottleneck, CeilingFigures, Guidance, NecessaryCondition, Necessity, PenaltyReward,
    PredictorWeight, RelativeWeights, Variable,
};
use crate::model::{ConstructId, IndicatorId, PathModel};
use crate::report::assessed::threshold_row;
use crate::report::uncertainty::Uncertainty;
use crate::resampling::Ledger;
use crate::robustness::Estimate;

/// The part of the number of predictors by which ranks may differ without a flag.
const RANK_TOLERANCE: usize = 5;

/// The rows of `guidance`; `map` are the rows of the drivers' map.
pub(super) fn guidance_rows(
    (model, analysis): (&PathModel, &Analysis),
    guidance: &Guidance,
    map: &[MapRow],
) -> GuidanceRows {
    let bench = Bench {
        model,
        analysis,
        items: model.indicators().map(|item| item.name.as_str()).collect(),
    };
    let (structural, items) = (&guidance.relative_weights, &guidance.item_weights);
    let contrasts = guidance.contrasts.as_ref();
    let necessity = guidance.necessity.as_ref();
    GuidanceRows {
        relative_weights: structural
            .iter()
            .flat_map(|w| bench.constructs(w))
            .collect(),
        relative_weights_regression: structural.as_ref().map(|w| bench.divided(w)),
        item_weights: items.iter().flat_map(|w| bench.items(w)).collect(),
        item_weights_regression: items.as_ref().map(|w| bench.divided(w)),
        penalty_reward: contrasts
            .iter()
            .flat_map(|found| found.items.iter().map(|item| bench.contrast(item)))
            .collect(),
        penalty_reward_regression: contrasts.map(|found| RegressionRow {
            outcome: bench.variable(found.outcome),
            r_squared: found.r_squared.map(|explained| explained.value),
            r_squared_interval: found.r_squared.and_then(interval),
            sampled_orders: None,
            resamples: kept(found.ledger),
        }),
        marginal_effect: guidance
            .thresholds
            .iter()
            .map(|threshold| threshold_row(model, threshold))
            .collect(),
        permutations: necessity.map(|found| found.permutations),
        bottlenecks: necessity
            .iter()
            .flat_map(|found| found.bottlenecks.iter().map(|cell| bench.bottleneck(cell)))
            .collect(),
        combined_map: necessity
            .map(|found| bench.combined(found, map))
            .unwrap_or_default(),
        necessity: necessity
            .iter()
            .flat_map(|found| bench.necessity(found))
            .collect(),
    }
}

fn interval(estimate: Estimate) -> Option<[f64; 2]> {
    let (lower, upper) = estimate.inference?.interval;
    Some([lower, upper])
}

fn kept(ledger: Option<Ledger>) -> Option<usize> {
    ledger.map(|ledger| ledger.kept)
}

/// Positions become names.
struct Bench<'a> {
    model: &'a PathModel,
    analysis: &'a Analysis,
    items: Vec<&'a str>,
}

impl Bench<'_> {
    fn construct(&self, construct: ConstructId) -> String {
        self.model.constructs[construct.0].name.clone()
    }

    fn item(&self, item: IndicatorId) -> String {
        self.items[item.0].to_owned()
    }

    fn owner(&self, item: IndicatorId) -> String {
        let owners = self.analysis.layout.construct_of_items();
        self.construct(ConstructId(owners[item.0]))
    }

    fn variable(&self, variable: Variable) -> String {
        match variable {
            Variable::Item(item) => self.item(item),
            Variable::Construct(construct) => self.construct(construct),
        }
    }

    fn divided(&self, weights: &RelativeWeights) -> RegressionRow {
        RegressionRow {
            outcome: self.variable(weights.outcome),
            r_squared: Some(weights.r_squared.value),
            r_squared_interval: interval(weights.r_squared),
            sampled_orders: weights.sampled_orders,
            resamples: kept(weights.ledger),
        }
    }

    fn constructs(&self, weights: &RelativeWeights) -> Vec<RelativeWeightRow> {
        let figures = self.shares(weights).into_iter().zip(&weights.weights);
        let row = |(figures, weight): (ShareFigures, &PredictorWeight)| RelativeWeightRow {
            construct: self.variable(weight.predictor),
            figures,
        };
        figures.map(row).collect()
    }

    fn items(&self, weights: &RelativeWeights) -> Vec<ItemWeightRow> {
        let figures = self.shares(weights).into_iter().zip(&weights.weights);
        let row = |(figures, weight): (ShareFigures, &PredictorWeight)| match weight.predictor {
            Variable::Item(item) => Some(ItemWeightRow {
                indicator: self.item(item),
                construct: self.owner(item),
                figures,
            }),
            Variable::Construct(_) => None,
        };
        figures.filter_map(row).collect()
    }

    /// The figures of all predictors, with their ranks.
    fn shares(&self, weights: &RelativeWeights) -> Vec<ShareFigures> {
        let whole = weights.r_squared.value;
        let impacts = weights.weights.iter();
        let impacts = impacts.map(|weight| self.impact(weight.predictor, weights.outcome));
        let impacts: Vec<Option<f64>> = impacts.collect();
        let sizes = impacts.iter().map(|impact| impact.map(f64::abs));
        let impact_ranks = sizes
            .collect::<Option<Vec<f64>>>()
            .map(|sizes| ranks(&sizes));
        let shares: Vec<f64> = weights.weights.iter().map(|w| w.lmg.value).collect();
        let ranks = ranks(&shares);
        let tolerated = (shares.len() / RANK_TOLERANCE).max(1);
        let figures = |(place, weight): (usize, &PredictorWeight)| {
            let impact_rank = impact_ranks.as_ref().map(|ranks| ranks[place]);
            let share = weight.lmg.value / whole;
            let uncertainty = weight.lmg.inference.map(Uncertainty::from);
            ShareFigures {
                correlation: weight.correlation,
                coefficient: weight.coefficient.value,
                coefficient_interval: interval(weight.coefficient),
                lmg: weight.lmg.value,
                // A share is never below 0, so that "it is 0" is no hypothesis that resamples could test.
                uncertainty: Uncertainty {
                    p_value: None,
                    ..uncertainty.unwrap_or_default()
                },
                lmg_error: weight.lmg_error,
                share: share.is_finite().then_some(share),
                johnson: weight.johnson.value,
                johnson_interval: interval(weight.johnson),
                rank: ranks[place],
                impact: impacts[place],
                impact_rank,
                ranks_differ: impact_rank.map(|other| other.abs_diff(ranks[place]) >= tolerated),
            }
        };
        weights.weights.iter().enumerate().map(figures).collect()
    }

    /// Impact on the target of what explains the target or one of its items.
    fn impact(&self, predictor: Variable, outcome: Variable) -> Option<f64> {
        let analysis = self.analysis;
        let target = self.model.index;
        let is_of_target = match outcome {
            Variable::Construct(construct) => construct == target,
            Variable::Item(item) => {
                let mut sources = analysis.layout.sources(target.0).into_iter();
                sources.any(|(source, _)| source == item.0)
            }
        };
        let importance = match predictor {
            Variable::Construct(construct) => analysis.importance(construct, target),
            Variable::Item(item) => {
                let driver = analysis.item_drivers.iter();
                let driver = driver.clone().find(|driver| driver.indicator == item)?;
                driver.importance
            }
        };
        importance
            .filter(|_| is_of_target)
            .map(|points| points * IMPACT_STEP)
    }

    fn contrast(&self, found: &PenaltyReward) -> PenaltyRewardRow {
        let row = PenaltyRewardRow {
            indicator: self.item(found.item),
            construct: self.owner(found.item),
            ..PenaltyRewardRow::default()
        };
        let Some(contrast) = found.contrast else {
            return row;
        };
        let p_value = |estimate: Estimate| estimate.inference.map(|found| found.p_value);
        PenaltyRewardRow {
            low: Some(contrast.extremes.low),
            low_share: Some(contrast.extremes.low_share),
            high: Some(contrast.extremes.high),
            high_share: Some(contrast.extremes.high_share),
            penalty: Some(contrast.penalty.value),
            penalty_interval: interval(contrast.penalty),
            penalty_p_value: p_value(contrast.penalty),
            reward: Some(contrast.reward.value),
            reward_interval: interval(contrast.reward),
            reward_p_value: p_value(contrast.reward),
            factor: contrast.class,
            impact_range: contrast.range.map(|range| range.value),
            impact_range_interval: contrast.range.and_then(interval),
            asymmetry: contrast.asymmetry.map(|asymmetry| asymmetry.value),
            asymmetry_interval: contrast.asymmetry.and_then(interval),
            leaning: contrast.asymmetry_class,
            ..row
        }
    }

    fn necessity(&self, necessity: &Necessity) -> Vec<NecessityRow> {
        let lines = [CeilingLine::CeFdh, CeilingLine::CrFdh];
        let rows = lines.iter().enumerate().flat_map(|(place, line)| {
            let row = move |condition: &NecessaryCondition| {
                let figures = condition.ceilings.map(|ceilings| ceilings[place]);
                NecessityRow {
                    construct: self.construct(condition.condition),
                    target: self.construct(necessity.question.outcome),
                    ceiling: *line,
                    d: figures.map(|found| found.effect_size),
                    accuracy: figures.map(|found| found.accuracy),
                    p_value: figures.and_then(|found| found.p_value),
                    necessary: figures.and_then(|found| found.is_necessary()),
                }
            };
            necessity.conditions.iter().map(row)
        });
        rows.collect()
    }

    fn bottleneck(&self, cell: &Bottleneck) -> BottleneckRow {
        let (need, needed) = named(cell.needed);
        BottleneckRow {
            ceiling: cell.line,
            target_share: cell.outcome_share,
            target_level: cell.outcome,
            construct: self.construct(cell.condition),
            need,
            needed,
            needed_share: cell.needed_share,
            share_below: cell.share_below,
        }
    }

    /// The drivers in the order of their map, with the staircase ceiling.
    fn combined(&self, necessity: &Necessity, map: &[MapRow]) -> Vec<CombinedMapRow> {
        let row = |driver: &MapRow| {
            let mut conditions = necessity.conditions.iter();
            let name = |condition: &NecessaryCondition| self.construct(condition.condition);
            let condition = conditions.find(|found| name(found) == driver.construct);
            let ceiling = condition.and_then(|found| found.ceilings);
            let ceiling: Option<CeilingFigures> = ceiling.map(|[stairs, _]| stairs);
            let need = ceiling.map(|found| named(found.needed));
            CombinedMapRow {
                construct: driver.construct.clone(),
                target: driver.target.clone(),
                importance: driver.figures.importance,
                importance_interval: driver.figures.uncertainty.interval,
                performance: driver.figures.performance,
                performance_interval: driver.figures.performance_interval,
                priority: driver.figures.priority,
                d: ceiling.map(|found| found.effect_size),
                p_value: ceiling.and_then(|found| found.p_value),
                necessary: ceiling.and_then(|found| found.is_necessary()),
                aim: necessity.question.aim,
                need: need.map(|(need, _)| need),
                needed: need.and_then(|(_, needed)| needed),
                share_below: ceiling.and_then(|found| found.share_below),
            }
        };
        map.iter().map(row).collect()
    }
}

fn named(needed: NeededLevel) -> (Need, Option<f64>) {
    match needed {
        NeededLevel::NotNecessary => (Need::NotNecessary, None),
        NeededLevel::Level(level) => (Need::Level, Some(level)),
        NeededLevel::BeyondObserved => (Need::BeyondObserved, None),
    }
}

/// Ranks from 1, the largest first; equal values share the better rank.
fn ranks(values: &[f64]) -> Vec<usize> {
    let rank = |value: &f64| 1 + values.iter().filter(|other| *other > value).count();
    values.iter().map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::ranks;

    #[test]
    fn the_largest_comes_first_and_equals_share() {
        assert_eq!(ranks(&[0.1, 0.4, 0.4, 0.0]), [3, 1, 1, 4]);
        assert!(ranks(&[]).is_empty());
    }
}
