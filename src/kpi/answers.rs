//! The answers that the figures are made of.

use crate::cleaning::{Cleaned, GroupKey, Groups, ItemColumn, ItemMatrix, Partition, UsedAnswers};
use crate::model::Scale;
use crate::resampling::{Design, Strata};
use crate::study::{KpiCodebook, KpiQuestion, KpiSettings, ReplicateKind};
use crate::survey::Column;

/// One question with one answer.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionAnswers {
    /// What the run calls it: `nps`, `mean.wait`.
    pub name: String,
    /// Its column.
    pub column: String,
    /// What is asked.
    pub label: String,
    /// Scale ends.
    pub scale: Scale,
    /// The answers of the respondents who count; NaN = none.
    pub answers: ItemColumn,
}

/// One question with several answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChoiceAnswers {
    /// What the run calls it.
    pub name: String,
    /// The options that somebody in the survey chose, or that have a column.
    pub options: Vec<String>,
    /// For each respondent who counts the options that were chosen, ascending.
    pub chosen: Vec<Vec<usize>>,
}

/// The answers to the questions of a study's `[kpi]`.
#[derive(Debug, Clone)]
pub struct KpiAnswers {
    /// Questions with one answer.
    pub questions: Vec<QuestionAnswers>,
    /// Questions with several answers, in the order of [`KpiSettings::choices`].
    pub choices: Vec<ChoiceAnswers>,
    /// n: respondents who count.
    pub respondents: usize,
    /// One weight for each, of mean 1.
    pub weights: Option<Vec<f64>>,
    /// The groups of the respondents.
    pub groups: Option<Groups>,
    /// The groups whose figures are made once more each, on their own.
    pub partition: Option<Partition>,
    /// How the sample was drawn.
    pub design: Design,
}

impl KpiAnswers {
    /// Puts together what the rooms before made: `columns` are those of the questions with several answers as they were
    /// read, for all respondents of the file.
    #[must_use]
    pub fn new(
        settings: &KpiSettings,
        resolved: &KpiCodebook,
        cleaned: Cleaned,
        columns: &[Column],
        kind: Option<ReplicateKind>,
    ) -> Self {
        let choices = settings.choices().into_iter().zip(&resolved.choices);
        let everywhere = &resolved.codebook.missing_codes;
        let choices = choices.map(|(question, places)| {
            ChoiceAnswers::read((question, places), columns, &cleaned.used, everywhere)
        });
        let choices = choices.collect();
        let design = Design::of_sample(&cleaned, kind);
        let columns = resolved.questions.iter().zip(cleaned.items.items);
        let questions = columns
            .zip(cleaned.scales)
            .map(|((question, answers), scale)| QuestionAnswers {
                name: question.name.clone(),
                column: question.column.clone(),
                label: question.label.clone(),
                scale,
                answers,
            });
        Self {
            questions: questions.collect(),
            choices,
            respondents: cleaned.items.respondents,
            weights: cleaned.respondent_weights,
            groups: cleaned.groups,
            partition: cleaned.partition,
            design,
        }
    }

    /// The answers of the respondents of one group of the partition; of nobody when there is no such group.
    ///
    /// Weights are divided by their mean in the group; strata and clusters are those of its respondents. Options that nobody in
    /// the group chose stay, so that groups can be compared line by line.
    #[must_use]
    pub fn of_group(&self, key: &GroupKey) -> Self {
        let nobody = || vec![false; self.respondents];
        let partition = self.partition.as_ref();
        let members = partition.map_or_else(nobody, |partition| partition.members(key));
        let columns = self.questions.iter();
        let mut own = UsedAnswers {
            items: ItemMatrix {
                items: columns.map(|question| question.answers.clone()).collect(),
                respondents: self.respondents,
            },
            weights: self.weights.clone(),
            used: vec![true; self.respondents],
        };
        own.leave_in(&members);
        let questions = self.questions.iter().zip(own.items.items);
        let groups = self.groups.as_ref();
        Self {
            questions: questions
                .map(|(question, answers)| QuestionAnswers {
                    answers,
                    ..question.clone()
                })
                .collect(),
            choices: self
                .choices
                .iter()
                .map(|choice| choice.of_respondents(&members))
                .collect(),
            respondents: own.items.respondents,
            weights: own.weights,
            // Groups of a column that also makes this group are no longer several.
            groups: groups
                .map(|groups| groups.of_respondents(&members))
                .filter(|groups| groups.names.len() > 1),
            partition: None,
            design: self.design.of_respondents(&members),
        }
    }

    /// The answers to a question of the study; `None` when it is none of them.
    #[must_use]
    pub fn of(&self, question: &KpiQuestion) -> Option<&QuestionAnswers> {
        let mut questions = self.questions.iter();
        questions.find(|answers| answers.name == question.name())
    }

    /// The group of each respondent, and how many groups there are; `None` without groups.
    #[must_use]
    pub fn group_of_each(&self) -> Option<(Vec<Option<usize>>, usize)> {
        let groups = self.groups.as_ref()?;
        let of_each = (0..self.respondents).map(|respondent| groups.of(respondent));
        Some((of_each.collect(), groups.names.len()))
    }

    /// Kish's effective sample size (Σw)²/Σw²; n without weights.
    #[must_use]
    pub fn effective_respondents(&self) -> f64 {
        let Some(weights) = &self.weights else {
            return self.respondents as f64;
        };
        let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
        weights.iter().sum::<f64>().powi(2) / squares
    }
}

impl ChoiceAnswers {
    /// The answers of those respondents whose flag is true.
    fn of_respondents(&self, keep: &[bool]) -> Self {
        let chosen = self.chosen.iter().zip(keep);
        let kept = chosen.filter(|(_, keep)| **keep);
        Self {
            chosen: kept.map(|(chosen, _)| chosen.clone()).collect(),
            ..self.clone()
        }
    }
}

impl QuestionAnswers {
    /// Whether anybody answered.
    #[must_use]
    pub fn is_answered(&self, respondents: usize) -> bool {
        (0..respondents).any(|respondent| !self.answers.value(respondent).is_nan())
    }

    /// The answer of each respondent; NaN = none.
    #[must_use]
    pub fn values(&self, respondents: usize) -> Vec<f64> {
        (0..respondents)
            .map(|respondent| self.answers.value(respondent))
            .collect()
    }

    /// What each respondent's answer is on 0 to 100: 100 (x − min)/(max − min).
    #[must_use]
    pub fn points(&self, respondents: usize) -> Vec<f64> {
        let Scale { min, max } = self.scale;
        let values = self.values(respondents).into_iter();
        values.map(|x| 100.0 * (x - min) / (max - min)).collect()
    }
}

impl Design {
    /// The design of a cleaned sample; `kind` is that of its replicate weights.
    #[must_use]
    pub fn of_sample(cleaned: &Cleaned, kind: Option<ReplicateKind>) -> Self {
        let (strata, clusters) = (cleaned.strata.as_deref(), cleaned.clusters.as_deref());
        match kind {
            Some(kind) => Self::Given {
                weights: cleaned.replicate_weights.clone(),
                kind,
            },
            None if strata.is_some() || clusters.is_some() => {
                let respondents = cleaned.items.respondents;
                Self::Stratified(Strata::new(respondents, strata, clusters))
            }
            None => Self::Independent,
        }
    }
}
