//! Who is in a segment: segments against groups of respondents.

use super::mixture::Solution;
use crate::cleaning::Groups;
use crate::stats::chi_squared_tail;

/// Segments against the answers of one column.
#[derive(Debug, Clone, PartialEq)]
pub struct CrossTable {
    /// The column.
    pub column: String,
    /// Its answers.
    pub answers: Vec<String>,
    /// Respondents by answer and segment, each in the segment that it belongs to most probably.
    pub counts: Vec<Vec<usize>>,
    /// Whether segment and answer are independent; `None` with a single answer or segment.
    pub independence: Option<Independence>,
}

/// Pearson's test of independence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Independence {
    /// χ² = Σ (observed − expected)²/expected.
    pub chi_squared: f64,
    /// (answers − 1)·(segments − 1).
    pub degrees_of_freedom: usize,
    /// Probability of a larger χ² under independence, the memberships taken as given.
    pub p_value: Option<f64>,
    /// Cramér's V: √(χ²/(n·(min(answers, segments) − 1))), 0 to 1.
    pub cramers_v: f64,
    /// The smallest expected count; the test is rough below 5 (Cochran 1954).
    pub smallest_expected: f64,
}

/// A solution's segments against the groups of its respondents; answers in the order of [`Groups::names`].
///
/// Counts are of respondents, whatever their case weights. Segments to which nobody belongs most probably, and respondents
/// without answer, are left out of the test.
#[must_use]
pub fn profile(solution: &Solution, groups: &Groups) -> CrossTable {
    let segments = solution.segments.len();
    let mut counts = vec![vec![0; segments]; groups.names.len()];
    for respondent in 0..solution.memberships.first().map_or(0, Vec::len) {
        if let Some(answer) = groups.of(respondent) {
            counts[answer][solution.segment_of(respondent)] += 1;
        }
    }
    CrossTable {
        column: groups.column.clone(),
        answers: groups.names.clone(),
        independence: independence(&counts),
        counts,
    }
}

/// Pearson's test on the rows and columns that hold somebody. Source: Pearson 1900; Cramér 1946, p. 282.
fn independence(counts: &[Vec<usize>]) -> Option<Independence> {
    let count = |value: usize| value as f64;
    let rows: Vec<f64> = counts.iter().map(|row| count(row.iter().sum())).collect();
    let width = counts.first().map_or(0, Vec::len);
    let columns: Vec<f64> = (0..width)
        .map(|column| count(counts.iter().map(|row| row[column]).sum()))
        .collect();
    let total: f64 = rows.iter().sum();
    let held = |sums: &[f64]| sums.iter().filter(|sum| **sum > 0.0).count();
    let (held_rows, held_columns) = (held(&rows), held(&columns));
    if held_rows < 2 || held_columns < 2 {
        return None;
    }
    let (mut chi_squared, mut smallest) = (0.0, f64::INFINITY);
    for (row, sum) in counts.iter().zip(&rows) {
        for (observed, other) in row.iter().zip(&columns) {
            let expected = sum * other / total;
            if expected > 0.0 {
                chi_squared += (count(*observed) - expected).powi(2) / expected;
                smallest = expected.min(smallest);
            }
        }
    }
    let degrees_of_freedom = (held_rows - 1) * (held_columns - 1);
    let least = count(held_rows.min(held_columns) - 1);
    Some(Independence {
        chi_squared,
        degrees_of_freedom,
        p_value: chi_squared_tail(chi_squared, degrees_of_freedom as f64),
        cramers_v: (chi_squared / (total * least)).sqrt(),
        smallest_expected: smallest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn independence_by_hand() {
        // Expected 15, 25 | 15, 25: χ² = 25/15 + 25/25, doubled.
        let found = independence(&[vec![20, 20], vec![10, 30]]).unwrap();
        assert!((found.chi_squared - 16.0 / 3.0).abs() < 1e-12);
        assert_eq!(found.degrees_of_freedom, 1);
        // √(χ²/n) = √(16/240).
        assert!((found.cramers_v - (1.0_f64 / 15.0).sqrt()).abs() < 1e-12);
        assert!((found.smallest_expected - 15.0).abs() < 1e-12);
        // scipy.stats.chi2_contingency([[20, 20], [10, 30]], correction=False)
        assert!((found.p_value.unwrap() - 0.020921335337794028).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_compare_is_not_tested() {
        assert_eq!(independence(&[]), None);
        assert_eq!(independence(&[vec![3, 4]]), None);
        assert_eq!(independence(&[vec![3, 0], vec![4, 0]]), None);
    }
}
