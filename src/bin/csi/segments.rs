//! `csi segments`: respondents for whom different paths hold.

use std::path::Path;

use anyhow::Context;
use csi::analysis::FigureLayout;
use csi::check::minimum_sample;
use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::model::PathModel;
use csi::render::{Format, Messages, RenderOptions, TextStyle, render_table};
use csi::report::{SegmentsMaterial, SegmentsReport, Selection, membership_table};
use csi::segments::{Searched, SegmentFailure, SegmentPlan, Segmentation, segment};
use csi::study::{SegmentRange, Study, parse_columns};
use csi::words::Words;

use crate::arguments::SegmentsArguments;
use crate::by_group::{Asked, Made, present_reports};
use crate::console::Console;
use crate::failure::Failure;
use crate::files;
use crate::fit::FitRun;
use crate::intervals::{Figures, Progress};
use crate::preparation::{Prepared, prepare, threads};
use crate::study_choice::{Choice, choose};

pub(crate) fn run(all: &SegmentsArguments, console: &Console) -> Result<u8, Failure> {
    let arguments = &all.fit;
    let selection = match &arguments.show {
        Some(text) => Selection::parse(text)?,
        None => Selection::Overview,
    };
    let mut choice = choose(arguments)?;
    apply_segment_flags(&mut choice.study, all)?;
    refuse(&choice, all)?;
    choice.names_respondents = all.write_segments.is_some();
    let study = choice.study.clone();
    let prepared = prepare(choice, arguments, console.words.language())?;
    let plan = plan(&study, threads(&arguments.reading));
    let asked = Asked::of_fit(&study, arguments);
    present_reports(prepared, &asked, &selection, console, |prepared, group| {
        let (made, found) = search(prepared, (&study, &plan), console)?;
        if let (Some(path), None) = (&all.write_segments, group) {
            write_memberships(path, (prepared, &found), &console.words)?;
        }
        Ok(made)
    })
}

/// Segments that the command line asks for, and what the study says of them.
fn apply_segment_flags(study: &mut Study, flags: &SegmentsArguments) -> Result<(), Diagnostics> {
    let mut faults = Vec::new();
    if let Some(text) = &flags.segments {
        match SegmentRange::parse(text) {
            Ok(range) => study.segments.segments = range,
            Err(found) => faults.extend(found.0),
        }
    }
    if let Some(starts) = flags.starts {
        let set = study.segments.set_starts(starts);
        faults.extend(set.err().into_iter().flat_map(|found| found.0));
    }
    if !flags.profile.is_empty() {
        study.segments.profile.clear();
    }
    for text in &flags.profile {
        match parse_columns("profile", text) {
            Ok(columns) => study.segments.profile.extend(columns),
            Err(found) => faults.extend(found.0),
        }
    }
    // Without a choice the groups of the study describe the segments.
    study.profile = study.segments.profile.clone();
    if study.profile.is_empty() {
        study.profile.extend(study.group.clone());
    }
    // Segments come in another order in every resample: there are no intervals to make.
    study.resampling.resamples = 0;
    Diagnostics::check(faults)
}

/// A matrix has no respondents, segments have no resamples, and memberships never replace the survey.
fn refuse(choice: &Choice, arguments: &SegmentsArguments) -> Result<(), Diagnostics> {
    if arguments
        .fit
        .resampling
        .resamples
        .is_some_and(|resamples| resamples > 0)
    {
        return Err(Diagnostic::new(Code::BadArgument)
            .with_word("problem", "usage-segments-not-resampled")
            .with_word("advice", "usage-segments-not-resampled-advice")
            .into());
    }
    let Some(data) = &choice.data else {
        return Err(Diagnostic::new(Code::BadArgument)
            .with_word("problem", "usage-segments-need-answers")
            .with_word("advice", "usage-segments-need-answers-advice")
            .into());
    };
    let targets = [&arguments.write_segments, &arguments.fit.output.output];
    let target = targets.into_iter().flatten();
    let mut over = target.filter(|target| files::is_same(target, data));
    match over.next() {
        None => Ok(()),
        Some(target) => Err(Diagnostic::new(Code::BadArgument)
            .with("found", files::shown(target))
            .with_word("problem", "check-written-over")
            .with_word("advice", "check-written-over-advice")
            .into()),
    }
}

fn plan(study: &Study, threads: usize) -> SegmentPlan {
    let settings = &study.segments;
    SegmentPlan {
        counts: (settings.segments.smallest..=settings.segments.largest).collect(),
        starts: settings.starts,
        seed: study.resampling.seed,
        tolerance: settings.tolerance,
        max_iterations: settings.max_iterations,
        threads,
    }
}

