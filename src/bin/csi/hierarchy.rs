//! `csi hierarchy`: the four-level indicator system, from the questions up to the index.

use std::path::Path;

use csi::diagnostics::{Code, Diagnostic, Diagnostics};
use csi::levels::{
    Consistency, IndicatorTree, Judge, JudgedNode, Levels, LevelsFailure, NodeKind, Weighed,
    Weighting, assess_levels, read_judgements, tree_model,
};
use csi::model::PathModel;
use csi::report::{
    InputFile, InputRole, LevelsMaterial, LevelsReport, ResamplingMethod, Selection, UNNAMED_INDEX,
};
use csi::resampling::Design;
use csi::study::{HierarchySettings, JudgementFiles, LevelMethods, Study, WeightMethod};

use crate::arguments::HierarchyArguments;
use crate::by_group::{Asked, Made, present_reports};
use crate::console::Console;
use crate::failure::Failure;
use crate::files;
use crate::fit::survey_settings;
use crate::intervals::{Answers, Progress, failures};
use crate::preparation::{Prepared, prepare, threads};
use crate::study_choice::choose_or;

pub(crate) fn run(all: &HierarchyArguments, console: &Console) -> Result<u8, Failure> {
    let arguments = &all.fit;
    let selection = match &arguments.show {
        Some(text) => Selection::parse(text)?,
        None => Selection::Overview,
    };
    if arguments.matrix.matrix.is_some() {
        return Err(Diagnostic::new(Code::BadArgument)
            .with_word("problem", "usage-hierarchy-matrix")
            .with_word("advice", "usage-hierarchy-matrix-advice")
            .into());
    }
    let choice = choose_or(arguments, tree_of_study, "usage-name-model-or-levels")?;
    let study = choice.study.clone();
    let has_model = study.model.is_some();
    let methods = methods(&study.hierarchy, all.method.as_deref(), has_model)?;
    let study_file = choice.study_file.clone();
    let mut prepared = prepare(choice, arguments, console.words.language())?;
    let system = IndicatorSystem::new(
        &study.hierarchy,
        &mut prepared,
        (study_file.as_deref(), methods, has_model),
    )?;
    prepared
        .diagnostics
        .extend(system.findings(&prepared.model));
    let asked = Asked::of_fit(&study, arguments);
    present_reports(prepared, &asked, &selection, console, |prepared, _| {
        let threads = threads(&arguments.reading);
        weigh(prepared, (&study, &system), threads, console)
    })
}

/// The system's scores among the respondents in `prepared`.
fn weigh(
    prepared: &mut Prepared,
    (study, system): (&Study, &IndicatorSystem),
    threads: usize,
    console: &Console,
) -> Result<Made<LevelsReport>, Failure> {
    let mut diagnostics = std::mem::take(&mut prepared.diagnostics);
    let Some(answers) = prepared.answers.take() else {
        return Err(Failure::Unexpected(anyhow::anyhow!(
            "a survey without answers"
        )));
    };
    let weighed = Weighed {
        tree: &system.tree,
        weighting: &system.weighting,
        groups: answers.groups.as_ref(),
        has_model: system.has_model,
    };
    let levels = assess((prepared, &answers), study, (&weighed, threads), console);
    let (levels, note) = levels.inspect_err(|_| console.show(&diagnostics))?;
    diagnostics.extend(levels.warnings.iter().cloned().chain(note));
    diagnostics.sort_by_key(|found| std::cmp::Reverse(found.code.severity()));
    let material = LevelsMaterial {
        inputs: prepared.inputs.clone(),
        model: &prepared.model,
        has_model: system.has_model,
        settings: &study.settings,
        survey: survey_settings(study),
        resampling: &study.resampling,
        method: resampling_method(&answers.design),
        moments: &prepared.moments,
        tree: (&system.tree, system.derived),
        weighting: &system.weighting,
        levels: &levels,
        groups: answers.groups.as_ref(),
        consistency: &system.consistency,
        cleaning: prepared.cleaning.clone(),
        label_maps: prepared.label_maps.clone(),
        diagnostics: &diagnostics,
    };
    Ok(Made {
        report: LevelsReport::new(material, &console.words),
        diagnostics,
    })
}

/// A tree, its weights and its judges.
struct IndicatorSystem {
    tree: IndicatorTree,
    /// Whether the tree is that of the model.
    derived: bool,
    /// Whether there are paths beside the tree.
    has_model: bool,
    weighting: Weighting,
    consistency: Vec<Consistency>,
}

impl IndicatorSystem {
    /// Makes the tree and reads the judgement files beside the study file.
    fn new(
        settings: &HierarchySettings,
        prepared: &mut Prepared,
        (study_file, methods, has_model): (Option<&str>, LevelMethods, bool),
    ) -> Result<Self, Failure> {
        let in_study = |faults: Diagnostics| match study_file {
            Some(file) => in_file_of_lines(faults, file),
            None => faults,
        };
        let tree = IndicatorTree::new(settings, &prepared.model, UNNAMED_INDEX);
        let tree = tree.map_err(in_study)?;
        let named = Weighting::judgement_files(&tree, settings).map_err(in_study)?;
        let judged = judged_nodes(&tree, &named, (study_file, &mut prepared.inputs))?;
        let weighting = Weighting::new(&tree, settings, methods, (&judged, has_model));
        Ok(Self {
            derived: settings.branches.is_empty(),
            has_model,
            weighting: weighting.map_err(in_study)?,
            consistency: Consistency::of_judges(&judged),
            tree,
        })
    }

