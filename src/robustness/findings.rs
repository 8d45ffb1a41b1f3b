//! From rows of figures to the results of the checks.

use super::blueprint::{Blueprint, KINK_FIGURES, PathEquations, SLOPE_LEVELS, product};
use super::kink_test::kink_p_value;
use super::readout::RobustnessReadout;
use super::results::{
    CopulaCheck, CopulaEstimates, Estimate, InteractionEffect, QuadraticEffect, SimpleSlope,
    TetradCheck, TetradEstimate, Threshold, ThresholdFit,
};
use super::second_stage::Term;
use crate::model::{ConstructId, PathModel};
use crate::resampling::{Design, Inference, Resamples, ResamplingPlan, bias_corrected_interval};
use crate::stats::{NormalityTest, standard_normal_quantile};

/// Resamples that must lie beyond each end of a tetrad's interval for the end to be more than the largest resample.
const SMALLEST_TAIL: f64 = 1.0;

/// Everything that was estimated, by place.
pub(super) struct Findings<'a> {
    pub(super) estimates: Vec<f64>,
    pub(super) inferences: Vec<Option<Inference>>,
    pub(super) replicates: Option<&'a Resamples>,
    pub(super) blueprint: &'a Blueprint,
    /// As the full sample left it.
    pub(super) readout: &'a RobustnessReadout,
    /// Of each construct's scores.
    pub(super) normality: &'a [Option<NormalityTest>],
    pub(super) model: &'a PathModel,
    pub(super) plan: &'a ResamplingPlan,
}

