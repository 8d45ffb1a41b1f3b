//! The door of the room.

use super::answer_faults::answer_faults;
use super::conspicuous::Conspicuous;
use super::design::{SampleDesign, design};
use super::groups::{Groups, groups};
use super::item_answers::ItemAnswers;
use super::item_checks::{item_non_response, unanswered_constructs, unusable_item, unused_scales};
use super::item_matrix::{ItemColumn, ItemMatrix};
use super::label_groups::label_groups;
use super::labelling::{Labelled, labelled};
use super::located::Located;
use super::log::{CleaningLog, FilterLog};
use super::partition::Partition;
use super::respondents::{Respondents, marked_in};
use super::sample_checks::{
    FEWEST_RESPONDENTS, dropped, empty_responses, excluded, small_sample, too_few,
};
use super::weights::{Weights, replicate_weights, weights};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, nearest_names};
use crate::model::{PathModel, Scale};
use crate::study::{Codebook, Exclusion, MissingTreatment};
use crate::survey::{Codes, Responses};

/// Numbers to estimate from, and what was done to get them.
#[derive(Debug, Clone, PartialEq)]
pub struct Cleaned {
    /// One column per indicator, in the model's order; NaN = missing (none under listwise treatment).
    pub items: ItemMatrix,
    /// Scale ends of each item.
    pub scales: Vec<Scale>,
    /// One weight per respondent, of mean 1; `None` when all weigh the same.
    pub respondent_weights: Option<Vec<f64>>,
    /// The groups, when the codebook names a column.
    pub groups: Option<Groups>,
    /// The groups that the model is fitted in once more each, when the codebook names columns.
    pub partition: Option<Partition>,
    /// The groups by each of the columns that describe respondents.
    pub profile: Vec<Groups>,
    /// Number of each respondent's stratum, by rank of the answers; `None` without strata.
    pub strata: Option<Vec<u32>>,
    /// Number of each respondent's cluster, by rank of the answers; the same number in two strata is two clusters.
    /// `None` without clusters.
    pub clusters: Option<Vec<u32>>,
    /// One weight per respondent for each replicate, as they were read: 0 or more, not all 0. Empty without them.
    pub replicate_weights: Vec<Vec<f64>>,
    /// For each respondent of the file whether it is used.
    pub used: Vec<bool>,
    /// What was dropped or changed.
    pub log: CleaningLog,
    /// Warnings and notes.
    pub warnings: Vec<Diagnostic>,
}

/// Turns answers into numbers as the codebook says. `model` is the one that the codebook was resolved with; it names
/// the constructs. Missing answers stay NaN except under [`MissingTreatment::Listwise`].
///
/// # Errors
/// All faults of all columns at once: columns that were not read (`CSI-D004`), values off the scale (`CSI-D010`),
/// stray decimals (`CSI-D011`), texts (`CSI-D012`), unmapped (`CSI-D013`), ambiguous (`CSI-D025`, `CSI-D027`) or reversed labels (`CSI-D028`),
/// undeclared codes (`CSI-D014`), constant (`CSI-D015`) and empty items (`CSI-D016`), bad respondent weights
/// or replicate weights (`CSI-D017`), respondents without stratum or cluster or all in one cluster (`CSI-D026`); fewer
/// than three respondents (`CSI-D018`).
pub fn clean(
    responses: Responses,
    codebook: &Codebook,
    model: &PathModel,
    missing: MissingTreatment,
) -> Result<Cleaned, Diagnostics> {
    let plan = Plan::new(&responses, codebook, (missing, Purpose::Model));
    cleaned(responses, codebook, Some(model), &plan)
}

/// Turns answers into numbers for figures that need no model: items may be constant, empty or answered by few, and
/// several may be read from one column. Missing answers stay NaN.
///
/// # Errors
/// As [`clean`], but for constant and empty items; fewer than one respondent (`CSI-D018`).
pub fn clean_questions(responses: Responses, codebook: &Codebook) -> Result<Cleaned, Diagnostics> {
    let available = (MissingTreatment::Pairwise, Purpose::Questions);
    let plan = Plan::new(&responses, codebook, available);
    cleaned(responses, codebook, None, &plan)
}

