//! SERVQUAL and SERVPERF: what customers perceive against what they expect.

use super::resampled::resampled;
use super::weighted::{count_given, mean_answers, weighted_mean};
use crate::resampling::{Interrupted, ResamplingPlan};
use crate::robustness::Estimate;

/// The dimensions of SERVQUAL and how many items each has. Source: Parasuraman, Zeithaml & Berry 1988, p. 23.
pub const SERVQUAL_DIMENSIONS: [(&str, usize); 5] = [
    ("tangibles", 4),
    ("reliability", 5),
    ("responsiveness", 4),
    ("assurance", 4),
    ("empathy", 5),
];

/// What the importance points of a respondent, or the weights that a study gives, sum to.
pub const IMPORTANCE_TOTAL: f64 = 100.0;

/// How far points may be off their sum: thirds and sixths are rounded on questionnaires.
pub const IMPORTANCE_TOLERANCE: f64 = 0.1;

/// Answers to an item, one per respondent; NaN = missing.
pub(super) type Column = Vec<f64>;

/// A dimension of service quality.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceDimension {
    /// What was expected, one column per item in the order of `perceptions`; empty when it was not asked (SERVPERF).
    pub expectations: Vec<Column>,
    /// What was perceived.
    pub perceptions: Vec<Column>,
}

/// How important the dimensions are.
#[derive(Debug, Clone, PartialEq)]
pub enum DimensionImportance {
    /// It is not known.
    Unknown,
    /// One weight per dimension.
    Given(Vec<f64>),
    /// The points that each respondent gave, one column per dimension; NaN = gave none. Those of a respondent sum to 100.
    Points(Vec<Column>),
}

/// A service-quality survey.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceQuality {
    /// Dimensions, at least one, all with or all without expectations.
    pub dimensions: Vec<ServiceDimension>,
    /// Their importance.
    pub importance: DimensionImportance,
}

/// A respondent whose importance points are not what they must be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BadPoints {
    /// Position of the respondent, from 0.
    pub respondent: usize,
    /// What the points sum to.
    pub total: f64,
}

/// Completes the points of the respondents, one column per dimension: a respondent who gave some gave 0 where there is none.
///
/// # Errors
/// Every respondent whose points do not sum to [`IMPORTANCE_TOTAL`] up to [`IMPORTANCE_TOLERANCE`], or who gave a negative
/// number of points.
pub fn complete_points(mut points: Vec<Column>) -> Result<Vec<Column>, Vec<BadPoints>> {
    let respondents = points.first().map_or(0, Vec::len);
    let mut bad = Vec::new();
    for respondent in 0..respondents {
        let own = points.iter().map(|column| column[respondent]);
        let given: Vec<f64> = own.filter(|points| !points.is_nan()).collect();
        if given.is_empty() {
            continue;
        }
        let total: f64 = given.iter().sum();
        let off = (total - IMPORTANCE_TOTAL).abs() > IMPORTANCE_TOLERANCE;
        if off || given.iter().any(|points| *points < 0.0) {
            bad.push(BadPoints { respondent, total });
        }
        for column in &mut points {
            if column[respondent].is_nan() {
                column[respondent] = 0.0;
            }
        }
    }
    if bad.is_empty() { Ok(points) } else { Err(bad) }
}

/// Expectation, perception and gap of an item, a dimension or the service as a whole, on the items' scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// Respondents behind it: those who answered the item, an item of the dimension; overall the fewest of a dimension's;
    /// weighted by points, those who have a score in every dimension that they gave points.
    pub respondents: usize,
    /// Mean expectation E of these respondents; `None` when it was not asked.
    pub expectation: Option<Estimate>,
    /// Mean perception P of the same respondents.
    pub perception: Option<Estimate>,
    /// P − E.
    pub gap: Option<Estimate>,
}

/// The gaps of one dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct DimensionGaps {
    /// The dimension.
    pub gap: Gap,
    /// Its items.
    pub items: Vec<Gap>,
    /// Mean points or the given weight, 0 to 100; `None` when the importance is not known.
    pub importance: Option<Estimate>,
}

