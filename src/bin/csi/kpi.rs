//! `csi kpi`: companion measures of single questions, without a model.

use std::path::Path;

use csi::cleaning::{GroupKey, Partition, clean_questions};
use csi::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use csi::kpi::{Kpi, KpiAnswers, KpiPlan, measure_kpi, points_fault};
use csi::report::{
    CleaningEntry, InputFile, InputRole, KpiMaterial, KpiReport, LabelRow, Selection, label_rows,
    ledger,
};
use csi::resampling::{Design, ResamplingPlan};
use csi::study::{KpiCodebook, MissingTreatment, Study};
use csi::survey::{Column, Responses, SurveyFile};

use crate::arguments::{FormatChoice, KpiArguments};
use crate::by_group::{Asked, Divisible, Made, present_reports, refuse_one_cluster};
use crate::console::Console;
use crate::failure::Failure;
use crate::files;
use crate::fit::survey_settings;
use crate::intervals::Progress;
use crate::kpi_choice::{KpiChoice, choose};
use crate::preparation::{declare_missing, of_study_or_data, read_options, threads};

pub(crate) fn run(arguments: &KpiArguments, console: &Console) -> Result<u8, Failure> {
    let selection = match &arguments.show {
        Some(text) => Selection::parse(text)?,
        None => Selection::Overview,
    };
    let choice = choose(arguments)?;
    let study = choice.study.clone();
    let prepared = prepare(choice, arguments)?;
    let asked = Asked {
        study: &study,
        format: arguments.format,
        output: &arguments.output,
        threads: threads(&arguments.reading),
    };
    present_reports(prepared, &asked, &selection, console, |prepared, group| {
        measure(prepared, group.is_some(), &asked, console)
    })
}

/// The figures of the respondents in `prepared`.
fn measure(
    prepared: &mut Prepared,
    is_group: bool,
    asked: &Asked<'_>,
    console: &Console,
) -> Result<Made<KpiReport>, Failure> {
    let study = asked.study;
    let kpi = measured(&prepared.answers, study, asked.threads, console)?;
    let mut found = kpi.findings(&prepared.answers, &study.check);
    found.extend(kpi.service.findings(&study.kpi));
    if is_group && !kpi.is_defined() {
        found.retain(|found| found.code.severity() == Severity::Error);
        return Err(Diagnostics(found).into());
    }
    let mut diagnostics = std::mem::take(&mut prepared.diagnostics);
    diagnostics.extend(found);
    diagnostics.sort_by_key(|found| std::cmp::Reverse(found.code.severity()));
    let material = KpiMaterial {
        inputs: prepared.inputs.clone(),
        survey: survey_settings(study),
        resampling: &study.resampling,
        questions: &study.kpi,
        answers: &prepared.answers,
        kpi: &kpi,
        cleaning: prepared.cleaning.clone(),
        label_maps: prepared.label_maps.clone(),
        diagnostics: &diagnostics,
    };
    Ok(Made {
        report: KpiReport::new(material, &console.words),
        diagnostics,
    })
}

/// The answers and what was done to get them.
struct Prepared {
    answers: KpiAnswers,
    cleaning: Vec<CleaningEntry>,
    label_maps: Vec<LabelRow>,
    diagnostics: Vec<Diagnostic>,
    inputs: Vec<InputFile>,
}

impl Divisible for Prepared {
    fn partition(&self) -> Option<&Partition> {
        self.answers.partition.as_ref()
    }

    fn of_group(&self, key: &GroupKey, _: &Asked<'_>) -> Result<Self, Failure> {
        let answers = self.answers.of_group(key);
        let respondents = answers.respondents;
        refuse_one_cluster(&answers.design, respondents)?;
        let inputs = self.inputs.iter().map(|input| InputFile {
            respondents_used: input.respondents_used.and(Some(respondents)),
            ..input.clone()
        });
        Ok(Self {
            answers,
            cleaning: Vec::new(),
            label_maps: Vec::new(),
            diagnostics: Vec::new(),
            inputs: inputs.collect(),
        })
    }

    /// Without a model there are no paths to find; a figure needs a group that is not small.
    fn minimum_sample(&self, study: &Study) -> usize {
        study.check.least_of_group()
    }

    fn below_minimum(minimum: usize, groups: String) -> Diagnostic {
        Diagnostic::new(Code::SmallGroup)
            .with("least", minimum)
            .with("groups", groups)
    }

