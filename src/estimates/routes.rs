//! Directed routes through the path model and the effects along them.

use nalgebra::DMatrix;

use crate::pls::Layout;

/// A directed route of two paths or more, as construct positions from its source to its target.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Route(pub Vec<usize>);

impl Route {
    /// The specific indirect effect: the product of the `path_coefficients` (m × m, source × target) along the route.
    /// Source: Bollen 1987, Sociological Methodology 17 37–69; the sum over all routes is the indirect effect.
    #[must_use]
    pub fn effect(&self, path_coefficients: &DMatrix<f64>) -> f64 {
        self.paths()
            .map(|path| path_coefficients[path])
            .product::<f64>()
    }

    /// The paths of the route, source and target of each.
    pub fn paths(&self) -> impl Iterator<Item = (usize, usize)> {
        self.0.windows(2).map(|pair| (pair[0], pair[1]))
    }
}

/// All routes of two paths or more, by source, then by length, then in the order of the constructs.
#[must_use]
pub fn indirect_routes(layout: &Layout) -> Vec<Route> {
    let mut routes = Vec::new();
    for source in 0..layout.constructs() {
        let mut open = vec![vec![source]];
        while !open.is_empty() {
            let longer = open.iter().flat_map(|route| {
                let last = route.last().copied();
                successors(layout, last).map(move |next| [route.as_slice(), &[next]].concat())
            });
            open = longer.collect();
            let indirect = open.iter().filter(|route| route.len() > 2);
            routes.extend(indirect.cloned().map(Route));
        }
    }
    routes
}

/// The constructs that `source` has a path to, ascending.
fn successors(layout: &Layout, source: Option<usize>) -> impl Iterator<Item = usize> {
    (0..layout.constructs()).filter(move |&target| {
        let equation = layout.equations.iter().find(|e| e.target == target);
        equation.is_some_and(|e| source.is_some_and(|source| e.predecessors.contains(&source)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mode;
    use crate::pls::Equation;

    #[test]
    fn every_route_is_found_and_multiplied() {
        // 0 → 1, 0 → 2, 1 → 2, 2 → 3
        let equation = |target, predecessors: &[usize]| Equation {
            target,
            predecessors: predecessors.to_vec(),
        };
        let layout = Layout {
            blocks: vec![0..1, 1..2, 2..3, 3..4],
            modes: vec![Mode::A; 4],
            dominant: vec![None; 4],
            equations: vec![equation(1, &[0]), equation(2, &[0, 1]), equation(3, &[2])],
            index: 3,
        };
        let routes = indirect_routes(&layout);
        let expected = [
            vec![0, 1, 2],
            vec![0, 2, 3],
            vec![0, 1, 2, 3],
            vec![1, 2, 3],
        ];
        assert_eq!(routes, expected.map(Route));
        let mut b = DMatrix::zeros(4, 4);
        (b[(0, 1)], b[(1, 2)], b[(2, 3)]) = (0.5, -0.4, 0.5);
        assert!((routes[2].effect(&b) + 0.1).abs() < 1e-15);
        assert!(routes[1].effect(&b).abs() < 1e-15);
    }
}