/// Fits the respondents in `prepared` and searches their segments.
fn search(
    prepared: &mut Prepared,
    (study, plan): (&Study, &SegmentPlan),
    console: &Console,
) -> Result<(Made<SegmentsReport>, Segmentation), Failure> {
    let figures: Figures = FigureLayout::new;
    let mut run = FitRun::new(prepared, study, plan.threads, (figures, console))?;
    let answers = prepared.answers.as_ref();
    let answers = answers.ok_or_else(|| Diagnostic::new(Code::NoScores))?;
    let fitted = prepared.fitted(study, plan.threads);
    let progress = Progress::new(plan.all_starts(), "progress-segments", console);
    let of_fit = (&run.analysis, answers.profile.as_slice());
    let found = segment(&fitted.sample(answers), of_fit, plan, &|done| {
        progress.advance(done)
    });
    progress.finish();
    let found = found.map_err(|failure| of_search(failure, &prepared.model))?;
    run.diagnostics
        .extend(findings(&found, study, &prepared.model, &console.words));
    run.sort_diagnostics();
    let material = SegmentsMaterial {
        fit: run.material(prepared, study),
        plan,
        segmentation: &found,
        weights: answers.weights.as_deref(),
    };
    let made = Made {
        report: SegmentsReport::new(material, &console.words),
        diagnostics: run.diagnostics,
    };
    Ok((made, found))
}

fn of_search(failure: SegmentFailure, model: &PathModel) -> Failure {
    match failure {
        SegmentFailure::Fit(failure) => failure.diagnostic(model).into(),
        SegmentFailure::NoScores => Diagnostic::new(Code::NoScores).into(),
        SegmentFailure::Interrupted(_) => Failure::Interrupted,
    }
}

/// Numbers of segments without a solution, and segments that are too small.
fn findings(
    found: &Segmentation,
    study: &Study,
    model: &PathModel,
    words: &Words,
) -> Vec<Diagnostic> {
    let asked = study.segments.segments.single();
    let without = found.searched.iter();
    let without = without.filter(|searched| searched.solution.is_none());
    let counted = |searched: &Searched| {
        let code = if asked == Some(searched.segments) {
            Code::SegmentsNotFound
        } else {
            Code::SegmentsUnsupported
        };
        Diagnostic::new(code)
            .with("segments", searched.segments)
            .with("starts", searched.ledger.starts)
            .with("collapsed", searched.ledger.collapsed)
            .with("not_converged", searched.ledger.not_converged)
    };
    let mut findings: Vec<Diagnostic> = without.map(counted).collect();
    let minimum = minimum_sample(model);
    let solution = found.solution();
    let segments = solution.iter().flat_map(|solution| {
        let respondents = solution.memberships.first().map_or(0, Vec::len);
        let sizes = solution.segments.iter().zip(1..);
        sizes.map(move |(own, number)| (number, own.expected_respondents(respondents)))
    });
    let small = segments.filter(|(_, size)| *size < minimum as f64);
    let small: Vec<String> = small
        .map(|(number, size)| {
            let number: i32 = number;
            let named = [
                ("segment", number.to_string()),
                ("respondents", format!("{size:.0}")),
            ];
            words.fill("segment-of-size", &named)
        })
        .collect();
    // With one segment the sample is its own: that is said already.
    if !small.is_empty() && found.described != Some(1) {
        let warning = Diagnostic::new(Code::GroupsBelowMinimum).with("minimum", minimum);
        let warning = warning.with("groups", small.join(&words.text("list-separator")));
        findings.push(warning.with_word("advice", "segments-small-advice"));
    }
    findings
}

/// Writes the memberships of everybody as CSV, unless no segments were found.
fn write_memberships(
    path: &Path,
    (prepared, found): (&Prepared, &Segmentation),
    words: &Words,
) -> Result<(), Failure> {
    let (Some(answers), Some(solution)) = (&prepared.answers, found.solution()) else {
        return Ok(());
    };
    let ids = answers.ids.as_ref();
    let ids = ids.map(|(column, ids)| (column.as_str(), ids.as_slice()));
    let table = membership_table(solution, &answers.used, ids, words);
    let options = RenderOptions {
        format: Format::Csv,
        style: TextStyle::PLAIN,
        width: None,
        messages: Messages::Elsewhere,
    };
    files::write(
        Some(path),
        &render_table(&table, options).context("memberships")?,
    )
}