    fn add(&mut self, found: Vec<Diagnostic>) {
        self.diagnostics.extend(found);
    }
}

fn prepare(choice: KpiChoice, arguments: &KpiArguments) -> Result<Prepared, Failure> {
    let shown = files::shown(&choice.data);
    let read = read_answers(&choice, arguments)?;
    let mut diagnostics = read.responses.warnings.clone();
    let columns = choice_columns(&read.responses, &read.resolved);
    // Where respondents stand in the file, without their answers.
    let places = Responses {
        export: read.responses.export.clone(),
        line_starts: read.responses.line_starts.clone(),
        ..Responses::default()
    };
    let mut cleaned = clean_questions(read.responses, &read.resolved.codebook)
        .map_err(|faults| faults.in_file(&shown))?;
    diagnostics.append(&mut cleaned.warnings);
    let used = cleaned.used.clone();
    let mut inputs = choice.inputs;
    inputs.push(InputFile {
        role: InputRole::Survey,
        path: shown.clone(),
        sha256: read.sha256,
        respondents_read: Some(cleaned.log.respondents_read),
        respondents_used: Some(cleaned.log.respondents_used),
    });
    let (settings, kind) = (&choice.study.kpi, choice.study.design.replicate_kind);
    let cleaning = ledger(&cleaned.log, MissingTreatment::Pairwise);
    let label_maps = label_rows(&cleaned.log);
    let answers = KpiAnswers::new(settings, &read.resolved, cleaned, &columns, kind);
    let in_file = used.iter().enumerate().filter(|(_, used)| **used);
    let in_file: Vec<usize> = in_file.map(|(position, _)| position).collect();
    let row = |respondent: usize| places.row(in_file[respondent]);
    if let Some(fault) = points_fault(settings, &answers, row) {
        return Err(Diagnostics::from(fault).in_file(&shown).into());
    }
    Ok(Prepared {
        answers,
        cleaning,
        label_maps,
        diagnostics,
        inputs,
    })
}

/// A survey, read as far as the questions need it.
struct ReadAnswers {
    responses: Responses,
    resolved: KpiCodebook,
    sha256: String,
}

fn read_answers(choice: &KpiChoice, arguments: &KpiArguments) -> Result<ReadAnswers, Failure> {
    let data: &Path = &choice.data;
    let shown = files::shown(data);
    let here = |faults: Diagnostics| faults.in_file(&shown);
    let threads = threads(&arguments.reading);
    let options = read_options(&choice.study, choice.dictionary.as_ref(), threads)?;
    let mut source = files::open(data)?;
    // Only the JSON document shows the fingerprint.
    let sha256 = match arguments.format {
        FormatChoice::Json => files::fingerprint(data, source.as_mut())?,
        _ => String::new(),
    };
    let file = SurveyFile::open(source, &options).map_err(here)?;
    let mut resolved = choice
        .study
        .kpi_codebook(file.columns())
        .map_err(|faults| of_study_or_data(faults, choice.study_file.as_deref(), &shown))?;
    declare_missing(&mut resolved.codebook, &file);
    let responses = file.into_responses(&resolved.columns()).map_err(here)?;
    Ok(ReadAnswers {
        responses,
        resolved,
        sha256,
    })
}

/// The columns of questions with several answers, which cleaning leaves as they are.
fn choice_columns(responses: &Responses, resolved: &KpiCodebook) -> Vec<Column> {
    let places = resolved.choices.iter().flatten();
    let columns = places.filter_map(|place| responses.column(place.position));
    columns.cloned().collect()
}

/// The figures, with resamples where the design of the sample asks for them.
fn measured(
    answers: &KpiAnswers,
    study: &Study,
    threads: usize,
    console: &Console,
) -> Result<Kpi, Failure> {
    let settings = &study.resampling;
    let replicates = match &answers.design {
        Design::Given { weights, .. } if settings.resamples > 0 => weights.len(),
        _ => settings.resamples,
    };
    let plan = KpiPlan::new(ResamplingPlan {
        replicates,
        seed: settings.seed,
        threads,
        interval: settings.interval,
        confidence: settings.confidence,
        design: answers.design.clone(),
        engine: settings.engine,
    });
    let progress = Progress::new(plan.steps(&study.kpi), "progress-resampling", console);
    let kpi = measure_kpi(&study.kpi, answers, &plan, &|done| progress.advance(done))
        .map_err(|_| Failure::Interrupted)?;
    progress.finish();
    Ok(kpi)
}
