//! Every criterion where it applies, and one row for each.

use super::place::Place;
use super::rows::{CriterionRow, FaultRow};
use crate::analysis::{Analysis, Assessment, Figure, item_names};
use crate::assessment::{Criterion, Reading, Verdict};
use crate::model::{Mode, PathModel};
use crate::resampling::Inferences;

/// A figure that a criterion judges.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Judged {
    pub(in crate::report) criterion: Criterion,
    pub(in crate::report) place: Place,
    pub(in crate::report) value: f64,
}

/// The judgements that every fit allows.
pub(in crate::report) fn judgements(
    (model, analysis): (&PathModel, &Analysis),
    assessment: &Assessment,
    inferences: Option<&Inferences>,
) -> Vec<Judged> {
    let bench = Bench {
        model,
        analysis,
        assessment,
    };
    let mut judged = bench.reliabilities();
    judged.extend(bench.items(inferences));
    judged.extend(bench.pairs());
    judged.extend(bench.structure());
    judged.extend(bench.fit());
    judged
}

/// What judgements are made of.
struct Bench<'a> {
    model: &'a PathModel,
    analysis: &'a Analysis,
    assessment: &'a Assessment,
}

impl Bench<'_> {
    fn name(&self, construct: usize) -> String {
        self.model.constructs[construct].name.clone()
    }

    fn is_reflective(&self, construct: usize) -> bool {
        self.analysis.layout.modes[construct] == Mode::A
    }

    fn reliabilities(&self) -> Vec<Judged> {
        let mut judged = Vec::new();
        for (construct, figures) in self.analysis.reliability.iter().enumerate() {
            if !self.is_reflective(construct) {
                continue;
            }
            for (criterion, value) in [
                (Criterion::Alpha, figures.alpha),
                (Criterion::RhoA, figures.rho_a),
                (Criterion::RhoC, figures.rho_c),
                (Criterion::Ave, figures.ave),
                (
                    Criterion::FornellLarcker,
                    self.assessment.fornell_larcker[construct],
                ),
            ] {
                let place = Place::Construct(self.name(construct));
                judged.extend(of(criterion, place, value));
            }
        }
        judged
    }

    /// Items of blocks with several: loadings in Mode A, weights and their collinearity in Mode B.
    fn items(&self, inferences: Option<&Inferences>) -> Vec<Judged> {
        let layout = &self.analysis.layout;
        let owners = layout.construct_of_items();
        let mut judged = Vec::new();
        for (item, name) in item_names(self.model).enumerate() {
            let owner = owners[item];
            if layout.blocks[owner].len() < 2 {
                continue;
            }
            let place = || Place::Item(name.to_owned());
            if self.is_reflective(owner) {
                let loading = Some(self.analysis.loadings[item]);
                judged.extend(of(Criterion::Loading, place(), loading));
                let margin = self.cross_loading_margin(item, owner);
                judged.extend(of(Criterion::CrossLoading, place(), margin));
            } else {
                let inflation = self.assessment.item_inflation[item];
                judged.extend(of(Criterion::ItemVif, place(), inflation));
                let weight = inferences.and_then(|known| known.of(Figure::OuterWeight(item)));
                let p_value = weight.map(|weight| weight.p_value);
                judged.extend(of(Criterion::Weight, place(), p_value));
            }
        }
        judged
    }

    /// Correlation with the own score minus the largest with another.
    fn cross_loading_margin(&self, item: usize, owner: usize) -> Option<f64> {
        let loadings = self.analysis.cross_loadings.row(item);
        // What an item measures in part or through another construct is not distinct from it.
        let layout = &self.analysis.layout;
        let measured = layout.score_items().find(|(score, _)| *score == item);
        let own = |construct: usize| {
            construct == owner
                || layout.is_part_and_whole(construct, owner)
                || measured.is_some_and(|(_, part)| part == construct)
        };
        let others = (0..loadings.len()).filter(|construct| !own(*construct));
        let largest = others.map(|other| loadings[other].abs()).reduce(f64::max)?;
        Some(loadings[owner].abs() - largest)
    }

    /// Pairs of Mode A constructs of which at least one has several items.
    fn pairs(&self) -> Vec<Judged> {
        let layout = &self.analysis.layout;
        let single = |construct: usize| layout.blocks[construct].len() < 2;
        let mut judged = Vec::new();
        for second in 0..layout.constructs() {
            for first in 0..second {
                let reflective = self.is_reflective(first) && self.is_reflective(second);
                if !reflective || (single(first) && single(second)) {
                    continue;
                }
                let place = || Place::Pair(self.name(first), self.name(second));
                let pair = (first, second);
                judged.extend(of(Criterion::Htmt, place(), self.analysis.htmt[pair]));
                judged.extend(of(Criterion::Htmt2, place(), self.assessment.htmt2[pair]));
            }
        }
        judged
    }

    fn structure(&self) -> Vec<Judged> {
        let mut judged = Vec::new();
        for path in &self.model.paths {
            let inflation = self.assessment.path_inflation[(path.source.0, path.target.0)];
            let place = Place::Path(self.name(path.source.0), self.name(path.target.0));
            judged.extend(of(Criterion::Vif, place, inflation));
        }
        let r_squared = self.analysis.structural.r_squared.iter().enumerate();
        for (construct, explained) in r_squared {
            let place = Place::Construct(self.name(construct));
            judged.extend(of(Criterion::RSquared, place, *explained));
        }
        judged
    }

    /// The fit with the estimated structure, in the reading of the run.
    fn fit(&self) -> Vec<Judged> {
        let assessment = self.assessment;
        let fit = assessment.fits.first().map(|(_, _, fit)| fit);
        let common = assessment.reading == Reading::CommonFactor;
        let figures = [
            (Criterion::Srmr, fit.map(|fit| fit.srmr)),
            (Criterion::RmsTheta, assessment.rms_theta.filter(|_| common)),
            (Criterion::Nfi, fit.and_then(|fit| fit.nfi)),
            (Criterion::Gof, assessment.goodness_of_fit),
        ];
        let figures = figures.into_iter();
        figures
            .filter_map(|(criterion, value)| of(criterion, Place::Whole, value))
            .collect()
    }
}

