//! How alike a column's wording and an indicator's are.

use std::collections::HashMap;

use super::concepts::{Feature, features};
use crate::model::{Indicator, PathModel};
use crate::study::normalised;

/// Weight of a word that is no concept against a concept.
const WORD_WEIGHT: f64 = 0.2;

/// How much less a part of a header counts than the whole.
const PART_WEIGHT: f64 = 0.95;

/// What stands between the stem of a matrix and its row.
const STEM_SEPARATORS: [&str; 7] = [" - ", " – ", " — ", "—", "：", ":", "["];

/// What the indicators of a model are about, each with its texts, and how telling each thing is among them.
#[derive(Debug)]
pub(super) struct Wordings {
    indicators: Vec<Vec<Vec<Feature>>>,
    /// Number of indicators that are about it.
    spread: HashMap<Feature, usize>,
}

impl Wordings {
    pub(super) fn of(model: &PathModel) -> Self {
        let indicators: Vec<Vec<Vec<Feature>>> = model.indicators().map(texts).collect();
        let mut spread = HashMap::new();
        for texts in &indicators {
            let mut all: Vec<&Feature> = texts.iter().flatten().collect();
            all.sort();
            all.dedup();
            for feature in all {
                *spread.entry(feature.clone()).or_insert(0) += 1;
            }
        }
        Self { indicators, spread }
    }

    /// How alike the texts over a column and an indicator are, 0 to 1: the weighted Dice coefficient of what they are
    /// about, for the pair of texts that are most alike.
    pub(super) fn likeness(&self, header: &[(f64, Vec<Feature>)], indicator: usize) -> f64 {
        let texts = self
            .indicators
            .get(indicator)
            .map_or(&[][..], Vec::as_slice);
        let pairs = header.iter().flat_map(|(weight, header)| {
            texts
                .iter()
                .map(move |text| weight * self.dice(header, text))
        });
        pairs.fold(0.0, f64::max)
    }

    fn dice(&self, one: &[Feature], other: &[Feature]) -> f64 {
        let weigh = |features: &[Feature]| features.iter().map(|f| self.weight(f)).sum::<f64>();
        let common = one.iter().filter(|feature| other.contains(feature));
        let common: f64 = common.map(|feature| self.weight(feature)).sum();
        let both = weigh(one) + weigh(other);
        if both > 0.0 { 2.0 * common / both } else { 0.0 }
    }

    /// The fewer indicators are about it, the more it tells: 1 + ln(indicators / those about it).
    fn weight(&self, feature: &Feature) -> f64 {
        let indicators = self.indicators.len().max(1) as f64;
        let about = self.spread.get(feature).copied().unwrap_or(1).max(1) as f64;
        let telling = 1.0 + (indicators / about).ln();
        match feature {
            Feature::Word(_) => WORD_WEIGHT * telling,
            Feature::Concept(_) | Feature::Given(_) => telling,
        }
    }
}

/// What each text of an indicator is about.
fn texts(indicator: &Indicator) -> Vec<Vec<Feature>> {
    let label = [&indicator.label.en, &indicator.label.zh];
    let question = [&indicator.question.en, &indicator.question.zh];
    // Names and aliases such as "CUSTOMX" are abbreviations; the label says what they mean, if there is one.
    let name = (indicator.label.en == indicator.name).then(|| in_words(&indicator.name));
    let is_wording = |alias: &&String| !alias.is_ascii() || alias.contains(' ');
    let aliases = indicator.aliases.iter().filter(is_wording).cloned();
    let texts = label.into_iter().chain(question).cloned();
    let texts = texts.chain(name).chain(aliases);
    let features = texts.map(|text| features(&normalised(&text)));
    features.filter(|features| !features.is_empty()).collect()
}

/// What the texts over a column are about, each whole and, where it has a stem, its last part.
pub(super) fn header_features(texts: &[&str]) -> Vec<(f64, Vec<Feature>)> {
    let mut found = Vec::new();
    for text in texts {
        let whole = without_number(&normalised(&in_words(text))).to_owned();
        found.push((1.0, features(&whole)));
        let parts = STEM_SEPARATORS
            .iter()
            .filter_map(|mark| whole.rsplit_once(mark));
        for (_, part) in parts {
            found.push((PART_WEIGHT, features(part)));
        }
    }
    found.retain(|(_, features)| !features.is_empty());
    found
}

