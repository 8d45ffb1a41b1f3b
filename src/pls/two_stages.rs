//! Two solutions made one: the weights of a model with higher-order constructs.

use nalgebra::{DMatrix, DVector};

use super::layout::Layout;
use super::solver::{PlsFailure, PlsSolution, PlsSolver};
use super::stages::{Stage, StageItem, first_stage, second_stage};
use crate::study::Scheme;

/// The model of the second stage as an ordinary one: a higher-order construct has its dimensions' scores as items.
///
/// What is said of blocks and paths in an ordinary model (reliability, validity, collinearity, fit) is said of
/// higher-order constructs here.
#[derive(Debug, Clone, Copy)]
pub struct SecondStage<'a> {
    /// Blocks and equations of the stage, in positions of its own.
    pub layout: &'a Layout,
    /// The construct of the whole model that each construct of the stage is.
    pub constructs: &'a [usize],
    /// Covariances of the stage's items in the metric of the item matrix; scores have variance 1.
    pub items: &'a DMatrix<f64>,
    /// Weights and correlations of the stage.
    pub solution: &'a PlsSolution,
}

/// The solvers of both stages and the buffers between them.
#[derive(Debug, Clone)]
pub(super) struct TwoStages {
    whole: Layout,
    first: StageSolver,
    second: StageSolver,
    /// Place in the first stage of each construct that it has.
    places: Vec<usize>,
}

/// One stage on buffers of its own.
#[derive(Debug, Clone)]
struct StageSolver {
    stage: Stage,
    solver: PlsSolver,
    items: DMatrix<f64>,
    reference: DVector<f64>,
}

impl StageSolver {
    fn new(stage: Stage, (scheme, tolerance, max_iterations): (Scheme, f64, usize)) -> Self {
        let k = stage.layout.items();
        Self {
            solver: PlsSolver::new(stage.layout.clone(), scheme, tolerance, max_iterations),
            items: DMatrix::zeros(k, k),
            reference: DVector::zeros(k),
            stage,
        }
    }

    /// Solves on the matrix in the buffer; positions in failures become those of the whole model.
    fn solve(&mut self, reference: Option<&DVector<f64>>) -> Result<(), PlsFailure> {
        if let Some(weights) = reference {
            for (weight, item) in self.reference.iter_mut().zip(&self.stage.items) {
                *weight = match *item {
                    StageItem::Own(item) | StageItem::Dimension { item, .. } => weights[item],
                    StageItem::Repeated { item, score } => weights[item] * weights[score],
                    StageItem::Score(_) => 1.0,
                };
            }
        }
        let reference = reference.map(|_| &self.reference);
        let solved = self.solver.solve(&self.items, reference);
        let of_whole = |construct: usize| self.stage.constructs[construct];
        solved.map_err(|failure| match failure {
            PlsFailure::SingularBlock { construct } => PlsFailure::SingularBlock {
                construct: of_whole(construct),
            },
            PlsFailure::SingularEquation { construct } => PlsFailure::SingularEquation {
                construct: of_whole(construct),
            },
            failure @ PlsFailure::NotConverged { .. } => failure,
        })
    }
}

impl TwoStages {
    /// The solvers of a layout; `None` when it has no higher-order construct.
    pub(super) fn new(whole: &Layout, settings: (Scheme, f64, usize)) -> Option<Self> {
        if whole.hierarchy.is_empty() {
            return None;
        }
        let first = StageSolver::new(first_stage(whole), settings);
        let second = StageSolver::new(second_stage(whole), settings);
        let mut places = vec![0; whole.constructs()];
        for (place, &construct) in first.stage.constructs.iter().enumerate() {
            places[construct] = place;
        }
        Some(Self {
            whole: whole.clone(),
            first,
            second,
            places,
        })
    }