fn cleaned(
    responses: Responses,
    codebook: &Codebook,
    model: Option<&PathModel>,
    plan: &Plan<'_>,
) -> Result<Cleaned, Diagnostics> {
    let labelled = read_labels(&responses, codebook);
    let Examined {
        items,
        respondents,
        faults,
        weights,
        groups,
        partition,
        profile,
        design,
        replicate_weights,
        log,
        warnings,
        ..
    } = examine(&responses, (codebook, &labelled), model, plan)?;
    let faults = faults.into_iter().map(|fault| fault.diagnostic);
    Diagnostics::check(faults.collect())?;
    let values = items.iter().map(ItemAnswers::final_values).collect();
    Ok(Cleaned {
        scales: items.iter().map(|answers| answers.item.scale).collect(),
        items: item_matrix(responses, codebook, values, &respondents),
        respondent_weights: weights,
        groups,
        partition,
        profile,
        strata: design.strata,
        clusters: design.clusters,
        replicate_weights,
        used: respondents.flags().to_vec(),
        log,
        warnings,
    })
}

/// Looking for conspicuous respondents reads every answer once more; a run that did not ask for it does so up to this
/// many respondents only.
const MOST_LOOKED_AT: usize = 50_000;

/// What the answers are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A model: variances and correlations.
    Model,
    /// Figures of single questions.
    Questions,
}

/// What an examination does.
pub(super) struct Plan<'a> {
    /// What the answers are for.
    pub(super) purpose: Purpose,
    /// Treatment of missing answers.
    pub(super) missing: MissingTreatment,
    /// Whether conspicuous respondents are looked for.
    pub(super) looks: bool,
    /// Which of them are left out.
    pub(super) exclude: &'a [Exclusion],
}

impl<'a> Plan<'a> {
    fn new(
        responses: &Responses,
        codebook: &'a Codebook,
        (missing, purpose): (MissingTreatment, Purpose),
    ) -> Self {
        let looks = !codebook.exclude.is_empty() || responses.respondents() <= MOST_LOOKED_AT;
        Self {
            purpose,
            missing,
            looks,
            exclude: &codebook.exclude,
        }
    }

    /// A sample is small for a model; each figure of a question has an interval that says so.
    fn small_sample(&self, log: &CleaningLog) -> Option<Diagnostic> {
        (self.purpose == Purpose::Model).then(|| small_sample(log))?
    }
}

/// Everything about the responses that is known before their codes are moved.
pub(super) struct Examined<'a> {
    pub(super) items: Vec<ItemAnswers<'a>>,
    pub(super) respondents: Respondents,
    /// Positions of those without any answer, who were left out.
    pub(super) empty: Vec<usize>,
    pub(super) conspicuous: Conspicuous,
    pub(super) faults: Vec<Located>,
    pub(super) weights: Option<Vec<f64>>,
    pub(super) groups: Option<Groups>,
    partition: Option<Partition>,
    profile: Vec<Groups>,
    design: SampleDesign,
    replicate_weights: Vec<Vec<f64>>,
    pub(super) log: CleaningLog,
    pub(super) warnings: Vec<Diagnostic>,
}

