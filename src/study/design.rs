//! How the sample was drawn: the columns that say so.

use super::choice::bad_value;
use super::codebook::Codebook;
use super::headers::{Found, Headers, Unfound};
use super::settings::ReplicateKind;
use crate::diagnostics::{Diagnostic, Diagnostics};

/// Stands in a column name for any letters, or none.
const ANY_LETTERS: char = '*';

/// The fewest replicates from which a variance can be estimated.
const FEWEST_REPLICATES: usize = 2;

/// The study's key of the replicate weights.
const REPLICATE_WEIGHTS: &str = "replicate_weights";

/// The columns of a sampling design; without any of them the respondents were drawn independently.
///
/// Either strata and clusters, or replicate weights, which already hold the design.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DesignColumns {
    /// Column of the strata: within each the units were drawn on their own.
    pub strata: Option<String>,
    /// Column of the clusters: the units that were drawn.
    pub cluster: Option<String>,
    /// Columns of the replicate weights. A name that is no header may hold one `*` for any letters, such as `rw*`; it
    /// stands for all such columns in the order of the file, the column of the respondent weights left out.
    pub replicate_weights: Vec<String>,
    /// What the replicate weights are.
    pub replicate_kind: Option<ReplicateKind>,
}

/// What is wrong with the columns of a design, whatever the survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DesignProblem {
    /// Strata beside replicate weights.
    Strata,
    /// Clusters beside replicate weights.
    Cluster,
    /// A name with more than one `*`, or nothing else.
    Pattern,
    /// Nobody says what the replicate weights are.
    KindAbsent,
    /// A kind without replicate weights.
    KindAlone,
}

impl DesignProblem {
    /// The key of the study file to blame.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Strata => "strata",
            Self::Cluster => "cluster",
            Self::Pattern | Self::KindAbsent => REPLICATE_WEIGHTS,
            Self::KindAlone => "replicate_kind",
        }
    }

    /// The catalogue keys of the phrase that says what is wrong and of the sentence that says what to do.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Strata | Self::Cluster => ("study-second-design", "study-second-design-advice"),
            Self::Pattern => ("study-bad-pattern", "study-bad-pattern-advice"),
            Self::KindAbsent => ("study-kind-absent", "study-kind-absent-advice"),
            Self::KindAlone => ("study-kind-alone", "study-kind-alone-advice"),
        }
    }
}

impl DesignColumns {
    /// Whether the columns go together; [`Study::parse`](super::Study::parse) has checked them, the command line may
    /// change them.
    ///
    /// # Errors
    /// `CSI-S003`: replicate weights beside strata or clusters, or without their kind; a kind without replicate
    /// weights; a name with several `*`, or with nothing else.
    pub fn check(&self) -> Result<(), Diagnostics> {
        let fault = |problem: DesignProblem| {
            let (wrong, advice) = problem.words();
            bad_value(
                problem.key(),
                &self.replicate_weights.join(", "),
                wrong,
                advice,
            )
        };
        Diagnostics::check(self.problems().into_iter().map(fault).collect())
    }

    /// Everything that is wrong, whatever the survey.
    pub(super) fn problems(&self) -> Vec<DesignProblem> {
        let replicates = !self.replicate_weights.is_empty();
        let kind = self.replicate_kind.is_some();
        let found = [
            (replicates && self.strata.is_some(), DesignProblem::Strata),
            (replicates && self.cluster.is_some(), DesignProblem::Cluster),
            (self.has_bad_pattern(), DesignProblem::Pattern),
            (replicates && !kind, DesignProblem::KindAbsent),
            (kind && !replicates, DesignProblem::KindAlone),
        ];
        let found = found.into_iter().filter(|(is_wrong, _)| *is_wrong);
        found.map(|(_, problem)| problem).collect()
    }

    fn has_bad_pattern(&self) -> bool {
        let is_bad = |name: &String| {
            let stars = name.matches(ANY_LETTERS).count();
            stars > 1 || (stars == 1 && name.trim().chars().count() == 1)
        };
        self.replicate_weights.iter().any(is_bad)
    }

