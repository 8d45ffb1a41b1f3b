//! The figures of the robustness checks, read off one fit.

use super::answers::{Answers, score_term};
use super::blueprint::{Blueprint, Derived, KINK_FIGURES};
use super::kink::KinkSearch;
use super::second_stage::SecondStage;
use super::tetrads::tetrad;
use crate::analysis::Engine;
use crate::pls::Layout;
use crate::resampling::{Readout, Replicate};

/// Reads scores, second-stage equations, break points and tetrads off a fit.
#[derive(Debug, Clone)]
pub(super) struct RobustnessReadout {
    blueprint: Blueprint,
    answers: Answers,
    /// Items of the survey behind each construct, as [`Layout::sources`] gives them.
    sources: Vec<Vec<(usize, Option<usize>)>>,
    second_stage: SecondStage,
    searches: Vec<KinkSearch>,
    points: (Vec<f64>, Vec<f64>),
}

impl RobustnessReadout {
    pub(super) fn new(blueprint: Blueprint, answers: Answers, layout: &Layout) -> Self {
        let n = answers.respondents();
        Self {
            second_stage: SecondStage::new(layout.constructs(), n, &blueprint.extensions),
            searches: vec![KinkSearch::default(); blueprint.kinks.len()],
            points: (vec![0.0; n], vec![0.0; n]),
            sources: (0..layout.constructs())
                .map(|construct| layout.sources(construct))
                .collect(),
            blueprint,
            answers,
        }
    }

    /// The search of a break point on the fit that was read last; `None` when there was nothing to search.
    pub(super) fn search(&self, kink: usize) -> Option<&KinkSearch> {
        self.searches
            .get(kink)
            .filter(|search| search.candidates() > 0)
    }

    /// The standardised scores of a construct in the fit that was read last.
    pub(super) fn scores(&self, construct: usize) -> &[f64] {
        self.second_stage.scores(construct)
    }

    /// Standardised scores of all respondents; `false` when the fit gives none.
    fn score(&mut self, engine: &Engine) -> bool {
        if !self.answers.fill_missing(engine) {
            return false;
        }
        let terms = |item: usize, part: Option<usize>| score_term(engine, item, part);
        for (construct, sources) in self.sources.iter().enumerate() {
            let scores = self.second_stage.scores_mut(construct);
            self.answers.scores_into(sources, terms, scores);
        }
        true
    }

    fn read_derived(&self, engine: &Engine, figures: &mut [f64]) {
        for (number, derived) in self.blueprint.derived.iter().enumerate() {
            let value = match *derived {
                Derived::TurningPoint { linear, square } => {
                    let turning = -figures[linear] / (2.0 * figures[square]);
                    if turning.is_finite() {
                        turning
                    } else {
                        f64::NAN
                    }
                }
                Derived::TurningIndex { turning, construct } => {
                    let index = &engine.indices()[construct];
                    let ends = index.index.zip(index.standard_deviation);
                    let turning = figures[self.blueprint.derived_place(turning)];
                    ends.map_or(f64::NAN, |(mean, deviation)| mean + deviation * turning)
                }
                Derived::Slope {
                    source,
                    product,
                    level,
                } => figures[source] + level * figures[product],
            };
            figures[self.blueprint.derived_place(number)] = value;
        }
    }

    fn read_kinks(&mut self, replicate: &Replicate<'_>, figures: &mut [f64]) {
        let engine = replicate.engine;
        let weights = engine.index_weights();
        let first = self.blueprint.kink_place(0);
        let slots = figures[first..].chunks_exact_mut(KINK_FIGURES);
        let kinks = self.blueprint.kinks.iter().zip(&mut self.searches);
        for (slots, ((path, others), search)) in slots.zip(kinks) {
            slots.fill(f64::NAN);
            search.clear();
            let has_index = |construct: usize| engine.indices()[construct].index.is_some();
            if !has_index(path.source) || !has_index(path.target) {
                continue;
            }
            let (x, y) = &mut self.points;
            let points = |item: usize, part: Option<usize>| {
                (
                    part.map_or(1.0, |score| weights[score]) * weights[item],
                    0.0,
                )
            };
            self.answers
                .scores_into(&self.sources[path.source], points, x);
            self.answers
                .scores_into(&self.sources[path.target], points, y);
            let second_stage = &self.second_stage;
            let controls: Vec<&[f64]> = others.iter().map(|c| second_stage.scores(*c)).collect();
            if !search.prepare((x, y), &controls, replicate.unit_weights) {
                search.clear();
                continue;
            }
            if let Some(fit) = search.fit() {
                slots.copy_from_slice(&[fit.break_point, fit.slope_below, fit.slope_above]);
            }
        }
    }
}

impl Readout for RobustnessReadout {
    const OF_RESPONDENTS: bool = true;

    fn width(&self) -> usize {
        self.blueprint.width()
    }

    fn read(&mut self, replicate: &Replicate<'_>, figures: &mut [f64]) {
        let engine = replicate.engine;
        figures.fill(f64::NAN);
        if self.score(engine) {
            let equations = self.blueprint.extension_width();
            self.second_stage
                .solve_into(replicate.unit_weights, &mut figures[..equations]);
            self.read_derived(engine, figures);
            self.read_kinks(replicate, figures);
        }
        let first = self.blueprint.tetrad_place(0);
        for (slot, (_, items)) in figures[first..].iter_mut().zip(&self.blueprint.tetrads) {
            *slot = tetrad(engine.item_correlations(), *items);
        }
    }
}