/// All gaps of a survey.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceGaps {
    /// Dimensions, in the order of the survey.
    pub dimensions: Vec<DimensionGaps>,
    /// The mean of the dimensions.
    pub overall: Gap,
    /// The dimensions weighted by their importance; `None` when that is not known.
    pub weighted: Option<Gap>,
}

/// Means of expectation and perception over the same respondents, and the gap.
///
/// - Item: over the respondents who answered it both times.
/// - Dimension: a respondent's E and P are the means over the items answered both times; the dimension's are the means of
///   these over respondents.
/// - Overall: the mean of the dimensions' figures, each dimension counting the same.
/// - Weighted by points p (Σp = 100): Σ_d (p_id/100)·G_id per respondent i, then the mean over respondents; weighted by given
///   weights ω: Σ_d ω_d G_d/Σω.
///
/// G = P − E runs from −(max − min) to max − min of the scale; below 0 the service falls short. Without expectations only P is
/// defined (SERVPERF). `weights`: one per respondent, those of the answers. Every figure has standard error, interval and
/// p-value from respondents resampled as `plan` says, in pairs of E and P; a gap's p-value is that of "there is no gap". A
/// figure without respondents is `None`.
///
/// Sources: Parasuraman, Zeithaml & Berry 1988, *Journal of Retailing* 64(1) 12–40; Zeithaml, Parasuraman & Berry 1990,
/// *Delivering Quality Service*, pp. 176–177; Cronin & Taylor 1992, *Journal of Marketing* 56(3) 55–68.
///
/// # Errors
/// [`Interrupted`] when `progress` gives false.
pub fn service_gaps(
    survey: &ServiceQuality,
    weights: &[f64],
    plan: &ResamplingPlan,
    progress: &(dyn Fn(usize) -> bool + Sync),
) -> Result<ServiceGaps, Interrupted> {
    let scores = Scores::new(survey);
    let figures = |weights: &[f64], slots: &mut [f64]| scores.figures_into(weights, slots);
    let found = resampled(weights, plan, (scores.width(), &figures), progress)?;
    Ok(scores.gaps(&found.estimates))
}

/// Expectation and perception of one line of the table, by respondent; both NaN where the respondent is not behind it.
struct Line {
    expectation: Option<Column>,
    perception: Column,
}

impl Line {
    fn item(expectation: Option<&Column>, perception: &Column) -> Self {
        let Some(expectation) = expectation else {
            return Self {
                expectation: None,
                perception: perception.clone(),
            };
        };
        // A number plus a missing answer is missing.
        let both = |own: &Column, other: &Column| {
            let pairs = own.iter().zip(other);
            pairs.map(|(own, other)| own + 0.0 * other).collect()
        };
        Self {
            expectation: Some(both(expectation, perception)),
            perception: both(perception, expectation),
        }
    }

    fn dimension(items: &[Line]) -> Self {
        let perceptions: Vec<Column> = items.iter().map(|item| item.perception.clone()).collect();
        let expectations: Option<Vec<Column>> =
            items.iter().map(|item| item.expectation.clone()).collect();
        Self {
            expectation: expectations.map(|columns| mean_answers(&columns)),
            perception: mean_answers(&perceptions),
        }
    }

    /// The dimensions by each respondent's points.
    fn by_points(dimensions: &[Line], points: &[Column]) -> Self {
        let weighted = |columns: Vec<&Column>| -> Column {
            let respondents = points.first().map_or(0, Vec::len);
            let score = |respondent: usize| {
                let pairs = columns.iter().zip(points);
                let pairs = pairs.map(|(column, points)| (column[respondent], points[respondent]));
                // A dimension without points does not count, answered or not.
                let counting = pairs.filter(|(_, points)| points.is_nan() || *points > 0.0);
                counting
                    .map(|(score, points)| score * points / IMPORTANCE_TOTAL)
                    .sum()
            };
            (0..respondents).map(score).collect()
        };
        let expectations: Option<Vec<&Column>> = dimensions
            .iter()
            .map(|line| line.expectation.as_ref())
            .collect();
        Self {
            expectation: expectations.map(weighted),
            perception: weighted(dimensions.iter().map(|line| &line.perception).collect()),
        }
    }

