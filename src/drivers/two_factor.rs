//! Two factors of satisfaction: what a low answer costs and what a high one earns.

/// The part of the respondents that the low and the high answers of an item should each come near to.
pub const EXTREME_SHARE: f64 = 1.0 / 3.0;

/// Where an item's low and high answers begin.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct ExtremeAnswers {
    /// Answers at or below are low.
    pub low: f64,
    /// Answers at or above are high.
    pub high: f64,
    /// Share of the respondents with a low answer, 0 to 1.
    pub low_share: f64,
    /// Share of the respondents with a high answer, 0 to 1.
    pub high_share: f64,
}

impl ExtremeAnswers {
    /// The low and high answers of an item, given its answers with their weights, ascending.
    ///
    /// Low are the lowest answers whose share comes closest to [`EXTREME_SHARE`], high the highest likewise; the rest is what
    /// both are compared with. Where the two leave nothing between them, the larger group gives up the answer next to the
    /// other one. `None` for fewer than three different answers. Thirds of the respondents, not of the scale, since most
    /// answers to satisfaction questions lie in the upper half of it; ours (Brandt 1987 leaves the groups to the analyst).
    #[must_use]
    pub fn of(answers: &[(f64, f64)]) -> Option<Self> {
        let total: f64 = answers.iter().map(|(_, weight)| weight).sum();
        let mut levels: Vec<(f64, f64)> = Vec::new();
        for &(answer, weight) in answers {
            match levels.last_mut() {
                Some((last, share)) if answer <= *last => *share += weight / total,
                _ => levels.push((answer, weight / total)),
            }
        }
        if levels.len() < 3 {
            return None;
        }
        let shares: Vec<f64> = levels.iter().map(|(_, share)| *share).collect();
        let mut low = closest(shares.iter().copied());
        let mut high = closest(shares.iter().rev().copied());
        let group = |from: usize, to: usize| shares[from..to].iter().sum::<f64>();
        let count = levels.len();
        while low + high >= count {
            let larger = group(0, low) >= group(count - high, count);
            if low > 1 && (larger || high == 1) {
                low -= 1;
            } else {
                high -= 1;
            }
        }
        Some(Self {
            low: levels[low - 1].0,
            high: levels[count - high].0,
            low_share: group(0, low),
            high_share: group(count - high, count),
        })
    }
}

/// How many of the leading shares, at least one, sum to what is closest to [`EXTREME_SHARE`].
fn closest(shares: impl Iterator<Item = f64>) -> usize {
    let (mut sum, mut best, mut count) = (0.0, f64::INFINITY, 1);
    for (position, share) in shares.enumerate() {
        sum += share;
        let distance = (sum - EXTREME_SHARE).abs();
        if distance < best {
            (best, count) = (distance, position + 1);
        }
    }
    count
}

/// How an item works on satisfaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorClass {
    /// A low answer costs, a high one earns nothing: 保健因素.
    Basic,
    /// Both count: 绩效因素.
    Performance,
    /// A high answer earns, a low one costs nothing: 激励因素.
    Excitement,
    /// Neither counts.
    Indifferent,
}

impl FactorClass {
    /// The class, given whether the penalty and the reward are significant in their own direction. Source: Brandt 1987, in
    /// Surprenant (ed.), Add Value to Your Service, AMA, 61–65; Matzler & Sauerwein 2002, IJSIM 13(4) 314–332.
    #[must_use]
    pub fn of(penalty: bool, reward: bool) -> Self {
        match (penalty, reward) {
            (true, false) => Self::Basic,
            (true, true) => Self::Performance,
            (false, true) => Self::Excitement,
            (false, false) => Self::Indifferent,
        }
    }
}

/// Asymmetry from which a side outweighs the other.
const LEANING: f64 = 0.1;

/// Asymmetry from which an item is almost all on one side.
const ONE_SIDED: f64 = 0.4;

/// The side on which an item moves satisfaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AsymmetryClass {
    /// Asymmetry below −0.4.
    Frustrator,
    /// From −0.4 to −0.1.
    Dissatisfier,
    /// Between −0.1 and 0.1.
    Hybrid,
    /// From 0.1 to 0.4.
    Satisfier,
    /// Above 0.4.
    Delighter,
}

