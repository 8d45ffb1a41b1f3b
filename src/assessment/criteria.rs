//! The criteria that a model is judged by, with their thresholds and sources.

/// What a figure means for the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As it should be.
    Pass,
    /// Worth a look.
    Watch,
    /// Not as it should be.
    Fail,
}

/// What a criterion judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Do the items measure their constructs?
    Measurement,
    /// Can respondents tell the constructs apart?
    Discriminant,
    /// Do the paths explain, without collinearity?
    Structure,
    /// Does the model as a whole reproduce the data?
    Fit,
    /// Does the model predict answers that it was not estimated from?
    Prediction,
    /// Would the conclusions stand if the model were a little wrong?
    Robustness,
}

impl Area {
    /// Every area, in the order of a report.
    pub const ALL: &'static [Self] = &[
        Self::Measurement,
        Self::Discriminant,
        Self::Structure,
        Self::Fit,
        Self::Prediction,
        Self::Robustness,
    ];

    /// The catalogue key of the area's name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Measurement => "area-measurement",
            Self::Discriminant => "area-discriminant",
            Self::Structure => "area-structure",
            Self::Fit => "area-fit",
            Self::Prediction => "area-prediction",
            Self::Robustness => "area-robustness",
        }
    }
}

/// Which values of a figure pass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    /// `pass` or more passes, less than `fail_below` fails, both at two digits.
    AtLeast {
        /// Smallest value that passes.
        pass: f64,
        /// Value below which it fails.
        fail_below: f64,
    },
    /// From `least` to `most` passes, less than `fail_below` fails, all at two digits.
    Within {
        /// Smallest value that passes.
        least: f64,
        /// Largest value that passes.
        most: f64,
        /// Value below which it fails.
        fail_below: f64,
    },
    /// Less than `pass` passes, `fail_from` or more fails.
    Below {
        /// Value below which it passes.
        pass: f64,
        /// Smallest value that fails.
        fail_from: f64,
    },
    /// More than 0 passes, everything else fails.
    Positive,
    /// The p-value of "the model holds": `pass` or more passes, less than `fail_below` fails.
    Holds {
        /// Smallest p-value that passes.
        pass: f64,
        /// p-value below which it fails.
        fail_below: f64,
    },
    /// The p-value of "there is nothing": below `pass` passes, everything else is watched.
    Significant {
        /// p-value below which it passes.
        pass: f64,
    },
    /// It describes and is not judged.
    Descriptive,
}

/// Digits to which figures are compared with rules of thumb, and shown: 0.697 passes for 0.70.
const COMPARED_DIGITS: f64 = 100.0;

fn compared(value: f64) -> f64 {
    (value * COMPARED_DIGITS).round() / COMPARED_DIGITS
}

impl Rule {
    /// The verdict on a value; `None` when it is not judged or not a number.
    #[must_use]
    pub fn judge(self, value: f64) -> Option<Verdict> {
        if value.is_nan() {
            return None;
        }
        let (pass, fail) = match self {
            Self::AtLeast { pass, fail_below } => {
                (compared(value) >= pass, compared(value) < fail_below)
            }
            Self::Within {
                least,
                most,
                fail_below,
            } => (
                (least..=most).contains(&compared(value)),
                compared(value) < fail_below,
            ),
            Self::Below { pass, fail_from } => (value < pass, value >= fail_from),
            Self::Positive => (value > 0.0, value <= 0.0),
            Self::Holds { pass, fail_below } => (value >= pass, value < fail_below),
            Self::Significant { pass } => (value < pass, false),
            Self::Descriptive => return None,
        };
        Some(match (pass, fail) {
            (true, _) => Verdict::Pass,
            (false, true) => Verdict::Fail,
            (false, false) => Verdict::Watch,
        })
    }

    /// How far a value is from passing: larger is worse. For finding the worst of several.
    #[must_use]
    pub fn badness(self, value: f64) -> f64 {
        match self {
            Self::AtLeast { .. } | Self::Positive | Self::Holds { .. } | Self::Descriptive => {
                -value
            }
            Self::Within { least, most, .. } => (least - value).max(value - most),
            Self::Below { .. } | Self::Significant { .. } => value,
        }
    }

