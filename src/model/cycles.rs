//! Cycles of a directed graph, by depth-first search.

/// A cycle and the edge that closes it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cycle {
    /// The nodes in order; the last is the first again.
    pub(super) constructs: Vec<usize>,
    /// Position of the closing edge.
    pub(super) closing_edge: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    OnRoute,
    Done,
}

struct Search<'e> {
    edges: &'e [(usize, usize)],
    visits: Vec<Visit>,
    route: Vec<usize>,
    found: Vec<Cycle>,
}

/// One cycle for each edge that leads back into the route searched; without these edges the graph has none. Edges
/// join nodes below `nodes`; others are passed over.
pub(super) fn cycles(nodes: usize, edges: &[(usize, usize)]) -> Vec<Cycle> {
    let mut search = Search {
        edges,
        visits: vec![Visit::Not; nodes],
        route: Vec::new(),
        found: Vec::new(),
    };
    for node in 0..nodes {
        search.visit(node);
    }
    search.found
}

impl Search<'_> {
    /// The search keeps its own stack: a file may hold a chain of any length.
    fn visit(&mut self, root: usize) {
        if self.visits.get(root) != Some(&Visit::Not) {
            return;
        }
        let mut next_edges = vec![0];
        self.enter(root);
        while let (Some(node), Some(next)) = (self.route.last().copied(), next_edges.last_mut()) {
            let rest = self.edges.iter().enumerate().skip(*next);
            let Some((edge, (_, target))) = rest.into_iter().find(|(_, edge)| edge.0 == node)
            else {
                self.leave(node);
                next_edges.pop();
                continue;
            };
            *next = edge + 1;
            match self.visits.get(*target) {
                Some(Visit::Not) => {
                    self.enter(*target);
                    next_edges.push(0);
                }
                Some(Visit::OnRoute) => self.close(edge, *target),
                Some(Visit::Done) | None => {}
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.mark(node, Visit::OnRoute);
        self.route.push(node);
    }

    fn leave(&mut self, node: usize) {
        self.mark(node, Visit::Done);
        self.route.pop();
    }

    fn mark(&mut self, node: usize, visit: Visit) {
        if let Some(slot) = self.visits.get_mut(node) {
            *slot = visit;
        }
    }

    fn close(&mut self, closing_edge: usize, first: usize) {
        let on_cycle = self.route.iter().copied().skip_while(|node| *node != first);
        let constructs = on_cycle.chain([first]).collect();
        self.found.push(Cycle {
            constructs,
            closing_edge,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acyclic_graph_has_none() {
        assert_eq!(cycles(4, &[(0, 1), (0, 2), (1, 3), (2, 3)]), []);
        assert_eq!(cycles(0, &[]), []);
    }

    #[test]
    fn every_closing_edge_gives_its_cycle() {
        let found = cycles(4, &[(0, 1), (1, 2), (2, 1), (2, 3), (3, 0)]);
        let expected = [(vec![1, 2, 1], 2), (vec![0, 1, 2, 3, 0], 4)];
        let found: Vec<_> = found
            .into_iter()
            .map(|c| (c.constructs, c.closing_edge))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let chain: Vec<_> = (0..3000).map(|node| (node, node + 1)).collect();
        assert_eq!(cycles(3001, &chain), []);
    }
}
