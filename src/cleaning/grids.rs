//! One answer all along: the longest run of equal answers and the spread of a respondent's answers.
//!
//! *Longstring* is the length of the longest run of one and the same answer, in the order of the questionnaire
//! (Johnson 2005, J. Research in Personality 39, 103–129). *IRV* is the standard deviation of a respondent's answers
//! (Dunn, Heggestad, Shanock & Theilgard 2018, J. Business and Psychology 33, 105–121): 0 for a straight line.

use super::item_answers::ItemAnswers;
use super::respondents::Respondents;
use crate::model::Scale;

/// The fewest answers on one scale that make a line.
const FEWEST_ANSWERS: usize = 5;

/// The fewest steps of a scale on which the same answer all along is conspicuous: five equal answers to yes/no
/// questions, or on three steps, are nothing unusual.
const FEWEST_STEPS: f64 = 3.0;

/// How straight the answers of one respondent are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Straightness {
    /// Position in the file.
    pub position: usize,
    /// The longest run of equal answers.
    pub longest: usize,
    /// Answers on the scale, on which the run lies.
    pub answered: usize,
    /// Their standard deviation, in steps of the scale (divisor n − 1).
    pub deviation: f64,
    /// Whether the run is at the best end of the scale: satisfied customers answer so in earnest.
    pub ceiling: bool,
}

/// Items that are answered on one and the same scale.
struct Grid<'i, 'a> {
    scale: Scale,
    /// In the order of the file.
    items: Vec<&'i ItemAnswers<'a>>,
}

/// What is known of a respondent after some of a grid's items.
#[derive(Clone, Copy)]
struct Line {
    last: f64,
    run: usize,
    longest: usize,
    longest_value: f64,
    answered: usize,
    sum: f64,
    squares: f64,
}

const NO_ANSWER: Line = Line {
    last: f64::NAN,
    run: 0,
    longest: 0,
    longest_value: f64::NAN,
    answered: 0,
    sum: 0.0,
    squares: 0.0,
};

impl Line {
    fn take(&mut self, value: f64) {
        if value.is_nan() {
            return;
        }
        self.run = if value.total_cmp(&self.last).is_eq() {
            self.run + 1
        } else {
            1
        };
        self.last = value;
        if self.run > self.longest {
            (self.longest, self.longest_value) = (self.run, value);
        }
        self.answered += 1;
        self.sum += value;
        self.squares += value * value;
    }

    /// Standard deviation of two or more answers.
    fn deviation(&self) -> f64 {
        let n = self.answered as f64;
        let sum_of_squares = self.squares - self.sum * self.sum / n;
        (sum_of_squares.max(0.0) / (n - 1.0)).sqrt()
    }
}

/// The respondents whose longest run of one answer is at least the share `limit` of their answers, on every scale on
/// which they gave five answers or more; the figures are those of the first such scale. Items without an answer on the
/// scale neither lengthen nor break a run.
pub(super) fn straight_liners(
    items: &[ItemAnswers<'_>],
    respondents: &Respondents,
    limit: f64,
) -> Vec<Straightness> {
    let grids = grids(items);
    let read = respondents.flags().len();
    let mut found: Vec<Option<Straightness>> = vec![None; read];
    let mut crooked = vec![false; read];
    for grid in &grids {
        let lines = grid.lines(read);
        for position in respondents.positions() {
            let Some(line) = lines.get(position).filter(|l| l.answered >= FEWEST_ANSWERS) else {
                continue;
            };
            let straight = line.longest as f64 >= limit * line.answered as f64 - f64::EPSILON;
            if let (false, Some(crooked)) = (straight, crooked.get_mut(position)) {
                *crooked = true;
            }
            if let Some(slot) = found.get_mut(position) {
                slot.get_or_insert(Straightness {
                    position,
                    longest: line.longest,
                    answered: line.answered,
                    deviation: line.deviation(),
                    ceiling: grid.is_best(line.longest_value),
                });
            }
        }
    }
    let straight = found.into_iter().zip(crooked);
    straight
        .filter(|(_, crooked)| !crooked)
        .filter_map(|(found, _)| found)
        .collect()
}

/// The scales on which at least five items are answered.
fn grids<'i, 'a>(items: &'i [ItemAnswers<'a>]) -> Vec<Grid<'i, 'a>> {
    let mut grids: Vec<Grid<'_, '_>> = Vec::new();
    for answers in items {
        let scale = answers.item.scale;
        match grids.iter_mut().find(|grid| grid.scale == scale) {
            Some(grid) => grid.items.push(answers),
            None => grids.push(Grid {
                scale,
                items: vec![answers],
            }),
        }
    }
    grids.retain(|grid| {
        grid.items.len() >= FEWEST_ANSWERS && grid.scale.max - grid.scale.min >= FEWEST_STEPS
    });
    for grid in &mut grids {
        grid.items.sort_by_key(|answers| answers.column.position);
    }
    grids
}

