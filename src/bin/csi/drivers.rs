//! `csi drivers`: what to do first?

use std::path::Path;

use anyhow::Context;
use csi::analysis::FigureLayout;
use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::importance_map::{ImportanceMaps, MapInference, MapRules, importance_maps};
use csi::render::scatter_svg;
use csi::report::{
    DriverSection, DriversMaterial, DriversReport, ReportSection, ScatterPlot, Selection,
};
use csi::study::Study;

use crate::arguments::{DriversArguments, FormatChoice};
use crate::by_group::{Asked, Made, present_reports};
use crate::console::Console;
use crate::failure::Failure;
use crate::files;
use crate::fit::{FitRun, group_not_shown};
use crate::guidance::Guide;
use crate::intervals::Figures;
use crate::preparation::{Prepared, prepare, threads};
use crate::study_choice::{Choice, apply_driver_flags, choose};

pub(crate) fn run(all: &DriversArguments, console: &Console) -> Result<u8, Failure> {
    let arguments = &all.fit;
    let selection = match &arguments.show {
        Some(text) => Selection::parse(text)?,
        None => Selection::Overview,
    };
    check_outputs(all)?;
    let mut choice = choose(arguments)?;
    apply_driver_flags(&mut choice.study, all)?;
    let choice = aimed(choice, all.target.is_some())?;
    let study = choice.study.clone();
    let mut prepared = prepare(choice, arguments, console.words.language())?;
    prepared.diagnostics.extend(group_not_shown(arguments));
    let asked = Asked::of_fit(&study, arguments);
    present_reports(prepared, &asked, &selection, console, |prepared, group| {
        let made = analyse_drivers(prepared, (&study, all), &selection, console)?;
        // The files hold the maps of everybody.
        if group.is_none() {
            let (report, words) = (&made.report, &console.words);
            write_plot(all.plot.as_deref(), report.plot(words))?;
            write_plot(all.item_plot.as_deref(), report.item_plot(words))?;
        }
        Ok(made)
    })
}

/// What moves the respondents in `prepared`.
fn analyse_drivers(
    prepared: &mut Prepared,
    (study, all): (&Study, &DriversArguments),
    selection: &Selection<DriverSection>,
    console: &Console,
) -> Result<Made<DriversReport>, Failure> {
    let threads = threads(&all.fit.reading);
    let figures: Figures = FigureLayout::new;
    let mut run = FitRun::new(prepared, study, threads, (figures, console))?;
    let guide = Guide {
        prepared,
        study,
        run: &run,
        threads,
        wanted: wanted(all.fit.format, selection),
    };
    let (guidance, faults) = guide.find(console)?;
    run.diagnostics.extend(faults);
    let rules = map_rules(study);
    let inference = run.resampling.as_ref().map(|resampling| MapInference {
        inferences: &resampling.inferences,
        replicates: resampling
            .replicates
            .as_ref()
            .map(|(drawn, plan)| (drawn, plan)),
    });
    let maps = importance_maps(&run.analysis, inference, &rules);
    if wants_maps(all, selection) {
        run.diagnostics.extend(empty_map(&maps, prepared));
    }
    run.sort_diagnostics();
    let material = DriversMaterial {
        fit: run.material(prepared, study),
        rules,
        maps: &maps,
        guidance: &guidance,
        aim: study.drivers.guidance.aim,
    };
    Ok(Made {
        report: DriversReport::new(material, &console.words),
        diagnostics: run.diagnostics,
    })
}

/// The choice with the construct to be moved in the index construct's place.
fn aimed(choice: Choice, on_command_line: bool) -> Result<Choice, Diagnostics> {
    let Some(target) = &choice.study.drivers.target else {
        return Ok(choice);
    };
    let model = choice.model.with_index(target);
    let file = choice.study_file.as_deref().filter(|_| !on_command_line);
    let model = model.map_err(|faults| match file {
        Some(file) => faults.in_file(file),
        None => faults,
    })?;
    Ok(Choice { model, ..choice })
}

/// The sections whose numbers are computed: the document of JSON has everything.
fn wanted(format: FormatChoice, selection: &Selection<DriverSection>) -> &[DriverSection] {
    match format {
        FormatChoice::Json => DriverSection::ALL,
        FormatChoice::Table | FormatChoice::Csv | FormatChoice::Md => selection.sections(),
    }
}

fn map_rules(study: &Study) -> MapRules {
    MapRules {
        constructs: study.drivers.cut,
        items: study.drivers.item_cut(),
    }
}

/// Whether something of the maps is to be shown, as JSON or a plot if not in a table.
fn wants_maps(all: &DriversArguments, selection: &Selection<DriverSection>) -> bool {
    let shown = selection.sections().iter();
    all.plot.is_some() || all.item_plot.is_some() || shown.copied().any(DriverSection::is_of_maps)
}

/// CSI-E040 when no driver has a place on the map.
fn empty_map(maps: &ImportanceMaps, prepared: &Prepared) -> Option<Diagnostic> {
    let target = &prepared.model.constructs[prepared.model.index.0].name;
    let reason = if maps.constructs.points.is_empty() {
        "map-no-driver"
    } else {
        "map-no-figures"
    };
    let fault = Diagnostic::new(Code::EmptyMap)
        .with("target", target)
        .with_word("reason", reason);
    maps.constructs.lines.is_none().then_some(fault)
}

/// Plots are SVG files, and every output has a file of its own.
fn check_outputs(all: &DriversArguments) -> Result<(), Diagnostics> {
    let plots = [&all.plot, &all.item_plot];
    let mut faults = Vec::new();
    for path in plots.into_iter().flatten() {
        let is_svg = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("svg"));
        if !is_svg {
            faults.push(bad_plot(
                "usage-plot-not-svg",
                "usage-plot-not-svg-advice",
                path,
            ));
        }
    }
    let outputs: Vec<&Path> = plots
        .into_iter()
        .chain([&all.fit.output.output])
        .flatten()
        .map(AsRef::as_ref)
        .collect();
    for (number, path) in outputs.iter().enumerate() {
        if outputs[..number]
            .iter()
            .any(|other| files::is_same(other, path))
        {
            faults.push(bad_plot(
                "usage-plot-twice",
                "usage-plot-twice-advice",
                path,
            ));
        }
    }
    Diagnostics::check(faults)
}

fn bad_plot(problem: &'static str, advice: &'static str, path: &Path) -> Diagnostic {
    Diagnostic::new(Code::BadArgument)
        .with("path", files::shown(path))
        .with_word("problem", problem)
        .with_word("advice", advice)
}

/// Writes a plot where one is wanted; without points there is none, and an error says so.
fn write_plot(path: Option<&Path>, plot: Option<ScatterPlot>) -> Result<(), Failure> {
    let Some((path, plot)) = path.zip(plot) else {
        return Ok(());
    };
    let bytes = scatter_svg(&plot).context("plot")?;
    files::write(Some(path), &bytes)
}
