//! Necessary conditions: the ceiling above which no respondent is found.

/// How the ceiling is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CeilingLine {
    /// A staircase through the respondents with the most of the outcome for their level of the condition: CE-FDH.
    CeFdh,
    /// The straight line of least squares through the corners of the staircase: CR-FDH.
    CrFdh,
}

/// The level of a condition that a level of the outcome needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NeededLevel {
    /// None: the outcome is reached at the lowest level of the condition.
    NotNecessary,
    /// This level of the condition.
    Level(f64),
    /// More than the highest level that was observed, or an outcome that nobody has.
    BeyondObserved,
}

/// Share of an axis up to which a point on the line counts as not above it.
const ON_THE_LINE: f64 = 1e-9;

/// A corner of the staircase.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Corner {
    condition: f64,
    outcome: f64,
    /// Respondents who stand on it.
    respondents: f64,
}

/// The ceilings of one condition, drawn again and again on buffers made once.
///
/// Points (x condition, y outcome); the empty zone is sought in the upper left corner. The scope is (xmax − xmin)(ymax − ymin) of
/// the respondents. Source: Dul 2016, Organizational Research Methods 19(1) 10–52; as in the R package `NCA`, respondents who
/// share a corner each count in the line of CR-FDH.
#[derive(Debug, Clone, Default)]
pub struct Ceilings {
    corners: Vec<Corner>,
    lowest: (f64, f64),
    highest: (f64, f64),
    /// Intercept and slope of CR-FDH; `None` with a single corner.
    line: Option<(f64, f64)>,
}

impl Ceilings {
    /// Draws the ceilings over `conditions`, ascending, and `outcomes` of the same respondents; `false`, with nothing drawn, when
    /// one of them does not vary.
    pub fn draw(&mut self, conditions: &[f64], outcomes: &[f64]) -> bool {
        self.corners.clear();
        self.line = None;
        let (Some(&first), Some(&last)) = (conditions.first(), conditions.last()) else {
            return false;
        };
        let least = outcomes.iter().copied().fold(f64::INFINITY, f64::min);
        let most = outcomes.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (self.lowest, self.highest) = ((first, least), (last, most));
        if !(last > first && most > least) {
            return false;
        }
        let mut start = 0;
        while start < conditions.len() {
            let same = conditions[start..]
                .iter()
                .take_while(|x| **x <= conditions[start]);
            let end = start + same.count();
            let group = &outcomes[start..end];
            let top = group.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            if self
                .corners
                .last()
                .is_none_or(|corner| top > corner.outcome)
            {
                self.corners.push(Corner {
                    condition: conditions[start],
                    outcome: top,
                    respondents: group.iter().filter(|y| **y >= top).count() as f64,
                });
            }
            start = end;
        }
        self.fit_line();
        true
    }

    /// Least squares through the corners.
    fn fit_line(&mut self) {
        if self.corners.len() < 2 {
            return;
        }
        let total: f64 = self.corners.iter().map(|corner| corner.respondents).sum();
        let mean = |value: fn(&Corner) -> f64| {
            let sum: f64 = self.corners.iter().map(|c| c.respondents * value(c)).sum();
            sum / total
        };
        let (x, y) = (mean(|c| c.condition), mean(|c| c.outcome));
        let (mut squares, mut products) = (0.0, 0.0);
        for corner in &self.corners {
            let deviation = corner.condition - x;
            squares += corner.respondents * deviation * deviation;
            products += corner.respondents * deviation * (corner.outcome - y);
        }
        let slope = products / squares;
        self.line = Some((y - slope * x, slope));
    }

    /// Effect size d = empty zone above the ceiling/scope, 0 to 1; 0 when the highest outcome is reached at the lowest level of the
    /// condition, or nothing was drawn.
    #[must_use]
    pub fn effect_size(&self, line: CeilingLine) -> f64 {
        let scope = (self.highest.0 - self.lowest.0) * (self.highest.1 - self.lowest.1);
        let zone = match (line, self.line) {
            _ if self.corners.len() < 2 => return 0.0,
            (CeilingLine::CrFdh, Some((intercept, slope))) => self.above_line(intercept, slope),
            _ => self.above_stairs(),
        };
        zone / scope
    }

