//! One figure with its interval, and the difference of two, in closed form.

use crate::stats::{
    standard_normal_quantile, standard_normal_tail, student_t_quantile, student_t_tail,
    wilson_interval,
};

/// Added to the answers for an adjusted Wald interval of a net score; a quarter each to the two ends, the rest between.
const ADDED_TO_NET: f64 = 3.0;

/// Added to the answers of each sample for the difference of two shares: one that counts and one that does not.
const ADDED_TO_SHARE: f64 = 2.0;

/// What the scores are whose mean is a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoreKind {
    /// 1 where the answer counts, 0 elsewhere; the mean is shown in percent.
    Share,
    /// 1, 0 or −1; the mean is shown in percentage points.
    Net,
    /// Any number.
    Mean,
}

impl ScoreKind {
    /// What figures are multiplied by to be shown.
    #[must_use]
    pub fn factor(self) -> f64 {
        match self {
            Self::Share | Self::Net => 100.0,
            Self::Mean => 1.0,
        }
    }

    /// The interval cut at the ends of what the figure can be, in its unit.
    pub(super) fn cut(self, ends: [f64; 2]) -> [f64; 2] {
        match self {
            Self::Share => ends.map(|end| end.clamp(0.0, 100.0)),
            Self::Net => ends.map(|end| end.clamp(-100.0, 100.0)),
            Self::Mean => ends,
        }
    }
}

/// What an interval is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IntervalMethod {
    /// Wilson's score interval.
    Wilson,
    /// Wald's with the counts adjusted: for net scores and for differences of shares.
    AdjustedWald,
    /// Student's t; for a difference Welch's.
    StudentT,
    /// From resamples.
    Resampled,
}

/// A figure. Value, standard error and interval are in the figure's unit: percent, points or the scale's.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Estimate {
    /// Respondents with a score.
    pub respondents: usize,
    /// What they are worth: Kish's effective number.
    pub effective: f64,
    /// The figure; `None` without a score.
    pub value: Option<f64>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// Lower and upper end.
    pub interval: Option<[f64; 2]>,
    /// What the interval is.
    pub method: Option<IntervalMethod>,
}

/// A figure of some respondents minus that of the others, in the figure's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The difference.
    pub value: f64,
    /// Lower and upper end.
    pub interval: [f64; 2],
    /// Two-sided p-value of "there is none".
    pub p_value: f64,
    /// What the interval is.
    pub method: IntervalMethod,
}

/// Weighted sums of the scores of some respondents.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    /// Respondents.
    pub(super) count: usize,
    /// Σw.
    pub(super) weight: f64,
    /// Σw².
    pub(super) weight_squares: f64,
    /// Σws.
    pub(super) score: f64,
    /// Σw(s − c)² about the centre c that the sums were made with.
    pub(super) squares: f64,
}

impl Sums {
    /// Adds a respondent of a score about a centre.
    pub(super) fn add(&mut self, score: f64, weight: f64, centre: f64) {
        self.count += 1;
        self.weight += weight;
        self.weight_squares += weight * weight;
        self.score += weight * score;
        self.squares += weight * (score - centre).powi(2);
    }

