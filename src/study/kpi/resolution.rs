//! The questions of `[kpi]` made to fit a survey's headers.

use super::complaints::ChoiceQuestion;
use super::disconfirmation::DisconfirmationForm;
use super::question::KpiQuestion;
use super::scores::CountedQuestion;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{Indicator, Scale};
use crate::study::choice::bad_value;
use crate::study::codebook::{Codebook, normalised_codes};
use crate::study::headers::{Found, Header, Headers, Unfound};
use crate::study::resolution::{dictionary_labels, labels_off_scale};
use crate::study::scales::item_scale;
use crate::study::study::Study;

/// Stands in a column name for any letters, or none.
const ANY_LETTERS: char = '*';

/// The questions resolved: which columns are read, and how.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KpiCodebook {
    /// One item for each question with one answer; its indicator is the question's name.
    pub codebook: Codebook,
    /// Names of these items and what is asked, in the same order.
    pub questions: Vec<KpiCodebookQuestion>,
    /// Columns of each question with several answers, in the order of [`KpiSettings::choices`](super::KpiSettings::choices).
    pub choices: Vec<Vec<ChoiceColumn>>,
}

/// One question with its column found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KpiCodebookQuestion {
    /// What the run calls it.
    pub name: String,
    /// Its column.
    pub column: String,
    /// What is asked, as far as the header says so; the column otherwise.
    pub label: String,
}

/// One column of a question with several answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceColumn {
    /// Its position in the survey.
    pub position: usize,
    /// Its name.
    pub name: String,
    /// The option that it stands for, as far as the header says so; the name otherwise.
    pub label: String,
}

impl KpiCodebook {
    /// Positions of all columns that a run reads, ascending, each once.
    #[must_use]
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = self.codebook.columns();
        let choices = self.choices.iter().flatten();
        columns.extend(choices.map(|choice| choice.position));
        columns.sort_unstable();
        columns.dedup();
        columns
    }
}

impl Study {
    /// Resolves the questions of `[kpi]` against the headers of a survey, without a model. Names are compared as
    /// [`Study::codebook`] does.
    ///
    /// # Errors
    /// All faults at once: missing (`CSI-D004`) or repeated columns (`CSI-D005`), questions without scale ends
    /// (`CSI-S006`), labels or lowest counted answers off the scale and columns that are asked for twice (`CSI-S003`).
    pub fn kpi_codebook<H: Header>(&self, headers: &[H]) -> Result<KpiCodebook, Diagnostics> {
        let headers = Headers::new(headers);
        let mut unfound = Unfound::default();
        let others = self.other_columns(&headers, &mut unfound);
        let questions = self.kpi.questions();
        let find = |unfound: &mut Unfound, question: &KpiQuestion| {
            let column = question.column();
            unfound.column(column, headers.find(column), question.name())
        };
        let positions: Vec<Option<usize>> = questions
            .iter()
            .map(|question| find(&mut unfound, question))
            .collect();
        let choices = self.kpi.choices().into_iter();
        let choices: Vec<_> = choices
            .map(|question| choice_columns(question, &headers, &mut unfound))
            .collect();
        let mut faults = unfound.diagnostics_advising(&headers, "study-kpi-nearest-headers");
        faults.extend(repeated(&questions));
        let mut resolved = KpiCodebook {
            codebook: others,
            questions: Vec::new(),
            choices,
        };
        let found = questions.iter().zip(&positions);
        let found = found.filter_map(|(question, position)| Some((*question, (*position)?)));
        faults.extend(self.add_questions(found, &headers, &mut resolved));
        Diagnostics::check(faults)?;
        Ok(resolved)
    }

    /// Adds an item for each question; gives what is wrong with scales and labels.
    fn add_questions<'q>(
        &self,
        found: impl Iterator<Item = (&'q KpiQuestion, usize)>,
        headers: &Headers<'_>,
        resolved: &mut KpiCodebook,
    ) -> Vec<Diagnostic> {
        let (mut faults, mut without_scale) = (Vec::new(), Vec::new());
        for (question, position) in found {
            let indicator = Indicator {
                scale: question.usual_scale,
                ..Indicator::named(question.name())
            };
            let Some(scale) = item_scale(self, Some(&question.item), &indicator) else {
                without_scale.push(question.name());
                continue;
            };
            let mut item = self.item(question.name(), (position, scale), Some(&question.item));
            if item.labels.is_empty() {
                item.labels = dictionary_labels(headers.choices(position), scale.0);
            }
            faults.extend(labels_off_scale("kpi", &item, Some(&question.item)));
            faults.extend(self.count_off_scale(question.name(), scale.0));
            faults.extend(self.met_off_scale(question, scale.0));
            resolved.codebook.items.push(item);
            let column = headers.name(position).to_owned();
            resolved.questions.push(KpiCodebookQuestion {
                name: question.name().to_owned(),
                label: headers.label(position).unwrap_or(&column).to_owned(),
                column,
            });
        }
        if !without_scale.is_empty() {
            let listed = without_scale.join(", ");
            faults.push(Diagnostic::new(Code::ScaleUndeclared).with("items", listed));
        }
        faults
    }

