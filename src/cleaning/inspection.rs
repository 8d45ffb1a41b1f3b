//! What cleaning finds, without dropping or changing anything.

use super::clean::{Plan, Purpose, examine, read_labels};
use super::conspicuous::Conspicuous;
use super::groups::Groups;
use super::item_answers::ItemAnswers;
use super::located::Located;
use super::log::CleaningLog;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::PathModel;
use crate::study::{Codebook, CodebookItem, MissingTreatment};
use crate::survey::{Column, Responses};

/// One item as it was answered by those who pass the filter and answered any item.
#[derive(Debug)]
pub struct InspectedItem<'a> {
    /// How the study, or what its labels told, reads it.
    pub item: CodebookItem,
    /// Its column.
    pub column: &'a Column,
    /// Value of each distinct text as written, before reversal; NaN when missing, unreadable or off the scale.
    pub values: Vec<f64>,
    /// How often each distinct text occurs.
    pub counts: Vec<usize>,
    /// Answers that are blank or declared missing.
    pub missing: usize,
}

impl InspectedItem<'_> {
    /// The value of a respondent's answer (position in the file), as `values`.
    #[must_use]
    pub fn value(&self, respondent: usize) -> f64 {
        let code = self.column.answers.codes.get(respondent);
        let value = code.and_then(|code| self.values.get(code));
        value.copied().unwrap_or(f64::NAN)
    }

    /// How often each value on the scale occurs, ascending.
    #[must_use]
    pub fn frequencies(&self) -> Vec<(f64, usize)> {
        let pairs = self.values.iter().copied().zip(self.counts.iter().copied());
        let mut pairs: Vec<_> = pairs
            .filter(|(value, count)| !value.is_nan() && *count > 0)
            .collect();
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        pairs.dedup_by(|next, first| {
            let same = next.0.total_cmp(&first.0).is_eq();
            if same {
                first.1 += next.1;
            }
            same
        });
        pairs
    }
}

/// Everything that cleaning would say of a survey; nobody is left out of the counts but those outside the filter and
/// those without any answer.
#[derive(Debug)]
pub struct Inspection<'a> {
    /// What would keep a run from its estimates.
    pub faults: Vec<Located>,
    /// Its warnings and notes.
    pub warnings: Vec<Diagnostic>,
    /// Counts.
    pub log: CleaningLog,
    /// The items, in the codebook's order.
    pub items: Vec<InspectedItem<'a>>,
    /// Positions of the respondents who pass the filter and answered any item, ascending.
    pub used: Vec<usize>,
    /// Positions of those who pass the filter and answered none.
    pub empty: Vec<usize>,
    /// Weights of the used respondents, of mean 1.
    pub weights: Option<Vec<f64>>,
    /// Groups of the used respondents.
    pub groups: Option<Groups>,
    /// Who is conspicuous.
    pub conspicuous: Conspicuous,
}

/// Inspects responses as [`clean`](super::clean) would clean them, whatever is wrong with them. Without a model, the
/// answers to constructs are not judged.
///
/// # Errors
/// `CSI-D004`: an item's column was not read.
pub fn inspect<'a>(
    responses: &'a Responses,
    codebook: &'a Codebook,
    model: Option<&PathModel>,
) -> Result<Inspection<'a>, Diagnostics> {
    let plan = Plan {
        purpose: Purpose::Model,
        missing: MissingTreatment::Mean,
        looks: true,
        exclude: &[],
    };
    let labelled = read_labels(responses, codebook);
    let work = examine(responses, (codebook, &labelled), model, &plan)?;
    let items = work.items.into_iter();
    Ok(Inspection {
        faults: work.faults,
        warnings: work.warnings,
        log: work.log,
        used: work.respondents.positions().collect(),
        empty: work.empty,
        weights: work.weights,
        groups: work.groups,
        conspicuous: work.conspicuous,
        items: items
            .filter_map(|answers| inspected(answers, responses))
            .collect(),
    })
}

fn inspected<'a>(answers: ItemAnswers<'_>, responses: &'a Responses) -> Option<InspectedItem<'a>> {
    Some(InspectedItem {
        values: answers.valid_values(),
        missing: answers.missing(),
        column: responses.column(answers.item.column)?,
        item: answers.item.clone(),
        counts: answers.counts,
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{codebook, responses};
    use super::*;
    use crate::diagnostics::Code;

    #[test]
    fn faults_do_not_keep_the_rest_from_being_seen() {
        let answers = responses(&[
            ("A", &["1", "98", "x", "", "5"]),
            ("B", &["2", "2", "3", "", "4"]),
        ]);
        let codebook = codebook(&["a", "b"], 1.0, 5.0);
        let found = inspect(&answers, &codebook, None).unwrap();
        let codes: Vec<Code> = found.faults.iter().map(|f| f.diagnostic.code).collect();
        assert_eq!(codes, [Code::NotANumber, Code::UndeclaredCode]);
        assert_eq!(found.faults[1].positions, [1]);
        assert_eq!((found.empty, found.used), (vec![3], vec![0, 1, 2, 4]));
        assert_eq!(found.items[0].frequencies(), [(1.0, 1), (5.0, 1)]);
        assert_eq!(found.items[1].frequencies(), [(2.0, 2), (3.0, 1), (4.0, 1)]);
        assert!(found.items[0].value(1).is_nan());
    }
}
