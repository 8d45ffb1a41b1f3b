//! Answers on 0–100, counted by answer.

use super::entropy::entropy_divergence;
use super::tree::IndicatorTree;
use crate::cleaning::{Groups, ItemMatrix};
use crate::model::Scale;

/// One question's answers.
#[derive(Debug, Clone)]
struct QuestionAnswers {
    /// Answer of each respondent: a position in `scores`.
    codes: Vec<u32>,
    /// Each answer on 0–100; NaN = missing.
    scores: Vec<f64>,
}

/// The answers to the questions of a tree, in their order, and the group of each respondent.
#[derive(Debug, Clone)]
pub(super) struct LevelAnswers {
    questions: Vec<QuestionAnswers>,
    /// Group of each respondent; the number of groups stands for none.
    groups: Vec<usize>,
    group_count: usize,
}

/// Sums over the respondents of one question.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tally {
    /// Mean answer of all, then of each group; NaN without an answer.
    pub(super) means: Vec<f64>,
    /// Divergence of the answers of all.
    pub(super) divergence: f64,
}

impl LevelAnswers {
    pub(super) fn new(
        tree: &IndicatorTree,
        (items, scales): (&ItemMatrix, &[Scale]),
        groups: Option<&Groups>,
    ) -> Self {
        let n = items.respondents;
        let group_count = groups.map_or(0, |groups| groups.names.len());
        let of = |respondent| groups.and_then(|groups| groups.of(respondent));
        let question = |node: usize| {
            let item = tree.nodes[node].item?;
            let (column, scale) = (items.items.get(item.0)?, scales.get(item.0)?);
            let factor = 100.0 / (scale.max - scale.min);
            // A code past the end has no value, like a missing answer.
            let code = |respondent| column.codes.get(respondent).unwrap_or(column.values.len());
            let values = column.values.iter().chain(std::iter::once(&f64::NAN));
            Some(QuestionAnswers {
                codes: (0..n)
                    .map(|respondent| u32::try_from(code(respondent)).unwrap_or(u32::MAX))
                    .collect(),
                scores: values.map(|value| (value - scale.min) * factor).collect(),
            })
        };
        Self {
            questions: tree.questions().filter_map(question).collect(),
            groups: (0..n).map(|one| of(one).unwrap_or(group_count)).collect(),
            group_count,
        }
    }

    /// Number of groups.
    pub(super) fn group_count(&self) -> usize {
        self.group_count
    }

    /// Number of questions.
    pub(super) fn question_count(&self) -> usize {
        self.questions.len()
    }

    /// Sums over the answers to a question, each respondent counted as often as `unit_weights` says; `counts` is a buffer.
    pub(super) fn tally(
        &self,
        question: usize,
        unit_weights: &[f64],
        counts: &mut Vec<f64>,
    ) -> Tally {
        let QuestionAnswers { codes, scores } = &self.questions[question];
        let width = scores.len();
        counts.clear();
        counts.resize((self.group_count + 1) * width, 0.0);
        for ((code, group), weight) in codes.iter().zip(&self.groups).zip(unit_weights) {
            if let Some(count) = counts.get_mut(group * width + *code as usize) {
                *count += weight;
            }
        }
        let answered = |counts: &[f64]| -> Vec<(f64, f64)> {
            let pairs = scores.iter().copied().zip(counts.iter().copied());
            pairs
                .filter(|(score, count)| !score.is_nan() && *count > 0.0)
                .collect()
        };
        let mut all = vec![0.0; width];
        for (position, count) in counts.iter().enumerate() {
            all[position % width] += count;
        }
        let all = answered(&all);
        let of_groups = counts.chunks_exact(width).take(self.group_count);
        let means = of_groups.map(|counts| mean(&answered(counts)));
        Tally {
            means: std::iter::once(mean(&all)).chain(means).collect(),
            divergence: entropy_divergence(&all),
        }
    }

    /// How many respondents, and how many of each group, answered at least one of `questions`.
    pub(super) fn respondents(&self, questions: &[usize]) -> Vec<usize> {
        let mut counts = vec![0; self.group_count + 1];
        for (respondent, group) in self.groups.iter().enumerate() {
            let answered = questions.iter().any(|question| {
                let QuestionAnswers { codes, scores } = &self.questions[*question];
                let score = scores.get(codes[respondent] as usize);
                score.is_some_and(|score| !score.is_nan())
            });
            if answered {
                counts[0] += 1;
                if let Some(count) = counts.get_mut(group + 1) {
                    *count += 1;
                }
            }
        }
        counts
    }
}

/// Σ count · score/Σ count; NaN without a count.
fn mean(answers: &[(f64, f64)]) -> f64 {
    let count: f64 = answers.iter().map(|(_, count)| count).sum();
    let sum: f64 = answers.iter().map(|(score, count)| score * count).sum();
    sum / count
}