    /// E, P and P − E.
    fn figures(&self, weights: &[f64]) -> [f64; 3] {
        let perception = weighted_mean(&self.perception, weights);
        let expectation = self.expectation.as_ref();
        let expectation = expectation.map_or(f64::NAN, |column| weighted_mean(column, weights));
        [expectation, perception, perception - expectation]
    }
}

/// Figures of one line: expectation, perception, gap.
const LINE_FIGURES: usize = 3;

/// The respondents' scores behind all figures. Figures stand in this order: lines of the dimensions, of all items, overall,
/// weighted; then the importance of the dimensions.
struct Scores<'a> {
    survey: &'a ServiceQuality,
    dimensions: Vec<Line>,
    items: Vec<Line>,
    by_points: Option<Line>,
}

impl<'a> Scores<'a> {
    fn new(survey: &'a ServiceQuality) -> Self {
        let (mut dimensions, mut items) = (Vec::new(), Vec::new());
        for dimension in &survey.dimensions {
            let pairs = dimension.perceptions.iter().enumerate();
            let line =
                |(item, perception)| Line::item(dimension.expectations.get(item), perception);
            let lines: Vec<Line> = pairs.map(line).collect();
            dimensions.push(Line::dimension(&lines));
            items.extend(lines);
        }
        let by_points = match &survey.importance {
            DimensionImportance::Points(points) => Some(Line::by_points(&dimensions, points)),
            _ => None,
        };
        Self {
            survey,
            dimensions,
            items,
            by_points,
        }
    }

    /// Where the figures of the service as a whole begin.
    fn overall_place(&self) -> usize {
        (self.dimensions.len() + self.items.len()) * LINE_FIGURES
    }

    fn importance_place(&self) -> usize {
        self.overall_place() + 2 * LINE_FIGURES
    }

    fn width(&self) -> usize {
        self.importance_place() + self.dimensions.len()
    }

    fn figures_into(&self, weights: &[f64], slots: &mut [f64]) {
        slots.fill(f64::NAN);
        let lines = self.dimensions.iter().chain(&self.items);
        for (line, slots) in lines.zip(slots.chunks_exact_mut(LINE_FIGURES)) {
            slots.copy_from_slice(&line.figures(weights));
        }
        let importance = self.importance(weights);
        let overall = combined(slots, &vec![1.0; self.dimensions.len()]);
        let weighted = match (&self.by_points, &importance) {
            (Some(line), _) => Some(line.figures(weights)),
            (None, Some(importance)) => Some(combined(slots, importance)),
            (None, None) => None,
        };
        let place = self.overall_place();
        slots[place..][..LINE_FIGURES].copy_from_slice(&overall);
        if let Some(weighted) = weighted {
            slots[place + LINE_FIGURES..][..LINE_FIGURES].copy_from_slice(&weighted);
        }
        if let Some(importance) = importance {
            slots[self.importance_place()..].copy_from_slice(&importance);
        }
    }

    fn importance(&self, weights: &[f64]) -> Option<Vec<f64>> {
        match &self.survey.importance {
            DimensionImportance::Unknown => None,
            DimensionImportance::Given(given) => Some(given.clone()),
            DimensionImportance::Points(points) => {
                let means = points.iter().map(|column| weighted_mean(column, weights));
                Some(means.collect())
            }
        }
    }

    /// A weight that is given has no uncertainty.
    fn estimated_importance(
        &self,
        estimates: &[Option<Estimate>],
        dimension: usize,
    ) -> Option<Estimate> {
        let estimate = estimates[self.importance_place() + dimension]?;
        let inference = match &self.survey.importance {
            DimensionImportance::Points(_) => estimate.inference,
            _ => None,
        };
        Some(Estimate {
            inference,
            ..estimate
        })
    }

