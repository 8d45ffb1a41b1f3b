//! `csi drivers`: what to do first?

use csi::analysis::FigureLayout;
use csi::importance_map::{MapInference, MapRules, importance_maps};
use csi::report::{
    DriverSection, DriversMaterial, DriversReport, ReportSection, Selection, ShownDrivers,
};
use csi::study::Study;

use crate::arguments::{DriversArguments, FormatChoice};
use crate::console::Console;
use crate::failure::Failure;
use crate::fit::{FitRun, present};
use crate::guidance::Guide;
use crate::intervals::Figures;
use crate::preparation::{prepare, threads};
use crate::study_choice::{apply_driver_flags, choose};

pub(crate) fn run(all: &DriversArguments, console: &Console) -> Result<u8, Failure> {
    let arguments = &all.fit;
    let selection = match &arguments.show {
        Some(text) => Selection::parse(text)?,
        None => Selection::Overview,
    };
    let mut choice = choose(arguments)?;
    apply_driver_flags(&mut choice.study, all)?;
    if let Some(target) = &choice.study.drivers.target {
        // The construct to be moved takes the index construct's place in everything that follows.
        choice.model = choice.model.with_index(target)?;
    }
    let study = choice.study.clone();
    let mut prepared = prepare(choice, arguments, console.words.language())?;
    let threads = threads(&arguments.reading);
    let figures: Figures = FigureLayout::new;
    let mut run = FitRun::new(&mut prepared, &study, threads, (figures, console))?;
    let wanted = match arguments.format {
        // The document has everything.
        FormatChoice::Json => DriverSection::ALL,
        _ => selection.sections(),
    };
    let guide = Guide {
        prepared: &prepared,
        study: &study,
        run: &run,
        threads,
        wanted,
    };
    let (guidance, faults) = guide.find(console)?;
    run.diagnostics.extend(faults);
    run.sort_diagnostics();
    let rules = map_rules(&study);
    let inference = run.resampling.as_ref().map(|resampling| MapInference {
        inferences: &resampling.inferences,
        replicates: resampling.replicates.as_ref().map(|(drawn, plan)| (drawn, plan)),
    });
    let maps = importance_maps(&run.analysis, inference, &rules);
    let material = DriversMaterial {
        fit: run.material(&prepared, &study),
        rules,
        maps: &maps,
        guidance: &guidance,
        aim: study.drivers.guidance.aim,
    };
    let report = DriversReport::new(material, &console.words);
    let shown = ShownDrivers {
        report: &report,
        selection: &selection,
    };
    let wanted = (arguments.format, &arguments.output);
    present(&shown, wanted, &run.diagnostics, console)
}

fn map_rules(study: &Study) -> MapRules {
    MapRules {
        constructs: study.drivers.cut,
        items: study.drivers.item_cut(),
    }
}
