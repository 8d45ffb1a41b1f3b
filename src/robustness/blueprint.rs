//! Which equations, break points and tetrads a model gives, and where their figures stand.

use super::second_stage::{Extension, Term};
use super::tetrads::nonredundant_tetrads;
use crate::model::{Interaction, Mode, PathModel};
use crate::pls::{Equation, Layout};

/// Levels of the moderator, in standard deviations, at which simple slopes are given.
pub const SLOPE_LEVELS: [f64; 3] = [-1.0, 0.0, 1.0];

/// Figures of a break point: the point, the slope below, the slope above.
pub(super) const KINK_FIGURES: usize = 3;

/// A path that is looked at; constructs by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StructuralPath {
    pub(super) source: usize,
    pub(super) target: usize,
}

/// A number made of coefficients, given by their places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Derived {
    /// −b₁/(2b₂), in standard deviations of the construct.
    TurningPoint { linear: usize, square: usize },
    /// Turning point number `turning` of the derived figures, in index points of the construct.
    TurningIndex { turning: usize, construct: usize },
    /// b + level · b₍ₓ₎.
    Slope {
        source: usize,
        product: usize,
        level: f64,
    },
}

/// The equations of one path, by number, and what is derived from them.
#[derive(Debug, Clone, Copy)]
pub(super) struct PathEquations {
    pub(super) path: StructuralPath,
    /// As the model has it.
    pub(super) plain: usize,
    /// With the source's copula term, where its scores are not normal.
    pub(super) copula: Option<usize>,
    /// With the copula terms of all such sources, where there are several.
    pub(super) copulas: Option<usize>,
    /// With the source's square.
    pub(super) square: usize,
    /// Numbers of the turning point, in deviations and in index points.
    pub(super) turning: (usize, Option<usize>),
}

/// An interaction, its equation and the number of its first simple slope.
#[derive(Debug, Clone, Copy)]
pub(super) struct ModeratedPath {
    pub(super) interaction: Interaction,
    pub(super) equation: usize,
    pub(super) first_slope: usize,
}

/// The extended equations and everything that is read off them.
#[derive(Debug, Clone, Default)]
pub(super) struct Blueprint {
    pub(super) extensions: Vec<Extension>,
    offsets: Vec<usize>,
    pub(super) derived: Vec<Derived>,
    pub(super) paths: Vec<PathEquations>,
    pub(super) moderated: Vec<ModeratedPath>,
    /// Break points that are sought, with the other predecessors of the equation.
    pub(super) kinks: Vec<(StructuralPath, Vec<usize>)>,
    /// Tetrads, with the position of their construct.
    pub(super) tetrads: Vec<(usize, [usize; 4])>,
}

impl Blueprint {
    /// The blueprint of a model. `identified` says of which constructs copula terms are identified, `straight` whether an
    /// index is a straight line in the construct's score.
    pub(super) fn new(
        model: &PathModel,
        layout: &Layout,
        identified: &[bool],
        straight: bool,
    ) -> Self {
        let mut blueprint = Self::default();
        for equation in &layout.equations {
            blueprint.add_paths(equation, identified, straight);
            blueprint.add_kink(equation, layout.index);
            blueprint.add_interactions(model, equation);
        }
        blueprint.add_tetrads(layout);
        blueprint
    }

    /// Only the break points of the index construct's paths.
    pub(super) fn of_kinks(layout: &Layout) -> Self {
        let mut blueprint = Self::default();
        for equation in &layout.equations {
            blueprint.add_kink(equation, layout.index);
        }
        blueprint
    }

    /// The equation as it is, with all copula terms, and for each path with its copula term and with its square.
    fn add_paths(&mut self, equation: &Equation, identified: &[bool], straight: bool) {
        let extension = |terms: Vec<Term>| Extension {
            target: equation.target,
            sources: equation.predecessors.clone(),
            terms,
        };
        let known = equation
            .predecessors
            .iter()
            .filter(|source| identified[**source]);
        let terms: Vec<Term> = known.map(|source| Term::Copula(*source)).collect();
        let plain = self.extend(extension(Vec::new()));
        let several = (terms.len() > 1).then(|| self.extend(extension(terms.clone())));
        for &source in &equation.predecessors {
            let own = Term::Copula(source);
            let square = self.extend(extension(vec![Term::Square(source)]));
            let equations = PathEquations {
                path: StructuralPath {
                    source,
                    target: equation.target,
                },
                plain,
                copula: identified[source].then(|| self.extend(extension(vec![own]))),
                copulas: several.filter(|_| identified[source]),
                square,
                turning: self.add_turning_point(square, source, straight),
            };
            self.paths.push(equations);
        }
    }