    /// The values that pass, such as `≥ 0.70`; `None` when nothing is judged.
    #[must_use]
    pub fn threshold(self) -> Option<String> {
        Some(match self {
            Self::AtLeast { pass, .. } => format!("≥ {pass:.2}"),
            Self::Within { least, most, .. } => format!("{least:.2}–{most:.2}"),
            Self::Below { pass, .. } => format!("< {pass:.2}"),
            Self::Positive => "> 0".to_owned(),
            Self::Holds { pass, .. } => format!("p ≥ {pass:.2}"),
            Self::Significant { pass } => format!("p < {pass:.2}"),
            Self::Descriptive => return None,
        })
    }
}

/// Reliability coefficients: Nunnally & Bernstein 1994, p. 264; the upper end Hair et al. 2019, EBR 31(1) 2–24, p. 8.
const RELIABILITY: Rule = Rule::Within {
    least: 0.70,
    most: 0.95,
    fail_below: 0.60,
};

/// Variance inflation: Hair et al. 2019, EBR 31(1) 2–24, table 4.
const INFLATION: Rule = Rule::Below {
    pass: 3.0,
    fail_from: 5.0,
};

/// Ratios of correlations: Henseler, Ringle & Sarstedt 2015, JAMS 43(1) 115–135.
const RATIO: Rule = Rule::Below {
    pass: 0.85,
    fail_from: 0.90,
};

/// Exact fit: the 95 % and 99 % quantiles of Benitez et al. 2020, Inf. Manag. 57(2) 103168, table 6.
const EXACT_FIT: Rule = Rule::Holds {
    pass: 0.05,
    fail_below: 0.01,
};

/// Tests of a departure from the model: a small p-value asks for a look, whatever its size.
const NO_DEPARTURE: Rule = Rule::Holds {
    pass: 0.05,
    fail_below: 0.01,
};

macro_rules! criteria {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal $area:ident $rule:expr, $source:literal;)+) => {
        /// One criterion. Its name, explanation and advice stand in the catalogue under `criterion-NAME`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Criterion {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Criterion {
            /// Every criterion, area by area.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name for machines, such as `rho_a`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it judges.
            #[must_use]
            pub fn area(self) -> Area {
                match self { $(Self::$variant => Area::$area,)+ }
            }

            /// Which values pass.
            #[must_use]
            pub fn rule(self) -> Rule {
                match self { $(Self::$variant => $rule,)+ }
            }

            /// Where the threshold comes from.
            #[must_use]
            pub fn source(self) -> &'static str {
                match self { $(Self::$variant => $source,)+ }
            }
        }
    };
}