    /// Positions of the replicate weights, each once, in the order of the study and, for a pattern, of the file.
    pub(super) fn replicate_columns(
        &self,
        headers: &Headers<'_>,
        weight: Option<usize>,
        unfound: &mut Unfound,
    ) -> Vec<usize> {
        let mut columns = Vec::new();
        for name in &self.replicate_weights {
            let found = match (headers.find(name), name.split_once(ANY_LETTERS)) {
                (Found::Nothing, Some(ends)) => {
                    let mut matching = headers.matching(ends);
                    matching.retain(|column| Some(*column) != weight);
                    if matching.is_empty() {
                        unfound.pattern(name, &[ends.0, ends.1].concat(), REPLICATE_WEIGHTS);
                    }
                    matching
                }
                (found, _) => {
                    let column = unfound.column(name, found, REPLICATE_WEIGHTS);
                    column.into_iter().collect()
                }
            };
            for column in found {
                if !columns.contains(&column) {
                    columns.push(column);
                }
            }
        }
        columns
    }

    /// Replicate weights that are also an item or the respondent weights, or that are too few (which is not judged
    /// while some column is `unfound`); `items` are the columns
    /// of the indicators.
    pub(super) fn replicate_faults(
        &self,
        codebook: &Codebook,
        items: &[Option<usize>],
        (headers, unfound): (&Headers<'_>, &Unfound),
    ) -> Vec<Diagnostic> {
        let columns = &codebook.replicate_weights;
        let is_used =
            |column: &&usize| codebook.weight == Some(**column) || items.contains(&Some(**column));
        let used = columns.iter().filter(is_used);
        let used: Vec<String> = used
            .map(|column| format!("\"{}\"", headers.name(*column)))
            .collect();
        let mut faults = Vec::new();
        if !used.is_empty() {
            let (problem, advice) = ("study-replicate-in-use", "study-replicate-in-use-advice");
            let fault = bad_value(REPLICATE_WEIGHTS, "", problem, advice);
            faults.push(fault.with("columns", used.join(", ")));
        }
        if unfound.is_empty() && (1..FEWEST_REPLICATES).contains(&columns.len()) {
            let (problem, advice) = ("study-few-replicates", "study-few-replicates-advice");
            let named = self.replicate_weights.join(", ");
            faults.push(bad_value(REPLICATE_WEIGHTS, &named, problem, advice));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replicates(names: &[&str]) -> DesignColumns {
        DesignColumns {
            replicate_weights: names.iter().map(|name| (*name).to_owned()).collect(),
            replicate_kind: Some(ReplicateKind::Brr),
            ..DesignColumns::default()
        }
    }

    #[test]
    fn patterns_find_columns_in_the_order_of_the_file() {
        let names = ["rw", "rw2", "RW1", "x", "rw1b", "a*", "x1", "1x"].map(str::to_owned);
        let headers = Headers::new(&names);
        for (wanted, expected) in [
            (&["rw*"][..], &[0, 1, 4][..]),
            (&["rW*"], &[0, 1, 2, 4]),
            (&["RW*"], &[2]),
            (&["rw2", "rw*"], &[1, 0, 4]),
            (&["rw*b"], &[4]),
            (&["*1"], &[2, 6]),
            (&["x*x"], &[]),
            (&["a*"], &[5]),
            (&["rw1"], &[2]),
            (&["y*"], &[]),
        ] {
            let mut unfound = Unfound::default();
            let found = replicates(wanted).replicate_columns(&headers, None, &mut unfound);
            assert_eq!(found, expected, "{wanted:?}");
            assert_eq!(
                unfound.diagnostics(&headers).is_empty(),
                !expected.is_empty(),
                "{wanted:?}"
            );
        }
        let mut unfound = Unfound::default();
        let found = replicates(&["rw*"]).replicate_columns(&headers, Some(0), &mut unfound);
        assert_eq!(found, [1, 4]);
    }

    #[test]
    fn designs_that_contradict_themselves_are_faults() {
        use DesignProblem as P;
        let change = |change: &dyn Fn(&mut DesignColumns)| {
            let mut design = replicates(&["rw*", "w1"]);
            change(&mut design);
            assert_eq!(design.check().is_err(), !design.problems().is_empty());
            design.problems()
        };
        let column = || Some("c".to_owned());
        assert_eq!(change(&|_| {}), []);
        assert_eq!(change(&|d| *d = DesignColumns::default()), []);
        assert_eq!(change(&|d| d.strata = column()), [P::Strata]);
        assert_eq!(change(&|d| d.cluster = column()), [P::Cluster]);
        assert_eq!(change(&|d| d.replicate_kind = None), [P::KindAbsent]);
        assert_eq!(change(&|d| d.replicate_weights.clear()), [P::KindAlone]);
        for bad in ["*", " *", "**", "r*w*"] {
            let wrong = |d: &mut DesignColumns| d.replicate_weights[1] = bad.to_owned();
            assert_eq!(change(&wrong), [P::Pattern], "{bad}");
        }
    }
}
