//! Which list of labels the answers of a group of columns belong to.

use super::{Labels, READ_SETS};
use crate::model::Scale;

/// What a group of columns tells of its list of labels.
#[derive(Debug, Clone, Copy)]
pub struct LabelEvidence<'e> {
    /// The distinct answers in words, normalised, without those that mean "no answer".
    pub words: &'e [&'e str],
    /// The lists that the study declares for other columns.
    pub declared: &'e [Labels],
    /// The scale ends that study or model state for the columns.
    pub scale: Scale,
    /// Whether a list with other scale ends is out of the question.
    pub scale_is_fixed: bool,
    /// Whether so many answers are blank that the middle of the list may be among them.
    pub middle_may_be_blank: bool,
}

/// The list that answers belong to.
#[derive(Debug, Clone, PartialEq)]
pub enum LabelFit {
    /// This one.
    Fits(Labels),
    /// Any of these, which give the answers different numbers or have different ends.
    Ambiguous(Vec<Labels>),
    /// None; the list that has most of the answers, if it has half of them.
    Unknown(Option<Labels>),
}

/// How well a list goes with the answers that occur.
struct Candidate<'l> {
    labels: &'l Labels,
    /// Categories between two used ones that nobody chose.
    gaps: usize,
    /// Ends of the scale that nobody chose: 0 to 2.
    unused_ends: usize,
}

impl Labels {
    /// Whether the labels are steps from bad to good in words: not yes or no, and not numbers.
    pub(super) fn is_rating(&self) -> bool {
        self.set.as_deref() != Some("yes-no")
    }

    fn has_numbers(&self) -> bool {
        let is_number = |label: &String| label.bytes().all(|byte| byte.is_ascii_digit());
        self.values.iter().any(|(label, _)| is_number(label))
    }

    /// The list that the answers of a group of columns belong to.
    ///
    /// A list fits when it has every answer as a whole label and no two of them, in one script, at the same value.
    /// Lists that the study declares elsewhere come before embedded ones. Of several, one gives way to another when it
    /// leaves more categories between two used ones unchosen, and no fewer ends: people avoid the ends of a scale, they
    /// do not all skip a step. What still differs in values or ends is ambiguous, unless one alone has the stated scale.
    #[must_use]
    pub fn fitting(evidence: &LabelEvidence<'_>) -> LabelFit {
        let embedded: Vec<Self> = {
            let in_words = READ_SETS.iter().filter(|set| !set.has_numbers());
            in_words.cloned().collect()
        };
        for lists in [evidence.declared, embedded.as_slice()] {
            let having: Vec<&Self> = lists
                .iter()
                .filter(|list| evidence.words.iter().all(|word| list.value(word).is_some()))
                .filter(|list| !evidence.scale_is_fixed || list.scale == Some(evidence.scale))
                .collect();
            let apart = having.iter().filter(|list| !list.joins_two(evidence.words));
            let candidates: Vec<_> = apart.map(|list| list.candidate(evidence)).collect();
            if let Some(fit) = best(&candidates, evidence) {
                return fit;
            }
            // A list that has all answers but gives two of them one number: the answers are judged by it.
            if let Some(list) = having.first() {
                return LabelFit::Fits((*list).clone());
            }
        }
        LabelFit::Unknown(nearest(&embedded, evidence.words))
    }

    /// Whether two of the words, in the same script, have one value.
    #[must_use]
    pub fn joins_two(&self, words: &[&str]) -> bool {
        let joined = |(at, word): (usize, &&str)| {
            let same = |other: &&str| {
                other.is_ascii() == word.is_ascii() && self.value(other) == self.value(word)
            };
            words.iter().skip(at + 1).any(same)
        };
        words.iter().enumerate().any(joined)
    }