criteria! {
    /// Loading of an item on its construct, Mode A.
    Loading = "loading" Measurement Rule::AtLeast { pass: 0.70, fail_below: 0.40 },
        "Hair et al. 2019, EBR 31(1), p. 8";
    /// Cronbach's α.
    Alpha = "alpha" Measurement RELIABILITY, "Nunnally & Bernstein 1994, p. 264";
    /// Dijkstra & Henseler's ρ_A.
    RhoA = "rho_a" Measurement RELIABILITY, "Dijkstra & Henseler 2015, MISQ 39(2)";
    /// Jöreskog's ρ_C.
    RhoC = "rho_c" Measurement RELIABILITY, "Hair et al. 2019, EBR 31(1), p. 8";
    /// Average variance extracted.
    Ave = "ave" Measurement Rule::AtLeast { pass: 0.50, fail_below: 0.40 },
        "Fornell & Larcker 1981, JMR 18(1), p. 46";
    /// Variance inflation of an item of a Mode B block.
    ItemVif = "item_vif" Measurement INFLATION, "Hair et al. 2019, EBR 31(1), table 4";
    /// Significance of an item's weight in a Mode B block.
    Weight = "weight" Measurement Rule::Significant { pass: 0.05 },
        "Hair et al. 2019, EBR 31(1), p. 10";
    /// Path from a Mode B construct to a global item of the same meaning.
    Redundancy = "redundancy" Measurement Rule::AtLeast { pass: 0.70, fail_below: 0.60 },
        "Chin 1998, p. 324; Hair et al. 2019, EBR 31(1), p. 10";
    /// √AVE minus the largest correlation with another construct.
    FornellLarcker = "fornell_larcker" Discriminant Rule::Positive,
        "Fornell & Larcker 1981, JMR 18(1), p. 46";
    /// Loading on the own construct minus the largest on another.
    CrossLoading = "cross_loading" Discriminant Rule::Positive, "Chin 1998, p. 321";
    /// Heterotrait–monotrait ratio.
    Htmt = "htmt" Discriminant RATIO, "Henseler, Ringle & Sarstedt 2015, JAMS 43(1)";
    /// Heterotrait–monotrait ratio of geometric means.
    Htmt2 = "htmt2" Discriminant RATIO, "Roemer, Schuberth & Henseler 2021, IMDS 121(12)";
    /// Upper end of the one-sided interval of HTMT.
    HtmtBound = "htmt_bound" Discriminant Rule::Below { pass: 1.0, fail_from: 1.0 },
        "Henseler, Ringle & Sarstedt 2015, JAMS 43(1)";
    /// Variance inflation of a predecessor.
    Vif = "vif" Structure INFLATION, "Hair et al. 2019, EBR 31(1), table 4";
    /// Explained variance of an endogenous construct.
    RSquared = "r2" Structure Rule::AtLeast { pass: 0.10, fail_below: f64::NEG_INFINITY },
        "Falk & Miller 1992, p. 80";
    /// Effect size of a path.
    EffectSize = "f2" Structure Rule::Descriptive, "Cohen 1988, p. 413";
    /// Akaike's information criterion of an equation.
    Aic = "aic" Structure Rule::Descriptive, "Sharma et al. 2019, JAIS 20(4)";
    /// Schwarz's information criterion of an equation.
    Bic = "bic" Structure Rule::Descriptive, "Sharma et al. 2019, JAIS 20(4)";
    /// Standardised root mean square residual.
    Srmr = "srmr" Fit Rule::Below { pass: 0.08, fail_from: 0.10 },
        "Hu & Bentler 1999, SEM 6(1); Henseler et al. 2014, ORM 17(2)";
    /// Exact fit by the squared Euclidean distance.
    DUls = "d_uls" Fit EXACT_FIT, "Dijkstra & Henseler 2015, CSDA 81; Benitez et al. 2020";
    /// Exact fit by the geodesic distance.
    DG = "d_g" Fit EXACT_FIT, "Dijkstra & Henseler 2015, CSDA 81; Benitez et al. 2020";
    /// Root mean squared residual correlation of the items of common factors.
    RmsTheta = "rms_theta" Fit Rule::Below { pass: 0.12, fail_from: f64::INFINITY },
        "Henseler et al. 2014, ORM 17(2)";
    /// Normed fit index.
    Nfi = "nfi" Fit Rule::Descriptive, "Bentler & Bonett 1980, Psychol. Bull. 88(3)";
    /// Goodness-of-fit index.
    Gof = "gof" Fit Rule::Descriptive,
        "Tenenhaus et al. 2005, CSDA 48(1); Henseler & Sarstedt 2013";
    /// Q²_predict of an item, from direct antecedents.
    Q2Predict = "q2_predict" Prediction Rule::Positive, "Shmueli et al. 2019, EJM 53(11)";
    /// RMSE of an item over that of the linear model, from direct antecedents.
    RmseRatio = "rmse_ratio" Prediction Rule::Below { pass: 1.0, fail_from: f64::INFINITY },
        "Shmueli et al. 2019, EJM 53(11)";
    /// One-sided p-value of "predicts no better than the indicator averages".
    CvpatAverage = "cvpat_average" Prediction Rule::Significant { pass: 0.05 },
        "Sharma et al. 2023, EJM 57(6)";
    /// One-sided p-value of "predicts no better than the linear model".
    CvpatLinearModel = "cvpat_linear_model" Prediction Rule::Significant { pass: 0.05 },
        "Sharma et al. 2023, EJM 57(6)";
    /// Collinearity of a construct with all others, as common-method bias makes it.
    FullCollinearity = "full_collinearity" Robustness Rule::Below { pass: 3.3, fail_from: 5.0 },
        "Kock 2015, IJeC 11(4), p. 7";
    /// Copula term of a path, p-value adjusted over the paths.
    Endogeneity = "endogeneity" Robustness NO_DEPARTURE,
        "Park & Gupta 2012, Mark. Sci. 31(4); Hult et al. 2018, JIM 26(3)";
    /// Quadratic term of a path, p-value adjusted over the paths.
    Nonlinearity = "nonlinearity" Robustness NO_DEPARTURE, "Hair et al. 2018, chapter 2";
    /// Break point of a path from the index construct, p-value adjusted over these paths.
    BreakPoint = "break_point" Robustness NO_DEPARTURE, "Hansen 2017, JBES 35(2)";
    /// Tetrads of a Mode A block that do not vanish.
    Tetrads = "tetrads" Robustness Rule::Below { pass: 1.0, fail_from: f64::INFINITY },
        "Gudergan et al. 2008, JBR 61(12)";
}

