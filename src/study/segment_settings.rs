//! The settings of the search for segments.

use super::choice::bad_value;
use crate::diagnostics::Diagnostics;
use crate::document::{Entry, TableReader};

/// Most segments that a study can ask for.
const MOST_SEGMENTS: usize = 10;

/// Most random starts for a number of segments.
const MOST_STARTS: usize = 1_000;

/// Most iterations of a start.
const MOST_ITERATIONS: usize = 100_000;

const SEGMENTS_FAULT: (&str, &str) = ("study-segments-out-of-range", "study-segments-advice");
const STARTS_FAULT: (&str, &str) = ("study-starts-out-of-range", "study-starts-advice");
const ITERATIONS_FAULT: (&str, &str) = (
    "study-segment-iterations-out-of-range",
    "study-segment-iterations-advice",
);
const TOLERANCE_FAULT: (&str, &str) = (
    "study-segment-tolerance-out-of-range",
    "study-segment-tolerance-advice",
);

/// Numbers of segments, from the smallest to the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SegmentRange {
    /// Fewest segments.
    pub smallest: usize,
    /// Most segments.
    pub largest: usize,
}

impl SegmentRange {
    /// The one number that is asked for; `None` when there are several.
    #[must_use]
    pub fn single(self) -> Option<usize> {
        (self.smallest == self.largest).then_some(self.smallest)
    }

    /// Reads `3` or `1..5`, both ends included.
    ///
    /// # Errors
    /// `CSI-S003`: no whole numbers from 1 to 10, or the first is above the second.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let (problem, advice) = SEGMENTS_FAULT;
        read(text).ok_or_else(|| bad_value("segments", text, problem, advice).into())
    }
}

fn read(text: &str) -> Option<SegmentRange> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let count = |text: &str| text.trim().parse::<usize>().ok();
    let (smallest, largest) = (count(first)?, count(last)?);
    let good = 1 <= smallest && smallest <= largest && largest <= MOST_SEGMENTS;
    good.then_some(SegmentRange { smallest, largest })
}

/// How segments are searched and what describes them.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentSettings {
    /// Numbers of segments.
    pub segments: SegmentRange,
    /// Random starts for each number.
    pub starts: usize,
    /// Change of ln L, relative to |ln L| + 1, below which a start is converged.
    pub tolerance: f64,
    /// Iterations after which a start is not converged.
    pub max_iterations: usize,
    /// Columns that describe the segments.
    pub profile: Vec<String>,
}

impl Default for SegmentSettings {
    fn default() -> Self {
        Self {
            segments: SegmentRange {
                smallest: 1,
                largest: 5,
            },
            starts: 10,
            tolerance: 1e-9,
            max_iterations: 5_000,
            profile: Vec::new(),
        }
    }
}

fn is_starts(starts: usize) -> bool {
    (1..=MOST_STARTS).contains(&starts)
}

fn is_iterations(iterations: usize) -> bool {
    (1..=MOST_ITERATIONS).contains(&iterations)
}

impl SegmentSettings {
    /// Sets the number of random starts.
    ///
    /// # Errors
    /// `CSI-S003`: not from 1 to 1,000.
    pub fn set_starts(&mut self, starts: usize) -> Result<(), Diagnostics> {
        if !is_starts(starts) {
            let (problem, advice) = STARTS_FAULT;
            return Err(bad_value("starts", &starts.to_string(), problem, advice).into());
        }
        self.starts = starts;
        Ok(())
    }
}

/// The table `[segments]`.
pub(super) fn segments(mut table: TableReader<'_>) -> SegmentSettings {
    let default = SegmentSettings::default();
    let range = table.optional("segments").and_then(|entry| range(&entry));
    let starts = count(&mut table, "starts", is_starts, STARTS_FAULT);
    let iterations = count(
        &mut table,
        "max_iterations",
        is_iterations,
        ITERATIONS_FAULT,
    );
    let found = SegmentSettings {
        segments: range.unwrap_or(default.segments),
        starts: starts.unwrap_or(default.starts),
        tolerance: tolerance(&mut table).unwrap_or(default.tolerance),
        max_iterations: iterations.unwrap_or(default.max_iterations),
        profile: table.texts("profile").unwrap_or_default(),
    };
    table.finish();
    found
}

/// A number of segments, or a text such as `1..5`.
fn range(entry: &Entry<'_>) -> Option<SegmentRange> {
    let found = read(&entry.text_or_number()?);
    if found.is_none() {
        entry.reject(SEGMENTS_FAULT.0, SEGMENTS_FAULT.1);
    }
    found
}

fn tolerance(table: &mut TableReader<'_>) -> Option<f64> {
    let entry = table.optional("tolerance")?;
    let tolerance = entry.number()?;
    if tolerance > 0.0 && tolerance < 1.0 {
        return Some(tolerance);
    }
    entry.reject(TOLERANCE_FAULT.0, TOLERANCE_FAULT.1);
    None
}

fn count(
    table: &mut TableReader<'_>,
    key: &'static str,
    is_good: fn(usize) -> bool,
    (problem, advice): (&'static str, &'static str),
) -> Option<usize> {
    let entry = table.optional(key)?;
    let number = entry.count()?;
    if is_good(number) {
        return Some(number);
    }
    entry.reject(problem, advice);
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Study;

    #[test]
    fn ranges_are_one_number_or_two() {
        let range = |text| SegmentRange::parse(text).map(|r| (r.smallest, r.largest));
        assert_eq!(range("3"), Ok((3, 3)));
        assert_eq!(range("1 .. 4"), Ok((1, 4)));
        assert_eq!(SegmentRange::parse("3").unwrap().single(), Some(3));
        assert_eq!(SegmentRange::parse("2..3").unwrap().single(), None);
        for bad in ["", "0", "0..2", "3..2", "1..11", "two", "1-3"] {
            assert!(range(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn keys_are_read_and_all_faults_are_told() {
        let text = "[segments]\nsegments = 2\nstarts = 20\nmax_iterations = 100\ntolerance = 1e-6\nprofile = [\"age\"]";
        let study = Study::parse(text).unwrap();
        assert_eq!(study.segments.segments.single(), Some(2));
        assert_eq!(
            (study.segments.starts, study.segments.max_iterations),
            (20, 100)
        );
        assert_eq!(study.segments.profile, ["age"]);
        let wrong = "[segments]\nsegments = '0..3'\nstarts = 0\nmax_iterations = 0\ntolerance = 2\nprofil = 'age'";
        assert_eq!(Study::parse(wrong).unwrap_err().0.len(), 5);
        assert_eq!(
            Study::parse("").unwrap().segments,
            SegmentSettings::default()
        );
        assert!(SegmentSettings::default().set_starts(0).is_err());
    }
}
