//! What resampling says of the figures of an assessment.

use nalgebra::DMatrix;

use super::distribution::Inference;
use super::plan::ResamplingPlan;
use super::run::Resampled;
use crate::analysis::Figure;
use crate::estimates::Route;

/// Upper bounds of the ratios of correlations and inferences on the routes.
#[derive(Debug, Clone, PartialEq)]
pub struct AssessmentInference {
    /// m × m one-sided upper bounds of HTMT at the plan's confidence; `None` where it is not defined.
    pub htmt_upper: DMatrix<Option<f64>>,
    /// m × m one-sided upper bounds of HTMT2.
    pub htmt2_upper: DMatrix<Option<f64>>,
    /// The specific indirect effect of each route.
    pub routes: Vec<Option<Inference>>,
}

impl AssessmentInference {
    /// Summarises replicates of [`FigureLayout::assessment`](crate::analysis::FigureLayout::assessment) over `constructs`
    /// constructs as `plan` says.
    ///
    /// A one-sided bound at confidence c is the upper end of the two-sided interval at 2c − 1.
    #[must_use]
    pub fn new(
        resampled: &Resampled,
        plan: &ResamplingPlan,
        (constructs, routes): (usize, &[Route]),
    ) -> Self {
        let one_sided = ResamplingPlan {
            confidence: 2.0 * plan.confidence - 1.0,
            ..plan.clone()
        };
        let bounds = |figure: fn(usize, usize) -> Figure| {
            DMatrix::from_fn(constructs, constructs, |a, b| {
                let place = resampled.layout.position(figure(a.min(b), a.max(b)))?;
                let inference = resampled.inference(&one_sided, |row| row[place])?;
                Some(inference.interval.1)
            })
        };
        let route = |route: &Route| {
            let paths = route.paths();
            let places = paths.map(|(source, target)| {
                let figure = Figure::PathCoefficient(source, target);
                resampled.layout.position(figure)
            });
            let places: Vec<usize> = places.collect::<Option<_>>()?;
            resampled.inference(plan, |row| places.iter().map(|place| row[*place]).product())
        };
        Self {
            htmt_upper: bounds(Figure::Htmt),
            htmt2_upper: bounds(Figure::Htmt2),
            routes: routes.iter().map(route).collect(),
        }
    }
}