impl Criterion {
    /// The criterion called `text`, whatever the case and the separators: `HTMT`, `rho-A`, `ρ_A`, `Fornell–Larcker`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = bare(text);
        Self::ALL
            .iter()
            .copied()
            .find(|criterion| bare(criterion.name()) == wanted)
    }

    /// The verdict on a value.
    #[must_use]
    pub fn judge(self, value: f64) -> Option<Verdict> {
        self.rule().judge(value)
    }
}

/// Letters and digits in lower case; Greek letters by name.
fn bare(text: &str) -> String {
    let spelled = |letter: char| match letter {
        'α' => "alpha".to_owned(),
        'ρ' => "rho".to_owned(),
        'θ' => "theta".to_owned(),
        '²' => "2".to_owned(),
        other if other.is_alphanumeric() => other.to_string(),
        _ => String::new(),
    };
    text.to_lowercase().chars().map(spelled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_divide_pass_watch_and_fail() {
        use Verdict::{Fail, Pass, Watch};
        for (criterion, value, verdict) in [
            (Criterion::Alpha, 0.697, Pass),
            (Criterion::Alpha, 0.69, Watch),
            (Criterion::Alpha, 0.96, Watch),
            (Criterion::Alpha, 0.55, Fail),
            (Criterion::Ave, 0.45, Watch),
            (Criterion::Htmt, 0.8499, Pass),
            (Criterion::Htmt, 0.85, Watch),
            (Criterion::Htmt, 0.90, Fail),
            (Criterion::HtmtBound, 1.0, Fail),
            (Criterion::FornellLarcker, 0.0, Fail),
            (Criterion::DG, 0.03, Watch),
            (Criterion::Weight, 0.3, Watch),
        ] {
            assert_eq!(
                criterion.judge(value),
                Some(verdict),
                "{criterion:?} {value}"
            );
        }
        assert_eq!(Criterion::Gof.judge(0.5), None);
        assert_eq!(Criterion::Alpha.judge(f64::NAN), None);
    }

    #[test]
    fn names_are_read_whatever_their_writing() {
        for (text, criterion) in [
            ("HTMT", Criterion::Htmt),
            ("rho-A", Criterion::RhoA),
            ("ρ_A", Criterion::RhoA),
            ("Fornell–Larcker", Criterion::FornellLarcker),
            ("R²", Criterion::RSquared),
            ("d_ULS", Criterion::DUls),
        ] {
            assert_eq!(Criterion::parse(text), Some(criterion), "{text}");
        }
        assert_eq!(Criterion::parse("htm"), None);
    }

    #[test]
    fn the_worst_value_is_the_farthest_from_passing() {
        let rule = Criterion::Alpha.rule();
        assert!(rule.badness(0.99) > rule.badness(0.93));
        assert!(rule.badness(0.60) > rule.badness(0.99));
        assert!(Criterion::Htmt.rule().badness(0.9) > Criterion::Htmt.rule().badness(0.3));
    }
}