pub(super) fn of(criterion: Criterion, place: Place, value: Option<f64>) -> Option<Judged> {
    let value = value.filter(|value| value.is_finite())?;
    Some(Judged {
        criterion,
        place,
        value,
    })
}

/// One row per criterion that was applied, in the order of [`Criterion::ALL`].
pub(in crate::report) fn criterion_rows(judged: &[Judged]) -> Vec<CriterionRow> {
    let rows = Criterion::ALL
        .iter()
        .filter_map(|criterion| criterion_row(*criterion, judged));
    rows.collect()
}

fn criterion_row(criterion: Criterion, judged: &[Judged]) -> Option<CriterionRow> {
    let rule = criterion.rule();
    let mut own: Vec<&Judged> = judged
        .iter()
        .filter(|judged| judged.criterion == criterion)
        .collect();
    own.sort_by(|a, b| rule.badness(b.value).total_cmp(&rule.badness(a.value)));
    let worst = own.first()?;
    let verdict = |judged: &Judged| criterion.judge(judged.value);
    let count = |wanted| {
        own.iter()
            .filter(|judged| verdict(judged) == Some(wanted))
            .count()
    };
    let mut faults: Vec<FaultRow> = own
        .iter()
        .map(|judged| FaultRow {
            place: judged.place.clone(),
            value: judged.value,
            verdict: verdict(judged),
        })
        .filter(|fault| fault.verdict > Some(Verdict::Pass))
        .collect();
    faults.sort_by_key(|fault| std::cmp::Reverse(fault.verdict));
    let gravest = own.iter().filter_map(|judged| verdict(judged)).max();
    Some(CriterionRow {
        area: criterion.area(),
        criterion: criterion.name(),
        value: worst.value,
        place: worst.place.clone(),
        threshold: rule.threshold(),
        verdict: gravest,
        passed: count(Verdict::Pass),
        watched: count(Verdict::Watch),
        failed: count(Verdict::Fail),
        faults,
        source: criterion.source(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_worst_value_and_every_fault() {
        let judged = |name: &str, value| Judged {
            criterion: Criterion::Alpha,
            place: Place::Construct(name.to_owned()),
            value,
        };
        let rows = criterion_rows(&[judged("a", 0.8), judged("b", 0.97), judged("c", 0.5)]);
        let [row] = rows.as_slice() else {
            panic!("{rows:?}")
        };
        assert_eq!(row.place, Place::Construct("c".to_owned()));
        assert_eq!(row.verdict, Some(Verdict::Fail));
        assert_eq!((row.passed, row.watched, row.failed), (1, 1, 1));
        assert_eq!(row.faults.len(), 2);
        assert_eq!(row.faults[0].verdict, Some(Verdict::Fail));
        assert_eq!(row.threshold.as_deref(), Some("0.70–0.95"));
    }

    #[test]
    fn what_is_not_a_number_is_not_judged() {
        assert_eq!(of(Criterion::Alpha, Place::Whole, None), None);
        assert_eq!(of(Criterion::Alpha, Place::Whole, Some(f64::NAN)), None);
    }
}