    fn gaps(&self, estimates: &[Option<Estimate>]) -> ServiceGaps {
        let gap = |line: usize, respondents: usize| Gap {
            respondents,
            expectation: estimates[line * LINE_FIGURES],
            perception: estimates[line * LINE_FIGURES + 1],
            gap: estimates[line * LINE_FIGURES + 2],
        };
        let mut item = self.dimensions.len();
        let mut dimensions = Vec::with_capacity(item);
        for (number, dimension) in self.survey.dimensions.iter().enumerate() {
            let items = dimension.perceptions.iter().map(|_| {
                let own = item - self.dimensions.len();
                item += 1;
                gap(item - 1, count_given(&self.items[own].perception))
            });
            dimensions.push(DimensionGaps {
                items: items.collect(),
                gap: gap(number, count_given(&self.dimensions[number].perception)),
                importance: self.estimated_importance(estimates, number),
            });
        }
        let fewest = dimensions.iter().map(|dimension| dimension.gap.respondents);
        let fewest = fewest.min().unwrap_or_default();
        let overall = self.dimensions.len() + self.items.len();
        let weighted = match (&self.by_points, &self.survey.importance) {
            (Some(line), _) => Some(count_given(&line.perception)),
            (None, DimensionImportance::Given(_)) => Some(fewest),
            _ => None,
        };
        ServiceGaps {
            dimensions,
            overall: gap(overall, fewest),
            weighted: weighted.map(|respondents| gap(overall + 1, respondents)),
        }
    }
}

