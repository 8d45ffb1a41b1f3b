//! Which levels of its drivers an outcome cannot do without.

use super::permutations::permutation_p_values;
use super::scores::RespondentScores;
use super::variable::Variable;
use crate::drivers::{CeilingLine, Ceilings, NeededLevel};
use crate::model::ConstructId;
use crate::resampling::{ResamplingFailure, ResamplingPlan, Sample, full_sample_engine};
use crate::robustness::affordable;

/// Steps of the outcome in a bottleneck table: every tenth of its observed range.
pub const OUTCOME_STEPS: usize = 10;

/// Effect size from which a condition counts as necessary. Source: Dul 2016, p. 30.
pub const NECESSARY_EFFECT: f64 = 0.1;

/// p-value below which it does. Source: Richter et al. 2020, IMDS 120(12) 2243–2267.
pub const NECESSITY_LEVEL: f64 = 0.05;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct NecessityQuestion {
    /// The outcome.
    pub outcome: ConstructId,
    /// What may be necessary for it.
    pub conditions: Vec<ConstructId>,
    /// Level of the outcome that is aimed at, 0–100.
    pub aim: f64,
}

/// One ceiling of one condition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CeilingFigures {
    /// How it is drawn.
    pub line: CeilingLine,
    /// Effect size d, 0 to 1.
    pub effect_size: f64,
    /// Share of the respondents on or below the ceiling, 0 to 1.
    pub accuracy: f64,
    /// p-value of "the corner is empty by chance"; `None` without permutations.
    pub p_value: Option<f64>,
    /// Level of the condition that the aim needs.
    pub needed: NeededLevel,
    /// Share of the respondents below that level, 0 to 1; `None` when the aim is beyond what was observed.
    pub share_below: Option<f64>,
}

impl CeilingFigures {
    /// Whether d ≥ .1 and p < .05; `None` without permutations.
    #[must_use]
    pub fn is_necessary(&self) -> Option<bool> {
        let large = self.effect_size >= NECESSARY_EFFECT;
        self.p_value
            .map(|p_value| large && p_value < NECESSITY_LEVEL)
    }
}

/// One condition under both ceilings.
#[derive(Debug, Clone, PartialEq)]
pub struct NecessaryCondition {
    /// The condition.
    pub condition: ConstructId,
    /// CE-FDH and CR-FDH; `None` when the condition or the outcome has no index, or all respondents score the same.
    pub ceilings: Option<[CeilingFigures; 2]>,
}

/// One cell of a bottleneck table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bottleneck {
    /// How the ceiling is drawn.
    pub line: CeilingLine,
    /// Level of the outcome as a share of its observed range, 0 to 1.
    pub outcome_share: f64,
    /// The same as an index score.
    pub outcome: f64,
    /// The condition.
    pub condition: ConstructId,
    /// The level that is needed, as an index score.
    pub needed: NeededLevel,
    /// The same as a share of the condition's observed range, 0 to 1; `None` unless there is a level.
    pub needed_share: Option<f64>,
    /// Share of the respondents below the level, 0 to 1 (its percentile); `None` when it is beyond what was observed.
    pub share_below: Option<f64>,
}

/// The necessary conditions of one outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Necessity {
    /// What was asked.
    pub question: NecessityQuestion,
    /// One entry per condition.
    pub conditions: Vec<NecessaryCondition>,
    /// One entry per ceiling, level of the outcome and condition, in this order.
    pub bottlenecks: Vec<Bottleneck>,
    /// Permutations behind the p-values.
    pub permutations: usize,
}

/// Necessary condition analysis of respondents' index scores, 0–100.
///
/// Scores are those of the fit, missing answers filled in as the sample's treatment does; the scope is the observed one.
/// Ceilings, effect sizes and permutations take every respondent with a positive weight as one, accuracy and shares of
/// respondents count weights. There are `plan.replicates` permutations, fewer in large samples. No interval of d: a ceiling hangs
/// on the outermost respondents, and resamples, which never reach beyond them, do not show how far it might have been.
/// Source: Dul 2016; Richter et al. 2020.
///
/// # Errors
/// [`ResamplingFailure`]: the sample cannot be fitted.
pub fn assess_necessity(
    sample: &Sample<'_>,
    question: NecessityQuestion,
    plan: &ResamplingPlan,
) -> Result<Necessity, ResamplingFailure> {
    let (engine, _) = full_sample_engine(sample, plan.threads)?;
    let n = sample.items.respondents;
    let mut scores = RespondentScores::new(sample, engine.layout());
    let filled = scores.fill(&engine);
    let read = |construct: ConstructId| {
        let mut values = vec![0.0; n];
        let known = filled && scores.write(Variable::Construct(construct), &engine, &mut values);
        known.then_some(values)
    };
    let permutations = affordable(n, plan);
    let outcome = read(question.outcome);
    let (mut conditions, mut tables) = (Vec::new(), Vec::new());
    for &condition in &question.conditions {
        let drawn = read(condition).zip(outcome.as_ref());
        let drawn = drawn.and_then(|(x, y)| Drawn::new(&x, y, sample.weights));
        if let Some(drawn) = &drawn {
            tables.push(drawn.bottlenecks(condition));
        }
        conditions.push(NecessaryCondition {
            condition,
            ceilings: drawn.map(|drawn| drawn.figures(question.aim, (permutations, plan))),
        });
    }
    Ok(Necessity {
        question,
        conditions,
        bottlenecks: by_level(&tables),
        permutations,
    })
}

/// Conditions side by side, level after level.
fn by_level(tables: &[Vec<Bottleneck>]) -> Vec<Bottleneck> {
    let cells = tables.first().map_or(0, Vec::len);
    let at = |cell: usize| tables.iter().map(move |table| table[cell]);
    (0..cells).flat_map(at).collect()
}

