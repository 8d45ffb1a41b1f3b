//! The tables `[[kpi.disconfirmation]]`.

use super::question::{KpiQuestion, answer_keys, questions_in_columns};
use crate::document::{Entry, Kind};
use crate::study::study::ItemChoice;

/// How it was asked whether customers got what they expected.
#[derive(Debug, Clone, PartialEq)]
pub enum DisconfirmationForm {
    /// Expectation and perception apart; several questions are averaged.
    Pair {
        /// What was expected.
        expected: Vec<KpiQuestion>,
        /// What was perceived.
        perceived: Vec<KpiQuestion>,
    },
    /// One question from "worse than expected" to "better than expected".
    Item {
        /// The question.
        question: KpiQuestion,
        /// Lowest and highest answer that means "as expected"; `None` = the middle of the scale.
        met: Option<(f64, f64)>,
    },
}

/// One comparison of experience with expectation.
#[derive(Debug, Clone, PartialEq)]
pub struct DisconfirmationQuestions {
    /// What the run calls it.
    pub name: String,
    /// Its questions.
    pub form: DisconfirmationForm,
}

impl DisconfirmationQuestions {
    /// Every question.
    #[must_use]
    pub fn questions(&self) -> Vec<&KpiQuestion> {
        match &self.form {
            DisconfirmationForm::Pair {
                expected,
                perceived,
            } => expected.iter().chain(perceived).collect(),
            DisconfirmationForm::Item { question, .. } => vec![question],
        }
    }
}

/// `disconfirmation`: one table or a list of them.
pub(super) fn disconfirmation(entry: &Entry<'_>) -> Vec<DisconfirmationQuestions> {
    let tables = match entry.kind() {
        Kind::List => entry.list().unwrap_or_default(),
        _ => vec![entry.clone()],
    };
    let mut found: Vec<DisconfirmationQuestions> = Vec::new();
    for table in &tables {
        let Some(one) = comparison(table) else {
            continue;
        };
        if found.iter().any(|known| known.name == one.name) {
            table.reject("study-name-twice", "study-name-twice-advice");
        }
        found.push(one);
    }
    found
}

fn comparison(entry: &Entry<'_>) -> Option<DisconfirmationQuestions> {
    let mut table = entry.table()?;
    let mut shared = ItemChoice::default();
    answer_keys(&mut table, &mut shared);
    let name = table.text("name");
    let (expected, perceived) = (table.optional("expected"), table.optional("perceived"));
    let item = table.optional("item");
    let met = table.optional("met");
    table.finish();
    match (&expected, &perceived, &item) {
        (Some(expected), Some(perceived), None) => {
            if let Some(met) = &met {
                met.reject("study-met-of-pair", "study-disconfirmation-advice");
            }
            pair((expected, perceived), name, &shared)
        }
        (None, None, Some(item)) => {
            let column = item.text()?;
            let name = name.unwrap_or_else(|| column.clone());
            let prefix = format!("disconfirmation.{name}");
            let met = match &met {
                Some(met) => Some(band(met)?),
                None => None,
            };
            Some(DisconfirmationQuestions {
                form: DisconfirmationForm::Item {
                    question: KpiQuestion::in_column(&prefix, column, (&shared, item.line())),
                    met,
                },
                name,
            })
        }
        _ => {
            entry.reject("study-disconfirmation-form", "study-disconfirmation-advice");
            None
        }
    }
}

fn pair(
    (expected, perceived): (&Entry<'_>, &Entry<'_>),
    name: Option<String>,
    shared: &ItemChoice,
) -> Option<DisconfirmationQuestions> {
    let name = name.or_else(|| perceived.texts()?.first().cloned());
    let name = name.unwrap_or_default();
    let prefix = format!("disconfirmation.{name}");
    let questions = |entry: &Entry<'_>| questions_in_columns(entry, &prefix, shared);
    let (before, after) = (questions(expected), questions(perceived));
    let (before, after) = (before?, after?);
    let is_expected = |own: &KpiQuestion| before.iter().any(|one| one.column() == own.column());
    if after.iter().any(is_expected) {
        perceived.reject("study-servqual-twice", "study-servqual-twice-advice");
        return None;
    }
    Some(DisconfirmationQuestions {
        name,
        form: DisconfirmationForm::Pair {
            expected: before,
            perceived: after,
        },
    })
}

/// `met = 4` or `met = [4, 5]`.
fn band(entry: &Entry<'_>) -> Option<(f64, f64)> {
    let numbers = match entry.kind() {
        Kind::List => entry
            .list()?
            .iter()
            .map(Entry::number)
            .collect::<Option<_>>()?,
        _ => vec![entry.number()?],
    };
    match numbers[..] {
        [only] => Some((only, only)),
        [low, high] if low <= high => Some((low, high)),
        _ => {
            entry.reject("study-met", "study-met-advice");
            None
        }
    }
}