    /// Judges who contradict themselves, and where the tree comes from.
    fn findings(&self, model: &PathModel) -> Vec<Diagnostic> {
        let judges = self.consistency.iter();
        let mut found: Vec<Diagnostic> = judges
            .filter_map(|judge| judge.warning(&self.tree))
            .collect();
        if self.derived {
            found.push(derivation_note(&self.tree, model));
        }
        found
    }
}

/// The model that a study with a tree alone stands for.
fn tree_of_study(study: &Study) -> Option<PathModel> {
    tree_model(&study.hierarchy)
}

/// Names the study file in the faults that have one of its lines.
fn in_file_of_lines(mut faults: Diagnostics, file: &str) -> Diagnostics {
    for fault in &mut faults.0 {
        let file = fault.place.line.map(|_| file.to_owned());
        fault.place.file = fault.place.file.take().or(file);
    }
    faults
}

/// The methods of `--method`, else of the study, else importances with a model and equal weights without.
fn methods(
    settings: &HierarchySettings,
    flag: Option<&str>,
    has_model: bool,
) -> Result<LevelMethods, Diagnostics> {
    if let Some(text) = flag {
        return text.parse().map(LevelMethods::all);
    }
    Ok(settings.methods.unwrap_or_else(|| {
        LevelMethods::all(if has_model {
            WeightMethod::Pls
        } else {
            WeightMethod::Equal
        })
    }))
}

/// Reads the judgement files of each node.
fn judged_nodes(
    tree: &IndicatorTree,
    named: &[(usize, &JudgementFiles)],
    (study_file, inputs): (Option<&str>, &mut Vec<InputFile>),
) -> Result<Vec<JudgedNode>, Failure> {
    let base = Path::new(study_file.unwrap_or_default());
    let (mut judged, mut faults) = (Vec::new(), Vec::new());
    for (node, files) in named {
        let members = tree.member_names(*node);
        let mut judges = Vec::new();
        for file in &files.files {
            let path = files::beside(base, file);
            let shown = files::shown(&path);
            let text = files::read_csv_text(&path)?;
            inputs.push(InputFile {
                role: InputRole::Judgements,
                path: shown.clone(),
                sha256: files::text_fingerprint(&text),
                respondents_read: None,
                respondents_used: None,
            });
            match read_judgements(&text, &members) {
                Ok(matrix) => judges.push(Judge {
                    file: file.clone(),
                    matrix,
                }),
                Err(found) => faults.extend(found.in_file(&shown).0),
            }
        }
        judged.push(JudgedNode {
            node: *node,
            judges,
        });
    }
    Diagnostics::check(faults)?;
    Ok(judged)
}

/// Which constructs a tree without `[hierarchy.levels]` has.
fn derivation_note(tree: &IndicatorTree, model: &PathModel) -> Diagnostic {
    let constructs = tree.nodes.iter();
    let constructs = constructs.filter(|node| node.kind == NodeKind::Construct);
    let kept: Vec<&str> = constructs.map(|node| node.name.as_str()).collect();
    Diagnostic::new(Code::HierarchyDerived)
        .with("index", &model.constructs[model.index.0].name)
        .with("constructs", kept.join(", "))
}

fn assess(
    (prepared, answers): (&Prepared, &Answers),
    study: &Study,
    (weighed, threads): (&Weighed<'_>, usize),
    console: &Console,
) -> Result<(Levels, Option<Diagnostic>), Failure> {
    let fitted = prepared.fitted(study, threads);
    let plan = fitted.plan_of(answers, &study.resampling);
    let progress = Progress::new(plan.replicates, "progress-resampling", console);
    let found = assess_levels(&fitted.sample(answers), &plan, weighed, &|done| {
        progress.advance(done)
    });
    progress.finish();
    let levels = found.map_err(|failure| match failure {
        LevelsFailure::Resampling(failure) => fitted.failure(failure),
        LevelsFailure::Weights(faults) => faults.into(),
    })?;
    let Some(ledger) = levels.ledger else {
        return Ok((levels, None));
    };
    let allowed = study.resampling.allow_failures;
    let note = failures(&ledger, allowed);
    if ledger.enough() || allowed {
        Ok((levels, note))
    } else {
        Ok((levels.withheld(), note))
    }
}

fn resampling_method(design: &Design) -> ResamplingMethod {
    match design {
        Design::Given { .. } => ResamplingMethod::ReplicateWeights,
        Design::Stratified(_) => ResamplingMethod::Clusters,
        Design::Independent | Design::Rows(_) => ResamplingMethod::Ordinary,
    }
}