/// Respondents by condition, ascending, and the ceilings over them.
struct Drawn {
    points: Vec<(f64, f64, f64)>,
    ceilings: Ceilings,
}

impl Drawn {
    fn new(conditions: &[f64], outcomes: &[f64], weights: Option<&[f64]>) -> Option<Self> {
        let point = |(unit, (x, y)): (usize, (&f64, &f64))| {
            (*x, *y, weights.map_or(1.0, |weights| weights[unit]))
        };
        let points = conditions.iter().zip(outcomes).enumerate().map(point);
        let mut points: Vec<(f64, f64, f64)> = points.filter(|point| point.2 > 0.0).collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (x, y): (Vec<f64>, Vec<f64>) = points.iter().map(|point| (point.0, point.1)).unzip();
        let mut ceilings = Ceilings::default();
        ceilings.draw(&x, &y).then_some(Self { points, ceilings })
    }

    fn figures(
        &self,
        aim: f64,
        (permutations, plan): (usize, &ResamplingPlan),
    ) -> [CeilingFigures; 2] {
        let points = self.points.iter().map(|point| (point.0, point.1));
        let (x, y): (Vec<f64>, Vec<f64>) = points.unzip();
        let draws = (permutations, plan.seed);
        let tested = permutations > 0;
        let p_values = tested.then(|| permutation_p_values((&x, &y), draws, plan.threads));
        let figures = |line: CeilingLine, p_value: Option<f64>| {
            let needed = self.ceilings.needed(line, aim);
            CeilingFigures {
                line,
                effect_size: self.ceilings.effect_size(line),
                accuracy: self.ceilings.accuracy(line, &self.points),
                p_value,
                share_below: self.share_below(needed),
                needed,
            }
        };
        [
            figures(CeilingLine::CeFdh, p_values.map(|p| p[0])),
            figures(CeilingLine::CrFdh, p_values.map(|p| p[1])),
        ]
    }

    /// Share of the respondents who do not reach a level.
    fn share_below(&self, needed: NeededLevel) -> Option<f64> {
        let level = match needed {
            NeededLevel::NotNecessary => return Some(0.0),
            NeededLevel::BeyondObserved => return None,
            NeededLevel::Level(level) => level,
        };
        let weight = |reached: &dyn Fn(f64) -> bool| -> f64 {
            let points = self.points.iter().filter(|point| reached(point.0));
            points.map(|point| point.2).sum()
        };
        // Scores are sums of products: equal ones may differ in the last digit.
        let margin = level.abs() * 1e-9;
        Some(weight(&|x| x < level - margin) / weight(&|_| true))
    }

    fn bottlenecks(&self, condition: ConstructId) -> Vec<Bottleneck> {
        let lines = [CeilingLine::CeFdh, CeilingLine::CrFdh].into_iter();
        let cells = lines.flat_map(|line| (0..=OUTCOME_STEPS).map(move |step| (line, step)));
        let cell = |(line, step): (CeilingLine, usize)| {
            let outcome_share = step as f64 / OUTCOME_STEPS as f64;
            let outcome = self.ceilings.outcome_at(outcome_share);
            let needed = self.ceilings.needed(line, outcome);
            let needed_share = match needed {
                NeededLevel::Level(level) => Some(self.ceilings.share_of_range(level)),
                _ => None,
            };
            Bottleneck {
                line,
                outcome_share,
                outcome,
                condition,
                needed,
                needed_share,
                share_below: self.share_below(needed),
            }
        };
        cells.map(cell).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_below_count_weights_and_cells_stand_level_after_level() {
        let weights = [1.0, 2.0, 1.0, 0.0];
        let drawn = Drawn::new(
            &[50.0, 0.0, 100.0, 0.0],
            &[60.0, 20.0, 100.0, 100.0],
            Some(&weights),
        );
        let drawn = drawn.unwrap();
        assert_eq!(drawn.points.len(), 3);
        let figures = drawn.figures(60.0, (0, &plan()));
        let [stairs, line] = figures;
        assert_eq!(stairs.needed, NeededLevel::Level(50.0));
        assert!((stairs.share_below.unwrap() - 0.5).abs() < 1e-12);
        // 50·40 + 100·40 of 100·80; y = 20 + .8x: 100·80/2
        assert!((stairs.effect_size - 0.75).abs() < 1e-12);
        assert!((line.effect_size - 0.5).abs() < 1e-12);
        assert_eq!((stairs.p_value, stairs.is_necessary()), (None, None));
        let one = drawn.bottlenecks(ConstructId(0));
        let two = drawn.bottlenecks(ConstructId(1));
        let cells = by_level(&[one, two]);
        assert_eq!(cells.len(), 2 * 2 * (OUTCOME_STEPS + 1));
        assert_eq!(cells[0].needed, NeededLevel::NotNecessary);
        assert_eq!(cells[0].share_below, Some(0.0));
        assert_eq!(cells[1].condition, ConstructId(1));
        let last = cells[2 * (OUTCOME_STEPS + 1) - 1];
        assert_eq!(
            (last.line, last.needed),
            (CeilingLine::CeFdh, NeededLevel::Level(100.0))
        );
        assert!((last.needed_share.unwrap() - 1.0).abs() < 1e-12);
        assert!(by_level(&[]).is_empty());
    }

    fn plan() -> ResamplingPlan {
        ResamplingPlan {
            replicates: 0,
            seed: 1,
            threads: 1,
            interval: crate::study::IntervalKind::Percentile,
            confidence: 0.95,
            design: crate::resampling::Design::Independent,
            engine: crate::study::ResamplingEngine::Auto,
        }
    }
}
