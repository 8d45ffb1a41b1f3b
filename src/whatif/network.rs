//! The figures of a fit that a what-if needs, and how a change runs through them.

use crate::analysis::{Analysis, Figure, FigureLayout};
use crate::pls::Layout;

/// Where a construct's change comes from.
#[derive(Debug, Clone, Copy)]
enum Input {
    /// A path from `source`; its coefficient stands at `place`.
    Path { source: usize, place: usize },
    /// The dimension `source`, whose score is the item `score`.
    Part { source: usize, score: usize },
}

impl Input {
    fn source(self) -> usize {
        match self {
            Self::Path { source, .. } | Self::Part { source, .. } => source,
        }
    }
}

/// Constructs, what each one's change comes from, and where the figures of a fit stand.
#[derive(Debug, Clone)]
pub(super) struct Network {
    constructs: usize,
    items: usize,
    /// Number of items of the survey.
    pub(super) survey_items: usize,
    /// The construct of each item.
    pub(super) owners: Vec<usize>,
    /// The index construct.
    pub(super) index: usize,
    inputs: Vec<Vec<Input>>,
    /// All constructs, each behind those that its change comes from.
    pub(super) order: Vec<usize>,
    figures: Vec<Figure>,
}

impl Network {
    pub(super) fn new(layout: &Layout) -> Self {
        let (m, items) = (layout.constructs(), layout.items());
        let mut figures: Vec<Figure> = (0..m).map(Figure::Index).collect();
        figures.extend((0..m).map(Figure::ScoreDeviation));
        figures.extend((0..items).map(Figure::ItemIndex));
        figures.extend((0..items).map(Figure::IndexWeight));
        let mut inputs = vec![Vec::new(); m];
        for equation in &layout.equations {
            for &source in &equation.predecessors {
                let place = figures.len();
                figures.push(Figure::PathCoefficient(source, equation.target));
                inputs[equation.target].push(Input::Path { source, place });
            }
        }
        for (score, source) in layout.score_items() {
            let whole = layout.construct_of_items()[score];
            inputs[whole].push(Input::Part { source, score });
        }
        Self {
            constructs: m,
            items,
            survey_items: layout.survey_items(),
            owners: layout.construct_of_items(),
            index: layout.index,
            order: order(&inputs),
            inputs,
            figures,
        }
    }

    pub(super) fn constructs(&self) -> usize {
        self.constructs
    }

    /// Which constructs change when those of `moved` do, these included.
    pub(super) fn reached(&self, moved: &[usize]) -> Vec<bool> {
        let mut reached = vec![false; self.constructs];
        for &construct in &self.order {
            let mut sources = self.inputs[construct].iter().map(|input| input.source());
            reached[construct] =
                moved.contains(&construct) || sources.any(|source| reached[source]);
        }
        reached
    }

    /// The figures of the full sample.
    pub(super) fn of_analysis(&self, analysis: &Analysis) -> Fit<'_> {
        let value = |figure| match figure {
            Figure::Index(construct) => analysis.indices[construct].index,
            Figure::ScoreDeviation(construct) => analysis.indices[construct].standard_deviation,
            Figure::ItemIndex(item) => analysis.item_indices.as_ref().map(|means| means[item]),
            Figure::IndexWeight(item) => analysis.index_weights.as_ref().map(|w| w[item]),
            Figure::PathCoefficient(source, target) => {
                Some(analysis.structural.path_coefficients[(source, target)])
            }
            _ => None,
        };
        self.fit(|figure| value(figure).unwrap_or(f64::NAN))
    }

    /// A fit with the figures that `value` gives.
    pub(super) fn fit(&self, value: impl Fn(Figure) -> f64) -> Fit<'_> {
        Fit {
            network: self,
            values: self.figures.iter().map(|figure| value(*figure)).collect(),
        }
    }

    /// The places of the figures in rows of `layout`; `None` when it lacks one.
    pub(super) fn places(&self, layout: &FigureLayout) -> Option<Vec<usize>> {
        let places = self.figures.iter().map(|figure| layout.position(*figure));
        places.collect()
    }

    /// The figures of a resample: those at `places` of its row.
    pub(super) fn of_row(&self, row: &[f64], places: &[usize]) -> Fit<'_> {
        let values = places.iter().map(|place| row[*place]).collect();
        Fit {
            network: self,
            values,
        }
    }
}

/// All constructs, each behind its sources; a model has no cycle.
fn order(inputs: &[Vec<Input>]) -> Vec<usize> {
    let mut placed = vec![false; inputs.len()];
    let mut order = Vec::with_capacity(inputs.len());
    let ready = |placed: &[bool], construct: usize| {
        let mut sources = inputs[construct].iter().map(|input| input.source());
        !placed[construct] && sources.all(|source| placed[source])
    };
    while let Some(next) = (0..inputs.len()).find(|&construct| ready(&placed, construct)) {
        placed[next] = true;
        order.push(next);
    }
    order
}

/// The figures of one fit; NaN = not defined.
#[derive(Debug, Clone)]
pub(super) struct Fit<'n> {
    pub(super) network: &'n Network,
    values: Vec<f64>,
}

impl Fit<'_> {
    /// The index of a construct.
    pub(super) fn index(&self, construct: usize) -> f64 {
        self.values[construct]
    }

    /// The mean of an item on 0–100.
    pub(super) fn mean(&self, item: usize) -> f64 {
        self.values[2 * self.network.constructs + item]
    }

    /// The weight of an item in its construct's index.
    pub(super) fn weight(&self, item: usize) -> f64 {
        self.values[2 * self.network.constructs + self.network.items + item]
    }

    /// Points of `target` for one point of the source of `input`: b · sd(target)/sd(source), or ũ of a dimension.
    fn slope(&self, input: Input, target: usize) -> f64 {
        let deviation = |construct: usize| self.values[self.network.constructs + construct];
        match input {
            Input::Path { source, place } => {
                self.values[place] * deviation(target) / deviation(source)
            }
            Input::Part { score, .. } => self.weight(score),
        }
    }

    /// What the `changes` of its sources bring to `construct`.
    pub(super) fn brought(&self, construct: usize, changes: &[f64]) -> f64 {
        let inputs = self.network.inputs[construct].iter();
        // What does not change brings nothing, even where its slope is not defined.
        let moved = inputs.filter(|input| {
            changes[input.source()].abs() > 0.0 || changes[input.source()].is_nan()
        });
        moved
            .map(|input| self.slope(*input, construct) * changes[input.source()])
            .sum()
    }

    /// Points of the index for one point that each construct is moved by itself, nothing at its end; 0 for
    /// constructs that `held` says are set to a value.
    pub(super) fn gains(&self, held: &[bool]) -> Vec<f64> {
        let network = self.network;
        let mut gains = vec![0.0_f64; network.constructs];
        gains[network.index] = 1.0;
        for &target in network.order.iter().rev() {
            if held[target] {
                gains[target] = 0.0;
            }
            // A construct that does not lead to the index hands nothing on.
            if gains[target].abs() > 0.0 {
                for &input in &network.inputs[target] {
                    gains[input.source()] += gains[target] * self.slope(input, target);
                }
            }
        }
        gains
    }
}
