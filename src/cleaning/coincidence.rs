//! Records with the same answers, and whether that can be a coincidence.
//!
//! Two respondents of the same opinion give the same answers now and then, most often near the end of the scale. Given
//! how satisfied a respondent is (the mean answer, rounded to a tenth of the scale), answers are taken as independent
//! (local independence, as in latent-trait models). Then the number of others at the same level who share a row of
//! answers by chance is E = (m − 1)·Π p_j, with m respondents at the level and the share p_j of them who gave the
//! answer j. Over n respondents about n·E rows are shared by chance; a row is conspicuous when n·E is below 0.05.
//! Short questionnaires and large files thus need the ids to tell repeats.

use super::item_answers::ItemAnswers;
use super::respondents::Respondents;

/// The largest expected number of coincidences in the file at which equal rows are no coincidence.
const MOST_COINCIDENCES: f64 = 0.05;

/// The fewest answers of a row that is compared.
const FEWEST_ANSWERS: usize = 5;

/// Steps into which the level of respondents is rounded.
const LEVELS: usize = 10;

/// A record that repeats an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeat {
    /// Its position in the file.
    pub position: usize,
    /// The position of the first record like it.
    pub earlier: usize,
}

/// Records with the same answers to all items as an earlier one, when that is no coincidence; those in `without` are
/// not compared.
pub(super) fn repeated_answers(
    items: &[ItemAnswers<'_>],
    respondents: &Respondents,
    without: &[usize],
) -> Vec<Repeat> {
    if items.len() < FEWEST_ANSWERS {
        return Vec::new();
    }
    let rows = equal_rows(items, respondents, without);
    if rows.is_empty() {
        return Vec::new();
    }
    let levels = Levels::new(items, respondents);
    let mut repeats: Vec<Repeat> = rows
        .iter()
        .filter(|row| levels.coincidences(row, items, respondents) < MOST_COINCIDENCES)
        .flat_map(|row| {
            let (earlier, later) = row.split_first().unwrap_or((&0, &[]));
            let repeat = |position: &usize| Repeat {
                position: *position,
                earlier: *earlier,
            };
            later.iter().map(repeat)
        })
        .collect();
    repeats.sort_by_key(|repeat| repeat.position);
    repeats
}

/// Positions of the respondents with the same answers, for each row that occurs more than once.
fn equal_rows(
    items: &[ItemAnswers<'_>],
    respondents: &Respondents,
    without: &[usize],
) -> Vec<Vec<usize>> {
    let read = respondents.flags().len();
    let mut hashes = vec![0_u64; read];
    let mut answered = vec![0_usize; read];
    for answers in items {
        let values = answers.valid_values();
        for (position, (hash, answered)) in hashes.iter_mut().zip(&mut answered).enumerate() {
            let code = answers.codes().get(position).unwrap_or_default();
            *hash = mixed(*hash, code as u64);
            *answered += usize::from(values.get(code).is_some_and(|value| !value.is_nan()));
        }
    }
    let compared = |position: &usize| {
        let enough = answered
            .get(*position)
            .is_some_and(|n| *n >= FEWEST_ANSWERS);
        enough && without.binary_search(position).is_err()
    };
    let mut order: Vec<(u64, usize)> = respondents
        .positions()
        .filter(compared)
        .filter_map(|position| Some((*hashes.get(position)?, position)))
        .collect();
    order.sort_unstable();
    let same = |a: &(u64, usize), b: &(u64, usize)| {
        a.0 == b.0
            && items
                .iter()
                .all(|answers| answers.codes().get(a.1) == answers.codes().get(b.1))
    };
    let rows = order.chunk_by(same).filter(|row| row.len() > 1);
    rows.map(|row| row.iter().map(|(_, position)| *position).collect())
        .collect()
}

/// A hash with one more number mixed in (the finaliser of splitmix64).
fn mixed(hash: u64, number: u64) -> u64 {
    let mut z = (hash ^ number).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// How often each answer occurs at each level.
struct Levels {
    /// The level of each respondent of the file.
    of_respondents: Vec<Option<usize>>,
    /// Respondents at each level.
    sizes: Vec<usize>,
    /// For each level and item, how often each distinct text occurs.
    counts: Vec<Vec<Vec<usize>>>,
}

impl Levels {
    fn new(items: &[ItemAnswers<'_>], respondents: &Respondents) -> Self {
        let of_respondents = levels(items, respondents);
        let mut sizes = vec![0; LEVELS + 1];
        let per_item = || items.iter().map(|answers| vec![0; answers.meanings.len()]);
        let mut counts: Vec<Vec<Vec<usize>>> = (0..=LEVELS).map(|_| per_item().collect()).collect();
        for (position, level) in of_respondents.iter().enumerate() {
            let Some(level) = *level else { continue };
            sizes[level] += 1;
            for (answers, counts) in items.iter().zip(&mut counts[level]) {
                let code = answers.codes().get(position);
                if let Some(count) = code.and_then(|code| counts.get_mut(code)) {
                    *count += 1;
                }
            }
        }
        Self {
            of_respondents,
            sizes,
            counts,
        }
    }

    /// The expected number of coincidences in the file like this row. The row's own respondents count for the shares:
    /// without them a few answers at a level would make every coincidence look impossible.
    fn coincidences(
        &self,
        row: &[usize],
        items: &[ItemAnswers<'_>],
        respondents: &Respondents,
    ) -> f64 {
        let first = row.first().copied().unwrap_or_default();
        let Some(level) = self.of_respondents.get(first).copied().flatten() else {
            return f64::INFINITY;
        };
        let size = self.sizes[level] as f64;
        let share = |(answers, counts): (&ItemAnswers<'_>, &Vec<usize>)| {
            let code = answers.codes().get(first).unwrap_or_default();
            counts.get(code).copied().unwrap_or_default() as f64 / size
        };
        let shares = items.iter().zip(&self.counts[level]).map(share);
        respondents.count() as f64 * (size - 1.0) * shares.product::<f64>()
    }
}

/// The mean answer of each respondent who is in, on 0 to [`LEVELS`] and rounded; `None` without an answer.
fn levels(items: &[ItemAnswers<'_>], respondents: &Respondents) -> Vec<Option<usize>> {
    let mut sums = vec![(0.0, 0_usize); respondents.flags().len()];
    for answers in items {
        let scale = answers.item.scale;
        let values = answers.valid_values();
        for (position, (sum, count)) in sums.iter_mut().enumerate() {
            let code = answers.codes().get(position);
            let value = code.and_then(|code| values.get(code)).copied();
            if let Some(value) = value.filter(|value| !value.is_nan()) {
                *sum += (value - scale.min) / (scale.max - scale.min);
                *count += 1;
            }
        }
    }
    let level = |((sum, count), is_in): ((f64, usize), &bool)| {
        let nearest = |step: &usize| {
            let mean = sum / count as f64 * LEVELS as f64;
            (mean - *step as f64).abs() <= 0.5
        };
        (*is_in && count > 0).then(|| (0..=LEVELS).find(nearest))?
    };
    sums.into_iter()
        .zip(respondents.flags())
        .map(level)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::labelling::Reading;
    use super::super::samples::{codebook, responses};
    use super::*;
    use crate::study::Codebook;

    const NAMES: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

    /// Answers on 1 to 10 that differ from row to row, 0 standing for 10.
    fn noise(rows: usize) -> Vec<String> {
        let digit = |row: usize, item: usize| mixed(mixed(7, row as u64), item as u64) % 10;
        (0..rows)
            .map(|row| (0..12).map(|item| digit(row, item).to_string()).collect())
            .collect()
    }

    fn repeats(rows: &[String]) -> Vec<Repeat> {
        let cell = |row: &String, item: usize| match &row[item..=item] {
            "0" => "10".to_owned(),
            digit => digit.to_owned(),
        };
        let columns: Vec<Vec<String>> = (0..12)
            .map(|item| rows.iter().map(|row| cell(row, item)).collect())
            .collect();
        let texts: Vec<Vec<&str>> = columns
            .iter()
            .map(|column| column.iter().map(String::as_str).collect())
            .collect();
        let pairs = NAMES.into_iter().zip(texts.iter().map(Vec::as_slice));
        let responses = responses(&pairs.collect::<Vec<_>>());
        let codebook: Codebook = codebook(&NAMES, 1.0, 10.0);
        let respondents = Respondents::that_pass(&responses, &codebook);
        let items = codebook.items.iter().zip(&responses.columns);
        let items: Vec<_> = items
            .map(|(item, column)| ItemAnswers::read((item, Reading::Numbers), column, &respondents))
            .collect();
        repeated_answers(&items, &respondents, &[])
    }

    #[test]
    fn a_repeated_row_is_found_and_names_the_first() {
        let mut rows = noise(80);
        assert_eq!(repeats(&rows), []);
        rows.push(rows[3].clone());
        rows.push(rows[3].clone());
        let repeat = |position| Repeat {
            position,
            earlier: 3,
        };
        assert_eq!(repeats(&rows), [repeat(80), repeat(81)]);
    }

    #[test]
    fn equal_opinions_at_the_end_of_the_scale_are_a_coincidence() {
        let mut rows = noise(40);
        rows.extend((0..40).map(|row| {
            let mut row_of_tens = "000000000000".to_owned();
            row_of_tens.replace_range(row % 12..=row % 12, "9");
            row_of_tens
        }));
        assert_eq!(repeats(&rows), []);
    }
}