/// The mean of the dimensions' figures in `slots` under weights of their own.
fn combined(slots: &[f64], of_dimensions: &[f64]) -> [f64; LINE_FIGURES] {
    let total: f64 = of_dimensions.iter().sum();
    std::array::from_fn(|figure| {
        let lines = slots.chunks_exact(LINE_FIGURES).zip(of_dimensions);
        lines
            .map(|(line, weight)| weight * line[figure])
            .sum::<f64>()
            / total
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{NONE, close, plan, quiet};
    use super::*;

    /// Two dimensions of two items and one, four respondents.
    fn survey(importance: DimensionImportance) -> ServiceQuality {
        let nan = f64::NAN;
        ServiceQuality {
            dimensions: vec![
                ServiceDimension {
                    expectations: vec![vec![7.0, 6.0, 5.0, 7.0], vec![6.0, nan, 6.0, 5.0]],
                    perceptions: vec![vec![5.0, 6.0, 4.0, nan], vec![6.0, 3.0, 4.0, 5.0]],
                },
                ServiceDimension {
                    expectations: vec![vec![5.0, 5.0, 6.0, 4.0]],
                    perceptions: vec![vec![6.0, 5.0, 4.0, nan]],
                },
            ],
            importance,
        }
    }

    fn values(gap: &Gap) -> (usize, f64, f64, f64) {
        let value = |estimate: Option<Estimate>| estimate.unwrap().value;
        (
            gap.respondents,
            value(gap.expectation),
            value(gap.perception),
            value(gap.gap),
        )
    }

    #[test]
    fn gaps_by_hand() {
        let points = vec![vec![60.0, 50.0, 100.0, 40.0], vec![40.0, 50.0, 0.0, 60.0]];
        let survey = survey(DimensionImportance::Points(points));
        let found = service_gaps(&survey, &[1.0; 4], &plan(0), quiet()).unwrap();
        let first = &found.dimensions[0];
        // item 1: respondents 1–3, E 7 6 5, P 5 6 4; item 2: respondents 1, 3, 4, E 6 6 5, P 6 4 5
        assert_eq!(values(&first.items[0]), (3, 6.0, 5.0, -1.0));
        let (n, e, p, gap) = values(&first.items[1]);
        assert_eq!(n, 3);
        close(&[e, p, gap], &[17.0 / 3.0, 5.0, -2.0 / 3.0]);
        // respondents' E 6.5 6 5.5 5, P 5.5 6 4 5, gaps −1 0 −1.5 0
        let (n, e, p, gap) = values(&first.gap);
        assert_eq!(n, 4);
        close(&[e, p, gap], &[5.75, 5.125, -0.625]);
        // second dimension: gaps 1 0 −2
        let (n, _, _, second) = values(&found.dimensions[1].gap);
        assert_eq!(n, 3);
        close(&[second], &[-1.0 / 3.0]);
        close(&[values(&found.overall).3], &[(-0.625 - 1.0 / 3.0) / 2.0]);
        // by points: .6·(−1) + .4·1 = −.2; 0; −1.5 (no points for the second); the fourth lacks the second
        let (n, _, _, weighted) = values(&found.weighted.unwrap());
        assert_eq!(n, 3);
        close(&[weighted], &[(-0.2 - 1.5) / 3.0]);
        close(&[found.dimensions[0].importance.unwrap().value], &[62.5]);
    }

    #[test]
    fn given_weights_and_respondent_weights_by_hand() {
        let survey = survey(DimensionImportance::Given(vec![75.0, 25.0]));
        let weights = [2.0, 1.0, 1.0, 0.0];
        let found = service_gaps(&survey, &weights, &plan(0), quiet()).unwrap();
        // (2·(−1) + 0 − 1.5)/4 = −.875; (2·1 + 0 − 2)/4 = 0
        let gaps: Vec<f64> = found.dimensions.iter().map(|d| values(&d.gap).3).collect();
        close(&gaps, &[-0.875, 0.0]);
        close(&[values(&found.weighted.unwrap()).3], &[0.75 * -0.875]);
        assert_eq!(found.dimensions[0].importance.unwrap().inference, None);
    }

    #[test]
    fn without_expectations_there_are_only_perceptions() {
        let mut survey = survey(DimensionImportance::Unknown);
        for dimension in &mut survey.dimensions {
            dimension.expectations.clear();
        }
        survey.dimensions[1].perceptions[0].fill(f64::NAN);
        let found = service_gaps(&survey, &[1.0; 4], &plan(20), quiet()).unwrap();
        let first = &found.dimensions[0].gap;
        // means of the answered items: 5.5 4.5 4 5
        close(&[first.perception.unwrap().value], &[4.75]);
        assert_eq!((first.expectation, first.gap), NONE);
        let second = &found.dimensions[1].gap;
        assert_eq!((second.respondents, second.perception), (0, None));
        // Without one of its dimensions the service as a whole has no figure.
        assert_eq!((found.overall.perception, found.weighted), (None, None));
    }

    #[test]
    fn the_interval_of_a_gap_is_that_of_paired_differences() {
        let n = 400_u32;
        let answers = |step: u32| -> Column { (0..n).map(|i| f64::from(i * step % 7)).collect() };
        let (expectations, perceptions) = (answers(1), answers(3));
        let differences = perceptions.iter().zip(&expectations).map(|(p, e)| p - e);
        let differences: Vec<f64> = differences.collect();
        let mean = differences.iter().sum::<f64>() / f64::from(n);
        let squares: f64 = differences.iter().map(|d| (d - mean).powi(2)).sum();
        let expected = (squares / f64::from(n)).sqrt() / f64::from(n).sqrt();
        let survey = ServiceQuality {
            dimensions: vec![ServiceDimension {
                expectations: vec![expectations],
                perceptions: vec![perceptions],
            }],
            importance: DimensionImportance::Unknown,
        };
        let weights = vec![1.0; n as usize];
        let found = service_gaps(&survey, &weights, &plan(2000), quiet()).unwrap();
        let inference = found.overall.gap.unwrap().inference.unwrap();
        assert!((inference.standard_error / expected - 1.0).abs() < 0.05);
        assert!(inference.interval.0 < mean && mean < inference.interval.1);
    }

    #[test]
    fn points_are_completed_or_refused() {
        let nan = f64::NAN;
        let completed =
            complete_points(vec![vec![100.0, nan, 33.3], vec![nan, nan, 66.7]]).unwrap();
        assert!(completed[1][0].abs() < 1e-15 && completed[0][1].is_nan());
        let bad = complete_points(vec![vec![60.0, 110.0, 50.0], vec![35.0, -10.0, 50.0]]);
        let bad: Vec<(usize, f64)> = bad
            .unwrap_err()
            .iter()
            .map(|bad| (bad.respondent, bad.total))
            .collect();
        assert_eq!(bad, [(0, 95.0), (1, 100.0)]);
    }
}
