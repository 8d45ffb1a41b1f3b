//! What makes a draft's higher-order constructs sound.

use super::checks::{at, no_such};
use super::draft::{Draft, DraftConstruct};
use super::hierarchy::{Hierarchy, HigherOrder};
use super::path_model::ConstructId;
use crate::diagnostics::{Code, Diagnostic};

/// The fewest dimensions of a higher-order construct: with one it would be that dimension.
const FEWEST_DIMENSIONS: usize = 2;

/// The higher-order constructs whose dimensions exist, and the faults of composition.
pub(super) fn resolved_hierarchy(draft: &Draft) -> (Hierarchy, Vec<Diagnostic>) {
    let mut reader = Composition {
        draft,
        taken: Vec::new(),
        faults: Vec::new(),
    };
    let written = draft.constructs.iter().enumerate();
    let higher: Vec<HigherOrder> = written
        .filter(|(_, written)| written.is_higher_order())
        .map(|(position, written)| HigherOrder {
            construct: ConstructId(position),
            dimensions: reader.dimensions(written),
        })
        .collect();
    let hierarchy = Hierarchy {
        stages: draft.stages,
        constructs: higher,
    };
    reader.paths_of_dimensions(&hierarchy);
    reader.index_is_no_dimension(&hierarchy);
    (hierarchy, reader.faults)
}

struct Composition<'d> {
    draft: &'d Draft,
    /// Dimensions that a higher-order construct has already.
    taken: Vec<ConstructId>,
    faults: Vec<Diagnostic>,
}

impl Composition<'_> {
    fn dimensions(&mut self, whole: &DraftConstruct) -> Vec<ConstructId> {
        let mut dimensions = Vec::new();
        if !whole.construct.indicators.is_empty() {
            self.fault(whole, "higher-order-own-items", whole.line);
        }
        let written = whole.dimensions.as_deref().unwrap_or_default();
        if written.len() < FEWEST_DIMENSIONS {
            self.fault(whole, "higher-order-too-few", whole.line);
        }
        for (name, line) in written {
            let Some(dimension) = self.draft.position(name) else {
                self.faults.push(at(no_such(self.draft, name), *line));
                continue;
            };
            let part = self.draft.constructs.get(dimension.0);
            if part.is_some_and(DraftConstruct::is_higher_order) {
                self.part_fault(whole, name, ("higher-order-third-order", *line));
            } else if self.taken.contains(&dimension) {
                self.part_fault(whole, name, ("higher-order-taken", *line));
            } else {
                self.taken.push(dimension);
                dimensions.push(dimension);
            }
        }
        dimensions
    }

    /// A dimension acts, and is acted on, through its whole alone.
    fn paths_of_dimensions(&mut self, hierarchy: &Hierarchy) {
        for path in &self.draft.paths {
            for name in [&path.source, &path.target] {
                let part = self.draft.position(name);
                if let Some(whole) = part.and_then(|part| hierarchy.whole(part))
                    && let Some(whole) = self.draft.constructs.get(whole.0)
                {
                    self.part_fault(whole, name, ("higher-order-path", path.line));
                }
            }
        }
    }

    fn index_is_no_dimension(&mut self, hierarchy: &Hierarchy) {
        let Some((name, line)) = &self.draft.index else {
            return;
        };
        let part = self.draft.position(name);
        if let Some(whole) = part.and_then(|part| hierarchy.whole(part))
            && let Some(whole) = self.draft.constructs.get(whole.0)
        {
            self.part_fault(whole, name, ("higher-order-index", *line));
        }
    }

    fn fault(&mut self, whole: &DraftConstruct, problem: &'static str, line: Option<usize>) {
        self.part_fault(whole, "", (problem, line));
    }

    fn part_fault(
        &mut self,
        whole: &DraftConstruct,
        dimension: &str,
        (problem, line): (&'static str, Option<usize>),
    ) {
        let fault = Diagnostic::new(Code::ModelBadComposition)
            .with("construct", &whole.construct.name)
            .with("dimension", dimension)
            .with_word("problem", problem);
        self.faults.push(at(fault, line));
    }
}
