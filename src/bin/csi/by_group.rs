//! `--by`: what a command reports of all respondents, and of each group of them on its own.

use csi::cleaning::{GroupKey, Partition};
use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::report::{ByGroup, GroupReport, Message, Report, Selection, group_name};
use csi::resampling::Design;
use csi::study::Study;

use crate::arguments::{FitArguments, FormatChoice, OutputArguments};
use crate::console::Console;
use crate::failure::Failure;
use crate::fit::present;
use crate::preparation::threads;

/// More groups than this are taken for a column that does not group: an id, a date.
const MOST_GROUPS: usize = 200;

/// A report and what there is to say of it.
pub(crate) struct Made<R> {
    pub(crate) report: R,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// What a run is asked for, and how its report is written.
pub(crate) struct Asked<'a> {
    pub(crate) study: &'a Study,
    pub(crate) format: FormatChoice,
    pub(crate) output: &'a OutputArguments,
    pub(crate) threads: usize,
}

impl<'a> Asked<'a> {
    /// What a command that fits is asked for.
    pub(crate) fn of_fit(study: &'a Study, arguments: &'a FitArguments) -> Self {
        Self {
            study,
            format: arguments.format,
            output: &arguments.output,
            threads: threads(&arguments.reading),
        }
    }
}

/// The respondents of a run, whom `--by` divides into groups.
pub(crate) trait Divisible: Sized {
    /// The groups, where they are asked for.
    fn partition(&self) -> Option<&Partition>;