impl Findings<'_> {
    fn estimate(&self, place: usize) -> Option<Estimate> {
        let value = self.estimates[place];
        let inference = self.inferences[place];
        (!value.is_nan()).then_some(Estimate { value, inference })
    }

    /// One check per path.
    pub(super) fn endogeneity(&self) -> Vec<CopulaCheck> {
        let check = |equations: &PathEquations| {
            let (source, target) = (equations.path.source, equations.path.target);
            let estimates = |equation: usize| {
                let (term, _) = self.blueprint.term_places(equation, Term::Copula(source));
                Some(CopulaEstimates {
                    path: self.estimate(self.blueprint.source_place(equation, source))?,
                    term: self.estimate(term)?,
                })
            };
            CopulaCheck {
                source: ConstructId(source),
                target: ConstructId(target),
                normality: self.normality[source],
                path: self.estimate(self.blueprint.source_place(equations.plain, source)),
                alone: equations.copula.and_then(estimates),
                together: equations.copulas.and_then(estimates),
            }
        };
        self.blueprint.paths.iter().map(check).collect()
    }

    /// One effect per path.
    pub(super) fn nonlinearity(&self) -> Vec<QuadraticEffect> {
        let effect = |equations: &PathEquations| {
            let (source, square) = (equations.path.source, equations.square);
            let (quadratic, size) = self.blueprint.term_places(square, Term::Square(source));
            let (turning, index) = equations.turning;
            let turning_point = self.estimate(self.blueprint.derived_place(turning));
            let scores = self.readout.scores(source).iter().copied();
            let lowest = scores.clone().fold(f64::INFINITY, f64::min);
            let highest = scores.fold(f64::NEG_INFINITY, f64::max);
            QuadraticEffect {
                source: ConstructId(source),
                target: ConstructId(equations.path.target),
                linear: self.estimate(self.blueprint.source_place(square, source)),
                quadratic: self.estimate(quadratic),
                effect_size: self.estimate(size),
                turning_index: index.and_then(|i| self.estimate(self.blueprint.derived_place(i))),
                turns_among_scores: turning_point.map(|at| at.value > lowest && at.value < highest),
                turning_point,
            }
        };
        self.blueprint.paths.iter().map(effect).collect()
    }

    /// One search per path from the index construct.
    pub(super) fn thresholds(&self) -> Vec<Threshold> {
        let kinks = self.blueprint.kinks.iter().enumerate();
        let threshold =
            |(number, (path, _)): (usize, &(super::blueprint::StructuralPath, _))| Threshold {
                source: ConstructId(path.source),
                target: ConstructId(path.target),
                kink: self.threshold_fit(number),
            };
        kinks.map(threshold).collect()
    }

    fn threshold_fit(&self, number: usize) -> Option<ThresholdFit> {
        let search = self.readout.search(number)?;
        let fit = search.fit()?;
        let place = self.blueprint.kink_place(number);
        let figures: [Option<Estimate>; KINK_FIGURES] =
            std::array::from_fn(|figure| self.estimate(place + figure));
        let [Some(break_point), Some(slope_below), Some(slope_above)] = figures else {
            return None;
        };
        let draws = (self.plan.replicates, self.plan.seed);
        Some(ThresholdFit {
            break_point,
            slope_below,
            slope_above,
            share_below: fit.share_below,
            statistic: fit.statistic,
            p_value: (draws.0 > 0).then(|| kink_p_value(search, draws, self.plan.threads)),
        })
    }

    /// The declared interactions, equation after equation.
    pub(super) fn interactions(&self) -> Vec<InteractionEffect> {
        let effect = |moderated: &super::blueprint::ModeratedPath| {
            let interaction = &moderated.interaction;
            let (source, moderator) = (interaction.source, interaction.moderator);
            let of = |construct: ConstructId| {
                self.estimate(self.blueprint.source_place(moderated.equation, construct.0))
            };
            let term = product(interaction);
            let (coefficient, size) = self.blueprint.term_places(moderated.equation, term);
            let slopes = SLOPE_LEVELS
                .iter()
                .enumerate()
                .filter_map(|(position, &level)| {
                    let place = self
                        .blueprint
                        .derived_place(moderated.first_slope + position);
                    let slope = self.estimate(place)?;
                    Some(SimpleSlope { level, slope })
                });
            let predecessors = self.model.predecessors(interaction.target);
            InteractionEffect {
                moderator,
                source,
                target: interaction.target,
                moderator_is_predecessor: predecessors.contains(&moderator),
                main: of(source),
                moderator_effect: of(moderator),
                interaction: self.estimate(coefficient),
                effect_size: self.estimate(size),
                slopes: slopes.collect(),
            }
        };
        self.blueprint.moderated.iter().map(effect).collect()
    }

    /// One check per block of four items or more.
    pub(super) fn tetrads(&self) -> Vec<TetradCheck> {
        let numbered: Vec<(usize, &(usize, [usize; 4]))> =
            self.blueprint.tetrads.iter().enumerate().collect();
        let check = |tetrads: &[(usize, &(usize, [usize; 4]))]| {
            let error = (1.0 - self.plan.confidence) / tetrads.len() as f64;
            let tetrad = |(number, (_, items)): &(usize, &(usize, [usize; 4]))| {
                let place = self.blueprint.tetrad_place(*number);
                TetradEstimate {
                    items: *items,
                    value: self.estimates[place],
                    standard_error: self.inferences[place].map(|found| found.standard_error),
                    interval: self.tetrad_interval(place, 1.0 - error),
                }
            };
            TetradCheck {
                construct: ConstructId(tetrads.first().map_or(0, |(_, (construct, _))| *construct)),
                confidence: 1.0 - error,
                tetrads: tetrads.iter().map(tetrad).collect(),
            }
        };
        numbered
            .chunk_by(|a, b| a.1.0 == b.1.0)
            .map(check)
            .collect()
    }

    /// Bias-corrected percentile interval, or estimate ± z·SE under given replicate weights.
    fn tetrad_interval(&self, place: usize, confidence: f64) -> Option<(f64, f64)> {
        let (estimate, inference) = (self.estimates[place], self.inferences[place]?);
        if let Design::Given { .. } = self.plan.design {
            let z = standard_normal_quantile(f64::midpoint(confidence, 1.0));
            let reach = z * inference.standard_error;
            return Some((estimate - reach, estimate + reach));
        }
        let mut column = Vec::new();
        self.replicates?.values_into(&|row| row[place], &mut column);
        let tail = column.len() as f64 * (1.0 - confidence) / 2.0;
        (tail >= SMALLEST_TAIL).then(|| bias_corrected_interval(&mut column, estimate, confidence))
    }
}