    /// The second stage of the last solution.
    pub(super) fn second_stage(&self) -> SecondStage<'_> {
        SecondStage {
            layout: &self.second.stage.layout,
            constructs: &self.second.stage.constructs,
            items: &self.second.items,
            solution: self.second.solver.solution(),
        }
    }

    /// Solves both stages on `items` and puts them together in `solution`.
    pub(super) fn solve(
        &mut self,
        items: &DMatrix<f64>,
        reference: Option<&DVector<f64>>,
        solution: &mut PlsSolution,
    ) -> Result<(), PlsFailure> {
        self.fill_first(items);
        self.first.solve(reference)?;
        self.fill_second();
        self.second.solve(reference)?;
        self.put_together(items, solution);
        let (first, second) = (self.first.solver.solution(), self.second.solver.solution());
        solution.iterations = first.iterations + second.iterations;
        Ok(())
    }

    /// The item matrix of the first stage: items of the survey, some of them twice.
    fn fill_first(&mut self, items: &DMatrix<f64>) {
        let StageSolver {
            stage,
            items: target,
            ..
        } = &mut self.first;
        for (column, &second) in stage.items.iter().enumerate() {
            for (row, &first) in stage.items.iter().enumerate() {
                target[(row, column)] = items[(own_item(first), own_item(second))];
            }
        }
    }

    /// The item matrix of the second stage, S₂ = A'SA with a column of A for each item (a unit vector) or score (its
    /// weights): all of it stands in the first stage's solution.
    fn fill_second(&mut self) {
        let first = self.first.solver.solution();
        let places = &self.places;
        let covariance = |a: StageItem, b: StageItem| match (score_of(a), score_of(b)) {
            (Some(a), Some(b)) => first.construct_correlations[(places[a], places[b])],
            (Some(score), None) => first.item_covariances[(own_item(b), places[score])],
            (None, Some(score)) => first.item_covariances[(own_item(a), places[score])],
            // The first stage of items has them in their own order.
            (None, None) => self.first.items[(own_item(a), own_item(b))],
        };
        let StageSolver { stage, items, .. } = &mut self.second;
        for (column, &second) in stage.items.iter().enumerate() {
            for (row, &first) in stage.items.iter().enumerate() {
                items[(row, column)] = if row == column && score_of(first).is_some() {
                    1.0
                } else {
                    covariance(first, second)
                };
            }
        }
    }

    /// Weights of the items and of the dimensions' scores, then V = SW and C = W'V.
    fn put_together(&self, items: &DMatrix<f64>, solution: &mut PlsSolution) {
        self.collect_weights(&mut solution.outer_weights);
        self.project_measured(items, solution);
        self.project_higher_order(solution);
        for (item, dimension) in self.whole.score_items() {
            for construct in 0..self.whole.constructs() {
                let correlation = solution.construct_correlations[(dimension, construct)];
                solution.item_covariances[(item, construct)] = correlation;
            }
        }
    }

    fn collect_weights(&self, weights: &mut DVector<f64>) {
        let first = &self.first.solver.solution().outer_weights;
        for (item, &weight) in self.first.stage.items.iter().zip(first.iter()) {
            if let StageItem::Own(item) = *item {
                weights[item] = weight;
            }
        }
        let second = &self.second.solver.solution().outer_weights;
        for (item, &weight) in self.second.stage.items.iter().zip(second.iter()) {
            match *item {
                StageItem::Own(item) | StageItem::Dimension { item, .. } => weights[item] = weight,
                // A single item's weight is 1 or −1.
                StageItem::Score(construct) => {
                    for item in self.whole.blocks[construct].clone() {
                        weights[item] *= weight;
                    }
                }
                StageItem::Repeated { .. } => {}
            }
        }
    }

    /// Columns of V and C for the constructs that items of the survey measure.
    fn project_measured(&self, items: &DMatrix<f64>, solution: &mut PlsSolution) {
        let whole = &self.whole;
        let measured = |construct: &usize| !whole.is_higher_order(*construct);
        for construct in (0..whole.constructs()).filter(measured) {
            for item in 0..whole.survey_items() {
                let block = whole.blocks[construct].clone();
                let products = block.map(|i| solution.outer_weights[i] * items[(item, i)]);
                solution.item_covariances[(item, construct)] = products.sum();
            }
        }
        for a in (0..whole.constructs()).filter(measured) {
            for b in (0..whole.constructs()).filter(measured) {
                let block = whole.blocks[a].clone();
                let products =
                    block.map(|i| solution.outer_weights[i] * solution.item_covariances[(i, b)]);
                solution.construct_correlations[(a, b)] = products.sum();
            }
        }
    }

    /// A higher-order score is the weighted sum of its dimensions' scores, and so are its covariances.
    fn project_higher_order(&self, solution: &mut PlsSolution) {
        let PlsSolution {
            outer_weights,
            item_covariances,
            construct_correlations,
            ..
        } = solution;
        for higher in &self.whole.hierarchy.constructs {
            let construct = higher.construct.0;
            let weights = self.whole.blocks[construct].clone();
            let parts = || weights.clone().zip(self.whole.dimensions(construct));
            for item in 0..self.whole.survey_items() {
                let products =
                    parts().map(|(w, part)| outer_weights[w] * item_covariances[(item, part)]);
                item_covariances[(item, construct)] = products.sum();
            }
            // Constructs of higher order that come later are overwritten when their turn comes.
            for other in 0..self.whole.constructs() {
                let products = parts()
                    .map(|(w, part)| outer_weights[w] * construct_correlations[(part, other)]);
                let correlation = if other == construct {
                    1.0
                } else {
                    products.sum()
                };
                construct_correlations[(construct, other)] = correlation;
                construct_correlations[(other, construct)] = correlation;
            }
        }
    }
}

/// The construct whose score an item of the second stage is.
fn score_of(item: StageItem) -> Option<usize> {
    match item {
        StageItem::Dimension { construct, .. } | StageItem::Score(construct) => Some(construct),
        StageItem::Own(_) | StageItem::Repeated { .. } => None,
    }
}

