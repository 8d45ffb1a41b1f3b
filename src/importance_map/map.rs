//! From a fit and its replicates to the maps of constructs and items.

use super::quadrants::{Counts, QuadrantShares, UNCERTAIN_BELOW};
use crate::analysis::{Analysis, Driver, Figure, ItemDriver};
use crate::drivers::{CutLines, Priority};
use crate::model::{ConstructId, IndicatorId};
use crate::resampling::{Design, Inference, Inferences, Resampled, ResamplingPlan};
use crate::study::{CutRule, ReplicateKind};

/// Where the two maps are cut.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MapRules {
    /// The map of the constructs.
    pub constructs: CutRule,
    /// The map of the items.
    pub items: CutRule,
}

/// What resampling says of a fit.
#[derive(Debug, Clone, Copy)]
pub struct MapInference<'a> {
    /// Standard errors and intervals.
    pub inferences: &'a Inferences,
    /// The replicates and how they were drawn; `None` when too many failed.
    pub replicates: Option<(&'a Resampled, &'a ResamplingPlan)>,
}

/// What a point of a map stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A driver.
    Construct(ConstructId),
    /// An item of a driver, and its construct.
    Item(IndicatorId, ConstructId),
}

/// A figure of a fit and what resampling says of it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figured {
    /// The figure; `None` when it is not defined.
    pub value: Option<f64>,
    /// Standard error, interval and p-value; `None` without resampling or when the figure is not defined.
    pub inference: Option<Inference>,
}

/// One point of a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapPoint {
    /// What it stands for.
    pub subject: Subject,
    /// Index points of the target per point of the driver.
    pub importance: Figured,
    /// The driver's own index, or the item's mean on 0–100.
    pub performance: Figured,
    /// Importance × (100 − performance).
    pub potential: Figured,
    /// Class by the cut lines; `None` without importance or performance.
    pub priority: Option<Priority>,
    /// Probability of each class; `None` without class, without resampling, or when the replicates are not such that
    /// their shares are probabilities.
    pub shares: Option<QuadrantShares>,
}

impl MapPoint {
    /// The probability of the point's own class.
    #[must_use]
    pub fn probability(&self) -> Option<f64> {
        Some(self.shares?.of(self.priority?))
    }

    /// Whether the point's class has a probability below [`UNCERTAIN_BELOW`].
    #[must_use]
    pub fn is_uncertain(&self) -> Option<bool> {
        self.probability()
            .map(|probability| probability < UNCERTAIN_BELOW)
    }
}

/// A map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportanceMap {
    /// Where it is cut; `None` without points that have importance and performance.
    pub lines: Option<CutLines>,
    /// Its points, most important first.
    pub points: Vec<MapPoint>,
}

/// The maps of one fit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportanceMaps {
    /// The drivers of the index construct.
    pub constructs: ImportanceMap,
    /// The items of the drivers.
    pub items: ImportanceMap,
}

/// The maps of the drivers of the index construct and of their items.
///
/// Importance is the unstandardised total effect on the index construct, performance the index, both as the fit has
/// them; each map is cut by its own rule. The probability of a class is the share of the bootstrap replicates in which
/// the point lies in it, the lines drawn anew in every replicate ([`quadrant_shares`](super::quadrant_shares)). The
/// replicates of a jackknife or of balanced repeated replication do not spread as estimates do, so that their shares
/// are no probabilities: then there are none.
#[must_use]
pub fn importance_maps(
    analysis: &Analysis,
    inference: Option<MapInference<'_>>,
    rules: &MapRules,
) -> ImportanceMaps {
    let inferences = inference.map(|found| found.inferences);
    let of = |driver: &Driver| DrawnPoint::of_construct(driver).point(inferences);
    let constructs = analysis.drivers.iter().map(of).collect();
    let of = |driver: &ItemDriver| DrawnPoint::of_item(driver).point(inferences);
    let items = analysis.item_drivers.iter().map(of).collect();
    let replicates = inference.and_then(|found| found.replicates);
    let replicates = replicates.filter(|(_, plan)| spreads_as_estimates(&plan.design));
    let replicates = replicates.map(|(resampled, _)| resampled);
    ImportanceMaps {
        constructs: drawn(constructs, replicates, &rules.constructs),
        items: drawn(items, replicates, &rules.items),
    }
}

/// Whether the replicates of a design are spread as estimates of other samples would be.
fn spreads_as_estimates(design: &Design) -> bool {
    match design {
        Design::Given { kind, .. } => *kind == ReplicateKind::Bootstrap,
        Design::Independent | Design::Stratified(_) | Design::Rows(_) => true,
    }
}

/// A driver or an item as the fit has it.
struct DrawnPoint {
    subject: Subject,
    importance: Option<f64>,
    performance: Option<f64>,
    potential: Option<f64>,
}

impl DrawnPoint {
    fn of_construct(driver: &Driver) -> Self {
        Self {
            subject: Subject::Construct(driver.construct),
            importance: driver.importance,
            performance: driver.performance,
            potential: driver.potential,
        }
    }

