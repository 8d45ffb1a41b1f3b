//! The importance–performance map's four classes.

use crate::study::{Cut, CutRule};

/// Class of a driver by the cut lines of importance and performance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// High importance, high performance: 优势区.
    Strength,
    /// High importance, low performance: 修补区.
    ImproveFirst,
    /// Low importance, low performance: 机会区.
    Opportunity,
    /// Low importance, high performance: 维持区.
    Maintain,
}

/// Where the map is cut.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct CutLines {
    /// Importance from which a driver counts as important.
    pub importance: f64,
    /// Performance (0–100) from which a driver counts as performing.
    pub performance: f64,
}

impl Priority {
    /// Every class.
    pub const ALL: [Self; 4] = [
        Self::Strength,
        Self::ImproveFirst,
        Self::Opportunity,
        Self::Maintain,
    ];
}

impl CutLines {
    /// The lines that a rule draws through `points`, pairs of importance and performance; `None` without points.
    ///
    /// The median of an even number of points is the middle between the two in the middle.
    #[must_use]
    pub fn by_rule(points: &[(f64, f64)], rule: &CutRule) -> Option<Self> {
        let means = Self::at_means(points)?;
        let line = |cut: Cut, mean: f64, axis: fn(&(f64, f64)) -> f64| match cut {
            Cut::Means => mean,
            Cut::Medians => median(points.iter().map(axis).collect()),
            Cut::At(value) => value,
        };
        Some(Self {
            importance: line(rule.importance, means.importance, |point| point.0),
            performance: line(rule.performance, means.performance, |point| point.1),
        })
    }

    /// The means of `points`, pairs of importance and performance; `None` without points.
    #[must_use]
    pub fn at_means(points: &[(f64, f64)]) -> Option<Self> {
        let n = points.len() as f64;
        (!points.is_empty()).then(|| Self {
            importance: points.iter().map(|point| point.0).sum::<f64>() / n,
            performance: points.iter().map(|point| point.1).sum::<f64>() / n,
        })
    }

    /// The class of a driver; a figure on a line counts as high.
    #[must_use]
    pub fn priority(&self, importance: f64, performance: f64) -> Priority {
        match (
            importance >= self.importance,
            performance >= self.performance,
        ) {
            (true, true) => Priority::Strength,
            (true, false) => Priority::ImproveFirst,
            (false, false) => Priority::Opportunity,
            (false, true) => Priority::Maintain,
        }
    }
}

/// The median of at least one value.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle]
    } else {
        f64::midpoint(values[middle - 1], values[middle])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_points_in_four_quadrants() {
        let lines = CutLines::at_means(&[(0.8, 80.0), (0.8, 60.0), (0.2, 60.0), (0.2, 80.0)]);
        let lines = lines.unwrap();
        assert_eq!(lines.priority(0.8, 80.0), Priority::Strength);
        assert_eq!(lines.priority(0.8, 60.0), Priority::ImproveFirst);
        assert_eq!(lines.priority(0.2, 60.0), Priority::Opportunity);
        assert_eq!(lines.priority(0.2, 80.0), Priority::Maintain);
        assert_eq!(CutLines::at_means(&[]), None);
    }

    #[test]
    fn each_axis_is_cut_by_its_own_rule() {
        let points = [(0.8, 60.0), (0.2, 70.0), (0.5, 95.0)];
        let lines = |importance, performance| {
            let rule = CutRule {
                importance,
                performance,
            };
            let lines = CutLines::by_rule(&points, &rule).unwrap();
            (lines.importance, lines.performance)
        };
        assert_eq!(lines(Cut::Means, Cut::Medians), (0.5, 70.0));
        assert_eq!(lines(Cut::At(0.4), Cut::Means), (0.4, 75.0));
        let even = CutLines::by_rule(
            &points[..2],
            &CutRule {
                importance: Cut::Medians,
                performance: Cut::Medians,
            },
        );
        let even = even.unwrap();
        assert_eq!((even.importance, even.performance), (0.5, 65.0));
        assert_eq!(CutLines::by_rule(&[], &CutRule::default()), None);
    }
}
