//! `--by`: what a command reports of all respondents, and of each group of them fitted on its own.

use csi::check::minimum_sample;
use csi::cleaning::{GroupKey, Partition};
use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::report::{ByGroup, GroupReport, Message, Report, Selection, group_name};
use csi::study::Study;

use crate::arguments::FitArguments;
use crate::console::Console;
use crate::failure::Failure;
use crate::fit::present;
use crate::preparation::{Prepared, threads};

/// More groups than this are taken for a column that does not group: an id, a date.
const MOST_GROUPS: usize = 200;

/// A report and what there is to say of it.
pub(crate) struct Made<R> {
    pub(crate) report: R,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Shows what `make` reports of everybody in `prepared`; with `--by` also what it reports of each group.
///
/// `make` is given the respondents and, for a group, its name. A group that cannot be computed leaves the others standing;
/// the exit code then is that of CSI-E070.
pub(crate) fn present_reports<R: Report>(
    mut prepared: Prepared,
    (study, arguments): (&Study, &FitArguments),
    selection: &Selection<R::Section>,
    console: &Console,
    make: impl Fn(&mut Prepared, Option<&GroupKey>) -> Result<Made<R>, Failure>,
) -> Result<u8, Failure> {
    let wanted = (arguments.format, &arguments.output);
    let answers = prepared.answers.as_ref();
    let Some(partition) = answers.and_then(|answers| answers.partition.clone()) else {
        let Made {
            report,
            diagnostics,
        } = make(&mut prepared, None)?;
        return present(&report.shown(selection), wanted, &diagnostics, console);
    };
    refuse_many(&partition)?;
    let (missing, threads) = (study.settings.missing, threads(&arguments.reading));
    let mut groups = Vec::new();
    for part in &partition.parts {
        let own = prepared.of_group(&part.key, missing, threads);
        let made = own.and_then(|mut own| make(&mut own, Some(&part.key)));
        groups.push(outcome(made)?);
    }
    let minimum = minimum_sample(&prepared.model);
    let found = about_groups(&partition, &groups, minimum, console);
    prepared.diagnostics.extend(found);
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
fn about_groups<R>(
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
        found.push(
            Diagnostic::new(Code::GroupsBelowMinimum)
                .with("minimum", minimum)
                .with("groups", listed(small))
                .with_word("advice", "groups-small-advice"),
        );
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