    fn above_stairs(&self) -> f64 {
        let steps = self.corners.windows(2);
        let rises = steps
            .map(|pair| (pair[1].condition - self.lowest.0) * (pair[1].outcome - pair[0].outcome));
        rises.sum()
    }

    /// Area of the scope above a rising line.
    fn above_line(&self, intercept: f64, slope: f64) -> f64 {
        let ((left, bottom), (right, top)) = (self.lowest, self.highest);
        let crossing = |outcome: f64| ((outcome - intercept) / slope).clamp(left, right);
        let (from, to) = (crossing(bottom), crossing(top));
        let gap = |x: f64| top - intercept - slope * x;
        (from - left) * (top - bottom) + (to - from) * f64::midpoint(gap(from), gap(to))
    }

    /// Share of the points that are not above the ceiling; 1 for the staircase. `points` are (condition, outcome, weight).
    #[must_use]
    pub fn accuracy(&self, line: CeilingLine, points: &[(f64, f64, f64)]) -> f64 {
        let (CeilingLine::CrFdh, Some((intercept, slope))) = (line, self.line) else {
            return 1.0;
        };
        let margin = ON_THE_LINE * (self.highest.1 - self.lowest.1);
        let total: f64 = points.iter().map(|(_, _, weight)| weight).sum();
        let below = points
            .iter()
            .filter(|(x, y, _)| *y <= intercept + slope * x + margin);
        below.map(|(_, _, weight)| weight).sum::<f64>() / total
    }

    /// The level of the condition that `outcome` needs.
    #[must_use]
    pub fn needed(&self, line: CeilingLine, outcome: f64) -> NeededLevel {
        let margin = ON_THE_LINE * (self.highest.1 - self.lowest.1);
        let reached = self.corners.iter().find(|c| c.outcome >= outcome - margin);
        let level = match (line, self.line, reached) {
            (_, _, None) => return NeededLevel::BeyondObserved,
            (CeilingLine::CrFdh, Some((intercept, slope)), _) => (outcome - intercept) / slope,
            (_, _, Some(corner)) => corner.condition,
        };
        let margin = ON_THE_LINE * (self.highest.0 - self.lowest.0);
        match level {
            level if level <= self.lowest.0 + margin => NeededLevel::NotNecessary,
            level if level > self.highest.0 + margin => NeededLevel::BeyondObserved,
            level => NeededLevel::Level(level),
        }
    }

    /// The outcome at a share from 0 to 1 of its observed range.
    #[must_use]
    pub fn outcome_at(&self, share: f64) -> f64 {
        self.lowest.1 + share * (self.highest.1 - self.lowest.1)
    }