    /// The respondents of one group, without what there is to say of the survey as a whole.
    fn of_group(&self, key: &GroupKey, asked: &Asked<'_>) -> Result<Self, Failure>;

    /// Respondents that a group should have at least.
    fn minimum_sample(&self, study: &Study) -> usize;

    /// The warning of `groups` that have fewer.
    fn below_minimum(minimum: usize, groups: String) -> Diagnostic;

    /// Adds what was found on the way to what there is to say of everybody.
    fn add(&mut self, found: Vec<Diagnostic>);
}

/// CSI-D026 for a group of respondents who were drawn as one: nothing tells how much its figures would vary.
pub(crate) fn refuse_one_cluster(design: &Design, respondents: usize) -> Result<(), Diagnostics> {
    match design {
        Design::Stratified(strata) if strata.cluster_count() < 2 => {
            Err(Diagnostic::new(Code::BadDesign)
                .with("count", respondents)
                .with_word("problem", "group-one-cluster")
                .with_word("advice", "group-one-cluster-advice")
                .into())
        }
        _ => Ok(()),
    }
}

/// Shows what `make` reports of everybody in `prepared`; with `--by` also what it reports of each group.
///
/// `make` is given the respondents and, for a group, its name. A group that cannot be computed leaves the others standing;
/// the exit code then is that of CSI-E070.
pub(crate) fn present_reports<P: Divisible, R: Report>(
    mut prepared: P,
    asked: &Asked<'_>,
    selection: &Selection<R::Section>,
    console: &Console,
    make: impl Fn(&mut P, Option<&GroupKey>) -> Result<Made<R>, Failure>,
) -> Result<u8, Failure> {
    let wanted = (asked.format, asked.output);
    let Some(partition) = prepared.partition().cloned() else {
        let Made {
            report,
            diagnostics,
        } = make(&mut prepared, None)?;
        return present(&report.shown(selection), wanted, &diagnostics, console);
    };
    refuse_many(&partition)?;
    let mut groups = Vec::new();
    for part in &partition.parts {
        let own = prepared.of_group(&part.key, asked);
        let made = own.and_then(|mut own| make(&mut own, Some(&part.key)));
        groups.push(outcome(made)?);
    }
    let minimum = prepared.minimum_sample(asked.study);
    let found = about_groups::<P, R>(&partition, &groups, minimum, console);
    prepared.add(found);
    let total = make(&mut prepared, None)?;
    let diagnostics = all_diagnostics(&total.diagnostics, &partition, &groups, console);
    let reports = partition.parts.into_iter().zip(groups);
    let reports: Vec<GroupReport<R>> = reports
        .map(|(part, made)| {
            let (report, faults) = match made {
                Ok(made) => (Some(made.report), Vec::new()),
                Err(faults) => (None, faults),
            };
            let errors = faults.iter();
            let errors = errors.map(|fault| Message::of(fault, &console.words));
            GroupReport {
                group: part.key,
                respondents: part.respondents,
                minimum_sample: minimum,
                report,
                errors: errors.collect(),
            }
        })
        .collect();
    let document = ByGroup::new(&total.report, (&partition.columns, &reports), selection);
    present(&document, wanted, &diagnostics, console)
}

/// What a group came to; only faults of its own leave the others standing.
type Outcome<R> = Result<Made<R>, Vec<Diagnostic>>;

fn outcome<R>(made: Result<Made<R>, Failure>) -> Result<Outcome<R>, Failure> {
    match made {
        Ok(made) => Ok(Ok(made)),
        Err(Failure::Diagnosed(faults)) => Ok(Err(faults.0)),
        Err(failure) => Err(failure),
    }
}

fn refuse_many(partition: &Partition) -> Result<(), Diagnostics> {
    if partition.parts.len() <= MOST_GROUPS {
        return Ok(());
    }
    Err(Diagnostic::new(Code::BadArgument)
        .with("columns", partition.columns.join(", "))
        .with("groups", partition.parts.len())
        .with("most", MOST_GROUPS)
        .with_word("problem", "usage-too-many-groups")
        .with_word("advice", "usage-too-many-groups-advice")
        .into())
}

/// Groups that could not be computed, groups that are too small, and respondents in none.
fn about_groups<P: Divisible, R>(
    partition: &Partition,
    groups: &[Outcome<R>],
    minimum: usize,
    console: &Console,
) -> Vec<Diagnostic> {
    let words = &console.words;
    let listed = |names: Vec<String>| names.join(&words.text("list-separator"));
    let columns = listed(partition.columns.clone());
    let mut found = Vec::new();
    let pairs = partition.parts.iter().zip(groups);
    let failed: Vec<String> = pairs
        .filter(|(_, outcome)| outcome.is_err())
        .map(|(part, _)| group_name(&part.key, words))
        .collect();
    if !failed.is_empty() {
        found.push(
            Diagnostic::new(Code::GroupsNotComputed)
                .with("failed", failed.len())
                .with("all", groups.len())
                .with("groups", listed(failed)),
        );
    }
    let small = partition.parts.iter();
    let small: Vec<String> = small
        .filter(|part| part.respondents < minimum)
        .map(|part| format!("{} ({})", group_name(&part.key, words), part.respondents))
        .collect();
    if !small.is_empty() {
        found.push(P::below_minimum(minimum, listed(small)));
    }
    let without = partition.without_group();
    if without > 0 {
        found.push(
            Diagnostic::new(Code::WithoutGroup)
                .with("respondents", without)
                .with("columns", columns),
        );
    }
    found
}

/// What there is to say of everybody, then of each group what is not said of everybody.
fn all_diagnostics<R>(
    total: &[Diagnostic],
    partition: &Partition,
    groups: &[Outcome<R>],
    console: &Console,
) -> Vec<Diagnostic> {
    let mut all = total.to_vec();
    for (part, outcome) in partition.parts.iter().zip(groups) {
        let own = match outcome {
            Ok(made) => &made.diagnostics,
            Err(faults) => faults,
        };
        let name = group_name(&part.key, &console.words);
        let own = own.iter().filter(|found| !total.contains(found));
        all.extend(own.map(|found| found.clone().in_group(&name)));
    }
    all.sort_by_key(|found| std::cmp::Reverse(found.code.severity()));
    all
}