    fn add_turning_point(
        &mut self,
        equation: usize,
        construct: usize,
        straight: bool,
    ) -> (usize, Option<usize>) {
        let linear = self.source_place(equation, construct);
        let (square, _) = self.term_places(equation, Term::Square(construct));
        let turning = self.derive(Derived::TurningPoint { linear, square });
        let index = Derived::TurningIndex { turning, construct };
        (turning, straight.then(|| self.derive(index)))
    }

    fn add_kink(&mut self, equation: &Equation, index: usize) {
        if equation.predecessors.contains(&index) {
            let path = StructuralPath {
                source: index,
                target: equation.target,
            };
            let others = equation
                .predecessors
                .iter()
                .filter(|other| **other != index);
            self.kinks.push((path, others.copied().collect()));
        }
    }

    /// One equation with all declared products of its target; moderators that are no predecessors join it.
    fn add_interactions(&mut self, model: &PathModel, equation: &Equation) {
        let declared = model.interactions.iter();
        let own: Vec<Interaction> = declared
            .filter(|interaction| interaction.target.0 == equation.target)
            .copied()
            .collect();
        if own.is_empty() {
            return;
        }
        let mut sources = equation.predecessors.clone();
        for interaction in &own {
            if !sources.contains(&interaction.moderator.0) {
                sources.push(interaction.moderator.0);
            }
        }
        let number = self.extend(Extension {
            target: equation.target,
            sources,
            terms: own.iter().map(product).collect(),
        });
        for interaction in own {
            let source = self.source_place(number, interaction.source.0);
            let (product, _) = self.term_places(number, product(&interaction));
            let slope = |level| Derived::Slope {
                source,
                product,
                level,
            };
            let first_slope = self.derived.len();
            self.derived.extend(SLOPE_LEVELS.map(slope));
            self.moderated.push(ModeratedPath {
                interaction,
                equation: number,
                first_slope,
            });
        }
    }

    fn add_tetrads(&mut self, layout: &Layout) {
        for (construct, block) in layout.blocks.iter().enumerate() {
            // The scores of dimensions are no answers of their own.
            if layout.modes[construct] == Mode::A && !layout.is_higher_order(construct) {
                let tetrads = nonredundant_tetrads(block).into_iter();
                self.tetrads.extend(tetrads.map(|items| (construct, items)));
            }
        }
    }

    fn extend(&mut self, extension: Extension) -> usize {
        self.offsets.push(self.extension_width());
        self.extensions.push(extension);
        self.extensions.len() - 1
    }

    fn derive(&mut self, derived: Derived) -> usize {
        self.derived.push(derived);
        self.derived.len() - 1
    }

    /// Number of figures of the extended equations.
    pub(super) fn extension_width(&self) -> usize {
        self.extensions.iter().map(Extension::width).sum()
    }

    /// Number of all figures.
    pub(super) fn width(&self) -> usize {
        self.tetrad_place(self.tetrads.len())
    }

    /// Place of the coefficient of one of an equation's sources.
    pub(super) fn source_place(&self, equation: usize, source: usize) -> usize {
        let sources = self.extensions[equation].sources.iter();
        self.offsets[equation] + sources.take_while(|known| **known != source).count()
    }

    /// Places of the coefficient and of f² of one of an equation's terms.
    pub(super) fn term_places(&self, equation: usize, term: Term) -> (usize, usize) {
        let Extension { sources, terms, .. } = &self.extensions[equation];
        let position = terms.iter().take_while(|known| **known != term).count();
        let coefficient = self.offsets[equation] + sources.len() + position;
        (coefficient, coefficient + terms.len())
    }

    /// Place of a number made of coefficients.
    pub(super) fn derived_place(&self, derived: usize) -> usize {
        self.extension_width() + derived
    }

    /// Place of the first figure of a break point.
    pub(super) fn kink_place(&self, kink: usize) -> usize {
        self.derived_place(self.derived.len()) + kink * KINK_FIGURES
    }

    /// Place of a tetrad.
    pub(super) fn tetrad_place(&self, tetrad: usize) -> usize {
        self.kink_place(self.kinks.len()) + tetrad
    }
}

/// The product of an interaction.
pub(super) fn product(interaction: &Interaction) -> Term {
    Term::Product(interaction.source.0, interaction.moderator.0)
}