pub(super) fn examine<'a>(
    responses: &'a Responses,
    (codebook, labelled): (&Codebook, &'a Labelled),
    model: Option<&PathModel>,
    plan: &Plan<'_>,
) -> Result<Examined<'a>, Diagnostics> {
    let mut respondents = Respondents::that_pass(responses, codebook);
    let mut items = read_items(responses, labelled, &respondents)?;
    let faults = labelled.faults.iter().cloned();
    let mut faults: Vec<Located> = faults.map(Located::from).collect();
    faults.extend(answer_faults(&items, responses, &respondents));
    let mut log = started_log(responses, codebook, &respondents);
    let empty = leave_out_empty(&mut items, &mut respondents, &mut log);
    let conspicuous = if plan.looks {
        Conspicuous::find(&items, responses, codebook, &respondents)
    } else {
        Conspicuous::default()
    };
    leave_out_excluded(&mut items, &mut respondents, (&conspicuous, plan), &mut log);
    log.items = items.iter().map(ItemAnswers::log).collect();
    log.label_groups = label_groups(&items);
    if plan.missing == MissingTreatment::Listwise {
        leave_out_incomplete(&mut items, &mut respondents, &mut log);
    }
    log.respondents_used = respondents.count();
    let weights = weights(responses, codebook, &respondents).unwrap_or_else(|fault| {
        faults.push(*fault);
        None
    });
    let (replicate_weights, design) = drawn(responses, codebook, &respondents, &mut faults);
    faults.extend(
        unusable(&items, (&log, plan), &faults)
            .into_iter()
            .map(Located::from),
    );
    let (weights, weight_log) = weights.map(|Weights { scaled, log }| (scaled, log)).unzip();
    log.weights = weight_log;
    let non_response = match plan.missing {
        MissingTreatment::Mean => item_non_response(&items, respondents.count()),
        _ => None,
    };
    let warnings = [
        dropped(&log),
        excluded(&log),
        empty_responses(&log, &empty, responses),
        conspicuous.left_in(plan.exclude),
        non_response,
        model.and_then(|model| unanswered_constructs(&items, model, &respondents)),
        plan.small_sample(&log),
        unused_scales(&items),
        design.warning.clone(),
    ];
    let notes = labelled.notes.iter().cloned().map(Some);
    let all_groups = |columns: &[usize]| -> Vec<Groups> {
        let columns = columns.iter();
        columns
            .filter_map(|column| groups(responses, (codebook, *column), &respondents))
            .collect()
    };
    Ok(Examined {
        weights,
        groups: codebook
            .group
            .and_then(|column| groups(responses, (codebook, column), &respondents)),
        partition: Partition::new(all_groups(&codebook.by)),
        profile: all_groups(&codebook.profile),
        design,
        replicate_weights,
        log,
        warnings: warnings.into_iter().chain(notes).flatten().collect(),
        items,
        respondents,
        empty,
        conspicuous,
        faults,
    })
}

/// How the answers in words of those who pass the filter are read.
pub(super) fn read_labels(responses: &Responses, codebook: &Codebook) -> Labelled {
    labelled(
        responses,
        codebook,
        &Respondents::that_pass(responses, codebook),
    )
}

fn read_items<'a>(
    responses: &'a Responses,
    labelled: &'a Labelled,
    respondents: &Respondents,
) -> Result<Vec<ItemAnswers<'a>>, Diagnostics> {
    let mut unread: Vec<&str> = Vec::new();
    let read = labelled.codebook.items.iter().zip(&labelled.readings);
    let mut items = Vec::with_capacity(read.len());
    for (item, reading) in read {
        match responses.column(item.column) {
            Some(column) => items.push(ItemAnswers::read((item, *reading), column, respondents)),
            None => unread.push(&item.indicator),
        }
    }
    if unread.is_empty() {
        return Ok(items);
    }
    let names = responses.columns.iter().map(|column| column.name.as_str());
    let known: Vec<&str> = names.collect();
    let fault = Diagnostic::new(Code::MissingColumn)
        .with("columns", unread.join(", "))
        .with("nearest", nearest_names(&unread, &known))
        .with_word("advice", "study-nearest-headers");
    Err(fault.into())
}

/// How the respondents who are in were drawn: replicate weights, strata and clusters.
fn drawn(
    responses: &Responses,
    codebook: &Codebook,
    respondents: &Respondents,
    faults: &mut Vec<Located>,
) -> (Vec<Vec<f64>>, SampleDesign) {
    let replicates = replicate_weights(responses, codebook, respondents);
    let replicates = replicates.unwrap_or_else(|found| {
        faults.extend(found);
        Vec::new()
    });
    let design = design(responses, codebook, respondents).unwrap_or_else(|found| {
        faults.extend(found);
        SampleDesign::default()
    });
    (replicates, design)
}

fn started_log(
    responses: &Responses,
    codebook: &Codebook,
    respondents: &Respondents,
) -> CleaningLog {
    let read = responses.respondents();
    CleaningLog {
        respondents_read: read,
        filter: codebook.filter.as_ref().map(|filter| FilterLog {
            expression: filter.text.clone(),
            left_out: read - respondents.count(),
        }),
        empty: 0,
        excluded: Vec::new(),
        listwise: 0,
        respondents_used: respondents.count(),
        weights: None,
        items: Vec::new(),
        label_groups: Vec::new(),
    }
}