    /// A fault when the lowest answer that counts is off the scale, or every answer counts.
    fn count_off_scale(&self, name: &str, scale: Scale) -> Option<Diagnostic> {
        let scores = &self.kpi.scores;
        let counted = [&scores.csat, &scores.ces, &scores.satisfied];
        let mut counted = counted.into_iter().flatten();
        let of_name = |counted: &&CountedQuestion| counted.question.name() == name;
        let counted = counted.find(of_name)?;
        let from = counted.from?;
        if from > scale.min && from <= scale.max {
            return None;
        }
        let (problem, advice) = ("study-kpi-from", "study-kpi-from-advice");
        let fault = bad_value(
            &format!("kpi.{name}.from"),
            &from.to_string(),
            problem,
            advice,
        )
        .with("min", scale.min)
        .with("max", scale.max);
        let line = counted.question.item.line;
        Some(line.map_or(fault.clone(), |line| fault.at_line(line)))
    }
}

impl Study {
    /// A fault when the answer that means "as expected" is off the scale of its question.
    fn met_off_scale(&self, question: &KpiQuestion, scale: Scale) -> Option<Diagnostic> {
        let mut items = self.kpi.disconfirmation.iter();
        let met = items.find_map(|compared| match &compared.form {
            DisconfirmationForm::Item { question: own, met } if own.name() == question.name() => {
                *met
            }
            _ => None,
        });
        let (low, high) = met?;
        if low >= scale.min && high <= scale.max {
            return None;
        }
        let (problem, advice) = ("study-met-off-scale", "study-met-off-scale-advice");
        let found = format!("{low} – {high}");
        let fault = bad_value("kpi.disconfirmation.met", &found, problem, advice)
            .with("min", scale.min)
            .with("max", scale.max);
        let line = question.item.line;
        Some(line.map_or(fault.clone(), |line| fault.at_line(line)))
    }
}

/// Questions of the same name: a column of which the mean is asked for twice.
fn repeated(questions: &[&KpiQuestion]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for (place, question) in questions.iter().enumerate() {
        let mut earlier = questions.iter().take(place);
        if earlier.any(|other| other.name() == question.name()) {
            let (problem, advice) = ("study-kpi-twice", "study-kpi-twice-advice");
            faults.push(bad_value("kpi.mean", question.column(), problem, advice));
        }
    }
    faults
}

/// The columns of a question with several answers, each once, in the order of the study and, for a pattern, of the file.
fn choice_columns(
    question: &ChoiceQuestion,
    headers: &Headers<'_>,
    unfound: &mut Unfound,
) -> Vec<ChoiceColumn> {
    let mut positions: Vec<usize> = Vec::new();
    for name in &question.columns {
        let found = match (headers.find(name), name.split_once(ANY_LETTERS)) {
            (Found::Nothing, Some(ends)) => {
                let matching = headers.matching(ends);
                if matching.is_empty() {
                    unfound.pattern(name, &[ends.0, ends.1].concat(), &question.name);
                }
                matching
            }
            (found, _) => {
                let column = unfound.column(name, found, &question.name);
                column.into_iter().collect()
            }
        };
        for position in found {
            if !positions.contains(&position) {
                positions.push(position);
            }
        }
    }
    let column = |position: usize| ChoiceColumn {
        position,
        name: headers.name(position).to_owned(),
        label: headers
            .label(position)
            .unwrap_or_else(|| headers.name(position))
            .to_owned(),
    };
    positions.into_iter().map(column).collect()
}

impl ChoiceQuestion {
    /// Answers that mean "missing", as [`missing_code`](crate::study::missing_code) takes them, those of every column
    /// included.
    #[must_use]
    pub fn all_missing_codes(&self, everywhere: &[String]) -> Vec<String> {
        normalised_codes(self.missing_codes.iter().chain(everywhere))
    }
}