    fn candidate(&self, evidence: &LabelEvidence<'_>) -> Candidate<'_> {
        let values = evidence.words.iter().filter_map(|word| self.value(word));
        let used: Vec<f64> = values.collect();
        let is_used = |value: f64| used.iter().any(|used| used.total_cmp(&value).is_eq());
        let (lowest, highest) = used
            .iter()
            .fold((f64::MAX, f64::MIN), |(low, high), value| {
                (low.min(*value), high.max(*value))
            });
        let middle = self.scale.map(|scale| f64::midpoint(scale.min, scale.max));
        let may_be_blank = |value: f64| {
            evidence.middle_may_be_blank
                && middle.is_some_and(|middle| middle.total_cmp(&value).is_eq())
        };
        let mut levels: Vec<f64> = self.values.iter().map(|(_, value)| *value).collect();
        levels.sort_by(f64::total_cmp);
        levels.dedup_by(|a, b| a.total_cmp(b).is_eq());
        let is_gap = |level: &&f64| {
            **level > lowest && **level < highest && !is_used(**level) && !may_be_blank(**level)
        };
        let ends = self.scale.map_or([lowest, highest], |s| [s.min, s.max]);
        Candidate {
            labels: self,
            gaps: levels.iter().filter(is_gap).count(),
            unused_ends: ends.iter().filter(|end| !is_used(**end)).count(),
        }
    }

    /// Whether both give the words the same numbers on the same scale.
    fn agrees(&self, other: &Self, words: &[&str]) -> bool {
        self.scale == other.scale
            && words
                .iter()
                .all(|word| self.value(word) == other.value(word))
    }
}

fn best(candidates: &[Candidate<'_>], evidence: &LabelEvidence<'_>) -> Option<LabelFit> {
    let first = candidates.first()?.labels;
    let gives_way = |loser: &Candidate<'_>| {
        candidates.iter().any(|winner| {
            winner.gaps < loser.gaps
                && winner.unused_ends <= loser.unused_ends
                && winner.unused_ends < 2
        })
    };
    let left: Vec<&Labels> = candidates
        .iter()
        .filter(|candidate| !gives_way(candidate))
        .map(|candidate| candidate.labels)
        .collect();
    let winner = left.first().copied().unwrap_or(first);
    if left.iter().all(|list| list.agrees(winner, evidence.words)) {
        return Some(LabelFit::Fits(winner.clone()));
    }
    let stated: Vec<&&Labels> = left
        .iter()
        .filter(|list| list.scale == Some(evidence.scale))
        .collect();
    if let Some(winner) = stated.first()
        && stated
            .iter()
            .all(|list| list.agrees(winner, evidence.words))
    {
        return Some(LabelFit::Fits((**winner).clone()));
    }
    Some(LabelFit::Ambiguous(left.into_iter().cloned().collect()))
}

/// The list that has most of the words, if it has half of them.
fn nearest(lists: &[Labels], words: &[&str]) -> Option<Labels> {
    let known = |list: &Labels| {
        let known = words.iter().filter(|word| list.value(word).is_some());
        known.count()
    };
    // The first of equals wins, so the lists are walked from their end.
    let nearest = lists.iter().rev().max_by_key(|list| known(list))?;
    (2 * known(nearest) >= words.len()).then(|| nearest.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL_SCALE: Scale = Scale {
        min: 1.0,
        max: 10.0,
    };

    fn evidence<'e>(words: &'e [&'e str]) -> LabelEvidence<'e> {
        LabelEvidence {
            words,
            declared: &[],
            scale: MODEL_SCALE,
            scale_is_fixed: false,
            middle_may_be_blank: false,
        }
    }

    fn named(fit: LabelFit) -> String {
        let name = |labels: &Labels| labels.set.clone().unwrap_or_else(|| "own".to_owned());
        match fit {
            LabelFit::Fits(labels) => name(&labels),
            LabelFit::Ambiguous(lists) => {
                let names: Vec<String> = lists.iter().map(name).collect();
                names.join(" | ")
            }
            LabelFit::Unknown(labels) => format!("? {}", labels.as_ref().map_or("-".into(), name)),
        }
    }

    #[test]
    fn every_set_fits_its_own_labels() {
        for set in READ_SETS.iter().filter(|set| !set.has_numbers()) {
            for ascii in [true, false] {
                let mut seen: Vec<f64> = Vec::new();
                let mut words: Vec<&str> = Vec::new();
                for (label, value) in set.values.iter().filter(|(l, _)| l.is_ascii() == ascii) {
                    if !seen.contains(value) {
                        seen.push(*value);
                        words.push(label);
                    }
                }
                let name = set.set.clone().unwrap();
                let fit = named(Labels::fitting(&evidence(&words)));
                // Short lists are the inner part of longer ones.
                let expected = match name.as_str() {
                    "satisfaction-3" | "quality-4" => fit.split(" | ").next().unwrap().to_owned(),
                    _ => fit.clone(),
                };
                assert_eq!(expected, name, "{words:?}: {fit}");
            }
        }
    }

    #[test]
    fn lists_are_told_apart_by_what_nobody_skips() {
        for (words, expected) in [
            (
                &[
                    "very dissatisfied",
                    "dissatisfied",
                    "neutral",
                    "satisfied",
                    "very satisfied",
                ][..],
                "satisfaction-5",
            ),
            (
                &["dissatisfied", "neutral", "satisfied", "very satisfied"],
                "satisfaction-5",
            ),
            (
                &[
                    "very dissatisfied",
                    "dissatisfied",
                    "satisfied",
                    "very satisfied",
                ],
                "satisfaction-4",
            ),
            (
                &[
                    "非常不满意",
                    "不满意",
                    "比较不满意",
                    "一般",
                    "比较满意",
                    "满意",
                    "非常满意",
                ],
                "satisfaction-7",
            ),
            (
                &["不满意", "一般", "满意"],
                "satisfaction-3 | satisfaction-5",
            ),
            (
                &["satisfied", "very satisfied"],
                "satisfaction-4 | satisfaction-5 | satisfaction-6 | satisfaction-7",
            ),
            (
                &[
                    "not at all satisfied",
                    "very satisfied",
                    "extremely satisfied",
                ],
                "satisfaction-unipolar-5",
            ),
            (&["yes", "no"], "yes-no"),
            (&["gut", "schlecht"], "? -"),
            (&["satisfied", "neutral", "satisfeid"], "? satisfaction-3"),
        ] {
            assert_eq!(
                named(Labels::fitting(&evidence(words))),
                expected,
                "{words:?}"
            );
        }
    }

    #[test]
    fn blanks_may_hide_the_middle() {
        let words = ["非常不满意", "不满意", "满意", "非常满意"];
        let open = LabelEvidence {
            middle_may_be_blank: true,
            ..evidence(&words)
        };
        assert_eq!(
            named(Labels::fitting(&open)),
            "satisfaction-4 | satisfaction-5"
        );
    }

    #[test]
    fn a_stated_scale_or_a_declared_list_decides() {
        let words = ["不满意", "一般", "满意"];
        let three = LabelEvidence {
            scale: Scale { min: 1.0, max: 3.0 },
            ..evidence(&words)
        };
        assert_eq!(named(Labels::fitting(&three)), "satisfaction-3");
        let fixed = LabelEvidence {
            scale_is_fixed: true,
            ..evidence(&words)
        };
        assert_eq!(named(Labels::fitting(&fixed)), "? satisfaction-3");
        let own = Labels {
            scale: Some(Scale { min: 1.0, max: 5.0 }),
            ..Labels::own(
                &words
                    .map(str::to_owned)
                    .iter()
                    .cloned()
                    .zip([1.0, 3.0, 5.0])
                    .collect::<Vec<_>>(),
            )
        };
        let declared = LabelEvidence {
            declared: &[own],
            ..evidence(&words)
        };
        assert_eq!(named(Labels::fitting(&declared)), "own");
    }
}