impl Grid<'_, '_> {
    fn lines(&self, respondents: usize) -> Vec<Line> {
        let mut lines = vec![NO_ANSWER; respondents];
        for answers in &self.items {
            let values = answers.valid_values();
            let codes = answers.codes();
            for (position, line) in lines.iter_mut().enumerate() {
                let code = codes.get(position);
                let value = code.and_then(|code| values.get(code));
                line.take(value.copied().unwrap_or(f64::NAN));
            }
        }
        lines
    }

    /// Whether an answer is the best one of every item: none where some items are reversed and others are not.
    fn is_best(&self, value: f64) -> bool {
        self.items.iter().all(|answers| {
            let best = if answers.item.reverse {
                self.scale.min
            } else {
                self.scale.max
            };
            value.total_cmp(&best).is_eq()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::labelling::Reading;
    use super::super::samples::{codebook, responses};
    use super::*;
    use crate::study::Codebook;

    /// Rows of six answers on 1 to 5.
    fn found(rows: &[&str], limit: f64, change: impl FnOnce(&mut Codebook)) -> Vec<Straightness> {
        let names = ["a", "b", "c", "d", "e", "f"];
        let answers: Vec<Vec<String>> = (0..6)
            .map(|item| {
                let answers = rows.iter().map(|row| row[item..=item].replace('-', ""));
                answers.collect()
            })
            .collect();
        let texts: Vec<Vec<&str>> = answers
            .iter()
            .map(|column| column.iter().map(String::as_str).collect())
            .collect();
        let columns: Vec<(&str, &[&str])> = names
            .into_iter()
            .zip(texts.iter().map(Vec::as_slice))
            .collect();
        let responses = responses(&columns);
        let mut codebook = codebook(&names, 1.0, 5.0);
        change(&mut codebook);
        let respondents = Respondents::that_pass(&responses, &codebook);
        let items = codebook.items.iter().zip(&responses.columns);
        let items: Vec<_> = items
            .map(|(item, column)| ItemAnswers::read((item, Reading::Numbers), column, &respondents))
            .collect();
        straight_liners(&items, &respondents, limit)
    }

    #[test]
    fn lines_need_five_answers_and_the_best_answer_is_told_apart() {
        let rows = ["333333", "33-333", "33--33", "555555", "333334", "111111"];
        let lines = found(&rows, 1.0, |_| {});
        let told: Vec<_> = lines
            .iter()
            .map(|l| (l.position, l.longest, l.answered, l.ceiling))
            .collect();
        assert_eq!(
            told,
            [
                (0, 6, 6, false),
                (1, 5, 5, false),
                (3, 6, 6, true),
                (5, 6, 6, false)
            ]
        );
        assert!(lines.iter().all(|line| line.deviation.abs() < 1e-12));
    }

    #[test]
    fn a_lower_limit_finds_shorter_runs() {
        // 1 2 3 3 3 3: a run of four; mean 2.5, squares 41, (41 − 37.5)/5 = 0.7.
        let lines = found(&["123333", "123123"], 0.5, |_| {});
        assert_eq!((lines.len(), lines[0].longest), (1, 4));
        assert!((lines[0].deviation - 0.7_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn with_reversed_items_no_line_is_genuine() {
        let lines = found(&["555555"], 1.0, |codebook| {
            codebook.items[2].reverse = true;
        });
        assert!(!lines[0].ceiling);
        let all = found(&["111111"], 1.0, |codebook| {
            codebook
                .items
                .iter_mut()
                .for_each(|item| item.reverse = true);
        });
        assert!(all[0].ceiling);
    }

    #[test]
    fn three_steps_make_no_line() {
        let lines = found(&["222222"], 1.0, |codebook| {
            for item in &mut codebook.items {
                item.scale.max = 3.0;
            }
        });
        assert!(lines.is_empty());
    }
}