impl AsymmetryClass {
    /// The class of an asymmetry from −1 to 1.
    #[must_use]
    pub fn of(asymmetry: f64) -> Self {
        match asymmetry {
            a if a < -ONE_SIDED => Self::Frustrator,
            a if a < -LEANING => Self::Dissatisfier,
            a if a <= LEANING => Self::Hybrid,
            a if a <= ONE_SIDED => Self::Satisfier,
            _ => Self::Delighter,
        }
    }
}

/// Range of impact and its asymmetry: reward − penalty and (reward + penalty)/(reward − penalty).
///
/// `penalty` is what a low answer changes in the outcome (0 or less), `reward` what a high one does (0 or more), both in points of
/// the outcome. The asymmetry is the satisfaction-generating less the dissatisfaction-generating potential, −1 to 1. `None` when
/// one has the wrong sign or both are 0: then there is no range. Source: Mikulić & Prebežac 2008, Managing Service Quality 18(6)
/// 559–576; the cut points ±0.1 and ±0.4 of [`AsymmetryClass`] are ours, applications differ.
#[must_use]
pub fn impact_range(penalty: f64, reward: f64) -> Option<(f64, f64)> {
    let range = reward - penalty;
    (penalty <= 0.0 && reward >= 0.0 && range > 0.0).then(|| (range, (reward + penalty) / range))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(counts: &[(f64, u32)]) -> Vec<(f64, f64)> {
        let repeat = |(answer, count): &(f64, u32)| vec![(*answer, 1.0); *count as usize];
        counts.iter().flat_map(repeat).collect()
    }

    #[test]
    fn thirds_of_the_respondents() {
        // 3 + 7 + 15 = 25 % is nearest to a third from below, 45 % alone from above.
        let skewed = answers(&[(1.0, 3), (2.0, 7), (3.0, 15), (4.0, 30), (5.0, 45)]);
        let found = ExtremeAnswers::of(&skewed).unwrap();
        assert_eq!((found.low, found.high), (3.0, 5.0));
        assert!((found.low_share - 0.25).abs() < 1e-12 && (found.high_share - 0.45).abs() < 1e-12);
        let weighted = [(1.0, 2.0), (2.0, 2.0), (3.0, 2.0)];
        let found = ExtremeAnswers::of(&weighted).unwrap();
        assert_eq!((found.low, found.high), (1.0, 3.0));
    }

    #[test]
    fn something_is_left_between_and_two_answers_are_too_few() {
        // 20 + 20 from below and 60 from above leave nothing: the smaller group keeps its answers when it is alone.
        let found = ExtremeAnswers::of(&answers(&[(1.0, 20), (2.0, 20), (3.0, 60)])).unwrap();
        assert_eq!((found.low, found.high), (1.0, 3.0));
        assert_eq!(ExtremeAnswers::of(&answers(&[(1.0, 5), (2.0, 5)])), None);
        assert_eq!(ExtremeAnswers::of(&[]), None);
    }

    #[test]
    fn classes_and_asymmetry_by_hand() {
        assert_eq!(FactorClass::of(true, false), FactorClass::Basic);
        assert_eq!(FactorClass::of(true, true), FactorClass::Performance);
        assert_eq!(FactorClass::of(false, true), FactorClass::Excitement);
        assert_eq!(FactorClass::of(false, false), FactorClass::Indifferent);
        // range 10, potentials .3 and .7
        let (range, asymmetry) = impact_range(-7.0, 3.0).unwrap();
        assert!((range - 10.0).abs() < 1e-15 && (asymmetry + 0.4).abs() < 1e-15);
        assert_eq!(AsymmetryClass::of(-0.41), AsymmetryClass::Frustrator);
        assert_eq!(AsymmetryClass::of(-0.2), AsymmetryClass::Dissatisfier);
        assert_eq!(AsymmetryClass::of(0.0), AsymmetryClass::Hybrid);
        assert_eq!(AsymmetryClass::of(0.3), AsymmetryClass::Satisfier);
        assert_eq!(AsymmetryClass::of(1.0), AsymmetryClass::Delighter);
    }

    #[test]
    fn a_wrong_sign_has_no_range() {
        assert_eq!(impact_range(1.0, 3.0), None);
        assert_eq!(impact_range(-1.0, -3.0), None);
        assert_eq!(impact_range(0.0, 0.0), None);
        assert_eq!(impact_range(f64::NAN, 1.0), None);
    }
}