    fn of_item(driver: &ItemDriver) -> Self {
        Self {
            subject: Subject::Item(driver.indicator, driver.construct),
            importance: driver.importance,
            performance: driver.performance,
            potential: driver.potential,
        }
    }

    /// The point with what resampling says of its figures, not yet classified.
    fn point(&self, inferences: Option<&Inferences>) -> MapPoint {
        let figured = |value: Option<f64>, figure: Figure| Figured {
            value,
            inference: value.and_then(|_| inferences?.of(figure)),
        };
        let [importance, performance, potential] = self.subject.figures();
        MapPoint {
            subject: self.subject,
            importance: figured(self.importance, importance),
            performance: figured(self.performance, performance),
            potential: figured(self.potential, potential),
            priority: None,
            shares: None,
        }
    }
}

impl Subject {
    /// Importance, performance and potential among the figures of a fit.
    fn figures(self) -> [Figure; 3] {
        match self {
            Self::Construct(ConstructId(construct)) => [
                Figure::Importance(construct),
                Figure::Index(construct),
                Figure::Potential(construct),
            ],
            Self::Item(IndicatorId(item), _) => [
                Figure::ItemImportance(item),
                Figure::ItemIndex(item),
                Figure::ItemPotential(item),
            ],
        }
    }
}

/// Cuts a map, classifies its points and counts their quadrants in the replicates.
fn drawn(
    mut points: Vec<MapPoint>,
    replicates: Option<&Resampled>,
    rule: &CutRule,
) -> ImportanceMap {
    let place = |point: &MapPoint| point.importance.value.zip(point.performance.value);
    let places: Vec<(f64, f64)> = points.iter().filter_map(place).collect();
    let lines = CutLines::by_rule(&places, rule);
    let on_map = points
        .iter_mut()
        .filter_map(|point| place(point).map(|place| (point, place)));
    let mut on_map: Vec<(&mut MapPoint, (f64, f64))> = on_map.collect();
    let subjects: Vec<Subject> = on_map.iter().map(|(point, _)| point.subject).collect();
    let shares = replicates.and_then(|resampled| replicated_shares(&subjects, resampled, rule));
    let shares = shares.unwrap_or_else(|| vec![None; subjects.len()]);
    for ((point, (importance, performance)), shares) in on_map.iter_mut().zip(shares) {
        point.priority = lines.map(|lines| lines.priority(*importance, *performance));
        point.shares = shares;
    }
    ImportanceMap { lines, points }
}

/// The shares of the quadrants; `None` when the replicates lack a figure.
fn replicated_shares(
    subjects: &[Subject],
    resampled: &Resampled,
    rule: &CutRule,
) -> Option<Vec<Option<QuadrantShares>>> {
    let position = |figure| resampled.layout.position(figure);
    let columns = subjects.iter().map(|subject| {
        let [importance, performance, _] = subject.figures();
        Some((position(importance)?, position(performance)?))
    });
    let columns: Vec<(usize, usize)> = columns.collect::<Option<_>>()?;
    let mut counts = Counts::new(columns.len());
    let mut points = vec![(f64::NAN, f64::NAN); columns.len()];
    for row in resampled.replicates.rows() {
        for (point, (importance, performance)) in points.iter_mut().zip(&columns) {
            *point = (row[*importance], row[*performance]);
        }
        counts.add(&points, rule);
    }
    Some(counts.shares())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(importance: Option<f64>, performance: Option<f64>) -> MapPoint {
        let figured = |value| Figured {
            value,
            inference: None,
        };
        MapPoint {
            subject: Subject::Construct(ConstructId(0)),
            importance: figured(importance),
            performance: figured(performance),
            potential: Figured::default(),
            priority: None,
            shares: None,
        }
    }

    #[test]
    fn a_point_without_performance_is_on_no_map_and_draws_no_line() {
        let points = vec![
            point(Some(0.8), Some(60.0)),
            point(Some(0.6), None),
            point(Some(0.2), Some(80.0)),
        ];
        let map = drawn(points, None, &CutRule::default());
        let lines = map.lines.unwrap();
        assert!((lines.importance - 0.5).abs() < 1e-12);
        assert!((lines.performance - 70.0).abs() < 1e-12);
        let classes: Vec<Option<Priority>> = map.points.iter().map(|p| p.priority).collect();
        let expected = [Some(Priority::ImproveFirst), None, Some(Priority::Maintain)];
        assert_eq!(classes, expected);
        assert!(map.points.iter().all(|p| p.probability().is_none()));
        assert!(map.points.iter().all(|p| p.is_uncertain().is_none()));
        let empty = drawn(vec![point(None, None)], None, &CutRule::default());
        assert_eq!(empty.lines, None);
    }

    #[test]
    fn a_jackknife_gives_no_probabilities() {
        let given = |kind| Design::Given {
            weights: Vec::new(),
            kind,
        };
        assert!(spreads_as_estimates(&Design::Independent));
        assert!(spreads_as_estimates(&given(ReplicateKind::Bootstrap)));
        for kind in [ReplicateKind::Jk1, ReplicateKind::Jk2, ReplicateKind::Brr] {
            assert!(!spreads_as_estimates(&given(kind)));
        }
    }
}