/// Leaves out those without an answer to any item; gives their positions.
fn leave_out_empty(
    items: &mut [ItemAnswers<'_>],
    respondents: &mut Respondents,
    log: &mut CleaningLog,
) -> Vec<usize> {
    if items.is_empty() || items.iter().any(|item| item.missing() == 0) {
        return Vec::new();
    }
    let columns = items
        .iter()
        .map(|item| (item.codes(), item.missing_texts()));
    let marks = marked_in(columns, respondents.flags().len(), true);
    let positions = respondents.marked(&marks).collect();
    log.empty = respondents.leave_out(&marks);
    recount(items, respondents, log.empty);
    positions
}

/// Leaves out the conspicuous respondents whom the plan excludes; each counts for the first reason that holds.
fn leave_out_excluded(
    items: &mut [ItemAnswers<'_>],
    respondents: &mut Respondents,
    (conspicuous, plan): (&Conspicuous, &Plan<'_>),
    log: &mut CleaningLog,
) {
    for reason in plan.exclude {
        let mut marks = vec![false; respondents.flags().len()];
        for position in conspicuous.positions(*reason) {
            if let Some(mark) = marks.get_mut(position) {
                *mark = true;
            }
        }
        let left = respondents.leave_out(&marks);
        recount(items, respondents, left);
        if left > 0 {
            log.excluded.push((*reason, left));
        }
    }
}

/// Leaves out those who lack an answer to some item.
fn leave_out_incomplete(
    items: &mut [ItemAnswers<'_>],
    respondents: &mut Respondents,
    log: &mut CleaningLog,
) {
    let lacking = items.iter().filter(|item| item.missing() > 0);
    let columns = lacking.map(|item| (item.codes(), item.missing_texts()));
    let marks = marked_in(columns, respondents.flags().len(), false);
    log.listwise = respondents.leave_out(&marks);
    recount(items, respondents, log.listwise);
}

fn recount(items: &mut [ItemAnswers<'_>], respondents: &Respondents, left: usize) {
    if left > 0 {
        for item in items {
            item.recount(respondents);
        }
    }
}

/// Too few respondents, or else, for a model, items without variation; an item that has a fault already is not judged.
fn unusable(
    items: &[ItemAnswers<'_>],
    (log, plan): (&CleaningLog, &Plan<'_>),
    faults: &[Located],
) -> Vec<Diagnostic> {
    let least = match plan.purpose {
        Purpose::Model => FEWEST_RESPONDENTS,
        Purpose::Questions => 1,
    };
    if let Some(fault) = too_few(log, least, plan.missing) {
        return vec![fault];
    }
    if plan.purpose == Purpose::Questions {
        return Vec::new();
    }
    let is_faulty = |item: &&ItemAnswers<'_>| {
        let column = Some(&item.column.name);
        faults
            .iter()
            .any(|fault| fault.diagnostic.place.column.as_ref() == column)
    };
    let sound = items.iter().filter(|item| !is_faulty(item));
    sound.filter_map(unusable_item).collect()
}

/// Moves the codes of each item's column out of the responses, without those who were left out.
fn item_matrix(
    mut responses: Responses,
    codebook: &Codebook,
    values: Vec<Vec<f64>>,
    respondents: &Respondents,
) -> ItemMatrix {
    let mut moved = |position: usize, is_last: bool| {
        let mut columns = responses.columns.iter_mut();
        let column = columns.find(|column| column.position == position);
        let nothing = || Codes::Narrow(Vec::new());
        let mut codes = column.map_or_else(nothing, |column| {
            if is_last {
                std::mem::replace(&mut column.answers.codes, nothing())
            } else {
                column.answers.codes.clone()
            }
        });
        if !respondents.is_everybody() {
            codes.retain(respondents.flags());
        }
        codes
    };
    let later = |place: usize| codebook.items.iter().skip(place + 1);
    let columns = codebook.items.iter().zip(values).enumerate();
    ItemMatrix {
        items: columns
            .map(|(place, (item, values))| ItemColumn {
                codes: moved(
                    item.column,
                    later(place).all(|other| other.column != item.column),
                ),
                values,
            })
            .collect(),
        respondents: respondents.count(),
    }
}