/// The item of the whole model that an item of a stage is; for the score of a construct there is none.
fn own_item(item: StageItem) -> usize {
    match item {
        StageItem::Own(item)
        | StageItem::Repeated { item, .. }
        | StageItem::Dimension { item, .. }
        | StageItem::Score(item) => item,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mode, PathModel, Stages};
    use crate::study::Settings;

    const MODEL: &str =
        "E =~ e1 + e2\nT =~ t1 + t2\nR =~ r1 + r2\nQ =~ T + R\nSAT =~ s1 + s2\nQ ~ E\nSAT ~ Q + E";

    fn model(stages: Stages, mode: Mode) -> PathModel {
        let mut model = PathModel::parse_lavaan(MODEL, "m", None).unwrap();
        model.hierarchy.stages = stages;
        let whole = model.construct("Q").unwrap();
        model.constructs[whole.0].mode = mode;
        model
    }

    /// Correlations of one factor with loadings from .6 to .88, and a bond within each pair of items.
    fn items() -> DMatrix<f64> {
        let loading = |i: usize| 0.6 + 0.04 * i as f64;
        DMatrix::from_fn(8, 8, |i, j| match (i == j, i / 2 == j / 2) {
            (true, _) => 1.0,
            (false, true) => loading(i) * loading(j) + 0.1,
            (false, false) => loading(i) * loading(j),
        })
    }

    fn solver(model: &PathModel) -> PlsSolver {
        let settings = Settings::default();
        PlsSolver::new(Layout::new(model), settings.scheme, 1e-12, 300)
    }

    fn variants() -> impl Iterator<Item = PathModel> {
        let stages = [Stages::Disjoint, Stages::Embedded].into_iter();
        let both = stages.flat_map(|stages| [(stages, Mode::A), (stages, Mode::B)]);
        both.map(|(stages, mode)| model(stages, mode))
    }

    #[test]
    fn scores_are_weighted_sums_of_the_items() {
        for model in variants() {
            let (items, mut solver) = (items(), solver(&model));
            solver.solve(&items, None).unwrap();
            let (layout, solution) = (solver.layout().clone(), solver.solution());
            let mut weights = DMatrix::zeros(8, layout.constructs());
            for construct in [0, 1, 2, 4] {
                for item in layout.blocks[construct].clone() {
                    weights[(item, construct)] = solution.outer_weights[item];
                }
            }
            let (tangible, reliable) = (solution.outer_weights[8], solution.outer_weights[9]);
            let whole = weights.column(1) * tangible + weights.column(2) * reliable;
            weights.set_column(3, &whole);
            let covariances = &items * &weights;
            let correlations = weights.transpose() * &covariances;
            assert!((&correlations - &solution.construct_correlations).amax() < 1e-12);
            assert!((covariances - solution.item_covariances.rows(0, 8)).amax() < 1e-12);
            let scores = correlations.rows(1, 2);
            assert!((scores - solution.item_covariances.rows(8, 2)).amax() < 1e-12);
            assert!(
                solution
                    .construct_correlations
                    .diagonal()
                    .iter()
                    .all(|r| (r - 1.0).abs() < 1e-12)
            );
        }
    }

    #[test]
    fn a_reference_turns_both_stages_and_changes_nothing_else() {
        for model in variants() {
            let (items, mut solver) = (items(), solver(&model));
            solver.solve(&items, None).unwrap();
            let plain = solver.solution().clone();
            let mut turned = plain.outer_weights.clone();
            // Satisfaction the other way round.
            turned.rows_mut(6, 2).neg_mut();
            solver.solve(&items, Some(&turned)).unwrap();
            let again = solver.solution();
            assert!((&again.outer_weights - turned).amax() < 1e-10);
            let pair = (3, 4);
            let sum = again.construct_correlations[pair] + plain.construct_correlations[pair];
            assert!(sum.abs() < 1e-10);
        }
    }

    #[test]
    fn a_singular_stage_names_the_construct_of_the_model() {
        let mut items = items();
        // r1 and r2 repeat t1 and t2, and so do the dimensions' scores.
        for (copy, of) in [(4, 2), (5, 3)] {
            let row = items.row(of).into_owned();
            items.set_row(copy, &row);
            let column = items.column(of).into_owned();
            items.set_column(copy, &column);
            items[(copy, copy)] = 1.0;
        }
        let failure = solver(&model(Stages::Disjoint, Mode::A)).solve(&items, None);
        assert_eq!(failure, Err(PlsFailure::SingularEquation { construct: 4 }));
        let mut exogenous = PathModel::parse_lavaan(
            "T =~ t1 + t2\nR =~ r1 + r2\nQ <~ T + R\nSAT =~ s1 + s2\nF =~ e1 + e2\nSAT ~ F\nQ ~ SAT",
            "m",
            None,
        )
        .unwrap();
        exogenous.hierarchy.stages = Stages::Disjoint;
        let order = [2, 3, 4, 5, 6, 7, 0, 1];
        let items = DMatrix::from_fn(8, 8, |i, j| items[(order[i], order[j])]);
        let failure = solver(&exogenous).solve(&items, None);
        assert_eq!(failure, Err(PlsFailure::SingularBlock { construct: 2 }));
    }
}
