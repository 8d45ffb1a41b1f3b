//! Constructs against a global item: a second reading of the survey, a model of the two alone.

use csi::analysis::{AnalysisFailure, FigureLayout, analyse};
use csi::diagnostics::{Code, Diagnostic};
use csi::model::Scale;
use csi::moments::estimate_moments;
use csi::report::RedundancyRow;
use csi::study::{GlobalItem, Settings};

use crate::arguments::FitArguments;
use crate::console::Console;
use crate::failure::Failure;
use crate::files;
use crate::intervals::{Figures, Fitted, infer};
use crate::preparation::{prepare, threads};
use crate::study_choice::Choice;

/// One row for each global item of the study.
pub(crate) fn redundancies(
    choice: &Choice,
    arguments: &FitArguments,
    console: &Console,
) -> Result<Vec<RedundancyRow>, Failure> {
    let items = &choice.study.global_items;
    let data = choice.data.as_deref();
    let rereadable = data.is_some_and(|data| !files::is_standard_input(data));
    if !items.is_empty() && !rereadable {
        return Err(Diagnostic::new(Code::BadArgument)
            .with_word("problem", "usage-global-needs-file")
            .with_word("advice", "usage-global-needs-file-advice")
            .into());
    }
    let hierarchy = &choice.model.hierarchy;
    let named = items
        .iter()
        .filter_map(|item| choice.model.construct(&item.construct));
    let mut named = named.into_iter();
    if named.any(|id| hierarchy.dimensions(id).is_some() || hierarchy.whole(id).is_some()) {
        return Err(Diagnostic::new(Code::BadArgument)
            .with_word("problem", "usage-global-higher-order")
            .with_word("advice", "usage-global-higher-order-advice")
            .into());
    }
    items
        .iter()
        .map(|item| redundancy(item, choice, (arguments, console)))
        .collect()
}

fn redundancy(
    item: &GlobalItem,
    choice: &Choice,
    (arguments, console): (&FitArguments, &Console),
) -> Result<RedundancyRow, Failure> {
    let mut choice = choice.clone();
    let column = item.column.as_str();
    let (extended, construct) = choice.model.with_global_item(&item.construct, column)?;
    let name = extended.constructs[construct.0].name.clone();
    choice.model = extended;
    let study = choice.study.clone();
    let settings = Settings {
        consistent: false,
        ..study.settings.clone()
    };
    let prepared = prepare(choice, arguments, console.words.language())?;
    // Optional constructs that the survey lacks are gone by now: positions may have changed.
    let found = prepared.model.construct(&name);
    let (Some(construct), Some(answers)) = (found, &prepared.answers) else {
        return Err(anyhow::anyhow!("{name}: no answers").into());
    };
    let model = prepared.model.redundancy_model(construct);
    let global = prepared.scales.len() - 1;
    let block = prepared.model.blocks()[construct.0].clone();
    let positions: Vec<usize> = block.chain([global]).collect();
    let answers = answers.of_items(&positions);
    let scales: Vec<Scale> = positions.iter().map(|at| prepared.scales[*at]).collect();
    let threads = threads(&arguments.reading);
    let weights = answers.weights.as_deref();
    let failed = |failure: AnalysisFailure| Failure::from(failure.diagnostic(&model));
    let moments = estimate_moments(&answers.items, weights, settings.missing, threads)
        .map_err(|failure| failed(failure.into()))?;
    let analysis = analyse(&moments, &model, &scales, &settings).map_err(failed)?;
    let fitted = Fitted {
        model: &model,
        scales: &scales,
        settings: &settings,
        threads,
    };
    let figures: Figures = FigureLayout::new;
    let run = infer(&answers, &fitted, &study.resampling, (figures, console))?;
    let inferences = run.as_ref().map(|run| &run.inferences);
    Ok(RedundancyRow::new((&name, column), &analysis, inferences))
}