/// `sat_overall` as words.
fn in_words(name: &str) -> String {
    name.replace(['_', '.'], " ")
}

/// A normalised header without the number of its question: `q1. `, `3、`, `第6题`, `(2)`.
pub(super) fn without_number(text: &str) -> &str {
    let text = text.trim_start_matches(['(', '（', '[', '#']);
    let bare = ["question ", "question", "item ", "第", "q"];
    let bare = bare.iter().find_map(|prefix| {
        let rest = text.strip_prefix(prefix)?;
        rest.starts_with(|c: char| c.is_ascii_digit())
            .then_some(rest)
    });
    let numbered = bare.unwrap_or(text);
    let rest = numbered.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.trim_start_matches(['题', '.', '、', ':', '：', ')', ']', '-', '_', ' ', '）']);
    let has_number = numbered.starts_with(|c: char| c.is_ascii_digit());
    if has_number && !rest.is_empty() {
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '.' | ' ' | '-'))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::builtin;

    fn nearest(model: &str, header: &str) -> (String, f64) {
        let model = builtin(model).unwrap();
        let wordings = Wordings::of(&model);
        let header = header_features(&[header]);
        let names = model.indicators().enumerate();
        let alike = names.map(|(at, item)| (item.name.clone(), wordings.likeness(&header, at)));
        // The first of equals.
        alike.fold((String::new(), -1.0), |best, next| {
            if next.1 > best.1 { next } else { best }
        })
    }

    #[test]
    fn questions_find_their_indicators() {
        for (model, header, indicator) in [
            (
                "acsi",
                "Q1. Before you bought it, what overall quality did you expect?",
                "exp_overall",
            ),
            (
                "acsi",
                "How well did you expect the product to meet your personal needs?",
                "exp_custom",
            ),
            (
                "acsi",
                "How often did you expect things to go wrong?",
                "exp_reliab",
            ),
            (
                "acsi",
                "Please rate the overall quality of our product",
                "qual_overall",
            ),
            (
                "acsi",
                "How well does it meet your personal requirements?",
                "qual_custom",
            ),
            ("acsi", "How reliable is the product?", "qual_reliab"),
            (
                "acsi",
                "Given the quality, how would you rate the price?",
                "val_price",
            ),
            (
                "acsi",
                "Given the price, how would you rate the quality?",
                "val_quality",
            ),
            ("acsi", "Overall, how satisfied are you?", "sat_overall"),
            (
                "acsi",
                "To what extent has it fallen short of or exceeded your expectations?",
                "sat_confirm",
            ),
            ("acsi", "How close is it to the ideal product?", "sat_ideal"),
            ("acsi", "Have you ever complained?", "complaint"),
            (
                "acsi",
                "How likely are you to buy from us again?",
                "loy_repurchase",
            ),
            ("acsi", "3、您对本店的总体满意程度", "sat_overall"),
            ("acsi", "与您的预期相比，实际情况如何？", "sat_confirm"),
            ("acsi", "您是否投诉过？", "complaint"),
            ("ccsi", "您会向朋友推荐该品牌吗？", "loy_recommend"),
            ("ccsi", "9、与同类品牌相比，您的满意程度", "sat_peers"),
            ("ccsi", "Expectations - Service quality", "exp_service"),
            (
                "ecsi",
                "How would you rate the handling of your complaint?",
                "complaint_handling",
            ),
            ("ecsi", "Clarity and transparency of information", "qual_7"),
        ] {
            let (found, likeness) = nearest(model, header);
            assert_eq!(found, indicator, "{header}: {likeness}");
            assert!(likeness > 0.4, "{header}: {likeness}");
        }
        assert!(nearest("acsi", "What is your age?").1 < 0.3);
        assert!(nearest("acsi", "所在城市").1 < 0.3);
    }

    #[test]
    fn numbers_of_questions_go() {
        for (text, bare) in [
            ("q1. overall", "overall"),
            ("q12_3 price", "price"),
            ("3、总体满意度", "总体满意度"),
            ("第6题(运动)", "(运动)"),
            ("q1", "q1"),
            ("2nd visit", "nd visit"),
            ("quality", "quality"),
        ] {
            assert_eq!(without_number(text), bare, "{text}");
        }
    }
}
