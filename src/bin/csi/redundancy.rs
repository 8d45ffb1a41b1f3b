//! Constructs against a global item: a second reading of the survey, a model of the two alone.

use csi::analysis::{AnalysisFailure, FigureLayout, analyse};
use csi::cleaning::GroupKey;
use csi::diagnostics::{Code, Diagnostic};
use csi::model::Scale;
use csi::moments::estimate_moments;
use csi::report::RedundancyRow;
use csi::study::{GlobalItem, Settings, Study};

use crate::arguments::FitArguments;
use crate::by_group::{Asked, Divisible};
use crate::console::Console;
use crate::failure::Failure;
use crate::files;
use crate::intervals::{Figures, Fitted, infer};
use crate::preparation::{Prepared, prepare, threads};
use crate::study_choice::Choice;

/// The survey as a construct and its global item need it.
pub(crate) struct GlobalReading {
    construct: String,
    column: String,
    prepared: Prepared,
}

impl GlobalReading {
    /// Reads the survey once for each global item of the study.
    pub(crate) fn all(
        choice: &Choice,
        arguments: &FitArguments,
        console: &Console,
    ) -> Result<Vec<Self>, Failure> {
        check(choice)?;
        let items = choice.study.global_items.iter();
        items
            .map(|item| Self::read(item, choice, (arguments, console)))
            .collect()
    }

    fn read(
        item: &GlobalItem,
        choice: &Choice,
        (arguments, console): (&FitArguments, &Console),
    ) -> Result<Self, Failure> {
        let mut choice = choice.clone();
        let column = item.column.as_str();
        let (extended, construct) = choice.model.with_global_item(&item.construct, column)?;
        let construct = extended.constructs[construct.0].name.clone();
        choice.model = extended;
        Ok(Self {
            construct,
            column: column.to_owned(),
            prepared: prepare(choice, arguments, console.words.language())?,
        })
    }

    /// The row of everybody, or of one group of `--by`.
    pub(crate) fn row(
        &self,
        group: Option<&GroupKey>,
        (study, arguments): (&Study, &FitArguments),
        console: &Console,
    ) -> Result<RedundancyRow, Failure> {
        let threads = threads(&arguments.reading);
        let Some(key) = group else {
            return self.redundancy(&self.prepared, (study, threads), console);
        };
        let own = self
            .prepared
            .of_group(key, &Asked::of_fit(study, arguments))?;
        self.redundancy(&own, (study, threads), console)
    }

    fn redundancy(
        &self,
        prepared: &Prepared,
        (study, threads): (&Study, usize),
        console: &Console,
    ) -> Result<RedundancyRow, Failure> {
        let settings = Settings {
            consistent: false,
            ..study.settings.clone()
        };
        // Optional constructs that the survey lacks are gone by now: positions may have changed.
        let found = prepared.model.construct(&self.construct);
        let (Some(construct), Some(answers)) = (found, &prepared.answers) else {
            return Err(anyhow::anyhow!("{}: no answers", self.construct).into());
        };
        let model = prepared.model.redundancy_model(construct);
        let global = prepared.scales.len() - 1;
        let block = prepared.model.blocks()[construct.0].clone();
        let positions: Vec<usize> = block.chain([global]).collect();
        let answers = answers.of_items(&positions);
        let scales: Vec<Scale> = positions.iter().map(|at| prepared.scales[*at]).collect();
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
        Ok(RedundancyRow::new(
            (&self.construct, &self.column),
            &analysis,
            inferences,
        ))
    }
}

/// A survey that can be read again, and constructs that a global item can stand for.
fn check(choice: &Choice) -> Result<(), Failure> {
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
    Ok(())
}
