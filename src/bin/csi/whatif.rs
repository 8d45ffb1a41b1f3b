//! `csi whatif`: the index if something were better, and the cheapest way to an index.

use std::cell::Cell;

use csi::analysis::FigureLayout;
use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::report::{Selection, WhatIfReport};
use csi::study::{ItemCost, MoveChoice, Study, WhatIfSettings};
use csi::whatif::{Question, what_if};

use crate::arguments::WhatIfArguments;
use crate::by_group::{Asked, Made, present_reports};
use crate::console::Console;
use crate::failure::Failure;
use crate::fit::{FitRun, group_not_shown};
use crate::intervals::Figures;
use crate::preparation::{Prepared, prepare, threads};
use crate::study_choice::choose;

/// Exit code when the target is out of reach: a gate that was not passed.
const OUT_OF_REACH: u8 = 1;

pub(crate) fn run(all: &WhatIfArguments, console: &Console) -> Result<u8, Failure> {
    let arguments = &all.fit;
    let selection = match &arguments.show {
        Some(text) => Selection::parse(text)?,
        None => Selection::Overview,
    };
    let mut choice = choose(arguments)?;
    apply_flags(&mut choice.study, all)?;
    let (study, study_file) = (choice.study.clone(), choice.study_file.clone());
    let mut prepared = prepare(choice, arguments, console.words.language())?;
    prepared.diagnostics.extend(group_not_shown(arguments));
    // Asked before the fit: a wrong name should not cost the resamples.
    let (model, scales) = (prepared.model.clone(), prepared.scales.clone());
    let question = Question::new(&study.whatif, &model, &scales)
        .map_err(|faults| in_study(faults, study_file.as_deref()))?;
    let (asked, missed) = (Asked::of_fit(&study, arguments), Cell::new(false));
    let code = present_reports(prepared, &asked, &selection, console, |prepared, _| {
        let threads = threads(&arguments.reading);
        let (made, misses) = answer(prepared, (&study, &question), threads, console)?;
        missed.set(missed.get() || misses);
        Ok(made)
    })?;
    Ok(match code {
        0 if missed.get() => OUT_OF_REACH,
        code => code,
    })
}

/// What the question comes to among the respondents in `prepared`, and whether they miss the target.
fn answer(
    prepared: &mut Prepared,
    (study, question): (&Study, &Question<'_>),
    threads: usize,
    console: &Console,
) -> Result<(Made<WhatIfReport>, bool), Failure> {
    let figures: Figures = FigureLayout::new;
    let mut run = FitRun::new(prepared, study, threads, (figures, console))?;
    let replicates = run.resampling.as_ref();
    let replicates = replicates.and_then(|resampling| resampling.replicates.as_ref());
    let replicates = replicates.map(|(resampled, plan)| (resampled, plan));
    let found = match what_if(question, &run.analysis, replicates) {
        Ok(found) => found,
        Err(faults) => {
            console.show(&run.diagnostics);
            return Err(faults.into());
        }
    };
    run.diagnostics.extend(found.findings());
    run.sort_diagnostics();
    let report = WhatIfReport::new(run.material(prepared, study), &found, &console.words);
    let made = Made {
        report,
        diagnostics: run.diagnostics,
    };
    Ok((made, found.misses_target()))
}

/// Applies `--set`, `--target` and `--cost`; something has to be asked.
fn apply_flags(study: &mut Study, flags: &WhatIfArguments) -> Result<(), Diagnostics> {
    let settings = &mut study.whatif;
    let mut faults = Vec::new();
    if !flags.moves.is_empty() {
        settings.moves.clear();
    }
    for text in &flags.moves {
        match MoveChoice::parse(text) {
            Ok(choice) => settings.moves.push(choice),
            Err(found) => faults.extend(found.0),
        }
    }
    for text in &flags.costs {
        match ItemCost::parse(text) {
            Ok(choice) => settings.choose_cost(choice),
            Err(found) => faults.extend(found.0),
        }
    }
    if let Some(text) = &flags.target {
        match WhatIfSettings::parse_target(text) {
            Ok(target) => settings.target = Some(target),
            Err(found) => faults.extend(found.0),
        }
    }
    if faults.is_empty() && settings.moves.is_empty() && settings.target.is_none() {
        faults.push(
            Diagnostic::new(Code::BadArgument)
                .with_word("problem", "usage-nothing-moved")
                .with_word("advice", "usage-name-a-move"),
        );
    }
    Diagnostics::check(faults)
}

/// Names the study file in the faults that have a line of it.
fn in_study(mut faults: Diagnostics, study_file: Option<&str>) -> Diagnostics {
    for fault in faults
        .0
        .iter_mut()
        .filter(|fault| fault.place.line.is_some())
    {
        fault.place.file = study_file.map(str::to_owned);
    }
    faults
}
