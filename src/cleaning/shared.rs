//! The respondents whom several models can use.

use super::item_matrix::ItemMatrix;

/// Answers as far as an estimation needs them, and whose they are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UsedAnswers {
    /// n × k answers.
    pub items: ItemMatrix,
    /// n respondent weights of mean 1, if any.
    pub weights: Option<Vec<f64>>,
    /// For each respondent of the file whether it is among the n.
    pub used: Vec<bool>,
}

impl UsedAnswers {
    /// Leaves in only the respondents whom all of `samples` use, in the order of the file; gives how many are left.
    ///
    /// The samples come from one file. Weights are divided by their new mean.
    pub fn share(samples: &mut [Self]) -> usize {
        let Some((first, others)) = samples.split_first() else {
            return 0;
        };
        let mut shared = first.used.clone();
        for other in others {
            for (flag, used) in shared.iter_mut().zip(&other.used) {
                *flag &= used;
            }
        }
        for sample in samples.iter_mut() {
            sample.leave_in(&shared);
        }
        shared.iter().filter(|flag| **flag).count()
    }

    /// Leaves in those of the n whose flag is true, one flag for each respondent of the file. Weights are divided by
    /// their new mean.
    pub fn leave_in(&mut self, shared: &[bool]) {
        let flags = self.used.iter().zip(shared);
        let own: Vec<bool> = flags.filter(|(used, _)| **used).map(|(_, s)| *s).collect();
        if own.iter().all(|flag| *flag) {
            return;
        }
        self.items.retain(&own);
        for (used, shared) in self.used.iter_mut().zip(shared) {
            *used &= shared;
        }
        if let Some(weights) = &mut self.weights {
            let mut flags = own.iter();
            weights.retain(|_| flags.next().copied().unwrap_or(false));
            let mean = weights.iter().sum::<f64>() / weights.len() as f64;
            if mean > 0.0 {
                for weight in weights.iter_mut() {
                    *weight /= mean;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::ItemColumn;

    fn sample(answers: &[f64], used: &[bool]) -> UsedAnswers {
        UsedAnswers {
            items: ItemMatrix {
                items: vec![ItemColumn::from_numbers(answers)],
                respondents: answers.len(),
            },
            weights: Some(vec![1.0; answers.len()]),
            used: used.to_vec(),
        }
    }

    #[test]
    fn only_those_whom_all_use_are_left() {
        let mut first = sample(&[1.0, 2.0, 4.0], &[true, true, false, true]);
        first.weights = Some(vec![0.5, 1.0, 1.5]);
        let second = sample(&[20.0, 30.0, 40.0], &[false, true, true, true]);
        let mut both = [first, second];
        assert_eq!(UsedAnswers::share(&mut both), 2);
        let values = |sample: &UsedAnswers| {
            let column = &sample.items.items[0];
            (0..2).map(|row| column.value(row)).collect::<Vec<f64>>()
        };
        assert_eq!(values(&both[0]), [2.0, 4.0]);
        assert_eq!(values(&both[1]), [20.0, 40.0]);
        assert_eq!(both[0].weights, Some(vec![0.8, 1.2]));
        assert_eq!(both[0].used, both[1].used);
        assert_eq!(UsedAnswers::share(&mut []), 0);
    }
}