    /// The sums of both.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            weight: self.weight + other.weight,
            weight_squares: self.weight_squares + other.weight_squares,
            score: self.score + other.score,
            squares: self.squares + other.squares,
        }
    }

    pub(super) fn mean(&self) -> f64 {
        self.score / self.weight
    }

    /// (Σw)²/Σw².
    fn effective(&self) -> f64 {
        self.weight * self.weight / self.weight_squares
    }

    /// Σw(s − s̄)²/Σw about the mean, given the centre of the sums.
    fn variance(&self, centre: f64) -> f64 {
        (self.squares / self.weight - (self.mean() - centre).powi(2)).max(0.0)
    }

    /// Σw(s − s̄)²/(Σw − Σw²/Σw); `None` for one respondent.
    fn unbiased_variance(&self, centre: f64) -> Option<f64> {
        let divisor = self.weight - self.weight_squares / self.weight;
        (self.count > 1 && divisor > 0.0).then(|| self.variance(centre) * self.weight / divisor)
    }

    /// The figure with its closed-form interval.
    ///
    /// Shares: √(p(1−p)/n), Wilson's interval. Net scores p − d: √((p+d−(p−d)²)/n); adjusted Wald: with n+3 answers,
    /// ¾ more at each end, the same formula ± z. Means: s/√n, Student's t with n−1 degrees of freedom. n is the
    /// effective number of respondents.
    pub(super) fn estimate(&self, kind: ScoreKind, (centre, confidence): (f64, f64)) -> Estimate {
        if self.count == 0 || self.weight <= 0.0 {
            return Estimate::default();
        }
        let (n, factor, mean) = (self.effective(), kind.factor(), self.mean());
        let (error, interval, method) = match kind {
            ScoreKind::Share => (
                Some((self.variance(centre) / n).sqrt()),
                wilson_interval(mean.clamp(0.0, 1.0), n, confidence),
                IntervalMethod::Wilson,
            ),
            ScoreKind::Net => (
                Some((self.variance(centre) / n).sqrt()),
                Some(self.net_interval(centre, confidence)),
                IntervalMethod::AdjustedWald,
            ),
            ScoreKind::Mean => {
                let error = self.unbiased_variance(centre).map(|s| (s / n).sqrt());
                let t = student_t_quantile(f64::midpoint(1.0, confidence), n - 1.0);
                let reach = error.zip(t).map(|(error, t)| error * t);
                let interval = reach.map(|reach| (mean - reach, mean + reach));
                (error, interval, IntervalMethod::StudentT)
            }
        };
        let interval = interval.map(|(lower, upper)| [lower * factor, upper * factor]);
        Estimate {
            respondents: self.count,
            effective: n,
            value: Some(mean * factor),
            standard_error: error.map(|error| error * factor),
            interval,
            method: interval.map(|_| method),
        }
    }

    fn net_interval(&self, centre: f64, confidence: f64) -> (f64, f64) {
        let (net, variance) = self.adjusted_net(centre);
        let reach = standard_normal_quantile(f64::midpoint(1.0, confidence)) * variance.sqrt();
        ((net - reach).max(-1.0), (net + reach).min(1.0))
    }

    /// The net score after the adjustment, and its sampling variance.
    fn adjusted_net(&self, centre: f64) -> (f64, f64) {
        let (n, net) = (self.effective(), self.mean());
        let both_ends = self.variance(centre) + net * net;
        let larger = n + ADDED_TO_NET;
        let adjusted = n * net / larger;
        let ends = (n * both_ends + ADDED_TO_NET / 2.0) / larger;
        (adjusted, (ends - adjusted * adjusted).max(0.0) / larger)
    }

    /// The share after one success and one failure more, and its sampling variance.
    fn adjusted_share(&self) -> (f64, f64) {
        let larger = self.effective() + ADDED_TO_SHARE;
        let share = (self.effective() * self.mean() + ADDED_TO_SHARE / 2.0) / larger;
        (share, share * (1.0 - share) / larger)
    }

    /// This figure minus the other's; `None` when one has no answers, or a mean has fewer than two.
    ///
    /// Shares: Agresti & Caffo 2000. Net scores: the adjusted Wald variances added. Means: Welch 1947.
    pub(super) fn minus(
        &self,
        other: &Self,
        kind: ScoreKind,
        (centre, confidence): (f64, f64),
    ) -> Option<Difference> {
        if self.count == 0 || other.count == 0 {
            return None;
        }
        let value = self.mean() - other.mean();
        if kind == ScoreKind::Mean {
            return self.welch(other, (centre, confidence));
        }
        let adjusted = |sums: &Self| match kind {
            ScoreKind::Net => sums.adjusted_net(centre),
            _ => sums.adjusted_share(),
        };
        let ((first, own), (second, its)) = (adjusted(self), adjusted(other));
        let error = (own + its).sqrt();
        let reach = standard_normal_quantile(f64::midpoint(1.0, confidence)) * error;
        let middle = first - second;
        let factor = kind.factor();
        Some(Difference {
            value: value * factor,
            interval: [-1.0, 1.0].map(|sign| (middle + sign * reach) * factor),
            p_value: 2.0 * standard_normal_tail((middle / error).abs()),
            method: IntervalMethod::AdjustedWald,
        })
    }

    fn welch(&self, other: &Self, (centre, confidence): (f64, f64)) -> Option<Difference> {
        let part = |sums: &Self| Some(sums.unbiased_variance(centre)? / sums.effective());
        let (own, its) = (part(self)?, part(other)?);
        let error = (own + its).sqrt();
        let freedom = |part: f64, sums: &Self| part * part / (sums.effective() - 1.0);
        let freedom = (own + its).powi(2) / (freedom(own, self) + freedom(its, other));
        let value = self.mean() - other.mean();
        let t = student_t_quantile(f64::midpoint(1.0, confidence), freedom)?;
        Some(Difference {
            value,
            interval: [value - t * error, value + t * error],
            p_value: (2.0 * student_t_tail((value / error).abs(), freedom)?).min(1.0),
            method: IntervalMethod::StudentT,
        })
    }
}
