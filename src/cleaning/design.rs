//! Strata and clusters of the respondents.

use std::collections::{BTreeSet, HashMap};

use super::bad_answers::bad_answers;
use super::groups::by_number_then_text;
use super::listing::{quoted, with_counts};
use super::located::Located;
use super::respondents::Respondents;
use crate::diagnostics::{Code, Diagnostic};
use crate::study::{Codebook, missing_code, normalised, number};
use crate::survey::{Column, Responses};

/// The sample's design: for each respondent who is in the number of its stratum and of its cluster.
#[derive(Debug, Default)]
pub(super) struct SampleDesign {
    pub(super) strata: Option<Vec<u32>>,
    pub(super) clusters: Option<Vec<u32>>,
    /// `CSI-W007` when a stratum has a single cluster.
    pub(super) warning: Option<Diagnostic>,
}

/// The numbers of a column's answers, and the answer of each number.
struct Numbered<'a> {
    column: &'a Column,
    of_respondents: Vec<u32>,
    answers: Vec<String>,
}

/// Strata and clusters of the respondents who are in.
///
/// # Errors
/// `CSI-D026` for each column with blank or declared missing answers, or when all respondents are in one cluster.
pub(super) fn design(
    responses: &Responses,
    codebook: &Codebook,
    respondents: &Respondents,
) -> Result<SampleDesign, Vec<Located>> {
    let mut faults = Vec::new();
    let mut read = |position: Option<usize>, problem, advice| {
        let column = responses.column(position?)?;
        let keys = keys(column, codebook);
        let numbered = numbered(column, &keys, respondents);
        if numbered.is_none() {
            let bad = keys.iter().map(Option::is_none).collect();
            let fault = bad_answers(Code::BadDesign, column, bad, responses, respondents);
            faults.push(fault.map(|fault| {
                let fault = fault.with_word("problem", problem);
                fault.with_word("advice", advice)
            }));
        }
        numbered
    };
    let no_answer = "cleaning-no-stratum-advice";
    let strata = read(codebook.strata, "cleaning-no-stratum", no_answer);
    let no_answer = "cleaning-no-cluster-advice";
    let clusters = read(codebook.cluster, "cleaning-no-cluster", no_answer);
    if !faults.is_empty() {
        return Err(faults);
    }
    let units = units_of_strata(strata.as_ref(), clusters.as_ref(), respondents.count());
    match &clusters {
        Some(clusters) if units == [1] => {
            Err(vec![one_cluster(clusters, respondents.count()).into()])
        }
        _ => Ok(SampleDesign {
            warning: strata
                .as_ref()
                .and_then(|strata| lonely_strata(strata, &units)),
            strata: strata.map(|strata| strata.of_respondents),
            clusters: clusters.map(|clusters| clusters.of_respondents),
        }),
    }
}

/// Each distinct text of a column after normalisation; `None` when it is blank or declared missing.
fn keys(column: &Column, codebook: &Codebook) -> Vec<Option<String>> {
    let key = |text: &String| {
        let key = normalised(text);
        let is_missing = missing_code(&key, &codebook.missing_codes).is_some();
        (!key.is_empty() && !is_missing).then_some(key)
    };
    column.answers.texts.iter().map(key).collect()
}

/// Numbers the answers of the respondents who are in by rank (numbers before texts), so that the order of the file
/// does not matter; `None` when one has no answer.
fn numbered<'a>(
    column: &'a Column,
    keys: &[Option<String>],
    respondents: &Respondents,
) -> Option<Numbered<'a>> {
    let counts = respondents.counts(&column.answers.codes, keys.len());
    let occurring = keys.iter().zip(counts).filter(|(_, count)| *count > 0);
    let distinct: Option<BTreeSet<&String>> = occurring.map(|(key, _)| key.as_ref()).collect();
    let mut answers: Vec<(Option<f64>, &str)> = distinct?
        .into_iter()
        .map(|key| (number(key), key.as_str()))
        .collect();
    answers.sort_by(by_number_then_text);
    let ranks: HashMap<&str, u32> = answers.iter().map(|(_, key)| *key).zip(0..).collect();
    let rank = |key: &Option<String>| ranks.get(key.as_deref()?).copied();
    let of_codes: Vec<Option<u32>> = keys.iter().map(rank).collect();
    let of = |respondent| {
        let code = column.answers.codes.get(respondent)?;
        of_codes.get(code).copied().flatten()
    };
    let of_respondents: Option<Vec<u32>> = respondents.positions().map(of).collect();
    Some(Numbered {
        column,
        of_respondents: of_respondents?,
        answers: answers.iter().map(|(_, key)| (*key).to_owned()).collect(),
    })
}

/// How many clusters (respondents, without clusters) each stratum has; without strata all are one.
fn units_of_strata(
    strata: Option<&Numbered<'_>>,
    clusters: Option<&Numbered<'_>>,
    respondents: usize,
) -> Vec<usize> {
    let mut units = vec![0; strata.map_or(1, |strata| strata.answers.len())];
    let stratum = |at: usize| strata.map_or(Some(0), |own| own.of_respondents.get(at).copied());
    let mut seen = BTreeSet::new();
    for at in 0..respondents {
        let stratum = stratum(at).unwrap_or_default();
        let cluster = clusters.and_then(|own| own.of_respondents.get(at).copied());
        let is_new = cluster.is_none_or(|cluster| seen.insert((stratum, cluster)));
        if let Some(count) = units.get_mut(stratum as usize) {
            *count += usize::from(is_new);
        }
    }
    units
}

/// `CSI-D026` when nothing can be drawn because everybody is in the same cluster.
fn one_cluster(clusters: &Numbered<'_>, respondents: usize) -> Diagnostic {
    let answers = clusters.answers.iter();
    let values: Vec<String> = answers.map(|answer| quoted(answer)).collect();
    Diagnostic::new(Code::BadDesign)
        .in_column(&clusters.column.name)
        .with("values", values.join(", "))
        .with("count", respondents)
        .with_word("problem", "cleaning-one-cluster")
        .with_word("advice", "cleaning-one-cluster-advice")
}

/// `CSI-W007` with all strata that have a single cluster.
fn lonely_strata(strata: &Numbered<'_>, units: &[usize]) -> Option<Diagnostic> {
    let lonely = strata.answers.iter().zip(units);
    let lonely = lonely.filter(|(_, units)| **units == 1);
    let names: Vec<(String, usize)> = lonely.map(|(name, _)| (quoted(name), 1)).collect();
    (!names.is_empty()).then(|| {
        Diagnostic::new(Code::LonelyStratum)
            .in_column(&strata.column.name)
            .with("count", names.len())
            .with("strata", with_counts(names))
    })
}
