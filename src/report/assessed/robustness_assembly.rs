//! From the robustness checks to their rows and judgements.

use super::judgements::{Judged, of};
use super::place::Place;
use super::robustness_rows::{
    CommonMethodRow, EndogeneityRow, InteractionRow, NonlinearityRow, RobustnessResampling,
    RobustnessRows, TetradRow, ThresholdRow,
};
use crate::analysis::Analysis;
use crate::assessment::{Criterion, Verdict};
use crate::model::{ConstructId, PathModel};
use crate::report::uncertainty::Uncertainty;
use crate::robustness::{
    CopulaCheck, Estimate, InteractionEffect, QuadraticEffect, Robustness, TetradCheck, Threshold,
    full_collinearity,
};
use crate::stats::holm;

/// The rows of a model's robustness checks; without `robustness` those that need no respondents.
pub(super) fn robustness_rows(
    model: &PathModel,
    analysis: &Analysis,
    robustness: Option<&Robustness>,
) -> RobustnessRows {
    let names = Names(model);
    // Dimensions are collinear with their wholes, in whose place they do not stand.
    let constructs: Vec<usize> = (0..model.constructs.len())
        .filter(|construct| model.hierarchy.whole(ConstructId(*construct)).is_none())
        .collect();
    let correlations = &analysis.construct_correlations;
    let correlations = correlations.select_columns(&constructs);
    let factors = full_collinearity(&correlations.select_rows(&constructs));
    let common_method = constructs.into_iter().zip(factors);
    let common_method = common_method.map(|(construct, vif)| CommonMethodRow {
        construct: names.of(ConstructId(construct)),
        vif,
    });
    let rows = RobustnessRows {
        common_method: common_method.collect(),
        ..RobustnessRows::default()
    };
    let Some(found) = robustness else {
        return rows;
    };
    RobustnessRows {
        endogeneity: found
            .endogeneity
            .iter()
            .map(|c| names.endogeneity(c))
            .collect(),
        nonlinearity: found
            .nonlinearity
            .iter()
            .map(|e| names.nonlinearity(e))
            .collect(),
        thresholds: found
            .thresholds
            .iter()
            .map(|threshold| threshold_row(model, threshold))
            .collect(),
        interactions: found
            .interactions
            .iter()
            .map(|e| names.interaction(e))
            .collect(),
        tetrads: found
            .tetrads
            .iter()
            .flat_map(|check| names.tetrads(check))
            .collect(),
        robustness_resampling: found.ledger.map(|ledger| RobustnessResampling {
            requested: ledger.requested,
            kept: ledger.kept,
        }),
        ..rows
    }
}

/// What the rows come to. The p-values of one kind of test are a family, adjusted by Holm's method.
pub(super) fn robustness_judgements(rows: &RobustnessRows) -> Vec<Judged> {
    let mut judged = Vec::new();
    for row in &rows.common_method {
        let place = Place::Construct(row.construct.clone());
        judged.extend(of(Criterion::FullCollinearity, place, row.vif));
    }
    let copulas = rows.endogeneity.iter();
    let copulas = copulas.map(|row| (&row.source, &row.target, row.uncertainty.p_value));
    judged.extend(family(Criterion::Endogeneity, copulas));
    let squares = rows.nonlinearity.iter();
    let squares = squares.map(|row| (&row.source, &row.target, row.uncertainty.p_value));
    judged.extend(family(Criterion::Nonlinearity, squares));
    let breaks = rows.thresholds.iter();
    let breaks = breaks.map(|row| (&row.source, &row.target, row.p_value));
    judged.extend(family(Criterion::BreakPoint, breaks));
    for block in rows.tetrads.chunk_by(|a, b| a.construct == b.construct) {
        let vanishing: Option<Vec<bool>> = block.iter().map(|row| row.vanishes).collect();
        let beyond = vanishing.map(|zero| zero.iter().filter(|zero| !**zero).count() as f64);
        let construct = block.first().map(|row| row.construct.clone());
        let place = Place::Construct(construct.unwrap_or_default());
        judged.extend(of(Criterion::Tetrads, place, beyond));
    }
    judged
}

fn family<'r>(
    criterion: Criterion,
    tests: impl Iterator<Item = (&'r String, &'r String, Option<f64>)>,
) -> Vec<Judged> {
    let tested: Vec<(Place, f64)> = tests
        .filter_map(|(source, target, p_value)| {
            Some((Place::Path(source.clone(), target.clone()), p_value?))
        })
        .collect();
    let p_values: Vec<f64> = tested.iter().map(|(_, p_value)| *p_value).collect();
    let adjusted = tested.into_iter().zip(holm(&p_values));
    adjusted
        .filter_map(|((place, _), p_value)| of(criterion, place, Some(p_value)))
        .collect()
}

