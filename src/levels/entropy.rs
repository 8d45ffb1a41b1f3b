//! Entropy weights: how much the answers to a question differ.

/// Divergence 1 − e of the answers to one question.
///
/// e = −(1/ln N) Σ f·p·ln p with p = x/Σ f·x: `answers` are pairs of a score x ≥ 0 (on 0–100) and the number f ≥ 0 of
/// respondents who have it (a sum of weights), N = Σ f those who answered. From 0 (all answers the same) towards 1; entropy
/// weights are divergences over their sum. 0·ln 0 = 0; scores that are all 0, and fewer than two respondents, have the
/// divergence 0. Source: Shannon 1948; Hwang & Yoon 1981, pp. 52–54. Example: the scores 1 and 3 have p = ¼ and ¾,
/// e = .8113, divergence .1887.
#[must_use]
pub fn entropy_divergence(answers: &[(f64, f64)]) -> f64 {
    let respondents: f64 = answers.iter().map(|(_, count)| count).sum();
    let total: f64 = answers.iter().map(|(score, count)| score * count).sum();
    if !(total > 0.0 && respondents > 1.0) {
        return 0.0;
    }
    let terms = answers.iter().map(|(score, count)| {
        let share = score / total;
        if share > 0.0 {
            count * share * share.ln()
        } else {
            0.0
        }
    });
    let entropy = -terms.sum::<f64>() / respondents.ln();
    // A constant item has 0 but for rounding.
    (1.0 - entropy).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_answers_by_hand() {
        let expected = 1.0 + (0.25 * 0.25_f64.ln() + 0.75 * 0.75_f64.ln()) / 2.0_f64.ln();
        assert!((entropy_divergence(&[(1.0, 1.0), (3.0, 1.0)]) - expected).abs() < 1e-15);
        assert!((expected - 0.188721875540867).abs() < 1e-14);
    }

    /// Python: `x = [0, 25, 25, 50, 75, 100, 100, 100]; p = x[x > 0]/x.sum(); 1 + (p*log(p)).sum()/log(8)`.
    #[test]
    fn zeros_count_as_respondents_but_not_in_the_sum() {
        let answers = [
            (0.0, 1.0),
            (25.0, 2.0),
            (50.0, 1.0),
            (75.0, 1.0),
            (100.0, 3.0),
        ];
        assert!((entropy_divergence(&answers) - PYTHON).abs() < 1e-12);
    }

    const PYTHON: f64 = 0.1235835920479883;

    #[test]
    fn the_scale_does_not_matter_and_a_constant_says_nothing() {
        let one = entropy_divergence(&[(10.0, 3.0), (40.0, 2.0)]);
        let ten = entropy_divergence(&[(1.0, 3.0), (4.0, 2.0)]);
        assert!((one - ten).abs() < 1e-15);
        assert!(entropy_divergence(&[(40.0, 9.0)]).abs() < 1e-12);
        assert!(entropy_divergence(&[(0.0, 9.0)]).abs() < f64::EPSILON);
        assert!(entropy_divergence(&[(5.0, 1.0)]).abs() < f64::EPSILON);
        assert!(entropy_divergence(&[]).abs() < f64::EPSILON);
    }
}
