//! The importance–performance map's four classes.

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

/// Where the map is cut: the means over the drivers.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct CutLines {
    /// Importance from which a driver counts as important.
    pub importance: f64,
    /// Performance (0–100) from which a driver counts as performing.
    pub performance: f64,
}

impl CutLines {
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
}