    /// The share from 0 to 1 of the observed range of the condition at which `level` lies.
    #[must_use]
    pub fn share_of_range(&self, level: f64) -> f64 {
        (level - self.lowest.0) / (self.highest.0 - self.lowest.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    /// Corners (0, 20), (40, 60), (80, 100); one point below.
    fn stairs() -> Ceilings {
        let mut ceilings = Ceilings::default();
        assert!(ceilings.draw(
            &[0.0, 40.0, 60.0, 80.0, 100.0],
            &[20.0, 60.0, 0.0, 100.0, 50.0]
        ));
        ceilings
    }

    #[test]
    fn a_staircase_by_hand() {
        // 40·(60 − 20) + 80·(100 − 60) = 4800 of 100·100
        let ceilings = stairs();
        assert!(close(ceilings.effect_size(CeilingLine::CeFdh), 0.48));
        let needed = |outcome| ceilings.needed(CeilingLine::CeFdh, outcome);
        assert_eq!(needed(20.0), NeededLevel::NotNecessary);
        assert_eq!(needed(21.0), NeededLevel::Level(40.0));
        assert_eq!(needed(60.0), NeededLevel::Level(40.0));
        assert_eq!(needed(85.0), NeededLevel::Level(80.0));
        assert_eq!(needed(101.0), NeededLevel::BeyondObserved);
        assert!(close(ceilings.outcome_at(0.6), 60.0) && close(ceilings.share_of_range(40.0), 0.4));
        assert!(close(
            ceilings.accuracy(CeilingLine::CeFdh, &[(0.0, 100.0, 1.0)]),
            1.0
        ));
    }

    #[test]
    fn a_line_by_hand() {
        // y = 20 + x through all corners: above it the triangle of 80 · 80/2 = 3200
        let ceilings = stairs();
        assert!(close(ceilings.effect_size(CeilingLine::CrFdh), 0.32));
        let needed = ceilings.needed(CeilingLine::CrFdh, 70.0);
        let NeededLevel::Level(level) = needed else {
            panic!("{needed:?}")
        };
        assert!(close(level, 50.0));
        let points = [(10.0, 30.0, 1.0), (10.0, 31.0, 2.0), (50.0, 0.0, 1.0)];
        assert!(close(ceilings.accuracy(CeilingLine::CrFdh, &points), 0.5));
    }

    #[test]
    fn respondents_on_one_corner_count_in_the_line() {
        // (0, 0), (50, 80) twice and (100, 100): mean (50, 65), slope (50·65 + 50·35)/5000 = 1, y = 15 + x;
        // above it within 100 × 100: 85 · 85/2
        let mut ceilings = Ceilings::default();
        assert!(ceilings.draw(&[0.0, 50.0, 50.0, 100.0], &[0.0, 80.0, 80.0, 100.0]));
        assert!(close(ceilings.effect_size(CeilingLine::CrFdh), 0.36125));
        // The line meets the highest outcome at 85.
        assert!(matches!(
            ceilings.needed(CeilingLine::CrFdh, 100.0),
            NeededLevel::Level(level) if close(level, 85.0)
        ));
    }

    #[test]
    fn lines_that_leave_the_scope_are_cut() {
        // Corners (0, 0), (10, 90), (100, 100): slope 4900/6066.67, intercept 33.7.. → above the floor at 0, above the top at 82.
        let mut ceilings = Ceilings::default();
        assert!(ceilings.draw(&[0.0, 10.0, 100.0], &[0.0, 90.0, 100.0]));
        let mean = (110.0 / 3.0, 190.0 / 3.0);
        let squares = [0.0_f64, 10.0, 100.0].map(|x| (x - mean.0).powi(2));
        let products =
            [(0.0, 0.0), (10.0, 90.0), (100.0, 100.0)].map(|(x, y)| (x - mean.0) * (y - mean.1));
        let slope = products.iter().sum::<f64>() / squares.iter().sum::<f64>();
        let intercept = mean.1 - slope * mean.0;
        let to = (100.0 - intercept) / slope;
        let expected = to * (100.0 - intercept) / 2.0 / 10_000.0;
        assert!(to < 100.0 && close(ceilings.effect_size(CeilingLine::CrFdh), expected));
    }

    #[test]
    fn no_empty_zone_and_nothing_to_draw() {
        let mut ceilings = Ceilings::default();
        assert!(ceilings.draw(&[0.0, 100.0], &[100.0, 0.0]));
        for line in [CeilingLine::CeFdh, CeilingLine::CrFdh] {
            assert!(close(ceilings.effect_size(line), 0.0));
            assert_eq!(ceilings.needed(line, 100.0), NeededLevel::NotNecessary);
        }
        assert!(!ceilings.draw(&[5.0, 5.0], &[1.0, 2.0]));
        assert!(!ceilings.draw(&[1.0, 2.0], &[5.0, 5.0]));
        assert!(!ceilings.draw(&[], &[]));
        assert!(close(ceilings.effect_size(CeilingLine::CeFdh), 0.0));
    }
}