/// The row of one break point.
pub(in crate::report) fn threshold_row(model: &PathModel, threshold: &Threshold) -> ThresholdRow {
    let names = Names(model);
    let kink = threshold.kink;
    let p_value = kink.and_then(|kink| kink.p_value);
    let exists = p_value.and_then(|p| Criterion::BreakPoint.judge(p)) > Some(Verdict::Pass);
    let of =
        |estimate: fn(&crate::robustness::ThresholdFit) -> Estimate| kink.as_ref().map(estimate);
    let (point, below, above) = (
        of(|k| k.break_point),
        of(|k| k.slope_below),
        of(|k| k.slope_above),
    );
    ThresholdRow {
        source: names.of(threshold.source),
        target: names.of(threshold.target),
        f_statistic: kink.map(|kink| kink.statistic),
        p_value,
        break_point: value(point),
        interval: interval(point).filter(|_| exists),
        slope_below: value(below),
        slope_below_interval: interval(below),
        slope_above: value(above),
        slope_above_interval: interval(above),
        share_below: kink.map(|kink| kink.share_below),
    }
}

fn value(estimate: Option<Estimate>) -> Option<f64> {
    estimate.map(|estimate| estimate.value)
}

fn uncertainty(estimate: Option<Estimate>) -> Uncertainty {
    let inference = estimate.and_then(|estimate| estimate.inference);
    inference.map(Uncertainty::from).unwrap_or_default()
}

fn interval(estimate: Option<Estimate>) -> Option<[f64; 2]> {
    uncertainty(estimate).interval
}

/// Positions become names.
struct Names<'a>(&'a PathModel);

impl Names<'_> {
    fn of(&self, construct: ConstructId) -> String {
        self.0.constructs[construct.0].name.clone()
    }

    fn endogeneity(&self, check: &CopulaCheck) -> EndogeneityRow {
        let alone = check.alone.map(|alone| alone.term);
        let together = check.together.map(|together| together.term);
        EndogeneityRow {
            source: self.of(check.source),
            target: self.of(check.target),
            normality_statistic: check.normality.map(|test| test.statistic),
            normality_p_value: check.normality.map(|test| test.p_value),
            coefficient: value(check.path),
            corrected: value(check.alone.map(|alone| alone.path)),
            copula: value(alone),
            uncertainty: uncertainty(alone),
            corrected_together: value(check.together.map(|together| together.path)),
            copula_together: value(together),
            p_value_together: uncertainty(together).p_value,
        }
    }

    fn nonlinearity(&self, effect: &QuadraticEffect) -> NonlinearityRow {
        NonlinearityRow {
            source: self.of(effect.source),
            target: self.of(effect.target),
            linear: value(effect.linear),
            quadratic: value(effect.quadratic),
            uncertainty: uncertainty(effect.quadratic),
            effect_size: value(effect.effect_size),
            turning_point: value(effect.turning_point),
            turning_index: value(effect.turning_index),
            turning_index_interval: interval(effect.turning_index),
            turns_among_scores: effect.turns_among_scores,
        }
    }

    fn interaction(&self, effect: &InteractionEffect) -> InteractionRow {
        let slope = |position: usize| effect.slopes.get(position).map(|slope| slope.slope);
        InteractionRow {
            moderator: self.of(effect.moderator),
            source: self.of(effect.source),
            target: self.of(effect.target),
            moderator_added: !effect.moderator_is_predecessor,
            moderator_effect: value(effect.moderator_effect),
            interaction: value(effect.interaction),
            uncertainty: uncertainty(effect.interaction),
            effect_size: value(effect.effect_size),
            slope_low: value(slope(0)),
            slope_low_interval: interval(slope(0)),
            slope_mean: value(slope(1)),
            slope_mean_interval: interval(slope(1)),
            slope_high: value(slope(2)),
            slope_high_interval: interval(slope(2)),
        }
    }

    fn tetrads(&self, check: &TetradCheck) -> Vec<TetradRow> {
        let items: Vec<&str> = self.0.indicators().map(|item| item.name.as_str()).collect();
        let row = |tetrad: &crate::robustness::TetradEstimate| TetradRow {
            construct: self.of(check.construct),
            tetrad_items: tetrad.items.map(|item| items[item].to_owned()).to_vec(),
            tetrad: tetrad.value,
            standard_error: tetrad.standard_error,
            confidence: check.confidence,
            tetrad_interval: tetrad.interval.map(|(lower, upper)| [lower, upper]),
            vanishes: tetrad.vanishes(),
        };
        check.tetrads.iter().map(row).collect()
    }
}
